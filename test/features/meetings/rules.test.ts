// The network's rules where a meeting is led: a summons that is late is said so, and a poll is asked by the majority of the day.
import { expect } from 'chai';
import { planMeeting } from '../../../server/features/meetings/index.ts';
import { recordRule } from '../../../server/features/organisations/index.ts';
import { appOfSuite } from '../../support/app.ts';
import { on } from '../../support/days.ts';
import { acting, done, heldMeeting, sessionOf, type HeldMeeting } from '../../support/held-meeting.ts';
import { expectPage, expectRedirect } from '../../support/page.ts';

describe('the network’s rules at its meetings', () => {
  const open = appOfSuite();
  let held: HeldMeeting;
  before(async function hold() {
    this.timeout(60_000);
    const { house, world } = open();
    await acting(house, null, async (desk) => {
      const from = on('2020-01-01');
      const notice = { weeksBefore: 8, weeksBeforeExtra: 2 };
      done(await recordRule(desk, world.network, { kind: 'notice', value: notice, from, clause: '6 §' }));
      const majority = { numerator: 3, denominator: 5, reach: 'atLeast', abstentions: 'counted' } as const;
      done(
        await recordRule(desk, world.network, { kind: 'majority', value: majority, from, clause: '11 §' }),
      );
    });
    held = await heldMeeting(house, world, 2);
  });

  it('tell the office that a summons should have been out, and everybody that it went out late', async () => {
    const { house, world } = open();
    const planned = await acting(house, null, async (desk) =>
      done(
        await planMeeting(desk, world.network, {
          ...{ kind: 'annual', name: 'Nästa', day: on('2026-04-27'), time: '', place: '' },
        }),
      ),
    );
    const path = `/moten/${planned.slug}`;
    const office = await open().as('networkOffice');
    const late =
      'Kallelsen är inte utsänd, och tiden har gått ut. Sista dag för kallelsen är 2 mars 2026 (6 §).';
    expect(expectPage(await office.get(`${path}/uppgifter`)).text).not.to.include('tiden har gått ut');
    open().clock.now += 86_400_000;
    const again = open().visitor(await sessionOf(open(), held.office));
    expect(expectPage(await again.get(`${path}/uppgifter`)).text).to.include(late);
    expect(expectPage(await open().stranger.get(path)).text).not.to.include('Kallelsen');
    expectRedirect(await again.post(`${path}/kallelse`));
    expect(expectPage(await open().stranger.get(path)).text).to.include(
      'Obs! Kallelsen gick ut för sent: 3 mars 2026.',
    );
  });

  it('leave it to a meeting that was called late to say whether it is duly summoned', async () => {
    const chair = open().visitor(await sessionOf(open(), held.chair));
    const page = expectPage(await chair.get(`/moten/${held.meeting.slug}/ledning?punkt=3`));
    expect(page.text).to.include('Kallelsen gick ut för sent');
    expect(page.value('decision')).to.equal('');
  });

  it('are what a poll is asked by, unless another majority is chosen', async () => {
    const chair = open().visitor(await sessionOf(open(), held.chair));
    const path = `/moten/${held.meeting.slug}`;
    const page = expectPage(await chair.get(`${path}/ledning?punkt=7`));
    const rule = 'Minst 3/5 av de avgivna rösterna, där den som avstår räknas som röstande';
    expect(page.text).to.include(`Enligt nätverkets regler: ${rule}`);
    expect(page.value('majority')).to.equal('byRule');
    const typed = {
      ...{ item: page.values('item')[0] ?? '', clause: page.values('clause')[0] ?? '', purpose: 'main' },
      ...{
        question: 'Ska att-satsen bifallas?',
        pollText: 'att',
        yesMeans: 'Ja',
        noMeans: 'Nej',
        quorum: '0',
      },
    };
    expectRedirect(await chair.post(`${path}/omrostningar`, { ...typed, majority: 'byRule' }));
    const { house } = open();
    const [poll] = await house.desk(house.engine.read, null).meetings.polls(held.meeting.id);
    expect(poll?.majority).to.deep.equal({
      ...{ numerator: 3, denominator: 5, isExceeded: false, countsAbstentions: true },
    });
    const prepared = expectPage(await chair.get(`${path}/ledning?punkt=7`));
    expect(prepared.value('majority')).to.equal('byRule');
  });
});

// A motion at a meeting: placed, decided att-sats by att-sats, referred back and decided again, followed up, closed.
import { expect } from 'chai';
import {
  closeMotion,
  decideClause,
  followUp,
  placeOnAgenda,
  prepareMotion,
  takeOffAgenda,
  withdrawMotion,
} from '../../../server/features/motions/index.ts';
import type { Motion, Outcome } from '../../../server/domain/motions/motion.ts';
import { isRefusal } from '../../../server/domain/refusal.ts';
import { planMeeting } from '../../../server/features/meetings/index.ts';
import { appOfSuite } from '../../support/app.ts';
import { expectLogged } from '../../support/assertions.ts';
import { on } from '../../support/days.ts';
import { acting, done, motionToDecide } from '../../support/held-meeting.ts';
import { expectPage, expectRedirect } from '../../support/page.ts';

describe('a motion at its meeting', () => {
  const open = appOfSuite();
  let motion: Motion;
  const meetings: string[] = [];
  const doing = <T>(act: Parameters<typeof acting<T>>[2]) => acting(open().house, null, act);
  const code = (answer: unknown): string | null => (isRefusal(answer) ? answer.refused : null);
  const decide = (
    index: number,
    outcome: Outcome,
    meetingId: string | undefined,
    wording: string | null = null,
  ) =>
    doing((desk) =>
      decideClause(desk, motion, {
        clauseId: motion.content.clauses[index]?.id ?? '',
        meetingId: meetingId ?? '',
        outcome,
        wording,
        votes: { yes: 5, no: 2, abstain: 1 },
        pollId: null,
      }),
    );

  before(async () => {
    motion = await motionToDecide(open().house, open().world);
    for (const day of ['2026-04-20', '2027-04-20']) {
      const planned = {
        kind: 'annual',
        name: `Årsmötet ${day.slice(0, 4)}`,
        day: on(day),
        time: '',
        place: '',
      } as const;
      meetings.push(done(await doing((desk) => planMeeting(desk, open().world.network, planned))).id);
    }
  });

  it('is decided only there, each att-sats once, and is decided with the last', async () => {
    const [first, second] = meetings;
    expect(code(await decide(0, 'approved', first))).to.equal('motion.notNow');
    done(await doing((desk) => placeOnAgenda(desk, motion, first ?? '')));
    done(await doing((desk) => takeOffAgenda(desk, motion)));
    done(await doing((desk) => placeOnAgenda(desk, motion, first ?? '')));
    expect(code(await decide(0, 'approved', second))).to.equal('motion.otherMeeting');
    expect(code(await decide(7, 'approved', first))).to.equal('motion.unknownClause');
    await expectLogged(open().house.engine, ['motion.clauseDecided'], () =>
      decide(0, 'approved', first, 'att nätverket tar fram två mönster'),
    );
    expect(code(await decide(0, 'rejected', first))).to.equal('motion.clauseDecided');
    expect(code(await doing((desk) => takeOffAgenda(desk, motion)))).to.equal('motion.clauseDecided');
    expect(code(await doing((desk) => withdrawMotion(desk, motion)))).to.equal('motion.partlyDecided');
    await expectLogged(open().house.engine, ['motion.clauseDecided', 'motion.decided'], () =>
      decide(1, 'referredBack', first),
    );
    const page = expectPage(await open().stranger.get('/motioner/natverket-2026-1'));
    expect(page.text)
      .to.include('att nätverket tar fram två mönster')
      .and.to.include('5 ja, 2 nej, 1 avstod')
      .and.to.include('Återremitterad')
      .and.to.include('Olika beslut');
    expect(page.links).to.include('/moten/natverket-2026');
    expect(expectPage(await open().stranger.get('/motioner?lage=decided&ar=2026')).text).to.include(
      'Olika beslut',
    );
  });

  it('comes again with what was referred back, and only that is decided', async () => {
    const [, second] = meetings;
    open().clock.now = Date.parse('2026-03-02T09:10:00.000Z');
    const office = await open().as('networkOffice');
    expectRedirect(await office.post('/motioner/natverket-2026-1/beredning'));
    done(await doing((desk) => placeOnAgenda(desk, motion, second ?? '')));
    expect(code(await decide(0, 'rejected', second))).to.equal('motion.clauseDecided');
    await expectLogged(open().house.engine, ['motion.clauseDecided', 'motion.decided'], () =>
      decide(1, 'approved', second),
    );
    expect(expectPage(await open().stranger.get('/motioner')).text).to.include('Bifallen');
    expect(code(await doing((desk) => prepareMotion(desk, motion)))).to.equal('motion.nothingToDecideAgain');
  });

  it('is followed up and closed', async () => {
    const office = await open().as('networkOffice');
    const path = '/motioner/natverket-2026-1';
    expectPage(await office.post(`${path}/uppfoljning`, { text: ' ' }), 422);
    expectRedirect(await office.post(`${path}/uppfoljning`, { text: 'Mönstret är klart.\nDet prövas nu.' }));
    done(await doing((desk) => followUp(desk, motion, 'Och nu är det prövat.')));
    expectRedirect(await office.post(`${path}/avslutning`));
    expect(code(await doing((desk) => closeMotion(desk, motion)))).to.equal('motion.notNow');
    const page = expectPage(await open().stranger.get(path));
    expect(page.text)
      .to.include('Det prövas nu.')
      .and.to.include('Och nu är det prövat.')
      .and.to.include('Avslutad');
  });
});

describe('the network’s rules on their page', () => {
  const open = appOfSuite();
  const path = '/natverk/natverket/regler';

  it('are read by everyone and recorded by the network’s office', async () => {
    const office = await open().as('networkOffice');
    const rule = { kind: 'motionDeadline', weeksBefore: '8', from: '2020-01-01', clause: '7 §' };
    await expectLogged(open().house.engine, ['rule.recorded'], async () =>
      expectRedirect(await office.post(path, rule)),
    );
    expectRedirect(await office.post(path, { ...rule, weeksBefore: '10', from: '2026-07-01' }));
    expectRedirect(
      await office.post(path, { kind: 'tie', rule: 'drawingOfLots', from: '2020-01-01', clause: '' }),
    );
    const page = expectPage(await open().stranger.get(path));
    expect(page.text)
      .to.include('senast 8 veckor före årsmötet')
      .and.to.include('senast 10 veckor före årsmötet')
      .and.to.include('Lotten avgör.');
    expect(page.text.indexOf('Gäller nu')).to.be.greaterThan(page.text.indexOf('10 veckor'));
    expect(expectPage(await open().stranger.get('/natverk/natverket')).links).to.include(path);
  });

  for (const [what, change, at, status] of [
    ['no number', { weeksBefore: 'åtta' }, 'weeksBefore.motionDeadline', 422],
    ['nothing before', { weeksBefore: '0' }, 'weeksBefore.motionDeadline', 422],
    ['a number too large', { weeksBefore: '999' }, 'weeksBefore.motionDeadline', 422],
    ['no whole day', { from: '2021' }, 'from.motionDeadline', 422],
    ['no day', { from: '' }, 'from.motionDeadline', 422],
    ['the same day again', { from: '2020-01-01' }, 'from.motionDeadline', 409],
    ['a clause too long', { clause: 'x'.repeat(61) }, 'clause.motionDeadline', 422],
  ] as const) {
    it(`are refused beside the field for ${what}, with what was typed`, async () => {
      const typed = {
        kind: 'motionDeadline',
        weeksBefore: '8',
        from: '2021-01-01',
        clause: '7 §',
        ...change,
      };
      const page = expectPage(await (await open().as('networkOffice')).post(path, typed), status);
      expect(page.errorAt(at)).to.be.a('string');
      expect(page.value('weeksBefore.motionDeadline')).to.equal(typed.weeksBefore);
    });
  }

  it('are of three kinds', async () => {
    expectPage(await (await open().as('networkOffice')).post(path, { kind: 'annat' }), 422);
    expectPage(await open().stranger.get('/natverk/granby/regler'), 404);
  });
});

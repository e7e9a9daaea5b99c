// What waits for somebody, on one page; and the navigation and first page that lead there.
import { expect } from 'chai';
import { day, type Day } from '../../../server/domain/language/dates.ts';
import { isRefusal, type Refusal } from '../../../server/domain/refusal.ts';
import { beginMotion, endorseMotion } from '../../../server/features/motions/index.ts';
import { planMeeting } from '../../../server/features/meetings/index.ts';
import { recordRule } from '../../../server/features/organisations/index.ts';
import type { HouseDesk } from '../../../server/house.ts';
import { appOfSuite } from '../../support/app.ts';
import { elementsOf } from '../../support/markup.ts';
import { expectPage, expectRedirect } from '../../support/page.ts';

const known = (text: string): Day => {
  const read = day(text);
  if (read === null) throw new Error(text);
  return read;
};

describe('what waits for somebody', () => {
  const open = appOfSuite();
  const done = <T>(work: (desk: HouseDesk) => Promise<T | Refusal>): Promise<T> =>
    open().house.engine.write(async (transaction) => {
      const answer = await work(open().house.desk(transaction, null));
      if (isRefusal(answer)) throw new Error(answer.refused);
      return answer;
    });

  it('asks a stranger to sign in, and comes back', async () => {
    expect(expectRedirect(await open().stranger.get('/vantar'))).to.equal('/logga-in?vidare=%2Fvantar');
  });

  it('is said plainly when it is nothing', async () => {
    const page = expectPage(await (await open().as('secretary')).get('/vantar'));
    expect(page.heading).to.equal('Väntar på mig');
    expect(page.text).to.include('Inget väntar på dig just nu.');
  });

  it('stands under its room with its last day, the nearest first, and only for whose it is', async () => {
    const { network, granby } = open().world;
    await done((desk) =>
      recordRule(desk, network, {
        ...{ kind: 'motionDeadline', value: { weeksBefore: 8 }, from: known('2020-01-01'), clause: '7 §' },
      }),
    );
    const meeting = await done((desk) =>
      planMeeting(desk, network, {
        ...{ kind: 'annual', name: 'Årsmöte 2026', day: known('2026-05-20'), time: '10.00', place: 'Granby' },
      }),
    );
    const heading = 'Ett & "två" <b>';
    const motion = await done((desk) =>
      beginMotion(desk, {
        ...{ networkId: network.id, moverId: granby.id, kind: 'motion' },
        content: {
          heading,
          clauses: [{ id: desk.newId(), text: 'att det görs' }],
          rationale: '',
          citations: [],
        },
      }),
    );
    await done((desk) =>
      endorseMotion(desk, motion, { on: known('2026-03-01'), minutes: '§ 3' }, motion.revision),
    );

    const page = expectPage(await (await open().as('secretary')).get('/vantar'));
    const [submission, delegates] = [
      `/motioner/utkast/${motion.id}/inlamning`,
      `/moten/${meeting.slug}/ombud`,
    ];
    expect(page.links.filter((link) => link === submission || link === delegates)).to.deep.equal([
      submission,
      delegates,
    ]);
    expect(page.text)
      .to.include(heading)
      .and.include('senast 25 mars 2026')
      .and.include('senast 20 maj 2026');
    for (const who of ['delegate', 'memberOfficial'] as const) {
      const other = expectPage(await (await open().as(who)).get('/vantar'));
      expect(other.text, who).to.include('Inget väntar på dig just nu.');
    }
  });

  it('says so when the last day has passed', async () => {
    const before = open().clock.now;
    open().clock.now = Date.parse('2026-04-02T08:00:00Z');
    const secretary = await open().stranger.post('/logga-in', {
      ...{ email: 'secretary@stadga.example', password: 'ett lösenord för prov' },
    });
    const cookie =
      (secretary.headers['set-cookie'] as unknown as readonly string[])[0]?.split(';')[0] ?? null;
    const page = expectPage(await open().visitor(cookie).get('/vantar'));
    open().clock.now = before;
    expect(page.text).to.include('Sista dagen har passerat: 25 mars 2026');
  });

  it('is ahead on the first page for everybody: the next annual meeting, and the last day for motions', async () => {
    const page = expectPage(await open().stranger.get('/'));
    expect(page.links).to.include('/moten/natverket-2026').and.include('/motioner').and.include('/verifiera');
    expect(page.text).to.include('Motioner ska ha kommit in senast 25 mars 2026.');
  });

  for (const [address, expected] of [
    ['/motioner', [['/motioner', 'page']]],
    ['/moten/natverket-2026', [['/moten', 'true']]],
    ['/natverk/natverket', [['/forbund', 'true']]],
    ['/om', []],
  ] as const) {
    it(`the navigation marks where ${address} belongs`, async () => {
      const { root } = expectPage(await open().stranger.get(address));
      const nav = [...elementsOf(root)].find(({ attributes }) => attributes.get('class') === 'site-nav');
      const links = nav === undefined ? [] : [...elementsOf(nav)].filter(({ tag }) => tag === 'a');
      expect(links.map(({ attributes }) => attributes.get('href'))).to.deep.equal([
        ...['/forbund', '/jamfor', '/motioner', '/moten', '/verifiera'],
      ]);
      const marked = links.filter(({ attributes }) => attributes.has('aria-current'));
      expect(
        marked.map(({ attributes }) => [attributes.get('href'), attributes.get('aria-current')]),
      ).to.deep.equal(expected);
    });
  }
});

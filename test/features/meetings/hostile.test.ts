// Hostile input to every form of the meetings: shown as text, refused in words, and never a fault.
import { expect } from 'chai';
import { decideItem, raiseYrkande } from '../../../server/features/meetings/index.ts';
import { appOfSuite, type Typed } from '../../support/app.ts';
import { expectNoChange } from '../../support/assertions.ts';
import { acting, done, heldMeeting, preparedPoll, type HeldMeeting } from '../../support/held-meeting.ts';
import { readMarkup, skeletonOf } from '../../support/markup.ts';
import { readPage } from '../../support/page.ts';

const attacks = [
  '<script>window.hit=1</script>',
  '"><img src=x onerror="window.hit=1">',
  '</textarea><script>window.hit=1</script>',
  '{{constructor.constructor "window.hit=1"}} {{{this}}}',
  '&lt;script&gt; ${window.hit=1} javascript:window.hit=1',
] as const;

describe('hostile input to meetings', () => {
  const open = appOfSuite();
  const meeting = '/moten/natverket-2026';
  let held: HeldMeeting;
  let poll = '';

  before(async () => {
    held = await heldMeeting(open().house, open().world, 2);
    poll = (await preparedPoll(open().house, held)).id;
  });

  it('stands in the pages as text, and the pages are the same as with harmless words', async () => {
    const office = await open().as('networkOffice');
    const [, clause] = held.motion.content.clauses;
    const items = await open().house.desk(open().house.engine.read, null).meetings.items(held.meeting.id);
    const withText = async (text: string): Promise<readonly string[]> => {
      await acting(open().house, held.office, async (desk) => {
        const refusal = await decideItem(desk, held.meeting, items[0]?.id ?? '', text);
        if (refusal !== null) done(refusal);
        return done(
          await raiseYrkande(desk, held.meeting, {
            ...{ motionId: held.motion.id, clauseId: clause?.id ?? '', kind: 'amend', text },
            byOrganisationId: null,
          }),
        );
      });
      const pages = [];
      for (const address of [meeting, `${meeting}/ledning?punkt=7&sats=2`, `${meeting}/protokoll`])
        pages.push((await office.get(address)).text);
      const [yrkande] = await open()
        .house.desk(open().house.engine.read, null)
        .meetings.yrkanden(held.meeting.id)
        .then((all) => all.filter(({ isWithdrawn }) => !isWithdrawn));
      await office.post(`${meeting}/yrkanden/${yrkande?.id ?? ''}/atertagande`);
      return pages;
    };
    const harmless = await withText('Ett beslut');
    for (const attack of attacks) {
      for (const [index, html] of (await withText(attack)).entries()) {
        expect(skeletonOf(readMarkup(html)), attack).to.deep.equal(
          skeletonOf(readMarkup(harmless[index] ?? '')),
        );
        expect(readPage({ text: html }).text, attack).to.include(attack.replace(/\s+/g, ' '));
      }
    }
  });

  const forms: readonly (readonly [string, Typed])[] = [
    [`${meeting}/dagordning`, { heading: 'x' }],
    [`${meeting}/dagordning/motioner`, { motion: 'x' }],
    [`${meeting}/dagordning/ingen`, { step: 'up' }],
    [`${meeting}/funktionarer`, { duty: 'attester', name: 'x', email: 'x' }],
    [`${meeting}/funktionarer/entledigande`, { officer: 'x' }],
    [`${meeting}/ombud`, { ...{ organisation: 'x', delegate: 'x', alternate: 'x' }, delegateName: 'x' }],
    [`${meeting}/ombud/lank`, { organisation: 'x', person: 'delegate' }],
    [`${meeting}/rostlangd`, { organisation: 'x', step: 'delegate', reason: 'x' }],
    [`${meeting}/yrkanden`, { motion: 'x', clause: 'x', kind: 'amend', by: 'x', yrkandeText: 'x' }],
    [`${meeting}/beslut`, { item: 'x', decision: 'x' }],
    [`${meeting}/beslut`, { motion: 'x', clause: 'x', outcome: 'approved', wording: 'x', poll: 'x' }],
    [
      `${meeting}/omrostningar`,
      {
        ...{ item: 'x', clause: 'x', question: 'x', pollText: 'x', yesMeans: 'x', noMeans: 'x' },
        ...{ majority: 'simple', quorum: '0' },
      },
    ],
    ['/moten/nytt', { network: 'natverket', kind: 'annual', name: 'x', day: 'x', time: 'x', place: 'x' }],
    [`${meeting}/justering`, { hash: 'x' }],
  ];
  const values: readonly (readonly [string, string])[] = [
    ['a script', attacks[0]],
    ['20 000 letters', 'å'.repeat(20_001)],
    ['a direction mark', 'ab\u202ecd'],
    ['a number beyond every column', '99999999999999999999'],
    ['a personal number', '19800101-1234'],
    ['nothing', ''],
    ['half a pair', '\ud800'],
  ];

  for (const [address, typed] of forms) {
    it(`POST ${address} with ${Object.keys(typed).join(', ')}`, async () => {
      const office = await open().as('networkOffice');
      for (const name of Object.keys(typed)) {
        for (const [what, value] of values) {
          const answer = await office.post(address, { ...typed, [name]: value });
          expect(answer.status, `${name}: ${what}`).to.be.below(500);
          if (answer.status !== 303) readPage(answer);
        }
      }
      await expectNoChange(open().house.engine, async () => {
        expect((await office.post(address, { ...typed, extra: 'x' })).status).to.be.within(400, 499);
        expect((await office.post(address, {})).status).to.be.within(400, 499);
        for (const name of Object.keys(typed))
          expect((await office.post(address, { ...typed, [name]: 'a\0b' })).status).to.equal(422);
      });
    });
  }

  it('a yrkande by nobody of the meeting is refused', async () => {
    const office = await open().as('networkOffice');
    const [clause] = held.motion.content.clauses;
    const answer = await office.post(`${meeting}/yrkanden`, {
      ...{ motion: held.motion.id, clause: clause?.id ?? '', kind: 'approve', by: 'ingen', yrkandeText: '' },
    });
    expect(answer.status).to.equal(422);
  });

  it('a ballot of nonsense is refused and stores nothing', async () => {
    const delegate = await open().as('delegate');
    for (const typed of [
      {},
      { choice: 'yes' },
      { choice: ['yes', 'no'], key: 'a'.repeat(32) },
      { choice: 'yes', key: ['a'.repeat(32), 'b'.repeat(32)] },
      { choice: 'yes', key: `${'a'.repeat(31)}å` },
      { choice: 'yes', key: 'a'.repeat(100_000) },
      { choice: 'yes', key: 'a'.repeat(32), votes: '1000' },
    ]) {
      const answer = await delegate.post(`/omrostningar/${poll}/rost`, typed);
      expect(answer.status, JSON.stringify(typed).slice(0, 60)).to.be.within(400, 499);
    }
    for (const id of ['ingen', '%27%3B--', 'a'.repeat(5000)])
      expect(
        (await delegate.post(`/omrostningar/${id}/rost`, { choice: 'yes', key: 'a'.repeat(32) })).status,
      ).to.equal(404);
    expect(await open().house.desk(open().house.engine.read, null).meetings.castCount(poll)).to.equal(0);
  });

  it('addresses of nonsense lead nowhere', async () => {
    const office = await open().as('networkOffice');
    for (const address of ['/moten/ingen', '/moten/%00', '/omrostningar/ingen', '/moten/NATVERKET-2026'])
      expect((await office.get(address)).status, address).to.be.oneOf([404, 422]);
    for (const query of ['punkt=-1', 'punkt=1e9&sats=x', 'punkt=7&sats=-3', 'punkt=NaN', 'punkt=7&sats=1.5'])
      expect((await office.get(`${meeting}/ledning?${query}`)).status, query).to.equal(200);
  });
});

// A refused form of a proposal's round, drawn with its comparisons while others write: no write waits for them.
import { expect } from 'chai';
import { openApp, type TestApp } from '../../support/app.ts';
import { expectPage, expectRedirect } from '../../support/page.ts';
import { askedOf, deviatingText, dispatched, officialNamed, root } from '../../support/rounds.ts';

describe('a refused form that shows a comparison', () => {
  let app: TestApp;
  let compared = 0;
  let board = '';
  let member = '';

  before(async () => {
    // Each comparison first lets somebody else's write through. Within a write of its own that would throw: a write
    // never waits for itself.
    app = await openApp(undefined, {}, (house) => ({
      ...house,
      comparer: {
        ...house.comparer,
        compare: async (asked) => {
          await house.engine.write((transaction) =>
            house.desk(transaction, null).serialise('somebody else’s'),
          );
          compared += 1;
          return house.comparer.compare(asked);
        },
      },
    }));
    const proposal = await dispatched(app, { kind: 'whenAdoptedAndSigned', earliest: null });
    const [first] = await askedOf(app, proposal);
    await officialNamed(app, first?.memberId ?? '');
    board = `${root}/${proposal.id}`;
    member = `${board}/antagande/${first?.slug ?? ''}`;
    const given = { ...answer, answer: 'adoptedDeviating', deviation: deviatingText };
    expectRedirect(await (await app.as('secretary')).upload(member, given));
  });
  after(() => app.close());

  const answer = {
    ...{ round: '1', answer: 'adopted', decidedOn: '2026-03-01', minutes: '§ 12', registryNumber: 'KS 7' },
    note: '',
  };
  const forms: readonly (readonly [string, () => string, Readonly<Record<string, string>>, number])[] = [
    ['a revision without a reason', () => `${board}/revidering`, { revision: '2', because: '' }, 422],
    ['a withdrawal without a reason', () => `${board}/aterkallelse`, { revision: '2', because: '' }, 422],
    ['a lapse without a reason', () => `${board}/forfall`, { revision: '2', because: '' }, 422],
    [
      'a revision of what another changed',
      () => `${board}/revidering`,
      { revision: '1', because: 'Så.' },
      409,
    ],
    ['a lapse of what another changed', () => `${board}/forfall`, { revision: '1', because: 'Så.' }, 409],
    ['a question that is too long', () => `${member}/fraga`, { round: '1', note: 'x'.repeat(9000) }, 422],
    ['a question in a round that is over', () => `${member}/fraga`, { round: '7', note: '' }, 409],
    ['a retraction without a reason', () => `${member}/atertagande`, { round: '1', reason: '' }, 422],
    [
      'a retraction in a round that is over',
      () => `${member}/atertagande`,
      { round: '7', reason: 'Fel.' },
      409,
    ],
    ['a signature without a day', () => `${member}/underskrift`, { round: '1', signedOn: '' }, 422],
    [
      'a signature of who has not adopted',
      () => `${member}/underskrift`,
      { round: '1', signedOn: '2026-03-02' },
      409,
    ],
    ['an answer that another gave meanwhile', () => member, { ...answer, seen: 'an older one' }, 409],
  ];
  for (const [what, address, typed, status] of forms)
    it(`lets others write meanwhile: ${what}`, async () => {
      const before = compared;
      const chair = await app.as('chair');
      const isFileForm = address() === member || address().endsWith('/underskrift');
      const page = expectPage(await chair[isFileForm ? 'upload' : 'post'](address(), typed), status);
      expect(page.mistakes).to.not.deep.equal([]);
      expect(compared).to.be.greaterThan(before);
    });
});

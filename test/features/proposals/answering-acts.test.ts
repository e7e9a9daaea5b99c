// A member's answer: what counts as adopting, what is refused, and that nothing of it is ever lost.
import { expect } from 'chai';
import type { Proposal } from '../../../server/domain/proposals/proposal.ts';
import type { AnswerRow } from '../../../server/domain/proposals/ratification.ts';
import { tallyOf, type Tally } from '../../../server/domain/proposals/ratification-tally.ts';
import {
  askAgain,
  confirmRatification,
  confirmSignatures,
  endContact,
  nameContact,
  dispatchProposal,
  recordAnswer,
  recordSignature,
  retractAnswer,
  reviseProposal,
  type NewAnswer,
} from '../../../server/features/proposals/index.ts';
import { appOfSuite, beginning, type TestApp } from '../../support/app.ts';
import { expectLogged, expectNoChange } from '../../support/assertions.ts';
import { emailOf, granbyTexts, wording, type Somebody } from '../../support/cast.ts';
import { known, on } from '../../support/days.ts';
import {
  allAdopt,
  answerOf,
  approvedBy,
  begun,
  doAs,
  doneAs,
  latest,
  membersOf,
  ratifiedByAll,
  refusedOf,
  sentOut,
} from '../../support/proposals.ts';
import { read } from '../../support/rounds.ts';

const proposed = wording('Förbundet ska stödja samordning mellan medlemmarna.', 'åtta');
const otherWords = proposed.replace('åtta', 'nio');

const sent = async (app: TestApp): Promise<Proposal> => sentOut(app, await begun(app, proposed));
const firstOf = async (app: TestApp, proposal: Proposal): Promise<string> =>
  (await membersOf(app, proposal))[0] ?? '';

const answer = (
  app: TestApp,
  proposal: Proposal,
  memberId: string,
  change: Partial<NewAnswer> = {},
  who: Somebody = 'secretary',
) => doAs(app, who, (desk) => recordAnswer(desk, proposal, answerOf(memberId, change)));

async function tally({ house }: TestApp, { id }: Proposal): Promise<Tally> {
  const { proposals } = house.desk(house.engine.read, null);
  const round = (await proposals.newestRounds([id])).get(id);
  return tallyOf(round ?? { members: [] }, round === undefined ? [] : await proposals.answers(round.id));
}

describe("a member's answer", () => {
  const app = appOfSuite();

  /** Refused with nothing changed. */
  const refused = async (proposal: Proposal, memberId: string, change: Partial<NewAnswer>): Promise<string> =>
    refusedOf(await expectNoChange(app().house.engine, () => answer(app(), proposal, memberId, change)));

  it('adopts, also on condition that the others decide alike', async () => {
    const proposal = await sent(app());
    const [first = '', second = ''] = await membersOf(app(), proposal);
    const { entries } = await expectLogged(app().house.engine, ['ratification.answered'], () =>
      answer(app(), proposal, first, { condition: 'othersAlike', registryNumber: 'KS 2026/4' }),
    );
    expect(entries[0]?.facts).to.include({ answer: 'adopted', condition: 'othersAlike', minutes: '47' });
    await answer(app(), proposal, second);
    expect(await tally(app(), proposal)).to.include({ adopted: 2, isUnanimous: false });
  });

  for (const ticked of ['adopted', 'adoptedDeviating'] as const) {
    it(`adopts with a text that is the proposal's own, though ${ticked} was ticked and it was typed otherwise`, async () => {
      const proposal = await sent(app());
      const typed = proposed
        .replace(/\n/g, '\r\n')
        .replace('1. leda', '1) leda')
        .replace('2. svara', '2) svara');
      const row = await answer(app(), proposal, await firstOf(app(), proposal), {
        ...{ answer: ticked, condition: 'othersAlike', deviation: read(typed) },
      });
      expect(row).to.include({ answer: 'adopted', condition: 'othersAlike' });
      expect(row).to.have.nested.property('handedIn.source', typed);
    });

    it(`does not adopt with other words, though ${ticked} was ticked`, async () => {
      const proposal = await sent(app());
      const memberId = await firstOf(app(), proposal);
      const given = { answer: ticked, condition: 'othersAlike', deviation: read(otherWords) } as const;
      const row = (await answer(app(), proposal, memberId, given)) as AnswerRow;
      expect(row).to.include({ answer: 'adoptedDeviating', condition: 'none' });
      expect(row.handedIn?.source).to.equal(otherWords);
      expect(await tally(app(), proposal)).to.include({ adopted: 0 });
    });
  }

  it('does not adopt with one letter more', async () => {
    const proposal = await sent(app());
    const deviation = read(proposed.replace('åtta ledamöter', 'åtta ledamöters'));
    expect(await answer(app(), proposal, await firstOf(app(), proposal), { deviation })).to.include({
      answer: 'adoptedDeviating',
    });
  });

  for (const [says, change] of [
    [
      'another title',
      (text: string) => text.replace('Samordningsförbundet Granby', 'Samordningsförbundet X'),
    ],
    ['a line before the clauses', (text: string) => text.replace('1 §', 'Medlemmar är alla.\n\n1 §')],
    ['the rubric of a chapter', (text: string) => text.replace('1 §', '1 kap. Utträde\n\n1 §')],
    [
      'other numbers in a list',
      (text: string) => text.replace('1. leda', '3. leda').replace('2. svara', '7. svara'),
    ],
  ] as const)
    it(`does not adopt with ${says}, and keeps what was handed in`, async () => {
      const proposal = await sent(app());
      const source = change(proposed);
      const row = await answer(app(), proposal, await firstOf(app(), proposal), { deviation: read(source) });
      expect(row).to.include({ answer: 'adoptedDeviating' });
      expect(row).to.have.nested.property('handedIn.source', source);
    });

  it('does not adopt with the old title, where only the title is to be changed', async () => {
    const old = granbyTexts['2024-07-01'];
    const named = old.replace('Samordningsförbundet Granby', 'Samordningsförbundet Granby-Norra');
    const proposal = await sentOut(app(), await begun(app(), named));
    const deviation = read(old);
    expect(await answer(app(), proposal, await firstOf(app(), proposal), { deviation })).to.include({
      answer: 'adoptedDeviating',
    });
  });

  it('keeps no words of a no', async () => {
    const proposal = await sent(app());
    const [first = '', second = ''] = await membersOf(app(), proposal);
    for (const [memberId, said] of [
      [first, 'refused'],
      [second, 'referredBack'],
    ] as const)
      expect(await answer(app(), proposal, memberId, { answer: said, deviation: read(proposed) })).to.include(
        { answer: said, condition: 'none', handedIn: null },
      );
    expect((await latest(app(), proposal)).state).to.equal('outForRatification');
  });

  it('is refused twice where it adopted, whoever asks', async () => {
    const proposal = await sent(app());
    const memberId = await firstOf(app(), proposal);
    await answer(app(), proposal, memberId);
    for (const change of [{}, { answer: 'refused' }, { deviation: read(otherWords) }] as const)
      expect(await refused(proposal, memberId, change)).to.equal('ratification.alreadyAnswered');
  });

  it('counts anew after it was taken back with a reason, and the old one stays to be read', async () => {
    const proposal = await sent(app());
    const memberId = await firstOf(app(), proposal);
    await answer(app(), proposal, memberId);
    const which = { roundNumber: 1, memberId };
    const without = await doAs(app(), 'secretary', (desk) =>
      retractAnswer(desk, proposal, { ...which, reason: ' ' }),
    );
    expect(refusedOf(without)).to.equal('form.required');
    await doneAs(app(), 'secretary', (desk) =>
      retractAnswer(desk, proposal, { ...which, reason: 'Fel paragraf.' }),
    );
    expect(await tally(app(), proposal)).to.include({ adopted: 0 });
    await answer(app(), proposal, memberId, { minutes: '48' });
    const { standings } = await tally(app(), proposal);
    expect(standings[0]?.row).to.include({ answer: 'adopted', minutes: '48', sequence: 3 });
  });

  it('can be asked for again where it was no adoption, and only there', async () => {
    const proposal = await sent(app());
    const memberId = await firstOf(app(), proposal);
    const again = () =>
      doAs(app(), 'secretary', (desk) =>
        askAgain(desk, proposal, { roundNumber: 1, memberId, note: 'Nu tydligare.' }),
      );
    expect(refusedOf(await again())).to.equal('ratification.notAnswered');
    await answer(app(), proposal, memberId, { answer: 'refused' });
    expect(await again()).to.include({ answer: 'askedAgain' });
    await answer(app(), proposal, memberId);
    expect(refusedOf(await again())).to.equal('ratification.notAnswered');
  });

  it('is a day of the past, not before the board decided', async () => {
    const proposal = await sent(app());
    const memberId = await firstOf(app(), proposal);
    for (const [decidedOn, code] of [
      ['2026-03-01', 'ratification.beforeProposal'],
      ['2026-03-03', 'ratification.inTheFuture'],
      ['2028-02-29', 'ratification.inTheFuture'],
    ] as const)
      expect(await refused(proposal, memberId, { decidedOn: on(decidedOn) })).to.equal(code);
    expect(await answer(app(), proposal, memberId, { decidedOn: on('2026-03-02') })).to.include({
      decidedOn: '2026-03-02',
    });
  });

  it('is a day in Sweden: at midnight there, also where summer time begins', async () => {
    const proposal = await sent(app());
    const [first = '', second = ''] = await membersOf(app(), proposal);
    const { clock } = app();
    clock.now = Date.parse('2026-03-28T22:59:59.999Z');
    expect(await refused(proposal, first, { decidedOn: on('2026-03-29') })).to.equal(
      'ratification.inTheFuture',
    );
    clock.now = Date.parse('2026-03-28T23:00:00.000Z');
    expect(await answer(app(), proposal, first, { decidedOn: on('2026-03-29') })).to.include({
      answer: 'adopted',
    });
    clock.now = Date.parse('2026-03-29T22:00:00.000Z');
    expect(await answer(app(), proposal, second, { decidedOn: on('2026-03-30') })).to.include({
      answer: 'adopted',
    });
    clock.now = beginning;
  });

  it('can be found again by its § or its registry number', async () => {
    const proposal = await sent(app());
    const memberId = await firstOf(app(), proposal);
    expect(await refused(proposal, memberId, { minutes: ' ', registryNumber: '' })).to.equal(
      'ratification.withoutReference',
    );
    const given = { minutes: '', registryNumber: 'Af-2026/17' };
    expect(await answer(app(), proposal, memberId, given)).to.include({ registryNumber: 'Af-2026/17' });
  });

  it('has its words where it deviates, with at least a clause', async () => {
    const proposal = await sent(app());
    const memberId = await firstOf(app(), proposal);
    expect(await refused(proposal, memberId, { answer: 'adoptedDeviating' })).to.equal(
      'ratification.withoutDeviation',
    );
    const deviation = read('Vi antog något annat.');
    expect(await refused(proposal, memberId, { deviation })).to.equal('statute.withoutClause');
  });

  it('is refused from whoever was not asked', async () => {
    const proposal = await sent(app());
    for (const memberId of ['nobody', app().world.network.id, app().world.granby.id])
      expect(await refused(proposal, memberId, {})).to.equal('ratification.notAsked');
  });

  it('is refused from a member that has left since', async () => {
    const proposal = await sent(app());
    const memberId = await firstOf(app(), proposal);
    const { organisations } = app().house.desk(app().house.engine.read, null);
    const spells = await organisations.memberships(app().world.granby.id);
    const spell = spells.find((each) => each.memberId === memberId);
    if (spell === undefined) throw new Error('it is a member');
    await app().house.engine.write((transaction) =>
      app()
        .house.desk(transaction, null)
        .organisations.changeMembership({ ...spell, to: known('2026-03-01') }),
    );
    expect(await refused(proposal, memberId, {})).to.equal('ratification.hasLeft');
    await app().house.engine.write((transaction) =>
      app()
        .house.desk(transaction, null)
        .organisations.changeMembership({ ...spell, revision: spell.revision + 1, to: null }),
    );
  });

  it('goes to the newest round only', async () => {
    const proposal = await sent(app());
    const memberId = await firstOf(app(), proposal);
    await answer(app(), proposal, memberId);
    const revised = await doneAs(app(), 'secretary', (desk) =>
      reviseProposal(desk, proposal, { revision: proposal.revision, because: 'Ett ord.' }),
    );
    expect(await refused(revised, memberId, {})).to.equal('proposal.notNow');
    const again = await sentOut(app(), revised);
    expect(await refused(again, memberId, { roundNumber: 1 })).to.equal('ratification.oldRound');
    expect(await answer(app(), again, memberId, { roundNumber: 2 })).to.include({ sequence: 1 });
    const { proposals } = app().house.desk(app().house.engine.read, null);
    const rounds = await proposals.rounds(proposal.id);
    expect(
      await Promise.all(rounds.map(async ({ id }) => (await proposals.answers(id)).length)),
    ).to.deep.equal([1, 1]);
  });
});

describe('the end of a round', () => {
  const app = appOfSuite();
  const confirm = (proposal: Proposal, who: Somebody | null, roundNumber = 1) =>
    doAs(app(), who, (desk) => confirmRatification(desk, proposal, { roundNumber }));

  it('needs every member, and names those that are missing', async () => {
    const proposal = await sent(app());
    const members = await membersOf(app(), proposal);
    for (const memberId of members.slice(1)) await answer(app(), proposal, memberId);
    const no = await confirm(proposal, 'chair');
    expect(no).to.deep.include({ refused: 'ratification.missingAdoptions' });
    expect(no).to.have.deep.property('facts', { members: 'Granbys kommun' });
  });

  it('needs another person than recorded the last adoption, and somebody at all', async () => {
    const proposal = await sent(app());
    const members = await membersOf(app(), proposal);
    for (const memberId of members.slice(1)) await answer(app(), proposal, memberId);
    await answer(app(), proposal, members[0] ?? '', {}, 'chair');
    expect(refusedOf(await confirm(proposal, 'chair'))).to.equal('ratification.samePerson');
    expect(refusedOf(await confirm(proposal, null))).to.equal('access.signIn');
    expect(refusedOf(await confirm(proposal, 'boardMember', 2))).to.equal('ratification.oldRound');
    expect(await confirm(proposal, 'boardMember')).to.deep.include({ state: 'ratified' });
    expect(refusedOf(await confirm(proposal, 'secretary'))).to.equal('proposal.notNow');
  });

  it('needs another person than named the contact that recorded the last adoption', async () => {
    const proposal = await sentOut(app(), await begun(app(), wording('Ännu ett ändamål.', 'tolv')));
    const [first = '', ...others] = await membersOf(app(), proposal);
    const named = await doneAs(app(), 'secretary', (desk) =>
      nameContact(desk, app().world.granby, first, emailOf('memberOfficial')),
    );
    for (const memberId of others) await answer(app(), proposal, memberId);
    await answer(app(), proposal, first, {}, 'memberOfficial');
    expect(refusedOf(await confirm(proposal, 'secretary'))).to.equal('ratification.contactNamed');
    await doneAs(app(), 'secretary', (desk) => endContact(desk, app().world.granby, named.id));
    expect(refusedOf(await confirm(proposal, 'secretary')), 'ended or not').to.equal(
      'ratification.contactNamed',
    );
    expect(await confirm(proposal, 'chair')).to.deep.include({ state: 'ratified' });
  });

  it('waits for signatures where the rule asks for them, and enters into force when the last is confirmed', async () => {
    const draft = await begun(app(), otherWords, {
      forceRule: { kind: 'whenAdoptedAndSigned', earliest: on('2026-06-01') },
    });
    const ratified = await ratifiedByAll(app(), await sentOut(app(), draft));
    expect(ratified).to.deep.include({ state: 'ratified', versionId: null });
    const members = await membersOf(app(), ratified);
    const sign = (memberId: string, signedOn: string, roundNumber = 1) =>
      doAs(app(), 'secretary', (desk) =>
        recordSignature(desk, ratified, { roundNumber, memberId, signedOn: on(signedOn), attachment: null }),
      );
    const [first = '', ...others] = members;
    expect(refusedOf(await sign(first, '2026-03-03'))).to.equal('ratification.inTheFuture');
    expect(refusedOf(await sign(first, '2026-02-28'))).to.equal('ratification.signedBeforeAdopted');
    expect(refusedOf(await sign(first, '2026-03-02', 2))).to.equal('ratification.oldRound');
    expect(refusedOf(await sign('nobody', '2026-03-02'))).to.equal('ratification.notAsked');
    for (const memberId of others) expect(await sign(memberId, '2026-03-02')).to.include({ versionId: null });
    expect(refusedOf(await sign(others[0] ?? '', '2026-03-01'))).to.equal('ratification.alreadySigned');
    const confirmSigned = (who: Somebody) =>
      doAs(app(), who, (desk) => confirmSignatures(desk, ratified, { roundNumber: 1 }));
    expect(refusedOf(await confirmSigned('chair'))).to.equal('ratification.missingSignatures');
    expect(await sign(first, '2026-03-02')).to.include({ versionId: null });
    expect(refusedOf(await confirmSigned('secretary'))).to.equal('ratification.samePerson');
    expect(await confirmSigned('chair'))
      .to.have.property('versionId')
      .that.is.a('string');
    const versions = await app()
      .house.desk(app().house.engine.read, null)
      .statutes.versions(app().world.granby.id);
    expect(versions.at(-1)).to.include({ effectiveFrom: '2026-06-01', evidence: 'ratified' });
  });

  it('asks for no signatures where the rule does not', async () => {
    const proposal = await sent(app());
    await allAdopt(app(), proposal);
    const sign = () =>
      doAs(app(), 'secretary', async (desk) =>
        recordSignature(desk, proposal, {
          ...{ roundNumber: 1, memberId: await firstOf(app(), proposal), attachment: null },
          signedOn: on('2026-03-02'),
        }),
      );
    expect(refusedOf(await sign())).to.equal('proposal.notNow');
  });

  it('is sent only forward in time, and never with nobody to ask', async () => {
    const approved = await approvedBy(app(), await begun(app(), wording('Något helt annat.')));
    const dispatch = (answerBy: string | null) =>
      doAs(app(), 'secretary', (desk) =>
        dispatchProposal(desk, approved, {
          ...{ revision: approved.revision, bodies: new Map() },
          answerBy: answerBy === null ? null : on(answerBy),
        }),
      );
    expect(refusedOf(await dispatch('2026-03-01'))).to.equal('proposal.answerByPassed');
    expect(await dispatch('2026-03-02')).to.deep.include({ state: 'outForRatification' });
  });
});

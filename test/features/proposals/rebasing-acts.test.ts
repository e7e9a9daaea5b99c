// Several proposals at once: when one is adopted the others are carried over, or wait for their conflicts; nothing is lost.
import { expect } from 'chai';
import type { Choice } from '../../../server/domain/comparison/merge-conflicts.ts';
import { mergeStatutes } from '../../../server/domain/comparison/merge.ts';
import { isSuperseded } from '../../../server/domain/proposals/lifecycle.ts';
import type { Proposal, ProposalText } from '../../../server/domain/proposals/proposal.ts';
import { readInVersion } from '../../../server/features/statutes/index.ts';
import {
  approveProposal,
  confirmRatification,
  openConsultation,
  rebaseOthers,
  recordAnswer,
  recordSignature,
  reviseProposal,
  settleRebase,
} from '../../../server/features/proposals/index.ts';
import type { HouseDesk } from '../../../server/house.ts';
import { openApp, type TestApp } from '../../support/app.ts';
import { expectNoChange } from '../../support/assertions.ts';
import { known, on } from '../../support/days.ts';
import {
  allAdopt,
  answerOf,
  approvedBy,
  begun,
  clauses,
  decision,
  doAs,
  doneAs,
  latest,
  membersOf,
  person,
  ratifiedByAll,
  refusedOf,
  rewritten,
  sentOut,
} from '../../support/proposals.ts';
import { acting } from '../../support/held-meeting.ts';

const reading = ({ house }: TestApp): HouseDesk => house.desk(house.engine.read, null);
const newWords = (number: number): string => `Om fråga ${String(number)} beslutar medlemmarna var för sig.`;
const otherWords = (number: number): string => `Om fråga ${String(number)} beslutar ingen alls numera.`;
const count = 30;

describe('proposals of one statute at once', () => {
  let app: TestApp;
  beforeEach(async () => {
    app = await openApp();
    await doneAs(app, 'secretary', (desk) =>
      readInVersion(desk, app.world.granby, {
        ...{ source: clauses(count), effectiveFrom: known('2025-01-01'), decisions: [] },
      }),
    );
  });
  afterEach(() => app.close());

  const textOf = async (proposal: Proposal): Promise<ProposalText> => {
    const { textNumber } = await latest(app, proposal);
    const text = await reading(app).proposals.text(proposal.id, textNumber);
    if (text === null) throw new Error('a proposal has a text');
    return text;
  };
  const changing = (
    number: number,
    change: Parameters<typeof begun>[2] = {},
    words = newWords(number),
  ): Promise<Proposal> => begun(app, clauses(count, { [number]: words }), change);
  const amendments = { adoptedAs: 'amendments' } as const;

  it('are carried over, drafted, consulted on and approved; what the board approved falls', async () => {
    const [draft, consulted, approved] = [await changing(2), await changing(3), await changing(4)];
    await doneAs(app, 'secretary', (desk) =>
      openConsultation(desk, consulted, { revision: 1, answerBy: on('2026-04-01') }),
    );
    await approvedBy(app, approved);
    const adopted = await ratifiedByAll(app, await sentOut(app, await changing(1)));
    for (const [proposal, number, state] of [
      [draft, 2, 'draft'],
      [consulted, 3, 'consultation'],
      [approved, 4, 'draft'],
    ] as const) {
      expect(await latest(app, proposal)).to.deep.include({ state, board: null, rebaseOnto: null });
      const text = await textOf(proposal);
      expect(text).to.include({ because: 'rebased', baseVersionId: adopted.versionId, number: 2 });
      expect(text.source).to.include(newWords(1)).and.to.include(newWords(number));
      expect(text.amendments.map(({ clause }) => clause?.number)).to.deep.equal([String(number)]);
    }
  });

  it('are not decided on while two of their clauses have one number', async () => {
    const doubled = await begun(app, `${clauses(count)}\n\n7 § Ännu en sjunde\nOm detta beslutar styrelsen.`);
    const refusal = await doAs(app, 'chair', (desk) =>
      approveProposal(desk, doubled, { revision: doubled.revision, decision }),
    );
    expect(refusal).to.deep.include({ refused: 'proposal.numberTwice', facts: { number: '7' } });
  });

  it('stand as adopted where they are with the members as amendments', async () => {
    const sent = await sentOut(app, await changing(2, amendments));
    const [first = '', ...others] = await membersOf(app, sent);
    await doneAs(app, 'secretary', (desk) => recordAnswer(desk, sent, answerOf(first)));
    await ratifiedByAll(app, await sentOut(app, await changing(1)));
    expect(await latest(app, sent)).to.deep.include({ state: 'outForRatification', rebaseOnto: null });
    for (const memberId of others)
      await doneAs(app, 'secretary', (desk) => recordAnswer(desk, sent, answerOf(memberId)));
    const done = await doneAs(app, 'chair', (desk) => confirmRatification(desk, sent, { roundNumber: 1 }));
    const version = await reading(app).statutes.text(app.world.granby.id, done.versionId ?? '');
    expect(version?.source).to.include(newWords(1)).and.to.include(newWords(2));
  });

  it('adopt the proposal with a text that is what it has become too', async () => {
    const sent = await sentOut(app, await changing(2, amendments));
    await ratifiedByAll(app, await sentOut(app, await changing(1)));
    const [first = ''] = await membersOf(app, sent);
    const { source, reading: read } = await textOf(sent);
    const row = await doneAs(app, 'secretary', (desk) =>
      recordAnswer(desk, sent, answerOf(first, { deviation: { source, reading: read } })),
    );
    expect(row.answer).to.equal('adopted');
  });

  it('are superseded where they are with the members whole: revised, they are carried over and sent anew', async () => {
    const sent = await sentOut(app, await changing(2));
    const [first = ''] = await membersOf(app, sent);
    await ratifiedByAll(app, await sentOut(app, await changing(1)));
    const superseded = await latest(app, sent);
    expect(isSuperseded(superseded)).to.equal(true);
    const before = await textOf(sent);
    expect(before.number, 'nothing is written over').to.equal(1);
    const answer = () => doAs(app, 'secretary', (desk) => recordAnswer(desk, sent, answerOf(first)));
    expect(refusedOf(await expectNoChange(app.house.engine, answer))).to.equal('ratification.superseded');
    const settle = () =>
      doAs(app, 'secretary', (desk) =>
        settleRebase(desk, sent, { revision: superseded.revision, choices: new Map() }),
      );
    expect(refusedOf(await settle())).to.equal('proposal.notNow');
    const revised = await doneAs(app, 'secretary', (desk) =>
      reviseProposal(desk, sent, { revision: superseded.revision, because: 'En annan lydelse kom emellan.' }),
    );
    expect(revised).to.deep.include({ state: 'draft', rebaseOnto: null, board: null });
    expect((await textOf(sent)).source)
      .to.include(newWords(1))
      .and.to.include(newWords(2));
    await ratifiedByAll(app, await sentOut(app, revised), { roundNumber: 2 });
    expect((await latest(app, sent)).versionId).to.be.a('string');
  });

  it('are superseded where all had adopted them, and only signatures were missing', async () => {
    const forceRule = { kind: 'whenAdoptedAndSigned', earliest: null } as const;
    const waiting = await ratifiedByAll(app, await sentOut(app, await changing(2, { forceRule })));
    await ratifiedByAll(app, await sentOut(app, await changing(2, {}, otherWords(2))));
    const superseded = await latest(app, waiting);
    expect(superseded.state).to.equal('ratified');
    expect(isSuperseded(superseded)).to.equal(true);
    const [memberId = ''] = await membersOf(app, waiting);
    const signed = await doAs(app, 'secretary', (desk) =>
      recordSignature(desk, waiting, {
        ...{ roundNumber: 1, memberId, signedOn: on('2026-03-02'), attachment: null },
      }),
    );
    expect(refusedOf(signed)).to.equal('ratification.superseded');
    const revised = await doneAs(app, 'secretary', (desk) =>
      reviseProposal(desk, waiting, { revision: superseded.revision, because: 'Fråga på nytt.' }),
    );
    expect(revised.state).to.equal('draft');
    expect(revised.rebaseOnto, 'its conflict waits').to.be.a('string');
  });

  it('wait for their conflicts, which are settled one by one and never lost', async () => {
    const draft = await begun(app, clauses(count, { 1: otherWords(1), 2: otherWords(2), 3: newWords(3) }));
    const adopted = await ratifiedByAll(
      app,
      await sentOut(app, await begun(app, clauses(count, { 1: newWords(1), 2: newWords(2) }))),
    );
    const waiting = await latest(app, draft);
    expect(waiting).to.deep.include({ state: 'draft', rebaseOnto: adopted.versionId });
    const text = await textOf(draft);
    expect(text).to.include({
      number: 1,
      source: clauses(count, { 1: otherWords(1), 2: otherWords(2), 3: newWords(3) }),
    });
    const approve = await doAs(app, 'chair', (desk) =>
      approveProposal(desk, draft, { revision: waiting.revision, decision }),
    );
    expect(refusedOf(approve)).to.equal('proposal.rebaseFirst');
    const { statutes } = reading(app);
    const base = await statutes.text(app.world.granby.id, text.baseVersionId ?? '');
    const onto = await statutes.text(app.world.granby.id, adopted.versionId ?? '');
    if (base === null || onto === null) throw new Error('versions have texts');
    const { conflicts } = mergeStatutes(base, onto, text);
    expect(conflicts).to.not.have.lengthOf(0);
    const settle = (revision: number, choices: ReadonlyMap<string, Choice>) =>
      doAs(app, 'secretary', (desk) => settleRebase(desk, draft, { revision, choices }));
    const [one, ...others] = conflicts;
    const half = await settle(waiting.revision, new Map([[one?.id ?? '', 'theirs']]));
    expect(half).to.deep.include({ rebaseOnto: adopted.versionId, textNumber: 1 });
    expect((await latest(app, draft)).rebaseChoices.size).to.equal(1);
    expect(refusedOf(await settle(waiting.revision, new Map()))).to.equal('edit.conflict');
    const rest = new Map(others.map(({ id }): [string, Choice] => [id, 'ours']));
    const done = await settle(waiting.revision + 1, rest);
    expect(done).to.deep.include({ rebaseOnto: null, textNumber: 2, state: 'draft' });
    const settled = await textOf(draft);
    expect(settled.source).to.include(newWords(3));
    expect(settled.baseVersionId).to.equal(adopted.versionId);
    expect((await reading(app).proposals.text(draft.id, 1))?.source, 'the old words are kept').to.equal(
      text.source,
    );
  });

  it('are not approved or sent when a version was read in meanwhile, until they are carried over', async () => {
    const approved = await approvedBy(app, await changing(2));
    const source = clauses(count, { 1: newWords(1) });
    const effectiveFrom = known('2026-01-01');
    await doneAs(app, 'secretary', (desk) =>
      readInVersion(desk, app.world.granby, { source, effectiveFrom, decisions: [] }),
    );
    const again = await doAs(app, 'chair', (desk) =>
      approveProposal(desk, approved, { revision: approved.revision, decision }),
    );
    expect(refusedOf(again)).to.equal('proposal.rebaseFirst');
    const carried = await doneAs(app, 'secretary', (desk) =>
      settleRebase(desk, approved, { revision: approved.revision, choices: new Map() }),
    );
    expect(carried).to.deep.include({ state: 'draft', textNumber: 2 });
    expect((await textOf(carried)).source)
      .to.include(newWords(1))
      .and.to.include(newWords(2));
  });

  it('are carried over by whoever asks, with the members too, where their answers stand', async () => {
    const sent = await sentOut(app, await changing(2, amendments));
    const whole = await sentOut(app, await changing(3));
    const source = clauses(count, { 1: newWords(1) });
    await doneAs(app, 'secretary', (desk) =>
      readInVersion(desk, app.world.granby, { source, effectiveFrom: known('2026-01-01'), decisions: [] }),
    );
    await allAdopt(app, sent);
    const confirm = () => doAs(app, 'chair', (desk) => confirmRatification(desk, sent, { roundNumber: 1 }));
    expect(refusedOf(await confirm())).to.equal('proposal.rebaseFirst');
    for (const proposal of [sent, whole])
      await doneAs(app, 'secretary', (desk) =>
        settleRebase(desk, proposal, { revision: proposal.revision, choices: new Map() }),
      );
    expect(isSuperseded(await latest(app, whole))).to.equal(true);
    const done = await confirm();
    expect(done).to.deep.include({ state: 'ratified', rebaseOnto: null });
    const text = await textOf(sent);
    expect(text.source).to.include(newWords(1)).and.to.include(newWords(2));
  });

  it('are left alone by a version that is older than what they are written against', async () => {
    const draft = await changing(2);
    const source = clauses(count, { 1: newWords(1) });
    const older = await doneAs(app, 'secretary', (desk) =>
      readInVersion(desk, app.world.granby, { source, effectiveFrom: known('2024-12-31'), decisions: [] }),
    );
    const others = () =>
      doAs(app, 'secretary', async (desk) => (await rebaseOthers(desk, app.world.granby, older)) ?? 'done');
    expect(await expectNoChange(app.house.engine, others)).to.equal('done');
    await approvedBy(app, draft);
  });

  it('lose nothing that somebody was writing: the old revision is refused', async () => {
    const draft = await changing(2);
    await ratifiedByAll(app, await sentOut(app, await changing(1)));
    await rewritten(app, await latest(app, draft), clauses(count, { 1: newWords(1), 2: otherWords(2) }));
    const stale = await rewritten(app, draft, clauses(count, { 2: newWords(2) })).catch(
      (fault: unknown) => fault,
    );
    expect(String(stale)).to.include('edit.conflict');
  });

  it('carried over once are not carried over again', async () => {
    const draft = await changing(2);
    const adopted = await ratifiedByAll(app, await sentOut(app, await changing(1)));
    const again = () =>
      doAs(app, 'secretary', async (desk) => {
        const refusal = await rebaseOthers(desk, app.world.granby, { id: adopted.versionId ?? '' });
        return refusal ?? 'done';
      });
    await expectNoChange(app.house.engine, again);
    expect((await latest(app, draft)).textNumber).to.equal(2);
  });

  it('twenty-five: the unanimous ones are adopted, the rest carried over', async function manyAtOnce() {
    this.timeout(120_000);
    const all: Proposal[] = [];
    for (let number = 1; number <= 25; number += 1)
      all.push(await sentOut(app, await changing(number, amendments)));
    // Every third gets a no from one member; the answers come in the order of the members, not of the proposals.
    const isUnanimous = (index: number): boolean => index % 3 !== 0;
    const members = await membersOf(app, all[0] ?? { id: '' });
    const secretary = await person(app, 'secretary');
    for (const [place, memberId] of members.entries())
      await Promise.all(
        all.map((proposal, index) =>
          acting(app.house, secretary, (desk) =>
            recordAnswer(
              desk,
              proposal,
              answerOf(memberId, { answer: isUnanimous(index) || place > 0 ? 'adopted' : 'refused' }),
            ),
          ),
        ),
      );
    const outcomes = await Promise.all(
      all.map((proposal) =>
        doAs(app, 'chair', (desk) => confirmRatification(desk, proposal, { roundNumber: 1 })),
      ),
    );
    const adopted = all.filter((_, index) => isUnanimous(index));
    for (const [index, outcome] of outcomes.entries())
      if (isUnanimous(index)) expect(outcome).to.deep.include({ state: 'ratified' });
      else expect(refusedOf(outcome)).to.equal('ratification.missingAdoptions');
    const versions = await reading(app).statutes.versions(app.world.granby.id);
    expect(versions.filter(({ evidence }) => evidence === 'ratified')).to.have.lengthOf(adopted.length);
    const last = versions.at(-1);
    const text = await reading(app).statutes.text(app.world.granby.id, last?.id ?? '');
    for (let number = 1; number <= 25; number += 1)
      expect((text?.source ?? '').includes(newWords(number)), `${String(number)} §`).to.equal(
        isUnanimous(number - 1),
      );
    for (const [index, proposal] of all.entries()) {
      if (isUnanimous(index)) continue;
      const left = await latest(app, proposal);
      expect(left).to.deep.include({
        state: 'outForRatification',
        rebaseOnto: null,
        textNumber: 1 + adopted.length,
      });
      const carried = await textOf(proposal);
      expect(carried.baseVersionId).to.equal(last?.id);
      expect(carried.amendments.map(({ clause }) => clause?.number)).to.deep.equal([String(index + 1)]);
    }
    // One of those that were refused is asked again, and adopted after all.
    const [late] = all;
    if (late === undefined) throw new Error('there are 25');
    await doneAs(app, 'secretary', (desk) => recordAnswer(desk, late, answerOf(members[0] ?? '')));
    const done = await doneAs(app, 'chair', (desk) => confirmRatification(desk, late, { roundNumber: 1 }));
    expect(done.versionId).to.be.a('string');
  });

  it('begin from the newest, also one that is not yet in force', async () => {
    const forceRule = { kind: 'fixedDay', day: on('2028-01-01') } as const;
    const ahead = await ratifiedByAll(app, await sentOut(app, await changing(1, { forceRule })));
    const draft = await begun(app, null);
    expect((await textOf(draft)).baseVersionId).to.equal(ahead.versionId);
    expect((await textOf(draft)).amendments).to.deep.equal([]);
  });
});

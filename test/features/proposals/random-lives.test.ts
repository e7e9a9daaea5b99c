// Whatever is done to several proposals of one statute, in any order and by anybody: nothing is adopted that was not, nothing is lost.
import { expect } from 'chai';
import fc from 'fast-check';
import type { Choice } from '../../../server/domain/comparison/merge-conflicts.ts';
import { mergeStatutes } from '../../../server/domain/comparison/merge.ts';
import { dayBefore } from '../../../server/domain/language/dates.ts';
import { isSuperseded } from '../../../server/domain/proposals/lifecycle.ts';
import type { Proposal } from '../../../server/domain/proposals/proposal.ts';
import { signaturesOf } from '../../../server/domain/proposals/signature-tally.ts';
import { tallyOf } from '../../../server/domain/proposals/ratification-tally.ts';
import { newestOf, timelineOn } from '../../../server/domain/statutes/timeline.ts';
import { wholeHash } from '../../../server/domain/proposals/adopted-words.ts';
import { readInVersion } from '../../../server/features/statutes/index.ts';
import {
  approveProposal,
  askAgain,
  changeText,
  confirmRatification,
  confirmSignatures,
  dispatchProposal,
  lapseProposal,
  recordAnswer,
  recordSignature,
  retractAnswer,
  retractSignature,
  reviseProposal,
  settleRebase,
  withdrawProposal,
} from '../../../server/features/proposals/index.ts';
import type { HouseDesk } from '../../../server/house.ts';
import { openApp, type TestApp } from '../../support/app.ts';
import type { Somebody } from '../../support/cast.ts';
import { known, on } from '../../support/days.ts';
import { answerOf, begun, clauses, decision, doAs, doneAs, latest } from '../../support/proposals.ts';
import { read } from '../../support/rounds.ts';

const size = 6;
const often = <T>(each: T, times: number): readonly T[] => Array.from({ length: times }, () => each);
const acts = [
  ...(['change', 'approve', 'dispatch', 'no', 'other', 'askAgain', 'retract', 'revise', 'settle'] as const),
  'end' as const,
  ...[...often('answer' as const, 4), ...often('sign' as const, 2)],
  ...(['unsign', 'confirmSigned', 'confirmSigned'] as const),
  ...[...often('confirm' as const, 8), ...often('advance' as const, 12)],
];
type Act = (typeof acts)[number];

interface Step {
  readonly act: Act;
  readonly which: number;
  readonly member: number;
  readonly clause: number;
  readonly who: Somebody;
}

const step: fc.Arbitrary<Step> = fc.record({
  act: fc.constantFrom(...acts),
  which: fc.nat(3),
  member: fc.nat(3),
  clause: fc.integer({ min: 1, max: size }),
  who: fc.constantFrom<Somebody>('secretary', 'chair', 'boardMember'),
});

const because = 'Så blev det.';
const words = (clause: number, member: number): string =>
  `Om fråga ${String(clause)} gäller ordning ${String(member)} från och med nu.`;

/** One act on a proposal as it is now, whether it can be done or not. */
async function act(desk: HouseDesk, id: string, { act: what, member, clause }: Step): Promise<unknown> {
  const proposal = await desk.proposals.byId(id);
  if (proposal === null) throw new Error('proposals are never removed');
  const { revision } = proposal;
  const round = (await desk.proposals.newestRounds([id])).get(id);
  const roundNumber = round?.number ?? 1;
  const memberId = round?.members[member % round.members.length]?.memberId ?? 'nobody';
  const text = await desk.proposals.text(id, proposal.textNumber);
  const changed = read(
    (text?.source ?? '').replace(/Om fråga \d+ gäller.*|Om fråga 1 .*/u, words(clause, member)),
  );
  const dispatching = { revision, answerBy: null, bodies: new Map<string, string>() };
  switch (what) {
    case 'change':
      return changeText(desk, proposal, { revision, text: changed });
    case 'approve':
      return approveProposal(desk, proposal, { revision, decision });
    case 'dispatch':
      return dispatchProposal(desk, proposal, dispatching);
    case 'answer':
      return recordAnswer(desk, proposal, answerOf(memberId, { roundNumber }));
    case 'no':
      return recordAnswer(desk, proposal, answerOf(memberId, { roundNumber, answer: 'refused' }));
    case 'other':
      return recordAnswer(desk, proposal, answerOf(memberId, { roundNumber, deviation: changed }));
    case 'askAgain':
      return askAgain(desk, proposal, { roundNumber, memberId, note: '' });
    case 'retract':
      return retractAnswer(desk, proposal, { roundNumber, memberId, reason: because });
    case 'confirm':
      return confirmRatification(desk, proposal, { roundNumber });
    case 'unsign':
      return retractSignature(desk, proposal, { roundNumber, memberId, reason: because });
    case 'confirmSigned':
      return confirmSignatures(desk, proposal, { roundNumber });
    case 'sign':
      return recordSignature(desk, proposal, {
        ...{ roundNumber, memberId, signedOn: on('2026-03-02'), attachment: null },
      });
    case 'revise':
      return reviseProposal(desk, proposal, { revision, because });
    case 'settle':
      return settleRebase(desk, proposal, { revision, choices: await chosen(desk, proposal) });
    case 'end':
      return (proposal.state === 'ratified' ? lapseProposal : withdrawProposal)(desk, proposal, {
        ...{ revision, because },
      });
    case 'advance':
      return advance(desk, proposal);
  }
}

/** Every conflict settled in turn one way or the other. */
async function chosen(desk: HouseDesk, proposal: Proposal): Promise<ReadonlyMap<string, Choice>> {
  const text = await desk.proposals.text(proposal.id, proposal.textNumber);
  const of = (id: string | null) => desk.statutes.text(proposal.organisationId, id ?? '');
  const [base, onto] = [await of(text?.baseVersionId ?? null), await of(proposal.rebaseOnto)];
  if (text === null || base === null || onto === null) return new Map();
  const { conflicts } = mergeStatutes(base, onto, text);
  return new Map(conflicts.map(({ id }, index) => [id, index % 2 === 0 ? 'theirs' : 'ours']));
}

/** Brings a proposal as far as it comes: chance alone seldom gets four yeses in a row. */
async function advance(desk: HouseDesk, proposal: Proposal): Promise<unknown> {
  const { revision } = proposal;
  if (isSuperseded(proposal)) return reviseProposal(desk, proposal, { revision, because });
  if (proposal.state === 'draft') return approveProposal(desk, proposal, { revision, decision });
  if (proposal.state === 'boardApproved')
    return dispatchProposal(desk, proposal, { revision, answerBy: null, bodies: new Map() });
  const round = (await desk.proposals.newestRounds([proposal.id])).get(proposal.id);
  const missing = round === undefined ? [] : tallyOf(round, await desk.proposals.answers(round.id)).missing;
  let last: unknown = { refused: 'proposal.notNow' };
  if (proposal.state === 'ratified' && round !== undefined) {
    const signing = signaturesOf(round, await desk.proposals.signatures(round.id));
    if (signing.isComplete) return confirmSignatures(desk, proposal, { roundNumber: round.number });
    for (const { memberId } of signing.missing)
      last = await recordSignature(desk, proposal, {
        ...{ roundNumber: round.number, memberId, signedOn: on('2026-03-02'), attachment: null },
      });
  }
  for (const { memberId } of missing)
    last = await recordAnswer(desk, proposal, answerOf(memberId, { roundNumber: round?.number ?? 1 }));
  return last;
}

/** What must be true whatever has been done. */
async function expectWhole({ house, world }: TestApp, ids: readonly string[]): Promise<void> {
  const desk = house.desk(house.engine.read, null);
  const versions = await desk.statutes.versions(world.granby.id);
  const newest = newestOf(versions);
  const made = versions.flatMap(({ proposalId }) => proposalId ?? []);
  expect(new Set(made).size, 'a proposal becomes one version').to.equal(made.length);
  for (const [index, version] of versions.entries())
    if (version.proposalId !== null)
      expect(
        (version.effectiveFrom ?? '') >= (versions[index - 1]?.effectiveFrom ?? ''),
        'in order',
      ).to.equal(true);
  const { spells } = timelineOn(versions, desk.today);
  for (const [index, { until, isReplacedSameDay }] of spells.entries()) {
    const next = spells[index + 1]?.version.effectiveFrom;
    if (next !== undefined && next !== null && !isReplacedSameDay)
      expect(until, 'closed the day before').to.equal(dayBefore(on(next)));
  }
  for (const id of ids) {
    const proposal = await desk.proposals.byId(id);
    if (proposal === null) throw new Error('proposals are never removed');
    const headers = await desk.proposals.textHeaders(id);
    expect(headers.map(({ number }) => number)).to.deep.equal(headers.map((_, index) => index + 1));
    expect(headers.at(-1)?.number).to.equal(proposal.textNumber);
    const { versionId, state } = proposal;
    if (versionId !== null) await expectAdopted(desk, proposal, headers.at(-1)?.textHash ?? '');
    else if (state !== 'withdrawn' && state !== 'lapsed')
      expect(
        [headers.at(-1)?.baseVersionId, proposal.rebaseOnto],
        'written against the newest, or waiting for it',
      ).to.include(newest?.id);
  }
}

/** A version rests on every member of its round, and on somebody else's word on the last of them. */
async function expectAdopted(desk: HouseDesk, proposal: Proposal, hash: string): Promise<void> {
  const round = (await desk.proposals.newestRounds([proposal.id])).get(proposal.id);
  if (round === undefined) throw new Error('what is a version was sent');
  const tally = tallyOf(round, await desk.proposals.answers(round.id));
  expect(tally.isUnanimous, 'all have adopted it').to.equal(true);
  const confirmation = await desk.proposals.confirmation(round.id);
  expect(confirmation?.answerId).to.equal(tally.lastAdoption?.id);
  expect(confirmation?.confirmedBy).to.not.equal(tally.lastAdoption?.recordedBy);
  if (proposal.adoptedAs === 'whole') expect(round.textHash, 'the very words').to.equal(hash);
  if (round.forceRule.kind === 'whenAdoptedAndSigned') {
    const { isComplete, last } = signaturesOf(round, await desk.proposals.signatures(round.id));
    const signed = await desk.proposals.signatureConfirmation(round.id);
    expect(isComplete, 'all have signed it').to.equal(true);
    expect(signed?.signatureId).to.equal(last?.id);
    expect(signed?.confirmedBy).to.not.equal(last?.recordedBy);
  }
  const text = await desk.statutes.text(proposal.organisationId, proposal.versionId ?? '');
  if (text === null) throw new Error('a version has a text');
  expect(wholeHash(text.reading)).to.equal(hash);
  const decisions = await desk.statutes.decisions(proposal.organisationId, proposal.versionId ?? '');
  expect(decisions).to.have.lengthOf(round.members.length);
}

describe('random lives of proposals', () => {
  it('adopt nothing that was not adopted, and lose nothing', async function lives() {
    this.timeout(300_000);
    let enacted = 0;
    const check = async (steps: readonly Step[]): Promise<void> => {
      const app = await openApp();
      await doneAs(app, 'secretary', (desk) =>
        readInVersion(desk, app.world.granby, {
          ...{ source: clauses(size), effectiveFrom: known('2025-01-01'), decisions: [] },
        }),
      );
      const ids: string[] = [];
      for (const [index, adoptedAs] of (['whole', 'amendments', 'whole', 'amendments'] as const).entries()) {
        const forceRule =
          index === 2
            ? ({ kind: 'whenAdoptedAndSigned', earliest: null } as const)
            : ({ kind: 'whenAdopted', earliest: index === 1 ? on('2028-02-29') : null } as const);
        const source = clauses(size, { [index + 1]: words(index + 1, 9) });
        ids.push((await begun(app, source, { adoptedAs, forceRule })).id);
      }
      for (const each of steps) {
        await doAs(app, each.who, (desk) => act(desk, ids[each.which] ?? '', each));
        await expectWhole(app, ids);
      }
      for (const id of ids) if ((await latest(app, { id })).versionId !== null) enacted += 1;
      await app.close();
    };
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 40, maxLength: 60 }), check), {
      ...{ numRuns: 10, seed: 20_261_122, endOnFailure: true },
    });
    expect(enacted, 'some came all the way').to.be.greaterThan(5);
  });
});

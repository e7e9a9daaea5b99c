// What becomes of the other proposals when one is adopted: each is carried over to the new version, or waits for its conflicts to be settled.
import type { ReadText } from '../../../domain/comparison/pieces.ts';
import type { Choice } from '../../../domain/comparison/merge-conflicts.ts';
import { mergeStatutes } from '../../../domain/comparison/merge.ts';
import { wholeHash } from '../../../domain/proposals/adopted-words.ts';
import { alreadyInForce, isAlreadyInForce } from '../../../domain/proposals/already-in-force.ts';
import { numberTwice } from '../../../domain/proposals/clause-numbers.ts';
import { isSuperseded } from '../../../domain/proposals/lifecycle.ts';
import { amendmentsStand, carryingTold, rebase } from '../../../domain/proposals/rebase.ts';
import type { Proposal } from '../../../domain/proposals/proposal.ts';
import { isRefusal, refuse, type Refusal } from '../../../domain/refusal.ts';
import type { StoredOrganisation } from '../../organisations/index.ts';
import {
  after,
  inStatutesTurn,
  newestText,
  newestVersion,
  readyFor,
  save,
  type Named,
  type ProposalsDesk,
} from './desk.ts';
import { mailOutcome } from '../papers/mails.ts';
import { hasUnasked } from './must-adopt.ts';
import { addWording, amendmentsFor, baseOf, writtenAgainst } from './wording.ts';

/**
 * Why what it proposes cannot be decided on now: another version came between, or putting the two together has given
 * several clauses one number, which the version does not. Null where it can.
 */
export async function settledFault(desk: ProposalsDesk, proposal: Proposal): Promise<Refusal | null> {
  if (proposal.rebaseOnto !== null) return refuse('proposal.rebaseFirst');
  const text = await newestText(desk, proposal);
  const newest = await newestVersion(desk, proposal.organisationId);
  if (text.baseVersionId !== (newest?.id ?? null)) return refuse('proposal.rebaseFirst');
  const base = await baseOf(desk, proposal.organisationId, text.baseVersionId);
  const number = numberTwice(text.reading.clauses, base?.reading.clauses ?? []);
  return number === null ? null : refuse('proposal.numberTwice', undefined, { number });
}

/**
 * Carries every other proposal of the statute over to a version that has just been added. Nothing where it is not the
 * newest: what is read in from history, or corrects an older version, changes nothing of what is proposed.
 */
export async function rebaseOthers(
  desk: ProposalsDesk,
  organisation: Pick<StoredOrganisation, 'id'>,
  version: { readonly id: string },
): Promise<Refusal | null> {
  await inStatutesTurn(desk, organisation.id);
  if ((await newestVersion(desk, organisation.id))?.id !== version.id) return null;
  for (const proposal of await desk.proposals.underWay(organisation.id)) {
    if (proposal.rebaseOnto === version.id) continue;
    const carried = await carryOver(desk, proposal, version.id);
    if (isRefusal(carried)) return carried;
  }
  return null;
}

/**
 * Carries one over. Where members have it before them, what they were asked to adopt must still be what it says: a whole
 * text is another one now, and amendments only stand where each is exactly as it was, and nobody else has become a member. Else it waits,
 * superseded. Where nothing of it is left, since all of it is in the version, it ends.
 */
export async function carryOver(
  desk: ProposalsDesk,
  current: Proposal,
  versionId: string,
): Promise<Proposal | Refusal> {
  const text = await newestText(desk, current);
  const { rebaseFrom } = current;
  const base = await writtenAgainst(desk, current, text);
  const onto = await baseOf(desk, current.organisationId, versionId);
  if (base === null || onto === null || (rebaseFrom === null && text.baseVersionId === versionId))
    return current;
  const amendments = rebaseFrom === null ? text.amendments : amendmentsFor(rebaseFrom, text, text.amendments);
  const choices = await standingChoices(desk, current, { base, onto, text }, versionId);
  const outcome = rebase(base, onto, text, choices, amendments);
  const isBeforeMembers = current.state === 'outForRatification' || current.state === 'ratified';
  const board = isBeforeMembers ? current.board : null;
  const stands =
    'done' in outcome &&
    amendmentsStand(text.amendments, [...outcome.done.amendments, ...outcome.done.alreadyThere]);
  const isDone =
    'done' in outcome &&
    outcome.done.yielded.length === 0 &&
    isAlreadyInForce(current, { baseVersionId: versionId, amendments: outcome.done.amendments });
  const isAdoptable = stands && current.adoptedAs === 'amendments' && !(await hasUnasked(desk, current));
  if (!('done' in outcome) || (isBeforeMembers && !isAdoptable && !isDone)) {
    const waiting = after(current, 'rebase', { board, rebaseOnto: versionId, rebaseChoices: choices });
    return save(desk, current, waiting, 'proposal.rebaseWaits', {
      ...{ onto: versionId, conflicts: 'done' in outcome ? 0 : outcome.conflicts.length },
    });
  }
  const { done } = outcome;
  const number = current.textNumber + 1;
  const to = { board, textNumber: number, rebaseOnto: null, rebaseChoices: new Map(), rebaseFrom: null };
  const saved = await save(desk, current, after(current, 'rebase', to), 'proposal.rebased', {
    ...{ onto: versionId, number, textHash: wholeHash(done.text.reading) },
  });
  if ('refused' in saved) return saved;
  await addWording(desk, current, done.text, {
    ...{ number, baseVersionId: versionId, amendments: done.amendments, carriedOver: carryingTold(done) },
    // What a meeting has adopted of bylaws counts on while it was only carried over.
    because: current.kind === 'bylaws' && !stands ? 'edited' : 'rebased',
  });
  return isBeforeMembers && isDone ? endAsDone(desk, saved) : saved;
}

/** It lapses, as there is nothing left to adopt; what the members answered stays to be read, and they are told. */
export async function endAsDone(desk: ProposalsDesk, current: Proposal): Promise<Proposal | Refusal> {
  const ended = await save(
    desk,
    current,
    after(current, 'lapse', { endedBecause: alreadyInForce }),
    'proposal.lapsed',
    { from: current.state, because: alreadyInForce },
  );
  const round = (await desk.proposals.newestRounds([current.id])).get(current.id);
  if ('refused' in ended || round === undefined) return ended;
  await mailOutcome(desk, current, round, { kind: 'lapsed', because: alreadyInForce });
  return ended;
}

/** Where yet another version came while conflicts waited, what was chosen stands for those that are the same as before. */
async function standingChoices(
  desk: ProposalsDesk,
  { organisationId, rebaseOnto, rebaseChoices }: Proposal,
  { base, onto, text }: { readonly base: ReadText; readonly onto: ReadText; readonly text: ReadText },
  versionId: string,
): Promise<ReadonlyMap<string, Choice>> {
  if (rebaseChoices.size === 0 || rebaseOnto === null || rebaseOnto === versionId) return rebaseChoices;
  const before = await baseOf(desk, organisationId, rebaseOnto);
  if (before === null) return new Map();
  const asked = mergeStatutes(base, before, text).conflicts;
  const now = new Map(mergeStatutes(base, onto, text).conflicts.map((each) => [each.id, each]));
  const same = new Set(
    asked.filter((each) => JSON.stringify(each) === JSON.stringify(now.get(each.id))).map(({ id }) => id),
  );
  return new Map([...rebaseChoices].filter(([id]) => same.has(id)));
}

/**
 * Settles conflicts with the newest version, some or all. What is settled is kept until the last is; then the proposal
 * is carried over. Refused from the members once it waits: what they have before them is taken back first.
 */
export async function settleRebase(
  desk: ProposalsDesk,
  proposal: Named,
  { revision, choices }: { readonly revision: number; readonly choices: ReadonlyMap<string, Choice> },
): Promise<Proposal | Refusal> {
  const current = await readyFor(desk, proposal, 'rebase', revision);
  if ('refused' in current) return current;
  const onto = current.rebaseOnto ?? (await newestVersion(desk, current.organisationId))?.id ?? null;
  const text = await newestText(desk, current);
  const isCarried = onto === text.baseVersionId && current.rebaseFrom === null;
  if (onto === null || isCarried || isSuperseded(current)) return refuse('proposal.notNow');
  const chosen = new Map([...current.rebaseChoices, ...choices]);
  return carryOver(desk, { ...current, rebaseChoices: chosen }, onto);
}

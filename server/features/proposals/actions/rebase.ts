// What becomes of the other proposals when one is adopted: each is carried over to the new version, or waits for its conflicts to be settled.
import type { Choice } from '../../../domain/comparison/merge-conflicts.ts';
import { mergedText, mergeStatutes } from '../../../domain/comparison/merge.ts';
import { isOpen } from '../../../domain/proposals/lifecycle.ts';
import type { Proposal } from '../../../domain/proposals/proposal.ts';
import { isRefusal, refuse, type Refusal } from '../../../domain/refusal.ts';
import { textHash } from '../../../domain/statutes/identity.ts';
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
import { addWording, amendmentsFor, baseOf } from './wording.ts';

/** Why what it proposes cannot be decided on now: another version came between. Null where it can. */
export async function settledFault(desk: ProposalsDesk, proposal: Proposal): Promise<Refusal | null> {
  if (proposal.rebaseOnto !== null) return refuse('proposal.rebaseFirst');
  const text = await newestText(desk, proposal);
  const newest = await newestVersion(desk, proposal.organisationId);
  return text.baseVersionId === (newest?.id ?? null) ? null : refuse('proposal.rebaseFirst');
}

/** Carries every other proposal of the statute over to a version that has just been added. */
export async function rebaseOthers(
  desk: ProposalsDesk,
  organisation: Pick<StoredOrganisation, 'id'>,
  version: { readonly id: string },
): Promise<Refusal | null> {
  await inStatutesTurn(desk, organisation.id);
  for (const proposal of await desk.proposals.underWay(organisation.id)) {
    const carried = await carryOver(desk, proposal, version.id);
    if (isRefusal(carried)) return carried;
  }
  return null;
}

/**
 * Carries one over. What members have been asked to adopt whole is another text then, and is superseded even where
 * nothing conflicts; amendments that can be carried over are still what was adopted.
 */
export async function carryOver(
  desk: ProposalsDesk,
  current: Proposal,
  versionId: string,
): Promise<Proposal | Refusal> {
  const text = await newestText(desk, current);
  const base = await baseOf(desk, current.organisationId, text.baseVersionId);
  const onto = await baseOf(desk, current.organisationId, versionId);
  if (base === null || onto === null || text.baseVersionId === versionId) return current;
  const merge = mergeStatutes(base, onto, text, current.rebaseChoices);
  const merged = mergedText(merge);
  const isBeforeMembers = current.state === 'outForRatification' || current.state === 'ratified';
  if (merged === null || (isBeforeMembers && current.adoptedAs === 'whole')) {
    const waiting = after(current, 'rebase', {
      rebaseOnto: versionId,
      ...(isBeforeMembers ? {} : { board: null }),
    });
    return save(desk, current, waiting, 'proposal.rebaseWaits', {
      ...{ onto: versionId, conflicts: merge.conflicts.length },
    });
  }
  const number = current.textNumber + 1;
  const carried = after(current, 'rebase', {
    ...{ textNumber: number, rebaseOnto: null, rebaseChoices: new Map() },
    ...(isBeforeMembers ? {} : { board: null }),
  });
  const saved = await save(desk, current, carried, 'proposal.rebased', {
    ...{ onto: versionId, number, textHash: textHash(merged.reading) },
  });
  if ('refused' in saved) return saved;
  await addWording(desk, current, merged, {
    ...{ number, baseVersionId: versionId, because: 'rebased' },
    amendments: amendmentsFor(onto, merged, text.amendments),
  });
  return saved;
}

/**
 * Settles conflicts with the newest version, some or all. What is settled is kept until the last is; then the proposal
 * is carried over. Refused from the members: what they have before them is taken back first.
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
  if (!isOpen(current.state) || onto === null || onto === text.baseVersionId)
    return refuse('proposal.notNow');
  const chosen = new Map([...current.rebaseChoices, ...choices]);
  return carryOver(desk, { ...current, rebaseChoices: chosen }, onto);
}

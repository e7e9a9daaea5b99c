// The act on what an att-sats of a draft changes in the bylaws, and why it could not be sent as it stands.
import { amendedBylaws, amendmentSentence } from '../../../domain/motions/amendment.ts';
import { clauseAt } from '../../../domain/motions/citation.ts';
import { isDraft } from '../../../domain/motions/lifecycle.ts';
import type {
  CarriedAmendment,
  CarriedProposal,
  Motion,
  ResolutionClause,
} from '../../../domain/motions/motion.ts';
import { sameAmendment } from '../../../domain/motions/submission.ts';
import { isOpen } from '../../../domain/proposals/lifecycle.ts';
import { isRefusal, refuse, type Refusal } from '../../../domain/refusal.ts';
import type { Clause } from '../../../domain/statutes/statute.ts';
import { awaitsMeeting } from '../../proposals/index.ts';
import { bylawsOf } from './bylaws.ts';
import { inTurn, type MotionsDesk } from './desk.ts';
import { changeDraft } from './draft.ts';

export interface AmendmentWritten {
  readonly clauseId: string;
  /** Null takes it away. */
  readonly amendment: CarriedAmendment | null;
  /** The revision that was read. */
  readonly revision: number;
}

/**
 * Writes what an att-sats changes in the bylaws. Others may have changed the rest of the draft since it was read, but
 * not this: then it is refused with edit.conflict, and both are shown.
 */
export async function amendClause(
  desk: MotionsDesk,
  motion: Pick<Motion, 'id'>,
  { clauseId, amendment, revision }: AmendmentWritten,
): Promise<Motion | Refusal> {
  const current = await inTurn(desk, motion);
  if (current === null) return refuse('access.notFound');
  if (!isDraft(current.state)) return refuse('motion.notNow');
  const row = rowOf(current.content.clauses, clauseId);
  if (row === undefined) return refuse('motion.unknownClause');
  const read = await desk.motions.revision(current.id, revision);
  if (!sameAmendment(rowOf(read?.clauses ?? [], clauseId)?.amendment, row.amendment))
    return refuse('edit.conflict');
  const fault = amendment === null ? null : await amendmentFault(desk, current, amendment);
  if (fault !== null) return fault;
  const text =
    row.text.trim() === '' && amendment !== null
      ? amendmentSentence(amendment, await clauseOf(desk, current, amendment))
      : row.text;
  const changed: ResolutionClause = {
    ...{ id: row.id, text },
    ...(amendment === null ? {} : { amendment }),
  };
  const clauses = current.content.clauses.map((each) => (each.id === clauseId ? changed : each));
  return changeDraft(desk, current, { ...current.content, clauses }, current.revision);
}

async function clauseOf(
  desk: MotionsDesk,
  { networkId }: Pick<Motion, 'networkId'>,
  amendment: CarriedAmendment,
): Promise<Clause | null> {
  const bylaws = amendment.kind === 'wording' ? await bylawsOf(desk, networkId) : null;
  return bylaws === null || amendment.kind === 'proposal'
    ? null
    : clauseAt(bylaws.reading.clauses, amendment.anchor);
}

const rowOf = (clauses: readonly ResolutionClause[], id: string): ResolutionClause | undefined =>
  clauses.find((clause) => clause.id === id);

/** Why the bylaws as they stand now cannot be changed so; null where they can. */
export async function amendmentFault(
  desk: MotionsDesk,
  { networkId, kind }: Pick<Motion, 'networkId' | 'kind'>,
  amendment: CarriedAmendment,
): Promise<Refusal | null> {
  if (amendment.kind === 'proposal')
    return kind === 'boardProposal' && (await isAsCarried(desk, networkId, amendment))
      ? null
      : refuse('motion.amendmentProposal', 'proposal');
  const bylaws = await bylawsOf(desk, networkId);
  if (bylaws === null) return refuse('motion.withoutBylaws', 'wording');
  const text = amendedBylaws(bylaws, amendment);
  return isRefusal(text) ? text : null;
}

async function isAsCarried(
  desk: MotionsDesk,
  networkId: string,
  { proposalId, textHash }: CarriedProposal,
): Promise<boolean> {
  const proposal = await desk.proposals.byId(proposalId);
  if (proposal?.organisationId !== networkId || proposal.kind !== 'bylaws') return false;
  if (await awaitsMeeting(desk, proposal)) return false;
  const text = await desk.proposals.text(proposal.id, proposal.textNumber);
  return isOpen(proposal.state) && proposal.rebaseOnto === null && text?.textHash === textHash;
}

/** Why what its att-satser change could not be sent now, each at its row: the bylaws have changed since it was written. */
export async function amendmentFaults(desk: MotionsDesk, motion: Motion): Promise<readonly Refusal[]> {
  const found: Refusal[] = [];
  for (const [index, { amendment }] of motion.content.clauses.entries()) {
    const fault = amendment === undefined ? null : await amendmentFault(desk, motion, amendment);
    if (fault === null) continue;
    // What was saved was in order: whatever else is wrong now comes of other bylaws.
    const isOther = fault.refused === 'motion.amendmentProposal' || fault.refused === 'motion.withoutBylaws';
    found.push(refuse(isOther ? fault.refused : 'motion.amendmentOutdated', `clause.${String(index)}`));
  }
  return found;
}

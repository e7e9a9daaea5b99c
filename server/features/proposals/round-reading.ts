// A round as pages tell it: each member's line, the day that it leads to, and who may confirm it.
import { authorize } from '../../domain/permissions.ts';
import { allows, isSuperseded } from '../../domain/proposals/lifecycle.ts';
import type { Proposal } from '../../domain/proposals/proposal.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { tallyOf, type MemberStanding, type Tally } from '../../domain/proposals/ratification-tally.ts';
import type { SignatureRow } from '../../domain/proposals/ratification.ts';
import { signaturesOf, type SignatureTally } from '../../domain/proposals/signature-tally.ts';
import type { ProposalsDesk } from './actions/desk.ts';
import { forceOf } from './actions/enact.ts';
import type { ForceTold, MemberLine } from './pages/ratifying.ts';
import { attachmentPath } from './paths.ts';
import type { Attachment, StoredRound } from './records.ts';
import { secondPersonFault } from './second-person.ts';
import type { ProposalFound, V } from './visits.ts';

/** A round with everything that has been said in it. */
export interface RoundRead {
  readonly round: StoredRound;
  readonly tally: Tally;
  /** All that is recorded of the members' signatures, in the order it was. */
  readonly signatures: readonly SignatureRow[];
  readonly signing: SignatureTally;
  readonly attachments: ReadonlyMap<string, Attachment>;
}

export async function readRound(
  { proposals }: Pick<ProposalsDesk, 'proposals'>,
  round: StoredRound,
): Promise<RoundRead> {
  const tally = tallyOf(round, await proposals.answers(round.id));
  const signatures = await proposals.signatures(round.id);
  const signing = signaturesOf(round, signatures);
  const rows = [...tally.standings.flatMap(({ row }) => row ?? []), ...signing.signed.values()];
  const found = await proposals.attachmentsByIds(rows.flatMap(({ attachmentId }) => attachmentId ?? []));
  const attachments = new Map(found.map((each) => [each.id, each]));
  return { round, tally, signatures, signing, attachments };
}

/** From which day it applies as far as is known now, or what is missing for that. */
export async function forceTold(
  desk: Pick<ProposalsDesk, 'proposals' | 'statutes'>,
  proposal: Proposal,
  { round: { forceRule } }: RoundRead,
): Promise<ForceTold> {
  const isLive = proposal.state === 'outForRatification' || proposal.state === 'ratified';
  if (!isLive || isSuperseded(proposal)) return { kind: 'missing', missing: [], earliest: null };
  const found = await forceOf(desk, proposal);
  if (found !== null && 'from' in found) {
    const { from } = found;
    if (proposal.versionId !== null) return { kind: 'from', day: from };
    return { kind: 'missing', missing: ['confirmation'], earliest: from };
  }
  return {
    kind: 'missing',
    missing: [found?.missing ?? 'adoptions'],
    earliest: forceRule.kind === 'fixedDay' ? forceRule.day : forceRule.earliest,
  };
}

/** What another person is to confirm now: the last adoption, or the last signature. */
export interface Confirmable {
  readonly what: 'adoption' | 'signature';
  readonly memberId: string;
  readonly recordedBy: string | null;
}

/** Null while nothing awaits a second person. */
export function confirmableOf(
  proposal: Proposal,
  { tally, signing, round }: Pick<RoundRead, 'tally' | 'signing' | 'round'>,
): Confirmable | null {
  const adoption = tally.isUnanimous ? tally.lastAdoption : null;
  if (adoption !== null && allows(proposal, 'confirm')) return { what: 'adoption', ...adoption };
  const signs = round.forceRule.kind === 'whenAdoptedAndSigned' && signing.isComplete;
  if (!signs || signing.last === null || !allows(proposal, 'confirmSignatures')) return null;
  return { what: 'signature', ...signing.last };
}

/** Why whoever asks may not confirm it; null where they may. */
export const confirmFault = async (
  { desk, who }: Pick<V, 'desk' | 'who'>,
  { organisationId }: Pick<Proposal, 'organisationId'>,
  confirmable: Confirmable,
): Promise<Refusal | null> =>
  authorize(who, 'proposal.confirm', organisationId) ??
  secondPersonFault(desk, who, organisationId, confirmable);

/** @param isInside whether whoever asks may open what evidences the answer */
export function lineOf(
  { organisation, proposal }: ProposalFound,
  { attachments, signing }: RoundRead,
  { member, answer, row }: MemberStanding,
  isInside: boolean,
): Omit<MemberLine, 'path' | 'remindPath'> {
  const fileOf = (id: string | null | undefined): MemberLine['extract'] => {
    const found = attachments.get(id ?? '');
    if (found === undefined) return null;
    return { name: found.name, path: isInside ? attachmentPath(organisation, proposal.id, found.id) : null };
  };
  const signature = signing.signed.get(member.memberId);
  return {
    ...{ memberId: member.memberId, name: member.name, body: member.body, answer, row },
    askedAgain: row?.answer === 'askedAgain',
    extract: fileOf(row?.attachmentId),
    isIdentical: answer === 'adopted' ? true : answer === 'adoptedDeviating' ? false : null,
    signedOn: signature?.signedOn ?? null,
    signedFile: fileOf(signature?.attachmentId),
  };
}

// A round as pages tell it: each member's line, the day that it leads to, and who may confirm it.
import { may } from '../../domain/permissions.ts';
import { isSuperseded } from '../../domain/proposals/lifecycle.ts';
import type { Proposal } from '../../domain/proposals/proposal.ts';
import { tallyOf, type MemberStanding, type Tally } from '../../domain/proposals/ratification-tally.ts';
import type { Signature } from '../../domain/proposals/ratification.ts';
import type { ProposalsDesk } from './actions/desk.ts';
import { forceOf } from './actions/enact.ts';
import type { ForceTold, MemberLine } from './pages/ratifying.ts';
import { attachmentPath } from './paths.ts';
import type { Attachment, StoredRound } from './records.ts';
import type { ProposalFound, V } from './visits.ts';

/** A round with everything that has been said in it. */
export interface RoundRead {
  readonly round: StoredRound;
  readonly tally: Tally;
  readonly signatures: readonly Signature[];
  readonly attachments: ReadonlyMap<string, Attachment>;
}

export async function readRound(
  { proposals }: Pick<ProposalsDesk, 'proposals'>,
  round: StoredRound,
): Promise<RoundRead> {
  const tally = tallyOf(round, await proposals.answers(round.id));
  const signatures = await proposals.signatures(round.id);
  const ids = tally.standings.flatMap(({ row }) => row?.attachmentId ?? []);
  const attachments = await proposals.attachmentsByIds(ids);
  return { round, tally, signatures, attachments: new Map(attachments.map((each) => [each.id, each])) };
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
    if (proposal.state === 'ratified') return { kind: 'from', day: from };
    return { kind: 'missing', missing: ['confirmation'], earliest: from };
  }
  return {
    kind: 'missing',
    missing: [found?.missing ?? 'adoptions'],
    earliest: forceRule.kind === 'fixedDay' ? forceRule.day : forceRule.earliest,
  };
}

/** May they, as another than whoever recorded the last adoption? */
export const mayConfirm = ({ who }: V, organisationId: string, { lastAdoption }: Tally): boolean =>
  may(who, 'proposal.confirm', organisationId) && who?.accountId !== lastAdoption?.recordedBy;

/** @param isInside whether whoever asks may open what evidences the answer */
export function lineOf(
  { organisation, proposal }: ProposalFound,
  { attachments, signatures }: RoundRead,
  { member, answer, row }: MemberStanding,
  isInside: boolean,
): Omit<MemberLine, 'path' | 'remindPath'> {
  const attachment = attachments.get(row?.attachmentId ?? '');
  return {
    ...{ memberId: member.memberId, name: member.name, body: member.body, answer, row },
    askedAgain: row?.answer === 'askedAgain',
    extract:
      attachment === undefined
        ? null
        : {
            name: attachment.name,
            path: isInside ? attachmentPath(organisation, proposal.id, attachment.id) : null,
          },
    isIdentical: answer === 'adopted' ? true : answer === 'adoptedDeviating' ? false : null,
    signedOn: signatures.find(({ memberId }) => memberId === member.memberId)?.signedOn ?? null,
  };
}

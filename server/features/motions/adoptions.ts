// How far a change of the bylaws has come since the motion was sent: carried over, decided, recorded, in the bylaws.
import type { Day, PartialDate } from '../../domain/language/dates.ts';
import type { Motion } from '../../domain/motions/motion.ts';
import type { AdoptionStanding } from '../../domain/proposals/meeting-adoption.ts';
import type { Proposal } from '../../domain/proposals/proposal.ts';
import { adoptionFault, decisionBehind, meetingStanding, type DecisionBehind } from '../proposals/index.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { MotionsDesk } from './actions/desk.ts';

/**
 * `conflict`: the bylaws have changed so that the two no longer go together. `carriedOver`: they have changed, and it has
 * followed. `toRecord`: a meeting has approved it. `partly`: one meeting of two has adopted it. `enacted`: it is a version.
 */
export type AdoptionState =
  'proposed' | 'carriedOver' | 'conflict' | 'toRecord' | 'partly' | 'adopted' | 'enacted' | 'ended';

/** A version of the bylaws that a change has become. */
export interface BecomeVersion {
  readonly sequence: number;
  readonly effectiveFrom: PartialDate | null;
}

export interface Adoption {
  readonly state: AdoptionState;
  readonly proposal: Proposal;
  readonly behind: DecisionBehind | null;
  /** Has the newest decision been recorded as the meeting's adoption? */
  readonly isRecorded: boolean;
  readonly standing: AdoptionStanding;
  /** Why it cannot be recorded by whoever asks; null where it can, and where there is nothing to record. */
  readonly fault: Refusal | null;
  readonly version: BecomeVersion | null;
  readonly recorded: readonly { readonly on: Day; readonly body: string; readonly minutes: string }[];
}

/** How the change that an att-sats carries stands; null where it carries none. */
export async function adoptionOf(
  desk: MotionsDesk,
  motion: Pick<Motion, 'id'>,
  clauseId: string,
): Promise<Adoption | null> {
  const carried = (await desk.proposals.carriedBy(motion.id)).find((each) => each.clauseId === clauseId);
  const proposal = carried === undefined ? null : await desk.proposals.byId(carried.proposalId);
  if (carried === undefined || proposal === null) return null;
  const behind = await decisionBehind(desk, carried);
  const rows = await desk.proposals.meetingAdoptions(proposal.id);
  const isRecorded = rows.some(
    (row) => row.clauseId === clauseId && row.meetingId === behind?.meeting.id && row.outcome === 'adopted',
  );
  const isToRecord = behind?.decision.outcome === 'approved' && !isRecorded && proposal.versionId === null;
  const fault = isToRecord ? await adoptionFault(desk, proposal, behind) : null;
  const versions = proposal.versionId === null ? [] : await desk.statutes.versions(proposal.organisationId);
  const headers = await desk.proposals.textHeaders(proposal.id);
  const newest = headers.find(({ number }) => number === proposal.textNumber);
  return {
    state: stateOf(proposal, { isToRecord, isRecorded, isCarriedOver: newest?.because === 'rebased' }),
    ...{ proposal, behind, isRecorded, fault: isRefusal(fault) ? fault : null },
    standing: await meetingStanding(desk, proposal),
    version: versions.find(({ id }) => id === proposal.versionId) ?? null,
    recorded: rows
      .filter(({ outcome }) => outcome === 'adopted')
      .map(({ decidedOn: on, body, minutes }) => ({ on, body, minutes })),
  };
}

function stateOf(
  { state, versionId, rebaseOnto }: Proposal,
  is: { readonly isToRecord: boolean; readonly isRecorded: boolean; readonly isCarriedOver: boolean },
): AdoptionState {
  if (versionId !== null) return 'enacted';
  if (state === 'withdrawn' || state === 'lapsed') return 'ended';
  if (rebaseOnto !== null) return 'conflict';
  if (is.isToRecord) return 'toRecord';
  if (state === 'ratified') return 'adopted';
  if (is.isRecorded) return 'partly';
  return is.isCarriedOver ? 'carriedOver' : 'proposed';
}

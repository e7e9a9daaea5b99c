// The chair's console shows one next step at a time: this says which.
import type { MeetingState, Poll } from './meeting.ts';
import { closerFault, sealerFault } from './two-people.ts';

export const steps = [
  'notYet',
  'open',
  'resume',
  'over',
  'decided',
  'openPoll',
  'closePoll',
  'letClose',
  'castingVote',
  'seal',
  'letSeal',
  'prepareMain',
  'decideByPoll',
  'decide',
] as const;
export type Step = (typeof steps)[number];

export interface Situation {
  readonly meetingState: MeetingState;
  readonly isDecided: boolean;
  /** The poll on what is treated now; null where none is prepared, or it was set aside. */
  readonly poll: Pick<
    Poll,
    'state' | 'purpose' | 'clauseId' | 'manifest' | 'tieRule' | 'castingVote' | 'closedBy'
  > | null;
  /** Is a closed poll a tie? */
  readonly isTie: boolean;
  readonly accountId: string | null;
}

/** What the leaders do next with the item or att-sats that is treated. `letClose`, `letSeal`: somebody else must. `prepareMain`: a counter-vote is over. */
export function nextStep({ meetingState, isDecided, poll, isTie, accountId }: Situation): Step {
  if (meetingState === 'planned') return 'notYet';
  if (meetingState === 'summoned') return 'open';
  if (meetingState === 'adjourned') return 'resume';
  if (meetingState !== 'open') return 'over';
  if (isDecided) return 'decided';
  switch (poll?.state) {
    case 'prepared':
      return 'openPoll';
    case 'open':
      return closerFault(poll.manifest, accountId) === null ? 'closePoll' : 'letClose';
    case 'closed':
      if (isTie && poll.tieRule === 'castingVote' && poll.castingVote === null) return 'castingVote';
      return sealerFault(poll, accountId) === null ? 'seal' : 'letSeal';
    case 'sealed':
      return poll.purpose === 'counter' && poll.clauseId !== null ? 'prepareMain' : 'decideByPoll';
    case 'rerun':
    case undefined:
      return 'decide';
  }
}

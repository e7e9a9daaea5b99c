// The chair's console shows one next step at a time: this says which.
import type { MeetingState, Poll } from './meeting.ts';

export const steps = [
  'notYet',
  'open',
  'resume',
  'over',
  'decided',
  'openPoll',
  'closePoll',
  'castingVote',
  'seal',
  'letSeal',
  'decideByPoll',
  'decide',
] as const;
export type Step = (typeof steps)[number];

export interface Situation {
  readonly meetingState: MeetingState;
  readonly isDecided: boolean;
  /** The poll on what is treated now; null where none is prepared, or it was set aside. */
  readonly poll: Pick<Poll, 'state' | 'tieRule' | 'castingVote' | 'closedBy'> | null;
  /** Is a closed poll a tie? */
  readonly isTie: boolean;
  readonly accountId: string | null;
}

/** What the leaders do next with the item or att-sats that is treated. `letSeal`: somebody else must. */
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
      return 'closePoll';
    case 'closed':
      if (isTie && poll.tieRule === 'castingVote' && poll.castingVote === null) return 'castingVote';
      return poll.closedBy !== null && poll.closedBy === accountId ? 'letSeal' : 'seal';
    case 'sealed':
      return 'decideByPoll';
    case 'rerun':
    case undefined:
      return 'decide';
  }
}

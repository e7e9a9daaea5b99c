// The delegate's phone: what is decided, what Yes and No mean, one choice, and the receipt.
import type { Ballot, Meeting, Poll } from '../../../domain/meetings/meeting.ts';
import { clockText } from '../../../domain/motions/document.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { page, type Page } from '../../../web/answer.ts';
import { field, type Form } from '../../../web/body.ts';
import { votePath, voteStatePath } from '../paths.ts';
import { meetingFrame, type Part } from './frame.ts';
import { shownPoll } from './poll.ts';

export interface CastFor {
  readonly forbundName: string;
  readonly ballot: Ballot;
}

export interface VoteShown {
  readonly meeting: Meeting;
  readonly part: Part;
  /** The open poll, or the one that was voted in just now. */
  readonly poll: Poll | null;
  readonly itemHeading: string;
  readonly cast: number;
  /** What this delegate has cast in the poll, one for each förbund represented. */
  readonly receipts: readonly CastFor[];
  /** The förbund that the delegate has yet to vote for; null where there is none, or they are not on the roll. */
  readonly next: { readonly id: string; readonly name: string } | null;
  /** The idempotency key of a new form, hexadecimal. */
  readonly key: string;
}

export function votePage(shown: VoteShown, form: Form, refusals: readonly Refusal[]): Page {
  const { meeting, part, poll } = shown;
  return page(
    'meetings/vote',
    {
      ...meetingFrame(meeting, part, votePath(meeting.slug), { key: 'meetings.vote.title' }),
      itemHeading: shown.itemHeading,
      poll: poll === null ? null : shownPoll(poll, null, shown.cast),
      next: shown.next,
      receipts: shown.receipts.map(({ forbundName, ballot }) => ({
        forbundName,
        text: ballot.receipt,
        choice: ballot.choice,
        at: clockText(ballot.castAt),
        votes: ballot.votes,
      })),
      // One question at a time: whoever votes for several is asked again for the next, until the poll is closed.
      isAsked: poll?.state === 'open' && (shown.receipts.length === 0 || shown.next !== null),
      key: shown.key,
      chosen: field(form, 'choice'),
      votePath: votePath(meeting.slug),
      statePath: voteStatePath(meeting.slug),
    },
    refusals,
  );
}

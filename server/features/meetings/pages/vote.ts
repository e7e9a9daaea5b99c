// The delegate's phone: what is decided, what Yes and No mean, one choice, and the receipt.
import type { Ballot, Meeting, Poll } from '../../../domain/meetings/meeting.ts';
import { clockText } from '../../../domain/motions/document.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { page, type Page } from '../../../web/answer.ts';
import { field, type Form } from '../../../web/body.ts';
import { votePath, voteStatePath } from '../paths.ts';
import { meetingFrame, type Part } from './frame.ts';
import { shownPoll } from './poll.ts';

export interface VoteShown {
  readonly meeting: Meeting;
  readonly part: Part;
  /** The open poll, or the one that was voted in just now. */
  readonly poll: Poll | null;
  readonly itemHeading: string;
  readonly cast: number;
  /** By what this delegate votes in the poll; null where they are not on its roll. */
  readonly forbundName: string | null;
  readonly ballot: Ballot | null;
  /** The idempotency key of a new form, hexadecimal. */
  readonly key: string;
}

export function votePage(shown: VoteShown, form: Form, refusals: readonly Refusal[]): Page {
  const { meeting, part, poll, ballot } = shown;
  return page(
    'meetings/vote',
    {
      ...meetingFrame(meeting, part, votePath(meeting.slug), { key: 'meetings.vote.title' }),
      itemHeading: shown.itemHeading,
      poll: poll === null ? null : shownPoll(poll, null, shown.cast),
      forbundName: shown.forbundName,
      receipt:
        ballot === null
          ? null
          : {
              text: ballot.receipt,
              choice: ballot.choice,
              at: clockText(ballot.castAt),
              votes: ballot.votes,
            },
      key: shown.key,
      chosen: field(form, 'choice'),
      votePath: votePath(meeting.slug),
      statePath: voteStatePath(meeting.slug),
    },
    refusals,
  );
}

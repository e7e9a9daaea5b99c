// On which days a proposal can have been decided on: by the board once the words were there, by a member after the board.
import { dayInSweden, type Day } from '../language/dates.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { ProposalText } from './proposal.ts';

/**
 * The Swedish day on which the newest words were first saved: a new reason, or an edit taken back, is no new wording.
 * @param texts every wording so far, the first first
 * @throws Error where there is none: a proposal is begun with one
 */
export function wordedOn(texts: readonly Pick<ProposalText, 'textHash' | 'savedAt'>[]): Day {
  const newest = texts.at(-1);
  const since = texts[texts.findLastIndex(({ textHash }) => textHash !== newest?.textHash) + 1];
  if (since === undefined) throw new Error('a proposal has a wording');
  return dayInSweden(Date.parse(since.savedAt));
}

/** Why the board, or whoever proposes a formation, cannot have decided that day on words saved on `worded` (null: any day); null where it can. */
export function approvalDayFault(on: Day, worded: Day | null, today: Day): Refusal | null {
  if (on > today) return refuse('proposal.decidedInTheFuture', 'decidedOn');
  return worded !== null && on < worded
    ? refuse('proposal.decidedBeforeWording', 'decidedOn', { date: worded })
    : null;
}

/** Why a member cannot have decided that day on what the board decided on `approved`; null where it can. */
export function answerDayFault(on: Day, approved: Day | null, today: Day): Refusal | null {
  if (on > today) return refuse('ratification.inTheFuture', 'decidedOn');
  return approved !== null && on < approved
    ? refuse('ratification.beforeProposal', 'decidedOn', { date: approved })
    : null;
}

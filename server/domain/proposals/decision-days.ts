// On which days a proposal can have been decided on: by the board on words of its time, by a member after the board.
import { dayInSweden, daysBefore, type Day } from '../language/dates.ts';
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

/** The newest words: since when they are there, and whether members have been shown any of the proposal before. */
export interface NewestWords {
  readonly on: Day;
  readonly isShown: boolean;
}

/** Boards meet elsewhere, and what they decided on is often written in afterwards; a slip of the year is more than this. */
const mostDaysBefore = 300;

/**
 * Why the board, or whoever proposes a formation, cannot have decided that day on these words; null where it can. Words
 * that members have not seen in another form may have been decided on before they were written in here.
 * @param words null where any day will do
 */
export function approvalDayFault(on: Day, words: NewestWords | null, today: Day): Refusal | null {
  if (on > today) return refuse('proposal.decidedInTheFuture', 'decidedOn');
  if (words === null) return null;
  if (words.isShown)
    return on < words.on ? refuse('proposal.decidedBeforeWording', 'decidedOn', { date: words.on }) : null;
  return on < daysBefore(words.on, mostDaysBefore)
    ? refuse('proposal.decidedLongBefore', 'decidedOn', { date: words.on })
    : null;
}

/** Why a member cannot have decided that day on what the board decided on `approved`; null where it can. */
export function answerDayFault(on: Day, approved: Day | null, today: Day): Refusal | null {
  if (on > today) return refuse('ratification.inTheFuture', 'decidedOn');
  return approved !== null && on < approved
    ? refuse('ratification.beforeProposal', 'decidedOn', { date: approved })
    : null;
}

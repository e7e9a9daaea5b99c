// Bylaws are changed by the network's meetings: whether one meeting's decision counts, and what is still missing after it.
import type { Day } from '../language/dates.ts';
import { isReached, type VotesCast } from '../meetings/majority.ts';
import type { Majority, Meeting } from '../meetings/meeting.ts';
import { neededMajority } from '../meetings/needed-majority.ts';
import { sameMajority, simpleMajority } from '../meetings/poll.ts';
import { ruleOn, type DatedRule } from '../organisations/rules.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { TextReason } from './proposal.ts';

/** How a meeting came to its decision. */
export interface MeetingVote {
  /** Of the sealed poll that it rests on; null where it was made by acclamation. */
  readonly votes: VotesCast | null;
  /** As many for as against, and the rule of the poll decided. */
  readonly wasTie: boolean;
}

/**
 * Why a meeting's approval is not enough to change the bylaws by the rules of its day; null where it is. What needs no more
 * than any other decision can be made by acclamation; any other share must have been counted.
 */
export function voteFault(
  rules: readonly DatedRule[],
  on: Day,
  { votes, wasTie }: MeetingVote,
): Refusal | null {
  const { majority } = neededMajority(rules, on, 'bylaws');
  const isOrdinary = sameMajority({ ...majority, ...simpleMajority }, majority);
  const share = shareFact(majority);
  if (votes === null) return isOrdinary ? null : refuse('proposal.notCounted', undefined, { share });
  if (isReached(votes, majority) || (wasTie && isOrdinary)) return null;
  const { yes, no, abstain } = votes;
  return refuse('proposal.majorityMissing', undefined, { yes, no, abstain, share });
}

const shareFact = ({ numerator, denominator, isExceeded }: Majority): string =>
  `${isExceeded ? '>' : '≥'} ${String(numerator)}/${String(denominator)}`;

/** A meeting that has adopted the words that stand. */
export interface MeetingAdopted {
  readonly meetingId: string;
  readonly decidedOn: Day;
}

export interface AdoptionStanding {
  /** How many of the meetings that are needed have adopted it: those that count. */
  readonly adopted: number;
  readonly needed: 1 | 2;
  readonly isComplete: boolean;
  /** What the next meeting must be for it to count; null where none is needed. */
  readonly next: { readonly notBefore: Day | null; readonly mustBeAnnual: boolean } | null;
  /** Null where none is recorded: then one meeting is enough. */
  readonly rule: DatedRule<'bylawsChange'> | null;
}

/**
 * How far the meetings have come by the rule of the day of the last of them. Of two, they must follow each other with no
 * meeting between them; one that is held too soon, or where neither is annual as the rule wants, counts as the first.
 * @param held the network's meetings that have been held, in any order
 * @param today what day's rule counts before any has adopted it
 */
export function adoptionStanding(
  rules: readonly DatedRule[],
  adoptions: readonly MeetingAdopted[],
  held: readonly Pick<Meeting, 'id' | 'day' | 'kind' | 'openedAt'>[],
  today: Day,
): AdoptionStanding {
  const order = held.toSorted(inOrder);
  const placeOf = ({ meetingId }: MeetingAdopted): number => order.findIndex(({ id }) => id === meetingId);
  const last = adoptions.toSorted((a, b) => placeOf(a) - placeOf(b)).at(-1);
  const rule = ruleOn(rules, 'bylawsChange', last?.decidedOn ?? today);
  const needed = rule?.value.meetings ?? 1;
  const first = { notBefore: null, mustBeAnnual: false };
  if (last === undefined) return { adopted: 0, needed, isComplete: false, next: first, rule };
  if (rule === null || needed === 1) return { adopted: 1, needed, isComplete: true, next: null, rule };
  const { annual, monthsBetween } = rule.value;
  const place = placeOf(last);
  const before = adoptions.find((each) => placeOf(each) === place - 1 && place > 0);
  const isAnnual = (each: MeetingAdopted): boolean => order[placeOf(each)]?.kind === 'annual';
  const isFarEnough = before !== undefined && monthsAfter(before.decidedOn, monthsBetween) <= last.decidedOn;
  const hasAnnual = annual === 'any' || isAnnual(last) || (before !== undefined && isAnnual(before));
  if (before !== undefined && isFarEnough && hasAnnual)
    return { adopted: 2, needed, isComplete: true, next: null, rule };
  return {
    ...{ adopted: 1, needed, isComplete: false, rule },
    next: {
      notBefore: monthsBetween === 0 ? null : monthsAfter(last.decidedOn, monthsBetween),
      mustBeAnnual: annual === 'one' && !isAnnual(last),
    },
  };
}

function inOrder(a: Pick<Meeting, 'day' | 'openedAt'>, b: Pick<Meeting, 'day' | 'openedAt'>): number {
  const [first, second] = [a, b].map(({ day, openedAt }) => `${day} ${openedAt ?? ''}`);
  return (first ?? '') < (second ?? '') ? -1 : 1;
}

/** So many calendar months later; the last day of a month that is too short. */
export function monthsAfter(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const later = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  const last = later.getUTCDate();
  later.setUTCDate(Math.min(date, last));
  return later.toISOString().slice(0, 10) as Day;
}

/** The first wording that says what the newest says: carried over to another version, or saved again in the same words, it is still what was adopted; edited it is not. */
export function standingSince(
  texts: readonly {
    readonly number: number;
    readonly because: TextReason;
    readonly textHash?: string;
  }[],
): number {
  return texts.reduce((since, { number, because, textHash }, index) => {
    const isSame = textHash !== undefined && textHash === texts[index - 1]?.textHash;
    return because === 'rebased' || isSame ? since : Math.max(since, number);
  }, 1);
}

// A member's notice to leave a förbund: who can, when the notice is over, and what is left.
import { day as calendarDay, dayBefore, isBefore, type Day, type PartialDate } from '../language/dates.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Party } from './membership.ts';

/** Three years, unless the förbundsordning says less. */
export const longestNotice = 36;

export interface WithdrawalNotice {
  readonly id: string;
  readonly organisationId: string;
  readonly memberId: string;
  readonly givenOn: Day;
  /** The last day as a member. */
  readonly leavesOn: Day;
  readonly noticeMonths: number;
  /** Where the förbundsordning says so: "14 §"; empty where the three years apply. */
  readonly clause: string;
  readonly recordedAt: string;
  readonly takenBackAt: string | null;
}

/**
 * The last day of a notice: the one with the same number as the day it was given, or the month's last where there is none
 * (1 § lag 1930:173 on counting time).
 */
export function lastDayOfNotice(givenOn: Day, months: number): Day {
  const count = Number(givenOn.slice(0, 4)) * 12 + Number(givenOn.slice(5, 7)) - 1 + months;
  const month = `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`;
  for (let number = Number(givenOn.slice(8)); number > 28; number -= 1) {
    const found = calendarDay(`${month}-${String(number)}`);
    if (found !== null) return found;
  }
  const number = Math.min(28, Number(givenOn.slice(8)));
  return `${month}-${String(number).padStart(2, '0')}` as Day;
}

/**
 * The last day as a member of one that leaves with a new text: the day before it applies, though never before the day the
 * last member decided it, nor before the member's own notice is over.
 */
export const lastDayWith = (
  text: { readonly from: Day; readonly decidedOn: Day },
  noticeEnds: Day | null,
): Day =>
  [text.decidedOn, noticeEnds].reduce<Day>(
    (last, day) => (day !== null && day > last ? day : last),
    dayBefore(text.from),
  );

export interface ProposedWithdrawal {
  readonly party: Party;
  readonly from: PartialDate | null;
  readonly to: PartialDate | null;
  readonly givenOn: Day;
  readonly noticeMonths: number;
  readonly clause: string;
}

/** Why a notice cannot be recorded; null where it can. Försäkringskassan and Arbetsförmedlingen belong to every förbund (3–4 §§ lag 2003:1210). */
export function withdrawalFault(proposed: ProposedWithdrawal, today: Day): Refusal | null {
  const { party, from, to, givenOn, noticeMonths, clause } = proposed;
  if (party !== 'municipalities' && party !== 'regions') return refuse('withdrawal.agency', 'member');
  if (givenOn > today) return refuse('withdrawal.future', 'givenOn');
  if (isBefore(givenOn as string as PartialDate, from) === 'yes')
    return refuse('withdrawal.beforeMember', 'givenOn');
  if (to !== null) return refuse('withdrawal.leavesAlready', 'member');
  if (noticeMonths > longestNotice) return refuse('withdrawal.tooLong', 'noticeMonths');
  return noticeMonths < longestNotice && clause === '' ? refuse('withdrawal.withoutClause', 'clause') : null;
}

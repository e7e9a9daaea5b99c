// When the time for motions is out: the end of a day in Sweden, so many weeks before the meeting.
import { dayInSweden, type Day } from '../language/dates.ts';
import type { RuleValues } from '../organisations/rules.ts';

export interface Deadline {
  /** The last day on which a motion comes in time. */
  readonly day: Day;
  /** The first instant that is too late, milliseconds since 1970: midnight in Sweden after that day. */
  readonly endsAt: number;
}

const dayLength = 86_400_000;
const hour = 3_600_000;

const utcMidnight = (day: Day): number => Date.parse(`${day}T00:00:00.000Z`);

/** Calendar days later (or, negative, before). */
export const daysFrom = (day: Day, days: number): Day =>
  new Date(utcMidnight(day) + days * dayLength).toISOString().slice(0, 10) as Day;

/** The instant a day begins in Sweden, in winter and in summer time. */
export function beginningInSweden(day: Day): number {
  const midnight = utcMidnight(day);
  const [summer, winter] = [midnight - 2 * hour, midnight - hour];
  return dayInSweden(summer) === day ? summer : winter;
}

/** The deadline that the rule sets for a meeting on that day. */
export function deadlineOf({ weeksBefore }: RuleValues['motionDeadline'], meetingDay: Day): Deadline {
  const day = daysFrom(meetingDay, -7 * weeksBefore);
  return { day, endsAt: beginningInSweden(daysFrom(day, 1)) };
}

/** @param now ISO instant; null for `deadline` where none is set: then nothing is late */
export const isInTime = (deadline: Deadline | null, now: string): boolean =>
  deadline === null || Date.parse(now) < deadline.endsAt;

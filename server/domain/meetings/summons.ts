// When the summons must be out, and whether it was.
import type { Day } from '../language/dates.ts';
import { daysFrom } from '../motions/deadline.ts';
import { ruleOn, type DatedRule } from '../organisations/rules.ts';
import type { Meeting } from './meeting.ts';

/** `overdue`: it should have been out, and is not. */
export type SummonsState = 'toSend' | 'overdue' | 'inTime' | 'late';

export interface SummonsStanding {
  /** The last day it could be sent in time. */
  readonly lastDay: Day;
  readonly sentOn: Day | null;
  readonly state: SummonsState;
  readonly rule: DatedRule<'notice'>;
}

/**
 * How the summons to a meeting stands against the rule of the meeting's day; null where the network has recorded none.
 * @param sentOn the day it went out; null where it has not
 */
export function summonsStanding(
  rules: readonly DatedRule[],
  { kind, day }: Pick<Meeting, 'kind' | 'day'>,
  sentOn: Day | null,
  today: Day,
): SummonsStanding | null {
  const rule = ruleOn(rules, 'notice', day);
  if (rule === null) return null;
  const { weeksBefore, weeksBeforeExtra } = rule.value;
  const lastDay = daysFrom(day, -7 * (kind === 'annual' ? weeksBefore : weeksBeforeExtra));
  const state =
    sentOn === null ? (today > lastDay ? 'overdue' : 'toSend') : sentOn > lastDay ? 'late' : 'inTime';
  return { lastDay, sentOn, state, rule };
}

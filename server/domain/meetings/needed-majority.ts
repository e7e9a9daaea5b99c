// Which majority a question needs: the network's rule of the day, or what the house goes by where none is recorded.
import type { Day } from '../language/dates.ts';
import { ruleOn, valueOn, type DatedRule, type VoteShare } from '../organisations/rules.ts';
import type { ResolutionClause } from '../motions/motion.ts';
import type { Majority, PollPurpose } from './meeting.ts';

/** What is decided: anything, or a change of the bylaws. */
export type Question = 'ordinary' | 'bylaws';

/** What a poll decides: the main vote on an att-sats that carries a change of the bylaws decides that change. */
export const questionOf = (clause: ResolutionClause | undefined, purpose: PollPurpose): Question =>
  clause?.amendment !== undefined && purpose === 'main' ? 'bylaws' : 'ordinary';

export interface NeededMajority {
  readonly majority: Majority;
  /** The rule it comes from; null where the house's own is used because none is recorded. */
  readonly rule: DatedRule<'majority' | 'bylawsChange'> | null;
}

/** The majority that a question needs on a day. Without a rule of their own the bylaws are changed as anything else is decided. */
export function neededMajority(rules: readonly DatedRule[], on: Day, question: Question): NeededMajority {
  const ordinary = valueOn(rules, 'majority', on);
  const isCounted = ordinary.abstentions === 'counted';
  const special = question === 'bylaws' ? ruleOn(rules, 'bylawsChange', on) : null;
  return special === null
    ? { majority: majorityOf(ordinary, isCounted), rule: ruleOn(rules, 'majority', on) }
    : { majority: majorityOf(special.value, isCounted), rule: special };
}

const majorityOf = ({ numerator, denominator, reach }: VoteShare, countsAbstentions: boolean): Majority => ({
  ...{ numerator, denominator, isExceeded: reach === 'moreThan' },
  ...(countsAbstentions ? { countsAbstentions: true } : {}),
});

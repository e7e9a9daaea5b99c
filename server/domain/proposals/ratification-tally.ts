// Who has adopted a proposal that is out for ratification, and who is missing: counted from the members' answers.
import type { Day } from '../language/dates.ts';
import type { AnswerRow, MemberAnswer, RecordedAnswer, Round, RoundMember } from './ratification.ts';

/** What one row says of the member from then on: asked again or recorded in error, it is pending anew. */
const meanings: Readonly<Record<RecordedAnswer, MemberAnswer>> = {
  adopted: 'adopted',
  adoptedDeviating: 'adoptedDeviating',
  refused: 'refused',
  referredBack: 'referredBack',
  askedAgain: 'pending',
  retracted: 'pending',
};

export interface MemberStanding {
  readonly member: RoundMember;
  readonly answer: MemberAnswer;
  /** The member's newest row; null where nothing has been recorded. */
  readonly row: AnswerRow | null;
}

export interface Tally {
  /** In the order of the letter. */
  readonly standings: readonly MemberStanding[];
  readonly adopted: number;
  /** Those that have not adopted the proposal's own words. */
  readonly missing: readonly RoundMember[];
  readonly isUnanimous: boolean;
  /** The standing adoption that was recorded last, which another person confirms when there is none missing. */
  readonly lastAdoption: AnswerRow | null;
  /** The day the last of those that have adopted decided. */
  readonly lastDay: Day | null;
}

/** @param answers of this round, in the order they were recorded; of one member the last counts */
export function tallyOf({ members }: Pick<Round, 'members'>, answers: readonly AnswerRow[]): Tally {
  const newest = new Map(answers.map((row) => [row.memberId, row]));
  const standings = members.map((member): MemberStanding => {
    const row = newest.get(member.memberId) ?? null;
    return { member, row, answer: row === null ? 'pending' : meanings[row.answer] };
  });
  const missing = standings.filter(({ answer }) => answer !== 'adopted').map(({ member }) => member);
  const adoptions = standings.flatMap(({ answer, row }) =>
    answer === 'adopted' && row !== null ? [row] : [],
  );
  const standing = new Set(adoptions);
  const days = adoptions.flatMap(({ decidedOn }) => decidedOn ?? []).toSorted();
  return {
    standings,
    adopted: adoptions.length,
    missing,
    isUnanimous: members.length > 0 && missing.length === 0,
    lastAdoption: answers.findLast((row) => standing.has(row)) ?? null,
    lastDay: days.at(-1) ?? null,
  };
}

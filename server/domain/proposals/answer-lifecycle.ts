// What can be recorded of a member in which state of its answer, and what its answer is then.
import type { MemberAnswer, RecordedAnswer } from './ratification.ts';

const answers = {
  adopted: 'adopted',
  adoptedDeviating: 'adoptedDeviating',
  refused: 'refused',
  referredBack: 'referredBack',
} as const;

/** A no, other words or a referral can be followed by a new decision, on its own or when the member is asked again. */
const another = { ...answers, askedAgain: 'pending', retracted: 'pending' } as const;

/** answer → what is recorded → answer; what is not here cannot be recorded. Who has adopted decides no more, unless it was an error. */
export const answerLifecycle: Readonly<
  Record<MemberAnswer, Readonly<Partial<Record<RecordedAnswer, MemberAnswer>>>>
> = {
  pending: answers,
  adopted: { retracted: 'pending' },
  adoptedDeviating: another,
  refused: another,
  referredBack: another,
};

/** The member's answer after it; null where it cannot be recorded now. */
export const nextAnswer = (from: MemberAnswer, recorded: RecordedAnswer): MemberAnswer | null =>
  answerLifecycle[from][recorded] ?? null;

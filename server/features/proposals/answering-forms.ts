// From the form of a member's answer to a command.
import { z } from 'zod';
import type { AnswerRow, MemberAnswer } from '../../domain/proposals/ratification.ts';
import { refuse, type Refusal, type RefusalCode } from '../../domain/refusal.ts';
import type { Form } from '../../web/body.ts';
import { choice, line, readForm, text, wholeDay, type Filled } from '../../web/form.ts';

/** How a member can have answered, as one asks: a yes on condition that the others decide alike is a way of its own. */
export const answerWays = [
  'adopted',
  'adoptedIfOthers',
  'adoptedDeviating',
  'refused',
  'referredBack',
] as const;
export type AnswerWay = (typeof answerWays)[number];

type Given = Exclude<MemberAnswer, 'pending'>;

const whatWas: Readonly<
  Record<AnswerWay, { readonly answer: Given; readonly condition: AnswerRow['condition'] }>
> = {
  adopted: { answer: 'adopted', condition: 'none' },
  adoptedIfOthers: { answer: 'adopted', condition: 'othersAlike' },
  adoptedDeviating: { answer: 'adoptedDeviating', condition: 'none' },
  refused: { answer: 'refused', condition: 'none' },
  referredBack: { answer: 'referredBack', condition: 'none' },
};

const round = z.coerce.number().int().min(1).max(2_147_483_647);
const longNote = text.pipe(
  z
    .string()
    .trim()
    .max(5_000, 'form.tooLong' satisfies RefusalCode),
);

const answering = z.strictObject({
  round,
  // The answer that stood when the form was read; '' where there was none.
  seen: line(60).optional(),
  answer: choice(answerWays),
  decidedOn: wholeDay,
  minutes: line(40),
  registryNumber: line(60),
  note: longNote.default(''),
  deviation: text.default(''),
});

export interface AnswerCommand {
  readonly roundNumber: number;
  /** The row that counted when the form was read; undefined where the form does not say. */
  readonly seen?: string | undefined;
  readonly way: AnswerWay;
  readonly answer: Given;
  readonly condition: AnswerRow['condition'];
  readonly decidedOn: Day;
  readonly minutes: string;
  readonly registryNumber: string;
  readonly note: string;
  /** As it was pasted; '' where it was not. */
  readonly deviation: string;
}
type Day = z.infer<typeof wholeDay>;

/** A decision is found again by its § or by its registry number: one of them is asked for. */
export function answerForm(form: Form): Filled<AnswerCommand> {
  const filled = readForm(answering, form);
  if ('refusals' in filled) return filled;
  const { round: roundNumber, answer: way, ...rest } = filled.command;
  const found: Refusal[] =
    rest.minutes === '' && rest.registryNumber === ''
      ? [refuse('ratification.withoutReference', 'minutes')]
      : [];
  return found.length > 0 ? { refusals: found } : { command: { ...rest, roundNumber, way, ...whatWas[way] } };
}

const asking = z.strictObject({ round, note: longNote.default('') });
export const askAgainForm = (form: Form) => readForm(asking, form);

const retracting = z.strictObject({
  round,
  reason: longNote.pipe(z.string().min(1, 'form.required' satisfies RefusalCode)),
});
export const retractionForm = (form: Form) => readForm(retracting, form);

const signing = z.strictObject({ round, signedOn: wholeDay });
// Another name than in the answer's retraction: both can stand on the page.
const unsigning = z.strictObject({
  round,
  signatureReason: longNote.pipe(z.string().min(1, 'form.required' satisfies RefusalCode)),
});
export const unsigningForm = (form: Form) => readForm(unsigning, form);

export const signatureForm = (form: Form) => readForm(signing, form);

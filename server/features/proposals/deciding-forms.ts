// From the forms of the board's decision and of the dispatch to commands.
import { z } from 'zod';
import type { RefusalCode } from '../../domain/refusal.ts';
import { refuse, type Refusal } from '../../domain/refusal.ts';
import { field, type Form } from '../../web/body.ts';
import { line, readForm, requiredLine, revision, text, wholeDay, type Filled } from '../../web/form.ts';
import type { Day } from '../../domain/language/dates.ts';

const decision = z.strictObject({
  revision,
  body: requiredLine(200),
  decidedOn: wholeDay,
  minutes: requiredLine(40),
  registryNumber: line(60),
});
export const decisionForm = (form: Form) => readForm(decision, form);

const ending = z.strictObject({
  revision,
  because: text.pipe(
    z
      .string()
      .trim()
      .min(1, 'form.required' satisfies RefusalCode)
      .max(2_000, 'form.tooLong' satisfies RefusalCode),
  ),
});
/** Why the board revises, withdraws, or lets it lapse. */
export const endingForm = (form: Form) => readForm(ending, form);

export interface DispatchCommand {
  readonly revision: number;
  readonly answerBy: Day | null;
  /** Who decides, by member. */
  readonly bodies: ReadonlyMap<string, string>;
}

const dispatching = z.object({ revision, answerBy: wholeDay });
const body = requiredLine(200);

/** Rows `body.MEMBER`, one for each that must adopt. */
export function dispatchForm(form: Form, memberIds: readonly string[]): Filled<DispatchCommand> {
  const head = readForm(dispatching, {
    revision: field(form, 'revision'),
    answerBy: field(form, 'answerBy'),
  });
  const found: Refusal[] = 'refusals' in head ? [...head.refusals] : [];
  const bodies = new Map<string, string>();
  for (const id of memberIds) {
    const read = body.safeParse(field(form, `body.${id}`));
    if (read.success) bodies.set(id, read.data);
    else
      found.push(
        refuse(field(form, `body.${id}`).trim() === '' ? 'form.required' : 'form.tooLong', `body.${id}`, {
          max: 200,
        }),
      );
  }
  return 'refusals' in head || found.length > 0
    ? { refusals: found }
    : { command: { ...head.command, bodies } };
}

// From the consultation's forms to commands.
import { z } from 'zod';
import type { RefusalCode } from '../../domain/refusal.ts';
import type { Form } from '../../web/body.ts';
import { choice, line, readForm, requiredLine, revision, text, wholeDay } from '../../web/form.ts';

/** UTF-16 units of one comment or of the wording it proposes. */
const longest = 20_000;

const required = text.pipe(
  z
    .string()
    .trim()
    .min(1, 'form.required' satisfies RefusalCode)
    .max(longest, 'form.tooLong' satisfies RefusalCode),
);
const optional = text.pipe(
  z
    .string()
    .trim()
    .max(longest, 'form.tooLong' satisfies RefusalCode),
);

const opening = z.strictObject({ revision, answerBy: wholeDay });
export const openingForm = (form: Form) => readForm(opening, form);

const commenting = z.strictObject({
  consultation: line(60),
  member: requiredLine(60),
  clause: line(60),
  text: required,
  proposedWording: optional.default(''),
});
export const commentForm = (form: Form) => readForm(commenting, form);

/** What becomes of a comment; `accepted` leads on to the clause's editor. */
export const outcomes = ['accepted', 'declined', 'noted'] as const;

const replying = z.strictObject({
  comment: requiredLine(60),
  outcome: choice(outcomes),
  reply: optional.default(''),
});
export const replyForm = (form: Form) => readForm(replying, form);

const naming = z.strictObject({
  member: requiredLine(60),
  email: requiredLine(200).pipe(
    z
      .string()
      .toLowerCase()
      .regex(/^[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+$/, 'form.email' satisfies RefusalCode),
  ),
  back: line(200).default(''),
});
export const contactForm = (form: Form) => readForm(naming, form);

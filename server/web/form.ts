// From the fields of a form to a typed command, or to refusals beside the fields.
import { z } from 'zod';
import { day, typedDate, type Day, type PartialDate } from '../domain/language/dates.ts';
import { refuse, refusals, type Refusal, type RefusalCode } from '../domain/refusal.ts';
import type { Form } from './body.ts';

export type Filled<T> = { readonly command: T } | { readonly refusals: readonly Refusal[] };

/** Control characters and marks that turn the direction of text: in a name they only deceive. */
const invisible = /[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u;
/** A Swedish personal identity number, with or without century and hyphen. */
const personalNumber =
  /(?<!\d)(?:\d{2})?\d{2}[01]\d[0-3]\d[-+]\d{4}(?!\d)|(?<!\d)(?:19|20)\d{2}[01]\d[0-3]\d{5}(?!\d)/;

/** One line of text: trimmed, NFC, nothing invisible, no personal identity number. */
export const line = (max: number) =>
  z
    .string({ error: 'form.required' satisfies RefusalCode })
    .transform((typed) =>
      typed
        .normalize('NFC')
        .trim()
        .replace(/[ \u00a0\t]+/g, ' '),
    )
    .pipe(
      z
        .string()
        .max(max, 'form.tooLong' satisfies RefusalCode)
        .refine((typed) => !invisible.test(typed), 'form.invisible' satisfies RefusalCode)
        .refine((typed) => !personalNumber.test(typed), 'form.personalNumber' satisfies RefusalCode),
    );

export const requiredLine = (max: number) =>
  line(max).pipe(z.string().min(1, 'form.required' satisfies RefusalCode));

/** Control characters but line ends and tabs, and marks that turn the direction of text: nobody typed them. */
const unseen = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/** Text over several lines, of any length: line ends as one, NFC, no personal identity number. */
export const text = z
  .string({ error: 'form.required' satisfies RefusalCode })
  .transform((typed) =>
    typed
      .normalize('NFC')
      .replace(/\r\n?/g, '\n')
      .replace(unseen, (mark) => (mark === '\n' || mark === '\t' ? mark : '')),
  )
  .pipe(
    z.string().refine((typed) => !personalNumber.test(typed), 'form.personalNumber' satisfies RefusalCode),
  );

/** A calendar day: what has been decided was decided on one. */
export const wholeDay = z
  .string({ error: 'form.required' satisfies RefusalCode })
  .default('')
  .transform((typed, context): Day => {
    const found = typedDate(typed.trim());
    const whole = found === null ? null : day(found);
    if (whole !== null) return whole;
    const code: RefusalCode = typed.trim() === '' ? 'form.required' : 'form.wholeDay';
    context.addIssue({ code: 'custom', message: code });
    return z.NEVER;
  });

/** A date known to the year, the month or the day; empty is unknown. */
export const optionalPartialDate = z
  .string()
  .default('')
  .transform((typed, context): PartialDate | null => {
    const text = typed.trim();
    if (text === '') return null;
    const date = typedDate(text);
    if (date === null) context.addIssue({ code: 'custom', message: 'form.date' satisfies RefusalCode });
    return date;
  });

/** The number of changes that a form was read at; as large as a column of whole numbers can hold. */
export const revision = z.coerce
  .number({ error: 'form.choice' satisfies RefusalCode })
  .int()
  .min(1)
  .max(2_147_483_647);

/** A choice among given values. */
export const choice = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, { error: 'form.choice' satisfies RefusalCode });

/**
 * Reads a form against a strict object's schema; its messages are refusal codes.
 * @returns the command, or one refusal for each field that cannot be used
 */
export function readForm<T>(schema: z.ZodType<T>, form: Form): Filled<T> {
  const result = schema.safeParse({ ...form });
  if (result.success) return { command: result.data };
  const found = new Map<string, Refusal>();
  for (const issue of result.error.issues) {
    const name = issue.path.join('.');
    if (found.has(name)) continue;
    if (issue.code === 'unrecognized_keys') found.set(name, refuse('form.unknownField'));
    else {
      const facts = issue.code === 'too_big' ? { max: Number(issue.maximum) } : undefined;
      found.set(name, refuse(isRefusalCode(issue.message) ? issue.message : 'form.choice', name, facts));
    }
  }
  return { refusals: [...found.values()] };
}

const isRefusalCode = (message: string): message is RefusalCode => Object.hasOwn(refusals, message);

/** The day a page is asked about with `?datum=`: today where none is given, with a refusal where there is no such day. */
export interface DayAsked {
  readonly on: Day;
  readonly typed: string;
  readonly isToday: boolean;
  readonly refusals: readonly Refusal[];
}

export function dayAsked(typed: string, today: Day): DayAsked {
  const text = typed.trim();
  if (text === '') return { on: today, typed: '', isToday: true, refusals: [] };
  const on = day(text);
  if (on === null) return { on: today, typed: text, isToday: true, refusals: [refuse('form.day', 'datum')] };
  return { on, typed: text, isToday: on === today, refusals: [] };
}

// From the forms of a proposal's beginning and terms to commands.
import { z } from 'zod';
import { typedDate, day, type Day } from '../../domain/language/dates.ts';
import {
  adoptionForms,
  type AdoptionForm,
  type ForceRule,
  type Proposal,
} from '../../domain/proposals/proposal.ts';
import { longestHeading } from '../../domain/proposals/terms.ts';
import { refuse, type Refusal, type RefusalCode } from '../../domain/refusal.ts';
import { field, type Form } from '../../web/body.ts';
import { choice, readForm, requiredLine, revision, type Filled } from '../../web/form.ts';

export const forceKinds = ['whenAdopted', 'whenAdoptedAndSigned', 'fixedDay'] as const;
export type ForceKind = (typeof forceKinds)[number];

/** What the proposal's words begin from: those that apply, or those that somebody has written. */
export const starts = ['inForce', 'given'] as const;
export type Start = (typeof starts)[number];

/** The terms that people fill in; what follows with the proposal is carried along. */
export interface TypedTerms {
  readonly heading: string;
  readonly adoptedAs: AdoptionForm;
  readonly forceRule: ForceRule;
}

/** A day, or nothing. */
const optionalDay = z
  .string()
  .default('')
  .transform((typed, context): Day | null => {
    if (typed.trim() === '') return null;
    const date = typedDate(typed.trim());
    const whole = date === null ? null : day(date);
    if (whole !== null) return whole;
    context.addIssue({ code: 'custom', message: 'form.wholeDay' satisfies RefusalCode });
    return z.NEVER;
  });

const termsFields = {
  heading: requiredLine(longestHeading),
  // Bylaws are the meeting's to adopt: their form does not ask.
  adoptedAs: choice(adoptionForms).default('whole'),
  force: choice(forceKinds),
  earliest: optionalDay,
  day: optionalDay,
};
const typed = z.string().default('');
const termsSchema = z.strictObject({ ...termsFields, revision });
const beginning = z.strictObject({
  ...termsFields,
  start: choice(starts),
  source: typed,
  sourceBefore: typed,
});

export function termsForm(form: Form): Filled<TypedTerms & { readonly revision: number }> {
  const filled = readForm(termsSchema, form);
  if ('refusals' in filled) return filled;
  const { revision: seen, ...typed } = filled.command;
  const terms = termsOf(typed);
  return 'refused' in terms ? { refusals: [terms] } : { command: { ...terms, revision: seen } };
}

/** `source`, `sourceBefore` and the file are read apart: see `sourceIn` of the statutes. */
export function beginForm(form: Form): Filled<TypedTerms & { readonly start: Start }> {
  const filled = readForm(beginning, form);
  if ('refusals' in filled) return filled;
  const { start, heading, adoptedAs, force, earliest, day: fixed } = filled.command;
  const terms = termsOf({ heading, adoptedAs, force, earliest, day: fixed });
  return 'refused' in terms ? { refusals: [terms] } : { command: { ...terms, start } };
}

function termsOf({
  force,
  earliest,
  day: fixed,
  ...said
}: Omit<TypedTerms, 'forceRule'> & {
  readonly force: ForceKind;
  readonly earliest: Day | null;
  readonly day: Day | null;
}): TypedTerms | Refusal {
  if (force !== 'fixedDay') return { ...said, forceRule: { kind: force, earliest } };
  return fixed === null
    ? refuse('form.required', 'day')
    : { ...said, forceRule: { kind: 'fixedDay', day: fixed } };
}

/** The form of the terms as they stand, or as they were typed. */
export const typedTerms = (form: Form) => ({
  heading: field(form, 'heading'),
  adoptedAs: field(form, 'adoptedAs'),
  force: field(form, 'force'),
  earliest: field(form, 'earliest'),
  day: field(form, 'day'),
});

export function formOfTerms({
  heading,
  adoptedAs,
  forceRule,
}: Pick<Proposal, 'heading' | 'adoptedAs' | 'forceRule'>): Form {
  return {
    heading,
    adoptedAs,
    force: forceRule.kind,
    earliest: forceRule.kind === 'fixedDay' ? '' : (forceRule.earliest ?? ''),
    day: forceRule.kind === 'fixedDay' ? forceRule.day : '',
  };
}

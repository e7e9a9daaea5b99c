// From the editor's forms to commands: which button was pressed, and the clause as it was typed.
import { z } from 'zod';
import type { OpenReference } from '../../domain/proposals/editing.ts';
import { amendmentNatures, type AmendmentNature } from '../../domain/proposals/proposal.ts';
import { refuse, type Refusal } from '../../domain/refusal.ts';
import { field, type Form } from '../../web/body.ts';
import { revision, text } from '../../web/form.ts';

/** Which button of the whole text was pressed, and the anchor of the clause it stands at. */
export interface TextStep {
  readonly name: (typeof textSteps)[number];
  readonly at: string;
}
const textSteps = ['up', 'down', 'repeal', 'restore', 'series'] as const;

export function textStepIn(form: Form): TextStep | null {
  const [typed = '', ...rest] = field(form, 'step').split('.');
  const name = textSteps.find((each) => each === typed);
  return name === undefined ? null : { name, at: rest.join('.') };
}

const clauseSteps = ['save', 'preview', 'reset', 'settle', 'show'] as const;
export type ClauseStep = (typeof clauseSteps)[number];
/** What says nothing shows: nothing is saved that nobody asked for. */
export const clauseStepIn = (form: Form): ClauseStep =>
  clauseSteps.find((each) => each === field(form, 'step')) ?? 'preview';

/** The number of the text that a form was read at; 0, which nothing has, where it says none. */
export const textNumberIn = (form: Form, name = 'text'): number => revision.catch(0).parse(field(form, name));

/** Has somebody seen what follows from this very number (or button), and said yes? */
export const isConfirmed = (form: Form, what: string): boolean => field(form, 'confirmed') === what;
/** UTF-16 units of a form's field: what is seen is longer only where nobody reads it all. */
const longestNamed = 2000;
/** The references that a rewording leaves behind, for somebody to say yes to. */
export const openNamed = (open: readonly OpenReference[]): string =>
  open
    .map(({ reference }) => reference)
    .join(', ')
    .slice(0, longestNamed)
    .trim();
/** A new clause that takes the next number, and the numbers after it follow. */
export const renumbering = 'alla';

export const conflictChoices = ['mine', 'theirs', 'own'] as const;
export type ConflictChoice = (typeof conflictChoices)[number];
export const conflictChoiceIn = (form: Form): ConflictChoice | null =>
  conflictChoices.find((each) => each === field(form, 'choice')) ?? null;

/** A clause as it was typed, with what is said of the change. */
export interface TypedClauseForm {
  readonly number: string;
  readonly heading: string;
  readonly source: string;
  readonly reason: string;
  /** Null leaves it to be suggested. */
  readonly nature: AmendmentNature | null;
}

const longestReason = 5_000;

/** What was typed, for showing it again; the faults that the editing itself does not find. */
export function clauseFormIn(form: Form): {
  readonly typed: TypedClauseForm;
  readonly refusals: readonly Refusal[];
} {
  const refusals: Refusal[] = [];
  const reason = text.safeParse(field(form, 'reason').trim());
  if (!reason.success) refusals.push(refuse('form.personalNumber', 'reason'));
  else if (reason.data.length > longestReason)
    refusals.push(refuse('form.tooLong', 'reason', { max: longestReason }));
  const asked = field(form, 'nature');
  const nature = z
    .enum(amendmentNatures)
    .nullable()
    .safeParse(asked === '' ? null : asked);
  if (!nature.success) refusals.push(refuse('form.choice', 'nature'));
  return {
    typed: {
      number: field(form, 'number'),
      heading: field(form, 'heading'),
      source: field(form, 'source').replace(/\r\n?/g, '\n'),
      reason: reason.success ? reason.data : field(form, 'reason'),
      nature: nature.success ? nature.data : null,
    },
    refusals,
  };
}

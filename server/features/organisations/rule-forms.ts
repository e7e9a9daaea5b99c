// From the forms of the network's rules to commands: one form for each kind of rule, with its own fields.
import { z } from 'zod';
import {
  abstentionRules,
  annualRules,
  isUsableShare,
  ruleKinds,
  shareReaches,
  tieRules,
  type RuleKind,
} from '../../domain/organisations/rules.ts';
import { refuse, type RefusalCode } from '../../domain/refusal.ts';
import { field, type Form } from '../../web/body.ts';
import { choice, line, readForm, wholeDay, type Filled } from '../../web/form.ts';
import type { NewRule } from './actions/rules.ts';

/** A field of a rule's form: a whole number, or one of some choices. */
export interface RuleField {
  readonly name: string;
  readonly options: readonly string[];
}

const number = (name: string): RuleField => ({ name, options: [] });
const among = (name: string, options: readonly string[]): RuleField => ({ name, options });
const share = [number('numerator'), number('denominator'), among('reach', shareReaches)];

/** What each rule is written in, in the order of its form. */
export const ruleFields: Readonly<Record<RuleKind, readonly RuleField[]>> = {
  motionDeadline: [number('weeksBefore')],
  notice: [number('weeksBefore'), number('weeksBeforeExtra')],
  votesPerMember: [number('votes')],
  mandates: [number('perDelegate')],
  majority: [...share, among('abstentions', abstentionRules)],
  tie: [among('rule', tieRules)],
  bylawsChange: [
    ...share,
    among('meetings', ['1', '2']),
    among('annual', annualRules),
    number('monthsBetween'),
  ],
};

const invalidNumber = 'rule.number' satisfies RefusalCode;
const whole = (most: number, least = 1) =>
  z
    .string({ error: 'form.required' satisfies RefusalCode })
    .trim()
    .regex(/^\d{1,3}$/, invalidNumber)
    .transform(Number)
    .pipe(z.number().min(least, invalidNumber).max(most, invalidNumber));

const common = { from: wholeDay, clause: line(60) };
const voteShare = { numerator: whole(100), denominator: whole(100), reach: choice(shareReaches) };
const meetings = choice(['1', '2']).transform((typed) => (typed === '2' ? 2 : 1));

const kinds = {
  motionDeadline: z.strictObject({ ...common, weeksBefore: whole(104) }),
  notice: z.strictObject({ ...common, weeksBefore: whole(104), weeksBeforeExtra: whole(104) }),
  votesPerMember: z.strictObject({ ...common, votes: whole(100) }),
  mandates: z.strictObject({ ...common, perDelegate: whole(100) }),
  majority: z.strictObject({ ...common, ...voteShare, abstentions: choice(abstentionRules) }),
  tie: z.strictObject({ ...common, rule: choice(tieRules) }),
  bylawsChange: z.strictObject({
    ...{ ...common, ...voteShare, meetings, annual: choice(annualRules), monthsBetween: whole(60, 0) },
  }),
};

/** Reads the form of the kind that it names. A share that cannot be asked for is refused beside its first number. */
export function ruleForm(form: Form): Filled<NewRule> {
  const { kind: _, ...rest } = form;
  const kind = ruleKinds.find((each) => each === field(form, 'kind'));
  switch (kind) {
    case 'motionDeadline':
      return filledAs(readForm(kinds.motionDeadline, rest), ({ from, clause, ...value }) => ({
        ...{ kind, from, clause, value },
      }));
    case 'notice':
      return filledAs(readForm(kinds.notice, rest), ({ from, clause, ...value }) => ({
        ...{ kind, from, clause, value },
      }));
    case 'votesPerMember':
      return filledAs(readForm(kinds.votesPerMember, rest), ({ from, clause, ...value }) => ({
        ...{ kind, from, clause, value },
      }));
    case 'mandates':
      return filledAs(readForm(kinds.mandates, rest), ({ from, clause, ...value }) => ({
        ...{ kind, from, clause, value },
      }));
    case 'majority':
      return filledAs(readForm(kinds.majority, rest), ({ from, clause, ...value }) => ({
        ...{ kind, from, clause, value },
      }));
    case 'tie':
      return filledAs(readForm(kinds.tie, rest), ({ from, clause, ...value }) => ({
        ...{ kind, from, clause, value },
      }));
    case 'bylawsChange':
      return filledAs(readForm(kinds.bylawsChange, rest), ({ from, clause, ...value }) => ({
        ...{ kind, from, clause, value },
      }));
    default:
      return { refusals: [refuse('form.choice')] };
  }
}

function filledAs<T>(filled: Filled<T>, make: (command: T) => NewRule): Filled<NewRule> {
  if ('refusals' in filled) return filled;
  const command = make(filled.command);
  return 'numerator' in command.value && !isUsableShare(command.value)
    ? { refusals: [refuse('rule.share', 'numerator')] }
    : { command };
}

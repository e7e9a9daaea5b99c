// The network's own rules: a page that anyone can read, and a form for the network's office.
import { z } from 'zod';
import { inSwedishOrder } from '../../domain/language/swedish.ts';
import {
  ruleKinds,
  ruleOn,
  tieRules,
  type DatedRule,
  type RuleKind,
} from '../../domain/organisations/rules.ts';
import { may } from '../../domain/permissions.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import { page, redirect, type Answer } from '../../web/answer.ts';
import { field, type Form } from '../../web/body.ts';
import { choice, line, readForm, wholeDay, type Filled } from '../../web/form.ts';
import type { Visit } from '../../web/room.ts';
import type { OrganisationsDesk } from './actions/desk.ts';
import { recordRule, type NewRule } from './actions/rules.ts';
import { crumbsTo } from './pages.ts';
import { rulesPath } from './paths.ts';
import type { StoredOrganisation } from './records.ts';

/** What each rule is written in. */
const valueFields: Readonly<Record<RuleKind, string>> = {
  motionDeadline: 'weeksBefore',
  votesPerMember: 'votes',
  tie: 'rule',
};

const whole = (most: number) =>
  z
    .string({ error: 'form.required' })
    .trim()
    .regex(/^\d{1,3}$/, 'rule.number')
    .transform(Number)
    .pipe(z.number().min(1, 'rule.number').max(most, 'rule.number'));

const common = { from: wholeDay, clause: line(60) };
const kinds = {
  motionDeadline: z.strictObject({ ...common, weeksBefore: whole(104) }),
  votesPerMember: z.strictObject({ ...common, votes: whole(100) }),
  tie: z.strictObject({ ...common, rule: choice(tieRules) }),
};

function ruleForm(form: Form): Filled<NewRule> {
  const { kind: _, ...rest } = form;
  const kind = ruleKinds.find((each) => each === field(form, 'kind'));
  switch (kind) {
    case 'motionDeadline':
      return filledAs(readForm(kinds.motionDeadline, rest), ({ from, clause, ...value }) => ({
        ...{ kind, from, clause, value },
      }));
    case 'votesPerMember':
      return filledAs(readForm(kinds.votesPerMember, rest), ({ from, clause, ...value }) => ({
        ...{ kind, from, clause, value },
      }));
    case 'tie':
      return filledAs(readForm(kinds.tie, rest), ({ from, clause, ...value }) => ({
        ...{ kind, from, clause, value },
      }));
    default:
      return { refusals: [refuse('form.choice')] };
  }
}

const filledAs = <T>(filled: Filled<T>, make: (command: T) => NewRule): Filled<NewRule> =>
  'command' in filled ? { command: make(filled.command) } : filled;

/** Fields of three forms on one page: each has the kind in its name. */
const placed = (refusal: Refusal, form: Form): Refusal =>
  refusal.field === undefined ? refusal : { ...refusal, field: `${refusal.field}.${field(form, 'kind')}` };

export async function showRules<D extends OrganisationsDesk>(
  visit: Visit<D>,
  network: StoredOrganisation,
  refusals: readonly Refusal[] = [],
): Promise<Answer> {
  const { desk, today, form, who } = visit;
  const rules = await desk.organisations.rules(network.id);
  const typed = (kind: RuleKind, name: string): string =>
    field(form, 'kind') === kind ? field(form, name) : '';
  return page(
    'organisations/rules',
    {
      title: { key: 'organisations.rules.title' },
      crumbs: crumbsTo(network, today),
      kinds: ruleKinds.map((kind) => ({
        kind,
        rules: rules
          .filter((rule) => rule.kind === kind)
          .toReversed()
          .map((rule) => ({ ...shown(rule), isNow: ruleOn(rules, kind, today)?.id === rule.id })),
        valueName: `${valueFields[kind]}.${kind}`,
        valueField: valueFields[kind],
        value: typed(kind, valueFields[kind]),
        fromName: `from.${kind}`,
        from: typed(kind, 'from'),
        clauseName: `clause.${kind}`,
        clause: typed(kind, 'clause'),
      })),
      tieRules: inSwedishOrder(tieRules, (rule) => rule),
      mayRecord: may(who, 'motion.handle', network.id),
      rulesPath: rulesPath(network),
      notice: field(visit.query, 'kvitto') === 'saved' ? 'saved' : null,
    },
    refusals.map((refusal) => placed(refusal, form)),
  );
}

const shown = ({ value, from, clause }: DatedRule) => ({
  weeks: 'weeksBefore' in value ? value.weeksBefore : null,
  votes: 'votes' in value ? value.votes : null,
  tie: 'rule' in value ? value.rule : null,
  from,
  clause,
});

export async function saveRule<D extends OrganisationsDesk>(
  visit: Visit<D>,
  network: StoredOrganisation,
): Promise<Answer> {
  const filled = ruleForm(visit.form);
  if ('refusals' in filled) return showRules(visit, network, filled.refusals);
  const rule = await recordRule(visit.desk, network, filled.command);
  return isRefusal(rule) ? showRules(visit, network, [rule]) : redirect(`${rulesPath(network)}?kvitto=saved`);
}

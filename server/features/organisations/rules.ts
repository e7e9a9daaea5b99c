// The network's own rules: a page that anyone can read, and a form for the network's office.
import type { Day, PartialDate } from '../../domain/language/dates.ts';
import {
  ruleKinds,
  ruleOn,
  type DatedRule,
  type RuleKind,
  type VoteShare,
} from '../../domain/organisations/rules.ts';
import { may } from '../../domain/permissions.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { page, redirect, type Answer } from '../../web/answer.ts';
import { field, type Form } from '../../web/body.ts';
import type { Words } from '../../web/i18n.ts';
import type { Visit } from '../../web/room.ts';
import type { OrganisationsDesk } from './actions/desk.ts';
import { recordRule } from './actions/rules.ts';
import { crumbsTo } from './pages/frame.ts';
import { rulesPath } from './paths.ts';
import type { StoredOrganisation } from './records.ts';
import { ruleFields, ruleForm } from './rule-forms.ts';

/** A clause that a rule says it comes from, as it stood in the bylaws on the day the rule began. */
export interface RuleClause {
  /** "7 §", as the rule names it. */
  readonly name: string;
  /** Null where the bylaws of that day are not here, or have no such clause. */
  readonly path: string | null;
  /** Since when it has other words, or is gone; null while it stands. `path` compares the two wordings. */
  readonly changed: { readonly since: PartialDate | null; readonly path: string } | null;
}

/** Finds the clauses of each rule, by the rule's id. */
export type RuleClauses<D> = (
  desk: D,
  network: StoredOrganisation,
  rules: readonly Pick<DatedRule, 'id' | 'from' | 'clause'>[],
  on: Day,
) => Promise<ReadonlyMap<string, readonly RuleClause[]>>;

/** Fields of many forms on one page: each has the kind in its name. */
const placed = (refusal: Refusal, form: Form): Refusal =>
  refusal.field === undefined ? refusal : { ...refusal, field: `${refusal.field}.${field(form, 'kind')}` };

export async function showRules<D extends OrganisationsDesk>(
  visit: Visit<D>,
  network: StoredOrganisation,
  clausesOf: RuleClauses<D>,
  refusals: readonly Refusal[] = [],
): Promise<Answer> {
  const { desk, today, form, who, words } = visit;
  const rules = await desk.organisations.rules(network.id);
  const clauses = await clausesOf(desk, network, rules, today);
  return page(
    'organisations/rules',
    {
      title: { key: 'organisations.rules.title' },
      crumbs: crumbsTo(network, today),
      kinds: ruleKinds.map((kind) => {
        const now = ruleOn(rules, kind, today);
        return {
          kind,
          rules: rules
            .filter((rule) => rule.kind === kind)
            .toReversed()
            .map((rule) => ({
              sentences: sentencesOf(rule, words),
              from: rule.from,
              isNow: rule.id === now?.id,
              clauses: clauses.get(rule.id) ?? [],
              clause: rule.clause,
              // A rule that has been followed by another needs no looking over.
              isToLookOver:
                rule.id === now?.id && (clauses.get(rule.id) ?? []).some(({ changed }) => changed !== null),
            })),
          isWithout: now === null,
          form: formOf(kind, form),
        };
      }),
      mayRecord: may(who, 'motion.handle', network.id),
      rulesPath: rulesPath(network),
      notice: field(visit.query, 'kvitto') === 'saved' ? 'saved' : null,
    },
    refusals.map((refusal) => placed(refusal, form)),
  );
}

/** One kind's form, as it was typed where it comes back. */
function formOf(kind: RuleKind, form: Form) {
  const isTyped = field(form, 'kind') === kind;
  const typed = (name: string): string => (isTyped ? field(form, name) : '');
  return {
    isTyped,
    fields: ruleFields[kind].map(({ name, options }) => ({
      ...{ name: `${name}.${kind}`, fieldName: name, isChoice: options.length > 0 },
      value: typed(name),
      options: options.map((option) => ({ option, isChosen: option === typed(name) })),
    })),
    fromName: `from.${kind}`,
    from: typed('from'),
    clauseName: `clause.${kind}`,
    clause: typed('clause'),
  };
}

/** What a rule says, in sentences. */
function sentencesOf(rule: DatedRule, words: Words): readonly string[] {
  const { value } = rule;
  const say = (name: string, facts: Readonly<Record<string, string | number>> = {}): string =>
    words(`organisations.rules.says.${name}`, facts); // words: organisations.rules.says.*
  if ('weeksBeforeExtra' in value)
    return [
      say('notice', { count: value.weeksBefore }),
      say('noticeExtra', { count: value.weeksBeforeExtra }),
    ];
  if ('weeksBefore' in value) return [say('motionDeadline', { count: value.weeksBefore })];
  if ('votes' in value) return [say('votesPerMember', { count: value.votes })];
  if ('perDelegate' in value) return [say('mandates', { count: value.perDelegate })];
  if ('rule' in value) return [words(`organisations.rules.tie.${value.rule}`)]; // words: organisations.rules.tie.*
  const share = shareText(value, words);
  if ('abstentions' in value) return [say('majority', { share }), say(`abstentions.${value.abstentions}`)];
  if (value.meetings === 1) return [say('bylawsChange.one', { share })];
  return [
    say(`bylawsChange.two.${value.annual}`, { share }),
    ...(value.monthsBetween === 0 ? [] : [say('bylawsChange.between', { count: value.monthsBetween })]),
  ];
}

const named: ReadonlyMap<string, string> = new Map([
  ['1/2', 'half'],
  ['2/3', 'twoThirds'],
  ['3/4', 'threeQuarters'],
]);

/** "mer än hälften", "minst två tredjedelar", "minst 3/5". */
function shareText({ numerator, denominator, reach }: VoteShare, words: Words): string {
  const fraction = `${String(numerator)}/${String(denominator)}`;
  const name = named.get(fraction);
  return words(`organisations.rules.share.${reach}`, {
    fraction: name === undefined ? fraction : words(`organisations.rules.fraction.${name}`),
  }); // words: organisations.rules.share.* words: organisations.rules.fraction.*
}

export async function saveRule<D extends OrganisationsDesk>(
  visit: Visit<D>,
  network: StoredOrganisation,
  clausesOf: RuleClauses<D>,
): Promise<Answer> {
  const filled = ruleForm(visit.form);
  if ('refusals' in filled) return showRules(visit, network, clausesOf, filled.refusals);
  const rule = await recordRule(visit.desk, network, filled.command);
  return isRefusal(rule)
    ? showRules(visit, network, clausesOf, [rule])
    : redirect(`${rulesPath(network)}?kvitto=saved`);
}

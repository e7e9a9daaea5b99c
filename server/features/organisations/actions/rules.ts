// The act on a network's own rules: recorded with the day they apply from, and never changed.
import type { Day } from '../../../domain/language/dates.ts';
import type { DatedRule, RuleKind, RuleValues } from '../../../domain/organisations/rules.ts';
import { refuse, type Refusal } from '../../../domain/refusal.ts';
import type { StoredOrganisation } from '../records.ts';
import type { OrganisationsDesk } from './desk.ts';

/** A rule as it is recorded: what it says, from which day, and which clause of the bylaws it comes from. */
export type NewRule = {
  readonly [K in RuleKind]: {
    readonly kind: K;
    readonly value: RuleValues[K];
    readonly from: Day;
    readonly clause: string;
  };
}[RuleKind];

/** Records one of the network's own rules. Refused when one of that kind begins the same day: rules are never changed, only followed. */
export async function recordRule(
  desk: OrganisationsDesk,
  network: StoredOrganisation,
  { kind, value, from, clause }: NewRule,
): Promise<DatedRule | Refusal> {
  await desk.serialise(`rules ${network.id}`);
  const known = await desk.organisations.rules(network.id);
  if (known.some((rule) => rule.kind === kind && rule.from === from)) return refuse('rule.sameDay', 'from');
  const rule: DatedRule = { id: desk.newId(), organisationId: network.id, kind, value, from, clause };
  await desk.organisations.addRule(rule);
  await desk.record({
    kind: 'rule.recorded',
    organisationId: network.id,
    subjectId: rule.id,
    facts: { kind, value: { ...value }, from, clause },
  });
  return rule;
}

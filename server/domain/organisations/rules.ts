// The network's own rules, each with the day it applies from and the clause of the bylaws it comes from: settings, never constants.
import type { Day } from '../language/dates.ts';

export const tieRules = ['castingVote', 'rejection', 'drawingOfLots'] as const;
export type TieRule = (typeof tieRules)[number];

/** What each rule says. Numbers are whole. */
export interface RuleValues {
  /** Motions must have come in this many weeks before the annual meeting, that whole day included. */
  readonly motionDeadline: { readonly weeksBefore: number };
  readonly votesPerMember: { readonly votes: number };
  readonly tie: { readonly rule: TieRule };
}
export const ruleKinds = ['motionDeadline', 'votesPerMember', 'tie'] as const;
export type RuleKind = (typeof ruleKinds)[number];

export interface DatedRule<K extends RuleKind = RuleKind> {
  readonly id: string;
  readonly organisationId: string;
  readonly kind: K;
  readonly value: RuleValues[K];
  readonly from: Day;
  /** The clause it comes from: "7 §"; empty where none is named. */
  readonly clause: string;
}

/** The rule of a kind that applies on a day: the last that had begun; null before the first. */
export function ruleOn<K extends RuleKind>(
  rules: readonly DatedRule[],
  kind: K,
  on: Day,
): DatedRule<K> | null {
  const begun = rules
    .filter((rule): rule is DatedRule<K> => rule.kind === kind && rule.from <= on)
    .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  return begun.at(-1) ?? null;
}

// The network's own rules, each with the day it applies from and the clause of the bylaws it comes from: settings, never constants.
import type { Day } from '../language/dates.ts';

export const tieRules = ['castingVote', 'rejection', 'drawingOfLots'] as const;
export type TieRule = (typeof tieRules)[number];

/** A share of the votes cast as a whole-number fraction, to be exceeded or only reached. */
export interface VoteShare {
  readonly numerator: number;
  readonly denominator: number;
  readonly reach: (typeof shareReaches)[number];
}
export const shareReaches = ['moreThan', 'atLeast'] as const;
export const abstentionRules = ['notCounted', 'counted'] as const;
/** Of two meetings that change the bylaws: one of them is to be an annual meeting, or any two will do. */
export const annualRules = ['one', 'any'] as const;

/** What each rule says. Numbers are whole. */
export interface RuleValues {
  /** Motions must have come in this many weeks before the annual meeting, that whole day included. */
  readonly motionDeadline: { readonly weeksBefore: number };
  readonly votesPerMember: { readonly votes: number };
  readonly tie: { readonly rule: TieRule };
  /** The summons must have gone out this many weeks before the meeting, that whole day included. */
  readonly notice: { readonly weeksBefore: number; readonly weeksBeforeExtra: number };
  /** How many members one delegate may represent. */
  readonly mandates: { readonly perDelegate: number };
  /** What an ordinary decision needs, and whether whoever abstains counts among those who voted. */
  readonly majority: VoteShare & { readonly abstentions: (typeof abstentionRules)[number] };
  /** What a change of the bylaws needs: how many meetings after each other, so many months apart, each by this share. */
  readonly bylawsChange: VoteShare & {
    readonly meetings: 1 | 2;
    readonly annual: (typeof annualRules)[number];
    readonly monthsBetween: number;
  };
}
export const ruleKinds = [
  'motionDeadline',
  'notice',
  'votesPerMember',
  'mandates',
  'majority',
  'tie',
  'bylawsChange',
] as const;
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

/**
 * What the house goes by where the network has recorded no rule: what most associations would take for granted. There is none
 * for the time of motions, of which none is then late, nor for the summons; and the bylaws are
 * changed as anything else is decided.
 */
export const ruleDefaults: Defaults = {
  votesPerMember: { votes: 1 },
  tie: { rule: 'rejection' },
  mandates: { perDelegate: 1 },
  majority: { numerator: 1, denominator: 2, reach: 'moreThan', abstentions: 'notCounted' },
};
type DefaultedKind = 'votesPerMember' | 'tie' | 'mandates' | 'majority';
type Defaults<K extends DefaultedKind = DefaultedKind> = { readonly [P in K]: RuleValues[P] };

/** What applies on a day: the rule of the network, else what the house goes by. */
export function valueOn<K extends DefaultedKind>(
  rules: readonly DatedRule[],
  kind: K,
  on: Day,
): RuleValues[K] {
  const defaults: Defaults<K> = ruleDefaults;
  return ruleOn(rules, kind, on)?.value ?? defaults[kind];
}

/** Can the share be asked for? At least half, and at most all: less would let opposite decisions both be made. */
export const isUsableShare = ({ numerator, denominator, reach }: VoteShare): boolean =>
  2 * numerator >= denominator && (reach === 'moreThan' ? numerator < denominator : numerator <= denominator);

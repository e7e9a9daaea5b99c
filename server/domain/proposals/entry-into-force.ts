// When an adopted proposal enters into force: computed from the members' decisions, never typed.
import { hasCome, latest, type Day, type PartialDate } from '../language/dates.ts';
import type { ForceRule } from './proposal.ts';

/** What has happened by now. One entry for each whose word is needed; null where it is missing. */
export interface Happened {
  /** The day each member that must adopt has adopted, or each meeting that must. */
  readonly adoptions: readonly (Day | null)[];
  /** The day each has signed; asked for only where the rule says so. */
  readonly signatures: readonly (Day | null)[];
  /** From when the version that it changes applies; null where there is none, or its day is not known. */
  readonly baseFrom: PartialDate | null;
}

/** Which of the days decides: the stated one, the last adoption, the last signature, or that of the version it changes. */
export type ForceReason = 'stated' | 'adopted' | 'signed' | 'base';

export type EntryIntoForce =
  | { readonly from: Day; readonly because: ForceReason }
  | { readonly missing: 'adoptions' | 'signatures'; readonly count: number };

/**
 * The later of the rule's day, the last adoption (and signature, where the rule asks for them) and the day of the version
 * that it changes: what changes a text cannot apply before it does. A stated day that has passed when the last member
 * decides gives way to that decision. Of equal days the first named decides.
 */
export function entryIntoForce(
  rule: ForceRule,
  { adoptions, signatures, baseFrom }: Happened,
): EntryIntoForce {
  const adopted = allDays(adoptions);
  if (typeof adopted === 'number') return { missing: 'adoptions', count: adopted };
  const signed = rule.kind === 'whenAdoptedAndSigned' ? allDays(signatures) : null;
  if (typeof signed === 'number') return { missing: 'signatures', count: signed };
  const days: readonly (readonly [ForceReason, Day | null])[] = [
    ['stated', rule.kind === 'fixedDay' ? rule.day : rule.earliest],
    ['adopted', adopted],
    ['signed', signed],
    ['base', baseFrom === null ? null : latest(baseFrom)],
  ];
  let found: { from: Day; because: ForceReason } = { from: adopted, because: 'adopted' };
  for (const [because, from] of days.toReversed())
    if (from !== null && from >= found.from) found = { from, because };
  return found;
}

/**
 * The day that a version surely had begun to apply by, where its date is known to the year or the month only: the last
 * that it can mean, unless it was already read in as applying before that.
 */
export function begunBy(from: PartialDate | null, readInOn: Day): PartialDate | null {
  return from !== null && hasCome(from, readInOn) === 'unknown' ? (readInOn as string as PartialDate) : from;
}

/** The last of the days; how many are missing where some are, one where nobody is asked. */
function allDays(days: readonly (Day | null)[]): Day | number {
  const missing = days.filter((day) => day === null).length;
  const last = days
    .filter((day) => day !== null)
    .toSorted()
    .at(-1);
  return missing > 0 || last === undefined ? Math.max(missing, 1) : last;
}

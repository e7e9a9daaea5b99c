// Which version of a statute was in force on a day, as far as the dates tell.
import { dayBefore, earliest, hasCome, latest, type Day, type PartialDate } from '../language/dates.ts';

/** What the timeline needs of a version. `sequence` is the order in which versions were saved, from 1. */
export interface Dated {
  readonly sequence: number;
  readonly effectiveFrom: PartialDate | null;
}

export type VersionState = 'inForce' | 'superseded' | 'prospective' | 'undated';

/** A version's place in time: until when (the day before the next begins), and its state on the day asked about. */
export interface Spell<V extends Dated> {
  readonly version: V;
  readonly state: VersionState;
  /** Last day in force; null while it is open or cannot be known. */
  readonly until: Day | null;
  /** The next version's date is only known to the month or year, so `until` is the last day it surely was in force. */
  readonly untilIsInexact: boolean;
}

export interface Timeline<V extends Dated> {
  /** Oldest first; versions without a date last. */
  readonly spells: readonly Spell<V>[];
  /** In force on the day asked about; null before the first, or where nothing is dated. */
  readonly inForce: V | null;
  /** A version that may have come into force by that day: its date is known only to the month or year. */
  readonly perhaps: V | null;
}

/** All versions in order of time, and the one in force on `on`. An old version closes the day before the next begins. */
export function timelineOn<V extends Dated>(versions: readonly V[], on: Day): Timeline<V> {
  const dated = versions.filter(isDated).toSorted(inOrderOfTime);
  const inForce = dated.findLast((version) => hasCome(version.effectiveFrom, on) === 'yes') ?? null;
  const perhaps = dated.findLast((version) => hasCome(version.effectiveFrom, on) === 'unknown') ?? null;
  const spells = dated.map((version, index): Spell<V> => {
    const next = dated[index + 1];
    return {
      version,
      state:
        version === inForce
          ? 'inForce'
          : hasCome(version.effectiveFrom, on) === 'yes'
            ? 'superseded'
            : 'prospective',
      until: next === undefined ? null : lastDay(version.effectiveFrom, next.effectiveFrom),
      untilIsInexact: next !== undefined && next.effectiveFrom.length < 10,
    };
  });
  const undated = versions
    .filter((version) => version.effectiveFrom === null)
    .map((version): Spell<V> => ({ version, state: 'undated', until: null, untilIsInexact: false }));
  return { spells: [...spells, ...undated], inForce, perhaps: perhaps === inForce ? null : perhaps };
}

/** The day before the next may have begun; null where the next may have begun first. */
function lastDay(from: PartialDate, next: PartialDate): Day | null {
  const until = dayBefore(earliest(next));
  return until < earliest(from) ? null : until;
}

function isDated<V extends Dated>(version: V): version is V & { readonly effectiveFrom: PartialDate } {
  return version.effectiveFrom !== null;
}

function inOrderOfTime(
  a: { readonly sequence: number; readonly effectiveFrom: PartialDate },
  b: { readonly sequence: number; readonly effectiveFrom: PartialDate },
): number {
  const [first, second] = [latest(a.effectiveFrom), latest(b.effectiveFrom)];
  return first < second ? -1 : first > second ? 1 : a.sequence - b.sequence;
}

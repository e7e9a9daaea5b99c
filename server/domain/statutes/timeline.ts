// Which version of a statute was in force on a day, as far as the dates tell.
import { dayBefore, earliest, hasCome, latest, type Day, type PartialDate } from '../language/dates.ts';

/** What the timeline needs of a version. `sequence` is the order in which versions were saved, from 1. */
export interface Dated {
  readonly sequence: number;
  readonly effectiveFrom: PartialDate | null;
}

/** `perhaps`: it came into force in a month or year that the day asked about lies in. */
export type VersionState = 'inForce' | 'superseded' | 'prospective' | 'perhaps' | 'undated';

/** A version's place in time: until when (the day before the next begins), and its state on the day asked about. */
export interface Spell<V extends Dated> {
  readonly version: V;
  readonly state: VersionState;
  /** Last day in force; null while it is open or cannot be known. */
  readonly until: Day | null;
  /** The next version's date is only known to the month or year, so `until` is the last day it surely was in force. */
  readonly untilIsInexact: boolean;
  /** A later version is in force from the same day: this one never was in force, and has no last day. */
  readonly isReplacedSameDay: boolean;
}

export interface Timeline<V extends Dated> {
  /** Oldest first; versions without a date last. */
  readonly spells: readonly Spell<V>[];
  /** In force on the day asked about; null before the first, or where nothing is dated. */
  readonly inForce: V | null;
  /** A version that may have come into force by that day: its date is known only to the month or year. */
  readonly perhaps: V | null;
}

/**
 * All versions in order of time, and the one in force on `on`. An old version closes the day before the next begins;
 * of several from the same day the one that was saved last counts.
 * @param end the day the organisation was dissolved: nothing is in force from then on; null while it lasts
 */
export function timelineOn<V extends Dated>(
  versions: readonly V[],
  on: Day,
  end: PartialDate | null = null,
): Timeline<V> {
  const dated = versions.filter(isDated).toSorted(inOrderOfTime);
  const hasEnded = hasCome(end, on) === 'yes';
  const newest = dated.findLast((version) => hasCome(version.effectiveFrom, on) === 'yes') ?? null;
  const perhaps = dated.findLast((version) => hasCome(version.effectiveFrom, on) === 'unknown') ?? null;
  const stateOf = (version: (typeof dated)[number]): VersionState => {
    if (version === newest && !hasEnded) return 'inForce';
    return ({ yes: 'superseded', unknown: hasEnded ? 'superseded' : 'perhaps', no: 'prospective' } as const)[
      hasCome(version.effectiveFrom, on)
    ];
  };
  const spells = dated.map((version, index): Spell<V> => {
    const next = earlier(dated[index + 1]?.effectiveFrom ?? null, end);
    return {
      version,
      state: stateOf(version),
      until: next === null ? null : lastDay(version.effectiveFrom, next),
      untilIsInexact: next !== null && next.length < 10,
      isReplacedSameDay: isSameDay(version.effectiveFrom, dated[index + 1]?.effectiveFrom ?? null),
    };
  });
  const undated = versions
    .filter((version) => version.effectiveFrom === null)
    .map((version): Spell<V> => ({
      ...{ version, state: 'undated', until: null },
      ...{ untilIsInexact: false, isReplacedSameDay: false },
    }));
  return {
    spells: [...spells, ...undated],
    inForce: hasEnded ? null : newest,
    perhaps: hasEnded || perhaps === newest ? null : perhaps,
  };
}

/**
 * The version that a change is written against: the last in time, also one that is not yet in force, of several from
 * one day the last saved. Those without a date count only where none has one.
 */
export function newestOf<V extends Dated>(versions: readonly V[]): V | null {
  const dated = versions.filter(isDated).toSorted(inOrderOfTime);
  const saved = versions.toSorted((a, b) => a.sequence - b.sequence);
  return dated.at(-1) ?? saved.at(-1) ?? null;
}

/**
 * What a version from that date would stand next to: the one before it, the one after it, and those of the same date. One
 * without a date may stand next to any, and any to it.
 */
export function besideOf<V extends Dated>(versions: readonly V[], from: PartialDate | null): readonly V[] {
  if (from === null) return versions;
  const dated = versions.filter(isDated).toSorted(inOrderOfTime);
  const on = latest(from);
  return [
    ...dated.filter(({ effectiveFrom }) => latest(effectiveFrom) < on).slice(-1),
    ...dated.filter(({ effectiveFrom }) => latest(effectiveFrom) === on),
    ...dated.filter(({ effectiveFrom }) => latest(effectiveFrom) > on).slice(0, 1),
    ...versions.filter(({ effectiveFrom }) => effectiveFrom === null),
  ];
}

const isSameDay = (from: PartialDate, next: PartialDate | null): boolean =>
  from === next && from.length === 10;

/** The date that may come first; a missing one never comes. */
function earlier(one: PartialDate | null, other: PartialDate | null): PartialDate | null {
  if (one === null || other === null) return one ?? other;
  return earliest(other) < earliest(one) ? other : one;
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

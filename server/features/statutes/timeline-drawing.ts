// The timeline of versions as a drawing: where each bar begins and ends, in the units of the picture.
import { earliest, type Day, type PartialDate } from '../../domain/language/dates.ts';
import type { Dated, Timeline } from '../../domain/statutes/timeline.ts';

export interface TimelineBar {
  readonly sequence: number;
  readonly state: string;
  readonly x: number;
  readonly width: number;
  readonly labelX: number;
  readonly label: string;
  readonly isInexact: boolean;
}

export interface TimelineDrawing {
  readonly width: number;
  readonly bars: readonly TimelineBar[];
  readonly ticks: readonly { readonly x: number; readonly year: string }[];
  /** Where the day asked about stands. */
  readonly now: number;
}

const picture = { width: 720, left: 10, right: 710 } as const;

/** Days since 1970 of a calendar day, by the proleptic Gregorian calendar. */
const dayNumber = (day: Day): number =>
  Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8))) / 86_400_000;

/** Draws the dated versions from the first year to the day asked about (or the last version), null when none is dated. */
export function drawTimeline<V extends Dated>(timeline: Timeline<V>, on: Day): TimelineDrawing | null {
  const dated = timeline.spells.filter(
    (spell): spell is typeof spell & { version: { effectiveFrom: PartialDate } } =>
      // What another took the place of the same day never was in force.
      spell.version.effectiveFrom !== null && !spell.isReplacedSameDay,
  );
  const [first, last] = [dated[0], dated.at(-1)];
  if (first === undefined || last === undefined) return null;
  const begin = dayNumber(earliest(first.version.effectiveFrom));
  const lastDay = Math.max(dayNumber(on), dayNumber(earliest(last.version.effectiveFrom)) + 365);
  const end = lastDay + Math.max(60, (lastDay - begin) * 0.03);
  const place = (day: number): number =>
    round(
      picture.left +
        ((Math.min(end, Math.max(begin, day)) - begin) / (end - begin)) * (picture.right - picture.left),
    );
  const bars = dated.map((spell, index): TimelineBar => {
    const x = place(dayNumber(earliest(spell.version.effectiveFrom)));
    const next = dated[index + 1];
    // The next version begins where this one ends; the last runs on, or ends with the organisation.
    const until = next === undefined ? spell.until : earliest(next.version.effectiveFrom);
    const edge = until === null ? picture.right : place(dayNumber(until));
    const width = Math.max(3, round(edge - x - 2));
    return {
      sequence: spell.version.sequence,
      state: spell.state,
      x,
      width,
      labelX: round(x + 6),
      label: width > 40 ? spell.version.effectiveFrom.slice(0, 4) : '',
      isInexact: spell.version.effectiveFrom.length < 10,
    };
  });
  return {
    width: picture.width,
    bars,
    ticks: ticks(first.version.effectiveFrom, end, place),
    now: place(dayNumber(on)),
  };
}

const round = (value: number): number => Math.round(value * 10) / 10;

function ticks(first: PartialDate, end: number, place: (day: number) => number) {
  const firstYear = Number(first.slice(0, 4));
  const lastYear = Math.floor(1970 + end / 365.2425);
  const step = [1, 2, 5, 10, 20, 50, 100].find((years) => (lastYear - firstYear) / years <= 9) ?? 200;
  const years: { x: number; year: string }[] = [];
  for (let year = Math.ceil(firstYear / step) * step; year <= lastYear; year += step) {
    const x = place(dayNumber(`${String(year).padStart(4, '0')}-01-01` as Day));
    if (year > firstYear || x > picture.left) years.push({ x, year: String(year) });
  }
  return years.filter(({ x }) => x < picture.right - 20);
}

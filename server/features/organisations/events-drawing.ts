// An organisation's life as a drawing: one lane for itself and one for each member, in the units of the picture.
import { earliest, latest, type Day, type PartialDate } from '../../domain/language/dates.ts';

export interface LaneBar {
  readonly state: 'forming' | 'active' | 'inLiquidation' | 'member';
  readonly x: number;
  readonly width: number;
  /** An end of it is known to the month or year only, or not at all. */
  readonly isInexact: boolean;
}

export interface Lane {
  readonly label: string;
  readonly labelY: number;
  readonly barY: number;
  readonly markY: number;
  readonly bars: readonly LaneBar[];
  /** Where something happened: a new name, a version in force. */
  readonly marks: readonly { readonly x: number }[];
}

export interface EventsDrawing {
  readonly width: number;
  readonly height: number;
  readonly lanes: readonly Lane[];
  readonly ticks: readonly { readonly x: number; readonly year: string }[];
  readonly ticksEnd: number;
  readonly yearY: number;
  readonly now: number;
}

export interface ToldBar {
  readonly state: LaneBar['state'];
  readonly from: PartialDate | null;
  /** The last day; null where it goes on. */
  readonly to: PartialDate | null;
}

export interface ToldLane {
  readonly label: string;
  readonly bars: readonly ToldBar[];
  readonly marks: readonly PartialDate[];
}

const picture = { width: 720, left: 10, right: 710, top: 6, lane: 48, bar: 14 } as const;

/** Days since 1970 of a calendar day. */
const dayNumber = (day: Day): number =>
  Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8))) / 86_400_000;

const round = (value: number): number => Math.round(value * 10) / 10;

/** Draws the lanes from the first known date to the day asked about, or to the last date where that lies ahead; null where no date is known. */
export function drawEvents(lanes: readonly ToldLane[], on: Day): EventsDrawing | null {
  const dates = lanes
    .flatMap(({ bars, marks }) => [...bars.flatMap(({ from, to }) => [from, to]), ...marks])
    .filter((date) => date !== null);
  if (dates.length === 0) return null;
  const firstDay = Math.min(...dates.map((date) => dayNumber(earliest(date))));
  const lastDay = Math.max(dayNumber(on), ...dates.map((date) => dayNumber(latest(date))), firstDay + 365);
  // What began before any known day has somewhere to begin.
  const begin = firstDay - Math.max(60, (lastDay - firstDay) * 0.04);
  const end = lastDay + Math.max(60, (lastDay - firstDay) * 0.04);
  const place = (day: number): number =>
    round(picture.left + ((day - begin) / (end - begin)) * (picture.right - picture.left));
  const barOf = ({ state, from, to }: ToldBar): LaneBar => {
    const x = from === null ? picture.left : place(dayNumber(earliest(from)));
    const edge = to === null ? picture.right : place(dayNumber(latest(to)) + 1);
    const isInexact = from === null || from.length < 10 || (to !== null && to.length < 10);
    return { state, x, width: Math.max(3, round(edge - x)), isInexact };
  };
  const drawn = lanes.map(({ label, bars, marks }, index): Lane => {
    const top = picture.top + index * picture.lane;
    return {
      label,
      labelY: top + 22,
      barY: top + 29,
      markY: top + 36,
      bars: bars.map(barOf),
      marks: marks.map((date) => ({ x: place(dayNumber(earliest(date))) })),
    };
  });
  const ticksEnd = picture.top + lanes.length * picture.lane + 4;
  return {
    ...{ width: picture.width, height: ticksEnd + 32, lanes: drawn, ticksEnd, yearY: ticksEnd + 24 },
    ticks: ticks(begin, end, place),
    now: place(Math.min(end, Math.max(begin, dayNumber(on)))),
  };
}

function ticks(begin: number, end: number, place: (day: number) => number): EventsDrawing['ticks'] {
  const [first, last] = [begin, end].map((day) => new Date(day * 86_400_000).getUTCFullYear()) as [
    number,
    number,
  ];
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500].find((years) => (last - first) / years <= 7) ?? 2000;
  const years: { x: number; year: string }[] = [];
  for (let year = Math.ceil(first / step) * step; year <= last; year += step) {
    const x = place(Date.UTC(year, 0, 1) / 86_400_000);
    if (x >= picture.left + 20 && x <= picture.right - 20) years.push({ x, year: String(year) });
  }
  return years;
}

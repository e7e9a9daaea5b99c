// Where the rows of a change tree stand in the paragraphs of one text: each paragraph in parts, none of its words lost.

import type { ParagraphChange } from './change.ts';
import { columnOf } from './change.ts';
import { hasWord } from './tokens.ts';
import type { Unit } from './tracked-units.ts';

/** A stretch of a paragraph that one row tells of, or none. A paragraph's parts joined are its label and its words. */
export interface Part {
  readonly unit: Unit;
  /** Words before it that nobody tells of: the label, a space or a dash between two parts. */
  readonly lead: string;
  readonly text: string;
  /** Likewise after the last part. */
  readonly tail: string;
  /** The row among those given; null where no row tells of it. */
  readonly row: number | null;
  readonly endsUnit: boolean;
}

interface Claim {
  readonly start: number;
  readonly end: number;
  readonly row: number;
}

const squeezed = (text: string): string => text.replaceAll(/\s+/gu, '');

/** The parts of all units, in order. @param rows of the whole change tree */
export function partsOf(
  units: readonly Unit[],
  rows: readonly ParagraphChange[],
  column: 'before' | 'after',
): readonly Part[] {
  const claims = claimsOf(units, rows, column);
  return units.flatMap((unit, index) => divided(unit, claims.get(index) ?? []));
}

function claimsOf(
  units: readonly Unit[],
  rows: readonly ParagraphChange[],
  column: 'before' | 'after',
): ReadonlyMap<number, readonly Claim[]> {
  const claims = new Map<number, Claim[]>();
  const atPlace = new Map<string, number[]>();
  const byText = new Map<string, number[]>();
  for (const [index, unit] of units.entries()) {
    if (unit.place === null) continue;
    const place = `${String(unit.place.clause)}:${String(unit.place.paragraph)}`;
    listed(atPlace, place).push(index);
    listed(byText, `${place}:${unit.label}${unit.text}`).push(index);
  }
  const claim = (unit: number, start: number, end: number, row: number): void => {
    listed(claims, unit).push({ start, end, row });
  };
  const loose: number[] = [];
  const textOf = (row: ParagraphChange): string =>
    columnOf(row.runs, column)
      .map(({ text }) => text)
      .join('');
  const placeOf = (row: ParagraphChange): string =>
    `${String(row.clause[column])}:${String(row[column][0] ?? 0)}`;

  for (const [index, row] of rows.entries()) {
    const text = textOf(row);
    if (text === '' || row[column].length === 0) continue;
    const label = row.item?.[column] ?? null;
    const whole = byText.get(`${placeOf(row)}:${label === null ? '' : `${label}\t`}${text}`)?.shift();
    if (whole === undefined) loose.push(index);
    else claim(whole, 0, text.length, index);
  }
  for (const index of loose) {
    const row = rows[index];
    if (row === undefined) continue;
    const text = textOf(row);
    for (const unit of atPlace.get(placeOf(row)) ?? []) {
      const words = units[unit]?.text ?? '';
      const taken = claims.get(unit) ?? [];
      const found = taken.length === 0 && squeezed(words) === squeezed(text);
      const start = found ? 0 : freePlace(words, text, taken);
      if (start < 0) continue;
      claim(unit, start, found ? words.length : start + text.length, index);
      break;
    }
  }
  return claims;
}

/** Where the text stands among words that no one has claimed; -1 where it does not. */
function freePlace(words: string, text: string, taken: readonly Claim[]): number {
  const last = taken.reduce((most, { end }) => Math.max(most, end), 0);
  for (let from = words.indexOf(text, last) < 0 ? 0 : last; ; from += 1) {
    const start = words.indexOf(text, from);
    if (start < 0) return -1;
    const end = start + text.length;
    if (taken.every((other) => other.end <= start || other.start >= end)) return start;
    from = start;
  }
}

function divided(unit: Unit, claims: readonly Claim[]): readonly Part[] {
  const parts: Part[] = [];
  let lead = unit.label;
  let from = 0;
  const take = (until: number): void => {
    const gap = unit.text.slice(from, until);
    if (hasWord(gap)) {
      parts.push({ unit, lead, text: gap, tail: '', row: null, endsUnit: false });
      lead = '';
    } else lead += gap;
    from = until;
  };
  for (const { start, end, row } of claims.toSorted((one, other) => one.start - other.start)) {
    take(start);
    parts.push({ unit, lead, text: unit.text.slice(start, end), tail: '', row, endsUnit: false });
    lead = '';
    from = end;
  }
  take(unit.text.length);
  const last = parts.pop();
  if (last === undefined) return [{ unit, lead, text: '', tail: '', row: null, endsUnit: true }];
  return [...parts, { ...last, tail: lead, endsUnit: true }];
}

function listed(map: Map<string, number[]>, key: string): number[];
function listed(map: Map<number, Claim[]>, key: number): Claim[];
function listed<K, V>(map: Map<K, V[]>, key: K): V[] {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made: V[] = [];
  map.set(key, made);
  return made;
}

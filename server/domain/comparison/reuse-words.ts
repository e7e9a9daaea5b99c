// Words as they are looked for elsewhere, numbered: case, marks and white space aside.
import { TileIndex } from './tiles.ts';

/** The words of one text: where each stands (UTF-16 offsets, end excluded), and its number. */
export interface Spelled {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly ids: readonly number[];
}

const word = /[\p{L}\p{N}]+(?:[-:.'’,][\p{L}\p{N}]+)*/gu;

/** Numbers words in the order they are met. */
export class WordNumbers {
  private readonly known = new Map<string, number>();

  spell(text: string): Spelled {
    const starts: number[] = [];
    const ends: number[] = [];
    const ids: number[] = [];
    const lower = text.toLowerCase();
    // A few letters grow when made small (İ): then the offsets are taken from the text as it is.
    const source = lower.length === text.length ? lower : text;
    for (const match of source.matchAll(word)) {
      const [found] = match;
      starts.push(match.index);
      ends.push(match.index + found.length);
      ids.push(this.numberOf(found));
    }
    return { starts, ends, ids };
  }

  private numberOf(found: string): number {
    const known = this.known.get(found);
    if (known !== undefined) return known;
    this.known.set(found, this.known.size);
    return this.known.size - 1;
  }
}

/** Wording is shared from this many words in a row on. */
export const tile = 4;

/** A number of 32 bits for `tile` words in a row. Different runs seldom share one; whoever must be sure compares the words. */
export function tileAt(ids: ArrayLike<number>, place: number): number {
  let key = 0x811c9dc5;
  for (let step = 0; step < tile; step += 1) {
    key = Math.imul(key ^ (ids[place + step] ?? 0), 0x01000193);
    key ^= key >>> 15;
    key = Math.imul(key, 0x2c1b3c6d);
  }
  return (key ^ (key >>> 13)) >>> 0;
}

/** The runs of some words, to ask whether others share them. */
export class Tiles {
  private readonly index: TileIndex;

  constructor(ids: ArrayLike<number>) {
    this.index = new TileIndex(Int32Array.from(ids), tile, 1);
    for (let place = 0; place + tile <= ids.length; place += 1) this.index.add(place);
  }

  /** Whether the run of words at this place of another text stands in this one. */
  has(others: ArrayLike<number>, place: number): boolean {
    return place + tile <= others.length && this.index.find(others, place) >= 0;
  }
}

/** Whose texts hold which runs, for marking what others share. Runs are told apart by their numbers alone. */
export class RunOwners {
  /** The only owner of a run; null where there are several. */
  private readonly owners = new Map<number, string | null>();

  add(ids: readonly number[], owner: string): void {
    for (let place = 0; place + tile <= ids.length; place += 1) {
      const key = tileAt(ids, place);
      const known = this.owners.get(key);
      this.owners.set(key, known === undefined || known === owner ? owner : null);
    }
  }

  /** Whether somebody else than this owner has the run that begins at the place. */
  hasOther(ids: readonly number[], place: number, owner: string): boolean {
    if (place + tile > ids.length) return false;
    const known = this.owners.get(tileAt(ids, place));
    return known !== undefined && known !== owner;
  }
}

/** Which of these words stand in runs of four or more for which `stands` says yes at their beginning. */
function coverage(length: number, stands: (place: number) => boolean): Uint8Array {
  const covered = new Uint8Array(length);
  for (let place = 0; place + tile <= length; place += 1)
    if (stands(place)) covered.fill(1, place, place + tile);
  return covered;
}

/** How many words of one text stand in another in runs of four or more. */
export function sharedWith(ids: ArrayLike<number>, tiles: Tiles): number {
  return coverage(ids.length, (place) => tiles.has(ids, place)).reduce((sum, one) => sum + one, 0);
}

/**
 * Stretches of a text, in UTF-16 offsets, whose words stand in shared runs of four.
 * @param first place of its first word among `begins`
 * @param begins for each word of the stycke, whether a shared run begins there
 */
export function sharedStretches(
  { starts, ends, ids }: Spelled,
  first: number,
  begins: readonly boolean[],
): readonly { readonly start: number; readonly end: number }[] {
  const covered = coverage(begins.length, (place) => begins[place] === true).subarray(
    first,
    first + ids.length,
  );
  const stretches: { start: number; end: number }[] = [];
  for (const [place, isCovered] of covered.entries()) {
    if (isCovered === 0) continue;
    const last = stretches.at(-1);
    const end = ends[place] ?? 0;
    if (last !== undefined && covered[place - 1] === 1) last.end = end;
    else stretches.push({ start: starts[place] ?? 0, end });
  }
  return stretches;
}

// Where every run of four words stands: an inverted index over stycken in typed arrays, asked for the rarest run first.
import { tile, tileAt } from './reuse-words.ts';

/** A number of 53 bits holds a tile of 32 and the number of a wording of 21. */
const wordings = 2 ** 21;

/** Wordings (stycken) by number, as the numbers of their words, and which of them hold a tile. */
export class Postings {
  private words = new Int32Array(1024);
  private readonly begins: number[] = [0];
  private keys = new Float64Array(0);
  private indexed = 0;
  private readonly mostWords: number;

  /** @param mostWords no more words than these are taken in */
  constructor(mostWords: number) {
    this.mostWords = mostWords;
  }

  get count(): number {
    return this.begins.length - 1;
  }

  /** Whether a wording of so many words can be taken in. */
  hasRoomFor(words: number): boolean {
    return this.count < wordings - 1 && (this.begins.at(-1) ?? 0) + words <= this.mostWords;
  }

  /** @returns the number of the wording */
  add(ids: readonly number[]): number {
    const from = this.begins.at(-1) ?? 0;
    const to = from + ids.length;
    if (to > this.words.length) {
      const larger = new Int32Array(Math.max(to, this.words.length * 2));
      larger.set(this.words);
      this.words = larger;
    }
    this.words.set(ids, from);
    this.begins.push(to);
    return this.count - 1;
  }

  wordsOf(wording: number): Int32Array {
    return this.words.subarray(this.begins[wording] ?? 0, this.begins[wording + 1] ?? 0);
  }

  /** Numbers of the wordings that hold the tile, rising. One that merely shares its hash may be among them. */
  holding(key: number): Wordings {
    this.makeReady();
    const low = this.placeOf(key * wordings);
    return { from: low, to: this.placeOf((key + 1) * wordings) };
  }

  at(place: number): number {
    return (this.keys[place] ?? 0) % wordings;
  }

  /** Sorts in what was added since. Sorting numbers is done by the engine natively: 800,000 take a tenth of a second. */
  private makeReady(): void {
    if (this.indexed === this.count) return;
    const all = new Float64Array(
      this.keys.length + (this.begins.at(-1) ?? 0) - (this.begins[this.indexed] ?? 0),
    );
    all.set(this.keys);
    let size = this.keys.length;
    for (let wording = this.indexed; wording < this.count; wording += 1) {
      const end = (this.begins[wording + 1] ?? 0) - tile;
      for (let place = this.begins[wording] ?? 0; place <= end; place += 1) {
        all[size] = tileAt(this.words, place) * wordings + wording;
        size += 1;
      }
    }
    const sorted = all.subarray(0, size).sort();
    let kept = 0;
    for (let place = 0; place < size; place += 1) {
      if (place > 0 && sorted[place] === sorted[place - 1]) continue;
      sorted[kept] = sorted[place] ?? 0;
      kept += 1;
    }
    this.keys = sorted.slice(0, kept);
    this.indexed = this.count;
  }

  private placeOf(key: number): number {
    let low = 0;
    let high = this.keys.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.keys[middle] ?? 0) < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** A stretch of the postings, end excluded; `Postings.at` tells the wording at a place of it. */
export interface Wordings {
  readonly from: number;
  readonly to: number;
}

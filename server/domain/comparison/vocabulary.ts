// Numbers the words of one comparison in the order they are met, without making a string of any until it is asked for.

import { isPlainWordUnit } from './characters.ts';

/** Once words collide as if made to, new ones are kept in a map instead, so that no text makes the table slow. */
const longestProbe = 48;
const longestRead = 32;
const firstHash = 0x811c9dc5;

export class Vocabulary {
  /** Where the tokens of a text are gathered until their number is known; the same lists for one text after another. */
  readonly gathered = { starts: [] as number[], ends: [] as number[], ids: [] as number[] };
  /** How many different words there are: their ids are the whole numbers below. */
  size = 0;
  /** The words one after another; word `id` stands from `starts[id]` to `starts[id + 1]`. */
  private codes = new Uint16Array(2048);
  private readonly starts: number[] = [0];
  /** Where the next new word will stand. */
  private tail = 0;
  private readHash = 0;
  private readonly wordLengths: number[] = [];
  private readonly written = new Map<number, string>();
  /** Open addressing: each slot is a hash and `id + 1`, 0 where it is free. */
  private slots = new Int32Array(1024);
  private readonly crowded = new Map<string, number>();

  idOf(text: string, isWord: boolean): number {
    return this.idOfSlice(text, 0, text.length, isWord);
  }

  /**
   * The end of the letters and digits that stand in a row from `from` on, 32 of them at most: what takes a closer look
   * ends them. Until the next word is read, `idOfRead` answers for what was read.
   */
  readPlain(text: string, from: number): number {
    const tail = this.tail;
    if (tail + longestRead > this.codes.length) this.codes = lengthened(this.codes, tail + longestRead);
    const { codes } = this;
    const limit = Math.min(text.length, from + longestRead);
    let hash = firstHash;
    let place = from;
    for (; place < limit; place += 1) {
      const code = text.charCodeAt(place);
      if (!isPlainWordUnit(code)) break;
      codes[tail + place - from] = code;
      hash = Math.imul(hash ^ code, 0x01000193);
    }
    this.readHash = hash;
    return place;
  }

  idOfRead(text: string, from: number, to: number): number {
    return this.idOfTail(this.readHash, text, from, to, true);
  }

  /** The id of what stands from `from` to `to`. */
  idOfSlice(text: string, from: number, to: number, isWord: boolean): number {
    const length = to - from;
    const tail = this.tail;
    if (tail + length > this.codes.length) this.codes = lengthened(this.codes, tail + length);
    const { codes } = this;
    // Written after the last word at once: there it stands if it turns out to be new.
    let hash = firstHash;
    for (let step = 0; step < length; step += 1) {
      const code = text.charCodeAt(from + step);
      codes[tail + step] = code;
      hash = Math.imul(hash ^ code, 0x01000193);
    }
    return this.idOfTail(hash, text, from, to, isWord);
  }

  /** The id of what was written after the last word. */
  private idOfTail(rawHash: number, text: string, from: number, to: number, isWord: boolean): number {
    const length = to - from;
    const { slots, tail } = this;
    const hash = rawHash ^ (rawHash >>> 15);
    const mask = slots.length - 2;
    let slot = (hash << 1) & mask;
    for (let probe = 0; probe < longestProbe; probe += 1) {
      const id = (slots[slot + 1] ?? 0) - 1;
      if (id < 0) {
        if (this.crowded.size > 0) break;
        slots[slot] = hash;
        slots[slot + 1] = this.size + 1;
        return this.add(length, isWord);
      }
      if (slots[slot] === hash && this.isTail(id, tail, length)) return id;
      slot = (slot + 2) & mask;
    }
    const word = text.slice(from, to);
    const known = this.crowded.get(word);
    if (known !== undefined) return known;
    this.crowded.set(word, this.size);
    return this.add(length, isWord);
  }

  textOf(id: number): string {
    const known = this.written.get(id);
    if (known !== undefined) return known;
    let text = '';
    const end = this.starts[id + 1] ?? 0;
    for (let place = this.starts[id] ?? 0; place < end; place += 1)
      text += String.fromCharCode(this.codes[place] ?? 0);
    this.written.set(id, text);
    return text;
  }

  /** Length of the word in UTF-16 units; 0 for a mark such as a comma. */
  wordLength(id: number): number {
    return this.wordLengths[id] ?? 0;
  }

  isWord(id: number): boolean {
    return this.wordLength(id) > 0;
  }

  /** The mark, as a character code, where the id is one mark alone; otherwise 0. */
  markCode(id: number): number {
    const start = this.starts[id] ?? 0;
    if (this.wordLengths[id] !== 0 || this.starts[id + 1] !== start + 1) return 0;
    return this.codes[start] ?? 0;
  }

  /** Whether the word is what was written after the last one. */
  private isTail(id: number, tail: number, length: number): boolean {
    const { codes } = this;
    const start = this.starts[id] ?? 0;
    if ((this.starts[id + 1] ?? 0) - start !== length) return false;
    for (let step = 0; step < length; step += 1) if (codes[start + step] !== codes[tail + step]) return false;
    return true;
  }

  /** Makes a word of what was written after the last one. */
  private add(length: number, isWord: boolean): number {
    const id = this.size;
    this.tail += length;
    this.starts.push(this.tail);
    this.wordLengths.push(isWord ? length : 0);
    this.size += 1;
    if (this.size * 4 > this.slots.length) this.spread();
    return id;
  }

  /** Into a table four times as large. */
  private spread(): void {
    const { slots } = this;
    const wider = new Int32Array(slots.length * 4);
    const mask = wider.length - 2;
    for (let from = 0; from < slots.length; from += 2) {
      const hash = slots[from] ?? 0;
      const entry = slots[from + 1] ?? 0;
      if (entry === 0) continue;
      let slot = (hash << 1) & mask;
      let probe = 0;
      while (wider[slot + 1] !== 0 && probe < longestProbe) {
        slot = (slot + 2) & mask;
        probe += 1;
      }
      if (probe === longestProbe) {
        this.crowded.set(this.textOf(entry - 1), entry - 1);
        continue;
      }
      wider[slot] = hash;
      wider[slot + 1] = entry;
    }
    this.slots = wider;
  }
}

function lengthened(codes: Uint16Array, least: number): Uint16Array<ArrayBuffer> {
  const longer = new Uint16Array(Math.max(2 * codes.length, least));
  longer.set(codes);
  return longer;
}

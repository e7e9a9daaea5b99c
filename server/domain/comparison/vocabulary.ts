// Numbers the words of one comparison in the order they are met, without making a string of any until it is asked for.

/** Once words collide as if made to, new ones are kept in a map instead, so that no text makes the table slow. */
const longestProbe = 48;

export class Vocabulary {
  /** How many different words there are: their ids are the whole numbers below. */
  size = 0;
  /** The words one after another; word `id` stands from `starts[id]` to `starts[id + 1]`. */
  private codes = new Uint16Array(2048);
  private readonly starts: number[] = [0];
  private readonly wordLengths: number[] = [];
  private readonly written = new Map<number, string>();
  /** Open addressing: each slot is a hash and `id + 1`, 0 where it is free. */
  private slots = new Int32Array(1024);
  private readonly crowded = new Map<string, number>();

  get texts(): { readonly length: number } {
    return { length: this.size };
  }

  idOf(text: string, isWord: boolean): number {
    return this.idOfSlice(text, 0, text.length, isWord);
  }

  /** The id of what stands from `from` to `to`. */
  idOfSlice(text: string, from: number, to: number, isWord: boolean): number {
    let hash = 0x811c9dc5;
    for (let index = from; index < to; index += 1)
      hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
    hash ^= hash >>> 15;
    const { slots } = this;
    const mask = slots.length - 2;
    let slot = (hash << 1) & mask;
    for (let probe = 0; probe < longestProbe; probe += 1) {
      const id = (slots[slot + 1] ?? 0) - 1;
      if (id < 0) {
        if (this.crowded.size > 0) break;
        return this.add(text, from, to, isWord, hash, slot);
      }
      if (slots[slot] === hash && this.isWritten(id, text, from, to)) return id;
      slot = (slot + 2) & mask;
    }
    return this.crowdedId(text.slice(from, to), isWord, hash);
  }

  private crowdedId(word: string, isWord: boolean, hash: number): number {
    const known = this.crowded.get(word);
    if (known !== undefined) return known;
    const id = this.add(word, 0, word.length, isWord, hash, -1);
    this.crowded.set(word, id);
    return id;
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

  private isWritten(id: number, text: string, from: number, to: number): boolean {
    const { codes } = this;
    const start = this.starts[id] ?? 0;
    const length = to - from;
    if ((this.starts[id + 1] ?? 0) - start !== length) return false;
    for (let step = 0; step < length; step += 1) {
      if (codes[start + step] !== text.charCodeAt(from + step)) return false;
    }
    return true;
  }

  /** `slot` -1: outside the table. */
  private add(text: string, from: number, to: number, isWord: boolean, hash: number, slot: number): number {
    const id = this.size;
    const start = this.starts[id] ?? 0;
    const end = start + to - from;
    if (end > this.codes.length) this.codes = lengthened(this.codes, end);
    for (let index = from; index < to; index += 1) this.codes[start + index - from] = text.charCodeAt(index);
    this.starts.push(end);
    this.wordLengths.push(isWord ? to - from : 0);
    this.size += 1;
    if (slot >= 0) {
      this.slots[slot] = hash;
      this.slots[slot + 1] = id + 1;
    }
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

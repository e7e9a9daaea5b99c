// An index of runs of words: where does this run of four, or six, stand in those texts?

function hashOf(ids: ArrayLike<number>, place: number, length: number): number {
  let hash = 17;
  for (let step = 0; step < length; step += 1)
    hash = Math.imul(hash ^ (ids[place + step] ?? 0), 0x9e3779b1) + 1;
  return hash ^ (hash >>> 15);
}

/** Tells at once of most runs that they are not among those that were noted, so that they need not be indexed. */
export class TileFilter {
  private readonly tile: number;
  private readonly bits: Int32Array;
  private readonly mask: number;

  /** For about so many runs of `tile` words. */
  constructor(tile: number, runs: number) {
    let slots = 1024;
    while (slots < 8 * runs) slots *= 2;
    this.tile = tile;
    this.bits = new Int32Array(slots / 32);
    this.mask = slots - 1;
  }

  note(ids: ArrayLike<number>, place: number): void {
    const slot = hashOf(ids, place, this.tile) & this.mask;
    this.bits[slot >>> 5] = (this.bits[slot >>> 5] ?? 0) | (1 << (slot & 31));
  }

  mayHold(ids: ArrayLike<number>, place: number): boolean {
    const slot = hashOf(ids, place, this.tile) & this.mask;
    return ((this.bits[slot >>> 5] ?? 0) & (1 << (slot & 31))) !== 0;
  }
}

/** Places in a long list of word ids, found by the run that begins there. Takes no memory but typed arrays. */
export class TileIndex {
  private readonly ids: Int32Array;
  private readonly tile: number;
  private readonly perRun: number;
  private readonly mask: number;
  /** For each slot, the latest place of a run, and how many there are. */
  private readonly heads: Int32Array;
  private readonly counts: Uint8Array;
  /** For each place, the one before it of the same run. */
  private readonly earlier: Int32Array;

  /**
   * `tile`: words in a run. Of a run that occurs more often, the first `perRun` places (255 at most) are known. No more
   * than `runs` may be added.
   */
  constructor(ids: Int32Array, tile: number, perRun: number, runs = ids.length) {
    this.ids = ids;
    this.tile = tile;
    this.perRun = perRun;
    let slots = 16;
    while (slots < 1.5 * runs) slots *= 2;
    this.mask = slots - 1;
    this.heads = new Int32Array(slots).fill(-1);
    this.counts = new Uint8Array(slots);
    this.earlier = new Int32Array(runs === 0 ? 0 : ids.length).fill(-1);
  }

  add(place: number): void {
    const slot = this.slotOf(this.ids, place);
    const count = this.counts[slot] ?? 0;
    if (count >= this.perRun) return;
    this.earlier[place] = this.heads[slot] ?? -1;
    this.heads[slot] = place;
    this.counts[slot] = count + 1;
  }

  /** The latest place of the run that begins at `place` of `ids`, or -1. */
  find(ids: ArrayLike<number>, place: number): number {
    return this.heads[this.slotOf(ids, place)] ?? -1;
  }

  /** The place of the same run before this one, or -1. */
  before(place: number): number {
    return this.earlier[place] ?? -1;
  }

  private slotOf(ids: ArrayLike<number>, place: number): number {
    let slot = hashOf(ids, place, this.tile) & this.mask;
    for (;;) {
      const head = this.heads[slot] ?? -1;
      if (head < 0 || this.isSameRun(head, ids, place)) return slot;
      slot = (slot + 1) & this.mask;
    }
  }

  private isSameRun(head: number, ids: ArrayLike<number>, place: number): boolean {
    for (let step = 0; step < this.tile; step += 1)
      if (this.ids[head + step] !== ids[place + step]) return false;
    return true;
  }
}

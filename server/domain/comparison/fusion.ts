// Finds stycken and clauses that were taken up whole in another one, or taken out of one (split and merge).

import type { Piece } from './pieces.ts';
import type { Tools } from './row.ts';
import { TileFilter, TileIndex } from './tiles.ts';
import type { Vocabulary } from './tokens.ts';

/** Some stycken, read one after the other, that are looked for or looked in. */
export type Body = readonly Piece[];

const tile = 4;
const leastWords = 5;
/** Measured on real statutes: true fusions keep 0.9 of the words, most of them in runs of four. */
const leastShare = 0.9;
const leastTiled = 0.6;
const hostsPerTile = 8;

/** For each body the index of the host that holds it, or -1. */
export function findHosts(bodies: readonly Body[], hosts: readonly Body[], tools: Tools): number[] {
  if (hosts.length === 0) return bodies.map(() => -1);
  const wanted = bodies.map((body) => wordsOf(body, tools.vocabulary));
  if (wanted.every((words) => words.length < leastWords)) return bodies.map(() => -1);
  const index = new HostIndex(hosts, wanted, tools);
  const found = wanted.map((words) => {
    if (words.length < leastWords) return -1;
    const { host, tiled } = index.bestFor(words);
    return tiled < leastTiled ? -1 : host;
  });
  const bodiesOf = Map.groupBy(found.keys(), (body) => found[body] ?? -1);
  for (const [host, inner] of bodiesOf) {
    if (host < 0) continue;
    const shares = sharesWithin(
      inner.map((body) => wanted[body] ?? new Int32Array(0)),
      index.wordsOfHost(host),
      tools.tally.get(),
    );
    for (const [place, body] of inner.entries()) if ((shares[place] ?? 0) < leastShare) found[body] = -1;
  }
  return found;
}

/** For each text the share of its words, counted each time, that the host holds too. The counts are 0 before and after. */
function sharesWithin(texts: readonly Int32Array[], host: Int32Array, counts: Int32Array): number[] {
  for (const id of host) counts[id] = (counts[id] ?? 0) + 1;
  const shares = texts.map((words) => {
    let shared = 0;
    for (const id of words) {
      const left = counts[id] ?? 0;
      if (left > 0) shared += 1;
      counts[id] = left - 1;
    }
    for (const id of words) counts[id] = (counts[id] ?? 0) + 1;
    return shared / words.length;
  });
  for (const id of host) counts[id] = 0;
  return shares;
}

function tokensIn(body: Body): number {
  return body.reduce((sum, piece) => sum + piece.ids().length, 0);
}

function wordsOf(body: Body, vocabulary: Vocabulary): Int32Array {
  const words = new Int32Array(tokensIn(body));
  return words.subarray(0, writeWords(body, words, 0, vocabulary));
}

/** Writes the words of a body from this place on; returns the place after the last. */
function writeWords(body: Body, words: Int32Array, from: number, vocabulary: Vocabulary): number {
  let end = from;
  for (const piece of body) {
    const ids = piece.ids();
    for (let index = 0; index < ids.length; index += 1) {
      const id = ids[index] ?? 0;
      if (!vocabulary.isWord(id)) continue;
      words[end] = id;
      end += 1;
    }
  }
  return end;
}

function filterOf(texts: readonly Int32Array[]): TileFilter {
  const filter = new TileFilter(
    tile,
    texts.reduce((sum, words) => sum + words.length, 0),
  );
  for (const words of texts)
    for (let place = 0; place + tile <= words.length; place += 1) filter.note(words, place);
  return filter;
}

/** Which host covers most of a text by runs of four words. */
class HostIndex {
  private readonly words: Int32Array;
  private readonly tiles: TileIndex;
  private readonly starts: Int32Array;
  private readonly hostAt: Int32Array;
  /** Per host, for the text at hand: words covered, and until where. */
  private readonly covered: Int32Array;
  private readonly until: Int32Array;

  /** Where runs of the `wanted` texts stand in the hosts. */
  constructor(hosts: readonly Body[], wanted: readonly Int32Array[], tools: Tools) {
    this.words = new Int32Array(hosts.reduce((sum, body) => sum + tokensIn(body), 0));
    this.starts = new Int32Array(hosts.length + 1);
    this.hostAt = new Int32Array(this.words.length);
    this.covered = new Int32Array(hosts.length);
    this.until = new Int32Array(hosts.length);
    const filter = filterOf(wanted);
    const places: number[] = [];
    let start = 0;
    for (const [host, body] of hosts.entries()) {
      const end = writeWords(body, this.words, start, tools.vocabulary);
      this.hostAt.fill(host, start, end);
      for (let place = start; place + tile <= end; place += 1)
        if (filter.mayHold(this.words, place)) places.push(place);
      tools.effort.steps += end - start;
      start = end;
      this.starts[host + 1] = end;
    }
    this.tiles = new TileIndex(this.words, tile, hostsPerTile, places.length);
    for (const place of places) this.tiles.add(place);
  }

  wordsOfHost(host: number): Int32Array {
    return this.words.subarray(this.starts[host], this.starts[host + 1]);
  }

  /** The host, -1 where none shares a run, and the share of the words that it covers. */
  bestFor(words: Int32Array): { host: number; tiled: number } {
    const { covered, until } = this;
    const met: number[] = [];
    for (let place = 0; place + tile <= words.length; place += 1) {
      for (let at = this.tiles.find(words, place); at >= 0; at = this.tiles.before(at)) {
        const host = this.hostAt[at] ?? 0;
        if (covered[host] === 0) met.push(host);
        const from = Math.max(until[host] ?? 0, place);
        covered[host] = (covered[host] ?? 0) + place + tile - from;
        until[host] = place + tile;
      }
    }
    let best = -1;
    let most = 0;
    for (const host of met) {
      const share = covered[host] ?? 0;
      if (share > most || (share === most && host < best)) {
        best = host;
        most = share;
      }
      covered[host] = 0;
      until[host] = 0;
    }
    return { host: best, tiled: most / words.length };
  }
}

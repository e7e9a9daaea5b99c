// Finds stycken and clauses that were taken up whole in another one, or taken out of one (split and merge).

import { Bags } from './likeness.ts';
import type { Tools } from './row.ts';
import { TileIndex } from './tiles.ts';
import type { Vocabulary } from './tokens.ts';

/** A text that is looked for, or looked in. */
export interface Body {
  ids(): ArrayLike<number>;
}

const tile = 4;
const leastWords = 5;
/** Measured on real statutes: true fusions keep 0.9 of the words, most of them in runs of four. */
const leastShare = 0.9;
const leastTiled = 0.6;
const hostsPerTile = 8;

/** For each body the index of the host that holds it, or -1. */
export function findHosts(bodies: readonly Body[], hosts: readonly Body[], tools: Tools): number[] {
  if (bodies.length === 0 || hosts.length === 0) return bodies.map(() => -1);
  const hostWords = hosts.map((host) => wordsOf(host, tools.vocabulary));
  const index = new HostIndex(hostWords);
  return bodies.map((body) => {
    const words = wordsOf(body, tools.vocabulary);
    if (words.length < leastWords) return -1;
    const { host, tiled } = index.bestFor(words);
    if (host < 0 || tiled < leastTiled) return -1;
    const bags = new Bags([words, hostWords[host] ?? []], tools.vocabulary, tools.tally);
    return bags.shareWithin(0, 1) >= leastShare ? host : -1;
  });
}

function wordsOf(body: Body, vocabulary: Vocabulary): Int32Array {
  const ids = body.ids();
  const words = new Int32Array(ids.length);
  let count = 0;
  for (let index = 0; index < ids.length; index += 1) {
    const id = ids[index] ?? 0;
    if (!vocabulary.isWord(id)) continue;
    words[count] = id;
    count += 1;
  }
  return words.subarray(0, count);
}

/** Which host covers most of a text by runs of four words. */
class HostIndex {
  private readonly tiles: TileIndex;
  private readonly hostAt: Int32Array;
  /** Per host, for the text at hand: words covered, and until where. */
  private readonly covered: Int32Array;
  private readonly until: Int32Array;

  constructor(hosts: readonly Int32Array[]) {
    const ids = new Int32Array(hosts.reduce((sum, words) => sum + words.length, 0));
    this.hostAt = new Int32Array(ids.length);
    this.covered = new Int32Array(hosts.length);
    this.until = new Int32Array(hosts.length);
    this.tiles = new TileIndex(ids, tile, hostsPerTile);
    let start = 0;
    for (const [host, words] of hosts.entries()) {
      ids.set(words, start);
      this.hostAt.fill(host, start, start + words.length);
      for (let place = start; place + tile <= start + words.length; place += 1) this.tiles.add(place);
      start += words.length;
    }
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
      const words = covered[host] ?? 0;
      if (words > most || (words === most && host < best)) {
        best = host;
        most = words;
      }
      covered[host] = 0;
      until[host] = 0;
    }
    return { host: best, tiled: most / words.length };
  }
}

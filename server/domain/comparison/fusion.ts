// Finds stycken and clauses that were taken up whole in another one, or taken out of one (split and merge).

import { bagOf, shareWithin } from './likeness.ts';
import type { Vocabulary } from './tokens.ts';

/** A text that is looked for, or looked in. */
export interface Body {
  ids(): readonly number[];
}

const tile = 4;
const leastWords = 5;
/** Measured on real statutes: true fusions keep 0.9 of the words, most of them in runs of four. */
const leastShare = 0.9;
const leastTiled = 0.6;
const hostsPerTile = 8;

/** For each body the index of the host that holds it, or -1. */
export function findHosts(bodies: readonly Body[], hosts: readonly Body[], vocabulary: Vocabulary): number[] {
  if (bodies.length === 0 || hosts.length === 0) return bodies.map(() => -1);
  const wordsOf = (body: Body): number[] => body.ids().filter((id) => vocabulary.isWord(id));
  const hostWords = hosts.map(wordsOf);
  const index = new Map<number, number[]>();
  for (const [host, words] of hostWords.entries()) {
    for (let place = 0; place + tile <= words.length; place += 1) {
      const key = tileKey(words, place);
      const list = index.get(key);
      if (list === undefined) index.set(key, [host]);
      else if (list.length < hostsPerTile && list.at(-1) !== host) list.push(host);
    }
  }
  return bodies.map((body) => {
    const words = wordsOf(body);
    if (words.length < leastWords) return -1;
    const [host, tiled] = bestHost(words, index);
    if (host < 0 || tiled < leastTiled) return -1;
    const share = shareWithin(bagOf(words, vocabulary), bagOf(hostWords[host] ?? [], vocabulary));
    return share >= leastShare ? host : -1;
  });
}

/** The host that covers most of the words by runs of four, and the share it covers. */
function bestHost(words: readonly number[], index: ReadonlyMap<number, readonly number[]>): [number, number] {
  const covered = new Map<number, { words: number; until: number }>();
  for (let place = 0; place + tile <= words.length; place += 1) {
    for (const host of index.get(tileKey(words, place)) ?? []) {
      const sum = covered.get(host) ?? { words: 0, until: 0 };
      sum.words += place + tile - Math.max(sum.until, place);
      sum.until = place + tile;
      covered.set(host, sum);
    }
  }
  let best = -1;
  let most = 0;
  for (const [host, sum] of covered) {
    if (sum.words > most) {
      best = host;
      most = sum.words;
    }
  }
  return [best, most / words.length];
}

/** A number for `tile` words in a row; different runs very seldom share one, and a shared one is checked by its words. */
function tileKey(words: readonly number[], place: number): number {
  let key = 17;
  for (let step = 0; step < tile; step += 1)
    key = (Math.imul(key, 0x01000193) ^ (words[place + step] ?? 0)) | 0;
  return key;
}

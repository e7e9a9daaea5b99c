// How well a change begins and ends where it does: at sentences best, then at parts between commas, then at "och …" and ", …".

import { isSentenceEnd } from './sentences.ts';
import type { Vocabulary } from './tokens.ts';

const comma = 0x2c;
const semicolon = 0x3b;
const binders: ReadonlySet<string> = new Set(['och', 'eller', 'samt', 'men', 'utan', 'som']);

/** The larger the better, for a change from one token to another (excluded). */
export function edgeScore(ids: readonly number[], from: number, to: number, vocabulary: Vocabulary): number {
  const previous = ids[from - 1] ?? -1;
  const first = ids[from] ?? -1;
  const last = ids[to - 1] ?? -1;
  return (
    (from === 0 || isSentenceEnd(previous, vocabulary) ? 6 : 0) +
    (isSentenceEnd(last, vocabulary) ? 6 : 0) +
    (isPartEnd(previous, vocabulary) ? 2 : 0) +
    (isPartEnd(last, vocabulary) ? 2 : 0) +
    (binders.has(vocabulary.textOf(first)) || isPartEnd(first, vocabulary) ? 1 : 0)
  );
}

function isPartEnd(id: number, vocabulary: Vocabulary): boolean {
  const code = id < 0 ? 0 : vocabulary.markCode(id);
  return code === comma || code === semicolon;
}

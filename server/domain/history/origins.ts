// Which version brought each sentence of a text, told from the comparisons between one version and the next.
import type { Comparison, MovedPassage } from '../comparison/change.ts';
import { compareTexts } from '../comparison/texts.ts';
import { matchTokens } from '../comparison/words.ts';
import {
  firstWordFrom,
  placedSentences,
  wordPlaces,
  type HistoricText,
  type PlacedSentence,
  type WordPlaces,
} from './sentences.ts';

/** A version, and what changed from the one before it; null for the first. */
export interface Step extends HistoricText {
  readonly comparison: Comparison | null;
}

/** What one version did to a sentence. */
export interface SentenceEvent {
  /** Index in the steps. */
  readonly step: number;
  /** `brought`: it was not there before; `changed`: it replaced `previous`; `edited`: it says the same as `previous`. */
  readonly kind: 'brought' | 'changed' | 'edited';
  readonly previous: string | null;
}

export interface SentenceHistory extends PlacedSentence {
  /** Oldest first; the last is the version that gave the sentence its present words. Never empty. */
  readonly events: readonly SentenceEvent[];
}

/** Below this share of its words from one older sentence, a sentence is new rather than changed. */
const keptShare = 0.4;

/** The sentences of the newest of these texts, oldest first in `steps`, each with the versions that made it. */
export function sentenceHistories(steps: readonly Step[]): readonly SentenceHistory[] {
  let older: readonly SentenceHistory[] = [];
  let olderPlaces: WordPlaces = { starts: new Int32Array(0), ends: new Int32Array(0) };
  for (const [step, version] of steps.entries()) {
    const places = wordPlaces(version.source);
    const sentences = placedSentences(version, places);
    const before = steps[step - 1];
    if (version.comparison === null || before === undefined) {
      older = sentences.map((sentence) => ({
        ...sentence,
        events: [{ step, kind: 'brought', previous: null }],
      }));
    } else {
      const oldWords = wordsBefore(version.comparison, before.source, olderPlaces, version.source, places);
      const owners = ownersOf(older, olderPlaces.starts.length);
      const known = older;
      older = sentences.map((sentence) => ({
        ...sentence,
        events: eventsOf(sentence, known, owners, oldWords, step),
      }));
    }
    olderPlaces = places;
  }
  return older;
}

/** For every word of a text, the sentence it belongs to; -1 outside the clauses. */
function ownersOf(sentences: readonly PlacedSentence[], words: number): Int32Array {
  const owners = new Int32Array(words).fill(-1);
  for (const [index, { words: range }] of sentences.entries()) owners.fill(index, range.from, range.to);
  return owners;
}

function eventsOf(
  sentence: PlacedSentence,
  older: readonly SentenceHistory[],
  owners: Int32Array,
  oldWords: Int32Array,
  step: number,
): readonly SentenceEvent[] {
  const { from, to } = sentence.words;
  const shares = new Map<number, number>();
  let isRun = true;
  for (let index = from; index < to; index += 1) {
    const old = oldWords[index] ?? -1;
    if (old < 0 || (index > from && old !== (oldWords[index - 1] ?? -1) + 1)) isRun = false;
    const owner = old < 0 ? -1 : (owners[old] ?? -1);
    if (owner >= 0) shares.set(owner, (shares.get(owner) ?? 0) + 1);
  }
  const [best, shared] = [...shares].reduce<readonly [number, number]>(
    (most, entry) => (entry[1] > most[1] ? entry : most),
    [-1, 0],
  );
  const source = older[best];
  if (source === undefined) return [{ step, kind: 'brought', previous: null }];
  const isWhole =
    isRun && oldWords[from] === source.words.from && (oldWords[to - 1] ?? -1) + 1 === source.words.to;
  if (isWhole) return source.events;
  if (shared < keptShare * (to - from)) return [{ step, kind: 'brought', previous: null }];
  const previous = source.text.trim();
  const kind = saysTheSame(previous, sentence.text.trim()) ? 'edited' : 'changed';
  return [...source.events, { step, kind, previous }];
}

/** Whether only case, marks, spelling or names differ. */
function saysTheSame(previous: string, text: string): boolean {
  return compareTexts(previous, text).preamble.every(
    ({ nature }) => nature === 'none' || nature === 'editorial',
  );
}

/** For every word of the new text the word of the old that it was, -1 for a new one. */
function wordsBefore(
  comparison: Comparison,
  before: string,
  old: WordPlaces,
  after: string,
  fresh: WordPlaces,
): Int32Array {
  const result = new Int32Array(fresh.starts.length).fill(-1);
  let b = 0;
  let a = 0;
  for (const [kind, text] of comparison.segments) {
    if (kind === '=') linkEqual(result, old, fresh, b, a, text.length);
    if (kind !== '+') b += text.length;
    if (kind !== '-') a += text.length;
  }
  for (const passage of comparison.moved) linkMoved(result, passage, before, old, after, fresh);
  return result;
}

/** Words that stand whole inside an equal stretch. */
function linkEqual(
  result: Int32Array,
  old: WordPlaces,
  fresh: WordPlaces,
  b: number,
  a: number,
  length: number,
): void {
  let from = firstWordFrom(old, b);
  for (let to = firstWordFrom(fresh, a); to < fresh.starts.length; to += 1) {
    const start = (fresh.starts[to] ?? 0) - a;
    const end = (fresh.ends[to] ?? 0) - a;
    if (end > length) return;
    while (from < old.starts.length && (old.starts[from] ?? 0) - b < start) from += 1;
    if ((old.starts[from] ?? -1) - b === start && (old.ends[from] ?? -1) - b === end) result[to] = from;
  }
}

/** A clause that moved may have changed as well, so the words of both places are matched. */
function linkMoved(
  result: Int32Array,
  passage: MovedPassage,
  before: string,
  old: WordPlaces,
  after: string,
  fresh: WordPlaces,
): void {
  const ids = new Map<string, number>();
  const numbered = (source: string, places: WordPlaces, from: number, to: number): number[] =>
    Array.from({ length: to - from }, (_, index) => {
      const text = source.slice(places.starts[from + index], places.ends[from + index]);
      const known = ids.get(text) ?? ids.size;
      ids.set(text, known);
      return known;
    });
  const { beforeRange, afterRange } = passage;
  const b = firstWordFrom(old, beforeRange.start);
  const a = firstWordFrom(fresh, afterRange.start);
  const matches = matchTokens(
    numbered(before, old, b, firstWordFrom(old, beforeRange.end)),
    numbered(after, fresh, a, firstWordFrom(fresh, afterRange.end)),
    { steps: 0 },
  );
  for (const match of matches)
    for (let index = 0; index < match.length; index += 1)
      result[a + match.after + index] = b + match.before + index;
}

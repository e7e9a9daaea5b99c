// The sentences of a statute, each with the words of the source that it is made of.
import { sentencesOf } from '../language/sentences.ts';
import type { Passage, Reading } from '../statutes/statute.ts';

/** A stored text and how it was read. */
export interface HistoricText {
  readonly source: string;
  readonly reading: Reading;
}

/** One sentence of a stycke or punkt. */
export interface PlacedSentence {
  readonly text: string;
  /** Index in the reading's clauses. */
  readonly clause: number;
  /** Index of the block in its clause, and of the punkt in a list; null in a stycke. */
  readonly block: number;
  readonly item: number | null;
  /** Its words, by their number in the source: `from` to `to`, excluded. Empty for a sentence without words. */
  readonly words: { readonly from: number; readonly to: number };
}

const word = /[\p{L}\p{N}\p{M}]+/gu;

/** Where every word of a source begins and ends: UTF-16 offsets, end excluded. */
export interface WordPlaces {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

export function wordPlaces(source: string): WordPlaces {
  const starts: number[] = [];
  const ends: number[] = [];
  for (const match of source.matchAll(word)) {
    starts.push(match.index);
    ends.push(match.index + match[0].length);
  }
  return { starts: Int32Array.from(starts), ends: Int32Array.from(ends) };
}

/** The first word that begins at `offset` or after it. */
export function firstWordFrom(places: WordPlaces, offset: number): number {
  let low = 0;
  let high = places.starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places.starts[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** All sentences of the clauses, in the order of the text. */
export function placedSentences(
  { source, reading }: HistoricText,
  places: WordPlaces,
): readonly PlacedSentence[] {
  return reading.clauses.flatMap((clause, index) =>
    clause.blocks.flatMap((block, at) =>
      block.kind === 'paragraph'
        ? sentencesIn(block.passage, { clause: index, block: at, item: null }, places, source)
        : block.items.flatMap((item, number) =>
            sentencesIn(item, { clause: index, block: at, item: number }, places, source),
          ),
    ),
  );
}

/** One word of the readable text may be several in the source, where a line end or a soft hyphen divides it. */
function sentencesIn(
  passage: Passage,
  place: Pick<PlacedSentence, 'clause' | 'block' | 'item'>,
  places: WordPlaces,
  source: string,
): readonly PlacedSentence[] {
  const inSource = passage.ranges.flatMap((range) => {
    const from = firstWordFrom(places, range.start);
    const to = firstWordFrom(places, range.end);
    return Array.from({ length: to - from }, (_, index) => from + index);
  });
  let next = 0;
  const take = (letters: number): void => {
    for (let taken = 0; taken < letters && next < inSource.length; next += 1) {
      const at = inSource[next] ?? 0;
      taken += source.slice(places.starts[at], places.ends[at]).normalize('NFKC').length;
    }
  };
  return sentencesOf(passage.text).map((text) => {
    const first = next;
    for (const match of text.matchAll(word)) take(match[0].normalize('NFKC').length);
    const from = inSource[first] ?? 0;
    return { ...place, text, words: { from, to: next > first ? (inSource[next - 1] ?? from) + 1 : from } };
  });
}

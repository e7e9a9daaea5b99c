// Merges three wordings of one stycke word by word: what does not overlap goes together, the rest is a conflict.

import { endOfToken, hasWord, isSpaceAt } from './tokens.ts';
import { matchTokens } from './words.ts';

export type By = 'ours' | 'theirs' | 'both';

/**
 * A stretch of the merged wording. Words have the space before them, also the first (`plain` takes it off); a line feed
 * is where one stycke ends and another begins.
 */
export type MergedRun =
  | { readonly kind: 'same'; readonly text: string }
  | { readonly kind: 'deleted' | 'inserted'; readonly by: By; readonly text: string }
  | {
      readonly kind: 'conflict';
      readonly base: string;
      readonly ours: string;
      readonly theirs: string;
    };

/** `start` and `end` in the base's words, `words` what stands there instead. */
interface Hunk {
  readonly start: number;
  readonly end: number;
  readonly words: readonly string[];
}

/**
 * Deterministic, and the same with the sides' names changed. Overlapping deletions are no conflict: both are done.
 * Two different insertions at the same place are kept both where they are whole sentences between sentences,
 * otherwise they are a conflict: together they would be a wording that nobody wrote. So is any change of a stycke that the
 * other side has put other words in place of, all of them.
 */
export function mergeWords(base: string, ours: string, theirs: string): MergedRun[] {
  const [old, mine, other] = [wordsOf(base), wordsOf(ours), wordsOf(theirs)];
  const [left, right] = [hunksBetween(old, mine), hunksBetween(old, other)];
  const hunks = [
    ...left.map((hunk) => ({ ...hunk, by: 'ours' as const })),
    ...right.map((hunk) => ({ ...hunk, by: 'theirs' as const })),
  ].sort(inOrder);
  // What one side adds to a stycke of which the other leaves no word was written for another stycke.
  if (left.length > 0 && right.length > 0 && (isRewritten(old, left) || isRewritten(old, right)))
    return settle(old, { ours: left, theirs: right, start: 0, end: old.length });
  const runs: MergedRun[] = [];
  let place = 0;
  for (let index = 0; index < hunks.length;) {
    const group = groupAt(hunks, index);
    index += group.ours.length + group.theirs.length;
    if (group.start > place) runs.push({ kind: 'same', text: old.slice(place, group.start).join('') });
    for (const run of settle(old, group)) runs.push(run);
    place = group.end;
  }
  if (place < old.length) runs.push({ kind: 'same', text: old.slice(place).join('') });
  return joined(runs);
}

/** Runs joined as they are read: without the space before the first word of a stycke. */
export function plain(text: string): string {
  return text.replaceAll(/(^|\n) /g, '$1');
}

/** Words and marks, each with the white space before it; citations are one word. */
function wordsOf(text: string): string[] {
  if (text === '') return [];
  return text
    .split('\n')
    .flatMap((line, index) => [...(index === 0 ? [] : ['\n']), ...wordsOfLine(` ${line}`)]);
}

function wordsOfLine(line: string): string[] {
  const words: string[] = [];
  let start = 0;
  while (start < line.length) {
    let from = start;
    while (from < line.length && isSpaceAt(line, from)) from += 1;
    const end = from < line.length ? endOfToken(line, from) : line.length;
    words.push(line.slice(start, end));
    start = end;
  }
  return words;
}

function hunksBetween(base: readonly string[], side: readonly string[]): Hunk[] {
  const ids = new Map<string, number>();
  const idOf = (word: string): number => {
    const known = ids.get(word) ?? ids.size;
    ids.set(word, known);
    return known;
  };
  const hunks: Hunk[] = [];
  let [b, s, changed] = [0, 0, 0];
  const hunk = (start: number, end: number, from: number, to: number): void => {
    if (start === end && from === to) return;
    hunks.push({ start, end, words: side.slice(from, to) });
    changed += Math.max(end - start, to - from);
  };
  for (const match of matchTokens(base.map(idOf), side.map(idOf))) {
    hunk(b, match.before, s, match.after);
    b = match.before + match.length;
    s = match.after + match.length;
  }
  hunk(b, base.length, s, side.length);
  return changed > 0.6 * Math.max(base.length, side.length) ? withoutIslands(hunks, base) : hunks;
}

function isRewritten(base: readonly string[], hunks: readonly Hunk[]): boolean {
  const isKept = (word: string, place: number): boolean =>
    hasWord(word) && hunks.every(({ start, end }) => place < start || place >= end);
  return base.some(hasWord) && !base.some(isKept) && hunks.some(({ words }) => words.some(hasWord));
}

/** In a wording that was written anew a short word that happens to be the same is no ground to merge on. */
function withoutIslands(hunks: readonly Hunk[], base: readonly string[]): Hunk[] {
  const result: Hunk[] = [];
  for (const hunk of hunks) {
    const last = result.at(-1);
    const island = last === undefined ? [] : base.slice(last.end, hunk.start);
    const isShort = island.length <= 2 && island.every((word) => word !== '\n' && word.trim().length <= 3);
    if (last !== undefined && isShort)
      result[result.length - 1] = {
        start: last.start,
        end: hunk.end,
        words: [...last.words, ...island, ...hunk.words],
      };
    else result.push(hunk);
  }
  return result;
}

/** At one place an insertion comes before what replaces the words after it. */
function inOrder(one: Hunk, other: Hunk): number {
  return one.start - other.start || one.end - other.end;
}

interface Group {
  readonly ours: Hunk[];
  readonly theirs: Hunk[];
  readonly start: number;
  end: number;
}

/** The hunks from `index` on that overlap each other, or that are insertions at one place. */
function groupAt(hunks: readonly (Hunk & { readonly by: 'ours' | 'theirs' })[], index: number): Group {
  const first = hunks[index];
  const group: Group = { ours: [], theirs: [], start: first?.start ?? 0, end: first?.end ?? 0 };
  if (first !== undefined) group[first.by].push(first);
  for (let next = index + 1; next < hunks.length; next += 1) {
    const hunk = hunks[next];
    if (hunk === undefined) break;
    const isHere = group.start === group.end && hunk.end === group.start;
    if (hunk.start >= group.end && !isHere) break;
    group[hunk.by].push(hunk);
    group.end = Math.max(group.end, hunk.end);
  }
  return group;
}

function settle(base: readonly string[], group: Group): MergedRun[] {
  const { start, end } = group;
  const old = base.slice(start, end).join('');
  if (group.ours.length === 0) return group.theirs.flatMap((hunk) => changeOf(base, hunk, 'theirs'));
  if (group.theirs.length === 0) return group.ours.flatMap((hunk) => changeOf(base, hunk, 'ours'));
  const [mine, other] = [group.ours, group.theirs].map((hunks) => applied(base, hunks, start, end));
  if (mine === undefined || other === undefined) return [];
  if (mine.join('') === other.join('')) return change(old, mine.join(''), 'both');
  const all = [...group.ours, ...group.theirs];
  if (all.every((hunk) => hunk.words.length === 0)) return bothDeleted(base, group);
  if (start === end && isSentences(mine) && isSentences(other) && endsSentence(base[start - 1])) {
    const sentences = inFixedOrder(mine.join(''), other.join(''));
    return sentences.map(([text, by]) => ({ kind: 'inserted', by, text }));
  }
  return [{ kind: 'conflict', base: old, ours: mine.join(''), theirs: other.join('') }];
}

function changeOf(base: readonly string[], { start, end, words }: Hunk, by: By): MergedRun[] {
  return change(base.slice(start, end).join(''), words.join(''), by);
}

function change(old: string, fresh: string, by: By): MergedRun[] {
  return [
    ...(old === '' ? [] : [{ kind: 'deleted', by, text: old } as const]),
    ...(fresh === '' ? [] : [{ kind: 'inserted', by, text: fresh } as const]),
  ];
}

function applied(base: readonly string[], hunks: readonly Hunk[], start: number, end: number): string[] {
  const words: string[] = [];
  let place = start;
  for (const hunk of hunks) {
    for (const word of [...base.slice(place, hunk.start), ...hunk.words]) words.push(word);
    place = hunk.end;
  }
  return [...words, ...base.slice(place, end)];
}

function bothDeleted(base: readonly string[], group: Group): MergedRun[] {
  const covers = (hunks: readonly Hunk[], place: number): boolean =>
    hunks.some((hunk) => hunk.start <= place && place < hunk.end);
  return Array.from({ length: group.end - group.start }, (_, step): MergedRun => {
    const place = group.start + step;
    const [mine, other] = [covers(group.ours, place), covers(group.theirs, place)];
    return {
      kind: 'deleted',
      by: mine && other ? 'both' : mine ? 'ours' : 'theirs',
      text: base[place] ?? '',
    };
  });
}

function endsSentence(word: string | undefined): boolean {
  return word === undefined || word === '\n' || /[.!?:]$/u.test(word);
}

function isSentences(words: readonly string[]): boolean {
  return endsSentence(words.at(-1)) && hasWord(words.join('')) && !words.includes('\n');
}

/** Sentences that both put in come once, the others in the order of their letters. */
function inFixedOrder(mine: string, other: string): [string, By][] {
  if (mine.startsWith(other))
    return [
      [other, 'both'],
      [mine.slice(other.length), 'ours'],
    ];
  if (other.startsWith(mine))
    return [
      [mine, 'both'],
      [other.slice(mine.length), 'theirs'],
    ];
  if (mine.endsWith(other))
    return [
      [mine.slice(0, -other.length), 'ours'],
      [other, 'both'],
    ];
  if (other.endsWith(mine))
    return [
      [other.slice(0, -mine.length), 'theirs'],
      [mine, 'both'],
    ];
  return mine < other
    ? [
        [mine, 'ours'],
        [other, 'theirs'],
      ]
    : [
        [other, 'theirs'],
        [mine, 'ours'],
      ];
}

function joined(runs: readonly MergedRun[]): MergedRun[] {
  const result: MergedRun[] = [];
  for (const run of runs) {
    const last = result.at(-1);
    if (last?.kind === 'same' && run.kind === 'same')
      result[result.length - 1] = { ...last, text: last.text + run.text };
    else if (
      (last?.kind === 'deleted' || last?.kind === 'inserted') &&
      last.kind === run.kind &&
      last.by === run.by
    )
      result[result.length - 1] = { ...last, text: last.text + run.text };
    else result.push(run);
  }
  return result;
}

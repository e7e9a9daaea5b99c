// Turns the shortest edit into one a reader can follow: no islands of a short word or two, edits that start where sentences start.

import { edgeScore } from './edge-score.ts';
import { joinIslands } from './islands.ts';
import { longRuns } from './long-runs.ts';
import { freeSentences, isWholeSentences } from './sentences.ts';
import { slideEdges } from './slide.ts';
import { TokenPair } from './token-pair.ts';
import type { Tokens, Vocabulary } from './tokens.ts';
import type { Match } from './words.ts';

/** Below this share of kept words a stycke is shown as old and new, keeping only longer runs. */
const keptShare = 0.4;
const longRun = 4;
/** A stycke with so few changes is easy to follow however large they are. */
const fewChanges = 2;

/** The same matches with edges moved to sentence starts and with islands joined into the changes around them. */
export function cleanUp(
  before: Tokens,
  after: Tokens,
  matches: readonly Match[],
  vocabulary: Vocabulary,
): readonly Match[] {
  const pair = new TokenPair(before, after, vocabulary);
  const slid = slideEdges(before.ids, after.ids, matches, (ids, from, to) =>
    edgeScore(ids, from, to, vocabulary),
  );
  const steady = freeSentences(before, after, joinIslands(pair, slid), vocabulary);
  if (countChanges(pair, steady) <= fewChanges) return steady;
  return keptWords(pair, matches) >= keptShare * pair.longerWords() ? steady : onlyLongRuns(pair, steady);
}

function countChanges({ before, after }: TokenPair, matches: readonly Match[]): number {
  const first = matches[0];
  const last = matches.at(-1);
  if (first === undefined || last === undefined) return 1;
  const opens = first.before > 0 || first.after > 0;
  const closes = last.before + last.length < before.ids.length || last.after + last.length < after.ids.length;
  return matches.length - 1 + (opens ? 1 : 0) + (closes ? 1 : 0);
}

function keptWords(pair: TokenPair, matches: readonly Match[]): number {
  return matches.reduce((sum, match) => sum + pair.keptWords(match), 0);
}

/** The shortest edit of two very different texts prefers many small words to one long run; a reader does not. */
function onlyLongRuns(pair: TokenPair, matches: readonly Match[]): readonly Match[] {
  const { before, after, vocabulary } = pair;
  const isLong = (match: Match): boolean =>
    pair.keptWords(match) >= longRun ||
    isWholeSentences(before.ids, match.before, match.before + match.length, vocabulary);
  const shortest = matches.filter(isLong);
  const longest = longRuns(before.ids, after.ids, longRun).filter(isLong);
  return keptWords(pair, longest) > keptWords(pair, shortest) ? longest : shortest;
}

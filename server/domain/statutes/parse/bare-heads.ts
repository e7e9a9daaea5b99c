// Clause numbers without their sign: "4 Rubrik" or "4. Rubrik", told from the punkter of lists by how well they follow each other.
import type { ClauseHead } from './head.ts';
import { readChapterLabel } from './chapter-label.ts';
import { readItemLabel } from './item-label.ts';
import { readBareLabel } from './label.ts';
import type { ClauseLabel } from './label.ts';
import type { Line } from './line.ts';
import { breaksNumber, endsSentence, expectsReference, looksLikeRubric, startsLower } from './line.ts';

interface Candidate {
  readonly at: number;
  readonly label: ClauseLabel;
  readonly weight: number;
}

const months =
  /^(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|dagar|månader|år|kap)(?![\p{L}])/iu;

const weigh = (
  line: Line,
  previous: Line | undefined,
  label: ClauseLabel,
  next: Line | undefined,
): number => {
  const rest = line.text.slice(label.length);
  if (months.test(rest) || /^[-–/:%]/.test(rest)) return 0;
  if (
    rest === '' &&
    (next === undefined || !looksLikeRubric(next.text) || (next.blanks > 1 && !next.newPage))
  )
    return 0;
  if (rest !== '' && !/^["”(]?[\p{Lu}]/u.test(rest)) return 0;
  const open = previous !== undefined && line.blanks === 0 && !endsSentence(previous.text);
  if (open && (expectsReference(previous.text) || breaksNumber(previous.text, line.text))) return 0;
  let weight = 2;
  if (line.blanks > 0 || previous === undefined || line.newPage) weight += 3;
  if (line.level > 0 || line.emphasis > 0) weight += 4;
  if (looksLikeRubric(rest) && rest.length < 80) weight += 2;
  if (next !== undefined && readItemLabel(next.text)?.order === 1) weight += 1;
  return weight;
};

const letterStep = 32;
const keyOf = (number: string): number => {
  const [digits = '', letter = ''] = number.split(' ');
  return Number(digits) * letterStep + (letter === '' ? 0 : letter.charCodeAt(0) - 96);
};

interface Chain {
  readonly score: number;
  readonly candidate: Candidate;
  readonly previous: Chain | null;
}

const gapCost = 4;

/** The best series of rising numbers: each step to the next number or letter, a short gap at a cost. */
const bestChain = (candidates: readonly Candidate[], chapterAt: readonly number[]): Chain | null => {
  let byKey = new Map<number, Chain>();
  let byNumber = new Map<number, Chain>();
  let best: Chain | null = null;
  let carried: Chain | null = null;
  let nextChapter = 0;
  for (const candidate of candidates) {
    while (nextChapter < chapterAt.length && (chapterAt[nextChapter] ?? 0) < candidate.at) {
      carried = best;
      byKey = new Map();
      byNumber = new Map();
      nextChapter += 1;
    }
    const key = keyOf(candidate.label.number);
    const number = Math.floor(key / letterStep);
    const letter = key % letterStep;
    let from: Chain | null = number <= 1 ? carried : null;
    let cost = number <= 1 ? 0 : 3 + Math.min(number, 40);
    const consider = (chain: Chain | undefined, price: number): void => {
      if (chain !== undefined && chain.score - price >= (from?.score ?? 0) - cost) {
        from = chain;
        cost = price;
      }
    };
    if (letter === 0) {
      for (let step = 4; step >= 1; step -= 1) consider(byNumber.get(number - step), (step - 1) * gapCost);
      if (carried !== null) consider(carried, number <= 1 ? 0 : 3 + number);
    } else {
      consider(byKey.get(key - 1), 0);
      if (letter === 1) consider(byNumber.get(number), 0);
    }
    const source: Chain | null = from;
    if (letter > 0 && source === null) continue;
    const score: number = (source?.score ?? 0) - cost + candidate.weight;
    const chain: Chain = { score, candidate, previous: source };
    if (score >= (byKey.get(key)?.score ?? -Infinity)) byKey.set(key, chain);
    if (score >= (byNumber.get(number)?.score ?? -Infinity)) byNumber.set(number, chain);
    if (score > (best?.score ?? 0)) best = chain;
  }
  return best;
};

const toHeads = (chain: Chain | null): ClauseHead[] => {
  const heads: ClauseHead[] = [];
  for (let link = chain; link !== null; link = link.previous)
    heads.push({
      kind: 'clause',
      at: link.candidate.at,
      label: link.candidate.label,
      signLost: true,
      uncertain: false,
    });
  return heads.reverse();
};

/** The series of bare numbers that best reads as the clauses of a text without signs. Linear in the number of lines. */
export const bareChain = (lines: readonly Line[], chapterAt: ReadonlySet<number>): ClauseHead[] => {
  const groups = new Map<string, Candidate[]>();
  const dotted: Candidate[] = [];
  for (const [at, line] of lines.entries()) {
    if (chapterAt.has(at)) continue;
    const label = readBareLabel(line.text);
    if (label === null) continue;
    const weight = weigh(line, lines[at - 1], label, lines[at + 1]);
    if (weight === 0) continue;
    if (label.number.includes('.')) {
      dotted.push({ at, label, weight });
      continue;
    }
    const group = groups.get(label.ending) ?? [];
    group.push({ at, label, weight });
    groups.set(label.ending, group);
  }
  let heads: ClauseHead[] = [];
  let bestScore = 0;
  const chapters = [...chapterAt].sort((left, right) => left - right);
  for (const group of groups.values()) {
    const chain = bestChain(group, chapters);
    if (chain !== null && chain.score > bestScore) {
      bestScore = chain.score;
      heads = toHeads(chain);
    }
  }
  if (heads.length === 1 && !standsAlone(lines, heads[0])) heads = [];
  return withSubclauses(lines, heads, dotted);
};

const standsAlone = (lines: readonly Line[], head: ClauseHead | undefined): boolean => {
  const line = head === undefined ? undefined : lines[head.at];
  return (
    head !== undefined &&
    line !== undefined &&
    head.at <= 1 &&
    looksLikeRubric(line.text.slice(head.label.length)) &&
    lines.length > head.at + 1
  );
};

/** "3.1 Rubrik" with words below is a clause of its own; "3.1 Words of a sentence." is a stycke of clause 3. */
const withSubclauses = (
  lines: readonly Line[],
  heads: readonly ClauseHead[],
  dotted: readonly Candidate[],
): ClauseHead[] => {
  if (dotted.length === 0) return [...heads];
  const rubrics = dotted.filter((candidate) => {
    const rest = lines[candidate.at]?.text.slice(candidate.label.length) ?? '';
    const next = lines[candidate.at + 1];
    return (
      looksLikeRubric(rest) &&
      rest.length < 70 &&
      next !== undefined &&
      readBareLabel(next.text)?.number.includes('.') !== true &&
      !startsLower(next.text)
    );
  });
  const alone = heads.length === 0 && dotted.length >= 2;
  if (!alone && rubrics.length * 2 <= dotted.length) return [...heads];
  const extra = dotted.map((candidate): ClauseHead => ({
    kind: 'clause',
    at: candidate.at,
    label: candidate.label,
    signLost: true,
    uncertain: false,
  }));
  return [...heads, ...extra].sort((left, right) => left.at - right.at);
};

/** In a text with signs: a number that is missing from the series and stands, sign lost, where it should. */
export const fillGaps = (
  lines: readonly Line[],
  clauses: readonly ClauseHead[],
  chapterAt: ReadonlySet<number>,
): ClauseHead[] => {
  const filled: ClauseHead[] = [];
  const accept = (from: number, to: number, lowest: number, highest: number): void => {
    let wanted = lowest;
    let lastItem = 0;
    for (let at = from; at < to && wanted <= highest; at += 1) {
      const line = lines[at];
      if (line === undefined || chapterAt.has(at)) continue;
      const label = readBareLabel(line.text);
      if (label === null) continue;
      const order = Number(label.number);
      const ends = label.ending !== '' && label.misreadSign !== true;
      const isSibling = ends && order === lastItem + 1 && lastItem > 0;
      if (ends) lastItem = order;
      const rest = line.text.slice(label.length);
      const stands =
        line.blanks > 0 || line.emphasis > 0 || line.level > 0 || endsSentence(lines[at - 1]?.text ?? '.');
      if (
        isSibling ||
        !stands ||
        order < wanted ||
        order > highest ||
        months.test(rest) ||
        !looksLikeRubric(rest)
      )
        continue;
      if (readChapterLabel(line.text) !== null || weigh(line, lines[at - 1], label, lines[at + 1]) === 0)
        continue;
      filled.push({ kind: 'clause', at, label, signLost: true, uncertain: false });
      wanted = order + 1;
    }
  };
  let previous: ClauseHead | null = null;
  for (const clause of clauses) {
    const number = Number(clause.label.number.split(' ')[0]);
    const before = previous === null ? 0 : Number(previous.label.number.split(' ')[0]);
    if (Number.isInteger(number) && Number.isInteger(before) && number - before > 1 && number - before < 20)
      accept(previous === null ? 0 : previous.at + 1, clause.at, before + 1, number - 1);
    filled.push(clause);
    previous = clause;
  }
  if (previous !== null && Number.isInteger(Number(previous.label.number)))
    accept(
      previous.at + 1,
      lines.length,
      Number(previous.label.number) + 1,
      Number(previous.label.number) + 3,
    );
  return filled;
};

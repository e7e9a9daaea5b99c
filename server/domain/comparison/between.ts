// Compares what stands between paired stycken in the sources: numbers, rubrics, labels, blank lines, markup.

import type { Range } from '../statutes/statute.ts';
import { isShortIsland } from './islands.ts';
import type { Workshop } from './row.ts';
import type { SegmentWriter } from './segment-writer.ts';
import { slideEdges } from './slide.ts';
import { isPlainWordUnit } from './characters.ts';
import { characterWidth, isWordAt, type Vocabulary } from './tokens.ts';
import { matchTokens, type Effort, type Match } from './words.ts';

const longestRawGap = 20_000;
/** Below this a unit is a whole character that is told apart without looking at others. */
const firstUnsure = 0x2100;

/** Compares what stands between the paired places: rubrics, labels, layout. Loose stycken there match nothing. */
export class Between {
  private readonly writer: SegmentWriter;
  private readonly opaqueBefore: readonly Range[];
  private readonly opaqueAfter: readonly Range[];
  private readonly vocabulary: Vocabulary;
  private readonly effort: Effort;
  private nextBefore = 0;
  private nextAfter = 0;

  constructor(writer: SegmentWriter, before: readonly Range[], after: readonly Range[], workshop: Workshop) {
    this.writer = writer;
    this.opaqueBefore = before;
    this.opaqueAfter = after;
    this.vocabulary = workshop.vocabulary;
    this.effort = workshop.effort;
  }

  fill(bTo: number, aTo: number): void {
    const { writer } = this;
    if (bTo <= writer.b || aTo <= writer.a || writer.equalSlices(writer.b, bTo, writer.a, aTo)) {
      writer.gap(Math.max(bTo, writer.b), Math.max(aTo, writer.a));
      return;
    }
    while ((this.opaqueBefore[this.nextBefore]?.end ?? Infinity) <= writer.b) this.nextBefore += 1;
    while ((this.opaqueAfter[this.nextAfter]?.end ?? Infinity) <= writer.a) this.nextAfter += 1;
    if (!this.fillOneWord(bTo, aTo)) this.fillTokens(bTo, aTo);
    writer.gap(bTo, aTo);
  }

  /** Where one word was exchanged for another and all else is equal, as in a clause that is only numbered anew. */
  private fillOneWord(bTo: number, aTo: number): boolean {
    const { writer } = this;
    const { before, after, b, a } = writer;
    if ((this.opaqueBefore[this.nextBefore]?.start ?? Infinity) < bTo) return false;
    if ((this.opaqueAfter[this.nextAfter]?.start ?? Infinity) < aTo) return false;
    let lead = 0;
    while (b + lead < bTo && a + lead < aTo && before.charCodeAt(b + lead) === after.charCodeAt(a + lead))
      lead += 1;
    while (
      lead > 0 &&
      (isPlainWordUnit(before.charCodeAt(b + lead - 1)) || isInNumber(before, after, b, a, lead))
    )
      lead -= 1;
    let bEnd = b + lead;
    let aEnd = a + lead;
    while (bEnd < bTo && (isPlainWordUnit(before.charCodeAt(bEnd)) || isPoint(before, bEnd))) bEnd += 1;
    while (aEnd < aTo && (isPlainWordUnit(after.charCodeAt(aEnd)) || isPoint(after, aEnd))) aEnd += 1;
    const isPlain = isPlainEdge(before, b + lead - 1, bEnd) && isPlainEdge(after, a + lead - 1, aEnd);
    if (bEnd === b + lead || aEnd === a + lead || !isPlain) return false;
    if (!writer.equalSlices(bEnd, bTo, aEnd, aTo)) return false;
    this.effort.steps += bTo - b;
    writer.equal(b, a, lead);
    if (bEnd < bTo) writer.equal(bEnd, aEnd, bTo - bEnd);
    return true;
  }

  private fillTokens(bTo: number, aTo: number): void {
    const { writer } = this;
    const left = rawTokens(
      writer.before,
      writer.b,
      bTo,
      this.opaqueBefore,
      this.nextBefore,
      this.vocabulary,
      -1,
    );
    const right = rawTokens(
      writer.after,
      writer.a,
      aTo,
      this.opaqueAfter,
      this.nextAfter,
      this.vocabulary,
      -2,
    );
    if (left.ids.length + right.ids.length <= longestRawGap) {
      const shortest = matchTokens(left.ids, right.ids, this.effort);
      const matches = slideEdges(left.ids, right.ids, shortest, (ids, from, to) =>
        this.lineEdges(ids, from, to),
      );
      for (const match of withoutIslands(left, right, matches, this.vocabulary)) {
        const from = left.starts[match.before] ?? 0;
        const end = left.ends[match.before + match.length - 1] ?? from;
        writer.equal(from, right.starts[match.after] ?? 0, end - from);
      }
    }
  }

  /** Whole lines are put in and taken out rather than from the middle of one to the middle of the next. */
  private lineEdges(ids: readonly number[], from: number, to: number): number {
    const isBreak = (id: number | undefined): boolean =>
      id !== undefined && this.vocabulary.textOf(id) === '\n';
    const startsLine = from === 0 || isBreak(ids[from - 1]);
    return (
      (startsLine ? 1 : 0) + (isBreak(ids[to - 1]) ? 1 : 0) + (startsLine && !isBreak(ids[from]) ? 1 : 0)
    );
  }
}

/** Whether the point between the figures of one number stands here: "1.6.5" is one token. */
function isPoint(source: string, place: number): boolean {
  return (
    source.charCodeAt(place) === 0x2e &&
    isFigure(source.charCodeAt(place - 1)) &&
    isFigure(source.charCodeAt(place + 1))
  );
}

function isFigure(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** Whether what both sides begin with ends at the point of a number in either of them. */
function isInNumber(before: string, after: string, b: number, a: number, lead: number): boolean {
  return isPoint(before, b + lead - 1) || isPoint(after, a + lead - 1);
}

/** Whether what stands before a word and after it is no part of a word for certain. */
function isPlainEdge(text: string, before: number, after: number): boolean {
  return !(text.charCodeAt(before) >= firstUnsure) && !(text.charCodeAt(after) >= firstUnsure);
}

interface RawTokens {
  readonly starts: number[];
  readonly ends: number[];
  readonly ids: number[];
}

/** Words, single marks and single white-space characters; a loose stretch is one token unlike any other. */
function rawTokens(
  source: string,
  from: number,
  to: number,
  opaque: readonly Range[],
  first: number,
  vocabulary: Vocabulary,
  unlike: number,
): RawTokens {
  const result: RawTokens = { starts: [], ends: [], ids: [] };
  let next = first;
  let place = from;
  while (place < to) {
    while ((opaque[next]?.end ?? Infinity) <= place) next += 1;
    const loose = opaque[next];
    let end: number;
    let id = unlike;
    if (loose !== undefined && loose.start <= place) {
      end = Math.min(loose.end, to);
    } else {
      end = isWordAt(source, place) ? plainWordEnd(source, place) : place + characterWidth(source, place);
      end = Math.min(end, to, loose?.start ?? to);
      id = vocabulary.idOf(source.slice(place, end), isWordAt(source, place));
    }
    result.starts.push(place);
    result.ends.push(end);
    result.ids.push(id);
    place = end;
  }
  return result;
}

function plainWordEnd(source: string, place: number): number {
  let end = place;
  while (end < source.length && (isWordAt(source, end) || isPoint(source, end)))
    end += characterWidth(source, end);
  return Math.max(end, place + 1);
}

/** Leaves out a short word or a space that stands between two changes on one line; "§" keeps number and rubric apart. */
function withoutIslands(
  left: RawTokens,
  right: RawTokens,
  matches: readonly Match[],
  vocabulary: Vocabulary,
): readonly Match[] {
  return matches.filter((match) => {
    const end = match.before + match.length;
    if (match.before === 0 && match.after === 0) return true;
    if (end === left.ids.length && match.after + match.length === right.ids.length) return true;
    for (let index = match.before; index < end; index += 1) {
      const text = vocabulary.textOf(left.ids[index] ?? -1);
      if (text === '§' || text === '\n') return true;
    }
    return !isShortIsland(left.ids, match.before, end, vocabulary);
  });
}

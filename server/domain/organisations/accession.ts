// What can safely be suggested in a förbundsordning when a member joins: its name in the list of members, and nothing else.
import type { Clause, Range } from '../statutes/statute.ts';

/** The stretch of the source that a clause's body stands in; null where it has none. */
function bodyOf({ blocks }: Clause): Range | null {
  const ranges = blocks.flatMap((block) =>
    block.kind === 'paragraph' ? block.passage.ranges : block.items.flatMap((item) => item.ranges),
  );
  if (ranges.length === 0) return null;
  return {
    start: Math.min(...ranges.map(({ start }) => start)),
    end: Math.max(...ranges.map(({ end }) => end)),
  };
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** What comes after this label in a list: "2." after "1.", "c)" after "b)", the same dash again; null where that is not sure. */
function labelAfter(label: string): string | null {
  const number = /^(\d+)([.)])$/.exec(label);
  if (number !== null) return `${String(Number(number[1]) + 1)}${number[2] ?? ''}`;
  const letter = /^([a-y])([.)])$/.exec(label);
  if (letter !== null) return `${String.fromCharCode((letter[1] ?? '').charCodeAt(0) + 1)}${letter[2] ?? ''}`;
  return /^[–\-•*]$/.test(label) ? label : null;
}

const listLine = /^([ \t]*)(\d+[.)]|[a-z][.)]|[–\-•*])([ \t]+)(.*)$/;

/**
 * The source with a new member's name written into the clause on members, behind one of those it is to stand with.
 * Only where that one's name stands there once, as an item of its own in a list or between commas in a sentence.
 * @param like names of the members it is to stand with (the other kommuner), as the register has them
 * @returns null where it cannot be done for sure
 */
export function withNewMember(
  source: string,
  clause: Clause,
  like: readonly string[],
  name: string,
): string | null {
  const range = bodyOf(clause);
  if (range === null) return null;
  // An item's ranges leave its label out.
  const start = source.lastIndexOf('\n', range.start) + 1;
  const [before, body, after] = [
    source.slice(0, start),
    source.slice(start, range.end),
    source.slice(range.end),
  ];
  if (occurrences(body, name) > 0) return null;
  const behind = like.filter((each) => occurrences(body, each) === 1);
  const last = behind
    .map((each) => ({ each, at: placeOf(body, each) }))
    .toSorted((a, b) => b.at - a.at)
    .find(({ each }) => new RegExp(`${escaped(each)},(?=\\s)`, 'u').test(body));
  if (last === undefined) return null;
  const written = inList(body, last.each, name) ?? inSentence(body, last.each, name);
  return written === null ? null : before + written + after;
}

const pattern = (name: string): RegExp => new RegExp(`(?<![\\p{L}\\d])${escaped(name)}(?![\\p{L}\\d])`, 'gu');
const occurrences = (text: string, name: string): number => [...text.matchAll(pattern(name))].length;
const placeOf = (text: string, name: string): number => text.search(pattern(name));

function inList(body: string, behind: string, name: string): string | null {
  const lines = body.split('\n');
  const at = lines.findIndex((line) => listLine.exec(line)?.[4] === `${behind},`);
  const [, indent = '', label = '', gap = ''] = listLine.exec(lines[at] ?? '') ?? [];
  const next = labelAfter(label);
  if (next === null) return null;
  const rest = lines.slice(at + 1);
  const after = relabelled(rest, next);
  return after === null
    ? null
    : [...lines.slice(0, at + 1), `${indent}${next}${gap}${name},`, ...after].join('\n');
}

/** The items behind the new one, each with the label after its own; null where the labels do not follow on one another. */
function relabelled(lines: readonly string[], taken: string): readonly string[] | null {
  if (/^[–\-•*]$/.test(taken)) return lines;
  const moved: string[] = [];
  let expected = taken;
  let isWithin = true;
  for (const line of lines) {
    const item: RegExpExecArray | null = isWithin ? listLine.exec(line) : null;
    isWithin = item !== null;
    if (item === null) moved.push(line);
    else {
      const [, indent = '', label = '', gap = '', text = ''] = item;
      const next = labelAfter(label);
      if (label !== expected || next === null) return null;
      moved.push(`${indent}${next}${gap}${text}`);
      expected = next;
    }
  }
  return moved;
}

function inSentence(body: string, behind: string, name: string): string | null {
  const line = body.split('\n').find((each) => occurrences(each, behind) === 1);
  if (line === undefined || listLine.test(line)) return null;
  return body.replace(new RegExp(`${escaped(behind)},(?=\\s)`, 'u'), () => `${behind}, ${name},`);
}

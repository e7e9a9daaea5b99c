// Readings for tests of the comparison, built from plain texts by the simplest rules there are.

import type { Block, Clause, Passage, Reading } from '../../../server/domain/statutes/statute.ts';
import type { ReadText } from '../../../server/domain/comparison/pieces.ts';

/**
 * One line is one stycke; "4 § Rubrik" starts a clause; "- text" is a punkt. Everything before the first clause,
 * and every line of a text without clauses, is preamble.
 */
export function textOf(source: string): ReadText {
  const preamble: Passage[] = [];
  const clauses: (Clause & { blocks: Block[] })[] = [];
  let start = 0;
  for (const line of source.split('\n')) {
    const range = { start, end: start + line.length };
    start = range.end + 1;
    const head = /^(\d+(?: [a-h])?) ?§(?: (.+))?$/u.exec(line);
    const open = clauses.at(-1);
    if (head?.[1] !== undefined) {
      clauses.push({
        number: head[1],
        heading: head[2] ?? null,
        chapter: null,
        blocks: [],
        headingRanges: [range],
      });
    } else if (line.trim() !== '') {
      const passage = passageOf(source, range.start, range.end);
      const last = open?.blocks.at(-1);
      if (open === undefined) preamble.push(passage);
      else if (!line.startsWith('- ')) open.blocks.push({ kind: 'paragraph', passage });
      else {
        const item = { ...passageOf(source, range.start + 2, range.end), label: '-' };
        if (last?.kind === 'list')
          open.blocks[open.blocks.length - 1] = { kind: 'list', items: [...last.items, item] };
        else open.blocks.push({ kind: 'list', items: [item] });
      }
    }
  }
  const reading: Reading = {
    title: null,
    adopted: [],
    effectiveFrom: null,
    preamble,
    clauses,
    doubts: [],
    leftOut: [],
  };
  return { source, reading };
}

function passageOf(source: string, from: number, to: number): Passage {
  const raw = source.slice(from, to);
  const start = from + (raw.length - raw.trimStart().length);
  const end = Math.max(start, to - (raw.length - raw.trimEnd().length));
  const text = source
    .slice(start, end)
    .replaceAll(/[\s\u00a0]+/gu, ' ')
    .replaceAll('\u00ad', '')
    .normalize('NFC');
  return { text, ranges: [{ start, end }] };
}

/** The old text again, from the segments. */
export function beforeOf(segments: readonly (readonly [string, string])[]): string {
  return segments.flatMap(([kind, text]) => (kind === '+' ? [] : [text])).join('');
}

/** The new text again, from the segments. */
export function afterOf(segments: readonly (readonly [string, string])[]): string {
  return segments.flatMap(([kind, text]) => (kind === '-' ? [] : [text])).join('');
}

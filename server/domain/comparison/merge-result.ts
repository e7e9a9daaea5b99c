// The merged statute as its words, once every conflict is settled.

import type { Content, ContentBlock, ContentItem } from './merge-content.ts';
import type { MergedTree, MergedUnit, TreeRun } from './merge-tree.ts';
import { plain } from './merge-words.ts';

/** What is deleted, repealed or empty is not in it. */
export function contentOfTree({ title, opening, clauses, closing }: MergedTree): Content {
  const lines = (units: readonly MergedUnit[]): string[] => units.flatMap(textsOf);
  return {
    title,
    opening: lines(opening),
    clauses: clauses
      .filter(({ state }) => state !== 'repealed')
      .map(({ number, heading, chapter, units }) => ({ number, heading, chapter, blocks: blocksOf(units) })),
    closing: lines(closing),
  };
}

/** The stycken of a unit: more than one where it was split. */
function textsOf({ state, runs }: MergedUnit): string[] {
  if (state === 'deleted') return [];
  return plain(runs.map(textOf).join(''))
    .split('\n')
    .filter((text) => text.trim() !== '');
}

function textOf(run: TreeRun): string {
  if (run.kind === 'deleted') return '';
  return run.kind === 'conflict' ? (run.settled ?? '') : run.text;
}

function blocksOf(units: readonly MergedUnit[]): ContentBlock[] {
  const blocks: {
    kind: 'paragraph' | 'list';
    text: string;
    items: (ContentItem & { by: MergedUnit['by'] })[];
  }[] = [];
  for (const unit of units) {
    for (const text of textsOf(unit)) {
      const last = blocks.at(-1);
      const item = { label: unit.label, text, by: unit.state === 'inserted' ? unit.by : null };
      if (unit.kind === 'paragraph') blocks.push({ kind: 'paragraph', text, items: [] });
      else if (last?.kind === 'list' && !unit.startsList) last.items.push(item);
      else blocks.push({ kind: 'list', text: '', items: [item] });
    }
  }
  return blocks.map(({ kind, text, items }) =>
    kind === 'paragraph' ? { kind, text } : { kind, items: relabelled(items) },
  );
}

/** A list that both sides put punkter into is counted anew, where it was counted. */
function relabelled(items: readonly (ContentItem & { by: MergedUnit['by'] })[]): ContentItem[] {
  const plainItems = items.map(({ label, text }) => ({ label, text }));
  const isByBoth = ['ours', 'theirs'].every((side) => items.some(({ by }) => by === side));
  const first = /^(\(?)(1|a)([.)])$/.exec(items[0]?.label ?? '');
  if (!isByBoth || first === null) return plainItems;
  const [, open = '', start, close = ''] = first;
  const mark = (index: number): string =>
    start === '1' ? String(index + 1) : ('abcdefghijklmnopqrstuvwxyzåäö'[index] ?? String(index + 1));
  return plainItems.map((item, index) => ({ ...item, label: `${open}${mark(index)}${close}` }));
}

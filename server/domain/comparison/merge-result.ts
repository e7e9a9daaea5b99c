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
  const blocks: { kind: 'paragraph' | 'list'; text: string; items: ContentItem[]; units: MergedUnit[] }[] =
    [];
  let gone: MergedUnit[] = [];
  for (const unit of units) {
    const texts = textsOf(unit);
    const list = blocks.at(-1)?.kind === 'list' && !unit.startsList ? blocks.at(-1) : undefined;
    if (texts.length === 0 && unit.kind === 'item') (list?.units ?? gone).push(unit);
    for (const text of texts) {
      const last = blocks.at(-1);
      const item = { label: unit.label, text };
      if (unit.kind === 'paragraph') blocks.push({ kind: 'paragraph', text, items: [], units: [] });
      else if (last?.kind === 'list' && !unit.startsList) {
        last.items.push(item);
        last.units.push(unit);
      } else blocks.push({ kind: 'list', text: '', items: [item], units: [...gone, unit] });
      gone = [];
    }
  }
  return blocks.map(({ kind, text, items, units: own }) =>
    kind === 'paragraph' ? { kind, text } : { kind, items: isCountedAnew(own) ? counted(items) : items },
  );
}

/** Both sides put punkter into the list or took some out of it: neither's numbers are right. */
function isCountedAnew(units: readonly MergedUnit[]): boolean {
  const changed = new Set(units.flatMap(({ state, by }) => (state === 'kept' ? [] : by)));
  return (
    (changed.has('ours') && changed.has('theirs')) || units.some(({ isRecounted }) => isRecounted === true)
  );
}

/** The list counted from its beginning, where it was counted. */
function counted(items: readonly ContentItem[]): readonly ContentItem[] {
  const first = /^(\(?)(1|a)([.):])$/.exec(items[0]?.label ?? '');
  if (first === null) return items;
  const [, open = '', start, close = ''] = first;
  const mark = (index: number): string =>
    start === '1' ? String(index + 1) : ('abcdefghijklmnopqrstuvwxyzåäö'[index] ?? String(index + 1));
  return items.map((item, index) => ({ ...item, label: `${open}${mark(index)}${close}` }));
}

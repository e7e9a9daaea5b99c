// The stycken of a clause as they are looked for elsewhere: a list belongs to the stycke that introduces it.
import type { Clause } from '../statutes/statute.ts';

/** A stretch that is set by itself: the stycke's own text (no label), or one punkt of its list. */
export interface StyckePart {
  readonly label: string | null;
  readonly text: string;
}
export type Stycke = readonly StyckePart[];

/** By the legal count: the first is number 1. A list that opens a clause is a stycke of its own. */
export function styckenOf({ blocks }: Pick<Clause, 'blocks'>): readonly Stycke[] {
  const stycken: StyckePart[][] = [];
  for (const block of blocks) {
    if (block.kind === 'paragraph') stycken.push([{ label: null, text: block.passage.text }]);
    else {
      const items = block.items.map(({ label, text }) => ({ label, text }));
      const open = stycken.at(-1);
      if (open === undefined) stycken.push(items);
      else for (const item of items) open.push(item);
    }
  }
  return stycken;
}

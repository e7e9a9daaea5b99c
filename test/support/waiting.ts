// What waits for somebody as the page tells it: each line with its link, what is to do apart from what is only to know.
import type { Visitor } from './app.ts';
import { elementsOf, textOf, type Element } from './markup.ts';
import { expectPage } from './page.ts';

export interface WaitingRead {
  /** Line → where it leads, in the order of the page; a last day stands at the end of its line. */
  readonly toDo: ReadonlyMap<string, string>;
  readonly toKnow: ReadonlyMap<string, string>;
  /** Every link of the page. */
  readonly links: readonly string[];
}

export async function waitingFor(visitor: Visitor): Promise<WaitingRead> {
  const { root, links } = expectPage(await visitor.get('/vantar'));
  const sections = [...elementsOf(root)].filter(({ tag }) => tag === 'section');
  const isToKnow = ({ attributes }: Element): boolean => attributes.get('aria-labelledby') === 'att-veta';
  return {
    toDo: linesOf(sections.filter((section) => !isToKnow(section))),
    toKnow: linesOf(sections.filter(isToKnow)),
    links,
  };
}

function linesOf(sections: readonly Element[]): ReadonlyMap<string, string> {
  const rows = sections.flatMap((section) => [...elementsOf(section)].filter(({ tag }) => tag === 'li'));
  return new Map(
    rows.map((row) => {
      const link = [...elementsOf(row)].find(({ tag }) => tag === 'a');
      return [textOf(row).replace(/\s+/g, ' ').trim(), link?.attributes.get('href') ?? ''];
    }),
  );
}

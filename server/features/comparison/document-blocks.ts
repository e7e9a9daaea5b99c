// What a comparison's document says: the change tree that the page draws, in the same words, as blocks.
import { plain, type Block, type ListItem, type Mark, type Run } from '../../domain/documents/blocks.ts';
import type { Comparison } from '../../domain/comparison/change.ts';
import { formatDate } from '../../domain/language/dates.ts';
import type { Words } from '../../web/i18n.ts';
import { changeList, type ToldClause } from './change-list.ts';
import type { Compared } from './compared.ts';
import { Draughtsman, type RowModel, type RunModel } from './drawn-rows.ts';
import { columnTitles, nameOf, relationOf, type SideTitle } from './naming.ts';
import { showsPreamble, summaryLines } from './pages.ts';
import { partsOf, stretchesOf, type DrawnClause, type Part, type Stretch } from './parts.ts';
import { show, type Shown } from './shown.ts';
import { natureNames, natureOf, type Viewing } from './viewing.ts';

/** Both sides by name, the counts, and the changes as they are seen. @param words the Swedish words */
export const comparisonBlocks = (compared: Compared, viewing: Viewing, words: Words): readonly Block[] =>
  new Composer(compared, viewing, words).blocks();

const unnamed: SideTitle = { owner: null, effectiveFrom: null, path: null };

/**
 * The clauses that a proposal changes, whole, in two columns: "Nuvarande lydelse" and "Föreslagen lydelse", under headings of
 * level 3. What is unchanged between them is told in a line. @param words the Swedish words
 */
export function proposedColumns(comparison: Comparison, words: Words): readonly Block[] {
  const side = { source: '', title: unnamed, owner: null };
  const viewing: Viewing = {
    ...{ view: 'spalter', showsAll: false, natures: natureNames },
    ...{ clause: { before: '', after: '' }, part: 1 },
  };
  return new Composer(
    { comparison, before: side, after: side, clauses: { before: [], after: [] }, amending: null },
    viewing,
    words,
  ).text();
}

const dateOf = ({ effectiveFrom }: SideTitle, words: Words): string =>
  effectiveFrom === null
    ? words('dates.unknown')
    : words('comparison.from', { date: formatDate(effectiveFrom, 'sv') });

function sideName(side: SideTitle, words: Words): string {
  return side.owner === null ? words('comparison.pasted') : `${side.owner}, ${dateOf(side, words)}`;
}

/** Makes the blocks of one comparison seen in one way. */
class Composer {
  private readonly compared: Compared;
  private readonly viewing: Viewing;
  private readonly words: Words;
  private readonly shown: Shown;
  private readonly draughtsman: Draughtsman;

  constructor(compared: Compared, viewing: Viewing, words: Words) {
    const { comparison, before, after } = compared;
    this.compared = compared;
    this.viewing = viewing;
    this.words = words;
    this.shown = show(comparison, new Set(viewing.natures.map((name) => natureOf[name])));
    this.draughtsman = new Draughtsman(comparison, this.shown, relationOf(before.title, after.title), words);
  }

  blocks(): readonly Block[] {
    const { comparison } = this.compared;
    const opening: readonly Block[] = [
      { kind: 'facts', rows: [this.side('before'), this.side('after')] },
      heading(2, this.words('comparison.summaryTitle')),
    ];
    if (comparison.isIdentical) return [...opening, paragraph(this.words('comparison.identical'))];
    if (comparison.isFormattingOnly) return [...opening, paragraph(this.words('comparison.formattingOnly'))];
    return [
      ...opening,
      points(this.summary()),
      ...(this.shown.setAside === 0
        ? []
        : [note([{ text: this.words('comparison.setAside', { count: this.shown.setAside }) }])]),
      heading(2, this.words('comparison.changes')),
      ...(this.viewing.view === 'lista' ? this.list() : this.text()),
    ];
  }

  /** One line for the clauses, one for the stycken and one for the words. */
  private summary(): readonly (readonly Run[])[] {
    const lines = Map.groupBy(summaryLines(this.compared.comparison), ({ name }) =>
      name.slice(0, name.search(/[A-Z]/)),
    );
    return [...lines.values()].map((told) => {
      const counts = told.map(({ name, count }) => this.words(`comparison.summary.${name}`, { count })); // words: comparison.summary.*
      return [{ text: counts.map((text, index) => (index === 0 ? text : uncapitalised(text))).join(', ') }];
    });
  }

  private side(side: 'before' | 'after'): { readonly name: string; readonly value: readonly Run[] } {
    const { title } = this.compared[side];
    const chosen = this.compared.clauses[side].find(({ anchor }) => anchor === this.viewing.clause[side]);
    const clause =
      chosen === undefined
        ? ''
        : ` (${[nameOf(chosen.clause), chosen.clause.heading ?? ''].join(' ').trim()})`;
    const name = sideName(title, this.words);
    const run = title.path === null ? { text: name } : { text: name, href: title.path };
    return {
      name: this.words(`comparison.side.${side}`), // words: comparison.side.*
      value: clause === '' ? [run] : [run, { text: clause }],
    };
  }

  private list(): readonly Block[] {
    const { comparison, before, after } = this.compared;
    const told = changeList(comparison, this.shown, relationOf(before.title, after.title), this.words);
    if (told.length === 0) return [paragraph(this.words('comparison.list.nothing'))];
    return told.flatMap(({ clause, changes }) => [
      heading(3, this.toldName(clause)),
      points(changes.map(({ sentence }) => [{ text: sentence }])),
    ]);
  }

  private toldName(clause: ToldClause['clause']): string {
    const named = clause === null ? undefined : (clause.after[0] ?? clause.before[0]);
    if (named === undefined) return this.words('comparison.preamble');
    return named.number === '' ? nameOf(named) : [nameOf(named), named.heading ?? ''].join(' ').trim();
  }

  text(): readonly Block[] {
    const { comparison } = this.compared;
    const isColumns = this.viewing.view === 'spalter';
    const parts = partsOf(this.shown, this.draughtsman, this.viewing, this.words);
    const outside = showsPreamble(comparison, this.shown, this.viewing)
      ? stretchesOf(this.draughtsman.outside(), this.viewing.showsAll || isColumns)
      : [];
    const title = this.words('comparison.preamble');
    const hasHeading = comparison.clauses.length > 0;
    return [
      this.legend(),
      ...parts.flatMap((part) => this.part(part)),
      ...(outside.length === 0
        ? []
        : [...(hasHeading ? [heading(3, title)] : []), ...this.stretches(outside, title)]),
    ];
  }

  private legend(): Block {
    const example = (kind: Mark['kind'], name: string): Run => ({
      text: this.words(`comparison.legend${name}`), // words: comparison.legendDeleted comparison.legendInserted comparison.legendMoved
      mark: { kind, opens: '', closes: '' },
    });
    return note([
      { text: `${this.words('comparison.legend')} ` },
      ...[example('inserted', 'Inserted'), { text: ', ' }],
      ...[example('deleted', 'Deleted'), { text: ', ' }],
      example('movedTo', 'Moved'),
    ]);
  }

  private part(part: Part): readonly Block[] {
    switch (part.kind) {
      case 'clause':
        return this.clause(part.clause);
      case 'fold':
        return [{ kind: 'paragraph', runs: [muted(part.label)] }];
      case 'departed':
        return [{ kind: 'paragraph', runs: [muted(this.words('comparison.departed', { name: part.name }))] }];
    }
  }

  private clause(clause: DrawnClause): readonly Block[] {
    const { reference, title, heading: rubric, formerly, tags } = clause;
    const runs: Run[] = reference === '' ? [] : [{ text: reference }];
    const add = (...more: Run[]): void => {
      if (runs.length > 0) runs.push({ text: ' ' });
      runs.push(...more);
    };
    if (rubric === null && title !== '') add({ text: title });
    if (rubric !== null && rubric.before !== null) add({ text: rubric.before, mark: this.mark('deleted') });
    if (rubric !== null && rubric.after !== null) add({ text: rubric.after, mark: this.mark('inserted') });
    if (formerly !== null) add(muted(`(${formerly})`));
    const said = tags.map((tag) => this.words(`comparison.tag.${tag}`)).join(', '); // words: comparison.tag.*
    if (said !== '') add(muted(`–\u00a0${said}`));
    const name = [reference, rubric?.after ?? title].join(' ').trim();
    return [
      { kind: 'heading', level: 3, runs },
      ...this.stretches(clause.stretches, name),
      ...(clause.isMarked && clause.setsAside
        ? [{ kind: 'paragraph', runs: [muted(this.words('comparison.setAsideHere'))] } as const]
        : []),
    ];
  }

  /** @param name what the text is, for a table's reader */
  private stretches(stretches: readonly Stretch[], name: string): readonly Block[] {
    if (this.viewing.view === 'spalter')
      return [
        this.columns(
          stretches.flatMap(({ rows }) => rows),
          name,
        ),
      ];
    return stretches.flatMap(({ isFold, count, rows }): readonly Block[] =>
      isFold
        ? [{ kind: 'paragraph', runs: [muted(this.words('comparison.fold.rows', { count }))] }]
        : joinLists(rows.flatMap((row) => this.row(row, row.runs, row.label))),
    );
  }

  private columns(rows: readonly RowModel[], name: string): Block {
    const { before, after } = this.compared;
    const titles = columnTitles(before.title, after.title, this.words, 'sv');
    const nothing: readonly Block[] = [{ kind: 'paragraph', runs: [muted('–')] }];
    return {
      kind: 'columns',
      caption: name,
      head: [titles.before, titles.after],
      rows: bySides(rows).map((together) => {
        const side = (of: 'before' | 'after'): readonly Block[] => {
          const label = of === 'before' ? 'labelBefore' : 'labelAfter';
          const told = together.flatMap((row) =>
            row[of].length === 0 ? [] : this.body(row, row[of], row[label]),
          );
          return told.length === 0 ? nothing : joinLists(told);
        };
        return { before: side('before'), after: [...side('after'), ...together.flatMap(notesOf)] };
      }),
    };
  }

  private row(row: RowModel, runs: readonly RunModel[], label: string | null): readonly Block[] {
    return [...this.body(row, runs, label), ...notesOf(row)];
  }

  private body(row: RowModel, runs: readonly RunModel[], label: string | null): readonly Block[] {
    const told: Block = { kind: 'paragraph', runs: runs.flatMap((run) => this.run(run)) };
    return row.isItem ? [{ kind: 'list', items: [{ label: label ?? '', blocks: [told] }] }] : [told];
  }

  private run({ kind, text, mark, link }: RunModel): readonly Run[] {
    if (kind === 'same') return [{ text }];
    const aside = [
      ...(mark === null ? [] : [this.words(`comparison.because.${mark}`)]), // words: comparison.because.*
      ...(link === '' ? [] : [link]),
    ].join(', ');
    const told: Run = { text, mark: this.mark(kind) };
    return aside === '' ? [told] : [told, muted(` (${aside})`)];
  }

  private mark(kind: Mark['kind']): Mark {
    const opens = this.words(`comparison.spoken.${kind}`); // words: comparison.spoken.*
    return { kind, opens: `${opens} `, closes: ` ${this.words('comparison.spoken.end')}` };
  }
}

const uncapitalised = (text: string): string => text.slice(0, 1).toLocaleLowerCase('sv') + text.slice(1);

const heading = (level: 2 | 3, text: string): Block => ({ kind: 'heading', level, runs: plain(text) });
const paragraph = (text: string): Block => ({ kind: 'paragraph', runs: plain(text) });
const note = (runs: readonly Run[]): Block => ({ kind: 'note', runs });
const muted = (text: string): Run => ({ text, muted: true });
const points = (lines: readonly (readonly Run[])[]): Block => ({
  kind: 'list',
  items: lines.map((runs) => ({ label: '•', blocks: [{ kind: 'paragraph', runs }] })),
});

const notesOf = ({ notes }: RowModel): readonly Block[] =>
  notes.map(({ text }) => ({ kind: 'paragraph', runs: [muted(text)] }));

/** Rows of which one side has nothing, and that follow each other, are one; any other stands alone. */
function bySides(rows: readonly RowModel[]): readonly (readonly RowModel[])[] {
  const grouped: RowModel[][] = [];
  let last: string | null = null;
  for (const row of rows) {
    const lacks = row.before.length === 0 ? 'before' : row.after.length === 0 ? 'after' : null;
    const open = grouped.at(-1);
    if (lacks !== null && lacks === last && open !== undefined && row.notes.length === 0) open.push(row);
    else grouped.push([row]);
    last = row.notes.length === 0 ? lacks : null;
  }
  return grouped;
}

/** Punkter that follow each other are one list. */
function joinLists(blocks: readonly Block[]): readonly Block[] {
  const joined: Block[] = [];
  let items: ListItem[] | null = null;
  for (const block of blocks) {
    if (block.kind !== 'list') {
      items = null;
      joined.push(block);
    } else if (items === null) {
      items = [...block.items];
      joined.push({ kind: 'list', items });
    } else for (const item of block.items) items.push(item);
  }
  return joined;
}

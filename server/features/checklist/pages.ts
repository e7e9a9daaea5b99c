// What the check's template is told: each item of the law, how the text answers it, and the words that show it.
import type { ChecklistRow, Verdict } from '../../domain/statutes/checklist.ts';
import { page, type Page, type PageModel } from '../../web/answer.ts';
import type { DayAsked } from '../../web/form.ts';
import type { Words } from '../../web/i18n.ts';

/** A text that is checked: of a version in force, or of a proposal. */
export interface CheckedText {
  readonly title: PageModel['title'];
  readonly crumbs: PageModel['crumbs'];
  readonly ownerName: string;
  /** Null where there is no text to check. */
  readonly rows: readonly ChecklistRow[] | null;
  /** What the text is: a version or a proposal, by its name and address. */
  readonly text: { readonly name: string; readonly path: string } | null;
  /** Where a clause of the text stands. */
  readonly clausePath: (anchor: string) => string;
}

const isFine = ({ verdict }: ChecklistRow): boolean => verdict === 'found' || verdict === 'notAsked';

const order: readonly Verdict[] = ['contrary', 'missing', 'doubtful', 'notAsked', 'found'];

/** @param day the day asked about and the address that asks of another; null where the text has one of its own */
export function checklistPage(
  text: CheckedText,
  asked: DayAsked,
  dayPath: string | null,
  words: Words,
): Page {
  const rows = text.rows ?? [];
  const model = (row: ChecklistRow) => ({
    ...row,
    told: row.why === 'stated' ? null : words(`checklist.why.${row.why}`, row.facts),
    grounds: row.grounds.map((ground) => ({ ...ground, path: text.clausePath(ground.anchor) })),
    clauses: [...new Map(row.grounds.map((ground) => [ground.anchor, ground])).values()].map((ground) => ({
      ...{ reference: ground.reference, path: text.clausePath(ground.anchor) },
    })),
  });
  return page(
    'checklist/show',
    {
      title: text.title,
      crumbs: text.crumbs,
      ownerName: text.ownerName,
      text: text.text,
      hasText: text.rows !== null,
      counts: order.flatMap((verdict) => {
        const count = rows.filter((row) => row.verdict === verdict).length;
        return count === 0 ? [] : [{ verdict, count }];
      }),
      toMend: rows.filter((row) => !isFine(row)).map(model),
      fine: rows.filter(isFine).map(model),
      dayPath,
      on: asked.on,
      typedDay: asked.typed,
      isToday: asked.isToday,
    },
    asked.refusals,
  );
}

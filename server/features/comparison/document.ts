// A comparison as the blocks of a document: the same change tree as the page, told in the same words.
import type { ClauseChange, Comparison, ParagraphChange, Run } from '../../domain/comparison/change.ts';
import { formatDate } from '../../domain/language/dates.ts';
import type { WordBlock, WordRun } from '../../office/word.ts';
import type { Words } from '../../web/i18n.ts';
import { summaryLines, type SideTitle } from './pages.ts';

const plain = (text: string): readonly WordRun[] => [{ text, mark: 'none' }];

/** Title, what is compared, the summary, and every clause with its changes marked. Legal documents are Swedish only. */
export function comparisonBlocks(
  comparison: Comparison,
  before: SideTitle,
  after: SideTitle,
  words: Words,
): readonly WordBlock[] {
  const lines = comparison.isIdentical
    ? [words('comparison.identical')]
    : comparison.isFormattingOnly
      ? [words('comparison.formattingOnly')]
      : summaryLines(comparison).map(({ name, count }) => words(`comparison.summary.${name}`, { count }));
  return [
    { kind: 'heading', level: 1, runs: plain(words('comparison.resultTitle')) },
    {
      kind: 'paragraph',
      runs: [
        { text: `${words('comparison.side.before')}: `, mark: 'strong' },
        ...plain(sideName(before, words)),
      ],
    },
    {
      kind: 'paragraph',
      runs: [
        { text: `${words('comparison.side.after')}: `, mark: 'strong' },
        ...plain(sideName(after, words)),
      ],
    },
    { kind: 'paragraph', runs: plain(words('comparison.legendDocument')) },
    ...lines.map((text): WordBlock => ({ kind: 'item', label: '•', runs: plain(text) })),
    ...comparison.preamble
      .filter(({ kind }) => kind !== 'same' || comparison.clauses.length === 0)
      .map(paragraphBlock),
    ...comparison.clauses.flatMap((clause) => clauseBlocks(clause, words)),
  ];
}

export function sideName({ owner, effectiveFrom }: SideTitle, words: Words): string {
  if (owner === null) return words('comparison.pasted');
  return `${owner}, ${effectiveFrom === null ? words('dates.unknown') : words('comparison.from', { date: formatDate(effectiveFrom, 'sv') })}`;
}

function clauseBlocks(clause: ClauseChange, words: Words): readonly WordBlock[] {
  const named = clause.after[0] ?? clause.before[0];
  const old = clause.before[0];
  const renumbered =
    clause.renumbered && old !== undefined
      ? ` (${words('comparison.formerly.proposal', { clause: `${old.number} §` })})`
      : '';
  const heading = named === undefined ? '' : `${named.number} § ${named.heading ?? ''}`.trim();
  const kind = words(`comparison.kind.${clause.kind}`); // words: comparison.kind.*
  return [
    { kind: 'heading', level: 2, runs: plain(`${heading}${renumbered} – ${kind}`) },
    ...clause.paragraphs.map(paragraphBlock),
  ];
}

const marks: Readonly<Record<Run['kind'], WordRun['mark']>> = {
  same: 'none',
  deleted: 'deleted',
  movedFrom: 'deleted',
  inserted: 'inserted',
  movedTo: 'inserted',
};

function paragraphBlock(paragraph: ParagraphChange): WordBlock {
  const runs = paragraph.runs.map((run): WordRun => ({ text: run.text, mark: marks[run.kind] }));
  if (paragraph.item === null) return { kind: 'paragraph', runs };
  return { kind: 'item', label: paragraph.item.after ?? paragraph.item.before ?? '–', runs };
}

// What clauses, stycken and the two sides are called on a page: "2 kap. 4 §", "andra stycket punkt 3", "Nuvarande lydelse".
import type { ClauseRef, ParagraphChange, Place } from '../../domain/comparison/change.ts';
import { formatDate } from '../../domain/language/dates.ts';
import { clauseReference } from '../../domain/statutes/citation.ts';
import type { Language, Words } from '../../web/i18n.ts';

/** What is said of one side. */
export interface SideTitle {
  /** Whose version it is; null for a text that was pasted or uploaded. */
  readonly owner: string | null;
  readonly effectiveFrom: string | null;
  readonly path: string | null;
  /** What a proposal is called. */
  readonly proposed?: string;
}

/** What the second side is to the first: proposed instead of it, a later version, or another organisation's text. */
export type Relation = 'proposal' | 'versions' | 'others';

export function relationOf(before: SideTitle, after: SideTitle): Relation {
  if (before.owner === null || after.owner === null) return 'proposal';
  return before.owner === after.owner ? 'versions' : 'others';
}

/** What stands above the two columns. */
export function columnTitles(before: SideTitle, after: SideTitle, words: Words, language: Language) {
  const relation = relationOf(before, after);
  if (relation === 'proposal')
    return { before: words('comparison.column.before'), after: words('comparison.column.after') };
  const named = ({ owner, effectiveFrom }: SideTitle): string => {
    if (relation === 'others') return owner ?? '';
    return effectiveFrom === null
      ? words('comparison.column.undated')
      : words('comparison.column.from', { date: formatDate(effectiveFrom, language) });
  };
  return { before: named(before), after: named(after) };
}

/** "4 §"; '' for a heading without a number. */
export const numberOf = (clause: Pick<ClauseRef, 'number' | 'chapter'>): string =>
  clause.number === '' ? '' : clauseReference(clause);

/** Clauses that follow each other: "4 §", "1–3 §§", "1 kap. 2 § – 3 kap. 7 §". */
export function spanOf(clauses: readonly ClauseRef[]): string {
  const [first, last] = [clauses[0], clauses.at(-1)];
  if (first === undefined || last === undefined || first === last)
    return first === undefined ? '' : nameOf(first);
  if (first.number === '' || last.number === '') return `${nameOf(first)} – ${nameOf(last)}`;
  if (first.chapter?.number !== last.chapter?.number) return `${numberOf(first)} – ${numberOf(last)}`;
  const dash = /\D/.test(first.number + last.number) ? ' – ' : '–';
  const chapter = first.chapter === null ? '' : `${first.chapter.number} kap. `;
  return `${chapter}${first.number}${dash}${last.number} §§`;
}

/** Its number, or its rubric where it has none. */
export const nameOf = (clause: ClauseRef): string =>
  clause.number === '' ? (clause.heading ?? '') : numberOf(clause);

/** Several clauses by name: "4, 5 och 6 §§" told one by one. */
export const namesOf = (clauses: readonly ClauseRef[], words: Words): string => {
  const names = clauses.map(nameOf);
  const last = names.pop() ?? '';
  return names.length === 0 ? last : words('comparison.and', { first: names.join(', '), last });
};

const mostOrdinals = 12;

/** "andra stycket", "stycke 14". */
export const paragraphName = (number: number, words: Words): string =>
  number >= 1 && number <= mostOrdinals
    ? words('comparison.place.paragraph', { ordinal: words(`comparison.ordinal.${String(number)}`) }) // words: comparison.ordinal.*
    : words('comparison.place.numbered', { number });

/** "andra stycket", "andra stycket punkt 3", "en punkt i andra stycket", in the wording that the change ends in. */
export function placeOfRow({ before, after, item }: ParagraphChange, words: Words): string {
  const paragraph = paragraphName(after[0] ?? before[0] ?? 1, words);
  if (item === null) return paragraph;
  const label = (item.after ?? item.before ?? '').replace(/[^\p{L}\p{N}]/gu, '');
  return label === ''
    ? words('comparison.place.bullet', { paragraph })
    : words('comparison.place.item', { paragraph, label });
}

/** "3 § tredje stycket", "3 §", "tredje stycket utanför paragraferna". */
export function placeName({ clause, paragraph }: Place, words: Words): string {
  if (paragraph === null) return `${clause ?? ''} §`;
  const name = paragraphName(paragraph, words);
  return clause === null ? words('comparison.place.outside', { paragraph: name }) : `${clause} § ${name}`;
}

export const capitalised = (text: string): string => text.slice(0, 1).toLocaleUpperCase('sv') + text.slice(1);

// Numbers of a statute's clauses while it is edited: what the next is, which are taken, and how gaps are closed.
import { compareNames, isNameable } from '../comparison/amending-names.ts';
import type { ContentClause } from '../comparison/merge-content.ts';
import type { PlacedClause } from './reference-following.ts';

type Numbered = Pick<ContentClause, 'number' | 'chapter'>;

/** "§ 4a" is the number "4 a"; null where it is none that a clause can have. */
export function numberRead(typed: string): string | null {
  const plain = typed
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[§\s]+/gu, ' ')
    .trim();
  const number = plain.replace(/^0+(?=\d)/u, '').replace(/(\d) ?([a-zåäö])$/u, '$1 $2');
  return isNameable({ chapter: null, number }) && number !== '0' ? number : null;
}

const chapterOf = ({ chapter }: Numbered): string | null => chapter?.number ?? null;

/** Whether each chapter counts from 1, so that one number may stand in several. */
const restarts = (clauses: readonly Numbered[]): boolean => {
  const chapters = new Map<string, string | null>();
  return clauses.some((clause) => {
    const known = chapters.get(clause.number);
    chapters.set(clause.number, chapterOf(clause));
    return known !== undefined && known !== chapterOf(clause);
  });
};

/** A number that several clauses have come to bear, more than did before; null where there is none. */
export function numberTwice(after: readonly Numbered[], before: readonly Numbered[]): string | null {
  const perChapter = restarts(before);
  const counts = (clauses: readonly Numbered[]): Map<string, number> => {
    const found = new Map<string, number>();
    for (const clause of clauses) {
      const key = `${perChapter ? (chapterOf(clause) ?? '') : ''} ${clause.number}`;
      found.set(key, (found.get(key) ?? 0) + 1);
    }
    return found;
  };
  const old = counts(before);
  const twice = [...counts(after)].find(([key, count]) => count > 1 && count > (old.get(key) ?? 0));
  return twice === undefined ? null : twice[0].slice(twice[0].indexOf(' ') + 1);
}

const alphabet = 'abcdefghijklmnopqrstuvwxyzåäö';

/** The number for a clause after the one at `after`; null where no letter lies between its neighbours, or none is known. */
export function nextNumberAmong(clauses: readonly Numbered[], after: number): string | null {
  const previous = clauses[after];
  if (previous === undefined) return clauses.length === 0 ? '1' : null;
  const perChapter = restarts(clauses);
  const counted = clauses.filter((clause) => !perChapter || chapterOf(clause) === chapterOf(previous));
  const isFree = (number: string): boolean => counted.every((clause) => clause.number !== number);
  const { stem, letter } = partsOf(previous.number);
  if (stem === null) return null;
  if (counted.at(-1) === previous) {
    const next = following(stem);
    if (isFree(next)) return next;
  }
  const from = letter === '' ? 0 : alphabet.indexOf(letter) + 1;
  const number = `${stem} ${alphabet.charAt(from)}`;
  return from < alphabet.length && isFree(number) ? number : null;
}

/**
 * The clauses from `index` on numbered one after another, to the end of what is counted together. Letters stay with the
 * number before them; a number that is none a clause can have, other than the empty one of a new clause, is left.
 * `untilFree`: only as far as numbers would meet, so that gaps further on stay.
 */
export function recounted(
  list: readonly PlacedClause[],
  index: number,
  reach: 'whole' | 'untilFree' = 'whole',
): readonly PlacedClause[] {
  const first = list[index]?.clause;
  if (first === undefined) return list;
  const perChapter = restarts(list.flatMap(({ clause }) => (clause.number === '' ? [] : [clause])));
  const isCounted = ({ clause }: PlacedClause): boolean =>
    !perChapter || chapterOf(clause) === chapterOf(first);
  const before = list
    .slice(0, index)
    .findLast((each) => isCounted(each) && partsOf(each.clause.number).stem !== null);
  let last = before === undefined ? null : partsOf(before.clause.number);
  let old = before === undefined ? null : partsOf(before.clause.number).stem;
  let isDone = false;
  return list.map((each, place) => {
    if (place < index || isDone || !isCounted(each)) return each;
    const { stem, letter } = partsOf(each.clause.number);
    if (stem === null && each.clause.number !== '') return each;
    isDone = reach === 'untilFree' && stem !== null && isBeyond(stem, last?.stem ?? null);
    if (isDone) return each;
    // 5 a § stays a letter of what 5 § has become.
    const isLetter = letter !== '' && last !== null && stem === old;
    const next = isLetter ? (last?.stem ?? '') : last === null ? '1' : following(last.stem ?? '0');
    old = stem;
    last = { stem: next, letter };
    const number = letter !== '' ? `${next} ${letter}` : next;
    return number === each.clause.number ? each : { ...each, clause: { ...each.clause, number } };
  });
}

/** "4 a" is 4 and a; "3.2" ends with 2. */
function partsOf(number: string): { readonly stem: string | null; readonly letter: string } {
  const found = /^(\d{1,4}(?:\.\d{1,4})*)(?: ([a-zåäö]))?$/u.exec(number);
  return { stem: found?.[1] ?? null, letter: found?.[2] ?? '' };
}

const following = (stem: string): string => stem.replace(/\d+$/u, (digits) => String(Number(digits) + 1));

/** Whether a number comes after another, so that both can stay. */
const isBeyond = (one: string, other: string | null): boolean =>
  other !== null && compareNames({ chapter: null, number: one }, { chapter: null, number: other }) > 0;

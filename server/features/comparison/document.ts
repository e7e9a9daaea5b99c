// A comparison as a document: on paper and in Word, as it is seen on the page.
import type { Paper } from '../../domain/documents/blocks.ts';
import { dayInSweden, formatDate } from '../../domain/language/dates.ts';
import type { WordTask } from '../../office/word.ts';
import type { Words } from '../../web/i18n.ts';
import type { Compared } from './compared.ts';
import { comparisonBlocks } from './document-blocks.ts';
import type { SideTitle } from './naming.ts';
import type { Viewing } from './viewing.ts';

/** Who the papers that nobody issues come from. */
const issuer = 'Stadga';

/**
 * The comparison as it is seen, on paper. Documents are Swedish in either interface.
 * @param words the Swedish words
 * @param at when it was made, as an instant (ISO, UTC)
 */
export function comparisonPaper(compared: Compared, viewing: Viewing, words: Words, at: string): Paper {
  return { ...letterhead(compared, words, at), blocks: comparisonBlocks(compared, viewing, words) };
}

/** As running text both texts in one, with the changes tracked; as columns or a list the same as on paper. */
export function comparisonWord(
  compared: Compared,
  viewing: Viewing,
  words: Words,
  at: string,
  baseUrl: string,
): WordTask {
  if (viewing.view !== 'rad')
    return { do: 'paper', paper: comparisonPaper(compared, viewing, words, at), baseUrl };
  const { comparison, before, after, clauses } = compared;
  const only = (side: 'before' | 'after'): { readonly only?: number } => {
    const found = clauses[side].find(({ anchor }) => anchor === viewing.clause[side]);
    return found === undefined ? {} : { only: found.clause.index };
  };
  return {
    do: 'track',
    paper: letterhead(compared, words, at),
    comparison,
    before: { ...textOf(before), ...only('before') },
    after: { ...textOf(after), ...only('after') },
  };
}

const textOf = ({ source, reading }: Compared['before']) =>
  reading === undefined ? { source } : { source, reading };

function letterhead({ before, after }: Compared, words: Words, at: string): Omit<Paper, 'blocks'> {
  return {
    title: titleOf(before.title, after.title, words),
    genre: words('comparison.resultTitle'),
    issuer,
    registryNumber: null,
    date: dayInSweden(Date.parse(at)),
    decidedAt: at,
    isDraft: false,
    unsealed: words('comparison.paper.unsealed'),
  };
}

function titleOf(before: SideTitle, after: SideTitle, words: Words): string {
  if (after.proposed !== undefined) return after.proposed;
  if (before.owner === null && after.owner === null) return words('comparison.paper.texts');
  if (before.owner !== null && before.owner === after.owner) {
    const [old, fresh] = [before, after].map(({ effectiveFrom }) =>
      effectiveFrom === null ? words('dates.unknown') : formatDate(effectiveFrom, 'sv'),
    );
    return words('comparison.paper.versions', { owner: before.owner, before: old ?? '', after: fresh ?? '' });
  }
  const [first, last] = [before, after].map(({ owner }) => owner ?? words('comparison.pasted'));
  return words('comparison.and', { first: first ?? '', last: last ?? '' });
}

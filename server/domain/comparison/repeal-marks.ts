// Tells clauses that are kept only to say that they are repealed: "2 § (Upphävd)", "2 § Har upphävts genom beslut …".

import type { Clause } from '../statutes/statute.ts';

const verb = String.raw`(?:upphäv(?:ts|d|da|s)|upphört|upphörde|upphör att gälla|utgått|utgår|slopa(?:d|de|ts|s)|borttag(?:en|na|its)|tagits bort)`;
const since = String.raw`(?:att gälla|genom|enligt|efter|från|fr\.|den|vid|per|i|av|med|lag|beslut|\(|\d)`;
const mark = new RegExp(
  String.raw`^[([]?(?:(?:har|är|ska) )?${verb}(?:,? ${since}.{0,100})?[.)\]]{0,3}$`,
  'iu',
);

/** Whether a clause holds nothing but the words that it is repealed. */
export function isRepealMark({ blocks }: Pick<Clause, 'blocks'>): boolean {
  const [only] = blocks;
  return blocks.length === 1 && only?.kind === 'paragraph' && mark.test(only.passage.text);
}

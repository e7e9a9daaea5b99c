// What a proposal and those it concerns are called in running text.
import type { Proposal } from '../../../domain/proposals/proposal.ts';
import type { RoundMember } from '../../../domain/proposals/ratification.ts';

/** "förslag till reviderad förbundsordning", "förslag till förbundsordning", "förslag till ändrade stadgar". */
export const whatItIs = ({ kind }: Pick<Proposal, 'kind'>): string =>
  ({
    revision: 'förslag till reviderad förbundsordning',
    formation: 'förslag till förbundsordning',
    bylaws: 'förslag till ändrade stadgar',
  })[kind];

/** "kommunfullmäktige i X kommun"; an agency that decides itself by its name alone. */
export function whoDecides({ body, name }: Pick<RoundMember, 'body' | 'name'>): string {
  const told = namesPlace(body, name) ? body : `${body} i ${name}`;
  return body.startsWith(name) ? told : told.slice(0, 1).toLocaleLowerCase('sv') + told.slice(1);
}

/** "Kommunfullmäktige i Granby" says where, also of Granbys kommun. */
function namesPlace(body: string, name: string): boolean {
  const said = body.toLocaleLowerCase('sv');
  const words = name.toLocaleLowerCase('sv').split(/\s+/u);
  const own = words.filter((word) => !kinds.has(word)).map((word) => word.replace(/s$/u, ''));
  return (
    said.includes(name.toLocaleLowerCase('sv')) ||
    (own.length > 0 && own.every((word) => said.includes(word)))
  );
}
const kinds = new Set([
  'kommun',
  'stad',
  'region',
  'regionen',
  'landsting',
  'landstinget',
  'län',
  'läns',
  'i',
]);

export const capitalised = (text: string): string => text.slice(0, 1).toLocaleUpperCase('sv') + text.slice(1);

/** "a, b och c". */
export function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} och ${last}`;
}

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

/** "kommunfullmäktige i X kommun", as it was typed; an agency that decides itself by its name. */
export const whoDecides = ({ body, name }: Pick<RoundMember, 'body' | 'name'>): string =>
  body.startsWith(name) ? body : body.slice(0, 1).toLocaleLowerCase('sv') + body.slice(1);

export const capitalised = (text: string): string => text.slice(0, 1).toLocaleUpperCase('sv') + text.slice(1);

/** "a, b och c". */
export function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} och ${last}`;
}

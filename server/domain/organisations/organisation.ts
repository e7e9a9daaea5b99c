// An organisation: what it is called when, what state it is in when, and how its address is made from its name.
import { hasCome, latest, type Day, type PartialDate } from '../language/dates.ts';

export const organisationKinds = ['network', 'forbund', 'municipality', 'region', 'agency'] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

/** A name and from when it has been borne; null where the day is not known (the first name, as a rule). */
export interface NameFrom {
  readonly name: string;
  readonly from: PartialDate | null;
}

export interface Organisation {
  readonly id: string;
  readonly slug: string;
  readonly kind: OrganisationKind;
  /** Oldest first; never empty. */
  readonly names: readonly NameFrom[];
  /** Since when it is being formed, where it was entered before it existed; it exists from `formedOn`. */
  readonly formingSince: Day | null;
  readonly formedOn: PartialDate | null;
  readonly liquidationFrom: PartialDate | null;
  readonly dissolvedOn: PartialDate | null;
  /** Since when it is a kommun that belongs to no region; null for all others, and where nobody has said so. */
  readonly outsideRegionsFrom?: PartialDate | null;
}

/** The name on a day: the last that had surely come, a renaming on an unknown day counting as come; else the oldest. */
export function nameOn(organisation: Pick<Organisation, 'names'>, on: Day): string {
  const borne = organisation.names.filter(
    ({ from }, index) => index === 0 || from === null || hasCome(from, on) === 'yes',
  );
  return borne.at(-1)?.name ?? '';
}

/** Does the kommun surely belong to no region that day, so that it can be in a förbund without one (3 § lag 2003:1210)? */
export const isOutsideRegions = (
  { kind, outsideRegionsFrom = null }: Pick<Organisation, 'kind' | 'outsideRegionsFrom'>,
  on: Day,
): boolean =>
  kind === 'municipality' && outsideRegionsFrom !== null && hasCome(outsideRegionsFrom, on) === 'yes';

export type OrganisationState = 'notYetFormed' | 'forming' | 'active' | 'inLiquidation' | 'dissolved';

/** The state on a day, as far as the dates tell; a day inside an inexact date counts as not yet come. */
export function stateOn(organisation: Organisation, on: Day): OrganisationState {
  if (hasCome(organisation.dissolvedOn, on) === 'yes') return 'dissolved';
  if (hasCome(organisation.liquidationFrom, on) === 'yes') return 'inLiquidation';
  const { formingSince, formedOn } = organisation;
  if (formingSince !== null && hasCome(formedOn, on) !== 'yes')
    return formingSince <= on ? 'forming' : 'notYetFormed';
  return hasCome(formedOn, on) === 'no' ? 'notYetFormed' : 'active';
}

/** May its state have been the next one already? The day lies within what an inexact date of its life can mean. */
export function isStateUncertainOn(organisation: Organisation, on: Day): boolean {
  const { formedOn, liquidationFrom, dissolvedOn } = organisation;
  return [formedOn, liquidationFrom, dissolvedOn].some(
    (date) => date !== null && hasCome(date, on) === 'unknown',
  );
}

/** Is it being formed, with nobody's decision to exist yet? Then it has no members, board or statute of its own. */
export const isBeingFormed = ({ formingSince, formedOn }: Organisation): boolean =>
  formingSince !== null && formedOn === null;

/** Names in the order they were borne: unknown first, then by the last day each date can mean, as given otherwise. */
export function inOrderOfTime(names: readonly NameFrom[]): readonly NameFrom[] {
  return names.toSorted((a, b) => {
    const [first, second] = [sortingDay(a), sortingDay(b)];
    return first < second ? -1 : first > second ? 1 : 0;
  });
}

const sortingDay = ({ from }: NameFrom): string => (from === null ? '' : latest(from));

const letters: Readonly<Record<string, string>> = { æ: 'ae', ø: 'o', ß: 'ss', ð: 'd', þ: 'th' };
const commonWords = /^(samordningsförbundet|finsamförbundet)\s+(?=\S)/;

/** The address part made from a name: "Samordningsförbundet Östra Ån" → "ostra-an"; empty if nothing readable is left. */
export function slugOf(name: string): string {
  return name
    .toLowerCase()
    .trim()
    .replace(commonWords, '')
    .replace(/[æøßðþ]/g, (letter) => letters[letter] ?? '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
}

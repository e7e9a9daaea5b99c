// Shares of a förbund's cost: whole fractions of a part or of one member in it, from when, and whether they add up as the law asks.
import type { Day } from '../language/dates.ts';
import type { Party } from './membership.ts';
import { standingOn, type DatedRow } from './standing.ts';

/** A fraction of the whole cost, in whole numbers; the denominator is never zero. */
export interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
}

export interface ShareRow extends DatedRow, Fraction {
  readonly id: string;
  readonly organisationId: string;
  readonly party: Party;
  /** Null for the whole part: the kommuner together. */
  readonly memberId: string | null;
}

export interface ShareThen extends Fraction {
  readonly isUncertain: boolean;
}

/** The largest denominator that is taken: finer shares are a slip. */
export const finest = 1_000_000;

const parts = ['socialInsuranceAgency', 'employmentService', 'regions', 'municipalities'] as const;
export type CostPart = (typeof parts)[number];

/** Who pays what (5 § lag 2003:1210): the state half, through Försäkringskassan; regions a quarter, kommuner a quarter. */
export const lawfulShares: Readonly<Record<CostPart, Fraction>> = {
  socialInsuranceAgency: { numerator: 1, denominator: 2 },
  employmentService: { numerator: 0, denominator: 1 },
  regions: { numerator: 1, denominator: 4 },
  municipalities: { numerator: 1, denominator: 4 },
};

/** The same of a förbund's own parts: where no region takes part the kommun pays half (5 a §). */
export function lawfulSharesAmong(parties: readonly Party[]): typeof lawfulShares {
  if (!parties.includes('municipalities') || parties.includes('regions')) return lawfulShares;
  const { socialInsuranceAgency: half, employmentService: none } = lawfulShares;
  return { ...lawfulShares, regions: none, municipalities: half };
}

const divisor = (a: bigint, b: bigint): bigint => (b === 0n ? a : divisor(b, a % b));

interface Exact {
  readonly over: bigint;
  readonly under: bigint;
}
const exact = ({ numerator, denominator }: Fraction): Exact => ({
  over: BigInt(numerator),
  under: BigInt(denominator),
});
const plus = (a: Exact, b: Exact): Exact => ({
  over: a.over * b.under + b.over * a.under,
  under: a.under * b.under,
});

/** The sum in lowest terms, exact; null where it is finer than whole numbers of ours can say. */
export function sumOfShares(shares: readonly Fraction[]): Fraction | null {
  const { over, under } = shares.map(exact).reduce(plus, { over: 0n, under: 1n });
  const common = divisor(over, under);
  const [numerator, denominator] = [Number(over / common), Number(under / common)];
  return Number.isSafeInteger(numerator) && Number.isSafeInteger(denominator)
    ? { numerator, denominator }
    : null;
}

/** Are the two the same share, whatever the terms? */
export const isSameShare = (a: Fraction, b: Fraction): boolean =>
  BigInt(a.numerator) * BigInt(b.denominator) === BigInt(b.numerator) * BigInt(a.denominator);

const glyphs: Readonly<Record<string, Fraction>> = {
  '½': { numerator: 1, denominator: 2 },
  '⅓': { numerator: 1, denominator: 3 },
  '⅔': { numerator: 2, denominator: 3 },
  '¼': { numerator: 1, denominator: 4 },
  '¾': { numerator: 3, denominator: 4 },
  '⅙': { numerator: 1, denominator: 6 },
  '⅛': { numerator: 1, denominator: 8 },
};

/** A share as people type it: "1/4", "¼", "25 %", "12,5 %", "0,25"; null where it is none, or more than the whole. */
export function typedShare(text: string): Fraction | null {
  const typed = text.trim();
  const found = glyphs[typed] ?? quotient(typed) ?? decimal(typed);
  if (found === null || found.denominator === 0 || found.denominator > finest) return null;
  return found.numerator > found.denominator ? null : (sumOfShares([found]) ?? null);
}

function quotient(typed: string): Fraction | null {
  const match = /^(\d{1,7})\s*[/⁄]\s*(\d{1,7})$/.exec(typed);
  return match === null ? null : { numerator: Number(match[1]), denominator: Number(match[2]) };
}

function decimal(typed: string): Fraction | null {
  const match = /^(\d{1,3})(?:[.,](\d{1,4}))?\s*(%|procent)?$/.exec(typed);
  if (match === null) return null;
  const [, whole = '', part = '', percent] = match;
  return {
    numerator: Number(whole + part),
    denominator: 10 ** part.length * (percent === undefined ? 1 : 100),
  };
}

/** A share as it is shown: "1/4", "0", "1". */
export function shownShare(share: Fraction): string {
  const lowest = sumOfShares([share]) ?? share;
  return lowest.denominator === 1
    ? String(lowest.numerator)
    : `${String(lowest.numerator)}/${String(lowest.denominator)}`;
}

/** What stood on a day for a whole part (`memberId` null) or one member; null where it is not known. */
export function shareOn(
  rows: readonly ShareRow[],
  party: Party,
  memberId: string | null,
  on: Day,
): ShareThen | null {
  const standing = standingOn(
    rows.filter((row) => row.party === party && row.memberId === memberId),
    on,
  );
  if (standing === null) return null;
  const { numerator, denominator } = standing.row;
  return { numerator, denominator, isUncertain: standing.isUncertain };
}

export interface PartShares {
  readonly party: CostPart;
  /** The part's own share; where only its members' are known, and all of them, their sum. Null where it is not known. */
  readonly share: ShareThen | null;
  readonly members: readonly { readonly memberId: string; readonly share: ShareThen | null }[];
}

/** Shares on a day, of each part that has members then. A part of one member is that member's. */
export function sharesOn(
  rows: readonly ShareRow[],
  members: readonly { readonly memberId: string; readonly party: Party }[],
  on: Day,
): readonly PartShares[] {
  return parts.flatMap((party): readonly PartShares[] => {
    const within = members.filter((member) => member.party === party);
    const whole = shareOn(rows, party, null, on);
    if (within.length === 0 && whole === null) return [];
    const own = within.map(({ memberId }) => ({ memberId, share: shareOn(rows, party, memberId, on) }));
    const [only] = own;
    if (whole !== null && own.length === 1 && only !== undefined)
      return [{ party, share: whole, members: [{ ...only, share: only.share ?? whole }] }];
    return [{ party, share: whole ?? sumOfMembers(own.map(({ share }) => share)), members: own }];
  });
}

function sumOfMembers(shares: readonly (ShareThen | null)[]): ShareThen | null {
  const known = shares.filter((share) => share !== null);
  if (known.length === 0 || known.length < shares.length) return null;
  const sum = sumOfShares(known);
  return sum === null ? null : { ...sum, isUncertain: known.some(({ isUncertain }) => isUncertain) };
}

export type ShareFinding =
  | { readonly kind: 'againstTheLaw'; readonly party: CostPart; readonly lawful: Fraction }
  | { readonly kind: 'membersDoNotAddUp'; readonly party: CostPart; readonly sum: Fraction | null }
  | { readonly kind: 'notTheWhole'; readonly sum: Fraction | null };

/** Where the shares of a day differ from ½ + ¼ + ¼ (5 § lag 2003:1210) or do not add up. What is not known is no fault. */
export function shareFindings(shares: readonly PartShares[]): readonly ShareFinding[] {
  const lawful = lawfulSharesAmong(shares.map(({ party }) => party));
  const within = shares.flatMap(({ party, share, members }): readonly ShareFinding[] => {
    if (share === null) return [];
    const known = members.map((member) => member.share).filter((each) => each !== null);
    const sum = sumOfShares(known);
    const addsUp =
      known.length < members.length || members.length === 0 || (sum !== null && isSameShare(sum, share));
    return [
      ...(isSameShare(share, lawful[party])
        ? []
        : [{ kind: 'againstTheLaw', party, lawful: lawful[party] } as const]),
      ...(addsUp ? [] : [{ kind: 'membersDoNotAddUp', party, sum } as const]),
    ];
  });
  const parts = shares.map(({ share }) => share).filter((share) => share !== null);
  const payers = shares.filter(({ party }) => lawful[party].numerator > 0);
  const wanted = Object.values(lawful).filter(({ numerator }) => numerator > 0);
  const allKnown = payers.length === wanted.length && payers.every(({ share }) => share !== null);
  const sum = sumOfShares(parts);
  const isWhole = sum !== null && isSameShare(sum, { numerator: 1, denominator: 1 });
  return [...within, ...(allKnown && !isWhole ? [{ kind: 'notTheWhole', sum } as const] : [])];
}

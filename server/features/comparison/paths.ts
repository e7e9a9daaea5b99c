// The addresses of comparing.
import { viewingIn, viewingQuery, type Viewing } from './viewing.ts';

export const comparisonPath = '/jamfor';
export const comparisonWordPath = '/jamfor/word';
export const comparisonPdfPath = '/jamfor/pdf';

/** Two sides and how they are seen: an address that can be sent to somebody. A side is a version's id, or what `inForceSide` says. */
const addressUnder =
  (path: string) =>
  (from: string, to: string, viewing: Viewing): string =>
    `${path}?fran=${encodeURIComponent(from)}&till=${encodeURIComponent(to)}${viewingQuery(viewing)}`;

export const comparedPath = addressUnder(comparisonPath);
export const comparedWordPath = addressUnder(comparisonWordPath);
export const comparedPdfPath = addressUnder(comparisonPdfPath);

/** Two stored versions side by side, as other rooms link to them. */
export const versionsComparedPath = (from: string, to: string): string =>
  comparedPath(from, to, viewingIn({}));

/** One clause of each of two versions, by their fragments ("p4"). */
export const clausesComparedPath = (from: string, to: string, before: string, after: string): string =>
  comparedPath(from, to, { ...viewingIn({}), clause: { before, after } });

const inForce = 'gallande:';
/** The side that is whatever version of an organisation's statute is in force on the day one looks. */
export const inForceSide = (slug: string): string => `${inForce}${slug}`;
/** Whose version in force a side is; null for another kind of side. */
export const slugOfSide = (side: string): string | null =>
  side.startsWith(inForce) ? side.slice(inForce.length) : null;

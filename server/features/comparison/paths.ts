// The addresses of comparing.

export const comparisonPath = '/jamfor';
export const comparisonWordPath = '/jamfor/word';

/** Two stored versions side by side: an address that can be sent to somebody. */
export const versionsComparedPath = (from: string, to: string, view?: string): string =>
  `${comparisonPath}?fran=${from}&till=${to}${view === undefined ? '' : `&vy=${view}`}`;
export const versionsWordPath = (from: string, to: string): string =>
  `${comparisonWordPath}?fran=${from}&till=${to}`;

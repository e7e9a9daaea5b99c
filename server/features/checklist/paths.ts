// The addresses of the check of texts against the law's list.
export const checklistPattern = '/forbund/:slug/forbundsordning/kontroll';
export const checklistPath = (slug: string): string => checklistPattern.replace(':slug', slug);
/** All förbund's, beside the subjects by which they are compared. */
export const overviewPath = '/amnen/kontroll';

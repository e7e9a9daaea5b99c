// The address of the check of a förbund's text against the law's list.
export const checklistPattern = '/forbund/:slug/forbundsordning/kontroll';
export const checklistPath = (slug: string): string => checklistPattern.replace(':slug', slug);

// The addresses of the house's own pages.

export const homePath = '/';
export const aboutPath = '/om';
export const accessibilityPath = '/tillganglighet';
export const privacyPath = '/integritet';
export const languagePath = '/sprak';

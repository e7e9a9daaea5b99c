// The addresses of signing in and out.

export const signInPath = '/logga-in';
export const signOutPath = '/logga-ut';
export const linkPath = (token: string): string => `/konto/losenord/${token}`;
export const myPath = '/konto';
export const waitingPath = '/vantar';
/** Where a personal link leads. */
export const entrancePath = (token: string): string => `/ingang/${token}`;
export const myLinksPath = '/konto/lankar';

// The addresses of an organisation's outbox.
import { organisationPath } from '../organisations/index.ts';

type Addressed = Parameters<typeof organisationPath>[0];

/** Whose outbox an address can name, for the router. */
export const outboxPatterns = ['/forbund/:slug/utkorg', '/natverk/:slug/utkorg'] as const;

export const outboxPath = (organisation: Addressed): string => `${organisationPath(organisation)}/utkorg`;
export const mailPath = (organisation: Addressed, id: string): string => `${outboxPath(organisation)}/${id}`;
/** What can be done with a letter, each a noun that is posted under its page. */
export const mailActs = {
  sendAgain: 'omsandning',
  takeByHand: 'handpost',
  sentByHand: 'avsandning',
  endLink: 'lankavslut',
} as const;

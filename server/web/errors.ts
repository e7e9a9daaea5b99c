// Every no becomes a status and a sentence here, and the unexpected becomes a reference number.
import { randomBytes } from 'node:crypto';
import { refusals, type Refusal, type RefusalKind } from '../domain/refusal.ts';
import type { Words } from './i18n.ts';
import { BodyRefused } from './multipart.ts';

const statuses: Readonly<Record<RefusalKind, number>> = {
  signIn: 401,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  tooLarge: 413,
  invalid: 422,
  tooMany: 429,
};

export const statusOf = (refusal: Refusal): number => statuses[refusals[refusal.refused]];

/** The refusal's sentence. A fact `parties` holds the codes of the parts of a förbund, which have words of their own. */
export function sentenceOf(refusal: Refusal, words: Words): string {
  const { parties } = refusal.facts ?? {};
  const named =
    typeof parties === 'string'
      ? {
          parties: parties
            .split(' ')
            .map((party) => words(`organisations.neededPart.${party}`))
            .join(', '),
        } // words: organisations.neededPart.*
      : {};
  return words(`refusals.${refusal.refused}`, { ...refusal.facts, ...named }); // words: refusals.*
}

/** What a user can read to us over the telephone, and what finds the fault in the log. */
export function newReference(): string {
  return randomBytes(5)
    .toString('hex')
    .toUpperCase()
    .replace(/(.{5})/, '$1-');
}

/** Faults that middleware raises about the request itself (too large, unreadable), as the no they are; null for the rest. */
export function refusalOfFault(fault: unknown): Refusal | null {
  if (fault instanceof BodyRefused) return fault.refusal;
  if (typeof fault !== 'object' || fault === null) return null;
  const { status, type } = fault as { readonly status?: unknown; readonly type?: unknown };
  if (type === 'entity.too.large') return { refused: 'request.tooLarge' };
  if (typeof status === 'number' && status >= 400 && status < 500) return { refused: 'request.unreadable' };
  return fault instanceof URIError ? { refused: 'request.unreadable' } : null;
}

// Who asks: passport's local strategy, the account behind a session, and beginning and ending one.
import type { Request, RequestHandler } from 'express';
import passport from 'passport';
import { Strategy as LocalStrategy } from 'passport-local';
import type { Person, Who } from '../domain/permissions.ts';
import { refuse, type Refusal } from '../domain/refusal.ts';

export interface Identities {
  /** The account with this address and password, or null. Takes the same time whether or not the address is known. */
  verify(email: string, password: string): Promise<Person | null>;
  /** Who it is. @param linkId the personal link that the session was begun by; null where it was begun by signing in */
  find(accountId: string, linkId: string | null): Promise<Person | null>;
}

export interface Authentication {
  readonly middleware: readonly RequestHandler[];
  /** Tries address and password of a form. */
  check(request: Request): Promise<Person | Refusal>;
  /** Begins a session under a new id; whatever the old one held is gone. @param linkId the link that it is begun by */
  begin(request: Request, accountId: string, linkId?: string): Promise<void>;
  end(request: Request): Promise<void>;
}

/** How passport is told whom it found. */
type Found = (fault: unknown, person?: Person | false) => void;

export function authentication(identities: Identities, now: () => number): Authentication {
  const authenticator = new passport.Passport();
  authenticator.use(
    new LocalStrategy({ usernameField: 'email', passwordField: 'password' }, (email, password, done) => {
      identities.verify(email, password).then((person) => {
        done(null, person ?? false);
      }, done);
    }),
  );
  authenticator.serializeUser((person, done) => {
    done(null, (person as Person).accountId);
  });
  authenticator.deserializeUser((request: Request, accountId: string, done: Found) => {
    identities.find(accountId, request.session.linkId ?? null).then((person) => {
      done(null, person ?? false);
    }, done);
  });
  const bySession = authenticator.session() as RequestHandler;
  return {
    middleware: [
      (request, response, next) => {
        // Without a session there is nobody to look up.
        if ('session' in request) bySession(request, response, next);
        else next();
      },
    ],
    check: (request) =>
      new Promise((resolve, reject) => {
        const attempt = authenticator.authenticate(
          'local',
          (fault: unknown, person: Person | false | null) => {
            if (fault !== null && fault !== undefined) reject(asError(fault));
            else
              resolve(
                person === false || person === null ? refuse('account.wrongPassword', 'password') : person,
              );
          },
        ) as RequestHandler;
        attempt(request, request.res as never, (fault: unknown) => {
          reject(asError(fault));
        });
      }),
    async begin(request, accountId, linkId) {
      const person = await identities.find(accountId, linkId ?? null);
      if (person === null) throw new Error('a session was to begin for an account that is not there');
      await new Promise<void>((resolve, reject) => {
        request.login(person, (fault: unknown) => {
          if (isFault(fault)) {
            reject(asError(fault));
            return;
          }
          request.session.beganAt = now();
          if (linkId !== undefined) request.session.linkId = linkId;
          request.session.save((failed: unknown) => {
            if (isFault(failed)) reject(asError(failed));
            else resolve();
          });
        });
      });
    },
    end: (request) =>
      new Promise((resolve, reject) => {
        if (!('session' in request)) {
          resolve();
          return;
        }
        request.session.destroy((fault: unknown) => {
          if (fault === null || fault === undefined) resolve();
          else reject(asError(fault));
        });
      }),
  };
}

/** Who asks, as passport left it on the request. */
export function whoAsks(request: Request): Who {
  return (request.user as Person | undefined) ?? null;
}

const isFault = (fault: unknown): boolean => fault !== null && fault !== undefined;
const asError = (fault: unknown): Error => (fault instanceof Error ? fault : new Error(String(fault)));

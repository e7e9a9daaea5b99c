// Sessions in the database: found by the hash of their id, 30 minutes idle, 12 hours at most.
import { createHash } from 'node:crypto';
import session, { Store, type SessionData } from 'express-session';
import type { RequestHandler } from 'express';

/** What the session table can do. Writes wait for the one writer's turn, so they are never made inside another write. */
export interface SessionRows {
  find(idHash: string): Promise<{ readonly content: string; readonly expiresAt: string } | null>;
  save(row: {
    readonly idHash: string;
    readonly accountId: string | null;
    readonly content: string;
    readonly expiresAt: string;
  }): Promise<void>;
  /** Moves the expiry of a session that is still there; one that was revoked stays away. */
  extend(idHash: string, expiresAt: string): Promise<void>;
  remove(idHash: string): Promise<void>;
}

declare module 'express-session' {
  interface SessionData {
    beganAt?: number;
    /** The personal link that it was begun by: it reaches as far as that does, and ends with it. */
    linkId?: string;
    passport?: { user: string };
  }
}

export const idleMilliseconds = 30 * 60_000;
const longestMilliseconds = 12 * 3_600_000;
/** Being seen is written down at most this often: a read page should not cost a write. */
const seenEvery = 60_000;

const hash = (id: string): string => createHash('sha256').update(id).digest('hex');

/** express-session's store over the session rows. */
export class SessionStore extends Store {
  readonly #rows: SessionRows;
  readonly #now: () => number;
  readonly #lastSeen = new Map<string, number>();

  constructor(rows: SessionRows, now: () => number) {
    super();
    this.#rows = rows;
    this.#now = now;
  }

  override get(id: string, done: (fault: unknown, session?: SessionData | null) => void): void {
    this.#rows.find(hash(id)).then((row) => {
      const isAlive = row !== null && Date.parse(row.expiresAt) > this.#now();
      done(null, isAlive ? (JSON.parse(row.content) as SessionData) : null);
    }, done);
  }

  override set(id: string, content: SessionData, done: (fault?: unknown) => void = () => undefined): void {
    const expiresAt = this.#seen(id, content);
    this.#rows
      .save({
        idHash: hash(id),
        accountId: content.passport?.user ?? null,
        content: JSON.stringify(content),
        expiresAt,
      })
      .then(() => {
        done();
      }, done);
  }

  override destroy(id: string, done: (fault?: unknown) => void = () => undefined): void {
    this.#lastSeen.delete(id);
    this.#rows.remove(hash(id)).then(() => {
      done();
    }, done);
  }

  override touch(id: string, content: SessionData, done: () => void = () => undefined): void {
    if (this.#now() - (this.#lastSeen.get(id) ?? 0) < seenEvery) done();
    else this.#rows.extend(hash(id), this.#seen(id, content)).then(done, done);
  }

  /** Notes that the session was seen now. @returns until when it lives if it is not seen again */
  #seen(id: string, content: SessionData): string {
    const now = this.#now();
    if (this.#lastSeen.size > 10_000) this.#lastSeen.clear();
    this.#lastSeen.set(id, now);
    return new Date(
      Math.min(now + idleMilliseconds, (content.beganAt ?? now) + longestMilliseconds),
    ).toISOString();
  }
}

/** The cookie's name: `__Host-` binds it to the one HTTPS origin. */
export const cookieName = (isHttps: boolean): string => (isHttps ? '__Host-stadga' : 'stadga');

/**
 * Sessions only for who has one or is about to get one: a stranger reading gets no cookie and costs no look-up.
 * @param begins whether this request may begin a session
 */
export function sessions(
  store: Store,
  secret: string,
  isHttps: boolean,
  begins: (path: string) => boolean,
): RequestHandler {
  const name = cookieName(isHttps);
  const handler = session({
    store,
    secret,
    name,
    resave: false,
    saveUninitialized: false,
    cookie: { httpOnly: true, sameSite: 'lax', secure: isHttps, path: '/', maxAge: longestMilliseconds },
    proxy: true,
  });
  return (request, response, next) => {
    if (begins(request.path) || hasCookie(request.headers.cookie, name)) handler(request, response, next);
    else next();
  };
}

function hasCookie(header: string | undefined, name: string): boolean {
  return header?.split(';').some((cookie) => cookie.trimStart().startsWith(`${name}=`)) ?? false;
}

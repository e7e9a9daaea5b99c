// The whole app on a fresh database with the fixed cast, under a clock that only tests move.
import { mkdtempSync, rmSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import request, { type Response } from 'supertest';
import { buildApp, type App } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import { buildHouse, type House } from '../../server/house.ts';
import { emailOf, fillWorld, password, type Somebody, type World } from './cast.ts';
import { freshSqlite } from './engines.ts';
import { expectRedirect } from './page.ts';

export const baseUrl = 'http://stadga.test';
/** When tests begin: a Monday morning. */
export const beginning = Date.parse('2026-03-02T09:00:00.000Z');

/** Values of a form; a list is a field that comes several times. */
export type Typed = Readonly<Record<string, string | readonly string[]>>;
export interface FileSent {
  readonly name: string;
  readonly bytes: Buffer;
}
type Headers = Readonly<Record<string, string>>;

/** Somebody at their browser. Posts say where they come from, as browsers do. */
export interface Visitor {
  get(address: string, headers?: Headers): Promise<Response>;
  post(address: string, typed?: Typed, headers?: Headers): Promise<Response>;
  /** Posts as multipart, with files. */
  upload(address: string, typed: Typed, files?: Readonly<Record<string, FileSent>>): Promise<Response>;
  /** The cookie that is sent, if any. */
  readonly cookie: string | null;
}

export interface TestApp {
  readonly house: House;
  readonly app: App;
  readonly world: World;
  /** Milliseconds since 1970; set it to move time. */
  readonly clock: { now: number };
  /** What the operator's log has been told, as lines of JSON. */
  readonly operatorLog: readonly string[];
  readonly stranger: Visitor;
  /** Signed in by the form, once for each app. */
  as(who: Somebody): Promise<Visitor>;
  visitor(cookie: string | null): Visitor;
  close(): Promise<void>;
}

/**
 * Opens the app.
 * @param databaseUrl a fresh database; SQLite where none is given
 * @param settings more of the environment
 * @param listening puts something around the house's own parts, to see what is asked of them
 */
export async function openApp(
  databaseUrl: string = freshSqlite(),
  settings: Readonly<Record<string, string>> = {},
  listening: (house: House) => House = (house) => house,
): Promise<TestApp> {
  const clock = { now: beginning };
  const dataDir = mkdtempSync(path.join(tmpdir(), 'stadga-app-'));
  const environment = {
    NODE_ENV: 'test',
    DEMO: 'off',
    LOG_LEVEL: 'error',
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    BASE_URL: baseUrl,
    ...settings,
  };
  const built = await buildHouse(
    readConfig({ ...environment, SESSION_SECRET: 'a secret of tests, long enough for them' }),
    () => clock.now,
  );
  const operatorLog: string[] = [];
  const house: House = {
    ...built,
    log: pino({ level: 'error' }, { write: (line: string) => void operatorLog.push(line) }),
  };
  const app = buildApp(listening(house));
  const world = await fillWorld(house);
  const visitor = visitors(app);
  const signedIn = new Map<Somebody, Promise<Visitor>>();
  const signIn = async (who: Somebody): Promise<Visitor> => {
    const response = await visitor(null).post('/logga-in', { email: emailOf(who), password });
    expectRedirect(response);
    return visitor(cookieIn(response));
  };
  return {
    ...{ house, app, world, clock, operatorLog, visitor },
    stranger: visitor(null),
    as(who) {
      const known = signedIn.get(who) ?? signIn(who);
      signedIn.set(who, known);
      return known;
    },
    async close() {
      await house.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The session cookie that a response sets, as it is sent back; null where it sets none. */
export function cookieIn(response: Response): string | null {
  const set = response.headers['set-cookie'] as unknown as readonly string[] | undefined;
  return set?.find((cookie) => cookie.startsWith('stadga='))?.split(';')[0] ?? null;
}

function visitors(app: App): (cookie: string | null) => Visitor {
  return (cookie) => {
    const sent = (headers: Headers): Headers => ({
      ...(cookie === null ? {} : { Cookie: cookie }),
      ...headers,
    });
    return {
      cookie,
      get: async (address, headers = {}) =>
        request(app.express).get(address).set(sent(headers)).redirects(0).buffer(true).parse(keepBytes),
      post: async (address, typed = {}, headers = { Origin: baseUrl }) =>
        request(app.express)
          .post(address)
          .set(sent(headers))
          .redirects(0)
          .buffer(true)
          .parse(keepBytes)
          .type('form')
          .send(encoded(typed)),
      async upload(address, typed, files = {}) {
        const sending = request(app.express)
          .post(address)
          .set(sent({ Origin: baseUrl }))
          .redirects(0)
          .buffer(true)
          .parse(keepBytes);
        for (const [name, value] of pairs(typed)) void sending.field(name, value);
        for (const [name, { bytes, name: filename }] of Object.entries(files))
          void sending.attach(name, bytes, { filename });
        return sending;
      },
    };
  };
}

/** Keeps every body as it came: its bytes in `body`, and as text in `text`. */
function keepBytes(response: unknown, done: (fault: Error | null, body: Buffer) => void): void {
  const stream = response as IncomingMessage & { text: string };
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  stream.on('end', () => {
    const bytes = Buffer.concat(chunks);
    stream.text = bytes.toString('utf8');
    done(null, bytes);
  });
}

const pairs = (typed: Typed): [string, string][] =>
  Object.entries(typed).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((each): [string, string] => [name, each]),
  );

const encoded = (typed: Typed): string => new URLSearchParams(pairs(typed)).toString();

/** One app for the tests of a suite, opened before the first and closed after the last. */
export function appOfSuite(url?: () => Promise<string>): () => TestApp {
  let open: TestApp | undefined;
  before(async () => {
    open = await openApp(await url?.());
  });
  after(async () => {
    await open?.close();
  });
  return () => {
    if (open === undefined) throw new Error('the app is opened before the first test');
    return open;
  };
}

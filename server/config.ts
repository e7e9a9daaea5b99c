// Environment → frozen, validated settings; nothing else reads process.env.
import { isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TransportSecurity } from './database/engine.ts';
import { isMailAddress } from './mail/letter.ts';
import type { PostSettings } from './mail/post.ts';

export interface Config {
  readonly isProduction: boolean;
  readonly host: string;
  readonly port: number;
  /** `file:ABSOLUTE PATH` or `postgres://…` */
  readonly databaseUrl: string;
  readonly databaseSecurity: TransportSecurity;
  /** Holds the SQLite file and caches. */
  readonly dataDir: string;
  /** Where the world reaches the program: origin without a path, no slash at the end. */
  readonly baseUrl: string;
  /** Null outside production: one is made and kept in dataDir. */
  readonly sessionSecret: string | null;
  /** What private keys are locked with. Null outside production: one is made and kept in dataDir. */
  readonly keySecret: string | null;
  /** How many proxies in front are trusted to say who the client is. */
  readonly trustProxy: number;
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  /** Load the demo world into a new database. Never in production. */
  readonly wantsDemo: boolean;
  /** Where mail is handed in; null where none is sent, and letters are kept to be sent by hand. */
  readonly post: PostSettings | null;
  /** Days before the last day for answers on which who has not answered is reminded; 0 where nobody is. */
  readonly reminderDays: number;
}

/** A setting that cannot be used: its name and one sentence. */
export class SettingError extends Error {
  override readonly name = 'SettingError';
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The settings of an environment.
 * @throws SettingError for the first one that cannot be used, in one clear sentence
 */
export function readConfig(environment: Environment): Config {
  const isProduction =
    oneOf(environment, 'NODE_ENV', ['development', 'test', 'production'], 'development') === 'production';
  const port = wholeNumber(environment, 'PORT', 3000, 0, 65535);
  const host = text(environment, 'HOST') ?? (isProduction ? '0.0.0.0' : 'localhost');
  const givenDataDir = text(environment, 'DATA_DIR');
  const dataDir = resolve(givenDataDir ?? fileURLToPath(new URL('../var', import.meta.url)));
  const databaseUrl = readDatabaseUrl(environment, dataDir);
  if (isProduction && givenDataDir === null && databaseUrl.startsWith('file:')) {
    throw new SettingError(
      'DATA_DIR must be set in production when the database is SQLite: it says where the file lives.',
    );
  }
  return Object.freeze({
    isProduction,
    host,
    port,
    databaseUrl,
    databaseSecurity: oneOf(
      environment,
      'DATABASE_TLS',
      ['off', 'require', 'verify'],
      isProduction ? 'verify' : 'off',
    ),
    dataDir,
    baseUrl: readBaseUrl(environment, isProduction, host, port),
    sessionSecret: readSecret(environment, 'SESSION_SECRET', isProduction),
    keySecret: readSecret(environment, 'KEY_SECRET', isProduction),
    trustProxy: wholeNumber(environment, 'TRUST_PROXY', 0, 0, 10),
    logLevel: oneOf(
      environment,
      'LOG_LEVEL',
      ['silent', 'error', 'warn', 'info', 'debug'],
      isProduction ? 'info' : 'warn',
    ),
    wantsDemo: readDemo(environment, isProduction),
    post: readPost(environment, isProduction),
    reminderDays: wholeNumber(environment, 'REMINDER_DAYS', 14, 0, 180),
  });
}

function text(environment: Environment, name: string): string | null {
  const value = environment[name]?.trim();
  return value === undefined || value === '' ? null : value;
}

function oneOf<T extends string>(
  environment: Environment,
  name: string,
  choices: readonly T[],
  usual: NoInfer<T>,
): T {
  const value = text(environment, name);
  if (value === null) return usual;
  const choice = choices.find((each) => each === value);
  if (choice === undefined)
    throw new SettingError(`${name} must be one of ${choices.join(', ')}, not "${value}".`);
  return choice;
}

function wholeNumber(
  environment: Environment,
  name: string,
  usual: number,
  least: number,
  most: number,
): number {
  const value = text(environment, name);
  if (value === null) return usual;
  const number = Number(value);
  if (!/^\d+$/.test(value) || number < least || number > most) {
    throw new SettingError(
      `${name} must be a whole number from ${String(least)} to ${String(most)}, not "${value}".`,
    );
  }
  return number;
}

function readDatabaseUrl(environment: Environment, dataDir: string): string {
  const value = text(environment, 'DATABASE_URL');
  if (value === null) return `file:${join(dataDir, 'stadga.sqlite')}`;
  if (/^postgres(ql)?:\/\//.test(value)) {
    if (!URL.canParse(value)) throw new SettingError('DATABASE_URL is not a readable postgres:// address.');
    return value;
  }
  const path = /^file:(?:\/\/(?=\/))?(.+)$/.exec(value)?.[1];
  if (path === undefined) {
    throw new SettingError('DATABASE_URL must be file:PATH or postgres://USER:PASSWORD@HOST/DATABASE.');
  }
  return `file:${isAbsolute(path) ? path : join(dataDir, path)}`;
}

function readBaseUrl(environment: Environment, isProduction: boolean, host: string, port: number): string {
  const value = text(environment, 'BASE_URL');
  if (value === null) {
    if (isProduction)
      throw new SettingError('BASE_URL must be set in production: the https address that users see.');
    return `http://${host === '0.0.0.0' || host === '::' ? 'localhost' : host}:${String(port)}`;
  }
  const url = URL.canParse(value) ? new URL(value) : null;
  if (
    url === null ||
    !['http:', 'https:'].includes(url.protocol) ||
    url.pathname !== '/' ||
    url.search !== '' ||
    url.hash !== '' ||
    url.username !== ''
  ) {
    throw new SettingError(
      `BASE_URL must be an address such as https://stadga.example, without a path, not "${value}".`,
    );
  }
  if (isProduction && url.protocol !== 'https:') {
    throw new SettingError(
      'BASE_URL must begin with https:// in production: sessions are never sent in the clear.',
    );
  }
  return url.origin;
}

function readSecret(
  environment: Environment,
  name: 'SESSION_SECRET' | 'KEY_SECRET',
  isProduction: boolean,
): string | null {
  const value = text(environment, name);
  if (value === null) {
    if (isProduction)
      throw new SettingError(`${name} must be set in production: at least 32 characters of chance.`);
    return null;
  }
  if (value.length < 32) throw new SettingError(`${name} must be at least 32 characters.`);
  return value;
}

function readDemo(environment: Environment, isProduction: boolean): boolean {
  const wanted = oneOf(environment, 'DEMO', ['on', 'off'], isProduction ? 'off' : 'on') === 'on';
  if (wanted && isProduction)
    throw new SettingError('DEMO cannot be on in production: its accounts share a known password.');
  return wanted;
}

const ownMachine = new Set(['localhost', '127.0.0.1', '[::1]']);

/** `smtp://USER:PASSWORD@HOST:PORT` or `smtps://…`; what is in USER and PASSWORD is percent-encoded. */
function readPost(environment: Environment, isProduction: boolean): PostSettings | null {
  const [value, from] = [text(environment, 'SMTP_URL'), text(environment, 'MAIL_FROM')];
  if (value === null) return null;
  const unreadable = new SettingError(
    'SMTP_URL must be smtp://USER:PASSWORD@HOST:PORT or smtps://…, without a path; ?tls=off where the server speaks no TLS.',
  );
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url === null || !['smtp:', 'smtps:'].includes(url.protocol) || url.hostname === '') throw unreadable;
  const tls = url.searchParams.get('tls');
  if (!['', '/'].includes(url.pathname) || url.hash !== '' || !['', '?tls=off'].includes(url.search))
    throw unreadable;
  const [user, password] = [decoded(url.username), decoded(url.password)];
  if (user === null || password === null) throw unreadable;
  if (from === null || !isMailAddress(from))
    throw new SettingError(
      'MAIL_FROM must be the one address that letters come from, such as stadga@forbund.example.',
    );
  const isSecure = url.protocol === 'smtps:';
  return Object.freeze({
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port === '' ? (isSecure ? 465 : 587) : Number(url.port),
    isSecure,
    // Letters carry personal links: in production they never cross a network in the clear unless the operator says so.
    requiresTls: !isSecure && isProduction && tls !== 'off' && !ownMachine.has(url.hostname),
    ...(user === '' ? { user: null, password: null } : { user, password }),
    fromAddress: from,
  });
}

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}

// The composition root: builds engine, stores, words, templates and rooms once; the only file that knows everyone.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino, type Logger } from 'pino';
import { SettingError, type Config } from './config.ts';
import type { Engine, Queries, Writing } from './database/engine.ts';
import { openDatabase } from './database/open.ts';
import { makeFolder } from './database/folder.ts';
import { newId } from './database/identity.ts';
import { migrate } from './database/migrate.ts';
import { dayInSweden } from './domain/language/dates.ts';
import type { Who } from './domain/permissions.ts';
import {
  accountStore,
  identities,
  linkTokens,
  myPath,
  signInPath,
  signOutPath,
  waitingPath,
  type AccountStore,
  type LinkTokens,
} from './features/accounts/index.ts';
import { comparer, comparisonPath } from './features/comparison/index.ts';
import {
  documentStore,
  issuing,
  verifyPath,
  type DocumentStore,
  type Issuing,
  type Papers,
} from './features/documents/index.ts';
import { aboutPath, accessibilityPath, homePath, languagePath, privacyPath } from './features/home/index.ts';
import { appendEntry, logStore, type LogStore } from './features/log/index.ts';
import { mailStore, mailWorker, type MailStore } from './features/mail/index.ts';
import { motionsPath, motionStore, motionToIssue, type MotionStore } from './features/motions/index.ts';
import {
  meetingsPath,
  meetingStore,
  minutesToIssue,
  type KeptManifests,
  type MeetingStore,
} from './features/meetings/index.ts';
import { organisationStore, registerPath, type OrganisationStore } from './features/organisations/index.ts';
import {
  consultationToIssue,
  letterToEnclose,
  proposalStore,
  proposalToIssue,
  remindDue,
  type ProposalStore,
} from './features/proposals/index.ts';
import {
  orderMissingVersions,
  statuteStore,
  versionToIssue,
  type KeptTexts,
  type StatuteStore,
} from './features/statutes/index.ts';
import { librarian, topicsPath, topicStore, type TopicStore } from './features/topics/index.ts';
import { afterCommit } from './jobs/after-commit.ts';
import { daily, type Daily } from './jobs/daily.ts';
import type { Worker } from './jobs/worker.ts';
import { post } from './mail/post.ts';
import { files, type Files } from './office/files.ts';
import { statuteReader, type StatuteReader } from './office/statute-reading.ts';
import { wordWriter, type WordWriter } from './office/word-writing.ts';
import { loadAssets, type Assets } from './web/assets.ts';
import { authentication, type Authentication } from './web/authentication.ts';
import type { Desk } from './web/desk.ts';
import { loadWords, type Language, type Words } from './web/i18n.ts';
import { compileTemplates, type Render } from './web/render.ts';
import type { FramePaths } from './web/respond.ts';
import { SessionStore } from './web/session.ts';
import { gatheredWrites } from './web/write.ts';

/** The desk of one request: every room's store over the request's own queries. */
export interface HouseDesk extends Desk {
  readonly accounts: AccountStore;
  readonly organisations: OrganisationStore;
  readonly statutes: StatuteStore;
  readonly proposals: ProposalStore;
  readonly topics: TopicStore;
  readonly motions: MotionStore;
  readonly meetings: MeetingStore;
  readonly log: LogStore;
  readonly documents: DocumentStore;
  readonly mail: MailStore;
}

export interface House {
  readonly config: Config;
  readonly engine: Engine;
  readonly log: Logger;
  readonly now: () => number;
  readonly words: Readonly<Record<Language, Words>>;
  readonly assets: Assets;
  readonly render: Render;
  readonly paths: FramePaths;
  readonly authentication: Authentication;
  readonly sessionStore: SessionStore;
  readonly sessionSecret: string;
  readonly comparer: ReturnType<typeof comparer>;
  readonly librarian: ReturnType<typeof librarian>;
  readonly files: Files;
  readonly reader: StatuteReader;
  readonly word: WordWriter;
  /** The secret parts of personal links. */
  readonly tokens: LinkTokens;
  readonly documents: Omit<Issuing, 'begin' | 'sealFor' | 'worker' | 'close'>;
  /** Makes what is issued: running only once it is started. */
  readonly worker: HouseWorker;
  /** Reminds members whose last day is near: what the worker does once a day. */
  readonly remind: () => Promise<void>;
  /** A desk over these queries, for whoever asks. @param at when, milliseconds since 1970; now where it is not told */
  desk(queries: Queries, who: Who, at?: number): HouseDesk;
  /** Removes sessions whose time is out. */
  sweep(): Promise<void>;
  close(): Promise<void>;
}

export interface HouseWorker {
  /**
   * Makes the installation's keys where there are none, and orders what was never ordered.
   * @throws SettingError when the keys are locked with another secret
   */
  begin(): Promise<void>;
  /** Works from now on; seals are made for whoever has none. */
  start(): void;
  stop(): Promise<void>;
  nudge(): void;
  /** Begins, and does what is due now: for tests and scripts. @returns how many jobs were begun */
  runAll(): Promise<number>;
}

const root = fileURLToPath(new URL('..', import.meta.url));

const paths: FramePaths = {
  home: homePath,
  register: registerPath,
  compare: comparisonPath,
  topics: topicsPath,
  motions: motionsPath,
  meetings: meetingsPath,
  verify: verifyPath,
  waiting: waitingPath,
  about: aboutPath,
  accessibility: accessibilityPath,
  privacy: privacyPath,
  signIn: signInPath,
  signOut: signOutPath,
  mine: myPath,
  language: languagePath,
  belongs: {
    '/natverk': registerPath,
    '/medlemmar': registerPath,
    '/amnen': comparisonPath,
    '/omrostningar': meetingsPath,
  },
};

/** Builds the house on a migrated database. @param now the clock, milliseconds since 1970 */
export async function buildHouse(config: Config, now: () => number = Date.now): Promise<House> {
  const log = pino({ level: config.logLevel });
  const words = loadWords(join(root, 'content', 'locales'));
  const assets = loadAssets(join(root, 'views', 'assets'), packagedAssets());
  const render = compileTemplates(
    join(root, 'views'),
    (name) => assets.path(name),
    (key) => words.sv.has(key),
  );
  const { engine, mark } = afterCommit(
    await openDatabase(config.databaseUrl, config.databaseSecurity),
    () => {
      documents.worker.nudge();
      mails?.nudge();
    },
  );
  await migrate(engine, now);
  const accounts = accountStore(engine.read);
  const comparing = comparer();
  const library = librarian();
  const reading = files();
  const reader = statuteReader();
  const writing = wordWriter();
  const kept: Kept = { texts: new Map(), manifests: new Map() };
  const desk: House['desk'] = (queries, who, at = now()) =>
    deskOver({ engine, kept, mark, isPosting: config.post !== null }, queries, who, at);
  const paperTools = {
    ...{ compare: comparing.compare, amend: comparing.amend },
    ...{ documentWords: words.sv, baseUrl: config.baseUrl },
  };
  const papers: Papers<HouseDesk> = {
    statuteVersion: versionToIssue(words.sv),
    motion: motionToIssue({ compare: comparing.compare, documentWords: words.sv }),
    minutes: minutesToIssue,
    proposal: proposalToIssue(paperTools),
    consultation: consultationToIssue,
  };
  const keySecret = config.keySecret ?? keptSecret(config.dataDir, 'key-secret');
  const tokens = linkTokens(keySecret);
  const documents = issuing({
    ...{ engine, papers, log, now, desk: (queries) => desk(queries, null) },
    places: { baseUrl: config.baseUrl, verifyAt: `${config.baseUrl}${verifyPath}` },
    secret: keySecret,
  });
  const mails =
    config.post === null
      ? null
      : mailWorker({
          ...{ engine, tokens, log, now, baseUrl: config.baseUrl, post: post(config.post) },
          desk: (queries: Queries) => desk(queries, null),
          enclose: letterToEnclose({ ...paperTools, print: documents.print }),
        });
  const remind = (): Promise<void> =>
    engine.write((transaction) => remindDue(desk(transaction, null), config.reminderDays));
  const reminders = daily(
    () => dayInSweden(now()),
    remind,
    (fault) => {
      log.error({ err: fault }, 'reminders could not be queued');
    },
  );
  return {
    config,
    engine,
    log,
    now,
    words,
    assets,
    render,
    paths,
    authentication: authentication(
      identities(accounts, () => engine.largest('log_entries', 'sequence'), now),
      now,
    ),
    sessionStore: new SessionStore(sessionRows(engine), now),
    sessionSecret: config.sessionSecret ?? keptSecret(config.dataDir, 'session-secret'),
    comparer: comparing,
    librarian: library,
    files: reading,
    reader,
    word: writing,
    tokens,
    documents,
    worker: houseWorker(engine, desk, { documents, mails, reminders }, log),
    remind,
    desk,
    sweep: () =>
      engine.write((transaction) =>
        accountStore(transaction).removeSessionsBefore(new Date(now()).toISOString()),
      ),
    async close() {
      await reminders.stop();
      await mails?.stop();
      await documents.close();
      await comparing.close();
      await library.close();
      await reading.close();
      await reader.close();
      await writing.close();
      await engine.close();
    },
  };
}

/** What never changes once written, kept in memory over all desks. */
interface Kept {
  readonly texts: KeptTexts;
  readonly manifests: KeptManifests;
}

function houseWorker(
  engine: Engine,
  desk: House['desk'],
  {
    documents,
    mails,
    reminders,
  }: { readonly documents: Issuing; readonly mails: Worker | null; readonly reminders: Daily },
  log: Logger,
): HouseWorker {
  const { worker } = documents;
  const begin = async (): Promise<void> => {
    if (!(await documents.begin())) {
      throw new SettingError(
        'KEY_SECRET is not the one that the keys in this database are locked with: set the one they were made under.',
      );
    }
    await engine.write(async (transaction) => {
      const beginning = desk(transaction, null);
      await orderMissingVersions(beginning);
      await beginning.documents.reopen(beginning.now);
    });
  };
  const sealEverybody = async (): Promise<void> => {
    const organisations = await desk(engine.read, null).organisations.all();
    await documents.sealFor(
      organisations.filter(({ kind }) => kind === 'network' || kind === 'forbund').map(({ id }) => id),
    );
  };
  return {
    begin,
    start() {
      worker.start();
      mails?.start();
      reminders.start();
      sealEverybody().catch((fault: unknown) => {
        log.error({ err: fault }, 'seals could not be made');
      });
    },
    async stop() {
      await Promise.all([worker.stop(), mails?.stop(), reminders.stop()]);
    },
    nudge: () => {
      worker.nudge();
      mails?.nudge();
    },
    async runAll() {
      await begin();
      return (await worker.runAll()) + ((await mails?.runAll()) ?? 0);
    },
  };
}

interface DeskTools {
  readonly engine: Engine;
  readonly kept: Kept;
  readonly mark: (queries: Queries) => void;
  /** Is mail sent from here? */
  readonly isPosting: boolean;
}

function deskOver(
  { engine, kept, mark, isPosting }: DeskTools,
  queries: Queries,
  who: Who,
  now: number,
): HouseDesk {
  const at = new Date(now).toISOString();
  const writing = (): Writing => {
    if (!queries.isTransaction) throw new Error('only a write may do this');
    return queries as Writing;
  };
  return {
    who,
    today: dayInSweden(now),
    now: at,
    newId: () => newId(now),
    record: async (happening) => {
      const transaction = writing();
      await appendEntry(
        transaction,
        (key) => engine.serialise(transaction, key),
        happening,
        at,
        who?.accountId ?? null,
      );
    },
    serialise: (key) => engine.serialise(writing(), key),
    accounts: accountStore(queries),
    organisations: organisationStore(queries),
    statutes: statuteStore(queries, kept.texts),
    proposals: proposalStore(queries),
    topics: topicStore(queries),
    motions: motionStore(queries),
    meetings: meetingStore(queries, kept.manifests),
    log: logStore(queries),
    documents: documentStore(queries, mark),
    mail: mailStore(queries, isPosting, mark),
  };
}

function sessionRows(engine: Engine) {
  const reading = accountStore(engine.read);
  // When a whole meeting votes after a silence, every session is seen anew: those flushes of the disk are shared too.
  const gathered = gatheredWrites(engine);
  const write = (work: (accounts: AccountStore) => Promise<void>): Promise<void> =>
    gathered(
      (transaction) => work(accountStore(transaction)),
      () => true,
    );
  return {
    find: (idHash: string) => reading.session(idHash),
    save: (row: Parameters<AccountStore['saveSession']>[0]) => write((accounts) => accounts.saveSession(row)),
    extend: (idHash: string, expiresAt: string) =>
      write((accounts) => accounts.extendSession(idHash, expiresAt)),
    remove: (idHash: string) => write((accounts) => accounts.removeSession(idHash)),
  };
}

/** Outside production a secret is made once and kept, so that a restart signs nobody out and opens the same keys. */
function keptSecret(dataDir: string, name: 'session-secret' | 'key-secret'): string {
  const file = join(dataDir, name);
  if (!existsSync(file)) {
    makeFolder(dataDir);
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600 });
  }
  return readFileSync(file, 'utf8');
}

/** Files of packages that we serve ourselves: the base stylesheet and the fonts. */
function packagedAssets(): Readonly<Record<string, string>> {
  const require = createRequire(import.meta.url);
  const fontFile = (family: string, name: string): string =>
    require.resolve(`@fontsource-variable/${family}/files/${name}`);
  return {
    'scripts/markdown-toolbar.js': require.resolve('@github/markdown-toolbar-element'),
    'styles/designsystemet.css': require.resolve('@digdir/designsystemet-css'),
    'fonts/inter.woff2': fontFile('inter', 'inter-latin-wght-normal.woff2'),
    'fonts/source-serif-4.woff2': fontFile('source-serif-4', 'source-serif-4-latin-wght-normal.woff2'),
    'fonts/source-serif-4-italic.woff2': fontFile('source-serif-4', 'source-serif-4-latin-wght-italic.woff2'),
  };
}

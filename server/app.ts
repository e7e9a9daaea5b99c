// The pipeline in reading order, then one line per room.
import express, { type Express, type Request } from 'express';
import { dayInSweden } from './domain/language/dates.ts';
import { withoutDecisions } from './domain/proposals/undecided.ts';
import { isRefusal } from './domain/refusal.ts';
import { newestOf } from './domain/statutes/timeline.ts';
import {
  accountsRoutes,
  entrancePath,
  grantRole,
  linkPath,
  signInPath,
  signInThrottle,
  type AccountsDoors,
  type DemoAccounts,
} from './features/accounts/index.ts';
import { clausesComparedPath, comparisonRoutes, versionsComparedPath } from './features/comparison/index.ts';
import { affectedBy } from './features/affected/index.ts';
import { checklistPath, checklistRoutes, overviewPath } from './features/checklist/index.ts';
import { documentsRoutes } from './features/documents/index.ts';
import { historyPath, historyRoutes } from './features/history/index.ts';
import { homeRoutes } from './features/home/index.ts';
import { mailRoutes, mailWaiting } from './features/mail/index.ts';
import {
  meetingPath,
  meetingsPath,
  meetingsRoutes,
  meetingsWaiting,
  pollPath,
} from './features/meetings/index.ts';
import { beginMotionPath, motionsPath, motionsRoutes, motionsWaiting } from './features/motions/index.ts';
import { organisationsRoutes, type OrganisationsDoors } from './features/organisations/index.ts';
import {
  attachmentPath,
  beginOfChanges,
  beginProposal,
  enclosurePaths,
  proposalPath,
  proposalsPath,
  proposalsRoutes,
  rebaseOthers,
  proposalsWaiting,
} from './features/proposals/index.ts';
import {
  correctionsWaiting,
  ruleClauses,
  startDraftPath,
  statutePath,
  statutesRoutes,
  textRead,
  versionPath,
  type AskAffected,
} from './features/statutes/index.ts';
import { clauseTopicsPath, similarPath, topicsRoutes } from './features/topics/index.ts';
import type { House, HouseDesk } from './house.ts';
import { whoAsks } from './web/authentication.ts';
import { keptPages } from './web/kept-pages.ts';
import { responder } from './web/respond.ts';
import { openRoom, type RoomTools, type RouteEntry } from './web/room.ts';
import { sameOrigin } from './web/same-origin.ts';
import { securityHeaders } from './web/security-headers.ts';
import { sessions } from './web/session.ts';

export interface App {
  readonly express: Express;
  /** Every route with its act: what the permission matrix goes through. */
  readonly routes: readonly RouteEntry[];
}

/** @param demo the accounts of the demo world where it is loaded */
export function buildApp(
  house: House,
  demo: () => Promise<DemoAccounts | null> = () => Promise.resolve(null),
): App {
  const { config, authentication } = house;
  const isHttps = config.baseUrl.startsWith('https:');
  const { send, sendSignIn, sendKept, fail, languageOf } = responder({ ...house, isHttps });
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', config.trustProxy);
  app.set('query parser', 'simple');
  // One address for one page: another spelling is another address, and there is nothing there.
  app.enable('case sensitive routing');
  app.enable('strict routing');

  app.use(...securityHeaders(isHttps, holdsSecret));
  app.use(house.assets.serve);
  app.use(
    sameOrigin(config.baseUrl, (request, response, next, refusal) => {
      send(request, response, refusal).catch(next);
    }),
  );
  app.use(sessions(house.sessionStore, house.sessionSecret, isHttps, beginsSession));
  app.use(...authentication.middleware);

  const routes: RouteEntry[] = [];
  const tools: RoomTools<HouseDesk> = {
    engine: house.engine,
    desk: (queries, who) => house.desk(queries, who),
    visit: (request) => ({
      who: whoAsks(request),
      today: dayInSweden(house.now()),
      language: languageOf(request),
      words: house.words[languageOf(request)],
      path: request.path,
      authenticate: () => authentication.check(request),
      address: request.ip ?? '',
    }),
    send,
    sendSignIn,
    sendKept,
    kept: keptPages(),
    head: () => house.engine.largest('log_entries', 'sequence'),
  };
  const room = openRoom(app, tools, routes);
  const affected: AskAffected = (changed, on) =>
    affectedBy(house.desk(house.engine.read, null), house.librarian.ask, changed, on);
  homeRoutes(room);
  comparisonRoutes(room, {
    ...{ compare: house.comparer.compare, amend: house.comparer.amend },
    ...{ textOfFile: house.files.textOfFile, documentWords: house.words.sv },
    ...{ writeWord: house.word.write, print: house.documents.print, baseUrl: config.baseUrl },
  });
  organisationsRoutes(room, {
    ...{ statuteLink, afterSetUp, ruleClauses: ruleClauses(versionsComparedPath), versions: versionsTold },
    life: {
      ...{
        newestText,
        formation,
        makeSecretary,
        begunProposal,
        beginProposal: beginsProposal,
        documentWords: house.words.sv,
      },
      read: (source) => textRead(house.reader.read, source),
    },
  });
  statutesRoutes(room, {
    ...{ baseUrl: config.baseUrl, comparePath: versionsComparedPath, historyPath },
    topicPaths: { clauseTopics: clauseTopicsPath, similar: similarPath, checklist: checklistPath },
    proposalPaths: { list: proposalsPath, proposal: proposalPath, attachment: attachmentPath },
    affected,
    afterVersion: rebaseOthers,
    ...{ print: house.documents.print, documentWords: house.words.sv, textOfFile: house.files.textOfFile },
    ...{ read: house.reader.read, beginProposal: beginOfChanges },
  });
  proposalsRoutes(room, {
    affected,
    ...{ baseUrl: config.baseUrl, comparePath: versionsComparedPath, documentWords: house.words.sv },
    ...{ read: house.reader.read, textOfFile: house.files.textOfFile },
    ...{ compare: house.comparer.compare, amend: house.comparer.amend },
    ...{ writeWord: house.word.write, print: house.documents.print },
  });
  historyRoutes(room, {
    compare: (before, after) => house.comparer.compare({ before, after }),
    comparePath: versionsComparedPath,
  });
  checklistRoutes(room, { ask: house.librarian.ask });
  topicsRoutes(room, {
    ask: house.librarian.ask,
    comparePath: clausesComparedPath,
    checklistsPath: overviewPath,
  });
  motionsRoutes(room, {
    ...{ baseUrl: config.baseUrl, comparePath: versionsComparedPath, print: house.documents.print },
    ...{ meetingPath, pollPath, compare: house.comparer.compare, documentWords: house.words.sv },
  });
  documentsRoutes(room, house.documents.verifying);
  meetingsRoutes(room, { baseUrl: config.baseUrl, print: house.documents.print });
  mailRoutes(room, { tokens: house.tokens, baseUrl: config.baseUrl, enclosurePaths });
  accountsRoutes(room, {
    ...{ throttle: signInThrottle(), demo, waiting: whatWaits, tokens: house.tokens },
    ways: { motions: motionsPath, meetings: meetingsPath, beginMotion: beginMotionPath },
  });

  app.use((request, response, next) => {
    send(request, response, { refused: 'access.notFound' }).catch(next);
  });
  app.use((fault: unknown, request: Request, response: express.Response, next: express.NextFunction) => {
    fail(request, response, fault).catch(next);
  });
  return { express: app, routes };
}

/** What waits for somebody, as each room tells it. */
const whatWaits: AccountsDoors<HouseDesk>['waiting'] = async (desk, person) => ({
  motions: await motionsWaiting(desk, person),
  meetings: await meetingsWaiting(desk, person),
  proposals: [...(await proposalsWaiting(desk, person)), ...(await correctionsWaiting(desk, person))],
  mail: await mailWaiting(desk, person),
});

/** A stranger's request may begin a session only where one signs in. */
const beginsSession = (path: string): boolean => path === signInPath || holdsSecret(path);

/** Addresses with the secret of a link in them. */
const holdsSecret = (path: string): boolean =>
  [linkPath(''), entrancePath('')].some((before) => path.startsWith(before));

async function statuteLink(
  desk: HouseDesk,
  organisation: Parameters<typeof statutePath>[0] & { readonly id: string },
) {
  const path = statutePath(organisation);
  if (path === null) return null;
  const versions = await desk.statutes.versions(organisation.id);
  return { statutePath: path, versionCount: versions.length };
}

type Named = Parameters<typeof startDraftPath>[0] & { readonly id: string };

/** Whoever sets up a förbund is its secretary, and goes on to read in its text. */
async function afterSetUp(desk: HouseDesk, organisation: Named): Promise<string> {
  await makeSecretary(desk, organisation);
  return startDraftPath(organisation);
}

async function makeSecretary(desk: HouseDesk, { id }: { readonly id: string }): Promise<void> {
  if (desk.who !== null) await grantRole(desk, desk.who.accountId, 'secretary', id);
}

async function versionsTold(desk: HouseDesk, organisation: Named) {
  return (await desk.statutes.versions(organisation.id)).map(({ sequence, effectiveFrom }) => ({
    ...{ sequence, effectiveFrom, path: versionPath(organisation, sequence) },
  }));
}

async function newestText(desk: HouseDesk, organisation: Named) {
  const version = newestOf(await desk.statutes.versions(organisation.id));
  const text = version === null ? null : await desk.statutes.text(organisation.id, version.id);
  return version === null || text === null
    ? null
    : { text: withoutDecisions(text), path: versionPath(organisation, version.sequence) };
}

async function begunProposal(desk: HouseDesk, organisation: Named, id: string) {
  const proposal = id === '' ? null : await desk.proposals.byId(id);
  if (proposal?.organisationId !== organisation.id) return null;
  const text = await desk.proposals.text(id, proposal.textNumber);
  return { path: proposalPath(organisation, id), clauses: text?.reading.clauses ?? [] };
}

async function formation(desk: HouseDesk, organisation: Named) {
  const tried = (await desk.proposals.ofOrganisation(organisation.id)).filter(
    ({ kind }) => kind === 'formation',
  );
  const last = tried.toSorted((a, b) => (a.begunAt < b.begunAt ? -1 : 1)).at(-1);
  const text = last === undefined ? null : await desk.proposals.text(last.id, last.textNumber);
  if (last === undefined || text === null) return null;
  const { id, heading, effects, state } = last;
  return {
    ...{ path: proposalPath(organisation, id), heading, effects, text },
    isUnderWay: state !== 'lapsed' && state !== 'withdrawn',
  };
}

const beginsProposal: OrganisationsDoors<HouseDesk>['life']['beginProposal'] = async (
  desk,
  organisation,
  { earliest, ...proposal },
) => {
  const begun = await beginProposal(desk, organisation, {
    ...{ ...proposal, adoptedAs: 'whole' },
    forceRule: { kind: 'whenAdopted', earliest },
  });
  return isRefusal(begun) ? begun : proposalPath(organisation, begun.id);
};

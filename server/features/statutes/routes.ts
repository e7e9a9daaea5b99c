// Addresses of statutes, their versions and the drafts they are read in from.
import { may } from '../../domain/permissions.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { doubtsOf } from '../../domain/statutes/doubts.ts';
import { download, redirect, type Answer } from '../../web/answer.ts';
import { field } from '../../web/body.ts';
import { dayAsked } from '../../web/form.ts';
import type { Room, Visit } from '../../web/room.ts';
import { showDocument } from '../documents/index.ts';
import {
  crumbsTo,
  onOrganisation,
  organisationInPath,
  type StoredOrganisation,
} from '../organisations/index.ts';
import type { StatutesDesk } from './actions.ts';
import { doubtsView } from './doubts-view.ts';
import { settlingForm } from './forms.ts';
import { correctionRoutes, type CorrectionDoors } from './corrections/routes.ts';
import { statuteCrumb } from './crumbs.ts';
import { previousOf, statutePage, type ProposalPaths, type ShownVersion, type TopicPaths } from './pages.ts';
import { statutePatterns, versionPath } from './paths.ts';
import {
  change,
  discard,
  onDraft,
  printDraft,
  proposeDraft,
  showDraft,
  showStart,
  start,
  type ReadingDoors,
} from './reading-visits.ts';
import type { VersionHeader, VersionText } from './records.ts';
import { settleInVersion } from './settling.ts';
import { versionOn } from './standing.ts';
import type { AffectedDocument, AskAffected } from './affected.ts';

/** What the house connects. */
export interface StatutesDoors<D extends StatutesDesk = StatutesDesk>
  extends ReadingDoors<D>, CorrectionDoors<D> {
  readonly baseUrl: string;
  readonly comparePath: (from: string, to: string) => string;
  /** Where it is told who decided each sentence of a version. */
  readonly historyPath: (organisation: StoredOrganisation, sequence: number) => string;
  /** What the clauses are about, and the clauses of others that are closest to one. */
  readonly topicPaths: TopicPaths;
  readonly proposalPaths: ProposalPaths;
  readonly affected: AskAffected;
}

type V<D extends StatutesDesk> = Visit<D>;

export function statutesRoutes<D extends StatutesDesk>(room: Room<D>, doors: StatutesDoors<D>): void {
  correctionRoutes(room, doors);
  for (const pattern of statutePatterns) {
    room.getKept(pattern, onOrganisation('public.read'), (visit) => showStatute(visit, doors));
    room.getKept(`${pattern}/lydelser/:sequence`, onOrganisation('public.read'), (visit) =>
      showVersion(visit, doors),
    );
    room.get(`${pattern}/lydelser/:sequence/original`, onOrganisation('public.read'), showSource);
    room.get(`${pattern}/lydelser/:sequence/handling`, onOrganisation('public.read'), showFile);
    room.act(`${pattern}/lydelser/:sequence/tveksamt`, onOrganisation('statute.startDraft'), (visit) =>
      settle(visit, doors),
    );
    room.get(`${pattern}/inlasning`, onOrganisation('statute.startDraft'), (visit) => showStart(visit, []));
    room.preparedAct(
      `${pattern}/inlasning`,
      onOrganisation('statute.startDraft'),
      (visit) => start(visit, doors),
      'texts',
    );
    room.get(`${pattern}/inlasning/:id`, onDraft('statute.seeDraft'), (visit) =>
      showDraft(visit, doors, null),
    );
    room.preparedAct(
      `${pattern}/inlasning/:id`,
      onDraft('statute.changeDraft'),
      (visit) => change(visit, doors, doors.afterVersion),
      'texts',
    );
    room.get(`${pattern}/inlasning/:id/handling`, onDraft('statute.seeDraft'), (visit) =>
      printDraft(visit, doors),
    );
    room.preparedAct(`${pattern}/inlasning/:id/forslag`, onDraft('statute.changeDraft'), (visit) =>
      proposeDraft(visit, doors),
    );
    room.act(`${pattern}/inlasning/:id/kassering`, onDraft('statute.changeDraft'), discard);
  }
}

async function showStatute<D extends StatutesDesk>(visit: V<D>, doors: StatutesDoors<D>): Promise<Answer> {
  const organisation = await organisationInPath(visit);
  if (organisation === null) return { refused: 'access.notFound' };
  const asked = dayAsked(field(visit.query, 'datum'), visit.today);
  const versions = await visit.desk.statutes.versions(organisation.id);
  return show(visit, doors, organisation, versions, versionOn(organisation, versions, asked.on), false);
}

async function showVersion<D extends StatutesDesk>(visit: V<D>, doors: StatutesDoors<D>): Promise<Answer> {
  const found = await versionInPath(visit);
  if (found === null) return { refused: 'access.notFound' };
  return show(visit, doors, found.organisation, found.versions, found.version, true);
}

async function versionInPath<D extends StatutesDesk>(visit: V<D>) {
  const organisation = await organisationInPath(visit);
  if (organisation === null) return null;
  const versions = await visit.desk.statutes.versions(organisation.id);
  const version = versions.find(({ sequence }) => String(sequence) === visit.parameters['sequence']);
  return version === undefined ? null : { organisation, versions, version };
}

/** What was just done, by the word in the address. */
const notices: Readonly<Record<string, string>> = {
  ...{ saved: 'versionSaved', settled: 'doubtSettled', corrected: 'versionCorrected' },
};

async function show<D extends StatutesDesk>(
  visit: V<D>,
  doors: StatutesDoors<D>,
  organisation: StoredOrganisation,
  versions: readonly VersionHeader[],
  version: VersionHeader | null,
  isNamedVersion: boolean,
  refusals: readonly Refusal[] = [],
): Promise<Answer> {
  const asked = dayAsked(field(visit.query, 'datum'), visit.today);
  const notice = notices[field(visit.query, 'kvitto')] ?? null;
  const mayRead = may(visit.who, 'statute.startDraft', organisation.id);
  const maySeeDrafts = may(visit.who, 'statute.seeDraft', organisation.id);
  return statutePage(
    {
      organisation,
      versions,
      baseUrl: doors.baseUrl,
      historyPath: doors.historyPath,
      topicPaths: doors.topicPaths,
      proposalPaths: doors.proposalPaths,
      corrections: await visit.desk.statutes.corrections(organisation.id),
    },
    { ...asked, refusals: [...asked.refusals, ...refusals] },
    version === null
      ? null
      : await shownVersion(visit.desk, doors, version, mayRead, isNamedVersion ? versions : []),
    {
      mayRead,
      drafts: maySeeDrafts ? await visit.desk.statutes.drafts(organisation.id) : [],
      mayCorrect: may(visit.who, 'correction.confirm', organisation.id),
    },
    doors.comparePath,
    notice,
    isNamedVersion,
  );
}

async function shownVersion<D extends StatutesDesk>(
  desk: D,
  doors: StatutesDoors<D>,
  header: VersionHeader,
  mayRead: boolean,
  versions: readonly VersionHeader[],
): Promise<ShownVersion | null> {
  const { id, organisationId } = header;
  const text = await desk.statutes.text(organisationId, id);
  if (text === null) return null;
  const doubts = doubtsOf(text.source, text.reading);
  const settlements =
    doubts.length === 0 ? [] : await desk.statutes.settlements(organisationId, { versionId: id });
  return {
    ...{ header, text, decisions: await desk.statutes.decisions(organisationId, id) },
    doubts: await doubtsView(desk, doubts, settlements, mayRead),
    affected: await affectedOf(desk, doors, header, text, versions),
  };
}

/** What the version's own changes affect. @param versions none where it is not asked */
async function affectedOf<D extends StatutesDesk>(
  desk: D,
  doors: StatutesDoors<D>,
  header: VersionHeader,
  after: VersionText,
  versions: readonly VersionHeader[],
): Promise<readonly AffectedDocument[]> {
  const base = previousOf(versions, header);
  const before = base === null ? null : await desk.statutes.text(header.organisationId, base.id);
  if (base === null || before === null) return [];
  return doors.affected({ base, before: before.reading, after: after.reading }, desk.today);
}

async function showSource<D extends StatutesDesk>(visit: V<D>): Promise<Answer> {
  const found = await versionInPath(visit);
  const text =
    found === null ? null : await visit.desk.statutes.text(found.organisation.id, found.version.id);
  if (found === null || text === null) return { refused: 'access.notFound' };
  const name = `${found.organisation.slug}-${found.version.effectiveFrom ?? `lydelse-${String(found.version.sequence)}`}.txt`;
  return download(name, 'text/plain; charset=utf-8', Buffer.from(text.source, 'utf8'));
}

async function showFile<D extends StatutesDesk>(visit: V<D>): Promise<Answer> {
  const found = await versionInPath(visit);
  if (found === null) return { refused: 'access.notFound' };
  const { organisation, version } = found;
  return showDocument(visit, {
    kind: 'statuteVersion',
    subjectId: version.id,
    title: { key: 'statutes.documentTitle', facts: { number: version.sequence } },
    crumbs: [...crumbsTo(organisation, visit.today), statuteCrumb(organisation)],
    path: versionPath(organisation, version.sequence),
  });
}

/** Says of a doubt in a version that it is right as it stands, or takes that back. */
async function settle<D extends StatutesDesk>(visit: V<D>, doors: StatutesDoors<D>): Promise<Answer> {
  const found = await versionInPath(visit);
  if (found === null) return { refused: 'access.notFound' };
  const { organisation, versions, version } = found;
  const filled = settlingForm(visit.form);
  const refusal = 'refusals' in filled ? null : await settleInVersion(visit.desk, version, filled.command);
  const refusals = 'refusals' in filled ? filled.refusals : refusal === null ? [] : [refusal];
  return refusals.length > 0
    ? show(visit, doors, organisation, versions, version, true, refusals)
    : redirect(`${versionPath(organisation, version.sequence)}?kvitto=settled#tveksamt`);
}

// Addresses of a statute's history: who brought each sentence, and the life of one clause.
import { setImmediate as turn } from 'node:timers/promises';
import type { Comparison } from '../../domain/comparison/change.ts';
import { lifeOf } from '../../domain/history/life.ts';
import { sentenceHistories, type Step } from '../../domain/history/origins.ts';
import { refuse, type Refusal } from '../../domain/refusal.ts';
import { clauseAnchors } from '../../domain/statutes/anchor.ts';
import { standingVersions } from '../../domain/statutes/correction.ts';
import { timelineOn } from '../../domain/statutes/timeline.ts';
import type { Outcome } from '../../jobs/thread.ts';
import type { Answer } from '../../web/answer.ts';
import { field } from '../../web/body.ts';
import type { Room, Visit } from '../../web/room.ts';
import { onOrganisation, organisationInPath, type OrganisationsDesk } from '../organisations/index.ts';
import {
  mostKeptTexts,
  statutePatterns,
  type Decision,
  type StatuteStore,
  type VersionHeader,
  type VersionText,
} from '../statutes/index.ts';
import { clauseHistoryPage, historyPage, type History } from './pages.ts';

export interface HistoryDesk extends OrganisationsDesk {
  readonly statutes: StatuteStore;
}

/** What the house connects. */
export interface HistoryDoors {
  readonly compare: (before: VersionText, after: VersionText) => Promise<Outcome<Comparison>>;
  readonly comparePath: (from: string, to: string) => string;
}

/** Versions further back than this are not followed: as many as are kept at hand. */
const mostVersions = mostKeptTexts;

export function historyRoutes<D extends HistoryDesk>(room: Room<D>, doors: HistoryDoors): void {
  for (const pattern of statutePatterns) {
    room.getKept(`${pattern}/historik`, onOrganisation('public.read'), (visit) => showHistory(visit, doors));
    room.getKept(`${pattern}/historik/:anchor`, onOrganisation('public.read'), (visit) =>
      showClause(visit, doors),
    );
  }
}

async function showHistory<D extends HistoryDesk>(visit: Visit<D>, doors: HistoryDoors): Promise<Answer> {
  const history = await historyAsked(visit, doors, 'upToAsked');
  if ('refused' in history) return history;
  return historyPage(history, sentenceHistories(history.steps), visit.today);
}

async function showClause<D extends HistoryDesk>(visit: Visit<D>, doors: HistoryDoors): Promise<Answer> {
  const history = await historyAsked(visit, doors, 'all');
  if ('refused' in history) return history;
  const clauses = history.steps[history.at]?.reading.clauses ?? [];
  const clause = clauseAnchors(clauses).indexOf(visit.parameters['anchor'] ?? '');
  if (clause < 0) return { refused: 'access.notFound' };
  const comparisons = history.steps.flatMap(({ comparison }) => (comparison === null ? [] : [comparison]));
  return clauseHistoryPage(
    history,
    clause,
    lifeOf(comparisons, history.at, clause),
    visit.today,
    doors.comparePath,
  );
}

/** All dated versions, which of them is asked about, and what changed between them: what came later only where it is told. */
async function historyAsked<D extends HistoryDesk>(
  visit: Visit<D>,
  doors: HistoryDoors,
  compared: 'all' | 'upToAsked',
): Promise<History | Refusal> {
  const organisation = await organisationInPath(visit);
  if (organisation === null) return { refused: 'access.notFound' };
  const versions = await visit.desk.statutes.versions(organisation.id);
  const timeline = timelineOn(versions, visit.today, organisation.dissolvedOn);
  const dated = timeline.spells.flatMap(({ version, state }) => (state === 'undated' ? [] : [version]));
  const standing = standingVersions(versions);
  const only = standing.length === 1 ? standing : dated;
  const followed = only.slice(-mostVersions);
  const asked = field(visit.query, 'lydelse');
  const newest = followed.at(-1) ?? null;
  const shown =
    asked === ''
      ? (timeline.inForce ?? newest)
      : (followed.find(({ sequence }) => String(sequence) === asked) ?? null);
  const at = followed.findIndex(({ id }) => id === shown?.id);
  if (at < 0) return { refused: 'access.notFound' };
  const told = await Promise.all(followed.map((version) => tellVersion(visit.desk, version)));
  const steps: Step[] = [];
  for (const [index, { text }] of told.slice(0, compared === 'all' ? told.length : at + 1).entries()) {
    const before = told[index - 1];
    if (before === undefined) {
      steps.push({ ...text, comparison: null });
      continue;
    }
    // Small texts are compared at once, one after the other: what else waits has its turn in between.
    await turn();
    const outcome = await doors.compare(before.text, text);
    if (outcome === 'tookTooLong') return refuse('comparison.takesTooLong');
    if (outcome === 'busy') return refuse('request.busy');
    steps.push({ ...text, comparison: outcome.result });
  }
  return { organisation, versions: told, steps, at, undated: versions.length - only.length };
}

async function tellVersion(
  desk: HistoryDesk,
  header: VersionHeader,
): Promise<{
  readonly header: VersionHeader;
  readonly text: VersionText;
  readonly decisions: readonly Decision[];
}> {
  const text = await desk.statutes.text(header.organisationId, header.id);
  if (text === null) throw new Error(`version ${header.id} has no text`);
  return { header, text, decisions: await desk.statutes.decisions(header.organisationId, header.id) };
}

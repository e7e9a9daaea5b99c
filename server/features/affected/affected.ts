// What is affected ("berörs") when clauses are changed: motions that quote them, and other förbund's texts with the same words.
import type { Day } from '../../domain/language/dates.ts';
import { inSwedishOrder } from '../../domain/language/swedish.ts';
import { clauseAt } from '../../domain/motions/citation.ts';
import { nameOn } from '../../domain/organisations/organisation.ts';
import { clauseReference } from '../../domain/statutes/citation.ts';
import {
  changedClauses,
  clauseBodyWords,
  sentencesWithin,
  type ChangedClause,
} from '../../domain/statutes/changed-clauses.ts';
import { motionPath, numberText, type MotionStore } from '../motions/index.ts';
import {
  versionOn,
  versionPath,
  type AffectedDocument,
  type ChangedText,
  type VersionHeader,
} from '../statutes/index.ts';
import type { AskLibrary, TopicsDesk } from '../topics/index.ts';

export interface AffectedDesk extends TopicsDesk {
  readonly motions: Pick<MotionStore, 'citing'>;
}

/** Others' clauses that are named; a wording that everybody has is nobody's. */
const mostStatutes = 40;

/**
 * Documents that quote a clause which the new text words otherwise or does not have, motions first. Others' texts are
 * those in force on the day; none where the library has no time.
 */
export async function affectedBy(
  desk: AffectedDesk,
  ask: AskLibrary,
  { base, before, after }: ChangedText,
  on: Day,
): Promise<readonly AffectedDocument[]> {
  const changed = changedClauses(before.clauses, after.clauses);
  if (changed.length === 0) return [];
  return [
    ...(await motionsQuoting(desk, base.organisationId, changed)),
    ...(await textsSharing(desk, ask, base, changed, sentencesWithin(after.clauses), on)),
  ];
}

async function motionsQuoting(
  desk: AffectedDesk,
  organisationId: string,
  changed: readonly ChangedClause[],
): Promise<readonly AffectedDocument[]> {
  const byWords = new Map(changed.map((each) => [each.words, each]));
  const motions = await desk.motions.citing(organisationId);
  const owners = await desk.organisations.byIds([
    ...new Set(motions.flatMap(({ moverId, networkId }) => [moverId, networkId])),
  ]);
  const found: AffectedDocument[] = [];
  for (const motion of motions) {
    const clauses: string[] = [];
    for (const { organisationId: cited, versionId, anchor } of motion.content.citations) {
      if (cited !== organisationId) continue;
      const text = await desk.statutes.text(organisationId, versionId);
      const quoted = text === null ? null : clauseAt(text.reading.clauses, anchor);
      const hit = quoted === null ? undefined : byWords.get(clauseBodyWords(quoted));
      if (hit !== undefined) clauses.push(hit.reference);
    }
    const network = owners.find(({ id }) => id === motion.networkId);
    const mover = owners.find(({ id }) => id === motion.moverId);
    if (clauses.length > 0 && network !== undefined)
      found.push({
        ...{ kind: 'motion', heading: motion.content.heading, state: motion.state },
        path: motionPath(numberText(network.slug, motion)),
        mover: mover === undefined ? '' : nameOn(mover, desk.today),
        clauses: [...new Set(clauses)],
      });
  }
  return found;
}

async function textsSharing(
  desk: AffectedDesk,
  ask: AskLibrary,
  base: VersionHeader,
  changed: readonly ChangedClause[],
  kept: ReadonlySet<string>,
  on: Day,
): Promise<readonly AffectedDocument[]> {
  const versions = await desk.statutes.allVersions();
  const organisations = await desk.organisations.all();
  const byOwner = Map.groupBy(versions, ({ organisationId }) => organisationId);
  const current = organisations.flatMap((organisation) => {
    const version =
      organisation.id === base.organisationId
        ? null
        : versionOn(organisation, byOwner.get(organisation.id) ?? [], on);
    return version === null ? [] : [{ organisation, version }];
  });
  const places = changed.map(({ index }) => ({ version: base.id, clause: index }));
  const outcome = await ask(
    'beside',
    { shown: places, beside: [], current: current.map(({ version }) => version.id) },
    { versions, readings: (ids) => desk.topics.readings(ids) },
  );
  if (typeof outcome === 'string') return [];
  const shared = new Map<
    string,
    { readonly version: string; readonly clause: number; readonly clauses: Set<string> }
  >();
  for (const { place, sentences } of outcome.result) {
    const reference = changed.find(({ index }) => index === place.clause)?.reference ?? '';
    for (const { text, others } of sentences) {
      if (kept.has(text.trim())) continue;
      for (const { current: there } of others) {
        if (there === null) continue;
        const key = `${there.version} ${String(there.clause)}`;
        const known = shared.get(key) ?? { ...there, clauses: new Set<string>() };
        known.clauses.add(reference);
        shared.set(key, known);
      }
    }
  }
  const told: Extract<AffectedDocument, { kind: 'statute' }>[] = [];
  for (const { version: id, clause: index, clauses } of shared.values()) {
    const owner = current.find(({ version }) => version.id === id);
    const text = owner === undefined ? null : await desk.statutes.text(owner.organisation.id, id);
    const clause = text?.reading.clauses[index];
    if (owner === undefined || text === null || clause === undefined) continue;
    told.push({
      ...{ kind: 'statute', owner: nameOn(owner.organisation, on), reference: clauseReference(clause) },
      path: versionPath(owner.organisation, owner.version.sequence),
      ...{ clauses: [...clauses], since: owner.version.effectiveFrom },
    });
  }
  return inSwedishOrder(told, ({ owner, reference }) => `${owner} ${reference}`).slice(0, mostStatutes);
}

// The acts on corrections: one person proposes, another confirms, and then there is a version of its own; or it is declined.
import type { ReadText } from '../../../domain/comparison/pieces.ts';
import type { TypedClause } from '../../../domain/proposals/editing.ts';
import { isRefusal, refuse, type Refusal } from '../../../domain/refusal.ts';
import {
  confirmingFault,
  correctedText,
  correctionFault,
  standingVersions,
  type Correction,
} from '../../../domain/statutes/correction.ts';
import { textHash } from '../../../domain/statutes/identity.ts';
import { timelineOn } from '../../../domain/statutes/timeline.ts';
import { latest } from '../../../domain/language/dates.ts';
import type { StoredOrganisation } from '../../organisations/index.ts';
import { storeVersion, type SavedVersion, type StatutesDesk } from '../actions.ts';
import type { VersionHeader } from '../records.ts';

/** What follows elsewhere when the newest text is corrected: what was proposed against it is carried over. */
export type AfterVersion<D extends StatutesDesk> = (
  desk: D,
  organisation: StoredOrganisation,
  version: SavedVersion,
) => Promise<Refusal | null>;

export interface CorrectionCommand {
  /** The clause's fragment. */
  readonly clause: string;
  readonly typed: TypedClause;
  readonly reason: string;
}

/** Proposes a correction of one clause of a version. */
export async function proposeCorrection(
  desk: StatutesDesk,
  version: VersionHeader,
  text: ReadText,
  { clause, typed, reason }: CorrectionCommand,
): Promise<Correction | Refusal> {
  const { organisationId } = version;
  const by = desk.who?.accountId;
  if (by === undefined) return refuse('access.signIn');
  const fault = correctionFault(await desk.statutes.versions(organisationId), version.id);
  if (fault !== null) return fault;
  const corrected = correctedText(text, clause, typed);
  if (isRefusal(corrected)) return corrected;
  const correction: Correction = {
    ...{ id: desk.newId(), organisationId, versionId: version.id, clauses: [corrected.clause], reason },
    textHash: textHash(corrected.text.reading),
    ...{ state: 'pending', proposedAt: desk.now, proposedBy: by },
    ...{ settledAt: null, settledBy: null, newVersionId: null },
  };
  await desk.statutes.addCorrection(correction, corrected.text);
  await desk.record({
    ...{ kind: 'correction.proposed', organisationId, subjectId: correction.id },
    facts: { version: version.id, clause, textHash: correction.textHash, reason },
  });
  return correction;
}

/** Another person confirms: the corrected text becomes a version from the same day, with the same decisions. */
export async function confirmCorrection<D extends StatutesDesk>(
  desk: D,
  organisation: StoredOrganisation,
  id: string,
  afterwards: AfterVersion<D>,
): Promise<SavedVersion | Refusal> {
  await desk.serialise(`statute ${organisation.id}`);
  const correction = (await desk.statutes.corrections(organisation.id)).find((each) => each.id === id);
  if (correction === undefined) return refuse('access.notFound');
  const versions = await desk.statutes.versions(organisation.id);
  const by = desk.who?.accountId ?? null;
  const fault = confirmingFault(correction, by) ?? correctionFault(versions, correction.versionId);
  if (fault !== null) return fault;
  const version = versions.find((each) => each.id === correction.versionId);
  const text = await desk.statutes.correctionText(organisation.id, id);
  if (version === undefined || text === null) throw new Error(`correction ${id} of no version`);
  const saved = await storeVersion(desk, organisation, 'statute.versionCorrected', {
    ...text,
    ...{ effectiveFrom: version.effectiveFrom, evidence: version.evidence, proposalId: version.proposalId },
    decisions: await desk.statutes.decisions(organisation.id, version.id),
    correctsVersionId: version.id,
  });
  const settled = await desk.statutes.settleCorrection({
    ...correction,
    ...{ state: 'confirmed', settledAt: desk.now, settledBy: by, newVersionId: saved.id },
  });
  if (!settled) return refuse('correction.settled');
  await desk.record({
    ...{ kind: 'correction.confirmed', organisationId: organisation.id, subjectId: id },
    facts: { version: version.id, newVersion: saved.id, textHash: correction.textHash },
  });
  const refusal = isNewest(versions, version) ? await afterwards(desk, organisation, saved) : null;
  return refusal ?? saved;
}

/** Is it the text that proposals begin from? */
function isNewest(versions: readonly VersionHeader[], version: VersionHeader): boolean {
  const standing = standingVersions(versions);
  const dated = timelineOn(standing, latest('9999' as Parameters<typeof latest>[0])).spells.filter(
    ({ state }) => state !== 'undated',
  );
  return dated.length === 0 || dated.at(-1)?.version.id === version.id;
}

/** Declines a correction, or takes back one's own. It stays on record. */
export async function declineCorrection(
  desk: StatutesDesk,
  organisation: StoredOrganisation,
  id: string,
): Promise<Refusal | null> {
  await desk.serialise(`statute ${organisation.id}`);
  const correction = (await desk.statutes.corrections(organisation.id)).find((each) => each.id === id);
  if (correction === undefined) return refuse('access.notFound');
  if (correction.state !== 'pending') return refuse('correction.settled');
  const settled = await desk.statutes.settleCorrection({
    ...correction,
    ...{ state: 'declined', settledAt: desk.now, settledBy: desk.who?.accountId ?? null },
  });
  if (!settled) return refuse('correction.settled');
  await desk.record({
    ...{ kind: 'correction.declined', organisationId: organisation.id, subjectId: id },
    facts: { version: correction.versionId },
  });
  return null;
}

// The acts on statutes: begin a draft from a text, change it, make it a version, discard it.
import { partialDate, type Day, type PartialDate } from '../../domain/language/dates.ts';
import { refuse, type Refusal } from '../../domain/refusal.ts';
import { isSameText } from '../../domain/proposals/adopted-words.ts';
import { textHash } from '../../domain/statutes/identity.ts';
import { besideOf } from '../../domain/statutes/timeline.ts';
import type { Reading } from '../../domain/statutes/statute.ts';
import { readStatute } from '../../domain/statutes/parse/read-statute.ts';
import type { Desk } from '../../web/desk.ts';
import type { AccountStore } from '../accounts/index.ts';
import { orderDocument, type DocumentsDesk } from '../documents/index.ts';
import type { OrganisationStore, StoredOrganisation } from '../organisations/index.ts';
import type { DraftCommand } from './forms.ts';
import type { Decision, Draft, NewVersion, VersionText } from './records.ts';
import type { StatuteStore } from './store.ts';

export interface StatutesDesk extends DocumentsDesk {
  readonly statutes: StatuteStore;
  readonly organisations: OrganisationStore;
  readonly accounts: Pick<AccountStore, 'byId'>;
}

const by = (desk: Desk): string | null => desk.who?.accountId ?? null;

/**
 * Begins a draft from a text; dates and decisions are taken from the text as far as they can be read.
 * @param reading the text as read, where that was done before the transaction
 */
export async function startDraft(
  desk: StatutesDesk,
  organisation: StoredOrganisation,
  source: string,
  reading: Reading = readStatute(source),
): Promise<Draft | Refusal> {
  if (reading.clauses.length === 0) return refuse('statute.withoutClause', 'source');
  const draft: Draft = {
    id: desk.newId(),
    organisationId: organisation.id,
    source,
    effectiveFrom: dateRead(reading.effectiveFrom),
    decisions: reading.adopted.map(({ body, date, minutes }) => ({ body, on: dateRead(date), minutes })),
    revision: 1,
    changedAt: desk.now,
    changedBy: by(desk),
    versionId: null,
    base: null,
  };
  await desk.statutes.addDraft(draft);
  await desk.record({
    kind: 'statute.drafted',
    organisationId: organisation.id,
    subjectId: draft.id,
    facts: { textHash: textHash(reading) },
  });
  return draft;
}

const dateRead = (text: string | null): PartialDate | null => (text === null ? null : partialDate(text));

/** Saves what was changed in a draft. Refused when somebody else saved it since it was read. */
export async function changeDraft(
  desk: StatutesDesk,
  draft: Draft,
  command: DraftCommand,
  reading: Reading = readStatute(command.source),
): Promise<Draft | Refusal> {
  if (draft.versionId !== null) return refuse('statute.alreadySaved');
  if (reading.clauses.length === 0) return refuse('statute.withoutClause', 'source');
  const { source, effectiveFrom, decisions, revision } = command;
  const changed: Draft = {
    ...draft,
    ...{ source, effectiveFrom, decisions, revision },
    ...{ changedAt: desk.now, changedBy: by(desk) },
  };
  if (!(await desk.statutes.changeDraft(changed))) return refuse('edit.conflict');
  await desk.record({
    kind: 'statute.draftChanged',
    organisationId: draft.organisationId,
    subjectId: draft.id,
    facts: { revision: revision + 1, textHash: textHash(reading) },
  });
  return { ...changed, revision: revision + 1 };
}

/** Throws a draft away. */
export async function discardDraft(
  desk: StatutesDesk,
  draft: Draft,
  revision: number,
): Promise<Refusal | null> {
  if (!(await desk.statutes.removeDraft(draft.id, revision))) return refuse('edit.conflict');
  await desk.record({
    kind: 'statute.draftDiscarded',
    organisationId: draft.organisationId,
    subjectId: draft.id,
    facts: {},
  });
  return null;
}

export interface SavedVersion {
  readonly id: string;
  readonly sequence: number;
}

/**
 * Makes a draft an immutable version, read in: decisions are as the text states them, not evidenced here.
 * Refused when the version before or after it in time reads the same, another is in force from the same day, and for a proposal
 * that is not said to have been adopted.
 */
export async function saveVersion(
  desk: StatutesDesk,
  organisation: StoredOrganisation,
  draft: Draft,
  command: DraftCommand,
  reading: Reading = readStatute(command.source),
): Promise<SavedVersion | Refusal> {
  if (draft.base !== null && !command.isAdopted) return refuse('statute.notAdopted', 'adopted');
  await desk.serialise(`statute ${organisation.id}`);
  const changed = await changeDraft(desk, draft, command, reading);
  if ('refused' in changed) return changed;
  const saved = await readInVersion(desk, organisation, changed, reading);
  if ('refused' in saved) return saved;
  await desk.statutes.changeDraft({ ...changed, versionId: saved.id });
  return saved;
}

/** What a version is made of. */
export interface VersionCommand {
  readonly source: string;
  readonly effectiveFrom: PartialDate | null;
  readonly decisions: readonly Decision[];
}

/** Stores a text as a version of the organisation's statute, which begins to exist with its first version. */
export async function readInVersion(
  desk: StatutesDesk,
  organisation: StoredOrganisation,
  { source, effectiveFrom, decisions }: VersionCommand,
  reading: Reading = readStatute(source),
): Promise<SavedVersion | Refusal> {
  await desk.serialise(`statute ${organisation.id}`);
  if (reading.clauses.length === 0) return refuse('statute.withoutClause', 'source');
  const clash = await versionClash(desk, organisation.id, reading, effectiveFrom);
  if (clash !== null) return clash;
  return storeVersion(desk, organisation, 'statute.versionReadIn', {
    ...{ source, reading, effectiveFrom, decisions },
    ...{ evidence: 'readIn', proposalId: null, correctsVersionId: null },
  });
}

/** A version whose decisions are evidenced here. */
export interface RatifiedVersion extends VersionText {
  readonly decisions: readonly Decision[];
  /** Never before its base's, and never typed. */
  readonly effectiveFrom: Day;
  readonly proposalId: string;
}

/**
 * Stores what was adopted as the organisation's next version. It may begin the same day as another: the later counts.
 * The caller has waited for the statute's turn.
 */
export const addRatifiedVersion = (
  desk: StatutesDesk,
  organisation: StoredOrganisation,
  { effectiveFrom, ...version }: RatifiedVersion,
): Promise<SavedVersion> =>
  storeVersion(desk, organisation, 'statute.versionRatified', {
    ...version,
    effectiveFrom: effectiveFrom as string as PartialDate,
    ...{ evidence: 'ratified', correctsVersionId: null },
  });

/** Stores a version behind the last, tells the log, and orders its document. */
export async function storeVersion(
  desk: StatutesDesk,
  organisation: StoredOrganisation,
  kind: 'statute.versionReadIn' | 'statute.versionRatified' | 'statute.versionCorrected',
  version: VersionCommand & Pick<NewVersion, 'reading' | 'evidence' | 'proposalId' | 'correctsVersionId'>,
): Promise<SavedVersion> {
  const { reading, effectiveFrom, decisions, proposalId, correctsVersionId } = version;
  const hash = textHash(reading);
  const id = desk.newId();
  const sequence = await desk.statutes.addVersion({
    ...version,
    ...{ id, organisationId: organisation.id, statuteId: await statuteOf(desk, organisation) },
    ...{ title: reading.title, textHash: hash, savedAt: desk.now, savedBy: by(desk) },
    decisions: decisions.map((decision) => ({ ...decision, id: desk.newId() })),
  });
  await desk.record({
    kind,
    organisationId: organisation.id,
    subjectId: id,
    facts: {
      ...{ sequence, effectiveFrom, textHash: hash },
      decisions: decisions.map(({ body, on, minutes, registryNumber }) => ({
        ...{ body, on, minutes },
        ...(registryNumber === undefined ? {} : { registryNumber }),
      })),
      ...(proposalId === null ? {} : { proposal: proposalId }),
      ...(correctsVersionId === null ? {} : { corrects: correctsVersionId }),
    },
  });
  await orderDocument(desk, { kind: 'statuteVersion', organisationId: organisation.id, subjectId: id });
  return { id, sequence };
}

async function statuteOf(desk: StatutesDesk, organisation: StoredOrganisation): Promise<string> {
  const known = await desk.statutes.statuteId(organisation.id);
  if (known !== null) return known;
  const id = desk.newId();
  await desk.statutes.addStatute(
    id,
    organisation.id,
    organisation.kind === 'network' ? 'bylaws' : 'forbundsordning',
  );
  return id;
}

/** A history may go back to older words, or change a name alone: only what it stands next to must read otherwise. */
async function versionClash(
  desk: StatutesDesk,
  organisationId: string,
  reading: Reading,
  effectiveFrom: PartialDate | null,
): Promise<Refusal | null> {
  const versions = await desk.statutes.versions(organisationId);
  for (const { id, sequence } of besideOf(versions, effectiveFrom)) {
    const text = await desk.statutes.text(organisationId, id);
    if (text !== null && isSameText(text.reading, reading))
      return refuse('statute.sameText', 'source', { number: sequence });
  }
  const sameDay = versions.find(
    (version) => version.effectiveFrom !== null && version.effectiveFrom === effectiveFrom,
  );
  return sameDay === undefined
    ? null
    : refuse('statute.sameDay', 'effectiveFrom', { number: sameDay.sequence });
}

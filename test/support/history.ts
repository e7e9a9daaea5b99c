// One row, at least, in every table of history: organisations with a succession, a statute with a version, the log.
import type { Writing } from '../../server/database/engine.ts';
import { newId } from '../../server/database/identity.ts';
import { textHash } from '../../server/domain/statutes/identity.ts';
import { readStatute } from '../../server/domain/statutes/parse/read-statute.ts';
import { appendEntry } from '../../server/features/log/index.ts';
import { organisationStore } from '../../server/features/organisations/index.ts';
import { statuteStore } from '../../server/features/statutes/index.ts';
import { addOrganisation, instant } from './databases.ts';
import { known } from './days.ts';

export const shortStatute =
  '1 § Ändamål\nFörbundet ska svara för finansiell samordning.\n\n2 § Säte\nFörbundet har sitt säte i Granby.\n';

/** What was written, by id. */
export interface History {
  readonly organisationId: string;
  readonly statuteId: string;
  readonly versionId: string;
}

/** Writes it. The names keep two histories in one database apart. */
export async function writeHistory(transaction: Writing, name = 'granby'): Promise<History> {
  const organisationId = await addOrganisation(transaction, name);
  const predecessorId = await addOrganisation(transaction, `${name}-before`);
  const id = (): string => newId(instant);
  await organisationStore(transaction).addSuccession({
    id: id(),
    organisationId,
    predecessorId,
    kind: 'merger',
    on: known('2015'),
  });
  const statutes = statuteStore(transaction, new Map());
  const [statuteId, versionId] = [id(), id()];
  await statutes.addStatute(statuteId, organisationId, 'forbundsordning');
  const reading = readStatute(shortStatute);
  await statutes.addVersion({
    ...{
      id: versionId,
      organisationId,
      statuteId,
      title: null,
      effectiveFrom: known('2015-06'),
      evidence: 'readIn',
    },
    ...{
      source: shortStatute,
      reading,
      textHash: textHash(reading),
      savedAt: new Date(instant).toISOString(),
      savedBy: null,
      proposalId: null,
      correctsVersionId: null,
    },
    decisions: [
      { id: id(), body: 'Granby kommun', on: known('2015-05-04'), minutes: '41' },
      { id: id(), body: 'Region Grandal', on: null, minutes: null },
    ],
  });
  const ofVersion = { organisation_id: organisationId, version_id: versionId };
  const settledAt = new Date(instant).toISOString();
  await transaction
    .insertInto('reading_settlements')
    .values({
      ...{ id: id(), ...ofVersion, draft_id: null, doubt: 'signLost-0', settlement: 'asItStands' },
      ...{ note: '', settled_at: settledAt, settled_by: null },
    })
    .execute();
  await transaction
    .insertInto('clause_topics')
    .values({ id: id(), ...ofVersion, clause_anchor: 'p1', topic: '', set_at: settledAt, set_by: null })
    .execute();
  await appendEntry(
    transaction,
    () => Promise.resolve(),
    { kind: 'organisation.setUp', organisationId, subjectId: organisationId, facts: { name } },
    new Date(instant).toISOString(),
    null,
  );
  return { organisationId, statuteId, versionId };
}

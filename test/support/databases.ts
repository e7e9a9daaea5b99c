// Open databases for store tests: migrated, closed after each test, with rows by name where foreign keys want some.
import type { Engine, Writing } from '../../server/database/engine.ts';
import { openDatabase } from '../../server/database/open.ts';
import { newId } from '../../server/database/identity.ts';
import { migrate } from '../../server/database/migrate.ts';
import type { OrganisationKind } from '../../server/domain/organisations/organisation.ts';
import { accountStore } from '../../server/features/accounts/index.ts';
import { organisationStore } from '../../server/features/organisations/index.ts';
import type { EngineUnderTest } from './engines.ts';

export const instant = Date.parse('2026-03-02T09:00:00.000Z');

/** Opens databases in a suite and closes them when each test is over. */
export function opener(under: EngineUnderTest) {
  const opened: Engine[] = [];
  const open = async (url: string): Promise<Engine> => {
    const engine = await openDatabase(url);
    opened.push(engine);
    return engine;
  };
  afterEach(async () => {
    for (const engine of opened.splice(0)) await engine.close();
  });
  return {
    open,
    /** A fresh database without any table. */
    empty: async () => open(await under.url()),
    /** A fresh database with the newest schema. */
    async migrated(): Promise<Engine> {
      const engine = await open(await under.url());
      await migrate(engine, () => instant);
      return engine;
    },
  };
}

/** Adds an organisation of that name and kind. @returns its id */
export async function addOrganisation(
  transaction: Writing,
  name: string,
  kind: OrganisationKind = 'forbund',
): Promise<string> {
  const id = newId(instant);
  const organisations = organisationStore(transaction);
  const dates = { formingSince: null, formedOn: null, liquidationFrom: null, dissolvedOn: null };
  await organisations.add({ id, slug: name, kind, ...dates, note: null });
  await organisations.addName(newId(instant), id, { name, from: null });
  return id;
}

/** Adds an account, opened for an organisation that is added with it. @returns the organisation's id */
export async function addAccount(transaction: Writing, id: string, email: string): Promise<string> {
  const organisationId = await addOrganisation(transaction, `of-${id}`);
  await accountStore(transaction).add(id, organisationId, email, new Date(instant).toISOString());
  return organisationId;
}

/** The error that the work fails with. @throws Error when it does not fail */
export async function faultOf(work: Promise<unknown>): Promise<Error> {
  const outcome = await work.then(
    () => null,
    (fault: unknown) => fault,
  );
  if (!(outcome instanceof Error)) throw new Error('nothing failed');
  return outcome;
}

// Loads the demo world of content/demo into a new database, through the same acts as users' own work.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { partialDate, type PartialDate } from '../server/domain/language/dates.ts';
import { parties, type Party } from '../server/domain/organisations/membership.ts';
import { organisationKinds } from '../server/domain/organisations/organisation.ts';
import { typedShare, type Fraction } from '../server/domain/organisations/shares.ts';
import { roles, type Who } from '../server/domain/permissions.ts';
import { isRefusal, type Refusal } from '../server/domain/refusal.ts';
import {
  hashPassword,
  openAccount,
  setPassword,
  type DemoAccounts,
} from '../server/features/accounts/index.ts';
import {
  addMember,
  changeDates,
  recordSeats,
  recordShares,
  recordSuccession,
  registerOrganisation,
  renameOrganisation,
  type StoredOrganisation,
} from '../server/features/organisations/index.ts';
import { readInVersion } from '../server/features/statutes/index.ts';
import type { House, HouseDesk } from '../server/house.ts';
import { eventPlayer, readHistory, type DemoHistory } from './demo-events.ts';

/** Every demo account has this password. The demo world is never loaded in production. */
const demoPassword = 'prova stadga i lugn och ro';

const date = z
  .string()
  .nullable()
  .default(null)
  .transform((text, context): PartialDate | null => {
    const known = text === null ? null : partialDate(text);
    if (text !== null && known === null)
      context.addIssue({ code: 'custom', message: `no such date: ${text}` });
    return known;
  });

const decision = z.object({ body: z.string(), date, minutes: z.string().nullable() });

const organisationShape = z.object({
  slug: z.string(),
  kind: z.enum(organisationKinds),
  names: z.array(z.object({ name: z.string(), from: date })).min(1),
  formedOn: date,
  liquidationFrom: date,
  dissolvedOn: date,
  memberships: z
    .array(z.object({ member: z.string(), party: z.enum(parties), from: date, to: date }))
    .default([]),
  successions: z
    .array(z.object({ predecessor: z.string(), kind: z.enum(['merger', 'operationsMoved']), on: date }))
    .default([]),
  statutes: z
    .array(
      z.object({
        ...{ file: z.string(), decisions: z.array(decision), effectiveFrom: date },
        readInAt: z.iso.datetime().optional(),
      }),
    )
    .default([]),
  seats: z
    .array(
      z.object({
        ...{ member: z.string(), ordinary: z.int().nullable(), alternates: z.int().nullable() },
        from: date,
      }),
    )
    .default([]),
  shares: z
    .array(
      z.object({
        party: z.enum(parties),
        member: z.string().nullable().default(null),
        share: z.string(),
        from: date,
      }),
    )
    .default([]),
  note: z.string().nullable().default(null),
});
type OrganisationShape = z.output<typeof organisationShape>;

const accountShape = z.object({ email: z.string(), role: z.enum(roles), organisation: z.string() });

const worldShape = z.object({
  organisations: z.array(organisationShape),
  accounts: z.array(accountShape).default([]),
});

const folder = fileURLToPath(new URL('../content/demo', import.meta.url));

/** The world as content/demo tells it: the told world first, then the register's facts for whoever is not in it already. */
function readWorld(): z.output<typeof worldShape> {
  const read = (file: string) => worldShape.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')));
  const worlds = [
    read('organisations.json'),
    ...readdirSync(join(folder, 'register'))
      .toSorted()
      .map((file) => read(join('register', file))),
  ];
  const bySlug = new Map<string, OrganisationShape>();
  for (const organisation of worlds.flatMap(({ organisations }) => organisations)) {
    if (!bySlug.has(organisation.slug)) bySlug.set(organisation.slug, organisation);
  }
  return { organisations: [...bySlug.values()], accounts: worlds.flatMap(({ accounts }) => accounts) };
}

export interface DemoWorld {
  /** The accounts of the demo that stand in this database; null where there are none. */
  readonly accounts: () => Promise<DemoAccounts | null>;
  /** What is printed at start. */
  readonly greeting: () => Promise<string>;
}

/** Loads the demo world if the database is new, and tells which of its accounts can be used. */
export async function openDemoWorld(house: House): Promise<DemoWorld> {
  const isNew = (await house.desk(house.engine.read, null).organisations.all()).length === 0;
  if (isNew) await loadDemoWorld(house);
  const accounts = async (): Promise<DemoAccounts | null> => {
    const desk = house.desk(house.engine.read, null);
    const emails: string[] = [];
    for (const { email } of readWorld().accounts)
      if ((await desk.accounts.byEmail(email)) !== null) emails.push(email);
    return emails.length === 0 ? null : { password: demoPassword, emails };
  };
  const found = await accounts();
  return {
    accounts: () => Promise.resolve(found),
    greeting: () =>
      Promise.resolve(
        found === null
          ? ''
          : `Accounts to try, all with the password "${found.password}":\n${found.emails.map((email) => `  ${email}\n`).join('')}`,
      ),
  };
}

/** Plays the world's acts in order, as if somebody did them through the pages, but in one transaction: half a world is none. */
export async function loadDemoWorld(house: House): Promise<void> {
  // Slow on purpose, so done before the transaction; the accounts share their password anyway.
  const passwordHash = await hashPassword(demoPassword);
  await house.engine.write((transaction) =>
    playWorld(readWorld(), readHistory(folder), (who, at) => house.desk(transaction, who, at), passwordHash),
  );
}

async function playWorld(
  world: z.output<typeof worldShape>,
  history: DemoHistory,
  deskAt: (who: Who, at: number) => HouseDesk,
  passwordHash: string,
): Promise<void> {
  const begins = Date.parse(history.begins);
  const deskOf = (who: Who): HouseDesk => deskAt(who, begins);
  const act = async <T>(
    what: string,
    work: (desk: HouseDesk) => Promise<T | Refusal>,
    who: Who = null,
    at = begins,
  ): Promise<T> => {
    const answer = await work(deskAt(who, at));
    if (isRefusal(answer)) throw new Error(`the demo world is refused at ${what}: ${answer.refused}`);
    return answer;
  };
  const known = new Map<string, StoredOrganisation>();
  const versions = new Map<string, { readonly organisationId: string; readonly versionId: string }>();
  const later: { readonly at: number; readonly play: () => Promise<void> }[] = [];
  const current = async (slug: string): Promise<StoredOrganisation> => {
    const organisation = await deskOf(null).organisations.bySlug(known.get(slug)?.slug ?? slug);
    if (organisation === null) throw new Error(`the demo world names ${slug}, which it does not tell of`);
    return organisation;
  };
  for (const told of world.organisations) {
    const [first, ...later] = told.names;
    if (first === undefined) continue;
    const registered = await act(told.slug, (desk) =>
      registerOrganisation(desk, {
        name: first.name,
        nameFrom: first.from,
        kind: told.kind,
        formedOn: told.formedOn,
        note: told.note,
        shortName: told.slug,
      }),
    );
    known.set(told.slug, registered);
    for (const name of later) await act(told.slug, (desk) => renameOrganisation(desk, registered, name));
    if (told.liquidationFrom !== null || told.dissolvedOn !== null) {
      await act(told.slug, (desk) => changeDates(desk, registered, { ...told, revision: 1 }));
    }
  }
  for (const { email, role, organisation } of world.accounts) {
    const { id } = await current(organisation);
    const accountId = await act(email, (desk) => openAccount(desk, email, role, id));
    await act(email, async (desk) => {
      await setPassword(desk, accountId, id, passwordHash);
      return null;
    });
  }
  for (const told of world.organisations) {
    const organisation = await current(told.slug);
    const who = await accountOf(deskOf(null), world.accounts, told.slug);
    for (const { member, party, from, to } of told.memberships) {
      const named = await current(member);
      const name = named.names[0]?.name ?? '';
      await act(
        `${told.slug} ${member}`,
        (desk) => addMember(desk, organisation, { member: name, group: groupOf(party), from, to }),
        who,
      );
    }
    for (const [from, seats] of Map.groupBy(told.seats, (row) => row.from))
      await act(
        `${told.slug} seats`,
        async (desk) =>
          recordSeats(desk, organisation, {
            from,
            known: (await desk.organisations.seats(organisation.id)).length,
            seats: await Promise.all(
              seats.map(async ({ member, ordinary, alternates }) => ({
                ...{ memberId: (await current(member)).id, ordinary, alternates },
              })),
            ),
          }),
        who,
      );
    for (const [from, shares] of Map.groupBy(told.shares, (row) => row.from))
      await act(
        `${told.slug} shares`,
        async (desk) =>
          recordShares(desk, organisation, {
            from,
            known: (await desk.organisations.shares(organisation.id)).length,
            shares: await Promise.all(
              shares.map(async ({ party, member, share }) => ({
                ...{ party, memberId: member === null ? null : (await current(member)).id },
                ...shareOf(share),
              })),
            ),
          }),
        who,
      );
    for (const { predecessor, kind, on } of told.successions) {
      const name = (await current(predecessor)).names[0]?.name ?? '';
      await act(`${told.slug} ${predecessor}`, (desk) =>
        recordSuccession(desk, organisation, { predecessor: name, kind, on }),
      );
    }
    for (const { file, decisions, effectiveFrom, readInAt } of told.statutes) {
      const at = readInAt === undefined ? begins : Date.parse(readInAt);
      const readIn = async (): Promise<void> => {
        const { id } = await act(
          file,
          (desk) =>
            readInVersion(desk, organisation, {
              source: readFileSync(join(folder, file), 'utf8'),
              effectiveFrom,
              decisions: decisions.map(({ body, date: on, minutes }) => ({ body, on, minutes })),
            }),
          who,
          at,
        );
        versions.set(file, { organisationId: organisation.id, versionId: id });
      };
      if (at === begins) await readIn();
      else later.push({ at, play: readIn });
    }
  }
  const play = eventPlayer(
    {
      act: async (what, at, email, work) => {
        const account = await deskOf(null).accounts.byEmail(email);
        if (account === null) throw new Error(`the demo world has no account ${email}`);
        return act(what, work, account.person, at);
      },
      organisation: current,
      folder,
      versionMade: (file, version) => void versions.set(file, version),
      version(file) {
        const found = versions.get(file);
        if (found === undefined) throw new Error(`the demo world has not read in ${file} yet`);
        return found;
      },
    },
    history,
  );
  for (const told of history.events) later.push({ at: Date.parse(told.at), play: () => play(told) });
  for (const each of later.toSorted((a, b) => a.at - b.at)) await each.play();
}

function shareOf(text: string): Fraction {
  const share = typedShare(text);
  if (share === null) throw new Error(`the demo world tells of a share "${text}"`);
  return share;
}

/** Who does an organisation's own acts in the demo: the first account of it. */
async function accountOf(
  desk: HouseDesk,
  accounts: readonly z.output<typeof accountShape>[],
  organisation: string,
): Promise<Who> {
  const account = accounts.find((each) => each.organisation === organisation);
  return account === undefined ? null : ((await desk.accounts.byEmail(account.email))?.person ?? null);
}

const groups = {
  municipalities: 'municipality',
  regions: 'region',
  socialInsuranceAgency: 'socialInsuranceAgency',
  employmentService: 'employmentService',
  none: 'forbund',
} as const satisfies Record<Party, string>;
const groupOf = (party: Party) => groups[party];

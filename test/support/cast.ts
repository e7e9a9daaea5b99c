// The fixed cast: who they are, where they hold their roles, and the organisations and texts of their world.
import { hash } from '@node-rs/argon2';
import type { House, HouseDesk } from '../../server/house.ts';
import { openAccount, setPassword } from '../../server/features/accounts/index.ts';
import {
  addMember,
  registerOrganisation,
  setUpForbund,
  type StoredOrganisation,
} from '../../server/features/organisations/index.ts';
import { readInVersion, startDraft } from '../../server/features/statutes/index.ts';
import type { Party } from '../../server/domain/organisations/membership.ts';
import type { Role } from '../../server/domain/permissions.ts';
import { isRefusal, type Refusal } from '../../server/domain/refusal.ts';
import { known } from './days.ts';

/** Everybody who asks in tests. A stranger has no account. */
export const cast = {
  secretary: { role: 'secretary', at: 'granby' },
  chair: { role: 'chair', at: 'granby' },
  boardMember: { role: 'boardMember', at: 'granby' },
  delegate: { role: 'delegate', at: 'granby' },
  memberOfficial: { role: 'memberOfficial', at: 'granby' },
  otherSecretary: { role: 'secretary', at: 'ekdal' },
  networkOffice: { role: 'networkOffice', at: 'network' },
} as const satisfies Record<string, { readonly role: Role; readonly at: 'granby' | 'ekdal' | 'network' }>;
export type Somebody = keyof typeof cast;
export const everybody = Object.keys(cast) as readonly Somebody[];

export const password = 'ett lösenord för prov';
export const emailOf = (who: Somebody): string => `${who.toLowerCase()}@stadga.example`;

/** A förbundsordning; each of the three wordings says one thing otherwise. */
export const wording = (
  purpose: string,
  board = 'fyra',
): string => `Förbundsordning för Samordningsförbundet Granby

1 § Ändamål
${purpose}

2 § Styrelse
Styrelsen består av ${board} ledamöter. Den ska
1. leda förbundets verksamhet,
2. svara för ekonomin.

3 § Säte
Förbundet har sitt säte i Granby.
`;

export const granbyTexts = {
  '2014-05-01': wording('Förbundet ska svara för finansiell samordning mellan medlemmarna.'),
  '2018-01-01': wording('Förbundet ska svara för finansiell samordning mellan medlemmarna.', 'sex'),
  '2024-07-01': wording('Förbundet ska stödja finansiell samordning mellan medlemmarna.', 'sex'),
} as const;
export const draftText = wording('Ett utkast som bara de egna får läsa.');

export interface World {
  readonly granby: StoredOrganisation;
  readonly ekdal: StoredOrganisation;
  readonly network: StoredOrganisation;
  /** One draft of each that has one; Granby's only kommun, and Granby in the network. */
  readonly draftId: string;
  readonly networkDraftId: string;
  readonly membershipId: string;
  readonly networkMembershipId: string;
  readonly accounts: Readonly<Record<Somebody, string>>;
}

/** Verifying takes the cost that the hash was made with: the least there is, so that the cast signs in fast. */
const passwordHash = hash(password, { memoryCost: 8, timeCost: 1, parallelism: 1 });

function must<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(`the cast's world was refused: ${answer.refused}`);
  return answer;
}

/** Fills a fresh database, through the same acts as users' own work. */
export async function fillWorld(house: House): Promise<World> {
  const hashed = await passwordHash;
  return house.engine.write(async (transaction) => {
    const desk = house.desk(transaction, null);
    const [granby, ekdal, network] = [
      await setUp(desk, 'Granby'),
      await setUp(desk, 'Ekdal'),
      await registerNetwork(desk),
    ];
    for (const [from, source] of Object.entries(granbyTexts)) {
      const decisions = [{ body: 'Granby kommun', on: known(from.slice(0, 7)), minutes: '12' }];
      must(await readInVersion(desk, granby, { source, effectiveFrom: known(from), decisions }));
    }
    must(
      await readInVersion(desk, network, {
        source: granbyTexts['2014-05-01'],
        effectiveFrom: known('2020'),
        decisions: [],
      }),
    );
    const draft = must(await startDraft(desk, granby, draftText));
    const networkDraft = must(await startDraft(desk, network, draftText));
    const taken = await addMember(desk, network, {
      member: 'Samordningsförbundet Granby',
      group: 'forbund',
      from: known('2015'),
      to: null,
    });
    if (taken !== null) must(taken);
    const membershipOf = async ({ id }: StoredOrganisation, party: Party): Promise<string> =>
      (await desk.organisations.memberships(id)).find((each) => each.party === party)?.id ?? '';
    const accounts: Record<string, string> = {};
    for (const who of everybody) {
      const at = { granby, ekdal, network }[cast[who].at].id;
      const id = await openAccount(desk, emailOf(who), cast[who].role, at);
      await setPassword(desk, id, at, hashed);
      accounts[who] = id;
    }
    return {
      ...{ granby, ekdal, network, accounts: accounts as World['accounts'] },
      ...{ draftId: draft.id, networkDraftId: networkDraft.id },
      ...{
        membershipId: await membershipOf(granby, 'municipalities'),
        networkMembershipId: await membershipOf(network, 'none'),
      },
    };
  });
}

async function setUp(desk: HouseDesk, name: string): Promise<StoredOrganisation> {
  return must(
    await setUpForbund(desk, {
      name: `Samordningsförbundet ${name}`,
      formedOn: known('2014-05-01'),
      members: [
        { name: `${name}s kommun`, kind: 'municipality', party: 'municipalities', from: known('2014-05-01') },
        { name: 'Region Grandal', kind: 'region', party: 'regions', from: known('2014-05') },
        {
          name: 'Försäkringskassan',
          kind: 'agency',
          party: 'socialInsuranceAgency',
          from: known('2014-05-01'),
        },
        { name: 'Arbetsförmedlingen', kind: 'agency', party: 'employmentService', from: known('2014-05-01') },
      ],
    }),
  );
}

async function registerNetwork(desk: HouseDesk): Promise<StoredOrganisation> {
  const facts = {
    name: 'Nätverket',
    nameFrom: null,
    kind: 'network',
    formedOn: known('2009'),
    note: null,
    shortName: null,
  } as const;
  return must(await registerOrganisation(desk, facts));
}

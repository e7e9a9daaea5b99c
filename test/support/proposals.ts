// Proposals of a förbund of the cast's, brought through their own acts to where a test begins, and who does what.
import type { Person } from '../../server/domain/permissions.ts';
import { noEffects, type Proposal } from '../../server/domain/proposals/proposal.ts';
import { isRefusal, type Refusal } from '../../server/domain/refusal.ts';
import {
  approveProposal,
  beginProposal,
  changeText,
  confirmRatification,
  dispatchProposal,
  recordAnswer,
  type NewAnswer,
  type NewProposal,
} from '../../server/features/proposals/index.ts';
import type { HouseDesk } from '../../server/house.ts';
import type { TestApp } from './app.ts';
import type { Somebody } from './cast.ts';
import { on } from './days.ts';
import { acting, done } from './held-meeting.ts';
import { read } from './rounds.ts';

/** A statute of so many clauses; `words` are those of one of them. */
export const clauses = (count: number, words: Readonly<Record<number, string>> = {}): string =>
  `Förbundsordning för Samordningsförbundet Granby\n\n${Array.from({ length: count }, (_, index) => {
    const number = String(index + 1);
    return `${number} § Rubrik ${number}\n${words[index + 1] ?? `Om fråga ${number} beslutar styrelsen enligt punkt ${number}.`}\n`;
  }).join('\n')}`;

export const person = async ({ house, world }: TestApp, who: Somebody): Promise<Person> => {
  const found = await house.desk(house.engine.read, null).accounts.byId(world.accounts[who]);
  if (found === null) throw new Error(`${who} has an account`);
  return found;
};

/** Does one act in its own transaction, as one of the cast. A refusal is rolled back, as it is for a request. */
export async function doAs<T>(
  app: TestApp,
  who: Somebody | null,
  act: (desk: HouseDesk) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  const asks = who === null ? null : await person(app, who);
  return acting(app.house, asks, async (desk) => {
    const answer = await act(desk);
    if (isRefusal(answer)) throw new RolledBack(answer);
    return answer;
  }).catch((fault: unknown) => {
    if (fault instanceof RolledBack) return fault.refusal;
    throw fault;
  });
}

class RolledBack extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.refused);
    this.refusal = refusal;
  }
}

/** The same, where the test needs it done. */
export const doneAs = async <T>(
  app: TestApp,
  who: Somebody | null,
  act: (desk: HouseDesk) => Promise<T | Refusal>,
): Promise<T> => done(await doAs(app, who, act));

/** The code of the no that an act answered. @throws Error when it answered no no */
export const refusedOf = (answer: unknown): string => {
  if (!isRefusal(answer)) throw new Error('it was not refused');
  return answer.refused;
};

export const latest = async ({ house }: TestApp, { id }: Pick<Proposal, 'id'>): Promise<Proposal> => {
  const found = await house.desk(house.engine.read, null).proposals.byId(id);
  if (found === null) throw new Error('the proposal is there');
  return found;
};

/** A draft of Granby's. */
export const begun = (
  app: TestApp,
  source: string | null,
  change: Partial<NewProposal> = {},
): Promise<Proposal> =>
  doneAs(app, 'secretary', (desk) =>
    beginProposal(desk, app.world.granby, {
      ...{ kind: 'revision', heading: 'Reviderad förbundsordning', adoptedAs: 'whole', effects: noEffects },
      forceRule: { kind: 'whenAdopted', earliest: null },
      text: source === null ? null : read(source),
      ...change,
    }),
  );

export const rewritten = (app: TestApp, proposal: Proposal, source: string): Promise<Proposal> =>
  doneAs(app, 'secretary', (desk) =>
    changeText(desk, proposal, { revision: proposal.revision, text: read(source) }),
  );

export const decision = {
  body: 'Styrelsen',
  on: on('2026-03-02'),
  minutes: '9',
  registryNumber: '',
} as const;

export const approvedBy = (app: TestApp, { id, organisationId }: Proposal): Promise<Proposal> =>
  doneAs(app, 'chair', async (desk) => {
    const current = await desk.proposals.byId(id);
    return approveProposal(desk, { id, organisationId }, { revision: current?.revision ?? 0, decision });
  });

/** Approved, and out for ratification. */
export async function sentOut(app: TestApp, proposal: Proposal): Promise<Proposal> {
  const approved = await approvedBy(app, proposal);
  return doneAs(app, 'secretary', (desk) =>
    dispatchProposal(desk, approved, { revision: approved.revision, answerBy: null, bodies: new Map() }),
  );
}

export const membersOf = async (
  { house }: TestApp,
  { id }: Pick<Proposal, 'id'>,
): Promise<readonly string[]> => {
  const rounds = await house.desk(house.engine.read, null).proposals.newestRounds([id]);
  return rounds.get(id)?.members.map(({ memberId }) => memberId) ?? [];
};

/** An answer of a member; adopted on the day that tests begin, where nothing else is said. */
export const answerOf = (memberId: string, change: Partial<NewAnswer> = {}): NewAnswer => ({
  ...{ roundNumber: 1, memberId, answer: 'adopted', condition: 'none', decidedOn: on('2026-03-02') },
  ...{ minutes: '47', registryNumber: '', deviation: null, attachment: null, note: '' },
  ...change,
});

export async function allAdopt(
  app: TestApp,
  proposal: Proposal,
  change: Partial<NewAnswer> = {},
): Promise<void> {
  for (const memberId of await membersOf(app, proposal))
    await doneAs(app, 'secretary', (desk) => recordAnswer(desk, proposal, answerOf(memberId, change)));
}

/** Adopted by all, and confirmed by another than recorded the last. */
export async function ratifiedByAll(
  app: TestApp,
  proposal: Proposal,
  change: Partial<NewAnswer> = {},
): Promise<Proposal> {
  await allAdopt(app, proposal, change);
  return doneAs(app, 'chair', (desk) =>
    confirmRatification(desk, proposal, { roundNumber: change.roundNumber ?? 1 }),
  );
}

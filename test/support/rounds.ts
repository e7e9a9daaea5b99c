// A proposal of Granby's on its round: begun, approved, sent to its members, and answered, each through its own act.
import { readStatute } from '../../server/domain/statutes/parse/read-statute.ts';
import type { ForceRule, Proposal } from '../../server/domain/proposals/proposal.ts';
import type { HouseDesk } from '../../server/house.ts';
import { approveProposal } from '../../server/features/proposals/actions/board.ts';
import { recordAnswer, type NewAnswer } from '../../server/features/proposals/actions/answers.ts';
import { nameContact } from '../../server/features/proposals/actions/contacts.ts';
import { beginProposal } from '../../server/features/proposals/actions/draft.ts';
import { dispatchProposal } from '../../server/features/proposals/actions/round.ts';
import type { TestApp } from './app.ts';
import { emailOf, wording } from './cast.ts';
import { on } from './days.ts';
import { acting, done } from './held-meeting.ts';

const writtenAt = '2026-02-16T09:00:00.000Z';

let begun = 0;
/** Every proposal has its own: what waits is told by it. */
const nextHeading = (): string => `Reviderad förbundsordning, förslag ${String((begun += 1))}`;

export const proposedText = wording(
  'Förbundet ska stödja finansiell samordning mellan medlemmarna och deras invånare.',
  'sex',
);
export const deviatingText = wording(
  'Förbundet ska stödja finansiell samordning mellan medlemmarna och alla deras invånare.',
  'sex',
);

export const read = (source: string) => ({ source, reading: readStatute(source) });

/** Does an act as nobody in particular: the program. */
export const doing = <T>({ house }: TestApp, act: (desk: HouseDesk) => Promise<T>): Promise<T> =>
  acting(house, null, act);

/** A draft that changes Granby's purpose, written two weeks before the tests begin: the board decides after that. */
export const drafted = (
  app: TestApp,
  forceRule: ForceRule = { kind: 'whenAdopted', earliest: null },
  source = proposedText,
): Promise<Proposal> =>
  doing(app, async (desk) =>
    done(
      await beginProposal({ ...desk, now: writtenAt }, app.world.granby, {
        ...{ kind: 'revision', heading: nextHeading(), adoptedAs: 'whole', forceRule },
        effects: { joins: [], leaves: [], seats: [], shares: [] },
        text: read(source),
      }),
    ),
  );

/** The board has approved it. */
export const approved = async (app: TestApp, forceRule?: ForceRule, source?: string): Promise<Proposal> => {
  const proposal = await drafted(app, forceRule, source);
  const decision = { body: 'Styrelsen', on: on('2026-02-20'), minutes: '§ 9', registryNumber: '' };
  return doing(app, async (desk) =>
    done(await approveProposal(desk, proposal, { revision: proposal.revision, decision })),
  );
};

/** It is with the members. */
export const dispatched = async (app: TestApp, forceRule?: ForceRule, source?: string): Promise<Proposal> => {
  const proposal = await approved(app, forceRule, source);
  const sending = {
    revision: proposal.revision,
    answerBy: on('2026-06-30'),
    bodies: new Map<string, string>(),
  };
  return doing(app, async (desk) => done(await dispatchProposal(desk, proposal, sending)));
};

export const answered = (
  app: TestApp,
  proposal: Proposal,
  memberId: string,
  change: Partial<NewAnswer> = {},
) =>
  doing(app, (desk) =>
    recordAnswer(desk, proposal, {
      ...{ roundNumber: 1, memberId, answer: 'adopted', condition: 'none', decidedOn: on('2026-03-02') },
      ...{ minutes: '§ 47', registryNumber: 'KS 2026/12', deviation: null, attachment: null, note: '' },
      ...change,
    }),
  );

/** Those that must adopt Granby's proposals, in the order of the letter, with the slugs of their pages. */
export const askedOf = (app: TestApp, proposal: Proposal) =>
  doing(app, async (desk) => {
    const round = (await desk.proposals.newestRounds([proposal.id])).get(proposal.id);
    const found = await desk.organisations.byIds(round?.members.map(({ memberId }) => memberId) ?? []);
    return (round?.members ?? []).map((member) => ({
      ...member,
      slug: found.find(({ id }) => id === member.memberId)?.slug ?? '',
    }));
  });

/** The cast's official speaks for Granby's kommun in Granby's matters. */
export const officialNamed = (app: TestApp, memberId: string) =>
  doing(app, async (desk) =>
    done(await nameContact(desk, app.world.granby, memberId, emailOf('memberOfficial'))),
  );

export const root = '/forbund/granby/forbundsordning/forslag';

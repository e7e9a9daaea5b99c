// Out for ratification: the proposal goes to its members, whose answers are recorded, asked for again and taken back.
import type { Day } from '../../../domain/language/dates.ts';
import { inSwedishOrder } from '../../../domain/language/swedish.ts';
import { parties } from '../../../domain/organisations/membership.ts';
import { nameOn } from '../../../domain/organisations/organisation.ts';
import { decidingBody } from '../../../domain/proposals/deciding-bodies.ts';
import { mustAdopt } from '../../../domain/proposals/must-adopt.ts';
import type { Proposal } from '../../../domain/proposals/proposal.ts';
import type { RoundMember } from '../../../domain/proposals/ratification.ts';
import { refuse, type Refusal } from '../../../domain/refusal.ts';
import { mailMissiv } from '../papers/mails.ts';
import { issueProposal } from '../papers/ordering.ts';
import type { StoredRound } from '../records.ts';
import { after, by, newestText, readyFor, save, type Named, type ProposalsDesk } from './desk.ts';
import { effectFaultOf } from './effects.ts';
import { settledFault } from './rebase.ts';

export interface Dispatch {
  readonly revision: number;
  readonly answerBy: Day | null;
  /** Who decides, by member; for the others it is as usual for their kind. */
  readonly bodies: ReadonlyMap<string, string>;
}

/**
 * Sends the proposal to its members. The wording, the rule and the list of who must adopt are frozen from here on.
 * Refused while conflicts wait, and where an effect cannot come about.
 */
export async function dispatchProposal(
  desk: ProposalsDesk,
  proposal: Named,
  { revision, answerBy, bodies }: Dispatch,
): Promise<Proposal | Refusal> {
  const current = await readyFor(desk, proposal, 'dispatch', revision);
  if ('refused' in current) return current;
  if (current.kind === 'bylaws') return refuse('proposal.notNow');
  if (answerBy !== null && answerBy < desk.today) return refuse('proposal.answerByPassed', 'answerBy');
  const fault = await settledFault(desk, current);
  if (fault !== null) return fault;
  const impossible = await effectFaultOf(desk, current);
  if (impossible !== null) return impossible;
  const members = await membersToAsk(desk, current, bodies);
  if (members.length === 0) return refuse('proposal.withoutMembers');
  const text = await newestText(desk, current);
  const earlier = await desk.proposals.rounds(current.id);
  const round: StoredRound = {
    id: desk.newId(),
    organisationId: current.organisationId,
    proposalId: current.id,
    number: earlier.length + 1,
    textNumber: text.number,
    textHash: text.textHash,
    adoptedAs: current.adoptedAs,
    forceRule: current.forceRule,
    answerBy,
    dispatchedOn: desk.today,
    dispatchedAt: desk.now,
    dispatchedBy: by(desk),
    terms: { heading: current.heading, effects: current.effects, board: current.board },
    members,
  };
  const saved = await save(desk, current, after(current, 'dispatch', {}), 'proposal.dispatched', {
    ...{ round: round.number, textHash: round.textHash, answerBy },
    members: members.map(({ memberId, body }) => ({ member: memberId, body })),
  });
  if ('refused' in saved) return saved;
  await desk.proposals.addRound(round);
  await issueProposal(desk, round);
  await mailMissiv(desk, saved, round);
  return saved;
}

/** Who must adopt if it were sent today, in the order of the letter: kommuner, regioner, agencies, each by name. */
export async function membersToAsk(
  desk: Pick<ProposalsDesk, 'organisations' | 'today'>,
  { organisationId, effects }: Pick<Proposal, 'organisationId' | 'effects'>,
  bodies: ReadonlyMap<string, string> = new Map(),
): Promise<readonly RoundMember[]> {
  const asked = mustAdopt(await desk.organisations.memberships(organisationId), effects, desk.today);
  const found = await desk.organisations.byIds(asked.map(({ memberId }) => memberId));
  const members = asked.flatMap(({ memberId, party }): readonly RoundMember[] => {
    const organisation = found.find(({ id }) => id === memberId);
    if (organisation === undefined) return [];
    const name = nameOn(organisation, desk.today);
    const named = bodies.get(memberId)?.trim() ?? '';
    return [{ memberId, party, name, body: named === '' ? decidingBody(organisation.kind, name) : named }];
  });
  return parties.flatMap((party) =>
    inSwedishOrder(
      members.filter((each) => each.party === party),
      ({ name }) => name,
    ),
  );
}

// Whose adoption a proposal needs, read from the register: when it is sent, and again before it is ratified.
import type { Day } from '../../../domain/language/dates.ts';
import { inSwedishOrder } from '../../../domain/language/swedish.ts';
import { parties } from '../../../domain/organisations/membership.ts';
import { nameOn } from '../../../domain/organisations/organisation.ts';
import { decidingBody } from '../../../domain/proposals/deciding-bodies.ts';
import { mustAdopt, unasked } from '../../../domain/proposals/must-adopt.ts';
import type { Proposal } from '../../../domain/proposals/proposal.ts';
import type { RoundMember } from '../../../domain/proposals/ratification.ts';
import { refuse, type Refusal } from '../../../domain/refusal.ts';
import type { OrganisationStore } from '../../organisations/index.ts';
import type { StoredRound } from '../records.ts';
import type { ProposalStore } from '../store.ts';

/** What the list is read from. */
interface Register {
  readonly organisations: Pick<OrganisationStore, 'memberships' | 'withdrawals' | 'byIds'>;
  readonly today: Day;
}

/** Who must adopt if it were sent today, in the order of the letter: kommuner, regioner, agencies, each by name. */
export async function membersToAsk(
  desk: Register,
  { organisationId, effects }: Pick<Proposal, 'organisationId' | 'effects'>,
  bodies: ReadonlyMap<string, string> = new Map(),
): Promise<readonly RoundMember[]> {
  const memberships = await desk.organisations.memberships(organisationId);
  const notices = await desk.organisations.withdrawals(organisationId);
  const asked = mustAdopt({ memberships, notices }, effects, desk.today);
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

/**
 * Why what was sent can be adopted by those that were asked no more: somebody must adopt it too who was not. A member has
 * come since, by the register or by another proposal, or has taken back its notice to leave. Null where nobody has.
 */
export async function unaskedFault(
  desk: Register,
  { organisationId, effects }: Pick<Proposal, 'organisationId' | 'effects'>,
  { members, dispatchedOn }: Pick<StoredRound, 'members' | 'dispatchedOn'>,
): Promise<Refusal | null> {
  const { organisations } = desk;
  const must = await membersToAsk({ organisations, today: dispatchedOn }, { organisationId, effects });
  const names = unasked(must, members).map(({ name }) => name);
  return names.length === 0
    ? null
    : refuse('ratification.othersMustAdopt', undefined, { members: names.join(', ') });
}

/** Must somebody adopt it who was not asked in the newest round? */
export async function hasUnasked(
  desk: Register & { readonly proposals: Pick<ProposalStore, 'newestRounds'> },
  current: Pick<Proposal, 'id' | 'organisationId' | 'effects'>,
): Promise<boolean> {
  const round = (await desk.proposals.newestRounds([current.id])).get(current.id);
  return round !== undefined && (await unaskedFault(desk, current, round)) !== null;
}

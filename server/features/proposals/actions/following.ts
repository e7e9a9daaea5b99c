// The act that changes what is to follow from a proposal: who joins and leaves, their seats, and the shares of the cost.
import { sameName } from '../../../domain/language/swedish.ts';
import type { Party } from '../../../domain/organisations/membership.ts';
import { nameOn, type OrganisationKind } from '../../../domain/organisations/organisation.ts';
import type { Effects, Proposal } from '../../../domain/proposals/proposal.ts';
import { termsFault } from '../../../domain/proposals/terms.ts';
import { isRefusal, refuse, type Refusal } from '../../../domain/refusal.ts';
import { findOrRegister, type StoredOrganisation } from '../../organisations/index.ts';
import type { EffectsCommand, Joining } from '../effects-form.ts';
import { readyFor, type Named, type ProposalsDesk } from './desk.ts';
import { changeTerms } from './draft.ts';
import { effectFaultOf } from './effects.ts';

const kindOfParty: Readonly<Record<Party, OrganisationKind>> = {
  municipalities: 'municipality',
  regions: 'region',
  socialInsuranceAgency: 'agency',
  employmentService: 'agency',
  none: 'forbund',
};

/**
 * Changes what follows, while the proposal may still be changed; who joins and is not in the register is entered in it.
 * What cannot come about is refused at once, beside its field, and not first when the board approves. It undoes the
 * board's approval where anything is changed, and nothing where nothing is.
 */
export async function changeEffects(
  desk: ProposalsDesk,
  proposal: Named,
  { revision, joins, ...typed }: EffectsCommand,
): Promise<Proposal | Refusal> {
  // The register's turn comes before the statute's.
  await desk.serialise('organisations');
  const current = await readyFor(desk, proposal, 'change', revision);
  if ('refused' in current) return current;
  if (current.kind === 'bylaws') return refuse('proposal.kind');
  const joining = await found(desk, current, joins);
  if (isRefusal(joining)) return joining;
  const effects: Effects = {
    joins: joining.map(({ id, party }) => ({ memberId: id, party })),
    leaves: typed.leaves,
    seats: [
      ...typed.seats,
      ...joining.flatMap(({ id, seats }) => (seats === null ? [] : [{ memberId: id, ...seats }])),
    ],
    shares: [
      ...typed.shares,
      ...joining.flatMap(({ id, party, share }) =>
        share === null ? [] : [{ party, memberId: id, ...share }],
      ),
    ],
  };
  if (isSame(effects, current.effects)) return current;
  const { heading, adoptedAs, forceRule, kind } = current;
  const wrong = termsFault({ heading, forceRule, effects }, kind);
  if (wrong !== null) return wrong;
  const impossible = await effectFaultOf(desk, { ...current, effects });
  if (impossible !== null) return besideItsField(impossible, joining);
  return changeTerms(desk, current, { revision, heading, adoptedAs, forceRule, effects });
}

type Found = Joining & Pick<StoredOrganisation, 'id'>;

/** Those who join, in the register; nobody twice. */
async function found(
  desk: ProposalsDesk,
  { effects }: Proposal,
  joins: readonly Joining[],
): Promise<readonly Found[] | Refusal> {
  const known = await desk.organisations.byIds(effects.joins.map(({ memberId }) => memberId));
  const all: Found[] = [];
  for (const each of joins) {
    const kind = kindOfParty[each.party];
    const before = known.find(
      (other) => other.kind === kind && sameName(nameOn(other, desk.today), each.name),
    );
    const member = before ?? (await findOrRegister(desk, each.name, kind));
    if (isRefusal(member)) return { ...member, field: `joinName.${String(each.at)}` };
    if (all.some(({ id }) => id === member.id))
      return refuse('proposal.memberTwice', `joinName.${String(each.at)}`);
    all.push({ ...each, id: member.id });
  }
  return all;
}

/** A no about a member, in the member's own row. */
function besideItsField(
  { memberId, ...fault }: Refusal & { readonly memberId: string | null },
  joining: readonly Found[],
): Refusal {
  if (memberId === null) return { ...fault, field: 'members' };
  const at = joining.find(({ id }) => id === memberId)?.at;
  const column = fault.field === 'seats' ? 'ordinary' : fault.field === 'shares' ? 'share' : 'leave';
  const joinColumn = { ordinary: 'joinOrdinary', share: 'joinShare', leave: 'joinName' }[column];
  return { ...fault, field: at === undefined ? `${column}.${memberId}` : `${joinColumn}.${String(at)}` };
}

/** Do the two say the same, in whatever order? */
function isSame(one: Effects, other: Effects): boolean {
  const told = ({ joins, leaves, seats, shares }: Effects): string =>
    JSON.stringify([
      joins.map(({ memberId, party }) => `${memberId} ${party}`).toSorted(),
      leaves.map(({ memberId }) => memberId).toSorted(),
      seats
        .map(({ memberId, ordinary, alternates }) => [memberId, ordinary, alternates].join(' '))
        .toSorted(),
      shares
        .map(({ party, memberId, numerator, denominator }) =>
          [party, memberId ?? '', numerator, denominator].join(' '),
        )
        .toSorted(),
    ]);
  return told(one) === told(other);
}

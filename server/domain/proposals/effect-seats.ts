// Whether the board would be a lawful one with the seats that a proposal brings.
import type { Day } from '../language/dates.ts';
import { isMemberOn, type Membership } from '../organisations/membership.ts';
import {
  hasAsManyAlternates,
  seatFindings,
  seatsOn,
  sumOfSeats,
  type SeatRow,
} from '../organisations/seats.ts';
import { refuse, type Refusal } from '../refusal.ts';
import { appliesOn, type EffectFault } from './effects.ts';
import type { Proposal } from './proposal.ts';

export interface Board {
  readonly memberships: readonly Pick<Membership, 'memberId' | 'from' | 'to' | 'dissolvedOn'>[];
  readonly seats: readonly SeatRow[];
  readonly today: Day;
}

/**
 * Why the seats that it brings are not what the law asks of a förbund's board on the day that it begins to apply: at
 * least one board member and one alternate of every member, and as many of each (10 § lag 2003:1210). Null where they
 * are, where it brings none, and where a member's seats are not known.
 */
export function seatsFault(
  { effects, kind, forceRule }: Pick<Proposal, 'effects' | 'kind' | 'forceRule'>,
  { memberships, seats, today }: Board,
): EffectFault | null {
  if (kind === 'bylaws' || effects.seats.length === 0) return null;
  const below = effects.seats.find((each) => seatFindings(each).length > 0);
  if (below !== undefined) return { ...refuse('proposal.seatsBelowLaw', 'seats'), memberId: below.memberId };
  const on = appliesOn(forceRule, today);
  const members = new Set([
    ...memberships.filter((each) => isMemberOn(each, on) !== 'no').map(({ memberId }) => memberId),
    ...effects.joins.map(({ memberId }) => memberId),
  ]);
  for (const { memberId } of effects.leaves) members.delete(memberId);
  const sum = sumOfSeats(
    [...members].map((id) => {
      const brought = effects.seats.find(({ memberId }) => memberId === id);
      return brought === undefined ? seatsOn(seats, id, on) : { ...brought, isUncertain: false };
    }),
  );
  if (hasAsManyAlternates(sum)) return null;
  const { ordinary, alternates } = sum;
  const uneven: Refusal = refuse('proposal.seatsUneven', 'seats', { ordinary, alternates });
  return { ...uneven, memberId: null };
}

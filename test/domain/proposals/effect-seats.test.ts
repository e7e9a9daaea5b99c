// The board that a proposal's seats would make: one of each for every member, and as many alternates as board members.
import { expect } from 'chai';
import { seatsFault } from '../../../server/domain/proposals/effect-seats.ts';
import type { ProposalKind } from '../../../server/domain/proposals/proposal.ts';
import { maybe, on } from '../../support/days.ts';

type Seats = readonly [memberId: string, ordinary: number, alternates: number];
const spell = (memberId: string) => ({ memberId, from: maybe('2014'), to: null });

function fault(
  brought: readonly Seats[],
  around: {
    readonly known?: readonly Seats[];
    readonly joins?: readonly string[];
    readonly leaves?: readonly string[];
  } = {},
  kind: ProposalKind = 'revision',
) {
  const { known = [], joins = [], leaves = [] } = around;
  return seatsFault(
    {
      ...{ kind, forceRule: { kind: 'whenAdopted', earliest: null } },
      effects: {
        joins: joins.map((memberId) => ({ memberId, party: 'municipalities' })),
        leaves: leaves.map((memberId) => ({ memberId })),
        seats: brought.map(([memberId, ordinary, alternates]) => ({ memberId, ordinary, alternates })),
        shares: [],
      },
    },
    {
      memberships: known.map(([memberId]) => spell(memberId)),
      seats: known.map(([memberId, ordinary, alternates], index) => ({
        ...{ id: String(index), organisationId: 'f', memberId, ordinary, alternates },
        ...{ from: maybe('2014'), recordedAt: '2014-01-01T00:00:00Z' },
      })),
      today: on('2026-05-10'),
    },
  );
}

describe('the seats that a proposal brings (10 § lag 2003:1210)', () => {
  it('are one board member and one alternate at least for each', () => {
    for (const [ordinary, alternates] of [
      [0, 0],
      [1, 0],
      [0, 1],
    ] as const)
      expect(fault([['a', ordinary, alternates]], { joins: ['a'] })).to.deep.equal({
        ...{ refused: 'proposal.seatsBelowLaw', field: 'seats', memberId: 'a' },
      });
    expect(fault([['a', 1, 1]], { joins: ['a'] })).to.equal(null);
  });

  it('make as many alternates as board members, with those of the members that stay', () => {
    const known: readonly Seats[] = [
      ['a', 1, 1],
      ['b', 2, 2],
    ];
    expect(fault([['c', 2, 1]], { known, joins: ['c'] })).to.deep.equal({
      ...{ refused: 'proposal.seatsUneven', field: 'seats', memberId: null },
      facts: { ordinary: 5, alternates: 4 },
    });
    expect(fault([['c', 1, 1]], { known, joins: ['c'] })).to.equal(null);
    expect(
      fault(
        [
          ['a', 1, 2],
          ['b', 2, 1],
        ],
        { known },
      ),
    ).to.equal(null);
    expect(fault([['a', 2, 2]], { known: [...known, ['d', 3, 1]], leaves: ['d'] })).to.equal(null);
  });

  it('are not asked about where none are brought or a member has none recorded, and a network has its own rules', () => {
    expect(fault([], { known: [['a', 2, 1]] })).to.equal(null);
    expect(fault([['a', 2, 1]], { known: [['a', 1, 1]], joins: ['b'] })).to.equal(null);
    expect(fault([['a', 2, 0]], { known: [['a', 1, 1]] }, 'bylaws')).to.equal(null);
  });
});

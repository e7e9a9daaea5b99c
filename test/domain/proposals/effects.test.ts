// Whether what is to follow from a proposal can come about: which parts a förbund would be left without, and when.
import { expect } from 'chai';
import type { Party } from '../../../server/domain/organisations/membership.ts';
import { partsFault } from '../../../server/domain/proposals/effects.ts';
import type { ForceRule, ProposalKind } from '../../../server/domain/proposals/proposal.ts';
import { maybe, on } from '../../support/days.ts';

const today = on('2026-05-10');
const spell = (memberId: string, party: Party, to: string | null = null, from: string | null = '2014') => ({
  ...{ memberId, party, from: maybe(from), to: maybe(to) },
});
const agencies = [spell('fk', 'socialInsuranceAgency'), spell('af', 'employmentService')];
const whole = [...agencies, spell('r', 'regions'), spell('k', 'municipalities')];
const adopted: ForceRule = { kind: 'whenAdopted', earliest: null };

function missing(
  memberships: readonly ReturnType<typeof spell>[],
  effects: { readonly joins?: readonly (readonly [string, Party])[]; readonly leaves?: readonly string[] },
  forceRule = adopted,
  kind: ProposalKind = 'revision',
): string | undefined {
  const { joins = [], leaves = [] } = effects;
  const fault = partsFault(
    {
      ...{ kind, forceRule },
      effects: {
        ...{ seats: [], shares: [] },
        joins: joins.map(([memberId, party]) => ({ memberId, party })),
        leaves: leaves.map((memberId) => ({ memberId })),
      },
    },
    { memberships, today },
  );
  if (fault !== null) expect(fault).to.include({ refused: 'proposal.partyMissing', field: 'members' });
  return fault?.facts?.['parties'] as string | undefined;
}

describe('the parts that a förbund has when a proposal begins to apply (3 § lag 2003:1210)', () => {
  it('are all there where nobody leaves, or another of the part stays or joins', () => {
    expect(missing(whole, {})).to.equal(undefined);
    expect(missing([...whole, spell('l', 'municipalities')], { leaves: ['k'] })).to.equal(undefined);
    expect(missing(whole, { leaves: ['k'], joins: [['l', 'municipalities']] })).to.equal(undefined);
  });

  it('are told by name where the last of them leaves', () => {
    expect(missing(whole, { leaves: ['k'] })).to.equal('municipalities');
    expect(missing(whole, { leaves: ['k', 'r'] })).to.equal('municipalities regions');
  });

  it('are those of the day that it begins to apply, not of today', () => {
    const later = (day: string): ForceRule => ({ kind: 'fixedDay', day: on(day) });
    const two = [...whole, spell('l', 'municipalities', '2027-12-31')];
    expect(missing(two, { leaves: ['k'] }, later('2027-12-31'))).to.equal(undefined);
    expect(missing(two, { leaves: ['k'] }, later('2028-01-01'))).to.equal('municipalities');
    expect(missing(two, { leaves: ['k'] }, later('2020-01-01'))).to.equal(undefined);
    const coming = [...whole, spell('l', 'municipalities', null, '2028')];
    expect(missing(coming, { leaves: ['k'] })).to.equal('municipalities');
    expect(missing(coming, { leaves: ['k'] }, { kind: 'whenAdopted', earliest: on('2028-06-01') })).to.equal(
      undefined,
    );
  });

  it('are without a region where the kommun belongs to none', () => {
    const effects = { joins: [], leaves: [{ memberId: 'r' }], seats: [], shares: [] };
    const asked = { kind: 'revision', forceRule: adopted, effects } as const;
    const outsideRegions = new Set(['k']);
    expect(partsFault(asked, { memberships: whole, today, outsideRegions })).to.equal(null);
    const two = [...whole, spell('l', 'municipalities')];
    expect(partsFault(asked, { memberships: two, today, outsideRegions })?.facts).to.deep.equal({
      parties: 'regions',
    });
  });

  it('may be unknown to the register, which a revision does not mend; a formation needs them all', () => {
    expect(missing(agencies, {})).to.equal(undefined);
    const joins = whole.map(({ memberId, party }) => [memberId, party] as const);
    expect(missing([], { joins }, adopted, 'formation')).to.equal(undefined);
    for (const [gone, party] of joins)
      expect(
        missing([], { joins: joins.filter(([memberId]) => memberId !== gone) }, adopted, 'formation'),
      ).to.equal(party);
    expect(missing([], {}, adopted, 'bylaws')).to.equal(undefined);
  });
});

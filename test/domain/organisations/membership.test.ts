// Who is a member on a day, and why a membership cannot be recorded.
import { expect } from 'chai';
import fc from 'fast-check';
import type { Answer } from '../../../server/domain/language/dates.ts';
import {
  isMemberOn,
  membershipFault,
  parties,
  partiesFor,
  type Membership,
  type ProposedMembership,
} from '../../../server/domain/organisations/membership.ts';
import { organisationKinds } from '../../../server/domain/organisations/organisation.ts';
import { maybe, on } from '../../support/days.ts';

describe('membership: on a day', () => {
  const cases: readonly (readonly [from: string, to: string, asked: string, answer: Answer])[] = [
    // Both ends known to the day: the first and last day belong to it.
    ['2014-05-01', '2020-12-31', '2014-04-30', 'no'],
    ['2014-05-01', '2020-12-31', '2014-05-01', 'yes'],
    ['2014-05-01', '2020-12-31', '2020-12-31', 'yes'],
    ['2014-05-01', '2020-12-31', '2021-01-01', 'no'],
    // Open end.
    ['2014-05-01', '', '9999-12-31', 'yes'],
    ['2014-05-01', '', '2014-04-30', 'no'],
    // Begun some day in a month or year.
    ['2005-12', '', '2005-11-30', 'no'],
    ['2005-12', '', '2005-12-01', 'unknown'],
    ['2005-12', '', '2005-12-30', 'unknown'],
    ['2005-12', '', '2005-12-31', 'yes'],
    ['2005', '', '2005-06-01', 'unknown'],
    // Ended some day in a month or year.
    ['2005-01-01', '2010-06', '2010-06-01', 'yes'],
    ['2005-01-01', '2010-06', '2010-06-02', 'unknown'],
    ['2005-01-01', '2010-06', '2010-06-30', 'unknown'],
    ['2005-01-01', '2010-06', '2010-07-01', 'no'],
    // Begun nobody knows when.
    ['', '', '2010-01-01', 'unknown'],
    ['', '2010-06-30', '2010-06-30', 'unknown'],
    ['', '2010-06-30', '2010-07-01', 'no'],
    // Open at both ends of one year.
    ['2010', '2010', '2009-12-31', 'no'],
    ['2010', '2010', '2010-06-15', 'unknown'],
    ['2010', '2010', '2011-01-01', 'no'],
  ];
  for (const [from, to, asked, expected] of cases) {
    it(`${from || '?'} – ${to || 'open'} on ${asked}: ${expected}`, () => {
      expect(isMemberOn({ from: maybe(from), to: maybe(to) }, on(asked))).to.equal(expected);
    });
  }
});

describe('membership: what it must not be', () => {
  const proposal: ProposedMembership = {
    memberId: 'kommun',
    memberKind: 'municipality',
    party: 'municipalities',
    from: null,
    to: null,
  };
  const spell = (from: string, to: string, memberId = 'kommun'): Membership => ({
    id: 'other',
    organisationId: 'forbund',
    memberId,
    party: 'municipalities',
    from: maybe(from),
    to: maybe(to),
  });
  const fault = (
    change: Partial<ProposedMembership>,
    existing: readonly Membership[] = [],
  ): string | undefined => membershipFault('forbund', { ...proposal, ...change }, existing)?.refused;

  it('is refused of itself', () => {
    expect(fault({ memberId: 'forbund' })).to.equal('membership.ofItself');
  });

  for (const kind of organisationKinds) {
    for (const party of parties) {
      const fits = partiesFor(kind).includes(party);
      it(`of a ${kind} through ${party} is ${fits ? 'taken' : 'refused'}`, () => {
        expect(fault({ memberKind: kind, party })).to.equal(
          fits ? undefined : 'membership.partyOfAnotherKind',
        );
      });
    }
  }

  it('gives each of the four parts of the law to someone, and the network to nobody', () => {
    const given = organisationKinds.flatMap((kind) => partiesFor(kind));
    expect(given.toSorted()).to.deep.equal([...parties].toSorted());
    expect(partiesFor('network')).to.deep.equal([]);
  });

  const ends = [
    ['2014-05-01', '2014-04-30', 'membership.endsBeforeItBegins'],
    ['2014-05-01', '2014-05-01', undefined],
    ['2014-05', '2014-04', 'membership.endsBeforeItBegins'],
    ['2014-05', '2014', undefined],
    ['2015', '2014-12-31', 'membership.endsBeforeItBegins'],
    ['', '2014-12-31', undefined],
  ] as const;
  for (const [from, to, expected] of ends) {
    it(`${from || '?'} – ${to}: ${expected ?? 'taken'}`, () => {
      expect(fault({ from: maybe(from), to: maybe(to) })).to.equal(expected);
    });
  }

  const spells = [
    ['2010-01-01', '2014-12-31', '2015-01-01', '', undefined],
    ['2010-01-01', '2014-12-31', '2014-12-31', '', 'membership.twice'],
    ['2015-01-01', '', '2010-01-01', '2014-12-31', undefined],
    ['2015-01-01', '', '2010-01-01', '2015-01-01', 'membership.twice'],
    ['2010-01-01', '', '2015-01-01', '', 'membership.twice'],
    ['2010', '2014', '2015', '', undefined],
    ['2010', '2014', '2014', '', 'membership.twice'],
    ['', '', '', '', 'membership.twice'],
  ] as const;
  for (const [from, to, newFrom, newTo, expected] of spells) {
    it(`${newFrom || '?'} – ${newTo || 'open'} beside ${from || '?'} – ${to || 'open'}: ${expected ?? 'taken'}`, () => {
      expect(fault({ from: maybe(newFrom), to: maybe(newTo) }, [spell(from, to)])).to.equal(expected);
    });
  }

  it("does not mind other members' spells", () => {
    expect(fault({}, [spell('', '', 'another')])).to.equal(undefined);
  });

  it('lets two spells stand only when no day can belong to both', () => {
    const date = fc.constantFrom(
      '',
      '2010',
      '2011',
      '2010-06',
      '2010-07',
      '2010-06-15',
      '2010-06-16',
      '2011-01-01',
    );
    fc.assert(
      fc.property(date, date, date, date, (from, to, newFrom, newTo) => {
        const [old, young] = [spell(from, to), { from: maybe(newFrom), to: maybe(newTo) }];
        if (fault(young, [old]) !== undefined) return;
        for (const asked of [
          '2009-12-31',
          '2010-06-15',
          '2010-06-16',
          '2010-07-01',
          '2011-01-01',
          '2030-01-01',
        ]) {
          const answers = [isMemberOn(old, on(asked)), isMemberOn(young, on(asked))];
          expect(answers, asked).to.not.deep.equal(['yes', 'yes']);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

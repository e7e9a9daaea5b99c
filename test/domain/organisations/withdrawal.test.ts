// A notice to leave a förbund: who can give one, and when it is over.
import { expect } from 'chai';
import fc from 'fast-check';
import { dayInSweden, day } from '../../../server/domain/language/dates.ts';
import {
  lastDayOfNotice,
  withdrawalFault,
  type ProposedWithdrawal,
} from '../../../server/domain/organisations/withdrawal.ts';
import { missingParties } from '../../../server/domain/organisations/formation.ts';
import { known, on } from '../../support/days.ts';

describe('withdrawal: the last day', () => {
  for (const [given, months, last] of [
    ['2026-03-15', 36, '2029-03-15'],
    ['2026-03-15', 12, '2027-03-15'],
    ['2024-02-29', 36, '2027-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-12-31', 6, '2027-06-30'],
    ['2026-12-01', 0, '2026-12-01'],
    ['2026-12-01', 1, '2027-01-01'],
  ] as const)
    it(`given ${given}, ${String(months)} months: ${last}`, () => {
      expect(lastDayOfNotice(on(given), months)).to.equal(last);
    });

  it('is always a day that exists, in the month that is meant', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000_000_000_000 }), fc.nat({ max: 120 }), (instant, months) => {
        const given = dayInSweden(instant);
        const last = lastDayOfNotice(given, months);
        expect(day(last), last).to.equal(last);
        const monthsOf = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
        expect(monthsOf(last) - monthsOf(given)).to.equal(months);
        expect(last.slice(8) <= given.slice(8)).to.equal(true);
      }),
    );
  });
});

describe('withdrawal: what cannot be', () => {
  const proposed: ProposedWithdrawal = {
    ...{ party: 'municipalities', from: known('2014-05-01'), to: null },
    ...{ givenOn: on('2026-02-01'), noticeMonths: 36, clause: '' },
  };
  const today = on('2026-03-02');
  for (const [what, change, code] of [
    ['a kommun', {}, null],
    ['a region', { party: 'regions' }, null],
    ['Försäkringskassan', { party: 'socialInsuranceAgency' }, 'withdrawal.agency'],
    ['Arbetsförmedlingen', { party: 'employmentService' }, 'withdrawal.agency'],
    ['a notice of tomorrow', { givenOn: on('2026-03-03') }, 'withdrawal.future'],
    ['a notice of today', { givenOn: today }, null],
    ['a notice from before it was a member', { givenOn: on('2014-04-30') }, 'withdrawal.beforeMember'],
    ['one that leaves already', { to: known('2027') }, 'withdrawal.leavesAlready'],
    ['a longer notice than the law’s', { noticeMonths: 48 }, 'withdrawal.tooLong'],
    ['a shorter notice out of nowhere', { noticeMonths: 12 }, 'withdrawal.withoutClause'],
    ['a shorter notice by the statute', { noticeMonths: 12, clause: '14 §' }, null],
  ] as const)
    it(`${what}: ${code ?? 'can'}`, () => {
      expect(withdrawalFault({ ...proposed, ...change }, today)?.refused ?? null).to.equal(code);
    });
});

describe('formation: what a förbund must have', () => {
  const of = (
    ...parties: readonly ('municipalities' | 'regions' | 'socialInsuranceAgency' | 'employmentService')[]
  ) => missingParties(parties.map((party) => ({ party })));
  it('is both agencies, a region and a kommun (3–4 §§ lag 2003:1210)', () => {
    expect(
      of('municipalities', 'municipalities', 'regions', 'socialInsuranceAgency', 'employmentService'),
    ).to.deep.equal([]);
    const agencies = [{ party: 'socialInsuranceAgency' }, { party: 'employmentService' }] as const;
    const kommun = (isOutsideRegions: boolean) => ({ party: 'municipalities', isOutsideRegions }) as const;
    expect(missingParties([...agencies, kommun(true)])).to.deep.equal([]);
    expect(missingParties([...agencies, kommun(true), kommun(false)])).to.deep.equal(['regions']);
    expect(missingParties(agencies)).to.deep.equal(['municipalities', 'regions']);
    expect(of('regions', 'socialInsuranceAgency', 'employmentService')).to.deep.equal(['municipalities']);
    expect(of()).to.deep.equal(['municipalities', 'regions', 'socialInsuranceAgency', 'employmentService']);
  });
});

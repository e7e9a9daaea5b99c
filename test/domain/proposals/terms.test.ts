// What a proposal may say besides its words: each no, and what is taken.
import { expect } from 'chai';
import type { Day } from '../../../server/domain/language/dates.ts';
import {
  noEffects,
  type Effects,
  type ForceRule,
  type ProposalKind,
} from '../../../server/domain/proposals/proposal.ts';
import { termsFault } from '../../../server/domain/proposals/terms.ts';
import { on } from '../../support/days.ts';

const terms = {
  heading: 'H',
  forceRule: { kind: 'whenAdopted', earliest: null },
  effects: noEffects,
} as const;
const party = 'municipalities' as const;
const join = (memberId: string) => ({ memberId, party });
const seats = (ordinary: number, alternates = 1) => ({ memberId: 'a', ordinary, alternates });
const share = (numerator: number, denominator: number) => ({ party, memberId: null, numerator, denominator });

const faultOf = (effects: Partial<Effects>, kind: ProposalKind = 'revision'): string | undefined =>
  termsFault({ ...terms, effects: { ...noEffects, ...effects } }, kind)?.refused;

describe('the terms of a proposal', () => {
  it('need a heading that is not too long', () => {
    expect(termsFault(terms, 'revision')).to.equal(null);
    expect(termsFault({ ...terms, heading: '  ' }, 'revision')).to.deep.equal({
      refused: 'form.required',
      field: 'heading',
    });
    expect(termsFault({ ...terms, heading: 'x'.repeat(201) }, 'revision')?.refused).to.equal('form.tooLong');
  });

  it('state a day of the calendar, or none', () => {
    const rule = (forceRule: ForceRule) => termsFault({ ...terms, forceRule }, 'revision');
    expect(rule({ kind: 'fixedDay', day: on('2028-02-29') })).to.equal(null);
    for (const text of ['2027-02-29', '2027-13-01', '2027-00-10', 'i morgon'])
      for (const forceRule of [
        { kind: 'fixedDay', day: text as Day },
        { kind: 'whenAdopted', earliest: text as Day },
        { kind: 'whenAdoptedAndSigned', earliest: text as Day },
      ] as const)
        expect(rule(forceRule), text).to.deep.equal({
          ...{ refused: 'proposal.noSuchDay', field: 'forceDay', facts: { date: text } },
        });
  });

  it('name each member once', () => {
    expect(faultOf({ joins: [join('a'), join('a')] })).to.equal('proposal.memberTwice');
    expect(faultOf({ joins: [join('a')], leaves: [{ memberId: 'a' }] })).to.equal('proposal.memberTwice');
    expect(faultOf({ seats: [seats(1), seats(2)] })).to.equal('proposal.memberTwice');
    expect(faultOf({ shares: [share(1, 4), share(1, 2)] })).to.equal('proposal.memberTwice');
    expect(faultOf({ joins: [join('a')], leaves: [{ memberId: 'b' }] })).to.equal(undefined);
  });

  it('have at least two founders, and nobody leaves what is being formed', () => {
    expect(faultOf({}, 'formation')).to.equal('proposal.withoutFounders');
    expect(faultOf({ joins: [join('a')] }, 'formation')).to.equal('proposal.withoutFounders');
    expect(faultOf({ joins: [join('a'), join('b')] }, 'formation')).to.equal(undefined);
    expect(faultOf({ joins: [join('a'), join('b')], leaves: [{ memberId: 'c' }] }, 'formation')).to.equal(
      'proposal.kind',
    );
  });

  it("move no members with a network's bylaws", () => {
    expect(faultOf({ joins: [join('a')] }, 'bylaws')).to.equal('proposal.kind');
    expect(faultOf({ leaves: [{ memberId: 'a' }] }, 'bylaws')).to.equal('proposal.kind');
  });

  it('count seats in whole numbers from none on', () => {
    for (const wrong of [-1, 1.5, Number.NaN, 100]) {
      expect(faultOf({ seats: [seats(wrong)] })).to.equal('proposal.seats');
      expect(faultOf({ seats: [seats(1, wrong)] })).to.equal('proposal.seats');
    }
    expect(faultOf({ seats: [seats(0, 0)] })).to.equal(undefined);
  });

  it('share in whole fractions of at most one', () => {
    for (const wrong of [share(1, 0), share(-1, 4), share(5, 4), share(0.5, 1), share(1, 2_000_000)])
      expect(faultOf({ shares: [wrong] })).to.equal('proposal.share');
    expect(faultOf({ shares: [share(0, 1), { ...share(1, 1), memberId: 'a' }] })).to.equal(undefined);
  });
});

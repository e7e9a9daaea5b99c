// When a proposal enters into force: a table of rules and days, each with the day that decides.
import { expect } from 'chai';
import { day, dayInSweden } from '../../../server/domain/language/dates.ts';
import {
  begunBy,
  entryIntoForce,
  type EntryIntoForce,
  type ForceReason,
} from '../../../server/domain/proposals/entry-into-force.ts';
import type { ForceRule } from '../../../server/domain/proposals/proposal.ts';
import { known, maybe, on } from '../../support/days.ts';

const whenAdopted = (earliest: string | null = null): ForceRule => ({
  kind: 'whenAdopted',
  earliest: earliest === null ? null : on(earliest),
});
const whenSigned = (earliest: string | null = null): ForceRule => ({
  kind: 'whenAdoptedAndSigned',
  earliest: earliest === null ? null : on(earliest),
});
const fixed = (text: string): ForceRule => ({ kind: 'fixedDay', day: on(text) });

const force = (
  rule: ForceRule,
  adoptions: readonly (string | null)[],
  signatures: readonly (string | null)[] = [],
  base: string | null = null,
): EntryIntoForce =>
  entryIntoForce(rule, {
    adoptions: adoptions.map((each) => (each === null ? null : on(each))),
    signatures: signatures.map((each) => (each === null ? null : on(each))),
    baseFrom: maybe(base),
  });

type Case = readonly [
  says: string,
  rule: ForceRule,
  adoptions: readonly string[],
  signatures: readonly string[],
  base: string | null,
  from: string,
  because: ForceReason,
];

const cases: readonly Case[] = [
  [
    'the last member',
    whenAdopted(),
    ['2027-02-01', '2027-03-09', '2027-01-02'],
    [],
    null,
    '2027-03-09',
    'adopted',
  ],
  ['an earliest day ahead', whenAdopted('2028-01-01'), ['2027-03-09'], [], null, '2028-01-01', 'stated'],
  [
    'an earliest day that has passed',
    whenAdopted('2027-01-01'),
    ['2027-03-09'],
    [],
    null,
    '2027-03-09',
    'adopted',
  ],
  [
    'an earliest day that is the same',
    whenAdopted('2027-03-09'),
    ['2027-03-09'],
    [],
    null,
    '2027-03-09',
    'stated',
  ],
  ['a stated day', fixed('2028-02-29'), ['2027-03-09'], [], null, '2028-02-29', 'stated'],
  [
    'a stated day that has passed',
    fixed('2027-01-01'),
    ['2027-03-09', '2026-12-01'],
    [],
    null,
    '2027-03-09',
    'adopted',
  ],
  ['adopted on the leap day', whenAdopted(), ['2028-02-28', '2028-02-29'], [], null, '2028-02-29', 'adopted'],
  [
    'the last signature',
    whenSigned(),
    ['2027-03-09', '2027-03-01'],
    ['2027-03-10', '2027-04-01'],
    null,
    '2027-04-01',
    'signed',
  ],
  [
    'signing after the stated day',
    whenSigned('2027-03-15'),
    ['2027-03-09'],
    ['2027-04-01'],
    null,
    '2027-04-01',
    'signed',
  ],
  [
    'signing before the stated day',
    whenSigned('2027-05-01'),
    ['2027-03-09'],
    ['2027-04-01'],
    null,
    '2027-05-01',
    'stated',
  ],
  [
    'signing the day of the last adoption',
    whenSigned(),
    ['2027-03-09'],
    ['2027-03-09'],
    null,
    '2027-03-09',
    'adopted',
  ],
  ['what it changes is still ahead', whenAdopted(), ['2027-03-09'], [], '2028-01-01', '2028-01-01', 'base'],
  [
    'what it changes began before',
    fixed('2028-01-01'),
    ['2027-03-09'],
    [],
    '2027-01-01',
    '2028-01-01',
    'stated',
  ],
  [
    'what it changes began some day of that year',
    whenAdopted(),
    ['2027-03-09'],
    [],
    '2027',
    '2027-12-31',
    'base',
  ],
  [
    'what it changes began some day of that month',
    whenAdopted(),
    ['2027-03-09'],
    [],
    '2027-02',
    '2027-03-09',
    'adopted',
  ],
  [
    'the same day as what it changes',
    fixed('2028-01-01'),
    ['2027-03-09'],
    [],
    '2028-01-01',
    '2028-01-01',
    'stated',
  ],
];

describe('the day a version had begun by', () => {
  for (const [from, readInOn, begun] of [
    ['2024-07-01', '2026-03-01', '2024-07-01'],
    ['2026', '2026-03-01', '2026-03-01'],
    ['2026-03', '2026-03-01', '2026-03-01'],
    ['2025', '2026-03-01', '2025'],
    ['2027', '2026-03-01', '2027'],
    [null, '2026-03-01', null],
  ] as const)
    it(`${from ?? 'not known'}, read in on ${readInOn}: ${begun ?? 'not known'}`, () => {
      expect(begunBy(maybe(from), on(readInOn))).to.equal(begun);
    });
});

describe('entry into force', () => {
  for (const [says, rule, adoptions, signatures, base, from, because] of cases)
    it(`${says}: ${from}`, () => {
      expect(force(rule, adoptions, signatures, base)).to.deep.equal({ from, because });
    });

  it('waits for every adoption, whatever the rule, and says how many are missing', () => {
    for (const rule of [whenAdopted('2026-01-01'), whenSigned(), fixed('2026-01-01')])
      expect(force(rule, ['2027-01-01', null, null])).to.deep.equal({ missing: 'adoptions', count: 2 });
  });

  it('never comes where nobody is asked', () => {
    expect(force(fixed('2026-01-01'), [])).to.deep.equal({ missing: 'adoptions', count: 1 });
  });

  it('waits for signatures only where the rule asks for them', () => {
    expect(force(whenSigned(), ['2027-01-01', '2027-01-02'], ['2027-02-01', null])).to.deep.equal({
      missing: 'signatures',
      count: 1,
    });
    expect(force(whenAdopted(), ['2027-01-01'], [null])).to.deep.equal({
      from: '2027-01-01',
      because: 'adopted',
    });
  });

  it('is never before any of its days, for each order of them', () => {
    const days = ['2027-03-28', '2027-10-31', '2028-02-29', '2027-12-31'];
    for (const adopted of days)
      for (const signed of days)
        for (const stated of days)
          for (const base of days) {
            const found = force(whenSigned(stated), [adopted], [signed], base);
            const last = [adopted, signed, stated, base].toSorted().at(-1);
            expect(found).to.have.property('from', last);
          }
  });

  it('is a day of the Swedish calendar, where summer time changes too', () => {
    // 28 March 2027 has 23 hours, 31 October 25: a decision late in the evening belongs to its Swedish day.
    const evenings: readonly (readonly [string, string])[] = [
      ['2027-03-27T22:59:59.999Z', '2027-03-27'],
      ['2027-03-27T23:00:00.000Z', '2027-03-28'],
      ['2027-03-28T21:59:59.999Z', '2027-03-28'],
      ['2027-03-28T22:00:00.000Z', '2027-03-29'],
      ['2027-10-30T21:59:59.999Z', '2027-10-30'],
      ['2027-10-30T22:00:00.000Z', '2027-10-31'],
      ['2027-10-31T22:59:59.999Z', '2027-10-31'],
      ['2027-10-31T23:00:00.000Z', '2027-11-01'],
    ];
    for (const [instant, expected] of evenings) {
      const today = dayInSweden(Date.parse(instant));
      expect(force(whenAdopted(), [today]), instant).to.deep.equal({ from: expected, because: 'adopted' });
    }
  });

  it('cannot be 29 February 2027: there is no such day to state', () => {
    expect(day('2027-02-29')).to.equal(null);
    expect(day('2028-02-29')).to.equal('2028-02-29');
    expect(() => known('2027-02-29')).to.throw('no such date');
  });
});

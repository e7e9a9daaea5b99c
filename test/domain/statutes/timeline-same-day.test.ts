// Several versions from one day: the last saved counts from that day on, and those before it never were in force.
import { expect } from 'chai';
import { newestOf, timelineOn, type Dated } from '../../../server/domain/statutes/timeline.ts';
import { maybe, on } from '../../support/days.ts';

const versions = (...dates: readonly (string | null)[]): readonly Dated[] =>
  dates.map((date, index) => ({ sequence: index + 1, effectiveFrom: maybe(date) }));

describe('timeline: several versions from one day', () => {
  const saved = versions('2014-05-01', '2027-01-01', '2027-01-01', '2027-01-01', '2028-01-01');

  for (const [asked, sequence] of [
    ['2026-12-31', 1],
    ['2027-01-01', 4],
    ['2027-12-31', 4],
    ['2028-01-01', 5],
  ] as const)
    it(`${asked}: version ${String(sequence)}`, () => {
      expect(timelineOn(saved, on(asked)).inForce?.sequence).to.equal(sequence);
    });

  it('says which were replaced the same day, and gives them no last day', () => {
    const spells = timelineOn(saved, on('2027-06-01')).spells.map(
      ({ version, state, until, isReplacedSameDay }) => [version.sequence, state, until, isReplacedSameDay],
    );
    expect(spells).to.deep.equal([
      [1, 'superseded', '2026-12-31', false],
      [2, 'superseded', null, true],
      [3, 'superseded', null, true],
      [4, 'inForce', '2027-12-31', false],
      [5, 'prospective', null, false],
    ]);
  });

  it('has them all ahead before the day', () => {
    const { spells } = timelineOn(saved, on('2026-06-01'));
    expect(spells.map(({ state }) => state)).to.deep.equal([
      ...['inForce', 'prospective', 'prospective', 'prospective', 'prospective'],
    ]);
  });

  it('says it of whole days only: two of one year need not be of one day', () => {
    for (const date of ['2027', '2027-01']) {
      const { spells } = timelineOn(versions(date, date), on('2027-06-01'));
      expect(spells.map(({ isReplacedSameDay }) => isReplacedSameDay)).to.deep.equal([false, false]);
    }
  });
});

describe('the version that a change is written against', () => {
  for (const [says, dates, sequence] of [
    ['the last in time, though another was saved after it', ['2014', '2028-01-01', '2018'], 2],
    ['one that is not yet in force', ['2014', '2099-01-01'], 2],
    ['of one day the last saved', ['2027-01-01', '2027-01-01'], 2],
    ['a dated one before those without a date', ['2014', null], 1],
    ['the last saved where none has a date', [null, null], 2],
  ] as const)
    it(says, () => {
      expect(newestOf(versions(...dates))?.sequence).to.equal(sequence);
      expect(newestOf(versions(...dates).toReversed())?.sequence).to.equal(sequence);
    });

  it('is none where there is none', () => {
    expect(newestOf([])).to.equal(null);
  });
});

// Which version was in force on a day: every border, inexact dates, and texts without a date.
import { expect } from 'chai';
import fc from 'fast-check';
import { earliest, hasCome, latest } from '../../../server/domain/language/dates.ts';
import { timelineOn, type Dated } from '../../../server/domain/statutes/timeline.ts';
import { maybe, on } from '../../support/days.ts';

const versions = (...dates: readonly string[]): readonly Dated[] =>
  dates.map((date, index) => ({ sequence: index + 1, effectiveFrom: maybe(date) }));

const three = versions('2006-01-01', '2014-05-01', '2022-01-01');

describe('timeline: in force on a day', () => {
  for (const [asked, sequence] of [
    ['2005-12-31', null],
    ['2006-01-01', 1],
    ['2014-04-30', 1],
    ['2014-05-01', 2],
    ['2021-12-31', 2],
    ['2022-01-01', 3],
    ['2099-01-01', 3],
  ] as const) {
    it(`${asked}: ${sequence === null ? 'none' : `version ${String(sequence)}`}`, () => {
      expect(timelineOn(three, on(asked)).inForce?.sequence ?? null).to.equal(sequence);
    });
  }

  it('does not depend on the order in which versions were saved', () => {
    const saved = versions('2022-01-01', '2006-01-01', '2014-05-01');
    const timeline = timelineOn(saved, on('2015-01-01'));
    expect(timeline.spells.map(({ version }) => version.sequence)).to.deep.equal([2, 3, 1]);
    expect(timeline.inForce?.sequence).to.equal(3);
  });

  it('names the states and closes each version the day before the next', () => {
    const states = timelineOn(three, on('2015-01-01')).spells.map(({ state, until, untilIsInexact }) => [
      ...[state, until, untilIsInexact],
    ]);
    expect(states).to.deep.equal([
      ['superseded', '2014-04-30', false],
      ['inForce', '2021-12-31', false],
      ['prospective', null, false],
    ]);
  });

  it('has nothing to say without versions', () => {
    expect(timelineOn([], on('2015-01-01'))).to.deep.equal({ spells: [], inForce: null, perhaps: null });
  });
});

describe('timeline: dates known only in part', () => {
  for (const [asked, inForce, perhaps] of [
    ['2013-12-31', 1, null],
    ['2014-01-01', 1, 2],
    ['2014-12-30', 1, 2],
    ['2014-12-31', 2, null],
  ] as const) {
    it(`a version of 2014 on ${asked}: in force ${String(inForce)}, perhaps ${String(perhaps)}`, () => {
      const timeline = timelineOn(versions('2006-01-01', '2014'), on(asked));
      expect([timeline.inForce?.sequence ?? null, timeline.perhaps?.sequence ?? null]).to.deep.equal([
        inForce,
        perhaps,
      ]);
    });
  }

  it('says that the end of the version before is inexact', () => {
    const [first] = timelineOn(versions('2006-01-01', '2014-05'), on('2020-01-01')).spells;
    expect(first).to.include({ until: '2014-04-30', untilIsInexact: true });
  });

  it('knows no end where the next may have come first', () => {
    const [first] = timelineOn(versions('2014-06-15', '2014'), on('2020-01-01')).spells;
    expect(first).to.deep.include({ until: null });
  });
});

describe('timeline: texts without a date', () => {
  it('stand last, undated, and are never in force', () => {
    const timeline = timelineOn(versions('', '2006-01-01', ''), on('2020-01-01'));
    expect(timeline.spells.map(({ version, state }) => [version.sequence, state])).to.deep.equal([
      [2, 'inForce'],
      [1, 'undated'],
      [3, 'undated'],
    ]);
  });
});

describe('timeline: whatever the versions', () => {
  const date = fc.constantFrom(
    '',
    '2010',
    '2011',
    '2010-02',
    '2010-06',
    '2010-06-15',
    '2011-01-01',
    '2011-03-01',
  );
  const sets = fc.uniqueArray(date, { maxLength: 8 }).map((dates) => versions(...dates));
  const asked = fc
    .constantFrom('2009-12-31', '2010-02-28', '2010-06-15', '2010-12-31', '2011-01-01', '2012-01-01')
    .map(on);

  it('keeps every version, once', () => {
    fc.assert(
      fc.property(sets, asked, (given, day) => {
        const kept = timelineOn(given, day).spells.map(({ version }) => version);
        expect(kept)
          .to.have.members([...given])
          .and.have.lengthOf(given.length);
      }),
    );
  });

  it('has in force the version whose date came last of those that surely have', () => {
    fc.assert(
      fc.property(sets, asked, (given, day) => {
        const come = given.filter(({ effectiveFrom }) => hasCome(effectiveFrom, day) === 'yes');
        const last = come
          .map(({ effectiveFrom }) => (effectiveFrom === null ? '' : latest(effectiveFrom)))
          .toSorted()
          .at(-1);
        const { inForce, perhaps, spells } = timelineOn(given, day);
        const from = inForce?.effectiveFrom ?? null;
        expect(from === null ? undefined : latest(from)).to.equal(last);
        expect(spells.filter(({ state }) => state === 'inForce')).to.have.lengthOf(come.length === 0 ? 0 : 1);
        if (perhaps !== null) expect(hasCome(perhaps.effectiveFrom, day)).to.equal('unknown');
      }),
    );
  });

  it('ends no version before it can have begun', () => {
    fc.assert(
      fc.property(sets, asked, (given, day) => {
        for (const { version, until } of timelineOn(given, day).spells) {
          if (until !== null && version.effectiveFrom !== null)
            expect(until >= earliest(version.effectiveFrom)).to.equal(true);
        }
      }),
    );
  });
});

// What the dissolution of its organisation does to a statute's versions, as far as its date is known.
import { expect } from 'chai';
import { timelineOn, type Dated } from '../../../server/domain/statutes/timeline.ts';
import { maybe, on } from '../../support/days.ts';

const versions = (...dates: readonly string[]): readonly Dated[] =>
  dates.map((date, index) => ({ sequence: index + 1, effectiveFrom: maybe(date) }));

describe('timeline: the end of the organisation', () => {
  for (const [end, asked, inForce, states, until, isInexact] of [
    ['2020-07-01', '2020-06-30', 2, ['superseded', 'inForce'], '2020-06-30', false],
    ['2020-07-01', '2020-07-01', null, ['superseded', 'superseded'], '2020-06-30', false],
    ['2020-07', '2020-06-30', 2, ['superseded', 'inForce'], '2020-06-30', true],
    ['2020-07', '2020-07-15', 2, ['superseded', 'inForce'], '2020-06-30', true],
    ['2020-07', '2020-07-31', null, ['superseded', 'superseded'], '2020-06-30', true],
    ['2020', '2020-12-30', 2, ['superseded', 'inForce'], '2019-12-31', true],
    ['2020', '2020-12-31', null, ['superseded', 'superseded'], '2019-12-31', true],
    [null, '2099-01-01', 2, ['superseded', 'inForce'], null, false],
  ] as const) {
    it(`${end ?? 'none'}, asked about ${asked}: ${inForce === null ? 'nothing' : 'the newest'} is in force`, () => {
      const timeline = timelineOn(versions('2006-01-01', '2014-05-01'), on(asked), maybe(end));
      expect(timeline.inForce?.sequence ?? null).to.equal(inForce);
      expect(timeline.perhaps).to.equal(null);
      expect(timeline.spells.map(({ state }) => state)).to.deep.equal(states);
      expect(timeline.spells[0]).to.include({ until: '2014-04-30', untilIsInexact: false });
      expect(timeline.spells[1]).to.include({ until, untilIsInexact: isInexact });
    });
  }

  it('leaves a text without a date as it is', () => {
    const timeline = timelineOn(versions(''), on('2026-03-02'), maybe('2020'));
    expect(timeline.spells.map(({ state, until }) => [state, until])).to.deep.equal([['undated', null]]);
  });

  it('says no day where the end may have come before the beginning', () => {
    const [spell] = timelineOn(versions('2020-03-01'), on('2020-06-01'), maybe('2020')).spells;
    expect(spell).to.include({ state: 'inForce', until: null, untilIsInexact: true });
  });
});

describe('timeline: a version that is perhaps in force', () => {
  for (const [asked, state, perhaps] of [
    ['2013-12-31', 'prospective', null],
    ['2014-01-01', 'perhaps', 2],
    ['2014-12-30', 'perhaps', 2],
    ['2014-12-31', 'inForce', null],
  ] as const) {
    it(`of 2014 on ${asked}: ${state}`, () => {
      const timeline = timelineOn(versions('2006-01-01', '2014'), on(asked));
      expect(timeline.spells[1]?.state).to.equal(state);
      expect(timeline.perhaps?.sequence ?? null).to.equal(perhaps);
      expect(timeline.spells[0]?.state).to.equal(state === 'inForce' ? 'superseded' : 'inForce');
    });
  }

  it('is none once the organisation is dissolved', () => {
    const timeline = timelineOn(versions('2006-01-01', '2014'), on('2014-08-01'), maybe('2014-07-01'));
    expect([timeline.inForce, timeline.perhaps]).to.deep.equal([null, null]);
  });

  it('is superseded in the list then', () => {
    const timeline = timelineOn(versions('2006-01-01', '2014'), on('2014-08-01'), maybe('2014-07-01'));
    expect(timeline.spells[1]?.state).to.equal('superseded');
  });

  it('closes at the end where the next would have begun after it', () => {
    const dated = versions('2006-01-01', '2014-05-01', '2026-01-01');
    const { spells } = timelineOn(dated, on('2025-12-01'), maybe('2025-07-01'));
    expect(spells.map(({ until }) => until)).to.deep.equal(['2014-04-30', '2025-06-30', null]);
  });
});

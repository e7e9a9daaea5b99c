// What has happened to an organisation, told in order: what came on one day in its own order, what has no date last.
import { expect } from 'chai';
import fc from 'fast-check';
import { earliest, latest } from '../../../server/domain/language/dates.ts';
import { eventsOf, hadHappened, type Told } from '../../../server/domain/organisations/events.ts';
import type { Organisation } from '../../../server/domain/organisations/organisation.ts';
import { known, maybe, on } from '../../support/days.ts';

const organisation = (change: Partial<Organisation> = {}): Organisation => ({
  ...{ id: 'f', slug: 'f', kind: 'forbund', names: [{ name: 'Ett', from: null }] },
  ...{ formingSince: null, formedOn: null, liquidationFrom: null, dissolvedOn: null, ...change },
});
const told = (change: Partial<Told> = {}): Told => ({
  ...{ organisation: organisation(), memberships: [], successions: [], notices: [], versions: [], ...change },
});
const spell = (memberId: string, from: string, to = '') => ({
  ...{ id: memberId, organisationId: 'f', memberId, party: 'municipalities' as const },
  ...{ from: maybe(from), to: maybe(to) },
});
const shown = (events: ReturnType<typeof eventsOf>): readonly string[] =>
  events.map(({ kind, on: date }) => `${date ?? '?'} ${kind}`);

describe('events of an organisation', () => {
  it('stand in order of time', () => {
    const events = eventsOf(
      told({
        organisation: organisation({
          ...{ formingSince: on('2019-02-04'), formedOn: known('2020-01-01') },
          ...{ liquidationFrom: known('2024'), dissolvedOn: known('2024-11') },
          names: [
            { name: 'Ett', from: null },
            { name: 'Två', from: known('2020-01-01') },
          ],
        }),
        memberships: [spell('a', '2020-01-01', '2023-06-30'), spell('b', '2021-06-01')],
        successions: [
          { organisationId: 'f', predecessorId: 'g', kind: 'operationsMoved', on: known('2020-01-01') },
          { organisationId: 'h', predecessorId: 'f', kind: 'merger', on: known('2024') },
        ],
        notices: [
          {
            ...{ id: 'n', organisationId: 'f', memberId: 'b', givenOn: on('2022-01-10') },
            ...{ leavesOn: on('2025-01-10'), noticeMonths: 36, clause: '', recordedAt: '' },
            takenBackAt: '2022-03-01T10:00:00.000Z',
          },
        ],
        versions: [{ sequence: 1, effectiveFrom: known('2020-01-01') }],
      }),
    );
    expect(shown(events)).to.deep.equal([
      '2019-02-04 formingBegun',
      '2020-01-01 formed',
      '2020-01-01 tookOver',
      '2020-01-01 joined',
      '2020-01-01 renamed',
      '2020-01-01 versionInForce',
      '2021-06-01 joined',
      '2022-01-10 withdrawalNotified',
      '2022-03-01 withdrawalTakenBack',
      '2023-06-30 left',
      '2024 mergedInto',
      '2024 liquidation',
      '2024-11 dissolved',
    ]);
  });

  it('of which no date is known come last, and are not left out', () => {
    const events = eventsOf(
      told({
        memberships: [spell('a', ''), spell('b', '2014')],
        versions: [{ sequence: 1, effectiveFrom: null }],
      }),
    );
    expect(shown(events)).to.deep.equal(['2014 joined', '? formed', '? joined', '? versionInForce']);
  });

  it('do not say that a förbund was formed which is yet to be', () => {
    const events = eventsOf(told({ organisation: organisation({ formingSince: on('2026-02-01') }) }));
    expect(shown(events)).to.deep.equal(['2026-02-01 formingBegun']);
  });

  it('have come, have not, or may have', () => {
    const [event] = eventsOf(told({ organisation: organisation({ formedOn: known('2005-12') }) }));
    if (event === undefined) throw new Error('it was formed');
    expect(
      ['2005-11-30', '2005-12-15', '2005-12-31'].map((day) => hadHappened(event, on(day))),
    ).to.deep.equal(['no', 'unknown', 'yes']);
  });

  it('stand so whatever the dates are', () => {
    const date = fc.constantFrom('', '2010', '2010-06', '2010-06-15', '2011', '2009-12-31', '2010-12');
    fc.assert(
      fc.property(fc.array(fc.tuple(date, date), { maxLength: 8 }), (spells) => {
        const events = eventsOf(
          told({ memberships: spells.map(([from, to], index) => spell(String(index), from, to)) }),
        );
        const dates = events.map((event) => event.on);
        const firstUnknown = dates.indexOf(null);
        expect(dates.slice(firstUnknown).every((each) => each === null)).to.equal(true);
        const sure = dates.filter((each) => each !== null);
        for (const [index, each] of sure.entries()) {
          const next = sure[index + 1];
          if (next !== undefined) expect(earliest(each) <= latest(next)).to.equal(true);
        }
      }),
    );
  });
});

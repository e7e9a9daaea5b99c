// The roll as a sum of events, and who may be on it.
import { expect } from 'chai';
import fc from 'fast-check';
import {
  checkInOf,
  checkOutOf,
  isOnRollOf,
  mandateFault,
  presentRows,
  rollAfter,
  sentOut,
  votesOf,
} from '../../../server/domain/meetings/voting-roll.ts';
import type { Mandate, RollEvent } from '../../../server/domain/meetings/meeting.ts';
import { known, on } from '../../support/days.ts';

const mandate = (
  organisationId: string,
  votes = 1,
  alternateId: string | null = `${organisationId}-e`,
): Mandate => ({
  ...{ meetingId: 'm', organisationId, delegateId: `${organisationId}-o`, alternateId, votes },
  ...{ delegateName: '', alternateName: '' },
});
const event = (organisationId: string, act: RollEvent['act'], accountId: string): RollEvent => ({
  ...{ id: '', meetingId: 'm', organisationId, act, accountId, reason: '', at: '2026-04-20T08:00:00.000Z' },
  ...{ represented: 'delegate', name: '' },
});

describe('the voting roll', () => {
  it('has nobody present before anybody came', () => {
    expect(rollAfter([mandate('a')], [])).to.deep.equal([
      { mandate: mandate('a'), present: null, since: null },
    ]);
  });

  for (const [what, acts, present] of [
    ['the delegate came', [['checkIn', 'a-o']], 'delegate'],
    [
      'the delegate came and went',
      [
        ['checkIn', 'a-o'],
        ['checkOut', 'a-o'],
      ],
      null,
    ],
    [
      'the alternate came after',
      [
        ['checkIn', 'a-o'],
        ['checkOut', 'a-o'],
        ['checkIn', 'a-e'],
      ],
      'alternate',
    ],
    ['somebody came whose mandate was given to another', [['checkIn', 'x']], null],
  ] as const) {
    it(`is the sum of its events: ${what}`, () => {
      const events = acts.map(([act, who]) => event('a', act, who));
      expect(rollAfter([mandate('a')], events)[0]?.present).to.equal(present);
    });
  }

  it('lets delegate or alternate in, never both', () => {
    const [absent] = rollAfter([mandate('a')], []);
    const [present] = rollAfter([mandate('a')], [event('a', 'checkIn', 'a-o')]);
    const [alone] = rollAfter([mandate('a', 1, null)], []);
    expect(checkInOf(absent, 'delegate')).to.include({ accountId: 'a-o', represented: 'delegate' });
    expect(checkInOf(absent, 'alternate')).to.include({ accountId: 'a-e', represented: 'alternate' });
    expect(checkInOf(present, 'delegate')).to.deep.equal({ refused: 'roll.alreadyIn' });
    expect(checkInOf(present, 'alternate')).to.deep.equal({ refused: 'roll.otherIn' });
    expect(checkInOf(alone, 'alternate')).to.deep.equal({ refused: 'roll.noAlternate' });
    expect(checkInOf(undefined, 'delegate')).to.deep.equal({ refused: 'roll.noMandate' });
    expect(checkOutOf(present)).to.include({ accountId: 'a-o', represented: 'delegate' });
    expect(checkOutOf(absent)).to.deep.equal({ refused: 'roll.notIn' });
  });

  it('never holds more than one for a förbund, whoever comes and goes, and an adjournment empties it', () => {
    const acts = fc.array(
      fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('delegate', 'alternate', 'out')),
    );
    fc.assert(
      fc.property(acts, (steps) => {
        const mandates = [mandate('a', 1), mandate('b', 2), mandate('c', 3, null)];
        const events: RollEvent[] = [];
        for (const [organisationId, step] of steps) {
          const place = rollAfter(mandates, events).find(
            (each) => each.mandate.organisationId === organisationId,
          );
          const who = step === 'out' ? checkOutOf(place) : checkInOf(place, step);
          if (!('refused' in who))
            events.push(event(organisationId, step === 'out' ? 'checkOut' : 'checkIn', who.accountId));
        }
        const rows = presentRows(rollAfter(mandates, events), (id) => id);
        expect(new Set(rows.map(({ organisationId }) => organisationId)).size).to.equal(rows.length);
        expect(votesOf(rows)).to.equal(
          rows.reduce((sum, row) => sum + ({ a: 1, b: 2, c: 3 }[row.organisationId] ?? 0), 0),
        );
        const out = sentOut(rollAfter(mandates, events)).map(({ organisationId, accountId }) =>
          event(organisationId, 'checkOut', accountId),
        );
        expect(presentRows(rollAfter(mandates, [...events, ...out]), (id) => id)).to.deep.equal([]);
      }),
    );
  });
});

describe('who may be on the roll', () => {
  const member = (from: string | null, to: string | null) => ({
    ...{ id: '1', organisationId: 'n', memberId: 'a', party: 'none' as const },
    from: from === null ? null : known(from),
    to: to === null ? null : known(to),
  });
  for (const [from, to, may] of [
    ['2020', null, true],
    [null, null, true],
    ['2026-04-20', null, true],
    ['2026-04-21', null, false],
    ['2020', '2026-04-19', false],
    ['2020', '2026-04-20', true],
  ] as const) {
    it(`a member from ${String(from)} to ${String(to)}: ${String(may)}`, () => {
      expect(isOnRollOf([member(from, to)], 'a', on('2026-04-20'))).to.equal(may);
      expect(isOnRollOf([member(from, to)], 'b', on('2026-04-20'))).to.equal(false);
    });
  }

  const proposed = { organisationId: 'a', delegateId: 'x', alternateId: 'y' };
  for (const [what, mandates, office, field, refused] of [
    ['one person is both', [], [], 'alternate', 'mandate.samePerson'],
    ["the office's", [], ['y'], 'alternate', 'mandate.office'],
    ["another's delegate", [{ ...mandate('b'), delegateId: 'x' }], [], 'delegate', 'mandate.taken'],
    ["another's alternate", [{ ...mandate('b'), alternateId: 'x' }], [], 'delegate', 'mandate.taken'],
  ] as const) {
    it(`not ${what}`, () => {
      const given = refused === 'mandate.samePerson' ? { ...proposed, alternateId: 'x' } : proposed;
      expect(mandateFault(given, mandates, new Set(office))).to.deep.equal({ refused, field });
    });
  }

  it('the same förbund may change its own', () => {
    expect(mandateFault(proposed, [{ ...mandate('a'), delegateId: 'y' }], new Set())).to.equal(null);
    expect(mandateFault({ ...proposed, alternateId: null }, [], new Set())).to.equal(null);
  });
});

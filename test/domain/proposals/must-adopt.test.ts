// The list that is frozen at dispatch: members of the day and later, and those that join; only who leaves by its own notice is not asked.
import { expect } from 'chai';
import { mustAdopt, unasked } from '../../../server/domain/proposals/must-adopt.ts';
import { maybe, on } from '../../support/days.ts';

const today = on('2026-05-10');
const spell = (
  memberId: string,
  from: string | null,
  to: string | null,
  dissolvedOn: string | null = null,
) => ({
  ...{ memberId, from: maybe(from), to: maybe(to), dissolvedOn: maybe(dissolvedOn) },
  party: 'municipalities' as const,
});
const asked = (
  spells: readonly ReturnType<typeof spell>[],
  joins: readonly string[] = [],
  leaves: readonly string[] = [],
  notices: readonly (readonly [memberId: string, takenBackAt: string | null])[] = [],
): readonly string[] =>
  mustAdopt(
    {
      memberships: spells,
      notices: notices.map(([memberId, takenBackAt]) => ({
        ...{ memberId, takenBackAt },
        leavesOn: on('2029-01-01'),
      })),
    },
    {
      joins: joins.map((memberId) => ({ memberId, party: 'municipalities' })),
      leaves: leaves.map((memberId) => ({ memberId })),
    },
    today,
  ).map(({ memberId }) => memberId);

const table: readonly (readonly [says: string, from: string | null, to: string | null, isAsked: boolean])[] =
  [
    ['a member', '2014-05-01', null, true],
    ['a member since a day not known', null, null, true],
    ['a member since some day this year', '2026', null, true],
    ['one that has given notice', '2014', '2028-12-31', true],
    ['one whose last day is today', '2014', '2026-05-10', true],
    ['one whose last day was yesterday', '2014', '2026-05-09', false],
    ['one that left some day this month, perhaps', '2014', '2026-05', true],
    ['one that begins today', '2026-05-10', null, true],
    ['one that begins tomorrow', '2026-05-11', null, true],
    ['one that begins next year, for a time', '2027', '2028-06-30', true],
  ];

describe('who must adopt', () => {
  for (const [says, from, to, isAsked] of table)
    it(`${says}: ${isAsked ? 'asked' : 'not asked'}`, () => {
      expect(asked([spell('a', from, to)])).to.deep.equal(isAsked ? ['a'] : []);
    });

  it('counts who joins with the proposal, once', () => {
    expect(asked([spell('a', '2014', null)], ['b'])).to.deep.equal(['a', 'b']);
    expect(asked([spell('a', '2014', null)], ['a'])).to.deep.equal(['a']);
  });

  it('counts who leaves with it, unless its own notice stands', () => {
    const spells = [spell('a', '2014', null), spell('b', '2014', null)];
    expect(asked(spells, [], ['b'])).to.deep.equal(['a', 'b']);
    expect(asked(spells, [], ['b'], [['b', null]])).to.deep.equal(['a']);
    expect(asked(spells, [], ['b'], [['b', '2026-04-01T10:00:00Z']])).to.deep.equal(['a', 'b']);
    expect(
      asked(
        spells,
        [],
        ['b'],
        [
          ['b', '2026-04-01T10:00:00Z'],
          ['b', null],
        ],
      ),
    ).to.deep.equal(['a']);
    expect(asked(spells, [], ['b'], [['a', null]])).to.deep.equal(['a', 'b']);
    expect(asked(spells, [], [], [['b', null]]), 'on its way out by itself').to.deep.equal(['a', 'b']);
  });

  it('does not count who has been dissolved', () => {
    expect(asked([spell('a', '2014', null, '2026-01-01')])).to.deep.equal([]);
  });

  it('is told against those that were asked', () => {
    const [a, b] = [{ memberId: 'a' }, { memberId: 'b' }];
    expect(unasked([a, b], [a])).to.deep.equal([b]);
    expect(unasked([a], [a, b])).to.deep.equal([]);
  });

  it('counts a member once that left and came back', () => {
    expect(asked([spell('a', '2014', '2018'), spell('a', '2020', null)])).to.deep.equal(['a']);
  });
});

// Who has adopted and who is missing: the newest of a member's answers counts, and all of them are needed.
import { expect } from 'chai';
import { tallyOf } from '../../../server/domain/proposals/ratification-tally.ts';
import type {
  AnswerRow,
  RecordedAnswer,
  RoundMember,
} from '../../../server/domain/proposals/ratification.ts';
import { on } from '../../support/days.ts';

const member = (memberId: string): RoundMember => ({
  ...{ memberId, name: memberId, body: 'Kommunfullmäktige', party: 'municipalities' },
});
const members = ['a', 'b', 'c'].map(member);

let made = 0;
const row = (
  memberId: string,
  answer: RecordedAnswer,
  decidedOn: string | null = null,
  change: Partial<AnswerRow> = {},
): AnswerRow => {
  made += 1;
  return {
    ...{ id: String(made), roundId: 'r', memberId, sequence: made, answer, condition: 'none' },
    ...{ decidedOn: decidedOn === null ? null : on(decidedOn), minutes: '1', registryNumber: '' },
    ...{ handedIn: null, attachmentId: null, note: '', recordedAt: '', recordedBy: 'x' },
    ...change,
  };
};
const adopted = (memberId: string, day: string, change: Partial<AnswerRow> = {}): AnswerRow =>
  row(memberId, 'adopted', day, change);

describe('a tally of answers', () => {
  it('has everybody pending at first, in the order of the letter', () => {
    const tally = tallyOf({ members }, []);
    expect(tally.standings.map(({ answer }) => answer)).to.deep.equal(['pending', 'pending', 'pending']);
    expect(tally).to.deep.include({ adopted: 0, missing: members, isUnanimous: false });
    expect(tally).to.deep.include({ lastAdoption: null, lastDay: null });
  });

  it('is unanimous when all have adopted; a yes on condition that the others do is a yes', () => {
    const rows = [
      adopted('b', '2026-05-01'),
      adopted('a', '2026-06-01', { condition: 'othersAlike' }),
      adopted('c', '2026-04-01'),
    ];
    const tally = tallyOf({ members }, rows);
    expect(tally).to.include({ adopted: 3, isUnanimous: true, lastDay: '2026-06-01' });
    // The last that was recorded is confirmed, not the one with the latest day.
    expect(tally.lastAdoption).to.equal(rows[2]);
  });

  for (const [answer, means] of [
    ['adoptedDeviating', 'adoptedDeviating'],
    ['refused', 'refused'],
    ['referredBack', 'referredBack'],
    ['askedAgain', 'pending'],
    ['retracted', 'pending'],
  ] as const)
    it(`is not unanimous with ${answer}, even where the member had adopted before`, () => {
      const before = ['a', 'b', 'c'].map((each) => adopted(each, '2026-05-01'));
      const tally = tallyOf({ members }, [...before, row('b', answer)]);
      expect(tally.isUnanimous).to.equal(false);
      expect(tally.missing.map(({ memberId }) => memberId)).to.deep.equal(['b']);
      expect(tally.standings[1]?.answer).to.equal(means);
      expect(tally.lastAdoption).to.equal(before[2]);
    });

  it('counts a new answer after an old one', () => {
    const tally = tallyOf({ members: [member('a')] }, [
      row('a', 'refused', '2026-05-01'),
      row('a', 'askedAgain'),
      adopted('a', '2026-07-01'),
    ]);
    expect(tally).to.include({ isUnanimous: true, lastDay: '2026-07-01' });
  });

  it('does not count whoever was not asked, and is never unanimous where nobody was', () => {
    expect(tallyOf({ members: [member('a')] }, [adopted('z', '2026-05-01')])).to.include({
      ...{ adopted: 0, isUnanimous: false, lastAdoption: null },
    });
    expect(tallyOf({ members: [] }, []).isUnanimous).to.equal(false);
  });
});

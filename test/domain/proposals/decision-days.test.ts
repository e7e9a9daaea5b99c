// No law before it is decided: what days can be said, and that nothing applies before the words and the decisions on them.
import { expect } from 'chai';
import fc from 'fast-check';
import type { Day } from '../../../server/domain/language/dates.ts';
import {
  answerDayFault,
  approvalDayFault,
  wordedOn,
} from '../../../server/domain/proposals/decision-days.ts';
import { entryIntoForce } from '../../../server/domain/proposals/entry-into-force.ts';
import type { ForceRule } from '../../../server/domain/proposals/proposal.ts';
import { on } from '../../support/days.ts';

const text = (textHash: string, savedAt: string) => ({ textHash, savedAt });

describe('the days that a proposal can have been decided on', () => {
  it('begin in Sweden, on the day that the newest words were there', () => {
    expect(wordedOn([text('a', '2026-01-10T23:30:00.000Z')])).to.equal('2026-01-11');
    const edited = [text('a', '2026-01-10T09:00:00.000Z'), text('b', '2026-02-01T09:00:00.000Z')];
    expect(wordedOn(edited)).to.equal('2026-02-01');
    expect(wordedOn([...edited, text('b', '2026-03-01T09:00:00.000Z')]), 'a reason').to.equal('2026-02-01');
    expect(wordedOn([...edited, text('a', '2026-03-01T09:00:00.000Z')]), 'old words again').to.equal(
      '2026-03-01',
    );
    expect(() => wordedOn([])).to.throw('a wording');
  });

  it('are told where one is too early or ahead', () => {
    const [worded, today] = [on('2026-02-10'), on('2026-03-02')];
    const [shown, unseen] = [
      { on: worded, isShown: true },
      { on: worded, isShown: false },
    ];
    expect(approvalDayFault(on('2026-02-09'), shown, today)).to.deep.include({
      ...{ refused: 'proposal.decidedBeforeWording', field: 'decidedOn', facts: { date: worded } },
    });
    expect(approvalDayFault(on('2026-03-03'), shown, today)).to.include({
      refused: 'proposal.decidedInTheFuture',
    });
    expect(approvalDayFault(worded, shown, today)).to.equal(null);
    // Decided at a meeting, and written in afterwards.
    expect(approvalDayFault(on('2025-12-01'), unseen, today)).to.equal(null);
    expect(approvalDayFault(on('2025-04-16'), unseen, today)).to.equal(null);
    for (const early of ['1900-01-01', '2025-02-10', '2025-04-15'])
      expect(approvalDayFault(on(early), unseen, today), early).to.deep.include({
        ...{ refused: 'proposal.decidedLongBefore', field: 'decidedOn', facts: { date: worded } },
      });
    expect(approvalDayFault(on('1900-01-01'), null, today)).to.equal(null);
    expect(answerDayFault(on('2026-02-09'), worded, today)).to.include({
      refused: 'ratification.beforeProposal',
    });
    expect(answerDayFault(on('2026-03-03'), worded, today)).to.include({
      refused: 'ratification.inTheFuture',
    });
    expect(answerDayFault(today, worded, today)).to.equal(null);
  });

  it('never let it apply before the words, the board or the last adoption', () => {
    const day: fc.Arbitrary<Day> = fc
      .date({ min: new Date('2024-01-01'), max: new Date('2028-12-31'), noInvalidDate: true })
      .map((date) => on(date.toISOString().slice(0, 10)));
    const rule: fc.Arbitrary<ForceRule> = fc.oneof(
      fc.record({ kind: fc.constant('whenAdopted' as const), earliest: fc.option(day) }),
      fc.record({ kind: fc.constant('fixedDay' as const), day }),
    );
    const today = on('2028-12-31');
    fc.assert(
      fc.property(day, day, fc.array(day, { maxLength: 6 }), rule, (worded, board, days, force) => {
        const approved =
          approvalDayFault(board, { on: worded, isShown: true }, today) === null ? board : worded;
        const taken = days.filter((each) => answerDayFault(each, approved, today) === null);
        const adoptions = [...taken, approved];
        const found = entryIntoForce(force, { adoptions, signatures: [], baseFrom: null });
        if ('missing' in found) throw new Error('all have adopted');
        for (const each of [worded, ...adoptions]) expect(found.from >= each, each).to.equal(true);
      }),
    );
  });
});

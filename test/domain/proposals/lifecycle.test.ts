// What can be done with a proposal in which state: the whole table, and what no act does.
import { expect } from 'chai';
import {
  actFault,
  allows,
  conditions,
  isOpen,
  isSuperseded,
  lifecycle,
  next,
  proposalActs,
} from '../../../server/domain/proposals/lifecycle.ts';
import { answerLifecycle, nextAnswer } from '../../../server/domain/proposals/answer-lifecycle.ts';
import { proposalStates } from '../../../server/domain/proposals/proposal.ts';
import { memberAnswers, recordedAnswers } from '../../../server/domain/proposals/ratification.ts';

describe('the life of a proposal', () => {
  it('knows every state, and leads only to such', () => {
    expect(Object.keys(lifecycle)).to.have.members([...proposalStates]);
    for (const state of proposalStates)
      for (const act of proposalActs) {
        const to = next(state, act);
        if (to !== null) expect(proposalStates).to.include(to);
      }
  });

  it('ends with being withdrawn or left to lapse', () => {
    for (const act of proposalActs)
      for (const state of ['withdrawn', 'lapsed'] as const) expect(next(state, act), act).to.equal(null);
  });

  it('lets nobody change the words that members have before them, or have adopted', () => {
    expect(proposalStates.filter(isOpen)).to.deep.equal(['draft', 'consultation', 'boardApproved']);
    expect(next('boardApproved', 'change')).to.equal('draft');
  });

  it('reaches the members only by way of the board, and ratification only by a second person', () => {
    const into = (to: string): readonly string[] =>
      proposalStates.flatMap((state) =>
        proposalActs.filter((act) => state !== to && next(state, act) === to).map((act) => `${state} ${act}`),
      );
    expect(into('outForRatification')).to.deep.equal(['boardApproved dispatch']);
    expect(into('ratified')).to.deep.equal([
      ...['draft adoptByMeeting', 'boardApproved adoptByMeeting', 'outForRatification confirm'],
    ]);
  });

  it('gives the board no way out of what all have adopted, until it has fallen', () => {
    const adopted = { state: 'ratified', rebaseOnto: null, versionId: null } as const;
    const superseded = { ...adopted, rebaseOnto: 'v' };
    for (const act of ['revise', 'lapse'] as const) {
      expect(actFault(adopted, act)?.refused, act).to.equal('proposal.notNow');
      expect(allows(superseded, act), act).to.equal(true);
    }
    expect(allows({ ...adopted, hasUnasked: true }, 'revise'), 'another must adopt it').to.equal(true);
    for (const act of ['sign', 'retractSignature', 'confirmSignatures', 'enact'] as const) {
      expect(allows(adopted, act), act).to.equal(true);
      expect(actFault(superseded, act)?.refused, act).to.equal('ratification.superseded');
      expect(allows({ ...adopted, versionId: 'v' }, act), act).to.equal(false);
    }
  });

  it('asks for a condition only of acts that the table knows', () => {
    for (const state of proposalStates)
      for (const act of proposalActs)
        if (conditions[state]?.[act] !== undefined) expect(next(state, act), act).to.not.equal(null);
  });

  it('is superseded only before members, while another version waits', () => {
    for (const state of proposalStates) {
      expect(isSuperseded({ state, rebaseOnto: null })).to.equal(false);
      expect(isSuperseded({ state, rebaseOnto: 'v' })).to.equal(
        state === 'outForRatification' || state === 'ratified',
      );
    }
  });
});

describe("the life of a member's answer", () => {
  it('knows every answer, and leads only to such', () => {
    expect(Object.keys(answerLifecycle)).to.have.members([...memberAnswers]);
    for (const from of memberAnswers)
      for (const recorded of recordedAnswers) {
        const to = nextAnswer(from, recorded);
        if (to !== null) expect(memberAnswers).to.include(to);
      }
  });

  it('lets who has adopted only take it back', () => {
    expect(recordedAnswers.filter((each) => nextAnswer('adopted', each) !== null)).to.deep.equal([
      'retracted',
    ]);
  });

  it('lets who has said no decide anew, asked again or not', () => {
    for (const from of ['refused', 'referredBack', 'adoptedDeviating'] as const)
      for (const recorded of recordedAnswers) expect(nextAnswer(from, recorded), recorded).to.not.equal(null);
  });

  it('asks nobody again, and takes nothing back, before there is an answer', () => {
    expect(nextAnswer('pending', 'askedAgain')).to.equal(null);
    expect(nextAnswer('pending', 'retracted')).to.equal(null);
  });
});

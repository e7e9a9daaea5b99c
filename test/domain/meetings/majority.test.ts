// Counting, twice by two paths, and how a tie is settled.
import { createHash } from 'node:crypto';
import { expect } from 'chai';
import fc from 'fast-check';
import { lotOf, resultOf, tallyOf } from '../../../server/domain/meetings/majority.ts';
import {
  choices,
  type Ballot,
  type Choice,
  type RollManifest,
} from '../../../server/domain/meetings/meeting.ts';
import { majorities, type MajorityName } from '../../../server/domain/meetings/poll.ts';
import { recount, sameTally } from '../../../server/domain/meetings/recount.ts';

const manifestOf = (votes: readonly number[], majority: MajorityName = 'simple'): RollManifest => ({
  ...{
    pollId: 'p',
    meetingId: 'm',
    purpose: 'main',
    question: '',
    text: '',
    yesMeans: '',
    noMeans: '',
    method: 'open',
  },
  ...{ majority: majorities[majority], tieRule: 'rejection', quorum: 0, openedAt: '' },
  roll: votes.map((each, index) => ({
    ...{ organisationId: String(index), name: '', accountId: `k${String(index)}`, votes: each },
  })),
});
const ballotOf = (index: number, choice: Choice, votes: number): Ballot => ({
  ...{ id: String(index), pollId: 'p', organisationId: String(index), accountId: `k${String(index)}` },
  ...{ choice, votes, key: '', receipt: `R${String(index)}`, castAt: '' },
});
/** Unit votes: j yes, n no, a abstain. */
const counted = (letters: string, majority: MajorityName) => {
  const cast = Array.from(letters).map((letter, index) =>
    ballotOf(index, ({ j: 'yes', n: 'no', a: 'abstain' } as const)[letter as 'j' | 'n' | 'a'], 1),
  );
  return tallyOf(
    manifestOf(
      Array.from(letters).map(() => 1),
      majority,
    ),
    cast,
  );
};

describe('a tally', () => {
  for (const [letters, majority, outcome] of [
    ['jjn', 'simple', 'carried'],
    ['jnn', 'simple', 'rejected'],
    ['jn', 'simple', 'tie'],
    ['jnaaaa', 'simple', 'tie'],
    ['jaaaaa', 'simple', 'carried'],
    ['aaa', 'simple', 'noResult'],
    ['', 'simple', 'noResult'],
    ['jjn', 'twoThirds', 'carried'],
    ['jjnn', 'twoThirds', 'rejected'],
    ['jjjjjn', 'twoThirds', 'carried'],
    ['jjjnn', 'twoThirds', 'rejected'],
    ['jjjn', 'threeQuarters', 'carried'],
    ['jjjnaaa', 'threeQuarters', 'carried'],
    ['jjn', 'threeQuarters', 'rejected'],
    ['aa', 'threeQuarters', 'noResult'],
  ] as const) {
    it(`of "${letters}" by ${majority} is ${outcome}`, () => {
      expect(counted(letters, majority).outcome).to.equal(outcome);
    });
  }

  it('counts votes, not ballots, and those who did not vote', () => {
    const cast = [ballotOf(0, 'yes', 3), ballotOf(1, 'no', 2)];
    expect(tallyOf(manifestOf([3, 2, 5]), cast)).to.deep.equal({
      ...{ yes: 3, no: 2, abstain: 0, notVoted: 5, outcome: 'carried' },
    });
  });
});

const votesArbitrary = fc.array(
  fc.tuple(fc.integer({ min: 1, max: 1000 }), fc.constantFrom(...choices, 'none' as const)),
  { maxLength: 40 },
);
const pollArbitrary = fc
  .tuple(votesArbitrary, fc.constantFrom<MajorityName>('simple', 'twoThirds', 'threeQuarters'))
  .map(([votes, majority]) => ({
    manifest: manifestOf(
      votes.map(([each]) => each),
      majority,
    ),
    ballots: votes.flatMap(([each, choice], index) =>
      choice === 'none' ? [] : [ballotOf(index, choice, each)],
    ),
  }));

describe('the second count', () => {
  it('agrees with the first on every poll', () => {
    fc.assert(
      fc.property(pollArbitrary, ({ manifest, ballots }) => {
        const again = recount(manifest, ballots.toReversed());
        expect(again).to.deep.equal(tallyOf(manifest, ballots));
        expect(again !== null && sameTally(again, tallyOf(manifest, ballots))).to.equal(true);
      }),
    );
  });

  it('is none where ballots are not those of the roll', () => {
    const manifest = manifestOf([1, 2]);
    const [one, two] = [ballotOf(0, 'yes', 1), ballotOf(1, 'no', 2)];
    expect(recount(manifest, [one, two])).to.not.equal(null);
    for (const wrong of [
      [one, one],
      [one, { ...two, organisationId: '7' }],
      [one, { ...two, votes: 3 }],
    ]) {
      expect(recount(manifest, wrong)).to.equal(null);
    }
  });

  it('sees a tally that differs by one vote', () => {
    const tally = tallyOf(manifestOf([1, 2]), [ballotOf(0, 'yes', 1)]);
    expect(sameTally(tally, tally)).to.equal(true);
    for (const other of [
      { ...tally, yes: 2 },
      { ...tally, no: 1 },
      { ...tally, abstain: 1 },
      { ...tally, notVoted: 1 },
      { ...tally, outcome: 'tie' as const },
    ]) {
      expect(sameTally(tally, other)).to.equal(false);
    }
  });
});

describe('a tie', () => {
  const tie = counted('jn', 'simple');
  const carried = counted('j', 'simple');
  for (const [rule, castingVote, outcome, settledBy] of [
    ['rejection', null, 'rejected', 'rejection'],
    ['rejection', 'yes', 'rejected', 'rejection'],
    ['castingVote', 'yes', 'carried', 'castingVote'],
    ['castingVote', 'no', 'rejected', 'castingVote'],
  ] as const) {
    it(`by ${rule}, casting vote ${String(castingVote)}: ${outcome}`, () => {
      expect(resultOf(tie, rule, castingVote, 'h', [])).to.deep.include({ outcome, settledBy, lot: null });
    });
  }

  it('waits for the casting vote', () => {
    expect(resultOf(tie, 'castingVote', null, 'h', [])).to.equal(null);
  });

  it('is never settled by more than the votes where there is none', () => {
    for (const rule of ['castingVote', 'rejection', 'drawingOfLots'] as const) {
      expect(resultOf(carried, rule, 'no', 'h', ['r'])).to.deep.include({
        outcome: 'carried',
        settledBy: 'votes',
      });
      expect(resultOf(counted('a', 'simple'), rule, 'no', 'h', ['r'])).to.deep.include({
        outcome: 'noResult',
      });
    }
  });

  it('by lot is the hash of the manifest and the receipts in order, which anybody can make', () => {
    const result = resultOf(tie, 'drawingOfLots', null, 'ab', ['R2', 'R1']);
    const lot = createHash('sha256').update('lottning\nab\nR1\nR2\n').digest('hex');
    expect(result).to.deep.include({ lot, settledBy: 'drawingOfLots' });
    expect(result?.outcome).to.equal('02468ace'.includes(lot.slice(-1)) ? 'carried' : 'rejected');
  });

  it('falls on either side by lot, about as often', () => {
    const falls = Array.from({ length: 1000 }, (_, index) => lotOf('ab', [`R${String(index)}`]));
    const yes = falls.filter((lot) => '02468ace'.includes(lot.slice(-1))).length;
    expect(yes).to.be.within(400, 600);
  });
});

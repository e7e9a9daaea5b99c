// How far a correction goes: to the next version by the same words, or the same number and rubric, and no further.
import { expect } from 'chai';
import {
  topicsThroughTime,
  type ClauseHead,
  type Correction,
} from '../../../server/domain/topics/corrections.ts';

const head = (anchor: string, heading: string, wording: string): ClauseHead => ({
  ...{ anchor, heading, wording, reference: `${anchor.slice(1)} §` },
  found: [{ topic: 'board', confidence: 0.8 }],
});
/** Versions with one clause each: number, rubric, words. */
const told = (
  clauses: readonly (readonly [string, string, string])[],
  ...corrections: readonly Correction[]
) => {
  const versions = clauses.map(([number, rubric, words], index) => ({
    version: `v${String(index + 1)}`,
    clauses: [head(`p${number}`, rubric, words)],
  }));
  const topics = topicsThroughTime(versions, corrections);
  return versions.map(({ version }) => topics.get(version)?.[0]?.topics.join() ?? '');
};
const said = (version: string, topic: Correction['topic'], anchor = 'p1'): Correction => ({
  version,
  anchor,
  topic,
});

describe('a corrected topic', () => {
  it('is what the words tell where nobody has said anything', () => {
    expect(told([['1', 'A', 'x']])).to.deep.equal(['board']);
  });

  it('goes along with the same words, whatever the number and rubric', () => {
    expect(
      told(
        [
          ['1', 'A', 'x'],
          ['7', 'B', 'x'],
        ],
        said('v1', 'audit'),
      ),
    ).to.deep.equal(['audit', 'audit']);
  });

  it('goes along with the same number and rubric, whatever the words', () => {
    expect(
      told(
        [
          ['1', 'A', 'x'],
          ['1', 'a', 'y'],
        ],
        said('v1', 'audit'),
      ),
    ).to.deep.equal(['audit', 'audit']);
    expect(
      told(
        [
          ['1', 'A', 'x'],
          ['1', 'B', 'y'],
        ],
        said('v1', 'audit'),
      ),
    ).to.deep.equal(['audit', 'board']);
    expect(
      told(
        [
          ['1', 'A', 'x'],
          ['2', 'A', 'y'],
        ],
        said('v1', 'audit'),
      ),
    ).to.deep.equal(['audit', 'board']);
  });

  it('goes step by step, over a change of words and then of number', () => {
    const clauses = [
      ['1', 'A', 'x'],
      ['1', 'A', 'y'],
      ['4', 'C', 'y'],
    ] as const;
    expect(told(clauses, said('v1', 'audit'))).to.deep.equal(['audit', 'audit', 'audit']);
  });

  it('goes forward only, and gives way to what was said of a later version itself', () => {
    const clauses = [
      ['1', 'A', 'x'],
      ['1', 'A', 'x'],
      ['1', 'A', 'x'],
    ] as const;
    expect(told(clauses, said('v2', 'audit'))).to.deep.equal(['board', 'audit', 'audit']);
    expect(told(clauses, said('v2', 'audit'), said('v1', 'budget'))).to.deep.equal([
      'budget',
      'audit',
      'audit',
    ]);
  });

  it('is what was said last, and can be taken back', () => {
    const once = [
      ['1', 'A', 'x'],
      ['1', 'A', 'x'],
    ] as const;
    expect(told(once, said('v1', 'audit'), said('v1', 'none'))).to.deep.equal(['', '']);
    expect(told(once, said('v1', 'audit'), said('v2', 'automatic'))).to.deep.equal(['audit', 'board']);
    expect(told(once, said('v1', 'audit', 'p9')), 'of a clause that is not there').to.deep.equal([
      'board',
      'board',
    ]);
  });
});

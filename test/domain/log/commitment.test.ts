// What the log is told of free words: nothing without the salt, and one thing with it.
import { expect } from 'chai';
import { commitmentTo } from '../../../server/domain/log/commitment.ts';

describe('a commitment', () => {
  it('rests on the words and on the salt, and not on how letters are composed', () => {
    const one = commitmentTo('Ålder', 'a'.repeat(32));
    expect(one).to.match(/^[0-9a-f]{64}$/);
    expect(commitmentTo('A\u030alder', 'a'.repeat(32))).to.equal(one);
    expect(commitmentTo('Ålder', 'b'.repeat(32))).to.not.equal(one);
    expect(commitmentTo('Alder', 'a'.repeat(32))).to.not.equal(one);
  });
});

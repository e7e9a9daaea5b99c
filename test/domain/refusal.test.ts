// A no: its code, and the field and facts only where there are any.
import { expect } from 'chai';
import { isRefusal, refuse } from '../../server/domain/refusal.ts';

describe('refusal', () => {
  it('holds what it was given and nothing else', () => {
    expect(refuse('access.notFound')).to.deep.equal({ refused: 'access.notFound' });
    expect(refuse('form.date', 'from')).to.deep.equal({ refused: 'form.date', field: 'from' });
    expect(refuse('form.tooLong', 'name', { max: 200 })).to.deep.equal({
      refused: 'form.tooLong',
      field: 'name',
      facts: { max: 200 },
    });
  });

  for (const [answer, isNo] of [
    [{ refused: 'access.notFound' }, true],
    [{ kind: 'page' }, false],
    [null, false],
    [undefined, false],
    ['refused', false],
  ] as const) {
    it(`${JSON.stringify(answer)} is ${isNo ? 'a no' : 'no refusal'}`, () => {
      expect(isRefusal(answer)).to.equal(isNo);
    });
  }
});

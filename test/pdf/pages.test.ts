// How the flow of a document is divided into pages.
import { expect } from 'chai';
import { paginate } from '../../server/pdf/pages.ts';
import { strip } from '../../server/pdf/strips.ts';
import type { Strip } from '../../server/pdf/strips.ts';
import { page } from '../../server/pdf/theme.ts';

const bottom = page.height - page.bottom;
const room = bottom - page.top;
const of = (count: number, height: number, rest: Partial<Strip> = {}): Strip[] =>
  Array.from({ length: count }, () => strip(height, 0, rest));
const counts = (strips: readonly Strip[]): readonly number[] =>
  paginate(strips).map((placed) => placed.length);

describe('pages', () => {
  it('are filled from top to bottom, and nothing stands below the margin', () => {
    const pages = paginate(of(200, 20));
    expect(pages.flat()).to.have.length(200);
    for (const { top, strip: each } of pages.flat()) expect(top + each.height).to.be.at.most(bottom);
  });

  it('are one even when there is nothing on it', () => {
    expect(counts([])).to.deep.equal([0]);
  });

  it('leave out the space above their first line', () => {
    const [, second] = paginate([...of(1, room), ...of(1, 100, { gap: 40 })]);
    expect(second?.[0]?.top).to.equal(page.top);
  });

  it('keep a heading with what follows', () => {
    const strips = [...of(1, room - 5), ...of(1, 30, { isKept: true }), ...of(1, 30)];
    expect(counts(strips)).to.deep.equal([1, 2]);
  });

  it('divide what should stay together when it is taller than a page', () => {
    const strips = of(100, 20, { isKept: true });
    const pages = paginate(strips);
    expect(pages.length).to.be.greaterThan(2);
    for (const { top, strip: each } of pages.flat()) expect(top + each.height).to.be.at.most(bottom);
  });

  it('repeat the head of a table above its rows, except right below the head itself', () => {
    const head = of(1, 25);
    const pages = paginate([...head, ...of(80, 20, { head })]);
    expect(pages[0]?.filter(({ isRepeated }) => isRepeated)).to.have.length(0);
    for (const placed of pages.slice(1)) {
      expect(placed[0]?.isRepeated).to.equal(true);
      expect(placed[0]?.strip).to.equal(head[0]);
      expect(placed.filter(({ isRepeated }) => isRepeated)).to.have.length(1);
    }
  });

  it('do not repeat a head that takes half of the page', () => {
    const head = of(10, 40);
    expect(
      paginate([...head, ...of(40, 20, { head })])
        .flat()
        .some(({ isRepeated }) => isRepeated),
    ).to.equal(false);
  });
});

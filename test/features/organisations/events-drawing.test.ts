// The drawing of an organisation's life: everything within the picture, and what is not known drawn as such.
import { expect } from 'chai';
import fc from 'fast-check';
import { drawEvents, type ToldLane } from '../../../server/features/organisations/events-drawing.ts';
import { known, maybe, on } from '../../support/days.ts';

const lane = (from: string, to: string, marks: readonly string[] = []): ToldLane => ({
  label: 'Granby',
  bars: [{ state: 'member', from: maybe(from), to: maybe(to) }],
  marks: marks.map(known),
});

describe('the drawing of events', () => {
  it('is not made where no date is known', () => {
    expect(drawEvents([lane('', '')], on('2026-01-01'))).to.equal(null);
    expect(drawEvents([], on('2026-01-01'))).to.equal(null);
  });

  it('begins at the left edge what began nobody knows when, and marks it as inexact', () => {
    const drawing = drawEvents([lane('2014-05-01', ''), lane('', '2020-12-31')], on('2026-01-01'));
    const [exact, inexact] = drawing?.lanes.map(({ bars }) => bars[0]) ?? [];
    expect([exact?.isInexact, inexact?.isInexact]).to.deep.equal([false, true]);
    expect((inexact?.x ?? 0) < (exact?.x ?? 0)).to.equal(true);
    const end = (bar: typeof exact) => (bar?.x ?? 0) + (bar?.width ?? 0);
    expect(end(inexact) < end(exact)).to.equal(true);
  });

  it('keeps everything within the picture, in order, whatever the dates and the day', () => {
    const date = fc.constantFrom('', '1000', '2010', '2010-06', '2010-06-15', '2026-11-22', '9999-12-31');
    const mark = fc.constantFrom('1850', '2010-06', '2026-11-22');
    const lanes = fc.array(
      fc
        .tuple(date, date, fc.array(mark, { maxLength: 3 }))
        .map(([from, to, marks]) => lane(from, to, marks)),
      { minLength: 1, maxLength: 5 },
    );
    const day = fc.constantFrom('1000-01-01', '2010-06-15', '2026-11-22', '9999-12-31');
    fc.assert(
      fc.property(lanes, day, (told, asked) => {
        const drawing = drawEvents(told, on(asked));
        if (drawing === null) return;
        const within = (x: number): boolean => x >= 0 && x <= drawing.width;
        for (const { bars, marks, barY, labelY } of drawing.lanes) {
          for (const { x, width } of bars) {
            // A life that ends before it begins is a mistake in the register; it is drawn as a point.
            expect(within(x) && width >= 3, JSON.stringify({ x, width })).to.equal(true);
          }
          expect(marks.every(({ x }) => within(x))).to.equal(true);
          expect(labelY < barY && barY < drawing.height).to.equal(true);
        }
        const years = drawing.ticks.map(({ x }) => x);
        expect(years).to.deep.equal(years.toSorted((a, b) => a - b));
        expect(years.every(within) && within(drawing.now)).to.equal(true);
        expect(years.length).to.be.below(60);
      }),
    );
  });
});

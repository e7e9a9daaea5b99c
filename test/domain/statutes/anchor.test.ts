// A clause's fragment in an address: readable, valid as an id, the same for ever.
import { expect } from 'chai';
import fc from 'fast-check';
import { clauseAnchors } from '../../../server/domain/statutes/anchor.ts';
import type { Clause } from '../../../server/domain/statutes/statute.ts';

const clause = (number: string, chapter: string | null = null): Clause => ({
  number,
  heading: null,
  chapter: chapter === null ? null : { number: chapter, heading: null },
  blocks: [],
  headingRanges: [],
});

describe('the anchor of a clause', () => {
  it('is made of the number', () => {
    expect(clauseAnchors([clause('4'), clause('4 a'), clause('1.2'), clause('12 å')])).to.deep.equal([
      'p4',
      'p4a',
      'p1.2',
      'p12aa',
    ]);
  });

  it('carries the chapter, but not twice', () => {
    expect(
      clauseAnchors([clause('4', '2'), clause('4 a', '2 a'), clause('2.1', '2'), clause('2.1', '3')]),
    ).to.deep.equal(['k2p4', 'k2ap4a', 'p2.1', 'k3p2.1']);
  });

  it('tells the second of two equal numbers apart', () => {
    expect(clauseAnchors([clause('4'), clause('4'), clause('5'), clause('4')])).to.deep.equal([
      'p4',
      'p4-2',
      'p5',
      'p4-3',
    ]);
  });

  it('is unique and needs no escaping, whatever the numbers', () => {
    const number = fc
      .tuple(fc.integer({ min: 1, max: 30 }), fc.constantFrom('', ' a', ' b', ' ö', '.1', '.2'))
      .map(([digits, tail]) => `${String(digits)}${tail}`);
    const chapter = fc.option(fc.integer({ min: 1, max: 5 }).map(String));
    fc.assert(
      fc.property(fc.array(fc.tuple(number, chapter)), (pairs) => {
        const anchors = clauseAnchors(pairs.map(([own, within]) => clause(own, within)));
        expect(new Set(anchors).size).to.equal(anchors.length);
        for (const anchor of anchors) {
          expect(anchor).to.match(/^[a-z][a-z0-9.-]*$/);
          expect(encodeURIComponent(anchor)).to.equal(anchor);
        }
      }),
    );
  });
});

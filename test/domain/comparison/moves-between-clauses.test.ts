import { expect } from 'chai';
import fc from 'fast-check';
import type { Comparison } from '../../../server/domain/comparison/change.ts';
import { compareTexts } from '../../../server/domain/comparison/texts.ts';
import { randomVersions } from '../../support/random-statutes.ts';

const least = 6;

/** Runs of so many words that stand in `-` (or `+`) and that no moved passage accounts for. */
function unaccounted(source: string, comparison: Comparison, side: '-' | '+'): Set<string> {
  const marked = new Uint8Array(source.length);
  let place = 0;
  for (const [kind, text] of comparison.segments) {
    if (kind !== '=' && kind !== side) continue;
    if (kind === side) marked.fill(1, place, place + text.length);
    place += text.length;
  }
  for (const moved of comparison.moved) {
    const { start, end } = side === '-' ? moved.beforeRange : moved.afterRange;
    marked.fill(0, start, end);
  }
  const words = [...source.matchAll(/[\p{L}\p{N}]+/gu)];
  const runs = new Set<string>();
  for (let first = 0; first + least <= words.length; first += 1) {
    const run = words.slice(first, first + least);
    const [from, to] = [run[0], run.at(-1)];
    if (from === undefined || to === undefined) continue;
    // Words of two stycken are no run.
    if (/\n/u.test(source.slice(from.index, to.index))) continue;
    if (run.every((word) => marked[word.index] === 1)) runs.add(run.map((word) => word[0]).join(' '));
  }
  return runs;
}

const both = (before: string, after: string): string[] => {
  const comparison = compareTexts(before, after);
  const added = unaccounted(after, comparison, '+');
  return [...unaccounted(before, comparison, '-')].filter((run) => added.has(run));
};

const ofKind = (comparison: Comparison, kind: '=' | '-' | '+'): string =>
  comparison.segments.flatMap((segment) => (segment[0] === kind ? [segment[1]] : [])).join('|');

const quorum = 'Styrelsen är beslutför när mer än hälften av ledamöterna är närvarande.';
const loans = 'Lån får tas upp endast efter medgivande av samtliga medlemmar.';
const guests = 'Vid sammanträden får även andra än ledamöter närvara om styrelsen medger det.';
const fees = 'Arvoden betalas enligt de bestämmelser som gäller i regionen.';
const archive = 'Arkivet vårdas av den kommun där förbundet har sitt säte.';

const statute = (...clauses: readonly (readonly string[])[]): string =>
  clauses.map((stycken, index) => [`${String(index + 1)} §`, ...stycken].join('\n\n')).join('\n\n');

describe('stycken that went from one clause to another', () => {
  const apart = statute([quorum], [loans], [guests], [fees]);
  const joined = statute([guests, quorum], [loans], [fees]);

  it('are the ones called moved, and what stayed is kept', () => {
    const there = compareTexts(apart, joined);
    expect(there.moved.map(({ text }) => text)).to.deep.equal([guests]);
    expect(there.moved[0]).to.deep.include({
      from: { clause: '3', paragraph: 1 },
      to: { clause: '1', paragraph: 1 },
    });
    expect(ofKind(there, '=')).to.include(quorum).and.to.include(loans);
    expect(ofKind(there, '-')).to.include(guests.slice(0, -1));
    const back = compareTexts(joined, apart);
    expect(back.moved.map(({ text }) => text)).to.deep.equal([guests]);
    expect(ofKind(back, '=')).to.equal(ofKind(there, '='));
  });

  it('have moved when the new clause is not next door', () => {
    const far = statute([quorum], [loans], [fees], [guests], [archive]);
    const { moved } = compareTexts(statute([quorum, guests], [loans], [fees], [archive]), far);
    expect(moved.map(({ text, to }) => [text, to.clause])).to.deep.equal([[guests, '4']]);
  });

  it('have not moved when the new clause is next door', () => {
    const whole = statute([quorum, guests], [loans]);
    const comparison = compareTexts(whole, statute([quorum], [guests], [loans]));
    expect(comparison.moved).to.deep.equal([]);
    expect(ofKind(comparison, '-').replaceAll(/[^\p{L}]/gu, '')).to.equal('');
  });

  it('leave no words both struck and put in without a link, whatever is revised', () => {
    expect(both(apart, joined)).to.deep.equal([]);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (seed) => {
        const { before, after } = randomVersions(seed);
        expect(both(before, after)).to.deep.equal([]);
      }),
      { numRuns: 400, seed: 7 },
    );
  });
});

// Putting two people's changes together: cases by hand, and that nothing of either is ever lost.
import { expect } from 'chai';
import fc from 'fast-check';
import { mergeContent } from '../../../server/domain/motions/merge.ts';
import type { Citation, MotionContent } from '../../../server/domain/motions/motion.ts';

const clauses = (...texts: readonly string[]) =>
  texts.map((text) => ({ id: text.split(' ')[0] ?? '', text }));
const citation = (id: string): Citation => ({
  ...{ id, organisationId: 'o', versionId: 'v', anchor: 'p1', clauseHash: 'h' },
});
const content = (change: Partial<MotionContent> = {}): MotionContent => ({
  heading: 'Rubrik',
  clauses: clauses('a ett', 'b två'),
  rationale: 'Först.\n\nSedan.\n\nSist.',
  citations: [citation('c')],
  ...change,
});
const base = content();

describe('merging', () => {
  for (const [what, mine, theirs, merged] of [
    [
      'a heading and a rationale',
      { heading: 'Ny' },
      { rationale: 'Annat.' },
      { heading: 'Ny', rationale: 'Annat.' },
    ],
    [
      'two att-satser',
      { clauses: clauses('a ETT', 'b två') },
      { clauses: clauses('a ett', 'b TVÅ') },
      { clauses: clauses('a ETT', 'b TVÅ') },
    ],
    [
      'one added by each',
      { clauses: clauses('a ett', 'c tre', 'b två') },
      { clauses: clauses('a ett', 'b två', 'd fyra') },
      { clauses: clauses('a ett', 'c tre', 'b två', 'd fyra') },
    ],
    [
      'one moved, the other changed',
      { clauses: clauses('b två', 'a ett') },
      { clauses: clauses('a ETT', 'b två') },
      { clauses: clauses('b två', 'a ETT') },
    ],
    [
      'one taken away that the other left',
      { clauses: clauses('b två') },
      { heading: 'Ny' },
      { clauses: clauses('b två'), heading: 'Ny' },
    ],
    [
      'two stycken of the rationale',
      { rationale: 'FÖRST.\n\nSedan.\n\nSist.' },
      { rationale: 'Först.\n\nSedan.\n\nSIST.' },
      { rationale: 'FÖRST.\n\nSedan.\n\nSIST.' },
    ],
    [
      'stycken added in different places',
      { rationale: 'Nytt.\n\nFörst.\n\nSedan.\n\nSist.' },
      { rationale: 'Först.\n\nSedan.\n\nSist.\n\nAllra sist.' },
      { rationale: 'Nytt.\n\nFörst.\n\nSedan.\n\nSist.\n\nAllra sist.' },
    ],
    [
      'a quotation from each',
      { citations: [citation('c'), citation('d')] },
      { citations: [citation('e'), citation('c')] },
      null,
    ],
    ['a quotation taken away', { citations: [] }, { heading: 'Ny' }, { citations: [], heading: 'Ny' }],
  ] as const) {
    it(`${what} go together`, () => {
      const found = mergeContent(base, content(mine), content(theirs));
      expect(found.conflicts).to.deep.equal([]);
      if (merged === null)
        expect(found.merged.citations.map(({ id }) => id).toSorted()).to.deep.equal(['c', 'd', 'e']);
      else expect(found.merged).to.deep.equal(content(merged));
    });
  }

  it('more stycken than a call may have arguments go together', () => {
    const long = (end: string): string => 'a\n\n'.repeat(150_000) + end;
    const [was, mine] = [content({ rationale: long('Sist.') }), content({ rationale: long('Sist, min.') })];
    const found = mergeContent(was, mine, content({ rationale: long('Sist.'), heading: 'Ny' }));
    expect(found.conflicts).to.deep.equal([]);
    expect([found.merged.heading, found.merged.rationale === mine.rationale]).to.deep.equal(['Ny', true]);
  });

  for (const [what, mine, theirs, at] of [
    ['the heading', { heading: 'Min' }, { heading: 'Din' }, 'heading'],
    [
      'an att-sats',
      { clauses: clauses('a min', 'b två') },
      { clauses: clauses('a din', 'b två') },
      'clause.a',
    ],
    [
      'an att-sats that the other took away',
      { clauses: clauses('a min', 'b två') },
      { clauses: clauses('b två') },
      'clause.a',
    ],
    [
      'a stycke',
      { rationale: 'Först.\n\nMIN.\n\nSist.' },
      { rationale: 'Först.\n\nDIN.\n\nSist.' },
      'rationale.1',
    ],
  ] as const) {
    it(`${what} is asked about, with both sides, and settled by either`, () => {
      const [own, other] = [content(mine), content(theirs)];
      const found = mergeContent(base, own, other);
      expect(found.conflicts.map((each) => each.at)).to.deep.equal([at]);
      const [conflict] = found.conflicts;
      for (const side of [conflict?.mine ?? null, conflict?.theirs ?? null, 'något helt annat']) {
        const settled = mergeContent(base, own, other, new Map([[at, side]]));
        expect(settled.conflicts).to.deep.equal([]);
        if (side !== null) expect(JSON.stringify(settled.merged)).to.include(side);
      }
      expect(mergeContent(base, own, other, new Map([[at, conflict?.theirs ?? null]])).merged).to.deep.equal(
        other,
      );
      expect(mergeContent(base, own, other, new Map([[at, conflict?.mine ?? null]])).merged).to.deep.equal(
        own,
      );
    });
  }

  const words = fc.stringMatching(/^[abc]{1,2}$/);
  const rationale = fc.array(words, { maxLength: 6 }).map((parts) => parts.join('\n\n'));
  const rows = fc
    .uniqueArray(fc.constantFrom('1', '2', '3', '4', '5'), { maxLength: 5 })
    .chain((ids) => fc.tuple(...ids.map((id) => words.map((text) => ({ id, text })))));
  const any = fc.record({
    heading: words,
    clauses: rows,
    rationale,
    citations: fc
      .uniqueArray(fc.constantFrom('x', 'y', 'z'), { maxLength: 3 })
      .map((ids) => ids.map(citation)),
  });

  it('changes nothing where one side changed nothing', () => {
    fc.assert(
      fc.property(any, any, (was, now) => {
        expect(mergeContent(was, now, was)).to.deep.equal({ merged: now, conflicts: [] });
        expect(mergeContent(was, was, now)).to.deep.equal({ merged: now, conflicts: [] });
        expect(mergeContent(was, now, now)).to.deep.equal({ merged: now, conflicts: [] });
      }),
      { numRuns: 1000 },
    );
  });

  it('loses nothing that either wrote', () => {
    fc.assert(
      fc.property(any, any, any, (was, mine, theirs) => {
        const { merged, conflicts } = mergeContent(was, mine, theirs);
        const shown = [...conflicts.flatMap((each) => [each.mine, each.theirs])];
        const stands = (text: string): boolean =>
          merged.heading === text ||
          merged.clauses.some((each) => each.text === text) ||
          `\n\n${merged.rationale}\n\n`.includes(`\n\n${text}\n\n`) ||
          shown.some((each) => each !== null && `\n\n${each}\n\n`.includes(`\n\n${text}\n\n`));
        for (const side of [mine, theirs]) {
          if (side.heading !== was.heading) expect(stands(side.heading)).to.equal(true);
          for (const { id, text } of side.clauses)
            if (was.clauses.find((each) => each.id === id)?.text !== text)
              expect(stands(text), text).to.equal(true);
          for (const part of side.rationale.split('\n\n'))
            if (part !== '' && !was.rationale.split('\n\n').includes(part))
              expect(stands(part), part).to.equal(true);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('stays bounded for texts with nothing in common', function bounded() {
    this.timeout(30_000);
    const many = (word: string): string =>
      Array.from({ length: 20_000 }, (_, index) => `${word}${String(index)}`).join('\n\n');
    const found = mergeContent(
      content({ rationale: many('a') }),
      content({ rationale: many('b') }),
      content({ rationale: many('c') }),
    );
    expect(found.conflicts[0]).to.include({ mine: many('b'), theirs: many('c') });
  });

  it('is settled by choosing, whatever the conflicts', () => {
    fc.assert(
      fc.property(any, any, any, (was, mine, theirs) => {
        const { conflicts } = mergeContent(was, mine, theirs);
        for (const side of ['mine', 'theirs'] as const) {
          const choices = new Map(conflicts.map((each) => [each.at, each[side]]));
          expect(mergeContent(was, mine, theirs, choices).conflicts).to.deep.equal([]);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

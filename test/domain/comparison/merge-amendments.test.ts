// Parallel amendments of one statute: carried in one after another, and asked about where they meet.
import { expect } from 'chai';
import { contentOf } from '../../../server/domain/comparison/merge-content.ts';
import {
  amended,
  consolidate,
  type ClauseAmendment,
} from '../../../server/domain/comparison/merge-amendments.ts';
import { textOf } from './readings.ts';

const count = 25;
const rubrics = Array.from({ length: count }, (_, index) => `Ämne ${String(index + 1)}`);
const source = rubrics
  .map(
    (rubric, index) =>
      `${String(index + 1)} § ${rubric}\nDet här är stycke ett om ${rubric}.\nDet här är stycke två om ${rubric}.`,
  )
  .join('\n');
const base = textOf(source);

const reworded = (number: string, from: string, to: string): ClauseAmendment => {
  const clause = contentOf(base.reading).clauses.find((each) => each.number === number);
  return {
    clause: { chapter: null, number },
    proposedWording: {
      heading: clause?.heading ?? null,
      blocks: (clause?.blocks ?? []).map((block) =>
        block.kind === 'paragraph' ? { ...block, text: block.text.replace(from, to) } : block,
      ),
    },
  };
};
const numbers = rubrics.map((_, index) => String(index + 1));

describe('parallel amendments', () => {
  it('are all made where they touch different words, in any order', () => {
    const amendments = numbers.map((number, index) =>
      index % 2 === 0
        ? reworded(number, 'stycke ett', 'första stycket')
        : reworded(number, 'stycke två', 'andra stycket'),
    );
    amendments.push(...numbers.map((number) => reworded(number, 'Det här', 'Detta')));
    const { text, outcomes } = consolidate(base, amendments);
    expect(outcomes.every(({ kind }) => kind === 'made')).to.equal(true);
    expect(text.source.match(/första stycket|andra stycket/g)).to.have.lengthOf(count);
    expect(text.source.match(/Detta är/g)).to.have.lengthOf(2 * count);
    const backwards = consolidate(base, [...amendments].reverse());
    expect(backwards.text.source).to.equal(text.source);
  });

  it('are handed back where they meet, and the others are made', () => {
    const amendments = [
      reworded('3', 'stycke ett', 'första stycket'),
      reworded('3', 'stycke ett', 'det första'),
      { clause: { chapter: null, number: '3' }, proposedWording: null },
      { clause: { chapter: null, number: '99' }, proposedWording: null },
      { clause: { chapter: null, number: '5' }, proposedWording: null },
      {
        clause: { chapter: null, number: '4 a' },
        proposedWording: { heading: 'Nytt', blocks: [{ kind: 'paragraph' as const, text: 'Ny text.' }] },
      },
    ];
    const { text, outcomes } = consolidate(base, amendments);
    expect(outcomes.map(({ kind }) => kind)).to.deep.equal([
      'made',
      'conflict',
      'conflict',
      'noSuchClause',
      'made',
      'made',
    ]);
    const [, second, third] = outcomes;
    expect(second?.kind === 'conflict' && second.merge.conflicts.map(({ kind }) => kind)).to.deep.equal([
      'wording',
    ]);
    expect(third?.kind === 'conflict' && third.merge.conflicts.map(({ kind }) => kind)).to.deep.equal([
      'repeal',
    ]);
    const lines = text.source.split('\n').filter((line) => line.includes('§'));
    expect(lines.slice(2, 6)).to.deep.equal(['3 § Ämne 3', '4 § Ämne 4', '4 a § Nytt', '6 § Ämne 6']);
  });

  it('follow a clause that has been renumbered and reordered since', () => {
    const current = textOf(
      source
        .replaceAll(/^(\d+) §/gm, (_, number: string) => `${String(Number(number) + 1)} §`)
        .replace(/^/, '1 § Ny\nEn ny första paragraf.\n'),
    );
    const { text, outcomes } = consolidate(base, [reworded('7', 'stycke ett', 'första stycket')], current);
    expect(outcomes).to.deep.equal([{ kind: 'made' }]);
    const { clauses } = contentOf(text.reading);
    expect(JSON.stringify(clauses.find(({ number }) => number === '8'))).to.include(
      'första stycket om Ämne 7',
    );
  });

  it('put a clause into the chapter it names', () => {
    const chaptered = amended(base, {
      clause: { chapter: '2', number: '1' },
      proposedWording: { heading: null, blocks: [] },
    });
    expect(chaptered?.reading.clauses.at(-1)?.chapter).to.deep.equal({ number: '2', heading: null });
  });
});

// Parallel amendments of one statute: carried in one after another, and asked about where they meet.
import { expect } from 'chai';
import { contentOf } from '../../../server/domain/comparison/merge-content.ts';
import {
  amended,
  consolidate,
  type ClauseAmendment,
  type Consolidation,
} from '../../../server/domain/comparison/merge-amendments.ts';
import type { ReadText } from '../../../server/domain/comparison/pieces.ts';
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

const carried = (amendments: readonly ClauseAmendment[], current?: ReadText): Consolidation =>
  consolidate(
    base,
    amendments.flatMap((amendment) => amended(base, amendment) ?? []),
    current,
  );
const kinds = ({ refused }: Consolidation): readonly (readonly string[] | null)[] =>
  refused.map((merge) => merge?.conflicts.map(({ kind }) => kind) ?? null);

describe('parallel amendments', () => {
  it('are all made where they touch different words, in any order', () => {
    const amendments = numbers.map((number, index) =>
      index % 2 === 0
        ? reworded(number, 'stycke ett', 'första stycket')
        : reworded(number, 'stycke två', 'andra stycket'),
    );
    amendments.push(...numbers.map((number) => reworded(number, 'Det här', 'Detta')));
    const { text, refused } = carried(amendments);
    expect(refused.every((merge) => merge === null)).to.equal(true);
    expect(text.source.match(/första stycket|andra stycket/g)).to.have.lengthOf(count);
    expect(text.source.match(/Detta är/g)).to.have.lengthOf(2 * count);
    const backwards = carried([...amendments].reverse());
    expect(backwards.text.source).to.equal(text.source);
  });

  it('are handed back where they meet, and the others are made', () => {
    const amendments = [
      reworded('3', 'stycke ett', 'första stycket'),
      reworded('3', 'stycke ett', 'det första'),
      { clause: { chapter: null, number: '3' }, proposedWording: null },
      { clause: { chapter: null, number: '5' }, proposedWording: null },
      {
        clause: { chapter: null, number: '4 a' },
        proposedWording: { heading: 'Nytt', blocks: [{ kind: 'paragraph' as const, text: 'Ny text.' }] },
      },
    ];
    const made = carried(amendments);
    expect(kinds(made)).to.deep.equal([null, ['wording'], ['repeal'], null, null]);
    const { text } = made;
    const lines = text.source.split('\n').filter((line) => line.includes('§'));
    expect(lines.slice(2, 6)).to.deep.equal(['3 § Ämne 3', '4 § Ämne 4', '4 a § Nytt', '6 § Ämne 6']);
  });

  it('follow a clause that has been renumbered and reordered since', () => {
    const current = textOf(
      source
        .replaceAll(/^(\d+) §/gm, (_, number: string) => `${String(Number(number) + 1)} §`)
        .replace(/^/, '1 § Ny\nEn ny första paragraf.\n'),
    );
    const { text, refused } = carried([reworded('7', 'stycke ett', 'första stycket')], current);
    expect(refused).to.deep.equal([null]);
    const { clauses } = contentOf(text.reading);
    expect(JSON.stringify(clauses.find(({ number }) => number === '8'))).to.include(
      'första stycket om Ämne 7',
    );
  });

  it('cannot repeal what is not there', () => {
    expect(amended(base, { clause: { chapter: null, number: '99' }, proposedWording: null })).to.equal(null);
  });

  it('put a clause into the chapter it names', () => {
    const chaptered = amended(base, {
      clause: { chapter: '2', number: '1' },
      proposedWording: { heading: null, blocks: [] },
    });
    expect(chaptered?.reading.clauses.at(-1)?.chapter).to.deep.equal({ number: '2', heading: null });
  });
});

// Texts made to be slow: the work stays in proportion to their length, counted in steps and not in time.

import { expect } from 'chai';
import { compareStatutes } from '../../../server/domain/comparison/compare.ts';
import { knownRenamings } from '../../../server/domain/organisations/renamings.ts';
import { editLimit } from '../../../server/domain/comparison/words.ts';
import { afterOf, beforeOf, textOf } from './readings.ts';

/** Always the same words, without a pattern that helps. */
function words(count: number, seed: number): string {
  let state = seed;
  const next = (): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return state >> 8;
  };
  return Array.from({ length: count }, () => `ord${String(next() % 3000)}`).join(' ');
}

const lines = (count: number, length: number, seed: number): string[] =>
  Array.from({ length: count }, (_, index) => `${words(length, seed + index)}.`);

function expectBounded(before: string, after: string): void {
  const effort = { steps: 0 };
  const { segments } = compareStatutes(textOf(before), textOf(after), { effort });
  expect(beforeOf(segments) === before, 'the old text').to.equal(true);
  expect(afterOf(segments) === after, 'the new text').to.equal(true);
  expect(effort.steps).to.be.below(4 * editLimit * 1000 + 4 * (before.length + after.length));
}

describe('texts made to be slow', () => {
  const cases: readonly (readonly [string, () => readonly [string, string]])[] = [
    [
      '10,000 stycken of 2 MB with an edit in every tenth',
      () => {
        const old = lines(10_000, 26, 1).map((line, index) =>
          index % 4 === 0 ? `${String(index / 4 + 1)} §\n${line}` : line,
        );
        const fresh = old.map((line, index) =>
          index % 10 === 3 ? line.replace(/ord\d+\.$/, 'nytt.') : line,
        );
        return [old.join('\n'), fresh.join('\n')];
      },
    ],
    [
      'two unrelated texts of 1 MB',
      () => [lines(4000, 30, 1).join('\n'), lines(4000, 30, 90_000).join('\n')],
    ],
    ['one rewritten stycke of 4,000 words', () => [`1 §\n${words(4000, 7)}`, `1 §\n${words(4000, 8)}`]],
    [
      'one stycke whose 3,000 sentences changed places',
      () => {
        const sentences = lines(3000, 10, 5);
        return [sentences.join(' '), sentences.toReversed().join(' ')];
      },
    ],
    [
      'the same word over and over',
      () => ['a '.repeat(100_000), `${'a '.repeat(20_000)}${'b '.repeat(100_000)}`],
    ],
    ['nothing but marks', () => ['- '.repeat(100_000), `x${'. - '.repeat(80_000)}`]],
    ['nothing but line ends', () => ['\n'.repeat(500_000), ' \n'.repeat(250_000)]],
    ['one word of 1 MB', () => ['x'.repeat(1_000_000), `${'x'.repeat(999_999)}y`]],
    [
      'equal stycken by the thousand',
      () => ['Förbundet ska samverka.\n'.repeat(8000), `${'Förbundet ska samverka.\n'.repeat(5000)}Annat.`],
    ],
    [
      'stycken by the thousand that differ in one word',
      () => {
        const like = (verb: string): string =>
          Array.from(
            { length: 6000 },
            (_, index) => `Avgiften i grupp ${String(index)} ${verb} hundra kronor.`,
          ).join('\n');
        return [like('är'), like('ska vara')];
      },
    ],
    [
      'stycken by the thousand, all alike and all edited alike',
      () => ['Förbundet ska samverka väl.\n'.repeat(6000), 'Förbundet ska samverka noga.\n'.repeat(5000)],
    ],
    [
      'stycken of the same few words in every order',
      () => {
        const few = (seed: number): string =>
          lines(5000, 12, seed)
            .map((line) =>
              line.replaceAll(/ord(\d+)/gu, (_, digits: string) => `ord${String(Number(digits) % 20)}`),
            )
            .join('\n');
        return [few(1), few(70_000)];
      },
    ],
    ['one stycke of 100,000 words', () => [words(100_000, 3), words(100_000, 4)]],
    [
      'one stycke of 100,000 words with an edit in every tenth',
      () => [
        words(100_000, 3),
        words(100_000, 3)
          .split(' ')
          .map((word, index) => (index % 10 === 0 ? 'nytt' : word))
          .join(' '),
      ],
    ],
    [
      'clauses by the thousand under one rubric',
      () => {
        const under = (seed: number): string =>
          lines(3000, 8, seed)
            .map((line, index) => `${String(index + 1)} § Säte\n${line}`)
            .join('\n');
        return [under(1), under(80_000)];
      },
    ],
    [
      'a clause taken up whole in each of a thousand',
      () => {
        const inner = `${words(40, 9)}.`;
        const outer = (extra: boolean): string =>
          lines(1000, 20, 11)
            .map((line, index) => `${String(index + 2)} §\n${line}${extra ? ` ${inner}` : ''}`)
            .join('\n');
        return [`1 §\n${inner}\n${outer(false)}`, outer(true)];
      },
    ],
    [
      'rubrics without text',
      () => [
        Array.from({ length: 5000 }, (_, index) => `${String(index)} §`).join('\n'),
        Array.from({ length: 5000 }, (_, index) => `${String(index + 7)} §`).join('\n'),
      ],
    ],
  ];
  for (const [name, texts] of cases) {
    it(name, () => {
      expectBounded(...texts());
    });
  }

  it('a stycke of ten thousand renamed bodies', () => {
    const names = (name: (place: string) => string): string =>
      Array.from({ length: 10_000 }, (_, index) => name(`Ort${String(index % 7)}`)).join(', ');
    const old = names((place) => `Landstinget i ${place}`);
    const fresh = names((place) => `Region ${place}`);
    const { segments } = compareStatutes(textOf(old), textOf(fresh), { renamings: knownRenamings() });
    expect(beforeOf(segments) === old && afterOf(segments) === fresh).to.equal(true);
  });
});

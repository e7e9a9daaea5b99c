// One statute in every heading style, list style, break of lines and damage, and in many combinations of them: one reading.
import { expect } from 'chai';
import { readStatute } from '../../../server/domain/statutes/parse/read-statute.ts';
import { readingToJson } from '../../../server/domain/statutes/parse/reading-json.ts';
import type { ReadingJson } from '../../../server/domain/statutes/parse/reading-json.ts';
import { breakStyles, damages, headStyles, listStyles, writeLayout } from './layout-generator.ts';
import type { Combination, Expected } from './layout-generator.ts';
import { dalsjon, lillabygden } from './layout-texts.ts';

type Blocks = Expected['clauses'][number]['blocks'];
const wordsOf = (blocks: Blocks): string =>
  blocks.map((block) => (typeof block === 'string' ? block : block.list.join(' '))).join(' ');

/** Where a sentence ends at the very edge of a broken line nothing tells whether a stycke does: that must be said. */
const isDoubted = (reading: ReadingJson, blocks: Blocks): boolean =>
  reading.doubts.some(
    ({ why, text }) =>
      (why === 'styckenUnknown' || why === 'listLabelsLost') && wordsOf(blocks).includes(text),
  );

const expectReading = (combination: Combination): void => {
  const { text, expected } = writeLayout(combination);
  const reading = readingToJson(readStatute(text));
  const name = [combination.head, combination.list, combination.breaks, combination.damage]
    .map((part) => part.name)
    .join(' + ');
  expect(reading.title, name).to.equal(expected.title);
  if (combination.damage.datesLost !== true) {
    expect(reading.adopted, name).to.deep.equal(expected.adopted);
    expect(reading.effectiveFrom, name).to.equal(expected.effectiveFrom);
  }
  expect(
    reading.clauses.map(({ number, heading, chapter }) => [number, heading, chapter]),
    name,
  ).to.deep.equal(expected.clauses.map(({ number, heading, chapter }) => [number, heading, chapter]));
  for (const [index, clause] of expected.clauses.entries()) {
    const own = reading.clauses[index]?.blocks ?? [];
    expect(wordsOf(own), name).to.equal(wordsOf(clause.blocks));
    if (!isDoubted(reading, clause.blocks))
      expect(own, `${name}, ${clause.number}`).to.deep.equal(clause.blocks);
  }
};

const named = <T extends { readonly name: string }>(styles: readonly T[], name: string): T => {
  const found = styles.find((style) => style.name === name);
  if (found === undefined) throw new Error(`There is no style called ${name}.`);
  return found;
};

const usual = {
  head: named(headStyles, '4 § Rubrik'),
  list: named(listStyles, '-'),
  breaks: named(breakStyles, 'lines'),
  damage: named(damages, 'none'),
};

describe('one statute in any layout', () => {
  for (const statute of [lillabygden, dalsjon]) {
    for (const head of headStyles)
      it(`heads ${head.name}`, () => {
        expectReading({ ...usual, statute, head });
      });
    for (const list of listStyles)
      it(`lists ${list.name}`, () => {
        expectReading({ ...usual, statute, list });
      });
    for (const breaks of breakStyles)
      it(`breaks ${breaks.name}`, () => {
        expectReading({ ...usual, statute, breaks });
      });
    for (const damage of damages)
      it(`damage ${damage.name}`, () => {
        expectReading({ ...usual, statute, damage });
      });
  }
});

// Every layout in which one and the same förbundsordning may be written gives one and the same reading.
import { expect } from 'chai';
import { readStatute } from '../../../server/domain/statutes/parse/read-statute.ts';
import { readingToJson } from '../../../server/domain/statutes/parse/reading-json.ts';
import type { ReadingJson } from '../../../server/domain/statutes/parse/reading-json.ts';
import { bullets, expected, layouts, upperCase, withBullet } from './parse-layouts.ts';

const read = (text: string): ReadingJson => readingToJson(readStatute(text));
const wordsOf = (clause: ReadingJson['clauses'][number]): string =>
  clause.blocks.map((block) => (typeof block === 'string' ? block : block.list.join(' '))).join(' ');

const expectSame = (reading: ReadingJson): void => {
  expect(reading.title).to.equal(expected.title);
  expect(reading.adopted).to.deep.equal(expected.adopted);
  expect(reading.effectiveFrom).to.equal(expected.effectiveFrom);
  expect(reading.clauses.map((clause) => clause.number)).to.deep.equal(
    expected.clauses.map((clause) => clause.number),
  );
  for (const [index, clause] of expected.clauses.entries()) {
    const own = reading.clauses[index];
    expect(own?.heading, clause.number).to.equal(clause.heading);
    expect(own === undefined ? '' : wordsOf(own)).to.equal(wordsOf(clause));
    // Where a sentence ends at the very edge of a wrapped line nothing tells whether a stycke does; that must be said.
    if (
      reading.doubts.some((doubt) => doubt.why === 'styckenUnknown' && wordsOf(clause).includes(doubt.text))
    )
      continue;
    expect(own?.blocks, clause.number).to.deep.equal(clause.blocks);
  }
};

describe('reading a statute, whatever its layout', () => {
  for (const [name, text] of layouts)
    it(name, () => {
      expectSame(read(text));
    });

  for (const [name, bullet] of bullets)
    it(`list with ${name}`, () => {
      expectSame(read(withBullet(bullet)));
    });

  it('keeps rubrics in capitals as they stand', () => {
    expect(read(upperCase).clauses.map((clause) => clause.heading)).to.deep.equal(
      expected.clauses.map((clause) => clause.heading.toUpperCase()),
    );
  });

  it('doubts stycken only in wrapped texts', () => {
    for (const [name, text] of layouts)
      if (!/wrapped|pages/.test(name))
        expect(
          read(text).doubts.filter((doubt) => doubt.why === 'styckenUnknown'),
          name,
        ).to.deep.equal([]);
  });

  it('lists what it leaves out', () => {
    const why = (name: string): string[] => [
      ...new Set(read(layouts.get(name) ?? '').leftOut.map((note) => note.why)),
    ];
    expect(why('contents with leaders')).to.deep.equal(['tableOfContents']);
    expect(why('pages with header and form feed')).to.deep.equal(['pageHeader']);
    expect(why('pages with - 2 -')).to.deep.equal(['pageNumber']);
    expect(why('doubled rubric before')).to.deep.equal(['doubledHeading']);
    expect(why('4 § Rubrik')).to.deep.equal([]);
  });

  it('says which digit was read as a letter and which sign is lost', () => {
    const doubts = (name: string): string[] => read(layouts.get(name) ?? '').doubts.map((note) => note.why);
    expect(doubts('OCR l for 1')).to.deep.equal(['ocrDigit', 'ocrDigit']);
    expect(doubts('one sign lost')).to.deep.equal(['signLost']);
    expect(doubts('4 § Rubrik')).to.deep.equal([]);
  });
});

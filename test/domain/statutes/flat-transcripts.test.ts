// Texts that lost every break of line: all clauses, rubrics and words, and a doubt of the stycken in each.
import { expect } from 'chai';
import { readStatute } from '../../../server/domain/statutes/parse/read-statute.ts';
import { dalsjon, lillabygden } from './layout-texts.ts';
import type { PlainStatute } from './layout-texts.ts';

type Head = (number: string, heading: string) => string;
const heads: readonly (readonly [string, Head])[] = [
  ['4 § Rubrik', (number, heading) => `${number} § ${heading}`],
  ['4§ Rubrik', (number, heading) => `${number}§ ${heading}`],
  ['§ 4 Rubrik', (number, heading) => `§ ${number} ${heading}`],
  ['§4 Rubrik', (number, heading) => `§${number.replace(' ', '')} ${heading}`],
  ['§ 4. Rubrik', (number, heading) => `§ ${number}. ${heading}`],
  ['4 Rubrik', (number, heading) => `${number} ${heading}`],
  ['4. Rubrik', (number, heading) => `${number.replace(' ', '')}. ${heading}`],
  ['4 § RUBRIK', (number, heading) => `${number} § ${heading.toUpperCase()}`],
];

const flatten = (statute: PlainStatute, head: Head): string =>
  [
    statute.title,
    ...statute.decisions.map(
      ({ body, date, minutes }) => `Antagen av ${body} ${date}${minutes === null ? '' : ` § ${minutes}`}`,
    ),
    `Gäller från och med den ${statute.effectiveFrom}`,
    ...statute.clauses.map(({ number, heading, blocks }) =>
      [
        head(number, heading),
        ...blocks.flatMap((block) =>
          typeof block === 'string' ? [block] : block.list.map((item) => `- ${item}`),
        ),
      ].join(' '),
    ),
  ].join(' ');

/** Three pages on a line each, their numbers before their words. */
const paged = (text: string): string => {
  const words = text.split(' ');
  const size = Math.ceil(words.length / 3);
  return [1, 2, 3]
    .map((page) => [page, ...words.slice((page - 1) * size, page * size)].join(' '))
    .join('\n\n');
};

describe('flat transcripts', () => {
  for (const statute of [lillabygden, dalsjon])
    for (const [name, head] of heads)
      for (const [way, write] of [
        ['one line', (text: string) => text],
        ['a line a page', paged],
      ] as const)
        it(`${name}, ${way}`, () => {
          const reading = readStatute(write(flatten(statute, head)));
          if (way === 'one line') expect(reading.title).to.equal(statute.title);
          expect(reading.adopted).to.deep.equal(statute.decisions);
          expect(reading.effectiveFrom).to.equal(statute.effectiveFrom);
          expect(
            reading.clauses.map((clause) => [clause.number, clause.heading?.toLowerCase()]),
          ).to.deep.equal(statute.clauses.map((clause) => [clause.number, clause.heading.toLowerCase()]));
          const doubted = reading.doubts.filter((doubt) => doubt.why === 'styckenUnknown');
          expect(doubted).to.have.length(statute.clauses.length);
        });
});

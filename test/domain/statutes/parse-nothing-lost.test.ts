// Whatever the text, every character that is not white space is found in exactly one place of the reading.
import { expect } from 'chai';
import fc from 'fast-check';
import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { readingNoteCodes } from '../../../server/domain/statutes/parse/notes.ts';
import { readStatute } from '../../../server/domain/statutes/parse/read-statute.ts';
import type { Passage, Range, Reading } from '../../../server/domain/statutes/statute.ts';
import { skipWithReason } from '../../support/requirements.ts';
import { bullets, layouts, withBullet } from './parse-layouts.ts';

const passagesOf = (reading: Reading): Passage[] => [
  ...reading.preamble,
  ...reading.clauses.flatMap((clause) =>
    clause.blocks.flatMap((block): readonly Passage[] =>
      block.kind === 'paragraph' ? [block.passage] : block.items,
    ),
  ),
];

const placesOf = (reading: Reading): Range[] => [
  ...passagesOf(reading).flatMap((passage) => passage.ranges),
  ...reading.clauses.flatMap((clause) => clause.headingRanges),
  ...reading.leftOut.map((note) => note.range ?? { start: 0, end: 0 }),
  ...(reading.marks ?? []),
];

/** Ligatures and invisible characters aside, what a passage says is what stands at its places. */
const bare = (text: string): string =>
  text
    .replace(/[\ufb00-\ufb06]/g, (ligature) => ligature.normalize('NFKC'))
    .replace(/[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g, '')
    .normalize('NFC');

const expectNothingLost = (source: string): Reading => {
  const reading = readStatute(source);
  const times = new Uint8Array(source.length);
  for (const { start, end } of placesOf(reading)) {
    expect(start).to.be.lessThan(end);
    for (let at = start; at < end; at += 1) times[at] = (times[at] ?? 0) + 1;
  }
  for (let at = 0; at < source.length; at += 1)
    if (!/\s/.test(source[at] ?? '') && times[at] !== 1)
      expect.fail(
        `character ${String(at)} ${JSON.stringify(source.slice(Math.max(0, at - 30), at + 10))} is found ${String(times[at])} times`,
      );
  for (const passage of passagesOf(reading))
    expect(bare(passage.ranges.map(({ start, end }) => source.slice(start, end)).join(''))).to.equal(
      bare(passage.text),
    );
  for (const note of [...reading.doubts, ...reading.leftOut]) expect(readingNoteCodes).to.include(note.why);
  return reading;
};

const pieces = [
  '1 § ',
  '2 § Rubrik',
  '§ 3',
  '4§',
  '5 a § ',
  '6 Rubrik',
  '7. ',
  'Kapitel 1',
  '2 kap. Allmänt',
  '3.1 ',
  '- ',
  '• ',
  'a) ',
  '1) ',
  '– ',
  '\uf0b7',
  '»',
  'Förbundet ska',
  'enligt 12 §',
  'att samordna,',
  'och',
  'Säte',
  'Förbundets ändamål',
  'Antagen av KF 2014-02-24 § 17',
  'gäller från den 1 maj 2014',
  'Sida 2 (6)',
  '2',
  'Innehåll',
  '..... 3',
  '**',
  '`',
  '# ',
  '== ',
  ' ==',
  '[x](y)',
  '<!--',
  '-->',
  '---',
  '\n',
  '\n',
  '\n\n',
  '\r\n',
  '\f',
  '\t',
  '  ',
  '\u00a0',
  '\u00ad',
  '\u00ad\n',
  'med-\nlem',
  '\ufeff',
  '\u200b',
  '\ufb01',
  'a\u030a',
  '\u0301',
  '\ud83d',
  '😀',
  '.',
  ':',
  ',',
  '\\section{A}',
  '\\begin{document}\n',
  '#set x\n',
  '= Namn\n',
  'l §',
  '¹ ',
  '¹',
  '\0',
];

describe('reading a statute loses nothing', () => {
  it('in any layout', () => {
    for (const text of layouts.values())
      expect(expectNothingLost(text).leftOut.map((note) => note.why)).not.to.include('unplaced');
    for (const bullet of bullets.values()) expectNothingLost(withBullet(bullet));
  });

  it('in any text of such pieces', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 60 }), (parts) => {
        expectNothingLost(parts.join(''));
      }),
      { numRuns: 1500 },
    );
  });

  it('in any text of any characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => void expectNothingLost(text)),
      { numRuns: 300 },
    );
  });

  const folder = '../shared/corpus/statutes';
  it('in the statutes of the corpus', function () {
    if (!existsSync(folder)) {
      skipWithReason(this, `${folder} is missing: only our own texts are read`);
    }
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.txt'))) {
      const reading = expectNothingLost(readFileSync(`${folder}/${file}`, 'utf8'));
      expect(reading.clauses.length, file).to.be.greaterThan(0);
      expect(
        reading.leftOut.map((note) => note.why),
        file,
      ).not.to.include('unplaced');
    }
  });
});

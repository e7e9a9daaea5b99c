// A clause as it is written in a text box: read into stycken and punkter, and never into another clause.
import { expect } from 'chai';
import fc from 'fast-check';
import type { ContentBlock } from '../../../server/domain/comparison/merge-content.ts';
import { clauseRead, clauseSource, longestClause } from '../../../server/domain/proposals/clause-source.ts';
import { isRefusal } from '../../../server/domain/refusal.ts';
import { blocks as hostileBlocks } from '../comparison/amending-statutes.ts';

const paragraph = (text: string): ContentBlock => ({ kind: 'paragraph', text });
const list = (...items: readonly (readonly [string, string])[]): ContentBlock => ({
  kind: 'list',
  items: items.map(([label, text]) => ({ label, text })),
});

describe('what is written of a clause', () => {
  const cases: readonly (readonly [string, string, readonly ContentBlock[]])[] = [
    ['stycken with an empty line between', 'Första.\n\nAndra.', [paragraph('Första.'), paragraph('Andra.')]],
    ['a line that goes on', 'Förbundet ska\r\nstödja.', [paragraph('Förbundet ska stödja.')]],
    [
      'a list right after its introduction',
      'Styrelsen ska\n1. leda,\n2. svara.',
      [paragraph('Styrelsen ska'), list(['1.', 'leda,'], ['2.', 'svara.'])],
    ],
    ['empty lines between punkter', 'a) ett\n\nb) två', [list(['a)', 'ett'], ['b)', 'två'])]],
    ['a punkt over two lines', '1. ett\n   och två', [list(['1.', 'ett och två'])]],
    ['a punkt with a figure', '1. 4 § gäller', [list(['1.', '4 § gäller'])]],
    ['a stycke after a list', '1. ett\n\nSlut.', [list(['1.', 'ett']), paragraph('Slut.')]],
    ['two lists', '1. ett\n\n\n1. två', [list(['1.', 'ett']), list(['1.', 'två'])]],
    ['bold type', '**Fet** text', [paragraph('Fet text')]],
    ['HTML', '<script>alert(1)</script> & <b>x</b>', [paragraph('<script>alert(1)</script> & <b>x</b>')]],
    ['a stycke like a punkt', '\\1. ett', [paragraph('1. ett')]],
    ['the same as Markdown writes it', '1\\. ett', [paragraph('1. ett')]],
    ['a punkt like a clause', '– 7 § Ny paragraf', [list(['–', '7 § Ny paragraf'])]],
    ['a date', '1 januari 2027 gäller.', [paragraph('1 januari 2027 gäller.')]],
    ['a place to fill in', '[antal] ledamöter', [paragraph('[antal] ledamöter')]],
    ['a reference first', '5 § gäller inte då.', [paragraph('5 § gäller inte då.')]],
    ['a clause that is said to be words', '\\7 § Ny paragraf', [paragraph('7 § Ny paragraf')]],
    ['hard spaces', '5\u00a0§  gäller', [paragraph('5 § gäller')]],
    ['what is not seen', 'sty\u00adrel\u200bsen\ufeff', [paragraph('styrelsen')]],
    ['letters in parts', 'a\u030angstro\u0308m', [paragraph('ångström')]],
    ['nothing', '\n  \n', []],
  ];
  for (const [name, source, blocks] of cases)
    it(`is read: ${name}`, () => {
      expect(clauseRead(source)).to.deep.equal(blocks);
    });

  const refused: readonly (readonly [string, string])[] = [
    ['7 § Ny paragraf', 'proposal.clauseInside'],
    ['7 §', 'proposal.clauseInside'],
    ['§ 7 Ny paragraf', 'proposal.clauseInside'],
    ['§7', 'proposal.clauseInside'],
    ['7 a § Ny', 'proposal.clauseInside'],
    ['## 7 § Ny paragraf', 'proposal.clauseInside'],
    ['**7 §** Ny paragraf', 'proposal.clauseInside'],
    ['2 kap. 7 § Ny paragraf', 'proposal.clauseInside'],
    ['Paragraf 7 Ny', 'proposal.clauseInside'],
    ['7\u00a0§\u00a0Ny paragraf', 'proposal.clauseInside'],
    ['# Rubrik', 'proposal.headingInside'],
    ['2 kap. Styrelsen', 'proposal.headingInside'],
    ['Kapitel 2', 'proposal.headingInside'],
    ['ett\u0000två', 'proposal.unwritable'],
    ['ett\u001btvå', 'proposal.unwritable'],
    ['ett\ud800två', 'proposal.unwritable'],
    ['x'.repeat(longestClause + 1), 'form.tooLong'],
  ];
  for (const [source, code] of refused)
    it(`is refused: ${JSON.stringify(source.slice(0, 30))}`, () => {
      const places = code.startsWith('proposal.') && !code.endsWith('unwritable');
      for (const typed of places
        ? [source, `Text.\n\n${source}\n\nText.`, `Text\n${source}\r\nmer`]
        : [source]) {
        const read = clauseRead(typed);
        expect(isRefusal(read) && read.refused).to.equal(code);
      }
    });
});

describe('a clause that is written out and read back', () => {
  const words = fc
    .array(
      fc.constantFrom(
        ...[
          'styrelsen',
          '5 §',
          '1.',
          'a)',
          '–',
          '\\',
          'ska',
          '2',
          'och',
          '*',
          '**fet**',
          '#',
          '7 § Ny',
          '-{x}',
          '>',
        ],
        ...['2 kap. Styrelsen', '§ 4', '<b>', '---', '1\\. x', '}', '[x]'],
      ),
      { minLength: 1, maxLength: 8 },
    )
    .map((parts) => parts.join(' '));
  const label = fc.constantFrom(
    '1.',
    'a)',
    '(b)',
    '–',
    '12.',
    '2 a.',
    '',
    '•',
    'iv)',
    '{}',
    'a}',
    '\\',
    'mom. 1',
    '-',
  );
  const blocks: fc.Arbitrary<readonly ContentBlock[]> = fc.oneof(
    hostileBlocks,
    fc.array(
      fc.oneof(
        words.map(paragraph),
        fc.array(fc.tuple(label, words), { minLength: 1, maxLength: 4 }).map((items) => list(...items)),
      ),
      { maxLength: 6 },
    ),
  );

  it('is the same, whatever its words look like', () => {
    fc.assert(
      fc.property(blocks, (given) => {
        expect(clauseRead(clauseSource(given))).to.deep.equal(given);
      }),
      { numRuns: 2000, seed: 20_261_122 },
    );
  });

  it('takes time in proportion to its length', () => {
    const begun = performance.now();
    for (const source of [
      '*'.repeat(60_000),
      '** a '.repeat(12_000),
      '(a '.repeat(20_000),
      '-{'.repeat(30_000),
    ])
      clauseRead(source);
    expect(performance.now() - begun).to.be.below(1500);
  });
});

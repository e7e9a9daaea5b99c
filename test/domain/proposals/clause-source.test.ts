// A clause as it is written, read into stycken and punkter.
import { expect } from 'chai';
import fc from 'fast-check';
import type { ContentBlock } from '../../../server/domain/comparison/merge-content.ts';
import { clauseSource, readClauseSource } from '../../../server/domain/proposals/clause-source.ts';

const paragraph = (text: string): ContentBlock => ({ kind: 'paragraph', text });
const list = (...items: readonly (readonly [string, string])[]): ContentBlock => ({
  kind: 'list',
  items: items.map(([label, text]) => ({ label, text })),
});

describe('what is written of a clause', () => {
  const cases: readonly (readonly [string, string, readonly ContentBlock[]])[] = [
    ['stycken with an empty line between', 'Första.\n\nAndra.', [paragraph('Första.'), paragraph('Andra.')]],
    ['a line that goes on', 'Förbundet ska\nstödja.', [paragraph('Förbundet ska stödja.')]],
    [
      'a list right after its introduction',
      'Styrelsen ska\n1. leda,\n2. svara.',
      [paragraph('Styrelsen ska'), list(['1.', 'leda,'], ['2.', 'svara.'])],
    ],
    ['empty lines between punkter', 'a) ett\n\nb) två', [list(['a)', 'ett'], ['b)', 'två'])]],
    ['a punkt over two lines', '1. ett\n   och två', [list(['1.', 'ett och två'])]],
    ['bullets of any kind', '- ett\n* två\n• tre', [list(['–', 'ett'], ['–', 'två'], ['–', 'tre'])]],
    ['a stycke after a list', '1. ett\n\nSlut.', [list(['1.', 'ett']), paragraph('Slut.')]],
    ['two lists', '1. ett\n\n\n1. två', [list(['1.', 'ett']), list(['1.', 'två'])]],
    ['marks of Markdown', '# Rubrik\n\n**Fet** text', [paragraph('Rubrik'), paragraph('Fet text')]],
    ['a stycke like a punkt', '\\1. ett', [paragraph('1. ett')]],
    ['a date', '1 januari 2027 gäller.', [paragraph('1 januari 2027 gäller.')]],
    ['a number of a clause', '5 § Ny paragraf', [paragraph('5 § Ny paragraf')]],
    ['hard spaces', '5\u00a0§  gäller', [paragraph('5 § gäller')]],
    ['nothing', '\n  \n', []],
  ];
  for (const [name, source, blocks] of cases)
    it(`is read: ${name}`, () => {
      expect(readClauseSource(source)).to.deep.equal(blocks);
    });
});

describe('a clause that is written out and read back', () => {
  const words = fc
    .array(fc.constantFrom('styrelsen', '5 §', '1.', 'a)', '–', '\\', 'ska', '2', 'och', '*'), {
      minLength: 1,
      maxLength: 8,
    })
    .map((parts) => parts.join(' '));
  const blocks: fc.Arbitrary<ContentBlock[]> = fc.array(
    fc.oneof(
      words.map(paragraph),
      fc
        .array(fc.tuple(fc.constantFrom('1.', 'a)', '(b)', '–', '12.', '2 a.'), words), {
          minLength: 1,
          maxLength: 4,
        })
        .map((items) => list(...items)),
    ),
    { maxLength: 6 },
  );
  it('is the same', () => {
    fc.assert(
      fc.property(blocks, (given) => {
        expect(readClauseSource(clauseSource(given))).to.deep.equal(given);
      }),
    );
  });

  it('takes time in proportion to its length', () => {
    const begun = performance.now();
    readClauseSource('*'.repeat(60_000));
    readClauseSource('** a '.repeat(12_000));
    readClauseSource('(a '.repeat(20_000));
    expect(performance.now() - begun).to.be.below(1500);
  });
});

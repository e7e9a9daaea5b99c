// When two texts are the same wording: layout and labels do not count, every word does.
import { expect } from 'chai';
import fc from 'fast-check';
import { textHash } from '../../../server/domain/statutes/identity.ts';
import { readStatute } from '../../../server/domain/statutes/parse/read-statute.ts';
import type { Block, Clause, Passage } from '../../../server/domain/statutes/statute.ts';

const plain = `Förbundsordning för Granby

1 § Ändamål
Förbundet ska svara för finansiell samordning mellan medlemmarna.

2 § Uppgifter
Förbundet har till uppgift att
1. besluta om mål och riktlinjer,
2. stödja samverkan.
`;
const hashOf = (text: string): string => textHash(readStatute(text));

describe('identity of a text: the same wording', () => {
  const variants: Readonly<Record<string, string>> = {
    'CRLF line ends': plain.replaceAll('\n', '\r\n'),
    'a blank line more between clauses': plain.replace('\n\n2 §', '\n\n\n2 §'),
    'no space before the sign': plain.replace('1 §', '1§').replace('2 §', '2§'),
    'a no-break space in the number': plain.replace('1 §', '1\u00a0§'),
    'letters in place of figures as list labels': plain
      .replace('1. besluta', 'a) besluta')
      .replace('2. stödja', 'b) stödja'),
    'dashes as list labels': plain.replace('1. besluta', '– besluta').replace('2. stödja', '– stödja'),
    'decomposed letters': plain.normalize('NFD'),
    'a byte order mark': `\ufeff${plain}`,
    'another title': plain.replace('Förbundsordning för Granby', 'FÖRBUNDSORDNING'),
  };
  for (const [name, text] of Object.entries(variants)) {
    it(`whatever the layout: ${name}`, () => {
      expect(text).to.not.equal(plain);
      expect(hashOf(text)).to.equal(hashOf(plain));
    });
  }
});

describe('identity of a text: another wording', () => {
  const variants: Readonly<Record<string, string>> = {
    'one word': plain.replace('riktlinjer', 'ramar'),
    'one letter': plain.replace('medlemmarna.', 'medlemmarnas.'),
    'one comma': plain.replace('riktlinjer,', 'riktlinjer'),
    'upper case': plain.replace('stödja', 'Stödja'),
    'a rubric': plain.replace('1 § Ändamål', '1 § Syfte'),
    'a number': plain.replace('2 § Uppgifter', '3 § Uppgifter'),
    'the order of punkter': plain.replace(
      '1. besluta om mål och riktlinjer,\n2. stödja samverkan.',
      '1. stödja samverkan.\n2. besluta om mål och riktlinjer,',
    ),
    'a punkt fewer': plain.replace('2. stödja samverkan.\n', ''),
    'a clause fewer': plain.slice(0, plain.indexOf('2 §')),
  };
  for (const [name, text] of Object.entries(variants)) {
    it(`counts: ${name}`, () => {
      expect(text).to.not.equal(plain);
      expect(hashOf(text)).to.not.equal(hashOf(plain));
    });
  }
});

describe('identity of a text: whatever the clauses', () => {
  const words = fc.constantFrom('a', 'b', 'ab', 'a b', '1', '');
  const passage = (text: string): Passage => ({ text, ranges: [] });
  const block: fc.Arbitrary<Block> = fc.oneof(
    words.map((text): Block => ({ kind: 'paragraph', passage: passage(text) })),
    fc.array(fc.tuple(words, words), { maxLength: 2 }).map((items): Block => ({
      kind: 'list',
      items: items.map(([label, text]) => ({ label, ...passage(text) })),
    })),
  );
  const clause: fc.Arbitrary<Clause> = fc.record({
    number: fc.constantFrom('1', '2'),
    heading: fc.option(words),
    chapter: fc.option(fc.record({ number: fc.constantFrom('1', '2'), heading: fc.option(words) })),
    blocks: fc.array(block, { maxLength: 2 }),
    headingRanges: fc.constant([]),
  });
  /** The wording alone, spelt out: what the hash must and must not tell apart. */
  const wording = (clauses: readonly Clause[]): string =>
    JSON.stringify(
      clauses.map(({ number, heading, chapter, blocks }) => ({
        number,
        heading,
        chapter: chapter?.number,
        blocks: blocks.map((each) =>
          each.kind === 'list' ? each.items.map(({ text }) => text) : each.passage.text,
        ),
      })),
    );

  it('is equal exactly where the wording is', () => {
    const text = fc.array(clause, { maxLength: 2 });
    fc.assert(
      fc.property(text, text, (one, other) => {
        expect(textHash({ clauses: one }) === textHash({ clauses: other })).to.equal(
          wording(one) === wording(other),
        );
      }),
      { numRuns: 1000 },
    );
  });
});

// A member adopts what was proposed, all of it: what stands outside the clauses and the marks of lists are no layout.
import { expect } from 'chai';
import fc from 'fast-check';
import { isAdoptionOf, wholeHash } from '../../../server/domain/proposals/adopted-words.ts';
import { readStatute } from '../../../server/domain/statutes/parse/read-statute.ts';

const title = 'Förbundsordning för Samordningsförbundet Ekängen';
const opening = 'Medlemmar är Ekby kommun, Region Ekdal, Försäkringskassan och Arbetsförmedlingen.';
const first = '1 kap. Ändamål och medlemmar';
const list = '1. leda arbetet,\n2. svara för ekonomin.';
const closing = 'Bilaga: fördelning av kostnaderna mellan medlemmarna.';

interface Parts {
  readonly title?: string;
  readonly opening?: string;
  readonly first?: string;
  readonly second?: string;
  readonly list?: string;
  readonly word?: string;
}
const written = (parts: Parts = {}): string => {
  const all = { title, opening, first, second: '2 kap. Styrelsen', list, word: 'stödja', ...parts };
  return [
    ...[all.title, all.opening, all.first],
    `1 § Ändamål\nFörbundet ska ${all.word} samordning mellan medlemmarna.`,
    all.second,
    `2 § Styrelse\nStyrelsen har sex ledamöter. Den ska\n${all.list}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
};
const read = (source: string) => ({ source, reading: readStatute(source) });
const none = { title: '', opening: '' };
const own = written();

const table: readonly (readonly [says: string, source: string, adopts: boolean])[] = [
  ['the very text', own, true],
  ['typed with other line ends and spaces', own.replace(/\n/g, '\r\n').replace('1 §', '1\u00a0§'), true],
  [
    'with lines of its adoption',
    `${title}\n\nAntagen av Kommunfullmäktige i Ekby 2026-03-30 § 71\n\n${own.slice(title.length + 2)}`,
    true,
  ],
  ['its clauses and chapters only', written(none), true],
  ['its clauses only', written({ ...none, first: '', second: '' }), true],
  ['another title', written({ title: 'Förbundsordning för Samordningsförbundet Ekängen-Norra' }), false],
  [
    'another line before the clauses',
    written({ opening: 'Medlemmar är Ekby kommun och Region Ekdal.' }),
    false,
  ],
  ['no line before the clauses, under the title', written({ opening: '' }), false],
  [
    'one line more before the clauses',
    written({ opening: `${opening}\n\nÄven Ekdals kommun är medlem.` }),
    false,
  ],
  ['another rubric of a chapter', written({ first: '1 kap. Utträde och likvidation' }), false],
  ['another rubric, and only the clauses', written({ ...none, first: '1 kap. Utträde' }), false],
  ['no rubric of a chapter', written({ first: '1 kap.' }), false],
  ['one chapter left out', written({ second: '' }), false],
  ['no chapters under the title', written({ first: '', second: '' }), false],
  ['the list with other brackets', written({ list: '1) leda arbetet,\n2) svara för ekonomin.' }), true],
  ['the list with letters', written({ list: 'a) leda arbetet,\nb) svara för ekonomin.' }), false],
  ['the list with other numbers', written({ list: '3. leda arbetet,\n7. svara för ekonomin.' }), false],
  ['the list with dashes', written({ list: '– leda arbetet,\n– svara för ekonomin.' }), false],
  ['another word', written({ word: 'främja' }), false],
  ['another word, and only the clauses', written({ ...none, word: 'främja' }), false],
];

describe('what a member adopted', () => {
  for (const [says, source] of [
    ['words struck out', own.replace('stödja', '<del>stödja</del>')],
    ['a word put in', own.replace('stödja', '<ins>stödja</ins>')],
    ['a reservation after the clauses', `${own}\n\n* * *\nRegion Ekdal antar inte 2 §.\n`],
    [
      'a reservation in a line of adoption',
      `${own}\n\nAntagen av Region Ekdal 2026-02-01 § 4, med undantag av 2 §.\n`,
    ],
    ['a footnote', `${own.replace('sex ledamöter', 'sex ledamöter¹')}\n\n¹ Dock åtta till och med 2027.\n`],
  ] as const)
    it(`with ${says}: something else`, () => {
      expect(isAdoptionOf(readStatute(own), read(source))).to.equal(false);
    });

  for (const [says, source, adopts] of table)
    it(`${says}: ${adopts ? 'the proposal' : 'something else'}`, () => {
      expect(isAdoptionOf(readStatute(own), read(source))).to.equal(adopts);
    });

  it('has the same bullets whatever they look like', () => {
    const bullets = (mark: string) =>
      read(written({ list: `${mark} leda arbetet,\n${mark} svara för ekonomin.` }));
    for (const mark of ['•', '*', '-', 'o'])
      expect(isAdoptionOf(bullets('–').reading, bullets(mark)), mark).to.equal(true);
  });

  it('may have a line after the clauses that was proposed, and no other', () => {
    const [proposed, without, other] = [closing, '', 'Bilaga: fördelning av rösterna.'].map((line) => {
      const reading = readStatute(own);
      const passage = { text: line, ranges: [{ start: own.length, end: own.length }] };
      return line === '' ? reading : { ...reading, preamble: [...reading.preamble, passage] };
    });
    if (proposed === undefined || without === undefined || other === undefined) throw new Error('three');
    expect(isAdoptionOf(proposed, { source: own, reading: proposed })).to.equal(true);
    expect(isAdoptionOf(proposed, { source: own, reading: other })).to.equal(false);
    expect(isAdoptionOf(proposed, { source: own, reading: without })).to.equal(false);
    expect(isAdoptionOf(without, { source: own, reading: proposed })).to.equal(false);
    expect(wholeHash(proposed)).to.not.equal(wholeHash(other));
  });
});

describe('the hash of a proposed text', () => {
  it('tells apart texts that differ outside the clauses only, or in the marks of a list', () => {
    const sources = table.filter(([, , adopts]) => !adopts).map(([, source]) => source);
    const hashes = [own, ...sources].map((source) => wholeHash(readStatute(source)));
    expect(new Set(hashes).size).to.equal(hashes.length);
  });

  it('is the same however the text was typed', () => {
    const typed = own.replace(/\n/g, '\r\n').replace('Ändamål\r', 'Ändamål   \r');
    expect(wholeHash(readStatute(typed))).to.equal(wholeHash(readStatute(own)));
  });

  it('is the same only for what is adopted by one another', () => {
    const words = fc.constantFrom(...table.map(([, source]) => source));
    fc.assert(
      fc.property(words, words, (one, other) => {
        const [a, b] = [readStatute(one), read(other)];
        if (wholeHash(a) === wholeHash(b.reading)) expect(isAdoptionOf(a, b)).to.equal(true);
      }),
    );
  });
});

// Word files with tracked changes: accepting all gives exactly the new text, rejecting all exactly the old.
import { expect } from 'chai';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { compareStatutes } from '../../server/domain/comparison/compare.ts';
import { readStatute } from '../../server/domain/statutes/parse/read-statute.ts';
import { textOfWord } from '../../server/office/word-text.ts';
import { writeWordFile } from '../../server/office/word.ts';
import { granbyTexts } from '../support/cast.ts';
import { paperOf } from '../support/papers.ts';
import { randomVersions } from '../support/random-statutes.ts';
import { readingParagraphs } from '../support/reading-paragraphs.ts';
import { skipWithReason } from '../support/requirements.ts';
import { checkWord } from '../support/word-check.ts';
import { all, bodyOf, settledParagraphs, wordParts } from '../support/word-reading.ts';
import { hardPairs } from './hard-pairs.ts';

async function tracked(before: string, after: string): Promise<Uint8Array> {
  const [left, right] = [before, after].map((source) => ({ source, reading: readStatute(source) }));
  if (left === undefined || right === undefined) throw new Error('two texts are compared');
  const comparison = compareStatutes(left, right);
  const paper = paperOf([], { title: 'Jämförelse', genre: 'Jämförelse' });
  return writeWordFile({ do: 'track', paper, comparison, before: left, after: right });
}

async function expectBoth(before: string, after: string, about: string): Promise<Uint8Array> {
  const bytes = await tracked(before, after);
  const body = bodyOf(bytes);
  expect(settledParagraphs(body, 'accepted'), `${about}, accepted`).to.deep.equal(paragraphsOf(after));
  expect(settledParagraphs(body, 'rejected'), `${about}, rejected`).to.deep.equal(paragraphsOf(before));
  return bytes;
}

/** A document without any text still has a paragraph. */
function paragraphsOf(text: string): readonly string[] {
  const paragraphs = readingParagraphs(readStatute(text));
  return paragraphs.length === 0 ? [''] : paragraphs;
}

describe('a Word file with tracked changes', () => {
  for (const [about, before, after] of hardPairs) {
    it(`holds both texts where ${about}, and passes the gate`, async () => {
      for (const [one, other] of [
        [before, after],
        [after, before],
      ] as const)
        expect(checkWord(await expectBoth(one, other, about))).to.deep.equal([]);
    });
  }

  it('holds both of any two statutes made by chance', async function () {
    this.timeout(60_000);
    for (let seed = 1; seed <= 150; seed += 1) {
      const { before, after } = randomVersions(seed);
      // No two empty texts can be asked for.
      if (before + after === '') continue;
      expect(checkWord(await expectBoth(before, after, `seed ${String(seed)}`))).to.deep.equal([]);
    }
  });

  it('holds both of two texts that have nothing to do with each other', async function () {
    this.timeout(60_000);
    for (let seed = 1; seed <= 20; seed += 1) {
      const [one, other] = [randomVersions(seed).before, randomVersions(seed + 500).after];
      expect(checkWord(await expectBoth(one, other, `seed ${String(seed)}`))).to.deep.equal([]);
    }
  });

  it('holds both of every two real versions', async function () {
    this.timeout(60_000);
    const folder = '../shared/corpus/series';
    if (!existsSync(folder)) skipWithReason(this, 'the shared corpus is not on this machine');
    for (const series of readdirSync(folder)) {
      const files = readdirSync(`${folder}/${series}`)
        .filter((name) => /^\d{3}-/.test(name))
        .toSorted();
      const texts = [files[0], files[Math.floor(files.length / 2)], files.at(-1)].map((file) =>
        file === undefined ? '' : readFileSync(`${folder}/${series}/${file}`, 'utf8'),
      );
      const [first = '', middle = '', last = ''] = texts;
      await expectBoth(first, middle, series);
      await expectBoth(middle, last, series);
    }
  });

  it('comes back as both texts when it is read in again', async () => {
    for (const [about, before, after] of hardPairs) {
      const read = await textOfWord(Buffer.from(await tracked(before, after)));
      const words = (text: string): string => text.replace(/[#*\s]+/g, ' ').trim();
      const told = (text: string): string => words(readingParagraphs(readStatute(text)).join('\n'));
      expect(words(read.text), about).to.equal(told(after));
      expect(words(read.before ?? read.text), about).to.equal(told(before));
    }
  });

  it('says who and when, and is the same file whenever it is asked for', async () => {
    const [before, after] = [granbyTexts['2014-05-01'], granbyTexts['2018-01-01']];
    const [one, again] = [await tracked(before, after), await tracked(before, after)];
    expect(Buffer.compare(one, again)).to.equal(0);
    const [change] = all(bodyOf(one), 'w:ins');
    expect(change?.attributes.get('w:author')).to.equal('Stadga');
    expect(change?.attributes.get('w:date')).to.equal('2026-03-02T09:30:15Z');
  });

  it('marks headings as headings, without a jump', async () => {
    const text = 'Förbundsordning för Granby\n\n1 kap. Allmänt\n\n1 § Namn\n\nNamnet är Granby.\n';
    const bytes = await expectBoth(text, text.replace('Granby.', 'Sundsele.'), 'chapters');
    const styles = all(bodyOf(bytes), 'w:pStyle').map(({ attributes }) => attributes.get('w:val'));
    expect(styles).to.deep.equal(['Heading1', 'Heading2', 'Heading3', 'Normal']);
    expect(wordParts(bytes).has('docProps/core.xml')).to.equal(true);
  });

  it('keeps text that XML cannot hold as a character that says so, and everything else', async () => {
    const before =
      '1 § Namn\n\nEtt \u0007 ljud, ett halvt \ud800 tecken, \u202ebakvänt\u202c, עברית och 😀 <&"\'>]]>.\n';
    const bytes = await tracked(before, before.replace('ljud', 'annat ljud'));
    expect(checkWord(bytes)).to.deep.equal([]);
    const [, body] = settledParagraphs(bodyOf(bytes), 'accepted');
    expect(body)
      .to.include('\ufffd annat ljud, ett halvt \ufffd tecken')
      .and.include('עברית och 😀 <&"\'>]]>.');
  });

  it('is made of a word of 100,000 letters, and of 3,000 stycken', async function () {
    this.timeout(60_000);
    const long = `1 § Namn\n\n${'a'.repeat(100_000)} slut.\n`;
    expect(checkWord(await expectBoth(long, long.replace('slut', 'början'), 'a long word'))).to.deep.equal(
      [],
    );
    const many = Array.from(
      { length: 3_000 },
      (_, index) => `${String(index + 1)} § Rubrik\n\nStycke ${String(index)}.`,
    );
    const changed = many.map((text, index) => (index % 3 === 0 ? text.replace('Stycke', 'Mening') : text));
    await expectBoth(many.join('\n\n'), changed.toReversed().join('\n\n'), 'many stycken');
  });
});

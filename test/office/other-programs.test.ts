// Pages that another program laid out from our texts: not a word is lost or added, and nearly every clause is read as it was.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import type { Browser } from 'playwright-core';
import { summarise } from '../../server/domain/comparison/summary.ts';
import { compareTexts } from '../../server/domain/comparison/texts.ts';
import { clauseHash } from '../../server/domain/statutes/identity.ts';
import { readStatute } from '../../server/domain/statutes/parse/read-statute.ts';
import { textOfPdf } from '../../server/office/pdf-text.ts';
import { chromiumMissing, openBrowser } from '../support/chromium.ts';
import { skipWhenMissing } from '../support/requirements.ts';

const folder = path.join(import.meta.dirname, '../../content/demo/statutes');
const texts = ['alvmarken-2014', 'klippkusten-2018', 'sjohedarna-2024', 'tallmarken-2020'];

/** How a page may look: gaps between paragraphs, even edges with hyphens, narrow and wide lines, two columns. */
const looks: Readonly<Record<string, string>> = {
  plain: 'body{font:12pt/1.3 serif} p{margin:0 0 8pt}',
  even: 'body{font:11pt/1.5 serif;text-align:justify;hyphens:auto} p{margin:0 0 10pt}',
  small: 'body{font:8pt/1.1 sans-serif} p{margin:0 0 3pt}',
  wide: 'body{font:13pt/1.6 sans-serif;letter-spacing:.02em} p{margin:0 0 14pt}',
};

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

describe('a PDF that a browser printed', function () {
  this.timeout(60_000);
  let browser: Browser;
  before(async function () {
    skipWhenMissing(this, chromiumMissing());
    browser = await openBrowser();
  });

  for (const [look, style] of Object.entries(looks)) {
    it(`is read back clause by clause (${look})`, async () => {
      const page = await browser.newPage();
      let [same, all] = [0, 0];
      for (const name of texts) {
        const source = readFileSync(path.join(folder, `${name}.txt`), 'utf8');
        const paragraphs = source.split('\n').filter((line) => line.trim() !== '');
        await page.setContent(
          `<html lang="sv"><style>${style}</style>${paragraphs.map((text) => `<p>${escaped(text)}</p>`).join('')}</html>`,
        );
        const { text } = await textOfPdf(
          await page.pdf({
            format: 'A4',
            margin: { top: '25mm', bottom: '25mm', left: '25mm', right: '25mm' },
          }),
        );
        const meant = readStatute(source).clauses;
        const read = new Set(readStatute(text).clauses.map(clauseHash));
        const { words } = summarise(compareTexts(source, text));
        expect([words.deleted, words.inserted], name).to.deep.equal([0, 0]);
        same += meant.filter((clause) => read.has(clauseHash(clause))).length;
        all += meant.length;
      }
      await page.close();
      // A sentence that begins a line where one ended may be a stycke of its own: the text alone cannot tell.
      expect(same / all).to.be.greaterThan(0.85);
    });
  }
});

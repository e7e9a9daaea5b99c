// A stranger and a document in a real browser: waits for it, opens it, and has it verified, with and without JavaScript.
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { chromiumMissing, openBrowser } from '../support/chromium.ts';
import { freshSqlite } from '../support/engines.ts';
import { byAxe, inContext as inContextOf, type Look } from '../support/look.ts';
import { skipWhenMissing } from '../support/requirements.ts';
import { openSite, type Site } from '../support/site.ts';

const version = '/forbund/alvmarken/forbundsordning/lydelser/1';

describe('journey: a document and its verdict', function () {
  this.timeout(120_000);
  let browser: Browser;
  let site: Site;
  let file: Buffer;

  before(async function open() {
    skipWhenMissing(this, chromiumMissing());
    browser = await openBrowser();
    site = await openSite(freshSqlite());
  });
  after(() => site.close());

  const inContext = (options: Parameters<Browser['newContext']>[0], walk: (page: Page) => Promise<void>) =>
    inContextOf(browser, options, walk);
  const verify = async (page: Page, bytes: Buffer, look: Look, where: string): Promise<string> => {
    await page.goto(`${site.origin}/verifiera`);
    await page
      .locator('#file')
      .setInputFiles({ name: 'handling.pdf', mimeType: 'application/pdf', buffer: bytes });
    await page.getByRole('button', { name: 'Kontrollera', exact: true }).click();
    await page.waitForSelector('.verdict, .mistakes');
    await look(page, where);
    return page.locator('h1').innerText();
  };

  it('waits on the page, is told how far it has come, and is shown the file when it is there', async () => {
    const faults: string[] = [];
    const look = byAxe(faults);
    await inContext({ viewport: { width: 360, height: 740 } }, async (page) => {
      await page.goto(site.origin + version);
      await page.getByRole('link', { name: 'Lydelsen som stämplad PDF' }).click();
      await page.waitForSelector('[data-waiting]');
      await look(page, 'waiting');
      expect(await page.locator('[data-progress]').innerText()).to.match(/i kön|stämplas nu/);
      // The browser's own reader of PDFs opens: its frame comes into the page.
      const opened = page.waitForEvent('framenavigated', (frame) =>
        frame.url().startsWith('chrome-extension:'),
      );
      await site.house.worker.runAll();
      await opened;
      expect(page.url()).to.equal(`${site.origin}${version}/handling`);
    });
    file = Buffer.from(await (await fetch(`${site.origin}${version}/handling`)).arrayBuffer());
    expect(file.subarray(0, 5).toString()).to.equal('%PDF-');
    expect(faults).to.deep.equal([]);
  });

  it('is told what is genuine, what was altered and what is not known, in light and dark, narrow and wide', async () => {
    const faults: string[] = [];
    const look = byAxe(faults);
    const altered = Buffer.from(file);
    altered[5000] = (altered[5000] ?? 0) ^ 1;
    for (const width of [360, 1280]) {
      await inContext({ viewport: { width, height: 800 } }, async (page) => {
        await page.goto(`${site.origin}/verifiera`);
        await look(page, `form at ${String(width)}`);
        expect(await verify(page, file, look, 'genuine')).to.equal('Äkta och oförändrat');
        expect(await verify(page, altered, look, 'altered')).to.equal('Ändrat efter stämpeln');
        expect(await verify(page, Buffer.from('%PDF-1.4'), look, 'unknown')).to.equal('Inte utfärdat här');
        expect(await verify(page, Buffer.alloc(30_000_000, 'x'), look, 'too large')).to.equal(
          'Kontrollera dokument',
        );
        expect(await page.locator('#file-error').innerText()).to.contain('högst 8 MB');
      });
    }
    expect(faults).to.deep.equal([]);
  });

  it('goes the same way without JavaScript', async () => {
    await inContext({ javaScriptEnabled: false }, async (page) => {
      const verdict = await verify(page, file, () => Promise.resolve(), 'genuine');
      expect(verdict).to.equal('Äkta och oförändrat');
      await page.locator('.verified a').click();
      await page.waitForURL(`**${version}`);
    });
  });
});

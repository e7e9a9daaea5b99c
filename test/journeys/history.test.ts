// From a förbund's page to who decided each sentence of its text, and to one clause through time.
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { chromiumMissing, openBrowser } from '../support/chromium.ts';
import { freshSqlite } from '../support/engines.ts';
import { byAxe, inContext, unseen, type Look } from '../support/look.ts';
import { skipWhenMissing } from '../support/requirements.ts';
import { openSite, type Site } from '../support/site.ts';

async function boardMemberReads(page: Page, origin: string, look: Look): Promise<void> {
  await page.goto(`${origin}/forbund`);
  await page.locator('main').getByRole('link', { name: 'Samordningsförbundet Älvmarken' }).first().click();
  await page.getByRole('link', { name: 'Förbundsordning', exact: true }).first().click();
  await page.getByRole('link', { name: 'Vem bestämde vad?' }).click();
  expect(await page.locator('.passage').count()).to.be.greaterThan(20);
  await page.getByText('Tidigare lydelse av meningen').first().click();
  await look(page, 'who decided what');
  await page.getByRole('link', { name: 'Paragrafen genom tiden 4 §' }).click();
  expect(await page.getByRole('heading', { level: 1 }).innerText()).to.contain('genom tiden');
  expect(await page.locator('.life-stage').count()).to.be.greaterThan(2);
  await look(page, 'a clause through time');
  await page.getByRole('link', { name: 'Jämför hela lydelserna' }).first().click();
  expect(await page.getByRole('heading', { level: 1 }).innerText()).to.equal('Jämförelse');
}

describe('journey: who decided what', function () {
  this.timeout(120_000);
  let browser: Browser;
  let site: Site;
  before(async function () {
    skipWhenMissing(this, chromiumMissing());
    browser = await openBrowser();
    site = await openSite(freshSqlite());
  });
  after(() => (site as Site | undefined)?.close());

  for (const width of [1280, 360]) {
    it(`is read without a fault at ${String(width)} px`, async () => {
      const faults: string[] = [];
      await inContext(browser, { viewport: { width, height: 900 } }, (page) =>
        boardMemberReads(page, site.origin, byAxe(faults)),
      );
      expect(faults).to.deep.equal([]);
    });
  }

  it('is read without JavaScript', () =>
    inContext(browser, { javaScriptEnabled: false }, (page) => boardMemberReads(page, site.origin, unseen)));
});

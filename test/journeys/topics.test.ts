// From the first page to every förbund's purpose, its closest clause and their comparison; and a secretary who corrects a subject.
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { chromiumMissing, openBrowser } from '../support/chromium.ts';
import { freshSqlite } from '../support/engines.ts';
import { byAxe, inContext, unseen, type Look } from '../support/look.ts';
import { skipWhenMissing } from '../support/requirements.ts';
import { openSite, type Site } from '../support/site.ts';

async function boardMemberReads(page: Page, origin: string, look: Look): Promise<void> {
  await page.goto(origin);
  await page.getByRole('link', { name: 'Jämför förbund ämne för ämne' }).click();
  await look(page, 'subjects');
  await page.getByRole('link', { name: 'Ändamål', exact: true }).click();
  expect(await page.locator('.topic-card').count()).to.be.greaterThan(2);
  expect(await page.locator('mark.shared').count()).to.be.greaterThan(0);
  await page.locator('.sentences summary').last().click();
  expect(await page.locator('.sentences[open]').innerText()).to.contain('Här sedan');
  await look(page, 'one subject');
  await page.getByRole('link', { name: 'Liknande hos andra' }).last().click();
  await look(page, 'similar clauses');
  await page.getByRole('link', { name: 'Jämför paragraferna' }).first().click();
  await look(page, 'comparison of two clauses');
  expect(await page.locator('main').innerText()).to.contain('4 §');
}

async function secretaryCorrects(page: Page, site: Site, look: Look): Promise<void> {
  const email = site.emails.find((each) => each.startsWith('sekreterare@')) ?? '';
  await page.goto(`${site.origin}/logga-in`);
  await page.locator('#email').fill(email);
  await page.locator('#password').fill(site.password);
  await page.locator('main').getByRole('button', { name: 'Logga in' }).click();
  await page.goto(`${site.origin}/amnen/budget`);
  await page.getByRole('link', { name: 'Rätta ämnet' }).click();
  await look(page, 'what clauses are about');
  await page.getByLabel('Ämne för 2 §').selectOption({ label: 'Tvister' });
  await page.getByRole('button', { name: 'Spara ämnena' }).click();
  await page.waitForURL('**/amnen?kvitto=saved');
  await look(page, 'corrected');
  expect(await page.locator('tbody tr').nth(1).innerText()).to.contain('Rättat');
}

describe('journey: subjects', function () {
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
    it(`is read and corrected without a fault at ${String(width)} px`, async () => {
      const faults: string[] = [];
      await inContext(browser, { viewport: { width, height: 900 } }, async (page) => {
        await boardMemberReads(page, site.origin, byAxe(faults));
        await secretaryCorrects(page, site, byAxe(faults));
      });
      expect(faults).to.deep.equal([]);
    });
  }

  it('is read and corrected without JavaScript', () =>
    inContext(browser, { javaScriptEnabled: false }, async (page) => {
      await boardMemberReads(page, site.origin, unseen);
      await secretaryCorrects(page, site, unseen);
    }));
});

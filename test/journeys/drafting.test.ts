// A proposal is drafted in a real browser: with the change beside the words as they are written, and on a phone without JavaScript.
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { chromiumMissing, openBrowser } from '../support/chromium.ts';
import { freshSqlite } from '../support/engines.ts';
import { byAxe, inContext, type Look } from '../support/look.ts';
import { skipWhenMissing } from '../support/requirements.ts';
import { openSite, type Site } from '../support/site.ts';

const statute = '/forbund/alvmarken/forbundsordning';

async function signIn(page: Page, site: Site): Promise<void> {
  await page.goto(`${site.origin}/logga-in`);
  await page.locator('#email').fill('sekreterare@alvmarken.example');
  await page.locator('#password').fill(site.password);
  await page.locator('main').getByRole('button', { name: 'Logga in' }).click();
  await page.waitForURL((address) => !address.pathname.endsWith('/logga-in'));
}

async function begin(page: Page, site: Site, heading: string, look: Look): Promise<void> {
  await page.goto(`${site.origin}${statute}`);
  await page.getByRole('link', { name: 'Förslag till ny eller ändrad text' }).click();
  await look(page, 'the list of proposals');
  await page.getByRole('link', { name: 'Nytt förslag' }).click();
  await look(page, 'a new proposal');
  await page.locator('#heading').fill(heading);
  await page.getByRole('button', { name: 'Börja förslaget' }).click();
  await page.waitForURL(/\/text\?/);
  await look(page, 'the editor');
}

describe('journey: drafting', function () {
  this.timeout(120_000);
  let site: Site;
  let browser: Browser;
  const faults: string[] = [];
  const look = byAxe(faults);

  before(async function () {
    skipWhenMissing(this, chromiumMissing());
    browser = await openBrowser();
    site = await openSite(freshSqlite(), Date.parse('2026-11-23T09:00:00.000Z'));
  });
  after(async () => {
    await site.close();
  });

  it('is written with the change beside it, and then read as the board reads it', () =>
    inContext(browser, { viewport: { width: 1280, height: 900 } }, async (page) => {
      await signIn(page, site);
      await begin(page, site, 'Tydligare ändamål', look);
      await page
        .locator('#p1')
        .getByRole('link', { name: /^Ändra/ })
        .click();
      await page.locator('#source').press('Control+End');
      await page.locator('#source').pressSequentially('\n\nEtt nytt stycke.');
      await page.locator('#jamforelse ins').waitFor();
      expect(await page.locator('#jamforelse ins').last().innerText()).to.include('Ett nytt stycke.');
      expect(await page.locator('#sparlage').innerText()).to.equal('Du har inte sparat.');
      await page.locator('#reason').fill('Så att alla förstår.');
      await look(page, 'a clause being written');
      await page.locator('.save-bar').getByRole('button', { name: 'Spara paragrafen' }).click();
      await page.waitForURL(/kvitto=proposalSaved/);
      expect(await page.locator('#p1').innerText()).to.include('Så att alla förstår.');
      await page
        .locator('#p2')
        .getByRole('link', { name: /^Infoga ny paragraf efter/ })
        .click();
      await look(page, 'a new clause');
      await page.goBack();
      await page
        .locator('#p2')
        .getByRole('link', { name: /^Byt nummer/ })
        .click();
      await page.locator('#number').fill('2 b');
      await page.getByRole('button', { name: 'Visa vad som följer' }).click();
      await look(page, 'what follows another number');
      await page.getByRole('link', { name: 'Till hela texten' }).click();
      await page.getByRole('link', { name: 'Till förslaget' }).click();
      await look(page, 'a proposal');
      await page.getByRole('link', { name: 'Två spalter' }).click();
      await page.waitForSelector('table.columns');
      await look(page, 'a proposal in two columns');
      await page.getByRole('link', { name: 'Ändra villkoren' }).click();
      await look(page, 'the terms of a proposal');
    }));

  it('is written by two at once, who are shown both texts', () =>
    inContext(browser, { viewport: { width: 360, height: 740 } }, async (page) => {
      await signIn(page, site);
      await page.goto(`${site.origin}${statute}/forslag/nytt`);
      await page.locator('#heading').fill('Två skriver');
      await page.getByRole('button', { name: 'Börja förslaget' }).click();
      const other = await page.context().newPage();
      await page
        .locator('#p1')
        .getByRole('link', { name: /^Ändra/ })
        .click();
      await other.goto(page.url());
      for (const [each, words] of [
        [page, 'Den enas ord.'],
        [other, 'Den andras ord.'],
      ] as const) {
        await each.locator('#source').fill(words);
        await each.locator('.save-bar').getByRole('button', { name: 'Spara paragrafen' }).click();
        await each.waitForLoadState();
      }
      await other.getByRole('heading', { name: 'Två har ändrat samma paragraf' }).waitFor();
      await look(other, 'two texts of one clause');
      await other.getByLabel('Som du skrev').check();
      await other.getByRole('button', { name: 'Spara', exact: true }).click();
      expect(await other.locator('#p1').innerText()).to.include('Den andras ord.');
    }));

  it('is written on a phone without JavaScript', () =>
    inContext(browser, { viewport: { width: 360, height: 740 }, javaScriptEnabled: false }, async (page) => {
      await signIn(page, site);
      await page.goto(`${site.origin}${statute}/forslag/nytt`);
      await page.locator('#heading').fill('Ett råd');
      await page.getByRole('button', { name: 'Börja förslaget' }).click();
      await page
        .locator('#p2')
        .getByRole('link', { name: /^Infoga ny paragraf efter/ })
        .click();
      await page.locator('[name="heading"]').fill('Råd');
      await page.locator('#source').fill('Förbundet har ett råd som hörs enligt 1 §.');
      await page.getByRole('button', { name: 'Visa ändringen' }).click();
      expect(await page.locator('#jamforelse').innerText()).to.include('Förbundet har ett råd');
      await page.locator('.save-bar').getByRole('button', { name: 'Spara paragrafen' }).click();
      expect(await page.locator('#p2a').innerText()).to.include('2 a §');
      await page
        .locator('#p1')
        .getByRole('link', { name: /^Byt nummer/ })
        .click();
      await page.locator('#number').fill('1 b');
      await page.getByRole('button', { name: 'Visa vad som följer' }).click();
      expect(await page.locator('.follows').innerText()).to.include('2 a §: 1 § → 1 b §');
      await page.getByRole('button', { name: 'Spara', exact: true }).click();
      expect(await page.locator('#p2a').innerText()).to.include('enligt 1 b §');
    }));

  it('stood on pages without faults', () => {
    expect(faults).to.deep.equal([]);
  });
});

// A förbund's life by its pages: seats and shares, events, a member that joins, one that gives notice, a förbund that is formed.
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { chromiumMissing, openBrowser } from '../support/chromium.ts';
import { freshSqlite } from '../support/engines.ts';
import { byAxe, inContext, unseen, type Look } from '../support/look.ts';
import { skipWhenMissing } from '../support/requirements.ts';
import { openSite, type Site } from '../support/site.ts';

const password = 'prova stadga i lugn och ro';

async function anybodyReads(page: Page, origin: string, look: Look): Promise<void> {
  await page.goto(`${origin}/forbund/sjohedarna?datum=2024-06-30`);
  expect(await page.locator('section[aria-labelledby="styrelse"]').innerText()).to.include('Ledamöter: 5.');
  await look(page, 'a förbund with its board and shares');
  await page.goto(`${origin}/forbund/sjohedarna?datum=2024-07-01`);
  expect(await page.locator('section[aria-labelledby="styrelse"]').innerText()).to.include('Ledamöter: 6.');
  await page.goto(`${origin}/forbund/klippkusten`);
  await page.getByRole('link', { name: 'Alla händelser' }).click();
  expect(await page.locator('.life svg desc').textContent()).to.include('Tabellerna nedanför');
  expect(await page.locator('.ds-table.life-events').innerText()).to.include('gick upp i det här förbundet');
  await look(page, 'events');
}

/** @param suffix keeps what is made apart from other walks on the same site */
async function secretaryActs(page: Page, origin: string, look: Look, suffix: string): Promise<void> {
  await page.goto(`${origin}/logga-in`);
  await page.getByLabel('E-postadress').fill('sekreterare@sjohedarna.example');
  await page.getByLabel('Lösenord').fill(password);
  await page.locator('main').getByRole('button', { name: 'Logga in' }).click();

  await page.goto(`${origin}/forbund/sjohedarna`);
  await page.getByRole('link', { name: 'Registrera platser' }).click();
  await look(page, 'the form about seats');
  await page.getByLabel('Ledamöter').first().fill('hej');
  await page.getByRole('button', { name: 'Spara' }).click();
  expect(await page.locator('.error').first().innerText()).to.include('Skriv ett helt tal');
  await look(page, 'the form about seats, refused');

  await page.goto(`${origin}/forbund/sjohedarna/andelar`);
  await look(page, 'the form about shares');

  await page.goto(`${origin}/forbund/sjohedarna/uttrade`);
  await look(page, 'the form about a notice');

  await page.goto(`${origin}/forbund/sjohedarna`);
  await page.getByRole('link', { name: 'Ny medlem ansluter sig' }).click();
  await look(page, 'the form about an accession');
  await page.getByLabel('Namn').fill(`Nyviks ${suffix} kommun`);
  await page.getByLabel('Önskad första dag').fill('2028-01-01');
  await page.getByRole('button', { name: 'Skapa förslaget' }).click();
  await look(page, 'the places that an accession touches');
  await page.getByRole('link', { name: 'Till förslaget' }).click();
  expect(await page.getByRole('heading', { level: 1 }).innerText()).to.include(`Nyviks ${suffix} kommun`);
  expect(await page.locator('main').innerText()).to.include(`Nyviks ${suffix} kommun,`);

  await page.goto(`${origin}/forbund/ny`);
  await page.getByLabel('Förbundets namn').fill(`Samordningsförbundet Nyvik ${suffix}`);
  await page.getByLabel('Nej, det ska bildas').check();
  await look(page, 'the form that sets up a förbund');
  await page.getByLabel('Namn 1').first().fill(`Nyviks ${suffix} kommun`);
  await page.getByRole('group', { name: 'Regioner' }).getByLabel('Namn 1').fill('Region Sjöhed');
  await page.getByRole('button', { name: 'Spara och fortsätt' }).click();
  expect(await page.getByRole('heading', { level: 1 }).innerText()).to.include('Förbundsordning för');
  await page.goto(`${origin}/forbund/nyvik-${suffix}`);
  expect(await page.locator('.facts-line').innerText()).to.include('Under bildande');
  await look(page, 'a förbund that is being formed');
}

describe('journey: the life of a förbund', function () {
  this.timeout(240_000);
  let browser: Browser;
  let site: Site;
  before(async function () {
    skipWhenMissing(this, chromiumMissing());
    browser = await openBrowser();
    site = await openSite(freshSqlite());
  });
  after(() => (site as Site | undefined)?.close());

  for (const width of [1280, 360]) {
    it(`is read and written without a fault at ${String(width)} px`, async () => {
      const faults: string[] = [];
      await inContext(browser, { viewport: { width, height: 900 } }, async (page) => {
        await anybodyReads(page, site.origin, byAxe(faults));
        await secretaryActs(page, site.origin, byAxe(faults), String(width));
      });
      expect(faults).to.deep.equal([]);
    });
  }

  it('is read and written without JavaScript', () =>
    inContext(browser, { javaScriptEnabled: false }, async (page) => {
      await anybodyReads(page, site.origin, unseen);
      await secretaryActs(page, site.origin, unseen, 'utan');
    }));
});

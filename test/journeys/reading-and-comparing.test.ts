// The first half of the line in a real browser: a stranger compares, a secretary sets up a förbund and reads in its text, a stranger reads it on three dates.
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { chromiumMissing, openBrowser } from '../support/chromium.ts';
import { forEachEngine } from '../support/engines.ts';
import { byAxe, inContext as inContextOf, unseen, type Look } from '../support/look.ts';
import { skipWhenMissing } from '../support/requirements.ts';
import { openSite, type Site } from '../support/site.ts';

const older = `4 § Ändamål
Förbundet ska stödja samverkan mellan medlemmarna i Storån.

5 § Säte
Förbundet har sitt säte i Storåns kommun.
`;
const newer = `4 § Ändamål
Förbundet ska stödja och finansiera samverkan mellan medlemmarna i Storån.

4 a § Målgrupp
Insatserna ska avse personer i arbetsför ålder.

5 § Säte
Förbundet har sitt säte i Storåns kommun.
`;

/** A whole small statute, with a number out of order so that the reader has something to doubt. */
const statute = (year: number, purpose: string): string => `Förbundsordning för Samordningsförbundet Storån

Antagen av Kommunfullmäktige i Storån ${String(year - 1)}-11-20 § 88
Gäller från och med den ${String(year)}-01-01

1 § Namn
Förbundets namn är Samordningsförbundet Storån.

2 § Säte
Förbundet har sitt säte i Storåns kommun.

4 § Ändamål
${purpose}

3 § Medlemmar
Medlemmar är Storåns kommun, Region Storå, Försäkringskassan och Arbetsförmedlingen.
`;

async function strangerCompares(page: Page, origin: string, look: Look): Promise<void> {
  await page.goto(origin);
  await look(page, 'start');
  await page.getByRole('link', { name: 'Jämför två texter' }).click();
  await look(page, 'comparison form');
  await page.locator('#beforeText').fill(older);
  await page.locator('#afterText').fill(newer);
  await page.getByRole('button', { name: 'Jämför', exact: true }).click();
  await page.waitForSelector('.clause-change');
  await look(page, 'comparison inline');
  expect(await page.locator('.clause-change[data-kind=inserted] h3').innerText()).to.contain('4 a §');
  const inserted = await page.locator('.clause-change[data-kind=changed] ins').allInnerTexts();
  expect(inserted.join(' ')).to.contain('och finansiera');
  await page.getByRole('button', { name: 'Två spalter' }).click();
  await page.waitForSelector('table.columns');
  await look(page, 'comparison in columns');
}

async function signIn(page: Page, { origin, emails, password }: Site, look: Look): Promise<void> {
  await page.goto(`${origin}/forbund/ny`);
  await look(page, 'sign in');
  await page.locator('#email').fill(emails[0] ?? '');
  await page.locator('#password').fill(password);
  await page.locator('main').getByRole('button', { name: 'Logga in' }).click();
  await page.waitForURL('**/forbund/ny');
}

/** @returns the address of the new förbund's statute */
async function secretarySetsUp(page: Page, site: Site, name: string, look: Look): Promise<string> {
  await signIn(page, site, look);
  await look(page, 'set up');
  await page.locator('#name').fill(name);
  await page.locator('#formedOn').fill('2015-01');
  await page.locator('[name=municipalityName]').first().fill('Storåns kommun');
  await page.locator('[name=regionName]').first().fill('Region Storå');
  await page.locator('[name=municipalityFrom]').first().fill('2015-02-30');
  await page.getByRole('button', { name: 'Spara och fortsätt' }).click();
  await page.waitForSelector('.mistakes');
  await look(page, 'set up with a mistake');
  expect(await page.locator('[name=municipalityName]').first().inputValue()).to.equal('Storåns kommun');
  await page.locator('[name=municipalityFrom]').first().fill('2016');
  await page.getByRole('button', { name: 'Spara och fortsätt' }).click();
  await page.waitForURL('**/inlasning');
  await look(page, 'paste');
  await page.locator('#source').fill(statute(2015, 'Förbundet ska stödja samverkan.'));
  await page.getByRole('button', { name: 'Läs texten' }).click();
  await page.waitForURL('**/inlasning/*');
  await look(page, 'review');
  expect(await page.locator('.doubt-list > li').count()).to.be.greaterThan(0);
  expect(await page.locator('#effectiveFrom').inputValue()).to.equal('2015-01-01');
  await page.getByRole('button', { name: 'Spara som lydelse' }).click();
  await page.waitForURL('**/lydelser/1?kvitto=saved');
  await look(page, 'version saved');
  const statutePath = new URL(page.url()).pathname.replace(/\/lydelser.*/, '');
  await page.goto(`${site.origin}${statutePath}/inlasning`);
  await page.locator('#source').fill(statute(2020, 'Förbundet ska stödja och finansiera samverkan.'));
  await page.getByRole('button', { name: 'Läs texten' }).click();
  await page.waitForURL('**/inlasning/*');
  await page.getByRole('button', { name: 'Spara som lydelse' }).click();
  await page.waitForURL('**/lydelser/2?kvitto=saved');
  return statutePath;
}

async function strangerReads(page: Page, origin: string, statutePath: string, look: Look): Promise<void> {
  const textOn = async (day: string): Promise<string> => {
    await page.goto(`${origin}${statutePath}?datum=${day}`);
    await look(page, `statute on ${day}`);
    return page.locator('main').innerText();
  };
  expect(await textOn('2014-12-31')).to.contain('Ingen inläst lydelse gällde');
  expect(await textOn('2015-01-01')).to.contain('ska stödja samverkan.');
  expect(await textOn('2026-01-01')).to.contain('ska stödja och finansiera samverkan.');
  expect(await page.locator('#p4').innerText()).to.contain('Ändamål');
  await page.goto(`${origin}${statutePath.replace(/\/[^/]+$/, '')}?datum=2015-06-01`);
  await look(page, 'förbund');
  const members = await page.locator('table.members').first().innerText();
  expect(members).to.contain('Region Storå');
  expect(members).not.to.contain('Storåns kommun');
}

describe('journey: reading and comparing', function () {
  this.timeout(120_000);
  let browser: Browser;
  before(async function () {
    skipWhenMissing(this, chromiumMissing());
    browser = await openBrowser();
  });

  forEachEngine((engine) => {
    let site: Site;
    before(async () => {
      site = await openSite(await engine.url());
    });
    after(() => site.close());

    const inContext = (options: Parameters<Browser['newContext']>[0], walk: (page: Page) => Promise<void>) =>
      inContextOf(browser, options, walk);

    it('walks the whole line', async () => {
      const faults: string[] = [];
      // What a page looks like does not depend on the engine, so one of them is looked at.
      const look = engine.name === 'sqlite' ? byAxe(faults) : unseen;
      let statutePath = '';
      await inContext({ viewport: { width: 1280, height: 900 } }, (page) =>
        strangerCompares(page, site.origin, look),
      );
      await inContext({ viewport: { width: 1280, height: 900 } }, async (page) => {
        statutePath = await secretarySetsUp(page, site, 'Samordningsförbundet Storån', look);
      });
      await inContext({ viewport: { width: 360, height: 800 } }, (page) =>
        strangerReads(page, site.origin, statutePath, look),
      );
      expect(faults).to.deep.equal([]);
    });

    if (engine.name === 'sqlite') {
      it('walks the line without JavaScript', async () => {
        let statutePath = '';
        const options = { javaScriptEnabled: false };
        await inContext(options, (page) => strangerCompares(page, site.origin, unseen));
        await inContext(options, async (page) => {
          statutePath = await secretarySetsUp(page, site, 'Samordningsförbundet Lillån', unseen);
        });
        await inContext(options, (page) => strangerReads(page, site.origin, statutePath, unseen));
      });

      it('shows every public page without a fault, in both languages, at 360 px', async () => {
        const faults: string[] = [];
        await inContext({ viewport: { width: 360, height: 800 } }, async (page) => {
          const look = byAxe(faults);
          await page.goto(site.origin);
          const paths = await publicPaths(page, site.origin);
          expect(paths.length).to.be.greaterThan(8);
          for (const each of paths) {
            await page.goto(site.origin + each);
            await look(page, each);
          }
          await page.getByRole('button', { name: 'English' }).click();
          expect(await page.locator('html').getAttribute('lang')).to.equal('en');
          for (const each of ['/', '/forbund', '/jamfor']) {
            await page.goto(site.origin + each);
            await look(page, `${each} in English`);
          }
        });
        expect(faults).to.deep.equal([]);
      });
    }
  });
});

/** The fixed pages, and one of each kind that the register leads to. */
async function publicPaths(page: Page, origin: string): Promise<readonly string[]> {
  await page.goto(`${origin}/forbund`);
  const forbund = await page.locator('table.register a[href^="/forbund/"]').first().getAttribute('href');
  const network = await page.locator('table.register a[href^="/natverk/"]').first().getAttribute('href');
  await page.goto(`${origin}/medlemmar`);
  const member = await page.locator('a[href^="/medlemmar/"]').first().getAttribute('href');
  const found = [forbund, network, member].filter((each) => each !== null);
  return [
    '/',
    '/forbund',
    '/medlemmar',
    '/jamfor',
    '/om',
    '/tillganglighet',
    '/integritet',
    '/logga-in',
    '/finns-inte',
    '/forbund?datum=2023-02-30',
    ...found,
  ];
}

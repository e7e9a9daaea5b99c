// The first half of the line in a real browser: a stranger compares, a secretary sets up a förbund and reads in its text, a stranger reads it on three dates.
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect } from 'chai';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { loadDemoWorld, openDemoWorld } from '../../scripts/demo-world.ts';
import { buildApp } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import { buildHouse, type House } from '../../server/house.ts';
import { chromiumMissing, openBrowser } from '../support/chromium.ts';
import { forEachEngine } from '../support/engines.ts';
import { skipWhenMissing } from '../support/requirements.ts';

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

interface Site {
  readonly origin: string;
  readonly house: House;
  readonly account: { readonly email: string; readonly password: string };
  close(): Promise<void>;
}

async function openSite(databaseUrl: string): Promise<Site> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'stadga-journey-'));
  const environment = { NODE_ENV: 'test', DATABASE_URL: databaseUrl, DATA_DIR: dataDir, LOG_LEVEL: 'error' };
  const house = await buildHouse(readConfig(environment));
  await loadDemoWorld(house);
  const { accounts } = await openDemoWorld(house);
  const demo = await accounts();
  const server = await new Promise<Server>((resolve) => {
    const listening: Server = buildApp(house, accounts).express.listen(0, 'localhost', () => {
      resolve(listening);
    });
  });
  const origin = `http://localhost:${String((server.address() as AddressInfo).port)}`;
  return {
    origin,
    house,
    account: { email: demo?.emails[0] ?? '', password: demo?.password ?? '' },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await house.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** A walker notes every page it stands on; what is looked at there is up to the walk. */
type Look = (page: Page, where: string) => Promise<void>;

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

async function signIn(page: Page, { origin, account }: Site, look: Look): Promise<void> {
  await page.goto(`${origin}/forbund/ny`);
  await look(page, 'sign in');
  await page.locator('#email').fill(account.email);
  await page.locator('#password').fill(account.password);
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

/** Every page is looked at by axe in light, and its contrast again in dark: the rest does not depend on the colours. */
const byAxe =
  (faults: string[]): Look =>
  async (page, where) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const axe = new AxeBuilder({ page }).setLegacyMode();
      const { violations } = await (
        colorScheme === 'light' ? axe : axe.withRules(['color-contrast'])
      ).analyze();
      for (const { id, nodes } of violations) {
        const places = nodes.map(({ target }) => target.join(' ')).join(', ');
        faults.push(`${where}, ${colorScheme}: ${id} at ${places}`);
      }
    }
    const tooWide = await page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    if (tooWide > 0) faults.push(`${where}: wider than the window by ${String(tooWide)} px`);
  };

const unseen: Look = () => Promise.resolve();

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

    const inContext = async (
      options: Parameters<Browser['newContext']>[0],
      walk: (page: Page) => Promise<void>,
    ): Promise<void> => {
      const context: BrowserContext = await browser.newContext({ locale: 'sv-SE', ...options });
      try {
        await walk(await context.newPage());
      } finally {
        await context.close();
      }
    };

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

// From a statute to the law's list, and a slip that one person corrects and another confirms; without scripts too.
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { chromiumMissing, openBrowser } from '../support/chromium.ts';
import { freshSqlite } from '../support/engines.ts';
import { byAxe, inContext, unseen, type Look } from '../support/look.ts';
import { skipWhenMissing } from '../support/requirements.ts';
import { openSite, type Site } from '../support/site.ts';

const signIn = async (page: Page, { origin, password, emails }: Site, beginning: string): Promise<string> => {
  const email = emails.find((each) => each.startsWith(beginning)) ?? '';
  await page.goto(`${origin}/logga-in`);
  await page.locator('#email').fill(email);
  await page.locator('#password').fill(password);
  await page.locator('main').getByRole('button', { name: 'Logga in' }).click();
  return email;
};

/** The förbund whose secretary and chair have the same address behind the @. */
const statuteOf = (email: string): string => {
  const slug = email.split('@')[1]?.split('.')[0] ?? '';
  return `/forbund/${slug}/forbundsordning`;
};

async function boardMemberChecks(page: Page, { origin }: Site, statute: string, look: Look): Promise<void> {
  await page.goto(`${origin}${statute}`);
  await page.getByRole('link', { name: 'Kontrollera mot lagen' }).click();
  await look(page, 'checklist');
  expect(await page.locator('.check').count()).to.be.greaterThan(20);
  await page.locator('#boardSeats a').first().click();
  expect(page.url()).to.match(/lydelser\/\d+#p\d/u);
}

async function secretaryProposes(page: Page, site: Site, words: string, look: Look): Promise<string> {
  const statute = statuteOf(await signIn(page, site, 'sekreterare@'));
  await boardMemberChecks(page, site, statute, look);
  await page.goto(`${site.origin}${statute}`);
  await page.getByRole('link', { name: 'Rätta ett fel i lydelsen' }).click();
  await look(page, 'which clause');
  await page.locator('main a[href*="paragraf=p2"]').first().click();
  await page.locator('#source').fill(words);
  await look(page, 'correction written');
  await page.locator('#reason').fill('Så löd beslutet; ordet föll bort i utskriften.');
  await page.getByRole('button', { name: 'Föreslå rättelsen' }).click();
  await look(page, 'correction proposed');
  expect(await page.locator('main').innerText()).to.contain('Någon annan än du bekräftar');
  return page.url();
}

async function chairConfirms(page: Page, site: Site, look: Look): Promise<void> {
  await signIn(page, site, 'ordforande@');
  await page.goto(`${site.origin}/vantar`);
  await page
    .getByRole('link', { name: /Bekräfta eller avslå rättelsen/u })
    .first()
    .click();
  await look(page, 'correction to confirm');
  await page.getByRole('button', { name: 'Bekräfta rättelsen' }).click();
  await look(page, 'corrected version');
  expect(await page.locator('main').innerText()).to.contain('Rättad');
  await page.locator('.note a').first().click();
  await look(page, 'version that was corrected');
  expect(await page.locator('main').innerText()).to.contain('ersatt av');
}

describe('journey: a correction', function () {
  this.timeout(240_000);
  let browser: Browser;
  let site: Site;
  before(async function () {
    skipWhenMissing(this, chromiumMissing());
    browser = await openBrowser();
    site = await openSite(freshSqlite());
  });
  after(() => (site as Site | undefined)?.close());

  for (const [width, words] of [
    [1280, 'Förbundet har sitt säte i kommunens tätort.'],
    [360, 'Förbundet har sitt säte i kommunens centralort.'],
  ] as const) {
    it(`is proposed by one and confirmed by another at ${String(width)} px`, async () => {
      const faults: string[] = [];
      const options = { viewport: { width, height: 900 } };
      await inContext(browser, options, async (page) => {
        await secretaryProposes(page, site, words, byAxe(faults));
      });
      await inContext(browser, options, (page) => chairConfirms(page, site, byAxe(faults)));
      expect(faults).to.deep.equal([]);
    });
  }

  it('works without JavaScript', async () => {
    const options = { javaScriptEnabled: false };
    await inContext(browser, options, async (page) => {
      await secretaryProposes(page, site, 'Förbundet har sitt säte där kansliet är.', unseen);
    });
    await inContext(browser, options, (page) => chairConfirms(page, site, unseen));
  });
});

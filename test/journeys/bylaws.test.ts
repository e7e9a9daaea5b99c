// A förbund changes a clause of the network's bylaws in its motion; and anybody reads what became of such a change, and the rules.
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { chromiumMissing, openBrowser } from '../support/chromium.ts';
import { freshSqlite } from '../support/engines.ts';
import { byAxe, inContext, unseen, type Look } from '../support/look.ts';
import { skipWhenMissing } from '../support/requirements.ts';
import { openSite, type Site } from '../support/site.ts';

async function signIn(page: Page, origin: string, email: string): Promise<void> {
  await page.goto(`${origin}/logga-in`);
  await page.locator('#email').fill(email);
  await page.locator('#password').fill('prova stadga i lugn och ro');
  await page.locator('main').getByRole('button', { name: 'Logga in' }).click();
}

async function secretaryAmends(page: Page, origin: string, look: Look): Promise<void> {
  await signIn(page, origin, 'sekreterare@alvmarken.example');
  await page.goto(`${origin}/motioner/ny`);
  await page.locator('main').getByRole('button').first().click();
  await page.locator('#heading').fill('Kallelsen i god tid');
  await page.getByRole('button', { name: /Ändra en paragraf i stadgarna/ }).click();
  await look(page, 'choosing a clause');
  await page.locator('#paragraf').selectOption('p6');
  await page.getByRole('button', { name: 'Välj paragrafen' }).click();
  const wording = page.locator('#wording');
  const now = await wording.inputValue();
  await page.getByRole('button', { name: 'Spara ändringen' }).click();
  expect(await page.locator('.mistakes, .error').first().innerText()).to.contain('densamma');
  await look(page, 'a change that changes nothing');
  await wording.fill(now.replace('fyra veckor', 'sex veckor'));
  await page.locator('#from').fill('2027-07-01');
  await page.getByRole('button', { name: 'Jämför' }).click();
  expect(await page.locator('#forhandsvisning').innerText()).to.match(/\bsex\b/);
  await look(page, 'a clause compared');
  await page.getByRole('button', { name: 'Spara ändringen' }).click();
  expect(await page.locator('.resolution textarea').first().inputValue()).to.equal(
    'att 6 § i stadgarna ska ha den lydelse som föreslås, att gälla från och med den 1 juli 2027',
  );
  await look(page, 'a draft with a change of the bylaws');
}

async function anybodyReads(page: Page, origin: string, look: Look): Promise<void> {
  await page.goto(`${origin}/motioner/nns-2026-2`);
  expect(await page.locator('.att-standing').innerText()).to.contain('införd i stadgarna');
  await look(page, 'a motion with a change of the bylaws');
  await page.getByRole('link', { name: /^Om ändringen/ }).click();
  expect(await page.locator('main').innerText()).to.contain('Minst två tredjedelar');
  await look(page, 'a change of the bylaws');
  await page.getByRole('link', { name: 'Nätverkets regler' }).click();
  await look(page, 'the rules');
  await page.locator('#motionDeadline ~ ul a').first().click();
  expect(page.url()).to.match(/\/natverk\/nns\/stadgar\/lydelser\/2#p7$/);
}

async function officeRecordsRules(page: Page, origin: string, look: Look): Promise<void> {
  await signIn(page, origin, 'kansli@nns.example');
  await page.goto(`${origin}/natverk/nns/regler`);
  const form = page.locator('section', { has: page.locator('#bylawsChange') });
  await form.locator('summary').click();
  for (const [name, value] of [
    ['numerator', '1'],
    ['denominator', '3'],
    ['monthsBetween', '6'],
    ['from', '2028-01-01'],
    ['clause', '19 §'],
  ] as const)
    await form.locator(`[name="${name}"]`).fill(value);
  await form.getByRole('button').click();
  expect(await page.locator('.mistakes, .error').first().innerText()).to.contain('minst hälften');
  await look(page, 'a rule that cannot be');
}

describe('journey: the bylaws of the network', function () {
  this.timeout(180_000);
  let browser: Browser;
  let site: Site;
  before(async function () {
    skipWhenMissing(this, chromiumMissing());
    browser = await openBrowser();
    site = await openSite(freshSqlite());
  });
  after(() => (site as Site | undefined)?.close());

  const all = async (page: Page, look: Look): Promise<void> => {
    await anybodyReads(page, site.origin, look);
    await secretaryAmends(page, site.origin, look);
    await page.context().clearCookies();
    await officeRecordsRules(page, site.origin, look);
  };

  for (const width of [1280, 360]) {
    it(`are changed and read without a fault at ${String(width)} px`, async () => {
      const faults: string[] = [];
      await inContext(browser, { viewport: { width, height: 900 } }, (page) => all(page, byAxe(faults)));
      expect(faults).to.deep.equal([]);
    });
  }

  it('are changed and read without JavaScript', () =>
    inContext(browser, { javaScriptEnabled: false }, (page) => all(page, unseen)));
});

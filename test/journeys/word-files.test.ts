// A secretary reads Word files in, in a real browser: doubts are settled one by one, and tracked changes become a proposal.
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { chromiumMissing, openBrowser } from '../support/chromium.ts';
import { freshSqlite } from '../support/engines.ts';
import { byAxe, inContext, unseen, type Look } from '../support/look.ts';
import { skipWhenMissing } from '../support/requirements.ts';
import { openSite, type Site } from '../support/site.ts';
import { deleted, inserted, level, numbered, para, run, wordFile } from '../support/word-files.ts';

/** Clauses that Word numbers itself; the number of one is typed, and comes twice. */
const numbering = `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1 §')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;
const clauses = (seat: string): string =>
  [
    para('Förbundsordning för Samordningsförbundet Ordån'),
    para('Namn', numbered(1)),
    para('Förbundets namn är Samordningsförbundet Ordån.'),
    para('Säte', numbered(1)),
    para(seat),
    para('Ändamål', numbered(1)),
    para('Förbundet ska svara för finansiell samordning mellan medlemmarna.'),
    para('3 § Medlemmar'),
    para('Medlemmar är Ordåns kommun, Region Ordå, Försäkringskassan och Arbetsförmedlingen.'),
    para('3 § Styrelse'),
    para('Styrelsen har fyra ledamöter.'),
  ].join('');
const seat = 'Förbundet har sitt säte i Ordåns kommun.';
const movedSeat = `${run('Förbundet har sitt säte i ')}${deleted('Ordåns')}${inserted('Nyåns')}${run(' kommun.')}`;

async function give(page: Page, body: string): Promise<void> {
  const buffer = await wordFile({ body, numbering });
  await page.locator('#file').setInputFiles({
    ...{ name: 'förbundsordning.docx', buffer },
    mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  });
  await page.getByRole('button', { name: 'Läs texten' }).click();
}

async function begin(page: Page, { origin, emails, password }: Site, name: string): Promise<void> {
  await page.goto(`${origin}/forbund/ny`);
  await page.locator('#email').fill(emails[0] ?? '');
  await page.locator('#password').fill(password);
  await page.locator('main').getByRole('button', { name: 'Logga in' }).click();
  await page.waitForURL('**/forbund/ny');
  await page.locator('#name').fill(name);
  await page.getByRole('button', { name: 'Spara och fortsätt' }).click();
  await page.waitForURL('**/inlasning');
}

async function settles(page: Page, look: Look): Promise<void> {
  await look(page, 'doubts');
  const doubts = page.locator('.doubt-list > li');
  const count = await doubts.count();
  expect(count).to.be.greaterThan(1);
  expect(await page.locator('.source-lines .is-doubtful').count()).to.equal(count);
  await doubts.first().getByRole('button', { name: 'Det stämmer' }).click();
  await page.waitForURL('**kvitto=saved**');
  expect(await page.locator('.progress-line').innerText()).to.contain(`1 av ${String(count)}`);
  const next = page.locator('.doubt-list').first().locator('> li').first();
  await next.locator('summary').click();
  await look(page, 'a line to mend');
  await next.locator('textarea').fill('5 § Styrelse');
  await next.getByRole('button', { name: 'Spara rättelsen' }).click();
  await page.waitForURL('**kvitto=saved**');
  await look(page, 'one settled, one mended');
  expect(await page.locator('.source-lines').innerText()).to.contain('5 § Styrelse');
}

async function walk(page: Page, site: Site, name: string, look: Look): Promise<void> {
  await begin(page, site, name);
  await give(page, clauses(seat));
  await page.waitForURL('**/inlasning/*');
  await settles(page, look);
  // Enter in a field saves the draft; it presses no button of a doubt.
  await page.locator('#effectiveFrom').fill('2020-01-01');
  await page.locator('#effectiveFrom').press('Enter');
  await page.waitForURL('**kvitto=saved');
  expect(await page.locator('#effectiveFrom').inputValue()).to.equal('2020-01-01');
  await page.getByRole('button', { name: 'Spara som lydelse' }).click();
  await page.waitForURL('**/lydelser/1?kvitto=saved');
  await look(page, 'version with settled doubts');
  const statute = new URL(page.url()).pathname.replace(/\/lydelser.*/, '');

  await page.goto(`${site.origin}${statute}/inlasning`);
  await give(page, clauses(movedSeat).replace('3 § Styrelse', '5 § Styrelse'));
  await page.getByRole('button', { name: 'Börja ett förslag' }).waitFor();
  await look(page, 'tracked changes');
  expect(await page.locator('main').innerText()).to.contain('ordagrant den lydelsen');
  await page.locator('#heading').fill('Nytt säte');
  await page.getByRole('button', { name: 'Börja ett förslag' }).click();
  await page.waitForURL('**/forslag/**kvitto=proposalBegun');
  await look(page, 'proposal');
  expect(await page.locator('main').innerText()).to.contain('Nytt säte');
  expect(await page.locator('.clause-change ins').first().innerText()).to.contain('Nyåns');
  const proposal = new URL(page.url()).pathname;

  // Of a text that was never the statute: what both have changed is asked about.
  await page.goto(`${site.origin}${statute}/inlasning`);
  await give(page, clauses(movedSeat).replace('2 § Säte', '2 § Ort').replace('3 § Styrelse', '5 § Nämnd'));
  await page.getByRole('button', { name: 'Börja ett förslag' }).click();
  await page.waitForURL('**/forslag/**');
  await look(page, 'changes carried over');
  expect(await page.locator('main').innerText()).to.contain('överförda');

  await page.goto(`${site.origin}${proposal}/samrad`);
  await look(page, 'before the consultation');
}

describe('journey: Word files', function () {
  this.timeout(120_000);
  let browser: Browser;
  let site: Site;
  before(async function () {
    skipWhenMissing(this, chromiumMissing());
    browser = await openBrowser();
    site = await openSite(freshSqlite());
  });
  after(() => site.close());

  for (const [width, name] of [
    [1280, 'Samordningsförbundet Ordån'],
    [360, 'Samordningsförbundet Ordbäcken'],
  ] as const) {
    it(`are read in at ${String(width)} px`, async () => {
      const faults: string[] = [];
      await inContext(browser, { viewport: { width, height: 900 } }, (page) =>
        walk(page, site, name, byAxe(faults)),
      );
      expect(faults).to.deep.equal([]);
    });
  }

  it('are read in without JavaScript', () =>
    inContext(browser, { javaScriptEnabled: false }, (page) =>
      walk(page, site, 'Samordningsförbundet Ordviken', unseen),
    ));
});

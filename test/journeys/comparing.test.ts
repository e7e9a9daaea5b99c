// Comparing in a real browser: a board member steps through the changes with keys, on a phone and on paper; a stranger without JavaScript chooses and prints.
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { chromiumMissing, openBrowser } from '../support/chromium.ts';
import { freshSqlite } from '../support/engines.ts';
import { byAxe, inContext as inContextOf, unseen, type Look } from '../support/look.ts';
import { skipWhenMissing } from '../support/requirements.ts';
import { openSite, type Site } from '../support/site.ts';

const clause = (number: number, rubric: string, ...stycken: readonly string[]): string =>
  `${String(number)} § ${rubric}\n${stycken.join('\n\n')}\n`;

const filler = (about: string, sentences: number): string =>
  Array.from(
    { length: sentences },
    (_, index) => `Om ${about} gäller regel ${String(index + 1)} för alla medlemmar i Storån.`,
  ).join(' ');
const moving = 'Förbundet ska bidra till systemutveckling som håller över tid och främja samverkan i länet.';
const opening = [
  clause(1, 'Namn', filler('namnet', 3)),
  clause(2, 'Säte', filler('sätet', 3)),
  clause(3, 'Medlemmar', filler('medlemmarna', 3)),
];
const older = [
  ...opening,
  clause(4, 'Ändamål', filler('ändamålet', 4), moving, 'Förbundet ska stödja samverkan.'),
  clause(5, 'Styrelse', filler('styrelsen', 10), 'Landstinget utser en ledamot enligt 6 §.'),
  clause(6, 'Mandattid', filler('mandattiden', 4)),
  clause(7, 'Revision', filler('revisionen', 4)),
].join('\n');
const newer = [
  ...opening,
  clause(4, 'Ändamål', filler('ändamålet', 4), 'Förbundet ska stödja och finansiera samverkan.'),
  clause(5, 'Målgrupp', 'Insatserna ska avse personer i arbetsför ålder som behöver samordnat stöd.'),
  clause(6, 'Styrelse', filler('styrelsen', 10), 'Regionen utser en ledamot enligt 7 §.'),
  clause(7, 'Mandattid', filler('mandattiden', 4)),
  clause(8, 'Revision', filler('revisionen', 4), moving),
].join('\n');

async function compare(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/jamfor`);
  await page.locator('#beforeText').fill(older);
  await page.locator('#afterText').fill(newer);
  await page.getByRole('button', { name: 'Jämför', exact: true }).click();
  await page.waitForSelector('.comparison');
}

async function seeAllViews(page: Page, look: Look): Promise<void> {
  await look(page, 'comparison in running text');
  await page.getByRole('button', { name: 'Två spalter' }).click();
  await page.waitForSelector('table.columns');
  await look(page, 'comparison in two columns');
  await page.getByRole('button', { name: 'Lista' }).click();
  await page.waitForSelector('.told-list');
  await look(page, 'comparison as a list');
  const told = await page.locator('.told-list').innerText();
  expect(told).to.contain('”och finansiera” tillkommer').and.contain('flyttat från 4 § andra stycket');
  await page.getByRole('button', { name: /och finansiera/ }).click();
  await page.waitForSelector('.comparison');
  expect(new URL(page.url()).hash).to.match(/^#a\d+$/);
}

/** Whether all of what has the focus can be seen: nothing that stays in the window lies over it. */
const focusIsClear = (page: Page): Promise<boolean> =>
  page.evaluate<boolean>(`(() => {
    const focused = document.activeElement;
    const { left, top, right, bottom } = focused.getBoundingClientRect();
    const covers = [top + 2, bottom - 2].filter((y) => {
      const at = document.elementFromPoint((left + right) / 2, y);
      return at === null || !(focused.contains(at) || at.contains(focused));
    });
    return bottom > top && covers.length === 0;
  })()`);

const announced = (page: Page): Promise<string> => page.locator('[data-at]').innerText();
const focusedId = (page: Page): Promise<string> =>
  page.evaluate<string>('document.activeElement.closest("[id^=a]")?.id ?? ""');

async function stepThrough(page: Page, count: number): Promise<void> {
  for (let at = 1; at <= count; at += 1) {
    await page.keyboard.press(at % 2 === 0 ? 'n' : 'j');
    expect(await announced(page)).to.equal(`Ändring ${String(at)} av ${String(count)}`);
    expect(await focusedId(page)).to.equal(`a${String(at)}`);
    expect(await focusIsClear(page), `change ${String(at)} is covered`).to.equal(true);
  }
  await page.keyboard.press('p');
  expect(await focusedId(page)).to.equal(`a${String(count - 1)}`);
  await page.getByRole('button', { name: 'Nästa' }).click();
  expect(await focusedId(page)).to.equal(`a${String(count)}`);
}

async function turnKeysOff(page: Page): Promise<void> {
  await page.getByLabel('Stega med N och P').uncheck();
  const before = await announced(page);
  await page.keyboard.press('p');
  expect(await announced(page)).to.equal(before);
  await page.reload();
  expect(await page.getByLabel('Stega med N och P').isChecked()).to.equal(false);
  await page.getByLabel('Stega med N och P').check();
  await page.locator('.again > summary').click();
  const typed = await page.locator('#afterText').inputValue();
  await page.locator('#afterText').press('n');
  expect(await page.locator('#afterText').inputValue()).to.have.lengthOf(typed.length + 1);
  expect(await announced(page)).not.to.contain('Ändring 1 ');
}

/** All that stands on paper, from what is on the screen. */
async function onPaper(page: Page): Promise<string> {
  await page.emulateMedia({ media: 'print' });
  const text = await page.locator('main').innerText();
  await page.emulateMedia({ media: null });
  return text;
}

describe('journey: comparing', function () {
  this.timeout(120_000);
  let browser: Browser;
  let site: Site;
  before(async function () {
    skipWhenMissing(this, chromiumMissing());
    browser = await openBrowser();
    site = await openSite(freshSqlite());
  });
  after(async () => {
    await site.close();
  });
  const inContext = (options: Parameters<Browser['newContext']>[0], walk: (page: Page) => Promise<void>) =>
    inContextOf(browser, options, walk);

  for (const width of [1280, 360])
    it(`looks right in all views at ${String(width)} px, in light and dark`, async () => {
      const faults: string[] = [];
      await inContext({ viewport: { width, height: 800 } }, async (page) => {
        await compare(page, site.origin);
        await seeAllViews(page, byAxe(faults));
      });
      expect(faults).to.deep.equal([]);
    });

  for (const width of [1280, 360])
    it(`steps from change to change by key at ${String(width)} px, and never hides where one is`, async () => {
      await inContext({ viewport: { width, height: 800 } }, async (page) => {
        await compare(page, site.origin);
        const count = await page.locator('[data-stop]').count();
        expect(count).to.be.greaterThan(4);
        await stepThrough(page, count);
        if (width > 700) await turnKeysOff(page);
      });
    });

  it('shows what is set aside in its new wording, and what moved, in columns on a phone', async () => {
    await inContext({ viewport: { width: 360, height: 800 } }, async (page) => {
      await compare(page, site.origin);
      await page.locator('input[name=art][value=redaktionellt]').uncheck();
      await page.locator('input[name=art][value=foljd]').uncheck();
      await page.locator('input[name=visa]').check();
      await page.getByRole('button', { name: 'Två spalter' }).click();
      await page.waitForSelector('table.columns');
      const text = await page.locator('.comparison').innerText();
      expect(text).to.contain('Regionen utser en ledamot enligt 7 §.').and.not.contain('Landstinget');
      await page.waitForSelector('.moved-to');
      expect(await page.locator('td .moved-to').first().isVisible()).to.equal(true);
      expect(await page.locator('td .moved-from').first().isVisible()).to.equal(true);
    });
  });

  it('goes both ways between the two places of what moved', async () => {
    await inContext({ viewport: { width: 1280, height: 800 } }, async (page) => {
      await compare(page, site.origin);
      await page.getByRole('link', { name: 'flyttat till 8 § andra stycket' }).click();
      expect(new URL(page.url()).hash).to.equal('#m1-till');
      await page.getByRole('link', { name: 'flyttat från 4 § andra stycket', exact: false }).click();
      expect(new URL(page.url()).hash).to.equal('#m1-fran');
    });
  });

  it('does without JavaScript: chooses, reads one clause against another, and follows the list', async () => {
    await inContext({ javaScriptEnabled: false, viewport: { width: 360, height: 800 } }, async (page) => {
      await compare(page, site.origin);
      expect(await page.locator('[data-steps]').isVisible()).to.equal(false);
      await page.locator('input[name=art][value=sak]').uncheck();
      await page.getByRole('button', { name: 'Visa urvalet' }).click();
      const marked = await page.locator('.comparison ins').allInnerTexts();
      expect(marked.join(' ')).to.contain('Regionen').and.not.contain('finansiera');
      expect(await page.locator('.set-aside').innerText()).to.contain('inte markerade');
      await page.locator('input[name=art][value=sak]').check();
      await page.locator('.one-clause > summary').click();
      await page.locator('#p').selectOption('p5');
      await page.locator('#q').selectOption('p6');
      await page.getByRole('button', { name: 'Jämför paragraferna' }).click();
      expect(await page.locator('.clause-change h3').allInnerTexts()).to.have.lengthOf(1);
      await page.locator('#p').selectOption('');
      await page.locator('#q').selectOption('');
      await page.getByRole('button', { name: 'Jämför paragraferna' }).click();
      await seeAllViews(page, unseen);
    });
  });

  it('is whole on paper: nothing folded, and nothing that only a screen can do', async () => {
    await inContext({ viewport: { width: 1280, height: 800 } }, async (page) => {
      await compare(page, site.origin);
      expect(await page.locator('main').innerText()).not.to.contain(
        'regel 3 för alla medlemmar i Storån.\n\n2 §',
      );
      const paper = await onPaper(page);
      for (const about of ['namnet', 'mandattiden', 'styrelsen'])
        expect(paper).to.contain(`Om ${about} gäller regel 3`);
      for (const word of ['Nästa', 'Visa urvalet', 'Byt plats']) expect(paper).not.to.contain(word);
    });
  });
});

// How a journey looks at the pages it stands on: by axe, and for what is wider than the window.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';

/** A walker notes every page it stands on; what is looked at there is up to the walk. */
export type Look = (page: Page, where: string) => Promise<void>;

/** Every page is looked at by axe in light, and its contrast again in dark: the rest does not depend on the colours. */
export const byAxe =
  (faults: string[]): Look =>
  async (page, where) => {
    await keepPicture(page, where);
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

let pictures = 0;

/** Where PICTURES names a folder, what every page looks like is kept there for somebody to look at. */
async function keepPicture(page: Page, where: string): Promise<void> {
  const folder = process.env['PICTURES'];
  if (folder === undefined || folder === '') return;
  mkdirSync(folder, { recursive: true });
  pictures += 1;
  const name = `${String(pictures).padStart(3, '0')} ${where.replace(/[^\p{L}\d]+/gu, ' ').trim()}.png`;
  await page.screenshot({ path: path.join(folder, name), fullPage: true });
}

export const unseen: Look = () => Promise.resolve();

/** Walks in a browser context of its own, which is closed afterwards. */
export async function inContext(
  browser: Browser,
  options: Parameters<Browser['newContext']>[0],
  walk: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ locale: 'sv-SE', ...options });
  try {
    await walk(await context.newPage());
  } finally {
    await context.close();
  }
}

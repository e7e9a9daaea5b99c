// Finds Chromium and shares one browser between all tests of a run; each test opens a context of its own.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

const usualPlaces = ['/usr/bin/chromium', '/usr/bin/chromium-browser'];

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

let shared: Promise<Browser> | undefined;

/** The path of Chromium: $CHROMIUM when set, else where distributions put it; undefined when there is none. */
export function findChromium(): string | undefined {
  const named = process.env['CHROMIUM'];
  if (named !== undefined && named !== '') return existsSync(named) ? named : undefined;
  return usualPlaces.find((place) => existsSync(place));
}

/** Why no browser can be opened here, as a sentence for `skipWhenMissing`; undefined when one can. */
export function chromiumMissing(): string | undefined {
  if (findChromium() !== undefined) return undefined;
  return `Chromium is not installed (set CHROMIUM, or have it at ${usualPlaces.join(' or ')})`;
}

/** The run's browser, opened by the first test that asks. Close your contexts; the run closes the browser. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error(chromiumMissing());
  shared ??= chromium.launch({ executablePath, args: flags });
  return shared;
}

/** Closes the shared browser, if any test opened it. */
export async function closeSharedBrowser(): Promise<void> {
  const running = shared;
  shared = undefined;
  if (running !== undefined) await (await running).close();
}

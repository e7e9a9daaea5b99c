// The second half of the line in a real browser: a motion is drafted, read by the board, submitted, sealed, verified, decided
// on at the annual meeting, and the minutes come out.
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { chromiumMissing, openBrowser } from '../support/chromium.ts';
import { forEachEngine } from '../support/engines.ts';
import { byAxe, inContext, unseen, type Look } from '../support/look.ts';
import { skipWhenMissing } from '../support/requirements.ts';
import { openSite, type Site } from '../support/site.ts';

const winter = Date.parse('2027-02-01T09:00:00Z');
const meetingDay = Date.parse('2027-05-26T08:00:00Z');
const day = 86_400_000;

const heading = 'Gemensam statistik';
const firstResolution = 'att NNS tar fram gemensamma mått för insatserna';
const secondResolution = 'att måtten redovisas varje år';

interface Walk {
  readonly browser: Browser;
  readonly site: Site;
  readonly look: Look;
  readonly options: Parameters<Browser['newContext']>[0];
}

const button = (page: Page, name: string) => page.locator('main').getByRole('button', { name });
const link = (page: Page, name: string) => page.locator('main').getByRole('link', { name });

/** Somebody at their own browser, signed in unless they are a stranger. */
async function as(
  { browser, site, options }: Walk,
  email: string | null,
  work: (page: Page, go: (address: string) => Promise<unknown>) => Promise<void>,
): Promise<void> {
  await inContext(browser, options, async (page) => {
    const go = (address: string) => page.goto(`${site.origin}${address}`);
    if (email !== null) {
      await go('/logga-in');
      await page.locator('#email').fill(email);
      await page.locator('#password').fill(site.password);
      await button(page, 'Logga in').click();
      await page.waitForURL((url) => url.pathname !== '/logga-in');
    }
    await work(page, go);
  });
}

/** @returns the draft's address */
async function secretaryDrafts(walk: Walk): Promise<string> {
  let draft = '';
  await as(walk, 'sekreterare@alvmarken.example', async (page, go) => {
    await walk.look(page, 'what waits');
    await go('/motioner');
    await link(page, 'Skriv en motion').click();
    await walk.look(page, 'begin a motion');
    await button(page, 'Börja skriva').click();
    await page.waitForURL('**/motioner/utkast/*');
    draft = new URL(page.url()).pathname;
    await page.locator('#heading').fill(heading);
    await page
      .locator('[name=clause]')
      .first()
      .fill(`- Att ${firstResolution.slice(4)}`);
    await button(page, 'En att-sats till').click();
    await page.locator('[name=clause]').nth(1).fill(secondResolution);
    await page
      .locator('#rationale')
      .fill('Vi mäter **olika**.\n\n- en sak\n- en annan\n\n<script>alert(1)</script>');
    await button(page, 'Spara utkast').click();
    await page.waitForLoadState();
    expect(await page.locator('[name=clause]').first().inputValue()).to.equal(firstResolution);
    await button(page, 'Citera paragraf').click();
    await page.waitForURL('**/citat*');
    await walk.look(page, 'picker');
    await link(page, 'Samordningsförbundet Sjöhedarna').click();
    await link(page, '4 §').first().click();
    await walk.look(page, 'picked');
    await button(page, 'Citera').click();
    await page.waitForURL(`**${draft}*`);
    await button(page, 'Förhandsgranska').click();
    await page.waitForSelector('#forhandsvisning article p');
    await walk.look(page, 'editor with preview');
    expect(await page.locator('#forhandsvisning').innerText()).to.contain('<script>alert(1)</script>');
  });
  return draft;
}

async function boardMemberReads(walk: Walk, draft: string): Promise<void> {
  await as(walk, 'ledamot@alvmarken.example', async (page, go) => {
    await go(draft);
    await walk.look(page, 'draft as the board reads it');
    expect(await page.locator('main').innerText()).to.contain(firstResolution);
    expect(await page.locator('[name=clause]').count()).to.equal(0);
    const paper = await page.request.get(`${walk.site.origin}${draft}/handling`);
    expect(paper.status()).to.equal(200);
    expect((await paper.body()).subarray(0, 5).toString()).to.equal('%PDF-');
  });
  await as(walk, null, async (_page, go) => {
    expect(await statusOf(go(draft))).to.equal(404);
  });
}

const statusOf = async (going: Promise<unknown>): Promise<number> =>
  ((await going) as { status(): number }).status();

/** @returns the motion's address */
async function secretarySubmits(walk: Walk, draft: string): Promise<string> {
  let motion = '';
  await as(walk, 'sekreterare@alvmarken.example', async (page, go) => {
    await go(draft);
    await link(page, 'Styrelsens beslut och inlämning').click();
    await walk.look(page, 'what is missing');
    await page.locator('#endorsedOn').fill('2027-01-28');
    await page.locator('#minutes').fill('7');
    await button(page, 'Registrera beslut').click();
    await page.waitForSelector('.is-complete');
    await walk.look(page, 'complete');
    await button(page, 'Lämna in motionen').click();
    await page.waitForURL('**/motioner/nns-2027-*');
    motion = new URL(page.url()).pathname;
    await walk.look(page, 'receipt');
    expect(await page.locator('main').innerText()).to.contain('nns-2027-1');
  });
  return motion;
}

/** Waits for the file and has it verified: first as it is, then with one byte changed. */
async function strangerVerifies(walk: Walk, page: string, signer: string): Promise<void> {
  await as(walk, null, async (browsing, go) => {
    const handling = `${walk.site.origin}${page}/handling`;
    const first = await browsing.request.get(handling);
    expect(first.status(), 'the file, or a page that says it is being made').to.be.oneOf([200, 202]);
    await walk.site.house.worker.runAll();
    const file = await browsing.request.get(handling);
    expect(file.headers()['content-type']).to.contain('application/pdf');
    const bytes = await file.body();
    const altered = Buffer.from(bytes);
    altered[Math.floor(altered.length / 2)] = (altered[Math.floor(altered.length / 2)] ?? 0) ^ 1;
    for (const [buffer, verdict] of [
      [bytes, 'genuine'],
      [altered, 'altered'],
    ] as const) {
      await go('/verifiera');
      await walk.look(browsing, 'verify');
      await browsing
        .locator('#file')
        .setInputFiles({ name: 'handling.pdf', mimeType: 'application/pdf', buffer });
      await button(browsing, 'Kontrollera').click();
      await browsing.waitForSelector(`.verdict[data-verdict=${verdict}]`);
      await walk.look(browsing, `verdict ${verdict}`);
      if (verdict === 'genuine') expect(await browsing.locator('main').innerText()).to.contain(signer);
    }
  });
}

async function officePrepares(walk: Walk, motion: string): Promise<void> {
  await as(walk, 'kansli@nns.example', async (page, go) => {
    await walk.look(page, 'what waits for the office');
    await go(motion);
    await button(page, 'Registrera motionen').click();
    await button(page, 'Börja beredningen').click();
    await link(page, 'Skriv styrelsens yttrande').click();
    await walk.look(page, 'opinion');
    for (const each of await page.locator('fieldset').all()) {
      await each.getByLabel('Tillstyrker', { exact: true }).check();
      await each.locator('textarea').fill('Styrelsen delar förslaget.');
    }
    await button(page, 'Lämna yttrandet').click();
    await page.waitForURL(`**${motion}*`);
    await walk.look(page, 'motion with opinion');
    await go('/moten/nns-2027/dagordning');
    await button(page, 'Lägg på dagordningen nns-2027-1').click();
    await page.waitForLoadState();
    await walk.look(page, 'agenda');
    await go('/moten/nns-2027/funktionarer');
    await walk.look(page, 'officers');
    for (const [duty, name, email] of [
      ['chair', 'Mötesordföranden', ''],
      ['secretary', 'Mötessekreteraren', ''],
      ['attester', 'Ombudet för Älvmarken', 'ombud@alvmarken.example'],
      ['attester', 'Ombudet för Sjöhedarna', 'ombud@sjohedarna.example'],
    ] as const) {
      await page.locator('#duty').selectOption(duty);
      await page.locator('#name').fill(name);
      await page.locator('#email').fill(email);
      await button(page, 'Spara').or(button(page, 'Utse')).last().click();
      await page.waitForLoadState();
    }
  });
}

const delegates = ['alvmarken', 'sjohedarna', 'klippkusten'] as const;

async function secretariesAppoint(walk: Walk): Promise<void> {
  for (const forbund of delegates) {
    await as(walk, `sekreterare@${forbund}.example`, async (page, go) => {
      await go('/moten/nns-2027/ombud');
      await page.locator('[name=delegate]').fill(`ombud@${forbund}.example`);
      await button(page, 'ombud').first().click();
      await page.waitForLoadState();
      await walk.look(page, 'delegates');
    });
  }
}

async function officeOpensMeeting(walk: Walk): Promise<void> {
  await as(walk, 'kansli@nns.example', async (page, go) => {
    await go('/moten/nns-2027/rostlangd');
    for (const _ of delegates) {
      await button(page, 'Anmäl in').first().click();
      await page.waitForLoadState();
    }
    await walk.look(page, 'voting roll');
    await go('/moten/nns-2027/ledning');
    await button(page, 'Öppna mötet').click();
    await page.waitForLoadState();
    await walk.look(page, 'console');
  });
}

/** The first item that is not decided, by its heading; the page shows it. */
async function toItem(page: Page, name: string): Promise<void> {
  await page.locator('nav.contents').getByRole('link', { name }).first().click();
  await page.waitForLoadState();
}

/** @returns the poll's address */
async function chairOpensPoll(walk: Walk): Promise<void> {
  await as(walk, 'ordforande@nns.example', async (page, go) => {
    await go('/moten/nns-2027/ledning');
    await toItem(page, heading);
    await page.locator('#votering summary').click();
    await page.locator('#votering').getByRole('button', { name: 'Förbered omröstningen' }).click();
    await page.waitForLoadState();
    await walk.look(page, 'poll prepared');
    await button(page, 'Öppna omröstningen').click();
    await page.waitForLoadState();
    await walk.look(page, 'poll open');
  });
}

async function delegatesVote(walk: Walk): Promise<void> {
  const phone = { ...walk, options: { ...walk.options, viewport: { width: 360, height: 740 } } };
  for (const [forbund, choice] of [
    ['alvmarken', 'Ja'],
    ['sjohedarna', 'Ja'],
    ['klippkusten', 'Nej'],
  ] as const) {
    await as(phone, `ombud@${forbund}.example`, async (page, go) => {
      await go('/moten/nns-2027/rosta');
      await phone.look(page, 'ballot');
      expect(await page.locator('main').innerText()).to.contain(firstResolution);
      await page.locator('.vote-choice', { hasText: choice }).first().click();
      await button(page, 'Lägg min röst').click();
      await page.waitForSelector('.vote-receipt');
      await phone.look(page, 'receipt of a vote');
      const receipt = await page.locator('.vote-receipt code').innerText();
      await go('/moten/nns-2027/rosta');
      expect(await page.locator('.vote-receipt code').innerText(), 'the same receipt').to.equal(receipt);
    });
  }
}

async function pollIsSettled(walk: Walk): Promise<void> {
  await as(walk, 'ordforande@nns.example', async (page, go) => {
    await go('/moten/nns-2027/ledning');
    await toItem(page, heading);
    expect(await page.locator('.counter').innerText()).to.match(/3 \/ 3/);
    await button(page, 'Stäng omröstningen').click();
    await page.waitForLoadState();
    await walk.look(page, 'poll closed');
  });
  await as(walk, 'kansli@nns.example', async (page, go) => {
    await go('/moten/nns-2027/ledning');
    await toItem(page, heading);
    await button(page, 'Fastställ resultatet').click();
    await page.waitForLoadState();
    await walk.look(page, 'result sealed');
    await page.getByLabel('Bifall', { exact: false }).first().check();
    await button(page, 'Registrera beslut').click();
    await page.waitForLoadState();
    await decideTheRest(page, go);
    await go('/moten/nns-2027/ledning');
    await walk.look(page, 'all decided');
    await page.locator('#avsluta summary').click();
    await button(page, 'Ja, avsluta mötet').click();
    await page.waitForLoadState();
    expect(await page.locator('main').innerText()).to.contain('avslutat');
  });
}

/** By acclamation, in the order of the agenda. */
async function decideTheRest(page: Page, go: (address: string) => Promise<unknown>): Promise<void> {
  for (let steps = 0; steps < 60; steps += 1) {
    await go('/moten/nns-2027/ledning');
    const left = page.locator('nav.contents li', { hasNot: page.locator('.done') }).getByRole('link');
    if ((await left.count()) === 0) return;
    await left.first().click();
    await page.waitForLoadState();
    const clauses = page.locator('.clause-steps li', { hasNotText: '✓' }).getByRole('link');
    if ((await clauses.count()) > 0) {
      await clauses.first().click();
      await page.waitForLoadState();
      await page.locator('.outcome-choice input').first().check();
    } else await page.locator('#decision').fill('Årsmötet beslutar enligt förslaget.');
    await button(page, 'Registrera beslut').click();
    await page.waitForLoadState();
  }
  throw new Error('the agenda never came to its end');
}

async function attestersCertify(walk: Walk): Promise<void> {
  for (const forbund of ['alvmarken', 'sjohedarna']) {
    await as(walk, `ombud@${forbund}.example`, async (page) => {
      await walk.look(page, 'what waits for an attester');
      await link(page, 'protokoll')
        .or(page.locator('main a', { hasText: /justera/i }))
        .first()
        .click();
      await page.waitForURL('**/justering');
      await walk.look(page, 'attestation');
      await button(page, 'Justera protokollet').click();
      await page.waitForLoadState();
    });
  }
}

async function strangerReadsResult(walk: Walk, motion: string): Promise<void> {
  await as(walk, null, async (page, go) => {
    await go(motion);
    await walk.look(page, 'motion decided');
    const text = await page.locator('main').innerText();
    expect(text).to.contain('Bifallen');
    expect(text).to.contain('Ja (Bifall till att-satsen) 2, Nej (Avslag på att-satsen) 1, avstod 0');
    await go('/moten/nns-2027');
    await walk.look(page, 'meeting held');
    await go('/moten/nns-2027/protokoll');
    await walk.look(page, 'minutes');
    expect(await page.locator('main').innerText()).to.contain(firstResolution);
    await go('/moten');
    await walk.look(page, 'meetings');
  });
}

async function walkTheLine(walk: Walk): Promise<void> {
  const { clock } = walk.site;
  clock.now = winter;
  const draft = await secretaryDrafts(walk);
  await boardMemberReads(walk, draft);
  const motion = await secretarySubmits(walk, draft);
  await strangerVerifies(walk, motion, 'Samordningsförbundet Älvmarken');
  await officePrepares(walk, motion);
  clock.now = meetingDay - 7 * day;
  await secretariesAppoint(walk);
  clock.now = meetingDay;
  await officeOpensMeeting(walk);
  await chairOpensPoll(walk);
  await delegatesVote(walk);
  await pollIsSettled(walk);
  clock.now = meetingDay + day;
  await attestersCertify(walk);
  await strangerReadsResult(walk, motion);
  await strangerVerifies(walk, '/moten/nns-2027/protokoll', 'Nationella Nätverket');
}

describe('journey: a motion and the annual meeting', function () {
  this.timeout(240_000);
  let browser: Browser;
  before(async function () {
    skipWhenMissing(this, chromiumMissing());
    browser = await openBrowser();
  });

  forEachEngine((engine) => {
    const onSite = async (work: (site: Site) => Promise<void>): Promise<void> => {
      const site = await openSite(await engine.url(), winter);
      try {
        await work(site);
      } finally {
        await site.close();
      }
    };

    it('walks the whole line', () =>
      onSite(async (site) => {
        const faults: string[] = [];
        // What a page looks like does not depend on the engine, so one of them is looked at.
        const look = engine.name === 'sqlite' ? byAxe(faults) : unseen;
        await walkTheLine({ browser, site, look, options: { viewport: { width: 1280, height: 900 } } });
        expect(faults).to.deep.equal([]);
      }));

    if (engine.name === 'sqlite') {
      it('walks the whole line without JavaScript', () =>
        onSite((site) =>
          walkTheLine({ browser, site, look: unseen, options: { javaScriptEnabled: false } }),
        ));
    }
  });
});

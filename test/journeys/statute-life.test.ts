// A statute's life in a real browser: drafted, commented on, decided by the board, answered by six members in every way an
// answer can go, confirmed by a second person, and in force when its day comes, without anyone pressing anything.
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { chromiumMissing, openBrowser } from '../support/chromium.ts';
import { forEachEngine } from '../support/engines.ts';
import { byAxe, inContext, unseen, type Look } from '../support/look.ts';
import { skipWhenMissing } from '../support/requirements.ts';
import { openSite, type Site } from '../support/site.ts';

const winter = Date.parse('2027-02-01T09:00:00Z');
const hour = 3_600_000;
const day = 24 * hour;
const statute = '/forbund/alvmarken/forbundsordning';
const heading = 'Två samråd om året';
const added = 'Medlemmarna kallas till samråd två gånger om året.';
const inserted = 'Protokollen från samråden publiceras på förbundets webbplats.';

interface Walk {
  readonly browser: Browser;
  readonly site: Site;
  readonly look: Look;
  readonly options: Parameters<Browser['newContext']>[0];
}
type Go = (address: string) => Promise<unknown>;

const button = (page: Page, name: string) => page.locator('main').getByRole('button', { name });
const link = (page: Page, name: string) => page.locator('main').getByRole('link', { name });
const mainText = (page: Page): Promise<string> => page.locator('main').innerText();

/** Somebody at their own browser: signed in, come by their personal link, or a stranger. */
async function as(
  { browser, site, options }: Walk,
  who: string | { readonly entrance: string } | null,
  work: (page: Page, go: Go) => Promise<void>,
): Promise<void> {
  await inContext(browser, options, async (page) => {
    const go: Go = (address) => page.goto(new URL(address, site.origin).href);
    if (typeof who === 'string') {
      await go('/logga-in');
      await page.locator('#email').fill(who);
      await page.locator('#password').fill(site.password);
      await button(page, 'Logga in').click();
      await page.waitForURL((url) => url.pathname !== '/logga-in');
    } else if (who !== null) {
      await go(who.entrance);
      await page.locator('main form button').first().click();
      await page.waitForURL('**/vantar*');
    }
    await work(page, go);
  });
}

const secretary = 'sekreterare@alvmarken.example';

/** @returns the proposal's address */
async function secretaryDrafts(walk: Walk): Promise<string> {
  let proposal = '';
  await as(walk, secretary, async (page, go) => {
    await go(`${statute}/forslag`);
    await walk.look(page, 'proposals of a statute');
    await link(page, 'Nytt förslag').click();
    await walk.look(page, 'begin a proposal');
    await page.locator('[name=start][value=inForce]').check();
    await page.locator('#heading').fill(heading);
    await page.locator('[name=adoptedAs][value=whole]').check();
    await page.locator('[name=force][value=whenAdopted]').check();
    await page.locator('#earliest').fill('2028-01-01');
    await button(page, 'Börja förslaget').click();
    await page.waitForURL((url) => !url.pathname.endsWith('/nytt'));
    proposal = new URL(page.url()).pathname.replace(/\/text$/, '');

    await go(`${proposal}/text`);
    await walk.look(page, 'the text to change');
    await go(`${proposal}/text/p12`);
    const was = await page.locator('#source').inputValue();
    await page.locator('#source').fill(`${was}\n\n${added}`);
    await page.locator('#reason').fill('Medlemmarna har bett om det.');
    await button(page, 'Visa ändringen').click();
    await page.waitForSelector('#jamforelse ins');
    await walk.look(page, 'one clause beside its comparison');
    await button(page, 'Spara paragrafen').click();
    await page.waitForURL((url) => !url.pathname.endsWith('/p12'));

    await go(`${proposal}/text/ny?efter=p12`);
    await page.locator('#heading').fill('Protokoll');
    await page.locator('#source').fill(inserted);
    await walk.look(page, 'a new clause');
    await button(page, 'Spara paragrafen').click();
    await page.waitForURL((url) => !url.pathname.endsWith('/ny'));
    expect(await mainText(page)).to.contain('12 a §');

    await go(proposal);
    await walk.look(page, 'the draft');
    const text = await mainText(page);
    expect(text).to.contain(added);
    expect(text).to.contain('Medlemmarna har bett om det.');
  });
  await as(walk, null, async (_page, go) => {
    const hidden = (await go(proposal)) as { status(): number };
    expect(hidden.status()).to.equal(404);
  });
  return proposal;
}

/** @returns the personal link that a letter to the address holds, for the one who has to post letters by hand */
async function linkFromOutbox(walk: Walk, email: string): Promise<string> {
  let entrance = '';
  await as(walk, secretary, async (page, go) => {
    await go('/forbund/alvmarken/utkorg');
    await walk.look(page, 'the outbox');
    await page.locator('main tr, main li', { hasText: email }).first().getByRole('link').first().click();
    await page.waitForLoadState();
    await walk.look(page, 'a letter to copy');
    const found = /https?:\/\/\S+\/ingang\/\S+/.exec(await page.locator('#brevtext').inputValue())?.[0] ?? '';
    entrance = new URL(found).pathname;
  });
  return entrance;
}

async function consultation(walk: Walk, proposal: string): Promise<void> {
  await as(walk, secretary, async (page, go) => {
    await go(`${proposal}/samrad`);
    await page.locator('#answerBy').fill('2027-02-26');
    await button(page, 'Öppna samråd').click();
    await page.waitForLoadState();
    await walk.look(page, 'consultation open');
  });
  const entrance = await linkFromOutbox(walk, 'handlaggare@granby.example');
  await as(walk, { entrance }, async (page, go) => {
    await walk.look(page, 'what waits for an official');
    expect(await mainText(page)).to.contain(heading);
    await comment(walk, page, go, proposal, 'Bra förslag. Kalla i god tid.');
  });
  await as(walk, 'samverkan@forsakringskassan.example', async (page, go) => {
    await comment(walk, page, go, proposal, '<script>alert(1)</script> Vi har inget att invända.');
  });
  await as(walk, secretary, async (page, go) => {
    await go(`${proposal}/samrad`);
    await walk.look(page, 'comments to answer');
    for (let left = 0; left < 2; left += 1) {
      const first = page.locator('article.comment', { hasText: 'Obesvarad' }).first();
      const answering = first.locator('details.work');
      if (!(await answering.evaluate((details) => (details as unknown as { open: boolean }).open)))
        await answering.locator('summary').click();
      await first.locator('[name=outcome][value=noted]').check();
      await first.locator('textarea').fill('Tack, det gör vi.');
      await first.getByRole('button').click();
      await page.waitForLoadState();
    }
    expect(await page.locator('article.comment', { hasText: 'Obesvarad' }).count()).to.equal(0);
    expect(await page.locator('main script:not([src])').count()).to.equal(0);
    await button(page, 'Avsluta samrådet').click();
    await page.waitForLoadState();
  });
}

async function comment(walk: Walk, page: Page, go: Go, proposal: string, words: string): Promise<void> {
  await go(`${proposal}/samrad`);
  await walk.look(page, 'an official reads the proposal');
  await page.locator('article.consulted-clause[data-changed] .actions a').first().click();
  await page.waitForSelector('form[action$="/synpunkter"]');
  await walk.look(page, 'an official writes a comment');
  await page.locator('form[action$="/synpunkter"] #text').fill(words);
  await page.locator('form[action$="/synpunkter"] button').click();
  await page.waitForLoadState();
  expect(await mainText(page)).to.contain(words);
}

async function boardDecides(walk: Walk, proposal: string): Promise<void> {
  walk.site.clock.now += 60 * day;
  await as(walk, secretary, async (page, go) => {
    await go(`${proposal}/styrelsebeslut`);
    await page.locator('#decidedOn').fill('2027-03-30');
    await page.locator('#minutes').fill('21');
    await walk.look(page, 'board decision');
    await button(page, 'Registrera beslut').click();
    await page.waitForLoadState();
    await link(page, 'Skicka till medlemmarna').first().click();
    await page.waitForURL('**/utskick');
    await page.locator('#answerBy').fill('2027-11-30');
    await walk.look(page, 'dispatch');
    await button(page, 'Skicka till medlemmarna').click();
    await page.waitForURL('**/antagande*');
    await walk.look(page, 'nobody has answered');
    expect(await mainText(page)).to.contain('0 av 6 medlemmar har antagit.');
  });
}

interface Answer {
  readonly member: string;
  readonly way: string;
  readonly on: string;
  readonly deviation?: string;
}

async function answer(page: Page, go: Go, proposal: string, told: Answer): Promise<void> {
  await go(`${proposal}/antagande/${told.member}`);
  await page.locator(`[name=answer][value=${told.way}]`).check();
  await page.locator('#decidedOn').fill(told.on);
  await page.locator('#minutes').fill('47');
  if (told.deviation !== undefined) {
    if (!(await page.locator('#deviation').isVisible()))
      await page.locator('details.only-deviating summary').click();
    await page.locator('#deviation').fill(told.deviation);
  }
  await page.locator('#attachment').setInputFiles({
    ...{ name: 'utdrag.pdf', mimeType: 'application/pdf' },
    buffer: Buffer.from('%PDF-1.7\n% ett utdrag\n%%EOF\n'),
  });
  await button(page, 'Registrera beslut').click();
  await page.waitForLoadState();
  expect(await page.locator('.error').allInnerTexts()).to.deep.equal([]);
}

async function membersAnswer(walk: Walk, proposal: string): Promise<void> {
  const { clock } = walk.site;
  clock.now = Date.parse('2027-06-01T08:00:00Z');
  const entrance = await linkFromOutbox(walk, 'handlaggare@granby.example');
  await as(walk, { entrance }, async (page, go) => {
    expect(await mainText(page)).to.contain(heading);
    await go(`${proposal}/antagande/granby-kommun`);
    await walk.look(page, 'an official answers');
    await answer(page, go, proposal, { member: 'granby-kommun', way: 'adopted', on: '2027-05-31' });
    await walk.look(page, 'an official has answered');
    // Of another member it may not speak.
    await go(`${proposal}/antagande/sundsele-kommun`);
    expect(await page.locator('[name=answer]').count()).to.equal(0);
  });
  const words = (page: Page): Promise<string> => page.locator('main').innerText();
  await as(walk, secretary, async (page, go) => {
    const record = (told: Answer) => answer(page, go, proposal, told);
    await record({ member: 'sundsele-kommun', way: 'adoptedIfOthers', on: '2027-05-31' });
    await record({ member: 'norrvikens-kommun', way: 'referredBack', on: '2027-05-30' });
    await record({ member: 'region-alvmarken', way: 'refused', on: '2027-05-29' });
    const text = await (
      await page.request.get(new URL(`${statute}/lydelser/4/original`, walk.site.origin).href)
    ).text();
    await record({
      ...{ member: 'forsakringskassan', way: 'adoptedDeviating', on: '2027-05-28' },
      deviation: text.replace('Granby', 'Granby och andra orter'),
    });
    await walk.look(page, 'an answer that deviates');
    await go(`${proposal}/antagande`);
    await walk.look(page, 'the ratification board half-way');
    expect(await words(page)).to.contain('2 av 6 medlemmar har antagit.');
    // The one that deviates is asked again, and so are those that said no.
    for (const member of ['forsakringskassan', 'region-alvmarken']) {
      await go(`${proposal}/antagande/${member}`);
      await page.locator('#againNote').fill('Styrelsen ber er pröva förslaget med den utskickade lydelsen.');
      await button(page, 'Fråga medlemmen igen').click();
      await page.waitForLoadState();
    }
  });
  clock.now = Date.parse('2027-09-15T08:00:00Z');
  await as(walk, secretary, async (page, go) => {
    const record = (told: Answer) => answer(page, go, proposal, told);
    await record({ member: 'norrvikens-kommun', way: 'adopted', on: '2027-09-13' });
    await record({ member: 'region-alvmarken', way: 'adoptedIfOthers', on: '2027-09-14' });
    await record({ member: 'forsakringskassan', way: 'adopted', on: '2027-09-10' });
    await record({ member: 'arbetsformedlingen', way: 'adopted', on: '2027-09-12' });
    await go(`${proposal}/antagande`);
    await walk.look(page, 'all have adopted');
    expect(await words(page)).to.contain('Alla 6 medlemmar har antagit.');
    // Whoever recorded the last answer does not confirm it.
    await go(`${proposal}/bekraftelse`);
    await walk.look(page, 'not the one who recorded it');
    expect(await button(page, 'Bekräfta att alla har antagit').count()).to.equal(0);
  });
}

async function chairConfirms(walk: Walk, proposal: string): Promise<void> {
  await as(walk, 'ordforande@alvmarken.example', async (page, go) => {
    expect(await mainText(page)).to.contain(heading);
    await go(`${proposal}/bekraftelse`);
    await walk.look(page, 'the chair confirms');
    await button(page, 'Bekräfta att alla har antagit').click();
    await page.waitForLoadState();
    await go(proposal);
    await walk.look(page, 'adopted, not yet in force');
    expect(await mainText(page)).to.contain('1 januari 2028');
  });
}

async function dayComes(walk: Walk): Promise<void> {
  const { clock } = walk.site;
  await as(walk, 'ledamot@alvmarken.example', async (page, go) => {
    // A minute to midnight in Sweden, and a minute past.
    clock.now = Date.parse('2027-12-31T22:59:00Z');
    await go(statute);
    await walk.look(page, 'the last day of the old wording');
    expect(await mainText(page)).not.to.contain(inserted);
    clock.now = Date.parse('2027-12-31T23:01:00Z');
  });
  await as(walk, 'ledamot@alvmarken.example', async (page, go) => {
    await go(statute);
    await walk.look(page, 'the first day of the new wording');
    expect(await mainText(page)).to.contain(inserted);
    await go(`${statute}?datum=2027-12-31`);
    expect(await mainText(page)).not.to.contain(inserted);
    await go(`${statute}/lydelser/5`);
    await walk.look(page, 'the new version with its decisions');
    const text = await mainText(page);
    for (const decided of ['14 september 2027', '§ 47']) expect(text).to.contain(decided);
    await link(page, 'Jämför').first().click();
    await page.waitForLoadState();
    await walk.look(page, 'what changes, for the board');
    expect(await mainText(page)).to.contain(added);
    const printed = await page.pdf({ format: 'A4' });
    expect(printed.subarray(0, 5).toString()).to.equal('%PDF-');
  });
}

async function walkTheLine(walk: Walk): Promise<void> {
  walk.site.clock.now = winter;
  const proposal = await secretaryDrafts(walk);
  await consultation(walk, proposal);
  await boardDecides(walk, proposal);
  await membersAnswer(walk, proposal);
  await chairConfirms(walk, proposal);
  await dayComes(walk);
}

describe('journey: a statute’s life', function () {
  this.timeout(300_000);
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

    it('is walked from draft to in force', () =>
      onSite(async (site) => {
        const faults: string[] = [];
        // What a page looks like does not depend on the engine, so one of them is looked at.
        const look = engine.name === 'sqlite' ? byAxe(faults) : unseen;
        await walkTheLine({ browser, site, look, options: { viewport: { width: 1280, height: 900 } } });
        expect(faults).to.deep.equal([]);
      }));

    if (engine.name === 'sqlite') {
      it('is walked on a phone', () =>
        onSite(async (site) => {
          const faults: string[] = [];
          const options = { viewport: { width: 360, height: 740 } };
          await walkTheLine({ browser, site, look: byAxe(faults), options });
          expect(faults).to.deep.equal([]);
        }));

      it('is walked without JavaScript', () =>
        onSite((site) =>
          walkTheLine({ browser, site, look: unseen, options: { javaScriptEnabled: false } }),
        ));
    }
  });
});

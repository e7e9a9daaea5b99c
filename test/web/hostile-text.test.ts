// Hostile text in every place where text can be typed: it is shown as text, and the page is the same page with it as without.
import { expect } from 'chai';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { appOfSuite, openApp, type TestApp } from '../support/app.ts';
import { addressOf, send } from '../support/addresses.ts';
import { wording } from '../support/cast.ts';
import { chromiumMissing, openBrowser } from '../support/chromium.ts';
import { elementsOf, readMarkup, skeletonOf } from '../support/markup.ts';
import { expectPage, expectRedirect, readPage } from '../support/page.ts';
import { skipWhenMissing } from '../support/requirements.ts';

const attacks: readonly string[] = [
  '<script>window.hit=1</script>',
  '"><img src=x onerror="window.hit=1">',
  "' onmouseover='window.hit=1' x='",
  '" autofocus onfocus="window.hit=1',
  '</textarea><script>window.hit=1</script>',
  '</title><svg onload=window.hit=1>',
  '<!-- --!><a href="javascript:window.hit=1">x</a>',
  '{{constructor.constructor "window.hit=1"}}',
  '{{{this}}} {{> layouts/page}} {{#each this}}',
  '&lt;script&gt; &#60;script&#62; &amp;lt;',
  '`${window.hit=1}` = \\" \\x3cscript>',
  'javascript:window.hit=1',
  '<iframe srcdoc="<script>parent.hit=1</script>">',
];
/** The attacks in as few texts as a name's 200 letters allow. */
const together = attacks.reduce<readonly string[]>((texts, attack) => {
  const joined = `${texts.at(-1) ?? ''} ${attack}`.trim();
  return joined.length > 180 ? [...texts, attack] : [...texts.slice(0, -1), joined];
}, []);
const harmless = 'Granby och Grandal';

/** Every scheme a link or form may lead by: our own addresses, and fragments of the page. */
const isOurs = (address: string): boolean => /^(?:\/(?!\/)|#|http:\/\/stadga\.test\/)/.test(address);

function expectHarmless(html: string, what: string): void {
  for (const { tag, attributes } of elementsOf(readMarkup(html))) {
    for (const [name, value] of attributes) {
      expect(name, `${what}: <${tag} ${name}>`).to.not.match(/^(?:on|style$|srcdoc$)/i);
      if (['href', 'src', 'action', 'formaction'].includes(name))
        expect(isOurs(value), `${what}: ${name}="${value}"`).to.equal(true);
    }
    expect(tag, what).to.not.be.oneOf(['iframe', 'object', 'embed', 'base', 'style']);
    if (tag === 'script') expect(attributes.get('src'), what).to.match(/^\/tillgangar\/[0-9a-f]+\/scripts\//);
  }
}

const statuteWith = (text: string): string =>
  wording(text)
    .replace('1 § Ändamål', `1 § ${text.replaceAll('\n', ' ')}`)
    .replace('2. svara för ekonomin.', `2. ${text}`);

/** A förbund whose every text is the given one, set up as users do. @returns its pages */
async function forbundOf(app: TestApp, text: string): Promise<readonly string[]> {
  const secretary = await app.as('secretary');
  const name = `Förbundet ${text}`;
  const start = expectRedirect(
    await secretary.post('/forbund/ny', {
      name,
      formedOn: '2015',
      municipalityName: `Kommun ${text}`,
      municipalityFrom: '',
    }),
  );
  const forbund = start.replace('/forbundsordning/inlasning', '');
  const source = statuteWith(text);
  const typed = {
    effectiveFrom: '2016',
    revision: '1',
    decisionBody: text,
    decisionOn: '2015',
    decisionMinutes: text.slice(0, 40),
  };
  const draft = expectRedirect(await secretary.upload(start, { source }));
  expectRedirect(await secretary.upload(draft, { source, ...typed, step: 'save' }));
  const second = expectRedirect(await secretary.upload(start, { source: source.replace('fyra', 'sex') }));
  expectRedirect(await secretary.post(`${forbund}/namn`, { name: `${name} igen`, from: '2020' }));
  expectRedirect(await secretary.post('/forbund/ny', { name: `${name} före` }));
  expectRedirect(
    await secretary.post(`${forbund}/sammanslagningar`, {
      predecessor: `${name} före`,
      kind: 'merger',
      on: '',
    }),
  );
  const members = await secretary.get(`${forbund}/medlemmar`);
  const membership = readPage(members).links.find((link) => link.startsWith(`${forbund}/medlemmar/`)) ?? '';
  const pages = [
    forbund,
    `${forbund}/forbundsordning`,
    `${forbund}/medlemmar`,
    membership,
    `${forbund}/uppgifter`,
    start,
    second,
  ];
  return [...pages, '/', '/forbund', '/medlemmar', '/jamfor', '/forbund/ny', '/konto', '/forbund/ekdal'];
}

describe('hostile text that was saved', () => {
  let plain: readonly (readonly string[])[] = [];
  before(async () => {
    const app = await openApp();
    const secretary = await app.as('secretary');
    const pages = [];
    for (const page of await forbundOf(app, harmless))
      pages.push(skeletonOf(expectPage(await secretary.get(page)).root));
    plain = pages;
    await app.close();
  });

  for (const attack of together) {
    it(`stays text on every page: ${attack}`, async () => {
      const app = await openApp();
      const secretary = await app.as('secretary');
      for (const [place, page] of (await forbundOf(app, attack)).entries()) {
        const response = await secretary.get(page);
        expectHarmless(response.text, page);
        // What is read as clauses and punkter may differ with the text; all other pages are the same to the last tag.
        const skeleton = skeletonOf(expectPage(response).root);
        if (!page.includes('/forbundsordning')) expect(skeleton, page).to.deep.equal(plain[place]);
      }
      await app.close();
    });
  }
});

describe('hostile text that was only sent', () => {
  const open = appOfSuite();

  it('comes back as text from every form and question', async () => {
    const { app, world } = open();
    const secretary = await open().as('secretary');
    const names = [
      'name',
      'formedOn',
      'municipalityName',
      'municipalityFrom',
      'member',
      'group',
      'from',
      'to',
      'party',
      'revision',
      'predecessor',
      'kind',
      'on',
    ];
    const more = [
      'source',
      'effectiveFrom',
      'decisionBody',
      'decisionOn',
      'decisionMinutes',
      'email',
      'datum',
      'kvitto',
      'vidare',
      'next',
      'beforeText',
      'afterText',
      'beforeVersion',
      'vy',
    ];
    const all = attacks.join(' ');
    const typed = Object.fromEntries([...names, ...more].map((name) => [name, all]));
    const query = new URLSearchParams(typed).toString();
    for (const { method, path } of app.routes) {
      if (path === '/logga-ut') continue;
      const address = `${addressOf(path, world)}?${query}`;
      for (const visitor of [secretary, open().stranger]) {
        const response = await send(visitor, method, address, typed);
        expect(response.status, address).to.be.below(500);
        if (String(response.headers['content-type']).startsWith('text/html'))
          expectHarmless(response.text, `${method} ${path}`);
      }
    }
  });

  it('is compared as text', async () => {
    for (const attack of attacks) {
      const typed = { beforeText: statuteWith(attack), afterText: statuteWith(`${attack} ändrad`) };
      const response = await open().stranger.upload('/jamfor', typed, {});
      expectPage(response);
      expectHarmless(response.text, attack);
    }
  });

  it('is the name of an uploaded file and nowhere to be seen', async () => {
    const file = {
      file: { name: '"><script>window.hit=1</script>.txt', bytes: Buffer.from('Ingen paragraf.') },
    };
    const page = expectPage(
      await (await open().as('secretary')).upload('/forbund/granby/forbundsordning/inlasning', {}, file),
      422,
    );
    expect(page.text).to.not.include('window.hit');
  });
});

describe('hostile text in a browser', () => {
  const open = appOfSuite();
  before(function needsChromium() {
    skipWhenMissing(this, chromiumMissing());
    this.timeout(30_000);
  });

  it('runs nothing and adds nothing: the browser reads the page as we do', async () => {
    const pages = await forbundOf(open(), attacks.slice(0, 7).join(' ').replaceAll('/', '∕').slice(0, 150));
    const server = createServer(open().app.express).listen(0, '127.0.0.1');
    const context = await (await openBrowser()).newContext({ javaScriptEnabled: true });
    const tab = await context.newPage();
    const { port } = server.address() as AddressInfo;
    for (const page of pages.slice(0, 2)) {
      const html = (await open().stranger.get(page)).text;
      await tab.goto(`http://127.0.0.1:${String(port)}${page}`);
      expect(await tab.evaluate('window.hit'), page).to.equal(undefined);
      const tags = [...elementsOf(readMarkup(html))].map(({ tag }) => tag).toSorted();
      const withoutScripts = await (await openBrowser()).newContext({ javaScriptEnabled: false });
      const still = await withoutScripts.newPage();
      await still.setContent(html);
      const seen = await still.evaluate<string[]>(
        "[...document.querySelectorAll('*')].map((element) => element.localName)",
      );
      expect(seen.toSorted(), page).to.deep.equal(tags);
      await withoutScripts.close();
    }
    await context.close();
    server.close();
  });
});

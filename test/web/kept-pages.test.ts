// Pages kept as they were sent: never another reader's, another day's or an old one; and how long a browser keeps what.
import { expect } from 'chai';
import request from 'supertest';
import { grantRole } from '../../server/features/accounts/index.ts';
import { keptPages } from '../../server/web/kept-pages.ts';
import { appOfSuite, baseUrl, openApp, type Visitor } from '../support/app.ts';
import { wording } from '../support/cast.ts';
import { expectPage, expectRedirect } from '../support/page.ts';

const statute = '/forbund/granby/forbundsordning';
const version = `${statute}/lydelser/1`;

const etagOf = async (visitor: Visitor, address = statute): Promise<string> => {
  const response = await visitor.get(address);
  expectPage(response);
  return String(response.headers['etag']);
};

describe('a kept page', () => {
  const open = appOfSuite();

  it('is the same to the same reader, and told apart from every other', async () => {
    const readers = [open().stranger];
    for (const who of ['secretary', 'chair', 'delegate', 'networkOffice'] as const)
      readers.push(await open().as(who));
    const first = await Promise.all(readers.map((reader) => etagOf(reader)));
    const again = await Promise.all(readers.map((reader) => etagOf(reader)));
    expect(again).to.deep.equal(first);
    expect(new Set(first).size).to.equal(readers.length);
  });

  it('is not sent again to who has it, until something is logged', async () => {
    const etag = await etagOf(open().stranger);
    const asked = { 'If-None-Match': etag };
    expect((await open().stranger.get(statute, asked)).status).to.equal(304);
    const secretary = await open().as('secretary');
    const dates = { formedOn: '2014-05-01', liquidationFrom: '', dissolvedOn: '', revision: '1' };
    expectRedirect(
      await secretary.post('/forbund/granby/uppgifter', { ...dates, dissolvedOn: '2026-01-01' }),
    );
    const page = expectPage(await open().stranger.get(statute, asked));
    expect(page.text).to.include('Ingen inläst lydelse gällde');
    expectRedirect(await secretary.post('/forbund/granby/uppgifter', { ...dates, revision: '2' }));
    expect(await etagOf(open().stranger), 'as before').to.equal(etag);
  });

  it('is another when the reader is given another role', async () => {
    const { house, world } = open();
    const delegate = await open().as('delegate');
    expect(expectPage(await delegate.get(statute)).text).to.not.include('Läs in en text');
    await house.engine.write((transaction) =>
      grantRole(house.desk(transaction, null), world.accounts.delegate, 'secretary', world.granby.id),
    );
    expect(expectPage(await delegate.get(statute)).text).to.include('Läs in en text');
  });

  it('is another in another language, and the first again in the first', async () => {
    const inEnglish = open().visitor('stadga-sprak=en');
    for (let time = 0; time < 2; time += 1) {
      for (const [visitor, language, heading] of [
        [open().stranger, 'sv', 'Lydelser'],
        [inEnglish, 'en', 'Versions'],
      ] as const) {
        const response = await visitor.get(version);
        expect(response.headers['content-language']).to.equal(language);
        expect(expectPage(response).root.attributes.get('lang')).to.equal(language);
        expect(response.text).to.match(new RegExp(`<h2 id="lydelser">${heading}</h2>`));
      }
    }
  });

  it('is another on another day', async () => {
    const app = await openApp();
    for (const [now, state] of [
      ['2024-06-30T12:00:00Z', 'Antagen, ännu inte i kraft'],
      ['2024-07-01T12:00:00Z', 'Gällande'],
      ['2024-06-30T12:00:00Z', 'Antagen, ännu inte i kraft'],
    ] as const) {
      app.clock.now = Date.parse(now);
      const { text } = expectPage(await app.stranger.get(`${statute}/lydelser/3`));
      expect(text.slice(0, text.indexOf('Gäller från')), now).to.include(state);
    }
    await app.close();
  });

  it('asked for by its head first is whole afterwards, with the way back from the other language', async () => {
    for (const address of [`${statute}?datum=2019-01-01`, `${version}?a=b`]) {
      const head = await request(open().app.express).head(address);
      expect(head.status).to.equal(200);
      const response = await open().stranger.get(address);
      expect(expectPage(response).values('back')).to.deep.equal([address]);
      expect(response.headers['etag']).to.equal(head.headers['etag']);
    }
  });

  it('with a notice is not the page without one', async () => {
    const notice = 'Lydelsen är sparad.';
    for (const [address, isThere] of [
      [`${version}?kvitto=saved`, true],
      [version, false],
      [`${version}?kvitto=saved`, true],
      [`${version}?kvitto=other`, false],
      [version, false],
    ] as const) {
      expect(expectPage(await open().stranger.get(address)).text.includes(notice), address).to.equal(isThere);
    }
  });

  it('of a version that is no longer the newest says so', async () => {
    const secretary = await open().as('secretary');
    const newest = `${statute}/lydelser/3`;
    const before = expectPage(await open().stranger.get(newest));
    expect(before.links).to.not.include(`${statute}/lydelser/4`);
    const source = wording('Förbundet ska göra något nytt.');
    const draft = expectRedirect(await secretary.upload(`${statute}/inlasning`, { source }));
    expectRedirect(
      await secretary.upload(draft, { source, effectiveFrom: '2026-01-01', revision: '1', step: 'save' }),
    );
    const after = expectPage(await open().stranger.get(newest));
    expect(after.links).to.include(`${statute}/lydelser/4`);
    expect(after.text).to.include('till och med 31 december 2025');
  });
});

describe('what is kept', () => {
  const ten = 'x'.repeat(10);

  it('is found under its key, until the log has moved', () => {
    const kept = keptPages();
    const page = kept.keep('a', 1, 'å');
    expect(page.html.toString('utf8')).to.equal('å');
    expect(kept.find('a', 1)?.etag).to.equal(page.etag);
    expect(kept.find('b', 1)).to.equal(null);
    expect(kept.find('a', 2)).to.equal(null);
    expect(kept.find('a', 1), 'an old page is gone').to.equal(null);
  });

  it('goes when all is larger than the bound, the least lately used first', () => {
    const kept = keptPages(30);
    for (const key of ['a', 'b', 'c']) kept.keep(key, 1, ten);
    kept.find('a', 1);
    kept.keep('d', 1, ten);
    expect(['a', 'b', 'c', 'd'].filter((key) => kept.find(key, 1) !== null)).to.deep.equal(['a', 'c', 'd']);
  });

  it('is counted in bytes, and once for each key', () => {
    const kept = keptPages(30);
    for (let time = 0; time < 9; time += 1) kept.keep('a', 1, 'å'.repeat(5));
    kept.keep('b', 1, ten);
    kept.keep('c', 1, ten);
    expect(['a', 'b', 'c'].filter((key) => kept.find(key, 1) !== null)).to.deep.equal(['a', 'b', 'c']);
    kept.keep('d', 1, 'å');
    expect(['a', 'b', 'c', 'd'].filter((key) => kept.find(key, 1) !== null)).to.deep.equal(['b', 'c', 'd']);
  });

  it('makes room again when an old page is let go', () => {
    const kept = keptPages(20);
    for (const key of ['a', 'b']) kept.keep(key, 1, ten);
    expect(kept.find('a', 2)).to.equal(null);
    kept.keep('c', 1, ten);
    expect(['b', 'c'].filter((key) => kept.find(key, 1) !== null)).to.deep.equal(['b', 'c']);
  });

  it('is nothing where one page alone is larger than the bound, though that one is sent', () => {
    const kept = keptPages(5);
    expect(kept.keep('a', 1, ten).html).to.have.lengthOf(10);
    expect(kept.find('a', 1)).to.equal(null);
    kept.keep('b', 1, 'x');
    expect(kept.find('b', 1)).to.not.equal(null);
  });
});

describe("a reader's own history", () => {
  const open = appOfSuite();

  it('keeps the answer to a form for a while, and to nobody else', async () => {
    const secretary = await open().as('secretary');
    const answers = [
      await open().stranger.post('/logga-in', { email: 'ingen@stadga.example', password: '' }),
      await open().stranger.upload('/jamfor', { beforeText: 'a', afterText: '' }),
      await open().stranger.post('/forbund/ny', { name: 'X' }),
      await secretary.post('/forbund/ny', { name: '' }),
      await secretary.post('/forbund/ny', { name: 'X' }, { Origin: 'https://evil.example' }),
    ];
    expect(answers.map(({ status }) => status)).to.deep.equal([422, 422, 401, 422, 403]);
    for (const { headers } of answers) expect(headers['cache-control']).to.match(/^private, max-age=\d+$/);
  });

  it('asks anew for what was read, and keeps nothing of who is signed in', async () => {
    for (const address of ['/', statute, version, '/jamfor']) {
      expect((await open().stranger.get(address)).headers['cache-control']).to.equal('no-cache');
      expect((await (await open().as('chair')).get(address)).headers['cache-control']).to.equal(
        'private, no-store',
      );
      const head = await request(open().app.express).head(address).set('Origin', baseUrl);
      expect(head.headers['cache-control'], 'its head').to.equal('no-cache');
    }
  });
});

describe('an address spelled otherwise', () => {
  const open = appOfSuite();
  for (const address of [
    '/logga-in/',
    '/Logga-in',
    '/LOGGA-IN',
    '/Forbund',
    '/forbund/',
    '/forbund/granby/',
    `${statute}/`,
    '/forbund/granby/Forbundsordning',
    '/konto/',
  ]) {
    it(`${address} is nothing, to read or to post to`, async () => {
      expectPage(await open().stranger.get(address), 404);
      expectPage(await open().stranger.post(address, {}), 404);
    });
  }
});

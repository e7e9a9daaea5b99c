// What goes wrong: a reference number for the user, all of it for the operator, nothing half-done; hostile requests on both engines.
import { expect } from 'chai';
import fc from 'fast-check';
import { sql } from 'kysely';
import request from 'supertest';
import { appOfSuite, baseUrl, openApp, type TestApp } from '../support/app.ts';
import { addressOf, send } from '../support/addresses.ts';
import { expectNoChange } from '../support/assertions.ts';
import { forEachEngine } from '../support/engines.ts';
import { expectPage } from '../support/page.ts';

describe('an unexpected fault', () => {
  let app: TestApp;
  before(async () => {
    app = await openApp();
    // A table that is gone is a fault no code of ours expects.
    await app.house.engine.write((transaction) => sql`drop table successions`.execute(transaction));
  });
  after(() => app.close());

  it("shows a reference number and nothing of the inside, and tells the operator's log all", async () => {
    const page = expectPage(await app.stranger.get('/forbund/granby'), 500);
    const reference = /[0-9A-F]{5}-[0-9A-F]{5}/.exec(page.text)?.[0] ?? 'none';
    expect(page.heading).to.equal('Något gick fel hos oss');
    expect(page.text).to.not.match(/successions|sqlite|no such table|\.ts|node_modules/i);
    const line = app.operatorLog.find((each) => each.includes(reference));
    expect(JSON.parse(line ?? '{}')).to.deep.include({
      reference,
      method: 'GET',
      path: '/forbund/:slug',
      msg: 'unexpected fault',
    });
    expect(line).to.include('no such table').and.include('.ts:');
  });

  it('in the middle of an act undoes the act', async () => {
    const secretary = await app.as('secretary');
    const typed = { predecessor: 'Samordningsförbundet Ekdal', kind: 'merger', on: '' };
    const before = await app.house.engine.largest('log_entries', 'sequence');
    expectPage(await secretary.post('/forbund/granby/sammanslagningar', typed), 500);
    expect(await app.house.engine.largest('log_entries', 'sequence')).to.equal(before);
    expectPage(await secretary.get('/forbund/ekdal'), 500);
    expectPage(await secretary.get('/forbund'));
  });

  it('tells the log no password, cookie or text', () => {
    expect(app.operatorLog.join('')).to.not.match(/lösenord|stadga=|cookie/i);
  });
});

describe('a request that cannot be read', () => {
  const open = appOfSuite();
  const post = (address: string) => request(open().app.express).post(address).set('Origin', baseUrl);

  const unreadable: readonly (readonly [what: string, status: number, ask: () => request.Test])[] = [
    [
      'a form over 256 kB',
      413,
      () =>
        post('/logga-in')
          .type('form')
          .send(`email=${'a'.repeat(257_000)}`),
    ],
    ['a thousand fields too many', 422, () => post('/logga-in').type('form').send('a=&'.repeat(1001))],
    [
      'multipart without a boundary',
      422,
      () => post('/jamfor').set('Content-Type', 'multipart/form-data').send('x'),
    ],
    [
      'multipart that ends too soon',
      422,
      () =>
        post('/jamfor')
          .set('Content-Type', 'multipart/form-data; boundary=x')
          .send('--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb'),
    ],
    [
      'multipart with 500 fields',
      413,
      () =>
        Array.from({ length: 500 }, (_, index) => index).reduce(
          (sending, index) => sending.field(`f${String(index)}`, 'x'),
          post('/jamfor'),
        ),
    ],
    [
      'an unknown charset',
      422,
      () =>
        post('/logga-in')
          .set('Content-Type', 'application/x-www-form-urlencoded; charset=x-none')
          .send('a=b'),
    ],
    ['an address that is no UTF-8', 422, () => request(open().app.express).get('/forbund/%E5')],
    ['a broken percent sign', 422, () => request(open().app.express).get('/forbund/%')],
  ];
  for (const [what, status, ask] of unreadable) {
    it(`is refused: ${what}`, async () => {
      const page = expectPage(await ask(), status);
      expect(page.text).to.include(
        status === 413 ? 'för stort och togs inte emot' : 'Det gick inte att läsa det som skickades',
      );
    });
  }

  it('with JSON in place of a form is read as an empty form', async () => {
    expectPage(await post('/logga-in').type('json').send('{"email":"a","password":{"$ne":1}}'), 422);
  });
});

describe('hostile requests', () => {
  forEachEngine((under) => {
    const open = appOfSuite(() => under.url());
    const hostile = [
      '\0',
      'a\0b',
      '\ud800',
      '\uffff',
      '%00',
      "'; drop table accounts; --",
      '__proto__',
      'constructor',
      '-1',
      '1e309',
      '9'.repeat(40),
      '💥',
      '\u202e',
      'x'.repeat(5000),
    ];
    const names = [
      'name',
      'member',
      'email',
      'password',
      'datum',
      'fran',
      'till',
      'vidare',
      'revision',
      'from',
      'on',
      'kvitto',
      'step',
      'source',
      '__proto__',
      'constructor',
      'toString',
      'a[b]',
      'a[__proto__][x]',
    ];

    /** Sends the value in every parameter and field of every route, by whoever may go furthest there. */
    async function everywhere(value: string): Promise<void> {
      const { app, world } = open();
      const [secretary, network] = [await open().as('secretary'), await open().as('networkOffice')];
      const typed = Object.fromEntries(names.map((name) => [name, value]));
      const query = new URLSearchParams(typed).toString();
      for (const { method, path } of app.routes) {
        if (path === '/logga-ut' || path === '/logga-in') continue;
        const visitor = path.startsWith('/natverk') ? network : secretary;
        const bent = path.replace(/:(?:id|sequence|token)/, encodeURIComponent(value.toWellFormed()));
        for (const address of new Set([addressOf(path, world), addressOf(bent, world)])) {
          const response = await send(visitor, method, `${address}?${query}`, typed);
          expect(response.status, `${method} ${address}`).to.be.below(500);
        }
      }
    }

    it('with a zero byte everywhere change nothing', async () => {
      await Promise.all([open().as('secretary'), open().as('networkOffice')]);
      await expectNoChange(open().house.engine, () => everywhere('a\0b'));
    });

    for (const value of ["' or 1=1; --", '9'.repeat(40)]) {
      it(`with ${JSON.stringify(value)} everywhere give pages, never a fault`, async () => {
        await everywhere(value);
        expect(open().operatorLog).to.deep.equal([]);
      });
    }

    it('put together by chance never give a fault', async () => {
      const routes = fc.constantFrom(...open().app.routes.filter(({ path }) => path !== '/logga-ut'));
      const fields = fc.dictionary(
        fc.constantFrom(...names),
        fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'binary', maxLength: 30 })),
        { maxKeys: 6 },
      );
      const secretary = await open().as('secretary');
      await fc.assert(
        fc.asyncProperty(
          routes,
          fields,
          fc.string({ unit: 'binary', maxLength: 12 }),
          async ({ method, path }, typed, text) => {
            const address = addressOf(
              path.replace(/:\w+/g, () => encodeURIComponent(text.toWellFormed()) || 'x'),
              open().world,
            );
            const query = new URLSearchParams(typed).toString();
            const response = await send(secretary, method, `${address}?${query}`, typed);
            expect(response.status, address).to.be.below(500);
          },
        ),
        { numRuns: 100 },
      );
    });
  });
});

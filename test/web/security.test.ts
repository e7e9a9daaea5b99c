// What every answer keeps to: headers, no cookie for strangers, no act from elsewhere, and reading that changes nothing.
import { expect } from 'chai';
import { appOfSuite, baseUrl } from '../support/app.ts';
import { everything, expectAllTablesKnown, expectNoChange } from '../support/assertions.ts';
import { everybody } from '../support/cast.ts';
import { expectPage } from '../support/page.ts';
import { addressOf } from '../support/addresses.ts';

const policy =
  "default-src 'none';script-src 'self';style-src 'self';img-src 'self';font-src 'self';connect-src 'self';form-action 'self';base-uri 'none';frame-ancestors 'none'";

describe('every answer', () => {
  const open = appOfSuite();
  const publicPages = [
    '/',
    '/om',
    '/tillganglighet',
    '/integritet',
    '/jamfor',
    '/forbund',
    '/medlemmar',
    '/forbund/granby',
    '/natverk/natverket',
  ];
  const morePages = [
    '/medlemmar/granbys-kommun',
    '/forbund/granby/forbundsordning',
    '/forbund/granby/forbundsordning/lydelser/1',
  ];

  for (const address of [
    ...publicPages,
    ...morePages,
    '/natverk/natverket/stadgar',
    '/logga-in',
    '/konto/losenord/okand',
  ]) {
    it(`${address} is strict markup with the security headers, and gives a stranger no cookie`, async () => {
      const response = await open().stranger.get(address);
      expectPage(response, address.endsWith('okand') ? 422 : 200);
      expect(response.headers).to.include({
        ...{
          'content-security-policy': policy,
          'x-content-type-options': 'nosniff',
          'x-frame-options': 'DENY',
        },
        ...{
          'referrer-policy': address.startsWith('/konto/losenord/') ? 'strict-origin' : 'same-origin',
          'cache-control': 'no-cache',
          vary: 'Cookie',
          'content-language': 'sv',
        },
      });
      expect(response.headers).to.not.have.any.keys(
        'set-cookie',
        'x-powered-by',
        'strict-transport-security',
      );
    });
  }

  it('to somebody signed in is kept by nobody else', async () => {
    for (const address of ['/', '/forbund/granby/forbundsordning', '/konto']) {
      const response = await (await open().as('secretary')).get(address);
      expect(response.headers['cache-control']).to.equal('private, no-store');
    }
  });

  it("is never another's page", async () => {
    const address = '/forbund/granby/forbundsordning';
    const texts = [];
    for (const who of ['secretary', 'delegate', 'chair', 'secretary'] as const) {
      texts.push(expectPage(await (await open().as(who)).get(address)).text);
    }
    const [secretary = '', delegate = '', chair = '', again = ''] = texts;
    expect(secretary).to.include('secretary@stadga.example').and.include('Läs in en text');
    expect(delegate).to.include('delegate@stadga.example').and.not.include('Läs in en text');
    expect(chair)
      .to.include('chair@stadga.example')
      .and.include('Granska inläst text')
      .and.not.include('Läs in en text');
    expect(again).to.equal(secretary);
    expect(expectPage(await open().stranger.get(address)).text).to.not.include('@stadga.example');
  });
});

describe('an act from elsewhere', () => {
  const open = appOfSuite();
  const elsewhere: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    'another origin': { Origin: 'https://evil.example' },
    'no origin at all': {},
    'the origin null': { Origin: 'null' },
    'an origin that only begins like ours': { Origin: `${baseUrl}.evil.example` },
    'our host by another scheme': { Origin: 'https://stadga.test' },
    'a cross-site fetch, whatever its origin': { 'Sec-Fetch-Site': 'cross-site', Origin: baseUrl },
    'a same-site fetch': { 'Sec-Fetch-Site': 'same-site', Origin: baseUrl },
    'an address typed in': { 'Sec-Fetch-Site': 'none', Origin: baseUrl },
    'only a referrer of ours': { Referer: `${baseUrl}/` },
  };
  for (const [from, headers] of Object.entries(elsewhere)) {
    it(`is refused on every route: ${from}`, async () => {
      const secretary = await open().as('secretary');
      await expectNoChange(open().house.engine, async () => {
        for (const { method, path } of open().app.routes) {
          if (method !== 'POST') continue;
          const response = await secretary.post(
            addressOf(path, open().world),
            { name: 'X', back: '/', language: 'en' },
            headers,
          );
          expectPage(response, 403);
          expect(response.headers, path).to.not.have.property('set-cookie');
        }
      });
    });
  }

  for (const [from, headers] of [
    ['our origin', { Origin: baseUrl }],
    ['a same-origin fetch', { 'Sec-Fetch-Site': 'same-origin' }],
  ] as const) {
    it(`is not this: ${from}`, async () => {
      expect(
        (await open().stranger.post('/sprak', { language: 'en', back: '/om' }, headers)).status,
      ).to.equal(303);
    });
  }
});

describe('reading', () => {
  const open = appOfSuite();

  it('changes nothing in the database, whoever reads whatever page', async () => {
    const { app, house, world } = open();
    await expectAllTablesKnown(house.engine);
    const visitors = [open().stranger, ...(await Promise.all(everybody.map((who) => open().as(who))))];
    expect((await everything(house.engine))['log_entries']).to.not.have.lengthOf(0);
    await expectNoChange(house.engine, async () => {
      for (const { method, path } of app.routes) {
        if (method !== 'GET') continue;
        for (const visitor of visitors) {
          const response = await visitor.get(addressOf(path, world));
          expect(response.status, path).to.be.below(500);
        }
      }
    });
  });
});

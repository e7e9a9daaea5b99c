// The first page with its news, the language, and addresses where there is nothing.
import { expect } from 'chai';
import { appOfSuite } from '../../support/app.ts';
import { expectNoChange } from '../../support/assertions.ts';
import { expectPage, expectRedirect } from '../../support/page.ts';

describe('the first page', () => {
  const open = appOfSuite();

  it('tells of new wordings, newest first, and of nothing secret', async () => {
    const { links, text } = expectPage(await open().stranger.get('/'));
    const news = links.filter((link) => link.includes('/lydelser/'));
    expect(news).to.deep.equal([
      '/natverk/natverket/stadgar/lydelser/1',
      ...['3', '2', '1'].map((sequence) => `/forbund/granby/forbundsordning/lydelser/${sequence}`),
    ]);
    expect(text).to.not.include('Utkast').and.not.include('utkast');
  });
});

describe('the language', () => {
  const open = appOfSuite();

  it('is Swedish until English is chosen, and then stays, in a cookie that scripts cannot read', async () => {
    const chosen = await expectNoChange(open().house.engine, () =>
      open().stranger.post('/sprak', { language: 'en', back: '/forbund?datum=2020-01-01' }),
    );
    expect(expectRedirect(chosen)).to.equal('/forbund?datum=2020-01-01');
    const [cookie = ''] = chosen.headers['set-cookie'] as unknown as readonly string[];
    expect(cookie).to.match(/^stadga-sprak=en; .*HttpOnly; SameSite=Lax$/);
    const english = await open().visitor('stadga-sprak=en').get('/forbund');
    expect(english.headers['content-language']).to.equal('en');
    expect(expectPage(english).root.attributes.get('lang')).to.equal('en');
    expect(expectPage(await open().stranger.get('/forbund')).root.attributes.get('lang')).to.equal('sv');
  });

  it('also changes pages that were kept in the other', async () => {
    const address = '/forbund/granby/forbundsordning';
    const languages = [];
    for (const cookie of [null, 'stadga-sprak=en', null, 'stadga-sprak=en']) {
      languages.push(expectPage(await open().visitor(cookie).get(address)).root.attributes.get('lang'));
    }
    expect(languages).to.deep.equal(['sv', 'en', 'sv', 'en']);
  });

  it('has every page in both', async () => {
    const { app } = open();
    for (const { method, path } of app.routes) {
      if (method !== 'GET' || path.includes(':')) continue;
      const response = await open().visitor('stadga-sprak=en').get(path);
      if (response.status !== 303 && !['/jamfor/word', '/jamfor/pdf', '/verifiera/rot.pem'].includes(path))
        expect(expectPage(response).root.attributes.get('lang'), path).to.equal('en');
    }
  });

  for (const back of ['https://evil.example', '//evil.example', '/\\evil.example', '', 'forbund']) {
    it(`leads nowhere else than here: ${JSON.stringify(back)}`, async () => {
      expect(expectRedirect(await open().stranger.post('/sprak', { language: 'en', back }))).to.equal('/');
    });
  }

  for (const language of ['xx', '', 'en; Domain=evil.example', '__proto__']) {
    it(`is Swedish when ${JSON.stringify(language)} is asked for`, async () => {
      const [cookie] = (await open().stranger.post('/sprak', { language, back: '/' })).headers[
        'set-cookie'
      ] as unknown as readonly string[];
      expect(cookie).to.match(/^stadga-sprak=sv;/);
    });
  }
});

describe('an address where there is nothing', () => {
  const open = appOfSuite();
  for (const address of [
    '/ingenting',
    '/forbund/ingen',
    '/forbund/granby/x',
    '/forbund/granby/forbundsordning/lydelser/99',
    '/tillgangar/abc/x.js',
    '/%C3%A5',
    '/..%2f..%2fetc/passwd',
    '/__proto__',
    '/forbund/constructor',
  ]) {
    it(`${address} answers 404 on a page that leads on`, async () => {
      const page = expectPage(await open().stranger.get(address), 404);
      expect(page.heading).to.equal('Sidan finns inte');
      expect(page.links).to.include('/');
    });
  }

  it('answers posts and other methods so too', async () => {
    expectPage(await open().stranger.post('/ingenting'), 404);
    expectPage(await open().stranger.post('/om'), 404);
  });
});

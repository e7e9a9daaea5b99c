// Signing in and out: one sentence for every failure, a new session id, and sessions that end when they should.
import { expect } from 'chai';
import { hashPassword, issueLink, linkPath } from '../../../server/features/accounts/index.ts';
import { appOfSuite, baseUrl, beginning, cookieIn, openApp, type TestApp } from '../../support/app.ts';
import { expectLogged, expectNoChange } from '../../support/assertions.ts';
import { emailOf, password } from '../../support/cast.ts';
import { expectPage, expectRedirect } from '../../support/page.ts';

const minutes = 60_000;
const signIn = '/logga-in';
const wrong = 'E-postadressen och lösenordet hör inte ihop.';

/** Signed in anew: a session of this test alone. */
async function enter(app: TestApp, who: 'secretary' | 'delegate' = 'secretary', typedPassword = password) {
  const response = await app.stranger.post(signIn, { email: emailOf(who), password: typedPassword });
  expectRedirect(response);
  return app.visitor(cookieIn(response));
}
const isIn = async (app: TestApp, visitor: { readonly cookie: string | null }): Promise<boolean> =>
  (await app.visitor(visitor.cookie).get('/konto')).status === 200;

describe('signing in', () => {
  const open = appOfSuite();

  it('with the right password begins a session and leads to what waits for one', async () => {
    const response = await open().stranger.post(signIn, { email: emailOf('secretary'), password });
    expect(expectRedirect(response)).to.equal('/vantar');
    const [cookie] = response.headers['set-cookie'] as unknown as readonly string[];
    expect(cookie).to.match(/^stadga=[^;]+; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/);
    const page = expectPage(await open().visitor(cookieIn(response)).get('/konto'));
    expect(page.text).to.include('secretary@stadga.example').and.include('Samordningsförbundet Granby');
  });

  it('takes the address in any case and with blanks around it', async () => {
    expectRedirect(
      await open().stranger.post(signIn, { email: ` ${emailOf('secretary').toUpperCase()} `, password }),
    );
  });

  it('says the same of a wrong password, an unknown address and nothing at all, and sets no cookie', async () => {
    const attempts = [
      { email: emailOf('chair'), password: 'fel' },
      { email: 'ingen@stadga.example', password },
      { email: 'ingen@stadga.example', password: 'fel' },
      { email: '', password: '' },
      { email: emailOf('chair'), password: '' },
      {},
    ];
    for (const typed of attempts) {
      const response = await expectNoChange(open().house.engine, () => open().stranger.post(signIn, typed));
      const page = expectPage(response, 422);
      expect(page.errorAt('password')).to.equal(wrong);
      expect(page.mistakes).to.deep.equal([wrong]);
      expect(page.values('password')).to.deep.equal(['']);
      expect(page.values('email')).to.deep.equal(['email' in typed ? typed.email : '']);
      expect(response.headers).to.not.have.property('set-cookie');
    }
  });

  it('is not done by an address of the page, nor by fields that come twice', async () => {
    expectPage(
      await open().stranger.post(
        `${signIn}?email=${emailOf('secretary')}&password=${encodeURIComponent(password)}`,
      ),
      422,
    );
    const twice = { email: ['ingen@stadga.example', emailOf('chair')], password: ['fel', 'fel'] };
    expectPage(await open().stranger.post(signIn, twice), 422);
  });

  it('gives a new session id, and the old one is gone', async () => {
    const first = await enter(open());
    const again = await first.post(signIn, { email: emailOf('secretary'), password });
    expectRedirect(again);
    expect(cookieIn(again)).to.be.a('string').and.not.equal(first.cookie);
    expect(await isIn(open(), first)).to.equal(false);
    expect(await isIn(open(), { cookie: cookieIn(again) })).to.equal(true);
  });

  it('never takes over a session id that was brought along', async () => {
    const planted = 'stadga=s%3Aplanted.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
    const response = await open()
      .visitor(planted)
      .post(signIn, { email: emailOf('secretary'), password });
    expect(cookieIn(response)).to.be.a('string').and.not.include('planted');
    expect(await isIn(open(), { cookie: planted })).to.equal(false);
  });

  it('keeps no session id in the database, only its hash', async () => {
    const { cookie } = await enter(open());
    const id = /s%3A([^.]+)\./.exec(cookie ?? '')?.[1] ?? 'none';
    const rows = await open().house.engine.read.selectFrom('sessions').selectAll().execute();
    expect(rows).to.not.have.lengthOf(0);
    expect(JSON.stringify(rows)).to.not.include(id);
  });

  for (const [next, to] of [
    ['/forbund/granby/uppgifter', '/forbund/granby/uppgifter'],
    ['/jamfor?fran=a&till=b', '/jamfor?fran=a&till=b'],
    ['', '/vantar'],
    ['https://evil.example/', '/vantar'],
    ['//evil.example/', '/vantar'],
    ['/\\evil.example/', '/vantar'],
    ['/x\\evil.example', '/vantar'],
    ['/\t/evil.example', '/vantar'],
    ['/\n/evil.example', '/vantar'],
    ['javascript:alert(1)', '/vantar'],
    ['evil.example', '/vantar'],
    [' //evil.example', '/vantar'],
  ] as const) {
    it(`leads on to ${JSON.stringify(to)} when asked for ${JSON.stringify(next)}`, async () => {
      const response = await open().stranger.post(signIn, { email: emailOf('delegate'), password, next });
      expect(expectRedirect(response)).to.equal(to);
      expect(new URL(to, baseUrl).origin).to.equal(baseUrl);
      const signedIn = open().visitor(cookieIn(response));
      expect(expectRedirect(await signedIn.get(`${signIn}?vidare=${encodeURIComponent(next)}`))).to.equal(to);
    });
  }
});

describe('signing in too often', () => {
  const open = appOfSuite();
  const attempt = (email: string, typed: string) => open().stranger.post(signIn, { email, password: typed });

  it('is refused after ten wrong passwords, the right one too, for that account alone', async () => {
    const victim = 'ingen@stadga.example';
    for (let number = 0; number < 10; number += 1) expectPage(await attempt(victim, 'fel'), 422);
    expect(expectPage(await attempt(victim.toUpperCase(), 'fel'), 429).errorAt('email')).to.match(
      /För många försök/,
    );
    expectRedirect(await attempt(emailOf('chair'), password));
  });

  it('begins anew after a right one', async () => {
    const email = emailOf('delegate');
    for (let number = 0; number < 9; number += 1) expectPage(await attempt(email, 'fel'), 422);
    expectRedirect(await attempt(email, password));
    expectPage(await attempt(email, 'fel'), 422);
    expectRedirect(await attempt(email, password));
  });
});

describe('guesses at once', () => {
  const open = appOfSuite();
  const attempt = (email: string, typed: string) => open().stranger.post(signIn, { email, password: typed });

  it('are counted before the password is looked at, and shut nobody else out', async () => {
    const victim = emailOf('chair');
    const guesses = await Promise.all(Array.from({ length: 30 }, () => attempt(victim, 'fel')));
    const statuses = guesses.map(({ status }) => status);
    expect(statuses.filter((status) => status === 422)).to.have.lengthOf(10);
    expect(statuses.filter((status) => status === 429)).to.have.lengthOf(20);
    // Another account from the same address: let in, and its right password forgets its own attempts alone.
    expectPage(await attempt(emailOf('delegate'), 'fel'), 422);
    expectRedirect(await attempt(emailOf('delegate'), password));
    expectPage(await attempt(victim, password), 429);
  });

  it('do not get in by the right one when it comes last', async () => {
    const email = emailOf('boardMember');
    const typed = Array.from({ length: 30 }, (_, number) => (number === 29 ? password : 'fel'));
    const guesses = await Promise.all(typed.map((each) => attempt(email, each)));
    expect(guesses.at(-1)?.status).to.equal(429);
    expect(guesses.some((response) => cookieIn(response) !== null)).to.equal(false);
  });
});

describe('a session', () => {
  let app: TestApp;
  before(async () => {
    app = await openApp();
  });
  after(() => app.close());
  beforeEach(() => {
    app.clock.now = beginning;
  });
  const pass = (milliseconds: number): void => {
    app.clock.now += milliseconds;
  };

  it('ends after half an hour of nothing', async () => {
    const visitor = await enter(app);
    pass(30 * minutes - 1);
    expect(await isIn(app, visitor)).to.equal(true);
    pass(30 * minutes);
    expect(await isIn(app, visitor)).to.equal(false);
  });

  it('lives on while it is used, but never beyond twelve hours', async () => {
    const visitor = await enter(app);
    for (let passed = 20; passed < 12 * 60; passed += 20) {
      pass(20 * minutes);
      expect(await isIn(app, visitor), `after ${String(passed)} minutes`).to.equal(true);
    }
    pass(20 * minutes);
    expect(await isIn(app, visitor), 'after twelve hours').to.equal(false);
  });

  it('ends when one signs out, and only that one', async () => {
    const [mine, other] = [await enter(app), await enter(app)];
    expect(expectRedirect(await mine.post('/logga-ut'))).to.equal('/');
    expect([await isIn(app, mine), await isIn(app, other)]).to.deep.equal([false, true]);
  });

  it('ends at once, everywhere, when the password is chosen anew', async () => {
    const [mine, other] = [await enter(app, 'delegate'), await enter(app)];
    const accountId = app.world.accounts.delegate;
    const token = await app.house.engine.write((transaction) =>
      issueLink(app.house.desk(transaction, null), accountId, app.world.granby.id),
    );
    const chosen = 'ett nytt och långt lösenord';
    const response = await app.stranger.post(linkPath(token), { password: chosen, again: chosen });
    expect(expectRedirect(response)).to.equal('/konto');
    expect([await isIn(app, mine), await isIn(app, other)]).to.deep.equal([false, true]);
    expect(await isIn(app, { cookie: cookieIn(response) }), 'the one that chose it').to.equal(true);
    expectPage(await app.stranger.post(signIn, { email: emailOf('delegate'), password }), 422);
    await enter(app, 'delegate', chosen);
  });

  it('that was ended is not brought back by a request that was under way', async () => {
    const visitor = await enter(app);
    pass(2 * minutes);
    await Promise.all([
      ...Array.from({ length: 5 }, () => visitor.get('/konto')),
      visitor.post('/logga-ut'),
      visitor.get('/konto'),
    ]);
    expect(await isIn(app, visitor)).to.equal(false);
  });

  it('of a stranger with a cookie that means nothing costs no row', async () => {
    for (const cookie of ['stadga=x', 'stadga=', 'stadga=s%3Ax.y', 'stadga=%%%', 'stadga-sprak=en']) {
      const response = await expectNoChange(app.house.engine, () => app.visitor(cookie).get('/'));
      expectPage(response);
      expect(response.headers, cookie).to.not.have.property('set-cookie');
    }
  });
});

describe('a link to choose a password', () => {
  const open = appOfSuite();
  const issue = (): Promise<string> => {
    const { house, world } = open();
    return house.engine.write((transaction) =>
      issueLink(house.desk(transaction, null), world.accounts.boardMember, world.granby.id),
    );
  };
  const chosen = 'ett annat långt lösenord';

  it('works once, within half an hour', async () => {
    const address = linkPath(await issue());
    open().clock.now += 30 * minutes - 1;
    expect(expectPage(await open().stranger.get(address)).values('password')).to.deep.equal(['']);
    const { entries } = await expectLogged(open().house.engine, ['account.passwordSet'], () =>
      open().stranger.post(address, { password: chosen, again: chosen }),
    );
    expect(entries[0]?.facts).to.deep.equal({});
    const again = await expectNoChange(open().house.engine, () =>
      open().stranger.post(address, { password: chosen, again: chosen }),
    );
    expect(expectPage(again, 422).mistakes).to.deep.equal(['Länken är använd, för gammal eller felskriven.']);
    expectPage(await open().stranger.get(address), 422);
  });

  it('is no longer good after half an hour', async () => {
    const address = linkPath(await issue());
    open().clock.now += 30 * minutes;
    expectPage(await open().stranger.get(address), 422);
    expectPage(await open().stranger.post(address, { password: chosen, again: chosen }), 422);
  });

  it('is good for one of two who use it at the same time', async () => {
    const address = linkPath(await issue());
    const both = await Promise.all(
      [1, 2].map(() => open().stranger.post(address, { password: chosen, again: chosen })),
    );
    expect(both.map(({ status }) => status).toSorted()).to.deep.equal([303, 422]);
  });

  for (const [what, typed, field] of [
    ['too short a password', { password: 'elva tecken', again: 'elva tecken' }, 'password'],
    ['too long a password', { password: 'x'.repeat(201), again: 'x'.repeat(201) }, 'password'],
    ['two different ones', { password: chosen, again: `${chosen}!` }, 'again'],
    ['none', {}, 'password'],
  ] as const) {
    it(`is not spent on ${what}`, async () => {
      const address = linkPath(await issue());
      const refused = await expectNoChange(open().house.engine, () => open().stranger.post(address, typed));
      const page = expectPage(refused, 422);
      expect(page.errorAt(field)).to.be.a('string');
      expect(page.values('password')).to.deep.equal(['']);
      expectRedirect(await open().stranger.post(address, { password: chosen, again: chosen }));
    });
  }

  it('is kept as a hash only', async () => {
    const token = await issue();
    const rows = await open().house.engine.read.selectFrom('account_links').selectAll().execute();
    const entries = await open().house.engine.read.selectFrom('log_entries').select('canonical').execute();
    expect(JSON.stringify([rows, entries])).to.not.include(token);
  });
});

describe('a password', () => {
  it('is hashed with argon2id at the least cost that OWASP names', async () => {
    expect(await hashPassword(password)).to.match(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('is the same however its letters are composed', async () => {
    const app = await openApp();
    const visitor = await app.stranger.post(signIn, {
      email: emailOf('secretary'),
      password: password.normalize('NFD'),
    });
    expectRedirect(visitor);
    await app.close();
  });
});

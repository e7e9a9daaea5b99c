// Settings: what the environment becomes, and each one that cannot be used refused in a sentence that names it.
import path from 'node:path';
import { expect } from 'chai';
import { readConfig, SettingError } from '../server/config.ts';

const production = {
  NODE_ENV: 'production',
  DATA_DIR: '/srv/stadga',
  BASE_URL: 'https://stadga.example',
  SESSION_SECRET: 'x'.repeat(32),
  KEY_SECRET: 'y'.repeat(32),
};

describe('settings: the usual ones', () => {
  it('make a program that starts without any setting, on the own machine only', () => {
    const config = readConfig({});
    expect(config).to.include({
      ...{
        isProduction: false,
        host: 'localhost',
        port: 3000,
        baseUrl: 'http://localhost:3000',
        databaseSecurity: 'off',
      },
      ...{ sessionSecret: null, trustProxy: 0, logLevel: 'warn', wantsDemo: true },
    });
    expect(path.isAbsolute(config.dataDir)).to.equal(true);
    expect(config.databaseUrl).to.equal(`file:${path.join(config.dataDir, 'stadga.sqlite')}`);
    expect(Object.isFrozen(config)).to.equal(true);
  });

  it('are careful in production', () => {
    expect(readConfig(production)).to.include({
      ...{
        isProduction: true,
        host: '0.0.0.0',
        baseUrl: 'https://stadga.example',
        databaseSecurity: 'verify',
      },
      ...{ sessionSecret: 'x'.repeat(32), logLevel: 'info', wantsDemo: false },
    });
  });
});

describe('settings: read', () => {
  for (const [name, value, setting, expected] of [
    ['PORT', '8080', 'port', 8080],
    ['PORT', '0', 'port', 0],
    ['PORT', ' 80 ', 'port', 80],
    ['PORT', '', 'port', 3000],
    ['HOST', '0.0.0.0', 'baseUrl', 'http://localhost:3000'],
    ['HOST', '127.0.0.1', 'baseUrl', 'http://127.0.0.1:3000'],
    ['BASE_URL', 'https://stadga.example/', 'baseUrl', 'https://stadga.example'],
    ['BASE_URL', 'http://stadga.example:8080', 'baseUrl', 'http://stadga.example:8080'],
    ['DATABASE_URL', 'file:/srv/a.sqlite', 'databaseUrl', 'file:/srv/a.sqlite'],
    ['DATABASE_URL', 'file:///srv/a.sqlite', 'databaseUrl', 'file:/srv/a.sqlite'],
    ['DATABASE_URL', 'file:a.sqlite', 'databaseUrl', 'file:/srv/stadga/a.sqlite'],
    ['DATABASE_URL', 'postgres://u:p@db/stadga', 'databaseUrl', 'postgres://u:p@db/stadga'],
    ['DATABASE_URL', 'postgresql://db/stadga', 'databaseUrl', 'postgresql://db/stadga'],
    ['DATABASE_TLS', 'require', 'databaseSecurity', 'require'],
    ['TRUST_PROXY', '2', 'trustProxy', 2],
    ['LOG_LEVEL', 'debug', 'logLevel', 'debug'],
    ['DEMO', 'off', 'wantsDemo', false],
  ] as const) {
    it(`${name}=${value} → ${setting} ${String(expected)}`, () => {
      expect(readConfig({ DATA_DIR: '/srv/stadga', [name]: value })).to.have.property(setting, expected);
    });
  }

  it('leave PostgreSQL in production without a DATA_DIR', () => {
    const { DATA_DIR: _, ...rest } = production;
    expect(readConfig({ ...rest, DATABASE_URL: 'postgres://db/stadga' }).databaseUrl).to.equal(
      'postgres://db/stadga',
    );
  });
});

describe('settings: refused', () => {
  for (const [name, value] of [
    ...(['65536', '-1', 'abc', '1.5', '0x50', '1e3'] as const).map((port) => ['PORT', port] as const),
    ['NODE_ENV', 'prod'],
    ['DATABASE_URL', 'mysql://db/stadga'],
    ['DATABASE_URL', 'file:'],
    ['DATABASE_URL', 'postgres://[/'],
    ['DATABASE_TLS', 'yes'],
    ['BASE_URL', 'stadga.example'],
    ['BASE_URL', 'ftp://stadga.example'],
    ['BASE_URL', 'https://stadga.example/app'],
    ['BASE_URL', 'https://stadga.example/?a=b'],
    ['SESSION_SECRET', 'short'],
    ['KEY_SECRET', 'short'],
    ['TRUST_PROXY', 'true'],
    ['TRUST_PROXY', '11'],
    ['LOG_LEVEL', 'loud'],
    ['DEMO', 'yes'],
  ] as const) {
    it(`${name}=${value}`, () => {
      expect(() => readConfig({ [name]: value }))
        .to.throw(SettingError, new RegExp(`^${name}.*\\.$`))
        .with.property('message')
        .that.does.not.include('\n');
    });
  }

  for (const [what, change, name] of [
    ['no DATA_DIR for the SQLite file', { DATA_DIR: undefined }, 'DATA_DIR'],
    ['no BASE_URL', { BASE_URL: undefined }, 'BASE_URL'],
    ['an http BASE_URL', { BASE_URL: 'http://stadga.example' }, 'BASE_URL'],
    ['no SESSION_SECRET', { SESSION_SECRET: undefined }, 'SESSION_SECRET'],
    ['no KEY_SECRET', { KEY_SECRET: undefined }, 'KEY_SECRET'],
    ['the demo', { DEMO: 'on' }, 'DEMO'],
  ] as const) {
    it(`in production: ${what}`, () => {
      expect(() => readConfig({ ...production, ...change })).to.throw(SettingError, new RegExp(`^${name}`));
    });
  }

  it('never by showing a secret', () => {
    expect(() => readConfig({ SESSION_SECRET: 'too-short-a-secret' }))
      .to.throw(SettingError)
      .with.property('message')
      .that.does.not.include('too-short');
  });
});

describe('settings: mail', () => {
  const from = { MAIL_FROM: 'stadga@forbund.example' };
  const post = (url: string, more: Readonly<Record<string, string>> = from) =>
    readConfig({ SMTP_URL: url, ...more }).post;

  it('is not sent unless a server is named', () => {
    expect(readConfig({}).post).to.equal(null);
    expect(readConfig(from).post).to.equal(null);
    expect(readConfig({}).reminderDays).to.equal(14);
  });

  for (const [url, expected] of [
    ['smtp://post.example', { host: 'post.example', port: 587, isSecure: false, user: null }],
    ['smtp://post.example:25', { port: 25 }],
    ['smtps://post.example', { port: 465, isSecure: true }],
    [
      `smtp://${['kansli', 'hem%2Fligt%40'].join(':')}@post.example`,
      { user: 'kansli', password: 'hem/ligt@' },
    ],
    ['smtp://[::1]:2525', { host: '::1', port: 2525 }],
  ] as const)
    it(`reads ${url}`, () => {
      expect(post(url)).to.include(expected);
    });

  it('goes encrypted in production, except to the own machine or where the operator says otherwise', () => {
    const inProduction = (url: string) => readConfig({ ...production, ...from, SMTP_URL: url }).post;
    expect(inProduction('smtp://post.example')?.requiresTls).to.equal(true);
    expect(inProduction('smtp://post.example/?tls=off')?.requiresTls).to.equal(false);
    expect(inProduction('smtp://localhost:25')?.requiresTls).to.equal(false);
    expect(post('smtp://post.example')?.requiresTls).to.equal(false);
  });

  for (const url of [
    'post.example',
    'http://post.example',
    'smtp://',
    'smtp://post.example/brev',
    'smtp://post.example/?tls=nej',
    'smtp://post.example/?to=a@b.se',
    `smtp://${['a', '%ff'].join(':')}@post.example`,
    'smtp://post.example#x',
  ])
    it(`refuses ${url}`, () => {
      expect(() => post(url)).to.throw(SettingError, /^SMTP_URL must be/);
    });

  it('repeats no password', () => {
    expect(() => post(`smtp://${['kansli', 'hemligt'].join(':')}@post.example/brev`))
      .to.throw(SettingError)
      .with.property('message')
      .that.does.not.include('hemligt');
  });

  for (const address of ['', 'Stadga <stadga@forbund.example>', 'stadga', 'a@b.se, c@d.se'])
    it(`refuses letters from ”${address}”`, () => {
      expect(() => post('smtp://post.example', { MAIL_FROM: address })).to.throw(SettingError, /^MAIL_FROM/);
    });

  for (const days of ['-1', '181', 'en vecka'])
    it(`refuses reminders ${days} days before`, () => {
      expect(() => readConfig({ REMINDER_DAYS: days })).to.throw(SettingError, /^REMINDER_DAYS/);
    });
});

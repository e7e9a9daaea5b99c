// The embedded engine: which SQLite is fit, and that every handle keeps what it promised after the file is reopened.
import { expect } from 'chai';
import { sql, type RawBuilder } from 'kysely';
import type { Engine } from '../../../server/database/engine.ts';
import { openDatabase } from '../../../server/database/open.ts';
import { isFit } from '../../../server/database/engines/sqlite.ts';
import { migrate } from '../../../server/database/migrate.ts';
import { faultOf, instant } from '../../support/databases.ts';
import { freshSqlite } from '../../support/engines.ts';

describe('SQLite: the version', () => {
  for (const [version, fits] of [
    ['3.51.3', true],
    ['3.51.4', true],
    ['3.52.0', true],
    ['3.54.0', true],
    ['4.0.0', true],
    ['3.100.0', true],
    ['3.51.2', false],
    ['3.51', false],
    ['3.9.9', false],
    ['2.99.99', false],
    ['', false],
    ['unknown', false],
  ] as const) {
    it(`${version || '(none)'} is ${fits ? 'fit' : 'not fit'}`, () => {
      expect(isFit(version)).to.equal(fits);
    });
  }
});

describe('SQLite: a reopened file', () => {
  const settings = {
    synchronous: sql`pragma synchronous`,
    foreign_keys: sql`pragma foreign_keys`,
    trusted_schema: sql`pragma trusted_schema`,
    journal_mode: sql`pragma journal_mode`,
  } satisfies Record<string, RawBuilder<unknown>>;
  // FULL is 2: what is acknowledged is on the disk. NORMAL, 1, is what a reopened WAL file falls back to.
  const promised = { synchronous: 2, foreign_keys: 1, trusted_schema: 0, journal_mode: 'wal' };

  async function settingsOf(engine: Engine, handle: 'reading' | 'writing'): Promise<unknown> {
    const found: Record<string, unknown> = {};
    for (const [name, query] of Object.entries(settings)) {
      const { rows } = await (handle === 'reading'
        ? query.execute(engine.read)
        : engine.write((transaction) => query.execute(transaction)));
      found[name] = (rows[0] as Record<string, unknown>)[name];
    }
    return found;
  }

  let engine: Engine;
  beforeEach(async () => {
    const url = freshSqlite();
    const first = await openDatabase(url);
    await migrate(first, () => instant);
    await first.close();
    engine = await openDatabase(url);
  });
  afterEach(() => engine.close());

  for (const handle of ['reading', 'writing'] as const) {
    it(`keeps its promises on the ${handle} handle`, async () => {
      expect(await settingsOf(engine, handle)).to.deep.equal(promised);
    });
  }

  it('cannot be written to through the reading handle', async () => {
    const insert = sql`insert into accounts (id, email, opened_at) values ('a', 'a@stadga.example', '')`;
    expect((await faultOf(insert.execute(engine.read))).message).to.match(/readonly/);
  });
});

// The demo world: loaded whole into a new database, or not at all.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { z } from 'zod';
import { loadDemoWorld, openDemoWorld } from '../../scripts/demo-world.ts';
import { readConfig } from '../../server/config.ts';
import { isRefusal } from '../../server/domain/refusal.ts';
import { registerOrganisation } from '../../server/features/organisations/index.ts';
import { buildHouse, type House } from '../../server/house.ts';
import { beginning } from '../support/app.ts';
import { everything } from '../support/assertions.ts';
import { faultOf } from '../support/databases.ts';
import { freshSqlite } from '../support/engines.ts';

const content = new URL('../../content/demo/', import.meta.url);
const worldShape = z.object({
  organisations: z.array(
    z.object({ slug: z.string(), names: z.tuple([z.object({ name: z.string() })], z.unknown()) }),
  ),
  accounts: z.array(z.object({ email: z.string() })).default([]),
});
const worlds = [
  'organisations.json',
  ...readdirSync(new URL('register/', content))
    .toSorted()
    .map((file) => `register/${file}`),
].map((file) => worldShape.parse(JSON.parse(readFileSync(new URL(file, content), 'utf8'))));
/** Every organisation of the world by its first telling, in the order they are entered. */
const told = [
  ...Map.groupBy(
    worlds.flatMap(({ organisations }) => organisations),
    ({ slug }) => slug,
  ),
].map(([slug, [first]]) => ({ slug, name: first?.names[0].name ?? '' }));

describe('the demo world', () => {
  let dataDir: string;
  let house: House;
  beforeEach(async () => {
    dataDir = mkdtempSync(path.join(tmpdir(), 'stadga-demo-'));
    const environment = { NODE_ENV: 'test', DEMO: 'off', LOG_LEVEL: 'error', DATABASE_URL: freshSqlite() };
    house = await buildHouse(readConfig({ ...environment, DATA_DIR: dataDir }), () => beginning);
  });
  afterEach(async () => {
    await house.close();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const slugs = async (): Promise<readonly string[]> =>
    (await house.desk(house.engine.read, null).organisations.all()).map(({ slug }) => slug);

  it('is loaded whole into a new database, once', async () => {
    const world = await openDemoWorld(house);
    expect(await slugs()).to.have.members(told.map(({ slug }) => slug));
    const emails = worlds.flatMap(({ accounts }) => accounts.map(({ email }) => email));
    expect((await world.accounts())?.emails).to.deep.equal(emails);
    const loaded = await house.engine.largest('log_entries', 'sequence');
    expect(await (await openDemoWorld(house)).greeting()).to.include(emails[0]);
    expect(await house.engine.largest('log_entries', 'sequence')).to.equal(loaded);
  });

  it('is not there at all when one of its later acts is refused', async () => {
    const { slug, name } = told.at(-1) ?? { slug: '', name: '' };
    expect(told.length, 'acts before it').to.be.greaterThan(50);
    await house.engine.write(async (transaction) => {
      const taken = await registerOrganisation(house.desk(transaction, null), {
        ...{ name, nameFrom: null, kind: 'region', formedOn: null, note: null, shortName: 'i vägen' },
      });
      if (isRefusal(taken)) throw new Error(taken.refused);
    });
    const before = await everything(house.engine);
    expect((await faultOf(loadDemoWorld(house))).message).to.equal(
      `the demo world is refused at ${slug}: organisation.nameTaken`,
    );
    expect(await everything(house.engine)).to.deep.equal(before);
    expect(await slugs()).to.deep.equal(['i-vagen']);
  });
});

// Brings the database to the newest schema and says what was done.
import { openDatabase } from '../server/database/open.ts';
import { migrate } from '../server/database/migrate.ts';
import { readConfig } from '../server/config.ts';

const config = readConfig(process.env);
const engine = await openDatabase(config.databaseUrl, config.databaseSecurity);
const done = await migrate(engine, Date.now);
await engine.close();
process.stdout.write(done.length === 0 ? 'nothing to migrate\n' : done.map((name) => `${name}\n`).join(''));

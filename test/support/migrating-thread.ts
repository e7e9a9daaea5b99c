// A program of its own, as far as the database can tell: opens the one it is given, migrates it, and says what it did.
import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase } from '../../server/database/open.ts';
import { migrate } from '../../server/database/migrate.ts';

const engine = await openDatabase(String(workerData));
const done = await migrate(engine, Date.now);
await engine.close();
parentPort?.postMessage(done);

// Runs the same tests on both database engines, each on fresh databases.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDatabase, giveBackDatabase, postgresMissing } from './postgres.ts';
import { skipWhenMissing } from './requirements.ts';

export interface EngineUnderTest {
  readonly name: 'sqlite' | 'postgres';
  /** The URL of a fresh, empty database: `file:PATH` or `postgres://…`. Close what you open on it. */
  url(): Promise<string>;
}

/** Declares the tests twice, in suites called "on sqlite" and "on postgres". */
export function forEachEngine(tests: (engine: EngineUnderTest) => void): void {
  describe('on sqlite', () => {
    tests({ name: 'sqlite', url: () => Promise.resolve(freshSqlite()) });
  });
  describe('on postgres', () => {
    let isInTest = false;
    const used: string[] = [];

    before(function startCluster() {
      skipWhenMissing(this, postgresMissing());
      this.timeout(60_000);
    });
    beforeEach(() => {
      isInTest = true;
    });
    tests({
      name: 'postgres',
      async url() {
        const url = await createDatabase();
        // One asked for in `before` belongs to the whole suite, and is not given back after its first test.
        if (isInTest) used.push(url);
        return url;
      },
    });
    // Declared last, so that it runs after the hooks of the tests have closed what they opened.
    afterEach(async function giveBack() {
      this.timeout(60_000);
      isInTest = false;
      for (const url of used.splice(0)) await giveBackDatabase(url);
    });
  });
}

let folder: string | undefined;
let files = 0;

/** The URL of a fresh SQLite database in a folder that goes away with the process. */
export function freshSqlite(): string {
  folder ??= temporaryFolder();
  files += 1;
  return `file:${path.join(folder, `stadga-${String(files)}.sqlite`)}`;
}

function temporaryFolder(): string {
  const made = mkdtempSync(path.join(tmpdir(), 'stadga-sqlite-'));
  process.once('exit', () => {
    rmSync(made, { recursive: true, force: true });
  });
  return made;
}

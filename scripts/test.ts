// Runs the tests, all (in two parts at once) or those under the paths given, and ends with a line "N passed, N failed" alone.
import { globSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { inspect } from 'node:util';
import Mocha from 'mocha';
import { mochaHooks } from '../test/support/run-end.ts';
import { installTestPrograms } from './test-programs.ts';
import { inParts, runParts, type Outcome } from './test-parts.ts';

const root = path.dirname(import.meta.dirname);
process.chdir(root);

const asked = process.argv.slice(2);
const files = (asked.length === 0 ? ['test'] : asked).flatMap(testFiles).sort();

installTestPrograms();

if (asked.length === 0 && availableParallelism() > 1) {
  const outcomes = await runParts(import.meta.filename, inParts(files, 2));
  await end(
    outcomes.reduce((sum, each) => ({
      passed: sum.passed + each.passed,
      failed: sum.failed + each.failed,
      skipped: sum.skipped + each.skipped,
    })),
  );
}

const mocha = new Mocha({
  rootHooks: mochaHooks,
  timeout: 10_000,
  slow: 300,
  forbidOnly: process.env['CI'] === 'true',
});
for (const file of new Set(files)) mocha.addFile(path.resolve(file));

// Printed on every way out, also when a test ends the process or a file cannot be loaded.
let passed = 0;
let failed = 0;
let skipped = 0;
let isDone = false;
process.once('exit', (code) => {
  if (!isDone) failed += 1;
  tell({ passed, failed, skipped });
  if (failed > 0 || passed === 0) process.exitCode = code === 0 ? 1 : code;
});

try {
  await mocha.loadFilesAsync();
} catch (error) {
  process.stderr.write(`A test file cannot be loaded: ${inspect(error)}\n`);
  process.exit(1);
}
const runner = mocha.run(() => {
  isDone = true;
  // Not left to the event loop: a handle that some test forgot must not keep the run from ending.
  process.exit();
});
runner.on('pass', () => (passed += 1));
runner.on('fail', () => (failed += 1));
runner.on('pending', () => (skipped += 1));

function tell({ passed, failed, skipped }: Outcome): void {
  if (passed + failed === 0) process.stdout.write('No tests were run.\n');
  const skips = skipped > 0 ? `, ${String(skipped)} skipped` : '';
  process.stdout.write(`${String(passed)} passed, ${String(failed)} failed${skips}\n`);
}

/** Ends when all that was said has been taken: much of it may still be on its way. */
function end(outcome: Outcome): Promise<never> {
  tell(outcome);
  return new Promise(() => {
    process.stdout.write('', () => process.exit(outcome.failed > 0 || outcome.passed === 0 ? 1 : 0));
  });
}

function testFiles(asked: string): string[] {
  const isFolder = statSync(asked, { throwIfNoEntry: false })?.isDirectory() === true;
  const found = globSync(isFolder ? path.join(asked, '**/*.test.ts') : asked);
  if (found.length === 0) process.stderr.write(`No tests are found at ${asked}.\n`);
  return found;
}

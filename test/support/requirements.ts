// What a test needs from the machine: without it the test is skipped with a printed reason, or fails when CI=true.

/**
 * Skips the test (or, called from `before`, the whole suite) when something is missing on this machine.
 * With CI=true nothing may be missing, so there it throws.
 *
 * @param context the `this` of the mocha function
 * @param reason why it cannot run, as a sentence; undefined when nothing is missing
 */
export function skipWhenMissing(context: Mocha.Context, reason: string | undefined): void {
  if (reason === undefined) return;
  if (process.env['CI'] === 'true') throw new Error(`CI=true and ${reason}`);
  skipWithReason(context, reason);
}

/** Skips and says why, also under CI: for texts that are never part of the project, such as the shared corpus. */
export function skipWithReason(context: Mocha.Context, reason: string): never {
  process.stderr.write(`  skipped: ${reason}\n`);
  return context.skip();
}

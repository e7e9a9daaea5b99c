// The whole run in two processes at once, where the machine has room: a browser or a database works while the other part tests.
import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';

/** Walking a browser takes many times what other tests of the same length take. */
const weightOf = (file: string): number =>
  statSync(file).size * (file.includes(`${path.sep}journeys${path.sep}`) ? 8 : 1);

/** The files in so many parts of about the same weight; the same parts each time. */
export function inParts(files: readonly string[], count: number): readonly (readonly string[])[] {
  const parts = Array.from({ length: count }, () => ({ files: [] as string[], weight: 0 }));
  const heaviestFirst = files
    .map((file) => ({ file, weight: weightOf(file) }))
    .toSorted((a, b) => b.weight - a.weight || (a.file < b.file ? -1 : 1));
  for (const { file, weight } of heaviestFirst) {
    const lightest = parts.reduce((least, part) => (part.weight < least.weight ? part : least));
    lightest.files.push(file);
    lightest.weight += weight;
  }
  return parts.map((part) => part.files.toSorted());
}

export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/**
 * Runs each part by the program in a process of its own, and prints what they say one after the other: the first as it
 * says it, the others when it has ended.
 * @param program the file of the test runner, which ends with "N passed, N failed" when it is given files
 * @returns all parts' counts together; a part that ended without telling counts as a failure
 */
export async function runParts(
  program: string,
  parts: readonly (readonly string[])[],
): Promise<readonly Outcome[]> {
  const heading = (index: number): string => `\n# Part ${String(index + 1)} of ${String(parts.length)}\n`;
  process.stdout.write(heading(0));
  const running = parts.map((files, index) =>
    runPart(program, files, (bytes) => {
      if (index === 0) process.stdout.write(bytes);
    }),
  );
  const outcomes: Outcome[] = [];
  for (const [index, part] of running.entries()) {
    const said = await part;
    if (index > 0) process.stdout.write(heading(index) + said);
    outcomes.push(outcomeIn(said));
  }
  return outcomes;
}

function runPart(program: string, files: readonly string[], hear: (bytes: Buffer) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...files], { stdio: ['ignore', 'pipe', 'pipe'] });
    const said: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (bytes: Buffer) => {
        said.push(bytes);
        hear(bytes);
      });
    }
    child.once('error', reject);
    child.once('close', () => {
      resolve(Buffer.concat(said).toString('utf8'));
    });
  });
}

/** What a part said at its end. */
export function outcomeIn(said: string): Outcome {
  const told = /(\d+) passed, (\d+) failed(?:, (\d+) skipped)?\s*$/.exec(said);
  if (told === null) return { passed: 0, failed: 1, skipped: 0 };
  return { passed: Number(told[1]), failed: Number(told[2]), skipped: Number(told[3] ?? 0) };
}

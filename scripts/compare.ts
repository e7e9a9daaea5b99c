// Compares two texts at the command line: BEFORE AFTER [--text | --columns | --json], or --batch CASES.jsonl.

import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { compareTexts } from '../server/domain/comparison/texts.ts';
import { comparisonToJson } from '../server/domain/comparison/json.ts';
import { columnText, inlineText, type PlainWords } from '../server/domain/comparison/plain-text.ts';
import { decodeText } from '../server/office/text.ts';

const usage = `Usage: node scripts/compare.ts BEFORE AFTER [--text | --columns | --json]
       node scripts/compare.ts --batch CASES.jsonl`;

const columnWidth = 56;

const words: PlainWords = {
  kinds: {
    same: 'oförändrad',
    editorial: 'redaktionellt ändrad',
    changed: 'ändrad',
    inserted: 'ny',
    repealed: 'upphör',
    split: 'delad',
    merged: 'sammanslagen',
  },
  moved: 'flyttad',
  formerly: (number) => `nuvarande ${number} §`,
  before: 'Nuvarande lydelse',
  after: 'Föreslagen lydelse',
};

class UsageError extends Error {}

function readText(file: string): string {
  const decoded = decodeText(readFileSync(file));
  if ('refusal' in decoded) throw new UsageError(`${file} is not a text file.`);
  return decoded.text;
}

/** One case a line: {"name", "before", "after"} with the two texts themselves. */
function compareBatch(file: string): void {
  for (const [index, line] of readText(file).split('\n').entries()) {
    if (line.trim() === '') continue;
    const { name, before, after } = caseOf(line, `${file} line ${String(index + 1)}`);
    const { summary, clauses, moved, segments } = comparisonToJson(compareTexts(before, after));
    process.stdout.write(`${JSON.stringify({ name, summary, clauses, moved, segments })}\n`);
  }
}

function caseOf(line: string, where: string): { name: unknown; before: string; after: string } {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    throw new UsageError(`${where} is not JSON.`);
  }
  if (typeof parsed === 'object' && parsed !== null && 'before' in parsed && 'after' in parsed) {
    const { before, after } = parsed;
    const name = 'name' in parsed ? parsed.name : null;
    if (typeof before === 'string' && typeof after === 'string') return { name, before, after };
  }
  throw new UsageError(`${where} needs "before" and "after" as texts.`);
}

function run(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    strict: true,
    options: {
      json: { type: 'boolean' },
      text: { type: 'boolean' },
      columns: { type: 'boolean' },
      batch: { type: 'string' },
    },
  });
  const views = [values.json, values.text, values.columns].filter(Boolean).length;
  if (values.batch !== undefined) {
    if (positionals.length > 0 || views > 0) throw new UsageError(usage);
    compareBatch(values.batch);
    return;
  }
  const [before, after] = positionals;
  if (before === undefined || after === undefined || positionals.length > 2 || views > 1)
    throw new UsageError(usage);
  const comparison = compareTexts(readText(before), readText(after));
  if (values.json === true)
    process.stdout.write(`${JSON.stringify(comparisonToJson(comparison), null, 1)}\n`);
  else if (values.columns === true) process.stdout.write(columnText(comparison, words, columnWidth));
  else process.stdout.write(inlineText(comparison, words));
}

/** What the user can mend: wrong options, a file that cannot be read. */
function isUsersError(error: unknown): error is Error {
  if (error instanceof UsageError) return true;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code.startsWith('ERR_PARSE_ARGS') || ['ENOENT', 'EACCES', 'EISDIR'].includes(code);
}

try {
  run();
} catch (error) {
  if (!isUsersError(error)) throw error;
  const known =
    error instanceof UsageError || !('code' in error) || !String(error.code).startsWith('ERR_PARSE');
  process.stderr.write(known ? `${error.message}\n` : `There is no such option.\n${usage}\n`);
  process.exitCode = 2;
}

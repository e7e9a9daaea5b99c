// Compares two texts at the command line: BEFORE AFTER and how it is shown, or --batch CASES.jsonl.

import { parseArgs } from 'node:util';
import { join } from 'node:path';
import { amendingSentence, type Unsaid } from '../server/domain/comparison/amending.ts';
import { compareTexts } from '../server/domain/comparison/texts.ts';
import { comparisonToJson } from '../server/domain/comparison/json.ts';
import { columnText, inlineText, type PlainWords } from '../server/domain/comparison/plain-text.ts';
import { readStatute } from '../server/domain/statutes/parse/read-statute.ts';
import { loadWords, type Words } from '../server/web/i18n.ts';
import { comparisonHtml, type ComparedFile } from './compare-page.ts';
import { readText, stop } from './file-argument.ts';

const usage = `Usage: node scripts/compare.ts BEFORE AFTER [--json | --text | --columns | --sentence | --html]
       node scripts/compare.ts --batch CASES.jsonl
BEFORE and AFTER are text files, Word files or PDFs.`;

const columnWidth = 56;

/** Legal documents are Swedish only. */
const swedish = (): Words => loadWords(join(import.meta.dirname, '..', 'content', 'locales')).sv;

function plainWords(): PlainWords {
  const words = swedish();
  const kind = (name: string): string => words(`comparison.kind.${name}`);
  return {
    kinds: {
      same: kind('same'),
      editorial: kind('editorial'),
      changed: kind('changed'),
      inserted: kind('inserted'),
      repealed: kind('repealed'),
      split: kind('split'),
      merged: kind('merged'),
    },
    moved: kind('moved'),
    formerly: (number) => words('comparison.formerly.proposal', { clause: `${number} §` }),
    before: words('comparison.column.before'),
    after: words('comparison.column.after'),
  };
}

interface Case {
  readonly name: unknown;
  readonly before: string;
  readonly after: string;
}

/** One case a line: {"name", "before", "after"} with the two texts themselves. A bad line is told of, and the others are done. */
function compareBatch(lines: readonly string[], file: string): void {
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const found = caseOf(line);
    if (typeof found === 'string') {
      process.stderr.write(`${file} line ${String(index + 1)} ${found}\n`);
      process.exitCode = 2;
      continue;
    }
    const { summary, clauses, moved, segments } = comparisonToJson(compareTexts(found.before, found.after));
    process.stdout.write(`${JSON.stringify({ name: found.name, summary, clauses, moved, segments })}\n`);
  }
}

/** The case, or what is wrong with the line. */
function caseOf(line: string): Case | string {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) return 'is not JSON.';
    throw error;
  }
  if (typeof parsed === 'object' && parsed !== null && 'before' in parsed && 'after' in parsed) {
    const { before, after } = parsed;
    const name = 'name' in parsed ? parsed.name : null;
    if (typeof before === 'string' && typeof after === 'string') return { name, before, after };
  }
  return 'needs "before" and "after" as texts.';
}

/** The amending sentence, or on the error channel why there is none. */
function sentenceBetween(before: ComparedFile, after: ComparedFile): string {
  const [old, fresh] = [{ reading: readStatute(before.text) }, { reading: readStatute(after.text) }];
  const sentence = amendingSentence(compareTexts(before.text, after.text), old, fresh);
  if (sentence.text !== null) return sentence.text;
  const at = sentence.at === null ? '' : ` at ${sentence.at}`;
  process.stderr.write(`There is no amending sentence: ${reasons[sentence.reason]}${at}.\n`);
  process.exitCode = 1;
  return '';
}

const reasons: Readonly<Record<Unsaid, string>> = {
  unchanged: 'nothing has changed in the clauses',
  noClauses: 'a text has no clauses',
  numberless: 'a clause has no number that can be written',
  sameNumberTwice: 'two clauses have the same number',
  unwritable: 'a wording cannot stand on a line of its own',
  tooMany: 'more clauses have changed than an amendment can name',
  beyondFormula: 'the drafting formula cannot say what has changed',
};

const views: Readonly<Record<string, (before: ComparedFile, after: ComparedFile) => string>> = {
  json: (before, after) =>
    `${JSON.stringify(comparisonToJson(compareTexts(before.text, after.text)), null, 1)}\n`,
  text: (before, after) => inlineText(compareTexts(before.text, after.text), plainWords()),
  columns: (before, after) => columnText(compareTexts(before.text, after.text), plainWords(), columnWidth),
  sentence: sentenceBetween,
  html: (before, after) => comparisonHtml(before, after, swedish()),
};

function given() {
  const flag = { type: 'boolean' } as const;
  const options = {
    json: flag,
    text: flag,
    columns: flag,
    sentence: flag,
    html: flag,
    batch: { type: 'string' },
    help: { ...flag, short: 'h' },
  } as const;
  try {
    return parseArgs({ allowPositionals: true, strict: true, options });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // What follows the first sentence is advice about the shell.
    return stop(`${/^.*?(?=\.(?:\s|$)|\n|$)/u.exec(error.message)?.[0] ?? error.message}.${forHelp}`);
  }
}

const forHelp = ' Ask for --help to see how compare.ts is used.';

/** What is wrong with what was asked for, or null. */
function faultIn(
  views: readonly string[],
  files: readonly string[],
  batch: string | undefined,
): string | null {
  const options = views.map((name) => `--${name}`).join(' and ');
  if (batch !== undefined) {
    if (files.length > 0)
      return `--batch takes one file and no other, and ${files.join(' and ')} was given too.`;
    return views.length > 0 ? `--batch always prints JSON and cannot be shown as ${options}.` : null;
  }
  if (files.length === 0) return 'Two files to compare are missing.';
  if (files.length === 1) return `A second file to compare ${files.join()} with is missing.`;
  if (files.length > 2) return `Two files are compared at a time, and ${String(files.length)} were given.`;
  return views.length > 1 ? `${options} cannot be shown at the same time: choose one.` : null;
}

const { values, positionals } = given();
const { batch, help, ...chosen } = values;
if (help === true) process.stdout.write(`${usage}\n`);
else {
  const fault = faultIn(Object.keys(chosen), positionals, batch);
  const [before = '', after = ''] = positionals;
  const draw = views[Object.keys(chosen)[0] ?? 'text'];
  if (fault !== null || draw === undefined) stop(`${fault ?? 'There is no such view.'}${forHelp}`);
  else if (batch !== undefined)
    compareBatch((await readText(batch)).replace(/^\uFEFF/, '').split('\n'), batch);
  else {
    const [old, fresh] = [await readText(before), await readText(after)];
    process.stdout.write(draw({ file: before, text: old }, { file: after, text: fresh }));
  }
}

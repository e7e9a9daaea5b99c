// Reads a statute from a text file, a Word file or a PDF and prints what was understood: `parse.ts FILE [--json]`.
import { readStatute } from '../server/domain/statutes/parse/read-statute.ts';
import { readingToJson } from '../server/domain/statutes/parse/reading-json.ts';
import type { ReadingJson } from '../server/domain/statutes/parse/reading-json.ts';
import { readText, stop } from './file-argument.ts';

const usage = 'Usage: parse.ts FILE [--json]';

const notes = (title: string, list: ReadingJson['doubts']): string[] =>
  list.length === 0
    ? []
    : [
        '',
        `${title} (${String(list.length)})`,
        ...list.map((note) => `  line ${String(note.line)}  ${note.why}  ${note.text.slice(0, 80)}`),
      ];

const summary = (reading: ReadingJson): string => {
  const lines = [reading.title ?? '(no title)'];
  for (const { body, date, minutes } of reading.adopted)
    lines.push(
      `  adopted  ${[body, date ?? '', minutes === null ? '' : `§ ${minutes}`].filter((part) => part !== '').join('  ')}`,
    );
  if (reading.effectiveFrom !== null) lines.push(`  in force from  ${reading.effectiveFrom}`);
  lines.push('', `Clauses (${String(reading.clauses.length)})`);
  let chapter = '';
  for (const clause of reading.clauses) {
    const own =
      clause.chapter === undefined ? '' : `${clause.chapter.number} ${clause.chapter.heading ?? ''}`;
    if (own !== chapter && own !== '') lines.push(`  Chapter ${own}`);
    chapter = own;
    const shape = clause.blocks
      .map((block) => (typeof block === 'string' ? 'stycke' : `list of ${String(block.list.length)}`))
      .join(', ');
    lines.push(
      `  ${clause.number} §  ${clause.heading ?? '(no rubric)'}  [${shape === '' ? 'empty' : shape}]`,
    );
  }
  return [...lines, ...notes('Doubts', reading.doubts), ...notes('Left out', reading.leftOut)].join('\n');
};

const options = process.argv.slice(2);
const paths = options.filter((option) => !option.startsWith('--'));
const unknown = options.find((option) => option.startsWith('--') && option !== '--json');
const path = paths[0];
if (unknown !== undefined) stop(`Unknown option ${unknown}. ${usage}`);
if (path === undefined || paths.length !== 1) stop(usage);
else {
  const reading = readingToJson(readStatute(await readText(path)));
  process.stdout.write(
    `${options.includes('--json') ? JSON.stringify(reading, null, 1) : summary(reading)}\n`,
  );
}

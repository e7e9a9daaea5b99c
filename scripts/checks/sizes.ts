// Prints the longest files and functions, so that someone looks. Nothing fails on length.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const shown = 8;
const root = path.resolve(import.meta.dirname, '../..');
process.chdir(root);

const files = globSync(['server/**/*.ts', 'scripts/**/*.{ts,mjs}', 'views/**/*.{hbs,css,js}'])
  .map((file) => ({ file, lines: linesOf(readFileSync(file, 'utf8')) }))
  .sort((one, other) => other.lines - one.lines);
const functions = files
  .filter(({ file }) => file.endsWith('.ts'))
  .flatMap(({ file }) => functionsOf(file))
  .sort((one, other) => other.lines - one.lines);
const server = files.filter(({ file }) => file.startsWith('server'));
const tests = globSync('test/**/*.ts').map((file) => linesOf(readFileSync(file, 'utf8')));

print('longest files', files);
print('longest functions', functions);
console.log(`median of ${server.length} files in server: ${server[server.length >> 1]?.lines ?? 0} lines`);
console.log(`server ${sum(server.map(({ lines }) => lines))} lines, test ${sum(tests)} lines`);

function print(title: string, measured: readonly { file: string; lines: number }[]): void {
  console.log(`${title}:`);
  for (const { file, lines } of measured.slice(0, shown))
    console.log(`  ${String(lines).padStart(5)}  ${file}`);
}

function functionsOf(file: string): { file: string; lines: number }[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: { file: string; lines: number }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body !== undefined) {
      const name = node.name ?? (ts.isVariableDeclaration(node.parent) ? node.parent.name : undefined);
      found.push({ file: `${file} ${name?.getText() ?? '(unnamed)'}`, lines: linesOf(node.getText()) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function linesOf(text: string): number {
  return text.replace(/\n$/, '').split('\n').length;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

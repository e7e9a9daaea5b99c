// A comparison as one HTML file that needs nothing beside it: the site's templates, with its styles written into the page.
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { amendingSentence } from '../server/domain/comparison/amending.ts';
import { compareStatutes } from '../server/domain/comparison/compare.ts';
import { knownRenamings } from '../server/domain/organisations/renamings.ts';
import { readStatute } from '../server/domain/statutes/parse/read-statute.ts';
import { comparisonAlone } from '../server/features/comparison/alone.ts';
import type { Words } from '../server/web/i18n.ts';
import { compileTemplates } from '../server/web/render.ts';

const views = join(import.meta.dirname, '..', 'views');
const styles = join(views, 'assets', 'styles');

/** One side: what its file is called, and its text. */
export interface ComparedFile {
  readonly file: string;
  readonly text: string;
}

/** The page, in Swedish as the statutes are. */
export function comparisonHtml(before: ComparedFile, after: ComparedFile, words: Words): string {
  const [old, fresh] = [before, after].map(({ text }) => ({ source: text, reading: readStatute(text) }));
  if (old === undefined || fresh === undefined) return '';
  const comparison = compareStatutes(old, fresh, { renamings: knownRenamings() });
  const names = { before: basename(before.file), after: basename(after.file) };
  const render = compileTemplates(
    views,
    (name) => name,
    (key) => words.has(key),
  );
  const { template, model } = comparisonAlone(
    comparison,
    names,
    amendingSentence(comparison, old, fresh),
    words,
  );
  const title = `${words('comparison.resultTitle')}: ${names.before} – ${names.after}`;
  return [
    '<!doctype html>',
    '<html lang="sv" data-color-scheme="auto">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${escaped(title)}</title>`,
    `<style>\n${stylesheet()}</style>`,
    '</head>',
    '<body>',
    render(template, model, { language: 'sv', words }).trim(),
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : '&gt;'));

/** The site's own styles that a comparison is drawn with, in their layers; fonts are those of the reader's machine. */
const needed = ['tokens', 'theme', 'base', 'layout', 'statutes', 'diff', 'comparison', 'print'];

function stylesheet(): string {
  const whole = readFileSync(join(styles, 'stadga.css'), 'utf8');
  const order = /^@layer [^;]+;/m.exec(whole)?.[0] ?? '';
  const layers = [...whole.matchAll(/^@import url\('([\w-]+)\.css'\) layer\((\w+)\);/gm)].flatMap(
    ([, name = '', layer = '']) =>
      needed.includes(name)
        ? [`@layer ${layer} {\n${readFileSync(join(styles, `${name}.css`), 'utf8')}}\n`]
        : [],
  );
  const alone = readFileSync(join(styles, 'alone.css'), 'utf8');
  return `${order}\n${layers.join('')}${alone}`.replaceAll(/@font-face \{[^}]*\}\s*/g, '');
}

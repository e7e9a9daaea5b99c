// Whether the program knows a name of the demo world or of the corpus: no page, parser or script may.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { filesUnder } from './planted.ts';

const places = ['server', 'views', 'scripts', 'content/locales'];
const endings = ['.ts', '.mjs', '.js', '.hbs', '.css', '.json'];

/** Words that the names are made of but that are no names: kinds of organisations, of texts and of layouts. */
const common = new Set(
  [
    ...[
      'samordningsförbundet',
      'samordningsförbund',
      'kommun',
      'kommuner',
      'region',
      'läns',
      'landsting',
      'landstinget',
      'förbund',
    ],
    ...[
      'stadgar',
      'stadga',
      'förbundsordning',
      'lag',
      'lagen',
      'kommunallag',
      'motion',
      'motionsmall',
      'mall',
      'forslag',
    ],
    ...[
      'index',
      'readme',
      'facts',
      'truth',
      'concordance',
      'text',
      'plain',
      'style',
      'flat',
      'tight',
      'bold',
      'sign',
    ],
    ...[
      'statutes',
      'series',
      'synthetic',
      'motions',
      'register',
      'ostra',
      'södra',
      'norra',
      'västra',
      'östra',
      'sodra',
    ],
    ...['finsamforbund', 'nns'],
  ].map(letters),
);

/**
 * The names found where they must not be, one sentence each.
 * @param corpus the folder of the shared corpus; where it is missing, only the demo's names are looked for
 */
export function nameFaults(root: string, corpus: string): readonly string[] {
  const names = new Set([...demoNames(root), ...(existsSync(corpus) ? corpusNames(corpus) : [])]);
  if (names.size === 0) return ['content/demo names nobody, so nothing can be looked for'];
  return places
    .filter((folder) => existsSync(path.join(root, folder)))
    .flatMap((folder) => filesUnder(root, folder, endings))
    .flatMap((file) => {
      const words = new Set(wordsOf(`${file} ${readFileSync(path.join(root, file), 'utf8')}`));
      return [...names].filter((name) => words.has(name)).map((name) => `${file} knows the name ${name}`);
    });
}

/** The distinctive words in the names and slugs of the demo's organisations, authorities and the network left out. */
export function demoNames(root: string): readonly string[] {
  if (!existsSync(path.join(root, 'content/demo'))) return [];
  const names: string[] = [];
  for (const file of filesUnder(root, 'content/demo', ['.json'])) {
    gather(JSON.parse(readFileSync(path.join(root, file), 'utf8')), names);
  }
  return distinctive(names);
}

function gather(branch: unknown, names: string[]): void {
  if (Array.isArray(branch)) branch.forEach((each) => gather(each, names));
  else if (typeof branch === 'object' && branch !== null) {
    const { kind, slug, names: called } = branch as { kind?: unknown; slug?: unknown; names?: unknown };
    if (typeof slug === 'string' && kind !== 'agency' && kind !== 'network') {
      names.push(slug);
      if (Array.isArray(called)) names.push(...(called as { name: string }[]).map(({ name }) => name));
    }
    for (const below of Object.values(branch)) gather(below, names);
  }
}

/** The distinctive words in the names of the corpus's files and series. */
export function corpusNames(corpus: string): readonly string[] {
  const names = readdirSync(corpus, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((folder) => readdirSync(path.join(corpus, folder.name)))
    .map((name) => name.replace(/\.\w+$/, ''));
  return distinctive(names);
}

function distinctive(names: readonly string[]): readonly string[] {
  return [...new Set(names.flatMap(wordsOf))].filter((word) => word.length >= 5 && !common.has(word));
}

/** The words of a text in lower case; numbers and what stands between words are left out. */
function wordsOf(text: string): readonly string[] {
  return letters(text).match(/\p{L}+/gu) ?? [];
}

/** "Älvmarken" and "alvmarken" are the same name. */
function letters(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

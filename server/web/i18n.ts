// The words of the interface: content/locales/{sv,en}/<room>.json, looked up by key, filled with facts.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

export const languages = ['sv', 'en'] as const;
export type Language = (typeof languages)[number];

export type Facts = Readonly<Record<string, unknown>>;

/** Finds the words of a key in one language. @throws Error for a key that has no words */
export interface Words {
  (key: string, facts?: Facts): string;
  /** Are there words for the key, in the plural at least? */
  readonly has: (key: string) => boolean;
}

/** Reads all words of a folder of locales. @returns the words of each language */
export function loadWords(folder: string): Readonly<Record<Language, Words>> {
  return { sv: wordsOf(join(folder, 'sv'), 'sv'), en: wordsOf(join(folder, 'en'), 'en') };
}

function wordsOf(folder: string, language: Language): Words {
  const sentences = new Map<string, string>();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    const tree: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    flatten(basename(file, '.json'), tree, sentences);
  }
  const plural = new Intl.PluralRules(language);
  const words = (key: string, facts: Facts = {}): string => {
    const count = facts['count'];
    const sentence =
      sentences.get(key) ??
      (typeof count === 'number'
        ? sentences.get(`${key}.${plural.select(count) === 'one' ? 'one' : 'other'}`)
        : undefined);
    if (sentence === undefined) throw new Error(`no words for "${key}" in ${language}`);
    return sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
      const fact = facts[name];
      if (typeof fact !== 'string' && typeof fact !== 'number')
        throw new Error(`"${key}" needs the fact ${name}`);
      return String(fact);
    });
  };
  return Object.assign(words, { has: (key: string) => sentences.has(key) || sentences.has(`${key}.other`) });
}

function flatten(key: string, tree: unknown, sentences: Map<string, string>): void {
  if (typeof tree === 'string') sentences.set(key, tree);
  else if (typeof tree === 'object' && tree !== null) {
    for (const [name, branch] of Object.entries(tree)) flatten(`${key}.${name}`, branch, sentences);
  } else throw new Error(`words of "${key}" are not text`);
}

// Whether the words of the interface are whole: both languages alike, none missing, none unused.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { filesUnder } from './planted.ts';
import { wordUsesOf } from './word-uses.ts';
import type { WordUse } from './word-uses.ts';

type Locale = ReadonlyMap<string, string>;

/** The house tone is *du* to a person, and a member or a förbund by its name. */
const saysNi = /(?<!\p{L})(?:ni|er|ert|era)(?!\p{L})/iu;

const plural = /\.(one|other)$/;

/**
 * The faults of the words of a tree, one sentence each.
 * @param refusalCodes the codes of server/domain/refusal.ts, each of which needs words under `refusals.`
 */
export function wordFaults(root: string, refusalCodes: readonly string[]): readonly string[] {
  const sv = localeOf(root, 'sv');
  const en = localeOf(root, 'en');
  const uses = wordUsesOf(root);
  return [
    ...(sv.size === 0 ? ['content/locales/sv has no words'] : []),
    ...onlyIn('sv', sv, en),
    ...onlyIn('en', en, sv),
    ...[...sv].flatMap(([key, text]) => pairFaults(key, text, en.get(key))),
    ...[...sv].filter(([, text]) => saysNi.test(text)).map(([key]) => `${key} says ni, er, ert or era`),
    ...uses.faults,
    ...uses.keys.flatMap((use) => missing(sv, use)),
    ...uses.families.flatMap(({ key, where }) =>
      hasMember(sv, key) ? [] : [`${where} uses the family ${key}, which has no words`],
    ),
    ...refusalCodes.flatMap((code) =>
      holds(sv, `refusals.${code}`) ? [] : [`the refusal ${code} has no sentence`],
    ),
    ...[...sv.keys()].filter((key) => !isUsed(key, refusalCodes, uses)).map((key) => `${key} is not used`),
  ];
}

function localeOf(root: string, language: string): Locale {
  const words = new Map<string, string>();
  for (const file of filesUnder(root, `content/locales/${language}`, ['.json'])) {
    gather(path.basename(file, '.json'), JSON.parse(readFileSync(path.join(root, file), 'utf8')), words);
  }
  return words;
}

function gather(key: string, branch: unknown, words: Map<string, string>): void {
  if (typeof branch === 'string') words.set(key, branch);
  else if (typeof branch === 'object' && branch !== null) {
    for (const [name, below] of Object.entries(branch)) gather(`${key}.${name}`, below, words);
  } else throw new Error(`The words of ${key} are not text`);
}

function onlyIn(language: string, words: Locale, others: Locale): readonly string[] {
  return [...words.keys()].filter((key) => !others.has(key)).map((key) => `${key} is only in ${language}`);
}

function pairFaults(key: string, sv: string, en: string | undefined): readonly string[] {
  if (en === undefined) return [];
  return [
    ...(sv.trim() === '' || en.trim() === '' ? [`${key} is empty`] : []),
    ...(factsNamed(sv).join() === factsNamed(en).join() ? [] : [`${key} names other facts in en than in sv`]),
  ];
}

function factsNamed(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))].sort();
}

function missing(words: Locale, { key, where, facts }: WordUse): readonly string[] {
  if (!holds(words, key)) return [`${where} uses ${key}, which has no words`];
  const needed = [key, `${key}.one`, `${key}.other`].flatMap((form) => factsNamed(words.get(form) ?? ''));
  return [...new Set(needed)]
    .filter((name) => facts !== undefined && !facts.includes(name))
    .map((name) => `${where} uses ${key} without the fact ${name}`);
}

/** Whether there are words for a key: its own, or a pair for one and for other numbers. */
function holds(words: Locale, key: string): boolean {
  return words.has(key) || (words.has(`${key}.one`) && words.has(`${key}.other`));
}

function hasMember(words: Locale, family: string): boolean {
  return [...words.keys()].some((key) => key.startsWith(`${family}.`));
}

function isUsed(key: string, refusalCodes: readonly string[], uses: ReturnType<typeof wordUsesOf>): boolean {
  const asked = key.replace(plural, '');
  // errors.ts asks for `refusals.${code}`; which codes there are is known exactly, so the family proves nothing.
  if (key.startsWith('refusals.'))
    return [key, asked].some((name) => refusalCodes.includes(name.slice('refusals.'.length)));
  return (
    uses.keys.some((use) => use.key === key || use.key === asked) ||
    uses.mentions.has(key) ||
    uses.mentions.has(asked) ||
    uses.families.some((use) => key.startsWith(`${use.key}.`))
  );
}

// Real statutes and their real amendments, read in place from the corpus beside the project.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clause } from '../../../server/domain/statutes/statute.ts';
import { readStatute } from '../../../server/domain/statutes/parse/read-statute.ts';
import { dice, edited, stycke, type TextPair } from './generated.ts';

const corpus = '../shared/corpus';

export const hasCorpus = existsSync(corpus);

/** The same clause of two förbund: the smallest pair there is. */
export function seedPair(): TextPair {
  const folder = join(corpus, 'statutes');
  const [before = '', after = ''] = readdirSync(folder)
    .filter((name) => name.startsWith('sf-'))
    .toSorted()
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  return { before, after };
}

export interface Step extends TextPair {
  readonly name: string;
}

/** Every step of every real series, in order. */
export function steps(): Step[] {
  const root = join(corpus, 'series');
  return readdirSync(root)
    .toSorted()
    .flatMap((series) => {
      const files = readdirSync(join(root, series))
        .filter((file) => /^\d{3}-/.test(file))
        .toSorted();
      const texts = files.map((file) => readFileSync(join(root, series, file), 'utf8'));
      return files.slice(1).map((file, index) => ({
        name: `${series}/${file}`,
        before: texts[index] ?? '',
        after: texts[index + 1] ?? '',
      }));
    });
}

/** So many amended clauses, spread evenly over all amendments of the real series. */
export function amendedClauses(count: number): TextPair[] {
  const pairs = new Map<string, TextPair>();
  for (const { before, after } of steps()) {
    const old = clauseTexts(before);
    for (const [id, text] of clauseTexts(after)) {
      const known = old.get(id);
      if (known === undefined || known === text || !isAmendment(known, text)) continue;
      pairs.set(`${known}\n${text}`, { before: known, after: text });
    }
  }
  const all = [...pairs.values()];
  const every = all.length / count;
  return Array.from({ length: count }, (_, index) => all[Math.floor(index * every)]).flatMap(
    (pair) => pair ?? [],
  );
}

/** The number of another clause may be reused for a text of its own: two texts that share no quarter of their words. */
function isAmendment(before: string, after: string): boolean {
  const words = (text: string): string[] => text.match(/\p{L}{4,}/gu) ?? [];
  const known = new Set(words(before));
  const shared = words(after).filter((word) => known.has(word)).length;
  const shorter = Math.min(known.size, words(after).length);
  return before.length > 200 && shorter > 0 && shared >= 0.25 * shorter;
}

function clauseTexts(source: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const clause of readStatute(source).clauses) {
    const id = `${clause.chapter?.number ?? ''} ${clause.number}`;
    if (!found.has(id)) found.set(id, sliceOf(source, clause));
  }
  return found;
}

function sliceOf(source: string, clause: Clause): string {
  const ranges = [
    ...clause.headingRanges,
    ...clause.blocks.flatMap((block) =>
      block.kind === 'list' ? block.items.flatMap((item) => item.ranges) : block.passage.ranges,
    ),
  ];
  const start = Math.min(...ranges.map((range) => range.start));
  return source.slice(start, Math.max(start, ...ranges.map((range) => range.end)));
}

/** The longest law there is, and the same amended by our own rule. */
export function longestLaw(): TextPair {
  const folder = join(corpus, 'statutes');
  const texts = readdirSync(folder)
    .filter((name) => name.startsWith('sfs-'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  const longest = texts.toSorted((a, b) => b.length - a.length)[0] ?? '';
  return { before: longest, after: amendedLaw(longest) };
}

/** The same law several times over with other words each time, up to so many characters. */
export function lengthenedLaw(characters: number): TextPair {
  const { before: law } = longestLaw();
  const copies = Array.from({ length: Math.ceil(characters / law.length) }, (_, copy) =>
    otherWords(law, copy),
  );
  const before = copies.join('\n\n').slice(0, characters);
  return { before, after: amendedLaw(before) };
}

const vowels = 'aeiouyåäö';

/** Every longer word with each vowel exchanged for another: new words of the same shape. */
function otherWords(text: string, shift: number): string {
  if (shift === 0) return text;
  return text.replaceAll(/\p{L}{5,}/gu, (word) =>
    word.replaceAll(/[aeiouyåäö]/gu, (vowel) =>
      vowels.charAt((vowels.indexOf(vowel) + shift) % vowels.length),
    ),
  );
}

/** A tenth of the longer lines edited, some put in and taken out, a section in fifty moved; all §§ are numbered anew. */
function amendedLaw(text: string): string {
  const roll = dice(text.length);
  const sections: string[] = [];
  for (const section of text.split(/^(?=#+ )/mu)) {
    const lines = section.split('\n').flatMap((line) => {
      const chance = line.length < 40 ? 1000 : roll(1000);
      if (chance < 5) return [];
      if (chance < 105) return [edited(line, roll)];
      return chance < 110 ? [line, '', stycke(roll)] : [line];
    });
    if (roll(50) === 0) sections.splice(roll(sections.length + 1), 0, lines.join('\n'));
    else sections.push(lines.join('\n'));
  }
  let number = 0;
  return sections
    .join('')
    .replaceAll(/^(#+) (\d+ kap\.|\d+(?: [a-h])? §)/gmu, (head, marks: string, name: string) => {
      number = name.endsWith('§') ? number + 1 : 0;
      return number === 0 ? head : `${marks} ${String(number)} §`;
    });
}

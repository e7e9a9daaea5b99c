// Statutes of any size made by a fixed rule: Swedish-like words of our own, and a version of each with a tenth of it amended.

export interface TextPair {
  readonly before: string;
  readonly after: string;
}

/** Whole numbers below a bound, always the same from the same seed. */
export function dice(seed: number): (bound: number) => number {
  let state = seed | 0;
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
}

const small = ['och', 'att', 'som', 'i', 'för', 'ska', 'av', 'den', 'till', 'med', 'på', 'är', 'om', 'inom'];
const beginnings = ['sam', 'för', 'med', 'upp', 'bud', 'led', 'sty', 'verk', 'kom', 'in', 'be', 'ord', 'av'];
const middles = [
  'ord',
  'bund',
  'drag',
  'get',
  'am',
  'rel',
  'sam',
  'mun',
  'sats',
  'slut',
  'när',
  'råd',
  'tal',
];
const endings = ['ning', 'et', 'en', 'are', 'or', 'ade', 'ligt', 'else', 'na', 'skap', 'iga', 'ens', 'ets'];

function word(roll: (bound: number) => number): string {
  if (roll(5) < 2) return small[roll(small.length)] ?? '';
  const parts = [beginnings[roll(beginnings.length)], middles[roll(middles.length)]];
  if (roll(3) === 0) parts.push(middles[roll(middles.length)]);
  parts.push(endings[roll(endings.length)]);
  return parts.join('');
}

function sentence(roll: (bound: number) => number, words: number): string {
  const text = Array.from({ length: words }, () => word(roll)).join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** Two sentences, about 200 characters. */
export const stycke = (roll: (bound: number) => number): string =>
  `${sentence(roll, 12 + roll(8))} ${sentence(roll, 10 + roll(8))}`;

interface MadeClause {
  readonly rubric: string;
  readonly stycken: readonly string[];
}

const styckenPerClause = 4;

/** A statute of so many stycken (about 200 characters each) and its amended version. */
export function statutePair(stycken: number): TextPair {
  const roll = dice(stycken);
  const old = Array.from({ length: Math.ceil(stycken / styckenPerClause) }, () => ({
    rubric: sentence(roll, 2).slice(0, -1),
    stycken: Array.from({ length: styckenPerClause }, () => stycke(roll)),
  }));
  return { before: written(old), after: written(amended(old, roll)) };
}

/** A tenth of the stycken edited, some put in and taken out, a clause in fifty moved; all are numbered anew. */
function amended(old: readonly MadeClause[], roll: (bound: number) => number): readonly MadeClause[] {
  const fresh: MadeClause[] = [];
  for (const clause of old) {
    if (roll(100) === 0) continue;
    const stycken = clause.stycken.flatMap((text) => {
      const chance = roll(200);
      if (chance < 20) return [edited(text, roll)];
      if (chance === 20) return [];
      return chance === 21 ? [text, stycke(roll)] : [text];
    });
    const made = { rubric: clause.rubric, stycken };
    if (roll(50) === 0) fresh.splice(roll(fresh.length + 1), 0, made);
    else fresh.push(made);
    if (roll(100) === 0) fresh.push({ rubric: sentence(roll, 2).slice(0, -1), stycken: [stycke(roll)] });
  }
  return fresh;
}

/** One to three words replaced, put in or taken out. */
export function edited(text: string, roll: (bound: number) => number): string {
  const words = text.split(' ');
  for (let left = 1 + roll(3); left > 0; left -= 1) {
    const place = roll(words.length);
    const kind = roll(3);
    if (kind === 0) words.splice(place, 0, word(roll));
    else if (kind === 1 && words.length > 3) words.splice(place, 1);
    else words[place] = word(roll);
  }
  return words.join(' ');
}

const written = (clauses: readonly MadeClause[]): string =>
  clauses
    .map(({ rubric, stycken }, index) => `${String(index + 1)} § ${rubric}\n\n${stycken.join('\n\n')}\n`)
    .join('\n');

/** Two texts of so many characters each with nothing in common but the language. */
export function unrelatedPair(characters: number): TextPair {
  const text = (seed: number): string => {
    const roll = dice(seed);
    const clauses: MadeClause[] = [];
    for (let size = 0; size < characters; size += (clauses.at(-1)?.stycken.join('').length ?? 0) + 30) {
      const stycken = Array.from({ length: styckenPerClause }, () => stycke(roll));
      clauses.push({ rubric: sentence(roll, 2).slice(0, -1), stycken });
    }
    return written(clauses);
  };
  return { before: text(11), after: text(12) };
}

/** One clause of one stycke of so many words, written anew from end to end. */
export function rewrittenPair(words: number): TextPair {
  const text = (seed: number): string => {
    const roll = dice(seed);
    const sentences = Array.from({ length: words / 16 }, () => sentence(roll, 16));
    return `1 § Ändamål\n\n${sentences.join(' ')}\n`;
  };
  return { before: text(21), after: text(22) };
}

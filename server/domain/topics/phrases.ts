// Finds phrases in a text by the beginnings of their words, each text read once whatever the number of phrases.

const wordOrEnd = /[\p{L}\p{N}]+|[.!?:;\n]/gu;
const mark = '.';
/** What `…` stands for at most. */
const widestGap = 5;
const begins = 3;

/** A text's words in small letters, with a mark where a sentence ends: no phrase goes across. */
export function wordsOf(text: string): readonly string[] {
  return Array.from(text.toLowerCase().matchAll(wordOrEnd), ([found]) =>
    /[\p{L}\p{N}]/u.test(found) ? found : mark,
  );
}

interface Step {
  readonly letters: string;
  readonly fit: 'whole' | 'beginning' | 'anywhere';
  readonly gap: number;
}

/** A phrase, made ready: `ändamål*` is a beginning, `*arvode*` stands anywhere in a word, `…` leaves room. */
export interface Phrase<T> {
  readonly steps: readonly Step[];
  readonly means: T;
}

function stepsOf(phrase: string): readonly Step[] {
  const steps: Step[] = [];
  let gap = 0;
  for (const part of phrase.split(' ')) {
    if (part === '…') gap = widestGap;
    else {
      const fit = part.startsWith('*') ? 'anywhere' : part.endsWith('*') ? 'beginning' : 'whole';
      steps.push({ letters: part.replaceAll('*', ''), fit, gap });
      gap = 0;
    }
  }
  return steps;
}

/** Many phrases, sorted by how their first words begin. */
export class Phrases<T> {
  private readonly byBeginning = new Map<string, Phrase<T>[]>();

  add(phrase: string, means: T): void {
    const steps = stepsOf(phrase);
    const [first] = steps;
    const key = first === undefined || first.fit === 'anywhere' ? '' : first.letters.slice(0, begins);
    const list = this.byBeginning.get(key);
    if (list === undefined) this.byBeginning.set(key, [{ steps, means }]);
    else list.push({ steps, means });
  }

  /** Calls for every phrase that stands in the words, as often as it stands there. @param found told the place of its first word */
  find(words: readonly string[], found: (means: T, place: number) => void): void {
    for (const [place, first] of words.entries()) {
      // Phrases are kept by the first letters of their first word; those of fewer letters, or of any, by what they have.
      for (let length = 0; length <= Math.min(begins, first.length); length += 1) {
        for (const { steps, means } of this.byBeginning.get(first.slice(0, length)) ?? [])
          if (stands(words, place, steps)) found(means, place);
      }
    }
  }
}

function stands(words: readonly string[], place: number, steps: readonly Step[]): boolean {
  let next = place;
  for (const [index, step] of steps.entries()) {
    const last = index === 0 ? next : next + step.gap;
    while (next <= last && !fits(words[next], step)) {
      if (words[next] === undefined || words[next] === mark) return false;
      next += 1;
    }
    if (next > last) return false;
    next += 1;
  }
  return true;
}

function fits(word: string | undefined, { letters, fit }: Step): boolean {
  if (word === undefined) return false;
  if (fit === 'whole') return word === letters;
  return fit === 'beginning' ? word.startsWith(letters) : word.includes(letters);
}

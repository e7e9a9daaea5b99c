// Names as patterns: words of which `*` stands for any letters, and where they fit in a text.

interface PatternWord {
  readonly start: string;
  /** Null where the word is as it stands; otherwise what follows the letters that `*` stands for. */
  readonly end: string | null;
}

export type Pattern = readonly PatternWord[];

/** Words of a text from `from` to `to` (excluded), by their place in its words. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** In small letters, composed, as the words they are held against. */
export function patternOf(text: string): Pattern {
  const words = text.toLowerCase().normalize('NFC').split(/\s+/u);
  return words
    .filter((word) => word !== '')
    .map((word) => {
      const [start = '', ...rest] = word.split('*');
      return { start, end: rest.length === 0 ? null : rest.join('') };
    });
}

/** The letters that `*` stands for where the pattern fits; null where it does not. */
export function lettersAt(pattern: Pattern, words: readonly string[], at: number): string | null {
  let letters = '';
  for (const [step, { start, end }] of pattern.entries()) {
    const word = words[at + step];
    if (word === undefined) return null;
    if (end === null) {
      if (word !== start) return null;
    } else {
      if (word.length <= start.length + end.length || !word.startsWith(start) || !word.endsWith(end))
        return null;
      letters = word.slice(start.length, word.length - end.length);
    }
  }
  return letters;
}

/** Everywhere the pattern fits, with the letters that `*` stands for. */
export function spansOf(pattern: Pattern, words: readonly string[]): { span: Span; letters: string }[] {
  return words.flatMap((_, at) => {
    const letters = lettersAt(pattern, words, at);
    return letters === null ? [] : [{ span: { from: at, to: at + pattern.length }, letters }];
  });
}

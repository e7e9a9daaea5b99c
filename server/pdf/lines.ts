// Breaks text into lines: at spaces, after hyphens and at soft hyphens, and anywhere in a word wider than the line.
import type { MarkKind } from '../domain/documents/blocks.ts';
import { graphemesOf, legible } from './characters.ts';
import type { Fonts } from './fonts.ts';
import type { Colour, Face } from './theme.ts';

/** How text looks and where it leads; two runs that look the same share one object. */
export interface Look {
  readonly face: Face;
  readonly size: number;
  readonly colour: Colour;
  /** What became of the words in a comparison; one object for one run. */
  readonly mark: MarkLook | null;
  /** Said by those who read aloud, and not seen: takes no room. */
  readonly isUnseen: boolean;
  /** The address and what holds it together across lines; null for text that leads nowhere. */
  readonly link: { readonly address: string; readonly words: string } | null;
}

/** The look of text that leads nowhere and of which nothing became. */
export const unmarked = { link: null, mark: null, isUnseen: false } as const;

export interface MarkLook {
  readonly kind: MarkKind;
}

export interface StyledText {
  readonly text: string;
  readonly look: Look;
}

/** A stretch of a line in one look. `left` is from the page's left edge, `width` without a space at the end. */
export interface Fragment {
  readonly text: string;
  readonly actual: string | null;
  readonly look: Look;
  readonly left: number;
  readonly width: number;
}

type After = 'glue' | 'space' | 'break' | 'softHyphen';

/** The smallest thing that a line is made of, and what may happen after it. */
interface Atom {
  readonly text: string;
  readonly actual: string | null;
  readonly look: Look;
  readonly width: number;
  readonly after: After;
}

/** The lines of the text, each as its fragments; no lines for blank text. */
export function breakLines(
  texts: readonly StyledText[],
  left: number,
  width: number,
  fonts: Fonts,
): readonly (readonly Fragment[])[] {
  const lines: Atom[][] = [];
  let line: Atom[] = [];
  let used = 0;
  const end = (): void => {
    if (line.length > 0) lines.push(line);
    line = [];
    used = 0;
  };
  const place = (word: readonly Atom[]): boolean => {
    const last = line.at(-1);
    const space = last?.after === 'space' ? fonts.width(' ', last.look.face, last.look.size) : 0;
    const final = word.at(-1);
    const hyphen = final?.after === 'softHyphen' ? fonts.width('-', final.look.face, final.look.size) : 0;
    const wide = word.reduce((sum, atom) => sum + atom.width, 0);
    // A column as wide as its text must take it, whatever the rounding.
    if (used + space + wide + hyphen > width + 0.01) return false;
    for (const atom of word) line.push(atom);
    used += space + wide;
    return true;
  };
  for (const word of wordsOf(atomsOf(texts, fonts))) {
    if (place(word)) continue;
    end();
    if (place(word)) continue;
    for (const atom of word.flatMap((each) => splitUp(each, fonts))) {
      if (place([atom])) continue;
      end();
      // A letter wider than the column still has to stand somewhere.
      if (!place([atom])) line.push(atom);
    }
  }
  end();
  return lines.map((atoms, index) => fragmentsOf(atoms, left, index === lines.length - 1, fonts));
}

/** The width of the text if nothing were to break it, and of its longest word. */
export function naturalWidth(
  texts: readonly StyledText[],
  fonts: Fonts,
): { readonly line: number; readonly word: number } {
  let line = 0;
  let longest = 0;
  for (const word of wordsOf(atomsOf(texts, fonts))) {
    const wide = word.reduce((sum, atom) => sum + atom.width, 0);
    const final = word.at(-1);
    line += wide + (final?.after === 'space' ? fonts.width(' ', final.look.face, final.look.size) : 0);
    longest = Math.max(longest, wide);
  }
  return { line, word: longest };
}

const drawn = (text: string): string => text.replaceAll('\u00a0', ' ').replaceAll('\u2011', '-');

function atomsOf(texts: readonly StyledText[], fonts: Fonts): readonly Atom[] {
  const atoms: Atom[] = [];
  const add = (text: string, actual: string | null, look: Look, after: After): void => {
    const shown = drawn(text);
    atoms.push({ text: shown, actual, look, width: fonts.width(shown, look.face, look.size), after });
  };
  const followWith = (after: After): void => {
    const last = atoms.pop();
    if (last !== undefined) atoms.push({ ...last, after });
  };
  for (const { text, look } of texts) {
    if (look.isUnseen) {
      // A space nobody sees stands for it.
      atoms.push({ text: ' ', actual: text, look, width: 0, after: 'glue' });
      continue;
    }
    for (const segment of legible(text, fonts.covers)) {
      if (segment.actual !== null) {
        add(segment.text, segment.actual, look, 'break');
        continue;
      }
      for (const part of gluedSections(segment.text).match(/ +|[^ ]+/g) ?? []) {
        if (part.startsWith(' ')) followWith('space');
        else for (const [piece, after] of breakable(part)) add(piece, null, look, after);
      }
    }
  }
  return atoms;
}

/** "4 §", "4 a §" and "§ 71" are never divided. */
const gluedSections = (text: string): string =>
  text.includes('§')
    ? text
        .replace(/(\d) ?([a-z]?) (?=§)/g, (whole) => whole.replaceAll(' ', '\u00a0'))
        .replace(/§ (?=\d)/g, '§\u00a0')
    : text;

const hasBreak = /[-/\u00ad]/;
const breakPlaces = /(?<=\u00ad)|(?<=\p{L}{2}-)(?=\p{L}{2})|(?<=[\p{L}\d=&?.]\/)(?=[\p{L}\d])/u;

function breakable(word: string): readonly (readonly [string, After])[] {
  if (!hasBreak.test(word)) return [[word, 'glue']];
  const parts = word.split(breakPlaces);
  return parts.flatMap((part, index): (readonly [string, After])[] => {
    const isSoft = part.endsWith('\u00ad');
    const shown = isSoft ? part.slice(0, -1) : part;
    if (shown === '') return [];
    if (index === parts.length - 1) return [[shown, 'glue']];
    return [[shown, isSoft ? 'softHyphen' : 'break']];
  });
}

/** Atoms that only stand together. */
function* wordsOf(atoms: readonly Atom[]): Generator<readonly Atom[]> {
  let word: Atom[] = [];
  for (const atom of atoms) {
    word.push(atom);
    if (atom.after === 'glue') continue;
    yield word;
    word = [];
  }
  if (word.length > 0) yield word;
}

function splitUp(atom: Atom, fonts: Fonts): readonly Atom[] {
  if (atom.look.isUnseen) return [atom];
  const letters = graphemesOf(atom.text);
  return letters.map((text, index) => ({
    ...atom,
    text,
    width: fonts.width(text, atom.look.face, atom.look.size),
    after: index === letters.length - 1 && atom.after !== 'glue' ? atom.after : 'break',
  }));
}

function fragmentsOf(
  atoms: readonly Atom[],
  left: number,
  isLast: boolean,
  fonts: Fonts,
): readonly Fragment[] {
  const fragments: Fragment[] = [];
  let pen = left;
  /** Joins what looks the same, so that a line is few pieces. */
  const add = (text: string, actual: string | null, look: Look, width: number): void => {
    const before = fragments.at(-1);
    const isJoined = before?.look === look && (before.actual === null) === (actual === null);
    if (isJoined) {
      fragments.pop();
      fragments.push({
        text: before.text + text,
        actual: actual === null ? null : (before.actual ?? '') + actual,
        look,
        left: before.left,
        width: pen + width - before.left,
      });
    } else fragments.push({ text, actual, look, left: pen, width });
    pen += width;
  };
  for (const [index, atom] of atoms.entries()) {
    add(atom.text, atom.actual, atom.look, atom.width);
    const next = atoms[index + 1];
    if (next === undefined) {
      // Said as a soft hyphen, so that the word is whole when it is read or copied.
      if (atom.after === 'softHyphen' && !isLast)
        add('-', '\u00ad', atom.look, fonts.width('-', atom.look.face, atom.look.size));
    } else if (atom.after === 'space') {
      const look = spaceLook(atom.look, next.look);
      add(' ', null, look, fonts.width(' ', atom.look.face, atom.look.size));
    }
  }
  const last = atoms.at(-1);
  if (!isLast && last?.after === 'space') closeWithSpace(fragments);
  return fragments;
}

/** The space between a link, or marked words, and a neighbour is part of neither. */
function spaceLook(before: Look, after: Look): Look {
  if (before === after) return before;
  if (before.mark === after.mark && before.link === after.link && !before.isUnseen) return before;
  const isPlain = ({ link, mark }: Look): boolean => link === null && mark === null;
  return [before, after].find(isPlain) ?? { ...before, ...unmarked };
}

/** Words of two lines are two words also for a program that reads only the text. */
function closeWithSpace(fragments: Fragment[]): void {
  const last = fragments.pop();
  if (last === undefined) return;
  fragments.push(last.actual === null ? { ...last, text: `${last.text} ` } : last);
  if (last.actual !== null) {
    fragments.push({ ...last, text: ' ', actual: null, left: last.left + last.width, width: 0 });
  }
}

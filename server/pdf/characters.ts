// Any text becomes text that the font can show: look-alikes are mapped, and what has no letter gets a visible substitute.

/** A stretch of text to print; `actual` is what a substitute stands for. */
export interface Segment {
  readonly text: string;
  readonly actual: string | null;
}

/** Shown for what the font has no letter for; the real character is kept as the text's actual text. */
export const substitute = '◊';

const plainLatin = /^[\x20-\x7e\u00a1-\u00ac\u00ae-\u00ff–—‘’“”•…]*$/;

/**
 * Characters that share a glyph with another one: the file could say only one of them when the text is copied, so
 * one is chosen. Ligature characters and the hyphen that U+2011 lacks belong here too.
 */
const sameGlyph: Readonly<Record<string, string>> = {
  '\u2010': '-',
  '\u02bb': '‘',
  '\u02bc': '’',
  '\u03bc': '\u00b5',
  '\u2206': '\u0394',
  '\u2126': '\u03a9',
  '\u2215': '\u2044',
  '\u202f': '\u00a0',
  '\ufb00': 'ff',
  '\ufb01': 'fi',
  '\ufb02': 'fl',
  '\ufb03': 'ffi',
  '\ufb04': 'ffl',
};
const sharing = new RegExp(`[${Object.keys(sameGlyph).join('')}]`, 'g');

const otherSpace = /[\p{Cc}\p{Zl}\p{Zp}\u1680\u2000-\u200a\u205f\u3000]/gu;
const ignorable = /(?![\u00ad])[\p{Default_Ignorable_Code_Point}\u200b\ufff9-\ufffb]/gu;
const handledByLines = /[\u00a0\u00ad\u2011]/u;
const graphemes = new Intl.Segmenter('sv', { granularity: 'grapheme' });

/** One character as a reader sees it. */
export const graphemesOf = (text: string): readonly string[] =>
  Array.from(graphemes.segment(text), ({ segment }) => segment);

/**
 * The text in segments that can be printed. U+00A0, U+00AD and U+2011 are kept, for lines to break by.
 * @param covers whether the font has a letter for a code point
 */
export function legible(text: string, covers: (codePoint: number) => boolean): readonly Segment[] {
  if (plainLatin.test(text)) return text === '' ? [] : [{ text, actual: null }];
  const mapped = text
    .toWellFormed()
    .replace(otherSpace, ' ')
    .normalize('NFC')
    .replace(sharing, (character) => sameGlyph[character] ?? character);
  const segments: Segment[] = [];
  let covered = '';
  const close = (): void => {
    if (covered !== '') segments.push({ text: covered, actual: null });
    covered = '';
  };
  for (const grapheme of graphemesOf(mapped)) {
    const visible = grapheme.replace(ignorable, '');
    if (isCovered(visible, covers)) covered += visible;
    else {
      close();
      segments.push({ text: substitute, actual: sayable(grapheme) });
    }
  }
  close();
  return segments;
}

/** Text for the file's own fields (title, bookmarks, descriptions): whole characters, no control characters. */
export function tidy(text: string): string {
  return sayable(
    text
      .toWellFormed()
      .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
      .normalize('NFC'),
  )
    .replaceAll('\u00ad', '')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** Whether there is nothing to see in the text. */
export const isBlank = (text: string): boolean => tidy(text).replace(ignorable, '').trim() === '';

function isCovered(grapheme: string, covers: (codePoint: number) => boolean): boolean {
  for (const character of grapheme) {
    if (handledByLines.test(character)) continue;
    if (/[\p{Co}\p{Cn}\p{Cs}]/u.test(character)) return false;
    if (!covers(character.codePointAt(0) ?? 0)) return false;
  }
  return true;
}

/** Without what must not be in text: noncharacters, unassigned and private characters. */
const sayable = (text: string): string => text.replace(/[\p{Co}\p{Cn}\p{Cs}]/gu, '\ufffd');

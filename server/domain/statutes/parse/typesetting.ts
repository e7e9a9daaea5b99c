// Which characters of a line are commands of a typesetting language (LaTeX, Typst) and carry no words of the statute.
import { mergeStretches, noMarks } from './markup.ts';
import type { LineMarks, Stretch } from './markup.ts';

export type Language = 'plain' | 'latex' | 'typst';

/** Tells by its commands which language a text is written in. */
export const languageOf = (text: string): Language => {
  if (text.includes('\\') && /^\s{0,20}\\(?:documentclass|begin\{document\}|section\*?\{)/m.test(text))
    return 'latex';
  if (text.includes('#') && /^#(?:set|show|import|let)\s/m.test(text)) return 'typst';
  if (text.includes('= ') && /^[ \t]{0,8}=+ (?=\S)[^=\n]{1,200}$/m.test(text)) return 'typst';
  return 'plain';
};

const whole = (why: 'markup' | 'comment'): LineMarks => ({ ...noMarks, whole: why });

const latexCommand = /\\[a-zA-Z@]+\*?(?:\[[^[\]{}]{0,120}\])?|\\[\\%&$#_{}~^,;:!*]|[{}~]/g;
/** Commands whose argument is a name or a measure, never words. */
const wordless =
  /\\(?:label|ref|pageref|vspace|hspace|includegraphics|setcounter|usepackage|begin|end|cite|input|include|pagestyle|thispagestyle|bibliography)\*?(?:\[[^[\]{}]{0,120}\])?(?:\{[^{}]{0,200}\})+/g;
const heading = /^\\(title|chapter|section|subsection|subsubsection|paragraph)(\*?)\s?\{/;
const levels = new Map([
  ['title', 1],
  ['chapter', 1],
  ['section', 1],
  ['subsection', 2],
  ['subsubsection', 3],
  ['paragraph', 4],
]);

const latexLine = (text: string, inBody: boolean): LineMarks => {
  if (text.startsWith('%')) return whole('comment');
  const found = heading.exec(text);
  if (!inBody && found?.[1] !== 'title') return whole('markup');
  const drop: Stretch[] = [];
  for (const match of text.matchAll(wordless)) drop.push([match.index, match.index + match[0].length]);
  for (const match of text.matchAll(latexCommand)) {
    // An escaped sign keeps the sign.
    const keeps = /^\\[%&$#_]$/.test(match[0]) ? 1 : match[0].length;
    drop.push([match.index, match.index + keeps]);
  }
  const item = /^\\item\b\s*/.exec(text);
  return {
    drop: mergeStretches(drop),
    level: found === null ? 0 : (levels.get(found[1] ?? '') ?? 0),
    autoNumbered: found !== null && found[1] !== 'title' && found[2] !== '*',
    emphasisEnd: 0,
    itemMark: item === null ? null : '\\item',
    whole: null,
  };
};

const typstLine = (text: string): LineMarks => {
  if (text.startsWith('//')) return whole('comment');
  const drop: Stretch[] = [];
  const title = /^#rubrik\("/.exec(text) ?? /^#heading\("/.exec(text);
  const own = /^(={1,5})\s+(?=\S)/.exec(text);
  if (own !== null) drop.push([0, own[0].length]);
  if (text.includes('#'))
    for (const match of text.matchAll(/#[a-z][a-z.-]{0,30}(?:\("?|\[)?/g))
      drop.push([match.index, match.index + match[0].length]);
  if (text.includes('#'))
    for (const match of text.matchAll(/"?\)(?=\s*(?:\/\/|$))|\](?=\s*(?:$|\p{L}))/gu))
      drop.push([match.index, match.index + match[0].length]);
  const label = /\s<[a-z0-9åäö_-]{1,60}>$/.exec(text.slice(-70));
  if (label !== null) drop.push([text.length - label[0].length, text.length]);
  const comment = text.lastIndexOf(' //');
  if (comment >= 0 && !text.slice(comment).includes('"')) drop.push([comment, text.length]);
  if (text.endsWith(' \\')) drop.push([text.length - 1, text.length]);
  if (/[*_]/.test(text))
    for (const match of text.matchAll(
      /(?<![\p{L}\p{N}])[*_](?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}.])[*_](?![\p{L}\p{N}])/gu,
    ))
      drop.push([match.index, match.index + 1]);
  return {
    drop: mergeStretches(drop),
    level: own === null ? (title === null ? 0 : 1) : (own[1] ?? '').length,
    autoNumbered: own !== null,
    emphasisEnd: 0,
    itemMark: null,
    whole: null,
  };
};

/** Reads the lines of a typeset source in order; keeps count of what only sets up the page. */
export const typesettingReader = (language: Language): ((text: string) => LineMarks) => {
  if (language === 'latex') {
    let inBody = false;
    let inTable = false;
    return (text) => {
      if (/\\begin\{document\}/.test(text)) {
        inBody = true;
        return whole('markup');
      }
      if (/\\begin\{(?:tblr|tabular|table|longtable)/.test(text)) inTable = true;
      const reading = inTable ? whole('markup') : latexLine(text, inBody);
      if (/\\end\{(?:tblr|tabular|table|longtable)/.test(text)) inTable = false;
      return reading;
    };
  }
  let depth = 0;
  return (text) => {
    const command =
      depth > 0 || /^#(?:set|show|import|let|include|pagebreak|outline|v|align|place)\b/.test(text);
    if (!command) return typstLine(text);
    for (const character of text) {
      if (character === '(' || character === '[' || character === '{') depth += 1;
      else if (character === ')' || character === ']' || character === '}') depth = Math.max(0, depth - 1);
    }
    return whole('markup');
  };
};

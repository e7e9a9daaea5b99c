// The programs that ours is measured beside: what others do with the same two texts, each as its own documentation shows it.

import DiffMatchPatch from 'diff-match-patch';
import { diffLines, diffWords, wordDiff } from 'diff';

/** Answers with anything that grows with the result, so that no work can be left out. */
type Program = (before: string, after: string) => number;

export const referencePrograms = {
  /** jsdiff on words, the whole text at once. */
  diffWords: (before, after) => diffWords(before, after).length,

  /** jsdiff on lines, and on words inside each block of lines that another replaced. */
  linesThenWords: (before, after) => {
    const parts = diffLines(before, after);
    let count = 0;
    for (const [index, part] of parts.entries()) {
      const next = parts[index + 1];
      if (part.removed && next?.added === true) count += diffWords(part.value, next.value).length;
      else count += 1;
    }
    return count;
  },

  /** diff-match-patch on words, as its documentation does lines; its own time limit of one second as it comes. */
  matchPatchWords: (before, after) => {
    const units: string[] = [];
    const codes = new Map<string, number>();
    const encode = (text: string): string => {
      let encoded = '';
      for (const [word] of text.matchAll(/[\p{L}\p{M}\p{N}]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu)) {
        let code = codes.get(word);
        if (code === undefined) {
          code = units.length;
          units.push(word);
          codes.set(word, code);
        }
        // Past the surrogates, which are no characters of their own.
        encoded += String.fromCharCode(code < 0xd800 ? code : code + 0x800);
      }
      return encoded;
    };
    const matcher = new DiffMatchPatch();
    const diffs = matcher.diff_main(encode(before), encode(after), false);
    matcher.diff_cleanupSemantic(diffs);
    return diffs.length;
  },

  /** The floor: both texts cut into words and nothing more. */
  floor: (before, after) => wordDiff.tokenize(before).length + wordDiff.tokenize(after).length,
} as const satisfies Record<string, Program>;

export type ReferenceName = keyof typeof referencePrograms;

export const referenceNames = ['diffWords', 'linesThenWords', 'matchPatchWords', 'floor'] as const;

// Paragraphs that are not the statute's own: those of minutes that stand before it, and those of an annex after it.
import type { Head } from './head.ts';
import type { Line } from './line.ts';

const ofMinutes =
  /(?:protokoll|sammanträde|utdrag|(?:^|\s)beslut(?:ar|ade|et)?(?:\s|:|$)|ärende|tjänsteskrivelse|justera|(?:^|\s)dnr)/iu;
const annex = /^bilag(?:a|or)(?![\p{L}])/iu;

const opens = (head: Head): boolean =>
  head.kind === 'clause' && (head.label.number === '1' || head.label.number === '1.1');

/** How many of the first heads are paragraphs of the minutes in which the statute was adopted. */
const minutesHeads = (lines: readonly Line[], heads: readonly Head[]): number => {
  let first = heads.findIndex(opens);
  if (first < 1) return 0;
  const rest = heads.length - first;
  while (first > 0 && heads[first - 1]?.kind === 'chapter') first -= 1;
  if (first === 0 || rest < first * 2 || heads.slice(0, first).some((head) => head.kind === 'chapter'))
    return 0;
  const end = heads[first]?.at ?? 0;
  return lines.slice(0, end).some((line) => ofMinutes.test(line.text.slice(0, 120))) ? first : 0;
};

/** The place in `heads` from which they belong to an annex: numbers that begin again after the word "Bilaga". */
const annexHeads = (lines: readonly Line[], heads: readonly Head[]): number => {
  for (let at = 2; at < heads.length; at += 1) {
    const head = heads[at];
    const previous = heads[at - 1];
    if (head === undefined || previous === undefined || !opens(head)) continue;
    for (let line = previous.at + 1; line < head.at; line += 1) {
      const { text, blanks, newPage, level } = lines[line] ?? {
        text: '',
        blanks: 0,
        newPage: false,
        level: 0,
      };
      if ((blanks > 0 || newPage || level > 0) && text.length < 120 && annex.test(text)) return at;
    }
  }
  return heads.length;
};

/** The statute's own heads, and where those of the minutes before it stand. */
export const ownHeads = (
  lines: readonly Line[],
  heads: readonly Head[],
): { heads: readonly Head[]; minutes: readonly number[] } => {
  const from = minutesHeads(lines, heads);
  const own = heads.slice(from, annexHeads(lines, heads));
  return { heads: own, minutes: heads.slice(0, from).map((head) => head.at) };
};

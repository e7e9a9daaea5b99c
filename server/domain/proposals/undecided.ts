// A version's text without what it says of its own adoption: what a proposal begins from has been decided by nobody yet.
import { contentOf, writeContent, type Content } from '../comparison/merge-content.ts';
import type { ReadText } from '../comparison/pieces.ts';
import { body, verb } from '../statutes/parse/adoption-line.ts';
import { findDates } from '../statutes/parse/dates.ts';

/**
 * The text without the lines outside its clauses that say who adopted it, when, and from when it applies ("Antagen av …
 * § 71", "Gäller från och med den …"): they are the old version's, and the new one's decisions are recorded as such.
 * Only a line that says nothing else goes. Clauses and all other lines stay, and so does all that stands under a heading
 * about transition or entry into force; a text without such lines is given as it stands.
 */
export function withoutDecisions(text: ReadText): ReadText {
  const content = contentOf(text.reading);
  const undecided = undecidedContent(content);
  const isSame =
    undecided.opening.length === content.opening.length &&
    undecided.closing.length === content.closing.length;
  return isSame ? text : writeContent(undecided);
}

/** The same of a text's words alone. */
export const undecidedContent = (content: Content): Content => ({
  ...content,
  opening: withoutDecisionLines(content.opening),
  closing: withoutDecisionLines(content.closing),
});

/** What stands under such a heading is law, whatever days it names. */
const transition = /(?<!\p{L})(?:övergångs|ikraftträd)/iu;

function withoutDecisionLines(lines: readonly string[]): readonly string[] {
  const from = lines.findIndex((line) => transition.test(line));
  return lines.filter((line, index) => (from >= 0 && index >= from) || !isDecisionLine(line));
}

const longestLine = 200;
/** The § of the minutes, a registry number. */
const references =
  /(?:§§?\s?\d{1,4}(?:\s?[a-z](?!\p{L}))?(?:\/\d{2,4})?|(?<!\p{L})dnr:?\s?[\p{L}\d]{1,10}(?:[\s/:-]?\d{1,8}){0,3})/giu;
const effect = /^(?:att )?(?:gäll(?:er|a|ande)|träder i kraft|i kraft)(?!\p{L})/iu;
/** What may stand between the verb, the body, its name and the day. */
const between = new Set(
  (
    'av i på vid den det från fr o m from och samt med genom enligt beslut sammanträde sammanträdet protokoll prot kommun ' +
    'kommuns kommuner senast först ursprungligen sedan därefter gäller gälla gällande att träder kraft tills vidare'
  ).split(' '),
);

/**
 * Whether the line says who adopted the text, or from when it applies, and nothing else: a verb, a body with its name,
 * days, a § of minutes. One more word ("med undantag av …") makes it a line like any other.
 */
function isDecisionLine(line: string): boolean {
  if (line.length > longestLine) return false;
  const dates = findDates(line);
  const first = /\p{L}+/u.exec(line)?.[0] ?? '';
  const opens = wholly(verb, first) || wholly(body, first) || effect.test(line.replace(/^\P{L}+/u, ''));
  if (!opens || (dates.length === 0 && !/§\s?\d/u.test(line))) return false;
  let rest = line;
  for (const { start, end } of dates.toReversed()) rest = `${rest.slice(0, start)} ${rest.slice(end)}`;
  const words = rest.replaceAll(references, ' ').match(/[\p{L}\d]+/gu) ?? [];
  return words.every(
    (word) =>
      /^\p{Lu}/u.test(word) || between.has(word.toLowerCase()) || wholly(verb, word) || wholly(body, word),
  );
}

const wholly = (pattern: RegExp, word: string): boolean =>
  pattern.exec(word)?.[0].length === word.length && word !== '';

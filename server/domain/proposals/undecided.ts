// A version's text without what it says of its own adoption: what a proposal begins from has been decided by nobody yet.
import { contentOf, writeContent, type Content } from '../comparison/merge-content.ts';
import type { ReadText } from '../comparison/pieces.ts';
import { readDecisions } from '../statutes/parse/decisions.ts';

/** A line that tells of a decision is short; a stycke of running text that names a date is not taken for one. */
const longestLine = 200;

/**
 * The text without the lines outside its clauses that say who adopted it, when, and from when it applies ("Antagen av …
 * § 71", "Gäller från och med den …"): they are the old version's, and the new one's decisions are recorded as such.
 * Clauses and all other lines stay; a text without such lines is given as it stands.
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
  opening: content.opening.filter(isNoDecision),
  closing: content.closing.filter(isNoDecision),
});

function isNoDecision(line: string): boolean {
  if (line.length > longestLine) return true;
  const { adopted, effectiveFrom } = readDecisions([line], []);
  return adopted.length === 0 && effectiveFrom === null;
}

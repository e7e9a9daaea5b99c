// A version's text without what it says of its own adoption: what a proposal begins from has been decided by nobody yet.
import { contentOf, writeContent } from '../comparison/merge-content.ts';
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
  const [opening, closing] = [content.opening.filter(isNoDecision), content.closing.filter(isNoDecision)];
  const isSame = opening.length === content.opening.length && closing.length === content.closing.length;
  return isSame ? text : writeContent({ ...content, opening, closing });
}

function isNoDecision(line: string): boolean {
  if (line.length > longestLine) return true;
  const { adopted, effectiveFrom } = readDecisions([line], []);
  return adopted.length === 0 && effectiveFrom === null;
}

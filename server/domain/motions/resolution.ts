// Att-satser as they are typed, and what a motion came to when they were decided.
import type { ClauseDecision, Outcome, ResolutionClause } from './motion.ts';

/** Whole limits of what is written in a motion, in UTF-16 units and numbers. */
export const limits = {
  heading: 200,
  resolution: 5_000,
  resolutions: 50,
  rationale: 100_000,
  citations: 50,
} as const;

/** Bullets and numbers before a sentence; several where a list was pasted into a list. */
const bullets = /^[ \t\u00a0]*(?:(?:[-–—•*·‣▪»\uf0b7]|\(?\d{1,2}[.)]|\(?[a-zåäö][.)])[ \t\u00a0]+)+/iu;
const att = /^(dels\s+)?att(?![\p{L}\p{M}\p{N}])[\s:–—-]*/iu;

/** One att-sats as it is kept: without its bullet, beginning "att"; text that does not is left as it is. */
export function normaliseResolution(typed: string): string {
  const text = typed
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();
  const bare = withoutBullets(text);
  const match = att.exec(bare);
  if (match === null) return text;
  const rest = bare.slice(match[0].length).trim();
  return rest === '' ? '' : `${match[1] === undefined ? '' : 'dels '}att ${rest}`;
}

const withoutBullets = (text: string): string => text.replace(bullets, '');

/** Does it begin with "att", as an att-sats does? */
export const beginsWithAtt = (text: string): boolean => att.test(text);

/** A pasted list as its att-satser: a line that begins with a bullet and "att" begins another. */
export function resolutionsIn(typed: string): readonly string[] {
  const found: string[][] = [];
  for (const line of typed.replace(/\r\n?/g, '\n').split('\n')) {
    const begins = found.length === 0 || (bullets.test(line) && att.test(withoutBullets(line)));
    if (begins) found.push([line]);
    else found.at(-1)?.push(line);
  }
  return found.map((lines) => normaliseResolution(lines.join('\n')));
}

/** `partlyApproved`: some approved, the rest rejected or answered; `mixed`: some settled, the rest yet to be. */
export type MotionResult = Outcome | 'partlyApproved' | 'mixed';

/** The decision that counts for an att-sats: the last. */
export function decisionOn(decisions: readonly ClauseDecision[], clauseId: string): ClauseDecision | null {
  return (
    decisions
      .filter((decision) => decision.clauseId === clauseId)
      .toSorted((a, b) => (a.decidedAt < b.decidedAt ? -1 : a.decidedAt > b.decidedAt ? 1 : 0))
      .at(-1) ?? null
  );
}

/** Is nothing left to decide? Referred back and postponed come again. */
export const isSettled = (outcome: Outcome): boolean => outcome !== 'referredBack' && outcome !== 'postponed';

/** What the motion came to; null until every att-sats has a decision. */
export function resultOf(
  clauses: readonly Pick<ResolutionClause, 'id'>[],
  decisions: readonly ClauseDecision[],
): MotionResult | null {
  const found = clauses.map(({ id }) => decisionOn(decisions, id)?.outcome ?? null);
  const [first] = found;
  if (first === undefined || found.includes(null)) return null;
  const outcomes = found.filter((outcome) => outcome !== null);
  if (outcomes.every((outcome) => outcome === first)) return first;
  if (!outcomes.every(isSettled)) return 'mixed';
  return outcomes.includes('approved') ? 'partlyApproved' : 'mixed';
}

/** The att-satser a meeting has yet to decide: those it has not decided, but for those settled before. */
export function undecidedAt(
  meetingId: string,
  clauses: readonly Pick<ResolutionClause, 'id'>[],
  decisions: readonly ClauseDecision[],
): readonly string[] {
  return clauses
    .map(({ id }) => id)
    .filter((id) => {
      if (decisions.some((decision) => decision.clauseId === id && decision.meetingId === meetingId))
        return false;
      const last = decisionOn(decisions, id);
      return last === null || !isSettled(last.outcome);
    });
}

// What has become of a quoted clause: whether its words still stand in the statute's later versions.
import { hasCome, type Day, type PartialDate } from '../language/dates.ts';
import { clauseAnchors } from '../statutes/anchor.ts';
import { clauseHash } from '../statutes/identity.ts';
import type { Clause } from '../statutes/statute.ts';
import { timelineOn, type Dated } from '../statutes/timeline.ts';
import type { Citation } from './motion.ts';

/** A version of the quoted statute, with its clauses. */
export interface CitedVersion extends Dated {
  readonly id: string;
  readonly clauses: readonly Clause[];
}

/**
 * `corrected`: the pinned version itself no longer has these words under this number.
 * `changed`, `gone`: since the named version came into force, the clause has other words, or is not there.
 */
export type CitationState =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'corrected' }
  | { readonly kind: 'changed' | 'gone'; readonly inVersion: string; readonly since: PartialDate | null };

/** The clause a fragment names; null where there is none. */
export const clauseAt = (clauses: readonly Clause[], anchor: string): Clause | null =>
  clauses[clauseAnchors(clauses).indexOf(anchor)] ?? null;

/**
 * The state of a quotation on a day. A clause that was only renumbered, with the same words, is unchanged.
 * @param versions all versions of the statute, the pinned one among them
 */
export function citationState(
  { versionId, anchor, clauseHash: pinned }: Pick<Citation, 'versionId' | 'anchor' | 'clauseHash'>,
  versions: readonly CitedVersion[],
  on: Day,
): CitationState {
  const order = timelineOn(versions, on).spells.map(({ version }) => version);
  const place = order.findIndex(({ id }) => id === versionId);
  const quotedFrom = order[place];
  const quoted = quotedFrom === undefined ? null : clauseAt(quotedFrom.clauses, anchor);
  if (quotedFrom === undefined || quoted === null || clauseHash(quoted) !== pinned)
    return { kind: 'corrected' };
  const later = order.slice(place + 1).filter(({ effectiveFrom }) => hasCome(effectiveFrom, on) === 'yes');
  const states = later.map((version) => ({
    version,
    kind: becameOf(quoted, anchor, quotedFrom.clauses, version.clauses),
  }));
  const now = states.at(-1);
  if (now === undefined || now.kind === 'unchanged') return { kind: 'unchanged' };
  const last = states.findLastIndex(({ kind }) => kind === 'unchanged');
  const first = states[last + 1] ?? now;
  return { kind: now.kind, inVersion: first.version.id, since: first.version.effectiveFrom };
}

function becameOf(
  quoted: Clause,
  anchor: string,
  before: readonly Clause[],
  after: readonly Clause[],
): 'unchanged' | 'changed' | 'gone' {
  const words = bodyOf(quoted);
  if (after.some((clause) => bodyOf(clause) === words && sameHeading(clause, quoted))) return 'unchanged';
  const there = clauseAt(after, anchor);
  const isAnother =
    there !== null &&
    !sameHeading(there, quoted) &&
    before.some((clause) => clause !== quoted && bodyOf(clause) === bodyOf(there));
  if (there !== null && !isAnother) return 'changed';
  const heading = quoted.heading?.toLowerCase();
  return heading !== undefined && after.some((clause) => clause.heading?.toLowerCase() === heading)
    ? 'changed'
    : 'gone';
}

const sameHeading = (a: Clause, b: Clause): boolean => a.heading === b.heading;

/** The words alone, as `clauseHash` sees them. */
const bodyOf = ({ blocks }: Clause): string =>
  JSON.stringify(
    blocks.map((block) =>
      block.kind === 'paragraph' ? block.passage.text : block.items.map(({ text }) => text),
    ),
  );

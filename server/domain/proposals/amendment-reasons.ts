// What people have said of amendments, carried over to those of a newer wording: reasons follow the clause they were given.
import { keyOf, type ClauseName } from '../comparison/amending-names.ts';
import type { ProposedWording } from '../comparison/merge-amendments.ts';
import type { Amendment } from './proposal.ts';

/**
 * The amendments with the reasons and set natures of earlier ones of the same base. One of a clause is known by the
 * clause's name there; one that puts a clause in by its words, else by its number, else by most of its words.
 */
export function withKept(amendments: readonly Amendment[], kept: readonly Amendment[]): readonly Amendment[] {
  const told = kept.filter(({ reason, natureIsSet }) => reason !== '' || natureIsSet);
  if (told.length === 0) return amendments;
  const partners = new Map<Amendment, Amendment>();
  const used = new Set<Amendment>();
  for (const isPartner of tests) {
    for (const amendment of amendments) {
      if (partners.has(amendment)) continue;
      const partner = told.find((each) => !used.has(each) && isPartner(each, amendment));
      if (partner === undefined) continue;
      partners.set(amendment, partner);
      used.add(partner);
    }
  }
  return amendments.map((amendment) => {
    const partner = partners.get(amendment);
    return partner === undefined ? amendment : withSaid(amendment, partner);
  });
}

/** An amendment with what was said of it before. */
export function withSaid(amendment: Amendment, { reason, natureIsSet, nature }: Amendment): Amendment {
  return { ...amendment, reason, ...(natureIsSet ? { natureIsSet, nature } : {}) };
}

const leastAlike = 0.5;

/** The surest first. */
const tests: readonly ((kept: Amendment, now: Amendment) => boolean)[] = [
  (kept, now) =>
    isSame(kept.clause, now.clause) &&
    JSON.stringify(kept.currentWording) === JSON.stringify(now.currentWording),
  (kept, now) => isSame(kept.clause, now.clause),
  (kept, now) =>
    kept.kind === 'outside' && kept.part === now.part && isSameOrNone(kept.proposed, now.proposed),
  (kept, now) =>
    isPutIn(kept, now) && JSON.stringify(kept.proposedWording) === JSON.stringify(now.proposedWording),
  (kept, now) => isPutIn(kept, now) && isSame(kept.proposed, now.proposed),
  (kept, now) => isPutIn(kept, now) && likeness(kept.proposedWording, now.proposedWording) >= leastAlike,
  // What was seen as new is the old clause rewritten, or the other way about.
  (kept, now) => kept.kind !== 'outside' && now.kind !== 'outside' && isSame(kept.proposed, now.proposed),
];

const isPutIn = (kept: Amendment, now: Amendment): boolean => kept.kind === 'insert' && now.kind === 'insert';

const isSame = (one: ClauseName | null, other: ClauseName | null): boolean =>
  one !== null && other !== null && keyOf(one) === keyOf(other);

const isSameOrNone = (one: ClauseName | null, other: ClauseName | null): boolean =>
  one === null || other === null ? one === other : one.chapter === other.chapter;

/** Shared words in relation to the shorter. */
function likeness(one: ProposedWording | null, other: ProposedWording | null): number {
  const [left, right] = [wordsIn(one), wordsIn(other)];
  const known = new Set(left);
  const shared = new Set(right.filter((word) => known.has(word))).size;
  return shared / Math.max(1, Math.min(known.size, new Set(right).size));
}

const wordsIn = (wording: ProposedWording | null): string[] =>
  (wording?.blocks ?? [])
    .flatMap((block) => (block.kind === 'paragraph' ? [block.text] : block.items.map(({ text }) => text)))
    .join(' ')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

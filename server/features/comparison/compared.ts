// From what a form or an address says to a comparison: both sides found, compared whole, and cut to one clause each where that is asked.
import type { ClauseRef, Comparison } from '../../domain/comparison/change.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import { clauseAnchors } from '../../domain/statutes/anchor.ts';
import type { Amender, Comparer } from './comparer.ts';
import type { Sides } from './forms.ts';
import type { AmendingText, Pair } from './pair.ts';
import { relationOf } from './naming.ts';
import { findSide, type ComparisonDesk, type FoundSide } from './sides.ts';
import type { Viewing } from './viewing.ts';

/** A clause to choose, by its fragment. */
export interface ClauseChoice {
  readonly anchor: string;
  readonly clause: ClauseRef;
}

export interface Compared {
  readonly comparison: Comparison;
  readonly before: FoundSide;
  readonly after: FoundSide;
  /** The clauses of each whole text. */
  readonly clauses: { readonly before: readonly ClauseChoice[]; readonly after: readonly ClauseChoice[] };
  /** What changed in the drafting formula of laws; null where nobody amends the one text into the other. */
  readonly amending: AmendingText | null;
}

/** The comparison, or every reason why there is none, each beside the field it is about. */
export async function compared(
  desk: ComparisonDesk,
  engine: Engine,
  sides: Sides,
  viewing: Viewing,
): Promise<Compared | readonly Refusal[]> {
  const before = await findSide(desk, 'before', sides.before);
  const after = await findSide(desk, 'after', sides.after);
  if (isRefusal(before) || isRefusal(after)) return [before, after].filter(isRefusal);
  return comparedSides(engine, before, after, viewing);
}

interface Engine {
  readonly compare: Comparer;
  readonly amend: Amender;
}

/** The same of two sides that are at hand. */
export async function comparedSides(
  { compare, amend }: Engine,
  before: FoundSide,
  after: FoundSide,
  viewing: Viewing,
): Promise<Compared | readonly Refusal[]> {
  const whole = await made(compare, { before, after });
  if (isRefusal(whole)) return [whole];
  const clauses = { before: choicesOf(whole, 'before'), after: choicesOf(whole, 'after') };
  const isWhole = viewing.clause.before === '' && viewing.clause.after === '';
  const result = { comparison: whole, before, after, clauses, amending: null };
  if (isWhole) return { ...result, amending: await amended(amend, result) };
  const only = {
    before: clauses.before.find(({ anchor }) => anchor === viewing.clause.before)?.clause.index,
    after: clauses.after.find(({ anchor }) => anchor === viewing.clause.after)?.clause.index,
  };
  if (only.before === undefined) return [refuse('comparison.unknownClause', 'p')];
  if (only.after === undefined) return [refuse('comparison.unknownClause', 'q')];
  const cut = await made(compare, { before, after, only: { before: only.before, after: only.after } });
  return isRefusal(cut) ? [cut] : { ...result, comparison: cut };
}

async function made(compare: Comparer, pair: Pair): Promise<Comparison | Refusal> {
  const outcome = await compare(pair);
  if (outcome === 'busy') return refuse('request.busy');
  return outcome === 'tookTooLong' ? refuse('comparison.takesTooLong', 'afterText') : outcome.result;
}

/** A sentence that cannot be made in time is left out: it is beside what was asked for. */
async function amended(
  amend: Amender,
  { before, after }: Pick<Compared, 'before' | 'after'>,
): Promise<AmendingText | null> {
  if (relationOf(before.title, after.title) === 'others') return null;
  const owner = after.owner ?? before.owner;
  const outcome = await amend(
    { before, after },
    { statuteKind: owner?.statuteKind ?? 'forbundsordning', owner: owner?.name ?? null },
  );
  return typeof outcome === 'string' ? null : outcome.result;
}

function choicesOf({ clauses }: Comparison, side: 'before' | 'after'): readonly ClauseChoice[] {
  const refs = clauses.flatMap((clause) => clause[side]).toSorted((one, other) => one.index - other.index);
  const anchors = clauseAnchors(refs);
  return refs.map((clause, index) => ({ anchor: anchors[index] ?? '', clause }));
}

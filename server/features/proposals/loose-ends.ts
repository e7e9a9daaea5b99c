// What a proposal's renumbering leads to: references that have followed, and those that lead nowhere any longer.
import { nameText } from '../../domain/comparison/amending-names.ts';
import type { Comparison, Run } from '../../domain/comparison/change.ts';
import { contentOf } from '../../domain/comparison/merge-content.ts';
import type { ProposalText } from '../../domain/proposals/proposal.ts';
import { strayReferences } from '../../domain/proposals/reference-following.ts';
import { strayPlaces } from '../../domain/proposals/reference-places.ts';
import { clauseReference } from '../../domain/statutes/citation.ts';
import type { Reading } from '../../domain/statutes/statute.ts';

export interface LooseEnds {
  /** Följdändringar, by the clause they stand in. */
  readonly followed: readonly { readonly where: string; readonly from: string; readonly to: string }[];
  readonly dangling: readonly { readonly where: string; readonly text: string }[];
}

/** UTF-16 units: a longer statute is read by others for this. */
const mostRead = 200_000;

export function looseEndsOf(
  compared: { readonly comparison: Comparison; readonly before: { readonly reading?: Reading } },
  text: Pick<ProposalText, 'source' | 'reading'>,
): LooseEnds {
  const { comparison } = compared;
  const followed = comparison.clauses.flatMap(({ after, paragraphs }) => {
    const [clause] = after;
    if (clause === undefined) return [];
    const where = clauseReference(clause);
    return paragraphs.flatMap(({ runs }) => consequentialPairs(runs).map((pair) => ({ where, ...pair })));
  });
  const before = compared.before.reading;
  if (before === undefined || text.source.length > mostRead) return { followed, dangling: [] };
  const cameFrom = new Map(
    comparison.clauses.flatMap((clause) =>
      clause.after.map(({ index }) => [index, clause.before[0]?.index ?? null] as const),
    ),
  );
  const content = contentOf(text.reading);
  const placed = content.clauses.map((clause, index) => ({ clause, from: cameFrom.get(index) ?? null }));
  const old = contentOf(before).clauses;
  const stray = [...strayReferences(old, placed, content.title), ...strayPlaces(old, placed, content.title)];
  return {
    followed,
    dangling: stray
      .filter(({ why }) => why !== 'unsure')
      .map(({ clause, reference }) => ({ where: nameText(clause), text: reference })),
  };
}

/** "5 §" that became "6 §": each run that went with the one that came. */
function consequentialPairs(runs: readonly Run[]): readonly { readonly from: string; readonly to: string }[] {
  return runs.flatMap((run, index) => {
    const next = runs[index + 1];
    return isConsequential(run, 'deleted') && next !== undefined && isConsequential(next, 'inserted')
      ? [{ from: run.text.trim(), to: next.text.trim() }]
      : [];
  });
}

const isConsequential = (run: Run, kind: Run['kind']): boolean =>
  run.kind === kind && 'because' in run && run.because === 'consequential';

// A whole text as a comparison has it, clause by clause: for pages where one works in the text itself.
import type { ClauseChange, Comparison } from '../../domain/comparison/change.ts';
import type { Words } from '../../web/i18n.ts';
import { Draughtsman, type ClauseModel } from './drawn-rows.ts';
import { allNatures, show } from './shown.ts';

/** Every clause in the order it is shown, with all its rows; the second text is proposed instead of the first. */
export function drawnClauses(
  comparison: Comparison,
  words: Words,
): readonly { readonly change: ClauseChange; readonly drawn: ClauseModel }[] {
  const shown = show(comparison, allNatures);
  const draughtsman = new Draughtsman(comparison, shown, 'proposal', words);
  return shown.clauses.map((each) => ({ change: each.clause, drawn: draughtsman.clause(each) }));
}

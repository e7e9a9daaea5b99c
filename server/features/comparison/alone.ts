// A comparison as a page by itself, without the site around it: what its template is told.
import type { AmendingSentence } from '../../domain/comparison/amending.ts';
import type { Comparison } from '../../domain/comparison/change.ts';
import type { Words } from '../../web/i18n.ts';
import { Draughtsman } from './drawn-rows.ts';
import { columnTitles, type SideTitle } from './naming.ts';
import { contentsOf, outsideOf, summaryLines } from './pages.ts';
import { partsOf } from './parts.ts';
import { allNatures, show } from './shown.ts';
import { viewingIn } from './viewing.ts';

/** Its template, and everything that template asks for but the frame. `names` are what the two texts are called. */
export function comparisonAlone(
  comparison: Comparison,
  names: { readonly before: string; readonly after: string },
  amending: AmendingSentence,
  words: Words,
) {
  const unnamed: SideTitle = { owner: null, effectiveFrom: null, path: null };
  const viewing = viewingIn({});
  const shown = show(comparison, allNatures);
  const draughtsman = new Draughtsman(comparison, shown, 'proposal', words);
  const parts = partsOf(shown, draughtsman, viewing, words);
  return {
    template: 'comparison/alone',
    model: {
      names,
      isColumns: false,
      result: {
        titles: columnTitles(unnamed, unnamed, words, 'sv'),
        isIdentical: comparison.isIdentical,
        isFormattingOnly: comparison.isFormattingOnly,
        hasChanges: !comparison.isIdentical && !comparison.isFormattingOnly,
        summary: summaryLines(comparison),
        contents: contentsOf(parts),
        outside: outsideOf(comparison, shown, shown, draughtsman, viewing),
        parts,
      },
      amending: amending.text,
    },
  };
}

// The merge page: both wordings of every place that two people changed, to choose between or write anew.
import type { Conflict } from '../../../domain/motions/merge.ts';
import type { Motion } from '../../../domain/motions/motion.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { page, type Page } from '../../../web/answer.ts';
import { field, type Form } from '../../../web/body.ts';
import type { Written } from '../forms.ts';
import { mergePath, motionDraftPath } from '../paths.ts';
import type { Parties } from '../visits.ts';
import { motionsCrumb } from './editor.ts';

/** @param mine what was typed, on the revision it says; it goes along hidden, so that nothing is lost */
export function mergePage(
  motion: Motion,
  parties: Parties,
  mine: Written,
  conflicts: readonly Conflict[],
  form: Form,
  refusals: readonly Refusal[],
): Page {
  return page(
    'motions/merge',
    {
      title: { key: 'motions.merge.title' },
      crumbs: [motionsCrumb],
      moverName: parties.get(motion.moverId)?.name ?? '',
      conflicts: conflicts.map((conflict, index) => {
        const { at, kind, base, theirs } = conflict;
        return {
          kind,
          number: index + 1,
          name: `choice.${at}`,
          ownName: `own.${at}`,
          base,
          mine: conflict.mine,
          theirs,
          own: form[`own.${at}`] === undefined ? (conflict.mine ?? theirs ?? '') : field(form, `own.${at}`),
          chosen: field(form, `choice.${at}`),
        };
      }),
      text: mine.content,
      revision: mine.revision,
      theirs: motion.revision,
      mergePath: mergePath(motion.id),
      draftPath: motionDraftPath(motion.id),
    },
    refusals,
  );
}

// What the form for the board's opinion and the page that asks before a withdrawal are told.
import { recommendations, type BoardOpinion, type Motion } from '../../../domain/motions/motion.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { page, type Page } from '../../../web/answer.ts';
import { field, type Form } from '../../../web/body.ts';
import { motionPath, opinionPath, withdrawalPath } from '../paths.ts';
import { motionsCrumb } from './editor.ts';

const crumbsTo = (number: string) => [motionsCrumb, { name: number, path: motionPath(number) }];

/** @param form what was typed, where it was refused */
export function opinionPage(
  motion: Motion,
  number: string,
  opinions: readonly BoardOpinion[],
  form: Form | null,
  refusals: readonly Refusal[],
): Page {
  return page(
    'motions/opinion',
    {
      title: { key: 'motions.opinion.title' },
      crumbs: crumbsTo(number),
      motionHeading: motion.content.heading,
      rows: motion.content.clauses.map(({ id, text }, index) => {
        const known = opinions.find(({ clauseId }) => clauseId === id);
        const [recommendation, reason] = [`recommendation.${String(index)}`, `reason.${String(index)}`];
        const chosen = form === null ? (known?.recommendation ?? '') : field(form, recommendation);
        return {
          number: index + 1,
          text,
          recommendation,
          reason,
          typedReason: form === null ? (known?.reason ?? '') : field(form, reason),
          choices: recommendations.map((value) => ({ value, isChosen: value === chosen })),
        };
      }),
      opinionPath: opinionPath(number),
      motionPath: motionPath(number),
    },
    refusals,
  );
}

export function withdrawalPage(
  motion: Motion,
  number: string,
  isPossible: boolean,
  refusals: readonly Refusal[],
): Page {
  return page(
    'motions/withdrawal',
    {
      title: { key: 'motions.withdrawal.title' },
      crumbs: crumbsTo(number),
      motionHeading: motion.content.heading,
      number,
      isPossible,
      withdrawalPath: withdrawalPath(number),
      motionPath: motionPath(number),
    },
    refusals,
  );
}

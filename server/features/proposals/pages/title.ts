// The page where the text of a proposal gets another name.
import type { Day } from '../../../domain/language/dates.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { page, type Page } from '../../../web/answer.ts';
import type { EditedText } from '../edited-text.ts';
import { proposalTextPath, textTitlePath } from '../paths.ts';
import { crumbsUnder } from './crumbs.ts';

export function titlePage(
  { organisation, proposal, seen, now }: EditedText,
  typed: string,
  today: Day,
  refusals: readonly Refusal[],
): Page {
  const textPath = proposalTextPath(organisation, proposal.id);
  return page(
    'proposals/title',
    {
      title: { key: 'proposals.name.title' },
      crumbs: [
        ...crumbsUnder(organisation, proposal, today),
        { key: 'proposals.editor.title', path: textPath },
      ],
      typed: { title: typed },
      stored: refusals.length === 0 ? null : now.reading.title,
      textNumber: seen.number,
      titlePath: textTitlePath(organisation, proposal.id),
      textPath,
    },
    refusals,
  );
}

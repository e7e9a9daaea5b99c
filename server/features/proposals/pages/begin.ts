// The form of a new proposal; where there is no text to change, the way to reading one in.
import { hasCome, type Day } from '../../../domain/language/dates.ts';
import type { ProposalKind } from '../../../domain/proposals/proposal.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { page, type Page } from '../../../web/answer.ts';
import { field, type Form } from '../../../web/body.ts';
import type { Words } from '../../../web/i18n.ts';
import { crumbsTo, type StoredOrganisation } from '../../organisations/index.ts';
import { startDraftPath, statuteCrumb, type VersionHeader } from '../../statutes/index.ts';
import { typedTerms } from '../drafting-forms.ts';
import { beginProposalPath, proposalsPath } from '../paths.ts';
import { baseModel, forcesToChoose } from './terms-told.ts';

export interface BeginView {
  readonly organisation: StoredOrganisation;
  readonly base: VersionHeader | null;
  readonly kind: ProposalKind;
  readonly form: Form;
  readonly today: Day;
  readonly words: Words;
  readonly refusals: readonly Refusal[];
}

export function beginPage({ organisation, base, kind, form, today, words, refusals }: BeginView): Page {
  return page(
    'proposals/begin',
    {
      title: { key: 'proposals.start.title' },
      crumbs: [
        ...crumbsTo(organisation, today),
        statuteCrumb(organisation),
        { key: 'proposals.list.crumb', path: proposalsPath(organisation) },
      ],
      base: baseModel(organisation, base),
      isLater: base !== null && hasCome(base.effectiveFrom, today) === 'no',
      isBylaws: kind === 'bylaws',
      isFormation: kind === 'formation',
      typed: { ...typedTerms(form), start: field(form, 'start'), source: field(form, 'source') },
      sourceBefore: field(form, 'sourceBefore'),
      forces: forcesToChoose(form, kind, words),
      beginPath: beginProposalPath(organisation),
      readInPath: startDraftPath(organisation),
    },
    refusals,
  );
}

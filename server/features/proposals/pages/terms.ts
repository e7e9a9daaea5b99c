// The terms of a proposal, to be changed while it is open.
import type { Day } from '../../../domain/language/dates.ts';
import type { Proposal } from '../../../domain/proposals/proposal.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { page, type Page } from '../../../web/answer.ts';
import type { Form } from '../../../web/body.ts';
import type { Language, Words } from '../../../web/i18n.ts';
import type { StoredOrganisation } from '../../organisations/index.ts';
import { typedTerms } from '../drafting-forms.ts';
import { effectsPath, proposalPath, termsPath } from '../paths.ts';
import { crumbsUnder } from './crumbs.ts';
import { effectsTold, forcesToChoose, forceTold } from './terms-told.ts';

export interface TermsView {
  readonly organisation: StoredOrganisation;
  readonly proposal: Proposal;
  readonly form: Form;
  readonly revision: string;
  /** Somebody else has saved other terms: they stand beside what was typed. */
  readonly hasConflict: boolean;
  readonly names: ReadonlyMap<string, string>;
  readonly isOpen: boolean;
  readonly today: Day;
  readonly words: Words;
  readonly language: Language;
  readonly refusals: readonly Refusal[];
}

export function termsPage(view: TermsView): Page {
  const { organisation, proposal, form, words, language } = view;
  return page(
    'proposals/terms',
    {
      title: { key: 'proposals.terms.title' },
      crumbs: crumbsUnder(organisation, proposal, view.today),
      typed: typedTerms(form),
      revision: view.revision,
      isOpen: view.isOpen,
      isBylaws: proposal.kind === 'bylaws',
      isFormation: proposal.kind === 'formation',
      forces: forcesToChoose(form, proposal.kind, words),
      stored: view.hasConflict
        ? {
            name: proposal.heading,
            adoptedAs: proposal.adoptedAs,
            force: forceTold(proposal.forceRule, proposal.kind, words, language),
          }
        : null,
      fallsBoard: proposal.board !== null,
      effects: effectsTold(proposal.effects, view.names, words),
      termsPath: termsPath(organisation, proposal.id),
      effectsPath: proposal.kind === 'bylaws' ? null : effectsPath(organisation, proposal.id),
      proposalPath: proposalPath(organisation, proposal.id),
    },
    view.refusals,
  );
}

// What the pages of the board's decision and of the dispatch are told.
import type { ForceRule, Proposal, ProposalText } from '../../../domain/proposals/proposal.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { page, type Crumb, type Page } from '../../../web/answer.ts';
import { field, type Form } from '../../../web/body.ts';
import type { AskedMember } from '../asked-members.ts';

interface Frame {
  readonly proposal: Proposal;
  readonly text: ProposalText;
  readonly crumbs: readonly (Crumb | { readonly key: string; readonly path: string })[];
  readonly forbundName: string;
  readonly form: Form;
  readonly refusals: readonly Refusal[];
  readonly notice: string | null;
}

export interface DecisionView extends Frame {
  readonly sentence: string;
  /** "2 paragrafer: 4 §, 7 §"; null where nothing is changed in an earlier text. */
  readonly changes: string | null;
  /** What the board reads before it decides. */
  readonly papers: readonly { readonly as: 'pdf' | 'docx' | 'txt'; readonly path: string }[];
  /** Comments from the consultation that nobody has answered. */
  readonly unanswered: number;
  readonly can: Readonly<Record<'approve' | 'revise' | 'withdraw', boolean>>;
  readonly paths: Readonly<
    Record<'text' | 'decision' | 'rebase' | 'consultation' | 'revision' | 'withdrawal', string>
  > & { readonly dispatch: string | null };
}

export function decisionPage(view: DecisionView): Page {
  const { proposal, text, form } = view;
  const typed = (name: string, otherwise = ''): string => (name in form ? field(form, name) : otherwise);
  return page(
    'proposals/board',
    {
      title: { key: `ratification.decision.title.${proposal.kind}` }, // words: ratification.decision.title.*
      crumbs: view.crumbs,
      proposalHeading: proposal.heading,
      forbundName: view.forbundName,
      kind: proposal.kind,
      state: proposal.state,
      textNumber: text.number,
      textHash: text.textHash,
      changes: view.changes,
      sentence: view.sentence,
      papers: view.papers,
      isConflicted: proposal.rebaseOnto !== null,
      unanswered: view.unanswered,
      decision: proposal.board,
      can: view.can,
      opensForm: 'decidedOn' in form,
      opensEnding: 'because' in form,
      typed: {
        body: typed('body', proposal.kind === 'formation' ? '' : 'Styrelsen'),
        decidedOn: typed('decidedOn'),
        minutes: typed('minutes'),
        registryNumber: typed('registryNumber'),
        because: typed('because'),
      },
      revision: proposal.revision,
      to: view.paths,
      notice: view.notice,
    },
    view.refusals,
  );
}

export interface DispatchView extends Frame {
  readonly members: readonly (AskedMember & {
    readonly contacts: readonly string[];
    readonly letters: readonly { readonly as: 'pdf' | 'docx' | 'txt'; readonly path: string }[];
  })[];
  readonly leaving: readonly string[];
  /** What stops the dispatch, and where it is mended. */
  readonly blocking: readonly {
    readonly why: 'notApproved' | 'conflicts' | 'noMembers';
    readonly path: string;
  }[];
  /** So many items of the law's list that its text leaves out or goes against: told, though it may be sent. */
  readonly unlawful: { readonly missing: number; readonly contrary: number };
  readonly canSend: boolean;
  readonly paths: Readonly<Record<'text' | 'dispatch' | 'contacts' | 'checklist', string>>;
}

export function dispatchPage(view: DispatchView): Page {
  const { proposal, form, members } = view;
  const namesOf = (those: DispatchView['members']): string => those.map(({ name }) => name).join(', ');
  const [silent, unknown] = [
    members.filter(({ contacts }) => contacts.length === 0),
    members.filter(({ why }) => why === 'unknown'),
  ];
  return page(
    'proposals/dispatch',
    {
      title: { key: 'ratification.dispatch.title' },
      crumbs: view.crumbs,
      proposalHeading: proposal.heading,
      forbundName: view.forbundName,
      state: proposal.state,
      textHash: view.text.textHash,
      blocking: view.blocking,
      unlawful: view.unlawful,
      isWarned: silent.length + unknown.length + view.unlawful.missing + view.unlawful.contrary > 0,
      warnings: [
        ...(silent.length > 0 ? [{ why: 'noContact', names: namesOf(silent) }] : []),
        ...(unknown.length > 0 ? [{ why: 'unknownMembership', names: namesOf(unknown) }] : []),
      ],
      members: members.map((each) => ({
        memberId: each.memberId,
        name: each.name,
        why: each.why,
        contacts: each.contacts,
        letters: each.letters,
        body: `body.${each.memberId}` in form ? field(form, `body.${each.memberId}`) : each.body,
      })),
      leaving: view.leaving,
      typed: { answerBy: field(form, 'answerBy') },
      adoptedAs: proposal.adoptedAs,
      force: forceModel(proposal.forceRule),
      decision: proposal.board,
      canSend: view.canSend,
      revision: proposal.revision,
      to: view.paths,
      notice: view.notice,
    },
    view.refusals,
  );
}

/** The rule of entry into force as words and the day that they end in. */
export function forceModel(rule: ForceRule) {
  if (rule.kind === 'fixedDay') return { kind: rule.kind, day: rule.day };
  return rule.earliest === null
    ? { kind: rule.kind, day: null }
    : { kind: `${rule.kind}Earliest`, day: rule.earliest };
}

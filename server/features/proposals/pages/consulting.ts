// What the consultation's page is told: how far it has come, every comment with its reply, and the text to comment on.
import type { ClauseChange, Comparison } from '../../../domain/comparison/change.ts';
import type { Day } from '../../../domain/language/dates.ts';
import { instantText } from '../../../domain/motions/document.ts';
import { clauseSource } from '../../../domain/proposals/clause-source.ts';
import type { Proposal, ProposalText } from '../../../domain/proposals/proposal.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { clauseAnchors } from '../../../domain/statutes/anchor.ts';
import { clauseBody, clauseTitle } from '../../../domain/statutes/document.ts';
import { clauseHash } from '../../../domain/statutes/identity.ts';
import type { Clause } from '../../../domain/statutes/statute.ts';
import { page, type Crumb, type Page } from '../../../web/answer.ts';
import { field, type Form } from '../../../web/body.ts';
import { paragraphModel } from '../../comparison/index.ts';
import { shownBlocks } from '../../documents/index.ts';
import { replyOutcomes, type CommentReply, type Consultation, type ConsultationComment } from '../records.ts';
import { daysUntil } from './ratifying.ts';

export interface Consulted {
  readonly memberId: string;
  readonly name: string;
}

/** Somebody asked, with where it is reminded; null for whoever reminds nobody. */
export interface ConsultedMember extends Consulted {
  readonly remindPath: string | null;
}

export interface ConsultationView {
  readonly proposal: Proposal;
  readonly crumbs: readonly (Crumb | { readonly key: string; readonly path: string })[];
  readonly forbundName: string;
  readonly today: Day;
  /** The newest, and every one that there has been, by id. */
  readonly consultation: Consultation | null;
  readonly consultations: ReadonlyMap<string, Consultation>;
  /** The wording that was sent in each, and the newest. */
  readonly texts: ReadonlyMap<number, ProposalText>;
  readonly newest: ProposalText;
  /** What the text that was sent changes; null where nothing was compared. */
  readonly comparison: Comparison | null;
  readonly members: readonly ConsultedMember[];
  readonly comments: readonly ConsultationComment[];
  readonly replies: readonly CommentReply[];
  /** Whom each member's contacts are; null for whoever does not name them. */
  readonly contacts:
    | readonly (Consulted & {
        readonly people: readonly { readonly id: string; readonly email: string }[];
      })[]
    | null;
  readonly can: Readonly<Record<'open' | 'close' | 'comment' | 'reply', boolean>>;
  /** For whom whoever asks may comment. */
  readonly speaksFor: readonly Consulted[];
  /** The clause that a comment is written on: an anchor, 'hela' for the whole, '' for none. */
  readonly writing: string;
  /** The consultations whose summary is sealed: their comments are answered no more. */
  readonly sealed: ReadonlySet<string>;
  readonly showsUnanswered: boolean;
  readonly paths: Readonly<
    Record<
      'consultation' | 'text' | 'opening' | 'closing' | 'contacts' | 'comment' | 'file' | 'reply',
      string
    >
  > & { readonly summary: string | null };
  /** The clause's editor with the comment's wording filled in. */
  readonly editPath: (clause: string | null, comment: ConsultationComment) => string | null;
  readonly form: Form;
  readonly refusals: readonly Refusal[];
  readonly notice: string | null;
}

/** How a comment on the whole is named in an address. */
export const wholeText = 'hela';

export function consultationPage(view: ConsultationView): Page {
  const { proposal, consultation, members, comments, today, form, can } = view;
  const isOpen = proposal.state === 'consultation';
  const here = comments.filter(({ consultationId }) => consultationId === consultation?.id);
  const hasSpoken = new Set(here.map(({ memberId }) => memberId));
  const answered = members.filter(({ memberId }) => hasSpoken.has(memberId));
  const left = consultation === null ? 0 : daysUntil(consultation.answerBy, today);
  const replied = new Set(view.replies.map(({ commentId }) => commentId));
  const unanswered = comments.filter(
    ({ id, consultationId }) => !replied.has(id) && !view.sealed.has(consultationId),
  );
  const showsUnanswered = view.showsUnanswered && unanswered.length > 0;
  return page(
    'proposals/consultation',
    {
      title: { key: 'consultation.title' },
      crumbs: view.crumbs,
      proposalHeading: proposal.heading,
      forbundName: view.forbundName,
      state: proposal.state,
      isOpen,
      consultation:
        consultation === null ? null : { answerBy: consultation.answerBy, left, isPast: left < 0 },
      answered: answered.map(({ name }) => name),
      silent: isOpen ? members.filter(({ memberId }) => !hasSpoken.has(memberId)) : [],
      memberCount: members.length,
      can,
      typed: { answerBy: field(form, 'answerBy') },
      revision: proposal.revision,
      contacts: view.contacts?.map((each) => ({
        ...each,
        typedEmail: field(form, 'member') === each.memberId ? field(form, 'email') : '',
      })),
      namedCount: view.contacts?.filter(({ people }) => people.length > 0).length ?? 0,
      opensContacts:
        'email' in form ||
        ['contactNamed', 'contactEnded'].includes(view.notice ?? '') ||
        view.contacts?.some(({ people }) => people.length === 0) === true,
      hasComments: comments.length > 0,
      commentCount: comments.length,
      unansweredCount: can.reply ? unanswered.length : 0,
      showsUnanswered,
      groups: groupsOf(view, showsUnanswered ? unanswered : comments),
      ...(can.comment ? textOf(view) : {}),
      // What was typed is never lost, also where it can no longer be left.
      unsaved: can.comment
        ? []
        : [field(form, 'text'), field(form, 'proposedWording')].filter((typed) => typed.trim() !== ''),
      to: { ...view.paths, unanswered: `${view.paths.consultation}?visa=obesvarade#synpunkter` },
      notice: view.notice,
    },
    view.refusals,
  );
}

/** A clause of a wording, by its anchor. */
function clauseAt(text: ProposalText | undefined, anchor: string): Clause | null {
  const clauses = text?.reading.clauses ?? [];
  return clauses[clauseAnchors(clauses).indexOf(anchor)] ?? null;
}

function groupsOf(view: ConsultationView, comments: readonly ConsultationComment[]) {
  const names = new Map(view.members.map(({ memberId, name }) => [memberId, name]));
  const newest = view.newest.reading.clauses;
  const anchors = clauseAnchors(newest);
  const textOfComment = ({ consultationId }: ConsultationComment): ProposalText | undefined =>
    view.texts.get(view.consultations.get(consultationId)?.textNumber ?? 0);
  const groups = Map.groupBy(comments, ({ clause }) => clause);
  const place = (clause: string): number => {
    const index = anchors.indexOf(clause);
    return clause === '' ? -1 : index < 0 ? anchors.length : index;
  };
  return [...groups]
    .toSorted(([one], [other]) => place(one) - place(other))
    .map(([clause, own]) => {
      const first = own[0];
      const named = clauseAt(view.newest, clause) ?? (first && clauseAt(textOfComment(first), clause));
      return {
        id: `om-${clause === '' ? wholeText : clause}`,
        title: named ? clauseTitle(named) : null,
        comments: own.map((comment) => commentModel(view, comment, names, textOfComment(comment))),
      };
    });
}

function commentModel(
  view: ConsultationView,
  comment: ConsultationComment,
  names: ReadonlyMap<string, string>,
  text: ProposalText | undefined,
) {
  const { form } = view;
  const canReply = view.can.reply && !view.sealed.has(comment.consultationId);
  const about = comment.clause === '' ? null : clauseAt(text, comment.clause);
  const now = nowCalled(view.newest, about, comment.clause);
  const replies = view.replies.filter(({ commentId }) => commentId === comment.id);
  const isTyped = field(form, 'comment') === comment.id;
  return {
    commentId: comment.id,
    anchor: `synpunkt-${comment.id}`,
    member: names.get(comment.memberId) ?? '',
    at: instantText(comment.at),
    text: comment.text,
    proposed: comment.proposedWording,
    about: about === null ? '' : clauseSource(blocksOf(about)),
    isOlder: about !== null && (now === null || clauseHash(now.clause) !== clauseHash(about)),
    isGone: about !== null && now === null,
    outcome: replies.at(-1)?.outcome ?? null,
    replies: replies.map(({ outcome, text: said, at }) => ({ outcome, text: said, at: instantText(at) })),
    canReply,
    opensReply: isTyped,
    typedReply: isTyped ? field(form, 'reply') : '',
    choices: replyOutcomes.map((value) => ({
      value,
      isChosen: isTyped && field(form, 'outcome') === value,
    })),
    editPath: canReply ? view.editPath(now?.anchor ?? null, comment) : null,
  };
}

/** The clause as it is now: by its anchor, or where the same words stand since. */
function nowCalled(newest: ProposalText, about: Clause | null, anchor: string) {
  const { clauses } = newest.reading;
  const anchors = clauseAnchors(clauses);
  const same = about === null ? -1 : clauses.findIndex((each) => wordsOf(each) === wordsOf(about));
  const index = same >= 0 ? same : anchors.indexOf(anchor);
  const clause = clauses[index];
  return clause === undefined ? null : { clause, anchor: anchors[index] ?? '' };
}

const wordsOf = (clause: Clause): string => clauseSource(blocksOf(clause));

/** A clause's stycken and punkter, as the clause's editor takes them. */
export const blocksOf = ({ blocks }: Pick<Clause, 'blocks'>) =>
  blocks.map((block) =>
    block.kind === 'paragraph'
      ? ({ kind: 'paragraph', text: block.passage.text } as const)
      : ({ kind: 'list', items: block.items.map(({ label, text }) => ({ label, text })) } as const),
  );

/** The text that was sent, clause by clause, with the form where it is written. */
function textOf(view: ConsultationView) {
  const { consultation, form, speaksFor, writing } = view;
  const text = view.texts.get(consultation?.textNumber ?? 0) ?? view.newest;
  const { clauses } = text.reading;
  const anchors = clauseAnchors(clauses);
  const changes = new Map<number, ClauseChange>();
  for (const change of view.comparison?.clauses ?? [])
    for (const { index } of change.after) changes.set(index, change);
  const to = (clause: string): string => `${view.paths.consultation}?paragraf=${clause}#${clause}`;
  const written = clauses[anchors.indexOf(writing)];
  const [only] = speaksFor;
  return {
    wholePath: to(wholeText),
    writesWhole: writing === wholeText,
    clauses: clauses.map((clause, index) => {
      const change = changes.get(index);
      const isChanged =
        change !== undefined &&
        (change.kind !== 'same' || change.renumbered || change.moved || change.heading !== null);
      return {
        anchor: anchors[index] ?? '',
        title: clauseTitle(clause),
        isChanged,
        change: isChanged ? change.kind : null,
        paragraphs: isChanged ? change.paragraphs.map(paragraphModel) : null,
        blocks: shownBlocks(clauseBody(clause), 3),
        path: to(anchors[index] ?? ''),
        writes: writing === anchors[index],
      };
    }),
    writing: {
      consultation: consultation?.id ?? '',
      clause: writing === wholeText ? '' : writing,
      speaksForOne: speaksFor.length === 1,
      member: only?.memberId ?? '',
      members: speaksFor.map((each) => ({ ...each, isChosen: each.memberId === field(form, 'member') })),
      text: field(form, 'text'),
      proposedWording:
        'proposedWording' in form || written === undefined
          ? field(form, 'proposedWording')
          : wordsOf(written),
    },
  };
}

// The consultation: members' officials comment clause by clause, and the förbund answers each comment.
import type { Day } from '../../../domain/language/dates.ts';
import type { Proposal } from '../../../domain/proposals/proposal.ts';
import { refuse, type Refusal } from '../../../domain/refusal.ts';
import { clauseAnchors } from '../../../domain/statutes/anchor.ts';
import { mailConsultation } from '../papers/mails.ts';
import { summarisedConsultations } from '../papers/ordering.ts';
import type { CommentReply, Consultation, ConsultationComment, ReplyOutcome } from '../records.ts';
import { after, by, readyFor, record, save, type Named, type ProposalsDesk } from './desk.ts';
import { settledFault } from './rebase.ts';
import { membersToAsk } from './must-adopt.ts';

/** UTF-16 units of a comment, of the wording that it proposes, and of the answer. */
export const longestComment = 20_000;

/** Sends the wording as it stands to the members for comments; they are told by letter. */
export async function openConsultation(
  desk: ProposalsDesk,
  proposal: Named,
  { revision, answerBy }: { readonly revision: number; readonly answerBy: Day },
): Promise<Proposal | Refusal> {
  const current = await readyFor(desk, proposal, 'openConsultation', revision);
  if ('refused' in current) return current;
  if (answerBy < desk.today) return refuse('proposal.answerByPassed', 'answerBy');
  const fault = await settledFault(desk, current);
  if (fault !== null) return fault;
  const saved = await save(
    desk,
    current,
    after(current, 'openConsultation', {}),
    'proposal.consultationOpened',
    { answerBy, text: current.textNumber },
  );
  if ('refused' in saved) return saved;
  const { heading, adoptedAs, forceRule, effects } = current;
  const consultation: Consultation = {
    ...{ id: desk.newId(), proposalId: current.id, textNumber: current.textNumber },
    terms: { heading, adoptedAs, forceRule, effects },
    ...{ answerBy, openedAt: desk.now, openedBy: by(desk) },
  };
  await desk.proposals.addConsultation(current.organisationId, consultation);
  await mailConsultation(desk, saved, consultation, await membersToAsk(desk, current));
  return saved;
}

/** Ends the consultation; what has been said is answered when there is time. */
export async function closeConsultation(
  desk: ProposalsDesk,
  proposal: Named,
  { revision }: { readonly revision: number },
): Promise<Proposal | Refusal> {
  const current = await readyFor(desk, proposal, 'closeConsultation', revision);
  if ('refused' in current) return current;
  return save(desk, current, after(current, 'closeConsultation', {}), 'proposal.consultationClosed');
}

export interface NewComment {
  readonly consultationId: string;
  readonly memberId: string;
  /** The clause's anchor in the text that was sent; empty for the whole. */
  readonly clause: string;
  readonly text: string;
  /** Empty where none is proposed. */
  readonly proposedWording: string;
}

/** What a member says of a clause, or of the whole. The last day is a wish: what comes later is taken while it is open. */
export async function comment(
  desk: ProposalsDesk,
  proposal: Named,
  said: NewComment,
): Promise<ConsultationComment | Refusal> {
  const current = await readyFor(desk, proposal, 'comment');
  if ('refused' in current) return current;
  const open = (await desk.proposals.consultations(current.id)).at(-1);
  if (open?.id !== said.consultationId) return refuse('consultation.closed');
  const asked = await membersToAsk(desk, current);
  if (!asked.some(({ memberId }) => memberId === said.memberId))
    return refuse('consultation.unknownMember', 'member');
  if (said.text.trim() === '') return refuse('form.required', 'text');
  for (const field of ['text', 'proposedWording'] as const)
    if (said[field].length > longestComment) return refuse('form.tooLong', field, { max: longestComment });
  const sent = await desk.proposals.text(current.id, open.textNumber);
  const anchors = clauseAnchors(sent?.reading.clauses ?? []);
  if (said.clause !== '' && !anchors.includes(said.clause))
    return refuse('consultation.unknownClause', 'clause');
  const made: ConsultationComment = { ...said, id: desk.newId(), at: desk.now, by: by(desk) };
  await desk.proposals.addComment(current.organisationId, made);
  await record(desk, current, 'proposal.commented', {
    ...{ comment: made.id, member: said.memberId, clause: said.clause },
  });
  return made;
}

/** The förbund's answer to a comment; a new one takes the place of the old, which is kept. Refused once the summary is sealed. */
export async function replyToComment(
  desk: ProposalsDesk,
  proposal: Named,
  {
    commentId,
    outcome,
    text,
  }: { readonly commentId: string; readonly outcome: ReplyOutcome; readonly text: string },
): Promise<CommentReply | Refusal> {
  const current = await readyFor(desk, proposal, 'reply');
  if ('refused' in current) return current;
  if (text.length > longestComment) return refuse('form.tooLong', 'reply', { max: longestComment });
  const comments = await desk.proposals.comments(current.id);
  const about = comments.find(({ id }) => id === commentId);
  if (about === undefined) return refuse('consultation.unknownComment');
  if ((await summarisedConsultations(desk, current)).has(about.consultationId))
    return refuse('consultation.summarised');
  const reply: CommentReply = {
    ...{ id: desk.newId(), commentId, outcome, text },
    ...{ at: desk.now, by: by(desk) },
  };
  await desk.proposals.addReply(current.organisationId, reply);
  await record(desk, current, 'proposal.commentReplied', { comment: commentId, outcome });
  return reply;
}

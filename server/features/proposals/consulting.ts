// The consultation: members' officials comment per clause, and the secretary answers each.
import type { Comparison } from '../../domain/comparison/change.ts';
import { nameOn } from '../../domain/organisations/organisation.ts';
import { may } from '../../domain/permissions.ts';
import { allows } from '../../domain/proposals/lifecycle.ts';
import { clauseSource } from '../../domain/proposals/clause-source.ts';
import type { ProposalText } from '../../domain/proposals/proposal.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { clauseAnchors } from '../../domain/statutes/anchor.ts';
import { redirect, type Answer } from '../../web/answer.ts';
import { field } from '../../web/body.ts';
import { revision } from '../../web/form.ts';
import type { Room } from '../../web/room.ts';
import { statutePatterns } from '../statutes/index.ts';
import { comment, closeConsultation, openConsultation, replyToComment } from './actions/consultation.ts';
import { endContact, nameContact } from './actions/contacts.ts';
import { newestText, type ProposalsDesk } from './actions/desk.ts';
import { baseOf } from './actions/wording.ts';
import { commentByFile, writerFault } from './consulting-file.ts';
import { commentForm, contactForm, openingForm, replyForm } from './consulting-forms.ts';
import { membersAsked } from './asked-members.ts';
import { blocksOf, consultationPage, wholeText } from './pages/consulting.ts';
import { crumbsUnder } from './pages/crumbs.ts';
import { summarisedConsultations } from './papers/ordering.ts';
import {
  consultationDocumentPath,
  consultationPath,
  dispatchPath,
  proposalClausePath,
  proposalPath,
  proposalTextPath,
} from './paths.ts';
import { consultationActPath, remindPath } from './round-paths.ts';
import {
  consultationFault,
  onProposal,
  proposalInPath,
  spokenFor,
  type ProposalFound,
  type ProposalsDoors,
  type V,
} from './visits.ts';

const missing: Refusal = { refused: 'access.notFound' };

const notices = [
  'consultationOpened',
  'consultationClosed',
  'commentLeft',
  'commentsLeft',
  'commentAnswered',
  'contactNamed',
  'contactEnded',
  'memberReminded',
] as const;

export function consultingRoutes<D extends ProposalsDesk>(room: Room<D>, doors: ProposalsDoors): void {
  for (const pattern of statutePatterns) {
    const here = `${pattern}/forslag/:id/samrad`;
    room.get(here, { act: 'public.read' }, (visit) => showConsultation(visit, doors));
    room.act(`${here}/oppnande`, onProposal('proposal.change'), (visit) => open(visit, doors));
    room.act(`${here}/avslutning`, onProposal('proposal.change'), (visit) => close(visit, doors));
    room.act(`${here}/kontakter`, onProposal('proposal.change'), (visit) => changeContacts(visit, doors));
    room.act(`${here}/synpunkter`, { act: 'account.readOwn' }, (visit) => leaveComment(visit, doors));
    room.preparedAct(
      `${here}/fil`,
      { act: 'account.readOwn' },
      (visit) => commentByFile(visit, doors, (asking, refusal) => showConsultation(asking, doors, [refusal])),
      'texts',
    );
    room.act(`${here}/svar`, onProposal('proposal.change'), (visit) => reply(visit, doors));
  }
}

async function showConsultation(
  visit: V,
  doors: ProposalsDoors,
  refusals: readonly Refusal[] = [],
): Promise<Answer> {
  const found = await proposalInPath(visit);
  if (found === null) return missing;
  const { organisation, proposal } = found;
  const { desk, who, today, form } = visit;
  const path = consultationPath(organisation, proposal.id);
  const changes = may(who, 'proposal.change', organisation.id);
  const speaks = await spokenFor(visit, organisation.id);
  const fault = await consultationFault(visit, found);
  if (fault !== null) return fault;
  const reminds = may(who, 'proposal.recordAnswer', organisation.id);
  const members = (await membersAsked(desk, proposal)).map((each) => ({
    ...each,
    remindPath: reminds ? remindPath(organisation, proposal.id, each.slug) : null,
  }));
  const all = await desk.proposals.consultations(proposal.id);
  const consultation = all.at(-1) ?? null;
  const newest = await newestText(desk, proposal);
  const texts = new Map<number, ProposalText>([[newest.number, newest]]);
  for (const { textNumber } of all) {
    const text = texts.get(textNumber) ?? (await desk.proposals.text(proposal.id, textNumber));
    if (text !== null) texts.set(textNumber, text);
  }
  const speaksFor = members.filter(
    ({ memberId }) => changes || speaks.some((contact) => contact.memberId === memberId),
  );
  const canComment = allows(proposal, 'comment') && speaksFor.length > 0;
  const consulted = texts.get(consultation?.textNumber ?? 0);
  const to = (act: Parameters<typeof consultationActPath>[2]): string =>
    consultationActPath(organisation, proposal.id, act);
  return consultationPage({
    ...{ proposal, consultation, texts, newest, members, form, refusals, today },
    crumbs: crumbsUnder(organisation, proposal, today),
    forbundName: nameOn(organisation, today),
    consultations: new Map(all.map((each) => [each.id, each])),
    comparison:
      canComment && consulted !== undefined ? await comparedToBase(visit, doors, found, consulted) : null,
    comments: await desk.proposals.comments(proposal.id),
    replies: await desk.proposals.replies(proposal.id),
    contacts: changes && proposal.kind !== 'bylaws' ? await contactsOf(visit, found, members) : null,
    can: {
      open: changes && allows(proposal, 'openConsultation'),
      close: changes && allows(proposal, 'closeConsultation'),
      comment: canComment,
      reply: changes && allows(proposal, 'reply'),
    },
    sealed: await summarisedConsultations(desk, proposal),
    speaksFor,
    writing:
      form['clause'] === undefined ? field(visit.query, 'paragraf') : field(form, 'clause') || wholeText,
    showsUnanswered: field(visit.query, 'visa') === 'obesvarade',
    paths: {
      consultation: path,
      text: proposalPath(organisation, proposal.id),
      summary:
        consultation === null || !(await hasSummary(visit, found, consultation.id))
          ? null
          : consultationDocumentPath(organisation, proposal.id, consultation.id),
      opening: to('oppnande'),
      closing: to('avslutning'),
      contacts: to('kontakter'),
      comment: to('synpunkter'),
      file: to('fil'),
      reply: to('svar'),
    },
    editPath: (clause, { id }) => editPathOf(found, clause, id),
    notice: notices.find((each) => each === field(visit.query, 'kvitto')) ?? null,
  });
}

/** Sealed, it is for all who were asked; until then a draft for those who prepare the decision. */
const hasSummary = async ({ desk, who }: V, { organisation }: ProposalFound, id: string): Promise<boolean> =>
  may(who, 'proposal.see', organisation.id) || (await desk.documents.job('consultation', id)) !== null;

/** The clause's editor, told which comment's wording to begin with. */
const editPathOf = ({ organisation, proposal }: ProposalFound, clause: string | null, id: string): string =>
  clause === null
    ? proposalTextPath(organisation, proposal.id)
    : `${proposalClausePath(organisation, proposal.id, clause)}?synpunkt=${id}`;

/** What a wording changes in the version it is written against; null in a formation, or where comparing takes too long. */
async function comparedToBase(
  { desk }: V,
  doors: ProposalsDoors,
  { organisation }: ProposalFound,
  text: ProposalText,
): Promise<Comparison | null> {
  const base = await baseOf(desk, organisation.id, text.baseVersionId);
  const outcome = base === null ? null : await doors.compare({ before: base, after: text });
  return outcome === null || typeof outcome === 'string' ? null : outcome.result;
}

async function contactsOf(
  { desk }: V,
  { organisation }: ProposalFound,
  members: Awaited<ReturnType<typeof membersAsked>>,
) {
  const contacts = await desk.proposals.contacts(organisation.id);
  return Promise.all(
    members.map(async ({ memberId, name }) => ({
      ...{ memberId, name },
      people: await Promise.all(
        contacts
          .filter((each) => each.memberId === memberId)
          .map(async ({ id, accountId }) => ({
            id,
            email: (await desk.accounts.byId(accountId))?.email ?? '',
          })),
      ),
    })),
  );
}

const backTo = (found: ProposalFound, notice: (typeof notices)[number], rest = ''): Answer =>
  redirect(`${consultationPath(found.organisation, found.proposal.id)}?kvitto=${notice}${rest}`);

async function open(visit: V, doors: ProposalsDoors): Promise<Answer> {
  const found = await proposalInPath(visit);
  if (found === null) return missing;
  const filled = openingForm(visit.form);
  if ('refusals' in filled) return showConsultation(visit, doors, filled.refusals);
  const opened = await openConsultation(visit.desk, found.proposal, filled.command);
  return isRefusal(opened) ? showConsultation(visit, doors, [opened]) : backTo(found, 'consultationOpened');
}

async function close(visit: V, doors: ProposalsDoors): Promise<Answer> {
  const found = await proposalInPath(visit);
  if (found === null) return missing;
  const read = revision.catch(0).parse(field(visit.form, 'revision'));
  const closed = await closeConsultation(visit.desk, found.proposal, { revision: read });
  return isRefusal(closed) ? showConsultation(visit, doors, [closed]) : backTo(found, 'consultationClosed');
}

async function leaveComment(visit: V, doors: ProposalsDoors): Promise<Answer> {
  const found = await proposalInPath(visit);
  if (found === null) return missing;
  const { desk, form } = visit;
  const { organisation, proposal } = found;
  const memberId = field(form, 'member');
  const fault = await writerFault(visit, organisation.id, memberId);
  if (fault !== null) return fault;
  const filled = commentForm(form);
  if ('refusals' in filled) return showConsultation(visit, doors, filled.refusals);
  const { consultation, member, clause, text, proposedWording } = filled.command;
  const all = await desk.proposals.consultations(proposal.id);
  const about = all.find(({ id }) => id === consultation);
  const sent = about === undefined ? null : await desk.proposals.text(proposal.id, about.textNumber);
  const left = await comment(desk, proposal, {
    ...{ consultationId: consultation, memberId: member, clause, text },
    proposedWording: proposedWording === wordingOf(sent, clause) ? '' : proposedWording,
  });
  return isRefusal(left)
    ? showConsultation(visit, doors, [left])
    : backTo(found, 'commentLeft', `#${clause === '' ? wholeText : clause}`);
}

/** The wording that the form begins with: left as it is, nothing is proposed. */
function wordingOf(text: ProposalText | null, anchor: string): string | null {
  const clauses = text?.reading.clauses ?? [];
  const clause = clauses[clauseAnchors(clauses).indexOf(anchor)];
  return clause === undefined ? null : clauseSource(blocksOf(clause)).trim();
}

async function reply(visit: V, doors: ProposalsDoors): Promise<Answer> {
  const found = await proposalInPath(visit);
  if (found === null) return missing;
  const filled = replyForm(visit.form);
  const id = field(visit.form, 'comment');
  // The same fields stand under every comment: a refusal is said beside the one that was answered.
  const beside = (refusal: Refusal): Refusal =>
    refusal.field === undefined ? refusal : { ...refusal, field: `${refusal.field}.${id}` };
  if ('refusals' in filled) return showConsultation(visit, doors, filled.refusals.map(beside));
  const { comment: commentId, outcome, reply: text } = filled.command;
  const replied = await replyToComment(visit.desk, found.proposal, { commentId, outcome, text });
  if (isRefusal(replied)) return showConsultation(visit, doors, [beside(replied)]);
  const about = (await visit.desk.proposals.comments(found.proposal.id)).find(
    (each) => each.id === commentId,
  );
  return outcome === 'accepted' && about !== undefined && about.clause !== ''
    ? redirect(await editPathFor(visit, found, about.clause, commentId))
    : backTo(found, 'commentAnswered', `#synpunkt-${commentId}`);
}

async function editPathFor({ desk }: V, found: ProposalFound, clause: string, id: string): Promise<string> {
  const { reading } = await newestText(desk, found.proposal);
  return editPathOf(found, clauseAnchors(reading.clauses).includes(clause) ? clause : null, id);
}

async function changeContacts(visit: V, doors: ProposalsDoors): Promise<Answer> {
  const found = await proposalInPath(visit);
  if (found === null) return missing;
  const { desk, form } = visit;
  if (field(form, 'step') === 'end') {
    const ended = await endContact(desk, found.organisation, field(form, 'contact'));
    return isRefusal(ended)
      ? showConsultation(visit, doors, [ended])
      : backTo(found, 'contactEnded', '#kontakter');
  }
  const filled = contactForm(form);
  const beside = (refusal: Refusal): Refusal =>
    refusal.field === 'email' ? { ...refusal, field: `email.${field(form, 'member')}` } : refusal;
  if ('refusals' in filled) return showConsultation(visit, doors, filled.refusals.map(beside));
  const { member, email, back } = filled.command;
  const named = await nameContact(desk, found.organisation, member, email);
  if (isRefusal(named)) return showConsultation(visit, doors, [beside(named)]);
  return back === 'utskick'
    ? redirect(`${dispatchPath(found.organisation, found.proposal.id)}?kvitto=contactNamed`)
    : backTo(found, 'contactNamed', '#kontakter');
}

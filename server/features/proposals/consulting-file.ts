// A member's answer to a consultation as a file: each clause that it words otherwise than what was sent becomes a comment.
import { authorize } from '../../domain/permissions.ts';
import { clauseAnswers, type ClauseAnswer, type Difference } from '../../domain/proposals/answered-text.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import { redirect, type Answer } from '../../web/answer.ts';
import { field } from '../../web/body.ts';
import type { Words } from '../../web/i18n.ts';
import type { Handler } from '../../web/room.ts';
import { sourceIn, textRead } from '../statutes/index.ts';
import { comment, type NewComment } from './actions/consultation.ts';
import type { ProposalsDesk } from './actions/desk.ts';
import { commentForm } from './consulting-forms.ts';
import { consultationPath } from './paths.ts';
import { proposalInPath, spokenFor, type ProposalFound, type ProposalsDoors, type V } from './visits.ts';

/** Most comments of one file: a text that differs more is another text. */
const mostComments = 100;

type Prepared<D extends ProposalsDesk> = Promise<Answer | { readonly act: Handler<D> }>;
type Again = (visit: V, refusal: Refusal) => Promise<Answer>;

/** Why whoever asks may not comment for a member: its contacts do, and whoever keeps the förbund's proposals. */
export async function writerFault(
  visit: V,
  organisationId: string,
  memberId: string,
): Promise<Refusal | null> {
  const speaks = await spokenFor(visit, organisationId);
  return speaks.some((contact) => contact.memberId === memberId)
    ? null
    : authorize(visit.who, 'proposal.change', organisationId);
}

/** Reads and compares before the transaction; in it each comment is left by the same act as one that was typed. */
export async function commentByFile<D extends ProposalsDesk>(
  visit: V<D>,
  doors: ProposalsDoors,
  again: Again,
): Prepared<D> {
  const found = await proposalInPath(visit);
  if (found === null) return refuse('access.notFound');
  const { organisation, proposal } = found;
  const fault = await writerFault(visit, organisation.id, field(visit.form, 'member'));
  if (fault !== null) return fault;
  const comments = await commentsIn(visit, doors, found);
  if (isRefusal(comments)) return again(visit, comments);
  return {
    act: async (acting) => {
      for (const each of comments) {
        const left = await comment(acting.desk, proposal, each);
        if (isRefusal(left)) return again(acting, { ...left, field: 'file' });
      }
      return redirect(`${consultationPath(organisation, proposal.id)}?kvitto=commentsLeft#synpunkter`);
    },
  };
}

/** What the file says, as comments that have passed the form of a comment; or why there are none. */
async function commentsIn(
  { desk, form, uploads }: V,
  doors: ProposalsDoors,
  { proposal }: ProposalFound,
): Promise<readonly NewComment[] | Refusal> {
  const [consultationId, memberId] = [field(form, 'consultation'), field(form, 'member')];
  const about = (await desk.proposals.consultations(proposal.id)).at(-1);
  const sent = about?.id === consultationId ? await desk.proposals.text(proposal.id, about.textNumber) : null;
  if (sent === null) return refuse('consultation.closed');
  if ((uploads.get('file')?.bytes.length ?? 0) === 0) return refuse('consultation.fileMissing', 'file');
  const file = await sourceIn(form, uploads, doors.textOfFile);
  if (isRefusal(file)) return { ...file, field: 'file' };
  const pages = file.file?.pagesWithoutText ?? [];
  // What a picture says is missing from the text, and would be taken for struck out.
  if (pages.length > 0)
    return refuse('consultation.filePictures', 'file', { pages: pages.slice(0, 20).join(', ') });
  const given = await textRead(doors.read, file.source);
  if (isRefusal(given)) return { ...given, field: 'file' };
  if (given.reading.clauses.length === 0) return refuse('statute.withoutClause', 'file');
  const outcome = await doors.compare({ before: sent, after: given });
  if (typeof outcome === 'string')
    return refuse(outcome === 'busy' ? 'request.busy' : 'statute.takesTooLong', 'file');
  const answers = clauseAnswers(outcome.result, sent.reading, given.reading);
  if (answers.length === 0) return refuse('consultation.fileSame', 'file');
  if (answers.length > mostComments)
    return refuse('consultation.fileTooDifferent', 'file', { max: mostComments });
  const comments: NewComment[] = [];
  for (const { clause, differences, wording } of answers) {
    const text = told({ differences }, doors.documentWords);
    const filled = commentForm({
      ...{ consultation: consultationId, member: memberId, clause, text, proposedWording: wording },
    });
    if ('refusals' in filled) return { ...(filled.refusals[0] ?? refuse('form.required')), field: 'file' };
    const { proposedWording } = filled.command;
    comments.push({ consultationId, memberId, clause, text: filled.command.text, proposedWording });
  }
  return comments;
}

/** What differs, in the words of documents: comments stand in the sealed summary. */
const told = ({ differences }: Pick<ClauseAnswer, 'differences'>, words: Words): string =>
  differences.map((each) => sentence(each, words)).join(' ');

function sentence(difference: Difference, words: Words): string {
  switch (difference.kind) {
    case 'reworded':
      return words('consultation.inFile.reworded');
    case 'repealed':
      return words('consultation.inFile.repealed');
    case 'moved':
      return words('consultation.inFile.moved');
    case 'renumbered':
      return words('consultation.inFile.renumbered', { number: difference.number });
    case 'joined':
      return words('consultation.inFile.joined', { clause: difference.into });
    case 'headed':
      return difference.heading === ''
        ? words('consultation.inFile.headless')
        : words('consultation.inFile.headed', { heading: difference.heading });
    case 'inserted':
      return difference.after === ''
        ? words('consultation.inFile.insertedFirst', { clause: difference.title })
        : words('consultation.inFile.inserted', { clause: difference.title, after: difference.after });
    case 'outside':
      return difference.removed === ''
        ? words('consultation.inFile.outside')
        : words('consultation.inFile.outsideOf', { words: difference.removed });
  }
}

// The addresses of a proposal's papers: each member's missiv and the board's paper as three kinds of file, and what is sealed.
import { plain, sizeOfBlocks, type Paper } from '../../../domain/documents/blocks.ts';
import { plainTextOf } from '../../../domain/documents/plain-text.ts';
import { may } from '../../../domain/permissions.ts';
import { isOpen } from '../../../domain/proposals/lifecycle.ts';
import { isRefusal, refuse, type Refusal } from '../../../domain/refusal.ts';
import { download, type Answer } from '../../../web/answer.ts';
import { field } from '../../../web/body.ts';
import type { Room } from '../../../web/room.ts';
import { showDocument } from '../../documents/index.ts';
import { statutePatterns } from '../../statutes/index.ts';
import type { ProposalsDesk } from '../actions/desk.ts';
import { crumbsUnder } from '../pages/crumbs.ts';
import { consultationPath, memberPath, proposalPath } from '../paths.ts';
import type { StoredRound } from '../records.ts';
import {
  consultationFault,
  proposalInPath,
  type ProposalFound,
  type ProposalsDoors,
  type V,
} from '../visits.ts';
import { commentsTold, summaryPaper } from './consultation-summary.ts';
import { paperContent } from './content.ts';
import { letterPaper } from './letter.ts';
import { boardPaper } from './proposal-paper.ts';

const missing: Refusal = { refused: 'access.notFound' };

export const fileKinds = ['pdf', 'docx', 'txt'] as const;
export type FileKind = (typeof fileKinds)[number];

const types: Readonly<Record<FileKind, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  txt: 'text/plain; charset=utf-8',
};
/** UTF-16 units that a file may hold: some five hundred pages. */
const largestFile = 1_200_000;

export function papersRoutes<D extends ProposalsDesk>(room: Room<D>, doors: ProposalsDoors): void {
  const policy = { act: 'public.read' } as const;
  for (const pattern of statutePatterns) {
    const here = `${pattern}/forslag/:id`;
    for (const kind of fileKinds) {
      room.get(`${here}/missiv/:member.${kind}`, policy, (visit) => letterFile(visit, doors, kind));
      room.get(`${here}/styrelseunderlag.${kind}`, policy, (visit) => boardFile(visit, doors, kind));
    }
    room.get(`${here}/handling`, policy, sentDocument);
    room.get(`${here}/samrad/:samrad/handling`, policy, (visit) => summaryDocument(visit, doors));
  }
}

/** The paper as a file of this kind. */
export async function fileOf(
  { print, writeWord, baseUrl }: Pick<ProposalsDoors, 'print' | 'writeWord' | 'baseUrl'>,
  paper: Paper,
  kind: FileKind,
): Promise<Buffer | Refusal> {
  if (sizeOfBlocks(paper.blocks) > largestFile) return refuse('document.takesTooLong');
  if (kind === 'txt') return Buffer.from(plainTextOf(saidToBeDraft(paper)), 'utf8');
  if (kind === 'docx') {
    const outcome = await writeWord({ do: 'paper', paper: saidToBeDraft(paper), baseUrl });
    if (outcome === 'busy') return refuse('request.busy');
    return outcome === 'tookTooLong' ? refuse('document.takesTooLong') : Buffer.from(outcome.result);
  }
  const printed = await print(paper);
  return isRefusal(printed) ? printed : printed.bytes;
}

/** Print says it across every page; the other files in words. */
const saidToBeDraft = (paper: Paper): Paper =>
  paper.isDraft
    ? {
        ...paper,
        blocks: [
          { kind: 'note', runs: plain('Utkast. Det här är inte den slutliga handlingen.') },
          ...paper.blocks,
        ],
      }
    : paper;

/** The letter as it was sent in the newest dispatch; whoever prepares the next sees that one, as a draft. */
async function letterFile(visit: V, doors: ProposalsDoors, kind: FileKind): Promise<Answer> {
  const found = await proposalInPath(visit);
  if (found === null) return missing;
  const { organisation, proposal } = found;
  if (proposal.kind === 'bylaws') return missing;
  const slug = visit.parameters['member'] ?? '';
  const addressee = await visit.desk.organisations.bySlug(slug);
  const prepares = isOpen(proposal.state) && may(visit.who, 'proposal.see', organisation.id);
  const round = prepares ? null : await roundAsked(visit, found);
  if (addressee === null || (round === null && !prepares)) return missing;
  const content = await paperContent(visit.desk, doors, proposal, round);
  if (isRefusal(content)) return content;
  const member = content.members.find(({ memberId }) => memberId === addressee.id);
  if (member === undefined) return missing;
  const answerAt = memberPath(organisation, proposal.id, slug);
  const bytes = await fileOf(doors, letterPaper(content, member, answerAt, doors), kind);
  return isRefusal(bytes) ? bytes : download(`missiv-${slug}.${kind}`, types[kind], bytes);
}

/** The dispatch that is asked for by number, else the newest. */
async function roundAsked(visit: V, { proposal }: ProposalFound): Promise<StoredRound | null> {
  const rounds = await visit.desk.proposals.rounds(proposal.id);
  const asked = field(visit.query, 'omgang');
  return (asked === '' ? rounds.at(-1) : rounds.find(({ number }) => String(number) === asked)) ?? null;
}

async function boardFile(visit: V, doors: ProposalsDoors, kind: FileKind): Promise<Answer> {
  const found = await proposalInPath(visit);
  if (found === null || !may(visit.who, 'proposal.see', found.organisation.id)) return missing;
  const { organisation, proposal } = found;
  const content = await paperContent(visit.desk, doors, proposal, null);
  if (isRefusal(content)) return content;
  const consultations = await visit.desk.proposals.consultations(proposal.id);
  const comments = await commentsTold(visit.desk, proposal, consultations);
  const bytes = await fileOf(doors, boardPaper(content, comments, doors.documentWords), kind);
  return isRefusal(bytes)
    ? bytes
    : download(`${organisation.slug}-styrelseunderlag.${kind}`, types[kind], bytes);
}

async function sentDocument(visit: V): Promise<Answer> {
  const found = await proposalInPath(visit);
  const round = found === null ? null : await roundAsked(visit, found);
  if (found === null || round === null) return missing;
  const { organisation, proposal } = found;
  return showDocument(visit, {
    ...{ kind: 'proposal', subjectId: round.id, title: { name: round.terms.heading } },
    crumbs: crumbsUnder(organisation, proposal, visit.today),
    path: proposalPath(organisation, proposal.id),
  });
}

/** Sealed once no comment can be answered; until then as a draft, for those who prepare the decision. For others than strangers only. */
async function summaryDocument(visit: V, doors: ProposalsDoors): Promise<Answer> {
  const found = await proposalInPath(visit);
  const consultation = await visit.desk.proposals.consultation(visit.parameters['samrad'] ?? '');
  if (found === null || consultation?.proposalId !== found.proposal.id) return missing;
  const fault = await consultationFault(visit, found);
  if (fault !== null) return fault;
  const { organisation, proposal } = found;
  const { desk, who } = visit;
  if ((await desk.documents.job('consultation', consultation.id)) !== null)
    return showDocument(visit, {
      ...{ kind: 'consultation', subjectId: consultation.id, title: { name: consultation.terms.heading } },
      crumbs: crumbsUnder(organisation, proposal, visit.today),
      path: consultationPath(organisation, proposal.id),
    });
  if (!may(who, 'proposal.see', organisation.id)) return missing;
  const paper = await summaryPaper(desk, proposal, consultation, true);
  const bytes = await fileOf(doors, paper, 'pdf');
  return isRefusal(bytes) ? bytes : download(`${organisation.slug}-samrad.pdf`, types.pdf, bytes);
}

// The summary of a consultation: what each member said of each clause, and what came of it.
import type { Block, Paper } from '../../../domain/documents/blocks.ts';
import { dayInSweden, formatDate, type Day } from '../../../domain/language/dates.ts';
import { nameOn } from '../../../domain/organisations/organisation.ts';
import type { Proposal } from '../../../domain/proposals/proposal.ts';
import { clauseAnchors } from '../../../domain/statutes/anchor.ts';
import { clauseTitle } from '../../../domain/statutes/document.ts';
import { namesOf, newestText, ownerOf, type ProposalsDesk } from '../actions/desk.ts';
import type { Consultation, ReplyOutcome } from '../records.ts';
import { listed } from './names.ts';
import { fact, heading, paragraph } from './parts.ts';

/** A comment as it is told: by whom, on what, and the newest answer to it. */
export interface CommentTold {
  readonly member: string;
  /** "4 § Ändamål"; null where it is on the whole. */
  readonly clause: string | null;
  /** Its place among the clauses; -1 for the whole. */
  readonly place: number;
  readonly text: string;
  readonly proposedWording: string;
  readonly on: Day;
  readonly outcome: ReplyOutcome | null;
  readonly reply: string;
}

/** The comments of these consultations, clause by clause in the order of the text. */
export async function commentsTold(
  desk: ProposalsDesk,
  proposal: Pick<Proposal, 'id'>,
  consultations: readonly Consultation[],
): Promise<readonly CommentTold[]> {
  const comments = await desk.proposals.comments(proposal.id);
  const replies = new Map(
    (await desk.proposals.replies(proposal.id)).map((reply) => [reply.commentId, reply]),
  );
  const names = await namesOf(
    desk,
    comments.map(({ memberId }) => memberId),
  );
  const told: CommentTold[] = [];
  for (const { id, textNumber } of consultations) {
    const { reading } = await newestText(desk, { id: proposal.id, textNumber });
    const anchors = clauseAnchors(reading.clauses);
    for (const comment of comments.filter(({ consultationId }) => consultationId === id)) {
      const place = anchors.indexOf(comment.clause);
      const clause = reading.clauses[place];
      const reply = replies.get(comment.id);
      told.push({
        member: names.get(comment.memberId) ?? '',
        clause: clause === undefined ? null : clauseTitle(clause),
        place,
        text: comment.text,
        proposedWording: comment.proposedWording,
        on: dayInSweden(Date.parse(comment.at)),
        outcome: reply?.outcome ?? null,
        reply: reply?.text ?? '',
      });
    }
  }
  return told.toSorted((one, other) => one.place - other.place);
}

const outcomes: Readonly<Record<ReplyOutcome, string>> = {
  accepted: 'Tillgodosedd.',
  declined: 'Inte tillgodosedd.',
  noted: 'Antecknad.',
};

/** Under each clause its comments: who, what, the wording that was proposed, and the answer. */
export function commentBlocks(comments: readonly CommentTold[]): readonly Block[] {
  const byClause = Map.groupBy(comments, ({ clause }) => clause);
  return [...byClause].flatMap(([clause, told]): readonly Block[] => [
    heading(3, clause ?? 'Förslaget som helhet'),
    ...told.flatMap(commentTold),
  ]);
}

function commentTold({ member, on, text, proposedWording, outcome, reply }: CommentTold): readonly Block[] {
  const answer = [outcome === null ? 'Ännu inte besvarad.' : outcomes[outcome], reply.trim()]
    .filter((part) => part !== '')
    .join(' ');
  return [
    { kind: 'paragraph', runs: [{ text: member, strong: true }, { text: `, ${formatDate(on, 'sv')}` }] },
    ...lines(text),
    ...(proposedWording.trim() === ''
      ? []
      : [
          paragraph('Föreslår lydelsen:'),
          { kind: 'quotation', blocks: lines(proposedWording), source: null } as const,
        ]),
    { kind: 'paragraph', runs: [{ text: 'Förbundets svar: ', strong: true }, { text: answer }] },
  ];
}

const lines = (text: string): readonly Block[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(paragraph);

/** The summary of one consultation. @param isOpen it may still change: a draft */
export async function summaryPaper(
  desk: ProposalsDesk,
  proposal: Proposal,
  consultation: Consultation,
  isOpen: boolean,
): Promise<Paper> {
  const organisation = await ownerOf(desk, proposal);
  const owner = nameOn(organisation, desk.today);
  const comments = await commentsTold(desk, proposal, [consultation]);
  const opened = dayInSweden(Date.parse(consultation.openedAt));
  const members = [...new Set(comments.map(({ member }) => member))];
  const count = (outcome: ReplyOutcome | null): number =>
    comments.filter((comment) => comment.outcome === outcome).length;
  return {
    title: `Samråd om ${consultation.terms.heading}`,
    genre: 'Sammanställning av synpunkter',
    issuer: owner,
    registryNumber: null,
    date: isOpen ? desk.today : dayInSweden(Date.parse(proposal.changedAt)),
    decidedAt: proposal.changedAt,
    isDraft: isOpen,
    blocks: [
      {
        kind: 'facts',
        rows: [
          ...fact('Förbund', owner),
          ...fact('Samrådet', `${formatDate(opened, 'sv')} – ${formatDate(consultation.answerBy, 'sv')}`),
          ...fact('Synpunkter', String(comments.length)),
          ...fact('Från', members.length === 0 ? 'ingen' : listed(members)),
          ...fact('Tillgodosedda', String(count('accepted'))),
          ...fact('Inte tillgodosedda', String(count('declined'))),
          ...fact('Antecknade', String(count('noted'))),
          ...fact('Ännu inte besvarade', count(null) === 0 ? null : String(count(null))),
        ],
      },
      ...(comments.length === 0
        ? [paragraph('Ingen medlem lämnade synpunkter.')]
        : [heading(2, 'Synpunkter och svar'), ...commentBlocks(comments)]),
    ],
  };
}

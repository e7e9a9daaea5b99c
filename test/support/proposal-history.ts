// One row in every table that a proposal writes once: its text, a consultation, a round with an answer, and what evidences it.
import type { Writing } from '../../server/database/engine.ts';
import { newId } from '../../server/database/identity.ts';
import { noEffects, type Proposal, type ProposalText } from '../../server/domain/proposals/proposal.ts';
import type { AnswerRow, SignatureRow } from '../../server/domain/proposals/ratification.ts';
import { wholeHash } from '../../server/domain/proposals/adopted-words.ts';
import { readStatute } from '../../server/domain/statutes/parse/read-statute.ts';
import { organisationStore } from '../../server/features/organisations/index.ts';
import { proposalStore, type MeetingAdoption } from '../../server/features/proposals/index.ts';
import { addAccount, addOrganisation, instant } from './databases.ts';
import { known, on } from './days.ts';
import { shortStatute, type History } from './history.ts';

const at = new Date(instant).toISOString();
const id = (): string => newId(instant);

/** A draft of the organisation's, and its first wording. */
export function draftedRows(
  organisationId: string,
  versionId: string | null,
): { readonly proposal: Proposal; readonly text: ProposalText } {
  const proposal: Proposal = {
    id: id(),
    organisationId,
    kind: 'revision',
    state: 'draft',
    heading: 'Reviderad förbundsordning',
    adoptedAs: 'whole',
    forceRule: { kind: 'whenAdopted', earliest: on('2028-02-29') },
    effects: noEffects,
    revision: 1,
    textNumber: 1,
    board: null,
    rebaseOnto: null,
    rebaseChoices: new Map(),
    rebaseFrom: null,
    versionId: null,
    begunAt: at,
    changedAt: at,
    endedBecause: null,
  };
  const reading = readStatute(shortStatute);
  const text: ProposalText = {
    ...{ proposalId: proposal.id, number: 1, baseVersionId: versionId, amendments: [] },
    ...{ source: shortStatute, reading, textHash: wholeHash(reading) },
    ...{ because: 'begun', carriedOver: null, savedAt: at, savedBy: null },
  };
  return { proposal, text };
}

/** What was written, as the store gives it back. */
export async function writeProposalHistory(
  transaction: Writing,
  { organisationId, versionId }: Pick<History, 'organisationId' | 'versionId'>,
) {
  const proposals = proposalStore(transaction);
  const memberId = await addOrganisation(transaction, `member-of-${organisationId}`, 'municipality');
  const accountId = id();
  await addAccount(transaction, accountId, `${accountId}@stadga.example`);
  const { proposal, text } = draftedRows(organisationId, versionId);
  await proposals.add(proposal, accountId);
  await proposals.addText(organisationId, text);
  const consultation = {
    ...{ id: id(), proposalId: proposal.id, textNumber: 1 },
    ...{ answerBy: on('2026-04-01'), openedAt: at, openedBy: accountId },
    terms: {
      ...{ heading: proposal.heading, adoptedAs: proposal.adoptedAs },
      ...{ forceRule: proposal.forceRule, effects: proposal.effects },
    },
  };
  await proposals.addConsultation(organisationId, consultation);
  const comment = {
    ...{ id: id(), consultationId: consultation.id, memberId, clause: 'p1', text: 'Bra.' },
    ...{ proposedWording: '', at, by: null },
  };
  await proposals.addComment(organisationId, comment);
  const reply = { id: id(), commentId: comment.id, outcome: 'noted', text: '', at, by: accountId } as const;
  await proposals.addReply(organisationId, reply);
  const round = {
    ...{ id: id(), organisationId, proposalId: proposal.id, number: 1, textNumber: 1 },
    ...{ textHash: text.textHash, adoptedAs: proposal.adoptedAs, forceRule: proposal.forceRule },
    ...{ answerBy: null, dispatchedOn: on('2026-03-02'), dispatchedAt: at, dispatchedBy: accountId },
    terms: { heading: proposal.heading, effects: proposal.effects, board: proposal.board },
    members: [
      { memberId, name: 'Granby kommun', body: 'Kommunfullmäktige', party: 'municipalities' as const },
    ],
  };
  await proposals.addRound(round);
  const attachment = {
    ...{ id: id(), organisationId, name: 'utdrag.pdf', mediaType: 'application/pdf' },
    ...{ sha256: 'a'.repeat(64), addedAt: at, addedBy: accountId },
  };
  await proposals.addAttachment(attachment, Buffer.from('%PDF-1.7'));
  const answer: AnswerRow = {
    ...{ id: id(), roundId: round.id, memberId, sequence: 1, answer: 'adopted', condition: 'othersAlike' },
    ...{ decidedOn: on('2026-03-01'), minutes: '7', registryNumber: 'KS 2026/1', handedIn: null },
    ...{ attachmentId: attachment.id, note: '', recordedAt: at, recordedBy: accountId },
  };
  await proposals.addAnswer(organisationId, answer);
  const confirmation = { answerId: answer.id, confirmedAt: at, confirmedBy: accountId };
  await proposals.addConfirmation(organisationId, round.id, confirmation);
  const signature: SignatureRow = {
    ...{ id: id(), memberId, sequence: 1, signedOn: on('2026-03-02'), attachmentId: attachment.id },
    ...{ note: '', recordedAt: at, recordedBy: accountId },
  };
  await proposals.addSignature(organisationId, round.id, signature);
  const signing = { signatureId: signature.id, confirmedAt: at, confirmedBy: accountId };
  await proposals.addSignatureConfirmation(organisationId, round.id, signing);
  const adoption: MeetingAdoption = {
    ...{ id: id(), proposalId: proposal.id, textNumber: 1, meetingId: id(), clauseId: id() },
    ...{ outcome: 'adopted', votes: { for: 7, against: 1 }, decidedOn: on('2026-03-01') },
    ...{ minutes: '9', recordedAt: at, recordedBy: null },
  };
  await proposals.addMeetingAdoption(organisationId, adoption);
  const contact = { id: id(), organisationId, memberId, accountId, namedAt: at, endedAt: null };
  await proposals.addContact(contact, accountId);
  await organisationStore(transaction).addSeats(
    {
      ...{ id: id(), organisationId, memberId, ordinary: 1, alternates: 1 },
      ...{ from: known('2026-03-01'), recordedAt: at },
    },
    null,
  );
  await organisationStore(transaction).addShare(
    {
      ...{ id: id(), organisationId, party: 'municipalities', memberId: null },
      ...{ numerator: 1, denominator: 4, from: known('2026'), recordedAt: at },
    },
    null,
  );
  const rows = { proposal, text, consultation, comment, reply, round, attachment, answer };
  return { ...rows, confirmation, signature, signing, adoption, contact, memberId, accountId };
}

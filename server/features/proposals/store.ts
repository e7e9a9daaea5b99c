// All SQL of proposals: their texts, consultations, rounds with members' answers, attachments and contacts.
import type { Queries } from '../../database/engine.ts';
import type { Choice } from '../../domain/comparison/merge-conflicts.ts';
import type { ReadText } from '../../domain/comparison/pieces.ts';
import type { Day } from '../../domain/language/dates.ts';
import type { Party } from '../../domain/organisations/membership.ts';
import type {
  AdoptionForm,
  Amendment,
  CarriedOver,
  Effects,
  ForceRule,
  Proposal,
  ProposalKind,
  ProposalState,
  ProposalText,
  TextReason,
} from '../../domain/proposals/proposal.ts';
import type {
  AnswerRow,
  Confirmation,
  RecordedAnswer,
  RoundMember,
  SignatureConfirmation,
  SignatureRow,
} from '../../domain/proposals/ratification.ts';
import { meetingWord } from '../../domain/meetings/agenda.ts';
import type { Reading } from '../../domain/statutes/statute.ts';
import type {
  Attachment,
  ClauseProposal,
  CommentReply,
  Carrying,
  Consultation,
  ConsultationComment,
  MeetingAdoption,
  MemberContact,
  ReplyOutcome,
  StoredMeetingAdoption,
  StoredRound,
  TextHeader,
} from './records.ts';

export interface ProposalStore
  extends Proposals, Texts, Consultations, Rounds, Attachments, Contacts, Meetings {}

export function proposalStore(queries: Queries): ProposalStore {
  return {
    ...proposals(queries),
    ...texts(queries),
    ...consultations(queries),
    ...rounds(queries),
    ...attachments(queries),
    ...contacts(queries),
    ...meetings(queries),
  };
}

interface Proposals {
  byId(id: string): Promise<Proposal | null>;
  byIds(ids: readonly string[]): Promise<readonly Proposal[]>;
  /** All of an organisation, last changed first. */
  ofOrganisation(organisationId: string): Promise<readonly Proposal[]>;
  /** Those of these organisations in one of these states, the first begun first. */
  inState(organisationIds: readonly string[], states: readonly ProposalState[]): Promise<readonly Proposal[]>;
  /** Those of an organisation that are not yet a version and may become one, the first begun first. */
  underWay(organisationId: string): Promise<readonly Proposal[]>;
  add(proposal: Proposal, by: string | null): Promise<void>;
  /** Saves all but its identity and kind; false when it was no longer in that state at that revision. */
  change(proposal: Proposal, from: Pick<Proposal, 'state' | 'revision'>): Promise<boolean>;
}

function proposals(queries: Queries): Proposals {
  const rows = () => queries.selectFrom('proposals').selectAll();
  return {
    async byId(id) {
      const row = await rows().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : proposalOf(row);
    },
    byIds: async (ids) =>
      ids.length === 0 ? [] : (await rows().where('id', 'in', ids).execute()).map(proposalOf),
    ofOrganisation: async (organisationId) =>
      (
        await rows()
          .where('organisation_id', '=', organisationId)
          .orderBy('changed_at', 'desc')
          .orderBy('id', 'desc')
          .execute()
      ).map(proposalOf),
    inState: async (organisationIds, states) =>
      organisationIds.length === 0
        ? []
        : (
            await rows()
              .where('organisation_id', 'in', organisationIds)
              .where('state', 'in', states)
              .orderBy('begun_at')
              .orderBy('id')
              .execute()
          ).map(proposalOf),
    underWay: async (organisationId) =>
      (
        await rows()
          .where('organisation_id', '=', organisationId)
          .where('state', 'not in', ['lapsed', 'withdrawn'])
          .where('version_id', 'is', null)
          .orderBy('begun_at')
          .orderBy('id')
          .execute()
      ).map(proposalOf),
    async add(proposal, by) {
      await queries
        .insertInto('proposals')
        .values({
          ...columnsOf(proposal),
          id: proposal.id,
          organisation_id: proposal.organisationId,
          kind: proposal.kind,
          begun_at: proposal.begunAt,
          begun_by: by,
        })
        .execute();
    },
    async change(proposal, from) {
      const result = await queries
        .updateTable('proposals')
        .set(columnsOf(proposal))
        .where('id', '=', proposal.id)
        .where('organisation_id', '=', proposal.organisationId)
        .where('state', '=', from.state)
        .where('revision', '=', from.revision)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
  };
}

interface Texts {
  text(proposalId: string, number: number): Promise<ProposalText | null>;
  /** All wordings that the proposal has had, the first first. */
  textHeaders(proposalId: string): Promise<readonly TextHeader[]>;
  addText(organisationId: string, text: ProposalText): Promise<void>;
  /** What there is to tell of its wordings that were carried over to a newer version, the first first. */
  carryings(proposalId: string): Promise<readonly Carrying[]>;
}

function texts(queries: Queries): Texts {
  return {
    async text(proposalId, number) {
      const row = await queries
        .selectFrom('proposal_texts')
        .selectAll()
        .where('proposal_id', '=', proposalId)
        .where('number', '=', number)
        .executeTakeFirst();
      return row === undefined
        ? null
        : {
            ...headerOf(row),
            amendments: JSON.parse(row.amendments) as readonly Amendment[],
            source: row.source,
            reading: JSON.parse(row.reading) as Reading,
            carriedOver: row.carried_over === null ? null : (JSON.parse(row.carried_over) as CarriedOver),
          };
    },
    carryings: async (proposalId) =>
      (
        await queries
          .selectFrom('proposal_texts')
          .select(['number', 'base_version_id', 'carried_over'])
          .where('proposal_id', '=', proposalId)
          .orderBy('number')
          .execute()
      ).flatMap(({ number, base_version_id: baseVersionId, carried_over: told }) =>
        told === null ? [] : { number, baseVersionId, carriedOver: JSON.parse(told) as CarriedOver },
      ),
    textHeaders: async (proposalId) =>
      (
        await queries
          .selectFrom('proposal_texts')
          .select([
            'proposal_id',
            'number',
            'base_version_id',
            'text_hash',
            'because',
            'saved_at',
            'saved_by',
          ])
          .where('proposal_id', '=', proposalId)
          .orderBy('number')
          .execute()
      ).map(headerOf),
    async addText(organisationId, text) {
      await queries
        .insertInto('proposal_texts')
        .values({
          organisation_id: organisationId,
          proposal_id: text.proposalId,
          number: text.number,
          base_version_id: text.baseVersionId,
          amendments: JSON.stringify(text.amendments),
          source: text.source,
          reading: JSON.stringify(text.reading),
          text_hash: text.textHash,
          because: text.because,
          carried_over: text.carriedOver === null ? null : JSON.stringify(text.carriedOver),
          saved_at: text.savedAt,
          saved_by: text.savedBy,
        })
        .execute();
    },
  };
}

interface Consultations {
  /** The first first. */
  consultations(proposalId: string): Promise<readonly Consultation[]>;
  consultation(id: string): Promise<Consultation | null>;
  addConsultation(organisationId: string, consultation: Consultation): Promise<void>;
  /** All comments on a proposal, in the order they were made. */
  comments(proposalId: string): Promise<readonly ConsultationComment[]>;
  addComment(organisationId: string, comment: ConsultationComment): Promise<void>;
  /** All replies to them, the oldest first: of one comment the last counts. */
  replies(proposalId: string): Promise<readonly CommentReply[]>;
  addReply(organisationId: string, reply: CommentReply): Promise<void>;
}

function consultations(queries: Queries): Consultations {
  return {
    consultations: async (proposalId) =>
      (
        await queries
          .selectFrom('consultations')
          .selectAll()
          .where('proposal_id', '=', proposalId)
          .orderBy('number')
          .execute()
      ).map(consultationOf),
    async consultation(id) {
      const row = await queries
        .selectFrom('consultations')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      return row === undefined ? null : consultationOf(row);
    },
    async addConsultation(organisationId, consultation) {
      const last = await queries
        .selectFrom('consultations')
        .select('number')
        .where('proposal_id', '=', consultation.proposalId)
        .orderBy('number', 'desc')
        .limit(1)
        .executeTakeFirst();
      await queries
        .insertInto('consultations')
        .values({
          id: consultation.id,
          organisation_id: organisationId,
          proposal_id: consultation.proposalId,
          number: (last?.number ?? 0) + 1,
          text_number: consultation.textNumber,
          answer_by: consultation.answerBy,
          opened_at: consultation.openedAt,
          opened_by: consultation.openedBy,
          terms: JSON.stringify(consultation.terms),
        })
        .execute();
    },
    comments: async (proposalId) =>
      (
        await queries
          .selectFrom('consultation_comments')
          .innerJoin('consultations', 'consultations.id', 'consultation_comments.consultation_id')
          .where('consultations.proposal_id', '=', proposalId)
          .selectAll('consultation_comments')
          .orderBy('consultation_comments.at')
          .orderBy('consultation_comments.id')
          .execute()
      ).map((row) => ({
        id: row.id,
        consultationId: row.consultation_id,
        memberId: row.member_id,
        clause: row.clause,
        text: row.text,
        proposedWording: row.proposed_wording,
        at: row.at,
        by: row.by_account,
      })),
    async addComment(organisationId, comment) {
      await queries
        .insertInto('consultation_comments')
        .values({
          id: comment.id,
          organisation_id: organisationId,
          consultation_id: comment.consultationId,
          member_id: comment.memberId,
          clause: comment.clause,
          text: comment.text,
          proposed_wording: comment.proposedWording,
          at: comment.at,
          by_account: comment.by,
        })
        .execute();
    },
    replies: async (proposalId) =>
      (
        await queries
          .selectFrom('comment_replies')
          .innerJoin('consultation_comments', 'consultation_comments.id', 'comment_replies.comment_id')
          .innerJoin('consultations', 'consultations.id', 'consultation_comments.consultation_id')
          .where('consultations.proposal_id', '=', proposalId)
          .selectAll('comment_replies')
          .orderBy('comment_replies.at')
          .orderBy('comment_replies.sequence')
          .execute()
      ).map((row) => ({
        id: row.id,
        commentId: row.comment_id,
        outcome: row.outcome as ReplyOutcome,
        text: row.text,
        at: row.at,
        by: row.by_account,
      })),
    async addReply(organisationId, reply) {
      const last = await queries
        .selectFrom('comment_replies')
        .select('sequence')
        .where('comment_id', '=', reply.commentId)
        .orderBy('sequence', 'desc')
        .limit(1)
        .executeTakeFirst();
      await queries
        .insertInto('comment_replies')
        .values({
          id: reply.id,
          organisation_id: organisationId,
          comment_id: reply.commentId,
          sequence: (last?.sequence ?? 0) + 1,
          outcome: reply.outcome,
          text: reply.text,
          at: reply.at,
          by_account: reply.by,
        })
        .execute();
    },
  };
}

interface Rounds {
  /** The first first. */
  rounds(proposalId: string): Promise<readonly StoredRound[]>;
  /** The newest round of each proposal that has one, by proposal. */
  newestRounds(proposalIds: readonly string[]): Promise<ReadonlyMap<string, StoredRound>>;
  round(id: string): Promise<StoredRound | null>;
  addRound(round: StoredRound): Promise<void>;
  /** All rows of a round's answers, in the order they were recorded: of one member the last counts. */
  answers(roundId: string): Promise<readonly AnswerRow[]>;
  /** Adds a row behind the last; the caller holds the statute's key. */
  addAnswer(organisationId: string, answer: AnswerRow): Promise<void>;
  confirmation(roundId: string): Promise<Confirmation | null>;
  addConfirmation(organisationId: string, roundId: string, confirmation: Confirmation): Promise<void>;
  /** In the order they were recorded; of one member the last counts. */
  signatures(roundId: string): Promise<readonly SignatureRow[]>;
  addSignature(organisationId: string, roundId: string, signature: SignatureRow): Promise<void>;
  signatureConfirmation(roundId: string): Promise<SignatureConfirmation | null>;
  addSignatureConfirmation(
    organisationId: string,
    roundId: string,
    confirmation: SignatureConfirmation,
  ): Promise<void>;
}

function rounds(queries: Queries): Rounds {
  const whole = async (found: readonly RoundRow[]): Promise<readonly StoredRound[]> => {
    if (found.length === 0) return [];
    const members = await queries
      .selectFrom('ratification_members')
      .selectAll()
      .where(
        'round_id',
        'in',
        found.map(({ id }) => id),
      )
      .orderBy('position')
      .execute();
    const byRound = Map.groupBy(members, ({ round_id }) => round_id);
    return found.map((row) => roundOf(row, (byRound.get(row.id) ?? []).map(roundMemberOf)));
  };
  return {
    rounds: async (proposalId) =>
      whole(
        await queries
          .selectFrom('ratification_rounds')
          .selectAll()
          .where('proposal_id', '=', proposalId)
          .orderBy('number')
          .execute(),
      ),
    async newestRounds(proposalIds) {
      if (proposalIds.length === 0) return new Map();
      const found = await queries
        .selectFrom('ratification_rounds')
        .selectAll()
        .where('proposal_id', 'in', proposalIds)
        .orderBy('number')
        .execute();
      const newest = new Map(found.map((row) => [row.proposal_id, row]));
      return new Map((await whole([...newest.values()])).map((round) => [round.proposalId, round]));
    },
    async round(id) {
      const found = await queries
        .selectFrom('ratification_rounds')
        .selectAll()
        .where('id', '=', id)
        .execute();
      return (await whole(found))[0] ?? null;
    },
    async addRound(round) {
      await queries
        .insertInto('ratification_rounds')
        .values({
          id: round.id,
          organisation_id: round.organisationId,
          proposal_id: round.proposalId,
          number: round.number,
          text_number: round.textNumber,
          text_hash: round.textHash,
          adopted_as: round.adoptedAs,
          force_rule: JSON.stringify(round.forceRule),
          answer_by: round.answerBy,
          dispatched_on: round.dispatchedOn,
          dispatched_at: round.dispatchedAt,
          dispatched_by: round.dispatchedBy,
          terms: JSON.stringify(round.terms),
        })
        .execute();
      await queries
        .insertInto('ratification_members')
        .values(
          round.members.map((member, index) => ({
            organisation_id: round.organisationId,
            round_id: round.id,
            member_id: member.memberId,
            position: index + 1,
            name: member.name,
            body: member.body,
            party: member.party,
          })),
        )
        .execute();
    },
    answers: async (roundId) =>
      (
        await queries
          .selectFrom('member_answers')
          .selectAll()
          .where('round_id', '=', roundId)
          .orderBy('place')
          .execute()
      ).map(answerOf),
    async addAnswer(organisationId, answer) {
      const last = await queries
        .selectFrom('member_answers')
        .select('place')
        .where('round_id', '=', answer.roundId)
        .orderBy('place', 'desc')
        .limit(1)
        .executeTakeFirst();
      await queries
        .insertInto('member_answers')
        .values({
          id: answer.id,
          organisation_id: organisationId,
          round_id: answer.roundId,
          member_id: answer.memberId,
          place: (last?.place ?? 0) + 1,
          sequence: answer.sequence,
          answer: answer.answer,
          condition: answer.condition,
          decided_on: answer.decidedOn,
          minutes: answer.minutes,
          registry_number: answer.registryNumber,
          source: answer.handedIn?.source ?? null,
          text_hash: answer.handedIn?.textHash ?? null,
          attachment_id: answer.attachmentId,
          note: answer.note,
          recorded_at: answer.recordedAt,
          recorded_by: answer.recordedBy,
        })
        .execute();
    },
    async confirmation(roundId) {
      const row = await queries
        .selectFrom('ratification_confirmations')
        .select(['answer_id', 'confirmed_at', 'confirmed_by'])
        .where('round_id', '=', roundId)
        .executeTakeFirst();
      return row === undefined
        ? null
        : { answerId: row.answer_id, confirmedAt: row.confirmed_at, confirmedBy: row.confirmed_by };
    },
    async addConfirmation(organisationId, roundId, { answerId, confirmedAt, confirmedBy }) {
      await queries
        .insertInto('ratification_confirmations')
        .values({
          round_id: roundId,
          organisation_id: organisationId,
          answer_id: answerId,
          confirmed_at: confirmedAt,
          confirmed_by: confirmedBy,
        })
        .execute();
    },
    signatures: async (roundId) =>
      (
        await queries
          .selectFrom('adoption_signatures')
          .selectAll()
          .where('round_id', '=', roundId)
          .orderBy('place')
          .execute()
      ).map((row) => ({
        id: row.id,
        memberId: row.member_id,
        sequence: row.sequence,
        signedOn: row.signed_on as Day | null,
        attachmentId: row.attachment_id,
        note: row.note,
        recordedAt: row.recorded_at,
        recordedBy: row.recorded_by,
      })),
    async addSignature(organisationId, roundId, signature) {
      const last = await queries
        .selectFrom('adoption_signatures')
        .select('place')
        .where('round_id', '=', roundId)
        .orderBy('place', 'desc')
        .limit(1)
        .executeTakeFirst();
      await queries
        .insertInto('adoption_signatures')
        .values({
          id: signature.id,
          organisation_id: organisationId,
          round_id: roundId,
          member_id: signature.memberId,
          place: (last?.place ?? 0) + 1,
          sequence: signature.sequence,
          signed_on: signature.signedOn,
          attachment_id: signature.attachmentId,
          note: signature.note,
          recorded_at: signature.recordedAt,
          recorded_by: signature.recordedBy,
        })
        .execute();
    },
    async signatureConfirmation(roundId) {
      const row = await queries
        .selectFrom('signature_confirmations')
        .select(['signature_id', 'confirmed_at', 'confirmed_by'])
        .where('round_id', '=', roundId)
        .executeTakeFirst();
      return row === undefined
        ? null
        : { signatureId: row.signature_id, confirmedAt: row.confirmed_at, confirmedBy: row.confirmed_by };
    },
    async addSignatureConfirmation(organisationId, roundId, { signatureId, confirmedAt, confirmedBy }) {
      await queries
        .insertInto('signature_confirmations')
        .values({
          round_id: roundId,
          organisation_id: organisationId,
          signature_id: signatureId,
          confirmed_at: confirmedAt,
          confirmed_by: confirmedBy,
        })
        .execute();
    },
  };
}

interface Attachments {
  addAttachment(attachment: Attachment, bytes: Buffer): Promise<void>;
  attachmentsByIds(ids: readonly string[]): Promise<readonly Attachment[]>;
  attachmentBytes(organisationId: string, id: string): Promise<Buffer | null>;
}

function attachments(queries: Queries): Attachments {
  return {
    async addAttachment(attachment, bytes) {
      await queries
        .insertInto('attachments')
        .values({
          id: attachment.id,
          organisation_id: attachment.organisationId,
          name: attachment.name,
          media_type: attachment.mediaType,
          sha256: attachment.sha256,
          bytes,
          added_at: attachment.addedAt,
          added_by: attachment.addedBy,
        })
        .execute();
    },
    attachmentsByIds: async (ids) =>
      ids.length === 0
        ? []
        : (
            await queries
              .selectFrom('attachments')
              .select(['id', 'organisation_id', 'name', 'media_type', 'sha256', 'added_at', 'added_by'])
              .where('id', 'in', ids)
              .execute()
          ).map((row) => ({
            id: row.id,
            organisationId: row.organisation_id,
            name: row.name,
            mediaType: row.media_type,
            sha256: row.sha256,
            addedAt: row.added_at,
            addedBy: row.added_by,
          })),
    async attachmentBytes(organisationId, id) {
      const row = await queries
        .selectFrom('attachments')
        .select('bytes')
        .where('organisation_id', '=', organisationId)
        .where('id', '=', id)
        .executeTakeFirst();
      return row?.bytes ?? null;
    },
  };
}

interface Contacts {
  /** An organisation's contacts at its members now, the first named first. */
  contacts(organisationId: string): Promise<readonly MemberContact[]>;
  /** For whom an account speaks now, in whose matters. */
  contactsOf(accountId: string): Promise<readonly MemberContact[]>;
  /** Whoever named an account as a member's contact, also where that has ended: account ids. */
  namersOf(
    contact: Pick<MemberContact, 'organisationId' | 'memberId' | 'accountId'>,
  ): Promise<readonly string[]>;
  addContact(contact: MemberContact, by: string | null): Promise<void>;
  /** False if it had ended already. */
  endContact(id: string, at: string): Promise<boolean>;
}

function contacts(queries: Queries): Contacts {
  return {
    contacts: async (organisationId) =>
      (
        await queries
          .selectFrom('member_contacts')
          .selectAll()
          .where('organisation_id', '=', organisationId)
          .where('ended_at', 'is', null)
          .orderBy('named_at')
          .orderBy('id')
          .execute()
      ).map(contactOf),
    contactsOf: async (accountId) =>
      (
        await queries
          .selectFrom('member_contacts')
          .selectAll()
          .where('account_id', '=', accountId)
          .where('ended_at', 'is', null)
          .orderBy('named_at')
          .orderBy('id')
          .execute()
      ).map(contactOf),
    namersOf: async ({ organisationId, memberId, accountId }) =>
      (
        await queries
          .selectFrom('member_contacts')
          .select('named_by')
          .where('organisation_id', '=', organisationId)
          .where('member_id', '=', memberId)
          .where('account_id', '=', accountId)
          .execute()
      ).flatMap(({ named_by }) => named_by ?? []),
    async addContact(contact, by) {
      await queries
        .insertInto('member_contacts')
        .values({
          id: contact.id,
          organisation_id: contact.organisationId,
          member_id: contact.memberId,
          account_id: contact.accountId,
          named_at: contact.namedAt,
          named_by: by,
          ended_at: contact.endedAt,
        })
        .execute();
    },
    async endContact(id, at) {
      const result = await queries
        .updateTable('member_contacts')
        .set({ ended_at: at })
        .where('id', '=', id)
        .where('ended_at', 'is', null)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
  };
}

interface Meetings {
  /** The first first. */
  meetingAdoptions(proposalId: string): Promise<readonly StoredMeetingAdoption[]>;
  addMeetingAdoption(organisationId: string, adoption: MeetingAdoption): Promise<void>;
  /** The att-satser that carry a proposal. */
  clausesCarrying(proposalId: string): Promise<readonly ClauseProposal[]>;
  /** What the att-satser of a motion carry. */
  carriedBy(motionId: string): Promise<readonly ClauseProposal[]>;
  addClauseProposal(carried: ClauseProposal): Promise<void>;
  removeClauseProposal(clauseId: string): Promise<void>;
  /** Is it carried by a motion that has been submitted, and so is public? */
  isCarriedInPublic(proposalId: string): Promise<boolean>;
  /** Is its wording before a meeting, or adopted by one as it stands, so that nobody else may change it? */
  isBeforeMeeting(proposalId: string): Promise<boolean>;
}

function meetings(queries: Queries): Meetings {
  return {
    meetingAdoptions: async (proposalId) =>
      (
        await queries
          .selectFrom('meeting_adoptions')
          .leftJoin('meetings', 'meetings.id', 'meeting_adoptions.meeting_id')
          .selectAll('meeting_adoptions')
          .select('meetings.kind as meeting_kind')
          .where('meeting_adoptions.proposal_id', '=', proposalId)
          .orderBy('meeting_adoptions.decided_on')
          .orderBy('meeting_adoptions.recorded_at')
          .orderBy('meeting_adoptions.id')
          .execute()
      ).map((row) => ({
        id: row.id,
        proposalId: row.proposal_id,
        textNumber: row.text_number,
        meetingId: row.meeting_id,
        clauseId: row.clause_id,
        outcome: row.outcome as MeetingAdoption['outcome'],
        votes:
          row.votes_for === null || row.votes_against === null
            ? null
            : { for: row.votes_for, against: row.votes_against },
        decidedOn: row.decided_on as Day,
        minutes: row.minutes,
        recordedAt: row.recorded_at,
        recordedBy: row.recorded_by,
        body: meetingWord(row.meeting_kind === 'annual' ? 'annual' : 'extra'),
      })),
    async addMeetingAdoption(organisationId, adoption) {
      await queries
        .insertInto('meeting_adoptions')
        .values({
          id: adoption.id,
          organisation_id: organisationId,
          proposal_id: adoption.proposalId,
          text_number: adoption.textNumber,
          meeting_id: adoption.meetingId,
          clause_id: adoption.clauseId,
          outcome: adoption.outcome,
          votes_for: adoption.votes?.for ?? null,
          votes_against: adoption.votes?.against ?? null,
          decided_on: adoption.decidedOn,
          minutes: adoption.minutes,
          recorded_at: adoption.recordedAt,
          recorded_by: adoption.recordedBy,
        })
        .execute();
    },
    clausesCarrying: async (proposalId) =>
      (
        await queries
          .selectFrom('clause_proposals')
          .selectAll()
          .where('proposal_id', '=', proposalId)
          .orderBy('clause_id')
          .execute()
      ).map(clauseProposalOf),
    carriedBy: async (motionId) =>
      (
        await queries
          .selectFrom('clause_proposals')
          .selectAll()
          .where('motion_id', '=', motionId)
          .orderBy('clause_id')
          .execute()
      ).map(clauseProposalOf),
    async addClauseProposal(carried) {
      await queries
        .insertInto('clause_proposals')
        .values({
          organisation_id: carried.organisationId,
          proposal_id: carried.proposalId,
          motion_id: carried.motionId,
          clause_id: carried.clauseId,
        })
        .execute();
    },
    async removeClauseProposal(clauseId) {
      await queries.deleteFrom('clause_proposals').where('clause_id', '=', clauseId).execute();
    },
    async isCarriedInPublic(proposalId) {
      const row = await queries
        .selectFrom('clause_proposals')
        .innerJoin('motions', 'motions.id', 'clause_proposals.motion_id')
        .where('clause_proposals.proposal_id', '=', proposalId)
        .where('motions.sequence', 'is not', null)
        .select('motions.id')
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },
    async isBeforeMeeting(proposalId) {
      const carrying = await queries
        .selectFrom('clause_proposals')
        .innerJoin('motions', 'motions.id', 'clause_proposals.motion_id')
        .leftJoin('clause_decisions', 'clause_decisions.clause_id', 'clause_proposals.clause_id')
        .leftJoin('meeting_adoptions', (on) =>
          on
            .onRef('meeting_adoptions.clause_id', '=', 'clause_proposals.clause_id')
            .onRef('meeting_adoptions.proposal_id', '=', 'clause_proposals.proposal_id'),
        )
        .where('clause_proposals.proposal_id', '=', proposalId)
        .where('motions.sequence', 'is not', null)
        .where('motions.state', '!=', 'withdrawn')
        .select(['clause_proposals.clause_id', 'clause_decisions.outcome', 'clause_decisions.wording'])
        .select('meeting_adoptions.id as recorded')
        .execute();
      // What a meeting decided in other words is to be written in, whatever another has adopted before it.
      if (carrying.some(({ wording, recorded }) => wording !== null && recorded === null)) return false;
      const answered = new Set(
        carrying.flatMap(({ clause_id, outcome }) =>
          outcome === 'rejected' || outcome === 'answered' ? clause_id : [],
        ),
      );
      return carrying.some(({ clause_id }) => !answered.has(clause_id));
    },
  };
}

interface ProposalRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly kind: string;
  readonly state: string;
  readonly heading: string;
  readonly adopted_as: string;
  readonly force_rule: string;
  readonly effects: string;
  readonly revision: number;
  readonly text_number: number;
  readonly board_body: string | null;
  readonly board_decided_on: string | null;
  readonly board_minutes: string | null;
  readonly board_registry_number: string | null;
  readonly rebase_onto: string | null;
  readonly rebase_choices: string | null;
  readonly rebase_from: string | null;
  readonly version_id: string | null;
  readonly begun_at: string;
  readonly changed_at: string;
  readonly ended_because: string | null;
}

// The check constraints of the tables are what makes these readings of text columns true.
const proposalOf = (row: ProposalRow): Proposal => ({
  id: row.id,
  organisationId: row.organisation_id,
  kind: row.kind as ProposalKind,
  state: row.state as ProposalState,
  heading: row.heading,
  adoptedAs: row.adopted_as as AdoptionForm,
  forceRule: JSON.parse(row.force_rule) as ForceRule,
  effects: JSON.parse(row.effects) as Effects,
  revision: row.revision,
  textNumber: row.text_number,
  board:
    row.board_decided_on === null
      ? null
      : {
          body: row.board_body ?? '',
          on: row.board_decided_on as Day,
          minutes: row.board_minutes ?? '',
          registryNumber: row.board_registry_number ?? '',
        },
  rebaseOnto: row.rebase_onto,
  rebaseChoices: new Map(
    row.rebase_choices === null ? [] : (JSON.parse(row.rebase_choices) as [string, Choice][]),
  ),
  rebaseFrom: row.rebase_from === null ? null : (JSON.parse(row.rebase_from) as ReadText),
  versionId: row.version_id,
  begunAt: row.begun_at,
  changedAt: row.changed_at,
  endedBecause: row.ended_because,
});

const columnsOf = (proposal: Proposal) => ({
  state: proposal.state,
  heading: proposal.heading,
  adopted_as: proposal.adoptedAs,
  force_rule: JSON.stringify(proposal.forceRule),
  effects: JSON.stringify(proposal.effects),
  revision: proposal.revision,
  text_number: proposal.textNumber,
  board_body: proposal.board?.body ?? null,
  board_decided_on: proposal.board?.on ?? null,
  board_minutes: proposal.board?.minutes ?? null,
  board_registry_number: proposal.board?.registryNumber ?? null,
  rebase_onto: proposal.rebaseOnto,
  rebase_choices: proposal.rebaseChoices.size === 0 ? null : JSON.stringify([...proposal.rebaseChoices]),
  rebase_from: proposal.rebaseFrom === null ? null : JSON.stringify(proposal.rebaseFrom),
  version_id: proposal.versionId,
  changed_at: proposal.changedAt,
  ended_because: proposal.endedBecause,
});

const headerOf = (row: {
  readonly proposal_id: string;
  readonly number: number;
  readonly base_version_id: string | null;
  readonly text_hash: string;
  readonly because: string;
  readonly saved_at: string;
  readonly saved_by: string | null;
}): TextHeader => ({
  proposalId: row.proposal_id,
  number: row.number,
  baseVersionId: row.base_version_id,
  textHash: row.text_hash,
  because: row.because as TextReason,
  savedAt: row.saved_at,
  savedBy: row.saved_by,
});

const consultationOf = (row: {
  readonly id: string;
  readonly proposal_id: string;
  readonly text_number: number;
  readonly answer_by: string;
  readonly opened_at: string;
  readonly opened_by: string | null;
  readonly terms: string;
}): Consultation => ({
  id: row.id,
  proposalId: row.proposal_id,
  textNumber: row.text_number,
  answerBy: row.answer_by as Day,
  openedAt: row.opened_at,
  openedBy: row.opened_by,
  terms: JSON.parse(row.terms) as Consultation['terms'],
});

interface RoundRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly proposal_id: string;
  readonly number: number;
  readonly text_number: number;
  readonly text_hash: string;
  readonly adopted_as: string;
  readonly force_rule: string;
  readonly answer_by: string | null;
  readonly dispatched_on: string;
  readonly dispatched_at: string;
  readonly dispatched_by: string | null;
  readonly terms: string;
}

const roundOf = (row: RoundRow, members: readonly RoundMember[]): StoredRound => ({
  id: row.id,
  organisationId: row.organisation_id,
  proposalId: row.proposal_id,
  number: row.number,
  textNumber: row.text_number,
  textHash: row.text_hash,
  adoptedAs: row.adopted_as as AdoptionForm,
  forceRule: JSON.parse(row.force_rule) as ForceRule,
  answerBy: row.answer_by as Day | null,
  dispatchedOn: row.dispatched_on as Day,
  dispatchedAt: row.dispatched_at,
  dispatchedBy: row.dispatched_by,
  terms: JSON.parse(row.terms) as StoredRound['terms'],
  members,
});

const roundMemberOf = (row: {
  readonly member_id: string;
  readonly name: string;
  readonly body: string;
  readonly party: string;
}): RoundMember => ({
  memberId: row.member_id,
  name: row.name,
  body: row.body,
  party: row.party as Party,
});

const answerOf = (row: {
  readonly id: string;
  readonly round_id: string;
  readonly member_id: string;
  readonly sequence: number;
  readonly answer: string;
  readonly condition: string;
  readonly decided_on: string | null;
  readonly minutes: string;
  readonly registry_number: string;
  readonly source: string | null;
  readonly text_hash: string | null;
  readonly attachment_id: string | null;
  readonly note: string;
  readonly recorded_at: string;
  readonly recorded_by: string | null;
}): AnswerRow => ({
  id: row.id,
  roundId: row.round_id,
  memberId: row.member_id,
  sequence: row.sequence,
  answer: row.answer as RecordedAnswer,
  condition: row.condition as AnswerRow['condition'],
  decidedOn: row.decided_on as Day | null,
  minutes: row.minutes,
  registryNumber: row.registry_number,
  handedIn:
    row.source === null || row.text_hash === null ? null : { source: row.source, textHash: row.text_hash },
  attachmentId: row.attachment_id,
  note: row.note,
  recordedAt: row.recorded_at,
  recordedBy: row.recorded_by,
});

const contactOf = (row: {
  readonly id: string;
  readonly organisation_id: string;
  readonly member_id: string;
  readonly account_id: string;
  readonly named_at: string;
  readonly ended_at: string | null;
}): MemberContact => ({
  id: row.id,
  organisationId: row.organisation_id,
  memberId: row.member_id,
  accountId: row.account_id,
  namedAt: row.named_at,
  endedAt: row.ended_at,
});

const clauseProposalOf = (row: {
  readonly organisation_id: string;
  readonly proposal_id: string;
  readonly motion_id: string;
  readonly clause_id: string;
}): ClauseProposal => ({
  organisationId: row.organisation_id,
  proposalId: row.proposal_id,
  motionId: row.motion_id,
  clauseId: row.clause_id,
});

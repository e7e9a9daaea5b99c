// All SQL of outgoing mail.
import type { Queries } from '../../database/engine.ts';
import type { Enclosure, MailKind, MailState, OutgoingMail } from './records.ts';

export interface MailStore {
  /** Is mail sent from here at all? Else letters are kept to be sent by hand. */
  readonly isPosting: boolean;
  add(mail: OutgoingMail): Promise<void>;
  byId(id: string): Promise<OutgoingMail | null>;
  /** An organisation's letters, the newest first. */
  of(
    organisationId: string,
    page: { readonly most: number; readonly skip: number },
  ): Promise<readonly OutgoingMail[]>;
  countOf(organisationId: string): Promise<number>;
  /** How many letters of these organisations did not arrive, or are to be sent by hand. */
  waitingIn(
    organisationIds: readonly string[],
  ): Promise<
    readonly { readonly organisationId: string; readonly state: 'failed' | 'kept'; readonly count: number }[]
  >;
  /** The letters about one thing, the oldest first. */
  about(subjectId: string): Promise<readonly OutgoingMail[]>;
  /** The letter that has been due longest of those that may be sent now; null when there is none. */
  due(now: string): Promise<OutgoingMail | null>;
  /** Begins to send a letter as it was found, for whoever comes first: false for everybody else. It is theirs until `until`. */
  claim(mail: OutgoingMail, until: string): Promise<boolean>;
  /** Keeps a claim that still stands. */
  hold(mail: OutgoingMail, until: string): Promise<void>;
  /** Puts a claimed letter back, to be sent at `due`. */
  putBack(mail: OutgoingMail, due: string): Promise<void>;
  sent(mail: OutgoingMail, at: string): Promise<void>;
  giveUp(mail: OutgoingMail, reference: string): Promise<void>;
  /** Queues a letter that failed once more; false when it was not failed. */
  sendAgain(id: string, now: string): Promise<boolean>;
  /** Takes a letter that waits or failed out of the queue, with another link; false when it is neither. */
  takeByHand(id: string, linkId: string | null): Promise<boolean>;
  /** Notes that a kept letter was sent; false when it is not kept or was noted before. */
  sentByHand(id: string, at: string): Promise<boolean>;
}

/**
 * @param isPosting whether mail is sent from here
 * @param queued told of every letter that is put in the queue, inside its transaction
 */
export function mailStore(
  queries: Queries,
  isPosting: boolean,
  queued: (queries: Queries) => void,
): MailStore {
  const claimed = (mail: OutgoingMail) =>
    queries
      .updateTable('outgoing_mail')
      .where('id', '=', mail.id)
      .where('state', '=', 'sending')
      .where('attempts', '=', mail.attempts);
  return {
    isPosting,
    async add(mail) {
      await queries
        .insertInto('outgoing_mail')
        .values({
          ...{ id: mail.id, organisation_id: mail.organisationId, kind: mail.kind },
          ...{ subject_id: mail.subjectId, member_id: mail.memberId, to_address: mail.to },
          ...{ reply_to: mail.replyTo, subject: mail.subject, body: mail.body, link_id: mail.linkId },
          ...{ attachments: JSON.stringify(mail.enclosures), state: mail.state, attempts: mail.attempts },
          ...{ queued_at: mail.queuedAt, due_at: mail.dueAt, sent_at: mail.sentAt },
          reference: mail.reference,
        })
        .execute();
      queued(queries);
    },
    async byId(id) {
      const row = await queries
        .selectFrom('outgoing_mail')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      return row === undefined ? null : mailOf(row);
    },
    async of(organisationId, { most, skip }) {
      const rows = await queries
        .selectFrom('outgoing_mail')
        .selectAll()
        .where('organisation_id', '=', organisationId)
        .orderBy('queued_at', 'desc')
        .orderBy('id', 'desc')
        .limit(most)
        .offset(skip)
        .execute();
      return rows.map(mailOf);
    },
    async countOf(organisationId) {
      const { count } = await queries
        .selectFrom('outgoing_mail')
        .select((select) => select.fn.countAll<number | string>().as('count'))
        .where('organisation_id', '=', organisationId)
        .executeTakeFirstOrThrow();
      return Number(count);
    },
    async waitingIn(organisationIds) {
      if (organisationIds.length === 0) return [];
      const rows = await queries
        .selectFrom('outgoing_mail')
        .select((select) => ['organisation_id', 'state', select.fn.countAll<number | string>().as('count')])
        .where('organisation_id', 'in', organisationIds)
        .where('state', 'in', ['failed', 'kept'])
        .where('sent_at', 'is', null)
        .groupBy(['organisation_id', 'state'])
        .orderBy('organisation_id')
        .orderBy('state')
        .execute();
      return rows.map((row) => ({
        organisationId: row.organisation_id,
        state: row.state === 'failed' ? 'failed' : 'kept',
        count: Number(row.count),
      }));
    },
    async about(subjectId) {
      const rows = await queries
        .selectFrom('outgoing_mail')
        .selectAll()
        .where('subject_id', '=', subjectId)
        .orderBy('queued_at')
        .orderBy('id')
        .execute();
      return rows.map(mailOf);
    },
    async due(now) {
      const row = await queries
        .selectFrom('outgoing_mail')
        .selectAll()
        .where('state', 'in', ['queued', 'sending'])
        .where('due_at', '<=', now)
        .orderBy('due_at')
        .orderBy('id')
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? null : mailOf(row);
    },
    async claim(mail, until) {
      const result = await queries
        .updateTable('outgoing_mail')
        .set({ state: 'sending', attempts: mail.attempts + 1, due_at: until })
        .where('id', '=', mail.id)
        .where('state', '=', mail.state)
        .where('attempts', '=', mail.attempts)
        .where('due_at', '=', mail.dueAt)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
    async hold(mail, until) {
      await claimed(mail).set({ due_at: until }).execute();
    },
    async putBack(mail, due) {
      await claimed(mail).set({ state: 'queued', due_at: due }).execute();
    },
    async sent(mail, at) {
      // Also when somebody else has claimed it since: the letter has been taken, and need not be sent again.
      await queries
        .updateTable('outgoing_mail')
        .set({ state: 'sent', sent_at: at })
        .where('id', '=', mail.id)
        .execute();
    },
    async giveUp(mail, reference) {
      await claimed(mail).set({ state: 'failed', reference }).execute();
    },
    async sendAgain(id, now) {
      const result = await queries
        .updateTable('outgoing_mail')
        .set({ state: 'queued', attempts: 0, due_at: now, reference: null })
        .where('id', '=', id)
        .where('state', '=', 'failed')
        .executeTakeFirst();
      queued(queries);
      return result.numUpdatedRows === 1n;
    },
    async takeByHand(id, linkId) {
      const result = await queries
        .updateTable('outgoing_mail')
        .set({ state: 'kept', link_id: linkId, reference: null })
        .where('id', '=', id)
        .where('state', 'in', ['queued', 'failed'])
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
    async sentByHand(id, at) {
      const result = await queries
        .updateTable('outgoing_mail')
        .set({ sent_at: at })
        .where('id', '=', id)
        .where('state', '=', 'kept')
        .where('sent_at', 'is', null)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
  };
}

interface MailRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly kind: string;
  readonly subject_id: string;
  readonly member_id: string | null;
  readonly to_address: string;
  readonly reply_to: string | null;
  readonly subject: string;
  readonly body: string;
  readonly link_id: string | null;
  readonly attachments: string;
  readonly state: string;
  readonly attempts: number;
  readonly queued_at: string;
  readonly due_at: string;
  readonly sent_at: string | null;
  readonly reference: string | null;
}

// The check constraints of the table, and who writes it, are what makes these readings of text columns true.
function mailOf(row: MailRow): OutgoingMail {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    kind: row.kind as MailKind,
    subjectId: row.subject_id,
    memberId: row.member_id,
    to: row.to_address,
    replyTo: row.reply_to,
    subject: row.subject,
    body: row.body,
    linkId: row.link_id,
    enclosures: JSON.parse(row.attachments) as readonly Enclosure[],
    state: row.state as MailState,
    attempts: row.attempts,
    queuedAt: row.queued_at,
    dueAt: row.due_at,
    sentAt: row.sent_at,
    reference: row.reference,
  };
}

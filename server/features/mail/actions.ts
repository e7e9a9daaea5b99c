// The acts on outgoing mail: queue a letter in the act that it tells of, send it again, take it over by hand.
import type { LinkPurpose } from '../../domain/accounts/personal-link.ts';
import { refuse, type Refusal } from '../../domain/refusal.ts';
import { isMailAddress, onOneLine } from '../../mail/letter.ts';
import { personalLink, type AccountsDesk } from '../accounts/index.ts';
import { linkMark, type Enclosure, type MailKind, type OutgoingMail } from './records.ts';
import type { MailStore } from './store.ts';

export interface MailDesk extends AccountsDesk {
  readonly mail: MailStore;
}

/** A letter as the act that it tells of gives it. */
export interface MailToQueue {
  readonly organisationId: string;
  readonly kind: MailKind;
  /** The round, consultation or proposal that it is about. */
  readonly subjectId: string;
  readonly memberId: string | null;
  readonly to: string;
  readonly subject: string;
  /** Its paragraphs, the one that is `'link'` being the personal link's address. */
  readonly body: readonly string[];
  readonly link: {
    /** Whose personal link it is; null for the address of the page itself. */
    readonly of: { readonly accountId: string; readonly purpose: LinkPurpose } | null;
    /** The address of ours that it leads to; for whoever must sign in too. */
    readonly onward: string;
  };
  readonly enclosures: readonly Enclosure[];
}

/**
 * Queues a letter in the act's own transaction: sent after the commit, or kept to be sent by hand where no mail is sent from
 * here. A confirmation's link makes somebody the second person, so it stands in no letter that the first can read.
 * @throws Error outside a write
 */
export async function queueMail(desk: MailDesk, mail: MailToQueue): Promise<Refusal | null> {
  const to = mail.to.trim();
  if (!isMailAddress(to)) return refuse('form.email', 'email');
  const { isPosting } = desk.mail;
  const link = await linkFor(desk, mail, isPosting ? null : mail.organisationId);
  await desk.mail.add({
    ...{ id: desk.newId(), organisationId: mail.organisationId, kind: mail.kind },
    ...{ subjectId: mail.subjectId, memberId: mail.memberId, to },
    replyTo: desk.who !== null && isMailAddress(desk.who.email) ? desk.who.email : null,
    subject: onOneLine(mail.subject),
    body: bodyOf(mail),
    linkId: link?.id ?? null,
    enclosures: mail.enclosures,
    state: isPosting ? 'queued' : 'kept',
    ...{ attempts: 0, queuedAt: desk.now, dueAt: desk.now, sentAt: null, reference: null },
  });
  return null;
}

async function linkFor(desk: MailDesk, { link, organisationId }: MailToQueue, reach: string | null) {
  if (link.of === null || (link.of.purpose === 'confirm' && reach !== null)) return null;
  return personalLink(desk, { ...link.of, reach, organisationId });
}

/** The body with the place of the link marked; the mark cannot come from anybody's words. */
function bodyOf({ body, link }: MailToQueue): string {
  // A path may stand in a query as it is, and somebody may have to read it.
  const place = `${linkMark}?vidare=${encodeURIComponent(link.onward).replaceAll('%2F', '/')}`;
  return body.map((part) => (part === 'link' ? place : part.replaceAll(linkMark, ''))).join('\n\n');
}

/** A letter that failed is tried once more. */
export async function sendAgain(desk: MailDesk, mail: OutgoingMail): Promise<Refusal | null> {
  if (!(await desk.mail.sendAgain(mail.id, desk.now))) return refuse('mail.notNow');
  await told(desk, 'mail.sentAgain', mail);
  return null;
}

/**
 * A letter that waits or failed is taken out of the queue, to be copied and sent by hand. It gets another link, which opens
 * this organisation's matters only: whoever copies it has seen it.
 */
export async function takeByHand(desk: MailDesk, mail: OutgoingMail): Promise<Refusal | null> {
  const link = mail.linkId === null ? null : await desk.accounts.personalLink(mail.linkId);
  const { organisationId } = mail;
  const own =
    link === null || link.purpose === 'confirm'
      ? null
      : await personalLink(desk, {
          ...{ accountId: link.accountId, purpose: link.purpose },
          ...{ reach: organisationId, organisationId },
        });
  if (!(await desk.mail.takeByHand(mail.id, own?.id ?? null))) return refuse('mail.notNow');
  await told(desk, 'mail.takenByHand', mail);
  return null;
}

/** A kept letter was sent by whoever says so. */
export async function markSentByHand(desk: MailDesk, mail: OutgoingMail): Promise<Refusal | null> {
  if (!(await desk.mail.sentByHand(mail.id, desk.now))) return refuse('mail.notNow');
  await told(desk, 'mail.sentByHand', mail);
  return null;
}

const told = (
  desk: MailDesk,
  kind: 'mail.sentAgain' | 'mail.takenByHand' | 'mail.sentByHand',
  { id, organisationId, kind: letter }: OutgoingMail,
): Promise<void> => desk.record({ kind, organisationId, subjectId: id, facts: { letter } });

// What the outbox shows: how far each letter has come, and the whole of one, to read or to copy.
import { isUsable, type PersonalLink } from '../../domain/accounts/personal-link.ts';
import { dayInSweden, type Day } from '../../domain/language/dates.ts';
import { nameOn } from '../../domain/organisations/organisation.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { page, type Page } from '../../web/answer.ts';
import { crumbsTo, type StoredOrganisation } from '../organisations/index.ts';
import { mailActs, mailPath, outboxPath } from './paths.ts';
import { linkMark, type Enclosure, type OutgoingMail } from './records.ts';

/** Letters on one page of the outbox. */
export const mailsOnPage = 50;

/** A paper that goes along, as the outbox links to it. */
export interface EnclosureShown {
  readonly name: string;
  readonly path: string;
}

/** How far it has come, as it is said: a kept letter waits until somebody says that it was sent. */
const stateShown = ({ state, sentAt }: OutgoingMail) =>
  state === 'kept' && sentAt !== null ? 'sentByHand' : state;

/** An instant as day and time in Sweden: "2026-03-02 10:00". */
const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  dateStyle: 'short',
  timeStyle: 'short',
});
const timeOf = (instant: string): string => clock.format(Date.parse(instant));

export interface OutboxView {
  readonly organisation: StoredOrganisation;
  readonly mails: readonly OutgoingMail[];
  readonly names: ReadonlyMap<string, string>;
  readonly count: number;
  readonly page: number;
  readonly isPosting: boolean;
  readonly today: Day;
}

export function outboxPage({
  organisation,
  mails,
  names,
  count,
  page: number,
  isPosting,
  today,
}: OutboxView): Page {
  const path = outboxPath(organisation);
  const last = Math.max(1, Math.ceil(count / mailsOnPage));
  return page('mail/outbox', {
    title: { key: 'mail.outbox.title' },
    crumbs: crumbsTo(organisation, today),
    ...{ count, isPosting },
    mails: mails.map((mail) => ({
      ...{ path: mailPath(organisation, mail.id), subject: mail.subject, to: mail.to, kind: mail.kind },
      member: mail.memberId === null ? '' : (names.get(mail.memberId) ?? ''),
      state: stateShown(mail),
      at: timeOf(mail.sentAt ?? mail.queuedAt),
      asksForHands: mail.state === 'failed' || (mail.state === 'kept' && mail.sentAt === null),
    })),
    earlierPath: number < last ? `${path}?sida=${String(number + 1)}` : null,
    laterPath: number > 1 ? `${path}?sida=${String(number - 1)}` : null,
  });
}

export interface MailView {
  readonly organisation: StoredOrganisation;
  readonly mail: OutgoingMail;
  readonly link: PersonalLink | null;
  /** The letter's words to copy; null where it goes out by itself. */
  readonly toCopy: string | null;
  readonly member: string | null;
  readonly enclosures: readonly EnclosureShown[];
  readonly today: Day;
  readonly now: string;
}

export function mailPage(view: MailView, refusals: readonly Refusal[] = []): Page {
  const { organisation, mail, link, toCopy, today, now } = view;
  const path = mailPath(organisation, mail.id);
  const state = stateShown(mail);
  return page(
    'mail/show',
    {
      title: { name: mail.subject },
      crumbs: [
        ...crumbsTo(organisation, today),
        { key: 'mail.outbox.title', path: outboxPath(organisation) },
      ],
      ...{ state, kind: mail.kind, to: mail.to, replyTo: mail.replyTo, member: view.member },
      sender: nameOn(organisation, today),
      queuedAt: timeOf(mail.queuedAt),
      sentAt: mail.sentAt === null ? null : timeOf(mail.sentAt),
      nextAt: mail.state === 'queued' && mail.attempts > 0 ? timeOf(mail.dueAt) : null,
      ...{ attempts: mail.attempts, reference: mail.reference },
      enclosures: view.enclosures,
      toCopy,
      // Whoever reads here is not whom the link is for.
      paragraphs: toCopy === null ? paragraphsOf(mail.body) : [],
      linkUntil: link !== null && isUsable(link, now) ? dayInSweden(Date.parse(link.expiresAt)) : null,
      reachesAll: link?.organisationId === null,
      acts: {
        sendAgain: mail.state === 'failed' ? `${path}/${mailActs.sendAgain}` : null,
        takeByHand:
          mail.state === 'failed' || mail.state === 'queued' ? `${path}/${mailActs.takeByHand}` : null,
        sentByHand: state === 'kept' ? `${path}/${mailActs.sentByHand}` : null,
        endLink: `${path}/${mailActs.endLink}`,
      },
    },
    refusals,
  );
}

const paragraphsOf = (body: string) =>
  body.split(/\n{2,}/u).map((text) => ({
    isLink: text.startsWith(linkMark),
    lines: text.startsWith(linkMark) ? [] : text.split('\n'),
  }));

/** @param member the slug of the member that the letter is for */
export type EnclosurePaths = (
  organisation: StoredOrganisation,
  enclosure: Enclosure,
  member: string,
) => readonly EnclosureShown[];

// The outbox: what goes out by mail, what failed, and what is to be sent by hand.
import { seeLinks } from '../../domain/accounts/personal-link.ts';
import { nameOn } from '../../domain/organisations/organisation.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { redirect, type Answer } from '../../web/answer.ts';
import { field } from '../../web/body.ts';
import type { Room, Visit } from '../../web/room.ts';
import { endPersonalLink, type LinkTokens } from '../accounts/index.ts';
import {
  onOrganisation,
  organisationInPath,
  type OrganisationsDesk,
  type StoredOrganisation,
} from '../organisations/index.ts';
import { markSentByHand, sendAgain, takeByHand, type MailDesk } from './actions.ts';
import { addressedBody } from './body.ts';
import { mailPage, mailsOnPage, outboxPage, type EnclosurePaths } from './pages.ts';
import { mailActs, mailPath, outboxPatterns } from './paths.ts';
import type { OutgoingMail } from './records.ts';

type OutboxDesk = MailDesk & OrganisationsDesk;

export interface MailDoors {
  readonly tokens: LinkTokens;
  readonly baseUrl: string;
  readonly enclosurePaths: EnclosurePaths;
}

export function mailRoutes<D extends OutboxDesk>(room: Room<D>, doors: MailDoors): void {
  const policy = onOrganisation<D>('mail.see');
  for (const outbox of outboxPatterns) {
    room.get(outbox, policy, showOutbox);
    room.get(`${outbox}/:brev`, policy, (visit) => onMail(visit, (found) => showMail(visit, found, doors)));
    const act = (noun: string, does: (desk: D, mail: OutgoingMail) => Promise<Refusal | null>): void => {
      room.act(`${outbox}/:brev/${noun}`, policy, (visit) =>
        onMail(visit, async ({ organisation, mail }) => {
          const refusal = await does(visit.desk, mail);
          return refusal ?? redirect(mailPath(organisation, mail.id));
        }),
      );
    };
    act(mailActs.sendAgain, sendAgain);
    act(mailActs.takeByHand, takeByHand);
    act(mailActs.sentByHand, markSentByHand);
    act(mailActs.endLink, endLink);
  }
}

async function showOutbox<D extends OutboxDesk>(visit: Visit<D>): Promise<Answer> {
  const organisation = await organisationInPath(visit);
  if (organisation === null) return { refused: 'access.notFound' };
  const { mail, organisations } = visit.desk;
  const page = Number(/^[1-9]\d{0,4}$/.exec(field(visit.query, 'sida'))?.[0] ?? 1);
  const mails = await mail.of(organisation.id, { most: mailsOnPage, skip: (page - 1) * mailsOnPage });
  const members = await organisations.byIds([...new Set(mails.flatMap(({ memberId }) => memberId ?? []))]);
  return outboxPage({
    ...{ organisation, mails, page, today: visit.today },
    names: new Map(members.map((member) => [member.id, nameOn(member, visit.today)])),
    count: await mail.countOf(organisation.id),
    isPosting: mail.isPosting,
  });
}

interface Found {
  readonly organisation: StoredOrganisation;
  readonly mail: OutgoingMail;
}

/** The letter that the address names, in this organisation's outbox and no other's. */
async function onMail<D extends OutboxDesk>(
  visit: Visit<D>,
  answer: (found: Found) => Promise<Answer>,
): Promise<Answer> {
  const organisation = await organisationInPath(visit);
  const mail = await visit.desk.mail.byId(visit.parameters['brev'] ?? '');
  return organisation === null || mail?.organisationId !== organisation.id
    ? { refused: 'access.notFound' }
    : answer({ organisation, mail });
}

async function showMail<D extends OutboxDesk>(
  visit: Visit<D>,
  { organisation, mail }: Found,
  { tokens, baseUrl, enclosurePaths }: MailDoors,
): Promise<Answer> {
  const link = mail.linkId === null ? null : await visit.desk.accounts.personalLink(mail.linkId);
  const [member] = mail.memberId === null ? [] : await visit.desk.organisations.byIds([mail.memberId]);
  // A link that reaches further than this organisation is for the mailbox alone to see.
  const isShown = link === null || link.organisationId === organisation.id;
  const copies =
    visit.who?.grants.some(
      (grant) => grant.organisationId === organisation.id && seeLinks.includes(grant.role),
    ) === true;
  return mailPage({
    ...{ organisation, mail, link, today: visit.today, now: visit.desk.now },
    toCopy:
      mail.state === 'kept' && (link === null || (copies && isShown))
        ? addressedBody(mail, mail.linkId, tokens, baseUrl)
        : null,
    member: member === undefined ? null : nameOn(member, visit.today),
    enclosures:
      member === undefined
        ? []
        : mail.enclosures.flatMap((enclosure) => enclosurePaths(organisation, enclosure, member.slug)),
  });
}

async function endLink(desk: MailDesk, mail: OutgoingMail): Promise<Refusal | null> {
  const link = mail.linkId === null ? null : await desk.accounts.personalLink(mail.linkId);
  if (link === null) return { refused: 'access.notFound' };
  await endPersonalLink(desk, link, mail.organisationId);
  return null;
}

// A förbund appoints who votes for it at the meeting: a delegate, and an alternate who steps in.
import { isOnRollOf, mandateFault, rollAfter } from '../../../domain/meetings/voting-roll.ts';
import type { Mandate, Meeting } from '../../../domain/meetings/meeting.ts';
import type { Person, Who } from '../../../domain/permissions.ts';
import { refuse, type Refusal } from '../../../domain/refusal.ts';
import { issueLink, openAccount } from '../../accounts/index.ts';
import { inTurn, votesAt, type MeetingsDesk } from './desk.ts';

export interface NewMandate {
  readonly delegateEmail: string;
  /** Empty: no alternate. */
  readonly alternateEmail: string;
  /** As printed in the minutes; may be empty. */
  readonly delegateName: string;
  readonly alternateName: string;
}

/** What was appointed. `links` are for those who had no account: single-use links to hand over, by which the password is chosen. */
export interface Appointed {
  readonly mandate: Mandate;
  readonly links: readonly { readonly email: string; readonly token: string }[];
}

/**
 * Appoints a förbund's delegate and alternate, by the addresses of their accounts; accounts are opened where there are none.
 * Refused where the förbund is no member on the meeting's day, the person is another förbund's or of the network's office.
 */
export async function appointDelegate(
  desk: MeetingsDesk,
  meeting: Pick<Meeting, 'id'>,
  organisationId: string,
  { delegateEmail, alternateEmail, delegateName, alternateName }: NewMandate,
): Promise<Appointed | Refusal> {
  if (!appointsFor(desk.who, organisationId)) return refuse('access.forbidden');
  const turn = await inTurn(desk, meeting, 'appointDelegate');
  if ('refused' in turn) return turn;
  const { networkId, id: meetingId, day } = turn.meeting;
  if (!isOnRollOf(await desk.organisations.memberships(networkId), organisationId, day))
    return refuse('mandate.notMember');
  const mandates = await desk.meetings.mandates(meetingId);
  const place = rollAfter(mandates, await desk.meetings.rollEvents(meetingId)).find(
    ({ mandate }) => mandate.organisationId === organisationId,
  );
  if (place !== undefined && place.present !== null) return refuse('mandate.isIn');
  if (delegateEmail === alternateEmail) return refuse('mandate.samePerson', 'alternate');
  const delegate = await representative(desk, delegateEmail, organisationId);
  const alternate = alternateEmail === '' ? null : await representative(desk, alternateEmail, organisationId);
  const mandate: Mandate = {
    meetingId,
    organisationId,
    delegateId: delegate.accountId,
    alternateId: alternate?.accountId ?? null,
    delegateName,
    alternateName: alternate === null ? '' : alternateName,
    votes: await votesAt(desk, turn.meeting),
  };
  const office = new Set<string>();
  for (const person of [delegate, alternate])
    if (person !== null && (await isOffice(desk, person.accountId, networkId))) office.add(person.accountId);
  const fault = mandateFault(mandate, mandates, office);
  if (fault !== null) return fault;
  await desk.meetings.saveMandate(mandate);
  await desk.record({
    kind: 'mandate.recorded',
    organisationId,
    subjectId: meetingId,
    facts: { delegate: mandate.delegateId, alternate: mandate.alternateId, votes: mandate.votes },
  });
  const links = [delegate, alternate].flatMap((each) =>
    each === null || each.token === null ? [] : [{ email: each.email, token: each.token }],
  );
  return { mandate, links };
}

/** The förbund's own secretary or chair appoints; the program itself asks nobody. */
export const appointsFor = (who: Who, organisationId: string): boolean =>
  who === null ||
  who.grants.some(
    (grant) =>
      grant.organisationId === organisationId && (grant.role === 'secretary' || grant.role === 'chair'),
  );

interface Representative {
  readonly accountId: string;
  readonly email: string;
  readonly token: string | null;
}

/** The account with the role of delegate in the förbund; a new one gets a link. */
async function representative(
  desk: MeetingsDesk,
  email: string,
  organisationId: string,
): Promise<Representative> {
  const isNew = (await desk.accounts.byEmail(email)) === null;
  const accountId = await openAccount(desk, email, 'delegate', organisationId);
  return { accountId, email, token: isNew ? await issueLink(desk, accountId, organisationId) : null };
}

async function isOffice(desk: MeetingsDesk, accountId: string, networkId: string): Promise<boolean> {
  const person: Person | null = await desk.accounts.byId(accountId);
  return (person?.grants ?? []).some(
    ({ role, organisationId }) => role === 'networkOffice' && organisationId === networkId,
  );
}

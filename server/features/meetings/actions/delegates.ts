// A förbund appoints who votes for it at the meeting: a delegate, and an alternate who steps in.
import { servesAt, standsFor } from '../../../domain/accounts/account.ts';
import { nextOfMeeting } from '../../../domain/meetings/lifecycle.ts';
import { isOnRollOf, mandateFault, representedBy, rollAfter } from '../../../domain/meetings/voting-roll.ts';
import type { Mandate, Meeting, Represented } from '../../../domain/meetings/meeting.ts';
import { valueOn } from '../../../domain/organisations/rules.ts';
import type { Who } from '../../../domain/permissions.ts';
import { refuse, type Refusal } from '../../../domain/refusal.ts';
import { endMandateRole, grantByMandate, issueLink, openForMandate } from '../../accounts/index.ts';
import { inTurn, votesAt, type MeetingsDesk } from './desk.ts';

export interface NewMandate {
  readonly delegateEmail: string;
  /** Empty: no alternate. */
  readonly alternateEmail: string;
  /** As printed in the minutes; may be empty. */
  readonly delegateName: string;
  readonly alternateName: string;
}

/**
 * Appoints a förbund's delegate and alternate, by the addresses of their accounts; accounts are opened where there are none,
 * and nothing in the answer tells whether there was one. Whoever is replaced loses the role that came with the mandate.
 * Refused where the förbund is no member on the meeting's day, the person is another förbund's or of the network's office.
 */
export async function appointDelegate(
  desk: MeetingsDesk,
  meeting: Pick<Meeting, 'id'>,
  organisationId: string,
  { delegateEmail, alternateEmail, delegateName, alternateName }: NewMandate,
): Promise<Mandate | Refusal> {
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
  await desk.serialise('accounts');
  const delegate = await named(desk, delegateEmail, 'delegate');
  const alternate = alternateEmail === '' ? null : await named(desk, alternateEmail, 'alternate');
  const people = alternate === null ? [delegate] : [delegate, alternate];
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
  for (const { accountId, as } of people) {
    const standing = await desk.accounts.standing(accountId);
    if (standing !== null && !standsFor(standing, organisationId)) return refuse('mandate.otherForbund', as);
    if (await isOffice(desk, accountId, networkId)) office.add(accountId);
  }
  const rules = await desk.organisations.rules(networkId);
  const fault = mandateFault(mandate, mandates, office, valueOn(rules, 'mandates', day).perDelegate);
  if (fault !== null) return fault;
  for (const { accountId, email, isNew } of people) {
    if (isNew) await openForMandate(desk, accountId, email, organisationId);
    await grantByMandate(desk, accountId, organisationId);
  }
  await desk.meetings.saveMandate(mandate);
  await desk.record({
    kind: 'mandate.recorded',
    organisationId,
    subjectId: meetingId,
    facts: { delegate: mandate.delegateId, alternate: mandate.alternateId, votes: mandate.votes },
  });
  await endRolesWithoutMandate(desk, organisationId);
  return mandate;
}

/** A link to hand over to whoever the mandate names: it opens the account of those who have none that is theirs, once. */
export async function issueMandateLink(
  desk: MeetingsDesk,
  meeting: Pick<Meeting, 'id'>,
  organisationId: string,
  as: Represented,
): Promise<{ readonly email: string; readonly token: string } | Refusal> {
  if (!appointsFor(desk.who, organisationId)) return refuse('access.forbidden');
  const turn = await inTurn(desk, meeting, 'appointDelegate');
  if ('refused' in turn) return turn;
  const mandate = (await desk.meetings.mandates(turn.meeting.id)).find(
    (each) => each.organisationId === organisationId,
  );
  if (mandate === undefined) return refuse('roll.noMandate');
  const person = await desk.accounts.byId(
    (as === 'delegate' ? mandate.delegateId : mandate.alternateId) ?? '',
  );
  if (person === null) return refuse('roll.noAlternate');
  const { accountId, email } = person;
  return { email, token: await issueLink(desk, accountId, organisationId, 'mandate') };
}

/**
 * Says no to one's own mandate. The förbund appoints anew: a delegate's no leaves it without a mandate, an alternate's without
 * an alternate. Refused to whoever has none, and while the förbund is in the room.
 */
export async function declineMandate(
  desk: MeetingsDesk,
  meeting: Pick<Meeting, 'id'>,
): Promise<Refusal | null> {
  const turn = await inTurn(desk, meeting, 'appointDelegate');
  if ('refused' in turn) return turn;
  const { id } = turn.meeting;
  const places = rollAfter(await desk.meetings.mandates(id), await desk.meetings.rollEvents(id));
  const own = places.find(
    ({ mandate }) => desk.who !== null && representedBy(mandate, desk.who.accountId) !== null,
  );
  if (own === undefined) return refuse('mandate.notYours');
  if (own.present !== null) return refuse('mandate.isIn');
  const { organisationId, votes, delegateId } = own.mandate;
  const isDelegate = delegateId === desk.who?.accountId;
  if (isDelegate) await desk.meetings.removeMandate(id, organisationId);
  else await desk.meetings.saveMandate({ ...own.mandate, alternateId: null, alternateName: '' });
  const facts = { delegate: isDelegate ? null : delegateId, alternate: null, votes, declined: 1 };
  await desk.record({ kind: 'mandate.recorded', organisationId, subjectId: id, facts });
  await endRolesWithoutMandate(desk, organisationId);
  return null;
}

/** The förbund's own secretary or chair appoints; the program itself asks nobody. */
export const appointsFor = (who: Who, organisationId: string): boolean =>
  who === null ||
  who.grants.some(
    (grant) =>
      grant.organisationId === organisationId && (grant.role === 'secretary' || grant.role === 'chair'),
  );

/** Does the account stand for somebody whom the meeting can trust with a duty? */
export async function canServe(
  desk: MeetingsDesk,
  { id, networkId }: Pick<Meeting, 'id' | 'networkId'>,
  accountId: string,
): Promise<boolean> {
  const standing = await desk.accounts.standing(accountId);
  const naming = (await desk.meetings.mandates(id)).filter(
    (mandate) => representedBy(mandate, accountId) !== null,
  );
  return (
    standing !== null &&
    servesAt(standing, networkId, new Set(naming.map(({ organisationId }) => organisationId)))
  );
}

/** The account of an address; where there is none, the id that it will have. */
async function named(desk: MeetingsDesk, email: string, as: Represented) {
  const known = await desk.accounts.byEmail(email);
  return { as, email, accountId: known?.person.accountId ?? desk.newId(), isNew: known === null };
}

/** The role goes with the mandate: whoever the förbund has named to no meeting that is still to be held loses it. */
async function endRolesWithoutMandate(desk: MeetingsDesk, organisationId: string): Promise<void> {
  for (const accountId of await desk.accounts.delegatesByMandate(organisationId)) {
    let rests = false;
    for (const mandate of await desk.meetings.mandatesOf(accountId)) {
      const meeting = await desk.meetings.byId(mandate.meetingId);
      rests ||=
        mandate.organisationId === organisationId &&
        meeting !== null &&
        nextOfMeeting(meeting.state, 'appointDelegate') !== null;
    }
    if (!rests) await endMandateRole(desk, accountId, organisationId);
  }
}

async function isOffice(desk: MeetingsDesk, accountId: string, networkId: string): Promise<boolean> {
  return ((await desk.accounts.byId(accountId))?.grants ?? []).some(
    ({ role, organisationId }) => role === 'networkOffice' && organisationId === networkId,
  );
}

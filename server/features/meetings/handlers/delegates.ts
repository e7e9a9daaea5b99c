// Who votes for each förbund: appointed, handed a link, and free to say no.
import type { Person } from '../../../domain/permissions.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import type { Meeting } from '../../../domain/meetings/meeting.ts';
import { isOnRollOf, representedBy } from '../../../domain/meetings/voting-roll.ts';
import { inSwedishOrder } from '../../../domain/language/swedish.ts';
import { redirect, type Answer } from '../../../web/answer.ts';
import { linkPath } from '../../accounts/index.ts';
import { appointDelegate, appointsFor, declineMandate, issueMandateLink } from '../actions/delegates.ts';
import { namesAt, type MeetingsDesk } from '../actions/desk.ts';
import { mandateForm, mandateLinkForm } from '../forms.ts';
import { delegatesPage, handOverPage, type ForbundAt } from '../pages/delegates.ts';
import type { OwnMandate } from '../pages/show.ts';
import { delegatesPath, meetingPath } from '../paths.ts';
import { partIn } from '../reading.ts';
import { after, meetingInPath, nothing, noticeOf, type MeetingsDoors, type V } from './visit.ts';

/** The network's members on the meeting's day. */
export async function membersAt(desk: MeetingsDesk, meeting: Meeting): Promise<readonly string[]> {
  const memberships = await desk.organisations.memberships(meeting.networkId);
  return [...new Set(memberships.map(({ memberId }) => memberId))].filter((id) =>
    isOnRollOf(memberships, id, meeting.day),
  );
}

export async function showDelegates(visit: V, refusals: readonly Refusal[] = []): Promise<Answer> {
  const meeting = await meetingInPath(visit);
  if (meeting === null) return nothing;
  const { desk, who } = visit;
  const part = await partIn(desk, meeting);
  const members = await membersAt(desk, meeting);
  const seen = part.leads ? members : members.filter((id) => appointsFor(who, id));
  const mandates = await desk.meetings.mandates(meeting.id);
  const nameOf = await namesAt(desk, meeting, seen);
  const addressOf = async (id: string | null): Promise<string> =>
    id === null ? '' : ((await desk.accounts.byId(id))?.email ?? '');
  const forbund: ForbundAt[] = [];
  for (const organisationId of seen) {
    const mandate = mandates.find((each) => each.organisationId === organisationId);
    forbund.push({
      organisationId,
      name: nameOf(organisationId),
      delegate: await addressOf(mandate?.delegateId ?? null),
      delegateName: mandate?.delegateName ?? '',
      alternate: await addressOf(mandate?.alternateId ?? null),
      alternateName: mandate?.alternateName ?? '',
      hasMandate: mandate !== undefined,
      mayAppoint: appointsFor(who, organisationId),
    });
  }
  const sorted = inSwedishOrder(forbund, ({ name }) => name);
  return delegatesPage(meeting, part, sorted, visit.form, refusals, noticeOf(visit));
}

export async function appoint(visit: V): Promise<Answer> {
  const meeting = await meetingInPath(visit);
  if (meeting === null) return nothing;
  const filled = mandateForm(visit.form);
  if ('refusals' in filled) return showDelegates(visit, filled.refusals);
  const { organisation, delegate, alternate, delegateName, alternateName } = filled.command;
  return after(
    await appointDelegate(visit.desk, meeting, organisation, {
      ...{ delegateEmail: delegate, alternateEmail: alternate, delegateName, alternateName },
    }),
    `${delegatesPath(meeting.slug)}?kvitto=delegateAppointed`,
    (refusals) => showDelegates(visit, refusals),
  );
}

export async function handOver(visit: V, { baseUrl }: MeetingsDoors): Promise<Answer> {
  const meeting = await meetingInPath(visit);
  if (meeting === null) return nothing;
  const filled = mandateLinkForm(visit.form);
  if ('refusals' in filled) return showDelegates(visit, filled.refusals);
  const { organisation, person } = filled.command;
  const link = await issueMandateLink(visit.desk, meeting, organisation, person);
  if ('refused' in link) return showDelegates(visit, [link]);
  const nameOf = await namesAt(visit.desk, meeting, [organisation]);
  return handOverPage(meeting, await partIn(visit.desk, meeting), {
    ...{ forbundName: nameOf(organisation), email: link.email },
    address: `${baseUrl}${linkPath(link.token)}`,
  });
}

/** Somebody's own mandate, while they may say no to it on their own: before the meeting. */
export async function mandateToDecline(
  desk: MeetingsDesk,
  meeting: Meeting,
  { accountId }: Person,
): Promise<OwnMandate | null> {
  if (meeting.state !== 'planned' && meeting.state !== 'summoned') return null;
  for (const mandate of await desk.meetings.mandates(meeting.id)) {
    const as = representedBy(mandate, accountId);
    const { organisationId } = mandate;
    if (as !== null) return { as, forbund: (await namesAt(desk, meeting, [organisationId]))(organisationId) };
  }
  return null;
}

export async function decline(visit: V): Promise<Answer> {
  const meeting = await meetingInPath(visit);
  if (meeting === null) return nothing;
  const refusal = await declineMandate(visit.desk, meeting);
  return refusal ?? redirect(`${meetingPath(meeting.slug)}?kvitto=mandateDeclined`);
}

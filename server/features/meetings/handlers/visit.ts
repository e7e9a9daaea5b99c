// What the meetings' handlers share: the meeting or poll that an address names, and the policies on them.
import type { Meeting, Poll } from '../../../domain/meetings/meeting.ts';
import type { Act } from '../../../domain/permissions.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { redirect, type Answer } from '../../../web/answer.ts';
import { field } from '../../../web/body.ts';
import type { Policy, Visit } from '../../../web/room.ts';
import type { PrintDraft } from '../../documents/index.ts';
import type { StoredOrganisation } from '../../organisations/index.ts';
import type { MeetingsDesk } from '../actions/desk.ts';

/** What the house connects. */
export interface MeetingsDoors {
  /** Where the house is found, for links that are handed over. */
  readonly baseUrl: string;
  readonly print: PrintDraft;
}

export type V = Visit<MeetingsDesk>;

export const meetingInPath = (visit: V): Promise<Meeting | null> =>
  visit.desk.meetings.bySlug(visit.parameters['mote'] ?? '');

export async function pollInPath(
  visit: V,
): Promise<{ readonly poll: Poll; readonly meeting: Meeting } | null> {
  const poll = await visit.desk.meetings.poll(visit.parameters['id'] ?? '');
  const meeting = poll === null ? null : await visit.desk.meetings.byId(poll.meetingId);
  return poll === null || meeting === null ? null : { poll, meeting };
}

export const ofMeeting = <D extends MeetingsDesk>(act: Act): Policy<D> => ({
  act,
  of: async (visit) => (await meetingInPath(visit))?.networkId ?? null,
});
export const ofPoll = <D extends MeetingsDesk>(act: Act): Policy<D> => ({
  act,
  of: async (visit) => (await pollInPath(visit))?.meeting.networkId ?? null,
});

/** A meeting is planned of one's own network; of the one named in the form, where one works in several. */
export const planning: Policy<MeetingsDesk> = {
  act: 'meeting.plan',
  of: async (visit) => (await networkToPlan(visit))?.id ?? null,
};

export async function networkToPlan(visit: V): Promise<StoredOrganisation | null> {
  const named = field(visit.form, 'network');
  if (named !== '') {
    const network = await visit.desk.organisations.bySlug(named);
    return network?.kind === 'network' ? network : null;
  }
  const own = await networksOf(visit);
  return own[0] ?? (await visit.desk.organisations.all()).find(({ kind }) => kind === 'network') ?? null;
}

/** The networks in whose office the visitor works. */
export async function networksOf(visit: V): Promise<readonly StoredOrganisation[]> {
  const ids = (visit.who?.grants ?? [])
    .filter(({ role }) => role === 'networkOffice')
    .map(({ organisationId }) => organisationId);
  return (await visit.desk.organisations.byIds([...new Set(ids)])).filter(({ kind }) => kind === 'network');
}

/** The notices a page can be opened with after an act; anything else in the address is ignored. */
const notices = [
  'saved',
  'meetingPlanned',
  'meetingSummoned',
  'itemAdded',
  'officerAppointed',
  'delegateAppointed',
  'mandateDeclined',
  'minutesAttested',
  'meetingClosed',
];
export const noticeOf = ({ query }: Pick<V, 'query'>): string | null =>
  notices.find((notice) => notice === field(query, 'kvitto')) ?? null;

export const nothing: Refusal = { refused: 'access.notFound' };

/** Goes on to an address when the act was done, else shows the form again. */
export const after = async (
  done: Refusal | object | null,
  next: string,
  again: (refusals: readonly Refusal[]) => Promise<Answer>,
): Promise<Answer> => (done !== null && 'refused' in done ? again([done]) : redirect(next));

// What has happened to an organisation, in order of time: told by its dates, names, members, successions, notices and versions.
import { earliest, hasCome, latest, type Answer, type Day, type PartialDate } from '../language/dates.ts';
import type { Membership } from './membership.ts';
import type { Organisation } from './organisation.ts';
import type { WithdrawalNotice } from './withdrawal.ts';

/** In the order in which they are told when they come on the same day. */
export const eventKinds = [
  'formingBegun',
  'formed',
  'tookOver',
  'absorbed',
  'joined',
  'renamed',
  'versionInForce',
  'withdrawalNotified',
  'withdrawalTakenBack',
  'left',
  'operationsMoved',
  'mergedInto',
  'liquidation',
  'dissolved',
] as const;
export type EventKind = (typeof eventKinds)[number];

export interface OrganisationEvent {
  readonly kind: EventKind;
  /** As far as it is known; null where it is not. */
  readonly on: PartialDate | null;
  /** The other organisation: the member, the predecessor, the successor. */
  readonly otherId: string | null;
  /** The new name; null in every other event. */
  readonly name: string | null;
  /** The version that entered into force. */
  readonly sequence: number | null;
}

export interface Told {
  readonly organisation: Organisation;
  readonly memberships: readonly Membership[];
  readonly successions: readonly {
    readonly organisationId: string;
    readonly predecessorId: string;
    readonly kind: 'merger' | 'operationsMoved';
    readonly on: PartialDate | null;
  }[];
  readonly notices: readonly WithdrawalNotice[];
  readonly versions: readonly { readonly sequence: number; readonly effectiveFrom: PartialDate | null }[];
}

const nobody = { otherId: null, name: null, sequence: null } as const;
const dayOf = (day: string): PartialDate => day.slice(0, 10) as PartialDate;

/** All events, oldest first; those of which no date is known come last. */
export function eventsOf(told: Told): readonly OrganisationEvent[] {
  const events = [
    ...ownEvents(told.organisation),
    ...told.successions.map((each) => successionEvent(told.organisation.id, each)),
    ...told.memberships.flatMap(memberEvents),
    ...told.notices.flatMap(noticeEvents),
    ...told.versions.map(({ sequence, effectiveFrom }): OrganisationEvent => ({
      ...{ ...nobody, kind: 'versionInForce', on: effectiveFrom, sequence },
    })),
  ];
  return events.toSorted(inOrder);
}

function ownEvents({
  names,
  formingSince,
  formedOn,
  liquidationFrom,
  dissolvedOn,
}: Organisation): readonly OrganisationEvent[] {
  return [
    ...(formingSince === null ? [] : [{ ...nobody, kind: 'formingBegun' as const, on: dayOf(formingSince) }]),
    // What is being formed has not been, on a day not known: it is yet to be.
    ...(formedOn === null && formingSince !== null
      ? []
      : [{ ...nobody, kind: 'formed' as const, on: formedOn }]),
    ...names.slice(1).map(({ name, from }) => ({ ...nobody, kind: 'renamed' as const, on: from, name })),
    ...(liquidationFrom === null ? [] : [{ ...nobody, kind: 'liquidation' as const, on: liquidationFrom }]),
    ...(dissolvedOn === null ? [] : [{ ...nobody, kind: 'dissolved' as const, on: dissolvedOn }]),
  ];
}

function successionEvent(id: string, each: Told['successions'][number]): OrganisationEvent {
  const isMerger = each.kind === 'merger';
  return each.organisationId === id
    ? { ...nobody, kind: isMerger ? 'absorbed' : 'tookOver', on: each.on, otherId: each.predecessorId }
    : {
        ...nobody,
        kind: isMerger ? 'mergedInto' : 'operationsMoved',
        on: each.on,
        otherId: each.organisationId,
      };
}

function memberEvents({ memberId, from, to }: Membership): readonly OrganisationEvent[] {
  return [
    { ...nobody, kind: 'joined', on: from, otherId: memberId },
    ...(to === null ? [] : [{ ...nobody, kind: 'left' as const, on: to, otherId: memberId }]),
  ];
}

function noticeEvents({ memberId, givenOn, takenBackAt }: WithdrawalNotice): readonly OrganisationEvent[] {
  return [
    { ...nobody, kind: 'withdrawalNotified', on: dayOf(givenOn), otherId: memberId },
    ...(takenBackAt === null
      ? []
      : [
          {
            ...nobody,
            kind: 'withdrawalTakenBack' as const,
            on: dayOf(takenBackAt),
            otherId: memberId,
          },
        ]),
  ];
}

function inOrder(a: OrganisationEvent, b: OrganisationEvent): number {
  if (a.on === null || b.on === null) {
    if (a.on === b.on) return eventKinds.indexOf(a.kind) - eventKinds.indexOf(b.kind);
    return a.on === null ? 1 : -1;
  }
  const [first, second] = [earliest(a.on) + latest(a.on), earliest(b.on) + latest(b.on)];
  if (first !== second) return first < second ? -1 : 1;
  return eventKinds.indexOf(a.kind) - eventKinds.indexOf(b.kind);
}

/** Had it happened by a day? Unknown where its date is not known well enough. */
export const hadHappened = ({ on }: OrganisationEvent, day: Day): Answer => hasCome(on, day);

// What every page of a meeting is told: its name, when and where, and the ways to its other pages.
import type { Meeting } from '../../../domain/meetings/meeting.ts';
import type { SummonsStanding } from '../../../domain/meetings/summons.ts';
import { may, type Who } from '../../../domain/permissions.ts';
import type { PageModel, Title } from '../../../web/answer.ts';
import { field, type Form } from '../../../web/body.ts';
import {
  agendaPath,
  attestationPath,
  delegatesPath,
  factsPath,
  leadPath,
  meetingPath,
  meetingsPath,
  minutesPath,
  officersPath,
  rollPath,
  votePath,
} from '../paths.ts';

/** The visitor's part in a meeting, as far as pages show different ways for it. */
export interface Part {
  readonly leads: boolean;
  /** Of the network's office: the chair leads, but plans no meetings. */
  readonly plans: boolean;
  readonly appoints: boolean;
  readonly votes: boolean;
  readonly attests: boolean;
  /** May read the minutes before they are attested. */
  readonly readsDraft: boolean;
}

export function partOf(
  who: Who,
  meeting: Meeting,
  officers: readonly { readonly duty: string; readonly accountId: string | null }[],
  mandates: readonly { readonly delegateId: string; readonly alternateId: string | null }[],
): Part {
  const leads = may(who, 'meeting.lead', meeting.networkId);
  const accountId = who?.accountId ?? '';
  const serves = officers.filter((officer) => officer.accountId === accountId);
  const votes = mandates.some((mandate) => [mandate.delegateId, mandate.alternateId].includes(accountId));
  return {
    leads,
    plans: may(who, 'meeting.plan', meeting.networkId),
    appoints: may(who, 'meeting.appointDelegate', null),
    votes,
    attests: serves.some(({ duty }) => duty === 'attester'),
    readsDraft: leads || serves.length > 0 || votes,
  };
}

/** A page of a meeting. @param here its own address */
export function meetingFrame(meeting: Meeting, part: Part, here: string, title: Title): PageModel {
  const { slug, state } = meeting;
  const isUp = state !== 'planned' && state !== 'summoned';
  const ways = [
    { key: 'show', path: meetingPath(slug), isOpen: true },
    { key: 'vote', path: votePath(slug), isOpen: part.votes },
    { key: 'lead', path: leadPath(slug), isOpen: part.leads },
    { key: 'roll', path: rollPath(slug), isOpen: part.leads },
    { key: 'delegates', path: delegatesPath(slug), isOpen: part.appoints },
    { key: 'agenda', path: agendaPath(slug), isOpen: part.leads },
    { key: 'officers', path: officersPath(slug), isOpen: part.leads },
    { key: 'facts', path: factsPath(slug), isOpen: part.plans && !isUp },
    { key: 'minutes', path: minutesPath(slug), isOpen: state === 'attested' || (isUp && part.readsDraft) },
    { key: 'attestation', path: attestationPath(slug), isOpen: state === 'closed' && part.attests },
  ].filter(({ isOpen }) => isOpen);
  const isOwn = here === meetingPath(slug);
  return {
    title,
    titleOf: isOwn ? null : meeting.name,
    crumbs: [
      { key: 'meetings.list.title', path: meetingsPath },
      ...(isOwn ? [] : [{ name: meeting.name, path: meetingPath(slug), isSwedish: true }]),
    ],
    meeting: shownMeeting(meeting),
    ways: ways.length === 1 ? [] : ways.map(({ key, path }) => ({ key, path, isHere: path === here })),
  };
}

export const shownMeeting = (meeting: Meeting) => ({
  name: meeting.name,
  kind: meeting.kind,
  state: meeting.state,
  day: meeting.day,
  time: meeting.time,
  place: meeting.place,
  path: meetingPath(meeting.slug),
});

/** How the summons stands against the network's rule, in words: nothing where there is no rule. */
export const shownSummons = (summons: SummonsStanding | null) =>
  summons === null
    ? null
    : {
        ...{ state: summons.state, lastDay: summons.lastDay, sentOn: summons.sentOn },
        isLate: summons.state === 'late' || summons.state === 'overdue',
        clause: summons.rule.clause,
      };

/** What a field holds: what was typed, else what is proposed. */
export const typedIn =
  (form: Form) =>
  (name: string, otherwise = ''): string =>
    form[name] === undefined ? otherwise : field(form, name);

// The agenda as the leaders put it together, and who serves at the meeting.
import type { AgendaItem, Meeting, Officer } from '../../../domain/meetings/meeting.ts';
import { duties } from '../../../domain/meetings/meeting.ts';
import { moved, removalFault } from '../../../domain/meetings/agenda.ts';
import { nextOfMeeting } from '../../../domain/meetings/lifecycle.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { page, type Page } from '../../../web/answer.ts';
import type { Form } from '../../../web/body.ts';
import {
  agendaItemPath,
  agendaPath,
  motionPlacingPath,
  officerDismissalPath,
  officersPath,
} from '../paths.ts';
import { meetingFrame, typedIn, type Part } from './frame.ts';

export function agendaPage(
  meeting: Meeting,
  part: Part,
  items: readonly AgendaItem[],
  motions: readonly { readonly id: string; readonly number: string; readonly heading: string }[],
  form: Form,
  refusals: readonly Refusal[],
  notice: string | null,
): Page {
  const canMove = (id: string, direction: 'up' | 'down'): boolean =>
    !('refused' in moved(items, id, direction));
  return page(
    'meetings/agenda',
    {
      ...meetingFrame(meeting, part, agendaPath(meeting.slug), { key: 'meetings.agenda.title' }),
      canChange: nextOfMeeting(meeting.state, 'changeAgenda') !== null,
      items: items.map((item) => ({
        position: item.position,
        heading: item.heading,
        path: agendaItemPath(meeting.slug, item.id),
        canRise: canMove(item.id, 'up'),
        canSink: canMove(item.id, 'down'),
        canGo: removalFault(item) === null,
      })),
      motions,
      heading1: typedIn(form)('heading'),
      addPath: agendaPath(meeting.slug),
      placePath: motionPlacingPath(meeting.slug),
      notice,
    },
    refusals,
  );
}

export function officersPage(
  meeting: Meeting,
  part: Part,
  officers: readonly (Officer & { readonly email: string | null })[],
  form: Form,
  refusals: readonly Refusal[],
  notice: string | null,
): Page {
  const typed = typedIn(form);
  return page(
    'meetings/officers',
    {
      ...meetingFrame(meeting, part, officersPath(meeting.slug), { key: 'meetings.officers.title' }),
      canChange: nextOfMeeting(meeting.state, 'appointOfficer') !== null,
      officers: officers
        .toSorted((a, b) => duties.indexOf(a.duty) - duties.indexOf(b.duty))
        .map(({ id, duty, name, email, reason }) => ({ id, duty, name, email, reason })),
      duties,
      canDismiss: nextOfMeeting(meeting.state, 'dismissOfficer') !== null,
      attesters: officers.filter(({ duty }) => duty === 'attester'),
      typed: {
        ...{ duty: typed('duty', 'attester'), name: typed('name'), email: typed('email') },
        ...{ replaces: typed('replaces'), reason: typed('reason') },
      },
      addPath: officersPath(meeting.slug),
      dismissPath: officerDismissalPath(meeting.slug),
      notice,
    },
    refusals,
  );
}

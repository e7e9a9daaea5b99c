// The list of meetings, and the forms that plan one and change when and where it is.
import type { Meeting } from '../../../domain/meetings/meeting.ts';
import { usualMeetingName } from '../../../domain/meetings/agenda.ts';
import type { SummonsStanding } from '../../../domain/meetings/summons.ts';
import { nextOfMeeting } from '../../../domain/meetings/lifecycle.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { page, type Page } from '../../../web/answer.ts';
import type { Form } from '../../../web/body.ts';
import { factsPath, meetingPath, meetingsPath, openingPath, planPath, summonsPath } from '../paths.ts';
import { meetingFrame, shownMeeting, shownSummons, typedIn, type Part } from './frame.ts';

/** Meetings to come, the nearest first, and those that are over. */
export function listPage(meetings: readonly Meeting[], mayPlan: boolean): Page {
  const isOver = ({ state }: Meeting): boolean => state === 'closed' || state === 'attested';
  return page('meetings/index', {
    title: { key: 'meetings.list.title' },
    crumbs: [],
    coming: meetings
      .filter((each) => !isOver(each))
      .toReversed()
      .map(shownMeeting),
    done: meetings.filter(isOver).map(shownMeeting),
    planPath: mayPlan ? planPath : null,
  });
}

/** @param networks that the visitor plans meetings of */
export function planPage(
  networks: readonly { readonly slug: string; readonly name: string }[],
  form: Form,
  refusals: readonly Refusal[],
): Page {
  const typed = typedIn(form);
  return page(
    'meetings/plan',
    {
      title: { key: 'meetings.plan.title' },
      crumbs: [{ key: 'meetings.list.title', path: meetingsPath }],
      networks,
      typed: {
        network: typed('network', networks[0]?.slug ?? ''),
        kind: typed('kind', 'annual'),
        name: typed('name', usualMeetingName),
        day: typed('day'),
        time: typed('time'),
        place: typed('place'),
      },
      planPath,
    },
    refusals,
  );
}

/** When and where, and the two steps that follow from it: the call, and the opening. */
export function factsPage(
  meeting: Meeting,
  part: Part,
  form: Form,
  refusals: readonly Refusal[],
  notice: string | null,
  summons: SummonsStanding | null,
): Page {
  const typed = typedIn(form);
  const isConflict = refusals.some(({ refused }) => refused === 'edit.conflict');
  return page(
    'meetings/facts',
    {
      ...meetingFrame(meeting, part, factsPath(meeting.slug), { key: 'meetings.facts.title' }),
      typed: {
        name: typed('name', meeting.name),
        day: typed('day', meeting.day),
        time: typed('time', meeting.time),
        place: typed('place', meeting.place),
      },
      revision: meeting.revision,
      stored: isConflict ? shownMeeting(meeting) : null,
      canChange: nextOfMeeting(meeting.state, 'change') !== null,
      savePath: factsPath(meeting.slug),
      summonsPath: nextOfMeeting(meeting.state, 'summon') === null ? null : summonsPath(meeting.slug),
      summons: shownSummons(summons),
      openingPath: nextOfMeeting(meeting.state, 'open') === null ? null : openingPath(meeting.slug),
      backPath: meetingPath(meeting.slug),
      notice,
    },
    refusals,
  );
}

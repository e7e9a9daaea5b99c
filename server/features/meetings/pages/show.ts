// The meeting's public page: what it is, its agenda with motions, what was decided, and its papers.
import type { AgendaItem, Meeting, Officer, Poll, Represented } from '../../../domain/meetings/meeting.ts';
import type { SummonsStanding } from '../../../domain/meetings/summons.ts';
import { clauseDecisionText } from '../../../domain/meetings/minutes.ts';
import type { ClauseDecision, Motion } from '../../../domain/motions/motion.ts';
import { page, type Page } from '../../../web/answer.ts';
import { mandateDecliningPath, meetingPath, minutesPaperPath, pollPath } from '../paths.ts';
import { meetingFrame, shownSummons, type Part } from './frame.ts';

/** As what somebody is named, and by which förbund. */
export interface OwnMandate {
  readonly as: Represented;
  readonly forbund: string;
}

export interface MeetingShown {
  readonly meeting: Meeting;
  readonly networkName: string;
  readonly officers: readonly Officer[];
  readonly items: readonly AgendaItem[];
  readonly motions: readonly { readonly motion: Motion; readonly number: string; readonly path: string }[];
  readonly decisionsOf: ReadonlyMap<string, readonly ClauseDecision[]>;
  readonly polls: readonly Poll[];
  readonly hasMinutes: boolean;
  /** The visitor's own mandate, while they can say no to it; null otherwise. */
  readonly mandate: OwnMandate | null;
  readonly summons: SummonsStanding | null;
}

export function showPage(shown: MeetingShown, part: Part, notice: string | null): Page {
  const { meeting } = shown;
  return page('meetings/show', {
    ...meetingFrame(meeting, part, meetingPath(meeting.slug), { name: meeting.name }),
    networkName: shown.networkName,
    officers: shown.officers.map(({ duty, name }) => ({ duty, name })),
    items: shown.items.map((item) => shownItem(shown, item)),
    minutesPath: shown.hasMinutes ? minutesPaperPath(meeting.slug) : null,
    mandate: shown.mandate,
    // That it is still to be sent is the office's own matter.
    summons: shown.summons?.sentOn === null && !part.plans ? null : shownSummons(shown.summons),
    declinePath: mandateDecliningPath(meeting.slug),
    notice,
  });
}

function shownItem(shown: MeetingShown, item: AgendaItem) {
  const found = shown.motions.find(({ motion }) => motion.id === item.motionId);
  const sealed = shown.polls.filter(
    ({ agendaItemId, state }) => agendaItemId === item.id && (state === 'sealed' || state === 'rerun'),
  );
  const decisions = found === undefined ? [] : (shown.decisionsOf.get(found.motion.id) ?? []);
  return {
    position: item.position,
    heading: item.heading,
    motion: found === undefined ? null : { number: found.number, path: found.path },
    decisions:
      found === undefined
        ? item.decision === ''
          ? []
          : [{ number: null, text: item.decision }]
        : found.motion.content.clauses.flatMap(({ id }, index) => {
            const decision = decisions.find(
              ({ clauseId, meetingId }) => clauseId === id && meetingId === shown.meeting.id,
            );
            return decision === undefined
              ? []
              : [{ number: index + 1, text: clauseDecisionText(decision, shown.meeting) }];
          }),
    polls: sealed.map(({ id, question }) => ({ question, path: pollPath(id) })),
  };
}

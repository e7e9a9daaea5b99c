// The voting roll: one tap for each förbund, the sum of the votes, and everything that happened to it.
import type { Meeting, RollEvent } from '../../../domain/meetings/meeting.ts';
import { nextOfMeeting } from '../../../domain/meetings/lifecycle.ts';
import { votesOf, type RollPlace } from '../../../domain/meetings/voting-roll.ts';
import { inSwedishOrder } from '../../../domain/language/swedish.ts';
import { instantText } from '../../../domain/motions/document.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { page, type Page } from '../../../web/answer.ts';
import { rollPath } from '../paths.ts';
import { meetingFrame, type Part } from './frame.ts';

export interface RollShown {
  readonly meeting: Meeting;
  readonly places: readonly RollPlace[];
  readonly events: readonly RollEvent[];
  readonly nameOf: (organisationId: string) => string;
  /** Members that have appointed nobody. */
  readonly without: readonly string[];
}

export function rollPage(
  { meeting, places, events, nameOf, without }: RollShown,
  part: Part,
  refusals: readonly Refusal[],
): Page {
  const present = places.filter((place) => place.present !== null);
  return page(
    'meetings/roll',
    {
      ...meetingFrame(meeting, part, rollPath(meeting.slug), { key: 'meetings.roll.title' }),
      canChange: nextOfMeeting(meeting.state, 'changeRoll') !== null,
      rows: inSwedishOrder(
        places.map(({ mandate, present: by, since }) => ({
          organisationId: mandate.organisationId,
          name: nameOf(mandate.organisationId),
          votes: mandate.votes,
          present: by,
          representative: by === 'alternate' ? mandate.alternateName : mandate.delegateName,
          hasAlternate: mandate.alternateId !== null,
          since: since === null ? null : instantText(since),
        })),
        ({ name }) => name,
      ),
      without,
      presentCount: present.length,
      votes: votesOf(present.map(({ mandate }) => mandate)),
      history: events.toReversed().map(({ at, organisationId, act, represented, name, reason }) => ({
        at: instantText(at),
        name: nameOf(organisationId),
        isAlternate: represented === 'alternate',
        representative: name,
        act,
        reason,
      })),
      rollPath: rollPath(meeting.slug),
    },
    refusals,
  );
}

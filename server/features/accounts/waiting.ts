// The page of everything that waits for somebody, as each room tells it.
import { formatDate } from '../../domain/language/dates.ts';
import { may } from '../../domain/permissions.ts';
import { page, type Answer } from '../../web/answer.ts';
import type { Visit } from '../../web/room.ts';
import type { Waiting } from '../../web/waiting.ts';

/** What waits for a person, by the room that tells it: 'motions', 'meetings'. */
export type WaitingByRoom = Readonly<Record<string, readonly Waiting[]>>;

/** Where somebody goes for whom nothing waits. */
export interface WaysOn {
  readonly motions: string;
  readonly meetings: string;
  readonly beginMotion: string;
}

/** What waits, under its room's heading, the nearest last day first and what has none last; under it what is only to know. */
export function waitingPage<D>(visit: Visit<D>, byRoom: WaitingByRoom, ways: WaysOn): Answer {
  const lines = (of: readonly Waiting[]) => waitingLines(visit, of);
  const rooms = Object.entries(byRoom).flatMap(([room, all]) => {
    const toDo = all.filter(({ isOnlyToKnow }) => isOnlyToKnow !== true);
    return toDo.length === 0 ? [] : [{ room, waiting: lines(toDo) }];
  });
  const begins = may(visit.who, 'motion.begin', null);
  return page('accounts/waiting', {
    title: { key: 'accounts.waiting.title' },
    crumbs: [],
    rooms,
    toKnow: lines(
      Object.values(byRoom)
        .flat()
        .filter(({ isOnlyToKnow }) => isOnlyToKnow === true),
    ),
    ways: [
      { way: 'motions', path: ways.motions, isOpen: true },
      { way: 'meetings', path: ways.meetings, isOpen: true },
      { way: 'begin', path: ways.beginMotion, isOpen: begins },
    ].filter(({ isOpen }) => isOpen && rooms.length === 0),
  });
}

function waitingLines<D>({ words, today, language }: Visit<D>, lines: readonly Waiting[]) {
  const lastDay = ({ by }: Waiting): string => by ?? '9999';
  return lines
    .toSorted((a, b) => (lastDay(a) < lastDay(b) ? -1 : lastDay(a) > lastDay(b) ? 1 : 0))
    .map(({ what, facts, days = {}, path, by }) => {
      const told: Record<string, string | number> = { ...facts };
      for (const [name, day] of Object.entries(days)) told[name] = formatDate(day, language);
      return {
        ...{ path, by, isPast: by !== null && by < today },
        what: words(what, told), // words: waiting.* words: motions.waiting.* words: ratification.waiting.*
      };
    });
}

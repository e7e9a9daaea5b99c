// What waits for somebody among the motions (words: motions.waiting.*).
import type { Person } from '../../domain/permissions.ts';
import type { Waiting } from '../../web/waiting.ts';
import type { MotionsDesk } from './actions/desk.ts';
import { adoptionsWaiting } from './waiting-adoption.ts';
import { askedBy } from './waiting-asked.ts';
import { coMoversWaiting, draftsWaiting, sentNews } from './waiting-mover.ts';
import { handlingWaiting } from './waiting-network.ts';

/** Motions to write, confirm, send, register, prepare and follow up; and what became of those that were sent. */
export async function motionsWaiting(desk: MotionsDesk, person: Person): Promise<readonly Waiting[]> {
  const asked = await askedBy(desk, person);
  return [
    ...(await draftsWaiting(asked)),
    ...(await coMoversWaiting(asked)),
    ...(await handlingWaiting(asked)),
    ...(await adoptionsWaiting(asked)),
    ...(await sentNews(asked)),
  ];
}

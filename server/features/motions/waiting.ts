// What waits for somebody among the motions (words: motions.waiting.*).
import type { Person } from '../../domain/permissions.ts';
import { may } from '../../domain/permissions.ts';
import type { Waiting } from '../../web/waiting.ts';
import { deadlineNow, type MotionsDesk } from './actions/desk.ts';
import { coMoverPath, motionPath, submissionPath } from './paths.ts';
import { numberText } from './reading.ts';

/** Motions to send, to confirm as co-mover, to register, or to admit. */
export async function motionsWaiting(desk: MotionsDesk, person: Person): Promise<readonly Waiting[]> {
  const held = [...new Set(person.grants.map(({ organisationId }) => organisationId))];
  const organisations = await desk.organisations.byIds(held);
  const those = (act: Parameters<typeof may>[1]): readonly string[] =>
    held.filter((id) => may(person, act, id));
  const found: Waiting[] = [];

  for (const line of await desk.motions.draftsOf(those('motion.submit'))) {
    if (line.state !== 'boardEndorsed') continue;
    const ahead = line.kind === 'motion' ? await deadlineNow(desk, line.networkId) : null;
    found.push({
      what: 'motions.waiting.submitMotion',
      facts: { heading: line.heading },
      path: submissionPath(line.id),
      by: ahead?.deadline.day ?? null,
    });
  }
  for (const line of await desk.motions.awaitingCoMover(those('motion.endorse'))) {
    const coMover = organisations.find(({ id }) => id === line.coMoverId);
    const ahead = await deadlineNow(desk, line.networkId);
    found.push({
      what: 'motions.waiting.confirmCoMover',
      facts: { heading: line.heading },
      path: coMoverPath(line.id, coMover?.slug ?? ''),
      by: ahead?.deadline.day ?? null,
    });
  }
  for (const networkId of those('motion.handle')) {
    const network = organisations.find(({ id, kind }) => id === networkId && kind === 'network');
    if (network === undefined) continue;
    for (const motion of await desk.motions.ofNetworkIn(networkId, [
      'submitted',
      'registered',
      'underPreparation',
      'opinionIssued',
    ])) {
      const what =
        motion.lateAdmission === 'pending'
          ? 'motions.waiting.decideLateAdmission'
          : motion.state === 'submitted'
            ? 'motions.waiting.registerMotion'
            : null;
      if (what === null) continue;
      const number = numberText(network.slug, motion);
      found.push({
        what,
        facts: { heading: motion.content.heading, number },
        path: motionPath(number),
        by: null,
      });
    }
  }
  return found;
}

// What waits for the network's office among the motions: each its next step, until it stands on an agenda and when it is decided.
import type { ClauseDecision, Motion } from '../../domain/motions/motion.ts';
import { decisionOn, isSettled } from '../../domain/motions/resolution.ts';
import type { Waiting } from '../../web/waiting.ts';
import { motionPath, opinionPath } from './paths.ts';
import { numberText } from './reading.ts';
import type { Asked } from './waiting-asked.ts';

/** Placing on an agenda is told by the meetings' room. */
export async function handlingWaiting({ desk, organisations, those }: Asked): Promise<readonly Waiting[]> {
  const found: Waiting[] = [];
  for (const networkId of those('motion.handle')) {
    const network = organisations.find(({ id, kind }) => id === networkId && kind === 'network');
    if (network === undefined) continue;
    const motions = await desk.motions.ofNetworkIn(networkId, [
      ...(['submitted', 'registered', 'underPreparation', 'opinionIssued', 'decided'] as const),
    ]);
    const decided = motions.filter(({ state }) => state === 'decided');
    const decisions = await desk.motions.decisionsOf(decided.map(({ id }) => id));
    const ahead = motions.length === 0 ? null : await desk.meetings.nextAnnual(networkId, desk.today);
    for (const motion of motions) {
      const step = stepOf(motion, decisions.get(motion.id) ?? []);
      if (step === null) continue;
      const number = numberText(network.slug, motion);
      found.push({
        what: step,
        facts: { number, heading: motion.content.heading },
        path: step === 'motions.waiting.issueOpinion' ? opinionPath(number) : motionPath(number),
        by: untimed.has(step) ? null : (ahead?.day ?? null),
      });
    }
  }
  return found;
}

/** What no meeting waits for. */
const untimed = new Set(['motions.waiting.followUp', 'motions.waiting.closeLate']);

/** The board has no opinion on its own proposals: they go to the agenda as they are. */
function stepOf(motion: Motion, decisions: readonly ClauseDecision[]): string | null {
  if (motion.lateAdmission === 'pending') return 'motions.waiting.decideLateAdmission';
  if (motion.lateAdmission === 'refused') return 'motions.waiting.closeLate';
  const isOwn = motion.kind === 'boardProposal';
  switch (motion.state) {
    case 'submitted':
      return 'motions.waiting.registerMotion';
    case 'registered':
      return isOwn ? null : 'motions.waiting.prepare';
    case 'underPreparation':
      return isOwn ? null : 'motions.waiting.issueOpinion';
    case 'decided':
      return comesAgain(motion, decisions) ? 'motions.waiting.prepareAgain' : 'motions.waiting.followUp';
    default:
      return null;
  }
}

/** Was anything of it referred back or postponed? */
const comesAgain = ({ content }: Motion, decisions: readonly ClauseDecision[]): boolean =>
  content.clauses.some(({ id }) => {
    const last = decisionOn(decisions, id);
    return last !== null && !isSettled(last.outcome);
  });

// What waits for a network once its meeting has carried a change of the bylaws: its words written in, its adoption recorded.
import type { RefusalCode } from '../../domain/refusal.ts';
import type { Waiting } from '../../web/waiting.ts';
import { adoptionOf, type Adoption } from './adoptions.ts';
import { adoptionPath } from './paths.ts';
import { numberText } from './reading.ts';
import type { Asked } from './waiting-asked.ts';

/** For each who may record it, but for those who may not this time: they sealed the result, or wrote in the words. */
export async function adoptionsWaiting({ desk, organisations, those }: Asked): Promise<readonly Waiting[]> {
  const found: Waiting[] = [];
  for (const networkId of those('proposal.confirm')) {
    const network = organisations.find(({ id, kind }) => id === networkId && kind === 'network');
    if (network === undefined) continue;
    for (const motion of await desk.motions.ofNetworkIn(networkId, ['decided', 'followedUp', 'closed']))
      for (const [index, { id, amendment }] of motion.content.clauses.entries()) {
        const adoption = amendment === undefined ? null : await adoptionOf(desk, motion, id);
        const what = adoption === null ? null : stepOf(adoption);
        if (what === null) continue;
        const number = numberText(network.slug, motion);
        const facts = { number, heading: motion.content.heading };
        found.push({ what, facts, path: adoptionPath(number, index + 1), by: null });
      }
  }
  return found;
}

/** What stands in the way until somebody does something else than what is asked for here. */
const notNow: readonly RefusalCode[] = [
  'proposal.sealedBySame',
  'proposal.wordingBySame',
  'proposal.meetingOpen',
];

function stepOf({ state, fault }: Adoption): string | null {
  if (state !== 'toRecord' || (fault !== null && notNow.includes(fault.refused))) return null;
  return fault?.refused === 'proposal.wordingFirst'
    ? 'motions.waiting.writeDecided'
    : 'motions.waiting.recordAdoption';
}

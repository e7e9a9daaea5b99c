// Which motion an address names, and whose it is.
import type { Motion } from '../../domain/motions/motion.ts';
import { isDraft } from '../../domain/motions/lifecycle.ts';
import { readNumber } from '../../domain/motions/numbering.ts';
import type { Paper } from '../../domain/documents/blocks.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Policy, Visit } from '../../web/room.ts';
import { nameOn } from '../../domain/organisations/organisation.ts';
import type { StoredOrganisation } from '../organisations/index.ts';
import type { MotionsDesk } from './actions/desk.ts';
import type { AmendmentTools } from './amendments.ts';

/** What the house connects. */
export interface MotionsDoors extends AmendmentTools {
  readonly baseUrl: string;
  readonly comparePath: (from: string, to: string) => string;
  /** A meeting's page, by its slug. */
  readonly meetingPath: (slug: string) => string;
  /** A poll's page, by its id. */
  readonly pollPath: (id: string) => string;
  readonly print: (paper: Paper) => Promise<{ readonly bytes: Buffer } | Refusal>;
}

export type V<D extends MotionsDesk = MotionsDesk> = Visit<D>;

/** The motion with this id, drafted or sent. */
export const motionWithId = (visit: V): Promise<Motion | null> =>
  visit.desk.motions.byId(visit.parameters['id'] ?? '');

/** The submitted motion whose number stands in the address. */
export async function motionWithNumber(visit: V): Promise<Motion | null> {
  const read = readNumber(visit.parameters['nummer'] ?? '');
  if (read === null) return null;
  const network = await visit.desk.organisations.bySlug(read.networkSlug);
  return network === null ? null : visit.desk.motions.byNumber(network.id, read.kind, read.number);
}

/** A policy on a draft: decided where its mover is. */
export function onDraft<D extends MotionsDesk>(act: Policy<D>['act']): Policy<D> {
  return { act, of: async (visit) => (await motionWithId(visit))?.moverId ?? null };
}

/** A policy on a submitted motion: decided in the network, or by the mover. */
export function onMotion<D extends MotionsDesk>(
  act: Policy<D>['act'],
  whose: 'network' | 'mover' = 'network',
): Policy<D> {
  return {
    act,
    of: async (visit) => {
      const motion = await motionWithNumber(visit);
      return (whose === 'network' ? motion?.networkId : motion?.moverId) ?? null;
    },
  };
}

/** The draft and the co-mover named in the address; null where that förbund is none of its co-movers. */
export async function coMoverInPath(
  visit: V,
): Promise<{ readonly motion: Motion; readonly coMover: StoredOrganisation } | null> {
  const motion = await motionWithId(visit);
  const coMover = await visit.desk.organisations.bySlug(visit.parameters['slug'] ?? '');
  return motion === null ||
    coMover === null ||
    !isDraft(motion.state) ||
    !motion.coMovers.some(({ organisationId }) => organisationId === coMover.id)
    ? null
    : { motion, coMover };
}

/** A policy on a co-mover's own part of a draft. */
export function onCoMover<D extends MotionsDesk>(act: Policy<D>['act']): Policy<D> {
  return { act, of: async (visit) => (await coMoverInPath(visit))?.coMover.id ?? null };
}

/** Organisations of a motion by id, with their names today. */
export async function partiesOf(visit: V, motion: Motion) {
  const ids = [motion.moverId, motion.networkId, ...motion.coMovers.map((each) => each.organisationId)];
  const found = await visit.desk.organisations.byIds([...new Set(ids)]);
  return new Map(found.map((each) => [each.id, { ...each, name: nameOn(each, visit.today) }]));
}
export type Parties = Awaited<ReturnType<typeof partiesOf>>;

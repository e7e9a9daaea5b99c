// Real addresses for the router's patterns, in the cast's world.
import type { Response } from 'supertest';
import type { Typed, Visitor } from './app.ts';
import type { World } from './cast.ts';

/** The meeting and poll that addresses of meetings lead to, where a test has made them. */
export interface MeetingThere {
  readonly slug: string;
  readonly pollId: string;
}

/** The draft with a co-mover, and the number of a submitted motion, that addresses of motions lead to. */
export interface MotionThere {
  readonly draftId: string;
  /** An att-sats of the draft; of the submitted motion the first changes the bylaws. */
  readonly clauseId: string;
  readonly number: string;
}

/** Drafts of proposals, Granby's and the network's, and one of Granby's members. */
export interface ProposalThere {
  readonly id: string;
  readonly networkId: string;
  readonly member: string;
}

/** The address of a route: the förbund Granby or the network, its first version, draft or membership. */
export function addressOf(
  pattern: string,
  world: World,
  meeting?: MeetingThere,
  motion?: MotionThere,
  proposal?: ProposalThere,
): string {
  if (pattern.startsWith('/moten') || pattern.startsWith('/omrostningar')) {
    const { slug: mote, pollId } = meeting ?? { slug: 'natverket-2026', pollId: 'none' };
    return pattern.replace(':mote', mote).replace(':id', pollId);
  }
  if (pattern.startsWith('/motioner')) {
    const { draftId, clauseId, number } = motion ?? {
      ...{ draftId: 'none', clauseId: 'none', number: 'natverket-2026-1' },
    };
    return pattern
      .replace(':nummer', number)
      .replace(':id', draftId)
      .replace(':sats', pattern.includes('/utkast/') ? clauseId : '1')
      .replace(':slug', world.ekdal.slug);
  }
  const isNetwork = pattern.startsWith('/natverk');
  const slug = isNetwork
    ? world.network.slug
    : pattern.startsWith('/medlemmar')
      ? 'granbys-kommun'
      : world.granby.slug;
  const [draftId, membershipId] = isNetwork
    ? [world.networkDraftId, world.networkMembershipId]
    : [world.draftId, world.membershipId];
  const proposalId = (isNetwork ? proposal?.networkId : proposal?.id) ?? 'none';
  const id = pattern.includes('/inlasning')
    ? draftId
    : pattern.includes('/forslag/:id')
      ? proposalId
      : membershipId;
  return pattern
    .replace(':slug', slug)
    .replace(':sequence', '1')
    .replace(':anchor', 'p1')
    .replace(':clause', 'p1')
    .replace(':member', proposal?.member ?? 'granbys-kommun')
    .replace(':topic', 'andamal')
    .replace(':token', 'unknown')
    .replace(':id', id);
}

/** Asks a route for its page, or posts to it in the way it reads: as multipart where it takes whole texts. */
export function send(visitor: Visitor, method: string, address: string, typed: Typed): Promise<Response> {
  if (method === 'GET') return visitor.get(address);
  return /\/jamfor|\/inlasning|\/verifiera|\/motioner\/utkast\/[^/]+(\/sammanfogning)?$|\/stadgeandring/.test(
    address,
  ) && !/\/(kassering|inlasning\/[^/]+\/forslag)$/.test(address)
    ? visitor.upload(address, typed)
    : visitor.post(address, typed);
}

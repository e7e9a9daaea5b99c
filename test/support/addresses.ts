// Real addresses for the router's patterns, in the cast's world.
import type { Response } from 'supertest';
import type { Typed, Visitor } from './app.ts';
import type { World } from './cast.ts';

/** The address of a route: the förbund Granby or the network, its first version, draft or membership. */
export function addressOf(pattern: string, world: World): string {
  const isNetwork = pattern.startsWith('/natverk');
  const slug = isNetwork
    ? world.network.slug
    : pattern.startsWith('/medlemmar')
      ? 'granbys-kommun'
      : world.granby.slug;
  const [draftId, membershipId] = isNetwork
    ? [world.networkDraftId, world.networkMembershipId]
    : [world.draftId, world.membershipId];
  const id = pattern.includes('/inlasning') ? draftId : membershipId;
  return pattern
    .replace(':slug', slug)
    .replace(':sequence', '1')
    .replace(':token', 'unknown')
    .replace(':id', id);
}

/** Asks a route for its page, or posts to it in the way it reads: as multipart where it takes whole texts. */
export function send(visitor: Visitor, method: string, address: string, typed: Typed): Promise<Response> {
  if (method === 'GET') return visitor.get(address);
  return /\/jamfor|\/inlasning|\/verifiera/.test(address) && !address.includes('/kassering')
    ? visitor.upload(address, typed)
    : visitor.post(address, typed);
}

// Real addresses for the router's patterns, in the cast's world.
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

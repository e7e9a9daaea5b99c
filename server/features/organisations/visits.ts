// What every visit to an organisation needs: which one the address names, what is known of it, and who may change it.
import { may } from '../../domain/permissions.ts';
import { field } from '../../web/body.ts';
import type { Policy, Visit } from '../../web/room.ts';
import type { OrganisationsDesk } from './actions/desk.ts';
import { organisationPath } from './paths.ts';
import type { OrganisationFacts, StoredOrganisation } from './records.ts';

type V<D extends OrganisationsDesk> = Visit<D>;

/** The organisation an address names; its kind must be the one that the address says. */
export async function organisationInPath<D extends OrganisationsDesk>(
  visit: V<D>,
): Promise<StoredOrganisation | null> {
  const organisation = await visit.desk.organisations.bySlug(visit.parameters['slug'] ?? '');
  return organisation !== null && rootOf(organisationPath(organisation)) === rootOf(visit.path)
    ? organisation
    : null;
}

const rootOf = (path: string): string | undefined => path.split('/')[1];

/** A policy on an organisation named in the address. */
export function onOrganisation<D extends OrganisationsDesk>(act: Policy<D>['act']): Policy<D> {
  return { act, of: async (visit) => (await organisationInPath(visit))?.id ?? null };
}

/** All that the page of one organisation is made of. */
export async function factsOf(
  desk: OrganisationsDesk,
  organisation: StoredOrganisation,
): Promise<OrganisationFacts> {
  const { organisations } = desk;
  const memberships = await organisations.memberships(organisation.id);
  const memberOf = await organisations.membershipsOf(organisation.id);
  const successions = await organisations.successionsAround(organisation.id);
  const seats = await organisations.seats(organisation.id);
  const shares = await organisations.shares(organisation.id);
  const withdrawals = await organisations.withdrawals(organisation.id);
  const named = new Set([
    ...memberships.map(({ memberId }) => memberId),
    ...memberOf.map(({ organisationId }) => organisationId),
    ...successions.flatMap(({ organisationId, predecessorId }) => [organisationId, predecessorId]),
  ]);
  return {
    ...{ organisation, memberships, memberOf, successions, seats, shares, withdrawals },
    others: await organisations.byIds([...named]),
  };
}

/** May this visitor change the facts of the organisation? */
export const mayChange = <D extends OrganisationsDesk>(
  visit: V<D>,
  { id, kind }: StoredOrganisation,
): boolean =>
  kind === 'forbund' || kind === 'network'
    ? may(visit.who, 'organisation.change', id)
    : may(visit.who, 'organisation.oversee', null);

/** The notices a page can be opened with after an act; anything else in the address is ignored. */
const notices = ['saved', 'memberAdded', 'setUp', 'withdrawalNoticed', 'withdrawalTakenBack'];
export const noticeOf = (visit: Pick<Visit<never>, 'query'>): string | null =>
  notices.find((notice) => notice === field(visit.query, 'kvitto')) ?? null;

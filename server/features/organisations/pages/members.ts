// What the forms about members are told.
import type { Day } from '../../../domain/language/dates.ts';
import { inSwedishOrder } from '../../../domain/language/swedish.ts';
import { partiesFor } from '../../../domain/organisations/membership.ts';
import { nameOn } from '../../../domain/organisations/organisation.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { page, type Page } from '../../../web/answer.ts';
import { field, type Form } from '../../../web/body.ts';
import { memberGroups } from '../forms.ts';
import { membershipPath, membersPath, organisationPath } from '../paths.ts';
import type { OrganisationFacts, StoredMembership, StoredOrganisation } from '../records.ts';
import { crumbsTo } from './frame.ts';

/** Members to be changed, and the form for one more. */
export function membersPage(
  facts: OrganisationFacts,
  today: Day,
  form: Form,
  refusals: readonly Refusal[],
  notice: string | null,
): Page {
  const { organisation } = facts;
  const byId = new Map(facts.others.map((other) => [other.id, other]));
  const rows = facts.memberships.map((membership) => ({
    name: nameOn(byId.get(membership.memberId) ?? organisation, today),
    party: membership.party,
    from: membership.from,
    to: membership.to,
    changePath: membershipPath(organisation, membership.id),
  }));
  return page(
    'organisations/members',
    {
      title: { key: 'organisations.members.title' },
      crumbs: crumbsTo(organisation, today),
      members: inSwedishOrder(rows, (row) => row.name),
      groups: organisation.kind === 'network' ? ['forbund'] : memberGroups.map(({ group }) => group),
      typed: {
        member: field(form, 'member'),
        group: field(form, 'group'),
        from: field(form, 'from'),
        to: field(form, 'to'),
      },
      membersPath: membersPath(organisation),
      organisationPath: organisationPath(organisation),
      notice,
    },
    refusals,
  );
}

/** One membership's dates, to be corrected. `typed` is what the form holds; `stored` is shown beside it after a conflict. */
export function membershipPage(
  organisation: StoredOrganisation,
  member: StoredOrganisation,
  stored: StoredMembership,
  form: Form | null,
  today: Day,
  refusals: readonly Refusal[],
): Page {
  const isConflict = refusals.some(({ refused }) => refused === 'edit.conflict');
  return page(
    'organisations/membership',
    {
      title: { name: nameOn(member, today) },
      crumbs: [
        ...crumbsTo(organisation, today),
        { key: 'organisations.members.title', path: membersPath(organisation) },
      ],
      parties: partiesFor(member.kind),
      typed:
        form === null
          ? { party: stored.party, from: stored.from ?? '', to: stored.to ?? '' }
          : { party: field(form, 'party'), from: field(form, 'from'), to: field(form, 'to') },
      revision: stored.revision,
      stored: isConflict ? { party: stored.party, from: stored.from, to: stored.to } : null,
      savePath: membershipPath(organisation, stored.id),
      backPath: membersPath(organisation),
    },
    refusals,
    isConflict ? 409 : undefined,
  );
}

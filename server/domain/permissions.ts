// Who may do what: one table. Deny by default; what somebody may not see answers as if it did not exist.

/** The roles an account can hold in an organisation. */
export const roles = [
  'secretary',
  'chair',
  'boardMember',
  'delegate',
  'memberOfficial',
  'networkOffice',
] as const;
export type Role = (typeof roles)[number];

/** One role in one organisation. */
export interface Grant {
  readonly role: Role;
  readonly organisationId: string;
}

/** Who asks: an account with its roles, or a stranger (null). */
export interface Person {
  readonly accountId: string;
  readonly email: string;
  readonly grants: readonly Grant[];
}
export type Who = Person | null;

type Rule = 'anyone' | 'signedIn' | { readonly inOrganisation: readonly Role[] } | { readonly anywhere: readonly Role[] };

/** act → who may. `inOrganisation`: the role must be held in the organisation that the object belongs to. */
export const permissions = {
  'public.read': 'anyone',
  'comparison.make': 'anyone',
  'session.begin': 'anyone',
  'session.end': 'signedIn',
  'account.readOwn': 'signedIn',
  'organisation.setUp': { anywhere: ['secretary', 'networkOffice'] },
  'organisation.change': { inOrganisation: ['secretary'] },
  'statute.draft': { inOrganisation: ['secretary', 'chair'] },
  'statute.readIn': { inOrganisation: ['secretary'] },
} as const satisfies Record<string, Rule>;

export type Act = keyof typeof permissions;

/**
 * May this person do this act on something of this organisation?
 * @param organisationId whose object it is; null where the act concerns no organisation yet
 */
export function may(who: Who, act: Act, organisationId: string | null): boolean {
  const rule: Rule = permissions[act];
  if (rule === 'anyone') return true;
  if (who === null) return false;
  if (rule === 'signedIn') return true;
  if ('anywhere' in rule) return who.grants.some((grant) => rule.anywhere.includes(grant.role));
  return who.grants.some(
    (grant) => grant.organisationId === organisationId && rule.inOrganisation.includes(grant.role),
  );
}

/** Does the act need an organisation to be decided? Then the route's policy cannot decide it alone. */
export function needsOrganisation(act: Act): boolean {
  const rule: Rule = permissions[act];
  return typeof rule === 'object' && 'inOrganisation' in rule;
}

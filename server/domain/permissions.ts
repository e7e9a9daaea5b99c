// Who may do what: one table. Deny by default; what somebody may not see answers as if it did not exist.

import { refuse, type Refusal } from './refusal.ts';

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
  /** Whoever came by a link may do only this, beside what anyone may; absent for who signed in. */
  readonly confinedTo?: readonly Act[];
}
export type Who = Person | null;

type Rule =
  | 'anyone'
  | 'signedIn'
  | { readonly anywhere: readonly Role[] }
  | { readonly inOrganisation: readonly Role[]; readonly isSecret?: true };

/**
 * act → who may. `inOrganisation`: the role must be held in the organisation that the object belongs to.
 * `isSecret`: whoever may not is told that there is nothing there.
 */
export const permissions = {
  'public.read': 'anyone',
  'comparison.make': 'anyone',
  'session.begin': 'anyone',
  'session.end': 'signedIn',
  'account.readOwn': 'signedIn',
  'organisation.setUp': { anywhere: ['secretary', 'networkOffice'] },
  'organisation.oversee': { anywhere: ['networkOffice'] },
  'organisation.change': { inOrganisation: ['secretary', 'networkOffice'] },
  'statute.startDraft': { inOrganisation: ['secretary', 'networkOffice'] },
  'statute.seeDraft': { inOrganisation: ['secretary', 'chair', 'networkOffice'], isSecret: true },
  'statute.changeDraft': { inOrganisation: ['secretary', 'networkOffice'], isSecret: true },
  'proposal.begin': { inOrganisation: ['secretary', 'networkOffice'] },
  'proposal.see': {
    inOrganisation: ['secretary', 'chair', 'boardMember', 'networkOffice'],
    isSecret: true,
  },
  'proposal.change': { inOrganisation: ['secretary', 'networkOffice'], isSecret: true },
  'proposal.decide': { inOrganisation: ['secretary', 'chair', 'networkOffice'], isSecret: true },
  'proposal.recordAnswer': { inOrganisation: ['secretary', 'chair', 'networkOffice'] },
  'proposal.confirm': { inOrganisation: ['secretary', 'chair', 'boardMember', 'networkOffice'] },
  'proposal.speakForMember': { inOrganisation: ['memberOfficial'], isSecret: true },
  'correction.propose': { inOrganisation: ['secretary', 'networkOffice'] },
  'correction.confirm': { inOrganisation: ['secretary', 'chair', 'boardMember', 'networkOffice'] },
  'mail.see': { inOrganisation: ['secretary', 'chair', 'networkOffice'], isSecret: true },
  'topic.correct': { inOrganisation: ['secretary', 'networkOffice'] },
  'motion.begin': { anywhere: ['secretary', 'networkOffice'] },
  'motion.seeDraft': {
    inOrganisation: ['secretary', 'chair', 'boardMember', 'networkOffice'],
    isSecret: true,
  },
  'motion.changeDraft': { inOrganisation: ['secretary', 'networkOffice'], isSecret: true },
  'motion.endorse': { inOrganisation: ['secretary', 'chair', 'networkOffice'], isSecret: true },
  'motion.submit': { inOrganisation: ['secretary', 'networkOffice'], isSecret: true },
  'motion.withdraw': { inOrganisation: ['secretary', 'chair', 'networkOffice'] },
  'motion.handle': { inOrganisation: ['networkOffice'] },
  'meeting.plan': { inOrganisation: ['networkOffice'] },
  'meeting.lead': { inOrganisation: ['networkOffice', 'chair'] },
  'meeting.appointDelegate': { anywhere: ['secretary', 'chair', 'networkOffice'] },
  'poll.vote': { anywhere: ['delegate'] },
  'poll.count': 'signedIn',
  'minutes.attest': 'signedIn',
  'document.verify': 'anyone',
  'task.readOwn': 'signedIn',
} as const satisfies Record<string, Rule>;

export type Act = keyof typeof permissions;

/**
 * May this person do this act on something of this organisation?
 * @param organisationId whose object it is; null where the act concerns no organisation yet
 */
export function may(who: Who, act: Act, organisationId: string | null): boolean {
  const rule: Rule = permissions[act];
  if (rule === 'anyone') return true;
  if (who === null || who.confinedTo?.includes(act) === false) return false;
  if (rule === 'signedIn') return true;
  if ('anywhere' in rule) return who.grants.some((grant) => rule.anywhere.includes(grant.role));
  return who.grants.some(
    (grant) => grant.organisationId === organisationId && rule.inOrganisation.includes(grant.role),
  );
}

/** The one question of every route: null when the person may, else the no that they are given. */
export function authorize(who: Who, act: Act, organisationId: string | null): Refusal | null {
  if (may(who, act, organisationId)) return null;
  const rule: Rule = permissions[act];
  if (typeof rule === 'object' && 'isSecret' in rule) return refuse('access.notFound');
  return refuse(who === null ? 'access.signIn' : 'access.forbidden');
}

/** Does the act need an organisation to be decided? Then the route's policy cannot decide it alone. */
export function needsOrganisation(act: Act): boolean {
  const rule: Rule = permissions[act];
  return typeof rule === 'object' && 'inOrganisation' in rule;
}

// A personal link: whom it lets in without a password, to what, and for how long.
import type { Act, Person, Role } from '../permissions.ts';

export const linkPurposes = ['answer', 'confirm'] as const;
/** To answer for a member, or to confirm the last adoption as the second person. */
export type LinkPurpose = (typeof linkPurposes)[number];

export interface PersonalLink {
  readonly id: string;
  readonly accountId: string;
  readonly purpose: LinkPurpose;
  /** The one förbund whose matters it opens; null for all that named the account, where only the mailbox has seen it. */
  readonly organisationId: string | null;
  readonly madeAt: string;
  readonly expiresAt: string;
  readonly endedAt: string | null;
}

/** The roles that a link brings along, of those that the account holds; and what may be done by them. */
const reaches: Readonly<
  Record<LinkPurpose, { readonly roles: readonly Role[]; readonly acts: readonly Act[] }>
> = {
  answer: {
    roles: ['memberOfficial'],
    acts: ['session.end', 'account.readOwn', 'task.readOwn', 'proposal.speakForMember'],
  },
  confirm: {
    roles: ['chair', 'boardMember'],
    acts: ['session.end', 'account.readOwn', 'task.readOwn', 'proposal.see', 'proposal.confirm'],
  },
};

/** Who copies letters that are sent by hand, and so sees the links in them. The chair does not: she is the second person. */
export const seeLinks: readonly Role[] = ['secretary', 'networkOffice'];

/** Milliseconds that a link lasts: a round of decisions takes months, a confirmation days. */
const lifetimes: Readonly<Record<LinkPurpose, number>> = {
  answer: 180 * 86_400_000,
  confirm: 30 * 86_400_000,
};

export const expiryOf = (purpose: LinkPurpose, from: string): string =>
  new Date(Date.parse(from) + lifetimes[purpose]).toISOString();

/** A link is sent again while at least half its time is left: one link for each official, not one for each letter. */
export const isFresh = ({ purpose, expiresAt }: PersonalLink, now: string): boolean =>
  Date.parse(expiresAt) - Date.parse(now) >= lifetimes[purpose] / 2;

export const isUsable = ({ expiresAt, endedAt }: PersonalLink, now: string): boolean =>
  endedAt === null && expiresAt > now;

/** The person as the link lets them in: only its roles, only where it reaches, only for its acts. */
export function reachOf(person: Person, { purpose, organisationId }: PersonalLink): Person {
  const { roles, acts } = reaches[purpose];
  return {
    ...person,
    grants: person.grants.filter(
      (grant) =>
        roles.includes(grant.role) && (organisationId === null || grant.organisationId === organisationId),
    ),
    confinedTo: acts,
  };
}

/**
 * Must they sign in as usual? Whoever has a password, or any role beside those of the link: a mailbox alone then opens
 * nothing, however little the link would.
 */
export const mustSignIn = (person: Person, hasPassword: boolean, { purpose }: PersonalLink): boolean =>
  hasPassword || person.grants.some(({ role }) => !reaches[purpose].roles.includes(role));

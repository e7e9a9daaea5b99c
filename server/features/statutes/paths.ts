// The addresses of statutes, their versions and drafts.
import type { OrganisationKind } from '../../domain/organisations/organisation.ts';

interface Addressed {
  readonly kind: OrganisationKind;
  readonly slug: string;
}

/** What an organisation's statute is called in its address: a network has stadgar. */
const roots: Readonly<Partial<Record<OrganisationKind, (slug: string) => string>>> = {
  forbund: (slug) => `/forbund/${slug}/forbundsordning`,
  network: (slug) => `/natverk/${slug}/stadgar`,
};

/** Patterns of the same addresses, for the router. */
export const statutePatterns = ['/forbund/:slug/forbundsordning', '/natverk/:slug/stadgar'] as const;

/** Null for organisations that have no statute here (kommuner, regioner, agencies). */
export const statutePath = ({ kind, slug }: Addressed): string | null => roots[kind]?.(slug) ?? null;

const under = (organisation: Addressed, rest: string): string => `${statutePath(organisation) ?? ''}/${rest}`;
export const versionPath = (organisation: Addressed, sequence: number): string =>
  under(organisation, `lydelser/${String(sequence)}`);
export const versionSourcePath = (organisation: Addressed, sequence: number): string =>
  `${versionPath(organisation, sequence)}/original`;
export const versionDocumentPath = (organisation: Addressed, sequence: number): string =>
  `${versionPath(organisation, sequence)}/handling`;
export const versionDoubtsPath = (organisation: Addressed, sequence: number): string =>
  `${versionPath(organisation, sequence)}/tveksamt`;
/** Where a version's corrections are, and one is proposed. */
export const correctionsPath = (organisation: Addressed, sequence: number): string =>
  `${versionPath(organisation, sequence)}/rattelse`;
export const correctionPath = (organisation: Addressed, sequence: number, id: string): string =>
  `${correctionsPath(organisation, sequence)}/${id}`;
export const startDraftPath = (organisation: Addressed): string => under(organisation, 'inlasning');
export const draftPath = (organisation: Addressed, id: string): string =>
  under(organisation, `inlasning/${id}`);
export const discardDraftPath = (organisation: Addressed, id: string): string =>
  `${draftPath(organisation, id)}/kassering`;
/** Where an old draft that proposes changes goes on as a proposal. */
export const draftProposalPath = (organisation: Addressed, id: string): string =>
  `${draftPath(organisation, id)}/forslag`;
export const draftDocumentPath = (organisation: Addressed, id: string): string =>
  `${draftPath(organisation, id)}/handling`;

/** A network has stadgar, a förbund its förbundsordning. */
export const statuteKindOf = ({ kind }: Pick<Addressed, 'kind'>): 'bylaws' | 'forbundsordning' =>
  kind === 'network' ? 'bylaws' : 'forbundsordning';

// The addresses of organisations; templates and other rooms get them from here.
import type { OrganisationKind } from '../../domain/organisations/organisation.ts';

const roots: Readonly<Record<OrganisationKind, string>> = {
  forbund: '/forbund',
  network: '/natverk',
  municipality: '/medlemmar',
  region: '/medlemmar',
  agency: '/medlemmar',
};

export const registerPath = '/forbund';
export const membersRegisterPath = '/medlemmar';
export const setUpPath = '/forbund/ny';

interface Addressed {
  readonly kind: OrganisationKind;
  readonly slug: string;
}

export const organisationPath = ({ kind, slug }: Addressed): string => `${roots[kind]}/${slug}`;
export const membersPath = (organisation: Addressed): string => `${organisationPath(organisation)}/medlemmar`;
export const membershipPath = (organisation: Addressed, id: string): string =>
  `${membersPath(organisation)}/${id}`;
export const factsPath = (organisation: Addressed): string => `${organisationPath(organisation)}/uppgifter`;
export const renamingPath = (organisation: Addressed): string => `${organisationPath(organisation)}/namn`;
export const successionPath = (organisation: Addressed): string =>
  `${organisationPath(organisation)}/sammanslagningar`;
export const rulesPath = (organisation: Addressed): string => `${organisationPath(organisation)}/regler`;
export const seatsPath = (organisation: Addressed): string => `${organisationPath(organisation)}/platser`;
export const sharesPath = (organisation: Addressed): string => `${organisationPath(organisation)}/andelar`;
export const eventsPath = (organisation: Addressed): string => `${organisationPath(organisation)}/handelser`;
export const withdrawalPath = (organisation: Addressed): string =>
  `${organisationPath(organisation)}/uttrade`;
export const takingBackPath = (organisation: Addressed, id: string): string =>
  `${withdrawalPath(organisation)}/${id}/atertagande`;
export const accessionPath = (organisation: Addressed): string =>
  `${organisationPath(organisation)}/anslutning`;
export const formationPath = (organisation: Addressed): string =>
  `${organisationPath(organisation)}/bildande`;

// Where the forms of a round are posted: each act a noun under its page.
import type { StoredOrganisation } from '../organisations/index.ts';
import { consultationPath, memberPath, proposalPath, ratificationPath } from './paths.ts';

type Addressed = Pick<StoredOrganisation, 'kind' | 'slug'>;

export const consultationActPath = (
  organisation: Addressed,
  id: string,
  act: 'oppnande' | 'avslutning' | 'synpunkter' | 'fil' | 'svar' | 'kontakter',
): string => `${consultationPath(organisation, id)}/${act}`;

/** The board's ways out of a round, or of a proposal. */
export const endingPath = (
  organisation: Addressed,
  id: string,
  act: 'revidering' | 'aterkallelse' | 'forfall',
): string => `${proposalPath(organisation, id)}/${act}`;

export const roundPath = (organisation: Addressed, id: string, round: number): string =>
  `${ratificationPath(organisation, id)}?omgang=${String(round)}`;

/** @param member its slug */
export const memberActPath = (
  organisation: Addressed,
  id: string,
  member: string,
  act: 'fraga' | 'atertagande' | 'underskrift' | 'underskrift/atertagande',
): string => `${memberPath(organisation, id, member)}/${act}`;

/** @param member its slug */
export const remindPath = (organisation: Addressed, id: string, member: string): string =>
  `${proposalPath(organisation, id)}/paminnelse/${member}`;

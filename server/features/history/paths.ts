// The addresses of a statute's history.
import type { OrganisationKind } from '../../domain/organisations/organisation.ts';
import { statutePath } from '../statutes/index.ts';

interface Addressed {
  readonly kind: OrganisationKind;
  readonly slug: string;
}

/** Which version brought each sentence; of the version in force where none is named. */
export const historyPath = (organisation: Addressed, sequence?: number): string =>
  `${statutePath(organisation) ?? ''}/historik${asked(sequence)}`;

/** The life of one clause of a version. */
export const clauseHistoryPath = (organisation: Addressed, anchor: string, sequence?: number): string =>
  `${statutePath(organisation) ?? ''}/historik/${anchor}${asked(sequence)}`;

const asked = (sequence: number | undefined): string =>
  sequence === undefined ? '' : `?lydelse=${String(sequence)}`;

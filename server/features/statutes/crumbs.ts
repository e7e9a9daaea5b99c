// The way back to a statute.
import { organisationPath, type StoredOrganisation } from '../organisations/index.ts';
import { statuteKindOf, statutePath } from './paths.ts';

export const statuteCrumb = (organisation: StoredOrganisation) => ({
  key: `statutes.kind.${statuteKindOf(organisation)}`, // words: statutes.kind.*
  path: statutePath(organisation) ?? organisationPath(organisation),
});

// Where what goes along with a letter can be fetched, by whoever sends the letter by hand.
import type { Enclosure } from '../../mail/index.ts';
import type { StoredOrganisation } from '../../organisations/index.ts';
import { letterPath } from '../paths.ts';

/** The missiv of one member in one dispatch, as the files that there are. @param member its slug */
export const enclosurePaths = (
  organisation: StoredOrganisation,
  { proposalId, roundNumber }: Enclosure,
  member: string,
): readonly { readonly name: string; readonly path: string }[] =>
  (['pdf', 'docx', 'txt'] as const).map((extension) => ({
    name: `missiv-${member}.${extension}`,
    path: `${letterPath(organisation, proposalId, member, extension)}?omgang=${String(roundNumber)}`,
  }));

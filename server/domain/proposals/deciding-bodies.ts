// Which body decides for a member: its council, or the agency itself.
import type { OrganisationKind } from '../organisations/organisation.ts';

/** "Kommunfullmäktige i A kommun"; an agency decides by its head, so it is named itself. */
export function decidingBody(kind: OrganisationKind, name: string): string {
  switch (kind) {
    case 'municipality':
      return `Kommunfullmäktige i ${name}`;
    case 'region':
      return `Regionfullmäktige i ${name}`;
    case 'forbund':
      return `Styrelsen för ${name}`;
    case 'agency':
    case 'network':
      return name;
  }
}

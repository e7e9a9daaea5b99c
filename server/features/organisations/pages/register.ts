// What the templates of the register are told: förbund, their network, and the members of all.
import { hasCome } from '../../../domain/language/dates.ts';
import { inSwedishOrder } from '../../../domain/language/swedish.ts';
import { isMemberOn } from '../../../domain/organisations/membership.ts';
import {
  nameOn,
  organisationKinds,
  stateOn,
  type OrganisationKind,
  type OrganisationState,
} from '../../../domain/organisations/organisation.ts';
import { page, type Page } from '../../../web/answer.ts';
import type { DayAsked } from '../../../web/form.ts';
import { membersRegisterPath, organisationPath, registerPath, setUpPath } from '../paths.ts';
import type { StoredMembership, StoredOrganisation } from '../records.ts';
import { dayModel, withDay } from './frame.ts';

interface RegisterRow {
  readonly name: string;
  readonly path: string;
  readonly kind: OrganisationKind;
  readonly state: OrganisationState;
  readonly memberCount: number;
  readonly formedOn: string | null;
}

/** The register of förbund (and their network) on a day. */
export function registerPage(
  organisations: readonly StoredOrganisation[],
  memberships: readonly StoredMembership[],
  asked: DayAsked,
  maySetUp: boolean,
): Page {
  const byOrganisation = Map.groupBy(memberships, (membership) => membership.organisationId);
  const rows = organisations.map((organisation): RegisterRow => {
    const members = (byOrganisation.get(organisation.id) ?? []).filter(
      (each) => isMemberOn(each, asked.on) !== 'no',
    );
    return {
      name: nameOn(organisation, asked.on),
      path: withDay(organisationPath(organisation), asked),
      kind: organisation.kind,
      state: stateOn(organisation, asked.on),
      memberCount: hasCome(organisation.formedOn, asked.on) === 'no' ? 0 : members.length,
      formedOn: organisation.formedOn,
    };
  });
  const sorted = inSwedishOrder(rows, (row) => row.name);
  const forbund = sorted.filter((row) => row.kind === 'forbund' && row.state !== 'notYetFormed');
  return page(
    'organisations/index',
    {
      title: { key: 'organisations.register.title' },
      crumbs: [],
      networks: sorted.filter((row) => row.kind === 'network'),
      forbund: forbund.filter((row) => row.state === 'active'),
      forming: forbund.filter((row) => row.state === 'forming'),
      former: forbund.filter((row) => row.state === 'inLiquidation' || row.state === 'dissolved'),
      setUpPath: maySetUp ? setUpPath : null,
      membersRegisterPath: withDay(membersRegisterPath, asked),
      ...dayModel(asked, registerPath),
    },
    asked.refusals,
  );
}

/** The register of members: kommuner, regioner and the two agencies. */
export function membersRegisterPage(
  organisations: readonly StoredOrganisation[],
  memberships: readonly StoredMembership[],
  asked: DayAsked,
): Page {
  const members = new Set(
    memberships.filter((each) => isMemberOn(each, asked.on) !== 'no').map(({ memberId }) => memberId),
  );
  const groups = organisationKinds
    .filter((kind) => kind !== 'forbund' && kind !== 'network')
    .map((kind) => ({
      kind,
      members: inSwedishOrder(
        organisations
          .filter((organisation) => organisation.kind === kind && members.has(organisation.id))
          .map((organisation) => ({
            name: nameOn(organisation, asked.on),
            path: withDay(organisationPath(organisation), asked),
          })),
        (row) => row.name,
      ),
    }));
  return page(
    'organisations/members-register',
    {
      title: { key: 'organisations.members.registerTitle' },
      crumbs: [{ key: 'organisations.register.title', path: registerPath }],
      groups,
      ...dayModel(asked, membersRegisterPath),
    },
    asked.refusals,
  );
}

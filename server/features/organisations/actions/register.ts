// The acts on the register: set up, take in members, rename, record what became of organisations.
import { isBefore, type Day, type PartialDate } from '../../../domain/language/dates.ts';
import { sameName } from '../../../domain/language/swedish.ts';
import { membershipFault, type Party } from '../../../domain/organisations/membership.ts';
import { slugOf, type OrganisationKind } from '../../../domain/organisations/organisation.ts';
import { may } from '../../../domain/permissions.ts';
import { refuse, type Refusal } from '../../../domain/refusal.ts';
import type {
  DatesCommand,
  MembershipCommand,
  NewMemberCommand,
  RenamingCommand,
  SetUpCommand,
  SuccessionCommand,
} from '../forms.ts';
import type { StoredMembership, StoredOrganisation } from '../records.ts';
import type { OrganisationsDesk } from './desk.ts';

/** What an organisation is besides its name, when it is entered in the register. */
export interface NewOrganisation {
  readonly name: string;
  readonly nameFrom: PartialDate | null;
  readonly kind: OrganisationKind;
  /** Since when it is being formed, where it does not exist yet. */
  readonly formingSince?: Day;
  readonly formedOn: PartialDate | null;
  readonly note: string | null;
  /** What the address is made from where the name is too long for one ("NNS"); null for the name itself. */
  readonly shortName: string | null;
}

/** Enters an organisation in the register under an address made from its name. Refused when a name of that kind is taken. */
export async function registerOrganisation(
  desk: OrganisationsDesk,
  { name, nameFrom, kind, formingSince, formedOn, note, shortName }: NewOrganisation,
): Promise<StoredOrganisation | Refusal> {
  await desk.serialise('organisations');
  const all = await desk.organisations.all();
  if (all.some((other) => other.names.some((borne) => sameName(borne.name, name)))) {
    return refuse('organisation.nameTaken', 'name', { name });
  }
  const slug = freeSlug(slugOf(shortName ?? name), new Set(all.map((other) => other.slug)));
  if (slug === null) return refuse('organisation.nameUnreadable', 'name');
  const organisation: StoredOrganisation = {
    id: desk.newId(),
    slug,
    kind,
    names: [{ name, from: nameFrom }],
    formingSince: formingSince ?? null,
    formedOn,
    liquidationFrom: null,
    dissolvedOn: null,
    note,
    revision: 1,
  };
  await desk.organisations.add(organisation);
  await desk.organisations.addName(desk.newId(), organisation.id, { name, from: nameFrom });
  await desk.record({
    kind: 'organisation.setUp',
    organisationId: organisation.id,
    subjectId: organisation.id,
    facts: {
      ...{ kind, name, nameFrom, formedOn, slug },
      ...(formingSince === undefined ? {} : { formingSince }),
    },
  });
  return organisation;
}

/** Addresses that pages of the register use themselves. */
const reservedSlugs = new Set(['ny']);

function freeSlug(wanted: string, taken: ReadonlySet<string>): string | null {
  if (wanted === '') return null;
  if (!taken.has(wanted) && !reservedSlugs.has(wanted)) return wanted;
  for (let number = 2; ; number += 1) {
    const slug = `${wanted}-${String(number)}`;
    if (!taken.has(slug)) return slug;
  }
}

/** Sets up a förbund with its members; members not yet in the register are entered in it. */
export async function setUpForbund(
  desk: OrganisationsDesk,
  command: SetUpCommand,
): Promise<StoredOrganisation | Refusal> {
  const forbund =
    (await enteredForMe(desk, command)) ??
    (await registerOrganisation(desk, {
      name: command.name,
      nameFrom: null,
      kind: 'forbund',
      formedOn: command.formedOn,
      note: null,
      shortName: null,
    }));
  if ('refused' in forbund) return forbund;
  for (const member of command.members) {
    const refusal = await takeInMember(desk, forbund, { ...member, to: null });
    if (refusal !== null)
      return { ...refusal, field: 'members', facts: { ...refusal.facts, member: member.name } };
  }
  return forbund;
}

/** A förbund that was entered in the register with its secretary's account, and holds nothing yet: setting it up completes it. */
async function enteredForMe(
  desk: OrganisationsDesk,
  { name, formedOn, members }: SetUpCommand,
): Promise<StoredOrganisation | Refusal | null> {
  if (members.length === 0) return null;
  await desk.serialise('organisations');
  const known = (await desk.organisations.all()).find(
    (other) => other.kind === 'forbund' && other.names.some((borne) => sameName(borne.name, name)),
  );
  if (known === undefined || !may(desk.who, 'organisation.change', known.id)) return null;
  if ((await desk.organisations.memberships(known.id)).length > 0) return null;
  const { liquidationFrom, dissolvedOn, revision } = known;
  const refusal = await changeDates(desk, known, { formedOn, liquidationFrom, dissolvedOn, revision });
  return refusal ?? known;
}

const groups = {
  municipality: { kind: 'municipality', party: 'municipalities' },
  region: { kind: 'region', party: 'regions' },
  socialInsuranceAgency: { kind: 'agency', party: 'socialInsuranceAgency' },
  employmentService: { kind: 'agency', party: 'employmentService' },
  forbund: { kind: 'forbund', party: 'none' },
} as const;

/** Takes in one member, typed by name. */
export async function addMember(
  desk: OrganisationsDesk,
  organisation: StoredOrganisation,
  { member, group, from, to }: NewMemberCommand,
): Promise<Refusal | null> {
  const { kind, party } = groups[group];
  if ((organisation.kind === 'network') !== (kind === 'forbund'))
    return refuse('membership.partyOfAnotherKind', 'group');
  return takeInMember(desk, organisation, { name: member, kind, party, from, to });
}

interface MemberTaken {
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly party: Party;
  readonly from: PartialDate | null;
  readonly to: PartialDate | null;
}

async function takeInMember(
  desk: OrganisationsDesk,
  organisation: StoredOrganisation,
  { name, kind, party, from, to }: MemberTaken,
): Promise<Refusal | null> {
  await desk.serialise('organisations');
  const member = await findOrRegister(desk, name, kind);
  if ('refused' in member) return { ...member, field: 'member' };
  const proposed = { memberId: member.id, memberKind: member.kind, party, from, to };
  const fault = membershipFault(
    organisation.id,
    proposed,
    await desk.organisations.memberships(organisation.id),
  );
  if (fault !== null) return fault;
  const id = desk.newId();
  await desk.organisations.addMembership({
    id,
    organisationId: organisation.id,
    memberId: member.id,
    party,
    from,
    to,
  });
  await desk.record({
    kind: 'membership.recorded',
    organisationId: organisation.id,
    subjectId: id,
    facts: { member: member.id, party, from, to },
  });
  return null;
}

/** The organisation of that name and kind; entered in the register where there is none. */
export async function findOrRegister(
  desk: OrganisationsDesk,
  name: string,
  kind: OrganisationKind,
): Promise<StoredOrganisation | Refusal> {
  const known = (await desk.organisations.all()).find((other) =>
    other.names.some((borne) => sameName(borne.name, name)),
  );
  if (known === undefined) {
    return registerOrganisation(desk, {
      name,
      nameFrom: null,
      kind,
      formedOn: null,
      note: null,
      shortName: null,
    });
  }
  return known.kind === kind ? known : refuse('membership.partyOfAnotherKind', 'member', { name });
}

/** Corrects a membership's part and dates. Refused when somebody else changed it since it was read. */
export async function changeMembership(
  desk: OrganisationsDesk,
  organisation: StoredOrganisation,
  membership: StoredMembership,
  command: MembershipCommand,
): Promise<Refusal | null> {
  await desk.serialise('organisations');
  const [member] = await desk.organisations.byIds([membership.memberId]);
  if (member === undefined) return refuse('access.notFound');
  const others = (await desk.organisations.memberships(organisation.id)).filter(
    ({ id }) => id !== membership.id,
  );
  const proposed = { memberId: member.id, memberKind: member.kind, ...command };
  const fault = membershipFault(organisation.id, proposed, others);
  if (fault !== null) return fault;
  const { party, from, to, revision } = command;
  if (!(await desk.organisations.changeMembership({ ...membership, party, from, to, revision }))) {
    return refuse('edit.conflict');
  }
  await desk.record({
    kind: 'membership.changed',
    organisationId: organisation.id,
    subjectId: membership.id,
    facts: { party, from, to, before: { party: membership.party, from: membership.from, to: membership.to } },
  });
  return null;
}

/** Records that an organisation bears another name from a day on. The old name stays. */
export async function renameOrganisation(
  desk: OrganisationsDesk,
  organisation: StoredOrganisation,
  { name, from }: RenamingCommand,
): Promise<Refusal | null> {
  await desk.serialise('organisations');
  // Read anew now that nobody else can: the same renaming may have been posted twice.
  const [current = organisation] = await desk.organisations.byIds([organisation.id]);
  if (current.names.some((borne) => sameName(borne.name, name) && borne.from === from)) {
    return refuse('organisation.nameTaken', 'name', { name });
  }
  const others = (await desk.organisations.all()).filter(
    ({ id, kind }) => id !== organisation.id && kind === organisation.kind,
  );
  if (others.some((other) => other.names.some((borne) => sameName(borne.name, name)))) {
    return refuse('organisation.nameTaken', 'name', { name });
  }
  const id = desk.newId();
  await desk.organisations.addName(id, organisation.id, { name, from });
  await desk.record({
    kind: 'organisation.renamed',
    organisationId: organisation.id,
    subjectId: organisation.id,
    facts: { name, from },
  });
  return null;
}

/** Records when an organisation was formed, went into liquidation and was dissolved. */
export async function changeDates(
  desk: OrganisationsDesk,
  organisation: StoredOrganisation,
  { formedOn, liquidationFrom, dissolvedOn, outsideRegionsFrom, revision }: DatesCommand,
): Promise<Refusal | null> {
  await desk.serialise('organisations');
  if (isBefore(liquidationFrom, formedOn) === 'yes')
    return refuse('membership.endsBeforeItBegins', 'liquidationFrom');
  if (isBefore(dissolvedOn, liquidationFrom) === 'yes' || isBefore(dissolvedOn, formedOn) === 'yes') {
    return refuse('membership.endsBeforeItBegins', 'dissolvedOn');
  }
  const { kind } = organisation;
  const regions = kind === 'municipality' ? { outsideRegionsFrom: outsideRegionsFrom ?? null } : {};
  const changed = await desk.organisations.changeDates({
    ...organisation,
    formedOn,
    liquidationFrom,
    dissolvedOn,
    ...regions,
    revision,
  });
  if (!changed) return refuse('edit.conflict');
  await desk.record({
    kind: 'organisation.changed',
    organisationId: organisation.id,
    subjectId: organisation.id,
    facts: { formedOn, liquidationFrom, dissolvedOn, ...regions },
  });
  return null;
}

/** Records that an organisation took over the operations of another, or that the other merged into it. */
export async function recordSuccession(
  desk: OrganisationsDesk,
  organisation: StoredOrganisation,
  { predecessor, kind, on, predecessorLiquidation = null }: SuccessionCommand,
): Promise<Refusal | null> {
  await desk.serialise('organisations');
  const known = (await desk.organisations.all()).find(
    (other) =>
      other.kind === organisation.kind && other.names.some((borne) => sameName(borne.name, predecessor)),
  );
  if (known === undefined || known.id === organisation.id)
    return refuse('organisation.unknown', 'predecessor');
  // It is written on the other's page too, so it takes somebody who works in both; the program itself asks nobody.
  if (desk.who !== null && !may(desk.who, 'organisation.change', known.id))
    return refuse('succession.notYours', 'predecessor');
  const there = await desk.organisations.successionsAround(organisation.id);
  if (there.some((each) => [each.organisationId, each.predecessorId].includes(known.id))) {
    return refuse('organisation.alreadySucceeded', 'predecessor');
  }
  const id = desk.newId();
  await desk.organisations.addSuccession({
    id,
    organisationId: organisation.id,
    predecessorId: known.id,
    kind,
    on,
  });
  await desk.record({
    kind: 'succession.recorded',
    organisationId: organisation.id,
    subjectId: id,
    facts: { predecessor: known.id, kind, on },
  });
  // What the other's own page says of its liquidation stands.
  if (predecessorLiquidation === null || known.liquidationFrom !== null) return null;
  const refusal = await changeDates(desk, known, { ...known, liquidationFrom: predecessorLiquidation });
  return refusal === null ? null : { ...refusal, field: 'predecessorLiquidation' };
}

// Addresses of the register and of each organisation.
import { may } from '../../domain/permissions.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { redirect, type Answer } from '../../web/answer.ts';
import { field } from '../../web/body.ts';
import { dayAsked, type Filled } from '../../web/form.ts';
import type { Policy, Room, Visit } from '../../web/room.ts';
import {
  addMember,
  changeDates,
  changeMembership,
  recordSuccession,
  renameOrganisation,
  setUpForbund,
} from './actions/register.ts';
import type { OrganisationsDesk } from './actions/desk.ts';
import {
  datesForm,
  membershipForm,
  newMemberForm,
  renamingForm,
  setUpForm,
  successionForm,
} from './forms.ts';
import { factsPage } from './pages/facts.ts';
import { membershipPage, membersPage } from './pages/members.ts';
import { membersRegisterPage, registerPage } from './pages/register.ts';
import { setUpPage } from './pages/set-up.ts';
import { organisationPage, type OrganisationFacts, type StatuteLink } from './pages/show.ts';
import {
  factsPath,
  membersPath,
  membersRegisterPath,
  organisationPath,
  registerPath,
  setUpPath,
} from './paths.ts';
import type { StoredOrganisation } from './records.ts';
import { saveRule, showRules, type RuleClauses } from './rules.ts';

type V<D extends OrganisationsDesk> = Visit<D>;

/** What the house connects: other rooms' part of an organisation's page, and what follows when a förbund has been set up. */
export interface OrganisationsDoors<D> {
  readonly statuteLink: (
    desk: D,
    organisation: StoredOrganisation,
    on: string,
  ) => Promise<StatuteLink | null>;
  readonly afterSetUp: (desk: D, organisation: StoredOrganisation) => Promise<string>;
  readonly ruleClauses: RuleClauses<D>;
}

/** The organisation an address names; its kind must be the one that the address says. */
export async function organisationInPath<D extends OrganisationsDesk>(
  visit: V<D>,
): Promise<StoredOrganisation | null> {
  const organisation = await visit.desk.organisations.bySlug(visit.parameters['slug'] ?? '');
  return organisation !== null && rootOf(organisationPath(organisation)) === rootOf(visit.path)
    ? organisation
    : null;
}

const rootOf = (path: string): string | undefined => path.split('/')[1];

/** A policy on an organisation named in the address. */
export function onOrganisation<D extends OrganisationsDesk>(act: Policy<D>['act']): Policy<D> {
  return { act, of: async (visit) => (await organisationInPath(visit))?.id ?? null };
}

export function organisationsRoutes<D extends OrganisationsDesk>(
  room: Room<D>,
  doors: OrganisationsDoors<D>,
): void {
  room.get(registerPath, { act: 'public.read' }, async (visit) => {
    const { organisations } = visit.desk;
    const asked = dayAsked(field(visit.query, 'datum'), visit.today);
    return registerPage(
      await organisations.all(),
      await organisations.allMemberships(),
      asked,
      may(visit.who, 'organisation.setUp', null),
    );
  });
  room.get(membersRegisterPath, { act: 'public.read' }, async (visit) =>
    membersRegisterPage(
      await visit.desk.organisations.all(),
      await visit.desk.organisations.allMemberships(),
      dayAsked(field(visit.query, 'datum'), visit.today),
    ),
  );
  room.get(setUpPath, { act: 'organisation.setUp' }, async (visit) =>
    setUpPage(visit.form, await visit.desk.organisations.all(), visit.today, []),
  );
  room.act(setUpPath, { act: 'organisation.setUp' }, async (visit) => {
    const again = async (refusals: readonly Refusal[]): Promise<Answer> =>
      setUpPage(visit.form, await visit.desk.organisations.all(), visit.today, refusals);
    if (field(visit.form, 'more') !== '') return again([]);
    const filled = setUpForm(visit.form);
    if ('refusals' in filled) return again(filled.refusals);
    const forbund = await setUpForbund(visit.desk, filled.command);
    return 'refused' in forbund ? again([forbund]) : redirect(await doors.afterSetUp(visit.desk, forbund));
  });

  for (const root of ['/forbund', '/natverk', '/medlemmar']) {
    room.get(`${root}/:slug`, onOrganisation('public.read'), (visit) => showOrganisation(visit, doors));
  }
  room.get(
    '/natverk/:slug/regler',
    onOrganisation('public.read'),
    ofNetwork((visit, network) => showRules(visit, network, doors.ruleClauses)),
  );
  room.act(
    '/natverk/:slug/regler',
    onOrganisation('motion.handle'),
    ofNetwork((visit, network) => saveRule(visit, network, doors.ruleClauses)),
  );
  // Kommuner, regioner and agencies have no users of their own here: the network's office records their new names.
  room.get('/medlemmar/:slug/uppgifter', { act: 'organisation.oversee' }, (visit) => showFacts(visit, []));
  room.act('/medlemmar/:slug/namn', { act: 'organisation.oversee' }, (visit) =>
    submit(visit, renamingForm(visit.form), renameOrganisation, factsPath, 'saved', (refusals) =>
      showFacts(visit, refusals),
    ),
  );
  for (const root of ['/forbund', '/natverk']) {
    room.get(`${root}/:slug/medlemmar`, onOrganisation('organisation.change'), (visit) =>
      showMembers(visit, []),
    );
    room.act(`${root}/:slug/medlemmar`, onOrganisation('organisation.change'), (visit) =>
      submit(visit, newMemberForm(visit.form), addMember, membersPath, 'memberAdded', (refusals) =>
        showMembers(visit, refusals),
      ),
    );
    room.get(`${root}/:slug/medlemmar/:id`, onOrganisation('organisation.change'), (visit) =>
      showMembership(visit, []),
    );
    room.act(`${root}/:slug/medlemmar/:id`, onOrganisation('organisation.change'), saveMembership);
    room.get(`${root}/:slug/uppgifter`, onOrganisation('organisation.change'), (visit) =>
      showFacts(visit, []),
    );
    room.act(`${root}/:slug/uppgifter`, onOrganisation('organisation.change'), (visit) =>
      submit(visit, datesForm(visit.form), changeDates, factsPath, 'saved', (refusals) =>
        showFacts(visit, refusals),
      ),
    );
    room.act(`${root}/:slug/namn`, onOrganisation('organisation.change'), (visit) =>
      submit(visit, renamingForm(visit.form), renameOrganisation, factsPath, 'saved', (refusals) =>
        showFacts(visit, refusals),
      ),
    );
    room.act(`${root}/:slug/sammanslagningar`, onOrganisation('organisation.change'), (visit) =>
      submit(visit, successionForm(visit.form), recordSuccession, factsPath, 'saved', (refusals) =>
        showFacts(visit, refusals),
      ),
    );
  }
}

/** A network's rules, or nothing under another kind of organisation. */
const ofNetwork =
  <D extends OrganisationsDesk>(
    show: (visit: V<D>, network: StoredOrganisation) => Promise<Answer>,
  ): ((visit: V<D>) => Promise<Answer>) =>
  async (visit) => {
    const network = await organisationInPath(visit);
    return network === null ? { refused: 'access.notFound' } : show(visit, network);
  };

/** The notices a page can be opened with after an act; anything else in the address is ignored. */
const notices = ['saved', 'memberAdded', 'setUp'];
const noticeOf = (visit: Pick<Visit<never>, 'query'>): string | null =>
  notices.find((notice) => notice === field(visit.query, 'kvitto')) ?? null;

async function submit<D extends OrganisationsDesk, C>(
  visit: V<D>,
  filled: Filled<C>,
  act: (desk: D, organisation: StoredOrganisation, command: C) => Promise<Refusal | null>,
  next: (organisation: StoredOrganisation) => string,
  notice: string,
  again: (refusals: readonly Refusal[]) => Promise<Answer>,
): Promise<Answer> {
  const organisation = await organisationInPath(visit);
  if (organisation === null) return { refused: 'access.notFound' };
  if ('refusals' in filled) return again(filled.refusals);
  const refusal = await act(visit.desk, organisation, filled.command);
  return refusal === null ? redirect(`${next(organisation)}?kvitto=${notice}`) : again([refusal]);
}

async function factsOf(
  desk: OrganisationsDesk,
  organisation: StoredOrganisation,
): Promise<OrganisationFacts> {
  const { organisations } = desk;
  const memberships = await organisations.memberships(organisation.id);
  const memberOf = await organisations.membershipsOf(organisation.id);
  const successions = await organisations.successionsAround(organisation.id);
  const named = new Set([
    ...memberships.map(({ memberId }) => memberId),
    ...memberOf.map(({ organisationId }) => organisationId),
    ...successions.flatMap(({ organisationId, predecessorId }) => [organisationId, predecessorId]),
  ]);
  return { organisation, memberships, memberOf, successions, others: await organisations.byIds([...named]) };
}

async function showOrganisation<D extends OrganisationsDesk>(
  visit: V<D>,
  doors: OrganisationsDoors<D>,
): Promise<Answer> {
  const organisation = await organisationInPath(visit);
  if (organisation === null) return { refused: 'access.notFound' };
  const asked = dayAsked(field(visit.query, 'datum'), visit.today);
  return organisationPage(
    await factsOf(visit.desk, organisation),
    asked,
    await doors.statuteLink(visit.desk, organisation, asked.on),
    mayChange(visit, organisation),
    noticeOf(visit),
  );
}

/** May this visitor change the facts of the organisation? */
const mayChange = <D extends OrganisationsDesk>(visit: V<D>, { id, kind }: StoredOrganisation): boolean =>
  kind === 'forbund' || kind === 'network'
    ? may(visit.who, 'organisation.change', id)
    : may(visit.who, 'organisation.oversee', null);

async function showMembers<D extends OrganisationsDesk>(
  visit: V<D>,
  refusals: readonly Refusal[],
): Promise<Answer> {
  const organisation = await organisationInPath(visit);
  if (organisation === null) return { refused: 'access.notFound' };
  return membersPage(
    await factsOf(visit.desk, organisation),
    visit.today,
    visit.form,
    refusals,
    noticeOf(visit),
  );
}

async function showFacts<D extends OrganisationsDesk>(
  visit: V<D>,
  refusals: readonly Refusal[],
): Promise<Answer> {
  const organisation = await organisationInPath(visit);
  if (organisation === null) return { refused: 'access.notFound' };
  const known = await visit.desk.organisations.all();
  return factsPage(
    await factsOf(visit.desk, organisation),
    known,
    visit.today,
    visit.form,
    refusals,
    noticeOf(visit),
  );
}

async function membershipInPath<D extends OrganisationsDesk>(visit: V<D>) {
  const organisation = await organisationInPath(visit);
  if (organisation === null) return null;
  const stored = (await visit.desk.organisations.memberships(organisation.id)).find(
    ({ id }) => id === visit.parameters['id'],
  );
  const [member] = stored === undefined ? [] : await visit.desk.organisations.byIds([stored.memberId]);
  return stored === undefined || member === undefined ? null : { organisation, stored, member };
}

async function showMembership<D extends OrganisationsDesk>(
  visit: V<D>,
  refusals: readonly Refusal[],
): Promise<Answer> {
  const found = await membershipInPath(visit);
  if (found === null) return { refused: 'access.notFound' };
  const form = refusals.length === 0 ? null : visit.form;
  return membershipPage(found.organisation, found.member, found.stored, form, visit.today, refusals);
}

async function saveMembership<D extends OrganisationsDesk>(visit: V<D>): Promise<Answer> {
  const found = await membershipInPath(visit);
  if (found === null) return { refused: 'access.notFound' };
  const filled = membershipForm(visit.form);
  if ('refusals' in filled) return showMembership(visit, filled.refusals);
  const refusal = await changeMembership(visit.desk, found.organisation, found.stored, filled.command);
  return refusal === null
    ? redirect(`${membersPath(found.organisation)}?kvitto=saved`)
    : showMembership(visit, [refusal]);
}

// Addresses of the register and of each organisation.
import { isBeingFormed } from '../../domain/organisations/organisation.ts';
import { may } from '../../domain/permissions.ts';
import { refuse, type Refusal } from '../../domain/refusal.ts';
import { redirect, type Answer } from '../../web/answer.ts';
import { field } from '../../web/body.ts';
import { dayAsked, type Filled } from '../../web/form.ts';
import type { Room, Visit } from '../../web/room.ts';
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
  seatsOfFounders,
  renamingForm,
  setUpForm,
  successionForm,
} from './forms.ts';
import { saveSeats, saveShares, showSeats, showShares } from './board-visits.ts';
import {
  formAnew,
  prepareAccession,
  prepareForming,
  saveTakingBack,
  saveWithdrawal,
  showAccession,
  showWithdrawal,
  type LifeDoors,
} from './lives.ts';
import { eventsPage, type VersionTold } from './pages/events.ts';
import { factsPage } from './pages/facts.ts';
import { membershipPage, membersPage } from './pages/members.ts';
import { membersRegisterPage, registerPage } from './pages/register.ts';
import { setUpPage } from './pages/set-up.ts';
import { organisationPage, type StatuteLink } from './pages/show.ts';
import { factsPath, membersPath, membersRegisterPath, registerPath, setUpPath } from './paths.ts';
import type { StoredOrganisation } from './records.ts';
import { factsOf, mayChange, noticeOf, onOrganisation, organisationInPath } from './visits.ts';
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
  /** The versions of its statute, with their addresses. */
  readonly versions: (desk: D, organisation: StoredOrganisation) => Promise<readonly VersionTold[]>;
  readonly life: LifeDoors<D>;
  readonly ruleClauses: RuleClauses<D>;
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
  room.preparedAct(setUpPath, { act: 'organisation.setUp' }, async (visit) => {
    const again = async (asking: V<D>, refusals: readonly Refusal[]): Promise<Answer> =>
      setUpPage(asking.form, await asking.desk.organisations.all(), asking.today, refusals);
    if (field(visit.form, 'more') !== '') return again(visit, []);
    const filled = setUpForm(visit.form);
    if ('refusals' in filled) return again(visit, filled.refusals);
    if (field(visit.form, 'stage') === 'forming') {
      const seats = seatsOfFounders(visit.form);
      if (seats === undefined) return again(visit, [refuse('seats.number', 'seats')]);
      return prepareForming(doors.life, filled.command, seats, again, visit);
    }
    return {
      act: async (acting) => {
        const forbund = await setUpForbund(acting.desk, filled.command);
        return 'refused' in forbund
          ? again(acting, [forbund])
          : redirect(await doors.afterSetUp(acting.desk, forbund));
      },
    };
  });

  for (const root of ['/forbund', '/natverk', '/medlemmar']) {
    room.get(`${root}/:slug`, onOrganisation('public.read'), (visit) => showOrganisation(visit, doors));
  }
  room.get('/forbund/:slug/handelser', onOrganisation('public.read'), (visit) => showEvents(visit, doors));
  const change = onOrganisation<D>('organisation.change');
  room.get('/forbund/:slug/platser', change, inAddress(showSeats));
  room.act('/forbund/:slug/platser', change, inAddress(saveSeats));
  room.get('/forbund/:slug/andelar', change, inAddress(showShares));
  room.act('/forbund/:slug/andelar', change, inAddress(saveShares));
  room.get('/forbund/:slug/uttrade', change, (visit) => showWithdrawal(visit));
  room.act('/forbund/:slug/uttrade', change, saveWithdrawal);
  room.act('/forbund/:slug/uttrade/:id/atertagande', change, saveTakingBack);
  const begin = onOrganisation<D>('proposal.begin');
  room.act('/forbund/:slug/bildande', begin, (visit) => formAnew(doors.life, visit));
  room.get('/forbund/:slug/anslutning', begin, (visit) => showAccession(doors.life, visit));
  room.preparedAct('/forbund/:slug/anslutning', begin, (visit) => prepareAccession(doors.life, visit));
  room.get(
    '/natverk/:slug/regler',
    onOrganisation('public.read'),
    inAddress((visit, network) => showRules(visit, network, doors.ruleClauses)),
  );
  room.act(
    '/natverk/:slug/regler',
    onOrganisation('motion.handle'),
    inAddress((visit, network) => saveRule(visit, network, doors.ruleClauses)),
  );
  // Kommuner, regioner and agencies have no users of their own here: the network's office records their new names, and what the law asks of a kommun.
  room.get('/medlemmar/:slug/uppgifter', { act: 'organisation.oversee' }, (visit) => showFacts(visit, []));
  room.act('/medlemmar/:slug/namn', { act: 'organisation.oversee' }, (visit) =>
    submit(visit, renamingForm(visit.form), renameOrganisation, factsPath, 'saved', (refusals) =>
      showFacts(visit, refusals),
    ),
  );
  room.act('/medlemmar/:slug/uppgifter', { act: 'organisation.oversee' }, (visit) =>
    submit(visit, datesForm(visit.form), changeDates, factsPath, 'saved', (refusals) =>
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

/** What is told of the organisation in the address, or nothing where there is none. */
const inAddress =
  <D extends OrganisationsDesk>(
    show: (visit: V<D>, organisation: StoredOrganisation) => Promise<Answer>,
  ): ((visit: V<D>) => Promise<Answer>) =>
  async (visit) => {
    const organisation = await organisationInPath(visit);
    return organisation === null ? { refused: 'access.notFound' } : show(visit, organisation);
  };

async function showEvents<D extends OrganisationsDesk>(
  visit: V<D>,
  doors: OrganisationsDoors<D>,
): Promise<Answer> {
  const organisation = await organisationInPath(visit);
  if (organisation === null) return { refused: 'access.notFound' };
  return eventsPage(
    await factsOf(visit.desk, organisation),
    await doors.versions(visit.desk, organisation),
    dayAsked(field(visit.query, 'datum'), visit.today),
  );
}

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
    mayChange(visit, organisation) && isBeingFormed(organisation)
      ? await doors.life.formation(visit.desk, organisation)
      : null,
    mayChange(visit, organisation),
    noticeOf(visit),
  );
}

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

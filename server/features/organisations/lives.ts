// Visits in which a förbund begins, takes in a member by a proposal, or is told that one leaves.
import { firstDraft } from '../../domain/organisations/first-draft.ts';
import { withNewMember } from '../../domain/organisations/accession.ts';
import { isMemberOn } from '../../domain/organisations/membership.ts';
import { lawfulSharesAmong, type CostPart } from '../../domain/organisations/shares.ts';
import { isBeingFormed, nameOn } from '../../domain/organisations/organisation.ts';
import { noEffects, type Effects } from '../../domain/proposals/proposal.ts';
import type { ReadText } from '../../domain/comparison/pieces.ts';
import type { Day } from '../../domain/language/dates.ts';
import type { Clause } from '../../domain/statutes/statute.ts';
import { field } from '../../web/body.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import { sameName } from '../../domain/language/swedish.ts';
import { redirect, type Answer } from '../../web/answer.ts';
import type { Words } from '../../web/i18n.ts';
import type { Handler, Visit } from '../../web/room.ts';
import type { OrganisationsDesk } from './actions/desk.ts';
import { beginForming, foundersFault } from './actions/formation.ts';
import { findOrRegister } from './actions/register.ts';
import { noticeWithdrawal, takeBackWithdrawal } from './actions/withdrawal.ts';
import { accessionForm, withdrawalForm, type AccessionCommand, type SetUpCommand } from './forms.ts';
import { accessionPage, placesIn } from './pages/accession.ts';
import { withdrawalPage } from './pages/withdrawal.ts';
import { accessionPath, withdrawalPath } from './paths.ts';
import type { StoredOrganisation } from './records.ts';
import { factsOf, noticeOf, organisationInPath } from './visits.ts';

type Prepared<D> = Answer | { readonly act: Handler<D> };

export interface FormationProposal {
  readonly path: string;
  readonly isUnderWay: boolean;
  readonly heading: string;
  readonly text: ReadText;
  readonly effects: Effects;
}

/** What a förbund's life needs of the rooms of statutes and proposals. */
export interface LifeDoors<D> {
  /** Reads a text; slow, so before the act. */
  readonly read: (source: string) => Promise<ReadText | Refusal>;
  /** The newest adopted text, as a proposal begins from it; null where there is none. */
  readonly newestText: (
    desk: D,
    organisation: StoredOrganisation,
  ) => Promise<{ readonly text: ReadText; readonly path: string } | null>;
  /** A proposal of this organisation, with its newest words; null where there is none of that id. */
  readonly begunProposal: (
    desk: D,
    organisation: StoredOrganisation,
    id: string,
  ) => Promise<{ readonly path: string; readonly clauses: readonly Clause[] } | null>;
  /** Begins a proposal. @returns its address, which ends with its id */
  readonly beginProposal: (
    desk: D,
    organisation: StoredOrganisation,
    proposal: {
      readonly kind: 'formation' | 'revision';
      readonly heading: string;
      readonly earliest: Day | null;
      readonly effects: Effects;
      readonly text: ReadText;
    },
  ) => Promise<string | Refusal>;
  /** The words that legal texts are written in. */
  readonly documentWords: Words;
  /** The newest proposal of its first förbundsordning, and whether it is still under way; null where there has been none. */
  readonly formation: (desk: D, organisation: StoredOrganisation) => Promise<FormationProposal | null>;
  /** Makes whoever does it its secretary. */
  readonly makeSecretary: (desk: D, organisation: StoredOrganisation) => Promise<void>;
}

/**
 * A new förbund is entered as being formed, with a proposal of its first förbundsordning. With it follow the members, the
 * shares that the law gives the parts, and the seats where they are told.
 * @param seats how many board members, and as many alternates, each member is to appoint; null where that is not decided
 */
export async function prepareForming<D extends OrganisationsDesk>(
  doors: LifeDoors<D>,
  command: SetUpCommand,
  seats: number | null,
  again: (visit: Visit<D>, refusals: readonly Refusal[]) => Promise<Answer>,
  visit: Visit<D>,
): Promise<Prepared<D>> {
  const fault = await foundersFault(visit.desk, command.members);
  if (fault !== null) return again(visit, [fault]);
  const names = command.members.map(({ name }) => name);
  const text = await doors.read(firstDraft(command.name, names));
  if (isRefusal(text)) return again(visit, [text]);
  return {
    act: async (acting) => {
      const founding = await beginForming(acting.desk, command);
      if (isRefusal(founding)) return again(acting, [founding]);
      const { forbund, founders } = founding;
      await doors.makeSecretary(acting.desk, forbund);
      const path = await doors.beginProposal(acting.desk, forbund, {
        kind: 'formation',
        heading: doors.documentWords('organisations.formation.heading', { name: command.name }),
        earliest: null,
        effects: {
          ...noEffects,
          joins: founders.map(({ memberId, party }) => ({ memberId, party })),
          seats:
            seats === null
              ? []
              : founders.map(({ memberId }) => ({ memberId, ordinary: seats, alternates: seats })),
          shares: Object.entries(lawfulSharesAmong(founders.map(({ party }) => party)))
            .filter(([, share]) => share.numerator > 0)
            .map(([party, share]) => ({ party: party as CostPart, memberId: null, ...share })),
        },
        text,
      });
      return isRefusal(path) ? again(acting, [path]) : redirect(path);
    },
  };
}

/** A formation that came to nothing is begun anew, by the same founders and from the same words. */
export async function formAnew<D extends OrganisationsDesk>(
  doors: LifeDoors<D>,
  visit: Visit<D>,
): Promise<Answer> {
  const organisation = await organisationInPath(visit);
  if (organisation === null) return { refused: 'access.notFound' };
  const last = isBeingFormed(organisation) ? await doors.formation(visit.desk, organisation) : null;
  if (last === null) return refuse('formation.notForming');
  const { heading, text, effects } = last;
  const path = await doors.beginProposal(visit.desk, organisation, {
    ...{ kind: 'formation', heading, earliest: null, text, effects },
  });
  return isRefusal(path) ? path : redirect(path);
}

/** The page on which a member's accession is prepared. */
export async function showAccession<D extends OrganisationsDesk>(
  doors: LifeDoors<D>,
  visit: Visit<D>,
  refusals: readonly Refusal[] = [],
): Promise<Answer> {
  const organisation = await organisationInPath(visit);
  if (organisation === null) return { refused: 'access.notFound' };
  const newest = await doors.newestText(visit.desk, organisation);
  return accessionPage(
    organisation,
    await visit.desk.organisations.all(),
    newest?.text.reading.clauses ?? [],
    newest?.path ?? null,
    await doors.begunProposal(visit.desk, organisation, field(visit.query, 'forslag')),
    visit.today,
    visit.form,
    refusals,
  );
}

/**
 * A member's accession becomes a proposal to revise the förbundsordning: with the member and its seats as what follows when
 * it enters into force, and the member's name written in where that is sure. The secretary writes the rest.
 */
export async function prepareAccession<D extends OrganisationsDesk>(
  doors: LifeDoors<D>,
  visit: Visit<D>,
): Promise<Prepared<D>> {
  const organisation = await organisationInPath(visit);
  if (organisation === null) return { refused: 'access.notFound' };
  const filled = accessionForm(visit.form);
  if ('refusals' in filled) return showAccession(doors, visit, filled.refusals);
  const newest = await doors.newestText(visit.desk, organisation);
  if (newest === null) return showAccession(doors, visit, [refuse('statute.withoutBase', 'member')]);
  const { command } = filled;
  const suggested = await suggestedText(visit.desk, organisation, newest.text, command);
  const text = suggested === null ? newest.text : await doors.read(suggested);
  if (isRefusal(text)) return showAccession(doors, visit, [text]);
  return {
    act: async (acting) => {
      // The statute's turn before the register's: whoever enacts a proposal takes them in this order.
      await acting.desk.serialise(`statute ${organisation.id}`);
      const kind = command.group;
      const member = await findOrRegister(acting.desk, command.member, kind);
      if (isRefusal(member)) return showAccession(doors, acting, [{ ...member, field: 'member' }]);
      const memberships = await acting.desk.organisations.memberships(organisation.id);
      const days = [acting.today, command.from];
      const isMember = memberships.some(
        (each) => each.memberId === member.id && days.some((day) => isMemberOn(each, day) !== 'no'),
      );
      if (isMember) return showAccession(doors, acting, [refuse('membership.twice', 'member')]);
      const party = kind === 'region' ? 'regions' : 'municipalities';
      const path = await doors.beginProposal(acting.desk, organisation, {
        kind: 'revision',
        heading: doors.documentWords('organisations.accession.heading', { name: command.member }),
        earliest: command.from,
        effects: {
          ...noEffects,
          joins: [{ memberId: member.id, party }],
          seats: [{ memberId: member.id, ordinary: command.ordinary, alternates: command.alternates }],
          shares: command.share === null ? [] : [{ party, memberId: member.id, ...command.share }],
        },
        // A reading that came out with other clauses is no safe suggestion.
        text: text.reading.clauses.length === newest.text.reading.clauses.length ? text : newest.text,
      });
      if (isRefusal(path)) return showAccession(doors, acting, [path]);
      return redirect(`${accessionPath(organisation)}?forslag=${path.split('/').at(-1) ?? ''}`);
    },
  };
}

async function suggestedText(
  desk: OrganisationsDesk,
  organisation: StoredOrganisation,
  { source, reading }: ReadText,
  { member, group }: AccessionCommand,
): Promise<string | null> {
  const place = placesIn(reading.clauses).find(({ topic }) => topic === 'members');
  if (place === undefined) return null;
  const memberships = (await desk.organisations.memberships(organisation.id)).filter(
    (each) => isMemberOn(each, desk.today) !== 'no',
  );
  const members = await desk.organisations.byIds(memberships.map(({ memberId }) => memberId));
  const like = members.filter(({ kind }) => kind === group).map((each) => nameOn(each, desk.today));
  return like.some((name) => sameName(name, member))
    ? null
    : withNewMember(source, place.clause, like, member);
}

export async function showWithdrawal<D extends OrganisationsDesk>(
  visit: Visit<D>,
  refusals: readonly Refusal[] = [],
): Promise<Answer> {
  const organisation = await organisationInPath(visit);
  if (organisation === null) return { refused: 'access.notFound' };
  const facts = await factsOf(visit.desk, organisation);
  return withdrawalPage(facts, visit.today, visit.form, refusals, noticeOf(visit));
}

export async function saveWithdrawal<D extends OrganisationsDesk>(visit: Visit<D>): Promise<Answer> {
  const organisation = await organisationInPath(visit);
  if (organisation === null) return { refused: 'access.notFound' };
  const filled = withdrawalForm(visit.form);
  if ('refusals' in filled) return showWithdrawal(visit, filled.refusals);
  const refusal = await noticeWithdrawal(visit.desk, organisation, filled.command);
  return refusal === null
    ? redirect(`${withdrawalPath(organisation)}?kvitto=withdrawalNoticed`)
    : showWithdrawal(visit, [refusal]);
}

export async function saveTakingBack<D extends OrganisationsDesk>(visit: Visit<D>): Promise<Answer> {
  const organisation = await organisationInPath(visit);
  if (organisation === null) return { refused: 'access.notFound' };
  const refusal = await takeBackWithdrawal(visit.desk, organisation, visit.parameters['id'] ?? '');
  return refusal === null
    ? redirect(`${withdrawalPath(organisation)}?kvitto=withdrawalTakenBack`)
    : showWithdrawal(visit, [refusal]);
}

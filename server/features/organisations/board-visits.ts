// Visits to the forms about seats and shares.
import { seatsOn } from '../../domain/organisations/seats.ts';
import { earliest, typedDate, type Day, type PartialDate } from '../../domain/language/dates.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { redirect, type Answer } from '../../web/answer.ts';
import { field } from '../../web/body.ts';
import type { Visit } from '../../web/room.ts';
import type { OrganisationsDesk } from './actions/desk.ts';
import { recordSeats, recordShares } from './actions/seats.ts';
import { seatsForm, sharesForm } from './forms-board.ts';
import { membersToRecord, seatsPage, shareLines, sharesPage } from './pages/board.ts';
import { seatsPath, sharesPath } from './paths.ts';
import type { StoredOrganisation } from './records.ts';
import { factsOf, noticeOf } from './visits.ts';

/** What stands from the day that is typed decides what is a change; a day not known is before all others. */
const dayOf = (typed: string, today: Day): Day => {
  if (typed.trim() === '') return '1000-01-01' as Day;
  const date: PartialDate | null = typedDate(typed.trim());
  return date === null ? today : earliest(date);
};

export async function showSeats<D extends OrganisationsDesk>(
  visit: Visit<D>,
  forbund: StoredOrganisation,
  refusals: readonly Refusal[] = [],
): Promise<Answer> {
  const facts = await factsOf(visit.desk, forbund);
  return seatsPage(facts, visit.today, visit.form, refusals, noticeOf(visit));
}

export async function saveSeats<D extends OrganisationsDesk>(
  visit: Visit<D>,
  forbund: StoredOrganisation,
): Promise<Answer> {
  const facts = await factsOf(visit.desk, forbund);
  const day = dayOf(field(visit.form, 'from'), visit.today);
  const members = membersToRecord(facts, visit.today).map(({ memberId }) => ({
    memberId,
    then: seatsOn(facts.seats, memberId, day),
  }));
  const filled = seatsForm(visit.form, members);
  if ('refusals' in filled) return showSeats(visit, forbund, filled.refusals);
  const refusal = await recordSeats(visit.desk, forbund, filled.command);
  return refusal === null
    ? redirect(`${seatsPath(forbund)}?kvitto=saved`)
    : showSeats(visit, forbund, [refusal]);
}

export async function showShares<D extends OrganisationsDesk>(
  visit: Visit<D>,
  forbund: StoredOrganisation,
  refusals: readonly Refusal[] = [],
): Promise<Answer> {
  const facts = await factsOf(visit.desk, forbund);
  return sharesPage(facts, visit.today, visit.form, refusals, noticeOf(visit));
}

export async function saveShares<D extends OrganisationsDesk>(
  visit: Visit<D>,
  forbund: StoredOrganisation,
): Promise<Answer> {
  const facts = await factsOf(visit.desk, forbund);
  const day = dayOf(field(visit.form, 'from'), visit.today);
  const now = shareLines(facts, day);
  const lines = shareLines(facts, visit.today).map((line) => ({
    ...line,
    shown: now.find(({ key }) => key === line.key)?.shown ?? '',
  }));
  const filled = sharesForm(visit.form, lines);
  if ('refusals' in filled) return showShares(visit, forbund, filled.refusals);
  const refusal = await recordShares(visit.desk, forbund, filled.command);
  return refusal === null
    ? redirect(`${sharesPath(forbund)}?kvitto=saved`)
    : showShares(visit, forbund, [refusal]);
}

// What the page about members' notices to leave is told.
import type { Day } from '../../../domain/language/dates.ts';
import { isMemberOn } from '../../../domain/organisations/membership.ts';
import { nameOn } from '../../../domain/organisations/organisation.ts';
import { lastDayOfNotice, longestNotice } from '../../../domain/organisations/withdrawal.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { page, type Page } from '../../../web/answer.ts';
import { field, type Form } from '../../../web/body.ts';
import { organisationPath, takingBackPath, withdrawalPath } from '../paths.ts';
import type { OrganisationFacts } from '../records.ts';
import { membersThen } from './board.ts';
import { crumbsTo } from './frame.ts';

export function withdrawalPage(
  facts: OrganisationFacts,
  today: Day,
  form: Form,
  refusals: readonly Refusal[],
  notice: string | null,
): Page {
  const { organisation } = facts;
  const names = new Map(facts.others.map((other) => [other.id, nameOn(other, today)]));
  // The agencies are members of every förbund: they are not even offered.
  const candidates = membersThen(facts, today).filter(
    ({ party, to }) => (party === 'municipalities' || party === 'regions') && to === null,
  );
  const partners = (party: string): number =>
    facts.memberships.filter((each) => each.party === party && isMemberOn(each, today) !== 'no').length;
  return page(
    'organisations/withdrawal',
    {
      title: { key: 'organisations.withdrawal.title' },
      crumbs: crumbsTo(organisation, today),
      candidates: candidates.map(({ id, name, party }) => ({ id, name, isOnly: partners(party) === 1 })),
      typed: {
        member: field(form, 'member'),
        givenOn: field(form, 'givenOn'),
        noticeMonths:
          form['noticeMonths'] === undefined ? String(longestNotice) : field(form, 'noticeMonths'),
        clause: field(form, 'clause'),
      },
      lastDayToday: lastDayOfNotice(today, longestNotice),
      notices: facts.withdrawals.toReversed().map((each) => ({
        ...each,
        name: names.get(each.memberId) ?? '',
        takenBackOn: each.takenBackAt === null ? null : each.takenBackAt.slice(0, 10),
        takingBackPath:
          each.takenBackAt === null && each.leavesOn >= today ? takingBackPath(organisation, each.id) : null,
      })),
      savePath: withdrawalPath(organisation),
      backPath: organisationPath(organisation),
      notice,
    },
    refusals,
  );
}

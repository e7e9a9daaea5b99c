// What the templates are told of the board's seats and the shares of the cost on a day, and of the forms that record them.
import type { Day } from '../../../domain/language/dates.ts';
import { inSwedishOrder } from '../../../domain/language/swedish.ts';
import { isMemberOn, parties } from '../../../domain/organisations/membership.ts';
import { nameOn } from '../../../domain/organisations/organisation.ts';
import {
  hasAsManyAlternates,
  seatFindings,
  seatsOn,
  sumOfSeats,
} from '../../../domain/organisations/seats.ts';
import {
  lawfulSharesAmong,
  shareFindings,
  sharesOn,
  shownShare,
  type PartShares,
  type ShareFinding,
} from '../../../domain/organisations/shares.ts';
import { inOrderOfStanding } from '../../../domain/organisations/standing.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { page, type Page } from '../../../web/answer.ts';
import { field, type Form } from '../../../web/body.ts';
import type { ShareLine } from '../forms-board.ts';
import { organisationPath, seatsPath, sharesPath } from '../paths.ts';
import type { OrganisationFacts, StoredMembership } from '../records.ts';
import { crumbsTo } from './frame.ts';

/** Who may have been a member that day, in the order of the parts and of their names. */
export function membersThen({ memberships, others }: OrganisationFacts, on: Day) {
  const byId = new Map(others.map((other) => [other.id, other]));
  const members = memberships.flatMap((each) => {
    const member = byId.get(each.memberId);
    return member === undefined || isMemberOn(each, on) === 'no'
      ? []
      : [{ ...each, name: nameOn(member, on), path: organisationPath(member) }];
  });
  return parties.flatMap((party) =>
    inSwedishOrder(
      members.filter((member) => member.party === party),
      ({ name }) => name,
    ),
  );
}

/** The board by what each member appoints, and the shares of the cost, on a day; null where there are no members. */
export function boardThen(facts: OrganisationFacts, on: Day) {
  const members = membersThen(facts, on);
  if (facts.organisation.kind !== 'forbund' || members.length === 0) return null;
  const rows = members.map((member) => {
    const seats = seatsOn(facts.seats, member.memberId, on);
    return { name: member.name, party: member.party, ...seats, findings: seatFindings(seats) };
  });
  const isKnown = rows.some(({ ordinary, alternates }) => ordinary !== null || alternates !== null);
  const sum = sumOfSeats(rows);
  const parts = sharesOn(facts.shares, members, on);
  const lawful = lawfulSharesAmong(parts.map(({ party }) => party));
  const names = new Map(members.map(({ memberId, name }) => [memberId, name]));
  return {
    seats: rows,
    sum: isKnown ? sum : null,
    isUneven: !hasAsManyAlternates(sum),
    hasUnknownSeats: rows.some(({ ordinary, alternates }) => ordinary === null || alternates === null),
    // What Arbetsförmedlingen pays stands in the state's half unless somebody says otherwise.
    shares: parts
      .filter(({ party, share }) => share !== null || lawful[party].numerator > 0)
      .map((part) => shownPart(part, names)),
    isShareKnown: parts.some(
      ({ share, members: within }) => share !== null || within.some((each) => each.share !== null),
    ),
    shareFindings: shareFindings(parts).map(shownFinding),
    hasUnknownShares: parts.some(({ party, share }) => share === null && lawful[party].numerator > 0),
  };
}

const shownPart = ({ party, share, members }: PartShares, names: ReadonlyMap<string, string>) => ({
  party,
  share: share === null ? null : shownShare(share),
  isUncertain: share?.isUncertain ?? false,
  // One member that is the whole part says nothing more.
  members:
    members.length < 2
      ? []
      : members.map((member) => ({
          name: names.get(member.memberId) ?? '',
          share: member.share === null ? null : shownShare(member.share),
        })),
});

const shownFinding = (finding: ShareFinding) => ({
  kind: finding.kind,
  party: 'party' in finding ? finding.party : null,
  lawful: 'lawful' in finding ? shownShare(finding.lawful) : null,
  sum: 'sum' in finding && finding.sum !== null ? shownShare(finding.sum) : null,
});

/** The members whose seats and shares are recorded: those of today and those to come, each once. */
export function membersToRecord(facts: OrganisationFacts, today: Day) {
  const byId = new Map(facts.others.map((other) => [other.id, other]));
  const lasting = facts.memberships.filter((each) => !hasLeft(each, today));
  const members = lasting.flatMap((each) => {
    const member = byId.get(each.memberId);
    return member === undefined ? [] : [{ ...each, name: nameOn(member, today) }];
  });
  return parties.flatMap((party) =>
    inSwedishOrder(
      members.filter((member) => member.party === party),
      ({ name }) => name,
    ),
  );
}

const hasLeft = (membership: StoredMembership, today: Day): boolean =>
  isMemberOn({ ...membership, from: null }, today) === 'no';

export function seatsPage(
  facts: OrganisationFacts,
  today: Day,
  form: Form,
  refusals: readonly Refusal[],
  notice: string | null,
): Page {
  const { organisation, seats } = facts;
  const isConflict = refusals.some(({ refused }) => refused === 'edit.conflict');
  const names = new Map(facts.others.map((other) => [other.id, nameOn(other, today)]));
  return page(
    'organisations/seats',
    {
      title: { key: 'organisations.seats.title' },
      crumbs: crumbsTo(organisation, today),
      rows: membersToRecord(facts, today).map(({ memberId, name, party }) => {
        const then = seatsOn(seats, memberId, today);
        return {
          ...{ name, party, stored: then },
          ordinary: numberField(form, `ordinary.${memberId}`, then.ordinary),
          alternates: numberField(form, `alternates.${memberId}`, then.alternates),
        };
      }),
      from: field(form, 'from'),
      known: seats.length,
      recorded: inOrderOfStanding(seats)
        .toReversed()
        .map((row) => ({ ...row, name: names.get(row.memberId) ?? '' })),
      isConflict,
      savePath: seatsPath(organisation),
      backPath: organisationPath(organisation),
      notice,
    },
    refusals,
    isConflict ? 409 : undefined,
  );
}

const numberField = (form: Form, name: string, stored: number | null) => ({
  name,
  value: form[name] === undefined ? (stored === null ? '' : String(stored)) : field(form, name),
});

/** A row for each part, and for each member of a part that has several. */
export function shareLines(
  facts: OrganisationFacts,
  today: Day,
): readonly (ShareLine & { readonly name: string | null })[] {
  const members = membersToRecord(facts, today);
  const names = new Map(members.map(({ memberId, name }) => [memberId, name]));
  return sharesOn(facts.shares, members, today).flatMap(({ party, share, members: within }) => [
    { key: party, party, memberId: null, name: null, shown: share === null ? '' : shownShare(share) },
    ...(within.length < 2 ? [] : within).map((member) => ({
      key: member.memberId,
      party,
      memberId: member.memberId,
      name: names.get(member.memberId) ?? '',
      shown: member.share === null ? '' : shownShare(member.share),
    })),
  ]);
}

export function sharesPage(
  facts: OrganisationFacts,
  today: Day,
  form: Form,
  refusals: readonly Refusal[],
  notice: string | null,
): Page {
  const { organisation, shares } = facts;
  const isConflict = refusals.some(({ refused }) => refused === 'edit.conflict');
  const names = new Map(facts.others.map((other) => [other.id, nameOn(other, today)]));
  const lines = shareLines(facts, today);
  const lawful = lawfulSharesAmong(lines.map(({ party }) => party));
  return page(
    'organisations/shares',
    {
      title: { key: 'organisations.shares.title' },
      crumbs: crumbsTo(organisation, today),
      rows: lines.map(({ key, party, name, shown }) => ({
        ...{ party, name, stored: shown, field: `share.${key}` },
        value: form[`share.${key}`] === undefined ? shown : field(form, `share.${key}`),
        lawful: name === null && party !== 'none' ? shownShare(lawful[party]) : null,
        told: party === 'employmentService' ? 'withinTheState' : 'share',
      })),
      from: field(form, 'from'),
      known: shares.length,
      recorded: inOrderOfStanding(shares)
        .toReversed()
        .map((row) => ({
          party: row.party,
          name: row.memberId === null ? null : (names.get(row.memberId) ?? ''),
          share: shownShare(row),
          from: row.from,
        })),
      isConflict,
      savePath: sharesPath(organisation),
      backPath: organisationPath(organisation),
      notice,
    },
    refusals,
    isConflict ? 409 : undefined,
  );
}

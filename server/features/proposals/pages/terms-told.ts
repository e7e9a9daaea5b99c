// A proposal's terms in words: when it is to apply, and what follows with it.
import { formatDate } from '../../../domain/language/dates.ts';
import type { Effects, ForceRule, ProposalKind } from '../../../domain/proposals/proposal.ts';
import type { Language, Words } from '../../../web/i18n.ts';
import { versionPath, type VersionHeader } from '../../statutes/index.ts';
import type { StoredOrganisation } from '../../organisations/index.ts';
import { field, type Form } from '../../../web/body.ts';
import { forceKinds } from '../drafting-forms.ts';

/** "När alla medlemmar har antagit det, dock tidigast den 1 januari 2027". */
export function forceTold(rule: ForceRule, kind: ProposalKind, words: Words, language: Language): string {
  if (rule.kind === 'fixedDay')
    return words('proposals.force.fixedDay', { date: formatDate(rule.day, language) });
  const when = ruleWords(rule.kind, kind, words);
  return rule.earliest === null
    ? when
    : words('proposals.force.earliest', { rule: when, date: formatDate(rule.earliest, language) });
}

const ruleWords = (
  rule: 'whenAdopted' | 'whenAdoptedAndSigned',
  kind: ProposalKind,
  words: Words,
): string => {
  if (kind === 'bylaws') return words('proposals.force.whenMeeting');
  return words(
    rule === 'whenAdopted' ? 'proposals.force.whenAdopted' : 'proposals.force.whenAdoptedAndSigned',
  );
};

/** The rules to choose among; a meeting signs nothing. */
export function forcesToChoose(form: Form, kind: ProposalKind, words: Words) {
  return forceKinds
    .filter((each) => kind !== 'bylaws' || each !== 'whenAdoptedAndSigned')
    .map((each) => ({
      kind: each,
      isChosen: field(form, 'force') === each,
      words: each === 'fixedDay' ? words('proposals.terms.fixedDay') : ruleWords(each, kind, words),
    }));
}

/** @param names of organisations, by id */
export function effectsTold(
  { joins, leaves, seats, shares }: Effects,
  names: ReadonlyMap<string, string>,
  words: Words,
): readonly { readonly name: string; readonly said: string }[] {
  const name = (id: string): string => names.get(id) ?? '';
  return [
    ...joins.map(({ memberId }) => ({ name: name(memberId), said: words('proposals.terms.joins') })),
    ...leaves.map(({ memberId }) => ({ name: name(memberId), said: words('proposals.terms.leaves') })),
    ...seats.map(({ memberId, ordinary, alternates }) => ({
      name: name(memberId),
      said: words('proposals.terms.seats', { ordinary, alternates }),
    })),
    ...shares.map(({ memberId, party, numerator, denominator }) => ({
      name: memberId === null ? words(`organisations.parties.${party}`) : name(memberId), // words: organisations.parties.*
      said: words('proposals.terms.share', { numerator, denominator }),
    })),
  ];
}

/** The version that a proposal is written against, as templates name it. */
export const baseModel = (organisation: StoredOrganisation, base: VersionHeader | null) =>
  base === null
    ? null
    : {
        effectiveFrom: base.effectiveFrom,
        sequence: base.sequence,
        path: versionPath(organisation, base.sequence),
      };

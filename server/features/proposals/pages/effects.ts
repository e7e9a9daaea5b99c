// What follows from a proposal, to be changed while it is open: rows of members that are, join and leave, and of the parts.
import type { Day } from '../../../domain/language/dates.ts';
import { inSwedishOrder } from '../../../domain/language/swedish.ts';
import { seatFindings } from '../../../domain/organisations/seats.ts';
import {
  lawfulShares,
  shareFindings,
  sharesOn,
  shownShare,
  type ShareRow,
} from '../../../domain/organisations/shares.ts';
import type { Proposal, Share } from '../../../domain/proposals/proposal.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { page, type Page } from '../../../web/answer.ts';
import { field, type Form } from '../../../web/body.ts';
import type { Language, Words } from '../../../web/i18n.ts';
import type { StoredOrganisation } from '../../organisations/index.ts';
import { joiningParties, mostJoins, type Listed, type ListedMember } from '../effects-form.ts';
import { effectsPath, proposalPath, termsPath } from '../paths.ts';
import { crumbsUnder } from './crumbs.ts';
import { effectsTold } from './terms-told.ts';

export interface EffectsView {
  readonly organisation: StoredOrganisation;
  readonly proposal: Proposal;
  readonly listed: Listed;
  readonly shareRows: readonly ShareRow[];
  /** Names that can be suggested for those who join. */
  readonly known: readonly string[];
  /** What was typed and not taken; null where the page is asked for. */
  readonly form: Form | null;
  readonly revision: string;
  readonly hasConflict: boolean;
  readonly names: ReadonlyMap<string, string>;
  readonly isOpen: boolean;
  readonly today: Day;
  readonly words: Words;
  readonly language: Language;
  readonly refusals: readonly Refusal[];
}

/** Rows for those who join that stand empty at the end. */
const emptyRows = 3;

export function effectsPage(view: EffectsView): Page {
  const { organisation, proposal, listed, words } = view;
  return page(
    'proposals/effects',
    {
      title: { key: 'effects.title' },
      crumbs: crumbsUnder(organisation, proposal, view.today),
      revision: view.revision,
      isOpen: view.isOpen,
      isFormation: proposal.kind === 'formation',
      fallsBoard: view.isOpen && proposal.board !== null,
      stored: view.hasConflict ? { told: effectsTold(proposal.effects, view.names, words) } : null,
      members: listed.members.map((member) => memberRow(view, member)),
      joins: joinRows(view),
      suggestions: inSwedishOrder(view.known, (name) => name),
      parts: listed.parts.map(({ party, share }) => ({
        party,
        ...valueOf(view, `part.${party}`, shown(proposed(proposal, party, null) ?? share)),
        lawful: shownShare(lawfulShares[party]),
        hint: party === 'employmentService' ? 'withinTheState' : 'share',
      })),
      findings: findingsThen(view),
      savePath: effectsPath(organisation, proposal.id),
      termsPath: termsPath(organisation, proposal.id),
      proposalPath: proposalPath(organisation, proposal.id),
    },
    view.refusals,
  );
}

const shown = (share: Parameters<typeof shownShare>[0] | null): string =>
  share === null ? '' : shownShare(share);

const proposed = ({ effects }: Proposal, party: Share['party'], memberId: string | null): Share | null =>
  effects.shares.find((each) => each.party === party && each.memberId === memberId) ?? null;

/** A field as it was typed, or with what stands. */
const valueOf = ({ form }: EffectsView, name: string, stands: string) => ({
  name,
  value: form === null ? stands : field(form, name),
});

function memberRow(view: EffectsView, { memberId, name, party, seats, share }: ListedMember) {
  const { proposal, form, listed } = view;
  const { leaves, joins } = proposal.effects;
  const wanted = proposal.effects.seats.find((each) => each.memberId === memberId) ?? seats;
  const count = (number: number | null): string => (number === null ? '' : String(number));
  const within = [...listed.members, ...joins].filter((each) => each.party === party).length;
  const own = proposed(proposal, party, memberId) ?? share;
  return {
    ...{ name, party },
    leave: {
      name: `leave.${memberId}`,
      isChosen:
        form === null
          ? leaves.some((each) => each.memberId === memberId)
          : field(form, `leave.${memberId}`) !== '',
      // Försäkringskassan and Arbetsförmedlingen belong to every förbund (4 § lag 2003:1210).
      isPossible: party !== 'socialInsuranceAgency' && party !== 'employmentService',
    },
    ordinary: valueOf(view, `ordinary.${memberId}`, count(wanted.ordinary)),
    alternates: valueOf(view, `alternates.${memberId}`, count(wanted.alternates)),
    // A part of one member is that member's.
    share: within < 2 && own === null ? null : valueOf(view, `share.${memberId}`, shown(own)),
    findings: seatFindings(wanted),
  };
}

/** Those who join, or as many rows as were typed, and some empty ones. */
function joinRows(view: EffectsView) {
  const { proposal, form, names } = view;
  const { joins, seats } = proposal.effects;
  const typed = Object.keys(form ?? {}).flatMap((key) => {
    const number = /^joinName\.(\d{1,2})$/.exec(key)?.[1];
    return number === undefined ? [] : [Number(number) + 1];
  });
  const count = form === null ? joins.length + emptyRows : Math.max(emptyRows, ...typed);
  return Array.from({ length: Math.min(count, mostJoins) }, (_, at) => {
    const join = joins[at];
    const wanted = seats.find((each) => each.memberId === join?.memberId);
    const share = join === undefined ? null : proposed(proposal, join.party, join.memberId);
    const of = (name: string, stands: string) => valueOf(view, `${name}.${String(at)}`, stands);
    const party = of('joinParty', join?.party ?? 'municipalities');
    return {
      number: at + 1,
      who: of('joinName', names.get(join?.memberId ?? '') ?? ''),
      party: {
        ...party,
        choices: joiningParties.map((each) => ({ party: each, isChosen: each === party.value })),
      },
      ordinary: of('joinOrdinary', wanted === undefined ? '' : String(wanted.ordinary)),
      alternates: of('joinAlternates', wanted === undefined ? '' : String(wanted.alternates)),
      share: of('joinShare', shown(share)),
    };
  });
}

/** Where the shares would not add up, or not as the law asks, once the proposal as it is saved applies. */
function findingsThen({ proposal, listed, shareRows, organisation, today }: EffectsView) {
  const { joins, leaves, shares } = proposal.effects;
  const rows = [
    ...shareRows.filter(({ party, memberId }) => proposed(proposal, party, memberId) === null),
    ...shares.map((share, index) => ({
      ...share,
      id: String(index),
      organisationId: organisation.id,
      from: null,
      recordedAt: proposal.changedAt,
    })),
  ];
  const then = [
    ...listed.members.filter(({ memberId }) => !leaves.some((each) => each.memberId === memberId)),
    ...joins,
  ];
  return shareFindings(sharesOn(rows, then, today)).map((finding) => ({
    kind: finding.kind,
    party: 'party' in finding ? finding.party : null,
    lawful: 'lawful' in finding ? shownShare(finding.lawful) : null,
    sum: 'sum' in finding && finding.sum !== null ? shownShare(finding.sum) : null,
  }));
}

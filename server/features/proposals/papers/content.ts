// What the papers of a proposal are made of: read once, and compared outside every transaction.
import type { Comparison } from '../../../domain/comparison/change.ts';
import type { ReadText } from '../../../domain/comparison/pieces.ts';
import type { Day } from '../../../domain/language/dates.ts';
import { nameOn } from '../../../domain/organisations/organisation.ts';
import type { Proposal, ProposalText } from '../../../domain/proposals/proposal.ts';
import type { RoundMember } from '../../../domain/proposals/ratification.ts';
import { refuse, type Refusal } from '../../../domain/refusal.ts';
import type { Words } from '../../../web/i18n.ts';
import type { Amender, Comparer } from '../../comparison/index.ts';
import { statuteKindOf } from '../../statutes/index.ts';
import type { StoredOrganisation } from '../../organisations/index.ts';
import { newestText, ownerOf, type ProposalsDesk } from '../actions/desk.ts';
import { membersToAsk } from '../actions/must-adopt.ts';
import { baseOf } from '../actions/wording.ts';
import type { StoredRound } from '../records.ts';

/** What the house lends to whoever makes a paper. */
export interface PaperTools {
  readonly compare: Comparer;
  readonly amend: Amender;
  /** The Swedish words: legal documents are Swedish in either interface. */
  readonly documentWords: Words;
  readonly baseUrl: string;
}

export interface PaperContent {
  readonly organisation: StoredOrganisation;
  readonly owner: string;
  readonly proposal: Proposal;
  /** The dispatch that it is the paper of; null before there is one. */
  readonly round: StoredRound | null;
  readonly text: ProposalText;
  /** What it changes; null in a formation. */
  readonly base: ReadText | null;
  readonly comparison: Comparison | null;
  /** The amending sentence with its wordings; null where none can be said, or the whole text is adopted. */
  readonly amending: string | null;
  readonly members: readonly RoundMember[];
  /** Names of the members that its effects are about, by id. */
  readonly names: ReadonlyMap<string, string>;
  /** Where answers and questions go. */
  readonly contact: string | null;
  readonly today: Day;
  readonly now: string;
}

/** Everything that a paper says. @param round the dispatch it is of; null for the proposal as it stands */
export async function paperContent(
  desk: ProposalsDesk,
  { compare, amend }: Pick<PaperTools, 'compare' | 'amend'>,
  named: Proposal,
  round: StoredRound | null,
): Promise<PaperContent | Refusal> {
  // What was sent stays as it was told, whatever the proposal is called now.
  const proposal: Proposal = round === null ? named : { ...named, ...round.terms };
  const organisation = await ownerOf(desk, proposal);
  const on = round?.dispatchedOn ?? desk.today;
  const owner = nameOn(organisation, on);
  const text =
    round === null
      ? await newestText(desk, proposal)
      : await newestText(desk, { id: proposal.id, textNumber: round.textNumber });
  const base = await baseOf(desk, organisation.id, text.baseVersionId);
  const compared = base === null ? null : await compare({ before: base, after: text });
  if (compared === 'busy') return refuse('request.busy');
  if (compared === 'tookTooLong') return refuse('document.takesTooLong');
  const adoptedAs = round?.adoptedAs ?? proposal.adoptedAs;
  const said =
    base === null || adoptedAs === 'whole'
      ? null
      : await amend({ before: base, after: text }, { statuteKind: statuteKindOf(organisation), owner });
  const members = round?.members ?? (proposal.kind === 'bylaws' ? [] : await membersToAsk(desk, proposal));
  return {
    ...{ organisation, owner, proposal, round, text, base, members },
    comparison: compared === null ? null : compared.result,
    amending: said === null || typeof said === 'string' ? null : said.result.text,
    names: await namesIn(desk, proposal),
    contact: await contactOf(desk, round),
    ...{ today: desk.today, now: desk.now },
  };
}

async function namesIn(desk: ProposalsDesk, { effects }: Proposal): Promise<ReadonlyMap<string, string>> {
  const ids = [
    ...[...effects.joins, ...effects.leaves, ...effects.seats].map(({ memberId }) => memberId),
    ...effects.shares.flatMap(({ memberId }) => memberId ?? []),
  ];
  const found = await desk.organisations.byIds([...new Set(ids)]);
  return new Map(found.map((each) => [each.id, nameOn(each, desk.today)]));
}

/** Whoever sent it; before that, whoever asks. */
async function contactOf(desk: ProposalsDesk, round: StoredRound | null): Promise<string | null> {
  if (round === null) return desk.who?.email ?? null;
  const sender = round.dispatchedBy === null ? null : await desk.accounts.byId(round.dispatchedBy);
  return sender?.email ?? null;
}

// What the acts on proposals are given, and how each takes its turn.
import type { EntryKind, Fact } from '../../../domain/log/entry.ts';
import { hasCome, type Day } from '../../../domain/language/dates.ts';
import { nameOn } from '../../../domain/organisations/organisation.ts';
import { actFault, asksForFallen, next, type ProposalAct } from '../../../domain/proposals/lifecycle.ts';
import type { Proposal, ProposalText } from '../../../domain/proposals/proposal.ts';
import { refuse, type Refusal } from '../../../domain/refusal.ts';
import { newestOf } from '../../../domain/statutes/timeline.ts';
import type { Desk } from '../../../web/desk.ts';
import type { AccountStore } from '../../accounts/index.ts';
import type { DocumentStore } from '../../documents/index.ts';
import type { MailStore } from '../../mail/index.ts';
import type { LogStore } from '../../log/index.ts';
import type { OrganisationStore, StoredOrganisation } from '../../organisations/index.ts';
import type { StatuteStore, VersionHeader } from '../../statutes/index.ts';
import type { ProposalStore } from '../store.ts';
import { hasUnasked } from './must-adopt.ts';

export interface ProposalsDesk extends Desk {
  readonly proposals: ProposalStore;
  readonly organisations: OrganisationStore;
  readonly statutes: StatuteStore;
  readonly accounts: AccountStore;
  readonly documents: DocumentStore;
  readonly log: LogStore;
  readonly mail: MailStore;
}

/** Names a proposal; acts read the rest anew when it is their turn. */
export type Named = Pick<Proposal, 'id' | 'organisationId'>;
export type Facts = Readonly<Record<string, Fact>>;

/** Whose account does it; null for the program. */
export const by = (desk: Pick<ProposalsDesk, 'who'>): string | null => desk.who?.accountId ?? null;

/** All that is done to one statute is done one at a time: what is adopted first is what the others are carried over to. */
export const inStatutesTurn = (desk: ProposalsDesk, organisationId: string): Promise<void> =>
  desk.serialise(`statute ${organisationId}`);

/** Waits for the statute's turn and reads the proposal anew: what was read before may be old. */
export async function inTurn(desk: ProposalsDesk, { id, organisationId }: Named): Promise<Proposal | null> {
  await inStatutesTurn(desk, organisationId);
  const proposal = await desk.proposals.byId(id);
  return proposal?.organisationId === organisationId ? proposal : null;
}

/** Acts that read who is a member, or change it: the register's turn comes before the statute's, everywhere in that order. */
const ofTheRegister: ReadonlySet<ProposalAct> = new Set([
  'dispatch',
  'confirm',
  'sign',
  'confirmSignatures',
  'recordMeeting',
]);

/** What is still done towards a new text. Answers may come late of what was decided in time; `enactWhenDue` looks at the day. */
const leadsToNewText: ReadonlySet<ProposalAct> = new Set([
  'change',
  'openConsultation',
  'approve',
  'dispatch',
  'recordMeeting',
]);

/** A dissolved organisation gets no new text that applies from its dissolution on. */
export const dissolvedFault = (owner: StoredOrganisation, on: Day): Refusal | null =>
  hasCome(owner.dissolvedOn, on) === 'yes'
    ? refuse('proposal.dissolved', undefined, { organisation: nameOn(owner, on) })
    : null;

/** Waits for its turn; refused where the act cannot be done now, or somebody has changed the proposal since it was read. */
export async function readyFor(
  desk: ProposalsDesk,
  proposal: Named,
  act: ProposalAct,
  revision: number | null = null,
): Promise<Proposal | Refusal> {
  if (ofTheRegister.has(act)) await desk.serialise('organisations');
  const current = await inTurn(desk, proposal);
  if (current === null) return refuse('access.notFound');
  if (revision !== null && revision !== current.revision) return refuse('edit.conflict');
  const gone = leadsToNewText.has(act) ? dissolvedFault(await ownerOf(desk, current), desk.today) : null;
  if (gone !== null) return gone;
  // Only what asks for it is worth reading the register for.
  const hasOthers = asksForFallen(current.state, act) && (await hasUnasked(desk, current));
  return actFault({ ...current, hasUnasked: hasOthers }, act) ?? current;
}

/** The proposal after an act of the lifecycle. */
export const after = (current: Proposal, act: ProposalAct, to: Partial<Proposal>): Proposal => ({
  ...current,
  ...to,
  state: next(current.state, act) ?? current.state,
});

/** Saves a proposal's new state and tells the log. */
export async function save(
  desk: ProposalsDesk,
  from: Proposal,
  to: Proposal,
  kind: EntryKind,
  facts: Facts = {},
): Promise<Proposal | Refusal> {
  const saved: Proposal = { ...to, revision: from.revision + 1, changedAt: desk.now };
  if (!(await desk.proposals.change(saved, from))) return refuse('edit.conflict');
  await record(desk, saved, kind, facts);
  return saved;
}

export async function record(
  desk: ProposalsDesk,
  { id, organisationId }: Named,
  kind: EntryKind,
  facts: Facts = {},
): Promise<void> {
  await desk.record({ kind, organisationId, subjectId: id, facts });
}

/** The proposal's newest wording. @throws Error where a proposal has none: it is begun with one */
export async function newestText(
  desk: Pick<ProposalsDesk, 'proposals'>,
  proposal: Pick<Proposal, 'id' | 'textNumber'>,
): Promise<ProposalText> {
  const text = await desk.proposals.text(proposal.id, proposal.textNumber);
  if (text === null) throw new Error(`proposal ${proposal.id} has no text ${String(proposal.textNumber)}`);
  return text;
}

/** The newest adopted version, also one that is not yet in force: what a proposal is written against. */
export const newestVersion = async (
  desk: Pick<ProposalsDesk, 'statutes'>,
  organisationId: string,
): Promise<VersionHeader | null> => newestOf(await desk.statutes.versions(organisationId));

/** The organisation that owns the proposal. @throws Error where it is gone: organisations are never removed */
export async function ownerOf(
  desk: Pick<ProposalsDesk, 'organisations'>,
  { organisationId }: Pick<Proposal, 'organisationId'>,
): Promise<StoredOrganisation> {
  const [organisation] = await desk.organisations.byIds([organisationId]);
  if (organisation === undefined) throw new Error(`no organisation ${organisationId}`);
  return organisation;
}

/** Names of organisations today, by id. */
export async function namesOf(
  desk: Pick<ProposalsDesk, 'organisations' | 'today'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await desk.organisations.byIds([...new Set(ids)]);
  return new Map(found.map((each) => [each.id, nameOn(each, desk.today)]));
}

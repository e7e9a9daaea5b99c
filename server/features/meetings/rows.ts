// Rows of the meetings' tables as what the domain knows. The tables' own checks are what makes these readings of text true.
import type { Schema } from '../../database/schema.ts';
import type { Day } from '../../domain/language/dates.ts';
import type { Minutes } from '../../domain/meetings/document.ts';
import type {
  AgendaItem,
  Attestation,
  Ballot,
  Choice,
  Duty,
  ItemKind,
  Majority,
  Mandate,
  Meeting,
  MeetingState,
  Officer,
  Poll,
  PollResult,
  PollState,
  RollEvent,
  RollManifest,
  Yrkande,
  YrkandeKind,
} from '../../domain/meetings/meeting.ts';
import type { TieRule } from '../../domain/organisations/rules.ts';

export const meetingOf = (row: Schema['meetings']): Meeting => ({
  id: row.id,
  networkId: row.organisation_id,
  slug: row.slug,
  kind: row.kind as Meeting['kind'],
  name: row.name,
  day: row.day as Day,
  time: row.time,
  place: row.place,
  state: row.state as MeetingState,
  revision: row.revision,
  openedAt: row.opened_at,
  closedAt: row.closed_at,
  attestedAt: row.attested_at,
});

export const rowOfMeeting = (meeting: Meeting): Schema['meetings'] => ({
  id: meeting.id,
  organisation_id: meeting.networkId,
  slug: meeting.slug,
  kind: meeting.kind,
  name: meeting.name,
  day: meeting.day,
  time: meeting.time,
  place: meeting.place,
  state: meeting.state,
  revision: meeting.revision,
  opened_at: meeting.openedAt,
  closed_at: meeting.closedAt,
  attested_at: meeting.attestedAt,
});

export const itemOf = (row: Schema['agenda_items']): AgendaItem => ({
  id: row.id,
  meetingId: row.meeting_id,
  kind: row.kind as ItemKind,
  position: row.position,
  heading: row.heading,
  motionId: row.motion_id,
  decision: row.decision,
});

export const officerOf = (row: Schema['meeting_officers']): Officer => ({
  id: row.id,
  duty: row.duty as Duty,
  name: row.name,
  accountId: row.account_id,
  reason: row.reason,
});

export const mandateOf = (row: Schema['mandates']): Mandate => ({
  meetingId: row.meeting_id,
  organisationId: row.organisation_id,
  delegateId: row.delegate_id,
  alternateId: row.alternate_id,
  delegateName: row.delegate_name,
  alternateName: row.alternate_name,
  votes: row.votes,
});

export const eventOf = (row: Schema['roll_events']): RollEvent => ({
  id: row.id,
  meetingId: row.meeting_id,
  organisationId: row.organisation_id,
  act: row.act as RollEvent['act'],
  accountId: row.account_id,
  represented: row.represented as RollEvent['represented'],
  name: row.name,
  reason: row.reason,
  at: row.at,
});

export const yrkandeOf = (row: Schema['yrkanden']): Yrkande => ({
  id: row.id,
  meetingId: row.meeting_id,
  motionId: row.motion_id,
  clauseId: row.clause_id,
  kind: row.kind as YrkandeKind,
  byOrganisationId: row.by_organisation_id,
  text: row.text,
  isWithdrawn: row.withdrawn_at !== null,
});

type Asked = Pick<
  Poll,
  'purpose' | 'question' | 'text' | 'yesMeans' | 'noMeans' | 'majority' | 'tieRule' | 'quorum'
>;

/** What a prepared poll asks. */
const askedIn = (row: Omit<Schema['polls'], 'manifest'>): Asked => ({
  purpose: row.purpose as Poll['purpose'],
  question: row.question,
  text: row.text,
  yesMeans: row.yes_means,
  noMeans: row.no_means,
  majority: JSON.parse(row.majority) as Majority,
  tieRule: row.tie_rule as TieRule,
  quorum: row.quorum,
});

/** What an opened poll asks: what was frozen, whatever the columns say. */
const frozenIn = ({
  purpose,
  question,
  text,
  yesMeans,
  noMeans,
  majority,
  tieRule,
  quorum,
}: RollManifest): Asked => ({
  ...{ purpose, question, text, yesMeans, noMeans, majority, tieRule, quorum },
});

export const pollOf = (row: Omit<Schema['polls'], 'manifest'>, manifest: RollManifest | null): Poll => ({
  id: row.id,
  meetingId: row.meeting_id,
  networkId: row.organisation_id,
  agendaItemId: row.agenda_item_id,
  motionId: row.motion_id,
  clauseId: row.clause_id,
  state: row.state as PollState,
  ...(manifest === null ? askedIn(row) : frozenIn(manifest)),
  manifest,
  manifestHash: row.manifest_hash,
  closedAt: row.closed_at,
  closedBy: row.closed_by,
  sealedAt: row.sealed_at,
  sealedBy: row.sealed_by,
  result: row.result === null ? null : (JSON.parse(row.result) as PollResult),
  rerunOf: row.rerun_of,
  reason: row.reason,
  castingVote: row.casting_vote as Poll['castingVote'],
});

export const ballotOf = (row: Schema['ballots']): Ballot => ({
  id: row.id,
  pollId: row.poll_id,
  organisationId: row.organisation_id,
  accountId: row.account_id,
  choice: row.choice as Choice,
  votes: row.votes,
  key: row.idempotency_key,
  receipt: row.receipt,
  castAt: row.cast_at,
});

export const attestationOf = (row: Schema['attestations']): Attestation => ({
  accountId: row.account_id,
  minutesHash: row.minutes_hash,
  at: row.at,
});

/** What was certified is kept as it was written then, not as it would be written now. */
export const minutesOf = (row: Schema['attested_minutes']): Minutes => ({
  paper: JSON.parse(row.paper) as Minutes['paper'],
  hash: row.minutes_hash,
  attesters: JSON.parse(row.attesters) as Minutes['attesters'],
});

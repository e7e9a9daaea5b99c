// What a submitted motion's page is told: each att-sats with opinion, decision and votes, the reasons, and what has happened.
import type { Block } from '../../../domain/documents/blocks.ts';
import { markdownBlocks } from '../../../domain/documents/markdown.ts';
import { majorityName } from '../../../domain/meetings/poll.ts';
import { majorityText } from '../../../domain/meetings/minutes.ts';
import { endorsementText, instantText } from '../../../domain/motions/document.ts';
import type { BoardOpinion, ClauseDecision, FollowUp, Motion } from '../../../domain/motions/motion.ts';
import { decisionOn, resultOf } from '../../../domain/motions/resolution.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { page, type Page } from '../../../web/answer.ts';
import { field, type Form } from '../../../web/body.ts';
import { shownBlocks, type IssuedDocument } from '../../documents/index.ts';
import type { ToldEntry } from '../../log/index.ts';
import { organisationPath } from '../../organisations/index.ts';
import type { MeetingAhead, PollBehind } from '../actions/desk.ts';
import type { Adoption } from '../adoptions.ts';
import { adoptionModel } from './adopting.ts';
import {
  adoptionPath,
  closingPath,
  followUpPath,
  lateAdmissionPath,
  motionPaperPath,
  motionPath,
  opinionPath,
  preparationPath,
  registerMotionPath,
  withdrawalPath,
} from '../paths.ts';
import type { Quoted } from '../quotations.ts';
import type { MotionsDoors, Parties } from '../visits.ts';
import { motionsCrumb, quotationModel } from './editor.ts';

export interface MotionView {
  readonly motion: Motion;
  readonly number: string;
  readonly parties: Parties;
  readonly opinions: readonly BoardOpinion[];
  readonly decisions: readonly ClauseDecision[];
  readonly followUps: readonly FollowUp[];
  readonly entries: readonly ToldEntry[];
  readonly meetings: ReadonlyMap<string, MeetingAhead>;
  /** Those that the decisions rest on. */
  readonly polls: readonly PollBehind[];
  readonly document: IssuedDocument | null;
  readonly quoted: readonly Quoted[];
  /** What its att-satser change in the bylaws, by their ids, and how far that has come. */
  readonly amendments: ReadonlyMap<string, readonly Block[]>;
  readonly adoptions: ReadonlyMap<string, Adoption>;
  readonly mayRecord: boolean;
  /** What whoever asks can do with it now. */
  readonly can: Readonly<
    Record<
      'register' | 'decideLate' | 'prepare' | 'issueOpinion' | 'followUp' | 'close' | 'withdraw',
      boolean
    >
  >;
  readonly doors: MotionsDoors;
  readonly form: Form;
  readonly refusals: readonly Refusal[];
  readonly notice: string | null;
}

export function motionPage(view: MotionView): Page {
  const { motion, number, parties, can, doors, meetings } = view;
  const { content } = motion;
  const party = (id: string) => {
    const found = parties.get(id);
    return { name: found?.name ?? '', path: found === undefined ? null : organisationPath(found) };
  };
  const meeting = meetings.get(motion.meetingId ?? '');
  const sent = view.entries.find(({ kind }) => kind === 'motion.submitted');
  return page(
    'motions/show',
    {
      title: { name: content.heading },
      crumbs: [motionsCrumb],
      kind: motion.kind,
      number,
      state: motion.state,
      late: motion.lateAdmission,
      result: resultOf(content.clauses, view.decisions),
      mover: party(motion.moverId),
      network: party(motion.networkId),
      coMovers: motion.coMovers.map(({ organisationId, endorsement }) => ({
        ...party(organisationId),
        endorsement: endorsement === null ? null : endorsementText(endorsement),
      })),
      endorsement: motion.endorsement === null ? null : endorsementText(motion.endorsement),
      submittedAt: motion.submittedAt === null ? null : instantText(motion.submittedAt),
      meeting:
        meeting === undefined
          ? null
          : { name: meeting.name, day: meeting.day, path: doors.meetingPath(meeting.slug) },
      clauses: content.clauses.map(({ id, text }, index) => ({
        number: index + 1,
        anchor: `att-${String(index + 1)}`,
        lines: text.split('\n').filter((line) => line.trim() !== ''),
        opinion: view.opinions.find(({ clauseId }) => clauseId === id) ?? null,
        decision: decisionModel(decisionOn(view.decisions, id), view),
        amendment: amendmentModel(view, id, index + 1),
      })),
      rationale: shownBlocks(markdownBlocks(content.rationale)),
      quotations: view.quoted.map((each) => quotationModel(each, doors.comparePath)),
      followUps: view.followUps.map(({ text, at }) => ({
        lines: text.split('\n').filter((line) => line.trim() !== ''),
        at: instantText(at),
      })),
      events: eventsOf(view),
      receipt:
        view.notice === 'motionSubmitted' && sent !== undefined
          ? { at: instantText(sent.at), leafHash: sent.leafHash, sequence: sent.sequence }
          : null,
      address: `${doors.baseUrl}${motionPath(number)}`,
      paperPath: motionPaperPath(number),
      hasPaper: view.document !== null,
      paperHash: view.document?.sha256 ?? null,
      can,
      hasWork: Object.values(can).some(Boolean),
      typed: { text: field(view.form, 'text'), decision: field(view.form, 'decision') },
      registerPath: registerMotionPath(number),
      lateAdmissionPath: lateAdmissionPath(number),
      preparationPath: preparationPath(number),
      opinionPath: opinionPath(number),
      followUpPath: followUpPath(number),
      closingPath: closingPath(number),
      withdrawalPath: withdrawalPath(number),
      notice: view.notice,
    },
    view.refusals,
  );
}

/** What an att-sats changes in the bylaws, as it was sent, and where that stands now. */
function amendmentModel({ amendments, adoptions, number, mayRecord }: MotionView, id: string, place: number) {
  const [blocks, adoption] = [amendments.get(id), adoptions.get(id)];
  if (blocks === undefined || adoption === undefined) return null;
  return {
    blocks: shownBlocks(blocks, 1),
    ...adoptionModel(adoption),
    isToRecord: adoption.state === 'toRecord' && mayRecord,
    path: adoptionPath(number, place),
  };
}

function decisionModel(decision: ClauseDecision | null, { meetings, doors, polls }: MotionView) {
  if (decision === null) return null;
  const meeting = meetings.get(decision.meetingId);
  return {
    outcome: decision.outcome,
    wording: decision.wording?.split('\n').filter((line) => line.trim() !== '') ?? null,
    votes: decision.votes,
    poll: pollModel(
      polls.find(({ id }) => id === decision.pollId),
      doors,
    ),
    day: meeting?.day ?? null,
    meeting: meeting?.name ?? '',
    path: meeting === undefined ? null : doors.meetingPath(meeting.slug),
  };
}

/** What Yes and No meant, and what else settled it than the number of votes. */
function pollModel(poll: PollBehind | undefined, doors: MotionsDoors) {
  if (poll === undefined || poll.manifest === null) return null;
  const { yesMeans, noMeans, majority } = poll.manifest;
  const settledBy = poll.result?.settledBy ?? 'votes';
  return {
    path: doors.pollPath(poll.id),
    ...{ yesMeans, noMeans },
    majority: majorityName(majority) === 'simple' ? null : majorityText(majority),
    settledBy: settledBy === 'votes' ? null : settledBy,
    isCarried: poll.result?.outcome === 'carried',
  };
}

/** What has happened to it, in the log's order; what the mover did before it was sent is nobody else's matter. */
const shownEvents = [
  'submitted',
  'registered',
  'lateAdmitted',
  'lateRefused',
  'prepared',
  'opinionIssued',
  'placedOnAgenda',
  'takenOffAgenda',
  'clauseDecided',
  'decided',
  'followedUp',
  'closed',
  'withdrawn',
] as const;

function eventsOf({ entries, motion, meetings }: MotionView) {
  return entries.flatMap(({ kind, at, facts }) => {
    const what = shownEvents.find((each) => kind === `motion.${each}`);
    if (what === undefined) return [];
    const place = motion.content.clauses.findIndex(({ id }) => id === facts['clause']);
    const meeting = meetings.get(typeof facts['meeting'] === 'string' ? facts['meeting'] : '');
    return [
      {
        what,
        at: instantText(at),
        clause: place < 0 ? null : place + 1,
        outcome: typeof facts['outcome'] === 'string' ? facts['outcome'] : null,
        meeting: meeting?.name ?? null,
      },
    ];
  });
}

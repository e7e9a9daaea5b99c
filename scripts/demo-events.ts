// What has happened in the demo world since it began: one event is one act by one person, told in order of time.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { majorities } from '../server/domain/meetings/poll.ts';
import { choices, duties, pollPurposes, yrkandeKinds, type Poll } from '../server/domain/meetings/meeting.ts';
import { clauseAt } from '../server/domain/motions/citation.ts';
import { outcomes, recommendations, type Motion } from '../server/domain/motions/motion.ts';
import {
  abstentionRules,
  annualRules,
  shareReaches,
  tieRules,
} from '../server/domain/organisations/rules.ts';
import type { Refusal } from '../server/domain/refusal.ts';
import { clauseHash } from '../server/domain/statutes/identity.ts';
import * as meetings from '../server/features/meetings/index.ts';
import * as motions from '../server/features/motions/index.ts';
import * as proposals from '../server/features/proposals/index.ts';
import { recordRule } from '../server/features/organisations/index.ts';
import type { HouseDesk } from '../server/house.ts';
import { proposalEvents, proposalPlayer, type ProposalStage } from './demo-proposals.ts';
import { day, event } from './demo-shapes.ts';

const network = z.string();
/** Motions, meetings and polls are called by keys of the world's own; what they are called in the house, the acts decide. */
const motion = z.string();
const meeting = z.string();
const organisation = z.string();
const clause = z.int().min(0);
const rule = { network, from: day, clause: z.string() };
const voteShare = { numerator: z.int(), denominator: z.int(), reach: z.enum(shareReaches) };
const ofKind = <K extends string, S extends z.ZodRawShape>(kind: K, shape: S) =>
  event('recordRule', { ...rule, kind: z.literal(kind), value: z.object(shape) });

const eventShape = z.union([
  ...proposalEvents,
  ofKind('motionDeadline', { weeksBefore: z.int() }),
  ofKind('votesPerMember', { votes: z.int() }),
  ofKind('tie', { rule: z.enum(tieRules) }),
  ofKind('notice', { weeksBefore: z.int(), weeksBeforeExtra: z.int() }),
  ofKind('mandates', { perDelegate: z.int() }),
  ofKind('majority', { ...voteShare, abstentions: z.enum(abstentionRules) }),
  ofKind('bylawsChange', {
    ...{ ...voteShare, meetings: z.union([z.literal(1), z.literal(2)]) },
    ...{ annual: z.enum(annualRules), monthsBetween: z.int() },
  }),
  event('beginMotion', { motion }),
  event('addCoMover', { motion, organisation }),
  event('endorseMotion', { motion, on: day, minutes: z.string() }),
  event('confirmCoMover', { motion, organisation, on: day, minutes: z.string() }),
  event('submitMotion', { motion, sendsLate: z.boolean() }),
  event('registerMotion', { motion }),
  event('prepareMotion', { motion }),
  event('issueOpinion', {
    motion,
    opinions: z.array(z.object({ recommendation: z.enum(recommendations), reason: z.string() })),
  }),
  event('decideLateAdmission', { motion, decision: z.enum(['admitted', 'refused']) }),
  event('followUp', { motion, text: z.string() }),
  event('closeMotion', { motion }),
  event('withdrawMotion', { motion }),
  event('planMeeting', {
    ...{ meeting, network, kind: z.enum(['annual', 'extra']), name: z.string(), day },
    ...{ time: z.string(), place: z.string() },
  }),
  event('addAgendaItem', { meeting, heading: z.string().optional(), motion: motion.optional() }),
  event('summonMeeting', { meeting }),
  event('appointOfficer', { meeting, duty: z.enum(duties), name: z.string(), email: z.string() }),
  event('appointDelegate', { meeting, organisation, delegate: z.string(), alternate: z.string() }),
  event('checkIn', { meeting, organisation }),
  event('openMeeting', { meeting }),
  event('decideItem', { meeting, item: z.string(), decision: z.string() }),
  event('raiseYrkande', {
    ...{ meeting, motion, clause, kind: z.enum(yrkandeKinds) },
    ...{ organisation: organisation.nullable(), text: z.string() },
  }),
  /** A whole poll: prepared, opened, voted, closed, and sealed by somebody else. */
  event('poll', {
    ...{ poll: z.string(), meeting, motion, clause, purpose: z.enum(pollPurposes).default('main') },
    ...{ question: z.string(), text: z.string() },
    ...{ yesMeans: z.string(), noMeans: z.string(), majority: z.enum(['simple', 'twoThirds']) },
    ...{ ballots: z.array(z.object({ by: z.string(), choice: z.enum(choices) })), sealedBy: z.string() },
  }),
  event('decideMotionClause', {
    ...{ meeting, motion, clause, outcome: z.enum(outcomes) },
    ...{ poll: z.string().nullable(), wording: z.string().nullable() },
  }),
  /** The meeting's adoption of what an att-sats changes in the bylaws, and the file that has the words it makes. */
  event('recordMeeting', { motion, clause, file: z.string() }),
  event('closeMeeting', { meeting }),
  event('attestMinutes', { meeting }),
]);
export type DemoEvent = z.output<typeof eventShape>;

/** An att-sats that changes a clause of a statute of the world. */
const amendingClause = z.object({
  text: z.string(),
  amendment: z.object({
    ...{ statute: z.string(), anchor: z.string(), wording: z.string(), from: day.nullable() },
  }),
});

const motionsShape = z.object({
  motions: z.array(
    z.object({
      ...{ key: z.string(), network, mover: z.string(), heading: z.string() },
      ...{ clauses: z.array(z.union([z.string(), amendingClause])), rationale: z.string() },
      citations: z.array(z.object({ statute: z.string(), anchor: z.string() })),
    }),
  ),
});
export type DemoMotion = z.output<typeof motionsShape>['motions'][number];

export interface DemoHistory {
  /** When the register was set up: before every event. */
  readonly begins: string;
  readonly events: readonly DemoEvent[];
  readonly motions: ReadonlyMap<string, DemoMotion>;
}

/** Reads the history of the folder. @throws ZodError where it is not told as it should */
export function readHistory(folder: string): DemoHistory {
  const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const history = z
    .object({ begins: z.iso.datetime(), events: z.array(eventShape) })
    .parse(read('events.json'));
  const written = motionsShape.parse(read('motions.json')).motions.map((each): DemoMotion => ({
    ...each,
    rationale: readFileSync(join(folder, each.rationale), 'utf8'),
  }));
  return { ...history, motions: new Map(written.map((each) => [each.key, each])) };
}

/** What a player needs of the world around the events. */
export interface DemoStage extends ProposalStage {
  /** The version that was read in from a file of the world. */
  readonly version: (file: string) => { readonly organisationId: string; readonly versionId: string };
}

/** Plays events one after the other. */
export function eventPlayer(stage: DemoStage, history: DemoHistory) {
  const { act, organisation, version } = stage;
  const playProposal = proposalPlayer(stage);
  const [ids, meetingIds, polls] = [
    new Map<string, string>(),
    new Map<string, string>(),
    new Map<string, Pick<Poll, 'id' | 'meetingId'>>(),
  ];
  const known = <T>(map: ReadonlyMap<string, T>, key: string): T => {
    const found = map.get(key);
    if (found === undefined) throw new Error(`the demo world names ${key} before it is there`);
    return found;
  };
  const meetingOf = (key: string) => ({ id: known(meetingIds, key) });
  const motionOf = async (desk: HouseDesk, key: string): Promise<Motion> => {
    const found = await desk.motions.byId(known(ids, key));
    if (found === null) throw new Error(`the motion ${key} is gone`);
    return found;
  };
  const clauseOf = ({ content }: Motion, index: number): string => {
    const found = content.clauses[index];
    if (found === undefined) throw new Error(`${content.heading} has no att-sats ${String(index)}`);
    return found.id;
  };

  /** A poll takes three minutes: opened, voted one after the other, closed and sealed. */
  const playPoll = async (
    what: string,
    at: number,
    told: Extract<DemoEvent, { readonly act: 'poll' }>,
  ): Promise<void> => {
    const prepared = await act(what, at, told.by, async (desk) => {
      const found = await motionOf(desk, told.motion);
      const items = await desk.meetings.items(known(meetingIds, told.meeting));
      const item = items.find(({ motionId }) => motionId === found.id);
      if (item === undefined) throw new Error(`${told.motion} is not on the agenda of ${told.meeting}`);
      return meetings.preparePoll(
        desk,
        meetingOf(told.meeting),
        { agendaItemId: item.id, clauseId: clauseOf(found, told.clause) },
        { ...told, majority: majorities[told.majority], quorum: 0 },
      );
    });
    polls.set(told.poll, prepared);
    await act(what, at + 20_000, told.by, (desk) => meetings.openPoll(desk, prepared));
    for (const [index, { by, choice }] of told.ballots.entries()) {
      const key = randomBytes(16).toString('hex');
      await act(what, at + 40_000 + index * 9_000, by, (desk) =>
        meetings.castBallot(desk, prepared, { choice, key }),
      );
    }
    await act(what, at + 120_000, told.by, (desk) => meetings.closePoll(desk, prepared));
    await act(what, at + 150_000, told.sealedBy, (desk) => meetings.sealPoll(desk, prepared));
  };

  const amend = async (
    desk: HouseDesk,
    begun: Motion,
    index: number,
    { statute, anchor, wording, from }: z.output<typeof amendingClause>['amendment'],
  ) => {
    const { organisationId, versionId } = version(statute);
    const clauses = (await desk.statutes.text(organisationId, versionId))?.reading.clauses ?? [];
    const clause = clauseAt(clauses, anchor);
    if (clause === null) throw new Error(`${statute} has no ${anchor}`);
    return motions.amendClause(desk, begun, {
      ...{ clauseId: clauseOf(begun, index), revision: begun.revision },
      amendment: { kind: 'wording', versionId, anchor, clauseHash: clauseHash(clause), wording, from },
    });
  };

  const begin = async (desk: HouseDesk, key: string) => {
    const told = known(history.motions, key);
    const [networkId, moverId] = [(await organisation(told.network)).id, (await organisation(told.mover)).id];
    const content = {
      heading: told.heading,
      clauses: told.clauses.map((each) => ({
        ...{ id: desk.newId(), text: typeof each === 'string' ? each : each.text },
      })),
      rationale: told.rationale,
      citations: [],
    };
    const kind = networkId === moverId ? 'boardProposal' : 'motion';
    let begun = await motions.beginMotion(desk, { networkId, moverId, kind, content });
    for (const { statute, anchor } of told.citations) {
      if ('refused' in begun) return begun;
      begun = await motions.citeClause(desk, begun, { ...version(statute), anchor });
    }
    for (const [index, each] of told.clauses.entries()) {
      if ('refused' in begun) return begun;
      if (typeof each !== 'string') begun = await amend(desk, begun, index, each.amendment);
    }
    if (!('refused' in begun)) ids.set(key, begun.id);
    return begun;
  };

  return async (told: DemoEvent): Promise<void> => {
    const at = Date.parse(told.at);
    const what = `${told.at} ${told.act}`;
    const now = <T>(work: (desk: HouseDesk) => Promise<T | Refusal>): Promise<T> =>
      act(what, at, told.by, work);
    /** An act on a motion: its newest form is what it is done with. */
    const on = (key: string, work: (desk: HouseDesk, motion: Motion) => Promise<unknown>) =>
      now(async (desk) => (await work(desk, await motionOf(desk, key))) as Refusal | null);
    switch (told.act) {
      case 'recordRule':
        await now(async (desk) => recordRule(desk, await organisation(told.network), told));
        return;
      case 'beginMotion':
        await now((desk) => begin(desk, told.motion));
        return;
      case 'addCoMover':
        await on(told.motion, async (desk, motion) =>
          motions.addCoMover(desk, motion, (await organisation(told.organisation)).id),
        );
        return;
      case 'endorseMotion':
        await on(told.motion, (desk, motion) => motions.endorseMotion(desk, motion, told, motion.revision));
        return;
      case 'confirmCoMover':
        await on(told.motion, async (desk, motion) =>
          motions.confirmCoMover(
            desk,
            motion,
            (await organisation(told.organisation)).id,
            told,
            motion.revision,
          ),
        );
        return;
      case 'submitMotion':
        await on(told.motion, (desk, motion) =>
          motions.submitMotion(desk, motion, { revision: motion.revision, sendsLate: told.sendsLate }),
        );
        return;
      case 'registerMotion':
      case 'prepareMotion':
      case 'closeMotion':
      case 'withdrawMotion':
        await on(told.motion, (desk, motion) => motions[told.act](desk, motion));
        return;
      case 'issueOpinion':
        await on(told.motion, (desk, motion) =>
          motions.issueOpinion(
            desk,
            motion,
            told.opinions.map((each, index) => ({ ...each, clauseId: clauseOf(motion, index) })),
          ),
        );
        return;
      case 'decideLateAdmission':
        await on(told.motion, (desk, motion) => motions.decideLateAdmission(desk, motion, told.decision));
        return;
      case 'followUp':
        await on(told.motion, (desk, motion) => motions.followUp(desk, motion, told.text));
        return;
      case 'planMeeting':
        await now(async (desk) => {
          const planned = await meetings.planMeeting(desk, await organisation(told.network), told);
          if (!('refused' in planned)) meetingIds.set(told.meeting, planned.id);
          return planned;
        });
        return;
      case 'addAgendaItem':
        await now(async (desk) => {
          const motion = told.motion === undefined ? undefined : await motionOf(desk, told.motion);
          return meetings.addAgendaItem(desk, meetingOf(told.meeting), {
            heading: told.heading ?? motion?.content.heading ?? '',
            ...(motion === undefined ? {} : { motion }),
          });
        });
        return;
      case 'appointOfficer':
        await now((desk) => meetings.appointOfficer(desk, meetingOf(told.meeting), told));
        return;
      case 'appointDelegate':
        await now(async (desk) =>
          meetings.appointDelegate(
            desk,
            meetingOf(told.meeting),
            (await organisation(told.organisation)).id,
            {
              ...{ delegateEmail: told.delegate, alternateEmail: told.alternate },
              ...{ delegateName: '', alternateName: '' },
            },
          ),
        );
        return;
      case 'checkIn':
        await now(async (desk) =>
          meetings.checkIn(desk, meetingOf(told.meeting), (await organisation(told.organisation)).id, {
            as: 'delegate',
            reason: '',
          }),
        );
        return;
      case 'recordMeeting': {
        const { organisationId, versionId } = await now(async (desk) => {
          const motion = await motionOf(desk, told.motion);
          const clauseId = clauseOf(motion, told.clause);
          const [carried] = (await desk.proposals.carriedBy(motion.id)).filter(
            (each) => each.clauseId === clauseId,
          );
          const proposal = await desk.proposals.byId(carried?.proposalId ?? '');
          if (proposal === null) throw new Error(`${told.motion} changes no bylaws`);
          return proposals.recordMeeting(desk, proposal, { clauseId });
        });
        if (versionId === null) throw new Error(`what ${told.motion} changes became no version`);
        stage.versionMade(told.file, { organisationId, versionId });
        return;
      }
      case 'summonMeeting':
      case 'openMeeting':
      case 'closeMeeting':
        await now((desk) => meetings[told.act](desk, meetingOf(told.meeting)));
        return;
      case 'attestMinutes':
        await now(async (desk) => {
          const closed = await desk.meetings.byId(known(meetingIds, told.meeting));
          if (closed === null) throw new Error(`the meeting ${told.meeting} is gone`);
          return meetings.attestMinutes(desk, closed, (await meetings.minutesNow(desk, closed)).hash);
        });
        return;
      case 'decideItem':
        await now(async (desk) => {
          const items = await desk.meetings.items(known(meetingIds, told.meeting));
          const item = items.find(({ heading }) => heading === told.item);
          if (item === undefined) throw new Error(`${told.meeting} has no item ${told.item}`);
          return meetings.decideItem(desk, meetingOf(told.meeting), item.id, told.decision);
        });
        return;
      case 'raiseYrkande':
        await on(told.motion, async (desk, motion) =>
          meetings.raiseYrkande(desk, meetingOf(told.meeting), {
            ...{ motionId: motion.id, clauseId: clauseOf(motion, told.clause), kind: told.kind },
            byOrganisationId: told.organisation === null ? null : (await organisation(told.organisation)).id,
            text: told.text,
          }),
        );
        return;
      case 'poll':
        await playPoll(what, at, told);
        return;
      case 'decideMotionClause':
        await on(told.motion, (desk, motion) =>
          meetings.decideMotionClause(desk, meetingOf(told.meeting), {
            ...{ motionId: motion.id, clauseId: clauseOf(motion, told.clause), outcome: told.outcome },
            ...{ wording: told.wording, pollId: told.poll === null ? null : known(polls, told.poll).id },
          }),
        );
        return;
      default:
        await playProposal(told);
    }
  };
}

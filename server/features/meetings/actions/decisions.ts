// What the meeting decides: yrkanden raised, each att-sats by its poll or by acclamation, and the other items.
import type { Meeting, Yrkande, YrkandeKind } from '../../../domain/meetings/meeting.ts';
import { decisionFault, unfinishedFault } from '../../../domain/meetings/poll-order.ts';
import type { Motion, Outcome } from '../../../domain/motions/motion.ts';
import { refuse, type Refusal } from '../../../domain/refusal.ts';
import { decideClause } from '../../motions/index.ts';
import { committed, inTurn, isDecided, itemOf, record, type MeetingsDesk } from './desk.ts';

export interface NewYrkande {
  readonly motionId: string;
  readonly clauseId: string;
  readonly kind: YrkandeKind;
  /** The förbund that raises it; null for somebody who represents none (the network's board). */
  readonly byOrganisationId: string | null;
  /** What amends or adds; '' otherwise. */
  readonly text: string;
}

/** Notes a yrkande on an att-sats. */
export async function raiseYrkande(
  desk: MeetingsDesk,
  meeting: Pick<Meeting, 'id'>,
  { motionId, clauseId, kind, byOrganisationId, text }: NewYrkande,
): Promise<Yrkande | Refusal> {
  const turn = await inTurn(desk, meeting, 'decide');
  if ('refused' in turn) return turn;
  const motion = await desk.motions.byId(motionId);
  if (motion?.meetingId !== turn.meeting.id) return refuse('access.notFound');
  if (!motion.content.clauses.some(({ id }) => id === clauseId)) return refuse('motion.unknownClause');
  if (await isDecided(desk, turn.meeting, motionId, clauseId)) return refuse('motion.clauseDecided');
  const mandates = await desk.meetings.mandates(turn.meeting.id);
  if (
    byOrganisationId !== null &&
    !mandates.some(({ organisationId }) => organisationId === byOrganisationId)
  )
    return refuse('form.choice', 'by');
  if ((kind === 'amend' || kind === 'add') && text === '') return refuse('yrkande.withoutText', 'text');
  const yrkande: Yrkande = {
    ...{ id: desk.newId(), meetingId: turn.meeting.id, motionId, clauseId, kind, byOrganisationId, text },
    isWithdrawn: false,
  };
  await desk.meetings.addYrkande(turn.meeting.networkId, yrkande, desk.now);
  await record(desk, turn.meeting, 'yrkande.raised', yrkande.id, {
    ...{ motion: motionId, clause: clauseId, kind, by: byOrganisationId },
    text: text === '' ? '' : await committed(desk, turn.meeting.networkId, text),
  });
  return yrkande;
}

/** Takes a yrkande back; it no longer stands in the minutes. */
export async function withdrawYrkande(
  desk: MeetingsDesk,
  meeting: Pick<Meeting, 'id'>,
  yrkandeId: string,
): Promise<Refusal | null> {
  const turn = await inTurn(desk, meeting, 'decide');
  if ('refused' in turn) return turn;
  if (!(await desk.meetings.withdrawYrkande(turn.meeting.id, yrkandeId, desk.now)))
    return refuse('yrkande.withdrawn');
  await record(desk, turn.meeting, 'yrkande.withdrawn', yrkandeId);
  return null;
}

/** Notes the meeting's decision on an item that is no motion. The words can be mended until the meeting is closed. */
export async function decideItem(
  desk: MeetingsDesk,
  meeting: Pick<Meeting, 'id'>,
  itemId: string,
  decision: string,
): Promise<Refusal | null> {
  const turn = await inTurn(desk, meeting, 'decide');
  if ('refused' in turn) return turn;
  const item = await itemOf(desk, turn.meeting, itemId);
  if (item === null || item.motionId !== null) return refuse('access.notFound');
  if (decision === '') return refuse('decision.withoutWording', 'decision');
  const polls = await desk.meetings.polls(turn.meeting.id);
  const fault = unfinishedFault(polls.filter(({ agendaItemId }) => agendaItemId === item.id));
  if (fault !== null) return fault;
  await desk.meetings.decide(item, turn.meeting.networkId, decision);
  await record(desk, turn.meeting, 'meeting.itemDecided', item.id, {
    decision: await committed(desk, turn.meeting.networkId, decision),
  });
  return null;
}

/** A decision on an att-sats. `wording` where an amending yrkande won; `pollId` of a sealed poll, null by acclamation. */
export interface ClauseDecided {
  readonly motionId: string;
  readonly clauseId: string;
  readonly outcome: Outcome;
  readonly wording: string | null;
  readonly pollId: string | null;
}

/** Decides an att-sats. @see decisionFault for what it may rest on */
export async function decideMotionClause(
  desk: MeetingsDesk,
  meeting: Pick<Meeting, 'id'>,
  { motionId, clauseId, outcome, wording, pollId }: ClauseDecided,
): Promise<Motion | Refusal> {
  const turn = await inTurn(desk, meeting, 'decide');
  if ('refused' in turn) return turn;
  const polls = (await desk.meetings.polls(turn.meeting.id)).filter((each) => each.clauseId === clauseId);
  const fault = decisionFault(outcome, pollId, polls);
  if (fault !== null) return fault;
  const tally = polls.find(({ id }) => id === pollId)?.result?.tally;
  const { yes = 0, no = 0, abstain = 0 } = tally ?? {};
  return decideClause(
    desk,
    { id: motionId },
    {
      ...{ clauseId, meetingId: turn.meeting.id, outcome },
      wording: outcome === 'approved' && wording !== '' ? wording : null,
      votes: tally === undefined ? null : { yes, no, abstain },
      pollId,
    },
  );
}

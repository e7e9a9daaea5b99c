// The attesters certify the minutes, each the same text; when all have, the minutes are issued.
import { minutesPaper } from '../../../domain/meetings/document.ts';
import { minutesBlocks, minutesHash } from '../../../domain/meetings/minutes.ts';
import type { Meeting } from '../../../domain/meetings/meeting.ts';
import { refuse, type Refusal } from '../../../domain/refusal.ts';
import { orderDocument, type PaperToIssue } from '../../documents/index.ts';
import { minutesPath } from '../paths.ts';
import { attestersOf, meetingTreated } from '../treated.ts';
import { inTurn, moveOn, record, type MeetingsDesk } from './desk.ts';

/**
 * Certifies the minutes of a closed meeting. The last attester's certification issues them.
 * @param hash of the text that was read; refused where the text is another now
 */
export async function attestMinutes(
  desk: MeetingsDesk,
  meeting: Pick<Meeting, 'id'>,
  hash: string,
): Promise<Meeting | Refusal> {
  const turn = await inTurn(desk, meeting, 'attest');
  if ('refused' in turn) return turn;
  const accountId = desk.who?.accountId ?? null;
  const treated = await meetingTreated(desk, turn.meeting);
  const isAttester = treated.officers.some(
    (officer) => officer.duty === 'attester' && officer.accountId === accountId,
  );
  if (accountId === null || !isAttester) return refuse('minutes.notAttester');
  if (minutesHash(minutesBlocks(treated)) !== hash) return refuse('minutes.changed');
  const { networkId, id } = turn.meeting;
  if (await desk.meetings.addAttestation(networkId, id, { accountId, minutesHash: hash, at: desk.now }))
    await record(desk, turn.meeting, 'minutes.attested', id, { minutes: hash });
  const attesters = await attestersOf(desk, treated);
  // An attester without an account signs on paper; what is issued here carries the names of those who certified it here.
  if (attesters.some((attester) => attester.accountId !== null && attester.at === null)) return turn.meeting;
  const attested = await moveOn(
    desk,
    turn.meeting,
    turn.next,
    'meeting.attested',
    { attestedAt: desk.now },
    { minutes: hash },
  );
  if (!('refused' in attested))
    await orderDocument(desk, { kind: 'minutes', organisationId: networkId, subjectId: id });
  return attested;
}

/** The attested minutes as they are issued; null while they are not attested. */
export async function minutesToIssue(desk: MeetingsDesk, meetingId: string): Promise<PaperToIssue | null> {
  const meeting = await desk.meetings.byId(meetingId);
  if (meeting?.state !== 'attested') return null;
  const treated = await meetingTreated(desk, meeting);
  const paper = minutesPaper(treated, await attestersOf(desk, treated), desk.now);
  return { paper, fileName: `${meeting.slug}-protokoll.pdf`, path: minutesPath(meeting.slug) };
}

// The attesters certify the minutes, each the same text; when all have, that text is kept for good and issued.
import { certifiedPaper } from '../../../domain/meetings/document.ts';
import type { Meeting } from '../../../domain/meetings/meeting.ts';
import { refuse, type Refusal } from '../../../domain/refusal.ts';
import { orderDocument, type PaperToIssue } from '../../documents/index.ts';
import { minutesPath } from '../paths.ts';
import { minutesNow } from '../treated.ts';
import { inTurn, moveOn, record, type MeetingsDesk } from './desk.ts';

/**
 * Certifies the minutes of a closed meeting. The last attester's certification freezes and issues them.
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
  const minutes = await minutesNow(desk, turn.meeting);
  if (accountId === null || !minutes.attesters.some((attester) => attester.accountId === accountId))
    return refuse('minutes.notAttester');
  if (minutes.hash !== hash) return refuse('minutes.changed');
  const { networkId, id } = turn.meeting;
  if (await desk.meetings.addAttestation(networkId, id, { accountId, minutesHash: hash, at: desk.now }))
    await record(desk, turn.meeting, 'minutes.attested', id, { minutes: hash });
  const attesters = minutes.attesters.map((attester) =>
    attester.accountId === accountId ? { ...attester, at: attester.at ?? desk.now } : attester,
  );
  // An attester without an account signs on paper; what is issued here says so.
  if (attesters.some((attester) => attester.accountId !== null && attester.at === null)) return turn.meeting;
  const attested = await moveOn(
    desk,
    turn.meeting,
    turn.next,
    'meeting.attested',
    { attestedAt: desk.now },
    { minutes: hash },
  );
  if ('refused' in attested) return attested;
  const paper = { ...minutes.paper, isDraft: false, decidedAt: desk.now };
  await desk.meetings.addAttestedMinutes(networkId, id, { paper, hash, attesters }, desk.now);
  await orderDocument(desk, { kind: 'minutes', organisationId: networkId, subjectId: id });
  return attested;
}

/** The attested minutes as they are issued: what was certified, whatever has happened since. Null while they are not attested. */
export async function minutesToIssue(desk: MeetingsDesk, meetingId: string): Promise<PaperToIssue | null> {
  const meeting = await desk.meetings.byId(meetingId);
  const minutes = await desk.meetings.attestedMinutes(meetingId);
  if (meeting?.state !== 'attested' || minutes === null) return null;
  return {
    paper: certifiedPaper(minutes),
    fileName: `${meeting.slug}-protokoll.pdf`,
    path: minutesPath(meeting.slug),
  };
}

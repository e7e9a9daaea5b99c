// The minutes: as they grow for those at the meeting, certified by the attesters, then for everybody.
import { certifiedPaper } from '../../../domain/meetings/document.ts';
import type { Meeting } from '../../../domain/meetings/meeting.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { download, redirect, type Answer } from '../../../web/answer.ts';
import { issuedDocument, showDocument } from '../../documents/index.ts';
import { attestMinutes } from '../actions/attestation.ts';
import { attestationForm } from '../forms.ts';
import type { Part } from '../pages/frame.ts';
import { attestationPage, minutesPage } from '../pages/minutes.ts';
import { meetingPath, meetingsPath, minutesPath } from '../paths.ts';
import { partIn } from '../reading.ts';
import { minutesNow } from '../treated.ts';
import { meetingInPath, nothing, noticeOf, type MeetingsDoors, type V } from './visit.ts';

/** The meeting, where its minutes may be read: by everybody once attested, before that by those at the meeting once it is opened. */
async function readable(visit: V): Promise<{ readonly meeting: Meeting; readonly part: Part } | null> {
  const meeting = await meetingInPath(visit);
  if (meeting === null) return null;
  const part = await partIn(visit.desk, meeting);
  const isOpened = meeting.state !== 'planned' && meeting.state !== 'summoned';
  return meeting.state === 'attested' || (isOpened && part.readsDraft) ? { meeting, part } : null;
}

export async function show(visit: V): Promise<Answer> {
  const found = await readable(visit);
  if (found === null) return nothing;
  return minutesPage(
    found.meeting,
    found.part,
    await minutesNow(visit.desk, found.meeting),
    await issuedDocument(visit.desk, 'minutes', found.meeting.id),
    noticeOf(visit),
  );
}

/** The sealed file of attested minutes; before that a draft, printed and not kept. */
export async function showPaper(visit: V, doors: MeetingsDoors): Promise<Answer> {
  const found = await readable(visit);
  if (found === null) return nothing;
  const { meeting } = found;
  if (meeting.state === 'attested')
    return showDocument(visit, {
      kind: 'minutes',
      subjectId: meeting.id,
      title: { key: 'meetings.minutes.title' },
      crumbs: [
        { key: 'meetings.list.title', path: meetingsPath },
        { name: meeting.name, path: meetingPath(meeting.slug), isSwedish: true },
      ],
      path: minutesPath(meeting.slug),
    });
  const printed = await doors.print(certifiedPaper(await minutesNow(visit.desk, meeting)));
  return 'refused' in printed
    ? printed
    : download(`${meeting.slug}-protokoll-utkast.pdf`, 'application/pdf', printed.bytes);
}

export async function showAttestation(visit: V, refusals: readonly Refusal[] = []): Promise<Answer> {
  const meeting = await meetingInPath(visit);
  if (meeting === null) return nothing;
  const part = await partIn(visit.desk, meeting);
  if (!part.attests) return { refused: 'minutes.notAttester' };
  if (meeting.state !== 'closed' && meeting.state !== 'attested') return { refused: 'meeting.notNow' };
  return attestationPage(
    meeting,
    part,
    await minutesNow(visit.desk, meeting),
    visit.who?.accountId ?? '',
    refusals,
  );
}

export async function attest(visit: V): Promise<Answer> {
  const meeting = await meetingInPath(visit);
  if (meeting === null) return nothing;
  const filled = attestationForm(visit.form);
  if ('refusals' in filled) return { refused: 'minutes.changed' };
  const attested = await attestMinutes(visit.desk, meeting, filled.command.hash);
  if (!('refused' in attested)) return redirect(`${minutesPath(meeting.slug)}?kvitto=minutesAttested`);
  return attested.refused === 'minutes.changed' ? showAttestation(visit, [attested]) : attested;
}

// The minutes as they grow, and the page where the attesters certify them.
import type { AttesterSigned, Minutes } from '../../../domain/meetings/document.ts';
import type { Meeting } from '../../../domain/meetings/meeting.ts';
import { instantText } from '../../../domain/motions/document.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { page, type Page } from '../../../web/answer.ts';
import { shownBlocks, type IssuedDocument } from '../../documents/index.ts';
import { attestationPath, minutesPaperPath, minutesPath } from '../paths.ts';
import { meetingFrame, type Part } from './frame.ts';

export function minutesPage(
  meeting: Meeting,
  part: Part,
  { paper, attesters }: Minutes,
  issued: IssuedDocument | null,
  notice: string | null,
): Page {
  return page('meetings/minutes', {
    ...meetingFrame(meeting, part, minutesPath(meeting.slug), { key: 'meetings.minutes.title' }),
    isDraft: meeting.state !== 'attested',
    blocks: shownBlocks(paper.blocks),
    attesters: shownAttesters(attesters),
    paperPath: minutesPaperPath(meeting.slug),
    sha256: issued?.sha256 ?? null,
    notice,
  });
}

const shownAttesters = (attesters: readonly AttesterSigned[]) =>
  attesters.map(({ name, accountId, at }) => ({
    name,
    at: at === null ? null : instantText(at),
    isOnPaper: accountId === null,
  }));

export function attestationPage(
  meeting: Meeting,
  part: Part,
  { paper, hash, attesters }: Minutes,
  accountId: string,
  refusals: readonly Refusal[],
): Page {
  const mine = attesters.find((each) => each.accountId === accountId);
  return page(
    'meetings/attestation',
    {
      ...meetingFrame(meeting, part, attestationPath(meeting.slug), { key: 'meetings.attestation.title' }),
      blocks: shownBlocks(paper.blocks),
      hash,
      mine: mine === undefined || mine.at === null ? null : instantText(mine.at),
      attesters: shownAttesters(attesters),
      attestPath: attestationPath(meeting.slug),
      minutesPath: minutesPath(meeting.slug),
    },
    refusals,
  );
}

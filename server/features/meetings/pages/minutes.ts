// The minutes as they grow, and the page where the attesters certify them.
import type { AttesterSigned } from '../../../domain/meetings/document.ts';
import { minutesBlocks, minutesHash, type MeetingTreated } from '../../../domain/meetings/minutes.ts';
import { instantText } from '../../../domain/motions/document.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { page, type Page } from '../../../web/answer.ts';
import { shownBlocks, type IssuedDocument } from '../../documents/index.ts';
import { attestationPath, minutesPaperPath, minutesPath } from '../paths.ts';
import { meetingFrame, type Part } from './frame.ts';

export function minutesPage(
  treated: MeetingTreated,
  part: Part,
  attesters: readonly AttesterSigned[],
  issued: IssuedDocument | null,
  notice: string | null,
): Page {
  const { meeting } = treated;
  return page('meetings/minutes', {
    ...meetingFrame(meeting, part, minutesPath(meeting.slug), { key: 'meetings.minutes.title' }),
    isDraft: meeting.state !== 'attested',
    blocks: shownBlocks(minutesBlocks(treated)),
    attesters: shownAttesters(attesters),
    paperPath: minutesPaperPath(meeting.slug),
    sha256: issued?.sha256 ?? null,
    notice,
  });
}

const shownAttesters = (attesters: readonly AttesterSigned[]) =>
  attesters.map(({ name, at }) => ({ name, at: at === null ? null : instantText(at) }));

export function attestationPage(
  treated: MeetingTreated,
  part: Part,
  attesters: readonly (AttesterSigned & { readonly accountId: string | null })[],
  accountId: string,
  refusals: readonly Refusal[],
): Page {
  const { meeting } = treated;
  const body = minutesBlocks(treated);
  const mine = attesters.find((each) => each.accountId === accountId);
  return page(
    'meetings/attestation',
    {
      ...meetingFrame(meeting, part, attestationPath(meeting.slug), { key: 'meetings.attestation.title' }),
      blocks: shownBlocks(body),
      hash: minutesHash(body),
      mine: mine === undefined || mine.at === null ? null : instantText(mine.at),
      attesters: shownAttesters(attesters),
      attestPath: attestationPath(meeting.slug),
      minutesPath: minutesPath(meeting.slug),
    },
    refusals,
  );
}

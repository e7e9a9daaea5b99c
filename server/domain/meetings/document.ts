// The minutes on paper: the certified body, and under it who certified it and when.
import { plain, type Block, type Paper } from '../documents/blocks.ts';
import { instantText } from '../motions/document.ts';
import { minutesBlocks, minutesHash, type MeetingTreated } from './minutes.ts';

/** An attester and when they certified the text as it stands; null while they have not. */
export interface AttesterSigned {
  readonly name: string;
  readonly at: string | null;
}

/** @param now ISO instant it is printed, where it is a draft */
export function minutesPaper(
  treated: MeetingTreated,
  attesters: readonly AttesterSigned[],
  now: string,
): Paper {
  const { meeting, networkName } = treated;
  const body = minutesBlocks(treated);
  return {
    title: `Protokoll från ${meeting.name}`,
    genre: 'Protokoll',
    issuer: networkName,
    registryNumber: meeting.slug,
    date: meeting.day,
    decidedAt: meeting.attestedAt ?? meeting.closedAt ?? now,
    isDraft: meeting.state !== 'attested',
    blocks: [...body, ...attestationBlocks(attesters, minutesHash(body))],
  };
}

function attestationBlocks(attesters: readonly AttesterSigned[], hash: string): readonly Block[] {
  if (attesters.length === 0) return [];
  return [
    { kind: 'heading', level: 2, runs: plain('Justering') },
    {
      kind: 'table',
      caption: 'Vem som har justerat protokollet',
      head: ['Justerare', 'Justerat'],
      rows: attesters.map(({ name, at }) => [
        { runs: plain(name) },
        { runs: plain(at === null ? 'inte än' : instantText(at)) },
      ]),
    },
    {
      kind: 'paragraph',
      runs: [{ text: 'Texten som justerats har kontrollsumman ' }, { text: hash, code: true }],
    },
  ];
}

// The minutes on paper: the body that is certified, and under it who certified it and when.
import { plain, type Block, type Paper } from '../documents/blocks.ts';
import { instantText } from '../motions/document.ts';
import { minutesBlocks, minutesHash, type MeetingTreated } from './minutes.ts';

/** An attester and when they certified the text; null while they have not, and for ever where they do so on paper. */
export interface AttesterSigned {
  readonly name: string;
  /** Null: they have no account here, and sign the printed minutes. */
  readonly accountId: string | null;
  /** ISO instant. */
  readonly at: string | null;
}

/** Minutes as they are read: the paper without its attestation, the hash of its text, and who certifies it. */
export interface Minutes {
  readonly paper: Paper;
  /** @see minutesHash of the paper's blocks */
  readonly hash: string;
  readonly attesters: readonly AttesterSigned[];
}

/** @param now ISO instant it is printed, where it is a draft */
export function minutesPaper(treated: MeetingTreated, now: string): Paper {
  const { meeting, networkName } = treated;
  return {
    title: `Protokoll från ${meeting.name}`,
    genre: 'Protokoll',
    issuer: networkName,
    registryNumber: meeting.slug,
    date: meeting.day,
    decidedAt: meeting.attestedAt ?? meeting.closedAt ?? now,
    isDraft: meeting.state !== 'attested',
    blocks: minutesBlocks(treated),
  };
}

/** The paper as it is printed and issued: with who certified its text. Throws where the text is another than was certified. */
export function certifiedPaper({ paper, hash, attesters }: Minutes): Paper {
  if (minutesHash(paper.blocks) !== hash)
    throw new Error(
      `the minutes of ${paper.registryNumber ?? paper.title} are not those with the hash ${hash}`,
    );
  return { ...paper, blocks: [...paper.blocks, ...attestationBlocks(attesters, hash)] };
}

function attestationBlocks(attesters: readonly AttesterSigned[], hash: string): readonly Block[] {
  if (attesters.length === 0) return [];
  return [
    { kind: 'heading', level: 2, runs: plain('Justering') },
    {
      kind: 'table',
      caption: 'Vem som har justerat protokollet',
      head: ['Justerare', 'Justerat'],
      rows: attesters.map((attester) => [
        { runs: plain(attester.name) },
        { runs: plain(attestedText(attester)) },
      ]),
    },
    {
      kind: 'paragraph',
      runs: [{ text: 'Texten som justerats har kontrollsumman ' }, { text: hash, code: true }],
    },
  ];
}

function attestedText({ accountId, at }: AttesterSigned): string {
  if (at !== null) return instantText(at);
  return accountId === null ? 'justeras på papper' : 'inte än';
}

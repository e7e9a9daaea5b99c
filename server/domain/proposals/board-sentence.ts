// What the board's minutes say when it approves a proposal: the sentence to paste.
import type { Proposal } from './proposal.ts';

/** What the sentence names. Legal documents are Swedish only. */
export interface BoardSentence {
  readonly kind: Proposal['kind'];
  readonly owner: string;
  readonly heading: string;
  readonly textHash: string;
}

/** So many characters of the hash tell wordings apart on paper. */
const shown = 12;

export function boardSentence({ kind, owner, heading, textHash }: BoardSentence): string {
  const attached = `”${heading}” enligt bilaga (kontrollsumma ${textHash.slice(0, shown)})`;
  switch (kind) {
    case 'revision':
      return `Styrelsen beslutar att godkänna förslaget till reviderad förbundsordning för ${owner}, ${attached}, och att skicka det till förbundets medlemmar för antagande.`;
    case 'formation':
      return `Beslutas att ställa sig bakom förslaget till förbundsordning för ${owner}, ${attached}, och att skicka det till de blivande medlemmarna för antagande.`;
    case 'bylaws':
      return `Styrelsen beslutar att godkänna förslaget till ändrade stadgar för ${owner}, ${attached}, och att lägga fram det för mötet.`;
  }
}

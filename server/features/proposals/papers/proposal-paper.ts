// The proposal itself as a document: what the board decides on, and what is sealed when it goes to the members.
import { plain, type Block, type Paper } from '../../../domain/documents/blocks.ts';
import { formatDate } from '../../../domain/language/dates.ts';
import { boardSentence } from '../../../domain/proposals/board-sentence.ts';
import { adoptionLines } from '../../../domain/proposals/decision-sentence.ts';
import type { Words } from '../../../web/i18n.ts';
import type { PaperContent } from './content.ts';
import type { CommentTold } from './consultation-summary.ts';
import { commentBlocks } from './consultation-summary.ts';
import { asked } from './letter.ts';
import { capitalised, listed, whatItIs, whoDecides } from './names.ts';
import {
  boardDecision,
  changeTable,
  checksum,
  comparisonSection,
  effectBlocks,
  fact,
  forceText,
  heading,
  paragraph,
  wholeText,
} from './parts.ts';

const date = (day: string): string => formatDate(day, 'sv');

const titleOf = (content: PaperContent): string =>
  `${capitalised(whatItIs(content.proposal))} för ${content.owner}`;

/** What was sent to the members, as it is issued and sealed. */
export function proposalPaper(content: PaperContent, words: Words): Paper {
  const { owner, proposal, round, text, members } = content;
  return {
    title: titleOf(content),
    genre: 'Förslag för antagande',
    issuer: owner,
    registryNumber: registryNumberOf(content),
    date: round?.dispatchedOn ?? content.today,
    decidedAt: round?.dispatchedAt ?? proposal.changedAt,
    isDraft: round === null,
    blocks: [
      {
        kind: 'facts',
        rows: [
          ...fact('Förbund', owner),
          ...fact('Ärende', proposal.heading),
          ...fact('Beslut bakom förslaget', boardDecision(content, date)),
          ...fact('Skickat till medlemmarna', round === null ? null : `den ${date(round.dispatchedOn)}`),
          ...fact('Utskick', round === null || round.number === 1 ? null : String(round.number)),
          ...checksum(text.textHash),
        ],
      },
      ...effectAndForce(content),
      ...(members.length === 0
        ? []
        : [
            {
              kind: 'table',
              caption: 'Medlemmar som ska anta förslaget',
              head: ['Medlem', 'Beslutas av'],
              rows: members.map(({ name, body }) => [
                { runs: plain(name) },
                { runs: plain(capitalised(whoDecides({ body, name }))) },
              ]),
            } as const,
          ]),
      ...changes(content),
      ...comparisonSection(content, words),
      ...wholeText(content),
    ],
  };
}

/** What the board decides on: the sentence for its minutes, the changes with their reasons, and what members have said. */
export function boardPaper(content: PaperContent, comments: readonly CommentTold[], words: Words): Paper {
  const { owner, proposal, text, members } = content;
  const first = members[0];
  return {
    title: titleOf(content),
    genre: 'Underlag för beslut',
    issuer: owner,
    registryNumber: registryNumberOf(content),
    date: content.today,
    decidedAt: proposal.changedAt,
    isDraft: proposal.board === null,
    unsealed: 'Underlag för beslut. Det är inte stämplat.',
    blocks: [
      {
        kind: 'facts',
        rows: [
          ...fact('Förbund', owner),
          ...fact('Ärende', proposal.heading),
          ...fact('Beslut', boardDecision(content, date)),
          ...checksum(text.textHash),
        ],
      },
      heading(2, 'Förslag till beslut'),
      {
        kind: 'quotation',
        blocks: [
          paragraph(
            boardSentence({ kind: proposal.kind, owner, heading: proposal.heading, textHash: text.textHash }),
          ),
        ],
        source: null,
      },
      ...effectAndForce(content),
      ...(first === undefined
        ? []
        : [
            paragraph(
              `Förslaget skickas till ${listed(members.map(({ name }) => name))}. Varje medlem ombeds besluta, till exempel:`,
            ),
            {
              kind: 'quotation',
              blocks: adoptionLines(asked(content, first)).map(paragraph),
              source: null,
            } as const,
          ]),
      ...changes(content),
      ...(comments.length === 0 ? [] : [heading(2, 'Synpunkter från samrådet'), ...commentBlocks(comments)]),
      ...comparisonSection(content, words),
      ...wholeText(content),
    ],
  };
}

const registryNumberOf = ({ proposal }: PaperContent): string | null => {
  const number = proposal.board?.registryNumber ?? '';
  return number === '' ? null : number;
};

const effectAndForce = ({ proposal, round, names }: PaperContent): readonly Block[] => [
  heading(2, 'Ikraftträdande'),
  paragraph(forceText(round?.forceRule ?? proposal.forceRule, proposal.kind === 'formation')),
  ...effectBlocks(proposal.effects, names),
];

function changes(content: PaperContent): readonly Block[] {
  const table = changeTable(content);
  return table.length === 0 ? [] : [heading(2, 'Vad som ändras och varför'), ...table];
}

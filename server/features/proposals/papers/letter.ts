// The missiv: what one member is asked to decide, by whom and by when, with all that the decision needs.
import { plain, type Block, type Paper } from '../../../domain/documents/blocks.ts';
import { formatDate } from '../../../domain/language/dates.ts';
import { adoptionLines, type AdoptionAsked } from '../../../domain/proposals/decision-sentence.ts';
import { unasked } from '../../../domain/proposals/must-adopt.ts';
import type { RoundMember } from '../../../domain/proposals/ratification.ts';
import type { PaperContent, PaperTools } from './content.ts';
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
  points,
  wholeText,
} from './parts.ts';

const date = (day: string): string => formatDate(day, 'sv');

/** The letter to one member. Before the dispatch it is a draft. @param answerAt the address where the member answers */
export function letterPaper(
  content: PaperContent,
  member: RoundMember,
  answerAt: string | null,
  tools: Pick<PaperTools, 'documentWords' | 'baseUrl'>,
): Paper {
  const { owner, proposal, round } = content;
  return {
    title: `${capitalised(whatItIs(content.proposal))} för ${owner}`,
    genre: `Missiv till ${member.name}`,
    issuer: owner,
    registryNumber: proposal.board?.registryNumber === '' ? null : (proposal.board?.registryNumber ?? null),
    date: round?.dispatchedOn ?? content.today,
    decidedAt: round?.dispatchedAt ?? proposal.changedAt,
    isDraft: round === null,
    unsealed: 'Missivet är inte stämplat. Förslaget finns som stämplad handling hos förbundet.',
    blocks: letterBlocks(content, member, answerAt, tools),
  };
}

function letterBlocks(
  content: PaperContent,
  member: RoundMember,
  answerAt: string | null,
  tools: Pick<PaperTools, 'documentWords' | 'baseUrl'>,
): readonly Block[] {
  const { owner, proposal, round, text } = content;
  const answerBy = round?.answerBy ?? null;
  const forceRule = round?.forceRule ?? proposal.forceRule;
  return [
    {
      kind: 'facts',
      rows: [
        ...fact('Till', member.name),
        ...fact('Beslutas av', capitalised(whoDecides(member))),
        ...fact('Från', owner),
        ...fact('Ärende', proposal.heading),
        ...fact('Beslut bakom förslaget', boardDecision(content, date)),
        ...fact('Svar önskas senast', answerBy === null ? null : `den ${date(answerBy)}`),
        ...fact('Svaret skickas till', content.contact),
        ...checksum(text.textHash),
      ],
    },
    heading(2, 'Vad som begärs'),
    ...request(content, member),
    heading(2, 'Förslag till beslut'),
    { kind: 'quotation', blocks: adoptionLines(asked(content, member)).map(paragraph), source: null },
    ...reasons(content),
    heading(2, 'Villkor och ikraftträdande'),
    paragraph(forceText(forceRule, proposal.kind === 'formation')),
    ...effectBlocks(proposal.effects, content.names),
    paragraph(
      'En medlem kan anta förslaget på villkor att övriga medlemmar fattar likalydande beslut. Det räknas som ett antagande. Antas förslaget med andra ord, om så bara ett, räknas det inte som ett antagande av det; styrelsen prövar då om förslaget ska ändras eller medlemmen tillfrågas på nytt.',
    ),
    paragraph(`Följande medlemmar ska anta förslaget: ${listed(content.members.map(({ name }) => name))}.`),
    ...informed(content),
    ...answering(content, answerAt, tools.baseUrl),
    ...comparisonSection(content, tools.documentWords),
    ...wholeText(content),
    // Last, so that it can be taken out.
    ...form(content, member, answerAt),
  ];
}

/** What the member's body decides, in the words of the minutes. */
export const asked = (
  { proposal, round, owner, amending }: PaperContent,
  { body }: RoundMember,
): AdoptionAsked => ({
  ...{ body, owner, amending, kind: proposal.kind },
  adoptedAs: round?.adoptedAs ?? proposal.adoptedAs,
  forceRule: round?.forceRule ?? proposal.forceRule,
});

function request(content: PaperContent, member: RoundMember): readonly Block[] {
  const { owner, proposal, round } = content;
  const by = round?.answerBy ?? null;
  const wanted = by === null ? '' : ` Beslutet önskas senast den ${date(by)}.`;
  const again =
    round !== null && round.number > 1
      ? [
          paragraph(
            `Det här är utskick ${String(round.number)}. Det ersätter de tidigare, och medlemmarna tillfrågas på nytt.`,
          ),
        ]
      : [];
  const rule =
    proposal.kind === 'formation'
      ? 'Förbundet bildas när alla medlemmar har antagit samma förbundsordning.'
      : 'Förbundsordningen antas av förbundets medlemmar, och varje ändring av den kräver att alla antar samma text.';
  return [
    paragraph(
      `${owner} ber ${whoDecides(member)} att ta ställning till ett ${whatItIs(content.proposal)}. ${rule}${wanted}`,
    ),
    ...again,
  ];
}

/** Who leaves with the proposal on its own notice adopts nothing, and is to know of it. */
function informed({ proposal, members, names }: PaperContent): readonly Block[] {
  const leaving = unasked(proposal.effects.leaves, members);
  if (leaving.length === 0) return [];
  const told = listed(leaving.map(({ memberId }) => names.get(memberId) ?? ''));
  return [
    paragraph(
      `För kännedom: ${told}. Den som har sagt upp sitt medlemskap och lämnar förbundet innan förbundsordningen börjar gälla ska inte anta den.`,
    ),
  ];
}

function reasons(content: PaperContent): readonly Block[] {
  const table = changeTable(content);
  return table.length === 0 ? [] : [heading(2, 'Vad som ändras och varför'), ...table];
}

function answering(
  { contact, round }: PaperContent,
  answerAt: string | null,
  baseUrl: string,
): readonly Block[] {
  const address = contact === null ? 'förbundet' : contact;
  return [
    heading(2, 'Så svarar medlemmen'),
    points([
      'Registrera beslutet med protokollsutdrag på sidan nedan. Den som förbundet har angett som kontakt kommer in med länken i mejlet.',
      `Eller skicka protokollsutdraget och svarsblanketten till ${address}.`,
    ]),
    ...(answerAt === null || round === null
      ? []
      : [
          {
            kind: 'paragraph',
            runs: [{ text: 'Sidan för svaret: ' }, { text: `${baseUrl}${answerAt}`, href: answerAt }],
          } as const,
        ]),
  ];
}

/** Boxes and lines to fill in by hand. */
function form(
  { proposal, contact, owner, round }: PaperContent,
  member: RoundMember,
  answerAt: string | null,
): readonly Block[] {
  const box = (text: string) => ({ label: '☐', blocks: [paragraph(text)] });
  const blank = '_'.repeat(28);
  const where = [
    contact ?? owner,
    ...(answerAt === null || round === null ? [] : ['eller på sidan som anges i missivet']),
  ].join(' ');
  return [
    heading(2, 'Svarsblankett'),
    paragraph(`${member.name} har behandlat ärendet ”${proposal.heading}” och`),
    {
      kind: 'list',
      items: [
        box('antar förslaget'),
        box('antar förslaget under förutsättning att övriga medlemmar fattar likalydande beslut'),
        box('antar förslaget med annan lydelse (lydelsen bifogas)'),
        box('avslår förslaget'),
        box('återremitterar ärendet'),
      ],
    },
    {
      kind: 'facts',
      rows: [
        'Beslutande organ',
        'Beslutsdag',
        'Protokollets paragraf (§)',
        'Diarienummer',
        'Namn och befattning',
      ].map((name) => ({ name, value: plain(blank) })),
    },
    paragraph(`Bifoga protokollsutdrag. Svaret skickas till ${where}.`),
  ];
}

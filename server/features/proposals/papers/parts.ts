// What several papers of a proposal say alike: the changes with their reasons, when it applies, what follows from it, its text.
import { plain, type Block, type Run } from '../../../domain/documents/blocks.ts';
import { minutesParagraph } from '../../../domain/language/minutes-paragraph.ts';
import { nameText, type ClauseName } from '../../../domain/comparison/amending-names.ts';
import type { Party } from '../../../domain/organisations/membership.ts';
import { fromWhen } from '../../../domain/proposals/decision-sentence.ts';
import type { Amendment, Effects, ForceRule } from '../../../domain/proposals/proposal.ts';
import { statuteBlocks } from '../../../domain/statutes/document.ts';
import type { Words } from '../../../web/i18n.ts';
import { proposedColumns } from '../../comparison/index.ts';
import type { PaperContent } from './content.ts';
import { capitalised } from './names.ts';

export const heading = (level: 2 | 3, text: string): Block => ({
  kind: 'heading',
  level,
  runs: plain(text),
});
export const paragraph = (text: string): Block => ({ kind: 'paragraph', runs: plain(text) });
export const points = (lines: readonly string[]): Block => ({
  kind: 'list',
  items: lines.map((line) => ({ label: '•', blocks: [paragraph(line)] })),
});
/** A row of facts; none where there is nothing to say. */
export const fact = (
  name: string,
  value: string | null,
): readonly { readonly name: string; readonly value: readonly Run[] }[] =>
  value === null || value === '' ? [] : [{ name, value: plain(value) }];

/** So many characters of the text's hash tell wordings apart on paper, as in the sentence of the board's minutes. */
export const checksum = (textHash: string) => [
  { name: 'Textens kontrollsumma', value: [{ text: textHash.slice(0, 12), code: true as const }] },
];

/** "Styrelsen den 12 maj 2026, § 41 (dnr 2026-14)"; null while nobody has decided. */
export function boardDecision(
  { proposal }: Pick<PaperContent, 'proposal'>,
  dateOf: (day: string) => string,
): string | null {
  const { board } = proposal;
  if (board === null) return null;
  const minutes = board.minutes === '' ? '' : `, ${minutesParagraph(board.minutes)}`;
  const number = board.registryNumber === '' ? '' : ` (dnr ${board.registryNumber.replace(/^dnr\s*/iu, '')})`;
  return `${capitalised(board.body === '' ? 'styrelsen' : board.body)} den ${dateOf(board.on)}${minutes}${number}`;
}

const natures: Readonly<Record<Amendment['nature'], string>> = {
  substantive: 'i sak',
  editorial: 'redaktionellt',
  consequential: 'följdändring',
};

/** Every amendment with what kind it is and why it is proposed. */
export function changeTable({ text, proposal }: PaperContent): readonly Block[] {
  if (text.amendments.length === 0) return [];
  const gives = text.amendments.some(({ reason }) => reason.trim() !== '');
  return [
    {
      kind: 'table',
      caption: proposal.kind === 'bylaws' ? 'Ändringar i stadgarna' : 'Ändringar i förbundsordningen',
      head: ['Paragraf', 'Ändring', 'Art', ...(gives ? ['Skäl'] : [])],
      rows: text.amendments.map((amendment) => [
        { runs: plain(partNamed(amendment)) },
        { runs: plain(whatHappens(amendment)) },
        { runs: plain(natures[amendment.nature]) },
        ...(gives ? [{ runs: plain(amendment.reason.trim() === '' ? '–' : amendment.reason.trim()) }] : []),
      ]),
    },
  ];
}

const outsideNames = {
  title: 'Titeln',
  opening: 'Ingressen',
  closing: 'Texten efter paragraferna',
  chapter: 'Kapitelrubriken före',
} as const;

function partNamed({ part, clause, proposed }: Amendment): string {
  const name = proposed ?? clause;
  if (part === undefined) return named(name);
  return name === null ? outsideNames[part] : `${outsideNames[part]} ${nameText(name)}`;
}

const named = (name: ClauseName | null): string => (name === null ? '–' : nameText(name));

function whatHappens({ kind, clause, currentWording, proposedWording }: Amendment): string {
  switch (kind) {
    case 'change':
    case 'outside':
      return 'ändras';
    case 'insert':
      return 'ny';
    case 'repeal':
      return 'upphör att gälla';
    case 'move':
      return 'flyttas';
    case 'redesignate': {
      const isReworded = JSON.stringify(currentWording) !== JSON.stringify(proposedWording);
      return `nuvarande ${named(clause)}${isReworded ? ', ändras' : ''}`;
    }
  }
}

/** When it is to apply, as a sentence of its own. */
export function forceText(rule: ForceRule, isFormation: boolean): string {
  const what = isFormation ? 'Förbundsordningen' : 'Den nya lydelsen';
  return rule.kind === 'fixedDay'
    ? `${what} gäller från och med ${fromWhen(rule)}. Har den sista medlemmen inte beslutat då gäller den från dagen för det beslutet.`
    : `${what} gäller från och med ${fromWhen(rule)}.`;
}

const partyNames: Readonly<Record<Party, string>> = {
  municipalities: 'kommunerna',
  regions: 'regionen',
  socialInsuranceAgency: 'Försäkringskassan',
  employmentService: 'Arbetsförmedlingen',
  none: '',
};

/** What follows when it enters into force: who joins and leaves, seats and shares. */
export function effectBlocks(effects: Effects, names: ReadonlyMap<string, string>): readonly Block[] {
  const name = (id: string): string => names.get(id) ?? '';
  const lines = [
    ...effects.joins.map(({ memberId }) => `${name(memberId)} blir medlem.`),
    ...effects.leaves.map(({ memberId }) => `${name(memberId)} är inte längre medlem.`),
    ...effects.seats.map(
      ({ memberId, ordinary, alternates }) =>
        `${name(memberId)} utser ${counted(ordinary, 'ledamot', 'ledamöter')} och ${counted(alternates, 'ersättare', 'ersättare')} i styrelsen.`,
    ),
    ...effects.shares.map(
      ({ party, memberId, numerator, denominator }) =>
        `${capitalised(memberId === null ? partyNames[party] : name(memberId))} svarar för ${String(numerator)}/${String(denominator)} av kostnaderna.`,
    ),
  ];
  return lines.length === 0 ? [] : [paragraph('När den börjar gälla:'), points(lines)];
}

const counted = (count: number, one: string, many: string): string => {
  const words = ['ingen', 'en', 'två', 'tre', 'fyra', 'fem', 'sex', 'sju', 'åtta', 'nio', 'tio'];
  return `${words[count] ?? String(count)} ${count <= 1 ? one : many}`;
};

/** The comparison in two columns, under its heading; nothing in a formation. */
export function comparisonSection({ comparison }: PaperContent, words: Words): readonly Block[] {
  return comparison === null
    ? []
    : [heading(2, 'Nuvarande och föreslagen lydelse'), ...proposedColumns(comparison, words)];
}

/** The proposal's whole text, under its heading. */
export function wholeText({ text, proposal, owner }: PaperContent): readonly Block[] {
  const title = proposal.kind === 'bylaws' ? `Stadgar för ${owner}` : `Förbundsordning för ${owner}`;
  return [
    heading(2, `${title}: den föreslagna lydelsen i sin helhet`),
    ...statuteBlocks(text.reading.clauses).map(lowered),
  ];
}

/** One level further down, as deep as there are levels. */
const lowered = (block: Block): Block =>
  block.kind === 'heading' ? { ...block, level: block.level === 2 ? 3 : 4 } : block;

// A motion as a document: the proposed decisions first, then the reasons, then the quoted clauses with where they stand.
import { plain, type Block, type Paper, type Run } from '../documents/blocks.ts';
import { markdownBlocks } from '../documents/markdown.ts';
import { dayInSweden, formatDate, type Day } from '../language/dates.ts';
import { clauseBody, clauseTitle } from '../statutes/document.ts';
import type { Clause } from '../statutes/statute.ts';
import type { Endorsement, Motion, MotionContent } from './motion.ts';
import { writtenClauses } from './submission.ts';

/** A quoted clause: its words, and where they stand. */
export interface Quotation {
  readonly clause: Clause;
  /** "4 § förbundsordningen för X, i lydelse från och med den 1 maj 2014". */
  readonly source: string;
  /** The clause's address in this house. */
  readonly href: string;
  /** Why the reader should look again; null where the words still stand. */
  readonly note: string | null;
}

/** What the rest of the house knows of the motion, in names and words. */
export interface MotionFacts {
  readonly moverName: string;
  readonly networkName: string;
  /** Who moves it too, in the motion's order, with what their own boards decided. */
  readonly coMovers: readonly { readonly name: string; readonly endorsement: Endorsement | null }[];
  /** "nns-2026-3"; null for a draft. */
  readonly number: string | null;
  readonly quotations: readonly Quotation[];
  /** What its att-satser change in the bylaws, by their ids, under headings of level 3. */
  readonly amendments: ReadonlyMap<string, readonly Block[]>;
  /** The day it is printed where it is a draft. */
  readonly today: Day;
  /** ISO instant a draft was last changed. */
  readonly changedAt: string;
}

const genres = { motion: 'Motion', boardProposal: 'Styrelsens förslag' } as const;

/** The motion's body as page and paper show it: att-satser, what they change in the bylaws, rationale, quotations. */
export function motionBlocks(
  content: MotionContent,
  quotations: readonly Quotation[],
  amendments: ReadonlyMap<string, readonly Block[]>,
): readonly Block[] {
  const clauses = writtenClauses(content);
  const rationale = markdownBlocks(content.rationale);
  return [
    ...(clauses.length === 0
      ? []
      : [heading('Förslag till beslut'), resolutionList(clauses.map(({ text }) => text))]),
    ...amendmentBlocks(clauses, amendments),
    ...(rationale.length === 0 ? [] : [heading('Motivering'), ...rationale]),
    ...(quotations.length === 0
      ? []
      : [heading('Citerade paragrafer'), ...quotations.flatMap(quotationBlocks)]),
  ];
}

/** Each change behind its att-sats; what the marks mean is said once. */
function amendmentBlocks(
  clauses: MotionContent['clauses'],
  amendments: ReadonlyMap<string, readonly Block[]>,
): readonly Block[] {
  const carried = clauses.flatMap(({ id }, index) => {
    const blocks = amendments.get(id);
    return blocks === undefined ? [] : [{ number: index + 1, blocks }];
  });
  if (carried.length === 0) return [];
  return [
    heading('Föreslagen ändring av stadgarna'),
    ...carried.flatMap(({ number, blocks }, place): readonly Block[] => [
      ...(clauses.length === 1
        ? []
        : [{ kind: 'paragraph', runs: [{ text: `Att-sats ${String(number)}`, strong: true }] } as const]),
      ...blocks.filter(({ kind }) => place === 0 || kind !== 'note'),
    ]),
  ];
}

const heading = (text: string): Block => ({ kind: 'heading', level: 2, runs: plain(text) });

const resolutionList = (texts: readonly string[]): Block => ({
  kind: 'list',
  items: texts.map((text, index) => ({
    label: `${String(index + 1)}.`,
    blocks: text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => ({ kind: 'paragraph', runs: plain(line.trim()) })),
  })),
});

export function quotationBlocks({ clause, source, href, note }: Quotation): readonly Block[] {
  return [
    {
      kind: 'quotation',
      blocks: [
        { kind: 'paragraph', runs: [{ text: clauseTitle(clause), strong: true }] },
        ...clauseBody(clause),
      ],
      source: [{ text: source, href }],
    },
    ...(note === null ? [] : [{ kind: 'note', runs: plain(note) } as const]),
  ];
}

/** The motion on paper: a draft carries "Utkast" and is dated the day it is printed. */
export function motionPaper(motion: Motion, facts: MotionFacts): Paper {
  const { content, kind, submittedAt } = motion;
  const title = content.heading.trim() === '' ? 'Motion utan rubrik' : content.heading;
  const date = submittedAt === null ? facts.today : dayInSweden(Date.parse(submittedAt));
  return {
    title,
    genre: genres[kind],
    issuer: facts.moverName,
    registryNumber: facts.number,
    date,
    decidedAt: submittedAt ?? facts.changedAt,
    isDraft: submittedAt === null,
    blocks: [
      { kind: 'facts', rows: factRows(motion, facts) },
      ...motionBlocks(content, facts.quotations, facts.amendments),
    ],
  };
}

interface FactRow {
  readonly name: string;
  readonly value: readonly Run[];
}

function factRows(motion: Motion, facts: MotionFacts): readonly FactRow[] {
  const { endorsement, submittedAt, lateAdmission } = motion;
  const row = (name: string, value: string | null): readonly FactRow[] =>
    value === null ? [] : [{ name, value: plain(value) }];
  return [
    ...row('Till', facts.networkName),
    ...row('Från', facts.moverName),
    ...row(
      'Tillsammans med',
      facts.coMovers.length === 0
        ? null
        : facts.coMovers
            .map((each) =>
              each.endorsement === null ? each.name : `${each.name} (${endorsementText(each.endorsement)})`,
            )
            .join(', '),
    ),
    ...row('Styrelsens beslut', endorsement === null ? null : endorsementText(endorsement)),
    ...row('Nummer', facts.number),
    ...row('Inlämnad', submittedAt === null ? null : instantText(submittedAt)),
    // The paper is made at submission and never changes: whether it is admitted stands on the motion's page.
    ...row('Motionstiden', lateAdmission === null ? null : 'För sent inkommen'),
  ];
}

/** "den 3 februari 2026, § 12". */
export const endorsementText = ({ on, minutes }: Endorsement): string =>
  [`den ${formatDate(on, 'sv')}`, minutes === '' ? null : /^§|§$/.test(minutes) ? minutes : `§ ${minutes}`]
    .filter((part) => part !== null)
    .join(', ');

const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  hour: '2-digit',
  minute: '2-digit',
});

/** "kl. 14.05" in Sweden. @param at ISO instant */
export const clockText = (at: string): string => clock.format(Date.parse(at)).replace(':', '.');

/** "3 februari 2026 kl. 14.05" in Sweden. @param at ISO instant */
export const instantText = (at: string): string =>
  `${formatDate(dayInSweden(Date.parse(at)), 'sv')} kl. ${clockText(at)}`;

// The minutes: what was treated § by §, what was proposed and asked, how each förbund voted, what was decided; and what their hash is.
import { createHash } from 'node:crypto';
import { plain, type Block, type Cell, type Run } from '../documents/blocks.ts';
import { dayInSweden, formatDate, type Day } from '../language/dates.ts';
import { canonicalFact, type Fact } from '../log/entry.ts';
import { clockText, instantText } from '../motions/document.ts';
import type { ClauseDecision } from '../motions/motion.ts';
import { meetingWord } from './agenda.ts';
import { tallyOf } from './majority.ts';
import type {
  AgendaItem,
  Ballot,
  Choice,
  Majority,
  Meeting,
  Officer,
  Poll,
  PollResult,
  RollEvent,
  YrkandeKind,
} from './meeting.ts';

/** A förbund that was on the roll at any time. */
export interface RollLine {
  readonly organisationId: string;
  readonly name: string;
  readonly votes: number;
}

export interface YrkandeLine {
  readonly kind: YrkandeKind;
  /** The förbund that raised it; '' where it was none. */
  readonly by: string;
  readonly text: string;
}

export interface PollCounted {
  readonly poll: Poll;
  readonly ballots: readonly Ballot[];
}

export interface ClauseTreated {
  readonly text: string;
  readonly yrkanden: readonly YrkandeLine[];
  readonly polls: readonly PollCounted[];
  /** This meeting's. */
  readonly decision: ClauseDecision | null;
  /** Was it settled at an earlier meeting, so that nothing of it was left to this one? */
  readonly isSettledBefore: boolean;
}

export interface MotionTreated {
  /** "nns-2026-3". */
  readonly number: string;
  readonly href: string;
  readonly heading: string;
  readonly movers: string;
  readonly isBoardProposal: boolean;
  /** From this meeting's agenda, not after it. */
  readonly isWithdrawn: boolean;
  readonly clauses: readonly ClauseTreated[];
}

export interface ItemTreated {
  readonly item: AgendaItem;
  readonly motion: MotionTreated | null;
  /** On the item itself, where it is no motion. */
  readonly polls: readonly PollCounted[];
}

/** The meeting adjourned. Null: it has not gone on yet. */
export interface Adjournment {
  /** ISO instants. */
  readonly from: string;
  readonly until: string | null;
}

/** Everything the minutes are made from, in names and words. */
export interface MeetingTreated {
  readonly meeting: Meeting;
  readonly networkName: string;
  readonly officers: readonly Officer[];
  readonly roll: readonly RollLine[];
  readonly events: readonly RollEvent[];
  /** Oldest first. */
  readonly adjournments: readonly Adjournment[];
  readonly items: readonly ItemTreated[];
}

/** The minutes' body: what the attesters certify. */
export function minutesBlocks(treated: MeetingTreated): readonly Block[] {
  return [
    { kind: 'facts', rows: factRows(treated) },
    ...rollBlocks(treated),
    ...adjournmentBlocks(treated),
    ...treated.items.flatMap((item) => itemBlocks(item, treated.meeting)),
  ];
}

/** SHA-256 over the canonical form of the body, hexadecimal. */
export const minutesHash = (blocks: readonly Block[]): string =>
  createHash('sha256')
    .update(canonicalFact(blockFacts(blocks)), 'utf8')
    .digest('hex');

/** Blocks hold text, whole numbers, lists and records, and `true` for a style: that is written 1. */
function blockFacts(value: unknown): Fact {
  if (value === true) return 1;
  if (typeof value === 'string' || typeof value === 'number' || value === null) return value;
  if (Array.isArray(value)) return value.map(blockFacts);
  return Object.fromEntries(Object.entries(value as object).map(([name, part]) => [name, blockFacts(part)]));
}

const paragraph = (...runs: readonly Run[]): Block => ({ kind: 'paragraph', runs });
const heading = (level: 2 | 3 | 4, text: string, anchor?: string): Block => ({
  kind: 'heading',
  level,
  runs: plain(text),
  ...(anchor === undefined ? {} : { anchor }),
});
const cell = (text: string): Cell => ({ runs: plain(text) });

function factRows({ meeting, networkName, officers }: MeetingTreated) {
  const row = (name: string, value: string): readonly { name: string; value: readonly Run[] }[] =>
    value === '' ? [] : [{ name, value: plain(value) }];
  const named = (duty: Officer['duty']): string =>
    officers
      .filter((officer) => officer.duty === duty)
      .map(({ name }) => name)
      .join(', ');
  return [
    ...row('Möte', `${meeting.name}, ${networkName}`),
    ...row('Dag', formatDate(meeting.day, 'sv')),
    ...row('Plats', meeting.place),
    ...row('Öppnat', meeting.openedAt === null ? '' : instantText(meeting.openedAt)),
    ...row('Avslutat', meeting.closedAt === null ? '' : instantText(meeting.closedAt)),
    ...row('Ordförande', named('chair')),
    ...row('Sekreterare', named('secretary')),
    ...row('Justerare tillika rösträknare', named('attester')),
  ];
}

function rollBlocks({ roll, events, meeting }: MeetingTreated): readonly Block[] {
  if (roll.length === 0) return [];
  const nameOf = new Map(roll.map(({ organisationId, name }) => [organisationId, name]));
  const changes = events.filter(({ at }) => meeting.openedAt !== null && at > meeting.openedAt);
  return [
    heading(2, 'Röstlängd'),
    {
      kind: 'table',
      caption: 'Förbund som var anmälda till mötet',
      head: ['Förbund', 'Företräddes av', 'Röster'],
      rows: roll.map(({ organisationId, name, votes }) => [
        cell(name),
        cell(representedText(events.filter((event) => event.organisationId === organisationId))),
        cell(String(votes)),
      ]),
    },
    ...(changes.length === 0
      ? []
      : [
          heading(3, 'Ändringar under mötet'),
          {
            kind: 'table',
            caption: 'Ändringar i röstlängden under mötet',
            head: ['Tid', 'Förbund', 'Ändring'],
            rows: changes.map((event) => [
              cell(clockText(event.at)),
              cell(nameOf.get(event.organisationId) ?? ''),
              cell(
                `${event.act === 'checkIn' ? 'Anmäld in' : 'Anmäld ut'}, ${representativeText(event)}${event.reason === '' ? '' : `: ${event.reason}`}`,
              ),
            ]),
          } as const,
        ]),
  ];
}

function adjournmentBlocks({ adjournments, events, meeting }: MeetingTreated): readonly Block[] {
  if (adjournments.length === 0) return [];
  const word = meetingWord(meeting.kind);
  return [
    heading(3, 'Ajourneringar'),
    ...adjournments.map(({ from, until }) =>
      paragraph({
        text:
          until === null
            ? `${word} ajournerades ${momentText(from, meeting.day)}.`
            : `${word} ajournerades ${momentText(from, meeting.day)} och återupptogs ${momentText(until, meeting.day)}, ${String(presentAt(events, until))} förbund närvarande.`,
      }),
    ),
  ];
}

/** "kl. 14.05", with the day where it is another than the meeting's. */
const momentText = (at: string, day: Day): string =>
  dayInSweden(Date.parse(at)) === day ? `kl. ${clockText(at)}` : `den ${instantText(at)}`;

/** How many förbund were in at the instant. */
function presentAt(events: readonly RollEvent[], at: string): number {
  const last = new Map(
    events.filter((event) => event.at <= at).map(({ organisationId, act }) => [organisationId, act]),
  );
  return [...last.values()].filter((act) => act === 'checkIn').length;
}

/** Who came for the förbund, each once. What the mandate says afterwards is of no account. */
const representedText = (events: readonly RollEvent[]): string =>
  [...new Set(events.filter(({ act }) => act === 'checkIn').map(representativeText))].join(', ');

function representativeText({ represented, name }: Pick<RollEvent, 'represented' | 'name'>): string {
  if (represented === 'delegate') return name === '' ? 'ombud' : name;
  return name === '' ? 'ersättare' : `${name} (ersättare)`;
}

function itemBlocks({ item, motion, polls }: ItemTreated, meeting: Meeting): readonly Block[] {
  return [
    heading(2, `§ ${String(item.position)} ${item.heading}`, `p${String(item.position)}`),
    ...(motion === null ? [] : motionBlocks(motion, meeting, item.position)),
    ...polls.flatMap(pollBlocks),
    ...(item.decision === '' ? [] : [paragraph({ text: item.decision, strong: true })]),
  ];
}

function motionBlocks(motion: MotionTreated, meeting: Meeting, position: number): readonly Block[] {
  const kind = motion.isBoardProposal ? 'Styrelsens förslag' : 'Motion';
  const from = motion.isBoardProposal ? '' : ` från ${motion.movers}`;
  const intro = paragraph(
    { text: `${kind} ` },
    { text: motion.number, href: motion.href },
    { text: `${from}: ${motion.heading}.` },
  );
  return [
    intro,
    ...motion.clauses.flatMap((clause, index) =>
      // Of a withdrawn motion stands whatever was put to the vote before: a vote is never without a trace.
      motion.isWithdrawn && !wasTreated(clause)
        ? []
        : [
            heading(3, `Att-sats ${String(index + 1)}`, `p${String(position)}-${String(index + 1)}`),
            { kind: 'quotation', blocks: [paragraph({ text: clause.text })], source: null } as const,
            ...yrkandeBlocks(clause.yrkanden),
            ...clause.polls.flatMap(pollBlocks),
            ...clauseDecisionBlocks(clause, meeting),
          ],
    ),
    ...(motion.isWithdrawn ? [paragraph({ text: 'Motionen är återkallad.' })] : []),
  ];
}

const wasTreated = ({ yrkanden, polls, decision }: ClauseTreated): boolean =>
  yrkanden.length > 0 || decision !== null || polls.some(({ poll }) => poll.manifest !== null);

function clauseDecisionBlocks(
  { decision, isSettledBefore }: ClauseTreated,
  meeting: Meeting,
): readonly Block[] {
  if (decision !== null) return [paragraph({ text: clauseDecisionText(decision, meeting), strong: true })];
  return isSettledBefore ? [paragraph({ text: 'Att-satsen avgjordes vid ett tidigare möte.' })] : [];
}

const yrkandeText: Readonly<Record<YrkandeKind, string>> = {
  approve: 'bifall',
  reject: 'avslag',
  amend: 'ändring',
  add: 'tillägg',
  referBack: 'återremiss',
  postpone: 'bordläggning',
};

function yrkandeBlocks(yrkanden: readonly YrkandeLine[]): readonly Block[] {
  if (yrkanden.length === 0) return [];
  return [
    paragraph({ text: 'Yrkanden:' }),
    {
      kind: 'list',
      items: yrkanden.map(({ kind, by, text }) => ({
        label: '–',
        blocks: [
          paragraph({
            text: `${by === '' ? 'Yrkande om' : `${by} yrkar`} ${yrkandeText[kind]}${text === '' ? '.' : `: ${text}`}`,
          }),
        ],
      })),
    },
  ];
}

/** "Årsmötet beslutar att bifalla att-satsen."; without a count it was by acclamation. */
export function clauseDecisionText(
  { outcome, wording, pollId, votes }: ClauseDecision,
  { kind }: Pick<Meeting, 'kind'>,
): string {
  const how = pollId === null && votes === null ? ' med acklamation' : '';
  const decides = `${meetingWord(kind)} beslutar${how} att`;
  switch (outcome) {
    case 'approved':
      return wording === null
        ? `${decides} bifalla att-satsen.`
        : `${decides} bifalla att-satsen i följande lydelse: ”${wording}”`;
    case 'rejected':
      return `${decides} avslå att-satsen.`;
    case 'answered':
      return `${decides} anse att-satsen besvarad.`;
    case 'referredBack':
      return `${decides} återremittera att-satsen till styrelsen.`;
    case 'postponed':
      return `${decides} bordlägga att-satsen.`;
  }
}

export function majorityText({ numerator, denominator, isExceeded, countsAbstentions }: Majority): string {
  const fraction = `${String(numerator)}/${String(denominator)}`;
  const share = `${isExceeded ? 'Mer än' : 'Minst'} ${shareText.get(fraction) ?? fraction} av de avgivna rösterna`;
  return countsAbstentions === true ? `${share}, där den som avstår räknas som röstande` : share;
}

const shareText: ReadonlyMap<string, string> = new Map([
  ['1/2', 'hälften'],
  ['2/3', 'två tredjedelar'],
  ['3/4', 'tre fjärdedelar'],
]);

const choiceText: Readonly<Record<Choice | 'none', string>> = {
  yes: 'Ja',
  no: 'Nej',
  abstain: 'Avstår',
  none: 'Röstade inte',
};

/** What a result says in one sentence. */
export function resultText({
  tally,
  outcome,
  settledBy,
}: Pick<PollResult, 'tally' | 'outcome' | 'settledBy'>): string {
  const counts = `Ja ${String(tally.yes)}, Nej ${String(tally.no)}, Avstår ${String(tally.abstain)}`;
  if (outcome === 'noResult') return `${counts}. Omröstningen gav inget resultat.`;
  const won = outcome === 'carried' ? 'Ja' : 'Nej';
  const by = {
    votes: '',
    castingVote: ' genom ordförandens utslagsröst',
    rejection: ', eftersom lika röstetal innebär Nej',
    drawingOfLots: ' genom lottning',
  }[settledBy];
  return `${counts}. ${won} vann${by}.`;
}

/** A poll that was opened: question, what Yes and No meant, the result, and how each förbund voted with its receipt. */
export function pollBlocks({ poll, ballots }: PollCounted): readonly Block[] {
  const { manifest, result } = poll;
  if (manifest === null) return [];
  const row = (name: string, value: string): { name: string; value: readonly Run[] } => ({
    name,
    value: plain(value),
  });
  const isAside = poll.state === 'rerun';
  const tally = isAside ? tallyOf(manifest, ballots) : null;
  const came =
    result === null
      ? tally === null
        ? 'Resultatet är inte fastställt.'
        : `Ja ${String(tally.yes)}, Nej ${String(tally.no)}, Avstår ${String(tally.abstain)}. Omröstningen gjordes om.`
      : `${resultText(result)}${isAside ? ' Omröstningen gjordes om.' : ''}`;
  const cast = new Map(ballots.map((ballot) => [ballot.organisationId, ballot]));
  const isPublic = result !== null || isAside;
  return [
    {
      kind: 'facts',
      rows: [
        row(manifest.purpose === 'counter' ? 'Kontrapropositionsvotering' : 'Omröstning', manifest.question),
        ...(poll.rerunOf === null ? [] : [row('Görs om eftersom', poll.reason)]),
        row('Texten som beslutas', manifest.text),
        row('Ja innebär', manifest.yesMeans),
        row('Nej innebär', manifest.noMeans),
        row('Krävs', majorityText(manifest.majority)),
        row('Resultat', came),
        ...(result === null || result.lot === null ? [] : [row('Lotten', result.lot)]),
      ],
    },
    ...(isPublic
      ? [
          {
            kind: 'table',
            caption: `Så röstade förbunden: ${manifest.question}`,
            head: ['Förbund', 'Röst', 'Röster', 'Kvitto'],
            rows: [...manifest.roll]
              .sort((a, b) => swedish.compare(a.name, b.name))
              .map(({ name, organisationId, votes }) => [
                cell(name),
                cell(choiceText[cast.get(organisationId)?.choice ?? 'none']),
                cell(String(votes)),
                cell(cast.get(organisationId)?.receipt ?? ''),
              ]),
          } as const,
        ]
      : []),
  ];
}

const swedish = new Intl.Collator('sv', { numeric: true });

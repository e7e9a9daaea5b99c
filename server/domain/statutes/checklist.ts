// What a förbundsordning must state by 9 § lag (2003:1210), and what the law says of it besides, checked on a day: item by item, with the words it rests on.
import { hasCome, latest, type Day } from '../language/dates.ts';
import { topicOf } from '../topics/topic-of.ts';
import { lawItems, type LawItem, type TopicCode } from '../topics/topics.ts';
import { clauseAnchors } from './anchor.ts';
import { boardCounts, boardSeats } from './checklist/board-seats.ts';
import {
  finding,
  type CheckedForbund,
  type Dated,
  type Finding,
  type Verdict,
  type Why,
} from './checklist/finding.ts';
import { itemStated } from './checklist/items.ts';
import { membersStated, nameStated, seatStated } from './checklist/naming.ts';
import { costShares } from './checklist/shares.ts';
import { statementsOf, type Statement } from './checklist/statement.ts';
import { boardTerm } from './checklist/term.ts';
import { clauseReference } from './citation.ts';
import type { Reading } from './statute.ts';

export type { CheckedForbund, CheckedMember, Verdict, Why } from './checklist/finding.ts';

/** What is asked. Each has words of its own; what 9 § asks for in one item may be several. */
export type Check =
  | Exclude<TopicCode, 'amendment' | 'entryIntoForce' | 'audit' | 'board'>
  | 'seat'
  | 'boardNumber'
  | 'auditorsTerm'
  | 'jointAuditors'
  | 'boardSeats'
  | 'boardTerm'
  | 'costShares';

/** A check with a section of the law of its own, besides the list of 9 §. */
export interface LawCheck extends Dated {
  readonly check: 'boardSeats' | 'boardTerm' | 'costShares';
  readonly section: string;
}

const inForce = '2004-01-01' as LawItem['from'];

/** When the law changes, close a row and add another. */
export const lawChecks: readonly LawCheck[] = [
  { check: 'boardSeats', section: '10', from: inForce, to: null },
  { check: 'boardTerm', section: '13', from: inForce, to: null },
  { check: 'costShares', section: '5', from: inForce, to: null },
];

/** The clause and words that an answer rests on. */
export interface Ground {
  readonly anchor: string;
  readonly reference: string;
  readonly heading: string | null;
  readonly words: string;
}

export interface ChecklistRow {
  readonly check: Check;
  /** The section of lag (2003:1210), and the item of its list where there is one. */
  readonly section: string;
  readonly item: number | null;
  readonly verdict: Verdict;
  readonly why: Why;
  readonly facts: Finding['facts'];
  readonly grounds: readonly Ground[];
}

export interface Asked {
  readonly on: Day;
  readonly forbund: CheckedForbund;
  /** The topics of each clause as people have corrected them, in the order of the clauses; by their words where null. */
  readonly topics?: readonly (readonly TopicCode[])[] | null;
  readonly items?: readonly LawItem[];
  readonly checks?: readonly LawCheck[];
}

/** Every item of the law on that day, in its order, then the checks with sections of their own. Longest words are cut. */
export function checklistOf(reading: Pick<Reading, 'clauses'>, asked: Asked): readonly ChecklistRow[] {
  const { on, forbund, items = lawItems, checks = lawChecks } = asked;
  const { clauses } = reading;
  const topics = asked.topics ?? clauses.map((clause) => topicOf(clause).map(({ topic }) => topic));
  const statements = statementsOf(clauses);
  const about = (topic: TopicCode): readonly number[] =>
    clauses.flatMap((_, clause) => (topics[clause]?.includes(topic) === true ? [clause] : []));
  const anchors = clauseAnchors(clauses);
  const ground = ({ clause, text }: Statement): Ground[] => {
    const at = clauses[clause];
    return at === undefined
      ? []
      : [
          {
            anchor: anchors[clause] ?? '',
            reference: clauseReference(at),
            heading: at.heading,
            words: shortened(text),
          },
        ];
  };
  const row = (check: Check, section: string, item: number | null, found: Finding): ChecklistRow => ({
    ...{ check, section, item, verdict: found.verdict, why: found.why, facts: found.facts },
    grounds: found.grounds.flatMap(ground),
  });
  const headings = clauses.map(({ heading }) => heading);
  const ofItem = ({ item, topic }: LawItem): readonly ChecklistRow[] => {
    const of = (check: Check, found: Finding): ChecklistRow => row(check, '9', item, found);
    switch (topic) {
      case 'name':
        return [
          of('name', nameStated(statements, about('name'), forbund)),
          of('seat', seatStated(statements, headings)),
        ];
      case 'members':
        return [of('members', membersStated(statements, about('members'), forbund))];
      case 'board':
        return [of('boardNumber', boardNumber(statements, about('board'), forbund))];
      case 'audit':
        return [
          of(
            item === 13 ? 'jointAuditors' : 'auditorsTerm',
            itemStated(item, topic, statements, about(topic)),
          ),
        ];
      case 'amendment':
      case 'entryIntoForce':
        return [];
      default:
        return [of(topic, itemStated(item, topic, statements, about(topic)))];
    }
  };
  const ofLaw = ({ check, section }: LawCheck): ChecklistRow => {
    if (check === 'boardSeats') return row(check, section, null, boardSeats(statements, forbund));
    if (check === 'boardTerm') return row(check, section, null, boardTerm(statements));
    return row(check, section, null, costShares(statements, forbund));
  };
  return [
    ...items.filter((each) => isLaw(each, on)).flatMap(ofItem),
    ...checks.filter((each) => isLaw(each, on)).map(ofLaw),
  ];
}

/** A row whose beginning is not known counts; one that ends counts on its last day. */
const isLaw = ({ from, to }: Dated, on: Day): boolean =>
  (from === null || hasCome(from, on) !== 'no') && (to === null || latest(to) >= on);

/** 9 § 3: how many they are, and that it is said whom they represent. */
function boardNumber(
  statements: readonly Statement[],
  about: readonly number[],
  { seats }: CheckedForbund,
): Finding {
  const own = statements.filter(({ clause }) => about.includes(clause));
  const counts = boardCounts(own.length > 0 ? own : statements);
  const { ordinary, alternates } = counts;
  if (ordinary === null || alternates === null)
    return own.length === 0 && ordinary === null
      ? finding('missing', 'notStated')
      : finding('doubtful', 'numberUnread', counts.grounds.length > 0 ? counts.grounds : own);
  const registered = (seats ?? []).reduce((sum, each) => sum + each.ordinary, 0);
  return registered > 0 && registered !== ordinary
    ? finding('doubtful', 'numberDiffers', counts.grounds, { seats: ordinary, registered })
    : finding('found', 'numberRead', counts.grounds, { seats: ordinary, alternates });
}

const longestWords = 320;
const shortened = (text: string): string =>
  text.length <= longestWords ? text : `${text.slice(0, longestWords).replace(/\s+\S*$/u, '')} …`;

// What a förbundsordning must state (9 § lag (2003:1210)), and what most state besides: the subjects by which förbund are compared.
import { hasCome, latest, type Day, type PartialDate } from '../language/dates.ts';

/** The codes are stored with corrections: they never change meaning. In the order of the law, then what it does not ask for. */
export const topicCodes = [
  'name',
  'members',
  'purpose',
  'organisation',
  'board',
  'tasks',
  'initiative',
  'decisions',
  'notices',
  'shares',
  'borrowing',
  'insight',
  'budget',
  'audit',
  'withdrawal',
  'liquidation',
  'disputes',
  'remuneration',
  'amendment',
  'entryIntoForce',
] as const;
export type TopicCode = (typeof topicCodes)[number];

export const isTopic = (code: string): code is TopicCode => topicCodes.some((each) => each === code);

/** An item of the law's list, from when until (last day) it has stood there; null from is unknown, null to is open. */
export interface LawItem {
  readonly item: number;
  readonly topic: TopicCode;
  readonly from: PartialDate | null;
  readonly to: PartialDate | null;
}

const inForce = '2004-01-01' as PartialDate;
const since = (from: PartialDate | null, topic: TopicCode, item: number): LawItem => ({
  item,
  topic,
  from,
  to: null,
});

/**
 * 9 § lag (2003:1210). The first item is parted in three; auditors' terms and joint auditors, which stand in one clause
 * everywhere, share a topic. Items 15–17 stand in the law as it reads from 2020 (SFS 2019:914); since when is not known.
 * When the law changes, close a row and add another.
 */
export const lawItems: readonly LawItem[] = [
  since(inForce, 'name', 1),
  since(inForce, 'members', 1),
  since(inForce, 'purpose', 1),
  since(inForce, 'organisation', 2),
  since(inForce, 'board', 3),
  since(inForce, 'tasks', 4),
  since(inForce, 'initiative', 5),
  since(inForce, 'decisions', 6),
  since(inForce, 'notices', 7),
  since(inForce, 'shares', 8),
  since(inForce, 'borrowing', 9),
  since(inForce, 'insight', 10),
  since(inForce, 'budget', 11),
  since(inForce, 'audit', 12),
  since(inForce, 'audit', 13),
  since(inForce, 'withdrawal', 14),
  since(null, 'liquidation', 15),
  since(null, 'disputes', 16),
  since(null, 'remuneration', 17),
];

/** The numbers of the law's items that a topic answers to on a day; none for what the law does not ask for. */
export function itemsOf(topic: TopicCode, on: Day, items: readonly LawItem[] = lawItems): readonly number[] {
  return items
    .filter((each) => each.topic === topic)
    .filter(({ from, to }) => from === null || (hasCome(from, on) !== 'no' && !hasPassed(to, on)))
    .map(({ item }) => item);
}

/** Whether a last day lies before the day asked about. */
const hasPassed = (to: PartialDate | null, on: Day): boolean => to !== null && latest(to) < on;

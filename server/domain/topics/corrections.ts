// What people have said a clause is about, over what its words tell, followed from version to version.
import { isTopic, type TopicCode } from './topics.ts';
import type { TopicFound } from './topic-of.ts';

/** A clause as far as its subject goes. */
export interface ClauseHead {
  /** Its fragment in the version's address. */
  readonly anchor: string;
  /** "4 §", in chapters "2 kap. 4 §". */
  readonly reference: string;
  readonly heading: string | null;
  /** Equal for equal wording, whatever the number or rubric. */
  readonly wording: string;
  readonly found: readonly TopicFound[];
}

/** `none`: about none of them. `automatic`: what its words tell, which takes a correction back. */
export type CorrectedTopic = TopicCode | 'none' | 'automatic';
export const isCorrectedTopic = (code: string): code is CorrectedTopic =>
  code === 'none' || code === 'automatic' || isTopic(code);

export interface Correction {
  readonly version: string;
  readonly anchor: string;
  readonly topic: CorrectedTopic;
}

export interface VersionHeads {
  readonly version: string;
  readonly clauses: readonly ClauseHead[];
}

/** A clause with the subjects that count. */
export interface ClauseTopics extends ClauseHead {
  /** The likeliest first. */
  readonly topics: readonly TopicCode[];
  /** What somebody has set it to; null where its words decide. */
  readonly correction: Exclude<CorrectedTopic, 'automatic'> | null;
}

/**
 * The subjects of every clause of every version. A correction holds from the version it was made in, and goes along to
 * the next where the clause's wording, or its number and rubric, are the same.
 * @param versions one organisation's, in order of time
 * @param corrections in the order they were made: the last of a clause counts
 */
export function topicsThroughTime(
  versions: readonly VersionHeads[],
  corrections: readonly Correction[],
): ReadonlyMap<string, readonly ClauseTopics[]> {
  const made = new Map(corrections.map((each) => [`${each.version} ${each.anchor}`, each.topic]));
  const told = new Map<string, readonly ClauseTopics[]>();
  let before: readonly ClauseTopics[] = [];
  for (const { version, clauses } of versions) {
    const byWording = firstBy(before, wordingOf);
    const byName = firstBy(before, nameOf);
    before = clauses.map((clause): ClauseTopics => {
      const own = made.get(`${version} ${clause.anchor}`);
      const inherited = (byWording.get(wordingOf(clause)) ?? byName.get(nameOf(clause)))?.correction ?? null;
      const correction = own === undefined ? inherited : own === 'automatic' ? null : own;
      return { ...clause, correction, topics: topicsUnder(correction, clause) };
    });
    told.set(version, before);
  }
  return told;
}

const wordingOf = ({ wording }: ClauseHead): string => wording;
const nameOf = ({ reference, heading }: ClauseHead): string => `${reference} ${heading?.toLowerCase() ?? ''}`;

function topicsUnder(correction: ClauseTopics['correction'], { found }: ClauseHead): readonly TopicCode[] {
  if (correction === 'none') return [];
  return correction === null ? found.map(({ topic }) => topic) : [correction];
}

function firstBy(
  clauses: readonly ClauseTopics[],
  key: (clause: ClauseHead) => string,
): ReadonlyMap<string, ClauseTopics> {
  const found = new Map<string, ClauseTopics>();
  for (const clause of clauses) if (!found.has(key(clause))) found.set(key(clause), clause);
  return found;
}

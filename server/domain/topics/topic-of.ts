// Which subject a clause is about, told by its rubric and its words, so that § 4 of one förbund and § 5 of another meet.
import { styckenOf } from '../comparison/stycken.ts';
import type { Clause } from '../statutes/statute.ts';
import { Phrases, wordsOf } from './phrases.ts';
import { topicCodes, type TopicCode } from './topics.ts';
import { vocabulary } from './vocabulary.ts';

export interface TopicFound {
  readonly topic: TopicCode;
  /** From a half (one sure phrase) towards 1. */
  readonly confidence: number;
}

/** What a phrase is worth. A rubric counts once, by its surest phrase; a text by all that it holds, each once, up to a most. */
const worth = { rubric: { sure: 6, likely: 3 }, text: { sure: 3, likely: 1.5, hint: 0.5 } } as const;
const mostFromText = 8;
/** What stands in the clause's first sentence says more of it. */
const firstSentence = 1.5;
/** The rubric of a chapter says less about one of its clauses. */
const chapterShare = 0.5;
const enough = 3;
/** A subject beside the first must be more than this much of it, and stand by more than a single phrase. */
const besideFirst = 0.5;
const enoughBeside = 4.5;
/** A clause says early what it is about; the rest of a huge one is not read. */
const longestRead = 20_000;

interface Meaning {
  readonly topic: TopicCode;
  readonly phrase: string;
  readonly worth: number;
}

const rubricPhrases = new Phrases<Meaning>();
const wholeRubrics = new Map<string, Meaning>();
const textPhrases = new Phrases<Meaning>();
for (const topic of topicCodes) {
  const { rubric, text } = vocabulary[topic];
  for (const kind of ['sure', 'likely'] as const) {
    for (const phrase of rubric[kind]) {
      const meaning = { topic, phrase, worth: worth.rubric[kind] };
      if (phrase.startsWith('=')) wholeRubrics.set(phrase.slice(1), meaning);
      else rubricPhrases.add(phrase, meaning);
    }
  }
  for (const kind of ['sure', 'likely', 'hint'] as const)
    for (const phrase of text[kind]) textPhrases.add(phrase, { topic, phrase, worth: worth.text[kind] });
}

/** The subjects of a clause, the likeliest first; none where nothing fits. */
export function topicOf(clause: Pick<Clause, 'heading' | 'chapter' | 'blocks'>): readonly TopicFound[] {
  const scores = new Map<TopicCode, number>();
  const add = (topic: TopicCode, score: number): void => {
    scores.set(topic, (scores.get(topic) ?? 0) + score);
  };
  const rubrics = ofRubric(clause.heading);
  for (const [topic, score] of rubrics) add(topic, score);
  if (rubrics.size === 0)
    for (const [topic, score] of ofRubric(clause.chapter?.heading ?? null)) add(topic, score * chapterShare);
  for (const [topic, score] of ofText(clause)) add(topic, Math.min(score, mostFromText));
  const best = Math.max(0, ...scores.values());
  return topicCodes
    .map((topic) => ({ topic, score: scores.get(topic) ?? 0 }))
    .filter(({ score }) => score >= (score === best ? enough : enoughBeside) && score > best * besideFirst)
    .toSorted((a, b) => b.score - a.score)
    .map(({ topic, score }) => ({ topic, confidence: score / (score + enough) }));
}

function ofRubric(heading: string | null): ReadonlyMap<TopicCode, number> {
  const scores = new Map<TopicCode, number>();
  if (heading === null) return scores;
  const note = ({ topic, worth: score }: Meaning): void => {
    scores.set(topic, Math.max(scores.get(topic) ?? 0, score));
  };
  const words = wordsOf(heading.slice(0, longestRead));
  rubricPhrases.find(words, note);
  const whole = words.join(' ').replace(/^(?:samordnings)?förbundets /, '');
  const known = wholeRubrics.get(whole);
  if (known !== undefined) note(known);
  return scores;
}

function ofText({ blocks }: Pick<Clause, 'blocks'>): ReadonlyMap<TopicCode, number> {
  const texts = styckenOf({ blocks }).flatMap((stycke) => stycke.map(({ text }) => text));
  const words = wordsOf(texts.join('\n').slice(0, longestRead));
  const end = words.indexOf('.');
  const seen = new Map<Meaning, number>();
  textPhrases.find(words, (meaning, place) => {
    const score = meaning.worth * (end === -1 || place < end ? firstSentence : 1);
    seen.set(meaning, Math.max(seen.get(meaning) ?? 0, score));
  });
  const scores = new Map<TopicCode, number>();
  for (const [{ topic }, score] of seen) scores.set(topic, (scores.get(topic) ?? 0) + score);
  return scores;
}

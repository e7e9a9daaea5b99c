// The page on which a förbund's clauses stand with their subjects, and where its secretary corrects them.
import type { ClauseTopics } from '../../domain/topics/corrections.ts';
import { isCorrectedTopic } from '../../domain/topics/corrections.ts';
import { topicCodes, itemsOf, type TopicCode } from '../../domain/topics/topics.ts';
import { refuse, type Refusal } from '../../domain/refusal.ts';
import { page, type Page } from '../../web/answer.ts';
import { field, type Form } from '../../web/body.ts';
import type { DayAsked, Filled } from '../../web/form.ts';
import { crumbsTo, type StoredOrganisation } from '../organisations/index.ts';
import { statuteCrumb, versionPath } from '../statutes/index.ts';
import type { TopicChoice } from './actions.ts';
import { clauseTopicsPath, similarPath, topicPath } from './paths.ts';
import type { ForbundText } from './shelf.ts';

const fieldOf = (index: number): string => `topic.${String(index)}`;
const chosenNow = ({ correction }: ClauseTopics): string => correction ?? 'automatic';

/** The form's choices that say something else than what holds now. */
export function correctionsIn(form: Form, clauses: readonly ClauseTopics[]): Filled<readonly TopicChoice[]> {
  const refusals: Refusal[] = [];
  const command = clauses.flatMap((clause, index): TopicChoice[] => {
    const topic = field(form, fieldOf(index));
    if (topic === '' || topic === chosenNow(clause)) return [];
    if (isCorrectedTopic(topic)) return [{ anchor: clause.anchor, topic }];
    refusals.push(refuse('form.choice', fieldOf(index)));
    return [];
  });
  return refusals.length > 0 ? { refusals } : { command };
}

export function clauseTopicsPage(
  organisation: StoredOrganisation,
  text: ForbundText | null,
  asked: DayAsked,
  mayCorrect: boolean,
  form: Form,
  notice: string | null,
  refusals: readonly Refusal[],
): Page {
  const clauses = text?.clauses ?? [];
  const treated = new Set(clauses.flatMap(({ topics }) => topics));
  const missing = topicCodes.filter((topic) => itemsOf(topic, asked.on).length > 0 && !treated.has(topic));
  return page(
    'topics/clauses',
    {
      title: { key: 'topics.clauses.title' },
      crumbs: [...crumbsTo(organisation, asked.on), statuteCrumb(organisation)],
      ownerName: text?.name ?? null,
      effectiveFrom: text?.version.effectiveFrom ?? null,
      clauses: clauses.map((clause, index) => ({
        name: fieldOf(index),
        reference: clause.reference,
        rubric: clause.heading,
        path: text === null ? '' : `${versionPath(organisation, text.version.sequence)}#${clause.anchor}`,
        similarPath: text === null ? '' : similarPath(text.version.id, clause.anchor),
        topics: clause.topics.map(topicModel),
        isCorrected: clause.correction !== null,
        found: clause.found.map(({ topic }) => topicModel(topic)),
        chosen: field(form, fieldOf(index)) || chosenNow(clause),
      })),
      choices: topicCodes,
      missing: missing.map(topicModel),
      mayCorrect: mayCorrect && text !== null,
      versionId: text?.version.id ?? '',
      path: clauseTopicsPath(organisation.slug),
      notice,
      ...{ on: asked.on, typedDay: asked.typed, isToday: asked.isToday },
      dayPath: clauseTopicsPath(organisation.slug),
    },
    [...asked.refusals, ...refusals],
  );
}

const topicModel = (topic: TopicCode) => ({ topic, path: topicPath(topic) });

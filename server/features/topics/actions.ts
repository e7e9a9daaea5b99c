// The act on topics: somebody says what a clause is about.
import type { CorrectedTopic } from '../../domain/topics/corrections.ts';
import type { VersionHeader } from '../statutes/index.ts';
import type { TopicsDesk } from './shelf.ts';

export interface TopicChoice {
  readonly anchor: string;
  readonly topic: CorrectedTopic;
}

/** Adds a correction for each clause; an earlier one of the same clause stays on record and no longer counts. */
export async function correctTopics(
  desk: TopicsDesk,
  version: VersionHeader,
  choices: readonly TopicChoice[],
): Promise<void> {
  for (const { anchor, topic } of choices) {
    await desk.topics.addCorrection({
      ...{ id: desk.newId(), organisationId: version.organisationId, version: version.id, anchor, topic },
      ...{ setAt: desk.now, setBy: desk.who?.accountId ?? null },
    });
    await desk.record({
      kind: 'statute.topicCorrected',
      organisationId: version.organisationId,
      subjectId: version.id,
      facts: { clause: anchor, topic },
    });
  }
}

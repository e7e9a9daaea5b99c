// What the history's templates are told.
import type { ClauseChange } from '../../domain/comparison/change.ts';
import type { LifeStage } from '../../domain/history/life.ts';
import type { SentenceHistory, Step } from '../../domain/history/origins.ts';
import type { Day } from '../../domain/language/dates.ts';
import { nameOn } from '../../domain/organisations/organisation.ts';
import { clauseAnchors } from '../../domain/statutes/anchor.ts';
import { clauseReference } from '../../domain/statutes/citation.ts';
import type { Clause } from '../../domain/statutes/statute.ts';
import { page, type Page } from '../../web/answer.ts';
import { paragraphModel } from '../comparison/index.ts';
import { crumbsTo, type StoredOrganisation } from '../organisations/index.ts';
import {
  statuteCrumb,
  statuteKindOf,
  versionPath,
  type Decision,
  type VersionHeader,
} from '../statutes/index.ts';
import { clauseHistoryPath, historyPath } from './paths.ts';

/** Versions and what changed between them, oldest first; `at` is the one asked about. */
export interface History {
  readonly organisation: StoredOrganisation;
  readonly versions: readonly { readonly header: VersionHeader; readonly decisions: readonly Decision[] }[];
  readonly steps: readonly Step[];
  readonly at: number;
  /** Versions without a known date, which have no place in the history. */
  readonly undated: number;
}

/** The text of one version, with the version that brought each sentence. */
export function historyPage(history: History, sentences: readonly SentenceHistory[], today: Day): Page {
  const { organisation, versions, steps, at } = history;
  const shown = versions[at];
  const clauses = steps[at]?.reading.clauses ?? [];
  const anchors = clauseAnchors(clauses);
  const oldest = sentences.reduce((least, { events }) => Math.min(least, lastStep(events)), at);
  return page('history/show', {
    title: { key: 'history.title', facts: { name: nameOn(organisation, today) } },
    crumbs: [...crumbsTo(organisation, today), statuteCrumb(organisation)],
    kind: statuteKindOf(organisation),
    sequence: shown?.header.sequence ?? 0,
    effectiveFrom: shown?.header.effectiveFrom ?? null,
    versionPath: versionPath(organisation, shown?.header.sequence ?? 0),
    undated: history.undated,
    versions: versions.slice(0, at + 1).map((version, step) => ({
      ...versionModel(organisation, version.header),
      decisions: version.decisions.map(decisionModel),
      isReadIn: version.header.evidence === 'readIn',
      sentences: sentences.filter(({ events }) => lastStep(events) === step).length,
    })),
    others: versions
      .filter((_, step) => step !== at)
      .map(({ header }) => ({
        ...versionModel(organisation, header),
        path: historyPath(organisation, header.sequence),
      })),
    clauses: clauses.map((clause, index) => ({
      anchor: anchors[index] ?? '',
      heading: clause.heading,
      reference: clauseReference(clause),
      lifePath: clauseHistoryPath(organisation, anchors[index] ?? '', shown?.header.sequence),
      passages: passagesOf(
        sentences.filter((sentence) => sentence.clause === index),
        clause,
        (step) => versions[step]?.header ?? null,
        oldest,
      ),
    })),
  });
}

type Events = SentenceHistory['events'];

/** What gave a sentence its meaning: the last event that did more than edit it. */
const bringing = (events: Events): Events[number] | undefined =>
  events.findLast(({ kind }) => kind !== 'edited') ?? events[0];
const lastStep = (events: Events): number => bringing(events)?.step ?? 0;

/** A decision that is evidenced here has the member's own number of the matter. */
const decisionModel = (decision: Decision) => ({
  ...decision,
  registryNumber: decision.registryNumber ?? null,
});

const versionModel = (organisation: StoredOrganisation, { sequence, effectiveFrom }: VersionHeader) => ({
  sequence,
  effectiveFrom,
  path: versionPath(organisation, sequence),
});

/** Sentences in a row of one stycke that the same version brought, told together. */
function passagesOf(
  sentences: readonly SentenceHistory[],
  clause: Clause,
  headerOf: (step: number) => VersionHeader | null,
  oldest: number,
) {
  const runs: SentenceHistory[][] = [];
  for (const sentence of sentences) {
    const run = runs.at(-1);
    const [last] = run ?? [];
    const joins =
      last !== undefined &&
      last.block === sentence.block &&
      last.item === sentence.item &&
      last.events.length === 1 &&
      sentence.events.length === 1 &&
      lastStep(last.events) === lastStep(sentence.events);
    if (run === undefined || !joins) runs.push([sentence]);
    else run.push(sentence);
  }
  return runs.map((run) => {
    const [first] = run;
    const events = first?.events ?? [];
    const event = bringing(events);
    const after = events.at(-1);
    const edited = after?.kind === 'edited' ? headerOf(after.step) : null;
    const place = events.findIndex((each) => each === event);
    const header = event === undefined ? null : headerOf(event.step);
    const block = clause.blocks[first?.block ?? -1];
    return {
      text: run
        .map(({ text }) => text)
        .join('')
        .trim(),
      label: block?.kind === 'list' ? (block.items[first?.item ?? -1]?.label ?? null) : null,
      isOldest: event?.step === oldest,
      kind: event?.kind ?? 'brought',
      sequence: header?.sequence ?? 0,
      effectiveFrom: header?.effectiveFrom ?? null,
      previous: event?.previous ?? null,
      edited: edited === null ? null : { sequence: edited.sequence, effectiveFrom: edited.effectiveFrom },
      earlier: events
        .slice(0, Math.max(0, place))
        .toReversed()
        .map(({ step }) => ({
          sequence: headerOf(step)?.sequence ?? 0,
          effectiveFrom: headerOf(step)?.effectiveFrom ?? null,
        })),
    };
  });
}

/** One clause through all versions, newest first. */
export function clauseHistoryPage(
  history: History,
  clause: number,
  stages: readonly LifeStage[],
  today: Day,
  comparePath: (from: string, to: string) => string,
): Page {
  const { organisation, versions, steps, at } = history;
  const named = steps[at]?.reading.clauses[clause];
  return page('history/clause', {
    title: {
      key: 'history.clauseTitle',
      facts: { clause: named === undefined ? '' : `${clauseReference(named)} ${named.heading ?? ''}`.trim() },
    },
    crumbs: [
      ...crumbsTo(organisation, today),
      statuteCrumb(organisation),
      { key: 'history.crumb', path: historyPath(organisation, versions[at]?.header.sequence) },
    ],
    stages: stages.toReversed().flatMap((stage) => {
      const version = versions[stage.step];
      if (version === undefined) return [];
      const before = versions[stage.step - 1];
      const clauses = steps[stage.step]?.reading.clauses ?? [];
      const anchors = clauseAnchors(clauses);
      return [
        {
          ...versionModel(organisation, version.header),
          decisions: version.decisions.map(decisionModel),
          names: stage.clauses.flatMap((index) => {
            const then = clauses[index];
            return then === undefined
              ? []
              : [
                  {
                    reference: clauseReference(then),
                    heading: then.heading,
                    path: `${versionPath(organisation, version.header.sequence)}#${anchors[index] ?? ''}`,
                  },
                ];
          }),
          changes: stage.changes === null ? null : stage.changes.map(changeModel),
          comparePath:
            before === undefined || stage.changes === null
              ? null
              : comparePath(before.header.id, version.header.id),
          blocks: stage.changes === null ? stage.clauses.flatMap((index) => textModel(clauses[index])) : [],
        },
      ];
    }),
  });
}

function changeModel(change: ClauseChange) {
  const isUnchanged = change.kind === 'same';
  return {
    kind: change.kind,
    isUnchanged,
    isRenumbered: change.renumbered,
    isMoved: change.moved,
    before: change.before.map((ref) => clauseReference(ref)),
    heading: change.heading,
    paragraphs: isUnchanged ? [] : change.paragraphs.map(paragraphModel),
  };
}

const textModel = (clause: Clause | undefined) =>
  (clause?.blocks ?? []).map((block) =>
    block.kind === 'paragraph' ? { paragraph: block.passage.text } : { items: block.items },
  );

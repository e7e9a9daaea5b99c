// What the statutes' templates are told.
import { dayInSweden, type Day } from '../../domain/language/dates.ts';
import { nameOn } from '../../domain/organisations/organisation.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { clauseAnchors } from '../../domain/statutes/anchor.ts';
import { citationOf, clauseReference } from '../../domain/statutes/citation.ts';
import { sourceLines } from '../../domain/statutes/parse/source-lines.ts';
import type { Clause, Reading } from '../../domain/statutes/statute.ts';
import { timelineOn } from '../../domain/statutes/timeline.ts';
import { page, type Page, type PageModel } from '../../web/answer.ts';
import { field, fields, type Form } from '../../web/body.ts';
import type { DayAsked } from '../../web/form.ts';
import { crumbsTo, organisationPath, type StoredOrganisation } from '../organisations/index.ts';
import {
  discardDraftPath,
  draftDocumentPath,
  draftPath,
  startDraftPath,
  statuteKindOf,
  statutePath,
  versionDocumentPath,
  versionPath,
  versionSourcePath,
} from './paths.ts';
import type { Decision, Draft, VersionHeader, VersionText } from './records.ts';
import { drawTimeline } from './timeline-drawing.ts';

/** What every page of an organisation's statute knows. */
export interface StatuteView {
  readonly organisation: StoredOrganisation;
  readonly versions: readonly VersionHeader[];
  readonly baseUrl: string;
  readonly historyPath: (organisation: StoredOrganisation, sequence: number) => string;
}

/** The version shown, with its text. */
export interface ShownVersion {
  readonly header: VersionHeader;
  readonly text: VersionText;
  readonly decisions: readonly Decision[];
}

export const statuteCrumb = (organisation: StoredOrganisation) => ({
  key: `statutes.kind.${statuteKindOf(organisation)}`, // words: statutes.kind.*
  path: statutePath(organisation) ?? organisationPath(organisation),
});

/** The statute's page: the text on the day asked about (or one named version), and all versions. */
export function statutePage(
  view: StatuteView,
  asked: DayAsked,
  shown: ShownVersion | null,
  rights: { readonly mayRead: boolean; readonly drafts: readonly Draft[] },
  comparePath: (from: string, to: string) => string,
  notice: string | null,
  isNamedVersion: boolean,
): Page {
  const { organisation, versions, baseUrl } = view;
  const path = statutePath(organisation) ?? '';
  const timeline = timelineOn(versions, asked.on, organisation.dissolvedOn);
  const before = shown === null ? null : previous(versions, shown.header);
  const crumbs: PageModel['crumbs'] = [
    ...crumbsTo(organisation, asked.on),
    ...(isNamedVersion ? [statuteCrumb(organisation)] : []),
  ];
  return page(
    'statutes/show',
    {
      title: {
        key: `statutes.title.${statuteKindOf(organisation)}`,
        facts: { name: nameOn(organisation, asked.on) },
      }, // words: statutes.title.*
      crumbs,
      kind: statuteKindOf(organisation),
      ownerName: nameOn(organisation, asked.on),
      shown: shown === null ? null : shownModel(view, shown, timeline, asked.on),
      isNamedVersion,
      hasVersions: versions.length > 0,
      noneInForce: shown === null && versions.length > 0,
      perhaps:
        timeline.perhaps === null || isNamedVersion ? null : versionLine(organisation, timeline.perhaps),
      spells: timeline.spells.map((spell) => ({
        ...versionLine(organisation, spell.version),
        state: spell.state,
        until: spell.until,
        untilIsInexact: spell.untilIsInexact,
        isShown: spell.version.id === shown?.header.id,
      })),
      drawing: drawTimeline(timeline, asked.on),
      comparePath: shown === null || before === null ? null : comparePath(before.id, shown.header.id),
      historyPath:
        shown === null || shown.header.effectiveFrom === null
          ? null
          : view.historyPath(organisation, shown.header.sequence),
      startDraftPath: rights.mayRead ? startDraftPath(organisation) : null,
      drafts: rights.drafts.map((draft) => ({
        path: draftPath(organisation, draft.id),
        changedAt: dayInSweden(Date.parse(draft.changedAt)),
      })),
      notice,
      on: asked.on,
      typedDay: asked.typed,
      isToday: asked.isToday,
      dayPath: path,
      address: `${baseUrl}${path}`,
    },
    asked.refusals,
  );
}

function previous(versions: readonly VersionHeader[], shown: VersionHeader): VersionHeader | null {
  const spells = timelineOn(versions, '9999-12-31' as Day).spells;
  const place = spells.findIndex(({ version }) => version.id === shown.id);
  return spells[place - 1]?.version ?? null;
}

const versionLine = (organisation: StoredOrganisation, version: VersionHeader) => ({
  sequence: version.sequence,
  effectiveFrom: version.effectiveFrom,
  evidence: version.evidence,
  path: versionPath(organisation, version.sequence),
});

function shownModel(
  view: StatuteView,
  { header, text, decisions }: ShownVersion,
  timeline: ReturnType<typeof timelineOn<VersionHeader>>,
  on: Day,
) {
  const spell = timeline.spells.find(({ version }) => version.id === header.id);
  const path = versionPath(view.organisation, header.sequence);
  const statute = {
    kind: statuteKindOf(view.organisation),
    owner: nameOn(view.organisation, on),
    effectiveFrom: header.effectiveFrom,
  } as const;
  return {
    sequence: header.sequence,
    title: header.title,
    effectiveFrom: header.effectiveFrom,
    state: spell?.state ?? 'undated',
    until: spell?.until ?? null,
    untilIsInexact: spell?.untilIsInexact ?? false,
    evidence: header.evidence,
    textHash: header.textHash,
    path,
    sourcePath: versionSourcePath(view.organisation, header.sequence),
    documentPath: versionDocumentPath(view.organisation, header.sequence),
    decisions,
    clauses: clausesModel(text.reading.clauses, (clause, anchor) => ({
      citation: citationOf(clause, statute),
      permalink: `${view.baseUrl}${path}#${anchor}`,
    })),
    doubtCount: text.reading.doubts.length,
    doubts: doubtsModel(text.source, text.reading),
  };
}

/** Clauses as the clause partial wants them, with the chapter named where a new one begins. */
export function clausesModel<T extends object>(
  clauses: readonly Clause[],
  more: (clause: Clause, anchor: string) => T,
) {
  const anchors = clauseAnchors(clauses);
  return clauses.map((clause, index) => {
    const anchor = anchors[index] ?? '';
    const chapter = clauses[index - 1]?.chapter?.number === clause.chapter?.number ? null : clause.chapter;
    return {
      anchor,
      number: clause.number,
      reference: clauseReference(clause),
      heading: clause.heading,
      isInChapter: clause.chapter !== null,
      chapter: chapter === null ? null : { number: chapter.number, heading: chapter.heading },
      blocks: clause.blocks.map((block) => ({
        paragraph: block.kind === 'paragraph' ? block.passage.text : null,
        items: block.kind === 'list' ? block.items.map(({ label, text }) => ({ label, text })) : [],
      })),
      ...more(clause, anchor),
    };
  });
}

/** Each doubt with the lines of the original around it. */
function doubtsModel(source: string, reading: Reading) {
  const lines = sourceLines(source);
  return reading.doubts.slice(0, 200).map(({ line, why, text }) => ({
    line,
    why,
    text,
    excerpt: [line - 1, line, line + 1]
      .filter((number) => number >= 1 && number <= lines.length)
      .map((number) => ({
        number,
        text: (lines[number - 1] ?? '').slice(0, 300),
        isTheLine: number === line,
      })),
  }));
}

/** The page where a text is pasted or uploaded. */
export function startDraftPage(
  organisation: StoredOrganisation,
  form: Form,
  today: Day,
  refusals: readonly Refusal[],
  isFirst: boolean,
): Page {
  return page(
    'statutes/start',
    {
      title: { key: 'statutes.start.title' },
      crumbs: [...crumbsTo(organisation, today), statuteCrumb(organisation)],
      source: field(form, 'source'),
      isFirst,
      ownerName: nameOn(organisation, today),
      startDraftPath: startDraftPath(organisation),
    },
    refusals,
  );
}

/** The review of a draft: original, reading, doubts, dates and decisions. `form` holds what was typed if it is not saved. */
export function draftPage(
  organisation: StoredOrganisation,
  draft: Draft,
  reading: Reading,
  today: Day,
  typed: {
    readonly form: Form;
    readonly refusals: readonly Refusal[];
    readonly notice: string | null;
  } | null,
  mayChange: boolean,
): Page {
  const refusals = typed?.refusals ?? [];
  const form = typed?.form ?? {};
  const isConflict = refusals.some(({ refused }) => refused === 'edit.conflict');
  const isTyped = form['source'] !== undefined;
  const rows = isTyped
    ? typedDecisions(form)
    : draft.decisions.map(({ body, on, minutes }) => ({ body, on: on ?? '', minutes: minutes ?? '' }));
  const wanted = Math.max(rows.length + (field(form, 'step') === 'rows' ? 4 : 1), 2);
  return page(
    'statutes/draft',
    {
      title: { key: 'statutes.draft.title' },
      crumbs: [...crumbsTo(organisation, today), statuteCrumb(organisation)],
      ownerName: nameOn(organisation, today),
      clauseCount: reading.clauses.length,
      doubtCount: reading.doubts.length,
      doubts: doubtsModel(isTyped ? field(form, 'source') : draft.source, reading),
      leftOut: reading.leftOut.slice(0, 200),
      leftOutCount: reading.leftOut.length,
      clauses: clausesModel(reading.clauses, () => ({})),
      source: isTyped ? field(form, 'source') : draft.source,
      effectiveFrom: isTyped ? field(form, 'effectiveFrom') : (draft.effectiveFrom ?? ''),
      decisions: Array.from({ length: wanted }, (_, index) => ({
        number: index + 1,
        bodyField: `decisionBody.${String(index)}`,
        onField: `decisionOn.${String(index)}`,
        minutesField: `decisionMinutes.${String(index)}`,
        ...(rows[index] ?? { body: '', on: '', minutes: '' }),
      })),
      revision: draft.revision,
      stored: isConflict ? { source: draft.source, effectiveFrom: draft.effectiveFrom } : null,
      draftPath: draftPath(organisation, draft.id),
      discardPath: discardDraftPath(organisation, draft.id),
      documentPath: draftDocumentPath(organisation, draft.id),
      statutePath: statutePath(organisation),
      mayChange,
      notice: typed?.notice ?? null,
    },
    refusals,
    isConflict ? 409 : undefined,
  );
}

function typedDecisions(form: Form) {
  const [ons, minutes] = [fields(form, 'decisionOn'), fields(form, 'decisionMinutes')];
  return fields(form, 'decisionBody')
    .map((body, index) => ({ body, on: ons[index] ?? '', minutes: minutes[index] ?? '' }))
    .filter(({ body, on, minutes: where }) => `${body}${on}${where}`.trim() !== '');
}

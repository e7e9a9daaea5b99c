// What the statutes' templates are told.
import { dayBefore, dayInSweden, earliest, latest, type Day } from '../../domain/language/dates.ts';
import { nameOn } from '../../domain/organisations/organisation.ts';
import { clauseAnchors } from '../../domain/statutes/anchor.ts';
import { citationOf, clauseReference } from '../../domain/statutes/citation.ts';
import { correctedBy, type Correction } from '../../domain/statutes/correction.ts';
import type { Clause } from '../../domain/statutes/statute.ts';
import { timelineOn, type Spell } from '../../domain/statutes/timeline.ts';
import { page, type Page, type PageModel } from '../../web/answer.ts';
import type { DayAsked } from '../../web/form.ts';
import { crumbsTo, type StoredOrganisation } from '../organisations/index.ts';
import { correctionModel } from './corrections/pages.ts';
import { statuteCrumb } from './crumbs.ts';
import { doubtModels, type DoubtsView } from './doubts-shown.ts';
import type { AffectedDocument } from './affected.ts';
import {
  correctionsPath,
  draftPath,
  startDraftPath,
  statuteKindOf,
  statutePath,
  versionDocumentPath,
  versionDoubtsPath,
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
  readonly topicPaths: TopicPaths;
  readonly proposalPaths: ProposalPaths;
  /** Corrections of any of its versions. */
  readonly corrections: readonly Correction[];
}

/** Where a version that was ratified came from. */
export interface ProposalPaths {
  /** All proposals of a statute. */
  readonly list: (organisation: StoredOrganisation) => string;
  readonly proposal: (organisation: StoredOrganisation, id: string) => string;
  readonly attachment: (organisation: StoredOrganisation, id: string, attachment: string) => string;
}

/** Where the clauses of others are met. */
export interface TopicPaths {
  /** What all clauses of a förbund's text are about. */
  readonly clauseTopics: (slug: string) => string;
  /** The clauses of others that are closest to one. */
  readonly similar: (versionId: string, anchor: string) => string;
  /** A förbund's text against the law's list. */
  readonly checklist: (slug: string) => string;
}

/** The version shown, with its text. */
export interface ShownVersion {
  readonly header: VersionHeader;
  readonly text: VersionText;
  readonly decisions: readonly Decision[];
  readonly doubts: DoubtsView;
  readonly affected: readonly AffectedDocument[];
}

/** The statute's page: the text on the day asked about (or one named version), and all versions. */
export function statutePage(
  view: StatuteView,
  asked: DayAsked,
  shown: ShownVersion | null,
  rights: { readonly mayRead: boolean; readonly drafts: readonly Draft[]; readonly mayCorrect: boolean },
  comparePath: (from: string, to: string) => string,
  notice: string | null,
  isNamedVersion: boolean,
): Page {
  const { organisation, versions, baseUrl } = view;
  const path = statutePath(organisation) ?? '';
  const timeline = timelineOn(versions, asked.on, organisation.dissolvedOn);
  const before = shown === null ? null : previousOf(versions, shown.header);
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
      gaps: gapsOf(organisation, timeline, asked.on, isNamedVersion),
      prospective: isNamedVersion
        ? []
        : timeline.spells
            .filter(({ state, isReplacedSameDay }) => state === 'prospective' && !isReplacedSameDay)
            .map(({ version }) => versionLine(organisation, version)),
      perhaps:
        timeline.perhaps === null || isNamedVersion ? null : versionLine(organisation, timeline.perhaps),
      spells: timeline.spells.map((spell) => ({
        ...versionLine(organisation, spell.version),
        ...standingOf(view, spell),
        until: spell.until,
        untilIsInexact: spell.untilIsInexact,
        isShown: spell.version.id === shown?.header.id,
      })),
      drawing: drawTimeline(timeline, asked.on),
      isRatified: shown?.header.evidence === 'ratified',
      comparePath: shown === null || before === null ? null : comparePath(before.id, shown.header.id),
      proposalsPath: view.proposalPaths.list(organisation),
      historyPath:
        shown === null || shown.header.effectiveFrom === null
          ? null
          : view.historyPath(organisation, shown.header.sequence),
      clauseTopicsPath:
        organisation.kind === 'forbund' && shown !== null
          ? view.topicPaths.clauseTopics(organisation.slug)
          : null,
      checklistPath:
        organisation.kind === 'forbund' && shown !== null
          ? `${view.topicPaths.checklist(organisation.slug)}${checkedOn(shown.header, timeline.inForce, asked)}`
          : null,
      correctionsPath:
        rights.mayCorrect && shown !== null ? correctionsPath(organisation, shown.header.sequence) : null,
      startDraftPath: rights.mayRead ? startDraftPath(organisation) : null,
      maySettle: rights.mayRead,
      drafts: rights.drafts.map((draft) => ({
        path: draftPath(organisation, draft.id),
        isProposal: draft.base !== null,
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

/** The check is of the text in force on a day: a day when this version is or was. */
function checkedOn(
  { id, effectiveFrom }: VersionHeader,
  inForce: VersionHeader | null,
  { isToday, on }: DayAsked,
): string {
  if (id === inForce?.id) return isToday ? '' : `?datum=${on}`;
  return effectiveFrom === null ? '' : `?datum=${latest(effectiveFrom)}`;
}

/** The version that this one took the place of: of a correction, the one before what it corrects. */
export function previousOf(versions: readonly VersionHeader[], shown: VersionHeader): VersionHeader | null {
  const own = versions.filter(({ id }) => id === shown.id || correctedBy(versions, id) === null);
  const spells = timelineOn(own, '9999-12-31' as Day).spells;
  const place = spells.findIndex(({ version }) => version.id === shown.id);
  return spells[place - 1]?.version ?? null;
}

const versionLine = (organisation: StoredOrganisation, version: VersionHeader) => ({
  sequence: version.sequence,
  effectiveFrom: version.effectiveFrom,
  evidence: version.evidence,
  path: versionPath(organisation, version.sequence),
});

/** Its place in time in words: a version that another took the place of the same day never was in force. */
function standingOf({ versions }: StatuteView, { version, state, isReplacedSameDay }: Spell<VersionHeader>) {
  const isCorrected = correctedBy(versions, version.id) !== null;
  return { state: isCorrected ? 'corrected' : isReplacedSameDay ? 'replacedSameDay' : state };
}

/** What is not known of the time before the day asked about: nothing before the first text, and texts whose time is not known. */
function gapsOf(
  { formedOn }: StoredOrganisation,
  { spells }: ReturnType<typeof timelineOn<VersionHeader>>,
  on: Day,
  isNamedVersion: boolean,
) {
  if (isNamedVersion) return { beforeFirst: null, undated: 0 };
  const first = spells[0]?.version.effectiveFrom ?? null;
  const begins = first === null ? null : earliest(first);
  const isEmptyFirst = begins !== null && formedOn !== null && latest(formedOn) < begins;
  return {
    beforeFirst: isEmptyFirst && on < begins ? { from: formedOn, until: dayBefore(begins) } : null,
    undated: spells.length > 1 ? spells.filter(({ state }) => state === 'undated').length : 0,
  };
}

function shownModel(
  view: StatuteView,
  { header, text, decisions, doubts, affected }: ShownVersion,
  timeline: ReturnType<typeof timelineOn<VersionHeader>>,
  on: Day,
) {
  const spell = timeline.spells.find(({ version }) => version.id === header.id);
  const path = versionPath(view.organisation, header.sequence);
  const evidencePath = (attachmentId: string | null): string | null =>
    header.proposalId === null || attachmentId === null
      ? null
      : view.proposalPaths.attachment(view.organisation, header.proposalId, attachmentId);
  const statute = {
    kind: statuteKindOf(view.organisation),
    owner: nameOn(view.organisation, on),
    effectiveFrom: header.effectiveFrom,
  } as const;
  return {
    sequence: header.sequence,
    title: header.title,
    effectiveFrom: header.effectiveFrom,
    state: spell === undefined ? 'undated' : standingOf(view, spell).state,
    ...correctedModelOf(view, header),
    proposalPath:
      header.proposalId === null ? null : view.proposalPaths.proposal(view.organisation, header.proposalId),
    affected,
    until: spell?.until ?? null,
    untilIsInexact: spell?.untilIsInexact ?? false,
    evidence: header.evidence,
    textHash: header.textHash,
    path,
    sourcePath: versionSourcePath(view.organisation, header.sequence),
    documentPath: versionDocumentPath(view.organisation, header.sequence),
    decisions: decisions.map((decision) => ({
      ...decision,
      registryNumber: decision.registryNumber ?? null,
      signedOn: decision.signature?.on ?? null,
      extractPath: evidencePath(decision.attachmentId ?? null),
      signedPath: evidencePath(decision.signature?.attachmentId ?? null),
    })),
    isSigned: decisions.some(({ signature }) => (signature ?? null) !== null),
    clauses: clausesModel(text.reading.clauses, (clause, anchor) => ({
      citation: citationOf(clause, statute),
      permalink: `${view.baseUrl}${path}#${anchor}`,
      similarPath: view.topicPaths.similar(header.id, anchor),
    })),
    doubts: doubtModels(text.source, text.reading.clauses, doubts),
    settlePath: versionDoubtsPath(view.organisation, header.sequence),
  };
}

/** What was corrected in it, and whether it is itself the correction of another. */
function correctedModelOf({ organisation, versions, corrections }: StatuteView, { id }: VersionHeader) {
  const model = (correction: Correction | undefined) =>
    correction === undefined ? null : correctionModel(correction, versions, organisation);
  const settled = corrections.filter(({ state }) => state === 'confirmed');
  return {
    correctedNow: model(settled.find(({ versionId }) => versionId === id)),
    corrects: model(settled.find(({ newVersionId }) => newVersionId === id)),
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

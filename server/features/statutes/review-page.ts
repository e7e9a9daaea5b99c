// Reading in: the page where a text is given, the question about tracked changes, and the review of a draft.
import type { Day, PartialDate } from '../../domain/language/dates.ts';
import { nameOn } from '../../domain/organisations/organisation.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { sourceLines } from '../../domain/statutes/parse/source-lines.ts';
import type { Block, Clause, Reading } from '../../domain/statutes/statute.ts';
import { page, type Page } from '../../web/answer.ts';
import { field, fields, type Form } from '../../web/body.ts';
import { crumbsTo, type StoredOrganisation } from '../organisations/index.ts';
import { doubtModels, type DoubtsView } from './doubts-shown.ts';
import { statuteCrumb } from './crumbs.ts';
import { clausesModel } from './pages.ts';
import {
  discardDraftPath,
  draftDocumentPath,
  draftPath,
  draftProposalPath,
  startDraftPath,
  versionPath,
} from './paths.ts';
import type { Draft, VersionHeader } from './records.ts';

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

/** What a proposal of a file's changes would change, and be called. */
export interface Proposing {
  /** The newest adopted version; null where there is none to change. */
  readonly newest: VersionHeader | null;
  /** The file's text before its changes is that version's. */
  readonly isMadeInNewest: boolean;
  readonly heading: string;
}

/** The question that a file with tracked changes raises. It carries both texts, so that nothing is stored before it is answered. */
export function changesPage(
  organisation: StoredOrganisation,
  texts: { readonly accepted: string; readonly before: string },
  proposing: Proposing,
  today: Day,
  refusals: readonly Refusal[] = [],
): Page {
  const { newest, heading } = proposing;
  const model = {
    title: { key: 'statutes.changes.title' },
    crumbs: [...crumbsTo(organisation, today), statuteCrumb(organisation)],
    ownerName: nameOn(organisation, today),
    ...texts,
    newest:
      newest === null ? null : { number: newest.sequence, path: versionPath(organisation, newest.sequence) },
    isMadeInNewest: proposing.isMadeInNewest,
    proposalHeading: heading,
    startDraftPath: startDraftPath(organisation),
  };
  return page('statutes/changes', model, refusals);
}

export interface ReviewView {
  readonly organisation: StoredOrganisation;
  readonly draft: Draft;
  readonly reading: Reading;
  readonly doubts: DoubtsView;
  /** The version that an old draft proposes to change; null for a text that is read in as it is. */
  readonly amends: VersionHeader | null;
  readonly today: Day;
  readonly mayChange: boolean;
  /** Pages of the file that were pictures, as the address tells. */
  readonly picturePages: string;
}

/** What was typed and is not saved, with the reasons. */
export interface Typed {
  readonly form: Form;
  readonly refusals: readonly Refusal[];
}

/** The review of a draft: original, reading, doubts, dates and decisions. */
export function draftPage(view: ReviewView, typed: Typed | null, notice: string | null): Page {
  const { organisation, draft, reading, today } = view;
  const refusals = typed?.refusals ?? [];
  const form = typed?.form ?? {};
  const isConflict = refusals.some(({ refused }) => refused === 'edit.conflict');
  const isTyped = form['source'] !== undefined;
  const source = isTyped ? field(form, 'source') : draft.source;
  const rows = isTyped
    ? typedDecisions(form)
    : draft.decisions.map(({ body, on, minutes }) => ({ body, on: on ?? '', minutes: minutes ?? '' }));
  const wanted = Math.max(rows.length + (field(form, 'step') === 'rows' ? 4 : 1), 2);
  const doubts = doubtModels(source, reading.clauses, view.doubts);
  const clauses = firstClauses(reading.clauses);
  return page(
    'statutes/draft',
    {
      title: { key: draft.base === null ? 'statutes.draft.title' : 'statutes.proposal.title' },
      crumbs: [...crumbsTo(organisation, today), statuteCrumb(organisation)],
      ownerName: nameOn(organisation, today),
      clauseCount: reading.clauses.length,
      doubts,
      lines: linesModel(source, reading, view.doubts),
      leftOut: reading.leftOut.slice(0, 200),
      leftOutCount: reading.leftOut.length,
      clauses: clausesModel(clauses.shown, (_, anchor) => ({
        doubts: doubts.open.filter(({ clause }) => clause?.anchor === anchor),
      })),
      moreClauses: clauses.moreCount,
      source,
      isSourceOpen: isTyped,
      effectiveFrom: isTyped ? field(form, 'effectiveFrom') : (draft.effectiveFrom ?? ''),
      isAdopted: field(form, 'adopted') !== '',
      decisions: Array.from({ length: wanted }, (_, index) => ({
        number: index + 1,
        bodyField: `decisionBody.${String(index)}`,
        onField: `decisionOn.${String(index)}`,
        minutesField: `decisionMinutes.${String(index)}`,
        ...(rows[index] ?? { body: '', on: '', minutes: '' }),
      })),
      revision: draft.revision,
      stored: isConflict ? storedModel(draft) : null,
      amends:
        view.amends === null
          ? null
          : { number: view.amends.sequence, path: versionPath(organisation, view.amends.sequence) },
      proposalHeading: field(form, 'heading'),
      proposalPath: draftProposalPath(organisation, draft.id),
      picturePages: view.picturePages,
      draftPath: draftPath(organisation, draft.id),
      discardPath: discardDraftPath(organisation, draft.id),
      documentPath: draftDocumentPath(organisation, draft.id),
      mayChange: view.mayChange,
      notice,
    },
    refusals,
    isConflict ? 409 : undefined,
  );
}

const storedModel = ({
  source,
  effectiveFrom,
}: Draft): { readonly source: string; readonly effectiveFrom: PartialDate | null } => ({
  source,
  effectiveFrom,
});

/** Of a very long text the first lines, and the first rubrics, stycken and punkter; the whole of it can be edited. */
const mostLines = 5_000;

/** The first clauses of a reading, and how many are not shown, or not shown whole. */
function firstClauses(clauses: readonly Clause[]) {
  const shown: Clause[] = [];
  let whole = 0;
  let left = mostLines;
  for (const clause of clauses) {
    if (left < 1) break;
    shown.push({ ...clause, blocks: firstBlocks(clause.blocks, left - 1) });
    left -= clause.blocks.reduce((sum, block) => sum + sizeOf(block), 1);
    if (left >= 0) whole += 1;
  }
  return { shown, moreCount: clauses.length - whole };
}

function firstBlocks(blocks: readonly Block[], most: number): readonly Block[] {
  const first: Block[] = [];
  let left = most;
  for (const block of blocks) {
    if (left < 1) break;
    first.push(block.kind === 'list' ? { ...block, items: block.items.slice(0, left) } : block);
    left -= sizeOf(block);
  }
  return first;
}

const sizeOf = (block: Block): number => (block.kind === 'list' ? block.items.length : 1);

/** The original line by line, with what is doubtful and what was left out marked. */
function linesModel(source: string, reading: Reading, { doubts, settled }: DoubtsView) {
  const open = new Map<number, number>();
  for (const [index, { line, key }] of doubts.entries())
    if (!settled.has(key) && !open.has(line)) open.set(line, index + 1);
  const leftOut = new Map(reading.leftOut.map(({ line, why }) => [line, why]));
  const lines = sourceLines(source);
  return {
    shown: lines.slice(0, mostLines).map((text, index) => ({
      number: index + 1,
      text: text.replaceAll('\f', ''),
      doubt: open.get(index + 1) ?? null,
      leftOut: leftOut.get(index + 1) ?? null,
    })),
    moreCount: Math.max(0, lines.length - mostLines),
  };
}

function typedDecisions(form: Form) {
  const [ons, minutes] = [fields(form, 'decisionOn'), fields(form, 'decisionMinutes')];
  return fields(form, 'decisionBody')
    .map((body, index) => ({ body, on: ons[index] ?? '', minutes: minutes[index] ?? '' }))
    .filter(({ body, on, minutes: where }) => `${body}${on}${where}`.trim() !== '');
}

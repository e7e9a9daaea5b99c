// What the editor is told: the text as it is written, the quoted clauses, and what comes next.
import type { Block } from '../../../domain/documents/blocks.ts';
import type { CarriedAmendment, Motion, ResolutionClause } from '../../../domain/motions/motion.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { motionBlocks } from '../../../domain/motions/document.ts';
import { page, type Page } from '../../../web/answer.ts';
import { shownBlocks } from '../../documents/index.ts';
import type { deadlineNow } from '../actions/desk.ts';
import type { Written } from '../forms.ts';
import {
  amendmentPath,
  discardPath,
  draftPaperPath,
  motionDraftPath,
  motionsPath,
  submissionPath,
} from '../paths.ts';
import { quotationsIn, quotedBlocks, type Quoted } from '../quotations.ts';
import type { Parties } from '../visits.ts';

export type Preview = 'none' | 'shown';

export interface EditorView {
  readonly motion: Motion;
  readonly parties: Parties;
  readonly written: Written;
  readonly quoted: readonly Quoted[];
  /** What the att-satser change in the bylaws, by their ids. */
  readonly amendments: ReadonlyMap<string, readonly Block[]>;
  /** Why a change can no longer be made of the bylaws as they stand; `field` is the row's. */
  readonly outdated: readonly Refusal[];
  readonly hasBylaws: boolean;
  readonly ahead: Awaited<ReturnType<typeof deadlineNow>>;
  readonly comparePath: (from: string, to: string) => string;
  readonly mayChange: boolean;
  readonly preview: Preview;
  readonly notice: string | null;
}

export const motionsCrumb = { key: 'motions.list.title', path: motionsPath };

/** A draft, with its text to be changed, or only read by those who may not. */
export function editorPage(view: EditorView): Page {
  const { motion, parties, written, quoted, ahead, mayChange } = view;
  const { content } = written;
  const rows: readonly ResolutionClause[] =
    content.clauses.length === 0 ? [{ id: '', text: '' }] : content.clauses;
  const path = motionDraftPath(motion.id);
  return page(
    'motions/editor',
    {
      title: content.heading.trim() === '' ? { key: 'motions.editor.untitled' } : { name: content.heading },
      crumbs: [motionsCrumb],
      kind: motion.kind,
      state: motion.state,
      moverName: parties.get(motion.moverId)?.name ?? '',
      networkName: parties.get(motion.networkId)?.name ?? '',
      text: content,
      clauses: rows.map(({ id, text, amendment }, index) => ({
        id,
        text,
        name: `clause.${String(index)}`,
        number: index + 1,
        at: String(index),
        isFirst: index === 0,
        isLast: index === rows.length - 1,
        amendment: amendmentModel(view, id, amendment, `clause.${String(index)}`),
      })),
      isOnlyClause: rows.length === 1,
      canAmend: view.hasBylaws,
      quotations: quoted.map((each) => quotationModel(each, view.comparePath)),
      revision: written.revision,
      isEndorsed: motion.state === 'boardEndorsed',
      hasConfirmedCoMovers: motion.coMovers.some(({ endorsement }) => endorsement !== null),
      deadline:
        ahead === null
          ? null
          : {
              meeting: ahead.meeting.name,
              day: ahead.deadline.day,
            },
      preview:
        view.preview === 'shown' || !mayChange
          ? shownBlocks(motionBlocks(content, quotationsIn(quoted), view.amendments), mayChange ? 2 : 1)
          : null,
      isReading: !mayChange,
      notice: view.notice,
      draftPath: path,
      mergePath: path,
      submissionPath: submissionPath(motion.id),
      paperPath: draftPaperPath(motion.id),
      discardPath: discardPath(motion.id),
      errorsAtTop: written.refusals.length > 0,
    },
    written.refusals,
  );
}

const raised = (block: Block): Block => (block.kind === 'heading' ? { ...block, level: 2 } : block);

function amendmentModel(
  { amendments, outdated, motion }: EditorView,
  id: string,
  amendment: CarriedAmendment | undefined,
  field: string,
) {
  if (amendment === undefined) return null;
  return {
    // Straight under the page's own heading.
    blocks: shownBlocks((amendments.get(id) ?? []).map(raised), 1),
    path: amendmentPath(motion.id, id),
    isOutdated: outdated.some((refusal) => refusal.field === field),
  };
}

/** A quotation as pages show it, with the way to what has changed since. */
export function quotationModel(each: Quoted, comparePath: (from: string, to: string) => string) {
  const { citation, quotation, state } = each;
  return {
    id: citation.id,
    source: quotation?.source ?? '',
    blocks: shownBlocks(quotedBlocks(each), 2),
    state: state.kind,
    since: 'since' in state ? state.since : null,
    comparePath: 'inVersion' in state ? comparePath(citation.versionId, state.inVersion) : null,
  };
}

// What the editor is told: the text as it is written, the quoted clauses, and what comes next.
import type { Motion } from '../../../domain/motions/motion.ts';
import { motionBlocks } from '../../../domain/motions/document.ts';
import { page, type Page } from '../../../web/answer.ts';
import { shownBlocks } from '../../documents/index.ts';
import type { deadlineNow } from '../actions/desk.ts';
import type { Written } from '../forms.ts';
import { discardPath, draftPaperPath, motionDraftPath, motionsPath, submissionPath } from '../paths.ts';
import { quotationsIn, quotedBlocks, type Quoted } from '../quotations.ts';
import type { Parties } from '../visits.ts';

export type Preview = 'none' | 'shown';

export interface EditorView {
  readonly motion: Motion;
  readonly parties: Parties;
  readonly written: Written;
  readonly quoted: readonly Quoted[];
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
  const rows = content.clauses.length === 0 ? [{ id: '', text: '' }] : content.clauses;
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
      clauses: rows.map(({ id, text }, index) => ({
        id,
        text,
        name: `clause.${String(index)}`,
        number: index + 1,
        at: String(index),
        isFirst: index === 0,
        isLast: index === rows.length - 1,
      })),
      isOnlyClause: rows.length === 1,
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
          ? shownBlocks(motionBlocks(content, quotationsIn(quoted)), mayChange ? 2 : 1)
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

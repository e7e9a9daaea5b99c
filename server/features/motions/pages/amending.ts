// What the page that changes a clause of the bylaws is told: which clause, how it reads now, and how it is to read.
import type { Block } from '../../../domain/documents/blocks.ts';
import { wordingOf } from '../../../domain/motions/amendment.ts';
import { clauseAt } from '../../../domain/motions/citation.ts';
import type { Motion, ResolutionClause } from '../../../domain/motions/motion.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { clauseAnchors } from '../../../domain/statutes/anchor.ts';
import { clauseBody, clauseTitle } from '../../../domain/statutes/document.ts';
import { clauseHash } from '../../../domain/statutes/identity.ts';
import { page, type Page } from '../../../web/answer.ts';
import { field, type Form } from '../../../web/body.ts';
import { shownBlocks } from '../../documents/index.ts';
import type { Bylaws } from '../actions/bylaws.ts';
import { amendmentPath, motionDraftPath } from '../paths.ts';
import { motionsCrumb } from './editor.ts';

export interface AmendingView {
  readonly motion: Motion;
  readonly row: ResolutionClause;
  /** Of the att-sats, from 0. */
  readonly place: number;
  /** Null where the network's bylaws are not here. */
  readonly bylaws: Bylaws | null;
  /** The board's proposals that the att-sats can carry instead. */
  readonly proposals: readonly { readonly id: string; readonly heading: string; readonly textHash: string }[];
  readonly preview: readonly Block[] | null;
  /** What somebody else has saved meanwhile. */
  readonly stored: readonly Block[] | null;
  readonly comparePath: (from: string, to: string) => string;
  readonly form: Form;
  readonly query: Form;
  readonly refusals: readonly Refusal[];
}

export function amendmentPage(view: AmendingView): Page {
  const { motion, row, place, bylaws, form, query } = view;
  const known = row.amendment?.kind === 'wording' ? row.amendment : null;
  const asked = field(form, 'anchor') || field(query, 'paragraf') || (known?.anchor ?? '');
  const clauses = bylaws?.reading.clauses ?? [];
  const anchors = clauseAnchors(clauses);
  const clause = clauseAt(clauses, asked);
  const isKnown = clause !== null && known?.anchor === asked;
  const isOutdated = isKnown && known.clauseHash !== clauseHash(clause);
  const typed = (name: string, otherwise: string): string =>
    form[name] === undefined ? otherwise : field(form, name);
  const isConflict = view.stored !== null;
  return page(
    'motions/amendment',
    {
      title: { key: 'motions.amendment.title' },
      crumbs: [motionsCrumb, { key: 'motions.editor.crumb', path: motionDraftPath(motion.id) }],
      motionHeading: motion.content.heading,
      number: place + 1,
      resolution: row.text,
      hasBylaws: bylaws !== null,
      isChosen: clause !== null,
      choices: clauses.map((each, index) => ({
        anchor: anchors[index] ?? '',
        title: clauseTitle(each),
        isChosen: anchors[index] === asked,
      })),
      clause:
        clause === null
          ? null
          : {
              anchor: asked,
              title: clauseTitle(clause),
              hash: clauseHash(clause),
              blocks: shownBlocks(clauseBody(clause), 2),
            },
      wording: clause === null ? '' : typed('wording', isKnown ? known.wording : wordingOf(clause)),
      from: typed('from', isKnown ? (known.from ?? '') : ''),
      outdated:
        isOutdated && bylaws !== null ? { path: view.comparePath(known.versionId, bylaws.versionId) } : null,
      preview: view.preview === null ? null : shownBlocks(view.preview, 1),
      stored: view.stored === null ? null : shownBlocks(view.stored, 1),
      proposals: view.proposals.map(({ id, heading, textHash }) => ({
        value: `${id} ${textHash}`,
        name: heading,
        isChosen: row.amendment?.kind === 'proposal' && row.amendment.proposalId === id,
      })),
      // After a conflict the next save is meant: both have been seen.
      revision: isConflict || field(form, 'revision') === '' ? motion.revision : field(form, 'revision'),
      path: amendmentPath(motion.id, row.id),
      draftPath: motionDraftPath(motion.id),
    },
    view.refusals,
  );
}

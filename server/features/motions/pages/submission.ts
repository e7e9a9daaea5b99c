// What the page before submission is told, and a co-mover's own page.
import type { Block } from '../../../domain/documents/blocks.ts';
import type { Deadline } from '../../../domain/motions/deadline.ts';
import { endorsementText, motionBlocks } from '../../../domain/motions/document.ts';
import type { Motion } from '../../../domain/motions/motion.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { page, type Page } from '../../../web/answer.ts';
import { field, type Form } from '../../../web/body.ts';
import { shownBlocks } from '../../documents/index.ts';
import type { StoredOrganisation } from '../../organisations/index.ts';
import type { MeetingAhead } from '../actions/desk.ts';
import {
  coMoverPath,
  coMoversPath,
  draftPaperPath,
  endorsementPath,
  motionDraftPath,
  motionsPath,
  submissionPath as pathOfSubmission,
} from '../paths.ts';
import { quotationsIn, type Quoted } from '../quotations.ts';
import type { Parties } from '../visits.ts';
import { motionsCrumb, quotationModel } from './editor.ts';

export interface SubmissionView {
  readonly motion: Motion;
  readonly parties: Parties;
  readonly missing: readonly Refusal[];
  readonly ahead: {
    readonly deadline: Deadline;
    readonly meeting: MeetingAhead;
    readonly isPast: boolean;
  } | null;
  readonly candidates: readonly { readonly name: string }[];
  readonly rights: { readonly endorse: boolean; readonly change: boolean; readonly submit: boolean };
  readonly form: Form;
  readonly refusals: readonly Refusal[];
  readonly notice: string | null;
}

export function submissionPage(view: SubmissionView): Page {
  const { motion, parties, ahead, form, rights, refusals } = view;
  const isLate = refusals.some(({ refused }) => refused === 'motion.late');
  // Each thing once: the checklist says what is missing, whichever row it stands on.
  const missing = [...new Map(view.missing.map((each) => [each.refused, each])).values()];
  return page(
    'motions/submission',
    {
      title: { key: `motions.submission.title.${motion.kind}` }, // words: motions.submission.title.*
      crumbs: [motionsCrumb, { key: 'motions.editor.crumb', path: motionDraftPath(motion.id) }],
      kind: motion.kind,
      motionHeading: motion.content.heading,
      moverName: parties.get(motion.moverId)?.name ?? '',
      networkName: parties.get(motion.networkId)?.name ?? '',
      missing,
      deadline:
        ahead === null
          ? null
          : {
              day: ahead.deadline.day,
              meeting: ahead.meeting.name,
              isPast: ahead.isPast,
            },
      offersLate: isLate || ahead?.isPast === true,
      endorsement: motion.endorsement === null ? null : endorsementText(motion.endorsement),
      typed: {
        endorsedOn: field(form, 'endorsedOn'),
        minutes: field(form, 'minutes'),
        coMover: field(form, 'coMover'),
      },
      hasCoMovers: motion.kind === 'motion',
      coMovers: motion.coMovers.map(({ organisationId, endorsement }) => {
        const there = parties.get(organisationId);
        return {
          id: organisationId,
          name: there?.name ?? '',
          endorsement: endorsement === null ? null : endorsementText(endorsement),
          path: coMoverPath(motion.id, there?.slug ?? ''),
        };
      }),
      candidates: view.candidates.map(({ name }) => name),
      rights,
      revision: motion.revision,
      draftPath: motionDraftPath(motion.id),
      paperPath: draftPaperPath(motion.id),
      endorsementPath: endorsementPath(motion.id),
      coMoversPath: coMoversPath(motion.id),
      submissionPath: pathOfSubmission(motion.id),
      notice: view.notice,
    },
    refusals,
  );
}

export interface CoMoverView {
  readonly motion: Motion;
  readonly coMover: StoredOrganisation;
  readonly parties: Parties;
  readonly quoted: readonly Quoted[];
  readonly amendments: ReadonlyMap<string, readonly Block[]>;
  readonly comparePath: (from: string, to: string) => string;
  readonly mayConfirm: boolean;
  readonly form: Form;
  readonly refusals: readonly Refusal[];
  readonly notice: string | null;
}

/** The draft as a co-mover's board reads it, and the form that says it has decided. */
export function coMoverPage(view: CoMoverView): Page {
  const { motion, parties, coMover, form } = view;
  const endorsement =
    motion.coMovers.find(({ organisationId }) => organisationId === coMover.id)?.endorsement ?? null;
  return page(
    'motions/co-mover',
    {
      title: { key: 'motions.coMover.title' },
      crumbs: [{ key: 'motions.list.title', path: motionsPath }],
      motionHeading: motion.content.heading,
      moverName: parties.get(motion.moverId)?.name ?? '',
      coMoverName: parties.get(coMover.id)?.name ?? '',
      networkName: parties.get(motion.networkId)?.name ?? '',
      blocks: shownBlocks(motionBlocks(motion.content, quotationsIn(view.quoted), view.amendments), 2),
      changes: view.quoted
        .filter(({ state }) => state.kind !== 'unchanged')
        .map((each) => quotationModel(each, view.comparePath)),
      endorsement: endorsement === null ? null : endorsementText(endorsement),
      typed: { endorsedOn: field(form, 'endorsedOn'), minutes: field(form, 'minutes') },
      mayConfirm: view.mayConfirm,
      revision: motion.revision,
      confirmPath: coMoverPath(motion.id, coMover.slug),
      notice: view.notice,
    },
    view.refusals,
  );
}

// What the page of a change of the bylaws is told: what was proposed, what the meeting decided, the rule it goes by, and what is missing.
import type { Block } from '../../../domain/documents/blocks.ts';
import type { Day } from '../../../domain/language/dates.ts';
import { majorityText } from '../../../domain/meetings/minutes.ts';
import { neededMajority } from '../../../domain/meetings/needed-majority.ts';
import type { Motion, ResolutionClause } from '../../../domain/motions/motion.ts';
import type { DatedRule } from '../../../domain/organisations/rules.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { page, type Page } from '../../../web/answer.ts';
import { field, type Form } from '../../../web/body.ts';
import { shownBlocks } from '../../documents/index.ts';
import { rulesPath } from '../../organisations/index.ts';
import { proposalPath } from '../../proposals/index.ts';
import { versionPath } from '../../statutes/index.ts';
import type { StoredOrganisation } from '../../organisations/index.ts';
import type { Adoption } from '../adoptions.ts';
import { adoptionPath, motionPath } from '../paths.ts';
import { motionsCrumb } from './editor.ts';

export interface AdoptionView {
  readonly motion: Motion;
  readonly number: string;
  readonly row: ResolutionClause;
  /** Of the att-sats, from 1. */
  readonly place: number;
  readonly adoption: Adoption;
  readonly network: StoredOrganisation;
  readonly rules: readonly DatedRule[];
  /** The words that stand, beside the bylaws that they change. */
  readonly columns: readonly Block[];
  /** The words that the meeting decided, beside those that were proposed; null where they are the same. */
  readonly fromProposed: readonly Block[] | null;
  readonly mayRecord: boolean;
  readonly mayWrite: boolean;
  /** Has what the meeting changed been written in? */
  readonly written: boolean;
  /** The clause to write in, as it stands now; null where nothing is to be written here. */
  readonly wording: string | null;
  /** Did the meeting change what a whole proposal says? It is edited as such, and said here to be what was decided. */
  readonly isWholeToWrite: boolean;
  readonly meetingPath: (slug: string) => string;
  readonly pollPath: (id: string) => string;
  /** Why it cannot be recorded by whoever asks, in words; null where it can. */
  readonly fault: string | null;
  readonly today: Day;
  readonly form: Form;
  readonly refusals: readonly Refusal[];
  readonly notice: string | null;
}

/** How a change stands, in what the words of pages need. */
export function adoptionModel({ state, standing, version, behind, recorded }: Adoption) {
  return {
    state,
    adopted: standing.adopted,
    needed: standing.needed,
    next: standing.adopted > 0 && !standing.isComplete ? standing.next : null,
    isRejected: behind !== null && behind.decision.outcome === 'rejected',
    effectiveFrom: version?.effectiveFrom ?? null,
    recorded,
  };
}

export function adoptionPage(view: AdoptionView): Page {
  const { motion, number, row, place, adoption, network, form } = view;
  const { proposal, behind, version } = adoption;
  const needed = neededMajority(view.rules, behind?.meeting.day ?? view.today, 'bylaws');
  const typed = (name: string, otherwise: string): string =>
    form[name] === undefined ? otherwise : field(form, name);
  const { forceRule } = proposal;
  const isToWrite = view.wording !== null && view.mayWrite && adoption.state === 'toRecord';
  const isToRecord = adoption.state === 'toRecord' && view.mayRecord;
  return page(
    'motions/adoption',
    {
      title: { key: 'motions.adoption.title' },
      crumbs: [motionsCrumb, { name: number, path: motionPath(number) }],
      motionHeading: motion.content.heading,
      place,
      resolution: row.text,
      ...adoptionModel(adoption),
      proposalPath: proposalPath(network, proposal.id),
      versionPath: version === null ? null : versionPath(network, version.sequence),
      columns: shownBlocks(view.columns, 1),
      fromProposed: view.fromProposed === null ? null : shownBlocks(view.fromProposed, 1),
      decision:
        behind === null
          ? null
          : {
              outcome: behind.decision.outcome,
              meeting: behind.meeting.name,
              meetingPath: view.meetingPath(behind.meeting.slug),
              day: behind.meeting.day,
              minutes: behind.minutes,
              votes: behind.decision.votes,
              pollPath: behind.poll === null ? null : view.pollPath(behind.poll.id),
              wording: behind.decision.wording,
            },
      share: majorityText(needed.majority),
      shareBy: needed.rule?.clause ?? '',
      isWithoutRule: needed.rule === null || needed.rule.kind !== 'bylawsChange',
      rulesPath: rulesPath(network),
      isToRecord,
      mayRecordNow: isToRecord && view.fault === null,
      fault: isToRecord ? view.fault : null,
      isToWrite,
      isWholeToWrite: view.isWholeToWrite && view.mayWrite && adoption.state === 'toRecord',
      isWritten: view.written,
      wording: typed('wording', view.wording ?? ''),
      from: typed('from', forceRule.kind === 'fixedDay' ? forceRule.day : (forceRule.earliest ?? '')),
      revision: proposal.revision,
      path: adoptionPath(number, place),
      notice: view.notice,
    },
    view.refusals,
  );
}

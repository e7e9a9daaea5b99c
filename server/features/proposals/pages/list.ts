// The list of a statute's proposals: those under way, then those that have ended.
import type { Day } from '../../../domain/language/dates.ts';
import type { Proposal } from '../../../domain/proposals/proposal.ts';
import { page, type Page } from '../../../web/answer.ts';
import { crumbsTo, type StoredOrganisation } from '../../organisations/index.ts';
import { statuteCrumb, statuteKindOf } from '../../statutes/index.ts';
import { beginProposalPath, proposalPath } from '../paths.ts';
import type { Standing } from '../standing.ts';
import type { NextStep } from './next-step.ts';
import { baseModel } from './terms-told.ts';

export interface ListView {
  readonly organisation: StoredOrganisation;
  readonly today: Day;
  readonly lines: readonly {
    readonly proposal: Proposal;
    readonly standing: Standing;
    readonly next: NextStep | null;
  }[];
  readonly mayBegin: boolean;
  /** Who asks sees the förbund's drafts. */
  readonly isOwn: boolean;
}

export function listPage({ organisation, today, lines, mayBegin, isOwn }: ListView): Page {
  const statuteKind = statuteKindOf(organisation);
  const hasEnded = ({ state, versionId }: Proposal): boolean =>
    versionId !== null || state === 'withdrawn' || state === 'lapsed';
  const models = lines.map(({ proposal, standing, next }) => ({
    hasEnded: hasEnded(proposal),
    path: proposalPath(organisation, proposal.id),
    name: proposal.heading,
    state: proposal.state,
    tally: proposal.state === 'outForRatification' ? standing.tally : null,
    base: baseModel(organisation, standing.base),
    next: hasEnded(proposal) ? null : (next?.sentence ?? null),
  }));
  return page('proposals/list', {
    title: { key: `proposals.list.title.${statuteKind}` }, // words: proposals.list.title.*
    crumbs: [...crumbsTo(organisation, today), statuteCrumb(organisation)],
    statuteKind,
    beginPath: mayBegin ? beginProposalPath(organisation) : null,
    open: models.filter((each) => !each.hasEnded),
    closed: models.filter((each) => each.hasEnded),
    hasDrafts: isOwn && models.some(({ state }) => state === 'draft' || state === 'boardApproved'),
  });
}

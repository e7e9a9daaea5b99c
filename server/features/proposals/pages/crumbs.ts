// The way to a page of a proposal.
import type { Day } from '../../../domain/language/dates.ts';
import type { Proposal } from '../../../domain/proposals/proposal.ts';
import { crumbsTo, type StoredOrganisation } from '../../organisations/index.ts';
import { statuteCrumb } from '../../statutes/index.ts';
import { proposalPath } from '../paths.ts';

/** To the proposal itself: organisation, statute, proposal. */
export const crumbsUnder = (organisation: StoredOrganisation, proposal: Proposal, today: Day) => [
  ...crumbsTo(organisation, today),
  statuteCrumb(organisation),
  { name: proposal.heading, path: proposalPath(organisation, proposal.id), isSwedish: true },
];

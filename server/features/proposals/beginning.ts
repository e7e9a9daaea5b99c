// A proposal begun from a text that somebody has written: of which kind it is, and where whoever began it goes on.
import { noEffects, type Proposal, type ProposalKind } from '../../domain/proposals/proposal.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { ReadText } from '../../domain/comparison/pieces.ts';
import type { StoredOrganisation } from '../organisations/index.ts';
import { newestVersion, type ProposalsDesk } from './actions/desk.ts';
import { beginProposal } from './actions/draft.ts';
import { proposalPath, rebasePath } from './paths.ts';

/** A network has bylaws; a förbund that has no text yet is being formed. */
export function kindOf(organisation: StoredOrganisation, hasVersion: boolean): ProposalKind {
  if (organisation.kind === 'network') return 'bylaws';
  return hasVersion ? 'revision' : 'formation';
}

/** Its page; where its changes met those of the newest version, the place where that is settled. */
export function pathOfBegun(
  organisation: StoredOrganisation,
  { id, rebaseOnto, textNumber }: Proposal,
  hasPictures = false,
): string {
  if (rebaseOnto !== null) return rebasePath(organisation, id);
  const notice = hasPictures ? 'proposalPictures' : textNumber > 1 ? 'proposalOtherBase' : 'proposalBegun';
  return `${proposalPath(organisation, id)}?kvitto=${notice}`;
}

/** A proposal made by a file with tracked changes. */
export interface ChangesReadIn {
  readonly heading: string;
  /** With the changes. */
  readonly text: ReadText;
  /** Without them. */
  readonly madeIn: ReadText;
}

/** Begins a proposal of a file's changes, on the usual terms. @returns where its reader goes on */
export async function beginOfChanges(
  desk: ProposalsDesk,
  organisation: StoredOrganisation,
  changes: ChangesReadIn,
): Promise<string | Refusal> {
  const base = await newestVersion(desk, organisation.id);
  const begun = await beginProposal(desk, organisation, {
    ...{ ...changes, kind: kindOf(organisation, base !== null), adoptedAs: 'whole', effects: noEffects },
    ...{ forceRule: { kind: 'whenAdopted', earliest: null }, because: 'readIn' },
  });
  return isRefusal(begun) ? begun : pathOfBegun(organisation, begun);
}

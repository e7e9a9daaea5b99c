// A proposal's next wording: its text with the amendments that make it out of the version it is written against.
import type { ReadText } from '../../../domain/comparison/pieces.ts';
import { wholeHash } from '../../../domain/proposals/adopted-words.ts';
import { amendmentsBetween } from '../../../domain/proposals/amendments.ts';
import { withoutNatures, withSaid, type Said } from '../../../domain/proposals/amendment-said.ts';
import type {
  Amendment,
  CarriedOver,
  Proposal,
  ProposalText,
  TextReason,
} from '../../../domain/proposals/proposal.ts';
import { withoutDecisions } from '../../../domain/proposals/undecided.ts';
import { by, type ProposalsDesk } from './desk.ts';

/**
 * The text of the version that a wording is written against, without the lines about its own adoption; null in a
 * formation.
 */
export async function baseOf(
  desk: Pick<ProposalsDesk, 'statutes'>,
  organisationId: string,
  versionId: string | null,
): Promise<ReadText | null> {
  const text = versionId === null ? null : await desk.statutes.text(organisationId, versionId);
  return text === null ? null : withoutDecisions(text);
}

/** What a wording's changes were made in: the version it is written against, or the old text of the file it came from. */
export const writtenAgainst = async (
  desk: Pick<ProposalsDesk, 'statutes'>,
  { organisationId, rebaseFrom }: Pick<Proposal, 'organisationId' | 'rebaseFrom'>,
  { baseVersionId }: Pick<ProposalText, 'baseVersionId'>,
): Promise<ReadText | null> => rebaseFrom ?? (await baseOf(desk, organisationId, baseVersionId));

/** Saves a wording as the proposal's next. @returns it */
export async function addWording(
  desk: ProposalsDesk,
  { id, organisationId }: Pick<Proposal, 'id' | 'organisationId'>,
  { source, reading }: ReadText,
  about: {
    readonly number: number;
    readonly baseVersionId: string | null;
    readonly amendments: readonly Amendment[];
    readonly because: TextReason;
    readonly carriedOver?: CarriedOver | null;
  },
): Promise<ProposalText> {
  const text: ProposalText = {
    ...{ carriedOver: null, ...about },
    proposalId: id,
    source,
    reading,
    textHash: wholeHash(reading),
    savedAt: desk.now,
    savedBy: by(desk),
  };
  await desk.proposals.addText(organisationId, text);
  return text;
}

/**
 * The amendments that make a text out of the version it is written against; in a formation everything is put in.
 * @param before those of the wording before it: what was said of them stands for those that are still there
 */
export const amendmentsFor = (
  base: ReadText | null,
  text: ReadText,
  before: readonly Amendment[] = [],
  said: Said = {},
): readonly Amendment[] => withSaid(amendmentsBetween(base, text, withoutNatures(before, said)), said);

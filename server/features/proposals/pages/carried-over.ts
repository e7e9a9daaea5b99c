// What is told of a proposal's carrying over: what was there already, what was given up, and what to look over.
import { nameText } from '../../../domain/comparison/amending-names.ts';
import { clauseSource } from '../../../domain/proposals/clause-source.ts';
import type { Amendment } from '../../../domain/proposals/proposal.ts';
import type { Words } from '../../../web/i18n.ts';
import { versionPath, type VersionHeader } from '../../statutes/index.ts';
import type { StoredOrganisation } from '../../organisations/index.ts';
import type { Carrying, TextHeader } from '../records.ts';

/** A carrying over that is still to be looked at, with the version it was to. */
export interface CarryingShown extends Carrying {
  readonly onto: VersionHeader | null;
}

/** Those of the last run of carryings up to the shown wording: what came before somebody wrote in it, they have seen. */
export function carryingsToShow(
  texts: readonly TextHeader[],
  shown: number,
  carryings: readonly Carrying[],
): readonly Carrying[] {
  const told = new Map(carryings.map((each) => [each.number, each]));
  const earlier = texts.filter(({ number }) => number <= shown);
  const isCarried = ({ number, because }: TextHeader): boolean => because === 'rebased' || told.has(number);
  const last = earlier.findLastIndex(isCarried);
  const before = earlier.slice(0, last + 1).findLastIndex((each) => !isCarried(each));
  return earlier.slice(before + 1, last + 1).flatMap(({ number }) => told.get(number) ?? []);
}

export function carriedOverModel(
  organisation: StoredOrganisation,
  carryings: readonly CarryingShown[],
  comparedPath: (number: number) => string,
  words: Words,
) {
  return carryings.toReversed().map(({ onto, number, carriedOver }) => ({
    effectiveFrom: onto?.effectiveFrom ?? null,
    path: onto === null ? null : versionPath(organisation, onto.sequence),
    comparedPath: comparedPath(number),
    alreadyThere: carriedOver.alreadyThere.map((each) => nameOf(each, words)),
    yielded: carriedOver.yielded.map((each) => ({
      name: nameOf(each, words),
      wording: wordingOf(each),
      isRepeal: each.kind === 'repeal',
    })),
    references: carriedOver.references.map(({ clause, reference, why }) => ({
      ...{ where: nameText(clause), reference, why },
    })),
    recounted: carriedOver.recounted,
  }));
}

function nameOf({ kind, part, clause, proposed, currentWording, proposedWording }: Amendment, words: Words) {
  if (kind === 'outside') return words(`proposals.outside.${part ?? 'opening'}`); // words: proposals.outside.*
  const named = clause ?? proposed;
  const heading = (currentWording ?? proposedWording)?.heading ?? '';
  return [named === null ? '' : nameText(named), heading].join(' ').trim();
}

/** The words that were given up, as they were proposed; empty for a repeal. */
const wordingOf = ({ proposedWording }: Amendment): string => clauseSource(proposedWording?.blocks ?? []);

// The quoted clauses of a motion: their words, where they stand, and whether they still do.
import { plain, type Block } from '../../domain/documents/blocks.ts';
import type { Day } from '../../domain/language/dates.ts';
import {
  citationState,
  clauseAt,
  type CitationState,
  type CitedVersion,
} from '../../domain/motions/citation.ts';
import { quotationBlocks, type Quotation } from '../../domain/motions/document.ts';
import type { Citation } from '../../domain/motions/motion.ts';
import { nameOn } from '../../domain/organisations/organisation.ts';
import { citationOf } from '../../domain/statutes/citation.ts';
import { versionPath } from '../statutes/index.ts';
import type { MotionsDesk } from './actions/desk.ts';

/** A quotation with its place in the motion and its state. */
export interface Quoted {
  readonly citation: Citation;
  /** Null where the pinned version no longer has such a clause. */
  readonly quotation: Quotation | null;
  readonly state: CitationState;
}

/** What a reader of the paper is told of a quotation that no longer stands. Legal documents are Swedish. */
const notes = {
  unchanged: null,
  corrected: 'Lydelsen har rättats sedan paragrafen citerades.',
  changed: 'Paragrafen har fått ny lydelse sedan den citerades.',
  gone: 'Paragrafen finns inte kvar i senare lydelse.',
} as const;

/** The quotations in order, with the clause as it stands in its version and what has become of it by a day. */
export async function quotationsOf(
  desk: Pick<MotionsDesk, 'statutes' | 'organisations'>,
  citations: readonly Citation[],
  on: Day,
): Promise<readonly Quoted[]> {
  const owners = await desk.organisations.byIds([...new Set(citations.map((each) => each.organisationId))]);
  const versions = new Map<string, readonly CitedVersion[]>();
  for (const { id } of owners) versions.set(id, await versionsOf(desk, id));
  return citations.map((citation): Quoted => {
    const owner = owners.find(({ id }) => id === citation.organisationId);
    const there = versions.get(citation.organisationId) ?? [];
    const version = there.find(({ id }) => id === citation.versionId);
    const clause = version === undefined ? null : clauseAt(version.clauses, citation.anchor);
    const state = citationState(citation, there, on);
    if (owner === undefined || version === undefined || clause === null)
      return { citation, quotation: null, state };
    const source = citationOf(clause, {
      kind: owner.kind === 'network' ? 'bylaws' : 'forbundsordning',
      owner: nameOn(owner, on),
      effectiveFrom: version.effectiveFrom,
    });
    const href = `${versionPath(owner, version.sequence)}#${citation.anchor}`;
    return { citation, quotation: { clause, source, href, note: notes[state.kind] }, state };
  });
}

async function versionsOf(
  desk: Pick<MotionsDesk, 'statutes'>,
  organisationId: string,
): Promise<readonly CitedVersion[]> {
  const found: CitedVersion[] = [];
  for (const { id, sequence, effectiveFrom } of await desk.statutes.versions(organisationId)) {
    const text = await desk.statutes.text(organisationId, id);
    found.push({ id, sequence, effectiveFrom, clauses: text?.reading.clauses ?? [] });
  }
  return found;
}

/** One quotation as blocks, without the note: pages say in their own words, with a link, what has changed. */
export const quotedBlocks = ({ quotation }: Quoted): readonly Block[] =>
  quotation === null
    ? [{ kind: 'note', runs: plain(notes.corrected) }]
    : quotationBlocks({ ...quotation, note: null });

export const quotationsIn = (quoted: readonly Quoted[]): readonly Quotation[] =>
  quoted.flatMap(({ quotation }) => quotation ?? []);

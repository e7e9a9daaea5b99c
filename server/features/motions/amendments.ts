// What the att-satser of a motion change in the bylaws, as it was written: current beside proposed, for pages and paper.
import type { ReadText } from '../../domain/comparison/pieces.ts';
import { plain, type Block, type ColumnsRow } from '../../domain/documents/blocks.ts';
import { formatDate } from '../../domain/language/dates.ts';
import { amendedBylaws } from '../../domain/motions/amendment.ts';
import type { CarriedAmendment, Motion } from '../../domain/motions/motion.ts';
import { withoutDecisions } from '../../domain/proposals/undecided.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { clauseAnchors } from '../../domain/statutes/anchor.ts';
import { clauseBody, clauseTitle } from '../../domain/statutes/document.ts';
import { clauseHash } from '../../domain/statutes/identity.ts';
import type { Clause } from '../../domain/statutes/statute.ts';
import type { Words } from '../../web/i18n.ts';
import { proposedColumns, type Comparer } from '../comparison/index.ts';
import type { MotionsDesk } from './actions/desk.ts';

/** What shows a change of the bylaws. Legal documents are Swedish, whatever the page's language. */
export interface AmendmentTools {
  readonly compare: Comparer;
  readonly documentWords: Words;
}

type Reading = Pick<MotionsDesk, 'statutes' | 'proposals'>;

/** The bylaws before and after. */
export interface BothTexts {
  readonly before: ReadText;
  readonly after: ReadText;
}

/** The text that a change was written against, and what it makes of it; null where either is not to be had. */
export async function textsOf(
  desk: Reading,
  networkId: string,
  amendment: CarriedAmendment,
): Promise<BothTexts | null> {
  if (amendment.kind === 'wording') {
    const before = await desk.statutes.text(networkId, amendment.versionId);
    const after = before === null ? null : amendedBylaws(before, amendment);
    return before === null || after === null || isRefusal(after) ? null : undecided({ before, after });
  }
  const { proposalId, textHash } = amendment;
  const found = (await desk.proposals.textHeaders(proposalId)).find((each) => each.textHash === textHash);
  return found === undefined ? null : textsOfProposal(desk, networkId, proposalId, found.number);
}

/** The same of one of a proposal's wordings. */
export async function textsOfProposal(
  desk: Reading,
  networkId: string,
  proposalId: string,
  number: number,
): Promise<BothTexts | null> {
  const after = await desk.proposals.text(proposalId, number);
  const before =
    after === null || after.baseVersionId === null
      ? null
      : await desk.statutes.text(networkId, after.baseVersionId);
  return before === null || after === null ? null : undecided({ before, after });
}

/** Who adopted the old text, and when, is no part of what is proposed. */
const undecided = ({ before, after }: BothTexts): BothTexts => ({
  before: withoutDecisions(before),
  after: withoutDecisions(after),
});

/** The clauses that change, in two columns; without marks where they cannot be compared now. */
export async function columnsOf(
  { compare, documentWords }: AmendmentTools,
  { before, after }: BothTexts,
): Promise<readonly Block[]> {
  const outcome = await compare({ before, after });
  return typeof outcome === 'string'
    ? unmarked(before.reading.clauses, after.reading.clauses)
    : proposedColumns(outcome.result, documentWords).filter(({ kind }) => kind !== 'paragraph');
}

/** Each clause whose words differ, under its own number. */
function unmarked(before: readonly Clause[], after: readonly Clause[]): readonly Block[] {
  const [was, is] = [before, after].map(
    (clauses) => new Map(clauseAnchors(clauses).map((anchor, index) => [anchor, clauses[index]] as const)),
  );
  return [...new Set([...(is?.keys() ?? []), ...(was?.keys() ?? [])])].flatMap((anchor) => {
    const [old, fresh] = [was?.get(anchor), is?.get(anchor)];
    const named = fresh ?? old;
    if (named === undefined) return [];
    if (old !== undefined && fresh !== undefined && clauseHash(old) === clauseHash(fresh)) return [];
    const row: ColumnsRow = {
      before: old === undefined ? [] : clauseBody(old),
      after: fresh === undefined ? [] : clauseBody(fresh),
    };
    const title = clauseTitle(named);
    return [
      { kind: 'heading', level: 3, runs: plain(title) },
      { kind: 'columns', caption: title, head: ['Nuvarande lydelse', 'Föreslagen lydelse'], rows: [row] },
    ] satisfies readonly Block[];
  });
}

/** What each att-sats changes, by its id: only those that change something. */
export async function amendmentsOf(
  desk: Reading,
  tools: AmendmentTools,
  { networkId, content }: Pick<Motion, 'networkId' | 'content'>,
): Promise<ReadonlyMap<string, readonly Block[]>> {
  const found = new Map<string, readonly Block[]>();
  for (const { id, amendment } of content.clauses) {
    const texts = amendment === undefined ? null : await textsOf(desk, networkId, amendment);
    if (amendment === undefined || texts === null) continue;
    const blocks = await columnsOf(tools, texts);
    const from = amendment.kind === 'wording' ? amendment.from : null;
    const applies = `Ändringen ska gälla från och med den ${from === null ? '' : formatDate(from, 'sv')}.`;
    found.set(id, from === null ? blocks : [...blocks, { kind: 'paragraph', runs: plain(applies) }]);
  }
  return found;
}

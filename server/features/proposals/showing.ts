// A proposal's page and its files: how far it has come, and what it changes, as the comparison's own page shows it.
import { nameOn } from '../../domain/organisations/organisation.ts';
import { may } from '../../domain/permissions.ts';
import { isOpen, next } from '../../domain/proposals/lifecycle.ts';
import type { ProposalText } from '../../domain/proposals/proposal.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import type { Answer } from '../../web/answer.ts';
import { field } from '../../web/body.ts';
import {
  comparedSides,
  pdfFile,
  viewingIn,
  viewingQuery,
  wordFile,
  type Compared,
  type FoundSide,
  type Viewing,
} from '../comparison/index.ts';
import { proposedChecklistPage } from '../checklist/index.ts';
import { statuteKindOf, versionPath, type AffectedDocument } from '../statutes/index.ts';
import { namesOf } from './actions/desk.ts';
import { baseOf } from './actions/wording.ts';
import { looseEndsOf } from './loose-ends.ts';
import { carryingsToShow, type CarryingShown } from './pages/carried-over.ts';
import { crumbsUnder } from './pages/crumbs.ts';
import { nextStep } from './pages/next-step.ts';
import { proposalPage } from './pages/show.ts';
import { proposalFilePath, proposalPath, proposalTextPath } from './paths.ts';
import { standingOf, type Standing } from './standing.ts';
import { proposalInPath, spokenFor, type ProposalFound, type ProposalsDoors, type V } from './visits.ts';

const missing: Refusal = { refused: 'access.notFound' };
const notices = [
  'proposalBegun',
  'proposalOtherBase',
  'proposalPictures',
  'proposalSaved',
  'proposalTermsSaved',
  'proposalRebased',
  'boardDecided',
  'proposalDispatched',
  'proposalRevised',
  'proposalWithdrawn',
  'proposalLapsed',
] as const;

/** Which of a proposal's texts is shown, and beside which: an earlier one, or the version it is written against. */
interface Shown {
  readonly text: ProposalText;
  readonly from: ProposalText | null;
  readonly newest: number;
}

/** Null where an address names a text that is not there for whoever asks. */
async function textsAsked(
  { desk, query }: V,
  { proposal }: ProposalFound,
  { texts }: Standing,
): Promise<Shown | null> {
  const newest = texts.at(-1)?.number ?? 0;
  const [asked, compared] = [field(query, 'text'), field(query, 'fran')];
  const numberOf = (typed: string): number | null =>
    texts.find(({ number }) => String(number) === typed)?.number ?? null;
  const number = asked === '' ? newest : numberOf(asked);
  const fromNumber = compared === '' ? null : numberOf(compared);
  if (number === null || (compared !== '' && fromNumber === null)) return null;
  const text = await desk.proposals.text(proposal.id, number);
  const from = fromNumber === null ? null : await desk.proposals.text(proposal.id, fromNumber);
  return text === null ? null : { text, from, newest };
}

/** What the shown text changes; null where there is nothing to compare it with, a refusal where that takes too long. */
async function comparedFor(
  { desk, today }: V,
  doors: ProposalsDoors,
  { organisation, proposal }: ProposalFound,
  { text, from }: Shown,
  viewing: Viewing,
): Promise<Compared | Refusal | null> {
  const owner = { name: nameOn(organisation, today), statuteKind: statuteKindOf(organisation) };
  const rule = proposal.forceRule;
  const after: FoundSide = {
    ...{ source: text.source, reading: text.reading, owner },
    title: {
      ...{ owner: null, path: null, proposed: proposal.heading },
      effectiveFrom: rule.kind === 'fixedDay' ? rule.day : null,
    },
  };
  const before = from === null ? await baseSide() : sideOf(from);
  if (before === null) return null;
  const outcome = await comparedSides(doors, before, after, viewing);
  return 'comparison' in outcome ? outcome : (outcome[0] ?? refuse('comparison.takesTooLong'));

  async function baseSide(): Promise<FoundSide | null> {
    const [version] = await desk.statutes.versionsByIds([text.baseVersionId ?? '']);
    // As the proposal began: without the lines that say who adopted it.
    const base = version === undefined ? null : await baseOf(desk, organisation.id, version.id);
    return version === undefined || base === null
      ? null
      : {
          ...{ source: base.source, reading: base.reading, owner },
          title: {
            owner: owner.name,
            effectiveFrom: version.effectiveFrom,
            path: versionPath(organisation, version.sequence),
          },
        };
  }
  function sideOf({ source, reading }: ProposalText): FoundSide {
    return { source, reading, owner, title: { owner: null, effectiveFrom: null, path: null } };
  }
}

export async function showProposal(visit: V, doors: ProposalsDoors): Promise<Answer> {
  const found = await proposalInPath(visit);
  if (found === null) return missing;
  const { organisation, proposal } = found;
  const { desk, who } = visit;
  const standing = await standingOf(visit, proposal);
  const shown = await textsAsked(visit, found, standing);
  if (shown === null) return missing;
  const viewing = wholeIn(visit);
  const compared = await comparedFor(visit, doors, found, shown, viewing);
  const { joins, leaves, seats, shares } = proposal.effects;
  const ids = [...joins, ...leaves, ...seats, ...shares].flatMap(({ memberId }) => memberId ?? []);
  const isOwn = may(who, 'proposal.see', organisation.id);
  const speaks = isOwn || (await spokenFor(visit, organisation.id)).length > 0;
  const changes = may(who, 'proposal.change', organisation.id);
  return proposalPage({
    ...{ organisation, proposal, standing, viewing, ...shown },
    ...{ today: visit.today, words: visit.words, language: visit.language },
    comparison: compared === null || isRefusal(compared) ? null : compared,
    isUncompared: compared !== null && isRefusal(compared),
    looseEnds:
      shown.from === null && compared !== null && !isRefusal(compared)
        ? looseEndsOf(compared, shown.text)
        : { followed: [], dangling: [] },
    carryings: shown.from === null ? await carriedInto(visit, found, shown, standing) : [],
    affected: await affectedBy(visit, doors, found, shown),
    names: await namesOf(desk, ids),
    next: nextStep(visit, organisation, proposal, standing),
    can: {
      edit: changes && isOpen(proposal.state),
      readText: isOwn,
      document: standing.sent.size > 0,
      boardPaper: isOwn && shown.text.number === shown.newest,
      editTerms: changes && isOpen(proposal.state),
      consultation:
        speaks && (standing.commentsUntil !== null || next(proposal.state, 'openConsultation') !== null),
      decide: may(who, 'proposal.decide', organisation.id),
    },
    pathOf: (seen, text) => addressOf(found, shown, seen, text),
    filePathOf: (kind) =>
      `${proposalFilePath(organisation, proposal.id, kind)}${queryOf(shown, viewing, shown.text.number)}`,
    notice: notices.find((each) => each === field(visit.query, 'kvitto')) ?? null,
  });
}

/** How it was carried over to newer versions, as far as whoever asks may read the wordings. */
async function carriedInto(
  { desk }: V,
  { proposal }: ProposalFound,
  { text }: Shown,
  { texts }: Standing,
): Promise<readonly CarryingShown[]> {
  const carryings = carryingsToShow(texts, text.number, await desk.proposals.carryings(proposal.id));
  const ids = carryings.flatMap(({ baseVersionId }) => baseVersionId ?? []);
  const versions = new Map((await desk.statutes.versionsByIds(ids)).map((each) => [each.id, each]));
  return carryings.map((each) => ({ ...each, onto: versions.get(each.baseVersionId ?? '') ?? null }));
}

/** What the proposal would affect, where it is shown against its base. */
async function affectedBy(
  { desk, today }: V,
  doors: ProposalsDoors,
  { organisation }: ProposalFound,
  { text, from }: Shown,
): Promise<readonly AffectedDocument[]> {
  const [base] = from === null ? await desk.statutes.versionsByIds([text.baseVersionId ?? '']) : [];
  const before = base === undefined ? null : await desk.statutes.text(organisation.id, base.id);
  if (base === undefined || before === null) return [];
  return doors.affected({ base, before: before.reading, after: text.reading }, today);
}

/** One clause alone is not shown here: the whole is. */
const wholeIn = ({ query }: Pick<V, 'query'>): Viewing => ({
  ...viewingIn(query),
  clause: { before: '', after: '' },
});

const addressOf = (
  { organisation, proposal }: ProposalFound,
  shown: Shown,
  viewing: Viewing,
  text = { number: shown.text.number, from: shown.from?.number ?? null },
): string => {
  const query = queryOf(
    { ...shown, from: text.from === null ? null : { number: text.from } },
    viewing,
    text.number,
  );
  return `${proposalPath(organisation, proposal.id)}${query}#andras`;
};

function queryOf(
  { from, newest }: { readonly from: { readonly number: number } | null; readonly newest: number },
  viewing: Viewing,
  number: number,
): string {
  const said = [
    ...(from === null ? [] : [`fran=${String(from.number)}`]),
    ...(number === newest ? [] : [`text=${String(number)}`]),
    ...[viewingQuery(viewing).slice(1)].filter((each) => each !== ''),
  ];
  return said.length === 0 ? '' : `?${said.join('&')}`;
}

/** The proposed text against the law's list, which is for a förbundsordning. */
export async function showChecklist(visit: V): Promise<Answer> {
  const found = await proposalInPath(visit);
  if (found === null || found.proposal.kind === 'bylaws') return missing;
  const { organisation, proposal } = found;
  const shown = await textsAsked(visit, found, await standingOf(visit, proposal));
  if (shown === null) return missing;
  const path = proposalPath(organisation, proposal.id);
  const isOwn = may(visit.who, 'proposal.see', organisation.id);
  const { reading } = shown.text;
  return proposedChecklistPage(
    visit.desk,
    organisation,
    {
      ...{ reading, path, effects: proposal.effects, name: proposal.heading },
      crumbs: crumbsUnder(organisation, proposal, visit.today),
      clausePath: (anchor) =>
        isOwn ? `${proposalTextPath(organisation, proposal.id)}#${anchor}` : `${path}#${anchor}`,
    },
    visit.today,
    visit.words,
  );
}

/** The comparison as a file: Word with tracked changes, or PDF as it is seen. */
export async function showFile(visit: V, doors: ProposalsDoors, kind: 'word' | 'pdf'): Promise<Answer> {
  const found = await proposalInPath(visit);
  if (found === null) return missing;
  const standing = await standingOf(visit, found.proposal);
  const shown = await textsAsked(visit, found, standing);
  if (shown === null) return missing;
  const viewing = wholeIn(visit);
  const compared = await comparedFor(visit, doors, found, shown, viewing);
  if (compared === null) return missing;
  if (isRefusal(compared)) return compared;
  return (kind === 'word' ? wordFile : pdfFile)(doors, compared, viewing, visit.desk.now);
}

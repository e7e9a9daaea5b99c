// What a proposal's page is told: its course, what comes next, its amendments with their reasons, and what it changes.
import { nameText } from '../../../domain/comparison/amending-names.ts';
import { dayInSweden, formatDate, hasCome, type Day } from '../../../domain/language/dates.ts';
import { minutesParagraph } from '../../../domain/language/minutes-paragraph.ts';
import { clockText } from '../../../domain/motions/document.ts';
import { nameOn } from '../../../domain/organisations/organisation.ts';
import { adoptionLines } from '../../../domain/proposals/decision-sentence.ts';
import type { Amendment, Proposal, ProposalText } from '../../../domain/proposals/proposal.ts';
import { statuteBlocks } from '../../../domain/statutes/document.ts';
import { page, type Page } from '../../../web/answer.ts';
import type { Language, Words } from '../../../web/i18n.ts';
import { resultModel, viewingIn, type Compared, type Viewing } from '../../comparison/index.ts';
import { shownBlocks } from '../../documents/index.ts';
import { crumbsTo, type StoredOrganisation } from '../../organisations/index.ts';
import { statuteCrumb, type AffectedDocument } from '../../statutes/index.ts';
import type { LooseEnds } from '../loose-ends.ts';
import { carriedOverModel, type CarryingShown } from './carried-over.ts';
import {
  boardDecisionPath,
  boardPaperPath,
  consultationPath,
  proposalChecklistPath,
  proposalDocumentPath,
  proposalPath,
  proposalsPath,
  proposalTextPath,
  ratificationPath,
  effectsPath,
  termsPath,
} from '../paths.ts';
import type { Standing } from '../standing.ts';
import type { NextStep } from './next-step.ts';
import { baseModel, effectsTold, forceTold } from './terms-told.ts';

export interface ProposalView {
  readonly organisation: StoredOrganisation;
  readonly proposal: Proposal;
  readonly standing: Standing;
  readonly text: ProposalText;
  /** The earlier text that it is compared with, instead of its base. */
  readonly from: ProposalText | null;
  readonly newest: number;
  readonly viewing: Viewing;
  /** Null where there is nothing to compare with, or it could not be done now. */
  readonly comparison: Compared | null;
  readonly isUncompared: boolean;
  readonly looseEnds: LooseEnds;
  /** What its carryings over did that somebody should look at. */
  readonly carryings: readonly CarryingShown[];
  /** Documents that quote or share what it changes. */
  readonly affected: readonly AffectedDocument[];
  readonly names: ReadonlyMap<string, string>;
  readonly next: NextStep | null;
  readonly can: Readonly<
    Record<'edit' | 'readText' | 'editTerms' | 'consultation' | 'decide' | 'document' | 'boardPaper', boolean>
  >;
  readonly pathOf: (
    viewing: Viewing,
    text?: { readonly number: number; readonly from: number | null },
  ) => string;
  readonly filePathOf: (kind: 'word' | 'pdf') => string;
  readonly today: Day;
  readonly words: Words;
  readonly language: Language;
  readonly notice: string | null;
}

export function proposalPage(view: ProposalView): Page {
  const { organisation, proposal, standing, text, words, language } = view;
  const changedOn = dayInSweden(Date.parse(proposal.changedAt));
  const wholeText = shownBlocks(statuteBlocks(text.reading.clauses), 2);
  const drawn = drawnComparison(view);
  const enactedFrom = standing.version?.effectiveFrom ?? null;
  return page('proposals/show', {
    title: { name: proposal.heading },
    crumbs: [
      ...crumbsTo(organisation, view.today),
      statuteCrumb(organisation),
      { key: 'proposals.list.crumb', path: proposalsPath(organisation) },
    ],
    state: proposal.state,
    kind: proposal.kind,
    isBylaws: proposal.kind === 'bylaws',
    ownerName: nameOn(organisation, view.today),
    changedOn,
    base: baseModel(organisation, standing.base),
    course: courseOf(proposal, standing, view.today),
    next: view.next,
    tally: proposal.state === 'outForRatification' || proposal.state === 'ratified' ? standing.tally : null,
    ratificationPath: ratificationPath(organisation, proposal.id),
    force:
      enactedFrom === null
        ? forceTold(proposal.forceRule, proposal.kind, words, language)
        : words('proposals.force.from', { date: formatDate(enactedFrom, language) }),
    isEnacted: standing.version !== null,
    adoptedAs: proposal.adoptedAs,
    board: boardTold(proposal, words, language),
    endedBecause: proposal.endedBecause,
    ways: waysOf(view),
    documents: documentsOf(view),
    amendments: view.from === null ? text.amendments.map((each) => amendmentModel(each, drawn, words)) : [],
    affected: view.affected,
    followed: view.looseEnds.followed,
    dangling: view.looseEnds.dangling,
    carried: carriedOverModel(
      organisation,
      view.carryings,
      (number) => comparedToBefore(view, number),
      words,
    ),
    effects: effectsTold(proposal.effects, view.names, words),
    between: view.from === null ? null : { from: view.from.number, number: text.number },
    older: text.number === view.newest ? null : { number: text.number, newest: view.newest },
    ...drawn,
    wholeText: view.from === null ? wholeText : null,
    wordings: wordingsOf(view),
    isLongHistory: standing.texts.length > mostAtOnce,
    proposalPath: proposalPath(organisation, proposal.id),
    notice: view.notice,
  });
}

/** Where a wording is seen beside the one before it. */
const comparedToBefore = ({ pathOf, viewing }: ProposalView, number: number): string =>
  pathOf({ ...viewing, part: 1 }, { number, from: number - 1 });

/** What the templates of comparisons ask for, with the ways to see it otherwise. */
function drawnComparison(view: ProposalView) {
  const { comparison, viewing, words, language, pathOf } = view;
  if (comparison === null) return { result: null };
  const isOnlySubstance = viewing.natures.join() === 'sak';
  const asking = { form: {}, viewing, isStored: true, pathOf: (seen: Viewing) => pathOf(seen) };
  const model = resultModel({ words, language }, asking, comparison);
  const titles =
    view.from === null
      ? model.titles
      : {
          before: words('proposals.show.columnFrom', { number: view.from.number }),
          after: words('proposals.show.columnFrom', { number: view.text.number }),
        };
  return {
    result: { ...model, titles, sentences: sentencesOf(view, comparison, model.amending?.text ?? null) },
    viewing,
    isStored: true,
    isColumns: viewing.view === 'spalter',
    isList: viewing.view === 'lista',
    views: model.views.map(({ name, isCurrent }) => ({
      ...{ name, isCurrent },
      path: pathOf({ ...viewing, view: name, part: 1 }),
    })),
    isOnlySubstance,
    naturesPath: pathOf({
      ...viewing,
      natures: isOnlySubstance ? viewingIn({}).natures : ['sak'],
      part: 1,
    }),
    allPath: pathOf({ ...viewing, showsAll: !viewing.showsAll, part: 1 }),
    wordPath: view.filePathOf('word'),
    pdfPath: view.filePathOf('pdf'),
  };
}

/** Who adopts a förbundsordning: each kind of member decides for itself. */
const adopters = [
  'kommunfullmäktige',
  'regionfullmäktige',
  'Försäkringskassan',
  'Arbetsförmedlingen',
] as const;

/** What each can paste into its minutes; none between two wordings of a proposal. */
function sentencesOf(
  { organisation, proposal, from, today }: ProposalView,
  { comparison }: Compared,
  amending: string | null,
): readonly string[] {
  const hasEnded = ['ratified', 'lapsed', 'withdrawn'].includes(proposal.state);
  if (from !== null || comparison.isIdentical || hasEnded) return [];
  const { kind, adoptedAs, forceRule } = proposal;
  const asked = { kind, adoptedAs, forceRule, amending, owner: nameOn(organisation, today) };
  return (kind === 'bylaws' ? ['årsmötet'] : adopters).map((body) =>
    adoptionLines({ ...asked, body }).join('\n'),
  );
}

type CourseStep = {
  readonly name:
    'draft' | 'consultation' | 'boardApproved' | 'outForRatification' | 'meeting' | 'ratified' | 'inForce';
  readonly is: 'done' | 'now' | 'ahead' | 'ended';
};

/** The steps of a proposal's life, with where it stands among them. */
function courseOf(
  { kind, state, board }: Proposal,
  { version, commentsUntil, sent }: Standing,
  today: Day,
): readonly CourseStep[] {
  const names: readonly CourseStep['name'][] =
    kind === 'bylaws'
      ? ['draft', 'boardApproved', 'meeting', 'ratified', 'inForce']
      : ['draft', 'consultation', 'boardApproved', 'outForRatification', 'ratified', 'inForce'];
  const isInForce = version !== null && hasCome(version.effectiveFrom, today) === 'yes';
  const decision = kind === 'bylaws' ? 'meeting' : 'outForRatification';
  const now: Readonly<Record<Proposal['state'], CourseStep['name']>> = {
    draft: 'draft',
    consultation: 'consultation',
    boardApproved: kind === 'bylaws' ? 'meeting' : 'boardApproved',
    outForRatification: decision,
    ratified: isInForce ? 'inForce' : 'ratified',
    lapsed: sent.size > 0 ? decision : 'draft',
    withdrawn: sent.size > 0 ? decision : board === null ? 'draft' : 'boardApproved',
  };
  const hasEnded = state === 'lapsed' || state === 'withdrawn';
  const place = names.indexOf(now[state]);
  return (
    names
      .map((name, index) => ({
        name,
        is:
          index < place
            ? ('done' as const)
            : index > place
              ? ('ahead' as const)
              : hasEnded
                ? ('ended' as const)
                : ('now' as const),
      }))
      // A consultation is no duty: one that was not held is no step behind.
      .filter(({ name, is }) => name !== 'consultation' || is !== 'done' || commentsUntil !== null)
  );
}

function boardTold({ board }: Proposal, words: Words, language: Language): string | null {
  if (board === null) return null;
  const { body, on, minutes, registryNumber } = board;
  const date = formatDate(on, language);
  const decided =
    minutes === ''
      ? words('proposals.show.boardDecisionPlain', { body, date })
      : words('proposals.show.boardDecision', { body, date, minutes: minutesParagraph(minutes) });
  return registryNumber === ''
    ? decided
    : `${decided}, ${words('proposals.show.registryNumber', { number: registryNumber })}`;
}

/** What else can be done with it, beside the next step. */
function waysOf({ organisation, proposal, can, words, next }: ProposalView) {
  const { id } = proposal;
  const all = [
    ...(can.edit
      ? [{ path: proposalTextPath(organisation, id), words: words('proposals.show.editText') }]
      : can.readText
        ? [{ path: proposalTextPath(organisation, id), words: words('proposals.show.readText') }]
        : []),
    ...(can.editTerms
      ? [
          { path: termsPath(organisation, id), words: words('proposals.show.editTerms') },
          ...(proposal.kind === 'bylaws'
            ? []
            : [{ path: effectsPath(organisation, id), words: words('effects.link') }]),
        ]
      : []),
    ...(can.consultation
      ? [{ path: consultationPath(organisation, id), words: words('proposals.next.to.consultation') }]
      : []),
    ...(can.decide
      ? [{ path: boardDecisionPath(organisation, id), words: words('proposals.next.to.board') }]
      : []),
  ];
  return all.filter(({ path }) => next === null || next.ways.every((way) => way.path !== path));
}

/** Papers of the proposal, and the check of its text. */
function documentsOf({ organisation, proposal, can, words }: ProposalView) {
  const { id, kind } = proposal;
  return [
    ...(can.document && kind !== 'bylaws'
      ? [{ path: proposalDocumentPath(organisation, id), words: words('proposals.show.document') }]
      : []),
    ...(can.boardPaper
      ? (['pdf', 'docx'] as const).map((as) => ({
          path: boardPaperPath(organisation, id, as),
          words: words(`proposals.show.boardPaper.${as}`), // words: proposals.show.boardPaper.*
        }))
      : []),
    ...(kind === 'bylaws'
      ? []
      : [{ path: proposalChecklistPath(organisation, id), words: words('checklist.link') }]),
  ];
}

function amendmentModel(
  { kind, part, clause, proposed, currentWording, proposedWording, nature, reason }: Amendment,
  drawn: ReturnType<typeof drawnComparison>,
  words: Words,
) {
  const named = clause ?? proposed;
  const now = proposed ?? clause;
  const heading = (clause === null ? proposedWording : currentWording)?.heading ?? '';
  const contents = drawn.result?.contents ?? [];
  const place = contents.find(({ reference }) => now !== null && reference === nameText(now));
  const isReworded =
    kind === 'redesignate' && JSON.stringify(currentWording) !== JSON.stringify(proposedWording);
  return {
    name:
      kind === 'outside'
        ? words(`proposals.outside.${part ?? 'opening'}`) // words: proposals.outside.*
        : [named === null ? '' : nameText(named), heading].join(' ').trim(),
    isOutside: kind === 'outside',
    told: isReworded
      ? words('proposals.told.redesignateChange', { clause: now === null ? '' : nameText(now) })
      : words(`proposals.told.${kind}`, { clause: now === null ? '' : nameText(now) }), // words: proposals.told.*
    ...{ nature, reason },
    href: place === undefined ? null : `#${place.id}`,
  };
}

/** A longer history is folded. */
const mostAtOnce = 5;

/** The newest first. */
function wordingsOf({ standing, proposal, text, from, newest, pathOf, viewing }: ProposalView) {
  if (standing.texts.length < 2) return [];
  const seen = { ...viewing, part: 1 };
  return standing.texts
    .map(({ number, because, savedAt, baseVersionId }, index) => {
      const previous = standing.texts[index - 1]?.number ?? null;
      return {
        ...{ number, because, previous },
        at: `${formatDate(dayInSweden(Date.parse(savedAt)), 'sv')} kl. ${clockText(savedAt)}`,
        isNewest: number === proposal.textNumber,
        isShown: from === null && number === text.number && newest !== number,
        isSent: standing.sent.has(number),
        basePath: baseVersionId === null ? null : pathOf(seen, { number, from: null }),
        previousPath: previous === null ? null : pathOf(seen, { number, from: previous }),
      };
    })
    .toReversed();
}

// What the comparison's templates are told: one change tree, seen inline, in two columns, or as a list in words.
import type { Comparison } from '../../domain/comparison/change.ts';
import { decisionSentence } from '../../domain/comparison/sentence.ts';
import { summarise } from '../../domain/comparison/summary.ts';
import type { PartialDate } from '../../domain/language/dates.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { page, type Page } from '../../web/answer.ts';
import { field, type Form } from '../../web/body.ts';
import type { Words } from '../../web/i18n.ts';
import type { Visit } from '../../web/room.ts';
import { changeList, type ToldClause } from './change-list.ts';
import type { ClauseChoice, Compared } from './compared.ts';
import { Draughtsman, stopId } from './drawn-rows.ts';
import { columnTitles, nameOf, relationOf, spanOf, type Relation } from './naming.ts';
import { partsOf, stretchesOf, type Part } from './parts.ts';
import {
  comparedPath,
  comparedPdfPath,
  comparedWordPath,
  comparisonPath,
  comparisonPdfPath,
  comparisonWordPath,
} from './paths.ts';
import { portionsOf } from './portions.ts';
import { show, type Portion, type Shown } from './shown.ts';
import type { OwnerChoices } from './sides.ts';
import { natureNames, natureOf, swapped, views, viewingIn, type Viewing } from './viewing.ts';

/** What was asked: the form as it is kept, how the answer is to be seen, and whether its address says it all. */
export interface Asking {
  readonly form: Form;
  readonly viewing: Viewing;
  readonly isStored: boolean;
  /** Where another room shows it, its own address of the same seen otherwise. */
  readonly pathOf?: (viewing: Viewing) => string;
}

type Reader = Pick<Visit<never>, 'words' | 'language'>;

export function comparisonPage(
  reader: Reader,
  choices: readonly OwnerChoices[],
  asking: Asking,
  compared: Compared | null,
  refusals: readonly Refusal[],
): Page {
  const { form, viewing } = asking;
  return page(
    'comparison/index',
    {
      title: { key: compared === null ? 'comparison.title' : 'comparison.resultTitle' },
      crumbs: compared === null ? [] : [{ key: 'comparison.title', path: comparisonPath }],
      choices,
      sides: (['before', 'after'] as const).map((side) => ({
        side,
        textField: `${side}Text`,
        fileField: `${side}File`,
        versionField: `${side}Version`,
        addressField: side === 'before' ? 'fran' : 'till',
        text: field(form, `${side}Text`),
        chosen: field(form, `${side}Version`),
        /** Pages of its file whose text is not there. */
        picturePages: /^[\d, ]+$/.exec(field(form, `${side}Pictures`))?.[0] ?? '',
      })),
      isStored: asking.isStored,
      viewing,
      isColumns: viewing.view === 'spalter',
      isList: viewing.view === 'lista',
      result: compared === null ? null : resultModel(reader, asking, compared),
      comparisonPath,
      comparisonWordPath,
      comparisonPdfPath,
    },
    refusals,
  );
}

/** A comparison as `comparison/_result` and its parts are told it. */
export function resultModel({ words, language }: Reader, asking: Asking, compared: Compared) {
  const { comparison, before, after } = compared;
  const { viewing } = asking;
  const shown = show(comparison, new Set(viewing.natures.map((name) => natureOf[name])));
  const relation = relationOf(before.title, after.title);
  const portions = portionsOf(shown);
  const [at, portion] = portionAsked(portions, viewing);
  const draughtsman = new Draughtsman(comparison, shown, relation, words, portion);
  const isList = viewing.view === 'lista';
  const parts = isList ? [] : partsOf(portion, draughtsman, viewing, words);
  const stops = stopsOf(portion);
  const here = portions.length === 1 ? null : portion;
  return {
    before: sideModel(before.title, choicesHere('before', compared, viewing, here), viewing.clause.before),
    after: sideModel(after.title, choicesHere('after', compared, viewing, here), viewing.clause.after),
    titles: columnTitles(before.title, after.title, words, language),
    isIdentical: comparison.isIdentical,
    isSameVersion: before.title.path !== null && before.title.path === after.title.path,
    isFormattingOnly: comparison.isFormattingOnly,
    hasChanges: !comparison.isIdentical && !comparison.isFormattingOnly,
    summary: summaryLines(comparison),
    stops: stops.length,
    firstStop: stopId(stops[0] ?? 1),
    setAside: shown.setAside,
    natures: naturesToChoose(shown, viewing),
    views: views.map((name) => ({ name, isCurrent: viewing.view === name })),
    isPart: viewing.clause.before !== '' || viewing.clause.after !== '',
    links: asking.isStored && asking.pathOf === undefined ? linksOf(asking) : null,
    ...textToPaste(compared, relation),
    large: portions.length === 1 ? null : largeModel(portions, at, asking, words),
    list: isList
      ? changeList(comparison, portion, relation, words).map((told) =>
          toldModel(told, { ...asking, viewing: { ...viewing, part: at + 1 } }),
        )
      : [],
    contents: isList ? [] : contentsOf(parts),
    ...(isList
      ? { outside: null }
      : { outside: outsideOf(comparison, shown, portion, draughtsman, viewing) }),
    parts,
  };
}

/** What stands outside the clauses, as it is drawn behind them; folded where there are clauses, which is what a reader is after. */
export function outsideOf(
  comparison: Comparison,
  shown: Shown,
  portion: Portion,
  draughtsman: Draughtsman,
  viewing: Viewing,
) {
  if (portion.preamble.length === 0 || !showsPreamble(comparison, shown, viewing)) return null;
  return {
    isFolded: comparison.clauses.length > 0 && !viewing.showsAll,
    changes: portion.preamble.filter(({ isMarked }) => isMarked).length,
    stretches: stretchesOf(draughtsman.outside(), viewing.showsAll || viewing.view === 'spalter'),
  };
}

function portionAsked(
  portions: ReturnType<typeof portionsOf>,
  { part }: Viewing,
): readonly [at: number, portion: Portion] {
  const at = Math.min(part, portions.length) - 1;
  return [at, portions[at] ?? portions[0]];
}

const stopsOf = ({ clauses, preamble }: Portion): readonly number[] =>
  [...clauses.flatMap((each) => [each, ...each.rows]), ...preamble]
    .flatMap(({ stop }) => stop ?? [])
    .sort((one, other) => one - other);

/** The parts of a comparison that is too large for one page, with the way to each. */
function largeModel(portions: readonly Portion[], at: number, asking: Asking, words: Words) {
  const { viewing } = asking;
  const parts = portions.map(({ clauses }, index) => ({
    number: index + 1,
    name:
      spanOf(clauses.flatMap(({ clause }) => clause.after[0] ?? clause.before[0] ?? [])) ||
      words('comparison.preamble'),
    isCurrent: index === at,
    path: asking.isStored
      ? seenAt(asking)({ ...viewing, part: index + 1 })
      : `${comparisonPath}?del=${String(index + 1)}`,
  }));
  return { parts, count: parts.length, current: parts[at], next: parts[at + 1] ?? null };
}

/** The clauses to choose among: of a comparison in parts, those of the part that is shown. */
function choicesHere(
  side: 'before' | 'after',
  { clauses }: Compared,
  { clause }: Viewing,
  here: Portion | null,
) {
  if (here === null) return clauses[side];
  const places = new Set(here.clauses.flatMap((each) => each.clause[side]).map(({ index }) => index));
  return clauses[side].filter((each) => places.has(each.clause.index) || each.anchor === clause[side]);
}

/** The kinds of changes there are, to choose among; none where all are of one kind. */
function naturesToChoose({ counts }: Shown, viewing: Viewing) {
  const there = natureNames
    .map((name) => ({ name, count: counts[natureOf[name]], isChosen: viewing.natures.includes(name) }))
    .filter(({ count }) => count > 0);
  return there.length < 2 && there.every(({ isChosen }) => isChosen) ? [] : there;
}

/** What stands outside the clauses is shown where it changed, where there is nothing else, and where all is asked for. */
export const showsPreamble = (comparison: Comparison, { preamble }: Shown, { showsAll }: Viewing): boolean =>
  comparison.clauses.length === 0 ||
  showsAll ||
  preamble.some(({ isMarked, setsAside }) => isMarked || setsAside);

function sideModel(title: Compared['before']['title'], clauses: readonly ClauseChoice[], chosen: string) {
  const named = clauses.find(({ anchor }) => anchor === chosen)?.clause;
  return {
    ...title,
    clause: named === undefined ? null : { name: nameOf(named), heading: named.heading ?? '' },
    clauses: clauses.map(({ anchor, clause }) => ({
      anchor,
      name: nameOf(clause),
      heading: clause.number === '' ? '' : (clause.heading ?? ''),
      isChosen: anchor === chosen,
    })),
  };
}

/** The lasting address of what was asked, seen in some way. */
const seenAt =
  ({ form, pathOf }: Asking) =>
  (viewing: Viewing): string =>
    pathOf?.(viewing) ?? comparedPath(field(form, 'beforeVersion'), field(form, 'afterVersion'), viewing);

function linksOf({ form, viewing: asked }: Asking) {
  const viewing = { ...asked, part: 1 };
  const [from, to] = [field(form, 'beforeVersion'), field(form, 'afterVersion')];
  const whole = { ...viewing, clause: { before: '', after: '' } };
  return {
    word: comparedWordPath(from, to, viewing),
    pdf: comparedPdfPath(from, to, viewing),
    swap: comparedPath(to, from, swapped(viewing)),
    whole: comparedPath(from, to, whole),
    allNatures: comparedPath(from, to, { ...viewing, natures: viewingIn({}).natures }),
  };
}

/** One entry of the list; its links lead into the running text, on its own page or by the form that carries the texts. */
function toldModel({ clause, stop, changes }: ToldClause, asking: Asking) {
  const named = clause === null ? undefined : (clause.after[0] ?? clause.before[0]);
  const { part } = asking.viewing;
  const pasted = part === 1 ? comparisonPath : `${comparisonPath}?del=${String(part)}`;
  const text = asking.isStored ? seenAt(asking)({ ...asking.viewing, view: 'rad' }) : pasted;
  const to = (at: number | null): string => (at === null ? text : `${text}#${stopId(at)}`);
  return {
    isOutside: clause === null,
    name: named === undefined ? '' : nameOf(named),
    heading: named === undefined || named.number === '' ? '' : (named.heading ?? ''),
    href: to(stop),
    changes: changes.map(({ sentence, stop: own, nature }) => ({ sentence, nature, href: to(own ?? stop) })),
  };
}

export const contentsOf = (parts: readonly Part[]) =>
  parts.flatMap((part) =>
    part.kind === 'clause' && part.clause.isMarked
      ? [{ id: part.clause.id, reference: part.clause.reference, title: part.clause.title }]
      : [],
  );

/** Who adopts a förbundsordning: each kind of member decides for itself. */
const adopters = [
  'Kommunfullmäktige',
  'Regionfullmäktige',
  'Försäkringskassan',
  'Arbetsförmedlingen',
] as const;

/** What can be pasted into minutes: who adopts a text that came from nobody is not known. Legal text is Swedish only. */
function textToPaste({ before, after, amending, comparison }: Compared, relation: Relation) {
  const isNothing = relation === 'others' || comparison.isIdentical;
  const owner = after.owner ?? before.owner;
  const effectiveFrom = after.title.effectiveFrom as PartialDate | null;
  const sentences =
    isNothing || owner === null
      ? []
      : (owner.statuteKind === 'bylaws' ? ['Årsmötet'] : adopters).map((body) =>
          decisionSentence({ body, statuteKind: owner.statuteKind, owner: owner.name, effectiveFrom }),
        );
  const said =
    isNothing || amending === null
      ? null
      : { reason: '', at: '', ...amending, ...(amending.text === null ? { at: amending.at ?? '' } : {}) };
  return { sentences, amending: said, hasTextToPaste: sentences.length > 0 || said !== null };
}

/** The summary in words: one line for each thing that happened, with its count. */
export function summaryLines(
  comparison: Comparison,
): readonly { readonly name: string; readonly count: number }[] {
  const { clauses, paragraphs, words } = summarise(comparison);
  const isWhole = comparison.clauses.length === 0;
  const lines: readonly (readonly [string, number])[] = [
    ['clausesChanged', clauses.changed],
    ['clausesEditorial', clauses.editorial],
    ['clausesInserted', clauses.inserted],
    ['clausesRepealed', clauses.repealed],
    ['clausesSplit', clauses.split],
    ['clausesMerged', clauses.merged],
    ['clausesRenumbered', clauses.renumbered],
    ['clausesMoved', clauses.moved],
    ['clausesSame', clauses.same],
    ['paragraphsChanged', paragraphs.changed],
    ['paragraphsInserted', paragraphs.inserted],
    ['paragraphsRepealed', paragraphs.repealed],
    ['paragraphsMerged', paragraphs.merged],
    ['paragraphsSplit', paragraphs.split],
    ['wordsDeleted', words.deleted],
    ['wordsInserted', words.inserted],
    ['wordsMoved', words.moved],
  ];
  return lines
    .filter(([name, count]) => count > 0 && !(isWhole && name.startsWith('clauses')))
    .map(([name, count]) => ({ name, count }));
}

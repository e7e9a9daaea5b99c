// Edits of a proposed statute, clause by clause: each gives a new text, with the references to other clauses repaired.
import {
  contentOf,
  writeContent,
  type Content,
  type ContentBlock,
  type ContentClause,
} from '../comparison/merge-content.ts';
import type { ReadText } from '../comparison/pieces.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import type { Chapter } from '../statutes/statute.ts';
import { clauseRead, clauseSource as sourceOf, lineRead } from './clause-source.ts';
import { nextNumberAmong, numberRead, numberTwice, recounted } from './clause-numbers.ts';
import {
  followReferences,
  type FollowedReference,
  type OpenReference,
  type PlacedClause,
} from './reference-following.ts';
import { strayPlaces } from './reference-places.ts';

export type { FollowedReference, OpenReference } from './reference-following.ts';

/** What an edit led to. */
export interface Edited {
  readonly text: ReadText;
  /** Följdändringar: references in other clauses that follow the renumbering. */
  readonly followed: readonly FollowedReference[];
  /** References that nobody has changed and somebody has to look over. */
  readonly open: readonly OpenReference[];
}

/** A clause as somebody typed it. `source` is as in `clauseSource`; an empty heading is none. */
export interface TypedClause {
  readonly heading: string | null;
  readonly source: string;
}

/** Where a clause comes to stand, other than its place. */
export interface Placing {
  /** Null or nothing leaves it to be suggested or kept. */
  readonly number?: string | null;
  /** Nothing: the chapter of the clause it follows, or of the first. */
  readonly chapter?: Chapter | null;
  /** Gives the clauses around it new numbers, so that the series goes on: the new 5 § makes 6 § of the old. */
  readonly renumbers?: boolean;
}

/** Characters of a heading. */
export const longestHeading = 300;

/** The body of a clause as Markdown for a text box; null where there is no such clause. `clauseRead` reads it back, exactly. */
export function clauseSource(text: ReadText, index: number): string | null {
  const clause = contentOf(text.reading).clauses[index];
  return clause === undefined ? null : sourceOf(clause.blocks);
}

/** The number that a clause put in after another may have: "4 a", last "21"; null where the letters do not allow one. */
export function nextNumber(text: ReadText, after: number): string | null {
  return nextNumberAmong(contentOf(text.reading).clauses, after);
}

/** Another rubric and body. References in it are left as they are typed. */
export function withClauseWorded(text: ReadText, index: number, typed: TypedClause): Edited | Refusal {
  const content = contentOf(text.reading);
  const clause = content.clauses[index];
  if (clause === undefined) return refuse('proposal.unknownClause');
  const wording = wordingOf(typed, clause);
  if (isRefusal(wording)) return wording;
  return edited(
    text,
    content,
    placed(content).with(index, { clause: { ...clause, ...wording }, from: index }),
  );
}

/** A new clause after the one at `after`; -1 puts it first. */
export function withClauseInserted(
  text: ReadText,
  after: number,
  typed: TypedClause,
  { number: typedNumber = null, chapter, renumbers = false }: Placing = {},
): Edited | Refusal {
  const content = contentOf(text.reading);
  const { clauses } = content;
  if (!isPlace(clauses, after)) return refuse('proposal.unknownClause');
  const wording = wordingOf(typed, null);
  if (isRefusal(wording)) return wording;
  const home = chapterRead(chapter, clauses[after] ?? clauses[0]);
  if (isRefusal(home)) return home;
  const list = placed(content);
  const isAsked = typedNumber !== null && typedNumber.trim() !== '';
  if (renumbers && !isAsked) {
    const clause = { ...wording, number: '', chapter: home };
    return edited(
      text,
      content,
      recounted(list.toSpliced(after + 1, 0, { clause, from: null }), after + 1, 'untilFree'),
    );
  }
  const number = isAsked ? numberRead(typedNumber) : nextNumberAmong(clauses, after);
  if (number === null) return refuse('proposal.numberUnreadable', 'number', { number: typedNumber ?? '' });
  const put = list.toSpliced(after + 1, 0, { clause: { ...wording, number, chapter: home }, from: null });
  return edited(text, content, renumbers ? recounted(put, after + 2, 'untilFree') : put);
}

/** Takes a clause away. The other numbers stay; references to it are listed. */
export function withClauseRepealed(text: ReadText, index: number): Edited | Refusal {
  const content = contentOf(text.reading);
  if (content.clauses[index] === undefined) return refuse('proposal.unknownClause');
  if (content.clauses.length === 1) return refuse('proposal.onlyClause');
  return edited(text, content, placed(content).toSpliced(index, 1));
}

/**
 * Moves a clause so that it follows the one at `after` (as it stands now; -1 is first). With `renumbers` the series goes
 * on in the new order, in both chapters where it changes chapter; otherwise it keeps its number, or takes a new one.
 */
export function withClauseMoved(
  text: ReadText,
  index: number,
  after: number,
  { number: typedNumber = null, chapter, renumbers = false }: Placing = {},
): Edited | Refusal {
  const content = contentOf(text.reading);
  const { clauses } = content;
  const clause = clauses[index];
  if (clause === undefined || !isPlace(clauses, after) || after === index)
    return refuse('proposal.unknownClause');
  const home = chapterRead(chapter, clauses[after] ?? clauses.find((each) => each !== clause));
  if (isRefusal(home)) return home;
  const number = typedNumber === null ? clause.number : numberRead(typedNumber);
  if (number === null) return refuse('proposal.numberUnreadable', 'number', { number: typedNumber ?? '' });
  const to = after < index ? after + 1 : after;
  const moved = placed(content)
    .toSpliced(index, 1)
    .toSpliced(to, 0, { clause: { ...clause, number, chapter: home }, from: index });
  if (!renumbers) return edited(text, content, moved);
  if ((home?.number ?? null) === (clause.chapter?.number ?? null)) {
    // The numbers stay where they are, and the clauses change places under them.
    const [first, last] = [Math.min(index, to), Math.max(index, to)];
    return edited(
      text,
      content,
      moved.map((each, place) =>
        place < first || place > last
          ? each
          : { ...each, clause: { ...each.clause, number: clauses[place]?.number ?? each.clause.number } },
      ),
    );
  }
  const unnumbered = moved.with(to, { clause: { ...clause, number: '', chapter: home }, from: index });
  const shifted = recounted(unnumbered, to, 'untilFree');
  return edited(text, content, recounted(shifted, index < to ? index : index + 1));
}

/** Another number for one clause. */
export function withClauseRenumbered(text: ReadText, index: number, typed: string): Edited | Refusal {
  const content = contentOf(text.reading);
  const clause = content.clauses[index];
  if (clause === undefined) return refuse('proposal.unknownClause');
  const number = numberRead(typed);
  if (number === null) return refuse('proposal.numberUnreadable', 'number', { number: typed });
  return edited(text, content, placed(content).with(index, { clause: { ...clause, number }, from: index }));
}

/**
 * Closes gaps: from the clause at `index` on, to the end of what is counted together, each number follows the one
 * before it. Letters stay with their number: 6, 6 a, 8 become 5, 5 a, 6.
 */
export function renumberedFrom(text: ReadText, index: number): Edited | Refusal {
  const content = contentOf(text.reading);
  if (content.clauses[index] === undefined) return refuse('proposal.unknownClause');
  return edited(text, content, recounted(placed(content), index));
}

/** Another title, as one line. */
export function withTitle(text: ReadText, typed: string): Edited | Refusal {
  const title = headingRead(typed, 'title');
  if (isRefusal(title)) return title;
  const content = contentOf(text.reading);
  const titled = { ...content, title };
  return { text: same(content, titled) ? text : writeContent(titled), followed: [], open: [] };
}

const placed = ({ clauses }: Content): readonly PlacedClause[] =>
  clauses.map((clause, from) => ({ clause, from }));
const same = (one: Content, other: Content): boolean => JSON.stringify(one) === JSON.stringify(other);

const isPlace = (clauses: readonly ContentClause[], after: number): boolean =>
  after === -1 || clauses[after] !== undefined;

/** The text after an edit; the very text where nothing came of it. */
function edited(text: ReadText, content: Content, list: readonly PlacedClause[]): Edited | Refusal {
  const twice = numberTwice(
    list.map(({ clause }) => clause),
    content.clauses,
  );
  if (twice !== null) return refuse('proposal.numberTaken', 'number', { number: twice });
  const { clauses, followed, open: left } = followReferences(content.clauses, list, content.title);
  const after = { ...content, clauses };
  const open = [...left, ...strayPlaces(content.clauses, list, content.title)];
  return { text: same(content, after) ? text : writeContent(after), followed, open };
}

/** What was typed as a rubric and a body; what stood there already needs no looking at. */
function wordingOf(
  { heading: typed, source }: TypedClause,
  known: ContentClause | null,
): { readonly heading: string | null; readonly blocks: readonly ContentBlock[] } | Refusal {
  const heading = typed === known?.heading ? typed : headingRead(typed ?? '', 'heading');
  if (isRefusal(heading)) return heading;
  const blocks = known !== null && source === sourceOf(known.blocks) ? known.blocks : clauseRead(source);
  if (isRefusal(blocks)) return blocks;
  if (blocks.length === 0 && (known === null || known.blocks.length > 0))
    return refuse('proposal.withoutWording', 'source');
  return { heading, blocks };
}

function headingRead(typed: string, field: string): string | null | Refusal {
  if (typed.length > longestHeading) return refuse('form.tooLong', field, { max: longestHeading });
  const heading = lineRead(typed);
  if (isRefusal(heading)) return { ...heading, field };
  return heading === '' ? null : heading;
}

function chapterRead(
  chapter: Chapter | null | undefined,
  neighbour: ContentClause | undefined,
): Chapter | null | Refusal {
  if (chapter === undefined) return neighbour?.chapter ?? null;
  if (chapter === null) return null;
  const number = numberRead(chapter.number);
  if (number === null) return refuse('proposal.numberUnreadable', 'chapter', { number: chapter.number });
  const heading = headingRead(chapter.heading ?? '', 'chapterHeading');
  return isRefusal(heading) ? heading : { number, heading };
}

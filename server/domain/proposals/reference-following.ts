// References that follow the clauses they lead to: rewritten where these are renumbered, listed where that cannot be told.
import { keyOf, type ClauseName } from '../comparison/amending-names.ts';
import type { ContentBlock, ContentClause } from '../comparison/merge-content.ts';
import { ClauseNumbers, nothing, type Meaning, type Span } from './reference-meaning.ts';
import { referencesIn, type Reference, type ReferenceMember, type WrittenNumber } from './references.ts';

/** A clause after an edit, with its place before it; null for one that is new. */
export interface PlacedClause {
  readonly clause: ContentClause;
  readonly from: number | null;
}

/** A följdändring: the reference as it read and as it reads now. `clause` is the one it stands in, as it is called now. */
export interface FollowedReference {
  readonly clause: ClauseName;
  readonly before: string;
  readonly after: string;
}

/**
 * A reference that is left as it reads and has to be looked over. `gone`: what it leads to is repealed, or not all of
 * it stands together any longer; `captured`: it led nowhere and now leads to a clause it was not written for;
 * `unsure`: another law is named beside it, its marks are not plain, or a clause has come into its run.
 */
export interface OpenReference {
  readonly clause: ClauseName;
  readonly reference: string;
  readonly why: 'gone' | 'captured' | 'unsure';
}

export interface Followed {
  readonly clauses: readonly ContentClause[];
  readonly followed: readonly FollowedReference[];
  readonly open: readonly OpenReference[];
}

export const nameOfClause = ({ chapter, number }: Pick<ContentClause, 'chapter' | 'number'>): ClauseName => ({
  chapter: chapter?.number ?? null,
  number,
});

/** Rewrites the references in clauses that stood before the edit; the words of new clauses are left as they are. */
export function followReferences(
  before: readonly ContentClause[],
  after: readonly PlacedClause[],
  title: string | null,
): Followed {
  const followed = new Map<string, FollowedReference>();
  const open = new Map<string, OpenReference>();
  const trail = new Trail(before, after);
  const clauses = after.map(({ clause, from }, at): ContentClause => {
    if (from === null) return clause;
    const clauseName = nameOfClause(clause);
    const rewritten = (text: string): string => {
      let result = text;
      for (const reference of referencesIn(text, title).reverse()) {
        const { text: words, why } = trail.follow(reference, from, at);
        if (why !== null) push(open, { clause: clauseName, reference: reference.text, why });
        if (words === reference.text) continue;
        push(followed, { clause: clauseName, before: reference.text, after: words });
        result = result.slice(0, reference.start) + words + result.slice(reference.end);
      }
      return result;
    };
    return { ...clause, blocks: clause.blocks.map((block) => mapTexts(block, rewritten)) };
  });
  return { clauses, followed: [...followed.values()], open: [...open.values()] };
}

/**
 * The references of the new text that lead astray: to nothing, though the old text had such a clause, or to another
 * clause than the same words in the same clause led to before.
 */
export function strayReferences(
  before: readonly ContentClause[],
  after: readonly PlacedClause[],
  title: string | null,
): readonly OpenReference[] {
  const open = new Map<string, OpenReference>();
  const trail = new Trail(before, after);
  if (trail.isSteady) return [];
  const read = new Map<string, Reference[]>();
  const inText = (text: string): Reference[] => {
    const known = read.get(text) ?? referencesIn(text, title);
    read.set(text, known);
    return known;
  };
  const inClause = (clause: ContentClause | undefined): Reference[] => textsOf(clause).flatMap(inText);
  for (const [at, { clause, from }] of after.entries()) {
    const now = inClause(clause);
    if (now.length === 0) continue;
    const old = from === null ? [] : inClause(before[from]);
    const known = new Set(old.map(({ text }) => text));
    const expected = new Set(
      old
        .map((each) => trail.follow(each, from ?? at, at))
        .flatMap(({ text, why }) => (why === null ? text : [])),
    );
    for (const reference of now) {
      if (reference.owner === 'other') continue;
      const isAstray = known.has(reference.text) && !expected.has(reference.text);
      const why = trail.isGone(reference, from ?? at, at) ? 'gone' : isAstray ? 'captured' : null;
      if (why === null) continue;
      const said = reference.owner === 'unsure' ? 'unsure' : why;
      push(open, { clause: nameOfClause(clause), reference: reference.text, why: said });
    }
  }
  return [...open.values()];
}

/** What is told twice is listed once. */
const push = <T>(list: Map<string, T>, one: T): void => void list.set(JSON.stringify(one), one);

const textsOf = (clause: ContentClause | undefined): readonly string[] =>
  clause?.blocks.flatMap((block) =>
    block.kind === 'paragraph' ? [block.text] : block.items.map(({ text }) => text),
  ) ?? [];

const mapTexts = (block: ContentBlock, change: (text: string) => string): ContentBlock =>
  block.kind === 'paragraph'
    ? { kind: 'paragraph', text: change(block.text) }
    : { kind: 'list', items: block.items.map(({ label, text }) => ({ label, text: change(text) })) };

interface Outcome {
  readonly text: string;
  readonly why: OpenReference['why'] | null;
}

/** Where references lead in both texts, and which clause became which. */
class Trail {
  private readonly before: ClauseNumbers;
  private readonly after: ClauseNumbers;
  private readonly placed: readonly PlacedClause[];
  private readonly became = new Map<number, number>();

  constructor(before: readonly ContentClause[], after: readonly PlacedClause[]) {
    this.before = new ClauseNumbers(before);
    this.after = new ClauseNumbers(after.map(({ clause }) => clause));
    this.placed = after;
    for (const [index, { from }] of after.entries()) if (from !== null) this.became.set(from, index);
  }

  /** Whether every clause is called what it was, and nothing else bears a name. */
  get isSteady(): boolean {
    const isCalled = ({ clause, from }: PlacedClause): boolean =>
      from !== null && this.before.keyAt(from) === keyOf(nameOfClause(clause));
    return this.placed.length === this.before.size && this.placed.every(isCalled);
  }

  /**
   * How a reference in a clause is to read now: as it does, where all of it still means the same clauses; else with
   * these clauses' numbers, where that means the same; else as it does, and why it has to be looked over.
   */
  follow(reference: Reference, from: number, at: number): Outcome {
    const { text, members, owner } = reference;
    if (owner === 'other') return { text, why: null };
    const chapter = reference.chapter?.number ?? null;
    const meant = members.map((each) => this.before.meant(chapter, spanOf(each), from));
    const changes = members.map((each, index) =>
      this.change(meant[index], this.after.meant(chapter, spanOf(each), at)),
    );
    if (changes.every((each) => each === null)) return { text, why: null };
    if (owner === 'unsure') return { text, why: 'unsure' };
    const moved = this.moved(reference, from, at);
    if (moved === null) return { text, why: 'unsure' };
    const left = members.map((each, index) => {
      const span = spanOf(each, moved.edits);
      return this.change(meant[index], this.after.meant(moved.chapter, span, at));
    });
    const why = left.find((each) => each !== null) ?? null;
    return { text: why === null ? rewritten(reference, moved.edits, moved.chapter) : text, why };
  }

  /** Whether a reference leads nowhere in the new text, and would have led somewhere in the old. */
  isGone({ chapter, members }: Reference, from: number, at: number): boolean {
    const home = chapter?.number ?? null;
    return members
      .flatMap(endsOf)
      .some(
        ({ number }) =>
          this.after.named(home, number, at).length === 0 && this.before.named(home, number, from).length > 0,
      );
  }

  /** The numbers that its clauses have now, and the chapter to name; null where they stand in several. */
  private moved({ chapter, members }: Reference, from: number, at: number): Moved | null {
    const home = chapter?.number ?? null;
    const edits = new Map<WrittenNumber, string>();
    const chapters = new Set<string | null>();
    for (const written of members.flatMap(endsOf)) {
      const [place, ...others] = this.before.named(home, written.number, from);
      const clause = this.placed[this.became.get(place ?? -1) ?? -1]?.clause;
      if (clause === undefined || others.length > 0) continue;
      if (clause.number !== written.number) edits.set(written, clause.number);
      chapters.add(this.chapterFor(nameOfClause(clause), chapter !== null, at));
    }
    const [one = home, ...others] = chapters;
    return others.length > 0 ? null : { edits, chapter: one };
  }

  /** What has become of the clauses that were meant; null where the same are, and no other. */
  private change(then: Meaning | undefined, now: Meaning): OpenReference['why'] | null {
    let [wasAny, isOther] = [false, false];
    for (let place = 0; place < this.before.size; place += 1) {
      const was = then?.(place) ?? nothing;
      wasAny ||= was !== nothing;
      isOther ||= was !== now(this.became.get(place) ?? -1);
    }
    const hasNew = this.placed.some(({ from }, place) => from === null && now(place) !== nothing);
    if (!isOther && !hasNew) return null;
    if (!wasAny) return 'captured';
    return isOther ? 'gone' : 'unsure';
  }

  /** The chapter to name: none within the same chapter, or where numbers run through the chapters. */
  private chapterFor({ chapter }: ClauseName, isNamed: boolean, at: number): string | null {
    if (isNamed || chapter === null) return chapter;
    return this.after.restarts && chapter !== this.after.chapterOf(at) ? chapter : null;
  }
}

interface Moved {
  readonly edits: ReadonlyMap<WrittenNumber, string>;
  readonly chapter: string | null;
}

const endsOf = (each: ReferenceMember): readonly WrittenNumber[] =>
  'from' in each ? [each.from, each.to] : [each];

/** The first and last number of a member; one and the same where it is a single clause. */
function spanOf(each: ReferenceMember, edits: Moved['edits'] = new Map<WrittenNumber, string>()): Span {
  const [from, to] = 'from' in each ? [each.from, each.to] : [each, each];
  return {
    ...{ from: edits.get(from) ?? from.number, to: edits.get(to) ?? to.number },
    isRun: 'from' in each,
  };
}

/** The reference with other numbers, and with this chapter named or none. */
function rewritten(
  { start, text, chapter, members }: Reference,
  edits: Moved['edits'],
  newChapter: string | null,
): string {
  const list = [...edits].sort(([one], [other]) => other.start - one.start);
  let result = text;
  const put = ({ start: from, end }: WrittenNumber, words: string): void => {
    const isTight = /\d[a-zåäö]$/u.test(result.slice(from - start, end - start));
    result =
      result.slice(0, from - start) + (isTight ? words.replace(' ', '') : words) + result.slice(end - start);
  };
  for (const [written, to] of list) put(written, to);
  if (newChapter === null || newChapter === chapter?.number) return result;
  if (chapter !== null) put(chapter, newChapter);
  else {
    const [first] = members.flatMap(endsOf);
    const place = (first?.start ?? start) - start;
    result =
      place > 0
        ? `kap. ${newChapter} ${result}`
        : `${result.slice(0, place)}${newChapter} kap. ${result.slice(place)}`;
  }
  return result;
}

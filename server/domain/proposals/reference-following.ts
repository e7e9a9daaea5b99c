// References that follow the clauses they lead to: rewritten where these are renumbered, listed where that cannot be told.
import { keyOf, type ClauseName } from '../comparison/amending-names.ts';
import type { ContentBlock, ContentClause } from '../comparison/merge-content.ts';
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
 * `unsure`: another law is named beside it, and whose clause it is cannot be told.
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
  const followed: FollowedReference[] = [];
  const open: OpenReference[] = [];
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
  return { clauses, followed, open };
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
  const open: OpenReference[] = [];
  const trail = new Trail(before, after);
  if (trail.isSteady) return open;
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
  return open;
}

function push<T>(list: T[], one: T): void {
  const plain = JSON.stringify(one);
  if (!list.some((each) => JSON.stringify(each) === plain)) list.push(one);
}

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
  private readonly before: Numbers;
  private readonly after: Numbers;
  private readonly placed: readonly PlacedClause[];
  private readonly became = new Map<number, number>();

  constructor(before: readonly ContentClause[], after: readonly PlacedClause[]) {
    this.before = new Numbers(before);
    this.after = new Numbers(after.map(({ clause }) => clause));
    this.placed = after;
    for (const [index, { from }] of after.entries()) if (from !== null) this.became.set(from, index);
  }

  /** Whether every clause is called what it was, and nothing else bears a name. */
  get isSteady(): boolean {
    const isCalled = ({ clause, from }: PlacedClause): boolean =>
      from !== null && this.before.keyAt(from) === keyOf(nameOfClause(clause));
    return this.placed.length === this.before.size && this.placed.every(isCalled);
  }

  /** How a reference in a clause is to read now. */
  follow(reference: Reference, from: number, at: number): Outcome {
    const kept = { text: reference.text, why: null };
    if (reference.owner === 'other') return kept;
    const chapter = reference.chapter?.number ?? null;
    const edits: { readonly written: WrittenNumber; readonly to: string }[] = [];
    let why: OpenReference['why'] | null = null;
    let newChapter: string | null | undefined;
    for (const each of reference.members) {
      const outcome = this.member(each, chapter, from);
      if (outcome === 'elsewhere') {
        if (endsOf(each).some(({ number }) => this.isCaptured(chapter, number, from, at))) why = 'captured';
        continue;
      }
      if (outcome === 'gone') {
        why = 'gone';
        continue;
      }
      for (const { written, to } of outcome) {
        const name = nameOfClause(this.placed[to]?.clause ?? { chapter: null, number: '' });
        const wanted = this.chapterFor(name, chapter !== null, at);
        // One chapter is named for all of a list.
        if (newChapter !== undefined && newChapter !== wanted) return { text: reference.text, why: 'unsure' };
        newChapter = wanted;
        if (name.number !== written.number) edits.push({ written, to: name.number });
      }
    }
    const isMoved = newChapter !== undefined && newChapter !== chapter;
    if (edits.length === 0 && !isMoved) return { text: reference.text, why };
    if (why !== null && isMoved) return { text: reference.text, why };
    if (reference.owner === 'unsure') return { text: reference.text, why: 'unsure' };
    return { text: rewritten(reference, edits, isMoved ? (newChapter ?? null) : undefined), why };
  }

  /** Whether a reference leads nowhere in the new text, and would have led somewhere in the old. */
  isGone({ chapter, members }: Reference, from: number, at: number): boolean {
    const home = chapter?.number ?? null;
    return members
      .flatMap(endsOf)
      .some(
        ({ number }) =>
          this.after.find(home, number, at) === null && this.before.find(home, number, from) !== null,
      );
  }

  /** Whether a number leads to another clause than the one it led to, or to one where it led to none. */
  private isCaptured(chapter: string | null, number: string, from: number, at: number): boolean {
    const then = this.before.find(chapter, number, from);
    const now = this.after.find(chapter, number, at);
    return then === null ? now !== null : this.became.get(then) !== now;
  }

  /** The clauses that a member leads to now; `elsewhere` where it led to none before. */
  private member(
    each: ReferenceMember,
    chapter: string | null,
    from: number,
  ): 'elsewhere' | 'gone' | { written: WrittenNumber; to: number }[] {
    const places = endsOf(each).map(({ number }) => this.before.find(chapter, number, from));
    const [first, last] = [places[0] ?? null, places.at(-1) ?? null];
    if (first === null || last === null) return 'elsewhere';
    const now = endsOf(each).map((written, index) => ({
      written,
      to: this.became.get(places[index] ?? -1) ?? null,
    }));
    const found = now.flatMap(({ written, to }) => (to === null ? [] : [{ written, to }]));
    if (found.length < now.length) return 'gone';
    return places.length === 1 || this.isWhole(first, last, found[0]?.to ?? 0, found[1]?.to ?? 0)
      ? found
      : 'gone';
  }

  /** Whether a run of clauses is still one, with nothing of the old text in it that was not there. */
  private isWhole(first: number, last: number, from: number, to: number): boolean {
    if (first > last || from > to) return false;
    for (let place = first; place <= last; place += 1) {
      const now = this.became.get(place);
      if (now === undefined || now < from || now > to) return false;
    }
    return this.placed
      .slice(from, to + 1)
      .every((clause) => clause.from === null || (clause.from >= first && clause.from <= last));
  }

  /** The chapter to name: none within the same chapter, or where numbers run through the chapters. */
  private chapterFor({ chapter }: ClauseName, isNamed: boolean, at: number): string | null {
    if (isNamed || chapter === null) return chapter;
    return this.after.restarts && chapter !== this.after.chapterOf(at) ? chapter : null;
  }
}

const endsOf = (each: ReferenceMember): readonly [WrittenNumber] | readonly [WrittenNumber, WrittenNumber] =>
  'from' in each ? [each.from, each.to] : [each];

/** The reference with other numbers. `chapter` undefined leaves the chapter as it is. */
function rewritten(
  { start, text, chapter, members }: Reference,
  edits: readonly { readonly written: WrittenNumber; readonly to: string }[],
  newChapter: string | null | undefined,
): string {
  const list = [...edits].sort((one, other) => other.written.start - one.written.start);
  let result = text;
  const put = ({ start: from, end }: WrittenNumber, words: string): void => {
    const isTight = /\d[a-zåäö]$/u.test(result.slice(from - start, end - start));
    result =
      result.slice(0, from - start) + (isTight ? words.replace(' ', '') : words) + result.slice(end - start);
  };
  for (const { written, to } of list) put(written, to);
  if (newChapter === undefined) return result;
  if (chapter !== null && newChapter !== null) put(chapter, newChapter);
  else if (newChapter !== null) {
    const [first] = members;
    const place = (first === undefined ? start : endsOf(first)[0].start) - start;
    const isSignFirst = text.slice(0, place).includes('§');
    result = isSignFirst
      ? `kap. ${newChapter} ${result}`
      : `${result.slice(0, place)}${newChapter} kap. ${result.slice(place)}`;
  }
  return result;
}

/** The clauses of one text by number. */
class Numbers {
  private readonly clauses: readonly ContentClause[];
  private readonly byNumber = new Map<string, number[]>();
  /** Whether each chapter counts from 1. */
  readonly restarts: boolean;

  constructor(clauses: readonly ContentClause[]) {
    this.clauses = clauses;
    for (const [index, { number }] of clauses.entries()) {
      const list = this.byNumber.get(number);
      if (list === undefined) this.byNumber.set(number, [index]);
      else list.push(index);
    }
    this.restarts = [...this.byNumber.values()].some((list) => list.length > 1);
  }

  get size(): number {
    return this.clauses.length;
  }

  keyAt(index: number): string | null {
    const clause = this.clauses[index];
    return clause === undefined ? null : keyOf(nameOfClause(clause));
  }

  chapterOf(index: number): string | null {
    return this.clauses[index]?.chapter?.number ?? null;
  }

  /** The clause that a reference in the clause at `from` leads to; null where there is none, or it cannot be told. */
  find(chapter: string | null, number: string, from: number): number | null {
    const found = this.byNumber.get(number) ?? [];
    if (chapter !== null) return found.find((index) => this.chapterOf(index) === chapter) ?? null;
    if (!this.restarts) return found[0] ?? null;
    return found.find((index) => this.chapterOf(index) === this.chapterOf(from)) ?? null;
  }
}

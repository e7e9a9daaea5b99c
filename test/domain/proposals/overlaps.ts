// Where two changes of one statute truly meet, told from their words alone: each word occurs once, so each can be followed.
import type { Content, ContentClause } from '../../../server/domain/comparison/merge-content.ts';

/** What two sides both changed: the words of the old text and of both new ones that it is about. */
export interface Overlap {
  readonly kind: 'words' | 'insertion' | 'deletion' | 'repeal' | 'heading' | 'number';
  readonly words: ReadonlySet<string>;
  /** For `number`. */
  readonly number?: string;
  /** Whether a merge must ask about it, whatever its choices. */
  readonly isSure: boolean;
}

export const wordsIn = (text: string | null): string[] => (text ?? '').match(/\p{L}+\d+/gu) ?? [];

interface Stycke {
  readonly clause: number;
  readonly words: readonly string[];
}

const styckenOf = (content: Content): Stycke[] =>
  content.clauses.flatMap(({ blocks }, clause) =>
    blocks
      .flatMap((block) => (block.kind === 'paragraph' ? [block.text] : block.items.map(({ text }) => text)))
      .map((text) => ({ clause, words: wordsIn(text) })),
  );

export const allWords = (content: Content): Set<string> =>
  new Set([
    ...styckenOf(content).flatMap(({ words }) => words),
    ...content.clauses.flatMap(({ heading }) => wordsIn(heading)),
  ]);

/** From the words before `start` to those before `end` of an old stycke, `fresh` stands instead. */
interface Hunk {
  readonly start: number;
  readonly end: number;
  readonly fresh: readonly string[];
}

class Side {
  readonly content: Content;
  readonly styckeOf = new Map<string, number>();
  readonly stycken: readonly Stycke[];
  private readonly base: readonly Stycke[];
  private readonly known: ReadonlySet<string>;

  constructor(base: readonly Stycke[], content: Content) {
    this.content = content;
    this.base = base;
    this.known = new Set(base.flatMap(({ words }) => words));
    this.stycken = styckenOf(content);
    for (const [index, { words }] of this.stycken.entries())
      for (const word of words) this.styckeOf.set(word, index);
  }

  has(word: string): boolean {
    return this.styckeOf.has(word);
  }

  isGone(stycke: Stycke | undefined): boolean {
    return stycke?.words.every((word) => !this.has(word)) ?? true;
  }

  /** The clauses in which words of an old clause stand now. */
  clausesOf(clause: number): Set<number> {
    const words = this.base.filter((each) => each.clause === clause).flatMap((each) => each.words);
    return new Set(words.flatMap((word) => this.stycken[this.styckeOf.get(word) ?? -1]?.clause ?? []));
  }

  /** What became of an old stycke, word by word; a word that now follows another than before is a hunk without words. */
  hunks(index: number): Hunk[] {
    const old = this.base[index]?.words ?? [];
    const kept = old.flatMap((word, place) => (this.has(word) ? [place] : []));
    const hunks: Hunk[] = [];
    for (let step = 0; step <= kept.length; step += 1) {
      const [from, to] = [kept[step - 1] ?? -1, kept[step] ?? old.length];
      const fresh = this.between(old[from], old[to]);
      if (to - from > 1 || fresh.length > 0 || this.isCut(old[from], old[to]))
        hunks.push({ start: from + 1, end: to, fresh });
    }
    return hunks;
  }

  /** Whether two words that stood side by side stand in two stycken now. */
  private isCut(left: string | undefined, right: string | undefined): boolean {
    if (left === undefined || right === undefined) return false;
    return this.styckeOf.get(left) !== this.styckeOf.get(right);
  }

  private between(left: string | undefined, right: string | undefined): readonly string[] {
    const place = this.styckeOf.get(left ?? right ?? '');
    const words = this.stycken[place ?? -1]?.words ?? [];
    const from = left === undefined ? -1 : words.indexOf(left);
    const to = right === undefined ? words.length : words.indexOf(right);
    if (to < 0 || (left === undefined && right === undefined)) return [];
    const between = words.slice(from + 1, to);
    // Beyond another old stycke that was joined to this one nothing is of it.
    const stop = left === undefined ? between.findLastIndex((word) => this.known.has(word)) + 1 : 0;
    const end = right === undefined ? between.findIndex((word) => this.known.has(word)) : -1;
    return between.slice(stop, end < 0 ? undefined : end);
  }
}

/** Every place where both sides changed the same. */
export function overlapsOf(base: Content, ours: Content, theirs: Content): Overlap[] {
  const old = styckenOf(base);
  const [mine, other] = [new Side(old, ours), new Side(old, theirs)];
  const found: Overlap[] = [];
  for (const [index, stycke] of old.entries()) {
    const [goneHere, goneThere] = [mine.isGone(stycke), other.isGone(stycke)];
    const [left, right] = [mine.hunks(index), other.hunks(index)];
    if (goneHere !== goneThere) {
      const changed = goneHere ? right : left;
      const words = new Set([...stycke.words, ...changed.flatMap(({ fresh }) => fresh)]);
      // Taking words out of what the other takes away altogether leaves nothing to ask about, or may be asked about.
      if (changed.length > 0)
        found.push({ kind: 'deletion', words, isSure: changed.some(({ fresh }) => fresh.length > 0) });
    } else if (!goneHere)
      for (const one of left)
        for (const two of right) {
          const isSame = JSON.stringify(one) === JSON.stringify(two);
          const isMeeting =
            one.start === one.end && two.start === two.end
              ? one.start === two.start
              : one.start < two.end && two.start < one.end;
          if (isSame || !isMeeting) continue;
          const words = new Set([
            ...stycke.words.slice(Math.min(one.start, two.start), Math.max(one.end, two.end)),
            ...[...one.fresh, ...two.fresh],
          ]);
          // Whole sentences that both put in at the end stand one after the other.
          const isLast = one.start === one.end && one.start === stycke.words.length;
          const isSure = one.fresh.length > 0 && two.fresh.length > 0 && !isLast;
          found.push({ kind: one.start === one.end ? 'insertion' : 'words', words, isSure });
        }
  }
  for (const [index, clause] of base.clauses.entries()) {
    const [here, there] = [ours, theirs].map((side) => headingOf(side, clause));
    const [was, now] = [clause.heading, [here, there]];
    if (here !== undefined && there !== undefined && here !== was && there !== was && here !== there)
      found.push({
        kind: 'heading',
        words: new Set([...wordsIn(was), ...now.flatMap((each) => wordsIn(each ?? ''))]),
        isSure: true,
      });
    const [gone, stays] = [mine.clausesOf(index), other.clausesOf(index)];
    if ((gone.size === 0) !== (stays.size === 0))
      found.push(...repeals(old, index, clause, gone.size === 0 ? other : mine));
  }
  return [...found, ...sameNumbers(base, ours, theirs)];
}

const known = new WeakMap<ContentClause, readonly string[]>();

function idsOf(clause: ContentClause): readonly string[] {
  const words =
    known.get(clause) ??
    clause.blocks
      .flatMap((block) => (block.kind === 'paragraph' ? [block.text] : block.items.map(({ text }) => text)))
      .flatMap((text) => wordsIn(text));
  known.set(clause, words);
  return words;
}

/** The heading that a side gives an old clause; undefined where it is not one clause there. */
function headingOf(side: Content, clause: ContentClause): string | null | undefined {
  const ids = new Set(idsOf(clause));
  const found = side.clauses.filter((each) => idsOf(each).some((word) => ids.has(word)));
  return found.length === 1 ? found[0]?.heading : undefined;
}

/** A clause that one side took away, and what the other did to it: words, stycken, rubric. */
function repeals(old: readonly Stycke[], index: number, clause: ContentClause, editor: Side): Overlap[] {
  const places = [...old.keys()].filter((place) => old[place]?.clause === index);
  const hunks = places.flatMap((place) => editor.hunks(place));
  const homes = editor.clausesOf(index);
  const known = new Set(old.flatMap(({ words }) => words));
  const added = editor.stycken
    .filter((stycke) => homes.has(stycke.clause) && stycke.words.every((word) => !known.has(word)))
    .flatMap(({ words }) => words);
  const heading = headingOf(editor.content, clause);
  const isRetitled = heading !== undefined && heading !== clause.heading;
  if (hunks.length === 0 && added.length === 0 && !isRetitled && homes.size === 1) return [];
  const words = new Set([
    ...places.flatMap((place) => old[place]?.words ?? []),
    ...[
      ...hunks.flatMap(({ fresh }) => fresh),
      ...added,
      ...wordsIn(heading ?? null),
      ...wordsIn(clause.heading),
    ],
  ]);
  return [{ kind: 'repeal', words, isSure: hunks.some(({ fresh }) => fresh.length > 0) && homes.size === 1 }];
}

/** Numbers that one side gives a clause, and the other gives, or leaves, to another; and clauses given two numbers. */
function sameNumbers(base: Content, ours: Content, theirs: Content): Overlap[] {
  const bearers = (content: Content): Map<string, Set<string>> => {
    const found = new Map<string, Set<string>>();
    for (const clause of content.clauses)
      found.set(clause.number, new Set([...(found.get(clause.number) ?? []), ...idsOf(clause)]));
    return found;
  };
  const [old, mine, other] = [bearers(base), bearers(ours), bearers(theirs)];
  const numberIn = (content: Content, ids: ReadonlySet<string>): string | undefined =>
    content.clauses.find((each) => idsOf(each).some((word) => ids.has(word)))?.number;
  const twoNumbers = base.clauses.flatMap((clause): Overlap[] => {
    const ids = new Set(idsOf(clause));
    const [here, there] = [numberIn(ours, ids), numberIn(theirs, ids)];
    if (here === undefined || there === undefined || here === there) return [];
    if (here === clause.number || there === clause.number) return [];
    return [here, there].map((number) => ({ kind: 'number', number, words: ids, isSure: false }));
  });
  const numbers = new Set([...mine.keys(), ...other.keys()]);
  const shared = [...numbers].flatMap((number): Overlap[] => {
    const sets = [mine.get(number), other.get(number)].map((set) => set ?? new Set<string>());
    const isShared = [...(sets[0] ?? [])].some((word) => sets[1]?.has(word) === true);
    const wasOld = [...(old.get(number) ?? [])].some((word) => sets.every((set) => set.has(word)));
    if (isShared && wasOld) return [];
    return [{ kind: 'number', number, words: new Set(sets.flatMap((set) => [...set])), isSure: false }];
  });
  return [...twoNumbers, ...shared];
}

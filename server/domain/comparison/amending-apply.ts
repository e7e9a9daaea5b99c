// Does what an amending formula says to a statute: numbers, order and wording as the instructions give them.

import type { Instruction } from './amending-formula.ts';
import { compareNames, keyOf, nameText, type ClauseName } from './amending-names.ts';
import type { ClauseWording, Wording } from './amending-wording.ts';
import type { Content, ContentClause } from './merge-content.ts';

/** An amendment of a statute as data: what is done, and the new wording of what is changed or new. */
export interface Amendment {
  readonly instructions: readonly Instruction[];
  readonly wordings: readonly Wording[];
}

/** Why an amendment cannot be applied; `what` names the clause or quotes the line. */
export interface AmendingFault {
  readonly why:
    | 'notAFormula'
    | 'unknownClause'
    | 'ambiguousClause'
    | 'clauseExists'
    | 'wordingMissing'
    | 'wordingWithoutInstruction'
    | 'strayLine';
  readonly what: string;
}

interface Entry {
  name: ClauseName;
  heading: string | null;
  blocks: ContentClause['blocks'];
  /** The rubric of its chapter as it stood; undefined for a clause that is new there. */
  chapterHeading?: string | null;
  isGone: boolean;
}

/** Prose outside the clauses, which an amendment can change; lines that tell of decisions, dates and the like are not. */
export function isProse(line: string): boolean {
  const tells =
    /^\(?(?:antag|antog|fastställ|godkän|beslut|reviderad|ändrad|justerad|gäller|träder|version|senast|dnr|datum|org)/iu;
  return /[.:;]$/u.test(line) && line.split(' ').length > 3 && !tells.test(line);
}

/** The statute as amended. All lookups are by the numbers that the instruction states; nothing is guessed. */
export function applyAmendment(before: Content, amendment: Amendment): Content | AmendingFault {
  const fault = wordingFault(amendment);
  if (fault !== null) return fault;
  const work = new Work(before, amendment.wordings);
  for (const instruction of inOrder(amendment.instructions)) {
    const wrong = work.apply(instruction);
    if (wrong !== null) return wrong;
  }
  return work.result();
}

const steps: readonly Instruction['act'][] = [
  'repealChapters',
  'repeal',
  'redesignate',
  'insertChapter',
  'insert',
];

/** What takes away and renames comes before what is named by new numbers, places last. */
function inOrder(instructions: readonly Instruction[]): Instruction[] {
  const rank = ({ act }: Instruction): number => {
    const step = steps.indexOf(act);
    return step >= 0 ? step : act === 'place' ? steps.length + 1 : steps.length;
  };
  return instructions.toSorted((one, other) => rank(one) - rank(other));
}

function wordingFault({ instructions, wordings }: Amendment): AmendingFault | null {
  const named = new Set(
    instructions.flatMap((each) =>
      each.act === 'reword' || each.act === 'insert'
        ? each.clauses.map(nameText)
        : each.act === 'outside' && !each.isGone
          ? [each.part]
          : [],
    ),
  );
  const given = new Set<string>();
  for (const wording of wordings) {
    const name = 'part' in wording ? wording.part : nameText(wording.name);
    if (given.has(name) || !named.has(name)) return { why: 'wordingWithoutInstruction', what: name };
    given.add(name);
  }
  const missing = [...named].find((name) => !given.has(name));
  return missing === undefined ? null : { why: 'wordingMissing', what: missing };
}

type Index = Map<string, Entry[]>;

class Work {
  private entries: Entry[];
  /** By the numbers that clauses had before anything was done. */
  private readonly original: Index;
  /** By the numbers they have now; null where it has to be made anew. */
  private current: Index | null;
  private readonly wordings: ReadonlyMap<string, ClauseWording>;
  private readonly outsideWordings: Amendment['wordings'];
  private readonly isInNumberOrder: boolean;
  private readonly chapterHeadings = new Map<string, string | null>();
  /** Chapters whose rubric the amendment states. */
  private readonly stated = new Set<string>();
  private title: string | null;
  private readonly outside: { opening: readonly string[]; closing: readonly string[] };
  private isPlaced = false;

  constructor(before: Content, wordings: readonly Wording[]) {
    this.entries = before.clauses.map(({ chapter, number, heading, blocks }) => ({
      name: { chapter: chapter?.number ?? null, number },
      heading,
      blocks,
      chapterHeading: chapter?.heading ?? null,
      isGone: false,
    }));
    this.original = indexOf(this.entries);
    this.current = indexOf(this.entries);
    this.outsideWordings = wordings;
    this.wordings = new Map(
      wordings.flatMap((each) => ('part' in each ? [] : [[keyOf(each.name), each] as const])),
    );
    this.isInNumberOrder = isRising(this.entries);
    for (const { chapter } of before.clauses)
      if (chapter !== null && !this.chapterHeadings.has(chapter.number))
        this.chapterHeadings.set(chapter.number, chapter.heading);
    this.title = before.title;
    this.outside = { opening: before.opening, closing: before.closing };
  }

  apply(instruction: Instruction): AmendingFault | null {
    switch (instruction.act) {
      case 'repealChapters':
        return firstFault(instruction.chapters, (chapter) => this.repealChapter(chapter));
      case 'repeal':
        return firstFault(instruction.clauses, (name) =>
          this.withEntry(name, (entry) => {
            entry.isGone = true;
          }),
        );
      case 'redesignate':
        return this.redesignate(instruction.from, instruction.to);
      case 'insertChapter':
        this.stateHeading(instruction.chapter, instruction.heading);
        return null;
      case 'insert':
        return firstFault(instruction.clauses, (name) => this.insert(name));
      case 'reword':
        return firstFault(instruction.clauses, (name) =>
          this.withEntry(name, (entry) => {
            const wording = this.wordings.get(keyOf(name));
            entry.heading = wording?.heading ?? null;
            entry.blocks = wording?.blocks ?? [];
          }),
        );
      case 'heading':
        return this.setHeading(instruction);
      case 'place':
        return this.place(instruction.clause, instruction.after);
      case 'title':
        this.title = instruction.title;
        return null;
      case 'outside': {
        const { part, isGone } = instruction;
        const wording = this.outsideWordings.find((each) => 'part' in each && each.part === part);
        const fresh = isGone || wording === undefined || !('part' in wording) ? [] : wording.lines;
        this.outside[part] = [...this.outside[part].filter((line) => !isProse(line)), ...fresh];
        return null;
      }
    }
  }

  private find(index: Index, name: ClauseName): Entry | AmendingFault {
    const found = (index.get(keyOf(name)) ?? []).filter((entry) => !entry.isGone);
    const [entry] = found;
    if (entry === undefined) return { why: 'unknownClause', what: nameText(name) };
    return found.length > 1 ? { why: 'ambiguousClause', what: nameText(name) } : entry;
  }

  private withEntry(name: ClauseName, act: (entry: Entry) => void): AmendingFault | null {
    this.current ??= indexOf(this.entries);
    const entry = this.find(this.current, name);
    if ('why' in entry) return entry;
    act(entry);
    return null;
  }

  private repealChapter(chapter: string): AmendingFault | null {
    const own = this.entries.filter((entry) => entry.name.chapter === chapter);
    if (own.length === 0) return { why: 'unknownClause', what: `${chapter} kap.` };
    for (const entry of own) entry.isGone = true;
    this.chapterHeadings.delete(chapter);
    return null;
  }

  /** By the old numbers, all at once: 4 § can become 5 § while 5 § becomes 4 §. */
  private redesignate(from: readonly ClauseName[], to: readonly ClauseName[]): AmendingFault | null {
    this.current = null;
    return firstFault(from, (name, index) => {
      const entry = this.find(this.original, name);
      const fresh = to[index];
      if (fresh === undefined) return { why: 'unknownClause', what: nameText(name) };
      if ('why' in entry) return entry;
      if (entry.name.chapter !== fresh.chapter) delete entry.chapterHeading;
      entry.name = fresh;
      return null;
    });
  }

  private insert(name: ClauseName): AmendingFault | null {
    this.current ??= indexOf(this.entries);
    const known = (this.current.get(keyOf(name)) ?? []).some((entry) => !entry.isGone);
    if (known) return { why: 'clauseExists', what: nameText(name) };
    const wording = this.wordings.get(keyOf(name));
    const entry = { name, heading: wording?.heading ?? null, blocks: wording?.blocks ?? [], isGone: false };
    const last = this.isInNumberOrder
      ? this.entries.length - 1
      : this.entries.findLastIndex((each) => compareNames(each.name, name) < 0);
    this.entries.splice(last + 1, 0, entry);
    this.current.set(keyOf(name), [entry]);
    return null;
  }

  private stateHeading(chapter: string, heading: string | null): void {
    this.chapterHeadings.set(chapter, heading);
    this.stated.add(chapter);
  }

  private setHeading({ of, heading }: Extract<Instruction, { act: 'heading' }>): AmendingFault | null {
    if (of.number === null) {
      this.stateHeading(of.chapter, heading);
      return null;
    }
    return this.withEntry(of, (entry) => {
      entry.heading = heading;
    });
  }

  private place(name: ClauseName, after: ClauseName | null): AmendingFault | null {
    this.putInNumberOrder();
    this.current ??= indexOf(this.entries);
    const [entry, previous] = [
      this.find(this.current, name),
      after === null ? null : this.find(this.current, after),
    ];
    if ('why' in entry) return entry;
    if (previous !== null && 'why' in previous) return previous;
    this.entries.splice(this.entries.indexOf(entry), 1);
    this.entries.splice(previous === null ? 0 : this.entries.indexOf(previous) + 1, 0, entry);
    return null;
  }

  /** Clauses stand where their numbers say, in a statute whose clauses did so before. */
  private putInNumberOrder(): void {
    if (this.isPlaced) return;
    this.isPlaced = true;
    if (this.isInNumberOrder) this.entries.sort((one, other) => compareNames(one.name, other.name));
  }

  result(): Content {
    this.putInNumberOrder();
    const standing = this.entries.filter((entry) => !entry.isGone);
    const clauses = standing.map(({ name, heading, blocks, chapterHeading }): ContentClause => {
      const { chapter, number } = name;
      if (chapter === null) return { number, heading, chapter, blocks };
      // Two chapters may bear one number by a slip: each clause then keeps the rubric it stood under.
      const isKept = chapterHeading !== undefined && !this.stated.has(chapter);
      const rubric = isKept ? chapterHeading : (this.chapterHeadings.get(chapter) ?? null);
      return { number, heading, chapter: { number: chapter, heading: rubric }, blocks };
    });
    return { title: this.title, opening: this.outside.opening, closing: this.outside.closing, clauses };
  }
}

function indexOf(entries: readonly Entry[]): Index {
  const index: Index = new Map();
  for (const entry of entries) {
    const same = index.get(keyOf(entry.name));
    if (same === undefined) index.set(keyOf(entry.name), [entry]);
    else same.push(entry);
  }
  return index;
}

function isRising(entries: readonly Entry[]): boolean {
  return entries.every((entry, index) => {
    const previous = entries[index - 1];
    return previous === undefined || compareNames(previous.name, entry.name) < 0;
  });
}

function firstFault<T>(
  list: readonly T[],
  act: (each: T, index: number) => AmendingFault | null,
): AmendingFault | null {
  for (const [index, each] of list.entries()) {
    const fault = act(each, index);
    if (fault !== null) return fault;
  }
  return null;
}

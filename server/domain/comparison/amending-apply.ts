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
  const work = new Work(before);
  for (const instruction of inOrder(amendment.instructions)) {
    const wrong = work.apply(instruction, amendment.wordings);
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
  const named = instructions.flatMap((each) =>
    each.act === 'reword' || each.act === 'insert'
      ? each.clauses.map(nameText)
      : each.act === 'outside' && !each.isGone
        ? [each.part]
        : [],
  );
  const given = wordings.map((wording) => ('part' in wording ? wording.part : nameText(wording.name)));
  const missing = named.find((name) => !given.includes(name));
  if (missing !== undefined) return { why: 'wordingMissing', what: missing };
  const extra = given.find((name, index) => !named.includes(name) || given.indexOf(name) !== index);
  return extra === undefined ? null : { why: 'wordingWithoutInstruction', what: extra };
}

class Work {
  private entries: Entry[];
  private readonly original: readonly Entry[];
  private readonly isInNumberOrder: boolean;
  private readonly chapterHeadings = new Map<string, string | null>();
  private title: string | null;
  private readonly outside: { opening: readonly string[]; closing: readonly string[] };
  private readonly oldNames = new Map<Entry, ClauseName>();
  private isPlaced = false;

  constructor(before: Content) {
    this.original = before.clauses.map(({ chapter, number, heading, blocks }) => ({
      name: { chapter: chapter?.number ?? null, number },
      heading,
      blocks,
    }));
    this.entries = [...this.original];
    this.isInNumberOrder = isRising(this.original);
    for (const { chapter } of before.clauses)
      if (chapter !== null && !this.chapterHeadings.has(chapter.number))
        this.chapterHeadings.set(chapter.number, chapter.heading);
    this.title = before.title;
    this.outside = { opening: before.opening, closing: before.closing };
  }

  apply(instruction: Instruction, wordings: readonly Wording[]): AmendingFault | null {
    switch (instruction.act) {
      case 'repealChapters':
        return firstFault(instruction.chapters, (chapter) => this.repealChapter(chapter));
      case 'repeal':
        return firstFault(instruction.clauses, (name) =>
          this.withEntry(name, (entry) => {
            this.entries = this.entries.filter((each) => each !== entry);
          }),
        );
      case 'redesignate':
        return this.redesignate(instruction.from, instruction.to);
      case 'insertChapter':
        this.chapterHeadings.set(instruction.chapter, instruction.heading);
        return null;
      case 'insert':
        return firstFault(instruction.clauses, (name) => this.insert(name, wordings));
      case 'reword':
        return firstFault(instruction.clauses, (name) =>
          this.withEntry(name, (entry) => {
            const wording = wordingOf(name, wordings);
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
        const wording = wordings.find((each) => 'part' in each && each.part === part);
        const fresh = isGone || wording === undefined || !('part' in wording) ? [] : wording.lines;
        this.outside[part] = [...this.outside[part].filter((line) => !isProse(line)), ...fresh];
        return null;
      }
    }
  }

  private withEntry(name: ClauseName, act: (entry: Entry) => void): AmendingFault | null {
    const found = this.entries.filter((entry) => keyOf(entry.name) === keyOf(name));
    const [entry] = found;
    if (entry === undefined) return { why: 'unknownClause', what: nameText(name) };
    if (found.length > 1) return { why: 'ambiguousClause', what: nameText(name) };
    act(entry);
    return null;
  }

  private repealChapter(chapter: string): AmendingFault | null {
    const kept = this.entries.filter((entry) => entry.name.chapter !== chapter);
    if (kept.length === this.entries.length) return { why: 'unknownClause', what: `${chapter} kap.` };
    this.entries = kept;
    this.chapterHeadings.delete(chapter);
    return null;
  }

  /** All at once: 4 § can become 5 § while 5 § becomes 4 §. */
  private redesignate(from: readonly ClauseName[], to: readonly ClauseName[]): AmendingFault | null {
    return firstFault(from, (name, index) => {
      const found = this.original.filter(
        (entry) =>
          this.entries.includes(entry) && keyOf(this.oldNames.get(entry) ?? entry.name) === keyOf(name),
      );
      const [entry] = found;
      const fresh = to[index];
      if (entry === undefined || fresh === undefined) return { why: 'unknownClause', what: nameText(name) };
      if (found.length > 1) return { why: 'ambiguousClause', what: nameText(name) };
      this.oldNames.set(entry, name);
      entry.name = fresh;
      return null;
    });
  }

  private insert(name: ClauseName, wordings: readonly Wording[]): AmendingFault | null {
    if (this.entries.some((entry) => keyOf(entry.name) === keyOf(name)))
      return { why: 'clauseExists', what: nameText(name) };
    const wording = wordingOf(name, wordings);
    const entry = { name, heading: wording?.heading ?? null, blocks: wording?.blocks ?? [] };
    const place = this.entries.findLastIndex((each) => compareNames(each.name, name) < 0);
    this.entries.splice(place + 1, 0, entry);
    return null;
  }

  private setHeading({ of, heading }: Extract<Instruction, { act: 'heading' }>): AmendingFault | null {
    if (of.number === null) {
      this.chapterHeadings.set(of.chapter, heading);
      return null;
    }
    return this.withEntry(of, (entry) => {
      entry.heading = heading;
    });
  }

  private place(name: ClauseName, after: ClauseName | null): AmendingFault | null {
    this.putInNumberOrder();
    return this.withEntry(name, (entry) => {
      this.entries = this.entries.filter((each) => each !== entry);
      const previous =
        after === null ? -1 : this.entries.findIndex((each) => keyOf(each.name) === keyOf(after));
      this.entries.splice(previous + 1, 0, entry);
    });
  }

  /** Clauses stand where their numbers say, in a statute whose clauses did so before. */
  private putInNumberOrder(): void {
    if (this.isPlaced) return;
    this.isPlaced = true;
    if (this.isInNumberOrder) this.entries.sort((one, other) => compareNames(one.name, other.name));
  }

  result(): Content {
    this.putInNumberOrder();
    const clauses = this.entries.map(({ name, heading, blocks }): ContentClause => ({
      number: name.number,
      heading,
      chapter:
        name.chapter === null
          ? null
          : { number: name.chapter, heading: this.chapterHeadings.get(name.chapter) ?? null },
      blocks,
    }));
    return { title: this.title, opening: this.outside.opening, closing: this.outside.closing, clauses };
  }
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

function wordingOf(name: ClauseName, wordings: readonly Wording[]): ClauseWording | undefined {
  return wordings.find(
    (each): each is ClauseWording => !('part' in each) && keyOf(each.name) === keyOf(name),
  );
}

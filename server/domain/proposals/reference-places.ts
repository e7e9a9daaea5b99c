// References to a stycke or a punkt of a clause that no longer is the same: listed, never rewritten.
import type { ContentClause } from '../comparison/merge-content.ts';
import { nameOfClause, type OpenReference, type PlacedClause } from './reference-following.ts';
import { ClauseNumbers } from './reference-meaning.ts';
import { ownerAfter, ownerBefore, ownNames, tailAt, type Owner, type OwnNames } from './reference-owner.ts';
import { ClauseParts, partsNamed, type PartNamed } from './reference-parts.ts';
import { referencesIn, type Reference } from './references.ts';

/** A reference to parts of a clause; of the one it stands in where no number is named. */
interface PlaceReference {
  readonly text: string;
  readonly chapter: string | null;
  readonly numbers: readonly string[] | null;
  readonly parts: readonly PartNamed[];
  readonly owner: Owner;
}

/**
 * The references that stood in the same clause before, to the same stycke or punkt, where now other words stand or none.
 * What is reworded is the same as long as the comparison pairs it. In words that are new, references are as they were typed.
 */
export function strayPlaces(
  before: readonly ContentClause[],
  after: readonly PlacedClause[],
  title: string | null,
): readonly OpenReference[] {
  const changed = changedClauses(before, after);
  if (changed.size === 0) return [];
  const open = new Map<string, OpenReference>();
  const reader = new Reader(title);
  const [old, fresh] = [new ClauseNumbers(before), new ClauseNumbers(after.map(({ clause }) => clause))];
  for (const [at, { clause, from }] of after.entries()) {
    if (from === null) continue;
    const now = reader.inClause(clause);
    if (now.length === 0) continue;
    const led = new Set(
      reader
        .inClause(before[from])
        .flatMap((each) =>
          leadsTo(each, old, from).flatMap((place) => each.parts.map((part) => keyOf(place, part))),
        ),
    );
    for (const reference of now) {
      for (const place of leadsTo(reference, fresh, at)) {
        const parts = changed.get(place);
        const was = after[place]?.from ?? null;
        if (parts === undefined || was === null) continue;
        const why = reference.parts
          .filter((part) => led.has(keyOf(was, part)))
          .map((part) => parts().why(part))
          .find((each) => each !== null);
        if (why === undefined) continue;
        const told: OpenReference = {
          ...{ clause: nameOfClause(clause), reference: reference.text },
          why: reference.owner === 'unsure' ? 'unsure' : why,
        };
        open.set(JSON.stringify(told), told);
      }
    }
  }
  return [...open.values()];
}

const keyOf = (place: number, part: PartNamed): string => `${String(place)} ${JSON.stringify(part)}`;

/** By their places after the edit, the clauses whose stycken and punkter are not what they were. */
function changedClauses(
  before: readonly ContentClause[],
  after: readonly PlacedClause[],
): ReadonlyMap<number, () => ClauseParts> {
  const changed = new Map<number, () => ClauseParts>();
  for (const [place, { clause, from }] of after.entries()) {
    const was = before[from ?? -1];
    if (was === undefined || JSON.stringify(was.blocks) === JSON.stringify(clause.blocks)) continue;
    let parts: ClauseParts | null = null;
    changed.set(place, () => (parts ??= new ClauseParts(was, clause)));
  }
  return changed;
}

const leadsTo = (
  { chapter, numbers }: PlaceReference,
  clauses: ClauseNumbers,
  from: number,
): readonly number[] =>
  numbers === null ? [from] : numbers.flatMap((number) => clauses.named(chapter, number, from));

const bare = new RegExp(
  String.raw`(?<![\p{L}\p{M}\p{N}])(?:(?:(?:första|andra|tredje|fjärde|femte|sjätte|sjunde|åttonde|nionde|tionde|sista)` +
    String.raw`(?:, | och | eller | samt |[–-])?){1,10} (?:stycket|styckena)|(?:punkt|punkten|punkterna) (?=\d|[a-z]\)))`,
  'giu',
);
const anothers =
  /^ (?:(?:i|av|ur) )?(?:den )?(?:samma|nämnda|sistnämnda|förstnämnda) (?:paragraf|bestämmelse)/iu;
const longestTail = 200;

/** Each text is read once. */
class Reader {
  private readonly title: string | null;
  private readonly own: OwnNames;
  private readonly read = new Map<string, readonly PlaceReference[]>();

  constructor(title: string | null) {
    this.title = title;
    this.own = ownNames(title);
  }

  inClause(clause: ContentClause | undefined): readonly PlaceReference[] {
    const texts = clause?.blocks.flatMap((block) =>
      block.kind === 'paragraph' ? [block.text] : block.items.map(({ text }) => text),
    );
    return (texts ?? []).flatMap((text) => {
      const known = this.read.get(text) ?? this.placesIn(text);
      this.read.set(text, known);
      return known;
    });
  }

  private placesIn(text: string): readonly PlaceReference[] {
    if (!/§|paragraf|stycke|punkt/iu.test(text)) return [];
    const found: PlaceReference[] = [];
    const ends = new Map<number, number>();
    const starts = new Map<number, Reference>();
    for (const reference of referencesIn(text, this.title)) {
      const end = lastTail(text, reference.end);
      ends.set(reference.end, end);
      starts.set(reference.start, reference);
      if (reference.owner === 'other') continue;
      const parts = partsNamed(text.slice(reference.end, end));
      if (parts.length > 0) found.push(toClause(reference, text.slice(reference.start, end), parts));
    }
    const spans = [...ends];
    let span = 0;
    bare.lastIndex = 0;
    for (let match = bare.exec(text); match !== null; match = bare.exec(text)) {
      const start = match.index;
      while (span < spans.length && (spans[span]?.[1] ?? 0) <= start) span += 1;
      const isWithin = (spans[span]?.[0] ?? Infinity) <= start;
      const end = start + bareTail(text.slice(start, start + longestTail));
      bare.lastIndex = Math.max(end, start + match[0].length);
      if (isWithin || end === start) continue;
      const reference = this.bareAt(text, start, end, starts);
      if (reference !== null) found.push(reference);
    }
    return found;
  }

  /** "andra stycket i 4 §" is of 4 §; with no number it is of the clause itself, unless another paper is named. */
  private bareAt(
    text: string,
    start: number,
    end: number,
    starts: ReadonlyMap<number, Reference>,
  ): PlaceReference | null {
    const words = text.slice(start, end);
    const parts = partsNamed(words);
    if (parts.length === 0) return null;
    const [joint = ''] = /^ (?:(?:i|av|ur) )?/u.exec(text.slice(end, end + 5)) ?? [];
    const of = joint === '' ? undefined : starts.get(end + joint.length);
    if (of !== undefined) return of.owner === 'other' ? null : toClause(of, text.slice(start, of.end), parts);
    const preceding = text.slice(Math.max(0, start - 4), start);
    if (/[\d§]\)?,? $/u.test(preceding) || anothers.test(text.slice(end, end + longestTail))) return null;
    const owner = ownerAfter(text, end, this.own) ?? ownerBefore(text, start, this.own) ?? 'own';
    return owner === 'other' ? null : { text: words, chapter: null, numbers: null, parts, owner };
  }
}

const toClause = (
  { chapter, members, owner }: Reference,
  text: string,
  parts: readonly PartNamed[],
): PlaceReference => ({
  ...{ text, parts, owner, chapter: chapter?.number ?? null },
  numbers: members.flatMap((each) => ('from' in each ? [each.from.number, each.to.number] : [each.number])),
});

/** The end of all that says where: "första stycket 2 och tredje stycket". */
function lastTail(text: string, from: number): number {
  let end = from;
  for (let next = tailAt(text, end); next > end; next = tailAt(text, end)) end = next;
  return end;
}

/** Characters that a place takes at the start of these words. */
const bareTail = (words: string): number =>
  Math.max(0, lastTail(` ${words.slice(0, 1).toLowerCase()}${words.slice(1)}`, 0) - 1);

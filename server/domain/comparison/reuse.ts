// Which wording statutes share, stycke by stycke: what was taken over whole, changed, fused into another, or is new.
import { Postings } from './reuse-postings.ts';
import { sharedWith, tile, tileAt, Tiles, WordNumbers } from './reuse-words.ts';
import { styckenOf, type Stycke } from './stycken.ts';
import type { Reading } from '../statutes/statute.ts';

/** A stycke of one of the texts. `clause` is null in a text without clauses. */
export interface StyckePlace {
  /** Index of the text among those given. */
  readonly text: number;
  /** Index in the reading's clauses. */
  readonly clause: number | null;
  /** From 1, by the legal count. */
  readonly paragraph: number;
}

/**
 * `identical`: the same words. `near`: most of both. `fused`: the first stands in the second, among other words.
 * `contains`: the second stands in the first. `shares`: some runs of words.
 */
export type Relation = 'identical' | 'near' | 'contains' | 'fused' | 'shares';

export interface SharedWording {
  readonly from: StyckePlace;
  readonly to: StyckePlace;
  readonly relation: Relation;
  /** Words that stand in both in runs of four or more. */
  readonly sharedWords: number;
  /** Shared words over the words of the shorter, 0 to 1. */
  readonly containment: number;
}

export interface Reuse {
  /** In the order of the texts given; `from` is in an earlier one than `to`. One stycke may share with many. */
  readonly shared: readonly SharedWording[];
  /** What shares wording with no stycke of another text. */
  readonly fresh: readonly StyckePlace[];
  /** There was more text than is compared, and the last of it was left out. */
  readonly isCut: boolean;
}

/** A text as far as it is looked at. */
type Readable = Pick<Reading, 'clauses' | 'preamble'>;

/** Almost all of a stycke's words, and most of them: between true and chance pairs of real statutes lies a wide gap. */
const whole = 0.8;
const most = 0.6;
/** Less than this of the shorter, unless it is this many words, is a turn of phrase and no shared wording. */
const leastShare = 0.4;
const enoughWords = 8;
/** A run that stands in more wordings than this says nothing; one is compared with no more than so many others. */
const commonRun = 200;
const mostPartners = 60;
/** Of stycken that stand several times in one text, so many are named. */
const mostTwins = 5;
const mostWords = 4_000_000;

/** One wording, and everywhere it stands, in the order of the texts. */
interface Entry {
  readonly ids: readonly number[];
  readonly wording: number;
  readonly places: StyckePlace[];
}

/** Compares every stycke with those of the other texts that share a run of four words. */
export function reuse(texts: readonly Readable[]): Reuse {
  const postings = new Postings(mostWords);
  const { entries, isCut } = laidOut(texts, postings);
  const tilesOf = tilesOnce();
  const links = new Map<Entry, Map<Entry, Link>>();
  for (const entry of entries) {
    const own = links.get(entry) ?? new Map<Entry, Link>();
    links.set(entry, own);
    for (const other of partners(entry, entries, postings)) {
      const known = links.get(other)?.get(entry);
      const link = known === undefined ? linkOf(entry, other, tilesOf) : turned(known);
      if (link === null) continue;
      own.set(other, link);
      const back = links.get(other) ?? new Map<Entry, Link>();
      links.set(other, back.set(entry, turned(link)));
    }
  }
  return { ...told(entries, links), isCut };
}

/** What two wordings share, seen from the first. */
interface Link {
  readonly relation: Relation;
  readonly sharedWords: number;
  readonly containment: number;
}

const seenFromThere: Readonly<Partial<Record<Relation, Relation>>> = { fused: 'contains', contains: 'fused' };
const turned = (link: Link): Link => ({ ...link, relation: seenFromThere[link.relation] ?? link.relation });

function told(
  entries: readonly Entry[],
  links: ReadonlyMap<Entry, ReadonlyMap<Entry, Link>>,
): Pick<Reuse, 'shared' | 'fresh'> {
  const shared: SharedWording[] = [];
  const fresh: StyckePlace[] = [];
  for (const entry of entries) {
    const { length } = entry.ids;
    const same: Link = { relation: 'identical', sharedWords: length, containment: 1 };
    const others = [...(links.get(entry) ?? [])].map(([other, link]) => ({ other, link }));
    for (const place of entry.places) {
      let isFresh = true;
      for (const { other, link } of [{ other: entry, link: same }, ...others]) {
        const elsewhere = other.places.filter(({ text }) => text !== place.text);
        if (elsewhere.length > 0) isFresh = false;
        const perText = new Map<number, number>();
        for (const to of elsewhere) {
          const twins = (perText.get(to.text) ?? 0) + 1;
          perText.set(to.text, twins);
          if (to.text > place.text && twins <= mostTwins) shared.push({ from: place, to, ...link });
        }
      }
      if (isFresh) fresh.push(place);
    }
  }
  return {
    shared: shared.toSorted((a, b) => inOrder(a.from, b.from) || inOrder(a.to, b.to)),
    fresh: fresh.toSorted(inOrder),
  };
}

const inOrder = (a: StyckePlace, b: StyckePlace): number =>
  a.text - b.text || (a.clause ?? -1) - (b.clause ?? -1) || a.paragraph - b.paragraph;

/** Every wording once, at its number in the postings. */
function laidOut(
  texts: readonly Readable[],
  postings: Postings,
): { readonly entries: readonly Entry[]; readonly isCut: boolean } {
  const numbers = new WordNumbers();
  const entries: Entry[] = [];
  const byWords = new Map<string, Entry>();
  let isCut = false;
  const add = (place: StyckePlace, stycke: Stycke): void => {
    const ids = stycke.flatMap(({ text }) => numbers.spell(text).ids);
    if (ids.length === 0) return;
    const key = ids.join(' ');
    const known = byWords.get(key);
    if (known !== undefined) known.places.push(place);
    else if (postings.hasRoomFor(ids.length)) {
      const entry = { ids, wording: postings.add(ids), places: [place] };
      entries.push(entry);
      byWords.set(key, entry);
    } else isCut = true;
  };
  for (const [text, reading] of texts.entries()) {
    for (const [clause, each] of reading.clauses.entries())
      for (const [index, stycke] of styckenOf(each).entries())
        add({ text, clause, paragraph: index + 1 }, stycke);
    // Beside clauses stand title and adoption lines; alone it is the whole text.
    if (reading.clauses.length > 0) continue;
    for (const [index, passage] of reading.preamble.entries())
      add({ text, clause: null, paragraph: index + 1 }, [{ label: null, text: passage.text }]);
  }
  return { entries, isCut };
}

/** The other wordings that share most runs with this one: by its rare runs, or by its rarest where all are common. */
function partners(entry: Entry, entries: readonly Entry[], postings: Postings): readonly Entry[] {
  const runs = Array.from({ length: Math.max(0, entry.ids.length - tile + 1) }, (_, place) =>
    postings.holding(tileAt(entry.ids, place)),
  ).toSorted((a, b) => a.to - a.from - (b.to - b.from));
  const rare = runs.filter(({ from, to }) => to - from <= commonRun);
  const counts = new Map<Entry, number>();
  for (const { from, to } of rare.length > 0 ? rare : runs.slice(0, 1)) {
    for (let place = from; place < Math.min(to, from + commonRun); place += 1) {
      const other = entries[postings.at(place)];
      if (other !== undefined && other !== entry) counts.set(other, (counts.get(other) ?? 0) + 1);
    }
  }
  return [...counts]
    .toSorted((a, b) => b[1] - a[1] || a[0].wording - b[0].wording)
    .slice(0, mostPartners)
    .map(([other]) => other);
}

function tilesOnce(): (entry: Entry) => Tiles {
  const made = new Map<Entry, Tiles>();
  return (entry) => {
    const tiles = made.get(entry) ?? new Tiles(entry.ids);
    made.set(entry, tiles);
    return tiles;
  };
}

function linkOf(from: Entry, to: Entry, tilesOf: (entry: Entry) => Tiles): Link | null {
  const [ofFrom, ofTo] = [sharedWith(from.ids, tilesOf(to)), sharedWith(to.ids, tilesOf(from))];
  const sharedWords = Math.min(ofFrom, ofTo);
  const containment = sharedWords / Math.min(from.ids.length, to.ids.length);
  if (containment < leastShare && sharedWords < enoughWords) return null;
  return { relation: relationOf(ofFrom / from.ids.length, ofTo / to.ids.length), sharedWords, containment };
}

/** @param inTo how much of the first stands in the second; `inFrom`: of the second in the first */
function relationOf(inTo: number, inFrom: number): Relation {
  if (Math.min(inTo, inFrom) >= most) return 'near';
  if (inTo >= whole) return 'fused';
  return inFrom >= whole ? 'contains' : 'shares';
}

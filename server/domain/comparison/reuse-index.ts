// Where else a wording stands, and since when: an index of runs of four words over every version of every statute.
import { earliest, type PartialDate } from '../language/dates.ts';
import { Postings } from './reuse-postings.ts';
import { sharedWith, tile, tileAt, Tiles, WordNumbers, type Spelled } from './reuse-words.ts';
import type { Stycke } from './stycken.ts';

/** A version as it is taken in. */
export interface IndexedVersion {
  readonly id: string;
  /** Whose it is: the organisation's id. */
  readonly owner: string;
  readonly effectiveFrom: PartialDate | null;
  readonly clauses: readonly { readonly stycken: readonly Stycke[] }[];
}

/** A clause of a version: its index among the version's clauses. */
export interface ClausePlace {
  readonly version: string;
  readonly clause: number;
}

/** That a wording stands in an organisation's statute, and since when. */
export interface Standing {
  readonly owner: string;
  /** The earliest dated version that has it; the first undated one where no dated has. */
  readonly first: ClausePlace;
  /** When that came into force; null where no dated version has it. */
  readonly since: PartialDate | null;
  /** A version without a known date has it too, so it may have stood there longer. */
  readonly isSinceUncertain: boolean;
  /** The place in one of the versions that count as current; null where it has gone. */
  readonly current: ClausePlace | null;
}

/** A clause that shares wording with another. */
export interface CloseClause extends ClausePlace {
  readonly owner: string;
  /** Words of the clause asked about that stand in this one in runs of four or more. */
  readonly sharedWords: number;
  /** Shared words over the words of the shorter, 0 to 1. */
  readonly containment: number;
}

/** A run that more wordings than this have says nothing of where a text is from; the rarest is looked up whatever it is. */
const commonRun = 400;
/** Fewer words than these in common are a turn of phrase. */
const leastShared = 8;
/** Added to the length that a share is counted of, so that a clause of a few words is not the closest by chance. */
const chance = 8;
const longestAsked = 400;
/** Of a longer clause the beginning is compared with others. */
const longestClause = 5_000;
const defaultMostWords = 8_000_000;

interface Held {
  readonly version: IndexedVersion;
  /** For each clause its wordings, in order. */
  readonly clauses: readonly (readonly number[])[];
}

interface Candidate {
  readonly held: Held;
  readonly clause: number;
  runs: number;
}

export class ReuseIndex {
  private readonly numbers = new WordNumbers();
  private readonly postings: Postings;
  private readonly versions: Held[] = [];
  private readonly byId = new Map<string, Held>();
  private readonly wordings = new Map<string, number>();
  /** For each wording its places: index of the version and of the clause, in turn. */
  private readonly places: number[][] = [];
  private cut = false;
  /** Runs looked up and wordings looked at since the beginning: what a query costs. */
  steps = 0;

  constructor(mostWords = defaultMostWords) {
    this.postings = new Postings(mostWords);
  }

  /** More text was given than is held: what came last is not found. */
  get isCut(): boolean {
    return this.cut;
  }

  has(version: string): boolean {
    return this.byId.has(version);
  }

  /** Takes in a version; one that is known already stays as it is, for a version never changes. */
  add(version: IndexedVersion): void {
    if (this.byId.has(version.id)) return;
    const held: Held = {
      version,
      clauses: version.clauses.map(({ stycken }, clause) =>
        stycken.flatMap((stycke) => this.place(stycke, this.versions.length, clause)),
      ),
    };
    this.versions.push(held);
    this.byId.set(version.id, held);
  }

  private place(stycke: Stycke, version: number, clause: number): readonly number[] {
    const key = stycke.map(({ text }) => text).join('\n');
    let wording = this.wordings.get(key);
    if (wording === undefined) {
      const ids = stycke.flatMap(({ text }) => this.numbers.spell(text).ids);
      if (!this.postings.hasRoomFor(ids.length)) {
        this.cut = true;
        return [];
      }
      wording = this.postings.add(ids);
      this.wordings.set(key, wording);
      this.places.push([]);
    }
    this.places[wording]?.push(version, clause);
    return [wording];
  }

  /** The words of a text, numbered as in the index. */
  spell(text: string): Spelled {
    return this.numbers.spell(text);
  }

  /**
   * In whose statutes these words stand one after another within one stycke, the earliest first, unknown dates last.
   * @param current versions that count as current: in force on some day
   * @returns null where the text is too short to be looked up (fewer than four words), or longer than any sentence
   */
  standings(ids: readonly number[], current: ReadonlySet<string>): readonly Standing[] | null {
    if (ids.length < tile || ids.length > longestAsked) return null;
    const found = new Map<string, Standing>();
    for (const wording of this.wordingsWith(ids)) {
      const places = this.places[wording] ?? [];
      for (let index = 0; index < places.length; index += 2) {
        this.steps += 1;
        const held = this.versions[places[index] ?? -1];
        if (held === undefined) continue;
        const place = { version: held.version.id, clause: places[index + 1] ?? 0 };
        const { owner } = held.version;
        found.set(owner, joined(found.get(owner), held.version, place, current.has(held.version.id)));
      }
    }
    return [...found.values()].toSorted((a, b) => compareDates(a.since, b.since));
  }

  /** Wordings that hold all the words in a row: those of the rarest run, looked through. */
  private wordingsWith(ids: readonly number[]): readonly number[] {
    let rarest = this.postings.holding(tileAt(ids, 0));
    let at = 0;
    for (let place = 1; place + tile <= ids.length; place += 1) {
      this.steps += 1;
      const { from, to } = this.postings.holding(tileAt(ids, place));
      if (to - from < rarest.to - rarest.from) [rarest, at] = [{ from, to }, place];
    }
    const found: number[] = [];
    for (let place = rarest.from; place < rarest.to; place += 1) {
      this.steps += 1;
      const wording = this.postings.at(place);
      if (standsIn(ids, at, this.postings.wordsOf(wording))) found.push(wording);
    }
    return found;
  }

  /**
   * The clauses of other organisations that hold most of this one's wording, one of each organisation, the closest first.
   * @param among versions to look in, such as those in force
   */
  closest(place: ClausePlace, among: ReadonlySet<string>): readonly CloseClause[] {
    const asked = this.byId.get(place.version);
    if (asked === undefined) return [];
    const ids = this.clauseWords(asked, place.clause);
    const candidates = this.candidates(ids, asked.version.owner, among);
    const tiles = new Tiles(ids);
    const best = new Map<string, CloseClause & { readonly score: number }>();
    for (const [held, clause] of candidates) {
      const others = this.clauseWords(held, clause);
      this.steps += others.length + ids.length;
      const sharedWords = Math.min(sharedWith(ids, new Tiles(others)), sharedWith(others, tiles));
      const shorter = Math.min(ids.length, others.length);
      const containment = shorter === 0 ? 0 : sharedWords / shorter;
      if (sharedWords < leastShared && containment < 0.8) continue;
      const { owner, id: version } = held.version;
      const score = sharedWords / (shorter + chance);
      if ((best.get(owner)?.score ?? 0) < score)
        best.set(owner, { owner, version, clause, sharedWords, containment, score });
    }
    return [...best.values()]
      .toSorted((a, b) => b.score - a.score || (a.owner < b.owner ? -1 : 1))
      .map(({ score: _, ...close }) => close);
  }

  /** For each organisation its clauses that share most runs, by the runs that are not common everywhere. */
  private candidates(
    ids: readonly number[],
    owner: string,
    among: ReadonlySet<string>,
  ): readonly (readonly [Held, number])[] {
    const shared = new Map<string, Map<string, Candidate>>();
    for (let run = 0; run + tile <= ids.length; run += 1) {
      const { from, to } = this.postings.holding(tileAt(ids, run));
      this.steps += 1;
      if (to - from > commonRun) continue;
      for (let at = from; at < to; at += 1) {
        const places = this.places[this.postings.at(at)] ?? [];
        for (let index = 0; index < places.length; index += 2) {
          this.steps += 1;
          const held = this.versions[places[index] ?? -1];
          if (held === undefined || held.version.owner === owner || !among.has(held.version.id)) continue;
          const clause = places[index + 1] ?? 0;
          const clauses = shared.get(held.version.owner) ?? new Map<string, Candidate>();
          shared.set(held.version.owner, clauses);
          const key = `${held.version.id} ${String(clause)}`;
          const known = clauses.get(key);
          if (known === undefined) clauses.set(key, { held, clause, runs: 1 });
          else known.runs += 1;
        }
      }
    }
    return [...shared.values()].flatMap((clauses) =>
      [...clauses.values()]
        .toSorted((a, b) => b.runs - a.runs)
        .slice(0, 3)
        .map(({ held, clause }) => [held, clause] as const),
    );
  }

  private clauseWords(held: Held, clause: number): readonly number[] {
    const words: number[] = [];
    for (const wording of held.clauses[clause] ?? [])
      for (const id of this.postings.wordsOf(wording).subarray(0, longestClause - words.length))
        words.push(id);
    return words;
  }
}

function joined(
  known: Standing | undefined,
  { owner, effectiveFrom }: IndexedVersion,
  place: ClausePlace,
  isCurrent: boolean,
): Standing {
  const fresh: Standing = {
    owner,
    first: place,
    since: effectiveFrom,
    isSinceUncertain: effectiveFrom === null,
    current: isCurrent ? place : null,
  };
  if (known === undefined) return fresh;
  const first = compareDates(effectiveFrom, known.since) < 0 ? fresh : known;
  return {
    ...first,
    isSinceUncertain: known.isSinceUncertain || fresh.isSinceUncertain,
    current: known.current ?? fresh.current,
  };
}

/** Earlier first, unknown last. */
function compareDates(a: PartialDate | null, b: PartialDate | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  const [first, second] = [earliest(a), earliest(b)];
  return first < second ? -1 : first > second ? 1 : 0;
}

/** Whether the words stand in a row in a wording that has the run of theirs that begins at `at`. */
function standsIn(ids: readonly number[], at: number, words: Int32Array): boolean {
  for (let place = at; place + ids.length - at <= words.length; place += 1) {
    let step = 0;
    while (step < ids.length && ids[step] === words[place - at + step]) step += 1;
    if (step === ids.length) return true;
  }
  return false;
}

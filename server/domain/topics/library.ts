// Every version of every statute, held for asking: what each clause is about, whose wording it shares, and since when.
import { createHash } from 'node:crypto';
import { ReuseIndex, type ClausePlace, type Standing } from '../comparison/reuse-index.ts';
import { RunOwners, sharedStretches } from '../comparison/reuse-words.ts';
import { styckenOf, type Stycke } from '../comparison/stycken.ts';
import type { PartialDate } from '../language/dates.ts';
import { sentencesOf } from '../language/sentences.ts';
import { clauseAnchors } from '../statutes/anchor.ts';
import { clauseReference } from '../statutes/citation.ts';
import type { Reading } from '../statutes/statute.ts';
import type { ClauseHead, VersionHeads } from './corrections.ts';
import { topicOf } from './topic-of.ts';

/** A version as it is taken in. */
export interface LibraryVersion {
  readonly id: string;
  readonly owner: string;
  readonly effectiveFrom: PartialDate | null;
  readonly reading: Pick<Reading, 'clauses'>;
}

/** A stretch of text that others share, or not. */
export interface MarkedRun {
  readonly text: string;
  readonly isShared: boolean;
}

/** A stycke's own text (no label) or one punkt of its list. */
export interface MarkedPart {
  readonly label: string | null;
  readonly runs: readonly MarkedRun[];
}
export type MarkedStycke = readonly MarkedPart[];

/** Where a sentence stands. `isAsked` is false where it is too short to be looked up. */
export interface SentenceStanding {
  readonly text: string;
  readonly isAsked: boolean;
  /** In the statute it is read in; null where it was not looked up. */
  readonly own: Standing | null;
  readonly others: readonly Standing[];
}

export interface ClauseBeside {
  readonly place: ClausePlace;
  readonly stycken: readonly MarkedStycke[];
  readonly sentences: readonly SentenceStanding[];
}

export interface CloseBeside {
  readonly place: ClausePlace;
  readonly owner: string;
  readonly sharedWords: number;
  readonly containment: number;
  /** Marked where the clause asked about has the same words. */
  readonly stycken: readonly MarkedStycke[];
}

interface Kept {
  readonly owner: string;
  readonly heads: readonly ClauseHead[];
  readonly clauses: readonly { readonly stycken: readonly Stycke[] }[];
}

export class Library {
  private readonly index = new ReuseIndex();
  private readonly versions = new Map<string, Kept>();

  /** Which of these versions are not held yet. */
  missing(ids: readonly string[]): readonly string[] {
    return ids.filter((id) => !this.versions.has(id));
  }

  take({ id, owner, effectiveFrom, reading }: LibraryVersion): void {
    if (this.versions.has(id)) return;
    const anchors = clauseAnchors(reading.clauses);
    const clauses = reading.clauses.map((clause) => ({ stycken: styckenOf(clause) }));
    const heads = reading.clauses.map((clause, index) => ({
      anchor: anchors[index] ?? '',
      reference: clauseReference(clause),
      heading: clause.heading,
      wording: createHash('sha256').update(JSON.stringify(clauses[index])).digest('base64url'),
      found: topicOf(clause),
    }));
    this.versions.set(id, { owner, heads, clauses });
    this.index.add({ id, owner, effectiveFrom, clauses });
  }

  /**
   * What the clauses of these versions are about, by their own words.
   * `isCut`: there is more text than can be searched, and what came last is not found as standing anywhere.
   */
  heads(ids: readonly string[]): { readonly versions: readonly VersionHeads[]; readonly isCut: boolean } {
    return {
      versions: ids.map((version) => ({ version, clauses: this.versions.get(version)?.heads ?? [] })),
      isCut: this.index.isCut,
    };
  }

  /**
   * Clauses with what they share with clauses of others marked, and where else each of their sentences stands.
   * @param beside the clauses they are read beside, themselves among them
   * @param current versions in force on the day asked about
   */
  beside(
    shown: readonly ClausePlace[],
    beside: readonly ClausePlace[],
    current: readonly string[],
  ): readonly ClauseBeside[] {
    const inForce = new Set(current);
    const runs = this.runsOf(beside);
    return shown.map((place) => {
      const owner = this.versions.get(place.version)?.owner ?? '';
      return {
        place,
        stycken: this.stycken(place).map((stycke) => this.marked(stycke, owner, runs)),
        sentences: this.stycken(place).flatMap((stycke) =>
          stycke.flatMap(({ text }) =>
            sentencesOf(text).map((sentence) => this.sentence(sentence.trim(), owner, inForce)),
          ),
        ),
      };
    });
  }

  private sentence(text: string, owner: string, current: ReadonlySet<string>): SentenceStanding {
    const standings = this.index.standings(this.index.spell(text).ids, current);
    return {
      text,
      isAsked: standings !== null,
      own: standings?.find((standing) => standing.owner === owner) ?? null,
      others: (standings ?? []).filter((standing) => standing.owner !== owner),
    };
  }

  /** The closest clauses of others, and the clause itself, marked where any of them has its words. */
  closest(
    place: ClausePlace,
    among: readonly string[],
  ): { readonly asked: readonly MarkedStycke[]; readonly close: readonly CloseBeside[] } {
    const close = this.index.closest(place, new Set(among));
    const asker = this.versions.get(place.version)?.owner ?? '';
    const own = this.runsOf([place]);
    const theirs = this.runsOf(close);
    return {
      asked: this.stycken(place).map((stycke) => this.marked(stycke, asker, theirs)),
      close: close.map(({ version, clause, ...each }) => ({
        ...each,
        place: { version, clause },
        stycken: this.stycken({ version, clause }).map((stycke) => this.marked(stycke, each.owner, own)),
      })),
    };
  }

  private stycken({ version, clause }: ClausePlace): readonly Stycke[] {
    return this.versions.get(version)?.clauses[clause]?.stycken ?? [];
  }

  private ids(stycke: Stycke): readonly number[] {
    return stycke.flatMap(({ text }) => this.index.spell(text).ids);
  }

  private runsOf(places: readonly ClausePlace[]): RunOwners {
    const runs = new RunOwners();
    for (const place of places)
      for (const stycke of this.stycken(place))
        runs.add(this.ids(stycke), this.versions.get(place.version)?.owner ?? '');
    return runs;
  }

  /** A run may go on from the stycke's own text into its list. */
  private marked(stycke: Stycke, owner: string, runs: RunOwners): MarkedStycke {
    const ids = this.ids(stycke);
    const begins = ids.map((_, place) => runs.hasOther(ids, place, owner));
    let from = 0;
    return stycke.map(({ label, text }) => {
      const spelled = this.index.spell(text);
      const first = from;
      from += spelled.ids.length;
      const stretches = sharedStretches(spelled, first, begins);
      return { label, runs: runsOf(text, stretches) };
    });
  }
}

function runsOf(
  text: string,
  stretches: readonly { readonly start: number; readonly end: number }[],
): readonly MarkedRun[] {
  const runs: MarkedRun[] = [];
  const add = (start: number, end: number, isShared: boolean): void => {
    if (end > start) runs.push({ text: text.slice(start, end), isShared });
  };
  let at = 0;
  for (const { start, end } of stretches) {
    add(at, start, false);
    add(start, end, true);
    at = end;
  }
  add(at, text.length, false);
  return runs;
}

// Where in a clause a reference leads, as it is written ("andra stycket 3"), and what stands there before and after an edit.
import type { ContentClause } from '../comparison/merge-content.ts';
import { pairClauseUnits, unitsOf } from '../comparison/merge-units.ts';
import type { OpenReference } from './reference-following.ts';

/** From the first to the last; one and the same where it is no run. */
interface Run<T> {
  readonly from: T;
  readonly to: T;
}

/** One stycke or punkt, or a run of them; a punkt without a stycke is looked for in the whole clause. */
export interface PartNamed {
  /** 1 is the first, -1 the last. */
  readonly stycke: Run<number> | null;
  /** A label is a string; the place in the list, as a stycke's, is a number. */
  readonly punkt: Run<string> | Run<number> | null;
}

const order = [
  'första',
  'andra',
  'tredje',
  'fjärde',
  'femte',
  'sjätte',
  'sjunde',
  'åttonde',
  'nionde',
  'tionde',
];
const word = new RegExp(
  `(?<ordinal>${order.join('|')}|sista)|(?<stycke>stycket|styckena|st\\.)|(?<place>punkten|punkterna|strecksatsen)` +
    `|(?<unread>meningen|meningarna|ledet)|(?<label>\\d{1,2}|(?<!\\p{L})[a-z](?=\\)))|(?<dash>[–-])`,
  'giu',
);

/** What words such as "första och tredje styckena" or " andra stycket 1–3" name; sentences are not read, only their stycke. */
export function partsNamed(words: string): readonly PartNamed[] {
  const found: PartNamed[] = [];
  let stycken: Run<number>[] = [];
  let punkter: (Run<string> | Run<number>)[] = [];
  let ordinals: Run<number>[] = [];
  let isRun = false;
  const flush = (): void => {
    for (const stycke of stycken.length === 0 ? [null] : stycken)
      for (const punkt of punkter.length === 0 ? [null] : punkter)
        if (stycke !== null || punkt !== null) found.push({ stycke, punkt });
    [stycken, punkter] = [[], []];
  };
  for (const { groups = {} } of words.matchAll(word)) {
    const { ordinal, label } = groups;
    if (ordinal !== undefined) {
      const to = order.indexOf(ordinal.toLowerCase()) + 1 || -1;
      const last = isRun ? ordinals.pop() : undefined;
      ordinals.push({ from: last?.from ?? to, to });
    } else if (label !== undefined) {
      const to = label.toLowerCase();
      const last = isRun ? punkter.pop() : undefined;
      punkter.push({ from: typeof last?.from === 'string' ? last.from : to, to });
    } else if (groups['stycke'] !== undefined) {
      if (stycken.length > 0) flush();
      [stycken, ordinals] = [ordinals, []];
    } else if (groups['place'] !== undefined) {
      punkter.push(...ordinals);
      ordinals = [];
    } else if (groups['unread'] !== undefined) ordinals = [];
    isRun = groups['dash'] !== undefined;
  }
  flush();
  return found;
}

/** Indexes of units: of a stycke its own words, or its punkter where it has none. */
type Target = readonly number[];

interface Item {
  readonly unit: number;
  readonly label: string;
  readonly place: number;
}

interface Stycke {
  readonly target: Target;
  readonly items: readonly Item[];
}

/** The stycken of a clause by the legal count: a list belongs to the stycke that introduces it. */
function styckenIn({ blocks }: ContentClause): readonly Stycke[] {
  const stycken: { target: number[]; items: Item[] }[] = [];
  let unit = 0;
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      stycken.push({ target: [unit], items: [] });
      unit += 1;
      continue;
    }
    const known = stycken.at(-1);
    const open = known ?? { target: [], items: [] };
    if (known === undefined) stycken.push(open);
    for (const [index, { label }] of block.items.entries()) {
      if (known === undefined) open.target.push(unit);
      open.items.push({ unit, label: label.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase(), place: index + 1 });
      unit += 1;
    }
  }
  return stycken;
}

function targetsOf(stycken: readonly Stycke[], { stycke, punkt }: PartNamed): readonly Target[] {
  const placeOf = (number: number): number => (number < 0 ? stycken.length : number);
  const within = stycke === null ? stycken : stycken.slice(placeOf(stycke.from) - 1, placeOf(stycke.to));
  if (punkt === null) return within.map(({ target }) => target);
  return within.flatMap(({ items }) => items.filter(isNamed(punkt, items.length)).map(({ unit }) => [unit]));
}

function isNamed({ from, to }: Run<string> | Run<number>, count: number): (item: Item) => boolean {
  const placeOf = (number: number): number => (number < 0 ? count : number);
  if (typeof from === 'number' || typeof to === 'number')
    return ({ place }) => place >= placeOf(Number(from)) && place <= placeOf(Number(to));
  const isNumber = /^\d/u.test(from);
  if (!isNumber) return ({ label }) => label.length === 1 && label >= from && label <= to;
  return ({ label, place }) => {
    const number = label === '' ? place : /^\d+$/u.test(label) ? Number(label) : -1;
    return number >= Number(from) && number <= Number(to);
  };
}

/** A clause before and after an edit. */
export class ClauseParts {
  private readonly stycken: readonly [readonly Stycke[], readonly Stycke[]];
  private readonly texts: readonly [readonly string[], readonly string[]];
  private readonly pairs: ReadonlyMap<number, number>;
  private readonly cut: ReadonlySet<number>;
  private readonly known = new Map<string, OpenReference['why'] | null>();

  constructor(before: ContentClause, after: ContentClause) {
    const { units, joined, split } = pairClauseUnits(before, after);
    const textsOf = (clause: ContentClause): readonly string[] =>
      unitsOf({ title: null, opening: [], clauses: [clause], closing: [] }).map(({ text }) => text);
    this.stycken = [styckenIn(before), styckenIn(after)];
    this.texts = [textsOf(before), textsOf(after)];
    this.pairs = units;
    this.cut = new Set([...joined.flat(), ...split.keys()]);
  }

  /** Why a reference to a part of it has to be looked over; null where the same still stands there. */
  why(named: PartNamed): OpenReference['why'] | null {
    const key = JSON.stringify(named);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const why = this.change(targetsOf(this.stycken[0], named), targetsOf(this.stycken[1], named));
    this.known.set(key, why);
    return why;
  }

  private change(then: readonly Target[], now: readonly Target[]): OpenReference['why'] | null {
    if (now.length === 0) return then.length === 0 ? null : 'gone';
    if (then.length === 0) return 'captured';
    if (this.wordsOf(0, then) === this.wordsOf(1, now)) return null;
    const [old, fresh] = [new Set(then.flat()), new Set(now.flat())];
    const cameFrom = new Map([...this.pairs].map(([from, to]) => [to, from]));
    const isKept = then.every((target) => target.some((unit) => fresh.has(this.pairs.get(unit) ?? -1)));
    const isOnly = now.every((target) => target.some((unit) => old.has(cameFrom.get(unit) ?? -1)));
    if (isKept && isOnly) return then.flat().some((unit) => this.cut.has(unit)) ? 'unsure' : null;
    if (isKept) return 'unsure';
    return isOnly ? 'gone' : 'captured';
  }

  private wordsOf(side: 0 | 1, targets: readonly Target[]): string {
    return JSON.stringify(targets.map((target) => target.map((unit) => this.texts[side][unit])));
  }
}

// Texts that lost their lines: clauses follow each other inside one long line, as in transcripts, or stand beside a margin.
import type { Line } from './line.ts';
import { expectsReference, looksLikeRubric } from './line.ts';
import { readSignedLabel } from './label.ts';
import { append } from './manuscript.ts';
import { afterLabel, upTo } from './passage.ts';
import { capitalRubricLength } from './rubric-habit.ts';

interface Place {
  readonly at: number;
  readonly offset: number;
  readonly number: number;
  readonly letter: string;
  readonly signed: boolean;
}

const inlineLabel =
  /(?<=^|\s)(?:§\s?(\d{1,3})(?:\s?([a-z])(?=[\s.:]))?[.:]?|(\d{1,3})(?:\s?([a-z])(?=\s?§|\.?\s\p{Lu}))?(?:\s?§)?[.]?)\s+(?=["”]?\p{Lu})/gu;
const shortest = 240;
const pageLength = 1200;
const fewestHeads = 4;

const placesIn = (lines: readonly Line[]): Place[] => {
  const places: Place[] = [];
  for (const [at, line] of lines.entries())
    for (const match of line.text.matchAll(inlineLabel)) {
      const before = line.text.slice(Math.max(0, match.index - 40), match.index).trimEnd();
      if (expectsReference(before)) continue;
      places.push({
        at,
        offset: match.index,
        number: Number(match[1] ?? match[3]),
        letter: match[2] ?? match[4] ?? '',
        signed: match[0].includes('§'),
      });
    }
  return places;
};

interface Link {
  readonly place: Place;
  readonly length: number;
  readonly previous: Link | null;
}

/** The longest series of numbers that follow each other; of equals the latest, since page numbers come first. */
const longestSeries = (places: readonly Place[]): Place[] => {
  const byNumber = new Map<number, Link>();
  const byKey = new Map<string, Link>();
  let best: Link | null = null;
  for (const place of places) {
    const { number, letter } = place;
    const previousLetter =
      letter === '' || letter === 'a' ? '' : String.fromCharCode(letter.charCodeAt(0) - 1);
    const previous =
      letter === ''
        ? (byNumber.get(number - 1) ?? null)
        : (byKey.get(`${String(number)}${previousLetter}`) ?? null);
    if (previous === null && (number > 1 || letter !== '')) continue;
    const link: Link = { place, length: (previous?.length ?? 0) + 1, previous };
    if (link.length >= (byNumber.get(number)?.length ?? 0)) byNumber.set(number, link);
    if (link.length >= (byKey.get(`${String(number)}${letter}`)?.length ?? 0))
      byKey.set(`${String(number)}${letter}`, link);
    if (link.length >= (best?.length ?? 0)) best = link;
  }
  const series: Place[] = [];
  for (let link: Link | null = best; link !== null; link = link.previous) series.push(link.place);
  return series.reverse();
};

/** Where a rubric that runs into its text most likely ends: before the next word with a capital. */
const rubricEnd = (words: string): number => {
  const capitals = capitalRubricLength(words);
  if (capitals > 0) return capitals;
  const head = words.slice(0, 120);
  const first = head.search(/\s/);
  if (first < 0) return 0;
  const capital = /\s(?=["”]?\p{Lu})/gu;
  capital.lastIndex = first;
  const found = capital.exec(head);
  if (found === null || /[.:;!?]/.test(head.slice(0, found.index)) || found.index > 80) return 0;
  return found.index;
};

const decision = /\s(?=(?:Antag(?:en|na|its)|Fastställd|Godkänd|Beslutad|Reviderad|Gäller)\s)/gu;

/** The words before the first clause, parted before each decision, so that the title stands alone. */
const partDecisions = (line: Line): Line[] => {
  const parts: Line[] = [];
  let from = 0;
  for (const { index } of line.text.matchAll(decision)) {
    parts.push(upTo(afterLabel(line, from), index - from));
    from = index + 1;
  }
  parts.push(afterLabel(line, from));
  return parts;
};

export interface FlatReading {
  readonly lines: Line[];
  /** Lines that hold a clause's whole body with its breaks lost. */
  readonly flattened: ReadonlySet<number>;
  readonly pageNumbers: Line[];
}

/** Cuts a flat text at its clauses; null where the text has lines of its own. `heads`: clauses that begin a line. */
export const unflatten = (lines: readonly Line[], heads: number): FlatReading | null => {
  const longest = lines.reduce((length, line) => Math.max(length, line.text.length), 0);
  // Where many clauses begin their lines, only a line as long as a page can hold more of them.
  if (longest <= (heads >= fewestHeads ? pageLength : shortest)) return null;
  const series = longestSeries(placesIn(lines));
  if (series.length < 3 || series.length < heads * 2) return null;
  const cut: Line[] = [];
  const flattened = new Set<number>();
  const pageNumbers: Line[] = [];
  const byLine = Map.groupBy(series, (place) => place.at);
  for (const [at, line] of lines.entries()) {
    const places = byLine.get(at);
    if (places === undefined) {
      cut.push(line);
      continue;
    }
    let rest = line;
    let consumed = 0;
    const take = (length: number): Line => {
      const piece = upTo(rest, length);
      const after = afterLabel(rest, length);
      consumed += after.from - rest.from;
      rest = { ...after, blanks: 1, newPage: false };
      return piece;
    };
    for (const [index, place] of places.entries()) {
      if (place.offset > consumed) {
        const before = take(place.offset - consumed);
        // A page's own number stands before its first words.
        const page = /^\d{1,3}(?:\s\d{1,3})?(?=\s|$)/.exec(before.text);
        if (page !== null && index === 0) {
          pageNumbers.push(upTo(before, page[0].length));
          const words = afterLabel(before, page[0].length);
          if (words.text !== '') append(cut, partDecisions(words));
        } else if (index === 0) append(cut, partDecisions(before));
        else cut.push(before);
      }
      const end = places[index + 1]?.offset ?? line.text.length;
      const whole = take(end - consumed);
      const label =
        /^(?:§\s?)?\d{1,3}(?:\s?[a-z](?=[\s§.:]))?(?:\s?§)?[.:]?\s+/u.exec(whole.text)?.[0].length ?? 0;
      const words = afterLabel(whole, label);
      const rubric = rubricEnd(words.text);
      if (rubric > 0) {
        const headLength = words.from - whole.from + rubric;
        cut.push({ ...upTo(whole, headLength), blanks: 1, newPage: false });
        cut.push({ ...afterLabel(whole, headLength), blanks: 0, newPage: false });
      } else cut.push({ ...whole, blanks: 1, newPage: false });
      flattened.add(cut.at(-1)?.from ?? -1);
    }
    if (rest.text !== '') cut.push(rest);
  }
  return { lines: cut, flattened, pageNumbers };
};

/** Length of a rubric that stands before its number and again after it on one line: "Säte 2 § Säte". */
const doubledBeside = (text: string): number => {
  const found = /^(\p{Lu}[^§\d]{2,80}?)\s+(?=§\s?\d|\d{1,3}(?:\s[a-z])?\s?§)/u.exec(text.slice(0, 200));
  if (found?.[1] === undefined) return 0;
  const rest = text.slice(found[0].length);
  const label = readSignedLabel(rest);
  return label !== null && rest.slice(label.length).trim().toLowerCase() === found[1].toLowerCase()
    ? found[0].length
    : 0;
};

/** A sign among the first characters, though not the first. */
const mayHoldMargin = (text: string): boolean => {
  const first = text.charCodeAt(0);
  if ((first >= 0x30 && first <= 0x39) || first === 0xa7) return false;
  const sign = text.indexOf('§');
  return sign > 0 && sign < 200;
};

/** A rubric in the left margin and the clause beside it on one line: "Ändamål      4 §  Förbundet ska". */
export const splitMargins = (lines: readonly Line[]): Line[] => {
  const split: Line[] = [];
  if (!lines.some((line) => mayHoldMargin(line.text))) return [...lines];
  for (const line of lines) {
    if (!mayHoldMargin(line.text)) {
      split.push(line);
      continue;
    }
    const found =
      /^(\p{Lu}[^§\d]{2,60}?)(?:\s{3,}|\s*\t\s*)(?=(?:§\s?\d|\d{1,3}(?:\s?[a-z])?\s?§)(?!\s*$))/u.exec(
        line.text.slice(0, 160),
      );
    const rubric = found?.[1]?.trimEnd();
    const twice = found === null ? doubledBeside(line.text) : 0;
    if (twice > 0) {
      split.push({ ...upTo(line, twice), blanks: Math.max(1, line.blanks) });
      split.push({ ...afterLabel(line, twice), blanks: 1, newPage: false });
      continue;
    }
    if (
      found === null ||
      rubric === undefined ||
      !looksLikeRubric(rubric) ||
      readSignedLabel(line.text.slice(found[0].length)) === null
    ) {
      split.push(line);
      continue;
    }
    split.push({ ...upTo(line, rubric.length), blanks: Math.max(1, line.blanks) });
    split.push({ ...afterLabel(line, found[0].length), blanks: 1, newPage: false });
  }
  return split;
};

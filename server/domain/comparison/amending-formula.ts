// The drafting formula of Swedish law, one instruction a line: "dels att nuvarande 6 § ska betecknas 5 §".

import {
  enumerate,
  joinWords,
  nameText,
  numberPattern,
  readEnumeration,
  type ClauseName,
  type Subdivided,
} from './amending-names.ts';

/** One thing that is done to the statute. All are done at once: `from` is the old number, every other name the new. */
export type Instruction =
  | { readonly act: 'repealChapters'; readonly chapters: readonly string[] }
  | { readonly act: 'repeal'; readonly clauses: readonly ClauseName[] }
  | { readonly act: 'redesignate'; readonly from: readonly ClauseName[]; readonly to: readonly ClauseName[] }
  /** `isRedesignated`: "den nya 5 §", where 5 § had another number until now. */
  | { readonly act: 'reword'; readonly clauses: readonly ClauseName[]; readonly isRedesignated: boolean }
  /** A rubric alone, of a clause or (`number` null) of a chapter; null takes it away. `isNew`: there was none. */
  | {
      readonly act: 'heading';
      readonly of: HeadingPlace;
      readonly heading: string | null;
      readonly isNew: boolean;
    }
  | { readonly act: 'insertChapter'; readonly chapter: string; readonly heading: string | null }
  | { readonly act: 'insert'; readonly clauses: readonly ClauseName[] }
  /** Where numbers do not tell the place; null is first. */
  | { readonly act: 'place'; readonly clause: ClauseName; readonly after: ClauseName | null }
  | { readonly act: 'title'; readonly title: string | null; readonly isNew: boolean }
  /** Running text before or after the clauses; its new wording follows unless `isGone`. */
  | { readonly act: 'outside'; readonly part: OutsidePart; readonly isGone: boolean };

export type OutsidePart = 'opening' | 'closing';
export type HeadingPlace = ClauseName | { readonly chapter: string; readonly number: null };

const outsideNames: Readonly<Record<OutsidePart, string>> = {
  opening: 'ingressen',
  closing: 'texten efter paragraferna',
};

const counts = [
  'inga',
  'en',
  'två',
  'tre',
  'fyra',
  'fem',
  'sex',
  'sju',
  'åtta',
  'nio',
  'tio',
  'elva',
  'tolv',
];

/** Runs that are renumbered take in every clause they name, whatever stands between. */
const noneSubdivided: Subdivided = new Set();

/** The instruction without "att": "5 § ska upphöra att gälla". `subdivided`: see `enumerate`. */
export function instructionText(instruction: Instruction, subdivided: Subdivided): string {
  switch (instruction.act) {
    case 'repealChapters':
      return `${joinWords(instruction.chapters, 'och')} kap. ska upphöra att gälla`;
    case 'repeal':
      return `${enumerate(instruction.clauses, subdivided)} ska upphöra att gälla`;
    case 'redesignate':
      return `nuvarande ${enumerate(instruction.from, noneSubdivided)} ska betecknas ${enumerate(instruction.to, noneSubdivided)}`;
    case 'reword': {
      const article = !instruction.isRedesignated
        ? ''
        : instruction.clauses.length === 1
          ? 'den nya '
          : 'de nya ';
      return `${article}${enumerate(instruction.clauses, subdivided)} ska ha följande lydelse`;
    }
    case 'heading': {
      const place =
        instruction.of.number === null ? `${instruction.of.chapter} kap.` : nameText(instruction.of);
      if (instruction.heading === null) return `rubriken till ${place} ska utgå`;
      return instruction.isNew
        ? `det till ${place} ska införas en rubrik med lydelsen ${quoted(instruction.heading)}`
        : `rubriken till ${place} ska lyda ${quoted(instruction.heading)}`;
    }
    case 'insertChapter': {
      const heading = instruction.heading === null ? '' : ` med rubriken ${quoted(instruction.heading)}`;
      return `det ska införas ett nytt kapitel, ${instruction.chapter} kap.${heading === '' ? '' : `,${heading}`}`;
    }
    case 'insert': {
      const { length } = instruction.clauses;
      const count = length === 1 ? 'en ny paragraf' : `${counts[length] ?? String(length)} nya paragrafer`;
      return `det ska införas ${count}, ${enumerate(instruction.clauses, subdivided)}, av följande lydelse`;
    }
    case 'place': {
      const where = instruction.after === null ? 'först' : `närmast efter ${nameText(instruction.after)}`;
      return `${nameText(instruction.clause)} ska placeras ${where}`;
    }
    case 'title':
      if (instruction.title === null) return 'titeln ska utgå';
      return instruction.isNew
        ? `det ska införas en titel med lydelsen ${quoted(instruction.title)}`
        : `titeln ska lyda ${quoted(instruction.title)}`;
    case 'outside':
      return `${outsideNames[instruction.part]} ska ${instruction.isGone ? 'utgå' : 'ha följande lydelse'}`;
  }
}

/** A quotation mark inside is doubled, so that the end of the quotation is certain. */
function quoted(text: string): string {
  return `”${text.replaceAll('”', '””')}”`;
}

const quotation = '”((?:[^”]|””)*)”';
const place = `((?:${numberPattern} kap\\. )?${numberPattern} §|${numberPattern} kap\\.)`;
const patterns = {
  repealChapters: `((?:${numberPattern})(?:(?:, | och )${numberPattern})*) kap\\. ska upphöra att gälla`,
  repeal: '(.+ §§?) ska upphöra att gälla',
  redesignate: 'nuvarande (.+ §§?) ska betecknas (.+ §§?)',
  reword: '(den nya |de nya )?(.+ §§?) ska ha följande lydelse',
  headingGone: `rubriken till ${place} ska utgå`,
  headingNew: `det till ${place} ska införas en rubrik med lydelsen ${quotation}`,
  heading: `rubriken till ${place} ska lyda ${quotation}`,
  insertChapter: `det ska införas ett nytt kapitel, (${numberPattern}) kap\\.(?:, med rubriken ${quotation})?`,
  insert: 'det ska införas (?:en ny paragraf|[a-zåäö0-9]{1,5} nya paragrafer), (.+ §§?), av följande lydelse',
  place: '(.+ §) ska placeras (?:(först)|närmast efter (.+ §))',
  titleGone: 'titeln ska utgå',
  titleNew: `det ska införas en titel med lydelsen ${quotation}`,
  title: `titeln ska lyda ${quotation}`,
  outside: '(ingressen|texten efter paragraferna) ska (utgå|ha följande lydelse)',
} as const;
const readers = Object.entries(patterns).map(
  ([name, pattern]) => [name as keyof typeof patterns, new RegExp(`^${pattern}$`, 'u')] as const,
);

/** The instruction that a text (without "att") states; null where it states none. */
export function readInstruction(text: string): Instruction | null {
  for (const [name, pattern] of readers) {
    const found = pattern.exec(text);
    const instruction = found === null ? null : instructionOf(name, found);
    if (instruction !== null) return instruction;
  }
  return null;
}

function instructionOf(name: keyof typeof patterns, found: RegExpExecArray): Instruction | null {
  const [, first = '', second = ''] = found;
  switch (name) {
    case 'repealChapters':
      return { act: 'repealChapters', chapters: first.split(/, | och /) };
    case 'repeal':
    case 'insert': {
      const clauses = readEnumeration(first);
      return clauses === null ? null : { act: name, clauses };
    }
    case 'redesignate': {
      const [from, to] = [readEnumeration(first), readEnumeration(second)];
      return from === null || to?.length !== from.length ? null : { act: 'redesignate', from, to };
    }
    case 'reword': {
      const clauses = readEnumeration(second);
      return clauses === null ? null : { act: 'reword', clauses, isRedesignated: first !== '' };
    }
    case 'headingGone':
    case 'headingNew':
    case 'heading': {
      const of = readPlace(first);
      const heading = name === 'headingGone' ? null : unquoted(second);
      return of === null ? null : { act: 'heading', of, heading, isNew: name === 'headingNew' };
    }
    case 'insertChapter':
      return {
        act: 'insertChapter',
        chapter: first,
        heading: found[2] === undefined ? null : unquoted(second),
      };
    case 'place': {
      const [clause, after] = [readEnumeration(first), readEnumeration(found[3] ?? '')];
      if (clause?.[0] === undefined || clause.length > 1) return null;
      if (second === '' && after?.length !== 1) return null;
      return { act: 'place', clause: clause[0], after: after?.[0] ?? null };
    }
    case 'titleGone':
      return { act: 'title', title: null, isNew: false };
    case 'titleNew':
    case 'title':
      return { act: 'title', title: unquoted(first), isNew: name === 'titleNew' };
    case 'outside':
      return {
        act: 'outside',
        part: first === outsideNames.opening ? 'opening' : 'closing',
        isGone: second === 'utgå',
      };
  }
}

function readPlace(text: string): HeadingPlace | null {
  if (text.endsWith(' kap.')) return { chapter: text.slice(0, -' kap.'.length), number: null };
  return readEnumeration(text)?.[0] ?? null;
}

function unquoted(text: string): string {
  return text.replaceAll('””', '”');
}

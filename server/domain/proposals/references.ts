// References to clauses in a statute's own words, with their places: "4 §", "12 och 14 §§", "5–7 §§", "2 kap. 3 a §", "§ 4".
import { ownerAfter, ownerBefore, ownNames, tailAt, type Owner } from './reference-owner.ts';

/** A number as it stands in the text: normalised ("4 a"), and where. */
export interface WrittenNumber {
  readonly number: string;
  readonly start: number;
  readonly end: number;
}

/** One clause, or a run of them ("5–7"). */
export type ReferenceMember = WrittenNumber | { readonly from: WrittenNumber; readonly to: WrittenNumber };

export interface Reference {
  readonly start: number;
  readonly end: number;
  /** As it stands in the text, without stycke and punkt. */
  readonly text: string;
  /** For all members; null where no chapter is named. */
  readonly chapter: WrittenNumber | null;
  readonly members: readonly ReferenceMember[];
  /** `unsure`: it may lead to another law or document that is named close by. */
  readonly owner: Owner;
}

const number = String.raw`\d{1,3}(?:\.\d{1,3}){0,3}(?: ?[a-zåäö](?![\p{L}\p{M}\p{N}]|\. ?o(?!\p{L})| o m))?`;
/** Hyphens, dashes and the minus sign: texts that are pasted have any of them. */
const dashes = String.raw`\-\u2010-\u2015\u2212`;
const dash = String.raw`(?: ?[${dashes}] ?| till | till och med | t\.? ?o\.? ?m\.? )`;
/** The sign may stand at both ends of a run: "§5–§7", "5 §–7 §". */
const run = String.raw`(?: ?§)?${dash}(?:§ ?)?`;
const member = `${number}(?:${run}${number})?`;
const separator = String.raw`(?:, ?|,? (?:och|eller|samt|respektive|resp\.|jämte|och/eller|&) | ?[/+;] ?)`;
/** Longer lists are not written; what is hostile is read in bounded time. */
const list = `${member}(?:${separator}${member}){0,40}`;
const notInside = String.raw`(?<![\p{L}\p{M}\p{N}§])`;
const afterSign = String.raw`(?![\p{L}\p{N}§])`;
const pattern = new RegExp(
  [
    `${notInside}(?:(?<chapter>${number}) ?kap(?:\\.|itlet)? )?(?<list>${list}) ?(?<signs>§{1,2}|§ §)${afterSign}`,
    `${notInside}(?:kap(?:\\.|itel) ?(?<chapterFirst>${number}),? )?(?:(?<many>§§|§ §|paragraf(?:en|erna)? ) ?(?<listAfter>${list})|§ ?(?<one>${member}))(?![\\p{L}\\p{N}])`,
  ].join('|'),
  'giu',
);
const each = new RegExp(member, 'gu');
const ends = new RegExp(`^(${number})(?:${run}(${number}))?$`, 'u');
/** Marks that a list has no plain meaning with. */
const unplain = /[/+;]/u;
/** A number right before, with a mark that is not read: "5:7 §", "5 … 7 §§". */
const unreadBefore =
  /(?:(?<![\p{L}\p{N}])(?<number>\d{1,3}(?: ?[a-zåäö])?) ?(?:[^\p{L}\p{N}\s)]{1,3} ?|(?=\d))|[:/.,§\-\u2010-\u2015\u2212])$/iu;
/** And right after: "§ 5:7", "5 §:7". */
const unreadAfter =
  /^ ?(?:[:/+;&\-\u2010-\u2015\u2212…]|\.(?=\d)) ?(?:§ ?)?(?<number>\d{1,3}(?: ?[a-zåäö](?![\p{L}\p{N}]))?)(?!\p{N})/iu;
/** Numbers before a list may be those of a stycke or a punkt: "punkt 2 och 4 §". */
const numbered = /(?:stycke|stycket|punkt|punkten|punkterna|p\.|mom\.|moment|artikel|art\.) $/iu;
const longestBefore = 12;

/**
 * Every reference of a text, in order. Whether one is to this statute or to another law is told from the words around
 * it; what a chapter or a number that the statute lacks means is for the caller.
 * @param title of the statute, for what it calls itself; null where it has none
 */
export function referencesIn(text: string, title: string | null): Reference[] {
  if (!/§|paragraf/iu.test(text)) return [];
  const own = ownNames(title);
  const found: (Omit<Reference, 'owner'> & { after: Owner | null; before: Owner | null; tail: number })[] =
    [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const { groups = {} } = match;
    const start = match.index;
    const end = start + match[0].length;
    const name = groups['list'] ?? groups['listAfter'] ?? groups['one'] ?? '';
    const members = membersOf(name, start + match[0].lastIndexOf(name));
    const chapter = groups['chapter'] ?? groups['chapterFirst'];
    const chapterStart = start + match[0].indexOf(chapter ?? '');
    const tail = tailAt(text, end);
    const after = ownerAfter(text, tail, own);
    const preceding = text.slice(Math.max(0, start - longestBefore), start);
    const [first, ...others] = members;
    const [unread, unreadThen] = [
      unreadBefore.exec(preceding),
      unreadAfter.exec(text.slice(end, end + longestBefore)),
    ];
    const isDoubtful =
      (others.length > 0 && (groups['signs'] === '§' || numbered.test(preceding))) ||
      (others.length === 0 && first !== undefined && !('from' in first) && isPlural(groups)) ||
      unplain.test(name) ||
      unread !== null ||
      unreadThen !== null;
    for (const number of [unread, unreadThen].flatMap((each) => each?.groups?.['number'] ?? []))
      members.push({ number: plainNumber(number), start, end: start });
    found.push({
      ...{ start, end, members, tail, text: match[0] },
      chapter:
        chapter === undefined
          ? null
          : { number: plainNumber(chapter), start: chapterStart, end: chapterStart + chapter.length },
      before: after === null ? ownerBefore(text, start, own) : null,
      after: after ?? (isDoubtful ? 'unsure' : null),
    });
    pattern.lastIndex = tail;
  }
  const owners = found.map(({ after, before }) => after ?? before);
  // "8 § och 9 § lagen": what is said of one may be meant of the other.
  const isJoined = (index: number): boolean => {
    const [one, other] = [found[index], found[index + 1]];
    return (
      one !== undefined &&
      other !== undefined &&
      /^(?: [A-ZÅÄÖ]{2,6})?(?:,|,? (?:och|eller|samt|respektive|jämte))? ?(?:i |enligt )?$/u.test(
        text.slice(one.tail, other.start),
      )
    );
  };
  for (let index = found.length - 2; index >= 0; index -= 1)
    if (
      owners[index] !== 'own' &&
      owners[index] !== 'other' &&
      isJoined(index) &&
      isNotOwn(owners[index + 1])
    )
      owners[index] = 'unsure';
  for (let index = 1; index < found.length; index += 1)
    if (found[index]?.after === null && isJoined(index - 1) && isNotOwn(owners[index - 1]))
      owners[index] = 'unsure';
  return found.map(({ start, end, members, text: words, chapter }, index) => ({
    ...{ start, end, members, chapter, text: words },
    owner: owners[index] ?? 'own',
  }));
}

/** Signs for several clauses. */
const isPlural = ({ signs, many }: Record<string, string | undefined>): boolean =>
  (signs ?? many ?? '').replaceAll(' ', '') === '§§' || many?.toLowerCase() === 'paragraferna ';

const isNotOwn = (owner: Owner | null | undefined): boolean => owner === 'other' || owner === 'unsure';

function membersOf(words: string, at: number): ReferenceMember[] {
  return [...words.matchAll(each)].map((found) => {
    const start = at + found.index;
    const [, from = '', to] = ends.exec(found[0]) ?? [];
    const end = start + found[0].length;
    const first = { number: plainNumber(from), start, end: start + from.length };
    return to === undefined
      ? first
      : { from: first, to: { number: plainNumber(to), start: end - to.length, end } };
  });
}

/** "4a" is the clause "4 a". */
const plainNumber = (written: string): string => written.replace(/(\d) ?([a-zåäö])$/u, '$1 $2');

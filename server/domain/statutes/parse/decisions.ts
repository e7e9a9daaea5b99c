// Who adopted the text and when, and from when it applies, as the text itself says it.
import type { AdoptionLine } from '../statute.ts';
import { findDates } from './dates.ts';
import type { FoundDate } from './dates.ts';

export interface Decisions {
  readonly adopted: readonly AdoptionLine[];
  readonly effectiveFrom: string | null;
}

const letterEnd = '(?![\\p{L}])';
const verb = new RegExp(
  `(?<![\\p{L}])(?:antag(?:en|na|et|its|its|na)|antogs|antogos|fastställ(?:d|da|t|des|ts)|godkän(?:d|da|t|des|ts)|beslutad[e]?|beslutats|reviderad[e]?|reviderats|ändra(?:d|de|ts|des)|justera(?:d|de|ts|des))${letterEnd}`,
  'iu',
);
const body =
  /(?<![\p{L}])(?:kommunfullmäktige|regionfullmäktige|landstingsfullmäktige|fullmäktige|kf|rf|lf|ks|kommunstyrelsen?|regionstyrelsen?|landstinget|regionen?|försäkringskassan?|arbetsförmedlingen|länsarbetsnämnden|förbundsstyrelsen?|styrelsen?|årsmöte[t]?|stämman?|kommun)(?![\p{L}])/iu;
const effect =
  /(?<![\p{L}])(?:gäller|gälla|gällande|giltig[at]?|träder\s+i\s+kraft|träda\s+i\s+kraft|trätt\s+i\s+kraft|trädde\s+i\s+kraft|i\s+kraft|ikraftträdande(?:datum)?|tillämpas|ikraft_datum)(?![\p{L}])/iu;
const minutesAfter =
  /^[\s,;()]{0,4}(?:(?:enligt\s+)?(?:protokoll|prot\.?|dnr\s[\w/:-]{1,20},?)\s{0,2})?(?:§|paragraf|par\.)\s{0,2}(\d{1,4}(?:\s?[a-z](?![\p{L}]))?)/iu;
/** The same with the sign lost: a bare number that ends the line. */
const minutesWithoutSign = /^\s(\d{1,3})$/;
/** "§ 31/2014": the paragraph and the year of the minutes. */
const minutesOfYear = /§\s{0,2}(\d{1,4})\/((?:19|20)\d{2})(?!\d)/u;
const minutesBefore = /(?:§|paragraf)\s{0,2}(\d{1,4})[\s,;(]{0,4}(?:den\s)?$/iu;

const edges =
  /^(?:[\s,;:.()[\]–—-]|(?:av|på|vid|i|den|och|samt|genom|beslut|dessa|denna|detta|stadgar|stadgarna|förbundsordning|förbundsordningen|har|hos|senast|version|datum|ursprungligen|enligt)(?![\p{L}]))+|(?:[\s,;:.()[\]–—-]|(?<![\p{L}])(?:den|och|samt|datum|dnr|av|beslut|daterat|daterad|sammanträde(?:\sden)?))+$/giu;

const cleanBody = (words: string): string => {
  let text = words
    .replace(new RegExp(verb.source, 'giu'), ' ')
    .replace(/§§?\s*\d{1,4}(?:\/\d{2,4}|\s?[a-z](?![\p{L}]))?/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  for (let round = 0; round < 4; round += 1) {
    const next = text.replace(edges, '').trim();
    if (next === text) break;
    text = next;
  }
  return text.replace(/\((?=[^)]*$)/, '').trim();
};

const readLine = (text: string): AdoptionLine[] => {
  const dates = findDates(text);
  if (dates.length === 0) {
    const ofYear = minutesOfYear.exec(text);
    const who =
      /(?<![\p{L}])av\s+(\p{L}[^.;]{2,100})/u.exec(text)?.[1] ??
      (ofYear === null ? undefined : text.slice(0, ofYear.index));
    if (who === undefined) return [];
    const minutes = /§\s{0,2}(\d{1,4})/.exec(who)?.[1] ?? ofYear?.[1] ?? null;
    return [{ body: cleanBody(who), date: ofYear?.[2] ?? null, minutes }];
  }
  const lines: AdoptionLine[] = [];
  let from = 0;
  const bodyAfter = (date: FoundDate, next: FoundDate | undefined): { body: string; end: number } => {
    const tail = text.slice(date.end, next?.start ?? text.length);
    const found =
      /^[\s,;()]{0,4}(?:(?:§|paragraf)\s?\d{1,4}[\s,;]{0,3})?(?:av|på|vid|i)\s+([^.;§]{2,100}?)(?=\s*(?:[,.;§)]|$))/iu.exec(
        tail,
      );
    return found === null
      ? { body: '', end: date.end }
      : { body: cleanBody(found[1] ?? ''), end: date.end + found[0].length };
  };
  for (const [index, date] of dates.entries()) {
    const before = text.slice(from, date.start);
    const tail = text.slice(date.end, date.end + 60);
    const following = minutesAfter.exec(tail) ?? minutesWithoutSign.exec(tail.trimEnd());
    let minutes = following?.[1] ?? minutesBefore.exec(before)?.[1] ?? null;
    let name = cleanBody(before);
    let end = date.end + (following?.[0].length ?? 0);
    if (name.length < 2) {
      const after = bodyAfter(date, dates[index + 1]);
      name = after.body;
      end = Math.max(end, after.end);
      minutes ??= minutesAfter.exec(text.slice(end, end + 40))?.[1] ?? null;
    }
    lines.push({ body: name.slice(0, 160), date: date.date, minutes });
    from = end;
  }
  return lines;
};

/** The verb stands early; without a date the line begins with it, since bodies also speak of what was decided. */
const isDecision = (words: string): boolean => {
  const at = words.search(verb);
  if (at < 0) return false;
  if (
    /(?:^|[^\p{L}])(?:Antag(?:en|na)|Fastställ(?:d|da)|Godkän(?:d|da)|ANTAG(?:EN|NA))\s+(?:av|AV)\s/u.test(
      words,
    )
  )
    return true;
  if (at > 90) return false;
  return (
    findDates(words).length > 0 ||
    /^\P{L}*(?:(?:dessa|denna|förbundsordningen|stadgarna)\s(?:\p{L}+\s){0,4})?$/iu.test(words.slice(0, at))
  );
};

/** A stycke of a clause that tells of the text's own adoption. */
const ofItself =
  /^(?:dessa stadgar|denna förbundsordning|förbundsordningen|stadgarna)\s+(?:har\s+|är\s+)?(?:antag|antogs|fastställ|godkän)/iu;

const adopts = /(?:^|\s)besluta(?:r|de)?(?:\s|,|:)[^.]{0,120}?(?:anta|godkänna|fastställa)(?![\p{L}])/iu;

/** The decisions the text itself names; else the one that the minutes around it record. */
const beyondMinutes = (adopted: readonly AdoptionLine[], around: readonly string[]): AdoptionLine[] => {
  const own = adopted.findIndex((line) => line.minutes !== null && line.body !== '');
  if (own >= 0) return adopted.slice(own);
  const decides = around.findIndex((words) => adopts.test(words.slice(0, longest)));
  const item = around.slice(0, decides + 1).findLastIndex((words) => /^§\s{0,2}\d/.test(words));
  if (decides < 0 || item < 0) return [...adopted];
  const minutes = /^§\s{0,2}(\d{1,4})/.exec(around[item] ?? '')?.[1] ?? null;
  const [first, ...others] = adopted;
  return first === undefined ? [] : [{ ...first, minutes: first.minutes ?? minutes }, ...others];
};

const mayBeOfItself = /^(?:dessa|denna|förb|stad)/iu;
const mayTellEffect = (text: string): boolean =>
  text.includes('raft') || text.includes('äll') || text.includes('iltig') || text.includes('illämp');

const longest = 600;

/** The date from which a line says that the text applies. */
const effectIn = (text: string): { date: string | null; at: number } => {
  const found = effect.exec(text);
  if (found === null) return { date: null, at: text.length };
  const after = findDates(text.slice(found.index, found.index + 140))[0];
  return after === undefined || after.start > 110
    ? { date: null, at: found.index }
    : { date: after.date, at: found.index };
};

/**
 * Reads the lines around the clauses. `inside` are stycken of the clauses themselves: asked only for the date of
 * entry into force, and only where they speak of the text itself. `afterMinutes`: the text stands in an extract of
 * minutes, whose own day and paragraph are the decision where the text names no other.
 */
export const readDecisions = (
  around: readonly string[],
  inside: readonly string[],
  afterMinutes = false,
): Decisions => {
  const adopted: AdoptionLine[] = [];
  let effectiveFrom: string | null = null;
  let inList = false;
  for (const whole of around) {
    const text = whole.slice(0, longest);
    const applies = effectIn(text);
    effectiveFrom ??= applies.date;
    const words = text.slice(0, applies.at).replace(/(?:att|och|samt|,)\s*$/u, '');
    const says = isDecision(words);
    const shaped =
      words.length < 140 &&
      body.test(words) &&
      (findDates(words).length > 0 || minutesOfYear.test(words)) &&
      (inList || /^[^.]{2,90}$/u.test(words.trim().replace(/\.$/, '')));
    if ((says || shaped) && words.trim() !== '') {
      const read = readLine(words);
      adopted.push(...read.filter((line) => line.date !== null || line.body !== ''));
      inList = says || inList;
    } else if (words.trim() !== '' && applies.date === null) inList = false;
  }
  for (const whole of inside) {
    if (!mayBeOfItself.test(whole)) continue;
    const text = whole.slice(0, longest);
    if (!ofItself.test(text)) continue;
    const words = text.slice(0, effectIn(text).at);
    if (findDates(words).length > 0) adopted.push(...readLine(words).filter((line) => line.body !== ''));
  }
  if (effectiveFrom === null)
    for (const text of inside) {
      if (
        !mayTellEffect(text) ||
        !/(?:förbundsordning|stadga|denna lag|dessa bestämmelser|reglemente)/iu.test(
          text.slice(0, longest),
        ) ||
        !effect.test(text.slice(0, longest))
      )
        continue;
      effectiveFrom = effectIn(text.slice(0, longest)).date;
      if (effectiveFrom !== null) break;
    }
  return { adopted: afterMinutes ? beyondMinutes(adopted, around) : adopted, effectiveFrom };
};

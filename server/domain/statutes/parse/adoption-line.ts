// One line that tells who adopted the text: the body, the day, and the paragraph of its minutes.
import type { AdoptionLine } from '../statute.ts';
import { findDates } from './dates.ts';
import type { FoundDate } from './dates.ts';

const letterEnd = '(?![\\p{L}])';
/** The verbs that tell of a decision. */
export const verb = new RegExp(
  `(?<![\\p{L}])(?:antag(?:en|na|et|its|its|na)|antogs|antogos|fastställ(?:d|da|t|des|ts)|godkän(?:d|da|t|des|ts)|beslutad[e]?|beslutats|reviderad[e]?|reviderats|ändra(?:d|de|ts|des)|justera(?:d|de|ts|des))${letterEnd}`,
  'iu',
);
/** The bodies that adopt. */
export const body =
  /(?<![\p{L}])(?:kommunfullmäktiges?|regionfullmäktiges?|landstingsfullmäktiges?|fullmäktiges?|kf|rf|lf|ks|kommunstyrelsen?|regionstyrelsen?|landstinget|region(?:en)?|försäkringskassan?|arbetsförmedlingen|länsarbetsnämnden|förbundsstyrelsen?|styrelsens?|årsmöte[t]?|stämman?|kommun)(?![\p{L}])/iu;
const minutesAfter =
  /^[\s,;()]{0,4}(?:(?:enligt\s+)?(?:protokoll|prot\.?|kf|rf|lf|ks|dnr\s[\w/:-]{1,20},?)\s{0,2})?(?:§|paragraf|par\.)\s{0,2}(\d{1,4}(?:\s?[a-z](?![\p{L}]))?)/iu;
/** The same with the sign lost: a bare number that ends the line. */
const minutesWithoutSign = /^\s(\d{1,3})$/;
/** "§ 31/2014": the paragraph and the year of the minutes. */
export const minutesOfYear = /(?:§\s{0,2}(\d{1,4})\/((?:19|20)?\d{2})|\s(\d{1,4})\/((?:19|20)\d{2}))(?!\d)/u;

/** The paragraph and the year: "§ 45/13" is of 2013. */
const ofYear = (text: string): { minutes: string; year: string; at: number } | null => {
  const found = minutesOfYear.exec(text);
  if (found === null) return null;
  const year = found[2] ?? found[4] ?? '';
  const century = year.length === 4 ? '' : Number(year) > 50 ? '19' : '20';
  return { minutes: found[1] ?? found[3] ?? '', year: century + year, at: found.index };
};
const minutesBefore = /(?:§|paragraf)\s{0,2}(\d{1,4})[\s,;(]{0,4}(?:den\s)?$/iu;

const edges =
  /^(?:[\s,;:.()[\]–—-]|(?:sålunda|av|å|på|vid|i|den|och|samt|genom|beslut|dessa|denna|detta|stadgar|stadgarna|förbundsordning|förbundsordningen|har|hos|senast|version|datum|ursprungligen|enligt|är)(?![\p{L}]))+|(?:[\s,;:.()[\]–—-]|(?<![\p{L}])(?:den|och|samt|sammanträdesdatum|protokoll(?:sutdrag)?|datum|dnr|av|beslut|den\s\d{1,2}|(?:under\s)?(?:våren|hösten|sommaren|vintern|året)|daterat|daterad|sammanträde(?:\sden)?))+$/giu;

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
  return text
    .replace(/\((?=[^)]*$)/, '')
    .replace(/(?<=\p{L}{3})\s{1,2}(?:KF|RF|LF|KS)$/u, '')
    .replace(/fullmäktiges$/u, 'fullmäktige')
    .trim();
};

/** The decisions that one line tells of. */
export const readAdoptions = (text: string): AdoptionLine[] => {
  const dates = findDates(text);
  if (dates.length === 0) {
    const inYear = ofYear(text);
    const who =
      /(?<![\p{L}])av\s+(\p{L}[^.;]{2,100})/u.exec(text)?.[1] ??
      (inYear === null ? undefined : text.slice(0, inYear.at));
    if (who === undefined) return [];
    const minutes = /§\s{0,2}(\d{1,4})/.exec(who)?.[1] ?? inYear?.minutes ?? null;
    return [{ body: cleanBody(who), date: inYear?.year ?? null, minutes }];
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

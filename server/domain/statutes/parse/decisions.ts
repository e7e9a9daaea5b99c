// Who adopted the text and when, and from when it applies, as the text itself says it.
import type { AdoptionLine } from '../statute.ts';
import { body, minutesOfYear, readAdoptions, verb } from './adoption-line.ts';
import { findDates } from './dates.ts';

export interface Decisions {
  readonly adopted: readonly AdoptionLine[];
  readonly effectiveFrom: string | null;
}

const effect =
  /(?<![\p{L}])(?:gäller|gälla|gällande|giltig[at]?|träder\s+i\s?kraft|träda\s+i\s?kraft|trätt\s+i\s+kraft|trädde\s+i\s+kraft|i\s+kraft|ikraftträdande(?:datum)?|tillämpas|ikraft_datum)(?![\p{L}])/iu;

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

const replaces = /^\(?(?:ersätter|upphäver|tidigare)(?![\p{L}])/iu;
const field =
  /^(?:(?<body>beslutad av|antagen av|fastställd av|beslutsinstans|beslutande organ|beslutsfattare|av)|(?<day>beslutsdatum|beslutad|antagen|fastställd|datum för beslut|datum)|(?<minutes>paragraf|protokollsparagraf|§))\s{0,2}:\s{0,3}(?<words>[^:]{1,120})$/iu;

/** The lines of a form, "Beslutad av: …", "Beslutsdatum: …", "Paragraf: …", put together as one line each decision. */
const joinFields = (around: readonly string[]): string[] => {
  const joined: string[] = [];
  let fields: { body?: string; day?: string; minutes?: string } = {};
  const close = (): void => {
    if (fields.body !== undefined && fields.day !== undefined)
      joined.push(
        `Antagen av ${fields.body} ${fields.day}${fields.minutes === undefined ? '' : ` § ${fields.minutes}`}`,
      );
    else {
      if (fields.body !== undefined) joined.push(`Antagen av ${fields.body}`);
      if (fields.day !== undefined) joined.push(`Antagen ${fields.day}`);
    }
    fields = {};
  };
  for (const line of around) {
    const groups = line.length > longestField ? undefined : field.exec(line)?.groups;
    const words = groups?.['words'];
    const holdsBoth =
      words !== undefined &&
      groups?.['minutes'] === undefined &&
      findDates(words).length > 0 &&
      body.test(words);
    if (groups === undefined || words === undefined || holdsBoth) {
      close();
      joined.push(line);
      continue;
    }
    const name = groups['body'] !== undefined ? 'body' : groups['day'] !== undefined ? 'day' : 'minutes';
    if (fields[name] !== undefined) close();
    fields[name] = name === 'minutes' ? words.replace(/^§\s?/, '') : words;
  }
  close();
  return joined;
};

const longestField = 160;
const adopts = /(?:^|\s)besluta(?:r|de)?(?:\s|,|:)[^.]{0,120}?(?:anta|godkänna|fastställa)(?![\p{L}])/iu;

/** The decisions the text itself names; else the one that the minutes around it record. */
const beyondMinutes = (adopted: readonly AdoptionLine[], around: readonly string[]): AdoptionLine[] => {
  const own = adopted.findIndex((line) => line.minutes !== null && line.body !== '');
  if (own >= 0) return adopted.slice(own);
  // The sentence may go on in att-satser of their own.
  const decides = around.findIndex((_, at) =>
    adopts.test(
      around
        .slice(at, at + 4)
        .join(' ')
        .slice(0, longest),
    ),
  );
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
  for (const whole of joinFields(around)) {
    const text = whole.slice(0, longest);
    // The text that this one takes the place of.
    if (replaces.test(text)) continue;
    const applies = effectIn(text);
    effectiveFrom ??= applies.date;
    const words = text.slice(0, applies.at).replace(/(?:att|och|samt|,)\s*$/u, '');
    const says = isDecision(words);
    const shaped =
      words.length < 140 &&
      (body.test(words) || adopted.at(-1)?.date === null) &&
      (findDates(words).length > 0 || minutesOfYear.test(words)) &&
      (inList || /^[^.]{2,90}$/u.test(words.trim().replace(/\.$/, '')));
    if ((says || shaped) && words.trim() !== '') {
      const read = readAdoptions(words);
      const last = adopted.at(-1);
      const [only] = read;
      if (read.length === 1 && only !== undefined && only.body === '' && last?.date === null)
        adopted[adopted.length - 1] = { ...last, date: only.date, minutes: last.minutes ?? only.minutes };
      else adopted.push(...read.filter((line) => line.date !== null || line.body !== ''));
      inList = says || inList;
    } else if (words.trim() !== '' && applies.date === null) inList = false;
  }
  for (const whole of inside) {
    if (!mayBeOfItself.test(whole)) continue;
    const text = whole.slice(0, longest);
    if (!ofItself.test(text)) continue;
    const words = text.slice(0, effectIn(text).at);
    if (findDates(words).length > 0) adopted.push(...readAdoptions(words).filter((line) => line.body !== ''));
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

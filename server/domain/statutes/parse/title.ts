// Which words before the first clause are the title of the text.
import { readSignedLabel } from './label.ts';
import type { Line } from './line.ts';
import { endsSentence, startsLower, startsUpper } from './line.ts';

/** The kinds of text that have clauses. */
const named =
  /(?:stadg(?:a|ar|an|arna)(?![\p{L}])|förbundsordning|ordning(?:en)?(?![\p{L}])|reglemente|(?:^|\s)\p{L}*lag(?:en)?(?![\p{L}])|constitution|statutes|bylaws|avtal)/iu;
const decided =
  /^\(?\s?(?:ersätter|upphäver|antag(?:en|na|et|its)|antog(?:s|os)?|fastställ(?:d|da|t|des|ts)|godkän(?:d|da|t|des|ts)|beslutad[e]?|reviderad[e]?|ändra(?:d|de|t)|justera(?:d|de|t)|gäller|träder|version|senast|dnr|datum|diarienummer|org\.?(?:anisations)?\s?-?n(?:umme)?r)(?![\p{L}])/iu;

const ofMinutes = /^(?:sammanträdes)?protokoll|^utdrag|^tjänsteskrivelse|sammanträdesdatum/iu;
const farthest = 60;

/** Whether a line tells of a decision or a date, and so is never part of the title or of the line before. */
export const tellsDecision = (line: Line): boolean => saysDecided(line.text);

export const saysDecided = (text: string): boolean => decided.test(text) && !namesRevised(text);

/** "Reviderad förbundsordning för X" is a title, unless a day makes it a decision. */
const namesRevised = (text: string): boolean =>
  /^\p{L}+\s+(?:\p{L}+\s+)?(?:förbundsordning|stadga|ordning|reglement)/iu.test(text.slice(0, 60)) &&
  !/\d{4}/.test(text);

/** Where the line stands among the first ones that names the kind of text and more than that: "Stadgar för X". -1: nowhere. */
export const namedTitle = (lines: readonly Line[]): number =>
  lines.findIndex(
    ({ text }) =>
      text.length <= longestTitle &&
      named.test(text) &&
      /\p{L}\s+\p{L}/u.test(text) &&
      !/[.:,;]$/.test(text) &&
      !startsLower(text) &&
      !ofMinutes.test(text) &&
      !/\d\s?[)\d]?$/.test(text) &&
      !(decided.test(text) && !namesRevised(text)),
  );

const longestTitle = 140;

const open = /(?:^|\s)(?:för|i|av|och|om|till)$/iu;

/** Words that a name follows. */
const wantsName = /(?:förbundet|föreningen|nätverket|finsam|kommuner|kommunerna)$/iu;

/** The last word of a line with the first of the next. */
const acrossBreak = (before: string, after: string): string =>
  `${/\S{1,60}$/u.exec(before)?.[0] ?? ''} ${/^[^\s,(]{1,60}/u.exec(after)?.[0] ?? ''}`;

const kindAlone = /^\p{L}+$/u;
const organisation = /(?:förbund|finsam|förening|nätverk|samverkan|sektion)/iu;
const farthestName = 2;

/** A line that names who a text is for, above or below the one that says what kind of text it is. */
const isName = (line: Line | undefined): line is Line =>
  line !== undefined &&
  organisation.test(line.text) &&
  line.text.length <= longestTitle / 2 &&
  startsUpper(line.text) &&
  !named.test(line.text) &&
  !tellsDecision(line) &&
  !/[.:;,]$|\d{4}/.test(line.text);

/** The line or lines that are the title, or none. `says`: whether the text itself holds some words in a row. */
export const findTitle = (lines: readonly Line[], says: (words: string) => boolean): Line[] => {
  const likely = (line: Line): boolean =>
    line.text.length <= 200 &&
    !ofMinutes.test(line.text) &&
    readSignedLabel(line.text) === null &&
    /\p{L}/u.test(line.text) &&
    !tellsDecision(line) &&
    !/[;,]$/.test(line.text);
  const early = lines.slice(0, farthest);
  const at = Math.max(
    -1,
    [
      early.findIndex((line) => line.level === 1 && likely(line)),
      early.findIndex(
        (line) =>
          likely(line) &&
          line.text.length <= longestTitle &&
          named.test(line.text) &&
          !/[.:]$/.test(line.text) &&
          !startsLower(line.text),
      ),
      early.findIndex((line) => likely(line) && !endsSentence(line.text)),
    ].find((index) => index >= 0) ?? -1,
  );
  const first = early[at];
  if (first === undefined) return [];
  const title = [first];
  if (named.test(first.text) && kindAlone.test(first.text)) {
    const below = early[at + 1];
    if (isName(below) && below.blanks <= farthestName) return [first, below];
    const above = early[at - 1];
    if (isName(above) && first.blanks <= farthestName) return [above, first];
  }
  for (let next = at + 1; next < at + 3; next += 1) {
    const line = early[next];
    const last = title.at(-1);
    if (
      line === undefined ||
      last === undefined ||
      !likely(line) ||
      line.text.length > 120 ||
      endsSentence(line.text)
    )
      break;
    const goesOn = /^(?:för|i|av|om)(?:\s|$)/iu.test(line.text)
      ? line.blanks <= 1
      : line.blanks === 0 &&
        (startsLower(line.text) ||
          (named.test(first.text) && (wantsName.test(last.text) || says(acrossBreak(last.text, line.text)))));
    if (!goesOn && !(open.test(last.text) && line.blanks <= 1)) break;
    title.push(line);
  }
  return title;
};

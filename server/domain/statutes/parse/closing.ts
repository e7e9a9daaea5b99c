// Where a statute ends: what stands after its last clause and belongs to none.
import { body, minutesOfYear } from './adoption-line.ts';
import { findDates } from './dates.ts';
import type { Line } from './line.ts';
import { hasVerb } from './rubric-habit.ts';
import { tellsDecision } from './title.ts';

/** The last clause as far as it is known. */
interface ClosedClause {
  readonly line: Line;
  readonly rubric: readonly Line[];
}

const trailing =
  /^(?:sålunda\s|övergångsbestämmelser?|ikraftträdande-?\s?och övergångsbestämmelser|underskrifter|undertecknas|bilag(?:a|or)(?:\s\d{1,2})?\s*[:.]?$|bilag(?:a|or)(?:\s(?:\d{1,2}|[a-zåäö]|[ivx]{2,4}))?\s{0,2}[:.–—-](?=\s)|bilaga\s\d|protokollsanteckning|antagen(?![\p{L}])|antagna(?![\p{L}])|fastställd(?![\p{L}])|reviderad(?![\p{L}])|ort och datum|namnförtydligande|(?:dessa stadgar|denna förbundsordning|förbundsordningen|stadgarna)\s+(?:har\s+|är\s+)?(?:antag|antogs|fastställ|godkän))/iu;

const longestSignature = 200;
const signatureLine = /^[_.…\s]*(?:_{6,}|…{4,}|\.{12,})[_.…\s]*$/u;
const placeAndDay =
  /^\p{Lu}[\p{L} -]{1,40},?\s(?:den\s|20)(?:[\d_.…]|\s|\/|-|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december){4,30}$/u;

/** A line to sign on, or a place and a day with such a line among the next few. */
const opensSignatures = (lines: readonly Line[], at: number): boolean => {
  const text = lines[at]?.text.slice(0, longestSignature) ?? '';
  if (signatureLine.test(text)) return true;
  return (
    placeAndDay.test(text) &&
    lines
      .slice(at + 1, at + 7)
      .some((line) => signatureLine.test(line.text.slice(0, longestSignature)) || /^För\s/u.test(line.text))
  );
};

/** A stycke that speaks of the whole text. */
const ofItself =
  /^(?:dessa stadgar|denna förbundsordning|förbundsordningen|stadgarna)\s(?:träder|gäller|ersätter|har|är|antogs|börjar)(?![\p{L}])/iu;

const effectLine = /^(?:gällande|giltig|ikraft)/iu;
/** The head of a table of decisions. */
const decisionTable =
  /^(?:besluts?\p{L}*|medlem(?:mar)?|organ|part|instans|organisation)\s.{0,60}(?:datum|§|paragraf|dag)(?![\p{L}])/iu;

/** A line of decision as it stands at the head or foot of a text: "KF 2013-05-27, § 45", "Gäller från 2014-01-01". */
const tellsDecisionLine = (line: Line): boolean => {
  const text = line.text.slice(0, longestSignature);
  if (line.text.length >= longestSignature || hasVerb.test(text)) return false;
  if (tellsDecision(line) || decisionTable.test(text)) return true;
  if (effectLine.test(text) && findDates(text).length > 0) return true;
  return (
    body.test(text) &&
    (findDates(text).length > 0 || minutesOfYear.test(text) || /(?:datum|paragraf|§)/iu.test(text)) &&
    !/^\d/.test(text)
  );
};

/** Whether all lines to the end are such, or follow such lines in the same group. */
const onlyDecisions = (lines: readonly Line[], from: number, to: number): boolean => {
  let tells = false;
  for (let at = from; at < Math.min(to, from + farthestDecision); at += 1) {
    const line = lines[at];
    if (line === undefined) continue;
    if (trailing.test(line.text) || opensSignatures(lines, at)) return true;
    if (tellsDecisionLine(line)) tells = true;
    else if (line.blanks > 0 && !ofItself.test(line.text)) return false;
    if (!tells) return false;
  }
  return true;
};

const farthestDecision = 60;

/**
 * Where the lines [from, to) of the last clause end and other matter begins: annexes, signatures, transitional
 * provisions, decisions. `standApart`: blank lines stand between the stycken of this text.
 */
export const closingFrom = (
  lines: readonly Line[],
  clause: ClosedClause,
  segment: { readonly from: number; readonly to: number },
  standApart: boolean,
): number => {
  const rubric = clause.rubric.map((entry) => entry.text).join(' ');
  const tellsOfItself = /ikraft|antag|giltig|gäller/iu.test(rubric);
  for (let at = segment.from; at < segment.to; at += 1) {
    const line = lines[at];
    if (line === undefined || (line.blanks === 0 && !line.newPage)) continue;
    const isHeading = line.level > 0 && clause.line.level > 0 && line.level <= clause.line.level + 1;
    const endsText =
      trailing.test(line.text) ||
      opensSignatures(lines, at) ||
      (tellsDecisionLine(line) && onlyDecisions(lines, at, segment.to)) ||
      (!standApart && ofItself.test(line.text));
    if (!isHeading && !endsText) continue;
    if (tellsOfItself && /^(?:dessa|denna|förbundsordningen|stadgarna)/iu.test(line.text)) continue;
    return at;
  }
  return segment.to;
};

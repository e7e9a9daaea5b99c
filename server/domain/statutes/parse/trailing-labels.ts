// Numbers that stand after their rubric, "Ändamål (4 §)": each becomes a line of its own below it, so that it is read like any other.
import { compareNumbers } from './head.ts';
import { readSignedLabel } from './label.ts';
import type { Line } from './line.ts';
import { looksLikeRubric, startsLower } from './line.ts';
import { afterLabel, upTo } from './passage.ts';
import { opensRubric } from './rubric-habit.ts';

const trailing =
  /^([\p{Lu}\p{Ll}][^§.;:!?]{1,100}?)(,?\s+)(?=\(?(?:§\s?\d{1,3}|\d{1,3}(?:\s?[a-zåäö])?\s?§)(?:\s?[a-zåäö])?\)?$)/u;
const fewest = 3;

interface Found {
  readonly at: number;
  readonly rubric: number;
  readonly label: number;
  /** The rubric began on the line before. */
  readonly goesOn: boolean;
}

const findTrailing = (lines: readonly Line[]): Found[] => {
  const found: Found[] = [];
  let last: string | null = null;
  for (const [at, line] of lines.entries()) {
    const { text } = line;
    if (text.length > 120 || text.indexOf('§', text.length - 9) < 0) continue;
    const match = trailing.exec(text);
    const rubric = match?.[1];
    if (match === null || rubric === undefined) continue;
    const previous = lines[at - 1];
    const goesOn = startsLower(rubric) && previous !== undefined && opensRubric(previous, line);
    if (!goesOn && !looksLikeRubric(rubric)) continue;
    const number = readSignedLabel(text.slice(match[0].length))?.number;
    // A day before the number tells of a decision: "KF 2014-02-24 § 17".
    if (number === undefined || /\d{4}/.test(rubric)) continue;
    if (last === null ? number !== '1' : compareNumbers(number, last) <= 0) continue;
    last = number;
    found.push({ at, rubric: rubric.length, label: match[0].length, goesOn });
  }
  return found;
};

/** The same lines, each rubric parted from the number after it, where the text numbers its clauses so. */
export const splitTrailingLabels = (lines: readonly Line[]): readonly Line[] => {
  const found = findTrailing(lines);
  if (found.length < fewest) return lines;
  const leading = lines.filter((line) => readSignedLabel(line.text) !== null).length;
  if (found.length < leading) return lines;
  const places = new Map(found.map((place) => [place.at, place]));
  return lines.flatMap((line, at) => {
    const place = places.get(at);
    if (place === undefined) return [line];
    return [
      { ...upTo(line, place.rubric), blanks: place.goesOn ? 0 : Math.max(1, line.blanks) },
      { ...afterLabel(line, place.label), blanks: 0, newPage: false },
    ];
  });
};

// Clauses as a formula names them: "4 a §", "2 och 4 §§", "5–7 §§", "1 kap. 2 och 3 §§ samt 3 kap. 1 §".

/** Names one clause of a statute: its number, and its chapter's where it has one. */
export interface ClauseName {
  readonly chapter: string | null;
  readonly number: string;
}

/** A number of a clause or a chapter as the formula can write it: "4", "4 a", "1.2". */
export const numberPattern = String.raw`\d{1,4}(?:\.\d{1,4}){0,5}(?: [a-zåäö])?`;
const wholeNumber = new RegExp(`^${numberPattern}$`, 'u');

/** Whether the formula can name this clause. */
export function isNameable({ chapter, number }: ClauseName): boolean {
  return wholeNumber.test(number) && (chapter === null || wholeNumber.test(chapter));
}

export function keyOf({ chapter, number }: ClauseName): string {
  return chapter === null ? number : `${chapter} kap. ${number}`;
}

/** "4 §" or "2 kap. 4 §". */
export function nameText(name: ClauseName): string {
  return `${keyOf(name)} §`;
}

const alphabet = 'abcdefghijklmnopqrstuvwxyzåäö';

function weights(number: string): number[] {
  const [digits = '', letter = ''] = number.split(' ');
  const step = letter === '' ? 0 : alphabet.indexOf(letter) + 1;
  return [...digits.split('.').map((part) => Number(part)), step];
}

function compareNumbers(one: string | null, other: string | null): number {
  if (one === other) return 0;
  if (one === null || other === null) return one === null ? -1 : 1;
  const [left, right] = [weights(one), weights(other)];
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The order of numbers: 4 §, 4 a §, 5 §; clauses outside the chapters first. */
export function compareNames(one: ClauseName, other: ClauseName): number {
  return compareNumbers(one.chapter, other.chapter) || compareNumbers(one.number, other.number);
}

export function isNext(one: ClauseName, other: ClauseName): boolean {
  const plain = /^\d{1,4}$/;
  return (
    one.chapter === other.chapter &&
    plain.test(one.number) &&
    plain.test(other.number) &&
    Number(other.number) === Number(one.number) + 1
  );
}

/** Whole numbers, as keys, that others stand after before the next: 5 where there is a 5 a or a 5.1. */
export type Subdivided = ReadonlySet<string>;

export function subdividedIn(known: readonly ClauseName[]): Subdivided {
  return new Set(
    known.flatMap(({ chapter, number }) => {
      const whole = /^(\d{1,4})[. ]/.exec(number)?.[1];
      return whole === undefined ? [] : [keyOf({ chapter, number: whole })];
    }),
  );
}

/**
 * The names as they are enumerated in Swedish law, in the order given.
 * @param subdivided of every clause there is: "5–7 §§" would take in a 5 a §, so such a run is not written as a range
 */
export function enumerate(names: readonly ClauseName[], subdivided: Subdivided): string {
  const groups: { readonly chapter: string | null; readonly names: ClauseName[] }[] = [];
  for (const name of names) {
    const last = groups.at(-1);
    if (last !== undefined && last.chapter === name.chapter) last.names.push(name);
    else groups.push({ chapter: name.chapter, names: [name] });
  }
  const texts = groups.map((group) => {
    const sign = group.names.length === 1 ? '§' : '§§';
    const chapter = group.chapter === null ? '' : `${group.chapter} kap. `;
    return `${chapter}${joinWords(ranges(group.names, subdivided), 'och')} ${sign}`;
  });
  return joinWords(texts, groups.some((group) => group.names.length > 1) ? 'samt' : 'och');
}

export function joinWords(words: readonly string[], conjunction: 'och' | 'samt'): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}

function ranges(names: readonly ClauseName[], subdivided: Subdivided): string[] {
  const runs: ClauseName[][] = [];
  for (const name of names) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const follows = run !== undefined && last !== undefined && isNext(last, name);
    if (follows && !subdivided.has(keyOf(last))) run.push(name);
    else runs.push([name]);
  }
  return runs.flatMap((run) => {
    const numbers = run.map(({ number }) => number);
    return numbers.length > 2 ? [`${numbers[0] ?? ''}–${numbers.at(-1) ?? ''}`] : numbers;
  });
}

const oneNumber = `${numberPattern}(?:–\\d{1,4})?`;
const separator = String.raw`(?:, | och | samt )`;
const group = new RegExp(
  `(?:(${numberPattern}) kap\\. )?(${oneNumber}(?:(?:, | och )${oneNumber})*) §§?(?=$|${separator})`,
  'uy',
);
const between = new RegExp(separator, 'uy');
const longestRange = 5000;

/** The names of an enumeration in order; null where the text is none. */
export function readEnumeration(text: string): ClauseName[] | null {
  const names: ClauseName[] = [];
  let place = 0;
  for (;;) {
    group.lastIndex = place;
    const found = group.exec(text);
    if (found === null) return null;
    const chapter = found[1] ?? null;
    for (const part of (found[2] ?? '').split(/, | och /)) {
      const numbers = expand(part);
      if (numbers === null || names.length + numbers.length > longestRange) return null;
      names.push(...numbers.map((number) => ({ chapter, number })));
    }
    place = group.lastIndex;
    if (place === text.length) return names;
    between.lastIndex = place;
    if (!between.test(text)) return null;
    place = between.lastIndex;
  }
}

function expand(part: string): string[] | null {
  const [from = '', to] = part.split('–');
  if (to === undefined) return [from];
  const [first, last] = [Number(from), Number(to)];
  if (!Number.isInteger(first) || last < first || last - first > longestRange) return null;
  return Array.from({ length: last - first + 1 }, (_, step) => String(first + step));
}

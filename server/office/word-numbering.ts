// The numbers that Word counts itself: "1 §", "a)", "•", as the page shows them, computed from numbering and styles.
import { childAt, elementsIn, isOn, valueAt, type Element } from './xml.ts';

/** The number before a paragraph, and whether its list counts (a bullet does not). */
export interface Label {
  readonly text: string;
  readonly isBullet: boolean;
}

export interface Numbering {
  /** The label of the next paragraph with these properties; null where it has none. To be asked in the order of the text. */
  labelOf(properties: Element | undefined): Label | null;
}

interface Level {
  readonly start: number;
  readonly format: string;
  readonly text: string;
  readonly restartsAfter: number | null;
  readonly isLegal: boolean;
  readonly isHidden: boolean;
}

interface List {
  /** Lists that share it count on together. */
  readonly counterId: string;
  readonly levels: readonly (Level | undefined)[];
  readonly startOverrides: ReadonlyMap<number, number>;
  readonly levelOfStyle: ReadonlyMap<string, number>;
}

const mostLevels = 9;
const longestStyleChain = 20;

/** Counts from the beginning: one for each reading of a text. */
export function numberingOf(numbering: Element | null, styles: Element | null): Numbering {
  const styleById = new Map(
    (styles === null ? [] : elementsIn(styles, 'w:style')).map((style) => [
      style.attributes.get('w:styleId') ?? '',
      style,
    ]),
  );
  const lists = listsOf(numbering, styleById);
  const counters = new Map<string, (number | undefined)[]>();
  const overridden = new Set<string>();

  /** Direct properties first, then those of the style and what it is based on. */
  const placeOf = (properties: Element | undefined): { numId: string; level: number } | null => {
    let numId = valueAt(properties, 'w:numPr', 'w:numId');
    let level = valueAt(properties, 'w:numPr', 'w:ilvl');
    let styleId = valueAt(properties, 'w:pStyle') ?? '';
    let style = styleById.get(styleId);
    for (let step = 0; style !== undefined && step < longestStyleChain && numId === undefined; step += 1) {
      styleId = style.attributes.get('w:styleId') ?? '';
      const ofStyle = childAt(style, 'w:pPr');
      numId = valueAt(ofStyle, 'w:numPr', 'w:numId');
      level ??= valueAt(ofStyle, 'w:numPr', 'w:ilvl');
      style = styleById.get(valueAt(style, 'w:basedOn') ?? '');
    }
    if (numId === undefined || numId === '0') return null;
    const byStyle = lists.get(numId)?.levelOfStyle.get(styleId);
    return { numId, level: level === undefined ? (byStyle ?? 0) : Number(level) };
  };

  return {
    labelOf(properties) {
      const place = placeOf(properties);
      const list = place === null ? undefined : lists.get(place.numId);
      const level = place === null ? undefined : list?.levels[place.level];
      if (place === null || list === undefined || level === undefined) return null;
      const counts = counters.get(list.counterId) ?? [];
      counters.set(list.counterId, counts);
      const override = list.startOverrides.get(place.level);
      const overrideKey = `${place.numId} ${String(place.level)}`;
      const restarts = override !== undefined && !overridden.has(overrideKey);
      if (restarts) overridden.add(overrideKey);
      const before = counts[place.level];
      counts[place.level] = restarts ? override : before === undefined ? level.start : before + 1;
      for (let deeper = place.level + 1; deeper < mostLevels; deeper += 1) {
        const restartsAfter = list.levels[deeper]?.restartsAfter ?? null;
        if (restartsAfter === null || (restartsAfter > 0 && place.level < restartsAfter))
          counts[deeper] = undefined;
      }
      if (level.isHidden || level.format === 'none') return null;
      return level.format === 'bullet'
        ? { text: bulletOf(level.text), isBullet: true }
        : textLabel(level, list, counts);
    },
  };
}

function textLabel(level: Level, list: List, counts: readonly (number | undefined)[]): Label | null {
  const text = level.text
    .replace(/%([1-9])/g, (_, digit: string) => {
      const index = Number(digit) - 1;
      const shown = list.levels[index];
      const count = counts[index] ?? shown?.start ?? 1;
      return formatted(count, level.isLegal ? 'decimal' : (shown?.format ?? 'decimal'));
    })
    .trim();
  return text === '' ? null : { text, isBullet: false };
}

function listsOf(
  numbering: Element | null,
  styleById: ReadonlyMap<string, Element>,
): ReadonlyMap<string, List> {
  const all = numbering === null ? [] : elementsIn(numbering);
  const byId = (name: string, key: string): ReadonlyMap<string, Element> =>
    new Map(
      all
        .filter((element) => element.name === name)
        .map((element) => [element.attributes.get(key) ?? '', element]),
    );
  const abstracts = byId('w:abstractNum', 'w:abstractNumId');
  const nums = byId('w:num', 'w:numId');
  const abstractOf = (num: Element | undefined): readonly [string, Element | undefined] => {
    const id = valueAt(num, 'w:abstractNumId') ?? '';
    const found = abstracts.get(id);
    // A list that takes its levels from a list style names the style, and the style names the list that has them.
    const styleLink = valueAt(found, 'w:numStyleLink');
    if (styleLink === undefined) return [id, found];
    const linked = nums.get(valueAt(styleById.get(styleLink), 'w:pPr', 'w:numPr', 'w:numId') ?? '');
    const linkedId = valueAt(linked, 'w:abstractNumId') ?? '';
    return [linkedId, abstracts.get(linkedId)];
  };
  return new Map(
    [...nums].map(([numId, num]) => {
      const [counterId, abstract] = abstractOf(num);
      const levels: (Level | undefined)[] = [];
      const levelOfStyle = new Map<string, number>();
      const startOverrides = new Map<number, number>();
      const take = (element: Element): void => {
        const index = Number(element.attributes.get('w:ilvl') ?? '0');
        if (!(index >= 0 && index < mostLevels)) return;
        levels[index] = levelOf(element);
        const style = valueAt(element, 'w:pStyle');
        if (style !== undefined) levelOfStyle.set(style, index);
      };
      for (const element of abstract === undefined ? [] : elementsIn(abstract, 'w:lvl')) take(element);
      for (const override of elementsIn(num, 'w:lvlOverride')) {
        for (const element of elementsIn(override, 'w:lvl')) take(element);
        const start = valueAt(override, 'w:startOverride');
        if (start !== undefined)
          startOverrides.set(Number(override.attributes.get('w:ilvl') ?? '0'), whole(start, 1));
      }
      return [numId, { counterId, levels, startOverrides, levelOfStyle }];
    }),
  );
}

function levelOf(element: Element): Level {
  const restart = valueAt(element, 'w:lvlRestart');
  const properties = childAt(element, 'w:rPr');
  return {
    start: whole(valueAt(element, 'w:start'), 1),
    format: valueAt(element, 'w:numFmt') ?? 'decimal',
    text: valueAt(element, 'w:lvlText') ?? '',
    restartsAfter: restart === undefined ? null : whole(restart, 0),
    isLegal: isOn(element, 'w:isLgl'),
    isHidden: properties !== undefined && isOn(properties, 'w:vanish'),
  };
}

const whole = (value: string | undefined, otherwise: number): number =>
  value !== undefined && /^\d{1,6}$/.test(value) ? Number(value) : otherwise;

/** Dashes are bullets that say what they are; the rest are pictures of dots, from fonts of symbols. */
const bulletOf = (text: string): string => (/^[-–—*•»]$/.test(text.trim()) ? text.trim() : '•');

const letters = (count: number): string => {
  // After z comes aa, then bb: Word repeats the letter.
  const letter = String.fromCharCode(0x61 + ((count - 1) % 26));
  return letter.repeat(Math.min(Math.floor((count - 1) / 26) + 1, 30));
};

const romans: readonly (readonly [number, string])[] = [
  ...([
    [1000, 'm'],
    [900, 'cm'],
    [500, 'd'],
    [400, 'cd'],
    [100, 'c'],
    [90, 'xc'],
  ] as const),
  ...([
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ] as const),
];
const roman = (count: number): string => {
  let left = Math.min(count, 3999);
  let text = '';
  for (const [value, sign] of romans) for (; left >= value; left -= value) text += sign;
  return text;
};

function formatted(count: number, format: string): string {
  if (count < 1 && format !== 'decimal' && format !== 'decimalZero') return String(count);
  switch (format) {
    case 'lowerLetter':
      return letters(count);
    case 'upperLetter':
      return letters(count).toUpperCase();
    case 'lowerRoman':
      return roman(count);
    case 'upperRoman':
      return roman(count).toUpperCase();
    case 'decimalZero':
      return String(count).padStart(2, '0');
    case 'bullet':
    case 'none':
      return '';
    default:
      return String(count);
  }
}

// Which paragraphs of a Word file are headings, and of what level: as their styles say, not as they look.
import { childAt, elementsIn, valueAt, type Element } from './xml.ts';

const longestChain = 20;
const lowestLevel = 8;

/** From a paragraph's properties to its level as a heading, 0 the highest; null for other paragraphs. */
export function headingLevels(styles: Element | null): (properties: Element | undefined) => number | null {
  const byId = new Map(
    (styles === null ? [] : elementsIn(styles, 'w:style')).map((style) => [
      style.attributes.get('w:styleId') ?? '',
      style,
    ]),
  );
  return (properties) => {
    let level = valueAt(properties, 'w:outlineLvl');
    let style = byId.get(valueAt(properties, 'w:pStyle') ?? '');
    for (let step = 0; level === undefined && style !== undefined && step < longestChain; step += 1) {
      level = valueAt(childAt(style, 'w:pPr'), 'w:outlineLvl');
      style = byId.get(valueAt(style, 'w:basedOn') ?? '');
    }
    const number = Number(level ?? NaN);
    return Number.isInteger(number) && number >= 0 && number <= lowestLevel ? number : null;
  };
}

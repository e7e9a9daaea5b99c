// Tracked changes: which parts of a Word file stand in the text as it was, and which in the text with the changes accepted.
import { childAt, elementsIn, type Element } from './xml.ts';

/** The text before its tracked changes, or with all of them accepted. */
export type State = 'before' | 'after';

const added = new Set(['w:ins', 'w:moveTo', 'w:cellIns']);
const removed = new Set(['w:del', 'w:moveFrom', 'w:cellDel']);

/** Whether something inside this element stands in the text in that state. */
export const stands = (name: string, state: State): boolean =>
  state === 'after' ? !removed.has(name) : !added.has(name);

/** Whether what these properties belong to (a paragraph's end, a row, a cell) stands in the text in that state. */
export const standsByProperties = (properties: Element | undefined, state: State): boolean =>
  properties === undefined || elementsIn(properties).every(({ name }) => stands(name, state));

/** A paragraph's properties in that state: what a tracked change of them replaced, for the state before. */
export function propertiesIn(paragraph: Element, state: State): Element | undefined {
  const properties = childAt(paragraph, 'w:pPr');
  if (state === 'after') return properties;
  const former = childAt(properties, 'w:pPrChange', 'w:pPr');
  if (former !== undefined) return former;
  // Numbering that was added to the paragraph.
  return childAt(properties, 'w:numPr', 'w:ins') === undefined ? properties : undefined;
}

/** Whether a part of the file holds any tracked change of the text. */
export function hasChanges(part: Element | null): boolean {
  const waiting: Element[] = part === null ? [] : [part];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (added.has(next.name) || removed.has(next.name)) return true;
    for (const node of next.children) if (typeof node !== 'string') waiting.push(node);
  }
  return false;
}

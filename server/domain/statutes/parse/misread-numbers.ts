// Numbers whose last 1 was read as the letter l by a scanner: "2l §" after 20 § is 21 §, not 2 l §.
import { followsNumber, type Head } from './head.ts';

/** The same heads; a number such as "2 l" is mended where the text's own order says that it is 21. */
export const mendMisreadNumbers = (heads: readonly Head[]): readonly Head[] => {
  let previous = '';
  return heads.map((head) => {
    if (head.kind !== 'clause') return head;
    const digits = /^(\d{1,2}) l$/.exec(head.label.number)?.[1];
    const mended = `${digits ?? ''}1`;
    const isMisread =
      digits !== undefined && !followsNumber(previous, head.label.number) && followsNumber(previous, mended);
    previous = isMisread ? mended : head.label.number;
    return isMisread ? { ...head, label: { ...head.label, number: mended, ocr: true } } : head;
  });
};

// Numbers that a scanner misread: "2l §" after 20 § is 21 §, not 2 l §; "II §" after 10 § is 11 §, not a Roman two.
import { followsNumber, type Head } from './head.ts';

/** The same heads; a number is mended where the text's own order says what it is. */
export const mendMisreadNumbers = (heads: readonly Head[]): readonly Head[] => {
  const isRoman = heads.some((head) => head.kind === 'clause' && head.label.roman === 'sure');
  let previous = '';
  return heads.map((head) => {
    if (head.kind !== 'clause') return head;
    const { number, roman } = head.label;
    const letter = /^(\d{1,2}) l$/.exec(number)?.[1];
    const mended =
      letter !== undefined
        ? String(Number(`${letter}1`))
        : roman === 'perhaps'
          ? '1'.repeat(Number(number))
          : number;
    const isMisread =
      mended !== number && !followsNumber(previous, number) && followsNumber(previous, mended);
    previous = isMisread ? mended : number;
    const ocr = isMisread || head.label.ocr || (roman === 'perhaps' && !isRoman);
    return previous === number && ocr === head.label.ocr
      ? head
      : { ...head, label: { ...head.label, number: previous, ocr } };
  });
};

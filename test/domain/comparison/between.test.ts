import { expect } from 'chai';
import { compareTexts } from '../../../server/domain/comparison/texts.ts';

const marked = (before: string, after: string): string =>
  compareTexts(before, after)
    .segments.map(([kind, text]) => (kind === '=' ? text : `[${kind}${text}]`))
    .join('');

const board = 'Styrelsen har fem ledamöter som väljs av årsmötet.';
const purpose = 'Föreningen verkar för segling i hela landet.';

describe('what stands between stycken', () => {
  it('takes a number with points as one', () => {
    expect(marked(`§1.6.5.1 Styrelse\n\n${board}\n`, `§1.6.6 Styrelse\n\n${board}\n`)).to.equal(
      `§[-1.6.5.1][+1.6.6] Styrelse\n\n${board}\n`,
    );
    expect(
      marked(
        `§1.2 Namn\n\n${purpose}\n\n§1.3 Styrelse\n\n${board}\n`,
        `§1.2 Namn\n\n${purpose}\n\n§1.4 Styrelse\n\n${board}\n`,
      ),
    ).to.equal(`§1.2 Namn\n\n${purpose}\n\n§[-1.3][+1.4] Styrelse\n\n${board}\n`);
  });

  it('keeps a rubric that was given a number, where one text has no numbers', () => {
    expect(
      marked(
        `Ändamål\n\n${purpose}\n\nStyrelse\n\n${board}\n`,
        `§1.2 Ändamål\n\n${purpose}\n\n§1.3 Styrelse\n\n${board}\n`,
      ),
    ).to.equal(`[+§1.2 ]Ändamål\n\n${purpose}\n\n[+§1.3 ]Styrelse\n\n${board}\n`);
  });
});

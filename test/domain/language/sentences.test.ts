import { expect } from 'chai';
import * as fc from 'fast-check';
import { sentencesOf } from '../../../server/domain/language/sentences.ts';

describe('where sentences end', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['Förbundet har sitt säte i Älvmarken.', ['Förbundet har sitt säte i Älvmarken.']],
    ['Styrelsen leder. Den svarar för budgeten.', ['Styrelsen leder. ', 'Den svarar för budgeten.']],
    [
      'Styrelsen får bl.a. Köpa in tjänster. 2 § gäller.',
      ['Styrelsen får bl.a. Köpa in tjänster. ', '2 § gäller.'],
    ],
    ['Enligt 4 kap. 2 § lagen. Så är det.', ['Enligt 4 kap. 2 § lagen. ', 'Så är det.']],
    ['Från den 1. maj gäller det.', ['Från den 1. maj gäller det.']],
    ['Får den? Ja! "Det får den." Sist.', ['Får den? ', 'Ja! ', '"Det får den." ', 'Sist.']],
    ['Beloppet är 1.5 mnkr. Det betalas ut.', ['Beloppet är 1.5 mnkr. ', 'Det betalas ut.']],
    ['Möten, resor m.m. Styrelsen beslutar.', ['Möten, resor m.m. ', 'Styrelsen beslutar.']],
    ['utan slut', ['utan slut']],
    ['', []],
  ];
  for (const [text, expected] of cases) {
    it(text === '' ? 'nothing' : text, () => {
      expect(sentencesOf(text)).to.deep.equal(expected);
    });
  }

  it('loses nothing of any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('A', 'b', '.', ' ', '?', '1', '"', '§', 'å', '\n') }),
        (text) => {
          expect(sentencesOf(text).join('')).to.equal(text);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

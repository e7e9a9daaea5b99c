import { expect } from 'chai';
import { amendingSentence, applyAmendingSentence } from '../../../server/domain/comparison/amending.ts';
import { comparisonToJson } from '../../../server/domain/comparison/json.ts';
import { compareTexts } from '../../../server/domain/comparison/texts.ts';
import { readStatute } from '../../../server/domain/statutes/parse/read-statute.ts';

const statute = (second: string): string =>
  `1 § Namn\n\nFörbundets namn är Kroknäs.\n\n2 § ${second}\n\n3 § Säte\n\nFörbundet har sitt säte i Ryd.\n`;
const whole = statute('Arvoden\n\nArvoden betalas enligt regionens bestämmelser.');

const changesOf = (before: string, after: string): string[] =>
  comparisonToJson(compareTexts(before, after)).clauses.map(
    ({ kind, before: old, after: fresh }) =>
      `${old.map(({ number }) => number).join('+')}→${fresh.map(({ number }) => number).join('+')} ${kind}`,
  );

describe('a clause that is kept to say that it is repealed', () => {
  for (const mark of [
    '(Upphävd)',
    'Upphävd.',
    'Har upphävts genom beslut den 12 mars 2019.',
    '[Utgått]',
    'Utgår.',
  ]) {
    it(`is repealed: "${mark}"`, () => {
      const marked = statute(mark);
      expect(changesOf(whole, marked)).to.deep.equal(['1→1 same', '2→2 repealed', '3→3 same']);
      expect(changesOf(marked, whole)).to.deep.equal(['1→1 same', '2→2 inserted', '3→3 same']);
      const [before, after] = [{ reading: readStatute(whole) }, { reading: readStatute(marked) }];
      const sentence = amendingSentence(compareTexts(whole, marked), before, after);
      expect(sentence.text).to.match(/ att 2 § ska upphöra att gälla\.\s*$/u);
      const applied = applyAmendingSentence(before.reading, sentence.text ?? '');
      if ('why' in applied) throw new Error(applied.why);
      expect(applied.reading.clauses.map(({ number }) => number)).to.deep.equal(['1', '3']);
    });
  }

  it('is told from a clause about what is repealed or paid', () => {
    for (const wording of [
      'Utgår arvode betalas det av regionen.',
      'Upphör förbundet fördelas dess tillgångar lika.',
    ])
      expect(changesOf(whole, statute(wording))).to.not.include('2→2 repealed');
  });

  it('stays as it is where both texts have it', () => {
    expect(changesOf(statute('(Upphävd)'), statute('Upphävd.'))).to.not.include('2→2 repealed');
  });
});

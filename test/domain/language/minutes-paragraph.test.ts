// The paragraph of minutes, with its mark once.
import { expect } from 'chai';
import { minutesParagraph } from '../../../server/domain/language/minutes-paragraph.ts';

describe('a paragraph of minutes', () => {
  const written = {
    '47': '§ 47',
    ' § 47 ': '§ 47',
    '§47': '§ 47',
    '31/2014': '§ 31/2014',
    '4 a': '§ 4 a',
    '47–48': '§§ 47–48',
    '47 och 49': '§§ 47 och 49',
    '§§ 47-48': '§§ 47-48',
    'Ordförandebeslut 3': 'Ordförandebeslut 3',
    '': '',
  };
  for (const [typed, shown] of Object.entries(written))
    it(`"${typed}" is "${shown}"`, () => {
      expect(minutesParagraph(typed)).to.equal(shown);
      expect(minutesParagraph(shown)).to.equal(shown);
    });
});

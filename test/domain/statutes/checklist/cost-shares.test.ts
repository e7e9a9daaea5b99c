// 5 §: sentences whose shares add up to a half, a quarter and a quarter, and those whose do not.
import { expect } from 'chai';
import { forbund, said } from './forbund.ts';

const verdict = (words: string): string => said('costShares', 'Finansiering', words).split(' ')[0] ?? '';

const asLaw = [
  'Staten genom Försäkringskassan bidrar med hälften, regionen med en fjärdedel och kommunerna tillsammans med en fjärdedel.',
  'Försäkringskassan svarar för statens hälft, regionen för en fjärdedel och kommunerna för den återstående fjärdedelen.',
  'Hälften av bidraget kommer från staten genom Försäkringskassan, en fjärdedel från regionen och en fjärdedel från kommunerna.',
  'Medlemmarna har andel i tillgångar och skulder med hälften för staten, en fjärdedel för regionen och en fjärdedel för kommunerna.',
  'Kostnaderna fördelas så att Försäkringskassan betalar 50 procent, Region Björkland 25 procent och kommunerna 25 procent.',
  'Bidragen är: staten 50 %, regionen 25 %, kommunerna 25 %.',
  'Staten bidrar med 1/2, landstinget med 1/4 och kommunerna med 1/4 av medlen.',
  'Försäkringskassan ½, regionen ¼ och kommunerna ¼ av bidragen.',
  'Medlen tillskjuts med femtio procent av Försäkringskassan, tjugofem procent av regionen och tjugofem procent av kommunerna.',
  'Försäkringskassan bidrar med hälften av medlen. Regionen bidrar med en fjärdedel. Kommunerna bidrar med en fjärdedel.',
  'Staten ska bidra med hälften medan kommunerna och regionen bidrar med vardera en fjärdedel.',
  'Andelarna är\n– Försäkringskassan och Arbetsförmedlingen tillsammans 50 procent\n– Region Björkland 25 procent\n– Alnäs och Bergsjös kommuner tillsammans 25 procent',
  'Försäkringskassan bidrar med två fjärdedelar, regionen med en fjärdedel och kommunerna med en fjärdedel.',
  'Staten svarar för 50 % av kostnaderna, regionen för 25 % och Alnäs kommun för 12,5 % samt Bergsjös kommun för 12,5 %.',
  'Andelarna i tillgångar och skulder bestäms enligt 5 § lagen (2003:1210).',
  'Bidraget från staten motsvarar hälften, från regionen en fjärdedel och från kommunerna en fjärdedel. Kommunernas del fördelas mellan dem med hälften efter invånarantal.',
  'Staten bekostar hälften, regionen en fjärdedel och kommunerna en fjärdedel. Mellan kommunerna fördelas kostnaden efter invånarantal.',
  'Kommunernas andel är en fjärdedel, regionens andel en fjärdedel och statens andel hälften.',
  'En fjärdedel av medlen skjuts till av kommunerna, en fjärdedel av regionen och hälften av Försäkringskassan.',
  'Finansieringen sker med 50 procent från staten (Försäkringskassan), 25 procent från regionen och 25 procent från kommunerna.',
  'Försäkringskassan tillskjuter 50 procent av medlen, medan regionen och kommunerna tillskjuter 25 procent vardera.',
  'Andelarna är för staten 2/4, för regionen 1/4 och för kommunerna gemensamt 1/4.',
  'Medlen kommer till hälften från staten och till en fjärdedel vardera från regionen och kommunerna.',
  'Staten står för halva kostnaden, regionen för en fjärdedel och kommunerna gemensamt för en fjärdedel.',
  'Landstinget och kommunerna ska bidra med en fjärdedel var och Försäkringskassan med hälften.',
];

const not = [
  'Staten, regionen och kommunerna bidrar med en tredjedel var.',
  'Staten 45 %, regionen 25 % och kommunerna 30 % av kostnaderna.',
  'Regionen svarar för hälften, Försäkringskassan för en fjärdedel och kommunerna för en fjärdedel av bidragen.',
  'Staten bidrar med en tredjedel, regionen med en tredjedel och kommunerna med en tredjedel.',
  'Försäkringskassan bidrar med 40 procent, regionen med 30 procent och kommunerna med 30 procent.',
  'Staten bidrar med hälften, regionen med en fjärdedel och kommunerna med en tredjedel.',
  'Medlemmarna bidrar med lika delar.',
  'Staten 1/4, regionen 1/2 och kommunerna 1/4 av kostnaderna.',
  'Kostnaderna fördelas med 50 % på kommunerna, 25 % på regionen och 25 % på staten.',
  'Försäkringskassan svarar för 50 procent, regionen för 20 procent och kommunerna för 30 procent av bidragen.',
  'Hälften av bidraget kommer från kommunerna, en fjärdedel från staten och en fjärdedel från regionen.',
  'Alla medlemmar svarar för lika stora delar av kostnaderna.',
  'Staten bidrar med tre fjärdedelar, regionen med en åttondel och kommunerna med en åttondel.',
  'Försäkringskassan bidrar med hälften och regionen med hälften av medlen.',
  'Parterna svarar för lika stora andelar i tillgångar och skulder.',
  'Staten svarar för 60 procent av kostnaderna, regionen 25 procent och kommunerna 25 procent.',
];

const neither = [
  'Bidragen lämnas med 50/25/25 procent av staten, regionen och kommunerna.',
  'Försäkringskassan bidrar med hälften.',
  'Medlemmarnas andelar i tillgångar och skulder följer deras bidrag.',
  'Kostnaderna fördelas mellan medlemmarna efter överenskommelse.',
  'Försäkringskassan bidrar med en fjärdedel, Arbetsförmedlingen med en fjärdedel, regionen med en fjärdedel och kommunerna med hälften och kommunerna med en fjärdedel.',
  'Kommunernas andel fördelas med hälften efter invånarantal och hälften lika.',
];

describe('shares of the cost', () => {
  for (const words of asLaw)
    it(`finds them as in the law: ${words}`, () => expect(verdict(words)).to.equal('found'));
  for (const words of not)
    it(`says that they are not: ${words}`, () => expect(verdict(words)).to.equal('contrary'));
  for (const words of neither)
    it(`does not know: ${words}`, () => expect(verdict(words)).to.equal('doubtful'));
  it('finds nothing where nothing is said', () =>
    expect(verdict('Styrelsen sammanträder när rösterna är lika.')).to.equal('missing'));

  it('asks half of the kommun where there is no region (5 a §)', () => {
    const island = { ...forbund, members: forbund.members.filter(({ party }) => party !== 'regions') };
    const words = 'Staten bidrar med hälften och kommunerna med hälften av medlen.';
    expect(said('costShares', 'Finansiering', words, island)).to.equal('found sharesAsLaw');
    expect(said('costShares', 'Finansiering', words)).to.match(/^contrary/);
  });

  it('doubts what the register says otherwise', () => {
    const shares = [{ party: 'regions' as const, numerator: 1, denominator: 3 }];
    expect(said('costShares', 'Finansiering', asLaw[0] ?? '', { ...forbund, shares })).to.equal(
      'doubtful sharesDiffer',
    );
  });
});

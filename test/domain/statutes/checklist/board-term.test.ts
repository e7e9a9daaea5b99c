// 13 §: sentences that give the board four years at most from 1 April, and those that do not.
import { expect } from 'chai';
import { said } from './forbund.ts';

const verdict = (words: string): string => said('boardTerm', 'Styrelsen', words).split(' ')[0] ?? '';

const asLaw = [
  'Mandattiden är fyra år räknat från den 1 april året efter det år då val till fullmäktige hållits i hela landet.',
  'Styrelsens mandattid är fyra år och räknas från och med den 1 april året efter allmänna val.',
  'Ledamöter och ersättare väljs för fyra år med början den 1 april året efter valåret.',
  'Ledamöter och ersättare utses för tiden från och med den 1 april året efter det att val till fullmäktige hållits till och med den 31 mars fyra år senare.',
  'Uppdragen gäller från den 1 april året efter allmänna val och under fyra år.',
  'Mandatperioden är 4 år fr.o.m. 1 april året efter val.',
  'Styrelsens ledamöter utses på fyra år, från den 1:a april.',
  'Mandattiden löper från den första april året efter valet och omfattar fyra år.',
  'Ledamöterna väljs för två år i taget. Mandattiden räknas från den 1 april.',
  'Ledamot och ersättare utses för en tid av fyra år räknat från och med 1 april året efter valår.',
  'Mandattiden för styrelsens ledamöter är fyraårig och börjar den 1 april året efter det år då val av fullmäktige ägt rum i hela landet.',
  'Styrelsen tillträder den 1 april året efter valet. Mandattiden är fyra år.',
  'Mandattiden är 48 månader från den 1 april.',
  'Mandattiden för styrelsen är fyra år fr o m 1/4 året efter valet.',
  'Mandattiden räknas från ingången av april året efter allmänna val.',
  'Mandattiden för ledamöter och ersättare är fyra år, från 1 april till 31 mars.',
  'Mandattiden ska vara fyra år räknat från och med den 1 april. Revisorernas mandattid räknas från den 1 januari.',
  'Mandattiden är fyra år från den 1 april. Styrelsen väljer inom sig ordförande för två år i sänder.',
  'Mandattiden räknas enligt 13 § lagen (2003:1210) om finansiell samordning.',
  'Mandattiden för ledamöter och ersättare följer lagen.',
];

const not = [
  'Mandattiden är fyra år räknat från den 1 januari året efter det år då val till fullmäktige hållits i hela landet.',
  'Ledamöter och ersättare väljs för fyra år räknat från och med 1 januari året efter valet.',
  'Ledamöter och ersättare utses för tiden från och med den 1 januari året efter valet och fyra år framåt.',
  'Mandatperioden är 4 år fr.o.m. 1/1 året efter valåret.',
  'Uppdragen gäller från årsskiftet efter valet och fyra år framåt.',
  'Ledamöterna utses för fyra kalenderår.',
  'Styrelsens mandattid är fyra år och börjar den första januari.',
  'Mandattiden är fem år räknat från den 1 april.',
  'Ledamöter och ersättare utses för sex år från den 1 april året efter valet.',
  'Mandattiden är fyra år räknat från den 15 oktober valåret.',
  'Ledamöterna väljs för fyra år från nyår efter valet.',
  'Mandattiden löper från den 1 mars året efter valet och är fyra år.',
  'Ledamöter och ersättare utses tills vidare.',
  'Mandattiden för ledamöter är 60 månader.',
  'Ledamöter och ersättare väljs för en period av fyra år som räknas från den 1 november.',
  'Mandattiden räknas från och med den 1 jan. Ledamöterna sitter i fyra år från den 1 januari.',
  'Ledamöterna i styrelsen utses på fyra år från den 1:e januari året efter det att val hållits.',
];

const neither = [
  'Mandattiden är fyra år.',
  'Styrelsens mandattid är densamma som fullmäktiges.',
  'Mandattiden bestäms av medlemmarna.',
  'Ledamöterna väljs för två år.',
  'Styrelsen består av fem ledamöter och fem ersättare.',
  'Styrelsen utser bland sina ledamöter en ordförande för två år från den 1 januari.',
  'Revisorernas mandattid är fyra år från den 1 april.',
  'Den första mandattiden löper från bildandet till den 31 mars 2007.',
];

describe("the board's term", () => {
  for (const words of asLaw)
    it(`finds it as in the law: ${words}`, () => expect(verdict(words)).to.equal('found'));
  for (const words of not)
    it(`says that it is not: ${words}`, () => expect(verdict(words)).to.equal('contrary'));
  for (const words of neither)
    it(`does not know: ${words}`, () => expect(verdict(words)).to.equal('doubtful'));
});

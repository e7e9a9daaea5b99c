// 10 §: sentences that give every member a seat and an alternate, and those that do not.
import { expect } from 'chai';
import { said } from './forbund.ts';

const verdict = (words: string): string => said('boardSeats', 'Styrelsen', words).split(' ')[0] ?? '';

const eachMember = [
  'Varje medlem utser en ledamot och en ersättare.',
  'Styrelsen består av fem ledamöter och fem ersättare. Varje förbundsmedlem utser en ledamot och en ersättare.',
  'Medlemmarna utser vardera en ledamot och en ersättare.',
  'Var och en av medlemmarna utser en ordinarie ledamot samt en ersättare i styrelsen.',
  'Förbundets medlemmar ska ha varsin ledamot och varsin ersättare i styrelsen.',
  'Styrelsen består av en ledamot och en ersättare från varje medlem.',
  'En ledamot och en ersättare utses av respektive medlem.',
  'Samtliga medlemmar ska vara representerade i styrelsen med minst en ledamot och en ersättare.',
  'Varje medlem företräds i styrelsen av en ledamot och en personlig ersättare.',
  'Styrelsen ska bestå av fem ledamöter och lika många ersättare, varav varje medlem utser en ledamot och en ersättare.',
  'Varje medlem tillsätter en ledamot. För varje ledamot utses på samma sätt en ersättare.',
  'Vardera medlemmen väljer en ledamot och en suppleant.',
  'Alla medlemmar utser en ledamot och en ersättare var.',
  'Varje förbundsmedlem är representerad i styrelsen med en ledamot och en ersättare för denne.',
  'Alnäs kommun utser en ledamot och en ersättare, Bergsjös kommun utser en ledamot och en ersättare, Region Björkland utser en ledamot och en ersättare, Försäkringskassan utser en ledamot och en ersättare och Arbetsförmedlingen utser en ledamot och en ersättare.',
  'Ledamöter och ersättare utses enligt följande:\n– Alnäs kommun en ledamot och en ersättare\n– Bergsjös kommun en ledamot och en ersättare\n– Region Björkland en ledamot och en ersättare\n– Försäkringskassan en ledamot och en ersättare\n– Arbetsförmedlingen en ledamot och en ersättare',
  'Kommunerna utser vardera en ledamot och en ersättare, regionen en ledamot och en ersättare, Försäkringskassan en ledamot och en ersättare samt Arbetsförmedlingen en ledamot och en ersättare.',
  'Varje kommun, regionen, Försäkringskassan och Arbetsförmedlingen utser var sin ledamot och var sin ersättare.',
  'Styrelsen utgörs av 5 ledamöter med 5 ersättare, vilka utses av medlemmarna med en ledamot och en ersättare vardera.',
  'Envar medlem skall utse en ledamot jämte en ersättare.',
  'Varje medlem utser en ledamot. Varje medlem utser också en ersättare.',
  'I styrelsen ska varje förbundsmedlem företrädas av en ordinarie ledamot och en ersättare.',
  'Styrelsen består av en ledamot för varje medlem. För varje ledamot ska det finnas en personlig ersättare.',
  'Förbundsstyrelsen skall bestå av 5 ordinarie ledamöter och 5 ersättare. Varje medlem utser 1 ledamot och 1 ersättare.',
  'Fullmäktige i Alnäs och Bergsjös kommuner utser vardera en ledamot och en ersättare. Regionfullmäktige utser en ledamot och en ersättare. Försäkringskassan och Arbetsförmedlingen utser vardera en ledamot och en ersättare.',
];

const not = [
  'Styrelsen utgörs av en ledamot och en ersättare per part. Varje part utser sina.',
  'Varje part äger utse en ledamot och en ersättare.',
  'De samverkande parterna utser vardera en ledamot och en ersättare.',
  'Det ska finnas en ledamot och en ersättare för var och en av de fyra parterna.',
  'Varje part utser en ledamot och en ersättare.',
  'Styrelsen ska bestå av fyra ledamöter och fyra ersättare, en ledamot och en ersättare från varje part.',
  'Parterna utser vardera en ledamot och en ersättare.',
  'Var och en av parterna utser en ledamot och en ersättare.',
  'Styrelsen består av åtta ledamöter. Varje samverkanspart utser två ledamöter och två ersättare.',
  'Respektive part utser en ordinarie ledamot och en ersättare.',
  'Styrelsen består av fyra ledamöter och lika många ersättare, utsedda av parterna med en vardera.',
  'Vardera parten skall utse en ledamot och en suppleant.',
  'De fyra parterna har varsin ledamot och varsin ersättare i styrelsen.',
  'Envar av parterna är företrädd i styrelsen av en ledamot med en personlig ersättare.',
  'Kommunerna utser gemensamt en ledamot och en ersättare, regionen en ledamot och en ersättare, Försäkringskassan en ledamot och en ersättare och Arbetsförmedlingen en ledamot och en ersättare.',
  'Alnäs och Bergsjös kommuner utser tillsammans en ledamot och en ersättare. Regionen, Försäkringskassan och Arbetsförmedlingen utser var sin ledamot och ersättare.',
  'Försäkringskassan och Arbetsförmedlingen utser gemensamt en ledamot och en ersättare. Kommunerna och regionen utser vardera en ledamot och en ersättare.',
  'Varje medlem utser en ledamot. Inga ersättare utses.',
  'Varje medlem utser en ledamot i styrelsen.',
  'Styrelsen består av fem ledamöter och tre ersättare. Varje medlem utser en ledamot och en ersättare.',
  'Varje medlem utser en ersättare medan varje part utser en ledamot.',
  'Styrelsen består av en representant för varje part. Varje part utser sin ledamot och dennes ersättare.',
  'Alnäs kommun utser en ledamot och en ersättare, Region Björkland en ledamot och en ersättare, Försäkringskassan en ledamot och en ersättare och Arbetsförmedlingen en ledamot och en ersättare.',
  'Kommunerna utser en ledamot och en ersättare, regionen en ledamot och en ersättare, Försäkringskassan en ledamot och en ersättare samt Arbetsförmedlingen en ledamot och en ersättare.',
  'Styrelsen består av fyra ledamöter och fyra ersättare som utses av medlemmarna.',
];

const neither = [
  'Varje huvudman utser en ledamot och en ersättare.',
  'Varje medlem som är kommun utser en ledamot och en ersättare.',
  'Varje medlem utom Arbetsförmedlingen utser en ledamot och en ersättare.',
  'Styrelsen består av fem ledamöter och fem ersättare som utses av medlemmarna.',
  'Styrelsen består av ledamöter och ersättare.',
  'Medlemmarna utser gemensamt ledamöter och ersättare.',
  'Ledamöter och ersättare utses enligt lagen.',
];

const nothing = [
  'Styrelsen sammanträder fyra gånger om året.',
  'Varje medlem har genom sin ledamot en röst.',
  'Varje medlem utser en revisor.',
];

describe('seats on the board', () => {
  for (const words of eachMember)
    it(`finds a seat for each member: ${words}`, () => expect(verdict(words)).to.equal('found'));
  for (const words of not)
    it(`says that it is not so: ${words}`, () => expect(verdict(words)).to.equal('contrary'));
  for (const words of neither)
    it(`does not know: ${words}`, () => expect(verdict(words)).to.equal('doubtful'));
  for (const words of nothing)
    it(`finds nothing: ${words}`, () => expect(verdict(words)).to.equal('missing'));
});

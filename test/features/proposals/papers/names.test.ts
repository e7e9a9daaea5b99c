// Who decides for a member, in running text: the place is said once.
import { expect } from 'chai';
import { whoDecides } from '../../../../server/features/proposals/papers/names.ts';

describe('who decides', () => {
  for (const [body, name, told] of [
    ['Kommunfullmäktige i Granby', 'Granbys kommun', 'kommunfullmäktige i Granby'],
    ['Kommunfullmäktige i Västra Ekdal', 'Västra Ekdals kommun', 'kommunfullmäktige i Västra Ekdal'],
    ['Kommunfullmäktige i Ekdal', 'Ekdal kommun', 'kommunfullmäktige i Ekdal'],
    ['Kommunfullmäktige i Granbys kommun', 'Granbys kommun', 'kommunfullmäktige i Granbys kommun'],
    ['Kommunfullmäktige', 'Granbys kommun', 'kommunfullmäktige i Granbys kommun'],
    ['Regionfullmäktige', 'Region Grandal', 'regionfullmäktige i Region Grandal'],
    ['Regionfullmäktige i Grandal', 'Region Grandal', 'regionfullmäktige i Grandal'],
    ['Försäkringskassan', 'Försäkringskassan', 'Försäkringskassan'],
    ['Generaldirektören', 'Försäkringskassan', 'generaldirektören i Försäkringskassan'],
  ] as const)
    it(`${body}, ${name}`, () => {
      expect(whoDecides({ body, name })).to.equal(told);
    });
});

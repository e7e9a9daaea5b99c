// Who decides for a member, in running text: as it was typed.
import { expect } from 'chai';
import { whoDecides } from '../../../../server/features/proposals/papers/names.ts';

describe('who decides', () => {
  for (const [body, name, told] of [
    ['Kommunfullmäktige i Granby', 'Granbys kommun', 'kommunfullmäktige i Granby'],
    ['Kommunfullmäktige i Granbys kommun', 'Granbys kommun', 'kommunfullmäktige i Granbys kommun'],
    ['Regionfullmäktige', 'Region Grandal', 'regionfullmäktige'],
    ['Försäkringskassan', 'Försäkringskassan', 'Försäkringskassan'],
    ['Försäkringskassans generaldirektör', 'Försäkringskassan', 'Försäkringskassans generaldirektör'],
  ] as const)
    it(`${body}, ${name}`, () => {
      expect(whoDecides({ body, name })).to.equal(told);
    });
});

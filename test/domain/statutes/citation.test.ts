// How a clause is cited, with and without chapters and dates.
import { expect } from 'chai';
import { citationOf, clauseReference } from '../../../server/domain/statutes/citation.ts';
import { maybe } from '../../support/days.ts';

describe('citation', () => {
  const second = { number: '2', heading: 'Om styrelsen' };
  for (const [number, chapter, kind, from, citation] of [
    [
      '4',
      null,
      'forbundsordning',
      '2014-05-01',
      '4 § förbundsordningen för Granby, i lydelse från och med den 1 maj 2014',
    ],
    [
      '4 a',
      null,
      'forbundsordning',
      '2014-05',
      '4 a § förbundsordningen för Granby, i lydelse från och med maj 2014',
    ],
    [
      '4',
      second,
      'forbundsordning',
      '2014',
      '2 kap. 4 § förbundsordningen för Granby, i lydelse från och med 2014',
    ],
    ['1.2', null, 'bylaws', '', '1.2 § stadgarna för Granby, i odaterad lydelse'],
  ] as const) {
    it(citation, () => {
      expect(citationOf({ number, chapter }, { kind, owner: 'Granby', effectiveFrom: maybe(from) })).to.equal(
        citation,
      );
      expect(citation.startsWith(`${clauseReference({ number, chapter })} `)).to.equal(true);
    });
  }
});

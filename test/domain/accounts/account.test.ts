// Whom an account stands for, by who handed over its link.
import { expect } from 'chai';
import { isOpenedBy, servesAt, standsFor } from '../../../server/domain/accounts/account.ts';

const of = (vouchedBy: string | null, hasPassword = false) => ({ vouchedBy, hasPassword });

describe('whom an account stands for', () => {
  it('anybody, when the operator vouches; else the förbund that does', () => {
    expect(standsFor(of(null), 'granby')).to.equal(true);
    expect(standsFor(of('granby'), 'granby')).to.equal(true);
    expect(standsFor(of('granby'), 'ekdal')).to.equal(false);
  });

  for (const [what, standing, isOpened] of [
    ['opens what the förbund opened and nobody used', of('granby'), true],
    ['never opens what has a password', of('granby', true), false],
    ['never opens what another förbund opened', of('ekdal'), false],
    ['never opens what the operator opened, used or not', of(null), false],
    ['never opens what somebody owns', of(null, true), false],
  ] as const) {
    it(`a förbund’s link ${what}`, () => {
      expect(isOpenedBy(standing, 'granby')).to.equal(isOpened);
    });
  }

  it('serves at a meeting to which the förbund that vouches has named it', () => {
    expect(servesAt(of('granby', true), 'network', new Set(['granby']))).to.equal(true);
    expect(servesAt(of('granby', true), 'network', new Set(['ekdal']))).to.equal(false);
    expect(servesAt(of('network', true), 'network', new Set())).to.equal(true);
    expect(servesAt(of(null), 'network', new Set())).to.equal(true);
  });
});

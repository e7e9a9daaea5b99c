// Row ids: UUIDv7 (RFC 9562), in the order of the instants they were made at.
import { expect } from 'chai';
import fc from 'fast-check';
import { newId } from '../../server/database/identity.ts';

const instants = fc.integer({ min: 0, max: 2 ** 48 - 1 });

describe('a new id', () => {
  it('is a UUID of version 7 that begins with its instant', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        const id = newId(instant);
        expect(id).to.match(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        expect(Number.parseInt(id.slice(0, 13).replace('-', ''), 16)).to.equal(instant);
      }),
    );
  });

  it('sorts by its instant', () => {
    fc.assert(
      fc.property(instants, instants, (one, other) => {
        if (one !== other) expect(newId(one) < newId(other)).to.equal(one < other);
      }),
    );
  });

  it('is never the same twice', () => {
    expect(new Set(Array.from({ length: 10_000 }, () => newId(1))).size).to.equal(10_000);
  });
});

// No single byte of a sealed file can be changed, taken away or added.
import { expect } from 'chai';
import fc from 'fast-check';
import { packedFile, plainFile } from '../support/signing-files.ts';
import { seal, signingWorld, verifiedIn } from '../support/signing-world.ts';

describe('a single byte', () => {
  const world = signingWorld();
  const files = new Map<string, Buffer>();
  before(async () => {
    files.set('one signature', await seal(world, plainFile()));
    files.set('two signatures', await seal(world, await seal(world, plainFile()), world.otherSeal));
    files.set('object streams', await seal(world, await seal(world, packedFile()), world.otherSeal));
  });

  for (const name of ['one signature', 'two signatures', 'object streams']) {
    const file = (): Buffer => files.get(name) ?? Buffer.alloc(0);

    it(`changed anywhere makes a file with ${name} invalid`, async function () {
      this.timeout(60_000);
      expect(await verifiedIn(world, file())).to.include({ verdict: 'valid' });
      const whole = file();
      const spread = Math.floor(whole.length / 400);
      for (let at = 0; at < whole.length; at += spread) {
        for (const bits of [0x01, 0x20, 0x80]) {
          const copy = Buffer.from(whole);
          copy.writeUInt8(copy.readUInt8(at) ^ bits, at);
          const { verdict } = await verifiedIn(world, copy);
          if (verdict !== 'invalid') expect.fail(`byte ${at} ^ ${bits} of ${name}: ${verdict}`);
        }
      }
    });

    it(`taken away, added or replaced anywhere makes a file with ${name} invalid`, async function () {
      this.timeout(60_000);
      const at = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
      await fc.assert(
        fc.asyncProperty(
          at,
          fc.integer({ min: 0, max: 1 }),
          fc.option(fc.nat({ max: 255 })),
          async (where, taken, byte) => {
            const whole = file();
            const place = Math.floor(where * whole.length);
            const added = byte === null ? [] : [byte];
            const changed = Buffer.concat([
              whole.subarray(0, place),
              Buffer.from(added),
              whole.subarray(place + taken),
            ]);
            fc.pre(!changed.equals(whole));
            expect((await verifiedIn(world, changed)).verdict).to.equal('invalid');
          },
        ),
        { numRuns: 400 },
      );
    });
  }
});

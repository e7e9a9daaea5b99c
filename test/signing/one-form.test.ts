// A signature has one form: what no key vouches for cannot be written in any other way than ours.
import { generateKeyPairSync, verify } from 'node:crypto';
import { expect } from 'chai';
import fc from 'fast-check';
import { signSha256 } from '../../server/signing/algorithms.ts';
import { issueSeal } from '../../server/signing/certificate.ts';
import { cms } from '../../server/signing/cms-words.ts';
import { certificateBytes, signedData, signWith } from '../../server/signing/cms.ts';
import { childrenOf, integerOf, onlyElement } from '../../server/signing/der-reading.ts';
import {
  der,
  integer,
  nothing,
  octets,
  oid,
  sequence,
  setOf,
  tags,
} from '../../server/signing/der-writing.ts';
import { oneForm } from '../../server/signing/ecdsa-form.ts';
import { embed, prepare } from '../../server/signing/pades.ts';
import { Broken } from '../../server/signing/reasons.ts';
import { timestampOf } from '../../server/signing/timestamp.ts';
import type { Path } from '../support/der-tree.ts';
import {
  body,
  gapOf,
  pathsIn,
  rearranged,
  rebuilt,
  signatureOf,
  signerInfo,
  token,
  withSignature,
} from '../support/der-tree.ts';
import { plainFile } from '../support/signing-files.ts';
import { codesOf, issued, seal, sealed, signingWorld, verifiedIn } from '../support/signing-world.ts';

const world = signingWorld();
const root = certificateBytes(world.root.certificatePem);
const other = certificateBytes(world.otherSeal.certificatePem);
const tokenBody: Path = [...token, ...body];
const tokenSigner: Path = [...token, ...signerInfo];

const curves = {
  prime256v1: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
  secp384r1: BigInt(
    '0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973',
  ),
  secp521r1: BigInt(
    `0x01${'f'.repeat(64)}fa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409`,
  ),
};

/** The other signature that verifies over the same bytes by the same key: (r, n − s). */
function twin(signature: Buffer, order: bigint = curves.prime256v1): Buffer {
  const [r = 0n, s = 0n] = childrenOf(onlyElement(signature)).map(integerOf);
  return sequence(integer(r), integer(order - s));
}
const twinWithin = (element: Buffer): Buffer => octets(twin(onlyElement(element).body));

const added = (more: Buffer): ((element: Buffer) => Buffer) => rearranged((children) => [...children, more]);
const unsigned = (value: Buffer): Buffer => der(0xa1, sequence(oid(cms.timestampToken), setOf(value)));

type Change = (signature: Buffer) => Buffer;
const at =
  (path: Path, change: (element: Buffer) => Buffer): Change =>
  (signature) =>
    rebuilt(signature, path, change);
const both =
  (first: Change, second: Change): Change =>
  (signature) =>
    second(first(signature));

/** What can be done to a list of certificates by whoever has the file. */
const lists = (where: string, path: Path): readonly (readonly [string, Change])[] => [
  [`the root once more ${where}`, at(path, added(root))],
  [
    `the root first ${where}`,
    at(
      path,
      rearranged((all) => [root, ...all]),
    ),
  ],
  [
    `the root four times ${where}`,
    at(
      path,
      rearranged((all) => [...all, root, root, root]),
    ),
  ],
  [`another certificate of ours ${where}`, at(path, added(other))],
  [
    `another certificate of ours ${where}, in DER’s order`,
    at(
      path,
      rearranged((all) => [...all, other].sort((left, right) => Buffer.compare(left, right))),
    ),
  ],
  [
    `the certificates the other way round ${where}`,
    at(
      path,
      rearranged((all) => [...all].reverse()),
    ),
  ],
  [
    `no root ${where}`,
    at(
      path,
      rearranged((all) => all.filter((each) => !each.equals(root))),
    ),
  ],
];

const forms: readonly (readonly [string, Change])[] = [
  [
    'bytes beside the time stamp’s signature',
    at(tokenSigner, added(unsigned(octets(Buffer.alloc(500, 'x'))))),
  ],
  [
    'a structure beside the time stamp’s signature',
    at(tokenSigner, added(unsigned(sequence(octets(Buffer.from('x')))))),
  ],
  [
    'the time stamp once more beside its own signature',
    (signature) => {
      let own: Buffer = Buffer.alloc(0);
      rebuilt(signature, token, (element) => (own = element));
      return rebuilt(signature, tokenSigner, added(unsigned(own)));
    },
  ],
  ['an empty set beside the time stamp’s signature', at(tokenSigner, added(der(0xa1)))],
  ['the twin of the time stamp’s signature', at([...tokenSigner, 5], twinWithin)],
  ['the twin of the seal’s signature', at([...signerInfo, 5], twinWithin)],
  [
    'parameters of the seal’s hash',
    both(at([...body, 1, 0], added(nothing)), at([...signerInfo, 2], added(nothing))),
  ],
  ['parameters of the seal’s hash, in one place', at([...signerInfo, 2], added(nothing))],
  [
    'parameters of the time stamp’s hash',
    both(at([...tokenBody, 1, 0], added(nothing)), at([...tokenSigner, 2], added(nothing))),
  ],
  ['parameters of the time stamp’s hash, in one place', at([...tokenBody, 1, 0], added(nothing))],
  [
    'an empty list of revocations',
    at(
      tokenBody,
      rearranged(([...all]) => [...all.slice(0, 4), der(0xa1), ...all.slice(4)]),
    ),
  ],
  ['another version of the time stamp', at([...tokenBody, 0], () => integer(1))],
  ['another version of the time stamp’s signer', at([...tokenSigner, 0], () => integer(3))],
  ...lists('with the seal', [...body, 3]),
  ...lists('with the time stamp', [...tokenBody, 3]),
];

describe('a sealed file in which only bytes that nobody signed are changed', () => {
  let file: Buffer;
  before(async () => {
    file = await seal(world, plainFile());
  });

  for (const [what, change] of forms) {
    it(`has ${what}: refused`, async () => {
      const changed = withSignature(file, change(signatureOf(file)));
      expect(changed.equals(file)).to.equal(false);
      const verification = await verifiedIn(world, changed);
      expect(verification.verdict).to.equal('invalid');
      expect(codesOf(verification)).to.deep.equal(['signatureForm']);
    });
  }

  it('has its digits in lower case: refused', async () => {
    const { start, end } = gapOf(file);
    const copy = Buffer.from(file);
    copy.write(file.toString('latin1', start, end).toLowerCase(), start, 'latin1');
    expect(codesOf(await verifiedIn(world, copy))).to.deep.equal(['gap']);
  });

  it('has its signature taken out and put back as it was: valid', async () => {
    const same = withSignature(
      file,
      rebuilt(signatureOf(file), token, (element) => element),
    );
    expect(same.equals(file)).to.equal(true);
    expect(await verifiedIn(world, same)).to.include({ verdict: 'valid' });
  });
});

describe('the twin of a signature', () => {
  it('is refused even when a time stamp vouches for it', async () => {
    const prepared = prepare(plainFile(), sealed);
    const signed = signWith(world.seal, cms.data, prepared.digest);
    const fileWith = async (signature: Buffer): Promise<Uint8Array> =>
      embed(
        prepared,
        signedData({
          ...{ contentType: cms.data, content: null, ...signed, signature },
          certificates: [certificateBytes(world.seal.certificatePem), root],
          timestampToken: await timestampOf(signature, world.stamp),
        }),
      );
    expect(await verifiedIn(world, await fileWith(signed.signature))).to.include({ verdict: 'valid' });
    const verification = await verifiedIn(world, await fileWith(twin(signed.signature)));
    expect(codesOf(verification)).to.deep.equal(['signatureForm']);
  });

  for (const [curve, order] of Object.entries(curves)) {
    it(`on ${curve} verifies elsewhere, and is never what we write`, () => {
      const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: curve });
      for (let count = 0; count < 40; count += 1) {
        const message = Buffer.from(`nummer ${count}`);
        const signature = signSha256(privateKey, message);
        const mirrored = twin(signature, order);
        expect([signature, mirrored].map((each) => verify('sha256', message, publicKey, each))).to.deep.equal(
          [true, true],
        );
        expect(oneForm(publicKey, signature).equals(signature)).to.equal(true);
        expect(oneForm(publicKey, mirrored).equals(signature)).to.equal(true);
      }
    });
  }
});

describe('honest seals', function () {
  this.timeout(60_000);

  it('are valid every time, whatever numbers their signatures happen to be', async () => {
    for (let count = 0; count < 40; count += 1) {
      const once = await seal(world, plainFile());
      const twice = await seal(world, once, world.otherSeal);
      expect(await verifiedIn(world, once)).to.deep.include({ verdict: 'valid', reasons: [] });
      expect(await verifiedIn(world, twice)).to.deep.include({ verdict: 'valid', reasons: [] });
    }
  });

  it('are valid by keys of every kind we trust', async () => {
    const keys = [
      ...Object.keys(curves).map((namedCurve) => generateKeyPairSync('ec', { namedCurve })),
      generateKeyPairSync('rsa', { modulusLength: 2048 }),
    ];
    for (const { privateKey } of keys) {
      const key = privateKey.export({ format: 'der', type: 'pkcs8' });
      const own = issueSeal(world.root, { name: 'Annat förbund', identifier: 'x' }, issued, key);
      const by = { ...own, chainPem: [world.root.certificatePem] };
      const file = await seal(world, await seal(world, plainFile(), by), world.seal);
      expect(await verifiedIn(world, file)).to.deep.include({ verdict: 'valid', reasons: [] });
    }
  });
});

/** What keeps a structure readable and yet is other bytes. Some do nothing to some elements. */
const operations: readonly ((element: Buffer) => Buffer)[] = [
  (element) => Buffer.concat([element, element]),
  () => Buffer.alloc(0),
  (element) => Buffer.concat([element, nothing]),
  (element) => Buffer.concat([nothing, element]),
  (element) => sequence(element),
  (element) => octets(element),
  (element) => Buffer.from([element.readUInt8(0) ^ 0x20, ...element.subarray(1)]),
  (element) => Buffer.from([element.readUInt8(0) ^ 0x80, ...element.subarray(1)]),
  // A length written longer than it need be, or left open.
  (element) => {
    const { tag, body: content } = onlyElement(element);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(content.length);
    return Buffer.concat([Buffer.from([tag, 0x84]), length, content]);
  },
  (element) => {
    const { tag, body: content } = onlyElement(element);
    return Buffer.concat([Buffer.from([tag, 0x80]), content, Buffer.alloc(2)]);
  },
  // Zeros before a number, or behind anything.
  (element) => der(onlyElement(element).tag, Buffer.alloc(1), onlyElement(element).body),
  (element) => der(onlyElement(element).tag, onlyElement(element).body, Buffer.alloc(1)),
  (element) => (isConstructed(element) ? added(nothing)(element) : element),
  (element) => (isConstructed(element) ? added(octets(Buffer.from('x')))(element) : element),
  (element) => (isConstructed(element) ? rearranged((all) => [...all].reverse())(element) : element),
  (element) =>
    isConstructed(element) ? rearranged((all) => [...all.slice(1), ...all.slice(0, 1)])(element) : element,
  (element) => der(onlyElement(element).tag),
  // A string in pieces, as BER allows.
  (element) => (onlyElement(element).tag === tags.octets ? der(0x24, element) : element),
];
const isConstructed = (element: Buffer): boolean => (onlyElement(element).tag & 0x20) !== 0;

describe('a signature’s container', function () {
  this.timeout(300_000);
  const files: Buffer[] = [];
  before(async () => {
    const once = await seal(world, plainFile());
    files.push(once, await seal(world, once, world.otherSeal));
  });
  const fileOf = (which: number): Buffer => files[which] ?? Buffer.alloc(0);
  async function expectNotValid(changed: Buffer, what: string): Promise<void> {
    const { verdict } = await verifiedIn(world, changed);
    if (verdict === 'valid') expect.fail(`${what}: valid`);
  }

  it('has no digit that can be another, be it in the signature or in the room behind it', async () => {
    const file = fileOf(0);
    const { start, end } = gapOf(file);
    const change = async (place: number, character: string): Promise<void> => {
      const copy = Buffer.from(file);
      copy.write(character, place, 'latin1');
      await expectNotValid(copy, `${character} at ${place}`);
    };
    for (let place = start - 1; place <= end; place += 1) {
      const digit = file.toString('latin1', place, place + 1);
      const value = Number.parseInt(digit, 16);
      const next = Number.isNaN(value) ? '0' : ((value + 1) % 16).toString(16).toUpperCase();
      await change(place, next);
      if (digit.toLowerCase() !== digit) await change(place, digit.toLowerCase());
      else if (place % 16 === 0) await change(place, ' ');
    }
  });

  it('has no element that can be repeated, taken away, moved, wrapped, lengthened or written anew', async () => {
    const file = fileOf(0);
    const signature = signatureOf(file);
    for (const path of pathsIn(signature)) {
      for (const [number, operation] of operations.entries()) {
        const changed = rebuilt(signature, path, operation);
        if (changed.equals(signature)) continue;
        await expectNotValid(withSignature(file, changed), `${path.join('.')} by ${number}`);
      }
    }
  });

  it('has none in whatever combination, with one signature or two', async () => {
    const step = fc.tuple(fc.nat(), fc.nat({ max: operations.length - 1 }));
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: 1 }),
        fc.array(step, { minLength: 1, maxLength: 4 }),
        async (which, steps) => {
          const file = fileOf(which);
          const signature = signatureOf(file);
          const changed = steps.reduce((current, [place, number]) => {
            const paths = readablePaths(current);
            const path = paths[place % Math.max(1, paths.length)];
            const operation = operations[number];
            return path === undefined || operation === undefined
              ? current
              : rebuilt(current, path, operation);
          }, signature);
          fc.pre(!changed.equals(signature) && changed.length < 12_000);
          await expectNotValid(withSignature(file, changed), 'changed');
        },
      ),
      { numRuns: 500 },
    );
  });
});

/** None once an earlier change has made the whole unreadable: then nothing further can be changed by place. */
function readablePaths(signature: Buffer): readonly Path[] {
  try {
    return pathsIn(signature);
  } catch (fault) {
    if (fault instanceof Broken) return [];
    throw fault;
  }
}

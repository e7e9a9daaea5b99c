// The signature's own form: what no honest program makes is refused, even when its cryptography is right.
import { expect } from 'chai';
import { privateKeyOf, sha256, signSha256 } from '../../server/signing/algorithms.ts';
import { issueSeal } from '../../server/signing/certificate.ts';
import { cms } from '../../server/signing/cms-words.ts';
import { certificateBytes, signedAttributes, signedData } from '../../server/signing/cms.ts';
import { childrenOf, onlyElement } from '../../server/signing/der-reading.ts';
import { der, octets, oid, sequence, setOf, tags, utf8 } from '../../server/signing/der-writing.ts';
import type { ReasonCode } from '../../server/signing/reasons.ts';
import { timestampOf } from '../../server/signing/timestamp.ts';
import { body, rebuilt, signerInfo } from '../support/der-tree.ts';
import { plainFile } from '../support/signing-files.ts';
import { codesOf, seal, sealed, sealedWith, signingWorld, verifiedIn } from '../support/signing-world.ts';

const world = signingWorld();
type Alter = Parameters<typeof sealedWith>[2];

/** The attributes signed anew, so that only the form is at fault, and stamped anew. */
const signedAnew =
  (change: (attributes: readonly Buffer[]) => readonly Buffer[]): Alter =>
  (parts) => {
    const attributes = setOf(...change(childrenOf(onlyElement(parts.attributes)).map(({ whole }) => whole)));
    const signature = signSha256(privateKeyOf(world.seal.privateKey), attributes);
    return { ...parts, attributes, signature, timestampToken: null };
  };
const has = (attribute: Buffer, kind: string): boolean => attribute.includes(oid(kind));

const cases: readonly (readonly [string, ReasonCode, Alter])[] = [
  [
    'another key’s signature',
    'signatureWrong',
    (parts) => ({
      ...parts,
      signature: signSha256(privateKeyOf(world.otherSeal.privateKey), parts.attributes),
    }),
  ],
  [
    'another certificate with the same name and number',
    'signingCertificate',
    (parts, { digest }) => {
      const other = certificateBytes(world.otherSeal.certificatePem);
      const attributes = signedAttributes(cms.data, digest, other);
      return { ...parts, attributes, signature: signSha256(privateKeyOf(world.seal.privateKey), attributes) };
    },
  ],
  [
    'no certificate of its signer',
    'signingCertificate',
    (parts) =>
      rebuilt(signedData(parts), [...body, 3], () => der(0xa0, certificateBytes(world.root.certificatePem))),
  ],
  [
    'another content type',
    'signatureForm',
    (parts, { digest }) => {
      const attributes = signedAttributes(
        cms.timestampInfo,
        digest,
        certificateBytes(world.seal.certificatePem),
      );
      return { ...parts, attributes, signature: signSha256(privateKeyOf(world.seal.privateKey), attributes) };
    },
  ],
  [
    'the hash of something else',
    'contentChanged',
    (parts) => {
      const attributes = signedAttributes(
        cms.data,
        sha256(Buffer.from('x')),
        certificateBytes(world.seal.certificatePem),
      );
      return { ...parts, attributes, signature: signSha256(privateKeyOf(world.seal.privateKey), attributes) };
    },
  ],
  ['no hash', 'signatureForm', signedAnew((all) => all.filter((each) => !has(each, cms.messageDigest)))],
  [
    'no bound certificate',
    'signatureForm',
    signedAnew((all) => all.filter((each) => !has(each, cms.signingCertificate))),
  ],
  [
    'a signing time of its own',
    'signatureForm',
    signedAnew((all) => [
      ...all,
      sequence(oid(cms.signingTime), setOf(der(tags.utcTime, Buffer.from('260101000000Z')))),
    ]),
  ],
  [
    'an attribute twice',
    'signatureForm',
    signedAnew((all) => [...all, sequence(oid(cms.messageDigest), setOf(octets(Buffer.alloc(32))))]),
  ],
  ['the content within', 'signatureForm', (parts) => ({ ...parts, content: Buffer.from('x') })],
  [
    'two signers',
    'signatureForm',
    (parts) =>
      rebuilt(signedData(parts), [...body, 4], (set) => {
        const [one] = childrenOf(onlyElement(set));
        return der(tags.set, one?.whole ?? Buffer.alloc(0), one?.whole ?? Buffer.alloc(0));
      }),
  ],
  ['no signer', 'signatureForm', (parts) => rebuilt(signedData(parts), [...body, 4], () => der(tags.set))],
  [
    'a revocation list within',
    'signatureForm',
    (parts) =>
      rebuilt(signedData(parts), body, (whole) => {
        const children = childrenOf(onlyElement(whole)).map((child) => child.whole);
        return sequence(...children.slice(0, 4), der(0xa1, sequence()), ...children.slice(4));
      }),
  ],
  [
    'another version',
    'signatureForm',
    (parts) => rebuilt(signedData(parts), [...body, 0], () => Buffer.from('020103', 'hex')),
  ],
  [
    'a further digest algorithm',
    'signatureForm',
    (parts) =>
      rebuilt(signedData(parts), [...body, 1], (set) =>
        Buffer.from(der(tags.set, onlyElement(set).body, onlyElement(set).body)),
      ),
  ],
  [
    'another unsigned attribute',
    'signatureForm',
    (parts) =>
      rebuilt(signedData(parts), [...signerInfo, 6], (set) => {
        const [one] = childrenOf(onlyElement(set)).map(({ whole }) => whole);
        return der(0xa1, sequence(oid('1.2.3'), setOf(utf8('x'))), one ?? Buffer.alloc(0));
      }),
  ],
  [
    'an attribute’s order that is not DER’s',
    'signatureForm',
    (parts) =>
      rebuilt(signedData(parts), [...signerInfo, 3], (set) =>
        der(
          0xa0,
          ...childrenOf(onlyElement(set))
            .map(({ whole }) => whole)
            .reverse(),
        ),
      ),
  ],
  [
    'a length written longer than it need be',
    'signatureForm',
    (parts) =>
      rebuilt(signedData(parts), [...body, 2], (element) =>
        Buffer.concat([Buffer.from([0x30, 0x81, element.length - 2]), element.subarray(2)]),
      ),
  ],
];

describe('a signature', () => {
  for (const [what, code, alter] of cases) {
    it(`with ${what} is refused`, async () => {
      const verification = await verifiedIn(world, await sealedWith(world, plainFile(), alter));
      expect(verification.verdict).to.equal('invalid');
      expect(codesOf(verification)).to.deep.equal([code]);
    });
  }

  it('that is not altered is valid, by the same road', async () => {
    const whole = await sealedWith(world, plainFile(), (parts) =>
      rebuilt(signedData(parts), signerInfo, (same) => same),
    );
    expect(await verifiedIn(world, whole)).to.deep.include({ verdict: 'valid', reasons: [] });
  });

  it('without a time stamp is of unknown time, and no more than unknown', async () => {
    const file = await sealedWith(world, plainFile(), (parts) => ({ ...parts, timestampToken: null }));
    const { verdict, reasons, signers } = await verifiedIn(world, file);
    expect({ verdict, reasons }).to.deep.equal({
      verdict: 'unknown',
      reasons: [{ code: 'timestampMissing', facts: { signature: 1 } }],
    });
    expect(signers[0]?.sealedAt).to.equal(null);
  });

  it('with the time stamp of another signature is refused', async () => {
    const token = await timestampOf(Buffer.from('another'), world.stamp);
    const file = await sealedWith(world, plainFile(), (parts) => ({ ...parts, timestampToken: token }));
    expect(codesOf(await verifiedIn(world, file))).to.deep.equal(['timestampWrong']);
  });

  it('of a certificate that was not valid yet is refused', async () => {
    const late = issueSeal(world.root, { name: 'Sen', identifier: 's' }, sealed + 1000);
    const file = await seal(world, plainFile(), { ...late, chainPem: [world.root.certificatePem] });
    expect(codesOf(await verifiedIn(world, file))).to.deep.equal(['certificateTime']);
  });
});

// Certificates: what they say, whose key signs them, and keys at rest.
import { X509Certificate } from 'node:crypto';
import { expect } from 'chai';
import fc from 'fast-check';
import { lock, unlock } from '../../server/signing/at-rest.ts';
import { readCertificate } from '../../server/signing/certificate-reading.ts';
import {
  issueSeal,
  issueTimestampAuthority,
  makeRoot,
  newPrivateKey,
} from '../../server/signing/certificate.ts';
import { certificateBytes } from '../../server/signing/cms.ts';
import { integerOf, oidOf, onlyElement, timeOf } from '../../server/signing/der-reading.ts';
import { certificateTime, generalizedTime, integer, oid } from '../../server/signing/der-writing.ts';

const now = Date.UTC(2026, 4, 6, 7, 8, 9);
const organisation = { name: 'Samordningsförbundet Ån & Älven', identifier: 'SE-000000-0001' };
const root = makeRoot({ name: 'Rot', identifier: 'rot' }, now);
const read = ({ certificatePem }: { readonly certificatePem: string }): ReturnType<typeof readCertificate> =>
  readCertificate(certificateBytes(certificatePem));

describe('a certificate', () => {
  it('of an organisation says its name and identifier, and is issued by the root', () => {
    const seal = issueSeal(root, organisation, now);
    const certificate = new X509Certificate(seal.certificatePem);
    expect(certificate.subject.split('\n')).to.include(`CN=${organisation.name}`);
    expect(certificate.subject).to.include(organisation.identifier);
    expect(certificate.ca).to.be.false;
    expect(certificate.verify(new X509Certificate(root.certificatePem).publicKey)).to.be.true;
    const { name, organisationIdentifier, keyUsage, isAuthority, extendedKeyUsage, ...rest } = read(seal);
    expect({ name, organisationIdentifier, keyUsage, isAuthority, extendedKeyUsage }).to.deep.equal({
      ...{ name: organisation.name, organisationIdentifier: organisation.identifier },
      ...{ keyUsage: [0, 1], isAuthority: false, extendedKeyUsage: null },
    });
    expect([rest.from, rest.isIssuedBy(read(root)), rest.isIssuedBy(read(seal))]).to.deep.equal([
      now,
      true,
      false,
    ]);
    expect(rest.fingerprint).to.equal(certificate.fingerprint256.replaceAll(':', '').toLowerCase());
  });

  it('of the root is an authority over leaves, of the time stamper for time stamps alone', () => {
    expect(read(root)).to.deep.include({ isAuthority: true, keyUsage: [5, 6] });
    const authority = read(issueTimestampAuthority(root, { name: 'Tid', identifier: 'tid' }, now));
    expect(authority).to.deep.include({ isAuthority: false, keyUsage: [0] });
    expect(authority.extendedKeyUsage).to.deep.equal({ isCritical: true, purposes: ['1.3.6.1.5.5.7.3.8'] });
  });

  it('never outlives its root, and reads past 2050', () => {
    const late = now + 20 * 366 * 24 * 60 * 60 * 1000;
    const seal = read(issueSeal(root, organisation, late));
    expect(seal.to).to.equal(read(root).to);
    expect(read(makeRoot(organisation, late)).to).to.be.above(Date.UTC(2050, 0));
  });

  it('follows from its input but for its number and signature', () => {
    const key = newPrivateKey();
    const [one, other] = [read(makeRoot(organisation, now, key)), read(makeRoot(organisation, now, key))];
    expect(one.subject.whole.equals(other.subject.whole)).to.be.true;
    expect(one.publicKey.equals(other.publicKey)).to.be.true;
    expect(one.serial.whole.equals(other.serial.whole)).to.be.false;
  });

  it('names nobody with control or direction characters', () => {
    for (const name of ['', 'a\nb', 'a\u202eb', 'a\u0000', 'A\u030a']) {
      expect(() => makeRoot({ name, identifier: 'x' }, now), JSON.stringify(name)).to.throw('cannot name');
    }
  });
});

describe('DER', () => {
  it('reads the numbers, names and times that it writes', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 1n << 500n }),
        (value) => integerOf(onlyElement(integer(value))) === value,
      ),
    );
    const arc = fc.bigInt({ min: 0n, max: 1n << 128n });
    fc.assert(
      fc.property(
        fc.nat({ max: 2 }),
        fc.nat({ max: 39 }),
        fc.array(arc, { maxLength: 3 }),
        (first, second, rest) => {
          const dotted = [first, second, ...rest].join('.');
          return oidOf(onlyElement(oid(dotted))) === dotted;
        },
      ),
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Date.UTC(2090, 0) / 1000 }), (seconds) => {
        const time = seconds * 1000;
        return [certificateTime, generalizedTime].every((write) => timeOf(onlyElement(write(time))) === time);
      }),
    );
  });

  it('refuses what could be written in another way', () => {
    for (const hex of [
      '30800000',
      '3081020500',
      '308200020500',
      '02020001',
      '0200',
      '0201ff',
      '0500ff',
      '1f0100',
      '30',
    ]) {
      expect(() => integerOf(onlyElement(Buffer.from(hex, 'hex'))), hex).to.throw('signatureForm');
    }
    for (const text of [
      '20260230000000Z',
      '20260101000060Z',
      '20260101000000.5Z',
      '20260101000000+0100',
      '2026',
    ]) {
      const element = { tag: 0x18, whole: Buffer.alloc(0), body: Buffer.from(text) };
      expect(() => timeOf(element), text).to.throw('signatureForm');
    }
  });
});

describe('a key at rest', () => {
  const secret = 'en hemlighet för prov';
  const key = Buffer.from(newPrivateKey());

  it('is opened by the secret that locked it, and is never locked twice alike', () => {
    const locked = Buffer.from(lock(key, secret));
    expect(Buffer.from(unlock(locked, secret)).equals(key)).to.be.true;
    expect(locked.includes(key.subarray(0, 16))).to.be.false;
    expect(locked.equals(Buffer.from(lock(key, secret)))).to.be.false;
  });

  it('is not opened by another secret, nor when a bit has changed or bytes are missing', function () {
    this.timeout(60_000);
    const locked = Buffer.from(lock(key, secret));
    expect(() => unlock(locked, `${secret}!`)).to.throw('cannot be unlocked');
    for (let at = 0; at < locked.length; at += 13) {
      const copy = Buffer.from(locked);
      copy.writeUInt8(copy.readUInt8(at) ^ 1, at);
      expect(() => unlock(copy, secret), `byte ${at}`).to.throw(/cannot be unlocked|not a locked key/u);
    }
    expect(() => unlock(locked.subarray(0, 30), secret)).to.throw('cut short');
    expect(() => unlock(locked.subarray(0, -1), secret)).to.throw('cannot be unlocked');
  });

  it('is not locked with a secret that could be guessed', () => {
    expect(() => lock(key, 'kort')).to.throw('at least 16');
  });
});

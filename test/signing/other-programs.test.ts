// What the programs of others say of our seals: poppler with NSS, qpdf and openssl.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { makeRoot } from '../../server/signing/certificate.ts';
import { readRevisions } from '../../server/signing/file/revisions.ts';
import { revocationList } from '../../server/signing/revocation.ts';
import { timestampOf } from '../../server/signing/timestamp.ts';
import { faultOf } from '../support/databases.ts';
import type { Program } from '../support/programs.ts';
import { programsMissing } from '../support/programs.ts';
import { skipWhenMissing } from '../support/requirements.ts';
import { writePdf } from '../../server/pdf/write.ts';
import { everyKind, paperOf, sealing } from '../support/papers.ts';
import { packedFile, plainFile } from '../support/signing-files.ts';
import { issued, seal, sealed, signingWorld } from '../support/signing-world.ts';

/** What a program prints. Rejects when it ends with an error. */
async function ask(program: Program, ...parameters: readonly string[]): Promise<string> {
  const { stdout, stderr } = await promisify(execFile)(program, parameters, { encoding: 'utf8' });
  return stdout + stderr;
}

describe('the programs of others', function () {
  this.timeout(60_000);
  const world = signingWorld();
  const files = new Map<string, Buffer>();
  let folder: string;
  const inFolder = (name: string): string => path.join(folder, name);
  const written = (name: string, bytes: string | Uint8Array): string => {
    writeFileSync(inFolder(name), bytes);
    return inFolder(name);
  };

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'stadga-seals-'));
    written('root.pem', world.root.certificatePem);
    const bases = [
      ['table', plainFile()],
      ['stream', packedFile()],
      ['document', await writePdf(paperOf(everyKind), sealing)],
    ] as const;
    for (const [name, base] of bases) {
      const once = await seal(world, base);
      files.set(`${name}-once.pdf`, once);
      files.set(`${name}-twice.pdf`, await seal(world, once, world.otherSeal));
    }
    for (const [name, bytes] of files) written(name, bytes);
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('pdfsig trusts each signature by our root, and the last one covers the whole document', async function () {
    skipWhenMissing(this, programsMissing('pdfsig', 'certutil'));
    const store = `sql:${mkdtempSync(inFolder('nss-'))}`;
    await ask('certutil', '-N', '-d', store, '--empty-password');
    const beforeTrust = await ask('pdfsig', '-nssdir', store, inFolder('table-once.pdf'));
    expect(beforeTrust).to.include('Signature is Valid').and.not.to.include('Certificate is Trusted');
    await ask('certutil', '-A', '-d', store, '-n', 'root', '-t', 'C,C,C', '-i', inFolder('root.pem'));
    for (const name of files.keys()) {
      const text = await ask('pdfsig', '-nssdir', store, inFolder(name));
      const count = name.includes('twice') ? 2 : 1;
      expect(text.match(/Signature is Valid/gu), name).to.have.length(count);
      expect(text.match(/Certificate is Trusted/gu), name).to.have.length(count);
      expect(text.match(/- Total document signed/gu), name).to.have.length(1);
      expect(text.trimEnd().split('Signature #').at(-1)).to.include('- Total document signed');
      expect(text).to.include('ETSI.CAdES.detached').and.to.include('Samordningsförbundet Ån & Älven');
    }
  });

  it('qpdf finds no fault in their syntax', async function () {
    skipWhenMissing(this, programsMissing('qpdf'));
    for (const name of files.keys()) {
      expect(await ask('qpdf', '--check', inFolder(name)), name).to.include(
        'No syntax or stream encoding errors found',
      );
    }
  });

  it('openssl verifies the CAdES signature over the covered bytes, and no others', async function () {
    skipWhenMissing(this, programsMissing('openssl'));
    for (const [name, bytes] of files) {
      const { signature, covered } = lastSignature(bytes);
      const command = (content: string): readonly string[] => [
        ...['cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-in', written('sig.der', signature)],
        ...['-content', content, '-CAfile', inFolder('root.pem'), '-purpose', 'any'],
        ...['-attime', String(sealed / 1000), '-out', inFolder('out.bin')],
      ];
      expect(await ask('openssl', ...command(written('range.bin', covered))), name).to.include('successful');
      expect(readFileSync(inFolder('out.bin')).equals(covered)).to.be.true;
      const other = written('other.bin', Buffer.concat([covered, Buffer.from('x')]));
      expect((await faultOf(ask('openssl', ...command(other)))).message).to.include('erification failure');
    }
  });

  it('openssl verifies the time stamp by our root, and by no other', async function () {
    skipWhenMissing(this, programsMissing('openssl'));
    const stamped = written('stamped.bin', Buffer.from('stämplat'));
    const token = written('token.der', await timestampOf(readFileSync(stamped), world.stamp));
    const verify = (root: string): Promise<string> =>
      ask(
        'openssl',
        ...[
          'ts',
          '-verify',
          '-token_in',
          '-in',
          token,
          '-data',
          stamped,
          '-CAfile',
          root,
          '-attime',
          String(sealed / 1000),
        ],
      );
    expect(await verify(inFolder('root.pem'))).to.include('Verification: OK');
    const other = makeRoot({ name: 'Rot för prov', identifier: 'prov-rot' }, issued);
    await faultOf(verify(written('other.pem', other.certificatePem)));
    expect(await ask('openssl', 'ts', '-reply', '-token_in', '-in', token, '-token_out', '-text')).to.include(
      'Feb  1 03:04:05 2026 GMT',
    );
  });

  it('openssl reads the certificates and the list of revoked ones', async function () {
    skipWhenMissing(this, programsMissing('openssl'));
    const certificate = written('seal.pem', world.seal.certificatePem);
    const list = revocationList(
      world.root,
      [{ certificatePem: world.seal.certificatePem, since: sealed }],
      sealed,
    );
    const at = ['-attime', String(sealed / 1000 + 60), '-CAfile', inFolder('root.pem')];
    expect(await ask('openssl', 'verify', '-x509_strict', ...at, certificate)).to.include('OK');
    const checked = ask(
      'openssl',
      'verify',
      '-crl_check',
      '-CRLfile',
      written('list.pem', list),
      ...at,
      certificate,
    );
    expect((await faultOf(checked)).message).to.include('certificate revoked');
  });
});

/** The last signature's value and the bytes it is about. */
function lastSignature(bytes: Buffer): { readonly signature: Buffer; readonly covered: Buffer } {
  const start = readRevisions(bytes).at(-1)?.start ?? 0;
  const text = bytes.toString('latin1', start);
  const [, from = 0, to = 0, length = 0] = (/\/ByteRange \[0 (\d+) (\d+) (\d+)\]/u.exec(text) ?? []).map(
    Number,
  );
  return {
    signature: Buffer.from(bytes.toString('latin1', from + 1, to - 1), 'hex'),
    covered: Buffer.concat([bytes.subarray(0, from), bytes.subarray(to, to + length)]),
  };
}

// What may come after a signature: proofs, a document's time stamp, the next signer's own picture. And our own documents.
import { expect } from 'chai';
import { sha256 } from '../../server/signing/algorithms.ts';
import type { Prepared } from '../../server/signing/pades.ts';
import { embed, prepare } from '../../server/signing/pades.ts';
import { revocationList } from '../../server/signing/revocation.ts';
import { timestampOf } from '../../server/signing/timestamp.ts';
import { checkPdf } from '../../server/pdf/check.ts';
import { sealFieldName } from '../../server/pdf/seal-field.ts';
import { writePdf } from '../../server/pdf/write.ts';
import { everyKind, paperOf, sealing } from '../support/papers.ts';
import { plainFile, plainObjects, revised } from '../support/signing-files.ts';
import { codesOf, seal, sealed, signingWorld, verifiedIn } from '../support/signing-world.ts';

const world = signingWorld();

/** A time stamp over a whole file, as archives add it. */
async function documentStamped(pdf: Uint8Array): Promise<Uint8Array> {
  const prepared = prepare(pdf, sealed);
  const kind = '/ETSI.CAdES.detached';
  const text = Buffer.from(prepared.bytes).toString('latin1');
  const at = text.lastIndexOf(kind);
  const bytes = Buffer.from(prepared.bytes);
  bytes.write('/ETSI.RFC3161'.padEnd(kind.length), at, 'latin1');
  const covered = Buffer.concat([bytes.subarray(0, prepared.from), bytes.subarray(prepared.to)]);
  const stamped: Prepared = { ...prepared, bytes, digest: sha256(covered) };
  return embed(stamped, await timestampOf(covered, world.stamp));
}

describe('after a signature', () => {
  it('a time stamp over the whole document may follow', async () => {
    const file = await documentStamped(await seal(world, plainFile()));
    const { verdict, signers, timestamps, reasons } = await verifiedIn(world, file, { expectSigners: 1 });
    expect({ verdict, reasons }).to.deep.equal({ verdict: 'valid', reasons: [] });
    expect(signers.map(({ coversWholeFile }) => coversWholeFile)).to.deep.equal([false]);
    expect(timestamps.map(({ about }) => about)).to.deep.equal(['signature', 'document']);
  });

  it('which is no signature by itself', async () => {
    const file = await documentStamped(plainFile());
    expect(codesOf(await verifiedIn(world, file, { expectSigners: 1 }))).to.deep.equal([
      'unsigned',
      'fewerSigners',
    ]);
    const changed = Buffer.from(
      Buffer.from(file).toString('latin1').replace('100 kronor', '900 kronor'),
      'latin1',
    );
    expect(codesOf(await verifiedIn(world, changed))).to.include('contentChanged');
  });

  it('proofs may be added, beneath the next signature', async () => {
    const proofs = {
      1: `${plainObjects[1]?.slice(0, -2) ?? ''} /DSS 30 0 R >>`,
      30: '<< /Type /DSS /Certs [31 0 R] >>',
      31: '<< /Length 3 >>\nstream\nabc\nendstream',
    };
    const file = revised(await seal(world, plainFile()), proofs);
    expect(codesOf(await verifiedIn(world, file))).to.deep.equal(['notCovered']);
    expect(await verifiedIn(world, await documentStamped(file))).to.deep.include({
      verdict: 'valid',
      reasons: [],
    });
  });

  it('the next signer may bring a picture for their own, empty field', async () => {
    const second =
      '<< /Type /Annot /Subtype /Widget /FT /Sig /T (Justerare) /F 132 /P 3 0 R /Rect [300 72 400 122] /AP << /N 8 0 R >> >>';
    const base = plainFile({ ...plainObjects, 6: '<< /SigFlags 3 /Fields [7 0 R 10 0 R] >>', 10: second });
    const file = await seal(world, await seal(world, base), world.otherSeal);
    expect(await verifiedIn(world, file)).to.deep.include({ verdict: 'valid', reasons: [] });

    const prepared = prepare(await seal(world, base), sealed);
    const text = Buffer.from(prepared.bytes).toString('latin1');
    const at = text.lastIndexOf('/AP << /N 8 0 R >>');
    const bytes = Buffer.from(prepared.bytes);
    bytes.write('/AP << /N 4 0 R >>', at, 'latin1');
    const restamped = await seal(world, embed({ ...prepared, bytes }, Buffer.from('3000', 'hex')));
    // The picture is allowed; that signature, which is empty, is not.
    expect(codesOf(await verifiedIn(world, restamped))).to.deep.equal(['signatureForm']);
  });

  it('no time that a revoked authority says counts any longer', async () => {
    const file = await seal(world, plainFile());
    const revoked = { certificatePem: world.authority.certificatePem, since: sealed + 1000 };
    const revokedPem = revocationList(world.root, [revoked], sealed + 2000);
    expect(codesOf(await verifiedIn(world, file, { revokedPem }))).to.deep.equal(['revoked']);
    const foreign = revocationList(signingWorld().root, [], sealed);
    const outcome = await verifiedIn(world, file, { revokedPem: foreign }).catch((fault: unknown) =>
      String(fault),
    );
    expect(outcome).to.include('revocationList');
  });
});

describe('what a file says of itself', () => {
  it('is handed on without what steers a terminal or turns the reading', async () => {
    const name = '<FEFF202E0041000A0042>';
    const field = plainObjects[7]?.replace('(Seal)', name) ?? '';
    const file = await seal(world, plainFile({ ...plainObjects, 7: field }));
    expect((await verifiedIn(world, file)).signers[0]?.field).to.equal('\ufffdA\ufffdB');
  });
});

describe('a document of ours', function () {
  this.timeout(60_000);

  it('is sealed in its reserved field, stays accessible and archivable, and takes further signatures', async () => {
    const printed = await writePdf(paperOf(everyKind), sealing);
    expect(await checkPdf(printed)).to.deep.equal([]);
    const once = await seal(world, printed);
    const twice = await seal(world, once, world.otherSeal);
    for (const file of [once, twice]) {
      expect(file.subarray(0, printed.length).equals(Buffer.from(printed))).to.be.true;
      expect(await checkPdf(file)).to.deep.equal([]);
      const { verdict, reasons, signers } = await verifiedIn(world, file);
      expect({ verdict, reasons }).to.deep.equal({ verdict: 'valid', reasons: [] });
      expect(signers[0]?.field).to.equal(sealFieldName);
    }
  });
});

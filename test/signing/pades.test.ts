// Sealing: one more revision, nothing before it changed, and several signers after one another.
import { expect } from 'chai';
import { embed, prepare, sealPdf } from '../../server/signing/pades.ts';
import { cms } from '../../server/signing/cms-words.ts';
import { certificateBytes, signedData, signWith } from '../../server/signing/cms.ts';
import { Broken } from '../../server/signing/reasons.ts';
import { timestampOf } from '../../server/signing/timestamp.ts';
import { faultOf } from '../support/databases.ts';
import { packedFile, plainFile, plainObjects } from '../support/signing-files.ts';
import { seal, sealed, signingWorld, verifiedIn } from '../support/signing-world.ts';

const withoutForm = Object.fromEntries(
  Object.entries({
    ...plainObjects,
    1: '<< /Type /Catalog /Pages 2 0 R >>',
    3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>',
  }).filter(([number]) => !['6', '7', '8'].includes(number)),
);
const twoFields = {
  ...plainObjects,
  3: plainObjects[3]?.replace('/Annots [7 0 R]', '/Annots [7 0 R 10 0 R]') ?? '',
  6: '<< /SigFlags 3 /Fields [7 0 R 10 0 R] >>',
  10: '<< /Type /Annot /Subtype /Widget /FT /Sig /T (Justerare) /F 132 /P 3 0 R /Rect [300 72 400 122] /AP << /N 8 0 R >> >>',
};
const lists = {
  ...plainObjects,
  1: '<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields 11 0 R >> >>',
  3: plainObjects[3]?.replace('/Annots [7 0 R]', '/Annots 12 0 R') ?? '',
  11: '[7 0 R]',
  12: '[7 0 R]',
};
const bases: readonly (readonly [string, () => Buffer])[] = [
  ['a table', () => plainFile()],
  ['a cross-reference stream and object streams', () => packedFile()],
  ['two reserved fields', () => plainFile(twoFields)],
  ['no form', () => plainFile(withoutForm)],
  ['a form within the catalog, without flags, and lists of their own', () => plainFile(lists)],
  ['no end of line at its end', () => plainFile().subarray(0, -1)],
];

describe('a sealed file', () => {
  const world = signingWorld();

  for (const [what, base] of bases) {
    it(`with ${what} begins with the bytes it had, and is valid`, async () => {
      const before = base();
      const after = await seal(world, before);
      expect(after.subarray(0, before.length).equals(before)).to.be.true;
      const { verdict, signers, timestamps, reasons } = await verifiedIn(world, after, { expectSigners: 1 });
      expect({ verdict, reasons }).to.deep.equal({ verdict: 'valid', reasons: [] });
      expect(signers).to.have.length(1);
      expect(signers[0]).to.include({
        name: 'Samordningsförbundet Ån & Älven',
        organisationIdentifier: 'SE-000000-0001',
        sealedAt: new Date(sealed).toISOString(),
        coversWholeFile: true,
      });
      expect(timestamps.map(({ about, at, authority }) => ({ about, at, authority }))).to.deep.equal([
        { about: 'signature', at: new Date(sealed).toISOString(), authority: 'Tidsstämpel för prov' },
      ]);
    });
  }

  it('fills the reserved field and changes nothing else of it', async () => {
    const base = plainFile();
    const added = (await seal(world, base)).subarray(base.length).toString('latin1');
    expect(added.match(/^\d+ 0 obj/gmu)).to.deep.equal(['7 0 obj', '10 0 obj']);
    expect(added).to.include('/T (Seal)').and.to.include('/AP << /N 8 0 R >>').and.to.include('/V 10 0 R');
    expect(added).to.include('/SubFilter /ETSI.CAdES.detached');
  });

  for (const [what, base] of bases) {
    it(`with ${what} can be signed again and again, each time over what was there`, async () => {
      const first = await seal(world, base());
      const second = await seal(world, first, world.otherSeal);
      const third = await seal(world, second);
      expect(third.subarray(0, second.length).equals(second)).to.be.true;
      const { verdict, signers, reasons } = await verifiedIn(world, third, { expectSigners: 3 });
      expect({ verdict, reasons }).to.deep.equal({ verdict: 'valid', reasons: [] });
      expect(signers.map(({ name }) => name)).to.deep.equal([
        'Samordningsförbundet Ån & Älven',
        'Samordningsförbundet Ön',
        'Samordningsförbundet Ån & Älven',
      ]);
      expect(signers.map(({ coversWholeFile }) => coversWholeFile)).to.deep.equal([false, false, true]);
    });
  }

  it('takes the reserved fields in their order, then adds invisible ones', async () => {
    let file = plainFile(twoFields);
    for (let count = 0; count < 3; count += 1) file = await seal(world, file);
    const { signers } = await verifiedIn(world, file);
    expect(signers.map(({ field }) => field)).to.deep.equal(['Seal', 'Justerare', 'Seal 1']);
  });

  it('may be signed elsewhere between preparing and embedding', async () => {
    const prepared = prepare(plainFile(), sealed);
    const signature = signWith(world.seal, cms.data, prepared.digest);
    const whole = signedData({
      ...{ contentType: cms.data, content: null, ...signature },
      certificates: [world.seal, world.root].map(({ certificatePem }) => certificateBytes(certificatePem)),
      timestampToken: await timestampOf(signature.signature, world.stamp),
    });
    expect(await verifiedIn(world, embed(prepared, whole))).to.include({ verdict: 'valid' });
  });

  it('has no room for a signature that is longer than its place', () => {
    const prepared = prepare(plainFile(), sealed);
    expect(() => embed(prepared, Buffer.alloc(20_000))).to.throw('room for 12000');
  });

  it('is not made when the authority answers about something else, or says no', async () => {
    const again = await world.stamp(Buffer.from(await requestOf(world.stamp)));
    const replayed = await faultOf(sealPdf(plainFile(), world.seal, () => Promise.resolve(again), sealed));
    expect(replayed).to.be.instanceOf(Broken);
    const no = Buffer.from('30053003020102', 'hex');
    const refused = await faultOf(sealPdf(plainFile(), world.seal, () => Promise.resolve(no), sealed));
    expect(refused.message).to.include('timestampWrong').and.to.include('"status":2');
  });

  it('is not made of a file that cannot be read in one way only', async () => {
    const twice = Buffer.concat([plainFile(), Buffer.from('%%EOF\n')]);
    expect((await faultOf(seal(world, twice))).message).to.include('strayBytes');
    expect((await faultOf(seal(world, Buffer.from('hello')))).message).to.include('notPdf');
  });
});

/** A question as it is sent, caught on its way. */
async function requestOf(stamp: (request: Uint8Array) => Promise<Uint8Array>): Promise<Uint8Array> {
  let sent: Uint8Array = Buffer.alloc(0);
  await timestampOf(Buffer.from('x'), (request) => {
    sent = request;
    return stamp(request);
  });
  return sent;
}

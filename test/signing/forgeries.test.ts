// Forgeries made from our own files: none is accepted, and each is refused for its own reason.
import { expect } from 'chai';
import { issueSeal, issueTimestampAuthority, makeRoot } from '../../server/signing/certificate.ts';
import type { ReasonCode } from '../../server/signing/reasons.ts';
import { revocationList } from '../../server/signing/revocation.ts';
import { sealPdf } from '../../server/signing/pades.ts';
import { lastStart, packedFile, plainFile, plainObjects, revised } from '../support/signing-files.ts';
import type { ObjectTexts } from '../support/signing-files.ts';
import {
  codesOf,
  issued,
  seal,
  sealed,
  sealUnder,
  signingWorld,
  stampAt,
  verifiedIn,
} from '../support/signing-world.ts';

const world = signingWorld();
const day = 24 * 60 * 60 * 1000;

const stream = (content: string, more = ''): string =>
  `<< /Length ${content.length}${more} >>\nstream\n${content}\nendstream`;

/** Replaces a text that stands in the file once or more with one of the same length. */
function replaced(file: Uint8Array, from: string, to: string): Buffer {
  const text = Buffer.from(file).toString('latin1');
  expect(text).to.include(from);
  expect(to).to.have.length(from.length);
  return Buffer.from(text.replace(from, to), 'latin1');
}

async function expectInvalid(file: Uint8Array, ...codes: readonly ReasonCode[]): Promise<void> {
  const verification = await verifiedIn(world, file);
  expect(verification.verdict).to.equal('invalid');
  expect(codesOf(verification)).to.include.members(codes);
}

describe('a sealed file whose bytes were changed', () => {
  let file: Buffer;
  before(async () => {
    file = await seal(world, plainFile());
  });
  const digitsOf = (bytes: Buffer): { readonly start: number; readonly end: number } => {
    const start = bytes.indexOf('/Contents <') + '/Contents <'.length;
    return { start, end: bytes.indexOf('>', start) };
  };
  const edited = (at: number, text: string): Buffer => {
    const copy = Buffer.from(file);
    copy.write(text, at, 'latin1');
    return copy;
  };

  it('in its content', async () => {
    await expectInvalid(replaced(file, '100 kronor', '900 kronor'), 'contentChanged');
  });

  it('in the claimed time, or the picture', async () => {
    await expectInvalid(replaced(file, '/M (D:2026', '/M (D:2025'), 'contentChanged');
    await expectInvalid(replaced(file, '0 0 200 50 re S', '0 0 200 10 re S'), 'contentChanged');
  });

  it('in each byte of the signature', async () => {
    const { start, end } = digitsOf(file);
    const used = file.toString('latin1', start, end).replace(/0+$/u, '').length;
    for (let at = start; at < start + used; at += 7) {
      const digit = file.toString('latin1', at, at + 1);
      const verification = await verifiedIn(world, edited(at, digit === 'A' ? 'B' : 'A'));
      expect(verification.verdict, `at ${at}`).to.equal('invalid');
    }
  });

  it('in how the signature is written: case, padding, white space', async () => {
    const { start, end } = digitsOf(file);
    const letter = start + file.toString('latin1', start, end).search(/[A-F]/u);
    await expectInvalid(edited(letter, file.toString('latin1', letter, letter + 1).toLowerCase()), 'gap');
    await expectInvalid(edited(end - 1, '1'), 'gap');
    await expectInvalid(edited(end - 1, ' '), 'gap');
    await expectInvalid(edited(end - 2, '\n '), 'gap');
  });

  it('by other tokens in the gap', async () => {
    const { end } = digitsOf(file);
    await expectInvalid(edited(end - 20, '> /Reason (betald)  '.padEnd(21)), 'gap');
    await expectInvalid(edited(end - 10, '> /X <0000>'), 'gap');
  });

  it('by a range that is shorter, longer, empty, given twice or not at all', async () => {
    const range = /\/ByteRange \[0 \d+ \d+ \d+\] */u.exec(file.toString('latin1'))?.[0] ?? '';
    const [from = 0, to = 0, length = 0] = /0 (\d+) (\d+) (\d+)/u.exec(range)?.slice(1).map(Number) ?? [];
    const ranged = (numbers: string): Buffer =>
      replaced(file, range, `/ByteRange [${numbers}]`.padEnd(range.length));
    const cases: readonly (readonly [string, ReasonCode])[] = [
      [`0 ${from} ${to} ${length - 9}`, 'byteRange'],
      [`0 ${from} ${to} ${length + 1}`, 'byteRange'],
      [`0 ${from - 1} ${to} ${length}`, 'gap'],
      [`0 ${from} ${to + 1} ${length - 1}`, 'gap'],
      [`0 ${to} ${to} ${length}`, 'byteRange'],
      [`1 ${from} ${to} ${length}`, 'byteRange'],
      [`0 ${from} ${to}`, 'byteRange'],
      [`0 ${from} ${to} ${length} 0`, 'byteRange'],
      [`0 0 0 ${file.length}`, 'byteRange'],
      [`0 ${from} ${to} -1`, 'byteRange'],
      [`0 ${from} ${to} 1e9`, 'unreadable'],
      ['', 'byteRange'],
    ];
    for (const [numbers, code] of cases) await expectInvalid(ranged(numbers), code);
    await expectInvalid(replaced(file, '/ByteRange', '/ByteRangf'), 'byteRange');
    await expectInvalid(
      replaced(file, range, '/ByteRange[0 1]/ByteRange[0]'.padEnd(range.length)),
      'unreadable',
    );
    await expectInvalid(
      replaced(file, range, '/ByteRange[0]/#42yteRange[0]'.padEnd(range.length)),
      'unreadable',
    );
  });

  it('by something before it or behind it', async () => {
    await expectInvalid(Buffer.concat([file, Buffer.from('x')]), 'strayBytes');
    await expectInvalid(Buffer.concat([file, Buffer.from('\n')]), 'strayBytes');
    await expectInvalid(Buffer.concat([file, Buffer.from('%%EOF\n')]), 'strayBytes');
    await expectInvalid(Buffer.concat([file, Buffer.alloc(2000)]), 'strayBytes');
    await expectInvalid(Buffer.concat([Buffer.from('GIF89a\n'), file]), 'strayBytes');
    await expectInvalid(Buffer.concat([Buffer.from('%PDF-1.7\n'), file]), 'unreadable');
    await expectInvalid(Buffer.concat([Buffer.from('\n'), file]), 'strayBytes');
    await expectInvalid(file.subarray(0, -1), 'byteRange');
    await expectInvalid(Buffer.concat([file, file]), 'strayBytes');
  });
});

/** What an attacker adds behind a signature, by object; and the same with a further honest signature on top. */
const dishonest: readonly (readonly [string, ObjectTexts])[] = [
  ['the page’s content is replaced', { 4: stream('BT /F1 24 Tf 72 700 Td (Avgiften: 900) Tj ET') }],
  [
    'the page shows another content',
    { 3: plainObjects[3]?.replace('4 0 R', '20 0 R') ?? '', 20: stream('q Q') },
  ],
  [
    'a further page is shown',
    {
      2: '<< /Type /Pages /Kids [3 0 R 20 0 R] /Count 2 >>',
      20: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
    },
  ],
  [
    'an annotation lies over the page',
    {
      3: plainObjects[3]?.replace('[7 0 R]', '[7 0 R 20 0 R]') ?? '',
      20: '<< /Type /Annot /Subtype /FreeText /Rect [0 0 595 842] /Contents (900 kronor) /AP << /N 8 0 R >> >>',
    },
  ],
  ['an annotation is taken away', { 3: plainObjects[3]?.replace('[7 0 R]', '[]') ?? '' }],
  [
    'a script runs when it is opened',
    {
      1: '<< /Type /Catalog /Pages 2 0 R /AcroForm 6 0 R /Lang (sv-SE) /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> >>',
    },
  ],
  [
    'names lead to a script',
    {
      1: '<< /Type /Catalog /Pages 2 0 R /AcroForm 6 0 R /Lang (sv-SE) /Names << /JavaScript 20 0 R >> >>',
      20: '<< /Names [(a) << /S /JavaScript /JS (1) >>] >>',
    },
  ],
  [
    'the signature’s picture is replaced',
    { 8: stream('0 0 1 1 re f', ' /Type /XObject /Subtype /Form /BBox [0 0 200 50]') },
  ],
  [
    'the signed field has another picture',
    {
      7: '<< /Type /Annot /Subtype /Widget /FT /Sig /T (Seal) /F 132 /P 3 0 R /Rect [72 72 272 122] /AP << /N 20 0 R >> /V 10 0 R >>',
      20: stream('0 0 1 1 re f', ' /Type /XObject /Subtype /Form /BBox [0 0 200 50]'),
    },
  ],
  [
    'the signed field is elsewhere',
    {
      7: '<< /Type /Annot /Subtype /Widget /FT /Sig /T (Seal) /F 132 /P 3 0 R /Rect [72 72 572 822] /AP << /N 8 0 R >> /V 10 0 R >>',
    },
  ],
  [
    'the signed field acts',
    {
      7: '<< /Type /Annot /Subtype /Widget /FT /Sig /T (Seal) /F 132 /P 3 0 R /Rect [72 72 272 122] /AP << /N 8 0 R >> /V 10 0 R /AA << /D << /S /JavaScript /JS (1) >> >> >>',
    },
  ],
  ['a font means other letters', { 5: '<< /Type /Font /Subtype /Type1 /BaseFont /Symbol >>' }],
  ['the title is another', { 9: '<< /Title (Andra avgifter) >>' }],
  ['the form asks to be drawn anew', { 6: '<< /SigFlags 3 /Fields [7 0 R] /NeedAppearances true >>' }],
  [
    'a field is added that shows something',
    {
      6: '<< /SigFlags 3 /Fields [7 0 R 20 0 R] >>',
      20: '<< /Type /Annot /Subtype /Widget /FT /Tx /T (Ny) /V (900 kronor) /Rect [0 0 595 842] >>',
    },
  ],
  [
    'an empty signature field with extent is added',
    {
      6: '<< /SigFlags 3 /Fields [7 0 R 20 0 R] >>',
      20: '<< /Type /Annot /Subtype /Widget /FT /Sig /T (Ny) /Rect [0 0 595 842] /AP << /N 8 0 R >> >>',
    },
  ],
];

describe('a sealed file with a further revision in which', () => {
  let file: Buffer;
  before(async () => {
    file = await seal(world, plainFile());
  });

  for (const [what, objects] of dishonest) {
    it(what, async () => {
      const forged = revised(file, objects);
      await expectInvalid(forged, 'laterChange', 'notCovered');
      // The same, hidden beneath a signature of somebody who did not look.
      const covered = await seal(world, forged, world.otherSeal);
      const verification = await verifiedIn(world, covered);
      expect(verification.verdict).to.equal('invalid');
      expect(codesOf(verification)).to.deep.equal(['laterChange']);
    });
  }

  it('nothing at all is changed, but nobody signed it', async () => {
    expect(codesOf(await verifiedIn(world, revised(file, {})))).to.deep.equal(['notCovered']);
  });

  it('an object is freed', async () => {
    await expectInvalid(revised(file, {}, { freed: [8] }), 'laterChange');
  });

  it('another catalog, or another title, stands in the trailer', async () => {
    const root = '<< /Type /Catalog /Pages 2 0 R /AcroForm 6 0 R >>';
    await expectInvalid(revised(file, { 20: root }, { root: '20 0 R' }), 'laterChange');
    await expectInvalid(revised(file, { 20: '<< /Title (Ny) >>' }, { info: '20 0 R' }), 'laterChange');
  });

  it('a second table is hidden for some readers', async () => {
    await expectInvalid(revised(file, {}, { more: ' /XRefStm 15' }), 'unreadable');
  });

  it('a revision is skipped by the chain', async () => {
    const skipped = revised(file, { 4: stream('q Q') });
    const text = skipped.toString('latin1').replace(/\/Prev \d+(?![^]*\/Prev)/u, (prev) => {
      const base = lastStart(plainFile());
      return `/Prev ${base}`.padEnd(prev.length);
    });
    await expectInvalid(Buffer.from(text, 'latin1'), 'strayBytes');
  });
});

describe('content that was hidden when it was signed', () => {
  const show =
    (objects: ObjectTexts, later: ObjectTexts, trailer = {}) =>
    async (): Promise<void> => {
      const file = await seal(world, plainFile({ ...plainObjects, ...objects }));
      expect(await verifiedIn(world, file)).to.include({ verdict: 'valid' });
      const revealed = revised(file, later, trailer);
      await expectInvalid(revealed, 'laterChange', 'notCovered');
      await expectInvalid(await seal(world, revealed, world.otherSeal), 'laterChange');
    };
  const covered =
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents [4 0 R 20 0 R] /Annots [7 0 R] >>';

  it(
    'beneath something that a later revision takes away',
    show({ 3: covered, 20: stream('1 g 0 0 595 842 re f') }, { 20: stream('') }),
  );

  it(
    'beneath something that a later revision no longer mentions',
    show({ 3: covered, 20: stream('1 g 0 0 595 842 re f') }, { 3: covered.replace(' 20 0 R', '') }),
  );

  it(
    'behind a reference to nothing, which a later revision makes something',
    show({ 3: covered }, { 20: stream('BT (900 kronor) Tj ET') }),
  );

  it(
    'in objects that nobody used, which a later revision puts in the place of those that were',
    show(
      {
        20: '<< /Type /Pages /Kids [21 0 R] /Count 1 >>',
        21: '<< /Type /Page /Parent 20 0 R /MediaBox [0 0 595 842] >>',
      },
      { 1: '<< /Type /Catalog /Pages 20 0 R /AcroForm 6 0 R /Lang (sv-SE) >>' },
    ),
  );

  it(
    'in a catalog that nobody used, which a later trailer names',
    show({ 20: '<< /Type /Catalog /Pages 2 0 R /AcroForm 6 0 R >>' }, {}, { root: '20 0 R' }),
  );

  it(
    'in another value of a field',
    show(
      { 6: '<< /SigFlags 3 /Fields [7 0 R 20 0 R] >>', 20: '<< /FT /Tx /T (Belopp) /V (100) >>' },
      { 20: '<< /FT /Tx /T (Belopp) /V (900) >>' },
    ),
  );
});

describe('objects that stand where only some look', () => {
  it('an object of its own beside the table', async () => {
    const base = plainFile().toString('latin1');
    const orphan = `4 0 obj\n${stream('q Q')}\nendobj\n`;
    const start = base.indexOf('xref\n');
    const text =
      base.slice(0, start) +
      orphan +
      base.slice(start).replace(/startxref\n\d+/u, `startxref\n${start + orphan.length}`);
    await expectInvalid(Buffer.from(text, 'latin1'), 'strayBytes');
  });

  it('an object given twice in one table', async () => {
    const file = await seal(world, plainFile());
    const text = revised(file, { 20: '<< >>' }).toString('latin1');
    const entry = /20 1\n\d{10} 00000 n \n/u.exec(text)?.[0] ?? '';
    const doubled = text.replace(entry, entry + entry);
    await expectInvalid(Buffer.from(doubled, 'latin1'), 'unreadable');
  });

  it('a page redefined within an object stream', async () => {
    const file = await seal(world, packedFile());
    const base = packedFile({ ...plainObjects, 2: '<< /Type /Pages /Kids [] /Count 0 >>' });
    // Another file's objects behind ours, reached by its own last lines.
    await expectInvalid(Buffer.concat([file, base]), 'unreadable');
  });

  it('an object stream that holds more than the places say', async () => {
    const packed = packedFile();
    expect(codesOf(await verifiedIn(world, packed))).to.deep.equal(['unsigned']);
    const text = packed
      .toString('latin1')
      .replace(/\/N (\d)/u, (_whole, count: string) => `/N ${Number(count) - 1}`);
    await expectInvalid(Buffer.from(text, 'latin1'), 'unreadable');
  });
});

describe('a signer who is not who they seem', () => {
  const lookalikes = signingWorld();

  it('bears our names, with keys of their own', async () => {
    const forged = await seal(lookalikes, plainFile());
    expect(await verifiedIn(lookalikes, forged)).to.include({ verdict: 'valid' });
    const { verdict, reasons, signers } = await verifiedIn(world, forged);
    expect(verdict).to.equal('invalid');
    expect(reasons.map(({ code }) => code)).to.deep.equal(['untrusted']);
    expect(signers[0]?.name).to.equal(
      (await verifiedIn(world, await seal(world, plainFile()))).signers[0]?.name,
    );
  });

  it('bears our names and shows our root', async () => {
    const chainPem = [world.root.certificatePem];
    await expectInvalid(await seal(lookalikes, plainFile(), { ...lookalikes.seal, chainPem }), 'untrusted');
  });

  it('signs a seal’s certificate with a certificate of their own', async () => {
    const selfMade = issueSeal(world.seal, { name: 'Någon', identifier: 'x' }, issued);
    const chainPem = [world.seal.certificatePem, world.root.certificatePem];
    await expectInvalid(await seal(world, plainFile(), { ...selfMade, chainPem }), 'untrusted');
  });

  it('signs with the root itself, or with the time stamp authority’s key', async () => {
    await expectInvalid(await seal(world, plainFile(), { ...world.root, chainPem: [] }), 'certificateUse');
    const authority = { ...world.authority, chainPem: [world.root.certificatePem] };
    await expectInvalid(await seal(world, plainFile(), authority), 'certificateUse');
  });

  it('brings certificates that nobody needs', async () => {
    const chainPem = [world.root.certificatePem, world.otherSeal.certificatePem];
    await expectInvalid(await seal(world, plainFile(), { ...world.seal, chainPem }), 'signatureForm');
  });

  it('puts a second, unknown signature on ours', async () => {
    const file = await seal(world, plainFile());
    const both = await sealPdf(file, lookalikes.seal, lookalikes.stamp, sealed);
    const { verdict, reasons } = await verifiedIn(world, both);
    expect(verdict).to.equal('invalid');
    expect(reasons).to.deep.equal([{ code: 'untrusted', facts: { signature: 2 } }]);
  });

  it('was revoked before, but not if it was afterwards', async () => {
    const file = await seal(world, plainFile());
    const listOf = (since: number): string =>
      revocationList(world.root, [{ certificatePem: world.seal.certificatePem, since }], sealed);
    const before = await verifiedIn(world, file, { revokedPem: listOf(sealed - day) });
    expect(before.reasons).to.deep.equal([
      { code: 'revoked', facts: { signature: 1, since: new Date(sealed - day).toISOString() } },
    ]);
    const after = await verifiedIn(world, file, { revokedPem: listOf(sealed + 1000) });
    expect(after.verdict).to.equal('valid');
    expect(await verifiedIn(world, file, { revokedPem: revocationList(world.root, [], sealed) })).to.include({
      verdict: 'valid',
    });
  });
});

describe('a time stamp that proves nothing', () => {
  const stampedBy = (...stamp: Parameters<typeof stampAt>): Promise<Uint8Array> =>
    sealPdf(plainFile(), world.seal, stampAt(...stamp), sealed);

  it('is from another root', async () => {
    const root = makeRoot({ name: 'Rot för prov', identifier: 'prov-rot' }, issued);
    const authority = issueTimestampAuthority(root, { name: 'Tid', identifier: 't' }, issued);
    await expectInvalid(await stampedBy(root, authority, sealed), 'untrusted');
  });

  it('is made with a seal', async () => {
    await expectInvalid(await stampedBy(world.root, world.otherSeal, sealed), 'timestampWrong');
  });

  it('is from the future, or from before the certificates', async () => {
    await expectInvalid(await stampedBy(world.root, world.authority, sealed + 3 * day), 'timestampInFuture');
    await expectInvalid(await stampedBy(world.root, world.authority, issued - day), 'certificateTime');
    await expectInvalid(
      await stampedBy(world.root, world.authority, issued + 20 * 366 * day),
      'certificateTime',
    );
  });
});

describe('a file that was rolled back', () => {
  it('to its first signature, or to none, has fewer signers than it was issued with', async () => {
    const first = await seal(world, plainFile());
    const second = await seal(world, first, world.otherSeal);
    expect(await verifiedIn(world, second, { expectSigners: 2 })).to.include({ verdict: 'valid' });
    const back = await verifiedIn(world, second.subarray(0, first.length), { expectSigners: 2 });
    expect(back.verdict).to.equal('invalid');
    expect(back.reasons).to.deep.equal([{ code: 'fewerSigners', facts: { found: 1, expected: 2 } }]);
    const none = await verifiedIn(world, second.subarray(0, plainFile().length), { expectSigners: 2 });
    expect(codesOf(none)).to.deep.equal(['unsigned', 'fewerSigners']);
  });
});

describe('a file that cannot be verified', () => {
  it('is no PDF, is encrypted, or was never signed', async () => {
    await expectInvalid(Buffer.from(''), 'notPdf');
    await expectInvalid(Buffer.from('PK\x03\x04'), 'notPdf');
    await expectInvalid(Buffer.from('%PDF-1.7\n'), 'unreadable');
    await expectInvalid(revised(plainFile(), {}, { more: ' /Encrypt 20 0 R' }), 'encrypted');
    await expectInvalid(plainFile(), 'unsigned');
  });

  it('is unknown without a root, and invalid when something is broken all the same', async () => {
    const file = await seal(world, plainFile());
    const unknown = await verifiedIn(world, file, { rootPem: null });
    expect(unknown).to.deep.include({ verdict: 'unknown', reasons: [{ code: 'noRoot', facts: {} }] });
    expect(unknown.signers).to.have.length(1);
    const broken = replaced(file, '100 kronor', '900 kronor');
    expect(await verifiedIn(world, broken, { rootPem: null })).to.include({ verdict: 'invalid' });
  });

  it('is not answered for with a root that is none', async () => {
    const notOne = { rootPem: '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----' };
    const outcome = await verifiedIn(world, plainFile(), notOne).then(
      () => 'answered',
      () => 'thrown',
    );
    expect(outcome).to.equal('thrown');
  });
});

describe('seals of two installations', () => {
  it('are each valid under their own root only', async () => {
    const elsewhere = signingWorld();
    const own = sealUnder(elsewhere.root, { name: 'Annat förbund', identifier: 'y' });
    const file = await seal(elsewhere, plainFile(), own);
    expect(await verifiedIn(elsewhere, file)).to.include({ verdict: 'valid' });
    expect(codesOf(await verifiedIn(world, file))).to.deep.equal(['untrusted']);
  });
});

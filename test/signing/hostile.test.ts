// Hostile bytes: whatever is uploaded, the answer is a verification, soon and in little memory.
import { deflateSync } from 'node:zlib';
import { expect } from 'chai';
import fc from 'fast-check';
import { reasonCodes } from '../../server/signing/reasons.ts';
import type { ReasonCode } from '../../server/signing/reasons.ts';
import { lastStart, packedFile, plainFile, plainObjects, revised } from '../support/signing-files.ts';
import { codesOf, seal, signingWorld, verifiedIn } from '../support/signing-world.ts';

const world = signingWorld();
const longest = 5000;

async function answered(bytes: Uint8Array): Promise<readonly ReasonCode[]> {
  const began = performance.now();
  const verification = await verifiedIn(world, bytes);
  expect(performance.now() - began).to.be.below(longest);
  expect(reasonCodes).to.include.members([...codesOf(verification)]);
  return codesOf(verification);
}

/** A file of one object and the stream that says where it is. */
function streamed(entries: string, content: Buffer, object = '<< /Type /Catalog >>'): Buffer {
  const head = `%PDF-1.7\n1 0 obj\n${object}\nendobj\n`;
  const start = head.length;
  return Buffer.concat([
    Buffer.from(
      `${head}2 0 obj\n<< /Type /XRef /Root 1 0 R /Length ${content.length} ${entries} >>\nstream\n`,
      'latin1',
    ),
    content,
    Buffer.from(`\nendstream\nendobj\nstartxref\n${start}\n%%EOF\n`),
  ]);
}

describe('hostile bytes', function () {
  this.timeout(120_000);
  let files: readonly Buffer[];
  before(async () => {
    const twice = await seal(world, await seal(world, plainFile()), world.otherSeal);
    files = [plainFile(), packedFile(), twice, await seal(world, packedFile())];
  });

  it('of any kind are answered', async () => {
    const pieces = fc.oneof(
      fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
      fc.constantFrom(
        ...[
          '%PDF-1.7\n',
          '<<',
          '>>',
          '[',
          ']',
          '(',
          ')',
          '<',
          '>',
          '/Type',
          '/XRef',
          '/ObjStm',
          ' ',
          '\n',
          '#',
        ],
        ...[
          '1 0 obj\n',
          'endobj\n',
          'stream\n',
          'endstream',
          'xref\n0 1\n',
          'trailer\n',
          'startxref\n',
          '%%EOF\n',
        ],
        ...[
          '0000000000 65535 f \n',
          '0000000009 00000 n \n',
          '1 0 R',
          '/Prev 9',
          '/Length 4',
          '/Size 99',
          '/Root 1 0 R',
        ],
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 40 }), fc.boolean(), async (parts, hasEnd) => {
        const end = hasEnd ? 'startxref\n9\n%%EOF\n' : '';
        await answered(Buffer.from(`%PDF-1.7\n${parts.join('')}${end}`, 'latin1'));
      }),
      { numRuns: 1500 },
    );
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), async (bytes) => {
        await answered(bytes);
      }),
    );
  });

  it('that were ours are answered, and never valid', async () => {
    const edit = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
      taken: fc.oneof(fc.nat({ max: 4 }), fc.nat({ max: 3000 })),
      from: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
      moved: fc.oneof(fc.constant(0), fc.nat({ max: 400 })),
      added: fc.oneof(
        fc.uint8Array({ maxLength: 6 }),
        fc.constantFrom(...['<<', '0', '999999999', '-1', '[', 'endobj'].map((text) => Buffer.from(text))),
      ),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: 3 }),
        fc.array(edit, { minLength: 1, maxLength: 4 }),
        async (which, edits) => {
          const original = files[which] ?? Buffer.alloc(0);
          let bytes = original;
          for (const { at, taken, from, moved, added } of edits) {
            const [place, source] = [Math.floor(at * bytes.length), Math.floor(from * bytes.length)];
            const pieces = [
              bytes.subarray(0, place),
              bytes.subarray(source, source + moved),
              added,
              bytes.subarray(place + taken),
            ];
            bytes = Buffer.concat(pieces);
          }
          fc.pre(
            !bytes.equals(original) && !files.some((file) => file.subarray(0, bytes.length).equals(bytes)),
          );
          const { verdict } = await verifiedIn(world, bytes);
          expect(verdict).to.equal('invalid');
        },
      ),
      { numRuns: 2500 },
    );
  });

  it('that unpack to very much are refused', async () => {
    const bomb = deflateSync(Buffer.alloc(200 * 1024 * 1024), { level: 9 });
    expect(await answered(streamed('/W [1 2 1] /Size 3 /Filter /FlateDecode', bomb))).to.deep.equal([
      'tooLarge',
    ]);
    const entries = deflateSync(Buffer.alloc(8 * 1024 * 1024));
    const codes = await answered(streamed('/W [1 0 0] /Size 8388608 /Filter /FlateDecode', entries));
    expect(codes).to.deep.equal(['tooLarge']);
  });

  it('that claim very much are refused', async () => {
    for (const entries of [
      '/W [1 0 0] /Size 1e9',
      '/W [9 9 9] /Size 3',
      '/W [0 0 0] /Size 9',
      '/W [1 1 1] /Index [0 999999999999]',
      '/W [1 1 1] /Size 99999999999',
      '/W [-1 2 1] /Size 3',
    ]) {
      expect(await answered(streamed(entries, Buffer.alloc(9))), entries).to.deep.equal(['unreadable']);
    }
    const long = plainFile({ ...plainObjects, 4: '<< /Length 99999999999 >>\nstream\nx\nendstream' });
    expect(await answered(long)).to.deep.equal(['unreadable']);
    const digits = plainFile({ ...plainObjects, 9: `<< /Title ${'1'.repeat(2_000_000)}x >>` });
    expect(await answered(digits)).to.deep.equal(['unreadable']);
  });

  it('that are very deep or very many are refused', async () => {
    const deep = plainFile({ ...plainObjects, 9: '['.repeat(1_000_000) });
    expect(await answered(deep)).to.deep.equal(['unreadable']);
    const many = plainFile({ ...plainObjects, 9: `[${'0 '.repeat(4_000_000)}]` });
    expect(await answered(many)).to.deep.equal(['tooLarge']);
    const open = plainFile({ ...plainObjects, 9: `(${'('.repeat(3_000_000)}` });
    expect(await answered(open)).to.deep.equal(['unreadable']);
    const fields = Array.from({ length: 200_000 }, () => '7 0 R').join(' ');
    expect(await answered(plainFile({ ...plainObjects, 6: `<< /Fields [${fields}] >>` }))).to.deep.equal([
      'tooLarge',
    ]);
  });

  it('that lead round in a circle are refused', async () => {
    const base = plainFile();
    const circle = revised(base, {}).toString('latin1');
    const own = lastStart(Buffer.from(circle, 'latin1'));
    const text = circle.replace(/\/Prev \d+(?![^]*\/Prev)/u, `/Prev ${own}`);
    expect(await answered(Buffer.from(text, 'latin1'))).to.deep.equal(['unreadable']);
    const fields = { ...plainObjects, 6: '<< /Fields [20 0 R] >>', 20: '<< /Kids [20 0 R] >>' };
    expect(await answered(plainFile(fields))).to.deep.equal(['unreadable']);
    const lengths = { ...plainObjects, 4: '<< /Length 4 0 R >>\nstream\nx\nendstream' };
    expect(await answered(plainFile(lengths))).to.deep.equal(['unreadable']);
  });

  it('of a thousand revisions are answered in time', async () => {
    let file = await seal(
      world,
      plainFile({ ...plainObjects, 9: `<< /Title [${'9 0 R '.repeat(20_000)}] >>` }),
    );
    for (let count = 0; count < 900; count += 1) file = revised(file, {});
    expect(await answered(file)).to.deep.equal(['notCovered']);
    for (let count = 0; count < 200; count += 1) file = revised(file, {});
    expect(await answered(file)).to.deep.equal(['tooLarge']);
  });
});

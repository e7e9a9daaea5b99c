// Verifying over HTTP: our own files untouched and altered, files of others, and what is no file at all.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import type { Paper } from '../../../server/domain/documents/blocks.ts';
import { on } from '../../support/days.ts';
import { writePdf } from '../../../server/pdf/write.ts';
import { issueSeal, issueTimestampAuthority, makeRoot } from '../../../server/signing/certificate.ts';
import { sealPdf } from '../../../server/signing/pades.ts';
import { localTimestamper } from '../../../server/signing/timestamp.ts';
import { beginning, openApp, type TestApp } from '../../support/app.ts';
import { expectPage, type PageRead } from '../../support/page.ts';
import { pdfToolsMissing } from '../../support/pdf-tools.ts';
import { skipWhenMissing } from '../../support/requirements.ts';

const address = '/forbund/granby/forbundsordning/lydelser/2/handling';
const places = { verifyAt: 'http://stadga.test/verifiera', baseUrl: 'http://stadga.test' };

describe('verifying a document', () => {
  let app: TestApp;
  let own: Buffer;
  before(async () => {
    app = await openApp();
    await app.house.worker.runAll();
    own = (await app.stranger.get(address)).body as Buffer;
  });
  after(() => app.close());

  const upload = (bytes: Buffer, name = 'handling.pdf') =>
    app.stranger.upload('/verifiera', {}, { file: { name, bytes } });
  const verdictOver = async (bytes: Buffer, name?: string): Promise<PageRead> =>
    expectPage(await upload(bytes, name));
  const refusalOf = async (bytes: Buffer, status: number): Promise<string | null> =>
    expectPage(await upload(bytes), status).errorAt('file');

  it('says of a file of ours that it is genuine, whose it is, from when, and what', async () => {
    const page = await verdictOver(own);
    expect(page.heading).to.equal('Äkta och oförändrat');
    for (const words of [
      'Samordningsförbundet Granby (granby)',
      '2 mars 2026 kl. 10.00',
      'Förbundsordning för Samordningsförbundet Granby, lydelse 2',
    ]) {
      expect(page.text).to.contain(words);
    }
    expect(page.links).to.include('/forbund/granby/forbundsordning/lydelser/2');
    const [row] = await app.house.engine.read
      .selectFrom('issued_documents')
      .select('sha256')
      .where('path', 'like', '%/lydelser/2')
      .execute();
    expect(page.text).to.contain(row?.sha256);
  });

  it('says it in English too', async () => {
    const english = app.visitor('stadga-sprak=en');
    const page = expectPage(await english.upload('/verifiera', {}, { file: { name: 'a.pdf', bytes: own } }));
    expect(page.heading).to.equal('Genuine and unchanged');
    expect(page.text).to.contain('at 10.00');
  });

  it('tells one altered byte, anywhere, and leads to the real document', async function alterBytes() {
    this.timeout(60_000);
    const altered = async (place: number, bit: number): Promise<void> => {
      const bytes = Buffer.from(own);
      bytes[place] = (bytes[place] ?? 0) ^ (1 << bit);
      const page = await verdictOver(bytes);
      expect(page.heading, `byte ${String(place)}, bit ${String(bit)}`).to.equal('Ändrat efter stämpeln');
      expect(page.links).to.include('/forbund/granby/forbundsordning/lydelser/2');
    };
    for (const place of [0, 1, 8, own.length - 1, own.length - 8, own.indexOf('/ByteRange') + 14])
      await altered(place, 0);
    await fc.assert(fc.asyncProperty(fc.nat(own.length - 1), fc.nat(7), altered), {
      numRuns: 60,
      interruptAfterTimeLimit: 40_000,
      markInterruptAsFailure: true,
    });
  });

  it('tells a file that was rolled back, cut, or added to', async () => {
    const unsealed = own.subarray(0, own.indexOf('%%EOF') + 6);
    for (const bytes of [
      unsealed,
      own.subarray(0, own.length - 100),
      Buffer.concat([own, Buffer.from('\n% tillagt\n')]),
      Buffer.concat([own, Buffer.from('1 0 obj\n<< >>\nendobj\nstartxref\n0\n%%EOF\n')]),
    ]) {
      const page = await verdictOver(bytes);
      expect(page.heading).to.equal('Ändrat efter stämpeln');
      expect(page.text).to.contain('är inte den fil som utfärdades');
      // What an altered file says of its signer is not repeated.
      expect(page.text).to.not.contain('Stämplad av');
    }
  });

  it('does not know the files of others, sealed or not, nor by a look-alike', async () => {
    const foreign: Paper = {
      title: 'Främmande handling',
      genre: 'Motion',
      issuer: 'Samordningsförbundet Granby',
      registryNumber: null,
      date: on('2026-03-02'),
      decidedAt: '2026-03-02T09:00:00.000Z',
      isDraft: false,
      blocks: [],
    };
    const unsealed = await writePdf(foreign, { ...places, seal: { signer: foreign.issuer } });
    const root = makeRoot({ name: 'Stadga rot', identifier: 'stadga-rot' }, beginning);
    const seal = issueSeal(root, { name: foreign.issuer, identifier: 'granby' }, beginning);
    const time = issueTimestampAuthority(root, { name: 'Stadga tidsstämpel', identifier: 'tid' }, beginning);
    const sealed = await sealPdf(
      unsealed,
      { ...seal, chainPem: [root.certificatePem] },
      localTimestamper(time, root.certificatePem, () => beginning),
      beginning,
    );
    const [plainly, lookAlike] = [
      await verdictOver(Buffer.from(unsealed)),
      await verdictOver(Buffer.from(sealed)),
    ];
    expect(plainly.heading).to.equal('Inte utfärdat här');
    expect(plainly.text).to.contain('Filen är inte stämplad.');
    expect(lookAlike.heading).to.equal('Inte utfärdat här');
    expect(lookAlike.text).to.contain('inte satt av någon som den här installationen känner');
    expect(lookAlike.text).to.not.contain('Stämplad av');
  });

  it('tells a seal of ours on a file that is not in the registry from what it does not know', async () => {
    const other = await openApp();
    try {
      await other.house.worker.runAll();
      const theirs = (await other.stranger.get(address)).body as Buffer;
      await other.house.engine.write((transaction) => transaction.deleteFrom('jobs').execute());
      // The same keys with an older registry: as after a restored backup.
      const keys = await other.house.engine.read.selectFrom('signing_keys').selectAll().execute();
      const third = await openApp();
      try {
        await third.house.engine.write((transaction) =>
          transaction
            .insertInto('signing_keys')
            .values(keys.filter(({ purpose }) => purpose !== 'seal'))
            .execute(),
        );
        const page = expectPage(
          await third.stranger.upload('/verifiera', {}, { file: { name: 'a.pdf', bytes: theirs } }),
        );
        expect(page.heading).to.equal('Stämpeln är vår, men filen finns inte i registret');
        expect(page.text).to.contain('Samordningsförbundet Granby (granby)');
      } finally {
        await third.close();
      }
    } finally {
      await other.close();
    }
  });

  it('refuses in plain words what is no PDF, what is nothing, and what is too large', async () => {
    expect(await refusalOf(Buffer.from('Förbundsordning'), 422)).to.equal('Filen är inte ett PDF-dokument.');
    expect(await refusalOf(Buffer.alloc(0), 422)).to.equal('Välj den PDF-fil som du vill kontrollera.');
    expect(expectPage(await app.stranger.post('/verifiera'), 422).errorAt('file')).to.equal(
      'Välj den PDF-fil som du vill kontrollera.',
    );
    expect(await refusalOf(Buffer.alloc(30_000_000, '%PDF-1.7 '), 413)).to.equal(
      'Filen är för stor för att kontrolleras här: högst 8 MB.',
    );
  });

  it('says of a PDF under a password, and of a broken one, why it cannot be verified', async function encrypt() {
    skipWhenMissing(this, pdfToolsMissing());
    const [plainFile, locked] = ['plain', 'locked'].map((name) =>
      path.join(tmpdir(), `stadga-${String(process.pid)}-${name}.pdf`),
    ) as [string, string];
    writeFileSync(plainFile, own);
    const { status } = spawnSync('qpdf', ['--encrypt', 'hemligt', 'hemligt', '256', '--', plainFile, locked]);
    expect(status).to.be.oneOf([0, 3]);
    const encrypted = await verdictOver(readFileSync(locked));
    for (const file of [plainFile, locked]) rmSync(file);
    // Encrypting writes the file anew but keeps its identity.
    expect(encrypted.heading).to.be.oneOf(['Inte utfärdat här', 'Ändrat efter stämpeln']);
    expect(encrypted.text).to.contain('skyddad med lösenord');
    const broken = await verdictOver(Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog'));
    expect(broken.heading).to.equal('Inte utfärdat här');
    expect(broken.text).to.contain('trasig eller byggd på ett sätt');
  });

  it('takes any bytes and any file name calmly', async function takeAnything() {
    this.timeout(60_000);
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 1, maxLength: 3000 }),
        fc.boolean(),
        fc.constantFrom(
          '../../etc/passwd.pdf',
          '<img src=x onerror=alert(1)>.pdf',
          'a\u202efdp.exe',
          `${'lång'.repeat(60)}.pdf`,
          '"; filename=x.pdf',
          '.pdf',
        ),
        async (bytes, isHeaded, name) => {
          const file = Buffer.concat([Buffer.from(isHeaded ? '%PDF-1.7\n' : ''), bytes]);
          const response = await upload(file, name);
          expect(response.status).to.be.oneOf([200, 422]);
          expectPage(response, response.status);
          expect(response.text).to.not.contain('<img src=x').and.to.not.contain('\u202e');
        },
      ),
      { numRuns: 40, interruptAfterTimeLimit: 40_000, markInterruptAsFailure: true },
    );
  });

  it('answers at once that many ask, when more ask than it can hold', async () => {
    const responses = await Promise.all(Array.from({ length: 20 }, () => upload(own)));
    const statuses = responses.map(({ status }) => status);
    expect(new Set(statuses)).to.deep.equal(new Set([200, 429]));
    const busy = responses.find(({ status }) => status === 429);
    if (busy === undefined) throw new Error('nobody was told to wait');
    expect(expectPage(busy, 429).errorAt('file')).to.equal(
      'Många dokument kontrolleras just nu. Vänta en stund och försök igen.',
    );
  });

  it('stores nothing of what it is sent', async () => {
    const count = async (): Promise<readonly unknown[]> =>
      Promise.all(
        (['issued_documents', 'jobs', 'log_entries', 'signing_keys'] as const).map((table) =>
          app.house.engine.read
            .selectFrom(table)
            .select((rows) => rows.fn.countAll<number>().as('rows'))
            .executeTakeFirstOrThrow(),
        ),
      );
    const before = await count();
    await verdictOver(own);
    await verdictOver(Buffer.from('%PDF-1.7 främmande'));
    expect(await count()).to.deep.equal(before);
  });
});

describe('the root certificate', () => {
  let app: TestApp;
  before(async () => {
    app = await openApp();
  });
  after(() => app.close());

  it('is there from the first start, and its fingerprint stands on the page', async () => {
    expectPage(await app.stranger.get('/verifiera/rot.pem'), 404);
    expect(expectPage(await app.stranger.get('/verifiera')).text).to.contain('inget rotcertifikat');
    await app.house.worker.begin();
    const response = await app.stranger.get('/verifiera/rot.pem');
    expect([response.status, response.headers['content-type']]).to.deep.equal([
      200,
      'application/x-pem-file',
    ]);
    expect(response.text).to.match(/^-----BEGIN CERTIFICATE-----\n/);
    const { text } = expectPage(await app.stranger.get('/verifiera'));
    expect(text).to.match(/[0-9a-f]{64}/);
  });
});

// What is issued: every document of the cast, made once, sealed by its owner, passed by our gate and by other programs.
import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { partialDate } from '../../../server/domain/language/dates.ts';
import { renameOrganisation } from '../../../server/features/organisations/index.ts';
import { readInVersion } from '../../../server/features/statutes/index.ts';
import { isRefusal } from '../../../server/domain/refusal.ts';
import { checkPdf } from '../../../server/pdf/check.ts';
import { verifyPdf } from '../../../server/signing/verify.ts';
import { openApp, type TestApp } from '../../support/app.ts';
import { wording } from '../../support/cast.ts';
import { known } from '../../support/days.ts';
import { forEachEngine } from '../../support/engines.ts';
import { ask, pdfToolsMissing } from '../../support/pdf-tools.ts';
import { skipWhenMissing } from '../../support/requirements.ts';

const issuedIn = (app: TestApp) =>
  app.house.engine.read
    .selectFrom('issued_documents')
    .selectAll()
    .orderBy('issued_at')
    .orderBy('id')
    .execute();
const keysIn = (app: TestApp) =>
  app.house.engine.read.selectFrom('signing_keys').selectAll().orderBy('id').execute();
const loggedIn = async (app: TestApp, kind: string) =>
  app.house.engine.read.selectFrom('log_entries').selectAll().where('kind', '=', kind).execute();

async function rootOf(app: TestApp): Promise<string> {
  return (await app.stranger.get('/verifiera/rot.pem')).text;
}

describe('issued documents', () => {
  forEachEngine((under) => {
    let app: TestApp;
    beforeEach(async () => {
      app = await openApp(await under.url());
    });
    afterEach(() => app.close());

    it('are made once, sealed by their owner, with an entry in the log', async () => {
      expect(await app.house.worker.runAll()).to.equal(4);
      expect(await app.house.worker.runAll()).to.equal(0);
      const issued = await issuedIn(app);
      expect(issued).to.have.lengthOf(4);
      const rootPem = await rootOf(app);
      for (const { bytes, sha256, title, expected_signers } of issued) {
        expect(createHash('sha256').update(bytes).digest('hex'), title).to.equal(sha256);
        const { verdict, signers, reasons } = await verifyPdf(bytes, { rootPem, at: app.clock.now });
        expect({ verdict, reasons }, title).to.deep.equal({ verdict: 'valid', reasons: [] });
        const named = signers.map((each) => ({ name: each.name, identifier: each.organisationIdentifier }));
        expect(named, title).to.deep.equal(JSON.parse(expected_signers));
        expect(await checkPdf(bytes), title).to.deep.equal([]);
      }
      const entries = await loggedIn(app, 'document.issued');
      expect(entries.map(({ subject_id }) => subject_id)).to.have.members(
        issued.map(({ subject_id }) => subject_id),
      );
      expect(entries.map(({ canonical }) => canonical).join('\n')).to.contain(issued[0]?.sha256);
    });

    it('are made once by two programs on one database', async () => {
      await app.house.worker.begin();
      const counts = await Promise.all([app.house.worker.runAll(), app.house.worker.runAll()]);
      expect(counts[0] + counts[1]).to.equal(4);
      expect(await issuedIn(app)).to.have.lengthOf(4);
      expect(await loggedIn(app, 'document.issued')).to.have.lengthOf(4);
    });

    it('change nothing when their job comes again', async () => {
      await app.house.worker.runAll();
      const before = await issuedIn(app);
      await app.house.engine.write((transaction) =>
        transaction.updateTable('jobs').set({ state: 'queued' }).execute(),
      );
      app.clock.now += 60_000;
      expect(await app.house.worker.runAll()).to.equal(4);
      expect(await issuedIn(app)).to.deep.equal(before);
      expect(await loggedIn(app, 'document.issued')).to.have.lengthOf(4);
    });

    it('are ordered at the start for versions that were saved before there were any', async () => {
      await app.house.engine.write((transaction) => transaction.deleteFrom('jobs').execute());
      expect(await app.house.worker.runAll()).to.equal(4);
    });

    it('are made at once after a commit by a worker that runs', async () => {
      await app.house.worker.begin();
      app.house.worker.start();
      const { granby } = app.world;
      const saved = await app.house.engine.write((transaction) =>
        readInVersion(app.house.desk(transaction, null), granby, {
          source: wording('Förbundet ska svara för samordning.'),
          effectiveFrom: known('2025-01-01'),
          decisions: [],
        }),
      );
      if (isRefusal(saved)) throw new Error(saved.refused);
      const documents = app.house.desk(app.house.engine.read, null).documents;
      while ((await documents.issued('statuteVersion', saved.id)) === null)
        await new Promise((resolve) => setTimeout(resolve, 20));
      await app.house.worker.stop();
    });
  });
});

describe('keys', () => {
  let app: TestApp;
  beforeEach(async () => {
    app = await openApp();
  });
  afterEach(() => app.close());

  it('are made once: a root, a time stamp authority, a seal for each that issues', async () => {
    await app.house.worker.begin();
    await app.house.worker.begin();
    expect((await keysIn(app)).map(({ purpose }) => purpose)).to.have.members(['root', 'timestamp']);
    await app.house.worker.runAll();
    const seals = (await keysIn(app)).filter(({ purpose }) => purpose === 'seal');
    expect(seals.map(({ organisation_id }) => organisation_id)).to.have.members([
      app.world.granby.id,
      app.world.network.id,
    ]);
    expect((await loggedIn(app, 'key.made')).map(({ organisation_id }) => organisation_id)).to.have.members([
      app.world.granby.id,
      app.world.network.id,
    ]);
  });

  it('are locked where they are stored', async () => {
    await app.house.worker.runAll();
    for (const { private_key } of await keysIn(app)) {
      const bytes = Buffer.from(private_key, 'base64');
      expect(bytes.subarray(0, 12).toString()).to.equal('STADGA-KEY-1');
      // The object identifier of elliptic curve keys stands in every such key that is not locked.
      expect(bytes.includes(Buffer.from('2a8648ce3d0201', 'hex'))).to.equal(false);
    }
  });

  it('bear another name from the day that the organisation does', async () => {
    await app.house.worker.runAll();
    const renamed = await app.house.engine.write(async (transaction) => {
      const desk = app.house.desk(transaction, null);
      await renameOrganisation(desk, app.world.granby, {
        name: 'Samordningsförbundet Nya Granby',
        from: partialDate('2026-01-01'),
      });
      const [granby = app.world.granby] = await desk.organisations.byIds([app.world.granby.id]);
      return readInVersion(desk, granby, {
        source: wording('Förbundet ska svara för samordning.'),
        effectiveFrom: known('2025-01-01'),
        decisions: [],
      });
    });
    if (isRefusal(renamed)) throw new Error(renamed.refused);
    await app.house.worker.runAll();
    const documents = app.house.desk(app.house.engine.read, null).documents;
    expect((await documents.issued('statuteVersion', renamed.id))?.expectedSigners).to.deep.equal([
      { name: 'Samordningsförbundet Nya Granby', identifier: 'granby' },
    ]);
    expect((await keysIn(app)).filter(({ purpose }) => purpose === 'seal')).to.have.lengthOf(3);
  });
});

describe('issued documents, to other programs', () => {
  let app: TestApp;
  before(async function openOnce() {
    skipWhenMissing(this, pdfToolsMissing());
    app = await openApp();
    await app.house.worker.runAll();
  });
  after(() => app.close());

  it('are clean, tagged, titled and A4', async () => {
    const issued = await issuedIn(app);
    expect(issued).to.have.lengthOf(4);
    for (const { bytes, title } of issued) {
      const { status, said } = ask('qpdf', ['--check', 'FILE'], bytes);
      expect(said, title).to.contain('No syntax or stream encoding errors');
      expect(status, title).to.equal(0);
      const info = ask('pdfinfo', ['FILE'], bytes).said.replace(/ +/g, ' ');
      for (const line of [`Title: ${title}`, 'Tagged: yes', '(A4)', 'JavaScript: no']) {
        expect(info, title).to.contain(line);
      }
    }
  });

  it('say what a version is: whose, from when, on what evidence, and every clause', async () => {
    const response = await app.stranger.get('/forbund/granby/forbundsordning/lydelser/3/handling');
    const { said } = ask('pdftotext', ['FILE', '-'], response.body as Buffer);
    const text = said.replace(/\s+/g, ' ');
    for (const words of [
      'Förbundsordning för Samordningsförbundet Granby, lydelse 3',
      'Gäller från och med 1 juli 2024',
      'Inläst, beslut ej styrkta',
      'Granby kommun juli 2024 § 12',
      '1 § Ändamål Förbundet ska stödja finansiell samordning mellan medlemmarna.',
      '2. svara för ekonomin.',
      '3 § Säte',
    ]) {
      expect(text).to.contain(words);
    }
  });
});

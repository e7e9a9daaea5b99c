// The address of a document: nothing, a wait, a failure with a reference, or the file itself.
import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { openApp, type TestApp } from '../../support/app.ts';
import { expectPage } from '../../support/page.ts';

const address = '/forbund/granby/forbundsordning/lydelser/1/handling';

describe('the address of a document', () => {
  let app: TestApp;
  beforeEach(async () => {
    app = await openApp();
  });
  afterEach(() => app.close());
  const change = (row: Readonly<Record<string, string | number>>): Promise<unknown> =>
    app.house.engine.write((transaction) => transaction.updateTable('jobs').set(row).execute());

  it('is nothing where no document was ordered', async () => {
    await app.house.engine.write((transaction) => transaction.deleteFrom('jobs').execute());
    expectPage(await app.stranger.get(address), 404);
    expectPage(await app.stranger.get(address.replace('/1/', '/9/')), 404);
  });

  it('is a page that says how far it has come, while it waits and while it is made', async () => {
    const waiting = expectPage(await app.stranger.get(address), 202);
    expect(waiting.text).to.contain('Handlingen görs i ordning.');
    expect(waiting.text).to.match(/Handlingen står först i kön\.|handling(ar)? ligger före i kön\./);
    expect(waiting.links).to.include(address);
    expect(waiting.links).to.include('/forbund/granby/forbundsordning/lydelser/1');
    await change({ state: 'running' });
    expect(expectPage(await app.stranger.get(address), 202).text).to.contain('stämplas nu');
  });

  it('counts who stands before', async () => {
    const texts = await Promise.all(
      [1, 2, 3].map(
        async (number) => (await app.stranger.get(address.replace('/1/', `/${String(number)}/`))).text,
      ),
    );
    const told = texts.map((text) => /(\w+) handling(?:ar)? ligger före/.exec(text)?.[1] ?? 'först');
    // The fourth of the cast stands somewhere among the three: all were ordered at the same instant.
    expect(['först', 'En', '2', '3']).to.include.members(told);
    expect(new Set(told).size).to.equal(3);
  });

  it('is a page with a reference where it could not be made, and the file when it was at last', async () => {
    await change({ state: 'failed', reference: 'ABCDE-12345' });
    const failed = expectPage(await app.stranger.get(address), 500);
    expect(failed.text).to.contain('gick inte att göra i ordning').and.to.contain('ABCDE-12345');
    expect(failed.links).to.include('/forbund/granby/forbundsordning/lydelser/1');
    await app.house.worker.runAll();
    expect((await app.stranger.get(address)).status).to.equal(200);
  });

  it('is the file, with its name, read where it is opened, and not sent twice', async () => {
    await app.house.worker.runAll();
    const response = await app.stranger.get(address);
    const bytes = response.body as Buffer;
    expect(response.status).to.equal(200);
    expect(response.headers['content-type']).to.equal('application/pdf');
    expect(response.headers['content-disposition']).to.equal(
      'inline; filename=granby-forbundsordning-lydelse-1.pdf',
    );
    expect(response.headers['cache-control']).to.equal('private, no-cache');
    expect(response.headers['content-security-policy']).to.contain("default-src 'none'");
    expect(response.headers['etag']).to.equal(`"${createHash('sha256').update(bytes).digest('hex')}"`);
    const again = await app.stranger.get(address, { 'If-None-Match': response.headers['etag'] as string });
    expect([again.status, (again.body as Buffer).length]).to.deep.equal([304, 0]);
    // Whoever is signed in reads the same.
    expect((await (await app.as('delegate')).get(address)).body).to.deep.equal(bytes);
  });

  it('is linked from the page of its version', async () => {
    const { links } = expectPage(await app.stranger.get('/forbund/granby/forbundsordning/lydelser/1'));
    expect(links).to.include(address);
  });
});

describe('a draft of a statute', () => {
  let app: TestApp;
  before(async () => {
    app = await openApp();
  });
  after(() => app.close());

  it('is printed for those who may see it, without a seal, and nothing is stored', async () => {
    const draft = `/forbund/granby/forbundsordning/inlasning/${app.world.draftId}`;
    const secretary = await app.as('secretary');
    expect(expectPage(await secretary.get(draft)).links).to.include(`${draft}/handling`);
    const response = await secretary.get(`${draft}/handling`);
    const bytes = response.body as Buffer;
    expect([response.status, response.headers['content-type']]).to.deep.equal([200, 'application/pdf']);
    expect(response.headers['content-disposition']).to.equal('attachment; filename=granby-utkast.pdf');
    expect(bytes.includes('/ByteRange')).to.equal(false);
    const { issued } = await app.house.engine.read
      .selectFrom('issued_documents')
      .select((count) => count.fn.countAll<number>().as('issued'))
      .executeTakeFirstOrThrow();
    expect(issued).to.equal(0);
    expectPage(await app.stranger.get(`${draft}/handling`), 404);
  });
});

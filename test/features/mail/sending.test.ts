// Letters through the whole program: queued by the act, sent after it, tried again, given up, taken over by hand.
import { expect } from 'chai';
import type { HouseDesk } from '../../../server/house.ts';
import { nameContact } from '../../../server/features/proposals/index.ts';
import { openApp, type TestApp } from '../../support/app.ts';
import { forEachEngine, freshSqlite } from '../../support/engines.ts';
import { done } from '../../support/held-meeting.ts';
import { attachmentOf, headerOf, mailServer, textOf, type MailServer } from '../../support/mail-server.ts';
import { expectPage, expectRedirect } from '../../support/page.ts';
import { dispatched, doing } from '../../support/rounds.ts';

const outbox = '/forbund/granby/utkorg';
const address = 'registrator@granby.example';
const sending = { SMTP_URL: '', MAIL_FROM: 'stadga@forbund.example', LOG_LEVEL: 'silent' };

async function kommunOf(app: TestApp): Promise<string> {
  const members = await doing(app, (desk) => desk.organisations.memberships(app.world.granby.id));
  return members.find(({ party }) => party === 'municipalities')?.memberId ?? '';
}

const lettersOf = (app: TestApp) =>
  doing(app, (desk: HouseDesk) => desk.mail.of(app.world.granby.id, { most: 50, skip: 0 }));

/** An app whose kommun has a contact, and a proposal that is with the members: one letter. */
async function withLetter(url: string, server: MailServer | null): Promise<TestApp> {
  const app = await openApp(url, server === null ? {} : { ...sending, SMTP_URL: server.url });
  const kommun = await kommunOf(app);
  await doing(app, async (desk) => done(await nameContact(desk, app.world.granby, kommun, address)));
  await dispatched(app);
  return app;
}

forEachEngine((engine) => {
  describe('a letter that is sent', () => {
    let server: MailServer;
    let app: TestApp;
    beforeEach(async function begin() {
      this.timeout(30_000);
      server = await mailServer();
      app = await withLetter(await engine.url(), server);
    });
    afterEach(async () => {
      await app.close();
      await server.close();
    });

    it('arrives once, with the missiv, and a link that opens everything', async function sendsOnce() {
      this.timeout(30_000);
      await app.house.worker.runAll();
      await app.house.worker.runAll();
      expect(server.received).to.have.length(1);
      const [got] = server.received;
      if (got === undefined) throw new Error('nothing arrived');
      expect(got.to).to.deep.equal([address]);
      expect(textOf(got)).to.match(/http:\/\/stadga\.test\/ingang\/[\w.-]+\?vidare=/);
      expect(attachmentOf(got)?.subarray(0, 5).toString()).to.equal('%PDF-');
      const [letter] = await lettersOf(app);
      expect(letter).to.include({ state: 'sent', attempts: 1 });
    });

    it('never shows its link in the outbox, sent or waiting', async () => {
      const secretary = await app.as('secretary');
      const [letter] = await lettersOf(app);
      const page = await secretary.get(`${outbox}/${letter?.id ?? ''}`);
      expectPage(page);
      expect(page.text).to.not.include('/ingang/');
      expect(page.text).to.include('Bara mottagaren ser den.');
    });

    it('is tried again after a pause when the server refuses for now, and arrives', async function triesAgain() {
      this.timeout(30_000);
      server.behave(451);
      await app.house.worker.runAll();
      expect((await lettersOf(app))[0]).to.include({ state: 'queued', attempts: 1 });
      server.behave('take');
      await app.house.worker.runAll();
      expect(server.received, 'before its pause is over').to.have.length(0);
      app.clock.now += 61_000;
      await app.house.worker.runAll();
      expect(server.received).to.have.length(1);
    });

    it('is given up with a reference when it is refused for good, and sent again by hand', async function givesUp() {
      this.timeout(30_000);
      server.behave(550);
      await app.house.worker.runAll();
      const [letter] = await lettersOf(app);
      expect(letter?.state).to.equal('failed');
      expect(letter?.reference).to.match(/^[0-9A-F]{5}-[0-9A-F]{5}$/);
      const secretary = await app.as('secretary');
      const here = `${outbox}/${letter?.id ?? ''}`;
      expect(expectPage(await secretary.get(here)).text).to.include(letter?.reference ?? '');
      server.behave('take');
      expectRedirect(await secretary.post(`${here}/omsandning`));
      await app.house.worker.runAll();
      expect(server.received).to.have.length(1);
      expect((await secretary.post(`${here}/omsandning`)).status).to.equal(409);
    });

    it('taken over by hand is not sent, and shows a link that reaches this förbund only', async () => {
      const [letter] = await lettersOf(app);
      const secretary = await app.as('secretary');
      const here = `${outbox}/${letter?.id ?? ''}`;
      expectRedirect(await secretary.post(`${here}/handpost`));
      await app.house.worker.runAll();
      expect(server.received).to.have.length(0);
      const page = await secretary.get(here);
      expect(page.text).to.include('/ingang/');
      const links = await doing(app, async (desk) => {
        const mail = await desk.mail.byId(letter?.id ?? '');
        return desk.accounts.personalLink(mail?.linkId ?? '');
      });
      expect(links?.organisationId).to.equal(app.world.granby.id);
      expect(links?.id).to.not.equal(letter?.linkId);
    });

    it('that was taken when the connection broke comes twice at most, under one name', async function comesTwice() {
      this.timeout(30_000);
      server.behave('takeAndHangUp');
      await app.house.worker.runAll();
      expect((await lettersOf(app))[0]?.state).to.equal('queued');
      server.behave('take');
      app.clock.now += 61_000;
      await app.house.worker.runAll();
      expect(server.received).to.have.length(2);
      const names = new Set(server.received.map((each) => headerOf(each, 'Message-ID')));
      expect(names.size).to.equal(1);
    });

    it('in hand when the program was killed is sent when its claim has run out', async function isResumed() {
      this.timeout(30_000);
      const [letter] = await lettersOf(app);
      if (letter === undefined) throw new Error('there is no letter');
      const until = new Date(app.clock.now + 6_000).toISOString();
      expect(await doing(app, (desk) => desk.mail.claim(letter, until))).to.equal(true);
      expect(await doing(app, (desk) => desk.mail.claim(letter, until)), 'claimed by another').to.equal(
        false,
      );
      await app.house.worker.runAll();
      expect(server.received).to.have.length(0);
      app.clock.now += 6_001;
      await app.house.worker.runAll();
      expect(server.received).to.have.length(1);
      expect((await lettersOf(app))[0]).to.include({ state: 'sent', attempts: 2 });
    });

    it('that ended the program each time is given up', async () => {
      for (;;) {
        const [letter] = await lettersOf(app);
        if (letter === undefined || letter.attempts > 5) break;
        const until = new Date(app.clock.now).toISOString();
        expect(await doing(app, (desk) => desk.mail.claim(letter, until))).to.equal(true);
      }
      await app.house.worker.runAll();
      expect((await lettersOf(app))[0]?.state).to.equal('failed');
      expect(server.received).to.have.length(0);
    });
  });
});

describe('a letter where no mail is sent', () => {
  let app: TestApp;
  before(async () => {
    app = await withLetter(freshSqlite(), null);
  });
  after(() => app.close());

  it('is kept to be copied, with its papers, and marked as sent once', async () => {
    const secretary = await app.as('secretary');
    const waiting = expectPage(await secretary.get('/vantar'));
    expect(waiting.text).to.include('Skicka ett brev för hand åt Samordningsförbundet Granby');
    expect(waiting.links).to.include(outbox);
    const list = expectPage(await secretary.get(outbox));
    expect(list.text).to.include('Skickas för hand');
    const [letter] = await lettersOf(app);
    const here = `${outbox}/${letter?.id ?? ''}`;
    const page = await secretary.get(here);
    expect(page.text).to.include('/ingang/').and.include(`missiv-granbys-kommun.docx`);
    const paper = /href="([^"]+missiv\/granbys-kommun\.txt[^"]*)"/.exec(page.text)?.[1] ?? '';
    expect((await secretary.get(paper)).text).to.include('Förslag till beslut');
    expectRedirect(await secretary.post(`${here}/avsandning`));
    expect((await secretary.post(`${here}/avsandning`)).status).to.equal(409);
    expect((await secretary.post(`${here}/handpost`)).status).to.equal(409);
    expect(expectPage(await secretary.get(here)).text).to.include('Skickat för hand');
    expect(expectPage(await secretary.get('/vantar')).text).to.not.include('för hand');
  });

  it('shows the chair the letter, but not the link: she is the second person', async () => {
    const chair = await app.as('chair');
    const [letter] = await lettersOf(app);
    const page = await chair.get(`${outbox}/${letter?.id ?? ''}`);
    expectPage(page);
    expect(page.text).to.not.include('/ingang/');
  });

  it('is nothing in another förbund’s outbox', async () => {
    const [letter] = await lettersOf(app);
    const other = await app.as('otherSecretary');
    expect((await other.get(`/forbund/ekdal/utkorg/${letter?.id ?? ''}`)).status).to.equal(404);
    expect((await other.get(`${outbox}/${letter?.id ?? ''}`)).status).to.equal(404);
    expect((await other.get('/forbund/ekdal/utkorg')).status).to.equal(200);
  });
});

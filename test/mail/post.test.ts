// Handing letters in by SMTP, against a server on loopback: taken, refused, silent, and nothing that becomes a header.
import { expect } from 'chai';
import type { Letter } from '../../server/mail/letter.ts';
import { isMailAddress, letterFault, onOneLine } from '../../server/mail/letter.ts';
import { post, PostFault, type PostSettings } from '../../server/mail/post.ts';
import { attachmentOf, headerOf, mailServer, textOf, type MailServer } from '../support/mail-server.ts';

const letter: Letter = {
  id: '019cadc6-0000-7000-8000-000000000001',
  fromName: 'Samordningsförbundet Granby',
  to: 'registrator@granby.example',
  replyTo: 'sekreteraren@granby.example',
  subject: 'Förslag till reviderad förbundsordning',
  text: 'Hej!\n\nÅ, ä och ö, och en lång rad som går på och går på utan att ta slut förrän här, långt borta.\n',
  attachments: [{ name: 'missiv.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.7 prov') }],
};

const settings = (server: MailServer, more: Partial<PostSettings> = {}): PostSettings => ({
  ...{ host: '127.0.0.1', port: server.port, isSecure: false, requiresTls: false },
  ...{ user: null, password: null, fromAddress: 'stadga@forbund.example', ...more },
});
const quick = { connecting: 500, greeting: 500, silence: 400, whole: 600 };

async function faultOf(sending: Promise<void>): Promise<PostFault> {
  const fault: unknown = await sending.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(fault).to.be.instanceOf(PostFault);
  return fault as PostFault;
}

describe('a letter by SMTP', () => {
  let server: MailServer;
  beforeEach(async () => {
    server = await mailServer();
  });
  afterEach(() => server.close());

  it('arrives whole: to one, from the förbund by name, with its paper', async () => {
    await post(settings(server)).send(letter);
    const [got] = server.received;
    if (got === undefined) throw new Error('nothing arrived');
    expect(got.from).to.equal('stadga@forbund.example');
    expect(got.to).to.deep.equal(['registrator@granby.example']);
    expect(headerOf(got, 'Message-ID')).to.equal(`<${letter.id}@forbund.example>`);
    expect(headerOf(got, 'Reply-To')).to.include('sekreteraren@granby.example');
    expect(headerOf(got, 'Auto-Submitted')).to.equal('auto-generated');
    expect(headerOf(got, 'From')).to.include('<stadga@forbund.example>');
    expect(textOf(got).replaceAll('\r\n', '\n').trim()).to.equal(letter.text.trim());
    expect(attachmentOf(got)?.toString()).to.equal('%PDF-1.7 prov');
  });

  it('that is refused for good is not tried again; one that is refused for now is', async () => {
    server.behave(550);
    expect((await faultOf(post(settings(server)).send(letter))).isFinal).to.equal(true);
    server.behave(451);
    expect((await faultOf(post(settings(server)).send(letter))).isFinal).to.equal(false);
    expect(server.received).to.have.length(0);
  });

  it('is given up in time where the server is silent, or not there', async () => {
    server.behave('silent');
    const before = Date.now();
    expect((await faultOf(post(settings(server), quick).send(letter))).isFinal).to.equal(false);
    expect(Date.now() - before).to.be.below(3_000);
    await server.close();
    expect((await faultOf(post(settings(server), quick).send(letter))).isFinal).to.equal(false);
    server = await mailServer();
  });

  it('tells neither addresses nor passwords when it fails', async () => {
    server.behave(550);
    const fault = await faultOf(
      post(settings(server, { user: 'kansli', password: 'hemligt-ord' })).send(letter),
    );
    const told = JSON.stringify([fault.message, fault.stack, Object.entries(fault)]);
    expect(told).to.not.match(/granby\.example|hemligt-ord|kansli/);
  });

  it('never crosses a network in the clear where that is not allowed', async () => {
    await faultOf(post(settings(server, { requiresTls: true })).send(letter));
    expect(server.received).to.have.length(0);
  });

  for (const [what, change] of [
    ['an address with a break', { to: 'a@granby.example\r\nBcc: b@granby.example' }],
    ['two addresses', { to: 'a@granby.example, b@granby.example' }],
    ['an address with a name', { to: 'A <a@granby.example>' }],
    ['a subject with a break', { subject: 'Hej\r\nBcc: b@granby.example' }],
    ['an answering address with a break', { replyTo: 'a@granby.example\nBcc: b@granby.example' }],
    ['a sender’s name with a break', { fromName: 'Granby\r\nBcc: b@granby.example' }],
    ['a subject with a mark that turns the order', { subject: 'Hej \u202Egranby' }],
    ['no subject', { subject: '' }],
  ] as const) {
    it(`is not sent with ${what}`, async () => {
      const fault = await faultOf(post(settings(server)).send({ ...letter, ...change }));
      expect(fault.isFinal).to.equal(true);
      expect(server.received).to.have.length(0);
    });
  }

  it('takes words that look like headers for words', async () => {
    const text = 'Hej!\n.\nBcc: b@granby.example\n\n.\n';
    await post(settings(server)).send({ ...letter, text, attachments: [] });
    const [got] = server.received;
    if (got === undefined) throw new Error('nothing arrived');
    expect(got.to).to.have.length(1);
    expect(headerOf(got, 'Bcc')).to.equal(null);
    expect(textOf(got)).to.include('Bcc: b@granby.example');
  });
});

describe('an address', () => {
  for (const good of ['a@b.se', 'registrator@granby.example', "o'neill+x@a-b.example", 'info@åsele.se'])
    it(`is ${good}`, () => {
      expect(isMailAddress(good)).to.equal(true);
    });
  for (const bad of [
    '',
    'a',
    'a@b',
    '@b.se',
    'a@',
    'a b@c.se',
    'a@b.se;c@d.se',
    '"a b"@c.se',
    'a@b..se',
    '.a@b.se',
    'a@-b.se',
    `${'a'.repeat(65)}@b.se`,
    `a@${'b.'.repeat(130)}se`,
  ])
    it(`is not ”${bad.slice(0, 30)}”`, () => {
      expect(isMailAddress(bad)).to.equal(false);
    });
});

describe('a text on one line', () => {
  it('has no breaks, and fits where it is put', () => {
    const made = onOneLine(` Hej\r\n\u2028Bcc: x\u202E ${'å'.repeat(300)}`);
    expect(made).to.match(/^Hej Bcc: x å+$/u);
    expect(letterFault({ ...letter, subject: made })).to.equal(null);
  });
});

// A consultation answered with a file over HTTP: each clause it changes becomes a comment, all of them or none.
import { expect } from 'chai';
import { appOfSuite, type TestApp } from '../../support/app.ts';
import { expectLogged, expectNoChange } from '../../support/assertions.ts';
import { expectPage, expectRedirect } from '../../support/page.ts';
import { pdfOf } from '../../support/pdf-files.ts';
import { doing, drafted, officialNamed, proposedText, root } from '../../support/rounds.ts';
import { deleted, inserted, para, run, wordFile } from '../../support/word-files.ts';

const lines = proposedText.split('\n').filter((line) => line.trim() !== '');
/** The text that was sent as a Word file. @param change what is written in the place of a line, as XML; null leaves it out */
const fileOf = (change: (line: string) => string | null): Promise<Buffer> =>
  wordFile({ body: lines.map((line) => change(line) ?? '').join('') });
const docx = (bytes: Buffer) => ({ file: { name: 'svar.docx', bytes } });

async function opened(app: TestApp) {
  const proposal = await drafted(app);
  const here = `${root}/${proposal.id}/samrad`;
  const secretary = await app.as('secretary');
  expectRedirect(await secretary.post(`${here}/oppnande`, { revision: '1', answerBy: '2026-04-30' }));
  const official = await app.as('memberOfficial');
  const page = expectPage(await official.get(here));
  const form = {
    consultation: page.values('consultation')[0] ?? '',
    member: page.values('member')[0] ?? '',
  };
  const comments = () => doing(app, (desk) => desk.proposals.comments(proposal.id));
  return { proposal, here, secretary, official, form, comments, page };
}

describe('a consultation answered with a file', () => {
  const app = appOfSuite();
  before(async () => {
    const members = await doing(app(), (desk) => desk.organisations.memberships(app().world.granby.id));
    const kommun = members.find(({ party }) => party === 'municipalities')?.memberId ?? '';
    await officialNamed(app(), kommun);
  });

  it('has a comment on each clause that its tracked changes change, with the wording they propose', async () => {
    const { here, official, form, comments, page } = await opened(app());
    expect(page.text).to.include('Lämna synpunkter med en fil');
    const bytes = await fileOf((line) =>
      line.startsWith('Förbundet ska stödja')
        ? para(`${run('Förbundet ska ')}${deleted('stödja')}${inserted('främja')}${run(' samverkan.')}`)
        : line.startsWith('3 §')
          ? para(line) + para(inserted('Förbundet får ha kontor i Granby.'))
          : para(line),
    );
    const { done } = await expectLogged(
      app().house.engine,
      ['proposal.commented', 'proposal.commented'],
      () => official.upload(`${here}/fil`, form, docx(bytes)),
    );
    const shown = expectPage(await official.get(expectRedirect(done)));
    expect(shown.text)
      .to.include('Synpunkterna i filen är lämnade')
      .and.include('Ny lydelse i medlemmens fil.')
      .and.include('Förbundet ska främja samverkan.');
    const left = (await comments()).toSorted((one, other) => (one.clause < other.clause ? -1 : 1));
    expect(left.map(({ clause }) => clause)).to.deep.equal(['p1', 'p3']);
    expect(left[0]?.proposedWording).to.equal('Förbundet ska främja samverkan.');
    expect(left[1]?.proposedWording).to.include('kontor i Granby');
  });

  it('says of a new clause where it stands, and of one that is struck out that it is', async () => {
    const { here, official, form, comments } = await opened(app());
    const second = lines.findIndex((line) => line.startsWith('2 §'));
    const third = lines.findIndex((line) => line.startsWith('3 §'));
    const gone = new Set(lines.slice(second, third));
    const bytes = await fileOf((line) => (gone.has(line) ? null : para(line)));
    expectRedirect(await official.upload(`${here}/fil`, form, docx(bytes)));
    const [struck] = await comments();
    expect(struck).to.include({ clause: 'p2', proposedWording: '' });
    expect(struck?.text).to.include('struken');
    const source = `${proposedText}\n\n3 a § Kontor\nKontoret ligger i Granby.\n`;
    const text = { file: { name: 'svar.txt', bytes: Buffer.from(source) } };
    expectRedirect(await official.upload(`${here}/fil`, form, text));
    const added = (await comments()).find((each) => each.text.includes('Ny paragraf'));
    expect(added).to.include({ clause: '', proposedWording: 'Kontoret ligger i Granby.' });
    expect(added?.text).to.include('3 a § Kontor').and.include('efter 3 §');
  });

  it('takes the comparison that can be downloaded: what the förbund proposes is no comment', async () => {
    const { proposal, here, official, form } = await opened(app());
    const address = `${root}/${proposal.id}/jamforelse/word`;
    const file = (await official.get(address)).body as Buffer;
    const answer = await expectNoChange(app().house.engine, () =>
      official.upload(`${here}/fil`, form, docx(file)),
    );
    expect(expectPage(answer, 422).errorAt('file')).to.include('säger detsamma');
  });

  it('stores nothing of a file that says the same, is no such text, or differs too much', async () => {
    const { here, official, form } = await opened(app());
    const many = Array.from(
      { length: 101 },
      (_, index) => `${String(index + 10)} § Ny\nOrd nummer ${String(index)} här.`,
    );
    const pictures = await pdfOf((document) => {
      document.text(proposedText, 72, 72);
      document.addPage().rect(72, 72, 99, 99).fill();
    });
    for (const [bytes, said] of [
      [await fileOf((line) => para(line)), /säger detsamma/],
      [Buffer.from('Bara ord.'), /ingen paragraf/],
      [Buffer.from('{\\rtf1}'), /RTF/],
      [Buffer.from(`${proposedText}\n\n${many.join('\n\n')}`), /fler än 100 ställen/],
      [Buffer.from(proposedText.replace('samordning', '19811218-9876')), /personnummer/],
      [pictures, /bilder/],
      [Buffer.alloc(0), /Välj en fil/],
    ] as const) {
      const answer = await expectNoChange(app().house.engine, () =>
        official.upload(`${here}/fil`, form, { file: { name: 'svar', bytes } }),
      );
      expect(expectPage(answer, 422).errorAt('file'), said.source).to.match(said);
    }
  });

  it('is for members that whoever sends it speaks for, and while the consultation is open', async () => {
    const { proposal, here, official, secretary, form } = await opened(app());
    const bytes = Buffer.from(proposedText.replace('stödja', 'främja'));
    const members = await doing(app(), (desk) => desk.organisations.memberships(app().world.granby.id));
    const other = members.find(({ memberId }) => memberId !== form.member)?.memberId ?? '';
    const sent = { file: { name: 'svar.txt', bytes } };
    await expectNoChange(app().house.engine, async () => {
      expectPage(await official.upload(`${here}/fil`, { ...form, member: other }, sent), 404);
      expectPage(await app().stranger.get(here), 404);
      const old = await official.upload(`${here}/fil`, { ...form, consultation: 'another' }, sent);
      expectPage(old, 409);
      return old;
    });
    // The secretary reads in what a member has sent by mail.
    expectRedirect(await secretary.upload(`${here}/fil`, { ...form, member: other }, sent));
    const left = await doing(app(), (desk) => desk.proposals.comments(proposal.id));
    expect(left.map(({ memberId }) => memberId)).to.deep.equal([other]);
    expectRedirect(await secretary.post(`${here}/avslutning`, { revision: '2' }));
    expectPage(
      await expectNoChange(app().house.engine, () => official.upload(`${here}/fil`, form, sent)),
      409,
    );
  });
});

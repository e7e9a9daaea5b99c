// A proposal's papers read back: the missiv in each of its forms, the board's paper, what is sealed, and who gets them.
import { expect } from 'chai';
import {
  closeConsultation,
  comment,
  openConsultation,
  replyToComment,
} from '../../../server/features/proposals/index.ts';
import type { Proposal } from '../../../server/domain/proposals/proposal.ts';
import { checkPdf } from '../../../server/pdf/check.ts';
import { appOfSuite, type TestApp } from '../../support/app.ts';
import { on } from '../../support/days.ts';
import { done } from '../../support/held-meeting.ts';
import { ask, pdfToolsMissing } from '../../support/pdf-tools.ts';
import { skipWhenMissing } from '../../support/requirements.ts';
import {
  approved,
  askedOf,
  deviatingText,
  dispatched,
  doing,
  drafted,
  read,
  root,
} from '../../support/rounds.ts';
import { checkWord } from '../../support/word-check.ts';

const missiv = (proposal: Proposal, member: string, kind: 'pdf' | 'docx' | 'txt'): string =>
  `${root}/${proposal.id}/missiv/${member}.${kind}`;

/** A consultation that is over, with a comment that was declined and one on the whole that nobody has answered. */
async function consulted(app: TestApp) {
  const proposal = await drafted(app);
  const kommun = (await doing(app, (desk) => desk.organisations.memberships(app.world.granby.id))).find(
    ({ party }) => party === 'municipalities',
  )?.memberId;
  return doing(app, async (desk) => {
    const open = done(await openConsultation(desk, proposal, { revision: 1, answerBy: on('2026-04-30') }));
    const [consultation] = await desk.proposals.consultations(proposal.id);
    const consultationId = consultation?.id ?? '';
    const said = { consultationId, memberId: kommun ?? '' };
    const one = done(
      await comment(desk, open, {
        ...said,
        clause: 'p1',
        text: 'Säg ”alla”.',
        proposedWording: 'Till alla.',
      }),
    );
    done(await comment(desk, open, { ...said, clause: '', text: 'Bra i stort.', proposedWording: '' }));
    done(await replyToComment(desk, open, { commentId: one.id, outcome: 'declined', text: 'Lagen avgör.' }));
    const closed = done(await closeConsultation(desk, open, { revision: open.revision }));
    return { proposal: closed, consultationId };
  });
}

describe('the missiv', () => {
  const app = appOfSuite();

  it('says what is asked, of whom, by when, what changes, and holds the whole text', async () => {
    const proposal = await dispatched(app(), { kind: 'whenAdopted', earliest: on('2027-01-01') });
    const { text } = await app().stranger.get(missiv(proposal, 'granbys-kommun', 'txt'));
    for (const said of [
      'Till: Granbys kommun',
      'Svar önskas senast: den 30 juni 2026',
      'Styrelsen den 20 februari 2026, § 9',
      'beslutar att anta reviderad förbundsordning för Samordningsförbundet Granby enligt bilaga',
      'dock tidigast den 1 januari 2027, under förutsättning att övriga medlemmar fattar likalydande beslut.',
      'Art: i sak',
      'Nuvarande lydelse:\nFörbundet ska stödja finansiell samordning mellan medlemmarna.\n',
      'Föreslagen lydelse:\nFörbundet ska stödja finansiell samordning mellan medlemmarna och deras invånare.\n',
      '3 § Säte',
      '☐ antar förslaget med annan lydelse',
      `http://stadga.test${root}/${proposal.id}/antagande/granbys-kommun`,
    ])
      expect(text).to.include(said);
    expect(text).to.not.include('Utkast');
  });

  it('is written to each member, with its own body’s sentence', async () => {
    const proposal = await dispatched(app());
    for (const { slug, name } of await askedOf(app(), proposal)) {
      const { text, status } = await app().stranger.get(missiv(proposal, slug, 'txt'));
      expect(status).to.equal(200);
      expect(text).to.include(`Till: ${name}`);
    }
    const other = missiv(proposal, 'granby', 'txt');
    expect((await app().stranger.get(other)).status, 'no member').to.equal(404);
  });

  it('as a PDF passes our own gate and other people’s programs, and holds the same words', async function prints() {
    this.timeout(30_000);
    const proposal = await dispatched(app());
    const pdf = (await app().stranger.get(missiv(proposal, 'granbys-kommun', 'pdf'))).body as Buffer;
    expect(await checkPdf(pdf)).to.deep.equal([]);
    skipWhenMissing(this, pdfToolsMissing());
    expect(ask('qpdf', ['--check', 'FILE'], pdf).status).to.equal(0);
    expect(ask('pdfinfo', ['FILE'], pdf).said).to.match(/Tagged: +yes/);
    const { said } = ask('pdftotext', ['FILE', '-'], pdf);
    for (const words of ['Svarsblankett', 'Nuvarande lydelse', 'deras invånare', '☐'])
      expect(said).to.include(words);
  });

  it('as a Word file is whole and accessible', async () => {
    const proposal = await dispatched(app());
    const response = await app().stranger.get(missiv(proposal, 'granbys-kommun', 'docx'));
    expect(response.headers['content-disposition']).to.include('missiv-granbys-kommun.docx');
    expect(checkWord(response.body as Buffer)).to.deep.equal([]);
    const told = await app().house.files.textOfFile(response.body as Buffer, 'file');
    const words = JSON.stringify(told);
    for (const said of ['Svarsblankett', 'Nuvarande lydelse', 'deras invånare'])
      expect(words).to.include(said);
  });

  it('is a draft, and only for those who prepare it, until it is sent', async () => {
    const proposal = await approved(app());
    const secretary = await app().as('secretary');
    const draft = await secretary.get(missiv(proposal, 'granbys-kommun', 'txt'));
    expect(draft.text).to.include('Utkast. Det här är inte den slutliga handlingen.');
    for (const who of [app().stranger, await app().as('delegate'), await app().as('otherSecretary')])
      for (const kind of ['pdf', 'docx', 'txt'] as const)
        expect((await who.get(missiv(proposal, 'granbys-kommun', kind))).status).to.equal(404);
  });

  it('of an earlier dispatch is still as it was sent', async () => {
    const proposal = await dispatched(app());
    const before = (await app().stranger.get(missiv(proposal, 'granbys-kommun', 'txt'))).text;
    const secretary = await app().as('secretary');
    await secretary.post(`${root}/${proposal.id}/revidering`, {
      ...{ revision: String(proposal.revision), because: 'Ett fel.' },
    });
    const after = await app().stranger.get(`${missiv(proposal, 'granbys-kommun', 'txt')}?omgang=1`);
    expect(after.text).to.equal(before);
    expect(
      (await app().stranger.get(`${missiv(proposal, 'granbys-kommun', 'txt')}?omgang=2`)).status,
    ).to.equal(404);
  });
});

describe('what is issued of a proposal', () => {
  const app = appOfSuite();

  it('is sealed when it is sent, and read by anyone', async function seals() {
    this.timeout(60_000);
    const proposal = await dispatched(app());
    const here = `${root}/${proposal.id}/handling`;
    expect((await app().stranger.get(here)).status).to.equal(202);
    await app().house.worker.runAll();
    const issued = await app().stranger.get(here);
    expect(issued.status).to.equal(200);
    expect((issued.body as Buffer).subarray(0, 5).toString()).to.equal('%PDF-');
    const verdict = await app().stranger.upload(
      '/verifiera',
      {},
      {
        file: { name: 'forslag.pdf', bytes: issued.body as Buffer },
      },
    );
    expect(verdict.text).to.include('Förslag till förbundsordning');
  });

  it('is nothing before that', async () => {
    const proposal = await approved(app());
    const secretary = await app().as('secretary');
    expect((await secretary.get(`${root}/${proposal.id}/handling`)).status).to.equal(404);
  });

  it('tells what each member said in the consultation, and what came of it', async function tells() {
    this.timeout(30_000);
    skipWhenMissing(this, pdfToolsMissing());
    const { proposal, consultationId } = await consulted(app());
    const here = `${root}/${proposal.id}/samrad/${consultationId}/handling`;
    const secretary = await app().as('secretary');
    const draft = await secretary.get(here);
    const { said } = ask('pdftotext', ['FILE', '-'], draft.body as Buffer);
    for (const words of [
      'Granbys kommun',
      'Säg ”alla”.',
      'Till alla.',
      'Inte tillgodosedd. Lagen avgör.',
      'Ännu inte besvarad.',
      'Förslaget som helhet',
    ])
      expect(said).to.include(words);
    expect((await app().stranger.get(here)).status).to.equal(404);
    expect((await secretary.get(here.replace(consultationId, 'ingen'))).status).to.equal(404);
  });
});

describe('the board’s paper', () => {
  const app = appOfSuite();

  it('holds the sentence for its minutes, the changes and what members have said', async () => {
    const { proposal } = await consulted(app());
    const here = `${root}/${proposal.id}/styrelseunderlag.txt`;
    const boardMember = await app().as('boardMember');
    const { text } = await boardMember.get(here);
    for (const said of [
      'Styrelsen beslutar att godkänna förslaget till reviderad förbundsordning',
      'Synpunkter från samrådet',
      'Säg ”alla”.',
      'Föreslagen lydelse:',
      'Utkast',
    ])
      expect(text).to.include(said);
    for (const who of [app().stranger, await app().as('otherSecretary'), await app().as('delegate')])
      expect((await who.get(here)).status).to.equal(404);
  });

  it('of a text with hostile words is words all the same', async () => {
    const hostile = deviatingText.replace('3 § Säte', '3 § <script>alert(1)</script> & "Säte"');
    const proposal = await drafted(app(), undefined, hostile);
    const secretary = await app().as('secretary');
    const word = await secretary.get(`${root}/${proposal.id}/styrelseunderlag.docx`);
    expect(checkWord(word.body as Buffer)).to.deep.equal([]);
    const { text } = await secretary.get(`${root}/${proposal.id}/styrelseunderlag.txt`);
    expect(text).to.include('<script>alert(1)</script> & "Säte"');
    expect(read(hostile).reading.clauses).to.have.length(3);
  });
});

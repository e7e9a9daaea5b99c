// A proposal's beginning, terms and page over HTTP: from the text in force or a given one, what it says, and who sees what.
import { expect } from 'chai';
import { changeText } from '../../../server/features/proposals/actions/draft.ts';
import { reviseProposal } from '../../../server/features/proposals/actions/board.ts';
import { appOfSuite } from '../../support/app.ts';
import { granbyTexts, wording } from '../../support/cast.ts';
import { done } from '../../support/held-meeting.ts';
import { expectPage, expectRedirect } from '../../support/page.ts';
import {
  answered,
  askedOf,
  dispatched,
  doing,
  drafted,
  proposedText,
  read,
  root,
} from '../../support/rounds.ts';
import { deleted, inserted, para, wordFile } from '../../support/word-files.ts';

const terms = { heading: 'Fler ledamöter', adoptedAs: 'whole', force: 'whenAdopted', earliest: '', day: '' };
const idIn = (address: string): string => /forslag\/([^/?]+)/.exec(address)?.[1] ?? '';

describe('a new proposal', () => {
  const app = appOfSuite();

  it('begins from the text in force, in its editor', async () => {
    const secretary = await app().as('secretary');
    const asked = expectPage(await secretary.get(`${root}/nytt`));
    expect(asked.text).to.include('Utgår från lydelsen som gäller från och med den 1 juli 2024');
    const to = expectRedirect(
      await secretary.upload(`${root}/nytt`, { ...terms, start: 'inForce', source: '' }),
    );
    expect(to).to.match(/\/text\?kvitto=proposalBegun$/);
    const page = expectPage(await secretary.get(`${root}/${idIn(to)}`));
    expect(page.text)
      .to.include('Ingen paragraf är ändrad än')
      .and.include('Ändra texten, paragraf för paragraf.');
  });

  it('begins from a pasted text, and shows what that changes', async () => {
    const secretary = await app().as('secretary');
    const to = expectRedirect(
      await secretary.upload(`${root}/nytt`, { ...terms, start: 'given', source: proposedText }),
    );
    const page = expectPage(await secretary.get(to));
    expect(page.text).to.include('1 § Ändamål ändras i sak').and.include('tillagt: och deras invånare slut.');
    expect(page.text).to.include('När alla medlemmar har antagit det');
  });

  for (const [from, notice] of [
    ['2024-07-01', 'proposalBegun'],
    ['2018-01-01', 'proposalOtherBase'],
  ] as const)
    it(`takes the text of a file with tracked changes, and tells whether they were made in what applies: ${from}`, async () => {
      const secretary = await app().as('secretary');
      const lines = granbyTexts[from].split('\n').filter((line) => line.trim() !== '');
      const last = lines.pop() ?? '';
      const changed = `${deleted(last)}${inserted('Förbundet har sitt säte i Ekdal.')}`;
      const bytes = await wordFile({ body: [...lines.map((line) => para(line)), para(changed)].join('') });
      const to = expectRedirect(
        await secretary.upload(
          `${root}/nytt`,
          { ...terms, start: 'given', source: '' },
          { file: { name: 'forslag.docx', bytes } },
        ),
      );
      expect(to).to.include(notice);
      const page = expectPage(await secretary.get(to));
      expect(page.text).to.include('3 § Säte ändras').and.include('tillagt: Ekdal');
    });

  it('says what is missing beside each field, and keeps the rest', async () => {
    const secretary = await app().as('secretary');
    const page = expectPage(
      await secretary.upload(`${root}/nytt`, {
        ...terms,
        heading: '',
        force: 'fixedDay',
        start: 'given',
        source: 'x',
      }),
      422,
    );
    expect(page.errorAt('heading')).to.be.a('string');
    expect(page.value('source')).to.equal('x');
    for (const [change, field] of [
      [{ force: 'fixedDay' }, 'day'],
      [{ force: 'fixedDay', day: '2027-02-29' }, 'day'],
      [{ earliest: '2027' }, 'earliest'],
      [{ start: 'given', source: '' }, 'source'],
      [{ start: 'given', source: 'Bara ord utan paragraf.' }, 'source'],
    ] as const) {
      const typed = { ...terms, start: 'inForce', source: '', ...change };
      expect(expectPage(await secretary.upload(`${root}/nytt`, typed), 422).errorAt(field), field).to.be.a(
        'string',
      );
    }
  });

  it('is not begun where there is no text to change', async () => {
    const other = await app().as('otherSecretary');
    const page = expectPage(await other.get('/forbund/ekdal/forbundsordning/forslag/nytt'));
    expect(page.text).to.include('Det finns ingen text att ändra än.');
    expect(page.links).to.include('/forbund/ekdal/forbundsordning/inlasning');
  });
});

describe('the terms of a proposal', () => {
  const app = appOfSuite();

  it('are changed, and said on its page', async () => {
    const { id } = await drafted(app());
    const secretary = await app().as('secretary');
    const address = `${root}/${id}/villkor`;
    const form = { ...terms, revision: '1', adoptedAs: 'amendments', earliest: '2027-01-01' };
    expectRedirect(await secretary.post(address, form));
    const page = expectPage(await secretary.get(`${root}/${id}`));
    expect(page.text).to.include('När alla medlemmar har antagit det, dock tidigast den 1 januari 2027');
    expect(page.text).to.match(/Antas som\s*Ändringar/);
  });

  it('are shown as saved beside what was typed where two have changed them', async () => {
    const { id } = await drafted(app());
    const secretary = await app().as('secretary');
    const address = `${root}/${id}/villkor`;
    expectRedirect(await secretary.post(address, { ...terms, revision: '1', heading: 'Den andras namn' }));
    const page = expectPage(
      await secretary.post(address, { ...terms, revision: '1', heading: 'Mitt namn' }),
      409,
    );
    expect(page.text).to.match(/Så är det sparat nu\s*Den andras namn/);
    expect(page.value('heading')).to.equal('Mitt namn');
    expect(page.values('revision')).to.deep.equal(['2']);
    expectRedirect(await secretary.post(address, { ...terms, revision: '2', heading: 'Mitt namn' }));
  });
});

describe('the page of a proposal', () => {
  const app = appOfSuite();

  it('says how far it has come and who is missing, to anyone once it is sent', async () => {
    const proposal = await dispatched(app());
    const members = await askedOf(app(), proposal);
    await answered(app(), proposal, members[0]?.memberId ?? '');
    const page = expectPage(await app().stranger.get(`${root}/${proposal.id}`));
    expect(page.text).to.include('1 av 4 medlemmar har antagit');
    expect(page.text).to.include(
      `Kvar: ${members
        .slice(1)
        .map(({ name }) => name)
        .join(', ')}.`,
    );
    const list = expectPage(await app().stranger.get(root));
    expect(list.text).to.include('1 av 4 medlemmar har antagit');
    expect(list.links).to.include(`${root}/${proposal.id}`);
  });

  it('is listed for the förbund alone while it is a draft', async () => {
    const { id, heading } = await drafted(app());
    expect(expectPage(await app().stranger.get(root)).text).to.not.include(heading);
    expectPage(await app().stranger.get(`${root}/${id}`), 404);
    const boardMember = await app().as('boardMember');
    expect(expectPage(await boardMember.get(root)).text).to.include(heading);
    expect(expectPage(await boardMember.get(`${root}/${id}`)).text).to.include('och deras invånare');
  });

  it('shows others the text that was sent, not the one that is being revised', async () => {
    const proposal = await dispatched(app());
    const secret = wording('Ord som bara de egna får läsa.', 'sex');
    await doing(app(), async (desk) => {
      const revised = done(
        await reviseProposal(desk, proposal, {
          revision: proposal.revision,
          because: 'En medlem vill annat.',
        }),
      );
      done(await changeText(desk, revised, { revision: revised.revision, text: read(secret) }));
    });
    const here = `${root}/${proposal.id}`;
    const seen = expectPage(await app().stranger.get(here));
    expect(seen.text).to.include('och deras invånare').and.not.include('bara de egna');
    expectPage(await app().stranger.get(`${here}?text=2`), 404);
    const secretary = await app().as('secretary');
    expect(expectPage(await secretary.get(here)).text).to.include('bara de egna');
    const between = expectPage(await secretary.get(`${here}?fran=1&text=2`));
    expect(between.text).to.include('Du ser vad som skiljer text 1 från text 2.');
    const word = await app().stranger.get(`${here}/jamforelse/word?text=2`);
    expect(word.status).to.equal(404);
  });

  it('is seen in columns and as a list, and downloaded as Word and PDF', async () => {
    const { id } = await dispatched(app());
    const here = `${root}/${id}`;
    expect(expectPage(await app().stranger.get(`${here}?vy=spalter`)).text).to.match(
      /Nuvarande lydelse\s*Föreslagen lydelse/,
    );
    expect(expectPage(await app().stranger.get(`${here}?vy=lista&art=sak`)).text).to.include('1 §');
    const word = await app().stranger.get(`${here}/jamforelse/word`);
    expect(word.headers['content-type']).to.include('wordprocessingml');
    expect((word.body as Buffer).subarray(0, 2).toString()).to.equal('PK');
    const pdf = await app().stranger.get(`${here}/jamforelse/pdf?vy=spalter`);
    expect((pdf.body as Buffer).subarray(0, 5).toString()).to.equal('%PDF-');
  });

  it('is not there under names that nobody gave it', async () => {
    for (const name of ['finns-inte', '__proto__', '%00', "'%20or%201=1"]) {
      const { status } = await app().stranger.get(`${root}/${name}`);
      expect(status, name).to.be.oneOf([400, 404, 422]);
    }
  });
});

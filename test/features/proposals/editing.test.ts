// The editor of a proposal over HTTP: clauses written, put in, moved, repealed, numbered, and two secretaries at one clause.
import { expect } from 'chai';
import { appOfSuite, type TestApp, type Visitor } from '../../support/app.ts';
import { emailOf, password } from '../../support/cast.ts';
import { expectPage, expectRedirect } from '../../support/page.ts';
import { dispatched, doing, drafted, root } from '../../support/rounds.ts';

const original = 'Förbundet ska stödja finansiell samordning mellan medlemmarna.';
const board =
  'Styrelsen består av sex ledamöter. Den ska\n\n1. leda verksamheten enligt 1 §,\n2. svara för ekonomin.';

/** A draft that changes the purpose, in its editor. */
async function inEditor(app: TestApp) {
  const { id } = await drafted(app);
  const secretary = await app.as('secretary');
  return { id, here: `${root}/${id}/text`, secretary };
}

/** What stands in the form of a clause, with something changed. */
async function clauseForm(who: Visitor, address: string, change: Readonly<Record<string, string>>) {
  const page = expectPage(await who.get(address));
  const stands = Object.fromEntries(
    ['text', 'heading', 'source', 'reason'].map((name) => [name, page.values(name)[0] ?? '']),
  );
  return { nature: '', step: 'save', ...stands, ...change };
}

const newest = (app: TestApp, id: string) =>
  doing(app, async (desk) => {
    const proposal = await desk.proposals.byId(id);
    const text = await desk.proposals.text(id, proposal?.textNumber ?? 0);
    if (proposal === null || text === null) throw new Error('there is no such proposal');
    return { proposal, text, numbers: text.reading.clauses.map(({ number }) => number) };
  });

describe('the editor of a proposal', () => {
  const app = appOfSuite();

  it('shows every clause with what can be done, and what is changed with its kind', async () => {
    const { here, secretary } = await inEditor(app());
    const page = expectPage(await secretary.get(here));
    expect(page.text).to.include('1 § Ändamål ändrad i sak');
    expect(page.links).to.include(`${here}/p2`);
    expect(page.links).to.include(`${here}/ny?efter=p2`);
  });

  it('shows a change before it is saved, and saves nothing by it', async () => {
    const { id, here, secretary } = await inEditor(app());
    const form = await clauseForm(secretary, `${here}/p2`, { source: board, step: 'preview' });
    const page = expectPage(await secretary.upload(`${here}/p2`, form));
    expect(page.text).to.include('tillagt: verksamheten enligt 1 § slut.');
    expect(page.value('source')).to.equal(board);
    expect((await newest(app(), id)).text.number).to.equal(1);
  });

  it('saves a clause with why and what kind of change it is, and lets both be changed', async () => {
    const { id, here, secretary } = await inEditor(app());
    const address = `${here}/p2`;
    const form = await clauseForm(secretary, address, {
      source: board,
      reason: 'Tydligare.',
      nature: 'editorial',
    });
    expect(expectRedirect(await secretary.upload(address, form))).to.equal(`${here}?kvitto=proposalSaved#p2`);
    const amendments = (await newest(app(), id)).text.amendments;
    const saved = amendments.find(({ clause }) => clause?.number === '2');
    expect(saved).to.include({
      kind: 'change',
      nature: 'editorial',
      natureIsSet: true,
      reason: 'Tydligare.',
    });
    const again = await clauseForm(secretary, address, { nature: '' });
    expectRedirect(await secretary.upload(address, again));
    const suggested = (await newest(app(), id)).text.amendments.find(({ clause }) => clause?.number === '2');
    expect(suggested).to.include({ nature: 'substantive', natureIsSet: false, reason: 'Tydligare.' });
  });

  it('brings back the current wording', async () => {
    const { here, secretary } = await inEditor(app());
    const form = await clauseForm(secretary, `${here}/p1`, { step: 'reset' });
    expect(expectPage(await secretary.upload(`${here}/p1`, form)).value('source')).to.equal(original);
  });

  it('keeps what was typed where it cannot be saved, and says why beside it', async () => {
    const { here, secretary } = await inEditor(app());
    for (const [source, field] of [
      ['', 'source'],
      ['Ett stycke.\n\n5 § Ny\n\nText.', 'source'],
      ['x'.repeat(70_000), 'source'],
    ] as const) {
      const form = await clauseForm(secretary, `${here}/p1`, { source, reason: 'Därför.' });
      const page = expectPage(await secretary.upload(`${here}/p1`, form), 422);
      expect(page.errorAt(field), source.slice(0, 20)).to.be.a('string');
      expect(page.value('source')).to.equal(source);
      expect(page.value('reason')).to.equal('Därför.');
    }
  });

  it('shows hostile words as words', async () => {
    const { here, secretary } = await inEditor(app());
    const source = '<script>alert(1)</script> {{t "x"}} [länk](javascript:alert(1)) <b>fet</b>';
    const form = await clauseForm(secretary, `${here}/p1`, { source, heading: '"><img src=x>' });
    expectRedirect(await secretary.upload(`${here}/p1`, form));
    const response = await secretary.get(here);
    expect(response.text).to.include('&lt;script&gt;').and.not.include('<script>alert');
    expect(expectPage(await secretary.get(`${here}/p1`)).value('source')).to.equal(source);
  });

  it('puts in a clause with the next letter, or with the next number once what follows has been seen', async () => {
    const { id, here, secretary } = await inEditor(app());
    const asked = expectPage(await secretary.get(`${here}/ny?efter=p1`));
    expect(asked.value('number')).to.equal('1 a');
    const form = {
      text: '1',
      after: 'p1',
      number: '1 a',
      heading: 'Råd',
      source: 'Det finns ett råd.',
      step: 'save',
      reason: '',
      nature: '',
    };
    expectRedirect(await secretary.upload(`${here}/ny`, form));
    expect((await newest(app(), id)).numbers).to.deep.equal(['1', '1 a', '2', '3']);
    const taken = expectPage(await secretary.upload(`${here}/ny`, { ...form, text: '2', number: '2' }), 422);
    expect(taken.errorAt('number')).to.be.a('string');
    expectRedirect(
      await secretary.upload(`${here}/ny`, { ...form, text: '2', after: 'p2', renumbers: 'ja' }),
    );
    expect((await newest(app(), id)).numbers).to.deep.equal(['1', '1 a', '2', '3', '4']);
  });

  it('shows what a new number leads to before it is saved', async () => {
    const { id, here, secretary } = await inEditor(app());
    expectRedirect(
      await secretary.upload(`${here}/p2`, await clauseForm(secretary, `${here}/p2`, { source: board })),
    );
    const address = `${here}/p1/nummer`;
    const shown = expectPage(await secretary.post(address, { text: '2', number: '7', step: 'show' }));
    expect(shown.text).to.include('1 § blir 7 §.').and.include('2 §: 1 § → 7 §');
    // Another number than the one that was shown is shown first too.
    expectPage(await secretary.post(address, { text: '2', number: '8', step: 'save', confirmed: '7' }));
    expect((await newest(app(), id)).numbers).to.deep.equal(['1', '2', '3']);
    expectRedirect(await secretary.post(address, { text: '2', number: '7', step: 'save', confirmed: '7' }));
    const { text, numbers } = await newest(app(), id);
    expect(numbers).to.deep.equal(['7', '2', '3']);
    expect(text.source).to.include('enligt 7 §');
  });

  it('asks once more where a reference to a punkt would lead to another', async () => {
    const { id, here, secretary } = await inEditor(app());
    const save = async (clause: string, change: Readonly<Record<string, string>>) => {
      const form = await clauseForm(secretary, `${here}/${clause}`, change);
      return secretary.upload(`${here}/${clause}`, form);
    };
    expectRedirect(await save('p2', { source: board }));
    expectRedirect(await save('p1', { source: 'Förbundet stöder samverkan enligt 2 § 2 och 2 §.' }));
    const source =
      'Styrelsen består av sex ledamöter. Den ska\n\n1. utse revisor,\n2. leda verksamheten enligt 1 §,\n3. svara för ekonomin.';
    const asked = expectPage(await save('p2', { source }));
    expect(asked.text).to.include('2 § 2 (1 §)').and.include('Spara en gång till');
    expect(asked.value('source')).to.equal(source);
    expect((await newest(app(), id)).text.number).to.equal(3);
    expectRedirect(await save('p2', { source, confirmed: asked.values('confirmed')[0] ?? '' }));
    expect((await newest(app(), id)).text.number).to.equal(4);
  });

  it('moves, repeals and takes back', async () => {
    const { id, here, secretary } = await inEditor(app());
    expectRedirect(await secretary.post(here, { text: '1', step: 'down.p2' }));
    expect((await newest(app(), id)).text.reading.clauses.map(({ heading }) => heading)).to.deep.equal([
      'Ändamål',
      'Säte',
      'Styrelse',
    ]);
    expectRedirect(await secretary.post(here, { text: '2', step: 'repeal.p1' }));
    expect((await newest(app(), id)).numbers).to.deep.equal(['2', '3']);
    const page = expectPage(await secretary.get(here));
    expect(page.text).to.include('Ta tillbaka 1 §');
    expectRedirect(await secretary.post(here, { text: '3', step: 'restore.p1' }));
    expect((await newest(app(), id)).text.source).to.include(original);
  });

  it('closes a gap in the numbers once all of them have been seen', async () => {
    const { id, here, secretary } = await inEditor(app());
    expectRedirect(await secretary.post(here, { text: '1', step: 'repeal.p2' }));
    expect(expectPage(await secretary.get(here)).text).to.include('Numrera i följd härifrån 3 §');
    const asked = expectPage(await secretary.post(here, { text: '2', step: 'series.p3' }));
    expect(asked.text).to.include('3 § blir 2 §.');
    expect((await newest(app(), id)).numbers).to.deep.equal(['1', '3']);
    expectRedirect(await secretary.post(here, { text: '2', step: 'series.p3', confirmed: 'series.p3' }));
    expect((await newest(app(), id)).numbers).to.deep.equal(['1', '2']);
  });

  it('gives the text another name, and tells where two do', async () => {
    const { id, here, secretary } = await inEditor(app());
    const address = `${here}/namn`;
    expect(expectPage(await secretary.get(address)).value('title')).to.include('Förbundsordning för');
    expectRedirect(await secretary.post(address, { text: '1', title: 'Förbundsordning för Nya Granby' }));
    expect((await newest(app(), id)).text.reading.title).to.equal('Förbundsordning för Nya Granby');
    const asked = expectPage(await secretary.post(address, { text: '1', title: 'Något annat' }), 409);
    expect(asked.text).to.include('Förbundsordning för Nya Granby');
    expect(asked.value('title')).to.equal('Något annat');
  });

  it('refuses a button that is not there, and one for a clause that is gone', async () => {
    const { here, secretary } = await inEditor(app());
    expectPage(await secretary.post(here, { text: '1', step: 'toString.p1' }), 422);
    expectPage(await secretary.post(here, { text: '1', step: 'repeal.p99' }), 409);
    expectPage(await secretary.post(here, { text: '99', step: 'repeal.p1' }), 409);
    expectPage(await secretary.get(`${here}/p99`), 404);
  });
});

describe('two secretaries at one proposal', () => {
  const app = appOfSuite();

  it('change different clauses, and both changes are there', async () => {
    const { id, here, secretary } = await inEditor(app());
    const mine = await clauseForm(secretary, `${here}/p3`, { source: 'Förbundet har sitt säte i Ekdal.' });
    expectRedirect(
      await secretary.upload(`${here}/p2`, await clauseForm(secretary, `${here}/p2`, { source: board })),
    );
    expect(expectRedirect(await secretary.upload(`${here}/p3`, mine))).to.include('proposalMerged');
    const { source } = (await newest(app(), id)).text;
    expect(source).to.include('säte i Ekdal').and.include('verksamheten enligt 1 §');
  });

  it('save in the same moment: both changes are there, or both texts to choose from', async () => {
    const { id, here, secretary } = await inEditor(app());
    const [one, two] = [`${here}/p1`, `${here}/p2`];
    const first = await clauseForm(secretary, one, { source: 'Först sagt.' });
    const second = await clauseForm(secretary, one, { source: 'Sedan sagt.' });
    const other = await clauseForm(secretary, two, { source: board });
    const saved = await Promise.all([secretary.upload(one, first), secretary.upload(two, other)]);
    expect(saved.map(({ status }) => status)).to.deep.equal([303, 303]);
    const { text } = await newest(app(), id);
    expect(text.source).to.include('Först sagt.').and.to.include('svara för ekonomin');

    const now = String(text.number);
    const both = await Promise.all(
      [first, second].map((form, index) =>
        secretary.upload(one, { ...form, text: now, source: `Ordet ${String(index)}.` }),
      ),
    );
    expect(both.map(({ status }) => status).toSorted()).to.deep.equal([303, 409]);
    const refused = both.find(({ status }) => status === 409);
    if (refused === undefined) throw new Error('nobody was asked to choose');
    const asked = expectPage(refused, 409);
    expect(asked.text).to.include('Ordet 0.').and.to.include('Ordet 1.');
    expect(asked.values('choice')).to.include.members(['own', 'theirs']);
  });

  it('change one clause, and choose between both texts with nothing lost', async () => {
    const { id, here, secretary } = await inEditor(app());
    const address = `${here}/p3`;
    const mine = await clauseForm(secretary, address, {
      source: 'Förbundet har sitt säte i Ekdal.',
      reason: 'Flytt.',
    });
    const theirs = await clauseForm(secretary, address, { source: 'Förbundet har sitt säte i Norrby.' });
    expectRedirect(await secretary.upload(address, theirs));
    const asked = expectPage(await secretary.upload(address, mine), 409);
    expect(asked.heading).to.equal('Två har ändrat samma paragraf');
    expect(asked.text).to.include('säte i Ekdal.').and.include('säte i Norrby.');
    expect(asked.values('reason')).to.deep.equal(['Flytt.']);
    const settling = { ...mine, theirs: asked.values('theirs')[0] ?? '', step: 'settle' };
    expectPage(await secretary.upload(address, settling), 422);
    expect((await newest(app(), id)).text.source).to.include('Norrby');
    expectRedirect(
      await secretary.upload(address, {
        ...settling,
        choice: 'own',
        ownHeading: 'Säte',
        own: 'Sätet är i Ekdal och Norrby.',
      }),
    );
    const { text } = await newest(app(), id);
    expect(text.source).to.include('Sätet är i Ekdal och Norrby.');
    expect(text.amendments.find(({ clause }) => clause?.number === '3')?.reason).to.equal('Flytt.');
  });

  it('change different words of one clause, and are offered both', async () => {
    const { here, secretary } = await inEditor(app());
    const address = `${here}/p2`;
    const stands = expectPage(await secretary.get(address)).value('source');
    const mine = await clauseForm(secretary, address, { source: stands.replace('sex', 'åtta') });
    const theirs = await clauseForm(secretary, address, {
      source: stands.replace('ekonomin', 'all ekonomi'),
    });
    expectRedirect(await secretary.upload(address, theirs));
    const asked = expectPage(await secretary.upload(address, mine), 409);
    expect(asked.value('own')).to.include('åtta').and.include('all ekonomi');
  });

  it('change and repeal one clause: it is put back where one chooses so', async () => {
    const { id, here, secretary } = await inEditor(app());
    const address = `${here}/p3`;
    const mine = await clauseForm(secretary, address, { source: 'Förbundet har sitt säte i Ekdal.' });
    expectRedirect(await secretary.post(here, { text: '1', step: 'repeal.p3' }));
    const asked = expectPage(await secretary.upload(address, mine), 409);
    const theirs = asked.values('theirs')[0] ?? '';
    expectRedirect(await secretary.upload(address, { ...mine, theirs, step: 'settle', choice: 'mine' }));
    expect((await newest(app(), id)).text.source).to.include('3 § Säte\nFörbundet har sitt säte i Ekdal.');
  });
});

describe('whoever edits a proposal', () => {
  const app = appOfSuite();

  it('has what was typed back after signing in again', async () => {
    const { here, secretary } = await inEditor(app());
    const form = await clauseForm(secretary, `${here}/p1`, { source: 'Medan sessionen gick ut.' });
    const asked = expectPage(await app().stranger.upload(`${here}/p1`, form), 401);
    const signedIn = await app().stranger.upload('/logga-in', {
      ...{ resumeAt: asked.values('resumeAt'), resume: asked.values('resume') },
      ...{ email: emailOf('secretary'), password },
    });
    expect(signedIn.text).to.include('Medan sessionen gick ut.').and.include(`${here}/p1`);
  });

  it('cannot change what is with the members, and is told so with the words kept', async () => {
    const { id } = await dispatched(app());
    const secretary = await app().as('secretary');
    const here = `${root}/${id}/text`;
    expect(expectPage(await secretary.get(here)).text).to.include('Texten kan inte ändras nu');
    const form = await clauseForm(secretary, `${here}/p1`, { source: 'För sent.' });
    const page = expectPage(await secretary.upload(`${here}/p1`, form), 409);
    expect(page.value('source')).to.equal('För sent.');
  });

  it('is of the förbund: others are told that there is nothing there', async () => {
    const { id, here } = await inEditor(app());
    const chair = await app().as('chair');
    expectPage(await chair.get(here));
    expectPage(await chair.get(`${here}/p1`), 404);
    const other = await app().as('otherSecretary');
    for (const address of [here, `${here}/p1`, `${root}/${id}`, `${root}/${id}/jamforelse/pdf`])
      expectPage(await other.get(address), 404);
    // Another's proposal is not found under one's own address either.
    expectPage(await other.get(`/forbund/ekdal/forbundsordning/forslag/${id}`), 404);
  });
});

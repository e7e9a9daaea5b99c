// The ratification board, members' own pages, and the second person's confirmation, over HTTP.
import { expect } from 'chai';
import { appOfSuite, type TestApp } from '../../support/app.ts';
import { expectPage, expectRedirect, readPage } from '../../support/page.ts';
import {
  answered,
  askedOf,
  deviatingText,
  dispatched,
  officialNamed,
  proposedText,
  root,
} from '../../support/rounds.ts';

const typed = {
  round: '1',
  answer: 'adopted',
  decidedOn: '2026-03-01',
  minutes: '§ 12',
  registryNumber: 'KS 2026/7',
  note: 'Enhälligt.',
};
const pdf = {
  name: 'utdrag.pdf',
  bytes: Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF'),
};

async function sent(app: TestApp, source?: string) {
  const proposal = await dispatched(app, undefined, source);
  const members = await askedOf(app, proposal);
  const board = `${root}/${proposal.id}/antagande`;
  const first = members[0];
  if (first === undefined) throw new Error('Granby has members');
  return { proposal, members, first, board, page: `${board}/${first.slug}` };
}

describe('the ratification board', () => {
  const app = appOfSuite();

  it('is public, and says at a glance who has adopted and who is missing', async () => {
    const { proposal, members, first, board } = await sent(app());
    await answered(app(), proposal, first.memberId);
    const page = expectPage(await app().stranger.get(board));
    expect(page.text).to.include('1 av 4 medlemmar har antagit.');
    for (const { name } of members.slice(1)) expect(page.text).to.include(name);
    expect(page.text).to.include('§ 47');
    expect(page.text).to.include('KS 2026/12');
    expect(page.links.filter((link) => link.startsWith(`${board}/`))).to.deep.equal([]);
  });

  it('shows how a deviating answer differs, and what the board can do', async () => {
    const { board, page } = await sent(app());
    const secretary = await app().as('secretary');
    const form = { ...typed, answer: 'adoptedDeviating', deviation: deviatingText };
    expectRedirect(await secretary.upload(page, form));
    const shown = expectPage(await secretary.get(board));
    expect(shown.text).to.include('Antaget med avvikande lydelse');
    expect(shown.text).to.match(/medlemmarna och (Tillagt: )?.*alla.*deras invånare/);
    expect(shown.text).to.include('Ändra förslaget');
  });

  it('takes a text that is the proposal’s own as an adoption, however it is laid out', async () => {
    const { board, page } = await sent(app());
    const secretary = await app().as('secretary');
    const form = { ...typed, answer: 'adoptedDeviating', deviation: proposedText.replaceAll('\n', '\r\n') };
    expectRedirect(await secretary.upload(page, form));
    expect(expectPage(await secretary.get(board)).text).to.include('1 av 4 medlemmar har antagit.');
  });

  it('is not there before the proposal is sent, nor for a round that never was', async () => {
    const { board } = await sent(app());
    expect((await app().stranger.get(`${board}?omgang=7`)).status).to.equal(404);
  });

  it('ends a round for a reason that is asked for', async () => {
    const { proposal, board } = await sent(app());
    const chair = await app().as('chair');
    const withdrawal = `${root}/${proposal.id}/aterkallelse`;
    const page = expectPage(await chair.get(board));
    const revision = page.values('revision')[0] ?? '';
    const refused = expectPage(await chair.post(withdrawal, { revision, because: ' ' }), 422);
    expect(refused.errorAt('because')).to.not.equal(null);
    expectRedirect(await chair.post(withdrawal, { revision, because: 'Två medlemmar avslog.' }));
    expect(expectPage(await app().stranger.get(board)).text).to.include('Två medlemmar avslog.');
  });
});

describe("a member's answer", () => {
  const app = appOfSuite();

  it('is given by the member’s own official, with the extract', async () => {
    const { members, board } = await sent(app());
    const kommun = members[0];
    await officialNamed(app(), kommun?.memberId ?? '');
    const official = await app().as('memberOfficial');
    const page = `${board}/${kommun?.slug ?? ''}`;
    expect(expectPage(await official.get(page)).text).to.include('Registrera medlemmens svar');
    expectRedirect(await official.upload(page, typed, { attachment: pdf }));
    expect(expectPage(await official.get(page)).text).to.include('utdrag.pdf');
    // Of the extract, a stranger is told that it is there.
    const shown = expectPage(await app().stranger.get(board));
    expect(shown.text).to.include('Finns').and.not.include('utdrag.pdf');
    const inside = expectPage(await (await app().as('chair')).get(board));
    const extract = inside.links.find((link) => link.includes('/bilagor/')) ?? '';
    for (const who of ['chair', 'boardMember', 'memberOfficial'] as const) {
      const file = await (await app().as(who)).get(extract);
      expect(file.status, who).to.equal(200);
      expect(file.body, who).to.deep.equal(pdf.bytes);
      expect(file.headers['content-type']).to.equal('application/pdf');
    }
    for (const who of ['delegate', 'otherSecretary'] as const)
      expect((await (await app().as(who)).get(extract)).status, who).to.equal(404);
    expectRedirect(await app().stranger.get(extract));
  });

  it('cannot be given by the official of another member, nor by a stranger', async () => {
    const { members, board } = await sent(app());
    const other = `${board}/${members[1]?.slug ?? ''}`;
    const official = await app().as('memberOfficial');
    expect((await official.get(other)).status).to.equal(403);
    expect((await official.upload(other, typed)).status).to.equal(403);
    expectRedirect(await app().stranger.get(other));
    expect((await (await app().as('otherSecretary')).get(other)).status).to.equal(403);
  });

  const bad: readonly (readonly [string, Readonly<Record<string, string>>, string, RegExp])[] = [
    ['a day ahead', { decidedOn: '2026-12-24' }, 'decidedOn', /\S/],
    ['a day before the board’s decision', { decidedOn: '2026-02-19' }, 'decidedOn', /20 februari 2026|före/],
    ['a day that there is not', { decidedOn: '2026-02-29' }, 'decidedOn', /\S/],
    ['neither § nor registry number', { minutes: '', registryNumber: '' }, 'minutes', /\S/],
    ['other words without the words', { answer: 'adoptedDeviating' }, 'deviation', /\S/],
    ['other words without a clause', { answer: 'adoptedDeviating', deviation: 'Nej.' }, 'deviation', /\S/],
    ['no answer at all', { answer: '' }, 'answer', /\S/],
  ];
  for (const [what, change, field, sentence] of bad)
    it(`with ${what} is refused beside its field, and keeps what was typed`, async () => {
      const { page } = await sent(app());
      const secretary = await app().as('secretary');
      const refused = expectPage(
        await secretary.upload(page, { ...typed, ...change }, { attachment: pdf }),
        422,
      );
      expect(refused.errorAt(field)).to.match(sentence);
      expect(refused.value('note')).to.equal('Enhälligt.');
      expect(refused.value('decidedOn')).to.equal({ ...typed, ...change }.decidedOn);
      expect(refused.text).to.include('utdrag.pdf');
    });

  it('with a file of a false type, or one far too large, is refused and keeps what was typed', async () => {
    const { page } = await sent(app());
    const secretary = await app().as('secretary');
    const programme = { name: 'utdrag.pdf', bytes: Buffer.from('MZ this is a program') };
    const refused = expectPage(await secretary.upload(page, typed, { attachment: programme }), 422);
    expect(refused.errorAt('attachment')).to.not.equal(null);
    expect(refused.value('minutes')).to.equal('§ 12');
    const large = { name: 'film.pdf', bytes: Buffer.alloc(50_000_000, 1) };
    const tooLarge = expectPage(await secretary.upload(page, typed, { attachment: large }), 422);
    expect(tooLarge.errorAt('attachment')).to.include('högst 7 MB');
    expect(tooLarge.value('minutes')).to.equal('§ 12');
    expect(tooLarge.value('note')).to.equal('Enhälligt.');
  });

  it('given twice, or in a round that is over, is refused in a sentence', async () => {
    const { proposal, page, first } = await sent(app());
    const secretary = await app().as('secretary');
    expectRedirect(await secretary.upload(page, typed));
    const twice = expectPage(await secretary.upload(page, typed), 409);
    expect(twice.mistakes[0]).to.include(first.name);
    const chair = await app().as('chair');
    const revision = (await askedRevision(chair, proposal.id)) ?? '';
    expectRedirect(
      await chair.post(`${root}/${proposal.id}/revidering`, { revision, because: 'Ny lydelse.' }),
    );
    expect((await secretary.upload(page, typed)).status).to.equal(409);
  });

  it('given by two at once is taken once', async () => {
    const { page } = await sent(app());
    const [secretary, chair] = [await app().as('secretary'), await app().as('chair')];
    const both = await Promise.all([secretary.upload(page, typed), chair.upload(page, typed)]);
    expect(both.map(({ status }) => status).toSorted()).to.deep.equal([303, 409]);
  });

  it('given while another was being written is not written over', async () => {
    const { page } = await sent(app());
    const [secretary, chair] = [await app().as('secretary'), await app().as('chair')];
    const seen = expectPage(await secretary.get(page)).values('seen')[0] ?? 'unseen';
    expectRedirect(await chair.upload(page, { ...typed, seen, answer: 'refused' }));
    const late = expectPage(await secretary.upload(page, { ...typed, seen, note: 'Min.' }), 409);
    expect(late.text).to.include('Avslaget');
    expect(late.value('note')).to.equal('Min.');
    const now = late.values('seen')[0] ?? '';
    expectRedirect(await secretary.upload(page, { ...typed, seen: now, note: 'Min.' }));
  });

  it('can be taken back for a reason, and asked for again', async () => {
    const { page } = await sent(app());
    const secretary = await app().as('secretary');
    expectRedirect(await secretary.upload(page, { ...typed, answer: 'refused' }));
    expectRedirect(await secretary.post(`${page}/fraga`, { round: '1', note: 'Nu med bilaga.' }));
    expect(expectPage(await secretary.get(page)).text).to.include('tillfrågad på nytt');
    expectRedirect(await secretary.upload(page, typed));
    const refused = expectPage(await secretary.post(`${page}/atertagande`, { round: '1', reason: '' }), 422);
    expect(refused.errorAt('reason')).to.not.equal(null);
    expectRedirect(await secretary.post(`${page}/atertagande`, { round: '1', reason: 'Fel nämnd.' }));
    const shown = expectPage(await secretary.get(page));
    expect(shown.text).to.include('Inväntar beslut').and.include('Fel nämnd.');
  });
});

const askedRevision = async (who: { get(path: string): Promise<{ text: string }> }, id: string) =>
  readPage(await who.get(`${root}/${id}/antagande`)).values('revision')[0];

describe('the confirmation', () => {
  const app = appOfSuite();

  it('is another person’s than whoever recorded the last answer, and sets the day', async () => {
    const { proposal, members, board } = await sent(app());
    for (const { memberId } of members.slice(0, -1)) await answered(app(), proposal, memberId);
    app().clock.now += 60_000;
    const secretary = await app().as('secretary');
    expectRedirect(await secretary.upload(`${board}/${members.at(-1)?.slug ?? ''}`, typed));
    const path = `${root}/${proposal.id}/bekraftelse`;
    const own = expectPage(await secretary.get(path));
    expect(own.text).to.include('Du registrerade det som kom sist.');
    expect(own.values('round')).to.deep.equal([]);
    expect((await secretary.post(path, { round: '1' })).status).to.be.within(400, 499);
    const boardMember = await app().as('boardMember');
    expect(expectPage(await boardMember.get(board)).text).to.include('Granska och bekräfta');
    expect(expectPage(await boardMember.get(path)).text).to.include('Lydelsen börjar gälla den 2 mars 2026');
    expectRedirect(await boardMember.post(path, { round: '1' }));
    const shown = expectPage(await app().stranger.get(board));
    expect(shown.text)
      .to.include('Alla 4 medlemmar har antagit.')
      .and.include('Gäller från och med 2 mars 2026. Den tidigare lydelsen gäller till och med 1 mars 2026');
    expect((await boardMember.post(path, { round: '1' })).status).to.equal(409);
  });

  it('is not given while somebody is missing', async () => {
    const { proposal } = await sent(app(), deviatingText);
    const chair = await app().as('chair');
    const path = `${root}/${proposal.id}/bekraftelse`;
    expect(expectPage(await chair.get(path)).text).to.include('Alla medlemmar har inte antagit förslaget.');
    expect((await chair.post(path, { round: '1' })).status).to.equal(409);
  });
});

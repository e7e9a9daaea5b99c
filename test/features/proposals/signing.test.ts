// Signatures over HTTP: what was signed is read by whom an extract is, a slip is taken back, and another person has the last word.
import { expect } from 'chai';
import { confirmRatification, recordAnswer } from '../../../server/features/proposals/index.ts';
import type { Proposal } from '../../../server/domain/proposals/proposal.ts';
import { appOfSuite, type TestApp } from '../../support/app.ts';
import type { Somebody } from '../../support/cast.ts';
import { wording } from '../../support/cast.ts';
import { elementsOf } from '../../support/markup.ts';
import { expectPage, expectRedirect, type PageRead } from '../../support/page.ts';
import { answerOf, doneAs, latest } from '../../support/proposals.ts';
import { answered, askedOf, dispatched, officialNamed, root } from '../../support/rounds.ts';
import { waitingFor } from '../../support/waiting.ts';

const signs = { kind: 'whenAdoptedAndSigned', earliest: null } as const;
const signedFile = { name: 'undertecknad.pdf', bytes: Buffer.from('%PDF-1.7\ntrailer\n%%EOF') };
const because = 'Styrelsen vill något annat.';

let made = 0;
/** Adopted by all and confirmed: what is missing are the signatures. */
async function adopted(app: TestApp) {
  made += 1;
  const proposal = await dispatched(app, signs, wording(`Förbundet gör ${String(made)} saker.`, 'sju'));
  const members = await askedOf(app, proposal);
  for (const { memberId } of members) await answered(app, proposal, memberId);
  await doneAs(app, 'chair', (desk) => confirmRatification(desk, proposal, { roundNumber: 1 }));
  const here = `${root}/${proposal.id}`;
  return { proposal, members, here, board: `${here}/antagande`, confirmation: `${here}/bekraftelse` };
}

/** Where the page's forms are posted. */
const actionsOf = ({ root: page }: PageRead): readonly (string | undefined)[] =>
  [...elementsOf(page)].filter(({ tag }) => tag === 'form').map(({ attributes }) => attributes.get('action'));

const linesOf = async (app: TestApp, who: Somebody, { heading }: Proposal) => {
  const { toDo, toKnow } = await waitingFor(await app.as(who));
  const own = ([line]: readonly [string, ...unknown[]]): boolean => line.includes(`”${heading}”`);
  return {
    toDo: [...toDo].filter(own).map(([line]) => line),
    toKnow: [...toKnow].filter(own).map(([line]) => line),
  };
};

describe('what all members have adopted', () => {
  const app = appOfSuite();

  it('cannot be thrown away, nor taken back, by anybody', async () => {
    const { proposal, here, board } = await adopted(app());
    for (const who of ['secretary', 'chair'] as const) {
      const client = await app().as(who);
      const shown = expectPage(await client.get(board)).text;
      for (const words of ['Låt det förfalla', 'Ta tillbaka förslaget']) expect(shown).to.not.include(words);
      for (const act of ['forfall', 'revidering', 'aterkallelse']) {
        const { revision } = await latest(app(), proposal);
        const answer = await client.post(`${here}/${act}`, { revision: String(revision), because });
        expect(answer.status, act).to.equal(409);
      }
    }
    expect((await latest(app(), proposal)).state).to.equal('ratified');
  });

  it('waits for the members’ signatures, for the office with their names', async () => {
    const { proposal, members } = await adopted(app());
    await officialNamed(app(), members[0]?.memberId ?? '');
    const { toDo } = await linesOf(app(), 'secretary', proposal);
    const line = toDo.find((each) => each.startsWith('Underskrift saknas')) ?? '';
    for (const { name } of members) expect(line).to.include(name);
    expect((await linesOf(app(), 'memberOfficial', proposal)).toDo[0]).to.include('Underteckna');
  });

  it('waits for the board once another version came between', async () => {
    const { proposal, board } = await adopted(app());
    const other = await dispatched(app(), undefined, wording('Förbundet gör något annat i stället.', 'sju'));
    for (const { memberId } of await askedOf(app(), other)) await answered(app(), other, memberId);
    await doneAs(app(), 'chair', (desk) => confirmRatification(desk, other, { roundNumber: 1 }));
    expect((await latest(app(), proposal)).rebaseOnto).to.not.equal(null);
    const { toDo } = await linesOf(app(), 'secretary', proposal);
    expect(toDo).to.have.lengthOf(1);
    expect(toDo[0]).to.include('en annan ändring hann före');
    expect(expectPage(await (await app().as('secretary')).get(board)).text).to.include('Låt det förfalla');
    expect(
      expectPage(await (await app().as('secretary')).get(`${root}/${proposal.id}`)).text,
      'the proposal’s own page says it too',
    ).to.include('En annan ändring har antagits');
  });
});

describe('a signature', () => {
  const app = appOfSuite();

  it('has its signed page read by whom an extract is, and kept with the version', async () => {
    const { proposal, members, here, board, confirmation } = await adopted(app());
    const [first] = members;
    await officialNamed(app(), first?.memberId ?? '');
    const secretary = await app().as('secretary');
    const own = `${board}/${first?.slug ?? ''}`;
    const form = { round: '1', signedOn: '2026-03-02' };
    expectRedirect(await secretary.upload(`${own}/underskrift`, form, { signedFile }));
    const file = expectPage(await secretary.get(own)).links.find((link) =>
      link.startsWith(`${here}/bilagor/`),
    );
    expect(file).to.be.a('string');
    for (const page of [board, confirmation])
      expect(expectPage(await secretary.get(page)).links, page).to.include(file);
    for (const who of ['secretary', 'chair', 'memberOfficial'] as const) {
      const answer = await (await app().as(who)).get(file ?? '');
      expect([who, answer.status]).to.deep.equal([who, 200]);
    }
    expect((await (await app().as('otherSecretary')).get(file ?? '')).status).to.not.equal(200);
    expect((await app().stranger.get(file ?? '')).status).to.not.equal(200);
    expect(expectPage(await app().stranger.get(board)).links).to.not.include(file);
    for (const { slug } of members.slice(1))
      expectRedirect(await secretary.upload(`${board}/${slug}/underskrift`, form));
    expectRedirect(await (await app().as('chair')).post(`${confirmation}/underskrifter`, { round: '1' }));
    expect((await latest(app(), proposal)).versionId).to.be.a('string');
    const version = expectPage(await secretary.get(board)).links.find((link) => link.includes('/lydelser/'));
    const shown = expectPage(await secretary.get(version ?? ''));
    expect(shown.links).to.include(file);
    expect(shown.text).to.include('Undertecknat');
  });

  it('is taken back with a reason where it was wrong, and recorded anew', async () => {
    const { members, board } = await adopted(app());
    const [first] = members;
    const own = `${board}/${first?.slug ?? ''}`;
    const secretary = await app().as('secretary');
    const sign = (signedOn: string) => secretary.upload(`${own}/underskrift`, { round: '1', signedOn });
    const takeBack = (signatureReason: string) =>
      secretary.post(`${own}/underskrift/atertagande`, { round: '1', signatureReason });
    expect((await takeBack('Det fanns ingen.')).status).to.equal(409);
    expectRedirect(await sign('2026-03-02'));
    expect((await sign('2026-03-02')).status, 'twice').to.equal(409);
    expect(expectPage(await takeBack(' '), 422).errorAt('signatureReason')).to.not.equal(null);
    expectRedirect(await takeBack('Det var en annan dag.'));
    const shown = expectPage(await secretary.get(own)).text;
    expect(shown).to.include('Det var en annan dag.').and.include('Registrera underskriften');
    expectRedirect(await sign('2026-03-02'));
    expect(expectPage(await secretary.get(own)).text).to.include('Det var en annan dag.');
  });

  it('that is the last enters it into force only upon another person’s word', async () => {
    const { proposal, members, board, confirmation } = await adopted(app());
    const secretary = await app().as('secretary');
    const chair = await app().as('chair');
    const confirm = `${confirmation}/underskrifter`;
    const early = await chair.post(confirm, { round: '1' });
    expect(early.status).to.equal(409);
    for (const { slug } of members)
      expectRedirect(
        await secretary.upload(`${board}/${slug}/underskrift`, { round: '1', signedOn: '2026-03-02' }),
      );
    expect((await latest(app(), proposal)).versionId, 'not by one alone').to.equal(null);
    const own = expectPage(await secretary.get(confirmation));
    expect(actionsOf(own)).to.not.include(confirm);
    expect((await secretary.post(confirm, { round: '1' })).status).to.equal(403);
    expect((await linesOf(app(), 'secretary', proposal)).toKnow[0]).to.include('Någon annan än du');
    expect((await linesOf(app(), 'chair', proposal)).toDo[0]).to.include('alla har undertecknat');
    const theirs = expectPage(await chair.get(confirmation));
    expect(actionsOf(theirs)).to.include(confirm);
    expect(theirs.text).to.include('Lydelsen börjar gälla den');
    expectRedirect(await chair.post(confirm, { round: '1' }));
    expect((await latest(app(), proposal)).versionId).to.be.a('string');
    expect((await chair.post(confirm, { round: '1' })).status, 'once').to.equal(409);
  });
});

describe('whoever cannot confirm', () => {
  const app = appOfSuite();

  it('is not offered to, on any page: the office has seen the link that the last answer came by', async () => {
    const seen = await dispatched(app());
    const members = await askedOf(app(), seen);
    const [first] = members;
    await officialNamed(app(), first?.memberId ?? '');
    const proposal = await dispatched(app());
    for (const { memberId } of members.slice(1)) await answered(app(), proposal, memberId);
    await doneAs(app(), 'memberOfficial', (desk) =>
      recordAnswer(desk, proposal, answerOf(first?.memberId ?? '')),
    );
    const here = `${root}/${proposal.id}`;
    const secretary = await app().as('secretary');
    expect((await secretary.post(`${here}/bekraftelse`, { round: '1' })).status).to.equal(403);
    const page = expectPage(await secretary.get(`${here}/bekraftelse`));
    expect(actionsOf(page)).to.not.include(`${here}/bekraftelse`);
    expect(page.text).to.include('kom in med en länk som kansliet har sett');
    expect(expectPage(await secretary.get(`${here}/antagande`)).links).to.not.include(`${here}/bekraftelse`);
    const { toDo, toKnow } = await linesOf(app(), 'secretary', proposal);
    expect(toDo.filter((line) => line.startsWith('Bekräfta'))).to.deep.equal([]);
    expect(toKnow[0]).to.include('Någon annan än du');
    expect((await linesOf(app(), 'chair', proposal)).toDo[0]).to.include('Bekräfta');
    const chair = await app().as('chair');
    expect(actionsOf(expectPage(await chair.get(`${here}/bekraftelse`)))).to.include(`${here}/bekraftelse`);
    expectRedirect(await chair.post(`${here}/bekraftelse`, { round: '1' }));
  });
});

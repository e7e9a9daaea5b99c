// The board's decision and the dispatch over HTTP: what is decided, what is missing, and what is refused.
import { expect } from 'chai';
import { changeTerms } from '../../../server/features/proposals/actions/draft.ts';
import type { Proposal } from '../../../server/domain/proposals/proposal.ts';
import { appOfSuite, type TestApp } from '../../support/app.ts';
import { done } from '../../support/held-meeting.ts';
import { expectPage, expectRedirect, type PageRead } from '../../support/page.ts';
import { approved, askedOf, doing, drafted, officialNamed, root } from '../../support/rounds.ts';

const decision = { body: 'Styrelsen', decidedOn: '2026-02-27', minutes: '§ 14', registryNumber: '' };

/** What the dispatch's form holds as it is shown. */
const formOf = (page: PageRead): Record<string, string> => ({
  revision: page.values('revision')[0] ?? '',
  ...Object.fromEntries(
    page.ids.filter((id) => id.startsWith('body.')).map((id) => [id, page.value(id)] as const),
  ),
});

const decisionOf = ({ id }: Proposal): string => `${root}/${id}/styrelsebeslut`;
const dispatchOf = ({ id }: Proposal): string => `${root}/${id}/utskick`;

const newest = (app: TestApp, { id }: Proposal): Promise<Proposal | null> =>
  doing(app, (desk) => desk.proposals.byId(id));

describe("the board's decision", () => {
  const app = appOfSuite();

  it('names the text by its hash, and gives the sentence for the minutes', async () => {
    const proposal = await drafted(app());
    const text = await doing(app(), (desk) => desk.proposals.text(proposal.id, 1));
    const page = expectPage(await (await app().as('boardMember')).get(decisionOf(proposal)));
    expect(page.text).to.include(text?.textHash);
    expect(page.text).to.include(
      `Styrelsen beslutar att godkänna förslaget till reviderad förbundsordning för Samordningsförbundet Granby, ”${proposal.heading}” enligt bilaga`,
    );
    expect(page.text).to.include('1 paragraf: 1 §');
    expect(page.values('decidedOn')).to.deep.equal([]);
  });

  for (const [what, change, field] of [
    ['a day ahead', { decidedOn: '2026-03-03' }, 'decidedOn'],
    ['no day', { decidedOn: '' }, 'decidedOn'],
    ['no §', { minutes: ' ' }, 'minutes'],
    ['nobody', { body: '' }, 'body'],
  ] as const)
    it(`by ${what} is refused beside its field, and keeps the rest`, async () => {
      const proposal = await drafted(app());
      const typed = { ...decision, registryNumber: 'FO 3', ...change, revision: '1' };
      const refused = await (await app().as('chair')).post(decisionOf(proposal), typed);
      const page = expectPage(refused, 422);
      expect(page.errorAt(field)).to.not.equal(null);
      expect(page.value('registryNumber')).to.equal('FO 3');
    });

  it('is about the text that was read: a change since is a conflict, and nothing typed is lost', async () => {
    const proposal = await drafted(app());
    const { heading, adoptedAs, forceRule, effects } = proposal;
    await doing(app(), async (desk) =>
      done(
        await changeTerms(desk, proposal, {
          ...{ heading: `${heading}, ändrad`, adoptedAs, forceRule, effects, revision: 1 },
        }),
      ),
    );
    const chair = await app().as('chair');
    const late = expectPage(await chair.post(decisionOf(proposal), { ...decision, revision: '1' }), 409);
    expect(late.value('minutes')).to.equal('§ 14');
    const revision = late.values('revision')[0] ?? '';
    expectRedirect(await chair.post(decisionOf(proposal), { ...decision, revision }));
    expect(expectPage(await chair.get(decisionOf(proposal))).text).to.include('27 februari 2026, § 14');
  });

  it('can be taken back, for a reason', async () => {
    const proposal = await approved(app());
    const chair = await app().as('chair');
    const revision = String(proposal.revision);
    const way = `${root}/${proposal.id}/revidering`;
    const refused = expectPage(await chair.post(way, { revision, because: '' }), 422);
    expect(refused.errorAt('because')).to.not.equal(null);
    expectRedirect(await chair.post(way, { revision, because: 'Vi vill tänka om.' }));
    expect((await newest(app(), proposal))?.state).to.equal('draft');
  });
});

describe('the dispatch', () => {
  const app = appOfSuite();

  it('waits for the decision, and says so with the way there', async () => {
    const proposal = await drafted(app());
    const page = expectPage(await (await app().as('secretary')).get(dispatchOf(proposal)));
    expect(page.text).to.include('Styrelsens beslut är inte registrerat.');
    expect(page.text).to.include('Se också efter:').and.not.include('Det går att skicka ändå');
    expect(page.links).to.include(decisionOf(proposal));
    expect(page.text).to.not.include('När du har skickat är förslaget offentligt');
  });

  it('lists who must adopt with who decides, and warns where nobody is named', async () => {
    const proposal = await approved(app());
    const secretary = await app().as('secretary');
    const page = expectPage(await secretary.get(dispatchOf(proposal)));
    expect(page.text).to.include('4 medlemmar ska anta');
    expect(Object.values(formOf(page))).to.include.members([
      'Kommunfullmäktige i Granbys kommun',
      'Regionfullmäktige i Region Grandal',
      'Försäkringskassan',
      'Arbetsförmedlingen',
    ]);
    expect(page.text).to.include('Ingen kontakt, så missivet får du lämna själv: Granbys kommun');
  });

  it('says how much of what the law asks for its text lacks, and lets it be sent', async () => {
    const proposal = await approved(app());
    const secretary = await app().as('secretary');
    const list = `/forbund/granby/forbundsordning/forslag/${proposal.id}/kontroll`;
    const told = /Saknas (\d+)/.exec(expectPage(await secretary.get(list)).text)?.[1] ?? 'none';
    const page = expectPage(await secretary.get(dispatchOf(proposal)));
    expect(page.text).to.include(`${told} punkter i lagens 9 § saknas i texten.`);
    expect(page.links).to.include(list);
    const form = { ...formOf(page), answerBy: '2026-06-30' };
    expect((await secretary.post(dispatchOf(proposal), form)).status).to.equal(303);
  });

  it('is refused with a last day that has passed or is none, and keeps who decides', async () => {
    const proposal = await approved(app());
    const secretary = await app().as('secretary');
    const form = formOf(expectPage(await secretary.get(dispatchOf(proposal))));
    const [field = ''] = Object.keys(form).filter((name) => name.startsWith('body.'));
    for (const answerBy of ['2026-03-01', '2027-02-29', '']) {
      const typed = { ...form, [field]: 'Kommunstyrelsen', answerBy };
      const page = expectPage(await secretary.post(dispatchOf(proposal), typed), 422);
      expect(page.errorAt('answerBy'), answerBy).to.not.equal(null);
      expect(page.value(field)).to.equal('Kommunstyrelsen');
      expect(page.value('answerBy')).to.equal(answerBy);
    }
  });

  it('freezes who was asked, by whom it is decided, and the text; and is public from then on', async () => {
    const proposal = await approved(app());
    const secretary = await app().as('secretary');
    const form = formOf(expectPage(await secretary.get(dispatchOf(proposal))));
    const [field = ''] = Object.keys(form).filter((name) => name.startsWith('body.'));
    expect((await app().stranger.get(`${root}/${proposal.id}/antagande`)).status).to.equal(404);
    const typed = { ...form, [field]: 'Kommunstyrelsen i Granby', answerBy: '2026-09-30' };
    const board = expectRedirect(await secretary.post(dispatchOf(proposal), typed));
    const page = expectPage(await app().stranger.get(board.replace(/\?.*/u, '')));
    expect(page.text).to.include('0 av 4 medlemmar har antagit.').and.include('Kommunstyrelsen i Granby');
    // What was sent is not sent again by the same form.
    expect((await secretary.post(dispatchOf(proposal), typed)).status).to.equal(303);
    expect(await doing(app(), (desk) => desk.proposals.rounds(proposal.id))).to.have.length(1);
  });

  it('sent by two at once goes out once', async () => {
    const proposal = await approved(app());
    const [secretary, chair] = [await app().as('secretary'), await app().as('chair')];
    const form = { ...formOf(expectPage(await secretary.get(dispatchOf(proposal)))), answerBy: '2026-09-30' };
    const both = [secretary.post(dispatchOf(proposal), form), chair.post(dispatchOf(proposal), form)];
    await Promise.all(both);
    expect(await doing(app(), (desk) => desk.proposals.rounds(proposal.id))).to.have.length(1);
  });

  it('tells every member’s contact by letter, and links each letter', async () => {
    const proposal = await approved(app());
    const members = await doing(app(), (desk) => desk.organisations.memberships(app().world.granby.id));
    const kommun = members.find(({ party }) => party === 'municipalities')?.memberId ?? '';
    await officialNamed(app(), kommun);
    const secretary = await app().as('secretary');
    const page = expectPage(await secretary.get(dispatchOf(proposal)));
    expect(page.text).to.include('Skickas till memberofficial@stadga.example');
    expect(page.links).to.include(`${root}/${proposal.id}/missiv/granbys-kommun.pdf`);
    expectRedirect(await secretary.post(dispatchOf(proposal), { ...formOf(page), answerBy: '2026-09-30' }));
    expect((await askedOf(app(), proposal)).map(({ slug }) => slug)).to.include('granbys-kommun');
  });
});

// The consultation over HTTP: contacts are named, officials comment per clause, the secretary answers each.
import { expect } from 'chai';
import { changeText } from '../../../server/features/proposals/actions/draft.ts';
import { appOfSuite, type TestApp } from '../../support/app.ts';
import { emailOf, wording } from '../../support/cast.ts';
import { done } from '../../support/held-meeting.ts';
import { expectPage, expectRedirect } from '../../support/page.ts';
import { doing, drafted, officialNamed, read, root } from '../../support/rounds.ts';
import { waitingFor } from '../../support/waiting.ts';

async function opened(app: TestApp) {
  const proposal = await drafted(app);
  const here = `${root}/${proposal.id}/samrad`;
  const secretary = await app.as('secretary');
  expectRedirect(await secretary.post(`${here}/oppnande`, { revision: '1', answerBy: '2026-04-30' }));
  const members = await doing(app, (desk) => desk.organisations.memberships(app.world.granby.id));
  const kommun = members.find(({ party }) => party === 'municipalities')?.memberId ?? '';
  const page = expectPage(await secretary.get(here));
  return { proposal, here, secretary, kommun, page };
}

/** What stands in the form of a comment on a clause. */
async function commentOn(app: TestApp, here: string, clause: string) {
  const official = await app.as('memberOfficial');
  const page = expectPage(await official.get(`${here}?paragraf=${clause}`));
  return {
    official,
    page,
    form: {
      consultation: page.values('consultation')[0] ?? '',
      member: page.values('member')[0] ?? '',
      clause: page.values('clause')[0] ?? '',
    },
  };
}

describe('a consultation', () => {
  const app = appOfSuite();
  before(async () => {
    const { kommun } = await opened(app());
    await officialNamed(app(), kommun);
  });

  it('opens with a last day that has not passed, and keeps what was typed', async () => {
    const proposal = await drafted(app());
    const here = `${root}/${proposal.id}/samrad`;
    const secretary = await app().as('secretary');
    const form = { revision: '1', answerBy: '2026-02-01' };
    const refused = expectPage(await secretary.post(`${here}/oppnande`, form), 422);
    expect(refused.errorAt('answerBy')).to.not.equal(null);
    expect(refused.value('answerBy')).to.equal('2026-02-01');
    const noSuchDay = await secretary.post(`${here}/oppnande`, { ...form, answerBy: '2027-02-29' });
    expect(expectPage(noSuchDay, 422).errorAt('answerBy')).to.not.equal(null);
  });

  it('names contacts, each for one member, and says what is wrong beside the address', async () => {
    const { here, secretary, page, kommun } = await opened(app());
    expect(page.text).to.include(emailOf('memberOfficial'));
    const field = `email.${kommun}`;
    const contacts = `${here}/kontakter`;
    const wrong = expectPage(await secretary.post(contacts, { member: kommun, email: 'ingen' }), 422);
    expect(wrong.errorAt(field)).to.not.equal(null);
    expect(wrong.value(field)).to.equal('ingen');
    const twice = await secretary.post(contacts, { member: kommun, email: emailOf('memberOfficial') });
    expect(expectPage(twice, 409).errorAt(field)).to.not.equal(null);
    expectRedirect(await secretary.post(contacts, { member: kommun, email: 'registrator@granby.example' }));
    expect(expectPage(await secretary.get(here)).text).to.include('registrator@granby.example');
  });

  it('takes a comment on a clause with another wording, and none where the wording is left as it is', async () => {
    const { here, secretary } = await opened(app());
    const { official, page, form } = await commentOn(app(), here, 'p1');
    expect(page.value('proposedWording')).to.include('deras invånare');
    const said = { ...form, text: 'Säg ”alla”.', proposedWording: 'Förbundet ska stödja alla.' };
    expectRedirect(await official.post(`${here}/synpunkter`, said));
    const unchanged = { ...form, text: 'Bra så.', proposedWording: page.value('proposedWording') };
    expectRedirect(await official.post(`${here}/synpunkter`, unchanged));
    const shown = expectPage(await secretary.get(here));
    expect(shown.text).to.match(/Säg ”alla”\. Föreslagen lydelse: ?Förbundet ska stödja alla\./u);
    expect(shown.text.split('Föreslagen lydelse:')).to.have.length(2);
  });

  it('keeps a comment that is refused', async () => {
    const { here } = await opened(app());
    const { official, form } = await commentOn(app(), here, 'p1');
    const said = { ...form, text: ' ', proposedWording: 'Mitt förslag.' };
    const refused = expectPage(await official.post(`${here}/synpunkter`, said), 422);
    expect(refused.errorAt('text')).to.not.equal(null);
    expect(refused.value('proposedWording')).to.equal('Mitt förslag.');
  });

  it('takes no comment for a member one does not speak for, nor from a stranger', async () => {
    const { here, kommun } = await opened(app());
    const { official, form } = await commentOn(app(), here, 'hela');
    const others = { ...form, member: app().world.ekdal.id, text: 'Nej.' };
    expect((await official.post(`${here}/synpunkter`, others)).status).to.equal(404);
    const boardMember = await app().as('boardMember');
    const foreign = { ...form, member: kommun, text: 'Nej.' };
    expect((await boardMember.post(`${here}/synpunkter`, foreign)).status).to.equal(404);
    expect((await app().stranger.get(here)).status).to.equal(404);
    expect((await (await app().as('otherSecretary')).get(here)).status).to.equal(404);
  });

  it('leads from ”tas med” to the clause’s editor, and lists what is unanswered', async () => {
    const { proposal, here, secretary } = await opened(app());
    const { official, form } = await commentOn(app(), here, 'p1');
    const said = { ...form, text: 'Säg ”alla”.', proposedWording: 'Förbundet ska stödja alla.' };
    expectRedirect(await official.post(`${here}/synpunkter`, said));
    const waiting = [...(await waitingFor(secretary)).toDo].filter(([line]) =>
      line.includes(`${proposal.heading}”`),
    );
    expect(waiting[0]?.[0]).to.include('Besvara 1 synpunkt');
    expect(waiting[0]?.[1]).to.equal(`${here}?visa=obesvarade#synpunkter`);
    const list = expectPage(await secretary.get(`${here}?visa=obesvarade`));
    const comment = list.values('comment')[0] ?? '';
    const unclear = expectPage(await secretary.post(`${here}/svar`, { comment, reply: 'Tack!' }), 422);
    expect(unclear.value(`reply.${comment}`)).to.equal('Tack!');
    const to = expectRedirect(
      await secretary.post(`${here}/svar`, { comment, outcome: 'accepted', reply: 'Tack!' }),
    );
    expect(to).to.equal(`${root}/${proposal.id}/text/p1?synpunkt=${comment}`);
    expect(expectPage(await secretary.get(here)).text).to.include('Förbundets svar: Tas med');
  });

  it('shows what a comment was about once the wording is another', async () => {
    const { proposal, here, secretary } = await opened(app());
    const { official, form } = await commentOn(app(), here, 'p1');
    expectRedirect(await official.post(`${here}/synpunkter`, { ...form, text: 'Invånare är fel ord.' }));
    const text = read(wording('Förbundet ska stödja finansiell samordning för alla.', 'sex'));
    await doing(app(), async (desk) => done(await changeText(desk, proposal, { revision: 2, text })));
    const shown = expectPage(await secretary.get(here));
    expect(shown.text).to.include('Texten har ändrats sedan synpunkten lämnades');
    expect(shown.text).to.include('medlemmarna och deras invånare');
  });

  it('is closed, and takes no more comments: what was written is still there', async () => {
    const { here, secretary } = await opened(app());
    const { official, form } = await commentOn(app(), here, 'p1');
    expectRedirect(await secretary.post(`${here}/avslutning`, { revision: '2' }));
    const late = await official.post(`${here}/synpunkter`, { ...form, text: 'Jag hann inte.' });
    expect(expectPage(late, 409).text).to.include('Jag hann inte.');
  });

  it('waits for the official until a comment is left', async () => {
    const { proposal, here } = await opened(app());
    const { official, form } = await commentOn(app(), here, 'hela');
    const mine = async () =>
      [...(await waitingFor(official)).toDo].filter(
        ([line]) => line.startsWith('Lämna synpunkter') && line.includes(`${proposal.heading}”`),
      );
    expect(await mine()).to.have.length(1);
    expectRedirect(await official.post(`${here}/synpunkter`, { ...form, text: 'Bra.' }));
    expect(await mine()).to.have.length(0);
  });
});

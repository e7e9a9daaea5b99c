// What a proposal's page says comes next, to those who do it and to those who wait.
import { expect } from 'chai';
import { appOfSuite } from '../../support/app.ts';
import { expectPage } from '../../support/page.ts';
import {
  answered,
  approved,
  askedOf,
  dispatched,
  drafted,
  officialNamed,
  root,
} from '../../support/rounds.ts';

describe('what comes next with a proposal', () => {
  const app = appOfSuite();
  const seenBy = async (who: 'secretary' | 'boardMember', id: string) =>
    expectPage(await (await app().as(who)).get(`${root}/${id}`));

  it('is said to whoever does it with the way there, and to others in words', async () => {
    const { id } = await drafted(app());
    const own = await seenBy('secretary', id);
    expect(own.text).to.include('När texten är klar kan du skicka den på samråd');
    expect(own.links).to.include(`${root}/${id}/samrad`).and.include(`${root}/${id}/styrelsebeslut`);
    const other = await seenBy('boardMember', id);
    expect(other.text).to.include('Sekreteraren gör klart förslaget');
    expect(other.links).to.not.include(`${root}/${id}/villkor`);
  });

  it('is the dispatch once the board has approved it', async () => {
    const { id } = await approved(app());
    expect((await seenBy('secretary', id)).links).to.include(`${root}/${id}/utskick`);
    expect((await seenBy('boardMember', id)).text).to.include('Styrelsen 20 februari 2026, § 9');
  });

  it('leads a member’s official to the page of its answer, until it is given', async () => {
    const proposal = await dispatched(app());
    const [member] = await askedOf(app(), proposal);
    if (member === undefined) throw new Error('nobody was asked');
    await officialNamed(app(), member.memberId);
    const official = await app().as('memberOfficial');
    const links = async () => expectPage(await official.get(`${root}/${proposal.id}`)).links;
    const own = (await links()).find((each) => each.startsWith(`${root}/${proposal.id}/antagande/`));
    expect(own).to.be.a('string');
    expectPage(await official.get(own ?? ''));
    await answered(app(), proposal, member.memberId);
    expect(await links()).to.not.include(own);
  });

  it("names who is missing, who has said no, and that somebody else confirms the last one's word", async () => {
    const proposal = await dispatched(app());
    const members = await askedOf(app(), proposal);
    const [first, ...rest] = members;
    await answered(app(), proposal, first?.memberId ?? '', { answer: 'refused' });
    const page = await seenBy('secretary', proposal.id);
    expect(page.text).to.include(`${first?.name ?? ''} har inte antagit det som det är.`);
    expect(page.text).to.include('0 av 4 medlemmar har antagit');
    for (const { memberId } of rest) await answered(app(), proposal, memberId);
    expect((await seenBy('secretary', proposal.id)).text).to.include(`Kvar: ${first?.name ?? ''}.`);
    const whole = await dispatched(app());
    for (const { memberId } of await askedOf(app(), whole)) await answered(app(), whole, memberId);
    const last = await seenBy('secretary', whole.id);
    expect(last.text).to.include('4 av 4 medlemmar har antagit').and.include('En annan person än den som');
  });
});

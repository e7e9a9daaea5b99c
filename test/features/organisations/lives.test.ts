// A förbund that begins, takes in a member by a proposal, and is told that one leaves: by the forms.
import { expect } from 'chai';
import { isMemberOn } from '../../../server/domain/organisations/membership.ts';
import { appOfSuite, type TestApp } from '../../support/app.ts';
import { expectLogged, expectNoChange } from '../../support/assertions.ts';
import { on } from '../../support/days.ts';
import { acting, done } from '../../support/held-meeting.ts';
import { withdrawProposal } from '../../../server/features/proposals/index.ts';
import { expectPage, expectRedirect } from '../../support/page.ts';

const path = '/forbund/granby';

async function membershipOf({ house, world }: TestApp, party: string) {
  const { organisations } = house.desk(house.engine.read, null);
  const found = (await organisations.memberships(world.granby.id)).find((each) => each.party === party);
  if (found === undefined) throw new Error(`Granby has no ${party}`);
  return found;
}

describe('withdrawal', () => {
  const open = appOfSuite();
  const typed = async (party: string, more: Record<string, string> = {}) => ({
    member: (await membershipOf(open(), party)).id,
    ...{ givenOn: '2026-02-10', noticeMonths: '36', clause: '', ...more },
  });

  it('offers kommuner and regioner, not the two agencies', async () => {
    const page = expectPage(await (await open().as('secretary')).get(`${path}/uttrade`));
    expect(page.text).to.include('Granbys kommun').and.include('Region Grandal');
    expect(page.text.split('Medlem')[2] ?? '').to.not.include('Arbetsförmedlingen ');
  });

  for (const [party, more, field, sentence] of [
    ['socialInsuranceAgency', {}, 'member', /kan inte träda ut/],
    ['employmentService', {}, 'member', /kan inte träda ut/],
    ['municipalities', { givenOn: '2026-03-03' }, 'givenOn', /längre fram i tiden/],
    ['municipalities', { givenOn: '2010-01-01' }, 'givenOn', /inte medlem den dagen/],
    ['municipalities', { givenOn: '2026-02-30' }, 'givenOn', /hel dag/],
    ['municipalities', { noticeMonths: '60' }, 'noticeMonths', /tre år/],
    ['municipalities', { noticeMonths: '12' }, 'clause', /vilken paragraf/],
  ] as const)
    it(`is refused: ${party} ${JSON.stringify(more)}`, async () => {
      const secretary = await open().as('secretary');
      const filled = await typed(party, more);
      const page = expectPage(
        await expectNoChange(open().house.engine, () => secretary.post(`${path}/uttrade`, filled)),
        422,
      );
      expect(page.errorAt(field)).to.match(sentence);
    });

  it('ends the membership three years after the notice, until it is taken back', async () => {
    const secretary = await open().as('secretary');
    const filled = await typed('municipalities');
    await expectLogged(open().house.engine, ['withdrawal.noticed', 'membership.changed'], () =>
      secretary.post(`${path}/uttrade`, filled),
    );
    const noticed = await membershipOf(open(), 'municipalities');
    expect(isMemberOn(noticed, on('2029-02-10'))).to.equal('yes');
    expect(isMemberOn(noticed, on('2029-02-11'))).to.equal('no');
    const page = expectPage(await open().stranger.get(path)).text;
    expect(page).to.include('Granbys kommun har sagt upp sitt medlemskap').and.include('10 februari 2029');
    expect(expectPage(await open().stranger.get(`${path}/handelser`)).text).to.include(
      'Granbys kommun sade upp sitt medlemskap',
    );
    const twice = await expectNoChange(open().house.engine, () => secretary.post(`${path}/uttrade`, filled));
    expect(expectPage(twice, 422).errorAt('member')).to.match(/redan ett slutdatum/);

    const { organisations } = open().house.desk(open().house.engine.read, null);
    const [notice] = await organisations.withdrawals(open().world.granby.id);
    const back = `${path}/uttrade/${notice?.id ?? ''}/atertagande`;
    expectRedirect(await secretary.post(back));
    expect((await membershipOf(open(), 'municipalities')).to).to.equal(null);
    expectPage(await expectNoChange(open().house.engine, () => secretary.post(back)), 409);
    expect(expectPage(await open().stranger.get(path)).text).to.not.include('har sagt upp');
  });
});

describe('accession', () => {
  const open = appOfSuite();
  const typed = {
    ...{ member: 'Björkviks kommun', group: 'municipality', from: '2027-01-01' },
    ...{ ordinary: '1', alternates: '1' },
  };

  it('becomes a proposal with the member and its seats; nobody joins by it', async () => {
    const secretary = await open().as('secretary');
    expect(expectPage(await secretary.get(`${path}/anslutning`)).text).to.include('2 § Styrelse');
    const next = expectRedirect(await secretary.post(`${path}/anslutning`, { ...typed, share: '1/12' }));
    const id = next.split('?forslag=')[1] ?? '';
    const to = `${path}/forbundsordning/forslag/${id}`;
    const places = await secretary.get(next);
    expectPage(places);
    expect(places.text).to.include(`href="${to}"`).and.include(`href="${to}/text/p2"`);
    expectPage(await secretary.get(`${to}/text/p2`));
    expectPage(await secretary.get(`${path}/anslutning?forslag=${open().world.draftId}`));
    const desk = open().house.desk(open().house.engine.read, null);
    const proposal = await desk.proposals.byId(id);
    const member = await desk.organisations.bySlug('bjorkviks-kommun');
    expect(proposal?.effects.joins).to.deep.equal([{ memberId: member?.id, party: 'municipalities' }]);
    expect(proposal?.effects.seats).to.deep.equal([{ memberId: member?.id, ordinary: 1, alternates: 1 }]);
    expect(proposal?.effects.shares).to.deep.equal([
      { party: 'municipalities', memberId: member?.id, numerator: 1, denominator: 12 },
    ]);
    expect(proposal?.forceRule).to.deep.equal({ kind: 'whenAdopted', earliest: '2027-01-01' });
    expect(expectPage(await open().stranger.get(path)).text).to.not.include('Björkviks kommun');
    expectPage(await open().stranger.get(to), 404);
    expectPage(await secretary.get(to));
  });

  for (const [what, change, field] of [
    ['a member already', { member: 'Granbys kommun' }, 'member'],
    ['a member already, by a day before it was', { member: 'Granbys kommun', from: '1900-01-01' }, 'member'],
    ['an agency', { member: 'Försäkringskassan' }, 'member'],
    ['no name', { member: '' }, 'member'],
    ['a day that does not exist', { from: '2027-02-29' }, 'from'],
    ['a share that is none', { share: 'lite' }, 'share'],
    ['a number of seats that is none', { ordinary: 'en' }, 'ordinary'],
  ] as const)
    it(`is refused for ${what}`, async () => {
      const secretary = await open().as('secretary');
      const page = expectPage(
        await expectNoChange(open().house.engine, () =>
          secretary.post(`${path}/anslutning`, { ...typed, ...change }),
        ),
        422,
      );
      expect(page.errorAt(field)).to.not.equal(null);
    });

  it('waits for a text to revise', async () => {
    const secretary = await open().as('otherSecretary');
    expect(expectPage(await secretary.get('/forbund/ekdal/anslutning')).text).to.include(
      'ingen antagen förbundsordning',
    );
    expectPage(await secretary.post('/forbund/ekdal/anslutning', typed), 409);
  });
});

describe('formation', () => {
  const open = appOfSuite();
  const typed = {
    ...{ name: 'Samordningsförbundet Björkvik', formedOn: '', stage: 'forming', seats: '1' },
    ...{ municipalityName: ['Björkviks kommun', 'Granbys kommun'], municipalityFrom: ['', ''] },
    ...{ regionName: ['Region Grandal'], regionFrom: [''] },
    ...{ socialInsuranceAgencyName: ['Försäkringskassan'], socialInsuranceAgencyFrom: [''] },
    ...{ employmentServiceName: ['Arbetsförmedlingen'], employmentServiceFrom: [''] },
  };

  it('needs every part that the law asks for', async () => {
    const secretary = await open().as('secretary');
    const page = expectPage(
      await expectNoChange(open().house.engine, () =>
        secretary.post('/forbund/ny', { ...typed, regionName: [''] }),
      ),
      422,
    );
    expect(page.mistakes.join(' ')).to.match(/minst en region/);
    expect(page.values('name')).to.deep.equal([typed.name]);
  });

  for (const seats of ['0', 'en', '-1', '100', '1,5'])
    it(`is refused with ${seats} seats for each`, async () => {
      const secretary = await open().as('secretary');
      const page = expectPage(
        await expectNoChange(open().house.engine, () => secretary.post('/forbund/ny', { ...typed, seats })),
        422,
      );
      expect(page.errorAt('seats')).to.match(/Skriv ett helt tal/);
    });

  it('is refused whole where the same member is named twice', async () => {
    const secretary = await open().as('secretary');
    const twice = { ...typed, municipalityName: ['Björkviks kommun', 'Björkviks kommun'] };
    expectPage(await expectNoChange(open().house.engine, () => secretary.post('/forbund/ny', twice)), 422);
  });

  it('begins with a proposal of the first förbundsordning, and the förbund does not exist yet', async () => {
    const secretary = await open().as('secretary');
    const to = expectRedirect(await secretary.post('/forbund/ny', typed));
    expect(to).to.match(/^\/forbund\/bjorkvik\/forbundsordning\/forslag\/[^/]+$/);
    expectPage(await secretary.get(to));
    const page = expectPage(await open().stranger.get('/forbund/bjorkvik')).text;
    expect(page).to.include('Under bildande').and.include('Inga kända medlemmar den dagen');
    expect(page).to.not.include('Bildat:');
    const register = expectPage(await open().stranger.get('/forbund')).text;
    expect(register).to.match(/Under bildande\s+Namn/);
    const desk = open().house.desk(open().house.engine.read, null);
    const proposal = await desk.proposals.byId(to.split('/').at(-1) ?? '');
    expect(proposal?.kind).to.equal('formation');
    expect(proposal?.effects.joins).to.have.lengthOf(5);
    expect(proposal?.effects.seats.map(({ ordinary, alternates }) => [ordinary, alternates])).to.deep.equal(
      Array.from({ length: 5 }, () => [1, 1]),
    );
    expect(
      proposal?.effects.shares.map(({ numerator, denominator }) => [numerator, denominator]),
    ).to.deep.equal([
      [1, 2],
      [1, 4],
      [1, 4],
    ]);
    expectPage(await secretary.get('/forbund/bjorkvik/forbundsordning'));
  });

  it('that came to nothing is begun anew by the same founders, from the same words', async () => {
    const secretary = await open().as('secretary');
    const { house } = open();
    const desk = house.desk(house.engine.read, null);
    const forbund = await desk.organisations.bySlug('bjorkvik');
    if (forbund === null) throw new Error('it was made in the test before');
    const again = '/forbund/bjorkvik/bildande';
    const underWay = await expectNoChange(house.engine, () => secretary.post(again));
    expectPage(underWay, 409);
    const [first] = await desk.proposals.underWay(forbund.id);
    if (first === undefined) throw new Error('it is under way');
    await acting(house, null, async (writing) =>
      done(await withdrawProposal(writing, first, { revision: first.revision, because: 'Dröjer' })),
    );
    expect(expectPage(await secretary.get('/forbund/bjorkvik')).text).to.include('blev inte antaget');
    open().clock.now += 1000;
    expectRedirect(await secretary.post(again));
    const [second] = await desk.proposals.underWay(forbund.id);
    expect(second?.effects).to.deep.equal(first.effects);
    expect(expectPage(await secretary.get('/forbund/bjorkvik')).text).to.include('Till förslaget');
    expect(expectPage(await open().stranger.get('/forbund/bjorkvik')).text).to.not.include('Till förslaget');
    expectPage(await secretary.post('/forbund/granby/bildande'), 409);
  });
});

// Kommuner, regioner and agencies: who of them are members on a day, and the network's office that records their names.
import { expect } from 'chai';
import { appOfSuite } from '../../support/app.ts';
import { expectLogged, expectNoChange } from '../../support/assertions.ts';
import { expectPage, expectRedirect } from '../../support/page.ts';

const facts = '/medlemmar/ekdals-kommun/uppgifter';
const naming = '/medlemmar/ekdals-kommun/namn';

describe('the register of members', () => {
  const open = appOfSuite();
  const links = async (day: string): Promise<readonly string[]> =>
    expectPage(await open().stranger.get(`/medlemmar?datum=${day}`)).links.flatMap(
      (link) => /^\/medlemmar\/([^?]+)/.exec(link)?.[1] ?? [],
    );
  before(async () => {
    const secretary = await open().as('secretary');
    const typed = { member: 'Tallsjö kommun', group: 'municipality', from: '2016-01-01', to: '2019-12-31' };
    expectRedirect(await secretary.post('/forbund/granby/medlemmar', typed));
  });

  for (const [day, members] of [
    ['2014-04-30', []],
    ['2014-05-01', ['ekdals-kommun', 'granbys-kommun']],
    ['2015-12-31', ['ekdals-kommun', 'granbys-kommun']],
    ['2016-01-01', ['ekdals-kommun', 'granbys-kommun', 'tallsjo-kommun']],
    ['2019-12-31', ['ekdals-kommun', 'granbys-kommun', 'tallsjo-kommun']],
    ['2020-01-01', ['ekdals-kommun', 'granbys-kommun']],
  ] as const) {
    it(`on ${day} lists the members of that day and no other`, async () => {
      expect((await links(day)).filter((slug) => slug.endsWith('-kommun'))).to.deep.equal(members);
    });
  }

  it('lists a member that may have been one that day', async () => {
    expect(await links('2014-05-15')).to.include('region-grandal');
    expect(await links('2014-04-30')).to.not.include('region-grandal');
  });
});

describe('the name of a kommun', () => {
  const open = appOfSuite();
  const typed = { name: 'Ekdals stad', from: '2025-01-01' };

  it('is not recorded by a secretary, whose förbund it may be a member of', async () => {
    for (const who of ['secretary', 'otherSecretary', 'memberOfficial'] as const) {
      const visitor = await open().as(who);
      expectPage(await visitor.get(facts), 403);
      expectPage(await expectNoChange(open().house.engine, () => visitor.post(naming, typed)), 403);
      expect(expectPage(await visitor.get('/medlemmar/ekdals-kommun')).links).to.not.include(facts);
    }
  });

  it("is recorded by the network's office, from a day on", async () => {
    const office = await open().as('networkOffice');
    expect(expectPage(await office.get('/medlemmar/ekdals-kommun')).links).to.include(facts);
    expect(expectPage(await office.get(facts)).value('name')).to.equal('');
    const { done } = await expectLogged(open().house.engine, ['organisation.renamed'], () =>
      office.post(naming, typed),
    );
    const to = expectRedirect(done);
    expect(to).to.equal(`${facts}?kvitto=saved`);
    expect(expectPage(await office.get(to)).text)
      .to.include('Sparat.')
      .and.include('Ekdals stad');
    for (const [day, name] of [
      ['2024-12-31', 'Ekdals kommun'],
      ['2025-01-01', 'Ekdals stad'],
    ] as const) {
      const { heading } = expectPage(await open().stranger.get(`/medlemmar/ekdals-kommun?datum=${day}`));
      expect(heading).to.equal(name);
      expect(expectPage(await open().stranger.get(`/medlemmar?datum=${day}`)).text).to.include(name);
      expect(expectPage(await open().stranger.get(`/forbund/ekdal?datum=${day}`)).text).to.include(name);
    }
  });

  it('is refused where another kommun bears it, with what was typed still there', async () => {
    const office = await open().as('networkOffice');
    const page = expectPage(
      await expectNoChange(open().house.engine, () =>
        office.post(naming, { name: 'granbys KOMMUN', from: '2026' }),
      ),
      422,
    );
    expect(page.errorAt('name')).to.match(/finns redan/);
    expect([page.value('name'), page.value('from')]).to.deep.equal(['granbys KOMMUN', '2026']);
  });

  it('is told to belong to no region from a day on, and can then found a förbund without one', async () => {
    const office = await open().as('networkOffice');
    const founded = {
      ...{ name: 'Samordningsförbundet Ekholm', formedOn: '', stage: 'forming', seats: '1' },
      ...{ municipalityName: ['Ekdals kommun'], municipalityFrom: [''], regionName: [''], regionFrom: [''] },
      ...{ socialInsuranceAgencyName: ['Försäkringskassan'], socialInsuranceAgencyFrom: [''] },
      ...{ employmentServiceName: ['Arbetsförmedlingen'], employmentServiceFrom: [''] },
    };
    expect(expectPage(await office.post('/forbund/ny', founded), 422).mistakes.join(' ')).to.match(
      /Detta saknas: minst en region\./,
    );
    const dates = { revision: '1', formedOn: '', liquidationFrom: '', dissolvedOn: '' };
    const { done } = await expectLogged(open().house.engine, ['organisation.changed'], () =>
      office.post(facts, { ...dates, outsideRegionsFrom: '1971' }),
    );
    expect(expectPage(await office.get(expectRedirect(done))).value('outsideRegionsFrom')).to.equal('1971');
    const stale = expectPage(await office.post(facts, { ...dates, outsideRegionsFrom: '' }), 409);
    expect(stale.text).to.include('1971');
    expect(expectRedirect(await office.post('/forbund/ny', founded))).to.match(/^\/forbund\/ekholm\//);
  });

  it('has its names and its region to change there, and only there', async () => {
    const office = await open().as('networkOffice');
    for (const slug of ['granby', 'natverket', 'ingen']) {
      expectPage(await office.get(`/medlemmar/${slug}/uppgifter`), 404);
      expectPage(
        await expectNoChange(open().house.engine, () => office.post(`/medlemmar/${slug}/namn`, typed)),
        404,
      );
    }
    expectPage(await office.post(facts.replace('uppgifter', 'sammanslagningar'), {}), 404);
    expectPage(await office.get('/medlemmar/ekdals-kommun/medlemmar'), 404);
  });
});

// Changing a förbund: members, dates, names and successions; two people at once; and what the log is told.
import { expect } from 'chai';
import { appOfSuite, type Typed } from '../../support/app.ts';
import { expectLogged, expectNoChange } from '../../support/assertions.ts';
import { expectPage, expectRedirect } from '../../support/page.ts';

const members = '/forbund/granby/medlemmar';
const facts = '/forbund/granby/uppgifter';

describe('members', () => {
  const open = appOfSuite();
  const conflict = /Någon annan har ändrat/;

  it('are taken in by name, and told to the log', async () => {
    const secretary = await open().as('secretary');
    const typed = { member: ' Ekdals  kommun ', group: 'municipality', from: '2020-01', to: '' };
    const { done, entries } = await expectLogged(open().house.engine, ['membership.recorded'], () =>
      secretary.post(members, typed),
    );
    expect(expectRedirect(done)).to.equal(`${members}?kvitto=memberAdded`);
    expect(entries[0]?.facts).to.include({ party: 'municipalities', from: '2020-01', to: null });
    expect(expectPage(await secretary.get(`${members}?kvitto=memberAdded`)).text)
      .to.include('Medlemmen är tillagd.')
      .and.include('Ekdals kommun');
  });

  const refused: readonly (readonly [what: string, typed: Typed, field: string, sentence: RegExp])[] = [
    ['without a name', { member: '', group: 'region' }, 'member', /Fyll i/],
    ['of an unknown group', { member: 'X', group: 'club' }, 'group', /Välj ett/],
    [
      'förbund in a förbund',
      { member: 'Samordningsförbundet Ekdal', group: 'forbund' },
      'group',
      /är av en annan sort/,
    ],
    ['twice', { member: 'region grandal', group: 'region' }, 'member', /redan under den tiden/],
    [
      'with an end before the beginning',
      { member: 'Ny kommun', group: 'municipality', from: '2020', to: '2019-12' },
      'to',
      /före startdatumet/,
    ],
    [
      'from a day that does not exist',
      { member: 'Ny kommun', group: 'municipality', from: '2020-04-31' },
      'from',
      /datumet finns inte/,
    ],
  ];
  for (const [what, typed, field, sentence] of refused) {
    it(`are not taken in ${what}`, async () => {
      const secretary = await open().as('secretary');
      const page = expectPage(
        await expectNoChange(open().house.engine, () => secretary.post(members, typed)),
        422,
      );
      expect(page.errorAt(field)).to.match(sentence);
      for (const [name, value] of Object.entries(typed)) {
        if (value !== 'club' && value !== 'forbund') expect(page.values(name), name).to.deep.equal([value]);
      }
    });
  }

  it('are refused with a field that the form does not have', async () => {
    const typed = { member: 'Ny kommun', group: 'municipality', from: '', to: '', organisationId: 'another' };
    const secretary = await open().as('secretary');
    const response = await expectNoChange(open().house.engine, () => secretary.post(members, typed));
    expect(expectPage(response, 422).mistakes[0]).to.match(/inte hör dit/);
  });

  it('are corrected, with what stood there before in the log', async () => {
    const secretary = await open().as('secretary');
    const page = expectPage(await secretary.get(`${members}/${open().world.membershipId}`));
    expect([page.value('from'), page.value('to'), page.values('revision')]).to.deep.equal([
      '2014-05-01',
      '',
      ['1'],
    ]);
    const typed = { party: 'municipalities', from: '2014-05', to: '2025-12-31', revision: '1' };
    const { done, entries } = await expectLogged(open().house.engine, ['membership.changed'], () =>
      secretary.post(`${members}/${open().world.membershipId}`, typed),
    );
    expect(expectRedirect(done)).to.equal(`${members}?kvitto=saved`);
    expect(entries[0]?.facts['before']).to.deep.equal({
      party: 'municipalities',
      from: '2014-05-01',
      to: null,
    });
  });

  it('changed by two people: the second is told, and sees both', async () => {
    const secretary = await open().as('secretary');
    const address = `${members}/${open().world.membershipId}`;
    const [revision = ''] = expectPage(await secretary.get(address)).values('revision');
    const typed = (to: string): Typed => ({ party: 'municipalities', from: '2014-05-01', to, revision });
    expectRedirect(await secretary.post(address, typed('2027-06-30')));
    const late = await expectNoChange(open().house.engine, () => secretary.post(address, typed('2028')));
    const page = expectPage(late, 409);
    expect(page.mistakes[0]).to.match(conflict);
    expect([page.value('from'), page.value('to')], 'what was typed').to.deep.equal(['2014-05-01', '2028']);
    expect(page.text, 'what is stored').to.include('30 juni 2027');
    // The page holds the newest revision: saving it again is a choice, and stands.
    expectRedirect(
      await secretary.post(address, { ...typed('2028'), revision: page.values('revision')[0] ?? '' }),
    );
  });

  for (const revision of ['', '0', '-1', '1.5', 'x', 'NaN', '1e3', '99999999999', '2147483648']) {
    it(`are not changed under the revision ${JSON.stringify(revision)}`, async () => {
      const secretary = await open().as('secretary');
      const typed = { party: 'municipalities', from: '', to: '', revision };
      const response = await expectNoChange(open().house.engine, () =>
        secretary.post(`${members}/${open().world.membershipId}`, typed),
      );
      expect(response.status).to.be.oneOf([409, 422]);
    });
  }
});

describe('dates of a förbund', () => {
  const open = appOfSuite();

  it('are saved, told to the log, and change what the page says on each day', async () => {
    const secretary = await open().as('secretary');
    const typed = {
      formedOn: '2014-05-01',
      liquidationFrom: '2027-01-01',
      dissolvedOn: '2028',
      revision: '1',
    };
    const { done } = await expectLogged(open().house.engine, ['organisation.changed'], () =>
      secretary.post(facts, typed),
    );
    expect(expectRedirect(done)).to.equal(`${facts}?kvitto=saved`);
    for (const [day, state] of [
      ['2014-04-30', 'Inte bildat än'],
      ['2026-12-31', 'Verksamt'],
      ['2027-01-01', 'I likvidation'],
      ['2028-12-31', 'Upplöst'],
    ] as const) {
      expect(expectPage(await open().stranger.get(`/forbund/granby?datum=${day}`)).text, day).to.include(
        state,
      );
    }
  });

  for (const [what, typed, field] of [
    ['liquidation before formation', { formedOn: '2014', liquidationFrom: '2013-12' }, 'liquidationFrom'],
    ['dissolution before liquidation', { liquidationFrom: '2020', dissolvedOn: '2019' }, 'dissolvedOn'],
    ['dissolution before formation', { formedOn: '2020', dissolvedOn: '2019' }, 'dissolvedOn'],
    ['a day that does not exist', { formedOn: '2100-02-29' }, 'formedOn'],
  ] as const) {
    it(`are refused: ${what}`, async () => {
      const secretary = await open().as('secretary');
      const [revision = ''] = expectPage(await secretary.get(facts)).values('revision');
      const given = { formedOn: '', liquidationFrom: '', dissolvedOn: '', revision, ...typed };
      const page = expectPage(
        await expectNoChange(open().house.engine, () => secretary.post(facts, given)),
        422,
      );
      expect(page.errorAt(field)).to.be.a('string');
      for (const [name, value] of Object.entries(typed)) expect(page.values(name)).to.deep.equal([value]);
    });
  }

  it('changed by two people: the second is told, and sees both', async () => {
    const secretary = await open().as('secretary');
    const [revision = ''] = expectPage(await secretary.get(facts)).values('revision');
    const typed = (dissolvedOn: string): Typed => ({
      formedOn: '2014-05-01',
      liquidationFrom: '',
      dissolvedOn,
      revision,
    });
    expectRedirect(await secretary.post(facts, typed('2031-03')));
    const page = expectPage(
      await expectNoChange(open().house.engine, () => secretary.post(facts, typed('2032-04'))),
      409,
    );
    expect(page.value('dissolvedOn')).to.equal('2032-04');
    expect(page.text).to.include('mars 2031');
  });
});

describe('names of a förbund', () => {
  const open = appOfSuite();
  const naming = '/forbund/granby/namn';

  it('follow one another, and the address stays', async () => {
    const secretary = await open().as('secretary');
    const typed = { name: 'Samordningsförbundet Storgranby', from: '2020-07-01' };
    const { done, entries } = await expectLogged(open().house.engine, ['organisation.renamed'], () =>
      secretary.post(naming, typed),
    );
    expect(expectRedirect(done)).to.equal(`${facts}?kvitto=saved`);
    expect(entries[0]?.facts).to.deep.equal(typed);
    const headings = [];
    for (const day of ['2020-06-30', '2020-07-01'])
      headings.push(expectPage(await open().stranger.get(`/forbund/granby?datum=${day}`)).heading);
    expect(headings).to.deep.equal(['Samordningsförbundet Granby', 'Samordningsförbundet Storgranby']);
    expect(expectPage(await open().stranger.get('/')).text, 'news').to.include(
      'Samordningsförbundet Storgranby',
    );
  });

  for (const [what, typed, sentence] of [
    ['borne by another förbund', { name: 'samordningsförbundet ekdal', from: '' }, /finns redan/],
    ['the same from the same day', { name: 'Samordningsförbundet Granby', from: '' }, /finns redan/],
    ['empty', { name: '', from: '2020' }, /Fyll i/],
    ['with a control character', { name: 'A\u0007B', from: '' }, /osynliga/],
  ] as const) {
    it(`are refused when ${what}`, async () => {
      const secretary = await open().as('secretary');
      const page = expectPage(
        await expectNoChange(open().house.engine, () => secretary.post(naming, typed)),
        422,
      );
      expect(page.errorAt('name')).to.match(sentence);
    });
  }
});

describe('successions', () => {
  const open = appOfSuite();
  const address = '/forbund/granby/sammanslagningar';

  it('are not written on the page of a förbund that one does not work in', async () => {
    const secretary = await open().as('secretary');
    const typed = { predecessor: 'Samordningsförbundet Ekdal', kind: 'merger', on: '2024-01' };
    const page = expectPage(
      await expectNoChange(open().house.engine, () => secretary.post(address, typed)),
      422,
    );
    expect(page.errorAt('predecessor')).to.match(/sekreterare i båda/);
  });

  it('are recorded once, and seen from both sides', async () => {
    const secretary = await open().as('secretary');
    expectRedirect(await secretary.post('/forbund/ny', { name: 'Samordningsförbundet Fordom' }));
    const typed = { predecessor: 'Samordningsförbundet Fordom', kind: 'merger', on: '2024-01' };
    const { done } = await expectLogged(open().house.engine, ['succession.recorded'], () =>
      secretary.post(address, typed),
    );
    expectRedirect(done);
    for (const [page, other] of [
      ['/forbund/granby', '/forbund/fordom'],
      ['/forbund/fordom', '/forbund/granby'],
    ] as const) {
      const { links, text } = expectPage(await open().stranger.get(page));
      expect(links).to.include(other);
      expect(text).to.include('januari 2024');
    }
    const again = expectPage(
      await expectNoChange(open().house.engine, () => secretary.post(address, typed)),
      422,
    );
    expect(again.errorAt('predecessor')).to.match(/redan registrerat/);
  });

  for (const predecessor of ['Ingen', 'Samordningsförbundet Granby', 'Granbys kommun']) {
    it(`are refused of ${predecessor}`, async () => {
      const secretary = await open().as('secretary');
      const typed = { predecessor, kind: 'merger', on: '' };
      const page = expectPage(
        await expectNoChange(open().house.engine, () => secretary.post(address, typed)),
        422,
      );
      expect(page.errorAt('predecessor')).to.match(/ingen sådan/);
    });
  }
});

describe('a page on a day', () => {
  const open = appOfSuite();

  it('shows who was a member then', async () => {
    const shown = async (day: string): Promise<string> =>
      expectPage(await open().stranger.get(`/forbund/granby?datum=${day}`)).text;
    expect(await shown('2014-05-15'), 'inside an inexact month').to.include('oklart om medlem den dagen');
    expect(await shown('2014-05-31'), 'at its end').to.not.include('oklart om medlem den dagen');
    expect(await shown('2014-04-30'), 'before there was a förbund')
      .to.include('Inte bildat än')
      .and.include('Granbys kommun');
  });

  for (const address of ['/forbund', '/forbund/granby', '/forbund/granby/forbundsordning']) {
    for (const [typed, isDay] of [
      ['2020-02-29', true],
      ['2020-02-30', false],
      ['2020-02', false],
      ['i går', false],
      ['"><script>', false],
    ] as const) {
      it(`${address}?datum=${typed}: ${isDay ? 'is shown' : 'is refused, and the page still useful'}`, async () => {
        const page = expectPage(
          await open().stranger.get(`${address}?datum=${encodeURIComponent(typed)}`),
          isDay ? 200 : 422,
        );
        expect(page.value('datum')).to.equal(typed);
        expect(page.errorAt('datum') ?? '').to.match(isDay ? /^$/ : /datumet finns inte/);
        expect(page.text).to.include('Granby');
      });
    }
  }

  it('keeps the day in its links', async () => {
    const { links } = expectPage(await open().stranger.get('/forbund?datum=2020-02-29'));
    expect(links).to.include('/forbund/granby?datum=2020-02-29');
  });
});

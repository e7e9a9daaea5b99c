// Setting up a förbund: all of it or nothing, everything typed kept, and its secretary the one who did.
import { expect } from 'chai';
import { appOfSuite, type Typed } from '../../support/app.ts';
import { expectLogged, expectNoChange } from '../../support/assertions.ts';
import { expectPage, expectRedirect } from '../../support/page.ts';

const address = '/forbund/ny';
const typed = (name: string): Typed => ({
  name,
  formedOn: '2015-07',
  municipalityName: ['Björkviks kommun', '', 'Tallsjö kommun', ''],
  municipalityFrom: ['2015-07-01', '', '2016', ''],
  regionName: 'Region Grandal',
  regionFrom: '',
  socialInsuranceAgencyName: 'Försäkringskassan',
  socialInsuranceAgencyFrom: '',
  employmentServiceName: 'Arbetsförmedlingen',
  employmentServiceFrom: '',
});

describe('setting up a förbund', () => {
  const open = appOfSuite();

  it('saves it with its members, and leads to reading in its text', async () => {
    const secretary = await open().as('secretary');
    // Region and agencies are in the register already; the two kommuner are new to it.
    const kinds = [
      'organisation.setUp',
      'organisation.setUp',
      'membership.recorded',
      'organisation.setUp',
      'membership.recorded',
    ];
    const { done, entries } = await expectLogged(
      open().house.engine,
      [...kinds, 'membership.recorded', 'membership.recorded', 'membership.recorded', 'role.granted'],
      () => secretary.post(address, typed('Samordningsförbundet Björkvik')),
    );
    expect(expectRedirect(done)).to.equal('/forbund/bjorkvik/forbundsordning/inlasning');
    expect(entries.every(({ by }) => by === open().world.accounts.secretary)).to.equal(true);
    expect(entries[0]?.facts).to.deep.equal({
      ...{
        kind: 'forbund',
        name: 'Samordningsförbundet Björkvik',
        nameFrom: null,
        formedOn: '2015-07',
        slug: 'bjorkvik',
      },
    });

    expect(expectPage(await secretary.get('/forbund/bjorkvik/forbundsordning/inlasning')).heading).to.equal(
      'Läs in en text',
    );
    const { text } = expectPage(await open().stranger.get('/forbund/bjorkvik'));
    for (const part of [
      'Björkviks kommun',
      'Tallsjö kommun',
      '1 juli 2015',
      'juli 2015',
      '2016',
      'Försäkringskassan',
    ]) {
      expect(text).to.include(part);
    }
    expect(expectPage(await open().stranger.get('/medlemmar')).text).to.include('Tallsjö kommun');
  });

  it('offers empty rows with the two agencies of every förbund filled in', async () => {
    const page = expectPage(await (await open().as('secretary')).get(address));
    expect(page.values('socialInsuranceAgencyName')).to.deep.equal(['Försäkringskassan']);
    expect(page.values('employmentServiceName')).to.deep.equal(['Arbetsförmedlingen']);
    expect(page.values('municipalityName')).to.deep.equal(['', '', '', '']);
  });

  it('gives more rows on asking, keeps what was typed, and saves nothing', async () => {
    const more = { ...typed(''), more: 'municipality', formedOn: 'not a date yet' };
    const secretary = await open().as('secretary');
    const page = expectPage(await expectNoChange(open().house.engine, () => secretary.post(address, more)));
    expect(page.values('municipalityName')).to.deep.equal([
      'Björkviks kommun',
      '',
      'Tallsjö kommun',
      '',
      '',
      '',
      '',
      '',
    ]);
    expect(page.values('municipalityFrom').slice(0, 4)).to.deep.equal(['2015-07-01', '', '2016', '']);
    expect(page.values('formedOn')).to.deep.equal(['not a date yet']);
    expect(page.mistakes).to.deep.equal([]);
  });

  const refused: readonly (readonly [what: string, change: Typed, field: string | null, sentence: RegExp])[] =
    [
      ['no name', { name: ' ' }, 'name', /Fyll i/],
      ['a name of 201 letters', { name: 'x'.repeat(201) }, 'name', /Högst 200 tecken/],
      ['a name that is taken', { name: 'samordningsförbundet  GRANBY' }, 'name', /finns redan/],
      ['a name without a letter', { name: '–––' }, 'name', /minst en bokstav/],
      ['a name that turns the direction of text', { name: 'Granby \u202egnidrO' }, 'name', /osynliga tecken/],
      ['a name with a personal identity number', { name: 'Granby 19121212-1212' }, 'name', /personnummer/],
      ['a date that does not exist', { formedOn: '2015-02-29' }, 'formedOn', /datumet finns inte/],
      [
        'a member from a date that does not exist',
        { municipalityFrom: ['2015-13', '', '', ''] },
        'municipalityFrom.0',
        /datumet finns inte/,
      ],
      [
        'a member with an invisible name',
        { municipalityName: ['A\u200bB', '', 'Tallsjö kommun', ''] },
        'municipalityName.0',
        /osynliga tecken/,
      ],
      [
        'a date without a member',
        { municipalityName: ['Björkviks kommun', '', '', ''] },
        'municipalityName.2',
        /Fyll i/,
      ],
      [
        'the same member twice',
        { municipalityName: ['Ny kommun', 'ny  KOMMUN', 'Tallsjö kommun', ''] },
        null,
        /finns redan under den tiden/,
      ],
    ];
  for (const [what, change, field, sentence] of refused) {
    it(`is refused as a whole for ${what}, with everything typed still there`, async () => {
      const secretary = await open().as('secretary');
      const given = { ...typed('Samordningsförbundet Nytt'), ...change };
      const page = expectPage(
        await expectNoChange(open().house.engine, () => secretary.post(address, given)),
        422,
      );
      expect(page.mistakes).to.have.lengthOf(1);
      expect(page.mistakes[0]).to.match(sentence);
      if (field !== null) expect(page.errorAt(field)).to.match(sentence);
      for (const [name, value] of Object.entries(given))
        expect(page.values(name), name).to.deep.equal([value].flat());
    });
  }

  it('names every mistake at once', async () => {
    const page = expectPage(
      await (
        await open().as('secretary')
      ).post(address, { ...typed(''), formedOn: '29 maj', municipalityFrom: ['x', '', 'y', ''] }),
      422,
    );
    expect(page.mistakes).to.have.lengthOf(4);
  });

  it('gives the second of a like name an address of its own, and never one that pages use', async () => {
    const secretary = await open().as('secretary');
    for (const [name, slug] of [
      ['Samordningsförbundet Älv', 'alv'],
      ['Samordningsförbundet Alv', 'alv-2'],
      ['Samordningsförbundet Ny', 'ny-2'],
    ] as const) {
      expect(expectRedirect(await secretary.post(address, { name }))).to.equal(
        `/forbund/${slug}/forbundsordning/inlasning`,
      );
    }
  });

  it('makes the one who did it its secretary, and nobody else', async () => {
    const other = await open().as('otherSecretary');
    expectRedirect(await other.post(address, { name: 'Samordningsförbundet Aspö' }));
    expectPage(await other.get('/forbund/aspo/uppgifter'));
    expectPage(await (await open().as('secretary')).get('/forbund/aspo/uppgifter'), 403);
  });

  it('happens once when it is asked for twice at the same time', async () => {
    const secretary = await open().as('secretary');
    const both = await Promise.all(
      [1, 2].map(() => secretary.post(address, { name: 'Samordningsförbundet Tvilling' })),
    );
    expect(both.map(({ status }) => status).toSorted()).to.deep.equal([303, 422]);
  });
});

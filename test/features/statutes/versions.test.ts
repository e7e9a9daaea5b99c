// A statute's versions: by day and by number, with addresses that last and the original as it was read in.
import { expect } from 'chai';
import { appOfSuite, baseUrl, openApp } from '../../support/app.ts';
import { expectLogged } from '../../support/assertions.ts';
import { granbyTexts, wording } from '../../support/cast.ts';
import { expectPage, expectRedirect } from '../../support/page.ts';

const statute = '/forbund/granby/forbundsordning';
const said = ['fyra ledamöter', 'sex ledamöter', 'stödja finansiell samordning'] as const;

describe('a statute on a day', () => {
  const open = appOfSuite();

  for (const [day, sequence] of [
    ['2014-05-01', 0],
    ['2017-12-31', 0],
    ['2018-01-01', 1],
    ['2024-06-30', 1],
    ['2024-07-01', 2],
    ['2099-01-01', 2],
  ] as const) {
    it(`${day}: version ${String(sequence + 1)}`, async () => {
      const page = expectPage(await open().stranger.get(`${statute}?datum=${day}`));
      expect(page.text).to.include(said[sequence]);
      expect(page.links).to.include(`${statute}/lydelser/${String(sequence + 1)}/original`);
      expect(page.value('datum')).to.equal(day);
    });
  }

  it("is today's without a day, by the Swedish calendar", async () => {
    const app = await openApp();
    app.clock.now = Date.parse('2024-06-30T21:59:59.999Z');
    expect(expectPage(await app.stranger.get(statute)).text).to.not.include(said[2]);
    app.clock.now += 1;
    expect(expectPage(await app.stranger.get(statute)).text).to.include(said[2]);
    await app.close();
  });

  it('was none before the first, and says so beside the list of versions', async () => {
    const page = expectPage(await open().stranger.get(`${statute}?datum=2014-04-30`));
    expect(page.text).to.include('Ingen inläst lydelse gällde den 30 april 2014').and.not.include(said[0]);
    expect(page.links).to.include(`${statute}/lydelser/1`);
  });

  it('of a förbund without any text says that', async () => {
    expect(expectPage(await open().stranger.get('/forbund/ekdal/forbundsordning')).text).to.include(
      'Ingen text är inläst än.',
    );
  });

  it('shows a new version at once to everybody, also where the page was kept', async () => {
    const app = await openApp();
    const [secretary, delegate] = [await app.as('secretary'), await app.as('delegate')];
    for (const visitor of [app.stranger, delegate, secretary]) expectPage(await visitor.get(statute));
    const source = wording('Förbundet ska göra något nytt.');
    const draft = expectRedirect(await secretary.upload(`${statute}/inlasning`, { source }));
    expect(expectPage(await secretary.get(statute)).links, 'the draft is listed').to.include(draft);
    await expectLogged(app.house.engine, ['statute.draftChanged', 'statute.versionReadIn'], () =>
      secretary.upload(draft, { source, effectiveFrom: '2026-01-01', revision: '1', step: 'save' }),
    );
    for (const visitor of [app.stranger, delegate, secretary]) {
      expect(expectPage(await visitor.get(statute)).text).to.include('göra något nytt');
    }
    await app.close();
  });
});

describe('the statute of a förbund that was dissolved', () => {
  const open = appOfSuite();
  before(async () => {
    const secretary = await open().as('secretary');
    const dates = { formedOn: '2014-05-01', liquidationFrom: '2025-01-01', dissolvedOn: '2025-07-01' };
    expectRedirect(await secretary.post('/forbund/granby/uppgifter', { ...dates, revision: '1' }));
  });

  it('was in force until the day before, also in liquidation', async () => {
    for (const day of ['2025-01-01', '2025-06-30']) {
      const page = expectPage(await open().stranger.get(`${statute}?datum=${day}`));
      expect(page.text).to.include(said[2]).and.include('Gällande').and.include('till och med 30 juni 2025');
    }
  });

  it('is not in force on the day, nor after it, and its versions are still there', async () => {
    for (const [day, words] of [
      ['2025-07-01', '1 juli 2025'],
      ['2026-03-02', '2 mars 2026'],
    ] as const) {
      const page = expectPage(await open().stranger.get(`${statute}?datum=${day}`));
      expect(page.text).to.include(`Ingen inläst lydelse gällde den ${words}`).and.include('30 juni 2025');
      expect(page.text).to.not.include(said[2]).and.not.include('Gällande');
      expect(page.links).to.include(`${statute}/lydelser/3`);
    }
    expect(expectPage(await open().stranger.get(statute)).text, 'today').to.not.include(said[2]);
    expect(expectPage(await open().stranger.get(`${statute}/lydelser/3`)).text, 'by its number')
      .to.include(said[2])
      .and.include('till och med 30 juni 2025')
      .and.not.include('Gällande');
  });
});

describe('a version', () => {
  const open = appOfSuite();

  for (const [index, [from, source]] of Object.entries(granbyTexts).entries()) {
    const address = `${statute}/lydelser/${String(index + 1)}`;

    it(`${String(index + 1)} from ${from} shows every clause under a lasting address`, async () => {
      const page = expectPage(await open().stranger.get(address));
      expect(page.text).to.include(said[index]);
      for (const [anchor, words] of [
        ['p1', 'Ändamål'],
        ['p2', 'Styrelse'],
        ['p3', 'Säte'],
      ] as const) {
        expect(page.ids).to.include(anchor);
        expect(page.links).to.include(`#${anchor}`).and.include(`${baseUrl}${address}#${anchor}`);
        expect(page.text).to.include(words);
      }
    });

    it(`${String(index + 1)} gives the original back, byte for byte`, async () => {
      const response = await open().stranger.get(`${address}/original`);
      expect(response.status).to.equal(200);
      expect(response.headers['content-type']).to.equal('text/plain; charset=utf-8');
      expect(response.headers['content-disposition']).to.equal(`attachment; filename=granby-${from}.txt`);
      expect(Buffer.from(response.text, 'utf8').equals(Buffer.from(source, 'utf8'))).to.equal(true);
    });
  }

  it('is cited with its date', async () => {
    const { text } = expectPage(await open().stranger.get(`${statute}/lydelser/2`));
    expect(text).to.include(
      '2 § förbundsordningen för Samordningsförbundet Granby, i lydelse från och med den 1 januari 2018',
    );
  });

  it('links to the comparison with the one before it, and the first to none', async () => {
    const compared = async (sequence: number): Promise<readonly string[]> =>
      expectPage(await open().stranger.get(`${statute}/lydelser/${String(sequence)}`)).links.filter((link) =>
        link.startsWith('/jamfor?fran='),
      );
    expect(await compared(1)).to.deep.equal([]);
    const [link = ''] = await compared(2);
    expect(expectPage(await open().stranger.get(link)).text)
      .to.include('fyra')
      .and.include('sex');
  });

  for (const sequence of ['0', '4', '01', '1.0', '-1', 'x', '1e0', '%31%00']) {
    it(`${sequence} is nothing`, async () => {
      const response = await open().stranger.get(`${statute}/lydelser/${sequence}`);
      expect(response.status).to.be.oneOf([404, 422]);
    });
  }
});

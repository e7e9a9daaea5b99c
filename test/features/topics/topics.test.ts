// The pages on topics: every förbund's clause side by side, where sentences stand, what is closest, and corrections.
import { expect } from 'chai';
import { readInVersion } from '../../../server/features/statutes/index.ts';
import { isRefusal } from '../../../server/domain/refusal.ts';
import { appOfSuite, openApp, type TestApp, type Visitor } from '../../support/app.ts';
import { expectLogged, expectNoChange } from '../../support/assertions.ts';
import { wording } from '../../support/cast.ts';
import { maybe } from '../../support/days.ts';
import { forEachEngine } from '../../support/engines.ts';
import { acting } from '../../support/held-meeting.ts';
import { expectPage, expectRedirect, type PageRead } from '../../support/page.ts';

const mine = '/forbund/granby/forbundsordning/amnen';
const shared = 'Förbundet ska stödja finansiell samordning mellan medlemmarna.';
const own = 'Vi ska också bry oss om dem som bor längst bort i skogen.';

const ekdalText = `Förbundsordning för Samordningsförbundet Ekdal

1 § Namn
Förbundets namn är Samordningsförbundet Ekdal.

2 § Ändamålet
${shared} ${own}

3 § Tvister
Tvister avgörs av allmän domstol.
`;

async function readIn(
  { house, world }: TestApp,
  owner: 'granby' | 'ekdal',
  source: string,
  effectiveFrom: string | null,
): Promise<void> {
  const saved = await acting(house, null, (desk) =>
    readInVersion(desk, world[owner], { source, effectiveFrom: maybe(effectiveFrom), decisions: [] }),
  );
  if (isRefusal(saved)) throw new Error(saved.refused);
}

const linksTo = (page: PageRead, beginning: string): readonly string[] =>
  page.links.filter((link) => link.startsWith(beginning));

describe('topics', () => {
  forEachEngine((under) => {
    const open = appOfSuite(() => under.url());
    before(() => readIn(open(), 'ekdal', ekdalText, '2020-01-01'));

    it('are listed with how many förbund have a clause on each', async () => {
      const { text, links } = expectPage(await open().stranger.get('/amnen'));
      expect(text).to.include('Ändamål 9 § 1 2 förbund').and.include('Tvister 9 § 16 ett förbund');
      expect(text).to.include('2 förbund har en text som gäller den dagen');
      expect(links).to.include('/amnen/andamal');
    });

    it('are listed as they were on a day', async () => {
      const { text, links } = expectPage(await open().stranger.get('/amnen?datum=2019-12-31'));
      expect(text)
        .to.include('Ändamål 9 § 1 ett förbund')
        .and.include('För ett förbund är ingen text inläst');
      expect(links).to.include('/amnen/andamal?datum=2019-12-31');
    });

    it('show every clause, whatever its number, with the words that others share', async () => {
      const response = await open().stranger.get('/amnen/andamal');
      const page = expectPage(response);
      expect(page.heading).to.equal('Ändamål');
      expect(page.text).to.include('1 § Ändamål').and.include('2 § Ändamålet').and.include(own);
      expect(response.text).to.include(`<mark class="shared">${shared.slice(0, -1)}</mark>`);
      expect(response.text).not.to.include(`<mark class="shared">${own}`);
      expect(page.links).to.include('/forbund/granby/forbundsordning/lydelser/3#p1');
      expect(linksTo(page, '/jamfor?fran=')).to.have.length(1);
      expectPage(await open().stranger.get(linksTo(page, '/jamfor?fran=')[0] ?? ''));
    });

    it('tell of each sentence where else it stands, and since when', async () => {
      const { text } = expectPage(await open().stranger.get('/amnen/andamal'));
      expect(text).to.include(
        'Här sedan 1 juli 2024. Finns även i Samordningsförbundet Ekdal, sedan 1 januari 2020',
      );
      expect(text).to.include('Finns inte hos något annat förbund.');
    });

    it('compare the others with the förbund that is chosen', async () => {
      const [ekdal, granby] = [
        expectPage(await open().stranger.get('/amnen/andamal?med=ekdal')),
        expectPage(await open().stranger.get('/amnen/andamal?med=granby')),
      ];
      expect(ekdal.text).to.include('Jämför med Samordningsförbundet Ekdal');
      expect(granby.text).to.include('Jämför med Samordningsförbundet Granby');
      expect(linksTo(ekdal, '/jamfor?fran=')).not.to.deep.equal(linksTo(granby, '/jamfor?fran='));
    });

    it('name the förbund that have no clause on it', async () => {
      const page = expectPage(await open().stranger.get('/amnen/tvister'));
      expect(page.text)
        .to.include('Har ingen egen paragraf om det')
        .and.include('Samordningsförbundet Granby');
      expect(page.links).to.include(mine);
      expect(expectPage(await open().stranger.get('/amnen/revision')).text).to.include(
        'Inget förbund har en paragraf om det',
      );
    });

    it('find the closest clause of every other förbund', async () => {
      const topic = expectPage(await open().stranger.get('/amnen/andamal'));
      const [first = ''] = linksTo(topic, '/amnen/liknande');
      const response = await open().stranger.get(first);
      const page = expectPage(response);
      expect(page.heading).to.equal('Liknande paragrafer: 2 § i Samordningsförbundet Ekdal');
      expect(page.text)
        .to.include('Samordningsförbundet Granby, 1 § Ändamål')
        .and.include('7 ord gemensamma: 100 %');
      expect(response.text.split(`<mark class="shared">${shared.slice(0, -1)}</mark>`)).to.have.length(3);
      const [compared = ''] = linksTo(page, '/jamfor?fran=');
      expect(compared).to.match(/&p=p2&q=p1$/);
      expectPage(await open().stranger.get(compared));
    });

    it('are seen in English, with the texts in Swedish', async () => {
      const english = open().stranger.get('/amnen/andamal', { Cookie: 'stadga-sprak=en' });
      expect(expectPage(await english).text)
        .to.include('Purpose')
        .and.include('Stands also in')
        .and.include(shared);
    });

    it('are where an address without a clause leads', async () => {
      expect(expectRedirect(await open().stranger.get('/amnen/liknande'))).to.equal('/amnen');
    });

    for (const address of [
      '/amnen/purpose',
      '/amnen/ANDAMAL',
      '/amnen/liknande?lydelse=okänd&paragraf=p1',
      '/forbund/natverket/forbundsordning/amnen',
      '/natverk/natverket/stadgar/amnen',
    ])
      it(`${address} is nothing`, async () => {
        expectPage(await open().stranger.get(encodeURI(address)), 404);
      });

    it('say that there is no such day', async () => {
      for (const address of ['/amnen', '/amnen/andamal', mine])
        expect(
          expectPage(await open().stranger.get(`${address}?datum=2026-02-30`), 422).errorAt('datum'),
        ).not.to.equal(null);
    });

    it('show a new version at once, also where the page was kept', async () => {
      await open().stranger.get('/amnen/tvister');
      const text = `${wording(shared, 'sju')}\n4 § Tvist\nTvist löses av skiljenämnd.\n`;
      await readIn(open(), 'granby', text, '2026-01-01');
      expect(expectPage(await open().stranger.get('/amnen/tvister')).text).to.include(
        'Tvist löses av skiljenämnd.',
      );
    });
  });
});

describe('the topic of a clause', () => {
  forEachEngine((under) => {
    const open = appOfSuite(() => under.url());
    const secretary = (): Promise<Visitor> => open().as('secretary');
    /** Posts the form as it stands, with this said otherwise. */
    const correct = async (typed: Readonly<Record<string, string>>) => {
      const visitor = await secretary();
      const page = expectPage(await visitor.get(mine));
      const names = ['version', 'topic.0', 'topic.1', 'topic.2'];
      const form = Object.fromEntries(names.map((name) => [name, page.values(name)[0] ?? '']));
      return visitor.post(mine, { ...form, ...typed });
    };

    it('stands on a page with what the law asks for and nobody found', async () => {
      const page = expectPage(await open().stranger.get(mine));
      expect(page.text)
        .to.include('2 § Styrelse Styrelse och mandattid')
        .and.include('Krävs av 9 § men hittades inte');
      expect(page.links).to.include('/amnen/revision');
      expect(page.values('version'), 'a stranger has no form').to.deep.equal([]);
    });

    it('is corrected by the secretary: stored, logged and shown', async () => {
      const { done, entries } = await expectLogged(open().house.engine, ['statute.topicCorrected'], () =>
        correct({ 'topic.2': 'disputes' }),
      );
      expect(entries[0]?.facts).to.deep.equal({ clause: 'p3', topic: 'disputes' });
      const page = expectPage(await open().stranger.get(expectRedirect(done)));
      expect(page.text).to.include('3 § Säte Tvister Rättat').and.include('Ämnena är sparade.');
      expect(expectPage(await open().stranger.get('/amnen/tvister')).text).to.include('3 § Säte');
      expect(expectPage(await open().stranger.get('/amnen/namn-och-sate')).text).not.to.include('3 § Säte');
    });

    it('is left as it is where nothing was chosen otherwise', async () => {
      expectRedirect(await expectNoChange(open().house.engine, () => correct({}), 'sessions'));
    });

    it('goes along to the next version: by its words, or its number and rubric', async () => {
      await correct({ 'topic.1': 'none' });
      const moved = wording(shared, 'nio')
        .replace('3 § Säte', '5 § Ort')
        .replace('2 § Styrelse\n', '2 § Styrelse\nStyrelsen är ny. ');
      await readIn(open(), 'granby', moved, '2026-02-01');
      const { text } = expectPage(await open().stranger.get(mine));
      expect(text).to.include('5 § Ort Tvister Rättat').and.include('2 § Styrelse Inget av ämnena Rättat');
      expect(
        expectPage(await open().stranger.get(`${mine}?datum=2020-01-01`)).text,
        'not to one before',
      ).not.to.include('Rättat');
    });

    it('is taken back by another correction', async () => {
      expectRedirect(await correct({ 'topic.1': 'automatic', 'topic.2': 'automatic' }));
      expect(expectPage(await open().stranger.get(mine)).text).not.to.include('Rättat');
    });

    it('is none of what nobody knows: told beside the field, nothing changed', async () => {
      const refused = await expectNoChange(
        open().house.engine,
        () => correct({ 'topic.1': 'x'.repeat(500) }),
        'sessions',
      );
      expect(expectPage(refused, 422).errorAt('topic.1')).not.to.equal(null);
    });

    it('is not corrected in a text that is no longer in force', async () => {
      const visitor = await secretary();
      const version = expectPage(await visitor.get(mine)).values('version')[0] ?? '';
      await readIn(open(), 'granby', wording(shared, 'elva'), '2026-03-01');
      const refused = await expectNoChange(
        open().house.engine,
        () => visitor.post(mine, { version, 'topic.0': 'budget' }),
        'sessions',
      );
      expectPage(refused, 409);
    });

    it('is not for others to correct', async () => {
      for (const who of ['chair', 'otherSecretary', 'networkOffice'] as const)
        expectPage(await (await open().as(who)).post(mine, { 'topic.0': 'budget' }), 403);
    });
  });
});

describe('many förbund', () => {
  it('are read page by page', async () => {
    const app = await openApp();
    await app.house.engine.write(async (transaction) => {
      const acts = app.house.desk(transaction, null);
      for (let number = 1; number <= 45; number += 1) {
        const id = acts.newId();
        const name = `Samordningsförbundet N${String(number).padStart(2, '0')}`;
        const dates = { formingSince: null, formedOn: null, liquidationFrom: null, dissolvedOn: null };
        const organisation = {
          id,
          slug: `n${String(number)}`,
          kind: 'forbund',
          ...dates,
          note: null,
        } as const;
        await acts.organisations.add(organisation);
        await acts.organisations.addName(acts.newId(), id, { name, from: null });
        const stored = await acts.organisations.bySlug(organisation.slug);
        if (stored === null) throw new Error('just added');
        const source = `1 § Ändamål\n${shared} Det gäller område ${String(number)} i länet.\n`;
        await readInVersion(acts, stored, { source, effectiveFrom: null, decisions: [] });
      }
    });
    const cards = (page: PageRead): number => linksTo(page, '/amnen/liknande').length;
    const first = expectPage(await app.stranger.get('/amnen/andamal'));
    const last = expectPage(await app.stranger.get('/amnen/andamal?sida=3'));
    expect([cards(first), cards(last)]).to.deep.equal([20, 6]);
    expect(first.links).to.include('/amnen/andamal?sida=3').and.include('/amnen/andamal?sida=2#n20');
    expect(first.text).to.include('sedan okänt datum').and.include('och 41 förbund till');
    expect(cards(expectPage(await app.stranger.get('/amnen/andamal?sida=4'))), 'no such page').to.equal(20);
    const second = expectPage(await app.stranger.get('/amnen/andamal?sida=2&med=n30'));
    expect(second.text).to.include('Jämför med Samordningsförbundet N30');
    expect(second.links, 'what is compared with is kept from page to page')
      .to.include('/amnen/andamal?med=n30&sida=3')
      .and.include('/amnen/andamal?med=n31&sida=2#n31');
    await app.close();
  });
});

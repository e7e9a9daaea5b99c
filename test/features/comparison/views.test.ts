// The views of a comparison over HTTP: the list in words, choosing by nature, folds, links both ways, one clause alone, and what is in force.
import { expect } from 'chai';
import { appOfSuite, type Typed } from '../../support/app.ts';
import { granbyTexts } from '../../support/cast.ts';
import { elementsOf, textOf, type Element } from '../../support/markup.ts';
import { expectPage, expectRedirect, type PageRead } from '../../support/page.ts';

/** Long enough to be folded. */
const longClause = Array.from({ length: 12 }, () => 'Styrelsen ska verka för god samverkan i länet.').join(
  ' ',
);

const older = `Förbundsordning för Samordningsförbundet Å

1 § Namn
Förbundet heter Å.

2 § Säte
Sätet är i Granby.

3 § Uppgifter
${longClause}

Styrelsen ska ha fyra ledamöter.

4 § Revision
Landstinget utser en revisor. Beslut fattas enligt 5 §.

5 § Beslut
Styrelsen fattar beslut med enkel majoritet om alla frågor som rör förbundet.
`;
const newer = `Förbundsordning för Samordningsförbundet Å

1 § Namn
Förbundet heter Å.

2 § Säte
Sätet är i Granby.

3 § Uppgifter
${longClause}

Styrelsen ska ha sex ledamöter.

4 § Insyn
Handlingar ska hållas tillgängliga för var och en som vill läsa dem.

5 § Revision
Regionen utser en revisor. Beslut fattas enligt 6 §.

6 § Beslut
Styrelsen fattar beslut med enkel majoritet om alla frågor som rör förbundet.
`;

const withClass = (page: PageRead, name: string): readonly Element[] =>
  [...elementsOf(page.root)].filter(({ attributes }) =>
    (attributes.get('class') ?? '').split(' ').includes(name),
  );
const words = (element: Element): string => textOf(element).replace(/\s+/g, ' ').trim();
const listed = (page: PageRead): readonly string[] => withClass(page, 'told-changes').map(words);

/** The words of a page by the language that they are read out in. */
function readAloud(element: Element, language: 'sv' | 'en', read: Record<'sv' | 'en', string>): void {
  const own = element.attributes.get('lang') ?? language;
  const spoken = own === 'en' ? 'en' : 'sv';
  for (const child of element.children)
    if (typeof child === 'string') read[spoken] += child;
    else readAloud(child, spoken, read);
}

describe('the views of a comparison', () => {
  const open = appOfSuite();
  const compare = async (typed: Typed): Promise<PageRead> =>
    expectPage(
      await open().stranger.upload('/jamfor', { beforeText: older, afterText: newer, ...typed }, {}),
    );
  const versions = async () => {
    const desk = open().house.desk(open().house.engine.read, null);
    const [first, second] = await desk.statutes.versions(open().world.granby.id);
    return { first: first?.id ?? '', second: second?.id ?? '' };
  };

  it('tells every change in words, in the order of the new text', async () => {
    const page = await compare({ vy: 'lista' });
    expect(listed(page)).to.deep.equal([
      'Andra stycket ändrat i sak (ett ord ändrat): ”fyra” blir ”sex”',
      'Ny paragraf (12 ord)',
      'Nuvarande 4 § betecknas 5 § Första stycket följdändrat (2 ord ändrade): ”Landstinget” heter nu ”Regionen” (namnändring), hänvisningen till 5 § följer omnumreringen och blir 6 §',
      'Nuvarande 5 § betecknas 6 §',
    ]);
  });

  it('leads from the list to the change itself, on its page or with the form', async () => {
    const pasted = await compare({ vy: 'lista' });
    const actions = [...elementsOf(pasted.root)].flatMap(
      ({ attributes }) => attributes.get('formaction') ?? [],
    );
    const text = await compare({ vy: 'rad' });
    const targets = actions
      .filter((action) => action.startsWith('/jamfor#'))
      .map((action) => action.slice(8));
    expect(targets).to.have.length.greaterThan(3);
    expect(text.ids).to.include.members(targets);
    const { first, second } = await versions();
    const stored = expectPage(await open().stranger.get(`/jamfor?fran=${first}&till=${second}&vy=lista`));
    expect(stored.links).to.include(`/jamfor?fran=${first}&till=${second}#a1`);
  });

  for (const vy of ['rad', 'spalter', 'lista'])
    it(`marks only what was chosen in ${vy}, and says how much is not marked`, async () => {
      const page = await compare({ vy, art: 'sak' });
      expect(page.text).to.include('3 ändringar är inte markerade');
      if (vy === 'lista') expect(listed(page)).to.have.lengthOf(2);
      else {
        expect(page.text).to.include('5 § : ändrad, men inte i det du valt att se'.replace(' :', ':'));
        const marked = [...elementsOf(page.root)]
          .filter(({ tag }) => tag === 'ins' || tag === 'del')
          .map(words);
        expect(marked.join(' ')).to.include('sex').and.not.include('Regionen');
        expect(page.text).to.include('Regionen utser en revisor. Beslut fattas enligt 6 §.');
      }
    });

  it('takes natures as a list or one by one, and none of them as all', async () => {
    const { first, second } = await versions();
    const at = async (query: string): Promise<string> =>
      expectPage(await open().stranger.get(`/jamfor?fran=${first}&till=${second}${query}`)).text;
    const all = await at('');
    expect(await at('&art=')).to.equal(all);
    expect(await at('&art=ingenting&vy=konstigt&visa=nej&vy=rad&p=&q=')).to.equal(all);
    expect(await at('&art=redaktionellt,foljd')).to.equal(await at('&art=redaktionellt&art=foljd'));
  });

  it('folds unchanged clauses and long unchanged text, and unfolds them when asked', async () => {
    const folds = (page: PageRead): readonly string[] =>
      [...elementsOf(page.root)]
        .filter(
          ({ tag, attributes }) => tag === 'details' && (attributes.get('class') ?? '').includes('unchanged'),
        )
        .map((fold) => words([...elementsOf(fold)].find(({ tag }) => tag === 'summary') ?? fold));
    expect(folds(await compare({}))).to.deep.equal([
      '2 oförändrade paragrafer: 1–2 §§',
      'Oförändrad text (96 ord)',
      'Oförändrad text (12 ord)',
    ]);
    expect(folds(await compare({ visa: 'alla' }))).to.deep.equal([]);
    const columns = await compare({ vy: 'spalter' });
    expect(withClass(columns, 'unchanged-line').map(words)).to.deep.equal([
      '2 oförändrade paragrafer: 1–2 §§',
    ]);
    expect(columns.text).to.include(longClause.slice(0, 80));
  });

  it('names the columns by what the texts are to each other', async () => {
    const heads = (page: PageRead): readonly string[] =>
      [...elementsOf(page.root)]
        .filter(({ tag }) => tag === 'th')
        .map(words)
        .slice(0, 2);
    expect(heads(await compare({ vy: 'spalter' }))).to.deep.equal([
      'Nuvarande lydelse',
      'Föreslagen lydelse',
    ]);
    const { first, second } = await versions();
    const stored = await open().stranger.get(`/jamfor?fran=${first}&till=${second}&vy=spalter`);
    expect(heads(expectPage(stored))).to.deep.equal([
      'Lydelse från 1 maj 2014',
      'Lydelse från 1 januari 2018',
    ]);
    const others = await open().stranger.get(
      '/jamfor?fran=gallande:granby&till=gallande:natverket&vy=spalter',
    );
    expect(heads(expectPage(others))).to.deep.equal([
      'Samordningsförbundet Granby',
      open().world.network.names.at(-1)?.name,
    ]);
  });

  it('links what moved both ways', async () => {
    const moved = 'Förbundet ska bidra till systemutveckling som håller över tid och främja samverkan.';
    const purpose = `1 § Ändamål\nFörbundet ska svara för finansiell samordning mellan medlemmarna inom rehabiliteringens område.`;
    const seat = `2 § Säte\nFörbundet har sitt säte i Granby, där också kansliet, arkivet och anslagstavlan finns.`;
    const before = `${purpose}\n\n${moved}\n\n${seat}\n`;
    const after = `${purpose}\n\n${seat}\n\n${moved}\n`;
    for (const vy of ['rad', 'spalter']) {
      const page = await compare({ beforeText: before, afterText: after, vy });
      const ends = page.links.filter((link) => /^#m\d+-(?:fran|till)$/.test(link));
      expect(ends, vy).to.have.members(['#m1-fran', '#m1-till']);
      for (const end of ends) expect(page.ids, vy).to.include(end.slice(1));
      expect(page.text.toLowerCase())
        .to.include('flyttat från 1 § andra stycket')
        .and.include('flyttat till 2 § andra stycket');
    }
    const list = await compare({ beforeText: before, afterText: after, vy: 'lista' });
    expect(listed(list)).to.deep.equal([
      '”Förbundet ska bidra till systemutveckling som håller över …” (12 ord) flyttat från 1 § andra stycket till 2 § andra stycket',
    ]);
  });

  it('numbers what is stepped through without a gap', async () => {
    const page = await compare({});
    const stops = page.ids.filter((id) => /^a\d+$/.test(id)).map((id) => Number(id.slice(1)));
    expect(stops).to.deep.equal(stops.map((_, index) => index + 1));
    expect(page.text).to.include(`${String(stops.length)} ändringar`);
    expect(new Set(page.ids).size).to.equal(page.ids.length);
  });

  it('compares one clause with one other, by address and by form', async () => {
    const { first, second } = await versions();
    const stored = expectPage(await open().stranger.get(`/jamfor?fran=${first}&till=${second}&p=p2&q=p2`));
    expect(stored.text)
      .to.include('Styrelsen består av')
      .and.not.include('Förbundet har sitt säte i Granby.');
    const pasted = await compare({ p: 'p4', q: 'p5' });
    expect(pasted.text).to.include('Landstinget').and.include('(Nuvarande 4 §)');
    const marked = [...elementsOf(pasted.root)]
      .filter(({ tag }) => tag === 'ins')
      .map(words)
      .join(' ');
    expect(marked).to.include('Regionen').and.not.include('sex');
    expect(pasted.value('p')).to.equal('p4');
    expect(pasted.values('afterText').at(-1)).to.equal(newer);
  });

  for (const typed of [{ p: 'p99', q: 'p1' }, { p: 'p1' }, { q: '"><script>' }])
    it(`says that there is no clause ${JSON.stringify(typed)}, and keeps the texts`, async () => {
      const response = await open().stranger.upload(
        '/jamfor',
        { beforeText: older, afterText: newer, ...typed },
        {},
      );
      const page = expectPage(response, 404);
      expect(page.mistakes).to.deep.equal([
        'Den paragrafen finns inte i texten. Välj en annan, eller hela texten.',
      ]);
      expect(page.values('beforeText')).to.deep.equal([older]);
    });

  it('changes the sides about, with their clauses', async () => {
    const page = await compare({ byt: 'ja', p: 'p4', q: 'p5' });
    expect(page.values('beforeText').at(-1)).to.equal(newer);
    expect([page.value('p'), page.value('q')]).to.deep.equal(['p5', 'p4']);
    const { first, second } = await versions();
    const stored = expectPage(await open().stranger.get(`/jamfor?fran=${first}&till=${second}&p=p1&q=p2`));
    expect(stored.links).to.include(`/jamfor?fran=${second}&till=${first}&p=p2&q=p1`);
  });

  it('compares what is in force in one förbund with what is in another', async () => {
    const form = expectPage(await open().stranger.get('/jamfor'));
    const options = [...elementsOf(form.root)].flatMap(({ tag, attributes }) =>
      tag === 'option' ? [attributes.get('value') ?? ''] : [],
    );
    expect(options).to.include.members(['gallande:granby', 'gallande:natverket']);
    const to = expectRedirect(
      await open().stranger.upload(
        '/jamfor',
        { beforeVersion: 'gallande:granby', afterVersion: 'gallande:natverket' },
        {},
      ),
    );
    expect(to).to.equal('/jamfor?fran=gallande%3Agranby&till=gallande%3Anatverket');
    const page = expectPage(await open().stranger.get(to));
    expect(page.text).to.include('1 juli 2024');
    expect(page.text).not.to.include('Beslutsmening');
    expectPage(await open().stranger.get('/jamfor?fran=gallande:ingen&till=gallande:ekdal'), 404);
  });

  const adopted = (day: string, members: string): string =>
    `Antagen av fullmäktige ${day}\n\n1 § Styrelse\nStyrelsen har ${members} ledamöter.\n`;
  for (const vy of ['rad', 'spalter', 'lista'])
    it(`shows what stands outside the clauses behind them in ${vy}`, async () => {
      const typed = {
        beforeText: adopted('2018-05-12', 'fyra'),
        afterText: adopted('2024-03-01', 'sex'),
        vy,
      };
      const page = await compare(typed);
      const text = withClass(page, vy === 'lista' ? 'told' : 'comparison')
        .map(words)
        .join(' ');
      expect(text.indexOf('Text utanför paragraferna')).to.be.greaterThan(text.indexOf('1 § Styrelse'));
      expect(text.indexOf('1 § Styrelse')).to.be.greaterThan(-1);
      if (vy === 'lista')
        expect(listed(page)).to.deep.equal([
          'Första stycket ändrat i sak (ett ord ändrat): ”fyra” blir ”sex”',
          'Första stycket ändrat (ett ord ändrat): ”2018-05-12” blir ”2024-03-01”',
        ]);
      else expect(text).to.include('Text utanför paragraferna (en ändring)');
    });

  it('heads the changes, and ties each mistake to its field', async () => {
    const heads = (page: PageRead): readonly string[] =>
      [...elementsOf(page.root)].filter(({ tag }) => tag === 'h2').map(words);
    expect(heads(await compare({}))).to.include('Ändringar');
    const typed = { beforeVersion: 'ingen', afterText: newer };
    const file = { name: 'x.pdf', bytes: Buffer.from('%PDF-1.7') };
    const refused = async (files: Record<string, typeof file>, status: number): Promise<PageRead> =>
      expectPage(await open().stranger.upload('/jamfor', typed, files), status);
    for (const [page, field] of [
      [await refused({}, 404), 'beforeVersion'],
      [await refused({ beforeFile: file }, 422), 'beforeFile'],
    ] as const) {
      const input = [...elementsOf(page.root)].find(({ attributes }) => attributes.get('id') === field);
      expect(input?.attributes.get('aria-invalid'), field).to.equal('true');
      const described = (input?.attributes.get('aria-describedby') ?? '').split(' ');
      expect(described, field).to.include(`${field}-error`);
      expect(page.ids).to.include.members(described);
    }
  });

  for (const vy of ['rad', 'spalter', 'lista'])
    it(`is read in English around the Swedish text in ${vy}`, async () => {
      const asked = { beforeText: older, afterText: newer, vy };
      const english = open().visitor('stadga-sprak=en');
      const page = expectPage(await english.upload('/jamfor', asked, {}));
      const read = { sv: '', en: '' };
      const main = [...elementsOf(page.root)].find(({ tag }) => tag === 'main');
      if (main !== undefined) readAloud(main, 'en', read);
      expect(read.en)
        .to.include('changed in substance')
        .and.not.match(/Styrelsen|Revision/);
      expect(read.sv).to.include('Revision');
      expect(read.sv).not.match(/\b(added|removed|unchanged|changed|end)\b/);
    });

  it('says so when both sides are the same version', async () => {
    const { first } = await versions();
    const page = expectPage(await open().stranger.get(`/jamfor?fran=${first}&till=${first}&vy=lista`));
    expect(page.text).to.include('Du har valt samma lydelse på båda sidor. Texterna är exakt lika.');
  });

  it('keeps the one side that an address names', async () => {
    const { first } = await versions();
    const page = expectPage(await open().stranger.get(`/jamfor?fran=${first}`));
    expect(page.value('beforeVersion')).to.equal(first);
  });

  it('offers what to paste into minutes: each member’s decision, and the amendment', async () => {
    const { second } = await versions();
    const typed = { beforeVersion: second, afterText: granbyTexts['2024-07-01'] };
    const page = expectPage(await open().stranger.upload('/jamfor', typed, {}));
    expect(page.text)
      .to.include(
        'Regionfullmäktige beslutar att anta reviderad förbundsordning för Samordningsförbundet Granby',
      )
      .and.include(
        'Härigenom föreskrivs i fråga om förbundsordningen för Samordningsförbundet Granby att 1 § ska',
      );
    const unnamed = await compare({});
    expect(unnamed.text).to.include('dels att').and.not.include('beslutar att anta');
  });
});

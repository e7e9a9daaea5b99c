// Reading a statute in: paste or file, review, save; nothing typed is lost, nothing is saved twice.
import { expect } from 'chai';
import { longestText } from '../../../server/features/statutes/index.ts';
import { appOfSuite, type Typed, type Visitor } from '../../support/app.ts';
import { expectLogged, expectNoChange } from '../../support/assertions.ts';
import { granbyTexts, wording } from '../../support/cast.ts';
import { expectPage, expectRedirect } from '../../support/page.ts';

const start = '/forbund/granby/forbundsordning/inlasning';
let texts = 0;
/** A wording that no other test has. */
const fresh = (): string => {
  texts += 1;
  return wording(`Förbundet ska pröva wording nummer ${String(texts)}.`);
};

/** Pastes a text. @returns the draft's address */
async function drafted(visitor: Visitor, source: string): Promise<string> {
  return expectRedirect(await visitor.upload(start, { source }));
}
const review = (source: string, change: Typed = {}): Typed => ({
  ...{ source, effectiveFrom: '', revision: '1', step: 'save' },
  ...change,
});

describe('a text', () => {
  const open = appOfSuite();

  it('is pasted, reviewed and saved as a version that tells where it comes from', async () => {
    const { engine } = open().house;
    const secretary = await open().as('secretary');
    const source = `${fresh()}\nAntagen av Granby kommunfullmäktige 2024-11-25 § 112\nGäller från och med den 1 januari 2025\n`;
    const { done: draft } = await expectLogged(engine, ['statute.drafted'], () =>
      drafted(secretary, source.replaceAll('\n', '\r\n')),
    );
    const page = expectPage(await secretary.get(draft));
    expect(page.value('source'), 'line ends are kept as LF').to.equal(source);
    expect(page.text).to.include('3 paragrafer');
    expect(page.value('effectiveFrom')).to.equal('2025-01-01');

    const typed = review(source, {
      effectiveFrom: '2025-01-01',
      decisionBody: ['Granby kommunfullmäktige', '', 'Region Grandal'],
      decisionOn: ['2024-11-25', '', '2024-12'],
      decisionMinutes: ['112', '', ''],
    });
    const { done: saved, entries } = await expectLogged(
      engine,
      ['statute.draftChanged', 'statute.versionReadIn'],
      () => secretary.upload(draft, typed),
    );
    expect(expectRedirect(saved)).to.equal('/forbund/granby/forbundsordning/lydelser/4?kvitto=saved');
    expect(entries[1]?.facts).to.deep.include({
      effectiveFrom: '2025-01-01',
      decisions: [
        { body: 'Granby kommunfullmäktige', on: '2024-11-25', minutes: '112' },
        { body: 'Region Grandal', on: '2024-12', minutes: null },
      ],
    });
    const version = expectPage(await open().stranger.get('/forbund/granby/forbundsordning/lydelser/4'));
    expect(version.text)
      .to.include('Inläst, beslut ej styrkta')
      .and.include('25 november 2024')
      .and.include('§ 112');
    expect(expectRedirect(await secretary.get(draft)), 'the draft has become the version').to.equal(
      '/forbund/granby/forbundsordning/lydelser/4',
    );
  });

  for (const [what, encode] of [
    ['Latin-1', (text: string) => Buffer.from(text, 'latin1')],
    ['UTF-8', (text: string) => Buffer.from(text, 'utf8')],
    ['UTF-16 with a mark', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ] as const) {
    it(`is uploaded in ${what}, and read with its å, ä and ö`, async () => {
      const secretary = await open().as('secretary');
      const source = fresh();
      const file = { file: { name: 'förbundsordning.txt', bytes: encode(source) } };
      const draft = expectRedirect(
        await secretary.upload(start, { source: 'ignored beside the file' }, file),
      );
      const page = expectPage(await secretary.get(draft));
      expect(page.value('source').replace('\ufeff', '')).to.equal(source);
      expect(page.text).to.include('Ändamål');
    });
  }

  it('is taken from the text field when the file field was left empty', async () => {
    const secretary = await open().as('secretary');
    expectRedirect(
      await secretary.upload(start, { source: fresh() }, { file: { name: '', bytes: Buffer.alloc(0) } }),
    );
  });

  const long = `1 § Ändamål\n${'x'.repeat(longestText)}`;
  const refused: readonly (readonly [
    what: string,
    typed: Typed,
    file: Buffer | null,
    field: string,
    sentence: RegExp,
  ])[] = [
    ['empty', { source: ' \n ' }, null, 'source', /Klistra in/],
    ['without a clause', { source: 'Hej hopp.\nIngen paragraf här.' }, null, 'source', /ingen paragraf/],
    ['over the limit', { source: long }, null, 'source', /för lång/],
    ['in a file over the limit', { source: 'typed beside' }, Buffer.from(long), 'file', /för lång/],
    [
      'in a file of twice the limit',
      { source: 'typed beside' },
      Buffer.alloc(2 * longestText + 1, 'a'),
      'file',
      /för lång/,
    ],
    [
      'in a damaged PDF',
      { source: 'typed beside' },
      Buffer.from('%PDF-1.7\n1 § Ändamål'),
      'file',
      /går inte att läsa/,
    ],
    [
      'in a damaged Word file',
      { source: 'typed beside' },
      Buffer.from('PK\u0003\u0004...'),
      'file',
      /går inte att läsa/,
    ],
    [
      'in a file with zero bytes',
      { source: 'typed beside' },
      Buffer.from('1 § a\u0000b'),
      'file',
      /ingen fil som vi kan läsa/,
    ],
    ['in a file without a clause', { source: '' }, Buffer.from('Bara text.'), 'source', /ingen paragraf/],
  ];
  for (const [what, typed, bytes, field, sentence] of refused) {
    it(`is refused ${what}, with what was typed still there`, async () => {
      const secretary = await open().as('secretary');
      const files = bytes === null ? {} : { file: { name: 'text.txt', bytes } };
      const page = expectPage(
        await expectNoChange(open().house.engine, () => secretary.upload(start, typed, files)),
        422,
      );
      expect(page.errorAt(field)).to.match(sentence);
      if (typed['source'] !== '') expect(page.value('source')).to.equal(typed['source']);
    });
  }

  it('far too large is cut off, and said so', async () => {
    const secretary = await open().as('secretary');
    const file = { file: { name: 'text.txt', bytes: Buffer.alloc(8_000_001, 'a') } };
    expectPage(await expectNoChange(open().house.engine, () => secretary.upload(start, {}, file)), 413);
  });

  it('with clause numbers that come twice is read, with its doubts shown', async () => {
    const secretary = await open().as('secretary');
    const source = `1 § Ändamål\nFörbundet ska samordna ${String(texts)}.\n\n2 § Säte\nSätet är Granby.\n\n2 § Säte\nSätet är Grandal.\n`;
    const page = expectPage(await secretary.get(await drafted(secretary, source)));
    expect(page.text).to.include('Ställen att titta på');
  });
});

describe('the review', () => {
  const open = appOfSuite();

  it('keeps what is too long to be saved, and does not read it', async () => {
    const secretary = await open().as('secretary');
    const draft = await drafted(secretary, fresh());
    const long = `1 § Ändamål\n${'x'.repeat(longestText)}`;
    for (const [step, status] of [
      ['rows', 200],
      ['read', 422],
    ] as const) {
      const page = expectPage(
        await expectNoChange(open().house.engine, () => secretary.upload(draft, review(long, { step }))),
        status,
      );
      expect(page.value('source'), step).to.equal(long);
      expect(page.text, step).to.include('0 paragrafer');
    }
  });

  it('shows the first stycken of a text with very many, and says how many clauses are not whole', async () => {
    const secretary = await open().as('secretary');
    const lines = 'Förbundet ska samordna.\n\n'.repeat(3_000);
    const source = `1 § Ändamål\n${lines}2 § Säte\n${lines}3 § Styrelse\n${lines}`;
    const page = expectPage(await secretary.get(await drafted(secretary, source)));
    expect(page.text).to.include('3 paragrafer').and.include('2 paragrafer visas inte här, eller inte hela');
    expect(page.value('source')).to.equal(source);
  });

  it('is saved as often as one likes before it becomes a version', async () => {
    const secretary = await open().as('secretary');
    const draft = await drafted(secretary, fresh());
    const better = fresh();
    const { done } = await expectLogged(open().house.engine, ['statute.draftChanged'], () =>
      secretary.upload(
        draft,
        review(better, {
          step: 'read',
          effectiveFrom: '2019-03',
          decisionBody: 'Granby',
          decisionOn: '2018',
          decisionMinutes: '7',
        }),
      ),
    );
    const page = expectPage(await secretary.get(expectRedirect(done)));
    expect([page.value('source'), page.value('effectiveFrom'), page.values('revision')[0]]).to.deep.equal([
      better,
      '2019-03',
      '2',
    ]);
    expect([
      page.values('decisionBody')[0],
      page.values('decisionOn')[0],
      page.values('decisionMinutes')[0],
    ]).to.deep.equal(['Granby', '2018', '7']);
    expect(page.text).to.include('Utkastet är sparat.');
  });

  it('gives more rows and saves nothing', async () => {
    const secretary = await open().as('secretary');
    const draft = await drafted(secretary, fresh());
    const changed = fresh();
    const typed = review(changed, {
      step: 'rows',
      decisionBody: ['Granby', ''],
      decisionOn: ['inte än', ''],
      decisionMinutes: ['', ''],
    });
    const page = expectPage(await expectNoChange(open().house.engine, () => secretary.upload(draft, typed)));
    expect(page.values('decisionBody')).to.have.lengthOf(5);
    expect([page.value('source'), page.values('decisionOn')[0]]).to.deep.equal([changed, 'inte än']);
  });

  const refused: readonly (readonly [what: string, change: Typed, field: string])[] = [
    ['a day that does not exist', { effectiveFrom: '2025-02-29' }, 'effectiveFrom'],
    [
      'a decision on a day that does not exist',
      { decisionBody: 'Granby', decisionOn: '2025-13', decisionMinutes: '' },
      'decisionOn.0',
    ],
    [
      'a date without a body',
      { decisionBody: '', decisionOn: '2025', decisionMinutes: '' },
      'decisionBody.0',
    ],
    [
      'an endless paragraph of the minutes',
      { decisionBody: 'Granby', decisionOn: '', decisionMinutes: 'x'.repeat(41) },
      'decisionMinutes.0',
    ],
    [
      'a body with an invisible character',
      { decisionBody: 'Gran\u202eby', decisionOn: '', decisionMinutes: '' },
      'decisionBody.0',
    ],
    ['no text', { source: ' ' }, 'source'],
    ['a text without a clause', { source: 'Bara text.' }, 'source'],
  ];
  for (const [what, change, field] of refused) {
    it(`refuses ${what}, and keeps everything that was typed`, async () => {
      const secretary = await open().as('secretary');
      const draft = await drafted(secretary, fresh());
      const typed = review(fresh(), {
        effectiveFrom: '2016',
        decisionBody: 'Någon',
        decisionOn: '2015',
        decisionMinutes: '3',
        ...change,
      });
      const page = expectPage(
        await expectNoChange(open().house.engine, () => secretary.upload(draft, typed)),
        422,
      );
      expect(page.errorAt(field)).to.be.a('string');
      for (const name of ['source', 'effectiveFrom', 'decisionBody', 'decisionOn', 'decisionMinutes']) {
        expect(page.values(name)[0]?.trim(), name).to.equal(String(typed[name]).trim());
      }
    });
  }

  for (const [what, source, effectiveFrom, sentence] of [
    [
      'the wording of a version there is',
      granbyTexts['2018-01-01'].replaceAll(' §', '§'),
      '2018-06',
      /Samma lydelse finns redan, som lydelse 2/,
    ],
    [
      'a version from the same day',
      wording('Något helt annat.'),
      '2018-01-01',
      /Lydelse 2 gäller redan från och med den dagen/,
    ],
  ] as const) {
    it(`refuses ${what}, and keeps the draft and what was typed`, async () => {
      const secretary = await open().as('secretary');
      const draft = await drafted(secretary, fresh());
      const page = expectPage(
        await expectNoChange(open().house.engine, () =>
          secretary.upload(draft, review(source, { effectiveFrom })),
        ),
        409,
      );
      expect(page.mistakes[0]).to.match(sentence);
      expect([page.value('source'), page.value('effectiveFrom')]).to.deep.equal([source, effectiveFrom]);
    });
  }

  it('saved by two people: the second is told, sees both texts, and can still save', async () => {
    const secretary = await open().as('secretary');
    const draft = await drafted(secretary, fresh());
    const [mine, theirs] = [fresh(), fresh()];
    expectRedirect(await secretary.upload(draft, review(theirs, { step: 'read', effectiveFrom: '2016' })));
    for (const step of ['read', 'save']) {
      const late = await expectNoChange(open().house.engine, () =>
        secretary.upload(draft, review(mine, { step, effectiveFrom: '2017' })),
      );
      const page = expectPage(late, 409);
      expect(page.mistakes[0]).to.match(/Någon annan har ändrat/);
      expect([page.value('source'), page.value('effectiveFrom')], 'mine').to.deep.equal([mine, '2017']);
      expect(page.value('stored-source'), 'theirs').to.equal(theirs);
      expect(page.values('revision')[0]).to.equal('2');
    }
    expectRedirect(await secretary.upload(draft, review(mine, { revision: '2', effectiveFrom: '2017' })));
  });

  it('saved by two at the same time makes one version', async () => {
    const secretary = await open().as('secretary');
    const source = fresh();
    const draft = await drafted(secretary, source);
    const both = await Promise.all(
      [1, 2].map(() => secretary.upload(draft, review(source, { effectiveFrom: '2033' }))),
    );
    expect(both.map(({ status }) => status).toSorted()).to.deep.equal([303, 409]);
  });

  it('of a draft that has become a version keeps what was typed, and changes nothing', async () => {
    const secretary = await open().as('secretary');
    const [source, later] = [fresh(), fresh()];
    const draft = await drafted(secretary, source);
    expectRedirect(await secretary.upload(draft, review(source, { effectiveFrom: '2034' })));
    const response = await expectNoChange(open().house.engine, () =>
      secretary.upload(draft, review(later, { revision: '3', step: 'read' })),
    );
    const page = expectPage(response, 409);
    expect(page.mistakes[0]).to.match(/redan sparat som lydelse/);
    expect(page.value('source')).to.equal(later);
    expectPage(
      await expectNoChange(open().house.engine, () =>
        secretary.post(`${draft}/kassering`, { revision: '3' }),
      ),
      409,
    );
  });

  it('is thrown away at the revision that was seen', async () => {
    const secretary = await open().as('secretary');
    const draft = await drafted(secretary, fresh());
    for (const revision of ['', '2', 'x', '1.5', '-1', '99999999999']) {
      const response = await expectNoChange(open().house.engine, () =>
        secretary.post(`${draft}/kassering`, { revision }),
      );
      expectPage(response, 409);
    }
    const { done } = await expectLogged(open().house.engine, ['statute.draftDiscarded'], () =>
      secretary.post(`${draft}/kassering`, { revision: '1' }),
    );
    expect(expectRedirect(done)).to.equal('/forbund/granby/forbundsordning');
    expectPage(await secretary.get(draft), 404);
  });

  it('is read by the chair, who cannot change it', async () => {
    const draft = await drafted(await open().as('secretary'), fresh());
    const page = expectPage(await (await open().as('chair')).get(draft));
    expect(page.text).to.not.include('Spara som lydelse').and.not.include('Kasta utkastet');
  });
});

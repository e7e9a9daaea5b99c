// A motion entered as it stands, quoting two clauses as they stand: its paper has everything, in order, word for word.
import { expect } from 'chai';
import { existsSync, readFileSync } from 'node:fs';
import { checkPdf } from '../../../server/pdf/check.ts';
import { textOf, type Block, type Paper } from '../../../server/domain/documents/blocks.ts';
import { motionToIssue } from '../../../server/features/motions/index.ts';
import { readInVersion } from '../../../server/features/statutes/index.ts';
import { appOfSuite, type TestApp } from '../../support/app.ts';
import { known } from '../../support/days.ts';
import { acting, done } from '../../support/held-meeting.ts';
import { expectPage, expectRedirect } from '../../support/page.ts';
import { skipWithReason } from '../../support/requirements.ts';

interface Entered {
  readonly heading: string;
  readonly resolution: string;
  readonly rationale: string;
  /** Two clauses, each a statute's whole text. */
  readonly clauses: readonly [string, string];
}

/** Enters, quotes, decides and submits through the pages; gives the paper as it is issued. */
async function paperOf(
  app: TestApp,
  { heading, resolution, rationale, clauses }: Entered,
): Promise<{ readonly paper: Paper; readonly address: string }> {
  const { house, world } = app;
  await acting(house, null, async (desk) => {
    for (const [owner, source, from] of [
      [world.ekdal, clauses[0], '2017-01-01'],
      [world.granby, clauses[1], '2025-01-01'],
    ] as const)
      done(await readInVersion(desk, owner, { source, effectiveFrom: known(from), decisions: [] }));
  });
  const secretary = await app.as('secretary');
  const path = expectRedirect(
    await secretary.post('/motioner/ny', { mover: `${world.granby.id}.${world.network.id}` }),
  );
  const [clauseId = ''] = expectPage(await secretary.get(path)).values('clauseId');
  const typed = { heading, clauseId, clause: resolution, rationale, revision: '1' };
  expectRedirect(await secretary.upload(path, { ...typed, step: 'save' }));
  for (const [organisation, lydelse] of [
    ['ekdal', '1'],
    ['granby', '4'],
  ] as const)
    expectRedirect(await secretary.post(`${path}/citat`, { organisation, lydelse, paragraf: 'p4' }));
  const decided = { endorsedOn: '2026-02-12', minutes: '5', revision: '4' };
  expectRedirect(await secretary.post(`${path}/styrelsebeslut`, decided));
  const to = expectRedirect(await secretary.post(`${path}/inlamning`, { revision: '4', step: 'submit' }));
  const id = path.split('/').at(-1) ?? '';
  const tools = { compare: house.comparer.compare, documentWords: house.words.sv };
  const issued = await motionToIssue(tools)(house.desk(house.engine.read, null), id);
  if (issued === null) throw new Error('a submitted motion has a paper');
  return { paper: issued.paper, address: to.split('?')[0] ?? '' };
}

const wordsOf = (text: string): readonly string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

function wordsIn(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block): readonly string[] => {
    switch (block.kind) {
      case 'list':
        return block.items.flatMap((item) => wordsIn(item.blocks));
      case 'quotation':
        return wordsIn(block.blocks);
      case 'facts':
      case 'table':
      case 'columns':
        return [];
      default:
        return wordsOf(textOf(block.runs));
    }
  });
}

/** What stands under each heading of the second level. */
function parts(paper: Paper): ReadonlyMap<string, readonly Block[]> {
  const found = new Map<string, Block[]>();
  let open: Block[] = [];
  for (const block of paper.blocks) {
    if (block.kind === 'heading' && block.level === 2) {
      open = [];
      found.set(textOf(block.runs), open);
    } else open.push(block);
  }
  return found;
}

function expectWhole({ paper }: { readonly paper: Paper }, entered: Entered): void {
  expect(paper).to.include({ title: entered.heading, genre: 'Motion', registryNumber: 'natverket-2026-1' });
  expect(paper.blocks[0]?.kind).to.equal('facts');
  const under = parts(paper);
  expect([...under.keys()]).to.deep.equal(['Förslag till beslut', 'Motivering', 'Citerade paragrafer']);
  const [resolutions = [], rationale = [], quotations = []] = [...under.values()];
  expect(wordsIn(resolutions).join(' ').toLowerCase()).to.equal(
    wordsOf(entered.resolution).join(' ').toLowerCase(),
  );
  expect(wordsIn(rationale)).to.deep.equal(wordsOf(entered.rationale.replace(/^#+/gm, '')));
  const stycken = entered.rationale.trim().split(/\n{2,}/).length;
  expect(rationale).to.have.lengthOf(stycken);
  const quoted = quotations.filter(({ kind }) => kind === 'quotation');
  expect(quoted).to.have.lengthOf(2);
  for (const [index, source] of entered.clauses.entries()) {
    const [block] = quoted.slice(index);
    // The clause's number and rubric stand in its title, and the same in the source.
    expect(wordsIn(block === undefined ? [] : [block])).to.deep.equal(wordsOf(source));
  }
}

/** The file that a stranger fetches is sound, and a stranger who uploads it is told whose it is. */
async function expectVerified(app: TestApp, address: string, entered: Entered): Promise<void> {
  await app.house.worker.runAll();
  const file = await app.stranger.get(`${address}/handling`);
  expect(file.headers['content-type']).to.equal('application/pdf');
  const bytes = file.body as Buffer;
  expect(await checkPdf(bytes)).to.deep.equal([]);
  const verify = (sent: Buffer) =>
    app.stranger.upload('/verifiera', {}, { file: { name: 'motion.pdf', bytes: sent } });
  const told = expectPage(await verify(bytes));
  expect(told.heading).to.equal('Äkta och oförändrat');
  expect(told.text).to.include('Samordningsförbundet Granby').and.include(entered.heading);
  const altered = Buffer.from(bytes);
  altered.writeUInt8(altered.readUInt8(altered.length >> 1) ^ 1, altered.length >> 1);
  expect(expectPage(await verify(altered)).heading).to.equal('Ändrat efter stämpeln');
}

const own: Entered = {
  heading: 'Ett gemensamt språk i ändamålsparagrafen',
  resolution: '- Att nätverket verkar för ett gemensamt språk',
  rationale:
    'Förbunden säger samma sak på *olika sätt*. Det gör dem svåra att jämföra.\n\nTvå förbund visar hur det kan se ut (se nedan i respektive § 4). En mening som bryts\n\nmitt i går också att läsa.',
  clauses: [
    '4 § Förbundets ändamål\n\nFörbundet ska svara för finansiell samordning.\n\nResurserna ska användas väl.\n',
    '4§ Ändamål\n\nFörbundets ändamål är att stödja samverkan.\n\nDet ska ske varaktigt.\n',
  ],
};

describe('a motion entered as it stands', () => {
  const open = appOfSuite();
  it('has all its words on paper, in order, with both clauses, and is verified', async function twin() {
    this.timeout(60_000);
    const issued = await paperOf(open(), own);
    expectWhole(issued, own);
    const page = expectPage(await open().stranger.get(issued.address));
    expect(page.text).to.include('4 § förbundsordningen för Samordningsförbundet Ekdal');
    await expectVerified(open(), issued.address, own);
  });
});

describe('a real motion entered as it stands', () => {
  const open = appOfSuite();
  const corpus = '../shared/corpus';
  const files = [
    `${corpus}/motions/motion-nns-2019-sodra-dalarna.txt`,
    `${corpus}/statutes/sf-ostra-ostergotland-4-par-2017.txt`,
    `${corpus}/statutes/sf-umearegionen-4-par-2019.txt`,
  ] as const;

  it('has all its words on paper, in order, with both clauses, and is verified', async function real() {
    this.timeout(60_000);
    if (!files.every((file) => existsSync(file)))
      skipWithReason(this, `${corpus} is missing: only a motion of our own is entered`);
    const [text, ...clauses] = files.map((file) => readFileSync(file, 'utf8'));
    const lines = (text ?? '').split('\n');
    const after = (line: string): number => lines.findIndex((each) => each.trim().startsWith(line));
    const entered: Entered = {
      heading: lines[after('Motion till')]?.trim() ?? '',
      resolution: lines[after('- Att')] ?? '',
      rationale: lines
        .slice(after('Motivering') + 1)
        .join('\n')
        .trim(),
      clauses: [clauses[0] ?? '', clauses[1] ?? ''],
    };
    expect(wordsOf(entered.rationale).length).to.be.greaterThan(500);
    const issued = await paperOf(open(), entered);
    expectWhole(issued, entered);
    await expectVerified(open(), issued.address, entered);
  });
});

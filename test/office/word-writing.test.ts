// Writing Word files in a thread: the same bytes as at once, for small texts and for large.
import { expect } from 'chai';
import type { Block } from '../../server/domain/documents/blocks.ts';
import { compareStatutes } from '../../server/domain/comparison/compare.ts';
import { readStatute } from '../../server/domain/statutes/parse/read-statute.ts';
import { writeWordFile, type WordTask } from '../../server/office/word.ts';
import { wordWriter } from '../../server/office/word-writing.ts';
import { everyKind, paperOf, paragraph, prose } from '../support/papers.ts';
import { checkWord } from '../support/word-check.ts';
import { all, bodyOf, textIn, wordParts } from '../support/word-reading.ts';

const baseUrl = 'https://stadga.example.org';

function track(clauses: number): WordTask {
  const source = Array.from(
    { length: clauses },
    (_, index) => `${String(index + 1)} § Rubrik\n\n${prose.trim()}`,
  ).join('\n\n');
  const [before, after] = [{ source }, { source: source.replaceAll('berätta', 'redovisa') }];
  const read = (side: { readonly source: string }) => ({ ...side, reading: readStatute(side.source) });
  const comparison = compareStatutes(read(before), read(after));
  return { do: 'track', paper: paperOf([]), comparison, before, after };
}

describe('writing Word files', () => {
  const writer = wordWriter();
  after(() => writer.close());

  for (const [size, task] of [
    ['a small comparison', track(3)],
    ['a large comparison', track(400)],
    ['a small paper', { do: 'paper', paper: paperOf(everyKind), baseUrl }],
    [
      'a large paper',
      { do: 'paper', paper: paperOf(Array.from({ length: 600 }, () => paragraph(prose))), baseUrl },
    ],
  ] as const) {
    it(`gives ${size} as it is, at once or in a thread`, async () => {
      const outcome = await writer.write(task);
      if (typeof outcome === 'string') throw new Error(outcome);
      expect(Buffer.compare(outcome.result, await writeWordFile(task))).to.equal(0);
      expect(checkWord(outcome.result)).to.deep.equal([]);
    });
  }

  it('has every kind of block, its links and its title', async () => {
    const bytes = await writeWordFile({ do: 'paper', paper: paperOf(everyKind), baseUrl });
    const parts = wordParts(bytes);
    const links = all(bodyOf(bytes), 'w:hyperlink').map(textIn);
    expect(links).to.include('4 § och 12 a § förbundsordningen');
    const core = parts.get('docProps/core.xml');
    expect(core === undefined ? '' : textIn(core)).to.include('Motion om att följa upp & berätta');
    const [heading] = all(bodyOf(bytes), 'w:p').filter((each) => textIn(each).startsWith('Motion om'));
    expect(
      heading === undefined ? [] : all(heading, 'w:pStyle').map(({ attributes }) => attributes.get('w:val')),
    ).to.deep.equal(['Heading1']);
  });

  it('gives the column of a table that says most the most room', async () => {
    const cells = (texts: readonly string[]) => texts.map((text) => ({ runs: [{ text }] }));
    const table: Block = {
      kind: 'table',
      caption: 'Ändringar',
      head: ['Paragraf', 'Skäl'],
      rows: [cells(['4 §', prose]), cells(['5 §', prose])],
    };
    const file = await writeWordFile({ do: 'paper', paper: paperOf([table]), baseUrl });
    const widths = all(bodyOf(file), 'w:gridCol').map(({ attributes }) => Number(attributes.get('w:w')));
    expect(widths).to.have.length(2);
    expect(widths[1]).to.be.greaterThan(4 * (widths[0] ?? 0));
    expect((widths[0] ?? 0) + (widths[1] ?? 0)).to.be.within(9060, 9070);
  });

  it('leads to addresses of the site, and never to a script', async () => {
    const runs = [
      { text: 'inne', href: '/stadgar/4' },
      { text: 'skript', href: 'javascript:alert(1)' },
      { text: 'fil', href: 'file:///etc/passwd' },
    ];
    const bytes = await writeWordFile({
      do: 'paper',
      paper: paperOf([{ kind: 'paragraph', runs }]),
      baseUrl,
    });
    const targets = all(wordParts(bytes).get('word/_rels/document.xml.rels') ?? bodyOf(bytes), 'Relationship')
      .filter(({ attributes }) => attributes.get('TargetMode') === 'External')
      .map(({ attributes }) => attributes.get('Target'));
    expect(targets).to.deep.equal(['https://stadga.example.org/stadgar/4']);
  });
});

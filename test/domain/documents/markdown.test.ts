// Markdown as blocks: what each mark becomes, that no word is lost, and that nothing hostile gets through or takes long.
import { expect } from 'chai';
import fc from 'fast-check';
import { textOf, type Block, type Run } from '../../../server/domain/documents/blocks.ts';
import { markdownBlocks } from '../../../server/domain/documents/markdown.ts';

const words = (text: string): Block => ({ kind: 'paragraph', runs: [{ text }] });

function runsIn(blocks: readonly Block[]): readonly Run[] {
  return blocks.flatMap((block): readonly Run[] => {
    switch (block.kind) {
      case 'list':
        return block.items.flatMap((item) => runsIn(item.blocks));
      case 'quotation':
        return runsIn(block.blocks);
      case 'table':
        return [
          ...block.head.map((text) => ({ text })),
          ...block.rows.flatMap((row) => row.flatMap(({ runs }) => runs)),
        ];
      case 'facts':
        return block.rows.flatMap(({ value }) => value);
      case 'columns':
        return block.rows.flatMap(({ before, after }) => runsIn([...before, ...after]));
      default:
        return block.runs;
    }
  });
}

function depthOf(blocks: readonly Block[]): number {
  return Math.max(
    0,
    ...blocks.map((block) => {
      if (block.kind === 'list') return 1 + Math.max(...block.items.map((item) => depthOf(item.blocks)));
      return block.kind === 'quotation' ? 1 + depthOf(block.blocks) : 0;
    }),
  );
}

describe('Markdown', () => {
  for (const [what, markdown, blocks] of [
    ['a stycke over two lines', 'Ett\nstycke.', [words('Ett stycke.')]],
    ['two stycken', 'Ett.\n\nTvå.', [words('Ett.'), words('Två.')]],
    ['a hard break', 'Ett.  \nTvå.', [words('Ett.'), words('Två.')]],
    [
      'emphasis in strong',
      'Vi **kan *nu* gå**.',
      [
        {
          kind: 'paragraph',
          runs: [
            { text: 'Vi ' },
            { text: 'kan ', strong: true },
            { text: 'nu', strong: true, emphasis: true },
            { text: ' gå', strong: true },
            { text: '.' },
          ],
        },
      ],
    ],
    ...['- [ ] ett\n- [x] [ ] två', '- [ ] ett\n\n- [x] [ ] två'].map(
      (markdown, index) =>
        [
          `a list of tasks${index === 0 ? '' : ' with empty lines'}`,
          markdown,
          [
            {
              kind: 'list',
              items: [
                ['☐ ', 'ett'],
                ['☑ ', '[ ] två'],
              ].map((texts) => ({
                label: '–',
                blocks: [{ kind: 'paragraph', runs: texts.map((text) => ({ text })) }],
              })),
            },
          ],
        ] satisfies [string, string, Block[]],
    ),
    ['code', '`a*b*`', [{ kind: 'paragraph', runs: [{ text: 'a*b*', code: true }] }]],
    [
      'headings that begin at 3 and do not jump',
      '### Först\n\n# Sedan\n\n#### Sist',
      [
        { kind: 'heading', level: 3, runs: [{ text: 'Först' }] },
        { kind: 'heading', level: 3, runs: [{ text: 'Sedan' }] },
        { kind: 'heading', level: 4, runs: [{ text: 'Sist' }] },
      ],
    ],
    [
      'a list in a list',
      '- Ett\n  1. A\n  2. B\n- Två',
      [
        {
          kind: 'list',
          items: [
            {
              label: '–',
              blocks: [
                words('Ett'),
                {
                  kind: 'list',
                  items: [
                    { label: '1.', blocks: [words('A')] },
                    { label: '2.', blocks: [words('B')] },
                  ],
                },
              ],
            },
            { label: '–', blocks: [words('Två')] },
          ],
        },
      ],
    ],
    [
      'a list from 4',
      '4. Fyra\n5. Fem',
      [
        {
          kind: 'list',
          items: [
            { label: '4.', blocks: [words('Fyra')] },
            { label: '5.', blocks: [words('Fem')] },
          ],
        },
      ],
    ],
    ['a quotation', '> Ord', [{ kind: 'quotation', blocks: [words('Ord')], source: null }]],
    [
      'a table',
      '| A | B |\n|---|---|\n| 1 | *2* |',
      [
        {
          kind: 'table',
          caption: 'Tabell 1',
          head: ['A', 'B'],
          rows: [[{ runs: [{ text: '1' }] }, { runs: [{ text: '2', emphasis: true }] }]],
        },
      ],
    ],
    ['HTML as text', 'En <b>tagg</b>', [words('En <b>tagg</b>')]],
    [
      'a block of HTML as text',
      '<script>\nalert(1)\n</script>',
      ['<script>', 'alert(1)', '</script>'].map(words),
    ],
    ['escaped marks', '\\*inte\\* 4 § & < "', [words('*inte* 4 § & < "')]],
    [
      'a link over https',
      '[hit](https://stadga.example/a)',
      [{ kind: 'paragraph', runs: [{ text: 'hit', href: 'https://stadga.example/a' }] }],
    ],
    [
      'a link within',
      '[4 §](/forbund/a#p4)',
      [{ kind: 'paragraph', runs: [{ text: '4 §', href: '/forbund/a#p4' }] }],
    ],
    ['a link over http, as words', '[hit](http://a.example/)', [words('hit (http://a.example/)')]],
    ['a picture, as words', '![bild](https://a.example/b.png)', [words('bild https://a.example/b.png')]],
  ] as const satisfies readonly (readonly [string, string, readonly unknown[]])[]) {
    it(what, () => {
      expect(markdownBlocks(markdown)).to.deep.equal(blocks);
    });
  }

  for (const href of [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'data:text/html,x',
    'vbscript:x',
    'http://a.example',
    'mailto:a@b.example',
    'https:evil',
    ' javascript:alert(1)',
    'java&#115;cript:alert(1)',
    'https://a\\b',
  ]) {
    it(`gives no link to ${href}`, () => {
      for (const markdown of [
        `[ord](${href})`,
        `[ord](<${href}>)`,
        `<${href}>`,
        `[ord][x]\n\n[x]: ${href}`,
      ]) {
        const blocks = markdownBlocks(markdown);
        for (const run of runsIn(blocks)) expect(run.href ?? '/', markdown).to.match(/^(\/$|https:\/\/)/);
      }
    });
  }

  it('loses no word', () => {
    const piece = fc.constantFrom(
      ...[
        '# ',
        '- ',
        '1. ',
        '> ',
        '*',
        '**',
        '`',
        '\n',
        '\n\n',
        '  ',
        '|',
        '[a](',
        ')',
        '<b>',
        '```\n',
        '~~',
        '```orda',
      ],
      ...['&amp;', '\\', '![', ']', '---\n', '_', '\t', '    ', '- [ ] '],
    );
    const markdown = fc
      .array(fc.oneof(piece, fc.stringMatching(/^ord[a-zåäö]{1,6}$/)), { maxLength: 60 })
      .map((parts) => parts.join(' '));
    fc.assert(
      fc.property(markdown, (text) => {
        const read = runsIn(markdownBlocks(text))
          .map((run) => `${run.text} ${run.href ?? ''}`)
          .join(' ');
        for (const [word] of text.matchAll(/ord[a-zåäö]+/g))
          expect(read, JSON.stringify(text)).to.include(word);
      }),
      { numRuns: 1500 },
    );
  });

  it('gives only addresses in the house and over https, and heading levels that never jump, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const blocks = markdownBlocks(text);
        for (const { href } of runsIn(blocks))
          if (href !== undefined) expect(href).to.match(/^(\/(?![/\\])|https:\/\/)/i);
        let level = 2;
        for (const block of blocks) {
          if (block.kind !== 'heading') continue;
          expect(block.level - level).to.be.at.most(1);
          level = block.level;
        }
      }),
      { numRuns: 500 },
    );
  });

  it('leaves a table that is too large as it was typed, and the tables after it', () => {
    const table = (rows: number): string => `| A | B |\n|---|---|\n${'| ord | *två* |\n'.repeat(rows)}`;
    const kinds = (text: string): readonly string[] => [
      ...new Set(markdownBlocks(text).map(({ kind }) => kind)),
    ];
    expect(kinds(table(1_400))).to.deep.equal(['table']);
    const large = markdownBlocks(table(1_600));
    expect(large).to.have.lengthOf(1_602);
    expect(large.at(-1)).to.deep.equal(words('| ord | *två* |'));
    expect(kinds(`${table(1_000)}\nOrd.\n\n${table(1_000)}`)).to.deep.equal(['table', 'paragraph']);
  });

  it('goes on with a long quotation as another', () => {
    const quoted = markdownBlocks('> ord\n'.repeat(150));
    expect([...new Set(quoted.map(({ kind }) => kind))]).to.deep.equal(['quotation']);
    expect(textOf(runsIn(quoted)).match(/ord/g)).to.have.lengthOf(150);
  });

  for (const [what, text] of [
    ['quotations in quotations', '>'.repeat(200_000)],
    ['quotations with spaces', '> '.repeat(100_000)],
    ['lists in lists', '- '.repeat(100_000) + 'a'],
    ['numbered lists in lists', '1. '.repeat(60_000) + 'a'],
    ['all marks mixed', '> - 1. * + '.repeat(20_000)],
    [
      'lists by indentation',
      Array.from({ length: 600 }, (_, index) => `${' '.repeat(index * 2)}- a`).join('\n'),
    ],
    ['open emphasis', '*a **b _c '.repeat(20_000)],
    ['low lines', '_a'.repeat(100_000)],
    ['brackets', '['.repeat(200_000)],
    ['open links', '[a]('.repeat(50_000)],
    ['pictures', '!['.repeat(100_000)],
    ['tags', '<a '.repeat(66_000)],
    ['comments', '<!--'.repeat(50_000)],
    ['ticks', Array.from({ length: 600 }, (_, index) => '`'.repeat(index)).join(' ')],
    ['addresses', 'www.a@'.repeat(33_000)],
    ['tables', `${'|a'.repeat(50_000)}\n${'|-'.repeat(50_000)}`],
    ['short rows in a wide table', `${'|a'.repeat(1_000)}\n${'|-'.repeat(1_000)}\n${'b\n'.repeat(98_000)}`],
    ['rows of one cell', `|a|\n|-|\n${'|*b*|\n'.repeat(33_000)}`],
    ['tables of one cell', '|a|\n|-|\n|b|\n\n'.repeat(15_000)],
    ['lines of tables', '|-|-|\n'.repeat(33_000)],
    ['lists that go on without a mark', `- a\n${'b\n'.repeat(98_000)}`],
    ['quotations that go on without a mark', '=\n=\n> '.repeat(33_000)],
    ['lists in quotations that go on without a mark', '>- a\nb\n'.repeat(28_000)],
    ['open fences in quotations', '> ```\na\n'.repeat(25_000)],
    ['definitions', '[a]: b\n'.repeat(28_000)],
    ['stycken of low lines', `${'_a'.repeat(3_900)}\n\n`.repeat(25)],
    ['empty lines', '\n'.repeat(200_000)],
  ] as const) {
    it(`stays bounded for 200 kB of ${what}`, function bounded() {
      // Not a measure of speed: whatever takes with the square of the length never comes to its end here.
      this.timeout(30_000);
      const blocks = markdownBlocks(text);
      expect(depthOf(blocks)).to.be.at.most(24);
      expect(textOf(runsIn(blocks)).length).to.be.at.most(text.length * 2 + 100);
    });
  }
});

// Whatever is written, the document can be printed and passes the gate.
import { expect } from 'chai';
import fc from 'fast-check';
import type { Block, ListItem, Mark, Run } from '../../server/domain/documents/blocks.ts';
import { checkPdf } from '../../server/pdf/check.ts';
import { writePdf } from '../../server/pdf/write.ts';
import { paperOf, printing, prose, sealing } from '../support/papers.ts';

const hard = [
  '',
  ' ',
  '\u0000\u0007\u001b',
  '\ud800',
  '\udc00x',
  'nns\u20112026',
  'sam\u00adord\u00adnings\u00adför\u00adbund',
  '\u00ad\u00ad',
  '\u00a0\u00a0',
  '\u200b\u2060',
  '\u202e\u2066bakvänt\u2069',
  'עברית العربية',
  '漢字かな',
  '😀👩‍👩‍👧🇸🇪',
  'x\u0302\u0323\u0301',
  '\ufffe\uffff\ue000\u{f0000}',
  '\ufb01\u00b5\u03bc\u2126\u2206\u2215\u202f\u2009\u2010',
  '№ ℮ ½ ⅓ ✓ ☐ → – ”',
  'fi fl ffi fj Th',
  'W'.repeat(400),
  'å-'.repeat(200),
  '__proto__ constructor toString',
  '<&"\'>]]>',
  '(\\)%/[]<<>>',
  prose.repeat(6),
];

const gone: Mark = { kind: 'deleted', opens: 'borttaget: ', closes: ' slut.' };

const text = fc.oneof(
  fc.constantFrom(...hard),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
);
const address = fc.constantFrom(
  '/stadgar/4',
  'https://example.org/å b?x=(1)&y',
  'javascript:alert(1)',
  '//x',
  'https://',
  '',
);
const run: fc.Arbitrary<Run> = fc.record(
  {
    text,
    strong: fc.constant(true as const),
    emphasis: fc.constant(true as const),
    code: fc.constant(true as const),
    href: address,
    muted: fc.constant(true as const),
    mark: fc.record({
      kind: fc.constantFrom(
        'deleted' as const,
        'inserted' as const,
        'movedFrom' as const,
        'movedTo' as const,
      ),
      opens: fc.constantFrom('borttaget: ', ''),
      closes: fc.constantFrom(' slut.', ''),
    }),
  },
  { requiredKeys: ['text'] },
);
const runs = fc.array(run, { maxLength: 4 });
const cells = fc.integer({ min: 0, max: 5 }).chain((size) =>
  fc.record({
    kind: fc.constant('table' as const),
    caption: text,
    head: fc.array(text, { minLength: size, maxLength: size }),
    rows: fc.array(fc.array(fc.record({ runs }), { minLength: size, maxLength: size }), { maxLength: 6 }),
  }),
);

const { block } = fc.letrec<{ block: Block; items: ListItem[]; blocks: Block[] }>((tie) => ({
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ kind: fc.constant('paragraph' as const), runs }),
    fc.record(
      {
        kind: fc.constant('heading' as const),
        level: fc.constantFrom(2 as const, 3 as const, 4 as const),
        runs,
        anchor: text,
      },
      { requiredKeys: ['kind', 'level', 'runs'] },
    ),
    fc.record({ kind: fc.constant('note' as const), runs }),
    fc.record({
      kind: fc.constant('facts' as const),
      rows: fc.array(fc.record({ name: text, value: runs }), { maxLength: 4 }),
    }),
    cells,
    fc.record({
      kind: fc.constant('columns' as const),
      caption: text,
      head: fc.tuple(text, text),
      rows: fc.array(fc.record({ before: tie('blocks'), after: tie('blocks') }), { maxLength: 4 }),
    }),
    fc.record({ kind: fc.constant('list' as const), items: tie('items') }),
    fc.record({ kind: fc.constant('quotation' as const), blocks: tie('blocks'), source: fc.option(runs) }),
  ),
  items: fc.array(
    fc.record({ label: fc.oneof(fc.constantFrom('1.', 'a)', '–', ''), text), blocks: tie('blocks') }),
    { maxLength: 4 },
  ),
  blocks: fc.array(tie('block'), { maxLength: 4 }),
}));

describe('any text in a document', () => {
  it('is printed without a fault, whatever the blocks', async () => {
    const isMade = fc.asyncProperty(
      fc.array(block, { maxLength: 8 }),
      fc.record({
        title: text,
        genre: text,
        issuer: text,
        registryNumber: fc.option(text),
        isDraft: fc.boolean(),
      }),
      async (blocks, said) => {
        const paper = paperOf(blocks, said);
        const options = said.isDraft ? printing : { ...sealing, seal: { signer: said.issuer } };
        expect(await checkPdf(await writePdf(paper, options))).to.deep.equal([]);
      },
    );
    await fc.assert(isMade, { numRuns: 60, interruptAfterTimeLimit: 6_000 });
  });

  it('survives each text that is known to be hard, in each kind of block', async () => {
    for (const words of hard) {
      const one: Run[] = [{ text: words }];
      const blocks: Block[] = [
        { kind: 'heading', level: 2, runs: one },
        { kind: 'paragraph', runs: [{ text: 'a' }, { text: words, href: '/x' }, { text: 'b' }] },
        { kind: 'list', items: [{ label: words, blocks: [{ kind: 'paragraph', runs: one }] }] },
        { kind: 'quotation', blocks: [{ kind: 'note', runs: one }], source: one },
        { kind: 'facts', rows: [{ name: words, value: one }] },
        { kind: 'table', caption: words, head: [words, words], rows: [[{ runs: one }, { runs: one }]] },
        {
          kind: 'columns',
          caption: words,
          head: [words, words],
          rows: [
            { before: [], after: [{ kind: 'paragraph', runs: [{ text: words, mark: gone }] }] },
            { before: [{ kind: 'paragraph', runs: one }], after: [] },
          ],
        },
      ];
      const paper = paperOf(blocks, { title: words, genre: words, issuer: words, registryNumber: words });
      const findings = await checkPdf(await writePdf(paper, { ...sealing, seal: { signer: words } }));
      expect(findings, JSON.stringify(words)).to.deep.equal([]);
    }
  });

  it('survives a paragraph of 20,000 characters, with spaces and without', async () => {
    const long = [prose.repeat(200), 'a'.repeat(20_000), '漢'.repeat(2_000), 'ordet\u00ad'.repeat(3_000)];
    for (const words of long) {
      expect(
        await checkPdf(await writePdf(paperOf([{ kind: 'paragraph', runs: [{ text: words }] }]), printing)),
      ).to.deep.equal([]);
    }
  });

  it('survives nesting and tables beyond all reason', async () => {
    let nested: Block = { kind: 'paragraph', runs: [{ text: prose }] };
    for (let depth = 0; depth < 60; depth += 1) {
      nested =
        depth % 2 === 0
          ? { kind: 'list', items: [{ label: `${String(depth)}.`, blocks: [nested] }] }
          : { kind: 'quotation', blocks: [nested], source: null };
    }
    const wide: Block = {
      kind: 'table',
      caption: '',
      head: Array.from({ length: 40 }, (_, index) => `Kolumn ${String(index)}`),
      rows: [Array.from({ length: 40 }, () => ({ runs: [{ text: 'ord' }] }))],
    };
    expect(await checkPdf(await writePdf(paperOf([nested, wide]), printing))).to.deep.equal([]);
  });
});

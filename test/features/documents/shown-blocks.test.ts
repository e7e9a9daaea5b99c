// From a document's blocks to HTML: every kind of block, headings under the page's own, and no address that could do harm.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import type { Block } from '../../../server/domain/documents/blocks.ts';
import { shownBlocks } from '../../../server/features/documents/index.ts';
import { loadWords } from '../../../server/web/i18n.ts';
import { compileTemplates, type Render } from '../../../server/web/render.ts';
import { readMarkup } from '../../support/markup.ts';

const views = fileURLToPath(new URL('../../../views/documents', import.meta.url));
const words = loadWords(fileURLToPath(new URL('../../../content/locales', import.meta.url))).sv;
const runs = (text: string) => [{ text }];

describe("a document's blocks on a page", () => {
  let folder: string;
  let render: Render;
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'stadga-blocks-'));
    for (const name of ['_blocks', '_runs', '_run', '_styled'])
      cpSync(path.join(views, `${name}.hbs`), path.join(folder, 'documents', `${name}.hbs`));
    writeFileSync(path.join(folder, 'page.hbs'), '<div>{{> documents/_blocks blocks=blocks}}</div>');
    render = compileTemplates(
      folder,
      () => '',
      () => true,
    );
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const htmlOf = (blocks: readonly Block[], under?: 1 | 2 | 3): string => {
    const html = render('page', { blocks: shownBlocks(blocks, under) }, { language: 'sv', words });
    readMarkup(`<!doctype html>${html}`);
    return html.replace(/\n\s*/g, '');
  };

  it('are what they are', () => {
    for (const [block, html] of [
      [
        { kind: 'heading', level: 2, runs: runs('Bakgrund'), anchor: 'bakgrund' },
        '<h2 id="bakgrund">Bakgrund</h2>',
      ],
      [{ kind: 'heading', level: 3, runs: runs('Läget') }, '<h3>Läget</h3>'],
      [{ kind: 'note', runs: runs('Utkast') }, '<p class="document-note">Utkast</p>'],
      [
        { kind: 'list', items: [{ label: 'a)', blocks: [{ kind: 'paragraph', runs: runs('först') }] }] },
        '<ul class="document-list"><li><span class="label">a)</span> <div><p>först</p></div></li></ul>',
      ],
      [
        { kind: 'quotation', blocks: [{ kind: 'paragraph', runs: runs('Ord') }], source: runs('4 §') },
        '<figure class="quotation"><blockquote><p>Ord</p></blockquote><figcaption>4 §</figcaption></figure>',
      ],
      [
        {
          kind: 'columns',
          caption: '4 § Ändamål',
          head: ['Nuvarande lydelse', 'Föreslagen lydelse'],
          rows: [
            {
              before: [
                {
                  kind: 'paragraph',
                  runs: [{ text: 'kan', mark: { kind: 'deleted', opens: 'borttaget: ', closes: ' slut.' } }],
                },
              ],
              after: [],
            },
          ],
        },
        '<table class="columns"><caption class="visually-hidden">4 § Ändamål</caption><thead><tr><th scope="col">Nuvarande lydelse</th><th scope="col">Föreslagen lydelse</th></tr></thead><tbody><tr><td data-label="Nuvarande lydelse"><p><del><span class="visually-hidden">borttaget: </span>kan<span class="visually-hidden"> slut.</span></del></p></td><td data-label="Föreslagen lydelse"></td></tr></tbody></table>',
      ],
      [
        { kind: 'facts', rows: [{ name: 'Säte', value: runs('Granby') }] },
        '<dl class="document-facts"><div><dt>Säte</dt><dd>Granby</dd></div></dl>',
      ],
      [
        {
          kind: 'table',
          caption: 'Röster',
          head: ['Vem', 'Vad'],
          rows: [[{ runs: runs('Granby') }, { runs: runs('ja') }]],
        },
        '<div class="document-table" role="group" aria-label="Röster" tabindex="0"><table><caption>Röster</caption>' +
          '<thead><tr><th scope="col">Vem</th><th scope="col">Vad</th></tr></thead>' +
          '<tbody><tr><th scope="row">Granby</th><td>ja</td></tr></tbody></table></div>',
      ],
    ] as const satisfies readonly (readonly [Block, string])[]) {
      expect(htmlOf([block])).to.equal(`<div>${html}</div>`);
    }
  });

  it('keep the white space of their words, and mark them', () => {
    expect(
      htmlOf([
        {
          kind: 'paragraph',
          runs: [
            { text: 'Ett ' },
            { text: 'starkt', strong: true },
            { text: ', ' },
            { text: 'båda', strong: true, emphasis: true },
            { text: ' & ' },
            { text: 'kod', code: true },
            { text: ' <b>' },
          ],
        },
      ]),
    ).to.equal(
      '<div><p>Ett <strong>starkt</strong>, <strong><em>båda</em></strong> &amp; <code>kod</code> &lt;b&gt;</p></div>',
    );
  });

  it('stand under the heading that the page has above them', () => {
    const levels = ([2, 3, 4] as const).map((level): Block => ({ kind: 'heading', level, runs: runs('x') }));
    expect(htmlOf(levels, 2)).to.equal('<div><h3>x</h3><h4>x</h4><h5>x</h5></div>');
    expect(htmlOf(levels, 3)).to.equal('<div><h4>x</h4><h5>x</h5><h6>x</h6></div>');
  });

  it('lead nowhere but into the house and to https', () => {
    const linked = (href: string): string => htmlOf([{ kind: 'paragraph', runs: [{ text: 'hit', href }] }]);
    for (const href of ['/motioner/nns-2026-1#p4', 'https://example.org/a']) {
      expect(linked(href), href).to.contain(`<a href="${href}">hit</a>`);
    }
    for (const href of [
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      '//evil.example',
      '/\\evil.example',
      'http://example.org',
      'data:text/html,x',
      'motioner',
      '',
    ]) {
      expect(linked(href), href).to.equal('<div><p>hit</p></div>');
    }
  });
});

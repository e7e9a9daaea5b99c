// The document as a PDF: what it says about itself, what stands where, and that it comes out the same every time.
import { expect } from 'chai';
import { plain } from '../../server/domain/documents/blocks.ts';
import { checkPdf } from '../../server/pdf/check.ts';
import { openView } from '../../server/pdf/check/file-view.ts';
import type { FileView } from '../../server/pdf/check/file-view.ts';
import { sealFieldName } from '../../server/pdf/seal-field.ts';
import { writePdf } from '../../server/pdf/write.ts';
import { everyKind, heading, paperOf, paragraph, printing, prose, roll, sealing } from '../support/papers.ts';

async function viewOf(bytes: Uint8Array): Promise<FileView> {
  const view = await openView(bytes);
  if (typeof view === 'string') throw new Error(view);
  return view;
}

/** The addresses that the links of the pages lead to. */
const addresses = (view: FileView): readonly (string | null)[] =>
  view.pages.flatMap(({ dict }) =>
    view
      .array(dict.get('Annots'))
      .map(view.dict)
      .filter((annotation) => view.name(annotation?.get('Subtype')) === 'Link')
      .map((annotation) => view.text(view.dict(annotation?.get('A'))?.get('URI'))),
  );

describe('writing a document as PDF', () => {
  it('passes our own gate with every kind of block, sealed, unsealed and as a draft', async () => {
    for (const [paper, options] of [
      [paperOf(everyKind), sealing],
      [paperOf([...everyKind, roll(120)]), printing],
      [paperOf([...everyKind, roll(120)], { isDraft: true }), printing],
      [paperOf([], { registryNumber: null }), sealing],
      [paperOf([]), printing],
    ] as const) {
      expect(await checkPdf(await writePdf(paper, options))).to.deep.equal([]);
    }
  });

  it('gives the same bytes for the same document, and an identity of its own for another', async () => {
    const [one, again] = [
      await writePdf(paperOf(everyKind), sealing),
      await writePdf(paperOf(everyKind), sealing),
    ];
    expect(Buffer.compare(one, again)).to.equal(0);
    const identity = async (bytes: Uint8Array): Promise<string> => {
      const { trailer } = await viewOf(bytes);
      return String((await viewOf(bytes)).text((await viewOf(bytes)).array(trailer.get('ID'))[0]));
    };
    const other = await writePdf(paperOf([...everyKind, paragraph('Mer.')]), sealing);
    expect(await identity(other)).not.to.equal(await identity(one));
  });

  it('says its title, its issuer and the instant of the decision', async () => {
    const view = await viewOf(await writePdf(paperOf(everyKind), printing));
    const info = view.dict(view.trailer.get('Info'));
    expect(view.text(info?.get('Title'))).to.equal('Motion om att följa upp & berätta');
    expect(view.text(info?.get('Author'))).to.equal('Nätverket för samordning');
    expect(view.text(info?.get('CreationDate'))).to.equal('D:20260302093015Z');
    expect(view.text(info?.get('ModDate'))).to.equal('D:20260302093015Z');
    expect(view.text(view.catalog.get('Lang'))).to.equal('sv-SE');
  });

  it('refuses to seal a draft, and to be made at no instant', async () => {
    const fault = async (made: Promise<unknown>): Promise<string> =>
      made.then(
        () => 'was made',
        (error: unknown) => String(error),
      );
    expect(await fault(writePdf(paperOf([], { isDraft: true }), sealing))).to.contain('never sealed');
    expect(await fault(writePdf(paperOf([], { decidedAt: 'i går' }), printing))).to.contain('Not an instant');
  });

  it('leads to addresses of the site, and never to a script', async () => {
    const runs = [
      { text: 'inne', href: '/stadgar/4' },
      { text: ' ute ', href: 'https://example.org/å' },
      { text: 'skript', href: 'javascript:alert(1)' },
      { text: ' fil', href: 'file:///etc/passwd' },
    ];
    const view = await viewOf(await writePdf(paperOf([{ kind: 'paragraph', runs }]), printing));
    expect(addresses(view)).to.deep.equal([
      'https://stadga.example.org/stadgar/4',
      'https://example.org/%C3%A5',
    ]);
  });

  it('keeps an empty signature field for the seal on the last page, with words and a picture', async () => {
    const view = await viewOf(await writePdf(paperOf([...everyKind, roll(60)]), sealing));
    const form = view.dict(view.catalog.get('AcroForm'));
    expect(view.number(form?.get('SigFlags'))).to.equal(3);
    const fields = view.array(form?.get('Fields')).map(view.dict);
    expect(fields).to.have.length(1);
    const [field] = fields;
    expect(view.text(field?.get('T'))).to.equal(sealFieldName);
    expect(view.name(field?.get('FT'))).to.equal('Sig');
    expect(field?.has('V')).to.equal(false);
    expect(view.text(field?.get('TU'))).to.equal(
      'Elektroniskt stämplat av Nätverket för samordning. Kontrollera dokumentet på stadga.example.org/verifiera',
    );
    expect(view.dict(field?.get('P'))).to.equal(view.pages.at(-1)?.dict);
    expect(view.bytes(view.dict(field?.get('AP'))?.get('N'))).to.be.instanceOf(Uint8Array);
  });

  it('keeps the seal with the end of the text, however the text ends', async () => {
    for (let lines = 20; lines < 60; lines += 1) {
      const blocks = Array.from({ length: lines }, (_, index) => paragraph(`Stycke ${String(index)}.`));
      const view = await viewOf(await writePdf(paperOf(blocks), sealing));
      const content = view.bytes(view.pages.at(-1)?.dict.get('Contents'));
      expect(Buffer.from(content ?? []).toString('latin1'), String(lines)).to.match(/\/P <<\/MCID/);
    }
  });

  it('makes bookmarks of its own headings, nested, and not of headings in quotations', async () => {
    const blocks = [
      heading(2, 'Ett'),
      heading(3, 'Ett ett'),
      { kind: 'quotation', blocks: [heading(4, 'Citerat')], source: null } as const,
      heading(2, 'Två'),
    ];
    const view = await viewOf(await writePdf(paperOf(blocks), printing));
    const first = view.dict(view.dict(view.catalog.get('Outlines'))?.get('First'));
    const second = view.dict(first?.get('Next'));
    expect(view.text(first?.get('Title'))).to.equal('Ett');
    expect(view.text(view.dict(first?.get('First'))?.get('Title'))).to.equal('Ett ett');
    expect(view.text(second?.get('Title'))).to.equal('Två');
    expect(second?.has('Next')).to.equal(false);
  });

  it('names the places of its headings, in the order in which readers search them', async () => {
    const blocks = ['b', 'a-2', 'B', 'a', '10', '9', 'å'].map(
      (anchor) => ({ kind: 'heading', level: 2, runs: plain(`Rubrik ${anchor}`), anchor }) as const,
    );
    const view = await viewOf(await writePdf(paperOf(blocks), printing));
    const names = view.array(view.dict(view.dict(view.catalog.get('Names'))?.get('Dests'))?.get('Names'));
    const said = names.map(view.text).filter((name) => name !== null);
    expect(said).to.deep.equal(['10', '9', 'B', 'a', 'a-2', 'b']);
    expect(view.dict(view.array(names[1])[0])).to.equal(view.pages[0]?.dict);
  });

  it('is not slow: a hundred pages in well under ten seconds', async () => {
    const blocks = Array.from({ length: 400 }, () => paragraph(prose.repeat(4)));
    const view = await viewOf(await writePdf(paperOf(blocks), printing));
    expect(view.pages.length).to.be.greaterThan(80);
  });

  it('prints blank blocks as nothing at all', async () => {
    const blank = paperOf([
      paragraph('  '),
      { kind: 'list', items: [{ label: '', blocks: [] }] },
      { kind: 'quotation', blocks: [paragraph('')], source: plain('') },
      { kind: 'table', caption: '', head: [], rows: [] },
      { kind: 'facts', rows: [] },
      heading(2, ' '),
    ]);
    const [one, other] = [
      await viewOf(await writePdf(blank, printing)),
      await viewOf(await writePdf(paperOf([]), printing)),
    ];
    const content = (view: FileView): string =>
      Buffer.from(view.bytes(view.pages[0]?.dict.get('Contents')) ?? []).toString('latin1');
    expect(content(one)).to.equal(content(other));
  });
});

// Word files in: what Word shows on the page is what the text says, number by number, before and after tracked changes.
import { expect } from 'chai';
import {
  Document,
  FootnoteReferenceRun,
  InsertedTextRun,
  DeletedTextRun,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import { textOfWord } from '../../server/office/word-text.ts';
import { compareStatutes } from '../../server/domain/comparison/compare.ts';
import { textHash } from '../../server/domain/statutes/identity.ts';
import { writeWordFile } from '../../server/office/word.ts';
import { granbyTexts } from '../support/cast.ts';
import { paperOf } from '../support/papers.ts';
import { readStatute } from '../../server/domain/statutes/parse/read-statute.ts';
import {
  deleted,
  endDeleted,
  endInserted,
  inserted,
  level,
  numbered,
  para,
  run,
  wordFile,
  type WordParts,
} from '../support/word-files.ts';

const textIn = async (parts: WordParts): Promise<string> => (await textOfWord(await wordFile(parts))).text;
const linesIn = async (parts: WordParts): Promise<readonly string[]> =>
  (await textIn(parts)).split('\n').filter((line) => line !== '');

/** A list of clauses, one of letters, one of bullets; the second list begins anew. */
const numbering = `
  <w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1 §', '<w:pStyle w:val="Paragraf"/>')}${level(1, 'decimal', '%1.%2')}${level(2, 'lowerRoman', '(%3)')}</w:abstractNum>
  <w:abstractNum w:abstractNumId="1">${level(0, 'lowerLetter', '%1)')}${level(1, 'upperLetter', '%2.')}</w:abstractNum>
  <w:abstractNum w:abstractNumId="2">${level(0, 'bullet', '\uf0b7')}${level(1, 'bullet', '–')}</w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
  <w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
  <w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>
  <w:num w:numId="4"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`;

const styles = `
  <w:style w:styleId="Paragraf"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
  <w:style w:styleId="ParagrafSmal"><w:basedOn w:val="Paragraf"/></w:style>`;
const style = (name: string): string => `<w:pStyle w:val="${name}"/>`;

describe('a Word file', () => {
  it('gives its paragraphs apart from each other, with tabs, line breaks and unbreakable hyphens', async () => {
    const body = [
      para('1 § Ändamål'),
      para(
        '<w:r><w:t>Rad ett</w:t><w:br/><w:t>rad</w:t><w:tab/><w:t>två, e</w:t><w:noBreakHyphen/><w:t>post</w:t></w:r>',
      ),
      para(''),
      para(`${run('Delad mening ')}${run('i två.')}`),
    ].join('');
    expect(await textIn({ body })).to.equal(
      '1 § Ändamål\n\nRad ett\nrad\ttvå, e-post\n\nDelad mening i två.\n',
    );
  });

  it('has the numbers that Word counts, through lists, styles and new beginnings', async () => {
    const body = [
      para('Ändamål', style('Paragraf')),
      para('Text.'),
      para('mål,', numbered(2)),
      para('medel.', numbered(2)),
      para('Uppgifter', style('ParagrafSmal')),
      para('under', numbered(1, 1)),
      para('djupt', numbered(1, 2)),
      para('djupt', numbered(1, 2)),
      para('under', numbered(1, 1)),
      para('djupt', numbered(1, 2)),
      para('nytt', numbered(4)),
      para('vidare', numbered(2)),
      para('punkt', numbered(3)),
      para('streck', numbered(3, 1)),
      para('Utan', `${style('Paragraf')}<w:numPr><w:numId w:val="0"/></w:numPr>`),
      para('Säte', style('Paragraf')),
    ].join('');
    expect(await linesIn({ body, numbering, styles })).to.deep.equal([
      ...[
        '1 § Ändamål',
        'Text.',
        'a) mål,',
        'b) medel.',
        '2 § Uppgifter',
        '2.1 under',
        '(i) djupt',
        '(ii) djupt',
      ],
      ...['2.2 under', '(i) djupt', 'a) nytt', 'b) vidare', '• punkt', '– streck', 'Utan', '3 § Säte'],
    ]);
  });

  it('whose clause signs are numbers of Word is read as clauses', async () => {
    const body = ['Ändamål', 'Säte', 'Styrelse']
      .flatMap((heading) => [para(heading, numbered(1)), para(`Om ${heading.toLowerCase()} gäller detta.`)])
      .join('');
    const { clauses } = readStatute(await textIn({ body, numbering }));
    expect(clauses.map(({ number, heading }) => `${number} ${heading ?? ''}`)).to.deep.equal([
      '1 Ändamål',
      '2 Säte',
      '3 Styrelse',
    ]);
  });

  it('whose headings bear no numbers marks them as headings, and no others', async () => {
    const headings = `<w:style w:styleId="R1"><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style><w:style w:styleId="R2"><w:basedOn w:val="R1"/></w:style>`;
    const bodyOf = (heading: (index: number) => string): string =>
      ['Ändamål', 'Säte', 'Styrelse']
        .map(
          (name, index) => para(`${heading(index)}${name}`, style(index === 1 ? 'R2' : 'R1')) + para('Text.'),
        )
        .join('');
    const text = await textIn({ body: bodyOf(() => ''), styles: headings });
    expect(text.split('\n\n')[0]).to.equal('## Ändamål');
    expect(readStatute(text).clauses.map(({ heading }) => heading)).to.deep.equal([
      'Ändamål',
      'Säte',
      'Styrelse',
    ]);
    const signed = await textIn({ body: bodyOf((index) => `${String(index + 1)} § `), styles: headings });
    expect(signed.split('\n\n')[0]).to.equal('1 § Ändamål');
  });

  it('has counters of every kind Word has in Swedish texts', async () => {
    const kinds: readonly (readonly [string, string, readonly string[]])[] = [
      ['decimal', '§ %1', ['§ 1', '§ 2', '§ 28']],
      ['upperRoman', '%1.', ['I.', 'II.', 'XXVIII.']],
      ['lowerLetter', '%1)', ['a)', 'b)', 'bb)']],
      ['decimalZero', '%1', ['01', '02', '28']],
    ];
    for (const [format, text, [first, second, last]] of kinds) {
      const list = `<w:abstractNum w:abstractNumId="0">${level(0, format, text)}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;
      const lines = await linesIn({ body: para('x', numbered(1)).repeat(28), numbering: list });
      expect([lines[0], lines[1], lines[27]]).to.deep.equal([
        `${first ?? ''} x`,
        `${second ?? ''} x`,
        `${last ?? ''} x`,
      ]);
    }
  });

  it('gives a table of decisions row by row, and a table that only places text as text', async () => {
    const cell = (...paragraphs: readonly string[]): string =>
      `<w:tc>${paragraphs.map((text) => para(text)).join('')}</w:tc>`;
    const row = (...cells: readonly string[]): string => `<w:tr>${cells.join('')}</w:tr>`;
    const body = `<w:tbl>${row(cell('Granby kommun'), cell('2024-05-06'), cell('§ 41'))}${row(cell('Region Grandal'), cell('2024-06-10'), cell(''))}</w:tbl>
      ${para('Mellan.')}
      <w:tbl>${row(cell('1 §'), cell('Förbundet ska svara för samordning.', 'Det ska ske varje år.'))}</w:tbl>`;
    expect(await linesIn({ body })).to.deep.equal([
      'Granby kommun\t2024-05-06\t§ 41',
      'Region Grandal\t2024-06-10',
      'Mellan.',
      '1 §',
      'Förbundet ska svara för samordning.',
      'Det ska ske varje år.',
    ]);
  });

  it('gives a text box once, a footnote last, and nothing that Word does not show', async () => {
    const box = `<w:txbxContent>${para('I rutan.')}</w:txbxContent>`;
    const body = [
      para(
        `${run('Text')}<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
      ),
      para(`${run('Not')}<w:r><w:footnoteReference w:id="2"/></w:r>${run('.')}`),
      para(
        '<w:r><w:rPr><w:vanish/></w:rPr><w:t>Dold.</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>Synlig.</w:t></w:r>',
      ),
      para(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
      ),
    ].join('');
    const footnotes = `<w:footnote w:id="2">${para(' Jfr 7 §.')}</w:footnote>`;
    expect(await linesIn({ body, footnotes })).to.deep.equal([
      'Text',
      'I rutan.',
      'Not¹.',
      'Synlig.',
      '7',
      '¹ Jfr 7 §.',
    ]);
  });

  it('gives the words of every ruby in a run once, without what is written above them', async () => {
    const ruby = (words: string): string =>
      `<w:ruby><w:rt>${run('uttal')}</w:rt><w:rubyBase>${run(words)}</w:rubyBase></w:ruby>`;
    const body = para(`<w:r><w:t>Före</w:t>${ruby('A')}${ruby('B')}${ruby('C')}<w:t>efter.</w:t></w:r>`);
    expect(await linesIn({ body })).to.deep.equal(['FöreABCefter.']);
  });

  it('gives no control characters, and no zero, whatever stands in its XML', async () => {
    expect(await textIn({ body: para('a\u0000b\u0001c\u007fd&#x85;e') })).to.equal('abcde\n');
  });

  it('whose lines were broken by hand gets its sentences back', async () => {
    const lines = [
      'Förbundet ska svara för finansiell samordning inom området',
      'och verka för att resurserna används effektivt så att alla',
    ];
    const body = Array.from({ length: 8 }, () => lines.map((line) => para(line)).join('')).join('');
    expect((await textIn({ body })).includes('\n\n')).to.equal(false);
  });
});

describe('tracked changes', () => {
  const both = async (
    body: string,
    rest: Omit<WordParts, 'body'> = {},
  ): Promise<readonly (string | null)[]> => {
    const { text, before } = await textOfWord(await wordFile({ body, ...rest }));
    return [before, text].map((each) => each?.trimEnd() ?? null);
  };

  it('give the text as it was, and as it is with all of them accepted', async () => {
    expect(
      await both(para(`${run('Sätet är ')}${deleted('Granby')}${inserted('Grandal')}${run('.')}`)),
    ).to.deep.equal(['Sätet är Granby.', 'Sätet är Grandal.']);
  });

  it('are none where there are none, or where nothing of the text came of them', async () => {
    expect((await both(para('Sätet är Granby.')))[0]).to.equal(null);
    expect((await both(para(`${run('Sätet är Granby.')}${inserted('')}`)))[0]).to.equal(null);
    expect((await both(para(inserted('Sätet är Granby.'))))[0]).to.equal(null);
  });

  it('join and part paragraphs, and count the numbers of each text for itself', async () => {
    const body = [
      para('Ändamål', numbered(1)),
      para(inserted('Nytt'), `${numbered(1)}${endInserted}`),
      para('Säte', numbered(1)),
      para('Ett', endDeleted),
      para(' och två.'),
      para(deleted('Bort'), `${numbered(1)}${endDeleted}`),
      para('Sist', numbered(1)),
    ].join('');
    expect(await both(body, { numbering })).to.deep.equal([
      '1 § Ändamål\n\n2 § Säte\n\nEtt\n\noch två.\n\n3 § Bort\n\n4 § Sist',
      '1 § Ändamål\n\n2 § Nytt\n\n3 § Säte\n\nEtt och två.\n\n4 § Sist',
    ]);
  });

  it('move text, add and drop rows of tables, and are found in footnotes', async () => {
    const moved = (name: string): string =>
      `<w:${name} w:id="1" w:author="N">${run('Flyttad. ')}</w:${name}>`;
    expect(
      await both(
        `${para(`${run('Först. ')}${moved('moveFrom')}`)}${para(`${moved('moveTo')}${run('Sist.')}`)}`,
      ),
    ).to.deep.equal(['Först. Flyttad.\n\nSist.', 'Först.\n\nFlyttad. Sist.']);
    const row = (text: string, properties = ''): string =>
      `<w:tr>${properties === '' ? '' : `<w:trPr>${properties}</w:trPr>`}<w:tc>${para(text)}</w:tc></w:tr>`;
    expect(
      await both(
        `<w:tbl>${row('a')}${row('b', '<w:del w:id="1"/>')}${row('c', '<w:ins w:id="2"/>')}</w:tbl>`,
      ),
    ).to.deep.equal(['a\nb', 'a\nc']);
    const footnotes = `<w:footnote w:id="1">${para(`${deleted('Gammal')}${inserted('Ny')}`)}</w:footnote>`;
    expect(
      await both(para(`${run('A')}<w:r><w:footnoteReference w:id="1"/></w:r>`), { footnotes }),
    ).to.deep.equal(['A¹\n\n¹ Gammal', 'A¹\n\n¹ Ny']);
  });

  it('of another program are read too', async () => {
    const change = { id: 1, author: 'Någon', date: '2026-01-01T00:00:00Z' };
    const document = new Document({
      features: { trackRevisions: true },
      footnotes: { 1: { children: [new Paragraph('Se 7 §.')] } },
      numbering: {
        config: [{ reference: 'p', levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1 §' }] }],
      },
      sections: [
        {
          children: [
            new Paragraph({ text: 'Säte', numbering: { reference: 'p', level: 0 } }),
            new Paragraph({
              children: [
                new TextRun('Sätet är '),
                new DeletedTextRun({ ...change, text: 'Granby' }),
                new InsertedTextRun({ ...change, text: 'Grandal' }),
                new FootnoteReferenceRun(1),
              ],
            }),
            new Table({
              rows: [
                new TableRow({
                  children: ['Granby', '§ 41'].map(
                    (text) => new TableCell({ children: [new Paragraph(text)] }),
                  ),
                }),
              ],
            }),
          ],
        },
      ],
    });
    const { text, before } = await textOfWord(await Packer.toBuffer(document));
    expect(text.trimEnd().split('\n\n')).to.deep.equal([
      '1 § Säte',
      'Sätet är Grandal¹',
      'Granby\t§ 41',
      '¹ Se 7 §.',
    ]);
    expect(before).to.include('Sätet är Granby¹');
  });

  it('that Stadga itself writes are read back as both texts, word for word', async () => {
    const [before, , after] = Object.values(granbyTexts).map((source) => ({
      source,
      reading: readStatute(source),
    }));
    if (before === undefined || after === undefined) throw new Error('two texts are compared');
    const comparison = compareStatutes(before, after);
    const paper = paperOf([], { title: 'Jämförelse', genre: 'Jämförelse' });
    const file = await writeWordFile({ do: 'track', paper, comparison, before, after });
    const read = await textOfWord(Buffer.from(file));
    expect(textHash(readStatute(read.text))).to.equal(textHash(after.reading));
    expect(textHash(readStatute(read.before ?? ''))).to.equal(textHash(before.reading));
  });
});

// A comparison as a file: the same words in PDF and in Word as on the page, for anybody, and nothing is saved.
import { expect } from 'chai';
import { checkPdf } from '../../../server/pdf/check.ts';
import { appOfSuite } from '../../support/app.ts';
import { expectNoChange } from '../../support/assertions.ts';
import { granbyTexts } from '../../support/cast.ts';
import { expectPage } from '../../support/page.ts';
import { ask, pdfToolsMissing } from '../../support/pdf-tools.ts';
import { randomVersions } from '../../support/random-statutes.ts';
import { skipWhenMissing } from '../../support/requirements.ts';
import { checkWord } from '../../support/word-check.ts';
import { all, bodyOf, settledParagraphs, textIn } from '../../support/word-reading.ts';

const [before, after] = [granbyTexts['2014-05-01'], granbyTexts['2018-01-01']];
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const views = ['rad', 'spalter', 'lista'] as const;

describe('a comparison as a file', () => {
  const open = appOfSuite();

  const versions = async (): Promise<string> => {
    const { house, world } = open();
    const [first, second] = await house.desk(house.engine.read, null).statutes.versions(world.granby.id);
    return `fran=${first?.id ?? ''}&till=${second?.id ?? ''}`;
  };
  const fileOf = async (kind: 'pdf' | 'word', typed: Readonly<Record<string, string>>): Promise<Buffer> => {
    const response = await expectNoChange(open().house.engine, () =>
      open().stranger.upload(`/jamfor/${kind}`, typed),
    );
    expect(response.status).to.equal(200);
    return response.body as Buffer;
  };

  it('has lasting addresses for stored versions, and is answered for pasted texts', async () => {
    for (const [kind, type] of [
      ['pdf', 'application/pdf'],
      ['word', wordType],
    ] as const) {
      const stored = await open().stranger.get(`/jamfor/${kind}?${await versions()}`);
      const pasted = await open().stranger.upload(`/jamfor/${kind}`, {
        beforeText: before,
        afterText: after,
      });
      for (const response of [stored, pasted]) {
        expect(response.status).to.equal(200);
        expect(response.headers['content-type']).to.equal(type);
        expect(response.headers['content-disposition']).to.match(
          /^attachment; filename=jamforelse\.(pdf|docx)$/,
        );
      }
    }
  });

  it('is led to from the page of the comparison, seen as it is seen there', async () => {
    const address = `${await versions()}&vy=spalter&visa=alla`;
    const page = expectPage(await open().stranger.get(`/jamfor?${address}`));
    expect(page.links).to.include(`/jamfor/word?${address}`).and.include(`/jamfor/pdf?${address}`);
  });

  it('passes both gates in every view, also with everything shown', async () => {
    for (const vy of views) {
      for (const visa of ['andrade', 'alla']) {
        const typed = { beforeText: before, afterText: after, vy, visa };
        expect(await checkPdf(await fileOf('pdf', typed)), vy).to.deep.equal([]);
        expect(checkWord(await fileOf('word', typed)), vy).to.deep.equal([]);
      }
    }
  });

  it('is Word’s own tracked changes as running text: each text whole, and no other word', async () => {
    const body = bodyOf(await fileOf('word', { beforeText: before, afterText: after }));
    const lines = (text: string): string => text.replace(/\s+/g, ' ').trim();
    expect(lines(settledParagraphs(body, 'rejected').join('\n'))).to.equal(lines(before));
    expect(lines(settledParagraphs(body, 'accepted').join('\n'))).to.equal(lines(after));
    expect(all(body, 'w:del').map(textIn).join()).to.include('fyra');
    expect(all(body, 'w:ins').map(textIn).join()).to.include('sex');
  });

  it('tracks the changes of one clause alone where that is asked for', async () => {
    const clause = { beforeText: before, afterText: before.replace('fyra', 'sju'), p: 'p1', q: 'p1' };
    const paragraphs = settledParagraphs(bodyOf(await fileOf('word', clause)), 'accepted');
    expect(paragraphs[0]).to.match(/^1 §/);
    expect(paragraphs.filter((text) => /^\d+ §/.test(text))).to.have.length(1);
  });

  it('stands in two columns under their titles, what is gone struck and what is new underlined', async () => {
    const body = bodyOf(await fileOf('word', { beforeText: before, afterText: after, vy: 'spalter' }));
    const [table] = all(body, 'w:tbl');
    if (table === undefined) throw new Error('no table');
    const [head, row] = all(table, 'w:tr').map((each) => all(each, 'w:tc').map(textIn));
    expect(head).to.deep.equal(['Nuvarande lydelse', 'Föreslagen lydelse']);
    expect(row?.[0]).to.include('fyra');
    expect(row?.[1]).to.include('sex');
    const styles = all(body, 'w:rStyle').map(({ attributes }) => attributes.get('w:val'));
    expect(styles).to.include('Deleted').and.include('Inserted');
    expect(all(body, 'w:ins')).to.deep.equal([]);
  });

  it('says the same sentences in the list on the page, on paper and in Word', async function () {
    skipWhenMissing(this, pdfToolsMissing());
    const typed = { beforeText: before, afterText: after, vy: 'lista' };
    const page = expectPage(await open().stranger.upload('/jamfor', typed));
    const paper = ask('pdftotext', ['FILE', '-'], await fileOf('pdf', typed)).said.replace(/\s+/g, ' ');
    const word = all(bodyOf(await fileOf('word', typed)), 'w:p').map(textIn);
    const sentences = word.filter((text) => text.includes('ändrat i sak'));
    expect(sentences).to.have.length(1);
    for (const sentence of sentences) {
      expect(page.text.replace(/\s+/g, ' ')).to.include(sentence);
      expect(paper).to.include(sentence);
    }
  });

  it('says in words what is gone and what is new, for whoever listens to the paper', async function () {
    skipWhenMissing(this, pdfToolsMissing());
    for (const vy of ['rad', 'spalter']) {
      const bytes = await fileOf('pdf', { beforeText: before, afterText: after, vy });
      const said = ask('pdftotext', ['FILE', '-'], bytes).said.replace(/\s+/g, ' ');
      expect(said).to.include('borttaget: fyra slut.').and.include('tillagt: sex slut.');
      const structure = ask('pdfinfo', ['-struct-text', 'FILE'], bytes).said;
      expect(structure).to.match(/LineThrough[\s\S]*"fyra"/);
    }
  });

  it('says on every page that it is no decided document', async function () {
    skipWhenMissing(this, pdfToolsMissing());
    const bytes = await fileOf('pdf', { beforeText: before, afterText: after, visa: 'alla' });
    expect(ask('pdftotext', ['FILE', '-'], bytes).said)
      .to.include('ingen beslutad handling')
      .and.not.include('Kontrollera dokumentet');
    expect(ask('pdfinfo', ['FILE'], bytes).said).to.include('Jämförelse av två texter');
  });

  it('is refused in a sentence when it would be hundreds of pages, but not its changes alone', async function () {
    this.timeout(60_000);
    const clause = (index: number): string =>
      `${String(index)} § Rubrik\n\n${'Förbundet ska verka för samverkan. '.repeat(16)}`;
    const text = Array.from({ length: 1_200 }, (_, index) => clause(index + 1)).join('\n\n');
    const typed = { beforeText: text, afterText: text.replace('verka för', 'bidra till'), vy: 'spalter' };
    for (const kind of ['pdf', 'word'] as const) {
      const response = await open().stranger.upload(`/jamfor/${kind}`, { ...typed, visa: 'alla' });
      expect(expectPage(response, 422).text).to.include('för stor för en fil');
      await fileOf(kind, typed);
    }
  });

  it('holds any two texts, however strange', async function () {
    this.timeout(60_000);
    const strange = [
      '\u0007\u001b\ufffe 1 § \u202eX\u202c',
      `1 § Ord\n\n${'å'.repeat(100_000)} slut`,
      'עברית العربية 漢字 😀',
      randomVersions(7).after,
      '<w:p/> & "x" ]]>',
    ];
    for (const [index, text] of strange.entries()) {
      const other = strange[(index + 1) % strange.length] ?? '';
      for (const vy of views) {
        const typed = { beforeText: text, afterText: other, vy };
        expect(await checkPdf(await fileOf('pdf', typed)), JSON.stringify(text.slice(0, 20))).to.deep.equal(
          [],
        );
        expect(checkWord(await fileOf('word', typed)), JSON.stringify(text.slice(0, 20))).to.deep.equal([]);
      }
    }
  });
});

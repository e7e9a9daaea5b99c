// A Word file with tracked changes, read in: asked about, read as it is decided, or kept as a proposal that becomes no version by itself.
import { expect } from 'chai';
import { appOfSuite, type Typed, type Visitor } from '../../support/app.ts';
import { expectLogged, expectNoChange } from '../../support/assertions.ts';
import { granbyTexts } from '../../support/cast.ts';
import { expectPage, expectRedirect } from '../../support/page.ts';
import { pdfOf } from '../../support/pdf-files.ts';
import { deleted, inserted, para, run, wordFile } from '../../support/word-files.ts';

const start = '/forbund/granby/forbundsordning/inlasning';
const inForce = granbyTexts['2024-07-01'];

/** The version in force as a Word file, in which its last sentence is replaced. @param first what its first line is */
const tracked = (words: string, change: (line: string) => string = (line) => line): Promise<Buffer> => {
  const lines = inForce.split('\n').filter((line) => line.trim() !== '');
  return wordFile({
    body: lines
      .map((line, index) =>
        index < lines.length - 1 ? para(change(line)) : para(`${deleted(line)}${inserted(words)}`),
      )
      .join(''),
  });
};
const word = (bytes: Buffer) => ({ file: { name: 'förslag.docx', bytes } });

describe('a Word file', () => {
  const open = appOfSuite();

  it('without tracked changes is read in as a text', async () => {
    const secretary = await open().as('secretary');
    const file = await wordFile({ body: para('1 § Ändamål') + para('Förbundet ska läsas ur Word.') });
    const draft = expectRedirect(await secretary.upload(start, {}, word(file)));
    expect(expectPage(await secretary.get(draft)).value('source')).to.equal(
      '1 § Ändamål\n\nFörbundet ska läsas ur Word.\n',
    );
  });

  it('as a PDF tells which of its pages were pictures', async () => {
    const secretary = await open().as('secretary');
    const bytes = await pdfOf((document) => {
      document
        .text('1 § Ändamål', 72, 100)
        .text(
          'Förbundet ska läsas ur ett dokument som har flera sidor, och inte tappa någon av dem.',
          72,
          130,
        );
      document.addPage().rect(72, 72, 99, 99).fill();
    });
    const draft = expectRedirect(await secretary.upload(start, {}, { file: { name: 'x.pdf', bytes } }));
    expect(expectPage(await secretary.get(draft)).text).to.include('deras text kom inte med: 2.');
    const compared = await open().stranger.upload(
      '/jamfor',
      { beforeText: '1 § Ändamål' },
      { afterFile: { name: 'x.pdf', bytes } },
    );
    expect(expectPage(compared).text).to.include('deras text kom inte med: 2.');
  });

  /** Uploads it and answers the question. */
  const answered = async (visitor: Visitor, bytes: Buffer, way: string) => {
    const page = expectPage(
      await expectNoChange(open().house.engine, () => visitor.upload(start, {}, word(bytes))),
    );
    const texts: Typed = { source: page.value('source'), sourceBefore: page.value('sourceBefore') };
    return { page, done: await visitor.upload(start, { ...texts, way }) };
  };

  it('with tracked changes is asked about, and nothing is stored before the answer', async () => {
    const secretary = await open().as('secretary');
    const { page, done } = await answered(
      secretary,
      await tracked('Förbundet får besluta i allt.'),
      'accepted',
    );
    expect(page.text)
      .to.include('Filen har spårade ändringar')
      .and.include('ordagrant den gällande lydelsen');
    const accepted = expectPage(await secretary.get(expectRedirect(done)));
    expect(accepted.value('source')).to.include('Förbundet får besluta i allt.');
    expect(accepted.text).to.not.include('Förslaget ändrar i');
  });

  it('is read as it was before them, where that is wanted', async () => {
    const secretary = await open().as('secretary');
    const { done } = await answered(secretary, await tracked('Bort.'), 'before');
    expect(expectPage(await secretary.get(expectRedirect(done))).value('source')).to.not.include('Bort.');
  });

  it('is kept as a proposal, shown against the version in force, and becomes a version only when it is said to be adopted', async () => {
    const secretary = await open().as('secretary');
    const { done } = await answered(secretary, await tracked('Förslaget lyder så.'), 'proposal');
    const draft = expectRedirect(done);
    const page = expectPage(await secretary.get(draft));
    expect(page.text)
      .to.include('Förslaget ändrar i Lydelse 3')
      .and.include('ordagrant den lydelsen')
      .and.match(/\d+ §[^:]*: ändras/);
    const typed: Typed = {
      ...{ source: page.value('source'), effectiveFrom: '2037', revision: '1', step: 'save' },
    };
    const refused = expectPage(
      await expectNoChange(open().house.engine, () => secretary.upload(draft, typed)),
      422,
    );
    expect(refused.errorAt('adopted')).to.match(/medlemmarna har antagit/);
    expect(refused.text).to.include('Förslaget ändrar i Lydelse 3');
    const { done: saved } = await expectLogged(
      open().house.engine,
      ['statute.draftChanged', 'statute.versionReadIn'],
      () => secretary.upload(draft, { ...typed, adopted: 'ja' }),
    );
    expect(expectRedirect(saved)).to.match(/\/lydelser\/\d+/);
  });

  it('whose old text is not the version in force says so, with the way to the difference', async () => {
    const secretary = await open().as('secretary');
    const bytes = await tracked('Så här.', (line) => line.replace(' ska ', ' skall '));
    const { page, done } = await answered(secretary, bytes, 'proposal');
    expect(page.text).to.include('inte ordagrant den gällande lydelsen');
    const draft = expectPage(await secretary.get(expectRedirect(done)));
    expect(draft.text).to.include('skiljer sig från den lydelsen').and.include('Jämför filens utgångstext');
  });

  it('is no proposal where nothing is in force', async () => {
    const office = await open().as('otherSecretary');
    const address = '/forbund/ekdal/forbundsordning/inlasning';
    const answer = await expectNoChange(open().house.engine, () =>
      office.upload(address, { source: '1 § A\nB.', sourceBefore: '1 § A\nC.', way: 'proposal' }),
    );
    expect(expectPage(answer, 409).text).to.include('ingen gällande lydelse');
  });

  it('of either kind is compared on its own page', async () => {
    const page = expectPage(
      await open().stranger.upload(
        '/jamfor',
        {},
        {
          afterFile: {
            name: 'förslag.docx',
            bytes: await wordFile({
              body:
                para('1 § Säte') +
                para(`${run('Sätet är ')}${deleted('Granby')}${inserted('Grandal')}${run('.')}`),
            }),
          },
        },
      ),
    );
    expect(page.text).to.include('Granby').and.include('Grandal');
    const refusal = expectPage(
      await open().stranger.upload(
        '/jamfor',
        { beforeText: 'a' },
        { afterFile: { name: 'x.docx', bytes: Buffer.from('{\\rtf1}') } },
      ),
      422,
    );
    expect(refusal.errorAt('afterFile')).to.match(/RTF/);
  });
});

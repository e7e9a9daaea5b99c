// A Word file with tracked changes, read in: asked about, read as it is decided, or made a proposal.
import { expect } from 'chai';
import type { Draft } from '../../../server/features/statutes/records.ts';
import { appOfSuite, type Typed, type Visitor } from '../../support/app.ts';
import { expectLogged, expectNoChange } from '../../support/assertions.ts';
import { granbyTexts } from '../../support/cast.ts';
import { acting } from '../../support/held-meeting.ts';
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
  const answered = async (visitor: Visitor, bytes: Buffer, way: string, more: Typed = {}) => {
    const page = expectPage(
      await expectNoChange(open().house.engine, () => visitor.upload(start, {}, word(bytes))),
    );
    const texts: Typed = { source: page.value('source'), sourceBefore: page.value('sourceBefore') };
    return { page, done: await visitor.upload(start, { ...texts, way, ...more }) };
  };

  it('with tracked changes is asked about, and nothing is stored before the answer', async () => {
    const secretary = await open().as('secretary');
    const { page, done } = await answered(
      secretary,
      await tracked('Förbundet får besluta i allt.'),
      'accepted',
    );
    expect(page.text).to.include('Filen har spårade ändringar').and.include('ordagrant den lydelsen');
    const accepted = expectPage(await secretary.get(expectRedirect(done)));
    expect(accepted.value('source')).to.include('Förbundet får besluta i allt.');
    expect(accepted.text).to.not.include('Förslaget ändrar i');
  });

  it('is read as it was before them, where that is wanted', async () => {
    const secretary = await open().as('secretary');
    const { done } = await answered(secretary, await tracked('Bort.'), 'before');
    expect(expectPage(await secretary.get(expectRedirect(done))).value('source')).to.not.include('Bort.');
  });

  const proposed = { heading: 'Lydelsen på nytt' };

  it('begins a proposal of its changes, in the version adopted last', async () => {
    const secretary = await open().as('secretary');
    const { page, done } = await answered(
      secretary,
      await tracked('Förslaget lyder så.'),
      'proposal',
      proposed,
    );
    expect(page.value('heading')).to.equal('Reviderad förbundsordning');
    const path = expectRedirect(done);
    expect(path).to.match(/\/forslag\/[^/?]+\?kvitto=proposalBegun$/);
    expect(expectPage(await secretary.get(path)).text)
      .to.include('Lydelsen på nytt')
      .and.include('Förslaget lyder så.');
  });

  it('keeps both its texts where the proposal has no name yet', async () => {
    const secretary = await open().as('secretary');
    const bytes = await tracked('Förslaget lyder så.');
    const refused = await expectNoChange(open().house.engine, async () => {
      const { done } = await answered(secretary, bytes, 'proposal', { heading: ' ' });
      return done;
    });
    const page = expectPage(refused, 422);
    expect(page.errorAt('heading')).to.be.a('string');
    expect(page.value('source')).to.include('Förslaget lyder så.');
    expect(page.value('sourceBefore')).to.not.include('Förslaget lyder så.');
  });

  it('made in other words has its changes carried over, and undoes nothing', async () => {
    const secretary = await open().as('secretary');
    const bytes = await tracked('Så här.', (line) => line.replace(' ska ', ' skall '));
    const { page, done } = await answered(secretary, bytes, 'proposal', proposed);
    expect(page.text).to.include('inte ordagrant den lydelsen');
    const path = expectRedirect(done);
    expect(path).to.match(/proposalOtherBase$/);
    const shown = expectPage(await secretary.get(path));
    expect(shown.text).to.include('Så här.').and.not.include('skall');
    // What the file said is kept as the first of its texts.
    expect(expectPage(await secretary.get(path.replace(/\?.*/, '?text=1'))).text).to.include('skall');
  });

  it('that changes what has been changed since asks which is to apply, clause by clause', async () => {
    const secretary = await open().as('secretary');
    const body = [
      para('1 § Ändamål'),
      para(`${run('Förbundet ska ')}${deleted('stå still')}${inserted('gå vidare')}${run('.')}`),
    ].join('');
    const { done } = await answered(secretary, await wordFile({ body }), 'proposal', proposed);
    const path = expectRedirect(done);
    expect(path).to.match(/\/ombasering$/);
    const page = expectPage(await secretary.get(path));
    expect(page.text)
      .to.include('Filens ändringar är gjorda i en annan text')
      .and.include('stå still')
      .and.include('gå vidare');
    expect(expectPage(await secretary.get(path.replace('/ombasering', ''))).text).to.include(
      'Fram till dess visas filens hela text',
    );
    const places = page.text.split('Som förslaget har det').slice(1);
    const chosen = Object.fromEntries(places.map((_, index) => [`choice.${String(index)}`, 'theirs']));
    const settled = await secretary.post(path, { ...chosen, revision: page.values('revision')[0] ?? '' });
    const to = expectRedirect(settled);
    expect(to).to.match(/proposalRebased$/);
    const whole = expectPage(await secretary.get(to));
    expect(whole.text).to.include('gå vidare');
    expect(expectPage(await secretary.get(path)).text).to.include('inget att välja');
  });

  describe('kept as a draft of the old kind', () => {
    const oldDraft = async (source: string, before: string | null): Promise<string> => {
      const { house, world } = open();
      const desk = house.desk(house.engine.read, null);
      const versions = await desk.statutes.versions(world.granby.id);
      const id = desk.newId();
      const draft: Draft = {
        ...{ id, organisationId: world.granby.id, source, effectiveFrom: null, decisions: [], revision: 1 },
        ...{ changedAt: desk.now, changedBy: null, versionId: null },
        base: { versionId: versions.find(({ sequence }) => sequence === 3)?.id ?? '', source: before },
      };
      await acting(house, null, (writing) => writing.statutes.addDraft(draft));
      return `${start}/${id}`;
    };
    const changed = inForce.replace('1 § Ändamål', '1 § Syfte');

    for (const before of [null, inForce])
      it(`goes on as a proposal, and is a draft no more: ${before === null ? 'without' : 'with'} its file's text`, async () => {
        const secretary = await open().as('secretary');
        const draft = await oldDraft(changed, before);
        const page = expectPage(await secretary.get(draft));
        expect(page.text).to.include('Förslaget ändrar i Lydelse 3');
        const { done } = await expectLogged(
          open().house.engine,
          ['proposal.begun', 'statute.draftDiscarded'],
          () => secretary.post(`${draft}/forslag`, { ...proposed, revision: '1' }),
        );
        expect(expectPage(await secretary.get(expectRedirect(done))).text).to.include('Syfte');
        expectPage(await secretary.get(draft), 404);
      });

    it('stays as it is where somebody has changed it since, or it is given no name', async () => {
      const secretary = await open().as('secretary');
      const draft = await oldDraft(changed, null);
      for (const [typed, status] of [
        [{ ...proposed, revision: '2' }, 409],
        [{ heading: '', revision: '1' }, 422],
      ] as const) {
        const answer = await expectNoChange(open().house.engine, () =>
          secretary.post(`${draft}/forslag`, typed),
        );
        expect(expectPage(answer, status).value('source')).to.include('1 § Syfte');
      }
    });

    it('is saved as a version only when it is said to be adopted', async () => {
      const secretary = await open().as('secretary');
      const draft = await oldDraft(changed, null);
      const page = expectPage(await secretary.get(draft));
      const typed: Typed = {
        ...{ source: page.value('source'), effectiveFrom: '2037', revision: '1', step: 'save' },
      };
      const refused = await expectNoChange(open().house.engine, () => secretary.upload(draft, typed));
      expect(expectPage(refused, 422).errorAt('adopted')).to.match(/medlemmarna har antagit/);
      expect(expectRedirect(await secretary.upload(draft, { ...typed, adopted: 'ja' }))).to.match(
        /\/lydelser\/\d+/,
      );
    });
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

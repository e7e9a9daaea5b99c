// A statute's history: which version brought each sentence, and one clause through all versions.
import { expect } from 'chai';
import { readInVersion } from '../../../server/features/statutes/index.ts';
import { known } from '../../support/days.ts';
import { appOfSuite, openApp } from '../../support/app.ts';
import { granbyTexts, wording } from '../../support/cast.ts';
import { expectPage } from '../../support/page.ts';

const history = '/forbund/granby/forbundsordning/historik';

describe('who decided what', () => {
  const open = appOfSuite();

  it('shows every sentence with the version that gave it its words, and what stood there before', async () => {
    const page = expectPage(await open().stranger.get(history));
    expect(page.heading).to.equal('Vem bestämde vad? Samordningsförbundet Granby');
    expect(page.text).to.include(
      'Förbundet ska stödja finansiell samordning mellan medlemmarna. Ändrad 1 juli 2024 Tidigare lydelse av meningenFörbundet ska svara för finansiell samordning mellan medlemmarna.',
    );
    expect(page.text).to.include('Förbundet har sitt säte i Granby. Sedan 1 maj 2014');
    expect(page.text).to.include('Granby kommun, maj 2014, § 12');
  });

  it('of an older version tells nothing of what came later', async () => {
    const page = expectPage(await open().stranger.get(`${history}?lydelse=2`));
    expect(page.text).to.include('Styrelsen består av sex ledamöter. Ändrad 1 januari 2018');
    expect(page.text).to.not.include('stödja finansiell');
    expect(page.links).to.include(`${history}?lydelse=3`);
  });

  it('leads from each clause to its life, newest first, with what changed at each step', async () => {
    const page = expectPage(await open().stranger.get(history));
    const path = page.links.find((link) => link.includes('/historik/p1')) ?? '';
    const life = expectPage(await open().stranger.get(path));
    expect(life.heading).to.equal('1 § Ändamål genom tiden');
    const stages = ['Lydelse 3', 'Oförändrad', 'Första kända lydelsen'].map((said) =>
      life.text.indexOf(said),
    );
    expect(stages).to.deep.equal(stages.toSorted((one, other) => one - other));
    expect(stages[0]).to.be.greaterThan(0);
    expect(life.links.filter((link) => link.startsWith('/jamfor?'))).to.have.length(2);
  });

  for (const path of [
    `${history}?lydelse=9`,
    `${history}?lydelse=x`,
    `${history}/p99`,
    `${history}/p1?lydelse=0`,
  ]) {
    it(`${path} is not found`, async () => {
      expect((await open().stranger.get(path)).status).to.equal(404);
    });
  }

  it('of a förbund without a text is not found', async () => {
    expect((await open().stranger.get('/forbund/ekdal/forbundsordning/historik')).status).to.equal(404);
  });

  it('is told in English around the Swedish text', async () => {
    const page = expectPage(await open().visitor('stadga-sprak=en').get(history));
    expect(page.text).to.include('Förbundet har sitt säte i Granby. Since 1 May 2014');
  });
});

describe('who decided what, where the history has gaps', () => {
  it('says that a version without a date is left out', async () => {
    const app = await openApp();
    await app.house.engine.write(async (transaction) => {
      await readInVersion(app.house.desk(transaction, null), app.world.granby, {
        source: wording('En lydelse som ingen kan datera.'),
        effectiveFrom: null,
        decisions: [],
      });
    });
    const page = expectPage(await app.stranger.get(history));
    expect(page.text).to.include('En lydelse saknar känt datum').and.not.include('ingen kan datera');
    await app.close();
  });

  it('follows a clause to where it was repealed', async () => {
    const app = await openApp();
    await app.house.engine.write(async (transaction) => {
      await readInVersion(app.house.desk(transaction, null), app.world.granby, {
        source: granbyTexts['2024-07-01'].replace(/3 § Säte\n.*\n/u, ''),
        effectiveFrom: known('2025-01-01'),
        decisions: [],
      });
    });
    const life = expectPage(await app.stranger.get(`${history}/p3?lydelse=1`));
    expect(life.text).to.include('Paragrafen finns inte längre.').and.include('Upphävd');
    await app.close();
  });
});

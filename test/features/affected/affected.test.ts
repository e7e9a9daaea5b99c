// What a version's changes affect: motions that quote a changed clause, and other förbund's texts with its words.
import { expect } from 'chai';
import { clauseAt } from '../../../server/domain/motions/citation.ts';
import { clauseHash } from '../../../server/domain/statutes/identity.ts';
import { readInVersion } from '../../../server/features/statutes/index.ts';
import { appOfSuite } from '../../support/app.ts';
import { wording } from '../../support/cast.ts';
import { maybe } from '../../support/days.ts';
import { forEachEngine } from '../../support/engines.ts';
import { acting, done } from '../../support/held-meeting.ts';
import { submittedMotion } from '../../support/motions.ts';
import { expectPage } from '../../support/page.ts';

const shared =
  'Stödet ska planeras tillsammans med den som det gäller och utgå från hans eller hennes egna mål.';

describe('what a change affects', () => {
  forEachEngine((under) => {
    const open = appOfSuite(() => under.url());
    before(async () => {
      const { house, world } = open();
      const readIn = (owner: typeof world.granby, source: string, from: string): Promise<unknown> =>
        acting(house, null, async (desk) =>
          done(await readInVersion(desk, owner, { source, effectiveFrom: maybe(from), decisions: [] })),
        );
      await readIn(world.granby, wording(`${shared} Förbundet finansierar det.`, 'sex'), '2025-01-01');
      await readIn(
        world.ekdal,
        wording(`${shared} Mer sägs inte här.`, 'tre').replaceAll('Granby', 'Ekdal'),
        '2020-01-01',
      );
      await readIn(world.granby, wording('Förbundet finansierar insatser.', 'sex'), '2026-01-01');
      const desk = house.desk(house.engine.read, null);
      const version = (await desk.statutes.versions(world.granby.id)).find(({ sequence }) => sequence === 4);
      const text = await desk.statutes.text(world.granby.id, version?.id ?? '');
      const quoting = (anchor: string, heading: string) => {
        const clause = clauseAt(text?.reading.clauses ?? [], anchor);
        if (clause === null || version === undefined) throw new Error('the clause is there');
        return submittedMotion(house, world, {
          heading,
          citations: [
            {
              ...{
                id: `${anchor}-${heading}`.toLowerCase().replace(/[^a-z0-9]/gu, ''),
                organisationId: world.granby.id,
              },
              ...{ versionId: version.id, anchor, clauseHash: clauseHash(clause) },
            },
          ],
        });
      };
      await quoting('p1', 'Om ändamålet');
      await quoting('p3', 'Om sätet');
    });

    it('stands on the page of the version that made it', async () => {
      const { text, links } = expectPage(
        await open().stranger.get('/forbund/granby/forbundsordning/lydelser/5'),
      );
      expect(text).to.include('Berörs av ändringen').and.include('Om ändamålet').and.not.include('Om sätet');
      expect(text).to.match(/Samordningsförbundet Ekdal, 1 §: har samma ord som stod i 1 §/u);
      expect(links.some((link) => link.startsWith('/forbund/ekdal/forbundsordning/lydelser/1'))).to.equal(
        true,
      );
    });

    it('is nothing where no clause quoted or shared was changed', async () => {
      for (const sequence of [1]) {
        const { text } = expectPage(
          await open().stranger.get(`/forbund/granby/forbundsordning/lydelser/${String(sequence)}`),
        );
        expect(text).not.to.include('Berörs av ändringen');
      }
    });
  });
});

// The page on which a text stands against the law's list, on a day, with what people have said its clauses are about.
import { expect } from 'chai';
import { noEffects } from '../../../server/domain/proposals/proposal.ts';
import { readStatute } from '../../../server/domain/statutes/parse/read-statute.ts';
import { proposedChecklistPage } from '../../../server/features/checklist/index.ts';
import { appOfSuite } from '../../support/app.ts';
import { forEachEngine } from '../../support/engines.ts';
import { expectPage, expectRedirect } from '../../support/page.ts';

const address = '/forbund/granby/forbundsordning/kontroll';

describe('the checklist', () => {
  forEachEngine((under) => {
    const open = appOfSuite(() => under.url());

    it('stands on a page, with what is missing first, and leads to the clauses', async () => {
      const { text, links } = expectPage(await open().stranger.get(address));
      expect(text).to.include('Att se över').and.include('Saknas').and.include('Hur tvister löses');
      expect(text.indexOf('Saknas')).to.be.below(text.indexOf('Orten där förbundet har sitt säte'));
      expect(links).to.include('/forbund/granby/forbundsordning/lydelser/3#p3');
      expect(expectPage(await open().stranger.get('/forbund/granby/forbundsordning')).links).to.include(
        address,
      );
    });

    it('is of the text and the law of the day', async () => {
      const { links } = expectPage(await open().stranger.get(`${address}?datum=2015-01-01`));
      expect(links).to.include('/forbund/granby/forbundsordning/lydelser/1#p3');
      const none = expectPage(await open().stranger.get(`${address}?datum=2013-01-01`)).text;
      expect(none).to.include('Ingen text gäller den dagen');
      expectPage(await open().stranger.get(`${address}?datum=igar`), 422);
      expectPage(await open().stranger.get('/forbund/ingen/forbundsordning/kontroll'), 404);
    });

    it('is counted for every förbund on one page', async () => {
      const { text, links } = expectPage(await open().stranger.get('/amnen/kontroll'));
      expect(text).to.include('Samordningsförbundet Granby').and.include('Saknas Hur tvister löses');
      expect(links).to.include(address).and.include(`${address}#disputes`);
      expect(expectPage(await open().stranger.get('/amnen')).links).to.include('/amnen/kontroll');
      expect(expectPage(await open().stranger.get('/amnen/kontroll?datum=2013-01-01')).text).to.include(
        'Ingen text',
      );
    });

    it('goes by what people have said the clauses are about', async () => {
      const secretary = await open().as('secretary');
      const topics = '/forbund/granby/forbundsordning/amnen';
      const version = expectPage(await secretary.get(topics)).values('version')[0] ?? '';
      expectRedirect(await secretary.post(topics, { version, 'topic.0': 'disputes' }));
      const { text } = expectPage(await open().stranger.get(address));
      expect(text).to.match(/Hur tvister löses[^✕]{0,80}Tveksamt/u);
    });

    it('is the same of a proposed text, with the members that it brings', async () => {
      const { house, world } = open();
      const desk = house.desk(house.engine.read, null);
      const page = await proposedChecklistPage(
        desk,
        world.granby,
        {
          reading: readStatute('1 § Medlemmar\nMedlemmar är Granbys kommun.\n\n2 § Säte\nSätet är Granby.\n'),
          effects: { ...noEffects, joins: [{ memberId: world.ekdal.id, party: 'regions' }] },
          ...{
            name: 'Förslaget',
            path: '/forslag',
            crumbs: [],
            clausePath: (anchor: string) => `/forslag#${anchor}`,
          },
        },
        desk.today,
        house.words.sv,
      );
      const rows = page.model['toMend'] as readonly { readonly check: string; readonly told: string }[];
      expect(rows.find(({ check }) => check === 'members')?.told).to.include('Ekdal');
    });
  });
});

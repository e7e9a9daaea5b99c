// What follows a förbund's end or change: members, the network's roll, motions and texts go by what it was on the day.
import { expect } from 'chai';
import {
  appointDelegate,
  checkIn,
  openMeeting,
  planMeeting,
  summonMeeting,
} from '../../../server/features/meetings/index.ts';
import {
  changeDates,
  recordSuccession,
  renameOrganisation,
  type StoredOrganisation,
} from '../../../server/features/organisations/index.ts';
import { submitMotion } from '../../../server/features/motions/index.ts';
import type { Meeting } from '../../../server/domain/meetings/meeting.ts';
import { appOfSuite, type TestApp } from '../../support/app.ts';
import { known, on } from '../../support/days.ts';
import { acting, done } from '../../support/held-meeting.ts';
import { draftedMotion, ekdalJoins, endorsed } from '../../support/motions.ts';
import { expectPage } from '../../support/page.ts';

async function dated(app: TestApp, forbund: StoredOrganisation, dates: Partial<StoredOrganisation>) {
  const refused = await acting(app.house, null, async (desk) => {
    const [current = forbund] = await desk.organisations.byIds([forbund.id]);
    return changeDates(desk, current, { ...current, ...dates });
  });
  expect(refused).to.equal(null);
}

describe('a förbund that comes to its end', () => {
  const open = appOfSuite();
  const granby = () => open().world.granby;
  let meeting: Meeting;
  const appointed = (forbund: StoredOrganisation) =>
    acting(open().house, null, (desk) =>
      appointDelegate(desk, meeting, forbund.id, {
        ...{ delegateEmail: `${forbund.slug}@stadga.example`, alternateEmail: '' },
        ...{ delegateName: 'Ombudet', alternateName: '' },
      }),
    );

  before(async () => {
    const { house, world } = open();
    await ekdalJoins(house, world);
    meeting = await acting(house, null, async (desk) => {
      const planned = done(
        await planMeeting(desk, world.network, {
          ...{ kind: 'annual', name: 'Årsmöte', day: on('2026-04-20'), time: '10.00', place: 'Folkets hus' },
        }),
      );
      return done(await summonMeeting(desk, planned));
    });
    done(await appointed(granby()));
  });

  it('keeps its members, its text and its delegate while it is in liquidation', async () => {
    await dated(open(), granby(), { liquidationFrom: known('2026-01-15') });
    const page = expectPage(await open().stranger.get('/forbund/granby')).text;
    expect(page).to.include('I likvidation').and.include('Region Grandal');
    expect(page).to.not.include('Inga kända medlemmar den dagen');
    done(await appointed(granby()));
  });

  it('has no members once it is dissolved, and its texts are read as what they were', async () => {
    await dated(open(), granby(), { dissolvedOn: known('2026-02-20') });
    const onDay = async (day: string) =>
      expectPage(await open().stranger.get(`/forbund/granby?datum=${day}`)).text;
    expect(await onDay('2026-02-19')).to.not.include('Inga kända medlemmar den dagen');
    expect(await onDay('2026-02-20'))
      .to.include('Inga kända medlemmar den dagen')
      .and.include('Upplöst');
    const before = '/forbund/granby/forbundsordning?datum=2026-02-19';
    expect(expectPage(await open().stranger.get(before)).text).to.include(
      'Förbundet ska stödja finansiell samordning',
    );
    expectPage(await open().stranger.get('/forbund/granby/forbundsordning/lydelser/3'));
    const network = expectPage(await open().stranger.get('/natverk/natverket')).text;
    expect(network.split('Tidigare medlemmar')[0]).to.not.include('Samordningsförbundet Granby');
    expect(network.split('Tidigare medlemmar')[1]).to.include('Samordningsförbundet Granby');
  });

  it('appoints no delegate, and the one it had is not let in', async () => {
    expect(await appointed(granby())).to.have.property('refused', 'mandate.notMember');
    const { house, world } = open();
    done(await appointed(world.ekdal));
    const office = await acting(house, null, (desk) => desk.accounts.byId(world.accounts.networkOffice));
    done(await acting(house, office, (desk) => openMeeting(desk, meeting)));
    const comes = (forbund: StoredOrganisation) =>
      acting(house, office, (desk) => checkIn(desk, meeting, forbund.id, { as: 'delegate', reason: '' }));
    expect(await comes(granby())).to.have.property('refused', 'mandate.notMember');
    expect(await comes(world.ekdal)).to.equal(null);
  });

  it('moves no motion', async () => {
    const { house, world } = open();
    const motion = await endorsed(house, await draftedMotion(house, world));
    const sent = await acting(house, null, (desk) =>
      submitMotion(desk, motion, { revision: motion.revision, sendsLate: false }),
    );
    expect(sent).to.have.property('refused', 'motion.moverNotMember');
  });
});

describe('a förbund that is renamed or taken over', () => {
  const open = appOfSuite();

  it('is called on each day what it was called then, at one address', async () => {
    const { house, world } = open();
    const name = 'Samordningsförbundet Granby–Ekdal';
    expect(
      await acting(house, null, (desk) =>
        renameOrganisation(desk, world.granby, { name, from: known('2026-01-01') }),
      ),
    ).to.equal(null);
    const heading = async (day: string) =>
      /<h1[^>]*>([^<]*)/.exec((await open().stranger.get(`/forbund/granby?datum=${day}`)).text)?.[1];
    expect(await heading('2025-12-31')).to.equal('Samordningsförbundet Granby');
    expect(await heading('2026-01-01')).to.equal(name);
  });

  it('goes into liquidation where that is told with the takeover', async () => {
    const { house, world } = open();
    const refused = await acting(house, null, (desk) =>
      recordSuccession(desk, world.granby, {
        ...{ predecessor: 'Samordningsförbundet Ekdal', kind: 'merger', on: known('2026-01-01') },
        predecessorLiquidation: known('2026-01-01'),
      }),
    );
    expect(refused).to.equal(null);
    const page = expectPage(await open().stranger.get('/forbund/ekdal')).text;
    expect(page).to.include('I likvidation från: 1 januari 2026').and.include('Gick upp i');
    const events = expectPage(await open().stranger.get('/forbund/ekdal/handelser')).text;
    expect(events).to.include('Trädde i likvidation').and.include('Gick upp i');
  });
});

// What a proposal brings with it when it becomes a version: carried out once, from its day, whatever stands there already.
import { expect } from 'chai';
import { noEffects, type Effects } from '../../../server/domain/proposals/proposal.ts';
import {
  addMember,
  carryOut,
  markFormed,
  organisationStore,
  registerOrganisation,
  type StoredOrganisation,
} from '../../../server/features/organisations/index.ts';
import { noticeWithdrawal } from '../../../server/features/organisations/actions/withdrawal.ts';
import { openApp, type TestApp } from '../../support/app.ts';
import { forEachEngine } from '../../support/engines.ts';
import { known, on } from '../../support/days.ts';
import { acting, done } from '../../support/held-meeting.ts';

describe('effects of a proposal', () => {
  forEachEngine((under) => {
    let app: TestApp;
    before(async () => {
      app = await openApp(await under.url());
    });
    after(() => app.close());

    const forbund = (name: string, formingSince?: string): Promise<StoredOrganisation> =>
      acting(app.house, null, async (desk) =>
        done(
          await registerOrganisation(desk, {
            ...{ name, nameFrom: null, kind: 'forbund', formedOn: null, note: null, shortName: null },
            ...(formingSince === undefined ? {} : { formingSince: on(formingSince) }),
          }),
        ),
      );
    const member = async (name: string): Promise<string> =>
      acting(app.house, null, async (desk) =>
        done(
          await registerOrganisation(desk, {
            ...{ name, nameFrom: null, kind: 'municipality', formedOn: null, note: null, shortName: null },
          }),
        ),
      ).then(({ id }) => id);
    const carry = (
      organisation: StoredOrganisation,
      effects: Partial<Effects>,
      from: string,
      decidedOn = '2026-03-01',
    ) =>
      acting(app.house, null, (desk) =>
        carryOut(
          desk,
          organisation,
          { ...noEffects, ...effects },
          { from: on(from), decidedOn: on(decidedOn) },
        ),
      );
    const spells = async ({ id }: StoredOrganisation) =>
      (await organisationStore(app.house.engine.read).memberships(id)).map(({ memberId, from, to }) => ({
        ...{ memberId, from, to },
      }));

    it('are carried out from the day, once however often they are asked for', async () => {
      const [granby, kommun] = [await forbund('Samordningsförbundet Ett'), await member('Etts kommun')];
      const effects: Partial<Effects> = {
        joins: [{ memberId: kommun, party: 'municipalities' }],
        seats: [{ memberId: kommun, ordinary: 1, alternates: 1 }],
        shares: [{ party: 'municipalities', memberId: null, numerator: 1, denominator: 4 }],
      };
      await carry(granby, effects, '2027-01-01');
      await carry(granby, effects, '2027-01-01');
      expect(await spells(granby)).to.deep.equal([{ memberId: kommun, from: '2027-01-01', to: null }]);
      const organisations = organisationStore(app.house.engine.read);
      expect(
        (await organisations.seats(granby.id)).map(({ ordinary, from }) => [ordinary, from]),
      ).to.deep.equal([[1, '2027-01-01']]);
      expect(await organisations.shares(granby.id)).to.have.lengthOf(1);
    });

    it('take nobody in twice, and begin a later membership on the decided day', async () => {
      const [granby, known2014, ahead] = [
        await forbund('Samordningsförbundet Två'),
        await member('Tvås kommun'),
        await member('Sena kommun'),
      ];
      for (const [name, from] of [
        ['Tvås kommun', '2014'],
        ['Sena kommun', '2030-01-01'],
      ] as const)
        expect(
          await acting(app.house, null, (desk) =>
            addMember(desk, granby, { member: name, group: 'municipality', from: known(from), to: null }),
          ),
        ).to.equal(null);
      const joins = [known2014, ahead].map((memberId) => ({ memberId, party: 'municipalities' as const }));
      await carry(granby, { joins }, '2027-01-01');
      expect(await spells(granby)).to.have.deep.members([
        { memberId: known2014, from: '2014', to: null },
        { memberId: ahead, from: '2027-01-01', to: null },
      ]);
    });

    it('let a member leave the day before, and one that has left alone', async () => {
      const [granby, staying, gone] = [
        await forbund('Samordningsförbundet Tre'),
        await member('Tres kommun'),
        await member('Gångna kommun'),
      ];
      for (const [name, to] of [
        ['Tres kommun', null],
        ['Gångna kommun', known('2020-06-30')],
      ] as const)
        expect(
          await acting(app.house, null, (desk) =>
            addMember(desk, granby, { member: name, group: 'municipality', from: known('2014'), to }),
          ),
        ).to.equal(null);
      const leaves = [staying, gone].map((memberId) => ({ memberId }));
      await carry(granby, { leaves }, '2027-03-01');
      await carry(granby, { leaves }, '2027-03-01');
      expect(await spells(granby)).to.have.deep.members([
        { memberId: staying, from: '2014', to: '2027-02-28' },
        { memberId: gone, from: '2014', to: '2020-06-30' },
      ]);
    });

    it('let nobody leave before the last member decided it, or before its own notice is over', async () => {
      const [granby, asked, noticed] = [
        await forbund('Samordningsförbundet Fem'),
        await member('Fems kommun'),
        await member('Uppsagda kommun'),
      ];
      for (const name of ['Fems kommun', 'Uppsagda kommun'])
        expect(
          await acting(app.house, null, (desk) =>
            addMember(desk, granby, { member: name, group: 'municipality', from: known('2014'), to: null }),
          ),
        ).to.equal(null);
      const ofNoticed = (await organisationStore(app.house.engine.read).memberships(granby.id)).find(
        ({ memberId }) => memberId === noticed,
      );
      const notice = { givenOn: on('2026-02-01'), noticeMonths: 36, clause: '' };
      expect(
        await acting(app.house, null, (desk) =>
          noticeWithdrawal(desk, granby, { ...notice, member: ofNoticed?.id ?? '' }),
        ),
      ).to.equal(null);
      const leaves = [asked, noticed].map((memberId) => ({ memberId }));
      await carry(granby, { leaves }, '2026-03-01', '2026-03-01');
      expect(await spells(granby)).to.have.deep.members([
        { memberId: asked, from: '2014', to: '2026-03-01' },
        { memberId: noticed, from: '2014', to: '2029-02-01' },
      ]);
    });

    it('take in for good who was to leave', async () => {
      const [granby, kommun] = [await forbund('Samordningsförbundet Sex'), await member('Sex kommun')];
      const spell = { member: 'Sex kommun', from: known('2026-01-01'), to: known('2026-06-30') } as const;
      expect(
        await acting(app.house, null, (desk) => addMember(desk, granby, { ...spell, group: 'municipality' })),
      ).to.equal(null);
      await carry(granby, { joins: [{ memberId: kommun, party: 'municipalities' }] }, '2026-06-01');
      expect(await spells(granby)).to.deep.equal([{ memberId: kommun, from: '2026-01-01', to: null }]);
    });

    it('form the förbund once, on the day of its first förbundsordning', async () => {
      const young = await forbund('Samordningsförbundet Fyra', '2026-02-01');
      for (const day of ['2026-09-01', '2026-10-01'])
        await acting(app.house, null, (desk) => markFormed(desk, young, on(day)));
      const [stored] = await organisationStore(app.house.engine.read).byIds([young.id]);
      expect([stored?.formedOn, stored?.formingSince]).to.deep.equal(['2026-09-01', '2026-02-01']);
    });
  });
});

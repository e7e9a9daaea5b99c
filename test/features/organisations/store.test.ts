// Organisations in the database: names, members, successions and revisions, on both engines.
import { expect } from 'chai';
import { sql } from 'kysely';
import { organisationStore } from '../../../server/features/organisations/index.ts';
import { addOrganisation, faultOf, opener } from '../../support/databases.ts';
import { known, on } from '../../support/days.ts';
import { forEachEngine } from '../../support/engines.ts';

describe('organisation store', () => {
  forEachEngine((under) => {
    const databases = opener(under);

    it('gives back an organisation as it was added, found by address and by id', async () => {
      const engine = await databases.migrated();
      const granby = {
        id: 'o1',
        slug: 'granby',
        kind: 'forbund',
        formingSince: null,
        formedOn: known('2005-12'),
        liquidationFrom: known('2024'),
        dissolvedOn: known('2025-06-30'),
        outsideRegionsFrom: known('1971'),
        note: 'Åäö "<&>\'',
      } as const;
      await engine.write(async (transaction) => {
        await organisationStore(transaction).add(granby);
        await organisationStore(transaction).addName('n1', 'o1', { name: 'Granby', from: null });
      });
      const stored = { ...granby, names: [{ name: 'Granby', from: null }], revision: 1 };
      const organisations = organisationStore(engine.read);
      expect(await organisations.bySlug('granby')).to.deep.equal(stored);
      expect(await organisations.byIds(['o1', 'o2'])).to.deep.equal([stored]);
      expect(await organisations.all()).to.deep.equal([stored]);
      expect([await organisations.bySlug('Granby'), await organisations.byIds([])]).to.deep.equal([null, []]);
    });

    it('gives names in order of time, those of unknown date first', async () => {
      const engine = await databases.migrated();
      await engine.write(async (transaction) => {
        const id = await addOrganisation(transaction, 'first');
        for (const [name, from] of [
          ['last', known('2024')],
          ['middle', known('2010-05-01')],
        ] as const) {
          await organisationStore(transaction).addName(name, id, { name, from });
        }
      });
      const stored = await organisationStore(engine.read).bySlug('first');
      expect(stored?.names.map(({ name }) => name)).to.deep.equal(['first', 'middle', 'last']);
    });

    it('changes dates for whoever read the newest revision, once', async () => {
      const engine = await databases.migrated();
      const id = await engine.write((transaction) => addOrganisation(transaction, 'granby'));
      const read = (await organisationStore(engine.read).byIds([id]))[0];
      if (read === undefined) throw new Error('not added');
      const change = (formedOn: string): Promise<boolean> =>
        engine.write((transaction) =>
          organisationStore(transaction).changeDates({ ...read, formedOn: known(formedOn) }),
        );
      expect((await Promise.all([change('2010'), change('2011')])).toSorted()).to.deep.equal([false, true]);
      expect((await organisationStore(engine.read).byIds([id]))[0]?.revision).to.equal(2);
    });

    it('gives members by organisation and by member, and changes them within their organisation only', async () => {
      const engine = await databases.migrated();
      const [granby, other, kommun] = await engine.write(
        async (transaction) =>
          [
            await addOrganisation(transaction, 'granby'),
            await addOrganisation(transaction, 'other'),
            await addOrganisation(transaction, 'kommun', 'municipality'),
          ] as const,
      );
      const membership = {
        id: 'm1',
        organisationId: granby,
        memberId: kommun,
        party: 'municipalities',
        from: known('2014'),
        to: null,
      } as const;
      await engine.write((transaction) => organisationStore(transaction).addMembership(membership));
      const organisations = organisationStore(engine.read);
      const stored = { ...membership, dissolvedOn: null, revision: 1 };
      expect(await organisations.memberships(granby)).to.deep.equal([stored]);
      expect(await organisations.membershipsOf(kommun)).to.deep.equal([stored]);
      expect(await organisations.allMemberships()).to.deep.equal([stored]);
      expect([
        await organisations.memberships(other),
        await organisations.membershipsOf(granby),
      ]).to.deep.equal([[], []]);

      const change = (organisationId: string, revision: number): Promise<boolean> =>
        engine.write((transaction) =>
          organisationStore(transaction).changeMembership({
            ...stored,
            organisationId,
            revision,
            to: known('2020-12-31'),
          }),
        );
      expect(await change(other, 1), 'of another organisation').to.equal(false);
      expect(await change(granby, 2), 'of another revision').to.equal(false);
      expect(await change(granby, 1)).to.equal(true);
      expect(await change(granby, 1), 'a second time').to.equal(false);
      expect(await organisations.memberships(granby)).to.deep.equal([
        { ...stored, to: '2020-12-31', revision: 2 },
      ]);
      const [read] = await organisations.byIds([granby]);
      if (read === undefined) throw new Error('not added');
      await engine.write((transaction) =>
        organisationStore(transaction).changeDates({ ...read, dissolvedOn: known('2019') }),
      );
      expect((await organisations.membershipsOf(kommun)).map(({ dissolvedOn }) => dissolvedOn)).to.deep.equal(
        ['2019'],
      );
    });

    it('gives seats, shares and notices as they were recorded, of their own organisation', async () => {
      const engine = await databases.migrated();
      const [granby, other, kommun] = await engine.write(
        async (transaction) =>
          [
            await addOrganisation(transaction, 'granby'),
            await addOrganisation(transaction, 'other'),
            await addOrganisation(transaction, 'kommun', 'municipality'),
          ] as const,
      );
      const common = { organisationId: granby, memberId: kommun, recordedAt: '2026-03-02T09:00:00.000Z' };
      const seats = [
        { ...common, id: 's1', ordinary: 1, alternates: null, from: null },
        { ...common, id: 's2', ordinary: 2, alternates: 2, from: known('2021-06') },
        { ...common, id: 's3', ordinary: 2, alternates: 1, from: known('2021-06') },
      ];
      const share = {
        ...{ ...common, id: 'a1', memberId: null, party: 'municipalities' as const, from: known('2019') },
        ...{ numerator: 1, denominator: 4 },
      };
      const notice = {
        ...{ ...common, id: 'u1', givenOn: on('2026-02-01'), leavesOn: on('2029-02-01') },
        ...{ noticeMonths: 36, clause: '', takenBackAt: null },
      };
      await engine.write(async (transaction) => {
        const organisations = organisationStore(transaction);
        for (const row of seats) await organisations.addSeats(row, null);
        await organisations.addShare(share, null);
        await organisations.addWithdrawal(notice, null);
      });
      const organisations = organisationStore(engine.read);
      expect(await organisations.seats(granby)).to.deep.equal(seats);
      expect(await organisations.shares(granby)).to.deep.equal([share]);
      expect(await organisations.withdrawals(granby)).to.deep.equal([notice]);
      expect([
        await organisations.seats(other),
        await organisations.shares(other),
        await organisations.withdrawals(other),
      ]).to.deep.equal([[], [], []]);
      const takeBack = (organisationId: string): Promise<boolean> =>
        engine.write((transaction) =>
          organisationStore(transaction).takeBackWithdrawal(organisationId, 'u1', '2026-04-01T09:00:00.000Z'),
        );
      expect(await takeBack(other), 'of another organisation').to.equal(false);
      expect(await takeBack(granby)).to.equal(true);
      expect(await takeBack(granby), 'a second time').to.equal(false);
    });

    it('gives successions to both organisations, and to no third', async () => {
      const engine = await databases.migrated();
      const [young, old, third] = await engine.write(
        async (transaction) =>
          [
            await addOrganisation(transaction, 'young'),
            await addOrganisation(transaction, 'old'),
            await addOrganisation(transaction, 'third'),
          ] as const,
      );
      const succession = {
        id: 's1',
        organisationId: young,
        predecessorId: old,
        kind: 'merger',
        on: known('2015-01'),
      } as const;
      await engine.write((transaction) => organisationStore(transaction).addSuccession(succession));
      const organisations = organisationStore(engine.read);
      expect(await organisations.successionsAround(young)).to.deep.equal([succession]);
      expect(await organisations.successionsAround(old)).to.deep.equal([succession]);
      expect(await organisations.successionsAround(third)).to.deep.equal([]);
    });

    const refused: readonly (readonly [what: string, statement: string, reason: RegExp])[] = [
      [
        'an address twice',
        `insert into organisations (id, slug, kind, revision) values ('x', 'granby', 'forbund', 1)`,
        /unique/i,
      ],
      [
        'an unknown kind',
        `insert into organisations (id, slug, kind, revision) values ('x', 'x', 'club', 1)`,
        /check/i,
      ],
      [
        'a date of no known length',
        `insert into organisations (id, slug, kind, revision, formed_on) values ('x', 'x', 'forbund', 1, '2014-5')`,
        /check/i,
      ],
      [
        'an empty name',
        `insert into organisation_names (id, organisation_id, name, position) select 'x', id, '', 9 from organisations`,
        /check/i,
      ],
      [
        'a name of nobody',
        `insert into organisation_names (id, organisation_id, name, position) values ('x', 'nobody', 'x', 1)`,
        /foreign key/i,
      ],
      [
        'a member that does not exist',
        `insert into memberships (id, organisation_id, member_id, party, revision) select 'x', id, 'nobody', 'none', 1 from organisations`,
        /foreign key/i,
      ],
      [
        'a member of itself',
        `insert into memberships (id, organisation_id, member_id, party, revision) select 'x', id, id, 'none', 1 from organisations`,
        /check/i,
      ],
      [
        'an unknown part',
        `insert into memberships (id, organisation_id, member_id, party, revision) select 'x', id, 'y', 'friends', 1 from organisations`,
        /check|foreign/i,
      ],
      [
        'a succession to itself',
        `insert into successions (id, organisation_id, predecessor_id, kind) select 'x', id, id, 'merger' from organisations`,
        /check/i,
      ],
      ['the removal of what others point at', 'delete from organisations', /foreign key|insert-only/i],
    ];
    it('has tables that refuse what cannot be', async () => {
      const engine = await databases.migrated();
      await engine.write((transaction) => addOrganisation(transaction, 'granby'));
      for (const [what, statement, reason] of refused) {
        const fault = await faultOf(engine.write((transaction) => sql.raw(statement).execute(transaction)));
        expect(fault.message, what).to.match(reason);
      }
      expect(await engine.brokenForeignKeys()).to.deep.equal([]);
    });
  });
});

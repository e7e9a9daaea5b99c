// A delegate's way to the meeting: named, handed a link late, replaced, free to say no; on both engines.
import { expect } from 'chai';
import * as meetings from '../../../server/features/meetings/index.ts';
import { openAccount } from '../../../server/features/accounts/index.ts';
import type { Meeting } from '../../../server/domain/meetings/meeting.ts';
import type { Person } from '../../../server/domain/permissions.ts';
import { addMember } from '../../../server/features/organisations/index.ts';
import type { HouseDesk } from '../../../server/house.ts';
import { appOfSuite, type Visitor } from '../../support/app.ts';
import { expectPage, expectRedirect } from '../../support/page.ts';
import { emailOf } from '../../support/cast.ts';
import { known, on } from '../../support/days.ts';
import { forEachEngine } from '../../support/engines.ts';
import { acting, done } from '../../support/held-meeting.ts';

const chosen = { password: 'ett nytt långt lösenord', again: 'ett nytt långt lösenord' };

describe('a delegate on the way to the meeting', () => {
  forEachEngine((under) => {
    const open = appOfSuite(() => under.url());
    let meeting: Meeting;
    const as = <T>(who: Person | null, act: (desk: HouseDesk) => Promise<T>): Promise<T> =>
      acting(open().house, who, act);
    const reading = (): HouseDesk => open().house.desk(open().house.engine.read, null);
    const found = async (email: string): Promise<Person> =>
      (await reading().accounts.byEmail(email))?.person ?? expect.fail(`no account: ${email}`);
    const rolesOf = async (email: string): Promise<readonly string[]> =>
      (await found(email)).grants.map(({ role }) => role);

    const to = (): string => `/moten/${meeting.slug}/ombud`;
    const mandate = (organisation: string, delegate: string, alternate = '') => ({
      ...{ organisation, delegate, alternate, delegateName: '', alternateName: '' },
    });
    const granby = (): string => open().world.granby.id;
    const ekdal = (): string => open().world.ekdal.id;
    /** Asks for a new link, as a förbund's secretary. @returns the path that is handed over */
    const handedOver = async (secretary: Visitor, organisation: string, person = 'delegate') => {
      const page = expectPage(await secretary.post(`${to()}/lank`, { organisation, person }));
      return /\/konto\/losenord\/[\w-]+/.exec(page.text)?.[0] ?? expect.fail('no link');
    };

    before(async () => {
      const { world } = open();
      meeting = await as(null, async (desk) => {
        const member = 'Samordningsförbundet Ekdal';
        const taken = await addMember(desk, world.network, {
          ...{ member, group: 'forbund', from: known('2015'), to: null },
        });
        if (taken !== null) done(taken);
        return done(
          await meetings.planMeeting(desk, world.network, {
            ...{ kind: 'annual', name: 'Årsmöte', day: on('2026-04-20'), time: '10.00', place: '' },
          }),
        );
      });
    });

    it('is answered alike whether or not the address has an account', async () => {
      const secretary = await open().as('secretary');
      const shapes: string[] = [];
      for (const email of ['nytt@stadga.example', emailOf('memberOfficial')]) {
        expect(expectRedirect(await secretary.post(to(), mandate(granby(), email)))).to.equal(
          `${to()}?kvitto=delegateAppointed`,
        );
        const page = expectPage(await secretary.get(to()));
        const handed = await secretary.post(`${to()}/lank`, { organisation: granby(), person: 'delegate' });
        const link = /\/konto\/losenord\/[\w-]+/.exec(expectPage(handed).text)?.[0] ?? expect.fail('no link');
        const opened = expectPage(await open().visitor(null).get(link));
        shapes.push(
          [page.text, expectPage(handed).text, opened.text]
            .join('\n')
            .replaceAll(email, 'ADDRESS')
            .replaceAll(link, 'LINK'),
        );
      }
      expect(shapes[0]).to.equal(shapes[1]);
    });

    it('opens the account by the newest link, days later, and no password is chosen twice', async () => {
      const secretary = await open().as('secretary');
      const email = 'sen@stadga.example';
      expectRedirect(await secretary.post(to(), mandate(granby(), email)));
      const lost = await handedOver(secretary, granby());
      const link = await handedOver(secretary, granby());
      expect(expectPage(await open().visitor(null).get(lost), 422).text).to.include('för gammal');
      const { clock } = open();
      const now = clock.now;
      clock.now += 6 * 86_400_000;
      expectPage(await open().visitor(null).get(link));
      clock.now += 2 * 86_400_000;
      expect(expectPage(await open().visitor(null).get(link), 422).text).to.include('för gammal');
      clock.now = now;
      expect(expectRedirect(await open().visitor(null).post(link, chosen))).to.equal('/konto');
      const signedIn = await open().visitor(null).post('/logga-in', { email, password: chosen.password });
      expectRedirect(signedIn);
      const next = await handedOver(secretary, granby());
      const other = { password: 'ett annat långt lösenord', again: 'ett annat långt lösenord' };
      const refused = expectPage(await open().visitor(null).post(next, other), 409);
      expect(refused.text).to.include('har redan ett konto');
    });

    it('is never a way into an account that somebody else opened', async () => {
      const { world } = open();
      const email = 'oanvand@stadga.example';
      await as(null, (desk) => openAccount(desk, email, 'secretary', world.ekdal.id));
      const secretary = await open().as('secretary');
      expectRedirect(await secretary.post(to(), mandate(granby(), email)));
      const link = await handedOver(secretary, granby());
      expectPage(await open().visitor(null).post(link, chosen), 409);
      expect((await reading().accounts.byEmail(email))?.passwordHash).to.equal(null);
    });

    it('has one link that holds, however many are asked for at once', async () => {
      const secretary = await open().as('secretary');
      expectRedirect(await secretary.post(to(), mandate(granby(), 'flera@stadga.example')));
      const links = await Promise.all([1, 2, 3].map(() => handedOver(secretary, granby())));
      const used = await Promise.all(links.map((link) => open().visitor(null).post(link, chosen)));
      expect(used.map(({ status }) => status).toSorted()).to.deep.equal([303, 422, 422]);
    });

    it('hands out links for one’s own förbund only', async () => {
      const other = await open().as('otherSecretary');
      const answer = await other.post(`${to()}/lank`, { organisation: granby(), person: 'delegate' });
      expect(answer.status).to.equal(403);
    });

    it('loses the role with the mandate, and keeps one that was granted otherwise', async () => {
      const secretary = await open().as('secretary');
      expectRedirect(
        await secretary.post(to(), mandate(granby(), 'forst@stadga.example', emailOf('delegate'))),
      );
      expect(await rolesOf('forst@stadga.example')).to.deep.equal(['delegate']);
      const link = await handedOver(secretary, granby());
      expectRedirect(await secretary.post(to(), mandate(granby(), 'sedan@stadga.example')));
      expect(await rolesOf('forst@stadga.example')).to.deep.equal([]);
      expectPage(await open().visitor(null).post(link, chosen), 422);
      expect(await rolesOf('sedan@stadga.example')).to.deep.equal(['delegate']);
      expect(await rolesOf(emailOf('delegate'))).to.deep.equal(['delegate']);
    });

    it('keeps the role that the operator granted on top of the mandate', async () => {
      const email = 'bada@stadga.example';
      const secretary = await open().as('secretary');
      expectRedirect(await secretary.post(to(), mandate(granby(), emailOf('memberOfficial'))));
      await as(null, (desk) => openAccount(desk, emailOf('memberOfficial'), 'delegate', granby()));
      expectRedirect(await secretary.post(to(), mandate(granby(), email)));
      expect(await rolesOf(emailOf('memberOfficial'))).to.have.members(['memberOfficial', 'delegate']);
    });

    it('stands for the förbund that vouches for it and for nobody else, until the operator does', async () => {
      const { world } = open();
      const email = 'kapad@stadga.example';
      const secretary = await open().as('secretary');
      expectRedirect(await secretary.post(to(), mandate(granby(), email)));
      const link = await handedOver(secretary, granby());
      const hijacker = open().visitor(null);
      expectRedirect(await hijacker.post(link, chosen));
      // Named, it may serve; no longer named, nobody can tell for whom.
      const attester = { duty: 'attester', name: 'Justeraren', email } as const;
      expectRedirect(await secretary.post(to(), mandate(granby(), 'annan@stadga.example')));
      expect(await as(null, (desk) => meetings.appointOfficer(desk, meeting, attester))).to.deep.equal({
        ...{ refused: 'meeting.unprovenAccount', field: 'email' },
      });
      const other = await open().as('otherSecretary');
      const refused = expectPage(await other.post(to(), mandate(ekdal(), email)), 422);
      expect(refused.errorAt('delegate')).to.include('ett annat förbund');
      await as(null, (desk) => openAccount(desk, email, 'secretary', world.ekdal.id));
      const known = await reading().accounts.byEmail(email);
      expect([
        known?.passwordHash,
        (await reading().accounts.standing(known?.person.accountId ?? ''))?.vouchedBy,
      ]).to.deep.equal([null, null]);
      const again = await open().visitor(null).post('/logga-in', { email, password: chosen.password });
      expectPage(again, 422);
      expectRedirect(await other.post(to(), mandate(ekdal(), email)));
    });

    it('may serve while the förbund that vouches names it to the meeting', async () => {
      const secretary = await open().as('secretary');
      expectRedirect(await secretary.post(to(), mandate(granby(), 'justerar@stadga.example')));
      const attester = { duty: 'attester', name: 'Justeraren', email: 'justerar@stadga.example' } as const;
      done(await as(null, (desk) => meetings.appointOfficer(desk, meeting, attester)));
    });

    it('sees the mandate among what waits, and can say no to it', async () => {
      const secretary = await open().as('secretary');
      expectRedirect(await secretary.post(to(), mandate(granby(), emailOf('otherSecretary'))));
      const named = await open().as('otherSecretary');
      expect(expectPage(await named.get('/vantar')).text).to.include('Samordningsförbundet Granby');
      expect(expectPage(await named.get(`/moten/${meeting.slug}`)).text).to.include('Tacka nej');
      expect(expectRedirect(await named.post(`${to()}/avsagelse`))).to.equal(
        `/moten/${meeting.slug}?kvitto=mandateDeclined`,
      );
      expect(await rolesOf(emailOf('otherSecretary'))).to.deep.equal(['secretary']);
      const mandates = await reading().meetings.mandates(meeting.id);
      expect(mandates.filter(({ organisationId }) => organisationId === granby())).to.deep.equal([]);
      expect(expectPage(await secretary.get('/vantar')).text).to.include('Utse ombud');
      expect((await named.post(`${to()}/avsagelse`)).status).to.equal(403);
    });

    it('says no as an alternate and leaves the delegate', async () => {
      const secretary = await open().as('secretary');
      expectRedirect(
        await secretary.post(to(), mandate(granby(), emailOf('delegate'), emailOf('otherSecretary'))),
      );
      const named = await open().as('otherSecretary');
      expectRedirect(await named.post(`${to()}/avsagelse`));
      const own = (await reading().meetings.mandates(meeting.id)).find(
        ({ organisationId }) => organisationId === granby(),
      );
      expect([own?.delegateId, own?.alternateId]).to.deep.equal([open().world.accounts.delegate, null]);
    });
  });
});

// Who is written to when: reminders by hand and by themselves, the second person, the outcome, and a link that the office saw.
import { expect } from 'chai';
import type { Person } from '../../../server/domain/permissions.ts';
import type { HouseDesk } from '../../../server/house.ts';
import { grantRole, openAccount, personalLink } from '../../../server/features/accounts/index.ts';
import {
  comment,
  nameContact,
  openConsultation,
  recordAnswer,
} from '../../../server/features/proposals/index.ts';
import { openApp, type TestApp } from '../../support/app.ts';
import { freshSqlite } from '../../support/engines.ts';
import { on } from '../../support/days.ts';
import { acting, done } from '../../support/held-meeting.ts';
import { expectRedirect } from '../../support/page.ts';
import { answered, askedOf, dispatched, doing, drafted, root } from '../../support/rounds.ts';

const letters = (app: TestApp) =>
  doing(app, (desk: HouseDesk) => desk.mail.of(app.world.granby.id, { most: 100, skip: 0 }));
const kinds = async (app: TestApp): Promise<readonly string[]> =>
  (await letters(app)).map(({ kind, to }) => `${kind} ${to.split('@')[0] ?? ''}`).toSorted();

/** Contacts of the kommun (two of them) and of the region. */
async function withContacts(app: TestApp) {
  const members = await doing(app, (desk) => desk.organisations.memberships(app.world.granby.id));
  const of = (party: string): string => members.find((each) => each.party === party)?.memberId ?? '';
  const [kommun, region] = [of('municipalities'), of('regions')];
  await doing(app, async (desk) => {
    for (const [member, name] of [
      [kommun, 'registrator'],
      [kommun, 'jurist'],
      [region, 'region'],
    ] as const)
      done(await nameContact(desk, app.world.granby, member, `${name}@granby.example`));
  });
  return { kommun, region };
}

const person = (accountId: string): Person => ({ accountId, email: 'nagon@granby.example', grants: [] });
const morning = (day: string): number => Date.parse(`${day}T06:00:00.000Z`);

describe('a reminder', () => {
  let app: TestApp;
  let kommun: string;
  let region: string;
  beforeEach(async () => {
    app = await openApp(freshSqlite(), { REMINDER_DAYS: '10' });
    ({ kommun, region } = await withContacts(app));
  });
  afterEach(() => app.close());

  it('goes by itself to the silent ones, once, so many days before the last', async () => {
    const proposal = await dispatched(app);
    await answered(app, proposal, region);
    for (const [day, count] of [
      ['2026-06-19', 0],
      ['2026-06-20', 2],
      ['2026-06-21', 2],
      ['2026-06-30', 2],
      ['2026-07-01', 2],
    ] as const) {
      app.clock.now = morning(day);
      await app.house.remind();
      const reminders = (await letters(app)).filter(({ kind }) => kind === 'reminder');
      expect(reminders, day).to.have.length(count);
      expect(reminders.every(({ memberId }) => memberId === kommun)).to.equal(true);
    }
  });

  it('goes to nobody when the last day has passed, and nobody was reminded', async () => {
    await dispatched(app);
    app.clock.now = morning('2026-07-01');
    await app.house.remind();
    expect((await letters(app)).filter(({ kind }) => kind === 'reminder')).to.have.length(0);
  });

  it('goes to members that have not commented in a consultation', async () => {
    const proposal = await drafted(app);
    const open = await doing(app, async (desk) =>
      done(await openConsultation(desk, proposal, { revision: 1, answerBy: on('2026-04-30') })),
    );
    await doing(app, async (desk) => {
      const [consultation] = await desk.proposals.consultations(proposal.id);
      const said = {
        consultationId: consultation?.id ?? '',
        memberId: region,
        clause: '',
        proposedWording: '',
      };
      done(await comment(desk, open, { ...said, text: 'Bra.' }));
    });
    app.clock.now = morning('2026-04-22');
    await app.house.remind();
    expect(await kinds(app)).to.deep.equal([
      ...['consultation jurist', 'consultation region', 'consultation registrator'],
      ...['reminder jurist', 'reminder registrator'],
    ]);
  });

  it('is sent by hand to a member that is silent and has a contact, and to no other', async () => {
    const proposal = await dispatched(app);
    await answered(app, proposal, region);
    const members = await askedOf(app, proposal);
    const slug = (id: string): string => members.find(({ memberId }) => memberId === id)?.slug ?? '';
    const here = `${root}/${proposal.id}/paminnelse`;
    const secretary = await app.as('secretary');
    expect(expectRedirect(await secretary.post(`${here}/${slug(kommun)}`))).to.include(
      'kvitto=memberReminded',
    );
    expect((await letters(app)).filter(({ kind }) => kind === 'reminder')).to.have.length(2);
    expect((await secretary.post(`${here}/${slug(region)}`)).status).to.equal(409);
    expect((await secretary.post(`${here}/forsakringskassan`)).status).to.equal(409);
    expect((await secretary.post(`${here}/granby`)).status).to.be.oneOf([404, 409]);
    for (const who of ['delegate', 'memberOfficial', 'boardMember'] as const)
      expect((await (await app.as(who)).post(`${here}/${slug(kommun)}`)).status, who).to.equal(403);
  });
});

describe('the end of a round', () => {
  let app: TestApp;
  let kommun: string;
  beforeEach(async () => {
    app = await openApp(freshSqlite());
    ({ kommun } = await withContacts(app));
  });
  afterEach(() => app.close());

  /** All have adopted but the kommun. */
  async function almostAdopted() {
    const proposal = await dispatched(app);
    for (const { memberId } of await askedOf(app, proposal))
      if (memberId !== kommun) await answered(app, proposal, memberId);
    return proposal;
  }

  it('asks the chair to confirm the last adoption, and tells every contact when it is confirmed', async () => {
    const proposal = await almostAdopted();
    expect((await kinds(app)).filter((each) => each.startsWith('confirmation'))).to.deep.equal([]);
    await answered(app, proposal, kommun);
    const asked = (await letters(app)).filter(({ kind }) => kind === 'confirmation');
    expect(asked.map(({ to }) => to)).to.deep.equal(['chair@stadga.example']);
    expect(asked[0]?.linkId, 'a link that makes somebody the second person is never shown').to.equal(null);
    const chair = await app.as('chair');
    expectRedirect(await chair.post(`${root}/${proposal.id}/bekraftelse`, { round: '1', roundNumber: '1' }));
    const told = (await kinds(app)).filter((each) => each.startsWith('outcome'));
    expect(told).to.deep.equal(['outcome jurist', 'outcome region', 'outcome registrator']);
  });

  it('is told to those who were asked when the board withdraws', async () => {
    const proposal = await dispatched(app);
    const secretary = await app.as('secretary');
    expectRedirect(
      await secretary.post(`${root}/${proposal.id}/aterkallelse`, {
        ...{ revision: String(proposal.revision), because: 'En lagändring kom emellan.' },
      }),
    );
    const told = (await letters(app)).filter(({ kind }) => kind === 'outcome');
    expect(told).to.have.length(3);
    expect(told[0]?.body)
      .to.include('En lagändring kom emellan.')
      .and.include('behöver inte fatta något beslut');
  });

  it('is not confirmed by the office where the last came in by a link that the office has seen', async () => {
    const proposal = await almostAdopted();
    const { granby } = app.world;
    const officialId = await doing(
      app,
      async (desk) => (await desk.accounts.byEmail('registrator@granby.example'))?.person.accountId ?? '',
    );
    await doing(app, (desk) =>
      personalLink(desk, {
        ...{ accountId: officialId, purpose: 'answer', reach: granby.id, organisationId: granby.id },
      }),
    );
    const asked = { roundNumber: 1, memberId: kommun, answer: 'adopted', condition: 'none' } as const;
    await acting(app.house, person(officialId), async (desk) => {
      return done(
        await recordAnswer(desk, proposal, {
          ...asked,
          ...{ decidedOn: on('2026-03-02'), minutes: '§ 47', registryNumber: '', note: '' },
          ...{ deviation: null, attachment: null },
        }),
      );
    });
    const secretary = await app.as('secretary');
    const refused = await secretary.post(`${root}/${proposal.id}/bekraftelse`, {
      round: '1',
      roundNumber: '1',
    });
    expect(refused.status).to.equal(403);
    expect(refused.text).to.include('en länk som kansliet har sett');
    const chair = await app.as('chair');
    expectRedirect(await chair.post(`${root}/${proposal.id}/bekraftelse`, { round: '1', roundNumber: '1' }));
  });

  it('asks every chair but the one who recorded the last adoption', async () => {
    const proposal = await almostAdopted();
    const { granby, accounts } = app.world;
    await doing(app, async (desk) => {
      const other = await openAccount(desk, 'vice@granby.example', 'chair', granby.id);
      await grantRole(desk, other, 'chair', granby.id);
    });
    await acting(app.house, person(accounts.chair), async (desk) => {
      return done(
        await recordAnswer(desk, proposal, {
          ...{ roundNumber: 1, memberId: kommun, answer: 'adopted', condition: 'none' },
          ...{ decidedOn: on('2026-03-02'), minutes: '§ 47', registryNumber: '', note: '' },
          ...{ deviation: null, attachment: null },
        }),
      );
    });
    const asked = (await letters(app)).filter(({ kind }) => kind === 'confirmation');
    expect(asked.map(({ to }) => to)).to.deep.equal(['vice@granby.example']);
  });
});

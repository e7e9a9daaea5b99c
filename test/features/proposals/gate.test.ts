// A proposal that is only drafted is not there for strangers, other förbund and whoever has no part in it: at no address.
import { expect } from 'chai';
import {
  changeTerms,
  changeText,
  openConsultation,
  reviseProposal,
  withdrawProposal,
} from '../../../server/features/proposals/index.ts';
import { noEffects, type Proposal } from '../../../server/domain/proposals/proposal.ts';
import { appOfSuite } from '../../support/app.ts';
import { expectNoChange } from '../../support/assertions.ts';
import { wording, type Somebody } from '../../support/cast.ts';
import { on } from '../../support/days.ts';
import { approvedBy, begun, doneAs, sentOut } from '../../support/proposals.ts';
import { officialNamed, read } from '../../support/rounds.ts';

const pattern = '/forbund/:slug/forbundsordning/forslag/:id';
const outsiders: readonly Somebody[] = ['otherSecretary', 'delegate', 'memberOfficial', 'networkOffice'];

describe('the gate of a proposal', () => {
  const app = appOfSuite();
  const addresses = (method: 'GET' | 'POST', { id }: Pick<Proposal, 'id'>): readonly string[] =>
    app()
      .app.routes.filter((route) => route.method === method && route.path.startsWith(pattern))
      .map(({ path }) =>
        path
          .replace(':slug', 'granby')
          .replace(':id', id)
          .replace(/:member\b/, 'granbys-kommun')
          .replace(/:(clause|paragraf)\b/, 'p1')
          .replace(/:\w+/g, 'x'),
      );

  /** What every address answers. */
  const statuses = async (
    who: Somebody | null,
    proposal: Pick<Proposal, 'id'>,
  ): Promise<readonly number[]> => {
    const visitor = who === null ? app().stranger : await app().as(who);
    const found: number[] = [];
    for (const address of addresses('GET', proposal)) found.push((await visitor.get(address)).status);
    return found;
  };

  it('knows addresses to try', async () => {
    const draft = await begun(app(), wording('Ett hemligt ändamål.'));
    expect(addresses('GET', draft).length).to.be.greaterThan(8);
    expect(addresses('POST', draft).length).to.be.greaterThan(8);
  });

  for (const who of [null, ...outsiders])
    it(`is shut for ${who ?? 'strangers'} while it is drafted, consulted on and approved`, async () => {
      // As where there is no proposal: not there, or, for strangers, a page to sign in at.
      const nothing = await statuses(who, { id: 'none' });
      expect(nothing).to.include(404).and.to.not.include(200);
      const draft = await begun(app(), wording('Ett hemligt ändamål.'));
      expect(await statuses(who, draft)).to.deep.equal(nothing);
      const other = await begun(app(), wording('Ett hemligt ändamål.'));
      const consulted = await doneAs(app(), 'secretary', (desk) =>
        openConsultation(desk, other, { revision: 1, answerBy: on('2026-04-01') }),
      );
      expect(await statuses(who, consulted)).to.deep.equal(nothing);
      expect(await statuses(who, await approvedBy(app(), draft))).to.deep.equal(nothing);
    });

  for (const who of outsiders)
    it(`lets ${who} do nothing to it`, async () => {
      const draft = await begun(app(), wording('Ett hemligt ändamål.'));
      const visitor = await app().as(who);
      await expectNoChange(
        app().house.engine,
        async () => {
          for (const address of addresses('POST', draft))
            expect((await visitor.post(address, { revision: '1' })).status, address).to.be.oneOf([403, 404]);
        },
        'sessions',
      );
    });

  it('lists it for its own only, and tells nobody of it in words', async () => {
    await begun(app(), wording('Ett hemligt ändamål.'), { heading: 'Ett hemligt förslag' });
    const list = '/forbund/granby/forbundsordning/forslag';
    for (const path of [list, '/forbund/granby/forbundsordning', '/forbund/granby'])
      for (const who of [null, ...outsiders]) {
        const visitor = who === null ? app().stranger : await app().as(who);
        const { text } = await visitor.get(path);
        expect(text, `${path} for ${who ?? 'strangers'}`).to.not.include('hemligt');
      }
    const secretary = await app().as('secretary');
    expect((await secretary.get(list)).text).to.include('Ett hemligt förslag');
  });

  it("opens to a member's contact with the consultation, and not to one of another förbund", async () => {
    const draft = await begun(app(), wording('Ett hemligt ändamål.'));
    const { organisations } = app().house.desk(app().house.engine.read, null);
    const [member] = await organisations.memberships(app().world.granby.id);
    await officialNamed(app(), member?.memberId ?? '');
    const official = await app().as('memberOfficial');
    const page = `/forbund/granby/forbundsordning/forslag/${draft.id}`;
    expect((await official.get(page)).status).to.equal(404);
    await doneAs(app(), 'secretary', (desk) =>
      openConsultation(desk, draft, { revision: 1, answerBy: on('2026-04-01') }),
    );
    expect((await official.get(page)).status).to.equal(200);
    expect((await app().stranger.get(page)).status).to.equal(404);
  });

  it('is open to anybody once it is sent', async () => {
    const sent = await sentOut(app(), await begun(app(), wording('Ett öppet ändamål.')));
    const page = `/forbund/granby/forbundsordning/forslag/${sent.id}`;
    const { status, text } = await app().stranger.get(page);
    expect(status).to.equal(200);
    expect(text).to.include('Ett öppet ändamål');
  });

  it('is of its own förbund, under no other address', async () => {
    const sent = await sentOut(app(), await begun(app(), wording('Ett annat ändamål.')));
    for (const root of ['/forbund/ekdal/forbundsordning', '/natverk/natverket/stadgar'])
      expect((await app().stranger.get(`${root}/forslag/${sent.id}`)).status).to.equal(404);
  });

  const given = { heading: 'Ny hemlig rubrik', day: '2029-07-17', words: 'Ett hemligt omtag.' };
  const redrafted = (proposal: Proposal) =>
    doneAs(app(), 'secretary', async (desk) => {
      const told = await changeTerms(desk, proposal, {
        ...{ revision: proposal.revision, heading: given.heading, adoptedAs: 'whole' },
        ...{ forceRule: { kind: 'fixedDay', day: on(given.day) }, effects: noEffects },
      });
      if ('refused' in told) return told;
      return changeText(desk, told, {
        revision: told.revision,
        text: read(wording(given.words)),
        because: 'edited',
      });
    });
  const expectNothingNew = async (somebody: Somebody | null, proposal: Pick<Proposal, 'id'>) => {
    const visitor = somebody === null ? app().stranger : await app().as(somebody);
    const others = [
      '/forbund/granby',
      '/forbund/granby/forbundsordning',
      '/forbund/granby/forbundsordning/forslag',
    ];
    for (const address of [...addresses('GET', proposal), ...others]) {
      const { status, type, text } = await visitor.get(address);
      // A file says what its page says: both are what the gate gives.
      const told = type.startsWith('text/') ? text : '';
      for (const secret of [given.heading, 'hemligt omtag', '2029', given.day])
        expect(told, `${address} (${String(status)}) for ${somebody ?? 'strangers'}`).to.not.include(secret);
    }
  };

  it('tells others what they were sent, whatever it is given afterwards, also where it is withdrawn then', async () => {
    const sent = await sentOut(app(), await begun(app(), wording('Ett öppet ändamål.')));
    const revised = await doneAs(app(), 'secretary', (desk) =>
      reviseProposal(desk, sent, { revision: sent.revision, because: 'Omtag' }),
    );
    const changed = await redrafted(revised);
    const page = `/forbund/granby/forbundsordning/forslag/${sent.id}`;
    expect((await (await app().as('secretary')).get(page)).text).to.include(given.heading);
    expect((await app().stranger.get(page)).text).to.include(sent.heading);
    for (const who of [null, ...outsiders]) await expectNothingNew(who, sent);
    await doneAs(app(), 'secretary', (desk) =>
      withdrawProposal(desk, changed, { revision: changed.revision, because: 'Det behövs inte.' }),
    );
    for (const who of [null, ...outsiders]) await expectNothingNew(who, sent);
  });

  it('tells contacts what they were asked to comment on', async () => {
    const draft = await begun(app(), wording('Ett ändamål för samråd.'));
    const { organisations } = app().house.desk(app().house.engine.read, null);
    const [, member] = await organisations.memberships(app().world.granby.id);
    await officialNamed(app(), member?.memberId ?? '');
    const opened = await doneAs(app(), 'secretary', (desk) =>
      openConsultation(desk, draft, { revision: 1, answerBy: on('2026-04-01') }),
    );
    await redrafted(opened);
    const official = await app().as('memberOfficial');
    const page = await official.get(`/forbund/granby/forbundsordning/forslag/${draft.id}`);
    expect(page.text).to.include(draft.heading);
    await expectNothingNew('memberOfficial', draft);
  });
});

// Personal links over HTTP: what they open, for how long, and everything that is tried with them.
import { expect } from 'chai';
import {
  endPersonalLink,
  grantRole,
  openAccount,
  personalLink,
} from '../../../server/features/accounts/index.ts';
import { nameContact, openConsultation } from '../../../server/features/proposals/index.ts';
import { appOfSuite, cookieIn, type TestApp } from '../../support/app.ts';
import { on } from '../../support/days.ts';
import { acting, done } from '../../support/held-meeting.ts';
import { expectPage, expectRedirect } from '../../support/page.ts';
import { dispatched, doing, drafted, root } from '../../support/rounds.ts';

let made = 0;

/** An official of Granby's kommun, and of Ekdal's where asked, who has never had a password. */
async function official(app: TestApp, alsoAtEkdal = false): Promise<string> {
  const email = `handlaggare${String((made += 1))}@granby.example`;
  const { granby, ekdal } = app.world;
  return doing(app, async (desk) => {
    for (const organisation of alsoAtEkdal ? [granby, ekdal] : [granby]) {
      const members = await desk.organisations.memberships(organisation.id);
      const kommun = members.find(({ party }) => party === 'municipalities')?.memberId ?? '';
      done(await nameContact(desk, organisation, kommun, email));
    }
    return (await desk.accounts.byEmail(email))?.person.accountId ?? '';
  });
}

async function linkFor(
  app: TestApp,
  accountId: string,
  reach: string | null = null,
  purpose: 'answer' | 'confirm' = 'answer',
) {
  const link = await doing(app, (desk) =>
    personalLink(desk, { accountId, purpose, reach, organisationId: app.world.granby.id }),
  );
  return { link, address: `/ingang/${app.house.tokens.of(link.id)}` };
}

/** Opens the link as a browser does: the page, then its button. */
async function entered(app: TestApp, address: string, onward = '/vantar') {
  expectPage(await app.stranger.get(address));
  const response = await app.stranger.post(address, { vidare: onward });
  expect(expectRedirect(response)).to.equal(onward);
  return app.visitor(cookieIn(response));
}

const ekdalsProposals = '/forbund/ekdal/forbundsordning/forslag';

describe('a personal link', () => {
  const app = appOfSuite();

  it('shows whom it is for and changes nothing when it is opened, however often', async () => {
    const { address } = await linkFor(app(), await official(app()));
    const entries = await app().house.engine.largest('log_entries', 'sequence');
    for (let time = 0; time < 3; time += 1) {
      const response = await app().stranger.get(address);
      expect(expectPage(response).text).to.include('@granby.example');
      expect(cookieIn(response)).to.equal(null);
      expect(response.headers['referrer-policy']).to.equal('strict-origin');
    }
    expect(await app().house.engine.largest('log_entries', 'sequence')).to.equal(entries);
  });

  it('opens what waits, and only what its acts allow', async () => {
    const accountId = await official(app());
    const { address } = await linkFor(app(), accountId);
    const proposal = await dispatched(app());
    const visitor = await entered(app(), address);
    const waiting = expectPage(await visitor.get('/vantar'));
    expect(waiting.text).to.include(proposal.heading);
    expectPage(await visitor.get(`${root}/${proposal.id}/antagande/granbys-kommun`));
    for (const forbidden of ['/forbund/granby/uppgifter', '/forbund/ny', '/motioner/ny'])
      expect((await visitor.get(forbidden)).status, forbidden).to.equal(403);
    expect((await visitor.get('/forbund/granby/utkorg')).status).to.equal(404);
    expect((await visitor.get('/forbund/granby/forbundsordning/inlasning')).status).to.equal(403);
  });

  it('is not sent where a form comes from another place', async () => {
    const { address } = await linkFor(app(), await official(app()));
    const foreign = await app().stranger.post(address, {}, { Origin: 'https://nagon.annan.example' });
    expect(foreign.status).to.equal(403);
    expect(cookieIn(foreign)).to.equal(null);
  });

  it('leads nowhere but here', async () => {
    const { address } = await linkFor(app(), await official(app()));
    for (const away of ['https://nagon.annan.example/', '//nagon.annan.example', '/\\nagon.annan.example']) {
      const response = await app().stranger.post(address, { vidare: away });
      expect(expectRedirect(response)).to.equal('/vantar');
    }
  });

  it('altered in any way opens nothing', async () => {
    const { address } = await linkFor(app(), await official(app()));
    const { link: other } = await linkFor(app(), await official(app()));
    const token = address.slice('/ingang/'.length);
    const [, proof = ''] = token.split('.');
    const altered = [
      `${other.id}.${proof}`,
      `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`,
      token.slice(0, -1),
      `${token}A`,
      token.replace('.', ''),
      token.toUpperCase(),
      '.',
      `${'a'.repeat(3_000)}.${proof}`,
      `%00${token}`,
    ];
    for (const each of altered) {
      for (const response of [
        await app().stranger.get(`/ingang/${each}`),
        await app().stranger.post(`/ingang/${each}`),
      ]) {
        expect(response.status, each).to.be.oneOf([404, 422]);
        expect(cookieIn(response)).to.equal(null);
      }
    }
  });

  it('that has ended opens nothing, and neither does what was begun by it', async () => {
    const { link, address } = await linkFor(app(), await official(app()));
    const visitor = await entered(app(), address);
    expectPage(await visitor.get('/vantar'));
    await doing(app(), (desk) => endPersonalLink(desk, link, app().world.granby.id));
    expect((await app().stranger.get(address)).status).to.equal(404);
    expect((await app().stranger.post(address)).status).to.equal(404);
    expect((await visitor.get('/vantar')).status).to.equal(303);
  });

  it('is ended by its owner, who gets a new one with the next letter', async () => {
    const accountId = await official(app());
    const { link, address } = await linkFor(app(), accountId);
    const visitor = await entered(app(), address, '/konto');
    const page = expectPage(await visitor.get('/konto'));
    expect(page.values('link')).to.deep.equal([link.id]);
    expectRedirect(await visitor.post('/konto/lankar', { link: link.id }));
    expect((await app().stranger.get(address)).status).to.equal(404);
    expect((await linkFor(app(), accountId)).link.id).to.not.equal(link.id);
  });

  it('is not ended by anybody else', async () => {
    const { link, address } = await linkFor(app(), await official(app()));
    const other = await entered(app(), (await linkFor(app(), await official(app()))).address);
    expect((await other.post('/konto/lankar', { link: link.id })).status).to.equal(404);
    expectPage(await app().stranger.get(address));
  });

  it('that has run out opens nothing, and neither does what was begun by it', async () => {
    const { link, address } = await linkFor(app(), await official(app()));
    const visitor = await entered(app(), address);
    const now = app().clock.now;
    app().clock.now = Date.parse(link.expiresAt) - 60_000;
    const late = await entered(app(), address);
    app().clock.now = Date.parse(link.expiresAt) + 1;
    expect((await app().stranger.get(address)).status).to.equal(404);
    expect((await late.get('/vantar')).status).to.equal(303);
    expect((await visitor.get('/vantar')).status).to.equal(303);
    app().clock.now = now;
  });

  it('is one for each official, until half its time is gone', async () => {
    const accountId = await official(app());
    const { link } = await linkFor(app(), accountId);
    expect((await linkFor(app(), accountId)).link.id).to.equal(link.id);
    const now = app().clock.now;
    app().clock.now += 91 * 86_400_000;
    expect((await linkFor(app(), accountId)).link.id).to.not.equal(link.id);
    app().clock.now = now;
  });

  it('opens every förbund that named its owner, or the one whose letter showed it', async () => {
    const accountId = await official(app(), true);
    const { granby, ekdal } = app().world;
    const proposal = await drafted(app());
    await doing(app(), async (desk) =>
      done(await openConsultation(desk, proposal, { revision: 1, answerBy: on('2026-04-30') })),
    );
    const consultation = `${root}/${proposal.id}/samrad`;
    const everywhere = await entered(app(), (await linkFor(app(), accountId)).address);
    expectPage(await everywhere.get(consultation));
    const here = await entered(app(), (await linkFor(app(), accountId, granby.id)).address);
    expectPage(await here.get(consultation));
    const elsewhere = await entered(app(), (await linkFor(app(), accountId, ekdal.id)).address);
    expect((await elsewhere.get(consultation)).status).to.equal(404);
    expect(expectPage(await elsewhere.get('/vantar')).text).to.not.include(proposal.heading);
    expect((await elsewhere.get(ekdalsProposals)).status).to.be.oneOf([200, 404]);
  });

  it('asks whoever has a password to sign in, and leads on from there', async () => {
    const { accounts } = app().world;
    const { address } = await linkFor(app(), accounts.memberOfficial);
    const response = await app().stranger.post(address, { vidare: '/konto' });
    expect(expectRedirect(response)).to.equal('/logga-in?vidare=%2Fkonto');
    expect(cookieIn(response)).to.equal(null);
  });

  it('asks whoever has got another role since to sign in, and gives nothing of it to what was begun before', async () => {
    const accountId = await official(app());
    const { address } = await linkFor(app(), accountId);
    const before = await entered(app(), address);
    await acting(app().house, null, (desk) => grantRole(desk, accountId, 'secretary', app().world.granby.id));
    const response = await app().stranger.post(address);
    expect(expectRedirect(response)).to.include('/logga-in');
    expect((await before.get('/forbund/granby/uppgifter')).status).to.equal(403);
    expectPage(await before.get('/vantar'));
  });

  it('leads whoever is signed in already straight on, and never takes over another’s session unasked', async () => {
    const accountId = await official(app());
    const { address } = await linkFor(app(), accountId);
    const own = await entered(app(), address);
    expect(expectRedirect(await own.get(`${address}?vidare=/konto`))).to.equal('/konto');
    const secretary = await app().as('secretary');
    const page = await secretary.get(address);
    expect(expectPage(page).text).to.include('Du är inloggad som');
    expectPage(await secretary.get('/forbund/granby/uppgifter'));
  });

  it('loses nothing that was typed when its session has ended: opened again, what was typed is sent from where it was', async () => {
    const accountId = await official(app());
    const { address } = await linkFor(app(), accountId);
    const proposal = await drafted(app());
    await doing(app(), async (desk) =>
      done(await openConsultation(desk, proposal, { revision: 1, answerBy: on('2026-04-30') })),
    );
    const here = `${root}/${proposal.id}/samrad`;
    const before = await entered(app(), address);
    const form = expectPage(await before.get(`${here}?paragraf=p1`));
    const value = (name: string): string => form.values(name)[0] ?? '';
    const typed = {
      ...{ consultation: value('consultation'), member: value('member'), clause: value('clause') },
      ...{ text: 'Det tog en timme att skriva.\nOch två rader.', proposedWording: '' },
    };
    const now = app().clock.now;
    app().clock.now += 31 * 60_000;
    const late = expectPage(await before.post(`${here}/synpunkter`, typed), 401);
    expect(late.text).to.include('Kom du in med en personlig länk?');
    const again = await entered(app(), address);
    const kept = Object.fromEntries(Object.keys(typed).map((name) => [name, late.values(name)[0] ?? '']));
    expectRedirect(await again.post(`${here}/synpunkter`, kept));
    const secretary = await app().as('secretary');
    app().clock.now = now;
    expect(expectPage(await secretary.get(here)).text).to.include('Det tog en timme att skriva.');
  });

  it('stands in no line of the operator’s log', async () => {
    const { address } = await linkFor(app(), await official(app()));
    await entered(app(), address);
    expect(app().operatorLog.join('')).to.not.include(address.slice(-20));
  });
});

describe('a link to confirm', () => {
  const app = appOfSuite();

  it('opens the confirmation and nothing else of the chair’s', async () => {
    const accountId = await doing(app(), (desk) =>
      openAccount(desk, 'ordforande@granby.example', 'chair', app().world.granby.id),
    );
    const { address } = await linkFor(app(), accountId, null, 'confirm');
    const proposal = await dispatched(app());
    const chair = await entered(app(), address, `${root}/${proposal.id}/bekraftelse`);
    expectPage(await chair.get(`${root}/${proposal.id}/bekraftelse`));
    expect((await chair.get('/forbund/granby/utkorg')).status).to.equal(404);
    const revising = await chair.post(`${root}/${proposal.id}/revidering`, { revision: '3', because: 'x' });
    expect(revising.status).to.be.oneOf([403, 404]);
    const answering = await chair.upload(`${root}/${proposal.id}/antagande/granbys-kommun`, {});
    expect(answering.status).to.be.oneOf([403, 404]);
  });
});

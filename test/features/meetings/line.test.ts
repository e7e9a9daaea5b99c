// The whole way of a meeting over HTTP, on both engines: planned, called, opened, voted in, decided, closed, certified.
import { hash } from '@node-rs/argon2';
import { expect } from 'chai';
import { addMember } from '../../../server/features/organisations/index.ts';
import { appOfSuite, cookieIn, type TestApp, type Visitor } from '../../support/app.ts';
import { expectLogged } from '../../support/assertions.ts';
import { emailOf, password } from '../../support/cast.ts';
import { known } from '../../support/days.ts';
import { forEachEngine } from '../../support/engines.ts';
import { acting, motionToDecide, person } from '../../support/held-meeting.ts';
import { expectPage, expectRedirect } from '../../support/page.ts';

const pathOf = (to: string): string => to.split(/[?#]/)[0] ?? '';
const key = 'a'.repeat(32);

/** The address of the form that has a button with these words. */
function formOf(html: string, words: string): string {
  const before = html.slice(0, html.indexOf(words));
  return /action="([^"]+)"[^]*$/.exec(before.slice(before.lastIndexOf('<form')))?.[1] ?? '';
}

async function signedIn(app: TestApp, email: string, typed = password): Promise<Visitor> {
  const response = await app.visitor(null).post('/logga-in', { email, password: typed });
  expectRedirect(response);
  return app.visitor(cookieIn(response));
}

describe('a meeting from plan to certified minutes', () => {
  forEachEngine((under) => {
    const open = appOfSuite(() => under.url());
    const meeting = '/moten/natverket-2026';
    let ekdalsDelegate = '';
    const console_ = async (query = ''): Promise<string> =>
      (await (await open().as('networkOffice')).get(`${meeting}/ledning${query}`)).text;

    before(async () => {
      const { house, world } = open();
      await acting(house, null, async (desk) => {
        await addMember(desk, world.network, {
          ...{ member: 'Samordningsförbundet Ekdal', group: 'forbund', from: known('2016'), to: null },
        });
      });
      await motionToDecide(house, world);
      const hashed = await hash(password, { memoryCost: 8, timeCost: 1, parallelism: 1 });
      await person(house, 'teller@stadga.example', 'boardMember', world.ekdal.id, hashed);
    });

    it('is planned by the office only, with its standing items', async () => {
      const typed = { network: 'natverket', kind: 'annual', name: 'Årsmöte 2026', day: '2026-04-20' };
      const whole = { ...typed, time: '10.00', place: 'Folkets hus' };
      expect((await (await open().as('secretary')).post('/moten/nytt', whole)).status).to.equal(403);
      const office = await open().as('networkOffice');
      const faulty = expectPage(await office.post('/moten/nytt', { ...whole, day: 'snart' }), 422);
      expect(faulty.value('name')).to.equal('Årsmöte 2026');
      for (const time of ['vid tio', '25.00', '10.60', '10']) {
        const untimed = expectPage(await office.post('/moten/nytt', { ...whole, time }), 422);
        expect(untimed.errorAt('time')).to.include('Skriv tiden som 10.00.');
      }
      const { done } = await expectLogged(open().house.engine, ['meeting.planned'], () =>
        office.post('/moten/nytt', { ...whole, time: '9:30' }),
      );
      expect(pathOf(expectRedirect(done))).to.equal(meeting);
      const page = expectPage(await open().stranger.get(meeting));
      expect(page.heading).to.equal('Årsmöte 2026');
      expect(page.text)
        .to.include('Planerat')
        .and.to.include('kl. 09.30')
        .and.to.include('§ 1 Mötet öppnas')
        .and.to.include('20 april 2026');
      expect(expectPage(await open().stranger.get('/moten')).links).to.include(meeting);
    });

    it('takes motions and other items before its closing', async () => {
      const office = await open().as('networkOffice');
      const agenda = expectPage(await office.get(`${meeting}/dagordning`));
      expect(agenda.text).to.match(/^Dagordning – Årsmöte 2026 – Stadga/);
      expect(agenda.heading).to.equal('Dagordning Årsmöte 2026');
      const [motion = ''] = agenda.values('motion');
      expectRedirect(await office.post(`${meeting}/dagordning/motioner`, { motion }));
      expectRedirect(await office.post(`${meeting}/dagordning`, { heading: 'Övriga frågor' }));
      const page = expectPage(await open().stranger.get(meeting));
      expect(page.text).to.match(/§ 7 Gemensamt språk.*§ 8 Övriga frågor.*§ 9 Mötet avslutas/);
      expect(page.links).to.include('/motioner/natverket-2026-1');
      expectPage(await office.post(`${meeting}/dagordning/motioner`, { motion }), 409);
    });

    it('has officers by name, with an account where they certify', async () => {
      const office = await open().as('networkOffice');
      const unknown = { duty: 'attester', name: 'Justeraren', email: 'ingen@stadga.example' };
      const refused = expectPage(await office.post(`${meeting}/funktionarer`, unknown), 422);
      expect(refused.errorAt('email')).to.include('Det finns inget konto');
      expectRedirect(
        await office.post(`${meeting}/funktionarer`, { ...unknown, email: 'teller@stadga.example' }),
      );
      expectRedirect(
        await office.post(`${meeting}/funktionarer`, { duty: 'chair', name: 'Mötets ordförande', email: '' }),
      );
      expect(expectPage(await open().stranger.get(meeting)).text).to.include('Mötets ordförande');
    });

    it('has delegates that each förbund appoints itself', async () => {
      const { granby, ekdal } = open().world;
      const [secretary, other] = [await open().as('secretary'), await open().as('otherSecretary')];
      const mandate = (organisation: string, delegate: string) => ({
        ...{ organisation, delegate, delegateName: '', alternate: '', alternateName: '' },
      });
      const to = `${meeting}/ombud`;
      expect((await other.post(to, mandate(granby.id, 'nagon@stadga.example'))).status).to.equal(403);
      expectRedirect(await secretary.post(to, mandate(granby.id, emailOf('delegate'))));
      const taken = expectPage(await other.post(to, mandate(ekdal.id, emailOf('delegate'))), 422);
      expect(taken.errorAt('delegate')).to.include('redan ombud');
      const office = expectPage(await other.post(to, mandate(ekdal.id, emailOf('networkOffice'))), 422);
      expect(office.errorAt('delegate')).to.include('kansli');
      expectRedirect(await other.post(to, mandate(ekdal.id, 'Ny@Stadga.example')));
      const appointed = expectPage(
        await other.post(`${to}/lank`, { organisation: ekdal.id, person: 'delegate' }),
      );
      const link = /\/konto\/losenord\/[\w-]+/.exec(appointed.text)?.[0] ?? '';
      const chosen = await open()
        .visitor(null)
        .post(link, { password: 'ett annat lösenord', again: 'ett annat lösenord' });
      expectRedirect(chosen);
      ekdalsDelegate = cookieIn(chosen) ?? '';
    });

    it('is called, the roll is taken, and it is opened', async () => {
      const { granby, ekdal } = open().world;
      const office = await open().as('networkOffice');
      const typed = (organisation: string, step: string) => ({ organisation, step, reason: '' });
      expectPage(await office.post(`${meeting}/rostlangd`, typed(granby.id, 'delegate')), 409);
      expectPage(await office.post(`${meeting}/oppnande`), 409);
      expectRedirect(await office.post(`${meeting}/kallelse`));
      expectRedirect(await office.post(`${meeting}/rostlangd`, typed(granby.id, 'delegate')));
      expectRedirect(await office.post(`${meeting}/rostlangd`, typed(ekdal.id, 'delegate')));
      const again = expectPage(await office.post(`${meeting}/rostlangd`, typed(ekdal.id, 'delegate')), 409);
      expect(again.mistakes.join()).to.include('redan anmält');
      expect(expectPage(await office.get(`${meeting}/rostlangd`)).text).to.include('2 förbund närvarande');
      await expectLogged(open().house.engine, ['meeting.opened'], () => office.post(`${meeting}/oppnande`));
    });

    it('decides the other items in the words of the minutes', async () => {
      const office = await open().as('networkOffice');
      for (const position of [1, 2, 3, 4, 5, 6, 9]) {
        const page = expectPage(await office.get(`${meeting}/ledning?punkt=${String(position)}`));
        const [item = ''] = page.values('item');
        expectRedirect(await office.post(`${meeting}/beslut`, { item, decision: page.value('decision') }));
      }
      expect(expectPage(await open().stranger.get(meeting)).text).to.include(
        'fastställa röstlängden till 2 närvarande förbund med sammanlagt 2 röster',
      );
    });

    it('votes on an att-sats, exactly once for each förbund', async () => {
      const office = await open().as('networkOffice');
      const about = expectPage(await office.get(`${meeting}/ledning?punkt=7`));
      const [item = ''] = about.values('item');
      const [clause = ''] = about.values('clause');
      const asked = {
        ...{ item, clause, question: about.value('question'), pollText: about.value('pollText') },
        ...{ yesMeans: about.value('yesMeans'), noMeans: about.value('noMeans'), majority: 'simple' },
      };
      const few = await office.post(`${meeting}/omrostningar`, { ...asked, quorum: '3' });
      expectRedirect(few);
      const opening = formOf(await console_('?punkt=7'), 'Öppna omröstningen');
      const refused = expectPage(await office.post(opening), 409);
      expect(refused.mistakes.join()).to.include('2 röster är närvarande, men det behövs 3');
      const wording = Object.fromEntries(
        Object.entries(asked).filter(([name]) => name !== 'item' && name !== 'clause'),
      );
      expectRedirect(await office.post(opening.replace('oppnande', 'lydelse'), { ...wording, quorum: '0' }));
      const delegate = await open().as('delegate');
      expect(expectPage(await delegate.get(`${meeting}/rosta`)).text).to.include('Ingen omröstning är öppen');
      await expectLogged(open().house.engine, ['poll.opened'], () => office.post(opening));

      const poll = opening.replace('/oppnande', '');
      const ballot = expectPage(await delegate.get(`${meeting}/rosta`));
      expect(ballot.text)
        .to.include('att nätverket tar fram ett mönster')
        .and.to.include('Bifall till att-satsen');
      expect(ballot.values('key')[0]).to.match(/^[0-9a-f]{32}$/);
      const cast = (visitor: Visitor, choice: string, by: string) =>
        visitor.post(`${poll}/rost`, { choice, key: by });
      expect(expectPage(await cast(delegate, 'yes', 'kort'), 422).text).to.include(
        'Röstsedeln var ofullständig',
      );
      expectPage(await cast(delegate, 'kanske', key), 422);
      expect((await cast(office, 'yes', key)).status).to.equal(403);
      expect((await cast(open().stranger, 'yes', key)).status).to.equal(401);
      await expectLogged(open().house.engine, [], async () => {
        expectRedirect(await cast(delegate, 'yes', key));
        expectRedirect(await cast(delegate, 'yes', key));
      });
      const receipt = expectPage(await delegate.get(`${meeting}/rosta`));
      const [shown = ''] = /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(receipt.text) ?? [];
      expect(receipt.text).to.include('Rösten är mottagen').and.to.include('1 / 2');
      const twice = expectPage(await cast(delegate, 'no', 'b'.repeat(32)), 409);
      expect(twice.text).to.include('Förbundet har redan röstat. Här är kvittot.').and.to.include(shown);
      expect(await console_('?punkt=7')).to.not.include('class="tally"');
      const page = expectPage(await open().stranger.get(poll));
      expect(page.text).to.include('1 / 2').and.to.not.include('Ja vann');
      const other = open().visitor(ekdalsDelegate);
      expect(expectPage(await cast(other, 'no', key), 422).text).to.include('ofullständig');
      expectRedirect(await cast(other, 'abstain', 'c'.repeat(32)));

      await expectLogged(open().house.engine, ['poll.closed'], () => office.post(`${poll}/avslut`));
      expect((await office.post(`${poll}/avslut`)).status).to.equal(409);
      const late = expectPage(await cast(other, 'yes', 'd'.repeat(32)), 409);
      expect(late.text).to.include('Omröstningen är stängd');
      expectRedirect(await cast(other, 'abstain', 'c'.repeat(32)));
      expect(expectPage(await open().stranger.get(poll)).text).to.not.include('Ej röstat');
      const same = expectPage(await office.post(`${poll}/faststallande`), 403);
      expect(same.text).to.include('Någon annan fastställer resultatet');
      expect((await delegate.post(`${poll}/faststallande`)).status).to.equal(403);
      const teller = await signedIn(open(), 'teller@stadga.example');
      const { entries } = await expectLogged(open().house.engine, ['poll.sealed'], () =>
        teller.post(`${poll}/faststallande`),
      );
      expect(entries[0]?.facts).to.include({ outcome: 'carried', yes: 1, no: 0, abstain: 1, notVoted: 0 });
      const result = expectPage(await open().stranger.get(poll));
      expect(result.text).to.include('Ja 1, Nej 0, Avstår 1. Ja vann.');
      expect(result.text).to.match(/Samordningsförbundet Ekdal\s*Avstår\s*1/);
    });

    it('decides as the poll says, and not otherwise', async () => {
      const office = await open().as('networkOffice');
      const page = expectPage(await office.get(`${meeting}/ledning?punkt=7`));
      const decision = {
        ...{ motion: page.values('motion')[0] ?? '', clause: page.values('clause')[0] ?? '' },
        poll: page.values('poll')[0] ?? '',
      };
      expect(decision.poll).to.not.equal('');
      expectPage(await office.post(`${meeting}/beslut`, { ...decision, outcome: 'rejected' }), 409);
      await expectLogged(open().house.engine, ['motion.clauseDecided'], () =>
        office.post(`${meeting}/beslut`, { ...decision, outcome: 'approved' }),
      );
      const open_ = expectPage(await office.post(`${meeting}/avslutning`), 409);
      expect(open_.mistakes.join()).to.include('Gemensamt språk har en att-sats utan beslut');
      const second = expectPage(await office.get(`${meeting}/ledning?punkt=7`));
      const [clause = ''] = second.values('clause');
      expectRedirect(
        await office.post(`${meeting}/yrkanden`, {
          ...{ motion: decision.motion, clause, kind: 'amend', by: open().world.ekdal.id },
          yrkandeText: 'att mönstret är helt frivilligt',
        }),
      );
      await expectLogged(open().house.engine, ['motion.clauseDecided', 'motion.decided'], () =>
        office.post(`${meeting}/beslut`, {
          ...{ motion: decision.motion, clause, outcome: 'approved' },
          wording: 'att mönstret är helt frivilligt',
        }),
      );
    });

    it('writes its own minutes, which the attester certifies as they were read', async () => {
      const office = await open().as('networkOffice');
      const draft = `${meeting}/protokoll`;
      expectPage(await open().stranger.get(draft), 404);
      expect(expectPage(await office.get(draft)).text).to.include('Utkast');
      const teller = await signedIn(open(), 'teller@stadga.example');
      expectRedirect(await office.post(`${meeting}/avslutning`));
      expectPage(await office.get(`${meeting}/justering`), 403);
      const page = expectPage(await teller.get(`${meeting}/justering`));
      expect(page.text)
        .to.include('§ 7 Gemensamt språk')
        .and.to.match(/Ja innebär\s*Bifall till att-satsen/)
        .and.to.include('Samordningsförbundet Ekdal yrkar ändring: att mönstret är helt frivilligt')
        .and.to.include(
          'Årsmötet beslutar med acklamation att bifalla att-satsen i följande lydelse: ”att mönstret är helt frivilligt”',
        );
      const [read = ''] = page.values('hash');
      const bare = { duty: 'secretary', name: 'Sekreteraren', email: '' };
      const without = expectPage(await office.post(`${meeting}/funktionarer`, bare), 422);
      expect(without.errorAt('reason')).to.include('Mötet är avslutat');
      expectRedirect(
        await office.post(`${meeting}/funktionarer`, {
          ...{ duty: 'secretary', name: 'Sekreteraren', email: '' },
          reason: 'Sekreteraren antecknades inte vid mötet',
        }),
      );
      const stale = expectPage(await teller.post(`${meeting}/justering`, { hash: read }), 409);
      expect(stale.mistakes.join()).to.include('Protokollet har ändrats');
      const [now = ''] = stale.values('hash');
      await expectLogged(open().house.engine, ['minutes.attested', 'meeting.attested'], () =>
        teller.post(`${meeting}/justering`, { hash: now }),
      );
      const minutes = expectPage(await open().stranger.get(draft));
      expect(minutes.text).to.not.include('Utkast');
      expect(minutes.text).to.include('Sekreteraren');
      expect((await open().stranger.get(`${draft}/handling`)).status).to.equal(202);
    });
  });
});

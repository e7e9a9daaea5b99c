// What stands on a day when a version is yet to come, was replaced the same day, or its time is not known; and midnight in Sweden.
import { expect } from 'chai';
import { readInVersion } from '../../../server/features/statutes/index.ts';
import { openApp, type TestApp } from '../../support/app.ts';
import { wording } from '../../support/cast.ts';
import { maybe, on } from '../../support/days.ts';
import { acting, done } from '../../support/held-meeting.ts';
import { begun, ratifiedByAll, sentOut } from '../../support/proposals.ts';
import { expectPage } from '../../support/page.ts';

const statute = '/forbund/granby/forbundsordning';
const purpose = (words: string): string => wording(`Förbundet ska ${words}.`, 'sex');

describe('a statute on any date', () => {
  let app: TestApp;
  beforeEach(async () => {
    app = await openApp();
  });
  afterEach(() => app.close());
  const readIn = (source: string, effectiveFrom: string | null): Promise<unknown> =>
    acting(app.house, null, async (desk) =>
      done(
        await readInVersion(desk, app.world.granby, {
          source,
          effectiveFrom: maybe(effectiveFrom),
          decisions: [],
        }),
      ),
    );
  const textNow = async (query = ''): Promise<string> =>
    expectPage(await app.stranger.get(`${statute}${query}`)).text;

  it('tells of a version that is yet to come, and from when', async () => {
    await readIn(purpose('börja med något nytt'), '2026-10-01');
    const now = await textNow();
    expect(now)
      .to.include('Antagen, ännu inte i kraft: gäller från och med 1 oktober 2026')
      .and.include('stödja finansiell');
    const then = await textNow('?datum=2026-10-01');
    expect(then).to.include('börja med något nytt').and.not.include('ännu inte i kraft: gäller');
    expect(await textNow('/lydelser/3')).to.include('till och med 30 september 2026');
  });

  for (const [day, before, after] of [
    ['2026-10-25', '2026-10-24T21:59:59.999Z', '2026-10-24T22:00:00.000Z'],
    ['2026-10-26', '2026-10-25T22:59:59.999Z', '2026-10-25T23:00:00.000Z'],
    ['2027-03-28', '2027-03-27T22:59:59.999Z', '2027-03-27T23:00:00.000Z'],
    ['2027-03-29', '2027-03-28T21:59:59.999Z', '2027-03-28T22:00:00.000Z'],
    ['2027-03-01', '2027-02-28T22:59:59.999Z', '2027-02-28T23:00:00.000Z'],
    ['2028-02-29', '2028-02-28T22:59:59.999Z', '2028-02-28T23:00:00.000Z'],
  ] as const)
    it(`enters into force at midnight in Sweden on ${day}, also on pages that were kept`, async () => {
      await readIn(purpose('göra det som är nytt'), day);
      app.clock.now = Date.parse(before);
      for (const path of ['', '/lydelser/4', '/historik'])
        expectPage(await app.stranger.get(`${statute}${path}`));
      expect(await textNow()).not.to.include('göra det som är nytt');
      expect(await textNow('/lydelser/4')).to.include('Antagen, ännu inte i kraft');
      app.clock.now = Date.parse(after);
      expect(await textNow()).to.include('göra det som är nytt');
      expect(await textNow('/lydelser/4')).to.include('Gällande');
      expect(await textNow('/lydelser/3')).to.include('Äldre lydelse');
    });

  it('says what is not known: a time before the first text, and a text without a date', async () => {
    const secretary = await app.as('secretary');
    await secretary.post('/forbund/granby/uppgifter', {
      formedOn: '2010-01-01',
      liquidationFrom: '',
      dissolvedOn: '',
      revision: '1',
    });
    const early = await textNow('?datum=2012-01-01');
    expect(early).to.include('Ingen text är inläst för tiden från 1 januari 2010 till och med 30 april 2014');
    await readIn(purpose('ha en text vars tid ingen minns'), null);
    expect(await textNow())
      .to.include('En lydelse har inget känt datum')
      .and.include('stödja finansiell');
    await readIn(purpose('vara osäker på dagen'), '2026-03');
    expect(await textNow())
      .to.include('den kan ha gällt då')
      .and.include('mars 2026');
  });

  it('gives each clause an address that stays when the text is followed by others', async () => {
    const before = expectPage(await app.stranger.get(`${statute}/lydelser/1`));
    await readIn(purpose('komma senare'), '2026-01-01');
    const after = expectPage(await app.stranger.get(`${statute}/lydelser/1`));
    for (const page of [before, after])
      for (const anchor of ['#p1', '#p2', '#p3']) expect(page.links).to.include(anchor);
  });

  it('shows every member’s decision of a version that was ratified, and who decided its sentences', async () => {
    const sent = await sentOut(app, await begun(app, purpose('vara antagen av alla')));
    await ratifiedByAll(app, sent, { minutes: '47', registryNumber: 'KS 2026/12' });
    const page = await textNow();
    expect(page).to.include('vara antagen av alla').and.include('§ 47').and.include('KS 2026/12');
    expect(page).to.include('Varje medlems beslut är registrerat här').and.not.include('beslut ej styrkta');
    expect(
      expectPage(await app.stranger.get(`${statute}/lydelser/4`)).links.some((link) =>
        link.includes('/forslag/'),
      ),
    ).to.equal(true);
    expect(await textNow('/historik'))
      .to.include('KS 2026/12')
      .and.include('2 mars 2026');
  });

  it('says which of two versions from the same day counts', async () => {
    for (const words of ['vara den första den dagen', 'vara den andra den dagen']) {
      const rule = { kind: 'fixedDay', day: on('2026-09-01') } as const;
      const sent = await sentOut(app, await begun(app, purpose(words), { forceRule: rule }));
      await ratifiedByAll(app, sent);
    }
    const then = await textNow('?datum=2026-09-01');
    expect(then).to.include('vara den andra den dagen').and.include('Ersatt samma dag');
    expect(await textNow('/lydelser/4')).to.include('Ersatt samma dag');
  });
});

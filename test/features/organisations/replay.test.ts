// The register's facts played through the acts under a moved clock: on each side of every date the pages say what was so.
import { expect } from 'chai';
import { noEffects, type Effects, type Proposal } from '../../../server/domain/proposals/proposal.ts';
import { readStatute } from '../../../server/domain/statutes/parse/read-statute.ts';
import {
  addMember,
  changeDates,
  recordShares,
  recordSuccession,
  registerOrganisation,
  renameOrganisation,
  type StoredOrganisation,
} from '../../../server/features/organisations/index.ts';
import { beginForming } from '../../../server/features/organisations/actions/formation.ts';
import {
  approveProposal,
  beginProposal,
  confirmRatification,
  dispatchProposal,
  recordAnswer,
  membersToAsk,
} from '../../../server/features/proposals/index.ts';
import type { HouseDesk } from '../../../server/house.ts';
import { appOfSuite, type TestApp } from '../../support/app.ts';
import { emailOf } from '../../support/cast.ts';
import { known, on } from '../../support/days.ts';
import { acting, done } from '../../support/held-meeting.ts';
import { expectPage } from '../../support/page.ts';

const text = (
  board: string,
  members: string,
): string => `Förbundsordning för Samordningsförbundet Södra Norrbotten

1 § Medlemmar
Förbundets medlemmar är ${members}.

2 § Styrelse
Styrelsen består av ${board} ledamöter och ${board} ersättare. Varje medlem utser en ledamot och en ersättare.
`;
const founders = [
  ['Luleå kommun', 'municipality', 'municipalities'],
  ['Piteå kommun', 'municipality', 'municipalities'],
  ['Älvsbyns kommun', 'municipality', 'municipalities'],
  ['Region Norrbotten', 'region', 'regions'],
  ['Försäkringskassan', 'agency', 'socialInsuranceAgency'],
  ['Arbetsförmedlingen', 'agency', 'employmentService'],
] as const;

/** Does something as one of the cast on a day, at noon. */
async function doing<T>(
  app: TestApp,
  day: string,
  email: string | null,
  act: (desk: HouseDesk) => Promise<T>,
): Promise<T> {
  app.clock.now = Date.parse(`${day}T11:00:00Z`);
  const { house } = app;
  const { accounts } = house.desk(house.engine.read, null);
  const who = email === null ? null : ((await accounts.byEmail(email))?.person ?? null);
  return acting(house, who, act);
}
const secretary = emailOf('secretary');
const chair = emailOf('chair');

interface Course {
  readonly kind: 'formation' | 'revision';
  readonly source: string;
  readonly effects: Effects;
  readonly force: string;
  readonly begun: string;
  readonly approved: string;
  readonly adopted: string;
}

/** A proposal all the way: begun, approved, sent, adopted by everybody asked, confirmed by somebody else. */
async function enacted(app: TestApp, organisation: StoredOrganisation, course: Course): Promise<Proposal> {
  const { kind, source, effects, force, begun, approved, adopted } = course;
  const draft = await doing(app, begun, secretary, async (desk) =>
    done(
      await beginProposal(desk, organisation, {
        ...{ kind, heading: 'Förbundsordning', adoptedAs: 'whole', effects },
        forceRule: { kind: 'whenAdopted', earliest: on(force) },
        text: { source, reading: readStatute(source) },
      }),
    ),
  );
  const decision = { body: 'De bildande', on: on(approved), minutes: '§ 4', registryNumber: '' };
  const ready = await doing(app, approved, secretary, async (desk) =>
    done(await approveProposal(desk, draft, { revision: draft.revision, decision })),
  );
  const sent = await doing(app, approved, secretary, async (desk) =>
    done(
      await dispatchProposal(desk, ready, { revision: ready.revision, answerBy: null, bodies: new Map() }),
    ),
  );
  const asked = await doing(app, adopted, secretary, (desk) => membersToAsk(desk, sent));
  for (const { memberId } of asked)
    await doing(app, adopted, secretary, async (desk) =>
      done(
        await recordAnswer(desk, sent, {
          ...{
            roundNumber: 1,
            memberId,
            answer: 'adopted',
            condition: 'othersAlike',
            decidedOn: on(adopted),
          },
          ...{ minutes: '§ 7', registryNumber: '', deviation: null, attachment: null, note: '' },
        }),
      ),
    );
  return doing(app, adopted, chair, async (desk) =>
    done(await confirmRatification(desk, sent, { roundNumber: 1 })),
  );
}

/** A page as a stranger gets it. */
async function htmlOf(app: TestApp, address: string): Promise<string> {
  const response = await app.stranger.get(address);
  expectPage(response);
  return response.text;
}

/** What stands under a heading of a page, up to the next section. */
const section = (html: string, id: string): string =>
  (html.split(`id="${id}"`)[1] ?? '')
    .split('</section>')[0]
    ?.replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ') ?? '';

describe('Södra Norrbotten, as it happened', () => {
  const open = appOfSuite();
  let forbund: StoredOrganisation;

  before(async () => {
    const app = open();
    const old: StoredOrganisation[] = [];
    for (const name of ['Pyramis', 'Piteå', 'Älvsbyn'])
      old.push(
        await doing(app, '2018-01-08', null, async (desk) =>
          done(
            await registerOrganisation(desk, {
              ...{ name: `Samordningsförbundet ${name}`, nameFrom: null, kind: 'forbund' },
              ...{ formedOn: null, note: null, shortName: null },
            }),
          ),
        ),
      );
    const founding = await doing(app, '2019-02-04', secretary, async (desk) =>
      done(
        await beginForming(desk, {
          name: 'Samordningsförbundet Södra Norrbotten',
          members: founders.map(([name, kind, party]) => ({ name, kind, party, from: null })),
        }),
      ),
    );
    forbund = founding.forbund;
    await enacted(app, forbund, {
      kind: 'formation',
      source: text('sex', founders.map(([name]) => name).join(', ')),
      effects: {
        ...noEffects,
        joins: founding.founders.map(({ memberId, party }) => ({ memberId, party })),
        seats: founding.founders.map(({ memberId }) => ({ memberId, ordinary: 1, alternates: 1 })),
      },
      ...{ force: '2020-01-01', begun: '2019-02-04', approved: '2019-03-20', adopted: '2019-10-28' },
    });
    for (const predecessor of old) {
      const name = predecessor.names[0]?.name ?? '';
      await doing(app, '2020-01-07', null, async (desk) => {
        const moved = { predecessor: name, kind: 'operationsMoved', on: known('2020-01-01') } as const;
        expect(await recordSuccession(desk, forbund, moved)).to.equal(null);
        const dates = { formedOn: null, liquidationFrom: known('2020'), dissolvedOn: null };
        expect(await changeDates(desk, predecessor, { ...dates, revision: 1 })).to.equal(null);
      });
    }
    const boden = await doing(app, '2020-09-01', null, async (desk) =>
      done(
        await registerOrganisation(desk, {
          ...{ name: 'Bodens kommun', nameFrom: null, kind: 'municipality' },
          ...{ formedOn: null, note: null, shortName: null },
        }),
      ),
    );
    await enacted(app, forbund, {
      kind: 'revision',
      source: text('sju', [...founders.map(([name]) => name), 'Bodens kommun'].join(', ')),
      effects: {
        ...noEffects,
        joins: [{ memberId: boden.id, party: 'municipalities' }],
        seats: [{ memberId: boden.id, ordinary: 1, alternates: 1 }],
      },
      ...{ force: '2021-06-01', begun: '2020-09-01', approved: '2020-11-12', adopted: '2021-03-15' },
    });
    app.clock.now = Date.parse('2026-03-02T09:00:00Z');
  });

  const pageOn = async (day: string) => await htmlOf(open(), `/forbund/sodra-norrbotten?datum=${day}`);
  const textOn = async (day: string) =>
    await htmlOf(open(), `/forbund/sodra-norrbotten/forbundsordning?datum=${day}`);

  it('on 2019-12-31 is being formed: no members, no board, no text in force', async () => {
    const page = await pageOn('2019-12-31');
    expect(page).to.include('Under bildande').and.include('Senare medlemmar');
    expect(page).to.not.include('Verksamt');
    expect(page).to.include('Inga kända medlemmar den dagen.');
    expect(section(page, 'styrelse')).to.equal('');
    expect(await textOn('2019-12-31')).to.not.include('består av sex ledamöter');
  });

  it('on 2020-01-01 is formed and at work, with its six founders and their seats', async () => {
    const page = await pageOn('2020-01-01');
    expect(page).to.include('Verksamt').and.include('Bildat: 1 januari 2020');
    for (const [name] of founders) expect(section(page, 'medlemmar'), name).to.include(name);
    expect(section(page, 'medlemmar').split('Senare medlemmar')[0]).to.not.include('Bodens kommun');
    expect(section(page, 'styrelse')).to.include('Ledamöter: 6. Ersättare: 6.');
    const statute = await textOn('2020-01-01');
    expect(statute).to.include('består av sex ledamöter').and.not.include('består av sju ledamöter');
  });

  it('on 2021-05-31 has six members still, and on 2021-06-01 Boden, with one more member and alternate', async () => {
    const [before, after] = [await pageOn('2021-05-31'), await pageOn('2021-06-01')];
    expect(section(before, 'medlemmar').split('Senare medlemmar')[0]).to.not.include('Bodens kommun');
    expect(section(before, 'styrelse'))
      .to.include('Ledamöter: 6. Ersättare: 6.')
      .and.not.include('Bodens kommun');
    expect(section(after, 'medlemmar')).to.include('Bodens kommun').and.not.include('Senare medlemmar');
    expect(section(after, 'styrelse')).to.include('Ledamöter: 7. Ersättare: 7.').and.include('Bodens kommun');
    expect(await textOn('2021-05-31')).to.include('består av sex ledamöter');
    expect(await textOn('2021-06-01')).to.include('består av sju ledamöter');
  });

  it('took over from three that went into liquidation some day in 2020, and were dissolved nobody knows when', async () => {
    const page = await pageOn('2020-01-01');
    for (const name of ['Pyramis', 'Piteå', 'Älvsbyn'])
      expect(section(page, 'handelser')).to.include(
        `Samordningsförbundet ${name} flyttade sin verksamhet hit 1 januari 2020`,
      );
    const old = async (day: string) => await htmlOf(open(), `/forbund/pyramis?datum=${day}`);
    expect(await old('2019-12-31'))
      .to.include('Verksamt')
      .and.not.include('kan ha ändrats');
    expect(await old('2020-01-01'))
      .to.include('kan ha ändrats den dagen')
      .and.include('I likvidation från: 2020');
    const later = await old('2021-06-01');
    expect(later).to.include('data-state="inLiquidation"').and.not.include('Upplöst');
    expect(later).to.include('Bildat: okänt datum');
  });

  it('tells its events in order, as a picture and as a table', async () => {
    const page = await htmlOf(open(), '/forbund/sodra-norrbotten/handelser');
    const table = page
      .slice(page.indexOf('<table'))
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ');
    const order = ['började bildas', 'Bildades', 'flyttade sin verksamhet hit', 'Bodens kommun blev medlem'];
    const places = order.map((event) => table.indexOf(event));
    expect(places).to.deep.equal(places.toSorted((a, b) => a - b));
    expect(places).to.not.include(-1);
    expect(page).to.include('<svg').and.include('<desc');
    expect(page).to.not.match(/ style=/);
  });

  it('is not formed a second time', async () => {
    const refused = await doing(open(), '2026-03-02', secretary, (desk) =>
      beginProposal(desk, forbund, {
        ...{ kind: 'formation', heading: 'Igen', adoptedAs: 'whole', effects: noEffects },
        ...{ forceRule: { kind: 'whenAdopted', earliest: null }, text: null },
      }),
    );
    expect(refused).to.have.property('refused');
  });
});

describe('facts of which little is known', () => {
  const open = appOfSuite();

  before(async () => {
    await doing(open(), '2026-03-02', null, async (desk) => {
      const skelleftea = done(
        await registerOrganisation(desk, {
          ...{ name: 'Samordningsförbundet Skellefteå', nameFrom: null, kind: 'forbund' },
          ...{ formedOn: known('2005-12'), note: null, shortName: null },
        }),
      );
      const name = 'Samordningsförbundet Skellefteå–Norsjö';
      expect(await renameOrganisation(desk, skelleftea, { name, from: null })).to.equal(null);
      for (const [member, group] of [
        ['Skellefteå kommun', 'municipality'],
        ['Norsjö kommun', 'municipality'],
        ['Västerbottens läns landsting', 'region'],
        ['Försäkringskassan', 'socialInsuranceAgency'],
        ['Arbetsförmedlingen', 'employmentService'],
      ] as const)
        expect(await addMember(desk, skelleftea, { member, group, from: null, to: null })).to.equal(null);
      const shares = [
        { party: 'socialInsuranceAgency', memberId: null, numerator: 1, denominator: 2 },
        { party: 'regions', memberId: null, numerator: 1, denominator: 4 },
        { party: 'municipalities', memberId: null, numerator: 1, denominator: 4 },
      ] as const;
      expect(await recordShares(desk, skelleftea, { from: null, known: 0, shares })).to.equal(null);
      const mora = done(
        await registerOrganisation(desk, {
          ...{ name: 'Norra Dalarnas Finsamförbund', nameFrom: null, kind: 'forbund' },
          ...{ formedOn: known('2013-09-02'), note: null, shortName: null },
        }),
      );
      expect(
        await addMember(desk, mora, { member: 'Mora kommun', group: 'municipality', from: null, to: null }),
      ).to.equal(null);
    });
  });

  it('Skellefteå–Norsjö: a former name, shares with the kommuner together, and dates not known', async () => {
    const page = await htmlOf(open(), '/forbund/skelleftea');
    expect(page).to.include('<h1 lang="sv">Samordningsförbundet Skellefteå–Norsjö</h1>');
    expect(section(page, 'namn')).to.match(/Samordningsförbundet Skellefteå från okänt datum/);
    expect(page).to.include('Bildat: december 2005');
    const shares = section(page, 'andelar');
    expect(shares).to.match(/Försäkringskassan 1\/2.*Regionerna 1\/4.*Kommunerna 1\/4/);
    expect(shares).to.match(/Norsjö kommun okänd.*Skellefteå kommun okänd/);
    expect(shares).to.not.include('Stämmer inte');
    expect(section(page, 'styrelse')).to.include('Okänt, minst en ledamot och en ersättare för varje medlem');
    expect(section(page, 'medlemmar').match(/okänt datum/g)).to.have.lengthOf(5);
  });

  it('Skellefteå–Norsjö: what has no date stands apart, and is drawn with a broken edge', async () => {
    const page = await htmlOf(open(), '/forbund/skelleftea/handelser');
    const undated = page.split('Händelser med okänt datum')[1] ?? '';
    expect(undated).to.include('Nytt namn:').and.include('Norsjö kommun');
    expect(page).to.match(/<rect class="bar" data-state="member" data-inexact/);
  });

  it('may have been there already in the month of which only so much is known', async () => {
    const page = async (day: string) => await htmlOf(open(), `/forbund/skelleftea?datum=${day}`);
    expect(await page('2005-11-30')).to.include('Inte bildat än');
    expect(await page('2005-12-15')).to.include('kan ha ändrats den dagen');
    expect(await page('2005-12-31'))
      .to.include('Verksamt')
      .and.not.include('kan ha ändrats');
  });

  for (const [day, state] of [
    ['2013-09-01', 'Inte bildat än'],
    ['2013-09-02', 'Verksamt'],
  ] as const)
    it(`Norra Dalarna on ${day}: ${state}`, async () => {
      const page = await htmlOf(open(), `/forbund/norra-dalarnas-finsamforbund?datum=${day}`);
      expect(page).to.include(state);
    });
});

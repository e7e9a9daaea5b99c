// Recording seats and shares by the forms: what is kept, what is refused, two at once, and what the page says then.
import { expect } from 'chai';
import { appOfSuite, type TestApp } from '../../support/app.ts';
import { expectLogged, expectNoChange } from '../../support/assertions.ts';
import { expectPage, expectRedirect } from '../../support/page.ts';

const path = '/forbund/granby';

/** The ids of Granby's members, kommun first, then region and the two agencies. */
async function membersOf({ house, world }: TestApp): Promise<readonly string[]> {
  const { organisations } = house.desk(house.engine.read, null);
  return (await organisations.memberships(world.granby.id)).map(({ memberId }) => memberId);
}

async function seatsTyped(
  app: TestApp,
  from: string,
  known: string,
  each: readonly (readonly [string, string])[],
) {
  const members = await membersOf(app);
  return {
    ...{ from, known },
    ...Object.fromEntries(
      members.flatMap((id, index) => [
        [`ordinary.${id}`, each[index]?.[0] ?? ''],
        [`alternates.${id}`, each[index]?.[1] ?? ''],
      ]),
    ),
  };
}
const one = ['1', '1'] as const;

describe('seats on the board', () => {
  const open = appOfSuite();
  // What is recorded later counts: nobody records twice in one instant.
  beforeEach(() => {
    open().clock.now += 1000;
  });

  it('are recorded for those that are typed, from a day, and shown on each side of it', async () => {
    const secretary = await open().as('secretary');
    const typed = await seatsTyped(open(), '2020-01-01', '0', [one, one, one]);
    const { done } = await expectLogged(
      open().house.engine,
      ['seats.recorded', 'seats.recorded', 'seats.recorded'],
      () => secretary.post(`${path}/platser`, typed),
    );
    expect(expectRedirect(done)).to.equal(`${path}/platser?kvitto=saved`);
    const page = expectPage(await open().stranger.get(`${path}?datum=2020-01-01`)).text;
    expect(page).to.include('okänt, minst en').and.not.include('Ledamöter: 3');
    expect(expectPage(await open().stranger.get(`${path}?datum=2019-12-31`)).text).to.include(
      'Okänt, minst en ledamot och en ersättare för varje medlem enligt 10 §',
    );
  });

  it('are red where a member has none, which the law does not allow', async () => {
    const secretary = await open().as('secretary');
    const typed = await seatsTyped(open(), '2022-01-01', '3', [['2', '0'], one, one, one]);
    expectRedirect(await secretary.post(`${path}/platser`, typed));
    const page = expectPage(await open().stranger.get(path)).text;
    expect(page).to.include('saknar ersättare (10 §)').and.include('Ledamöter: 5. Ersättare: 3.');
  });

  it('are corrected by recording the same day again', async () => {
    const secretary = await open().as('secretary');
    const typed = await seatsTyped(open(), '2022-01-01', '5', [['2', '2'], one, one, one]);
    expectRedirect(await secretary.post(`${path}/platser`, typed));
    expect(expectPage(await open().stranger.get(path)).text).to.include('Ledamöter: 5. Ersättare: 5.');
  });

  for (const [what, value, sentence] of [
    ['letters', 'två', /Skriv ett helt tal/],
    ['a negative number', '-1', /Skriv ett helt tal/],
    ['a fraction', '1,5', /Skriv ett helt tal/],
    ['more than a board has', '100', /högst 99/],
  ] as const)
    it(`are refused with ${what}, and what was typed stays`, async () => {
      const secretary = await open().as('secretary');
      const [first = ''] = await membersOf(open());
      const typed = await seatsTyped(open(), '2023', '6', [[value, '1']]);
      const page = expectPage(
        await expectNoChange(open().house.engine, () => secretary.post(`${path}/platser`, typed)),
        422,
      );
      expect(page.errorAt(`ordinary.${first}`)).to.match(sentence);
      expect(page.values(`ordinary.${first}`)).to.deep.equal([value]);
    });

  it('are refused where nothing is new, or the day does not exist', async () => {
    const secretary = await open().as('secretary');
    const same = await seatsTyped(open(), '2022-01-01', '6', [['2', '2'], one, one, one]);
    const page = expectPage(
      await expectNoChange(open().house.engine, () => secretary.post(`${path}/platser`, same)),
      422,
    );
    expect(page.mistakes[0]).to.match(/Ingenting/);
    const never = await seatsTyped(open(), '2023-02-29', '6', [['3', '3']]);
    expect(expectPage(await secretary.post(`${path}/platser`, never), 422).errorAt('from')).to.match(
      /datumet finns inte/i,
    );
  });

  it('recorded by two at once: the second is told, and nothing is lost', async () => {
    const secretary = await open().as('secretary');
    const typed = (count: string) => seatsTyped(open(), '2025-01-01', '6', [[count, count], one, one, one]);
    expectRedirect(await secretary.post(`${path}/platser`, await typed('3')));
    const late = await typed('4');
    const page = expectPage(
      await expectNoChange(open().house.engine, () => secretary.post(`${path}/platser`, late)),
      409,
    );
    const [first = ''] = await membersOf(open());
    expect(page.values(`ordinary.${first}`)).to.deep.equal(['4']);
    expect(page.text).to.match(/Så är det sparat nu: Ledamöter 3, ersättare 3/);
  });
});

describe('shares of the cost', () => {
  const open = appOfSuite();
  beforeEach(() => {
    open().clock.now += 1000;
  });
  const lawful = {
    'share.socialInsuranceAgency': '1/2',
    'share.regions': '25 %',
    'share.municipalities': '¼',
  };

  it('are recorded as fractions, whatever they are typed as', async () => {
    const secretary = await open().as('secretary');
    const { entries } = await expectLogged(
      open().house.engine,
      ['share.recorded', 'share.recorded', 'share.recorded'],
      () => secretary.post(`${path}/andelar`, { from: '2020', known: '0', ...lawful }),
    );
    expect(entries.map(({ facts }) => [facts['numerator'], facts['denominator']])).to.deep.include.members([
      [1, 2],
      [1, 4],
    ]);
    const page = expectPage(await open().stranger.get(path)).text;
    expect(page)
      .to.match(/Försäkringskassan\s+1\/2/)
      .and.not.include('Stämmer inte');
  });

  it('are asked for in words only', async () => {
    const form = expectPage(await (await open().as('secretary')).get(`${path}/andelar`));
    expect(form.text)
      .to.include('Enligt lagen 1/2.')
      .and.not.match(/\bshare\b/);
  });

  it('against the law are kept, and marked', async () => {
    const secretary = await open().as('secretary');
    const typed = { from: '2024-01-01', known: '3', ...lawful, 'share.regions': '1/3' };
    expectRedirect(await secretary.post(`${path}/andelar`, typed));
    const page = expectPage(await open().stranger.get(path)).text;
    expect(page).to.include('andelen ska vara 1/4 enligt 5 §').and.include('tillsammans 13/12');
    expect(expectPage(await open().stranger.get(`${path}?datum=2023-12-31`)).text).to.not.include('13/12');
  });

  for (const [what, typed, status] of [
    ['more than the whole', { known: '4', 'share.regions': '5/4' }, 422],
    ['no share at all', { known: '4', 'share.regions': 'hälften' }, 422],
    ['nothing', { known: '4' }, 422],
    ['a form that is out of date', { known: '3', 'share.regions': '1/4' }, 409],
    ['no count of what was known', { known: '', 'share.regions': '1/8' }, 409],
  ] as const)
    it(`are refused with ${what}`, async () => {
      const secretary = await open().as('secretary');
      const response = await expectNoChange(open().house.engine, () =>
        secretary.post(`${path}/andelar`, { from: '2025', ...typed }),
      );
      expectPage(response, status);
    });
});

describe('two at once', () => {
  const open = appOfSuite();

  it('record seats read at the same time: one is kept, the other is told', async () => {
    const secretary = await open().as('secretary');
    const typed = await Promise.all(
      ['1', '2'].map((count) => seatsTyped(open(), '2025-01-01', '0', [[count, count]])),
    );
    const answers = await Promise.all(typed.map((each) => secretary.post(`${path}/platser`, each)));
    expect(answers.map(({ status }) => status).toSorted()).to.deep.equal([303, 409]);
    const { house, world } = open();
    const { organisations } = house.desk(house.engine.read, null);
    expect(await organisations.seats(world.granby.id)).to.have.lengthOf(1);
  });

  it('give the same notice: it is given once', async () => {
    const secretary = await open().as('secretary');
    const { house, world } = open();
    const typed = {
      ...{ member: world.membershipId, givenOn: '2026-02-10', noticeMonths: '36', clause: '' },
    };
    const answers = await Promise.all([1, 2].map(() => secretary.post(`${path}/uttrade`, typed)));
    expect(answers.map(({ status }) => status).toSorted()).to.deep.equal([303, 422]);
    const { organisations } = house.desk(house.engine.read, null);
    expect(await organisations.withdrawals(world.granby.id)).to.have.lengthOf(1);
  });
});

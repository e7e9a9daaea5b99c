// What follows from a proposal, changed on its own page: members, seats and shares, by two at once and with false input.
import { expect } from 'chai';
import type { Effects, Proposal } from '../../../server/domain/proposals/proposal.ts';
import { appOfSuite, type TestApp } from '../../support/app.ts';
import { expectNoChange } from '../../support/assertions.ts';
import { elementsOf } from '../../support/markup.ts';
import { expectPage, expectRedirect, type PageRead } from '../../support/page.ts';
import { approved, dispatched, doing, drafted, root } from '../../support/rounds.ts';

const pathOf = ({ id }: Pick<Proposal, 'id'>): string => `${root}/${id}/foljder`;

/** What a browser would send of the form as it stands, with these fields changed. */
function sent(page: PageRead, change: Readonly<Record<string, string>> = {}): Record<string, string> {
  const fields = [...elementsOf(page.root)].flatMap(({ tag, attributes }) => {
    const name = attributes.get('name') ?? '';
    const isSent =
      (tag === 'input' || tag === 'select') &&
      /^(revision|leave|ordinary|alternates|share|part|join)/.test(name) &&
      (attributes.get('type') !== 'checkbox' || attributes.has('checked'));
    return isSent ? [[name, page.values(name)[0] ?? ''] as const] : [];
  });
  return { ...Object.fromEntries(fields), ...change };
}

const effectsOf = async (app: TestApp, { id }: Pick<Proposal, 'id'>): Promise<Effects | undefined> =>
  doing(app, async (desk) => (await desk.proposals.byId(id))?.effects);

const membersOfGranby = (app: TestApp) =>
  doing(app, async (desk) => {
    const memberships = await desk.organisations.memberships(app.world.granby.id);
    const all = await desk.organisations.byIds(memberships.map(({ memberId }) => memberId));
    return memberships.map(({ memberId, party }) => ({
      memberId,
      party,
      name: all.find(({ id }) => id === memberId)?.names[0]?.name ?? '',
    }));
  });

const kommunOf = async (app: TestApp): Promise<string> =>
  (await membersOfGranby(app)).find(({ party }) => party === 'municipalities')?.memberId ?? '';

/** As the form of an accession prepares it. */
async function accession(app: TestApp): Promise<{ proposal: Proposal; memberId: string }> {
  const secretary = await app.as('secretary');
  const to = expectRedirect(
    await secretary.post('/forbund/granby/anslutning', {
      ...{ member: 'Nyby kommun', group: 'municipality', from: '2027-01-01' },
      ...{ ordinary: '1', alternates: '1', share: '1/8' },
    }),
  );
  const id = new URL(to, 'http://here').searchParams.get('forslag') ?? '';
  return doing(app, async (desk) => {
    const proposal = await desk.proposals.byId(id);
    if (proposal === null) throw new Error('the accession is a proposal');
    return { proposal, memberId: proposal.effects.joins[0]?.memberId ?? '' };
  });
}

describe('what follows from a proposal', () => {
  const app = appOfSuite();

  it('is linked from its page and its terms, and an unchanged form changes nothing', async () => {
    const proposal = await approved(app());
    const secretary = await app().as('secretary');
    for (const from of ['', '/villkor'])
      expect(expectPage(await secretary.get(`${root}/${proposal.id}${from}`)).links).to.include(
        pathOf(proposal),
      );
    const page = expectPage(await secretary.get(pathOf(proposal)));
    expect(page.text).to.include('behöver styrelsen besluta på nytt').and.include('½ + ¼ + ¼');
    await expectNoChange(app().house.engine, async () =>
      expectRedirect(await secretary.post(pathOf(proposal), sent(page))),
    );
    const after = await doing(app(), (desk) => desk.proposals.byId(proposal.id));
    expect(after?.state).to.equal('boardApproved');
  });

  it('of an accession is corrected: its seats and share, and the others’ shares', async () => {
    const { proposal, memberId } = await accession(app());
    const secretary = await app().as('secretary');
    const kommun = await kommunOf(app());
    const page = expectPage(await secretary.get(pathOf(proposal)));
    expect(page.value('joinName.0')).to.equal('Nyby kommun');
    expect(page.value('joinShare.0')).to.equal('1/8');
    const change = {
      ...{ 'joinOrdinary.0': '2', 'joinAlternates.0': '2', 'joinShare.0': '1/12' },
      ...{ [`share.${kommun}`]: '1/6', 'part.municipalities': '¼' },
    };
    expectRedirect(await secretary.post(pathOf(proposal), sent(page, change)));
    expect(await effectsOf(app(), proposal)).to.deep.equal({
      joins: [{ memberId, party: 'municipalities' }],
      leaves: [],
      seats: [{ memberId, ordinary: 2, alternates: 2 }],
      shares: [
        { party: 'municipalities', memberId: null, numerator: 1, denominator: 4 },
        { party: 'municipalities', memberId: kommun, numerator: 1, denominator: 6 },
        { party: 'municipalities', memberId, numerator: 1, denominator: 12 },
      ],
    } satisfies Effects);
    const now = expectPage(await secretary.get(pathOf(proposal)));
    expect(now.value(`share.${kommun}`)).to.equal('1/6');
    expect(now.text).to.not.include('Att kontrollera');
    // A field that is emptied changes nothing from then on.
    const emptied = { 'joinShare.0': '', [`share.${kommun}`]: '', 'part.municipalities': '' };
    expectRedirect(await secretary.post(pathOf(proposal), sent(now, emptied)));
    expect((await effectsOf(app(), proposal))?.shares).to.deep.equal([]);
  });

  it('says at once where the shares would not add up', async () => {
    const { proposal } = await accession(app());
    const secretary = await app().as('secretary');
    const page = expectPage(await secretary.get(pathOf(proposal)));
    const change = { [`share.${await kommunOf(app())}`]: '1/4', 'part.municipalities': '1/4' };
    expectRedirect(await secretary.post(pathOf(proposal), sent(page, change)));
    expect(expectPage(await secretary.get(pathOf(proposal))).text).to.match(/Kommuner[^.]*: [^.]*3\/8/);
  });

  it('takes a member out while another comes in, and undoes the board’s approval', async () => {
    const proposal = await approved(app());
    const secretary = await app().as('secretary');
    const kommun = await kommunOf(app());
    const page = expectPage(await secretary.get(pathOf(proposal)));
    const leave = { [`leave.${kommun}`]: '1' };
    const refused = expectPage(await secretary.post(pathOf(proposal), sent(page, leave)), 409);
    expect(refused.errorAt('members')).to.include('minst en kommun');
    const join = { 'joinName.1': 'Sjöby kommun', 'joinParty.1': 'municipalities' };
    expectRedirect(await secretary.post(pathOf(proposal), sent(page, { ...leave, ...join })));
    const after = await doing(app(), (desk) => desk.proposals.byId(proposal.id));
    expect(after?.effects.leaves).to.deep.equal([{ memberId: kommun }]);
    expect(after?.effects.joins).to.have.length(1);
    expect([after?.state, after?.board]).to.deep.equal(['draft', null]);
    const shown = expectPage(await secretary.get(`${root}/${proposal.id}`));
    expect(shown.text)
      .to.include('Granbys kommun: lämnar förbundet')
      .and.include('Sjöby kommun: blir medlem');
  });

  it('is of one member once, and of those that can join', async () => {
    const proposal = await drafted(app());
    const secretary = await app().as('secretary');
    const page = expectPage(await secretary.get(pathOf(proposal)));
    const row = (at: number, name: string, party = 'municipalities') => ({
      [`joinName.${String(at)}`]: name,
      [`joinParty.${String(at)}`]: party,
    });
    for (const [change, status, field] of [
      [{ ...row(0, 'Ny kommun'), ...row(2, 'ny kommun') }, 422, 'joinName.2'],
      [row(0, 'Granbys kommun'), 409, 'joinName.0'],
      [row(1, 'Granbys kommun', 'regions'), 422, 'joinName.1'],
      [{ 'joinOrdinary.0': '1', 'joinAlternates.0': '1' }, 422, 'joinName.0'],
      [{ ...row(0, 'Ny kommun'), 'joinShare.0': 'hälften' }, 422, 'joinShare.0'],
      [{ ...row(0, 'Ny kommun'), 'joinOrdinary.0': '100' }, 422, 'joinOrdinary.0'],
      [{ ...row(0, 'Ny kommun'), 'joinOrdinary.0': '1' }, 422, 'joinAlternates.0'],
      [{ ...row(0, 'Ny kommun'), 'joinOrdinary.0': '0', 'joinAlternates.0': '0' }, 409, 'joinOrdinary.0'],
      [{ ...row(0, 'Ny kommun', 'none') }, 422, 'joinParty.0'],
    ] as const) {
      const typed = sent(page, change);
      const again = await expectNoChange(app().house.engine, async () =>
        expectPage(await secretary.post(pathOf(proposal), typed), status),
      );
      expect(again.errorAt(field), JSON.stringify(change)).to.be.a('string').and.not.equal('');
      for (const [name, value] of Object.entries(change))
        if (name !== 'joinParty.0') expect(again.value(name)).to.equal(value);
    }
  });

  it('shows what another has saved, and keeps what was typed', async () => {
    const proposal = await drafted(app());
    const [secretary, kommun] = [await app().as('secretary'), await kommunOf(app())];
    const page = expectPage(await secretary.get(pathOf(proposal)));
    const fields = (count: string) => ({ [`ordinary.${kommun}`]: count, [`alternates.${kommun}`]: count });
    const [three, four] = await Promise.all([
      secretary.post(pathOf(proposal), sent(page, fields('3'))),
      secretary.post(pathOf(proposal), sent(page, fields('4'))),
    ]);
    expect([three.status, four.status].toSorted()).to.deep.equal([303, 409]);
    const [saved, mine] = three.status === 303 ? ['3', '4'] : ['4', '3'];
    const refused = expectPage(three.status === 303 ? four : three, 409);
    expect(refused.text).to.include(`Granbys kommun: ${saved} ledamöter och ${saved} ersättare`);
    expect(refused.value(`ordinary.${kommun}`)).to.equal(mine);
    expectRedirect(await secretary.post(pathOf(proposal), sent(refused)));
    expect((await effectsOf(app(), proposal))?.seats).to.deep.equal([
      { memberId: kommun, ordinary: Number(mine), alternates: Number(mine) },
    ]);
  });

  it('takes nothing that is not on the form', async () => {
    const proposal = await drafted(app());
    const secretary = await app().as('secretary');
    const page = expectPage(await secretary.get(pathOf(proposal)));
    for (const change of [
      { [`ordinary.${app().world.ekdal.id}`]: '1' },
      { 'leave.not-an-id': '1' },
      { 'part.none': '1/2' },
      { 'joinName.60': 'Långt bort' },
      { effects: '{}' },
      { revision: 'x' },
      { 'joinName.0': '<script>alert(1)</script>\u202e' },
      { 'joinName.0': 'x'.repeat(201) },
    ]) {
      const typed = sent(page, change);
      const again = await expectNoChange(app().house.engine, async () =>
        expectPage(await secretary.post(pathOf(proposal), typed), 422),
      );
      expect(again.mistakes).to.not.deep.equal([]);
    }
  });

  it('is not changed once the members are asked, nor by others', async () => {
    const proposal = await dispatched(app());
    const secretary = await app().as('secretary');
    const page = expectPage(await secretary.get(pathOf(proposal)));
    expect(page.text).to.not.include('Lämnar förbundet när förslaget börjar gälla Spara');
    const change = {
      [`ordinary.${await kommunOf(app())}`]: '4',
      [`alternates.${await kommunOf(app())}`]: '4',
    };
    expect((await secretary.post(pathOf(proposal), sent(page, change))).status).to.equal(409);
    for (const who of ['chair', 'otherSecretary'] as const)
      expect((await (await app().as(who)).get(pathOf(proposal))).status, who).to.equal(404);
  });
});

// From the last adoption to a version: its day, its decisions, what follows with it, and a förbund that is formed so.
import { expect } from 'chai';
import { timelineOn } from '../../../server/domain/statutes/timeline.ts';
import type { Party } from '../../../server/domain/organisations/membership.ts';
import type { Effects, ForceRule, Proposal } from '../../../server/domain/proposals/proposal.ts';
import {
  approveProposal,
  beginProposal,
  confirmRatification,
  dispatchProposal,
  forceOf,
  recordAnswer,
  type NewAnswer,
} from '../../../server/features/proposals/index.ts';
import {
  addMember,
  changeDates,
  registerOrganisation,
  type StoredOrganisation,
} from '../../../server/features/organisations/index.ts';
import type { HouseDesk } from '../../../server/house.ts';
import { openApp, type TestApp } from '../../support/app.ts';
import { expectLogged } from '../../support/assertions.ts';
import { wording } from '../../support/cast.ts';
import { known, on } from '../../support/days.ts';
import {
  allAdopt,
  answerOf,
  begun,
  clauses,
  decision,
  doAs,
  doneAs,
  membersOf,
  ratifiedByAll,
  refusedOf,
  sentOut,
} from '../../support/proposals.ts';
import { read } from '../../support/rounds.ts';

const none: Effects = { joins: [], leaves: [], seats: [], shares: [] };
const reading = ({ house }: TestApp): HouseDesk => house.desk(house.engine.read, null);

describe('a proposal that all have adopted', () => {
  let app: TestApp;
  beforeEach(async () => {
    app = await openApp();
  });
  afterEach(() => app.close());

  const versions = () => reading(app).statutes.versions(app.world.granby.id);
  const enacted = async (
    source: string,
    forceRule: ForceRule,
    change: Partial<NewAnswer> = {},
    effects: Effects = none,
  ): Promise<Proposal> =>
    ratifiedByAll(app, await sentOut(app, await begun(app, source, { forceRule, effects })), change);

  it('becomes a version from the day of the last adoption, with every decision and its evidence', async () => {
    const proposal = await sentOut(app, await begun(app, wording('Ett nytt ändamål.', 'sex')));
    const members = await membersOf(app, proposal);
    app.clock.now = Date.parse('2026-03-09T09:00:00.000Z');
    const attachment = { name: 'utdrag.pdf', bytes: Buffer.from('%PDF-1.7 utdrag') };
    for (const [index, memberId] of members.entries())
      await doneAs(app, 'secretary', (desk) =>
        recordAnswer(desk, proposal, {
          ...answerOf(memberId, { decidedOn: on(`2026-03-0${String(index + 2)}`) }),
          ...{ registryNumber: `Dnr ${String(index)}`, attachment: index === 0 ? attachment : null },
        }),
      );
    const { done, entries } = await expectLogged(
      app.house.engine,
      ['ratification.confirmed', 'statute.versionRatified', 'proposal.enacted'],
      () => doneAs(app, 'chair', (desk) => confirmRatification(desk, proposal, { roundNumber: 1 })),
    );
    const version = (await versions()).at(-1);
    expect(done).to.deep.include({ state: 'ratified', versionId: version?.id });
    expect(version).to.include({ evidence: 'ratified', effectiveFrom: '2026-03-05', sequence: 4 });
    expect(version).to.include({ proposalId: proposal.id, correctsVersionId: null });
    expect(entries.at(-1)?.facts).to.include({ from: '2026-03-05', because: 'adopted' });
    const decisions = await reading(app).statutes.decisions(app.world.granby.id, version?.id ?? '');
    expect(decisions.map(({ body, on: day, registryNumber }) => [body, day, registryNumber])).to.deep.equal([
      ['Kommunfullmäktige i Granbys kommun', '2026-03-02', 'Dnr 0'],
      ['Regionfullmäktige i Region Grandal', '2026-03-03', 'Dnr 1'],
      ['Försäkringskassan', '2026-03-04', 'Dnr 2'],
      ['Arbetsförmedlingen', '2026-03-05', 'Dnr 3'],
    ]);
    const [file] = await reading(app).proposals.attachmentsByIds([decisions[0]?.attachmentId ?? '']);
    expect(file).to.include({ name: 'utdrag.pdf', mediaType: 'application/pdf' });
  });

  it('is sealed like a version that was read in', async () => {
    await app.house.worker.runAll();
    const proposal = await enacted(wording('Ett nytt ändamål.'), { kind: 'whenAdopted', earliest: null });
    await app.house.worker.runAll();
    const issued = await reading(app).documents.issued('statuteVersion', proposal.versionId ?? '');
    expect(issued?.title).to.include('Förbundsordning');
  });

  it('lies ahead until its stated day, and the old one closes the day before, nobody touching anything', async () => {
    await enacted(wording('Ett nytt ändamål.'), { kind: 'fixedDay', day: on('2028-02-29') });
    const inForce = async (day: string) => timelineOn(await versions(), on(day));
    expect((await inForce('2028-02-28')).inForce?.sequence).to.equal(3);
    expect((await inForce('2028-02-28')).spells.at(-1)?.state).to.equal('prospective');
    expect((await inForce('2028-02-29')).inForce?.sequence).to.equal(4);
    expect((await inForce('2028-02-29')).spells.at(-2)?.until).to.equal('2028-02-28');
    // Midnight in Sweden is an hour before midnight UTC: the page turns then.
    app.clock.now = Date.parse('2028-02-28T22:59:59.000Z');
    const page = async () => (await app.stranger.get('/forbund/granby/forbundsordning')).text;
    expect(await page()).to.not.include('Ett nytt ändamål');
    app.clock.now = Date.parse('2028-02-28T23:00:00.000Z');
    expect(await page()).to.include('Ett nytt ändamål');
  });

  it('gives way to the last decision where its stated day has passed', async () => {
    await enacted(wording('Ett nytt ändamål.'), { kind: 'fixedDay', day: on('2026-01-01') });
    expect((await versions()).at(-1)?.effectiveFrom).to.equal('2026-03-02');
  });

  it('never applies before what it changes does, and replaces it the same day', async () => {
    await enacted(wording('Ett nytt ändamål.'), { kind: 'fixedDay', day: on('2027-01-01') });
    const second = await begun(app, wording('Ett nytt ändamål.', 'sju'), {
      forceRule: { kind: 'whenAdopted', earliest: null },
    });
    const sent = await sentOut(app, second);
    expect(await forceOf(reading(app), sent)).to.deep.equal({ missing: 'adoptions', count: 4 });
    await ratifiedByAll(app, sent);
    const { spells, inForce } = timelineOn(await versions(), on('2027-01-01'));
    expect(inForce).to.include({ sequence: 5, effectiveFrom: '2027-01-01' });
    expect(spells.map(({ isReplacedSameDay }) => isReplacedSameDay)).to.deep.equal([
      ...[false, false, false, true, false],
    ]);
  });

  it('takes in a member with one more seat, lets one leave the day before, and shares the cost anew', async () => {
    const { granby } = app.world;
    const joining = await registered('Björkby kommun', 'municipality');
    const kommun = (await reading(app).organisations.memberships(granby.id)).find(
      ({ party }) => party === 'municipalities',
    );
    const leaving = kommun?.memberId ?? '';
    await enacted(
      wording('Ett nytt ändamål.'),
      { kind: 'fixedDay', day: on('2026-06-01') },
      {},
      {
        joins: [{ memberId: joining.id, party: 'municipalities' }],
        leaves: [{ memberId: leaving }],
        seats: [{ memberId: joining.id, ordinary: 1, alternates: 1 }],
        shares: [{ party: 'municipalities', memberId: joining.id, numerator: 1, denominator: 8 }],
      },
    );
    const { organisations } = reading(app);
    const spells = await organisations.memberships(granby.id);
    expect(spells.find(({ memberId }) => memberId === joining.id)).to.include({
      from: '2026-06-01',
      to: null,
    });
    expect(spells.find(({ memberId }) => memberId === leaving)).to.include({ to: '2026-05-31' });
    expect(await organisations.seats(granby.id)).to.have.lengthOf(1);
    expect((await organisations.shares(granby.id))[0]).to.include({ denominator: 8, from: '2026-06-01' });
  });

  it('asks who joins with it, and who leaves with it without having given notice', async () => {
    const joining = await registered('Björkby kommun', 'municipality');
    const spells = await reading(app).organisations.memberships(app.world.granby.id);
    const leaving = spells.find(({ party }) => party === 'municipalities')?.memberId ?? '';
    const effects: Effects = {
      ...none,
      joins: [{ memberId: joining.id, party: 'municipalities' }],
      leaves: [{ memberId: leaving }],
    };
    const sent = await sentOut(app, await begun(app, wording('Ett nytt ändamål.'), { effects }));
    const asked = await membersOf(app, sent);
    expect(asked).to.have.lengthOf(5).and.to.include.members([joining.id, leaving]);
  });

  it('is neither approved nor sent where an effect cannot come about', async () => {
    const spells = await reading(app).organisations.memberships(app.world.granby.id);
    const of = (party: Party): string => spells.find((each) => each.party === party)?.memberId ?? '';
    const outsider = (await registered('Björkby kommun', 'municipality')).id;
    const join = (memberId: string, party: Party = 'municipalities') => ({ memberId, party });
    const seats = (memberId: string) => ({ memberId, ordinary: 1, alternates: 1 });
    const cases: readonly (readonly [Partial<Effects>, string])[] = [
      [{ joins: [join(of('municipalities'))] }, 'proposal.joinsAlready'],
      [{ joins: [join('nobody')] }, 'organisation.unknown'],
      [{ joins: [join(app.world.granby.id)] }, 'organisation.unknown'],
      [{ joins: [join(outsider, 'regions')] }, 'membership.partyOfAnotherKind'],
      [{ leaves: [{ memberId: outsider }] }, 'proposal.notMember'],
      [{ leaves: [{ memberId: of('employmentService') }] }, 'withdrawal.agency'],
      [{ seats: [seats(outsider)] }, 'proposal.notMember'],
      [{ leaves: [{ memberId: of('regions') }] }, 'proposal.partyMissing'],
      [
        {
          joins: [join(outsider)],
          leaves: [{ memberId: of('municipalities') }],
          seats: [seats(of('municipalities'))],
        },
        'proposal.notMember',
      ],
      [
        { shares: [{ party: 'regions', memberId: outsider, numerator: 1, denominator: 4 }] },
        'proposal.notMember',
      ],
    ];
    for (const [effects, code] of cases) {
      const draft = await begun(app, wording('Ett nytt ändamål.'), { effects: { ...none, ...effects } });
      const answer = await doAs(app, 'chair', (desk) =>
        approveProposal(desk, draft, { revision: 1, decision }),
      );
      expect(refusedOf(answer)).to.equal(code);
    }
  });

  it('is no text of a dissolved förbund: nothing is begun, and what was adopted after its end applies never', async () => {
    const sent = await sentOut(app, await begun(app, wording('Ett nytt ändamål.')));
    const draft = await begun(app, wording('Ett annat ändamål.'));
    const dates = { formedOn: app.world.granby.formedOn, liquidationFrom: known('2026-02-01') };
    await doneAs(app, null, async (desk) => {
      const [granby] = await desk.organisations.byIds([app.world.granby.id]);
      const ended = { ...dates, dissolvedOn: known('2026-02-28'), revision: granby?.revision ?? 0 };
      return (await changeDates(desk, app.world.granby, ended)) ?? 'done';
    });
    await allAdopt(app, sent);
    const confirmed = await doAs(app, 'chair', (desk) => confirmRatification(desk, sent, { roundNumber: 1 }));
    expect(confirmed).to.deep.include({
      refused: 'proposal.dissolved',
      facts: { organisation: 'Samordningsförbundet Granby' },
    });
    const approved = await doAs(app, 'chair', (desk) =>
      approveProposal(desk, draft, { revision: 1, decision }),
    );
    expect(refusedOf(approved)).to.equal('proposal.dissolved');
    expect((await versions()).at(-1)).to.include({ sequence: 3 });
  });

  it('is not sent where somebody it takes in has become a member meanwhile', async () => {
    const joining = await registered('Björkby kommun', 'municipality');
    const joins = [{ memberId: joining.id, party: 'municipalities' as const }];
    const draft = await begun(app, wording('Ett nytt ändamål.'), { effects: { ...none, joins } });
    const approved = await doneAs(app, 'chair', (desk) =>
      approveProposal(desk, draft, { revision: 1, decision }),
    );
    await doneAs(app, null, async (desk) => {
      const member = { member: 'Björkby kommun', group: 'municipality', from: null, to: null } as const;
      return (await addMember(desk, app.world.granby, member)) ?? 'done';
    });
    const answer = await doAs(app, 'secretary', (desk) =>
      dispatchProposal(desk, approved, { revision: 2, answerBy: null, bodies: new Map() }),
    );
    expect(answer).to.deep.include({ refused: 'proposal.joinsAlready', facts: { member: 'Björkby kommun' } });
  });

  const registered = (name: string, kind: StoredOrganisation['kind']): Promise<StoredOrganisation> =>
    doneAs(app, null, (desk) =>
      registerOrganisation(desk, {
        ...{ name, nameFrom: null, kind, formedOn: null, note: null, shortName: null },
      }),
    );

  describe('a förbund', () => {
    it('is formed by its founders: it exists from the day, with members, seats and its first text', async () => {
      const forbund = await registered('Samordningsförbundet Björkdal', 'forbund');
      const founders = await Promise.all(
        (
          [
            ['municipality', 'municipalities'],
            ['region', 'regions'],
            ['agency', 'socialInsuranceAgency'],
            ['agency', 'employmentService'],
          ] as const
        ).map(async ([kind, party]) => ({ ...(await registered(`Björkdals ${party}`, kind)), party })),
      );
      const joins = founders.map(({ id, party }) => ({ memberId: id, party }));
      const begin = (joining: Effects['joins']) =>
        doAs(app, 'networkOffice', (desk) =>
          beginProposal(desk, forbund, {
            ...{ kind: 'formation', heading: 'Förbundsordning', adoptedAs: 'whole' },
            forceRule: { kind: 'fixedDay', day: on('2027-01-01') },
            effects: {
              ...{ joins: joining, leaves: [], shares: [] },
              seats: joins.map(({ memberId }) => ({ memberId, ordinary: 1, alternates: 1 })),
            },
            text: read(clauses(3)),
          }),
        );
      expect(refusedOf(await begin(joins.slice(3)))).to.equal('proposal.withoutFounders');
      const draft = await begin(joins);
      if ('refused' in draft) throw new Error(draft.refused);
      expect(refusedOf(await begin(joins))).to.equal('proposal.oneFormation');
      const text = await reading(app).proposals.text(draft.id, 1);
      expect(text?.baseVersionId).to.equal(null);
      expect(text?.amendments.filter(({ kind }) => kind === 'insert')).to.have.lengthOf(3);
      const formed = await ratifiedByAll(app, await sentOut(app, draft));
      expect(formed.versionId).to.be.a('string');
      const [after] = await reading(app).organisations.byIds([forbund.id]);
      expect(after?.formedOn).to.equal('2027-01-01');
      const spells = await reading(app).organisations.memberships(forbund.id);
      expect(spells.map(({ from }) => from)).to.deep.equal(Array(4).fill('2027-01-01'));
      expect(await reading(app).organisations.seats(forbund.id)).to.have.lengthOf(4);
      expect(refusedOf(await begin(joins))).to.equal('proposal.alreadyFormed');
    });

    it('is not formed without a kommun, a region or one of the agencies', async () => {
      const forbund = await registered('Samordningsförbundet Björkdal', 'forbund');
      const joins = await Promise.all(
        (
          [
            ['region', 'regions'],
            ['agency', 'socialInsuranceAgency'],
            ['agency', 'employmentService'],
          ] as const
        ).map(async ([kind, party]) => ({
          memberId: (await registered(`Björkdals ${party}`, kind)).id,
          party,
        })),
      );
      const draft = await doneAs(app, 'networkOffice', (desk) =>
        beginProposal(desk, forbund, {
          ...{ kind: 'formation', heading: 'H', adoptedAs: 'whole', text: read(clauses(3)) },
          forceRule: { kind: 'whenAdopted', earliest: null },
          effects: { ...none, joins },
        }),
      );
      const approved = await doAs(app, 'networkOffice', (desk) =>
        approveProposal(desk, draft, { revision: 1, decision }),
      );
      expect(approved).to.deep.include({
        refused: 'proposal.partyMissing',
        facts: { parties: 'municipalities', member: '' },
      });
    });

    it('is not formed anew, has no bylaws, and is not revised before it has a text', async () => {
      const forbund = await registered('Samordningsförbundet Björkdal', 'forbund');
      const begin = (organisation: StoredOrganisation, kind: Proposal['kind']) =>
        doAs(app, 'networkOffice', (desk) =>
          beginProposal(desk, organisation, {
            ...{ kind, heading: 'H', adoptedAs: 'whole', text: read(clauses(3)) },
            forceRule: { kind: 'whenAdopted', earliest: null },
            effects: { ...none, joins: [] },
          }),
        );
      expect(refusedOf(await begin(app.world.granby, 'formation'))).to.equal('proposal.alreadyFormed');
      expect(refusedOf(await begin(app.world.granby, 'bylaws'))).to.equal('proposal.kind');
      expect(refusedOf(await begin(app.world.network, 'revision'))).to.equal('proposal.kind');
      expect(refusedOf(await begin(forbund, 'revision'))).to.equal('statute.withoutBase');
    });
  });

  it('is refused a text without a clause, and the board a decision ahead or about nothing', async () => {
    const empty = await doAs(app, 'secretary', (desk) =>
      beginProposal(desk, app.world.granby, {
        ...{ kind: 'revision', heading: 'H', adoptedAs: 'whole', effects: none, text: read('Hej.') },
        forceRule: { kind: 'whenAdopted', earliest: null },
      }),
    );
    expect(refusedOf(empty)).to.equal('statute.withoutClause');
    const unchanged = await begun(app, null);
    const approve = (proposal: Proposal, day: string) =>
      doAs(app, 'chair', (desk) =>
        approveProposal(desk, proposal, {
          revision: proposal.revision,
          decision: { ...decision, on: on(day) },
        }),
      );
    expect(refusedOf(await approve(unchanged, '2026-03-02'))).to.equal('proposal.nothingChanged');
    const draft = await begun(app, wording('Ett nytt ändamål.'));
    expect(refusedOf(await approve(draft, '2026-03-03'))).to.equal('proposal.decidedInTheFuture');
    expect(await approve(draft, '2025-03-02')).to.deep.include({
      ...{ refused: 'proposal.decidedLongBefore', facts: { date: '2026-03-02' } },
    });
    expect(await approve(draft, '2026-03-01')).to.deep.include({ state: 'boardApproved' });
  });
});

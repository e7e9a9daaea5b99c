// Nobody is bound by a text it never adopted: who comes while a proposal is out, who comes later, and who leaves with it.
import { expect } from 'chai';
import { isSuperseded } from '../../../server/domain/proposals/lifecycle.ts';
import { noEffects, type Proposal } from '../../../server/domain/proposals/proposal.ts';
import {
  noticeWithdrawal,
  takeBackWithdrawal,
} from '../../../server/features/organisations/actions/withdrawal.ts';
import {
  addMember,
  registerOrganisation,
  type StoredOrganisation,
} from '../../../server/features/organisations/index.ts';
import {
  approveProposal,
  confirmRatification,
  recordAnswer,
  recordSignature,
  reviseProposal,
} from '../../../server/features/proposals/index.ts';
import type { HouseDesk } from '../../../server/house.ts';
import { openApp, type TestApp } from '../../support/app.ts';
import { expectNoChange } from '../../support/assertions.ts';
import { wording } from '../../support/cast.ts';
import { known, on } from '../../support/days.ts';
import { forEachEngine } from '../../support/engines.ts';
import {
  allAdopt,
  answerOf,
  begun,
  decision,
  doAs,
  doneAs,
  latest,
  membersOf,
  ratifiedByAll,
  refusedOf,
  sentOut,
} from '../../support/proposals.ts';

const purpose = 'Ett nytt ändamål.';
const party = 'municipalities' as const;

forEachEngine((under) => {
  describe('whose adoption a proposal needs', () => {
    let app: TestApp;
    beforeEach(async () => {
      app = await openApp(await under.url());
    });
    afterEach(() => app.close());

    const reading = (): HouseDesk => app.house.desk(app.house.engine.read, null);
    const spells = () => reading().organisations.memberships(app.world.granby.id);
    const kommun = async (name = 'Björkby kommun'): Promise<StoredOrganisation> =>
      doneAs(app, null, (desk) =>
        registerOrganisation(desk, {
          ...{ name, nameFrom: null, kind: 'municipality', formedOn: null, note: null, shortName: null },
        }),
      );
    const takenIn = (from: string | null, to: string | null = null, name = 'Björkby kommun') =>
      doneAs(app, 'secretary', async (desk) => {
        const member = {
          member: name,
          group: 'municipality',
          ...{ from: from === null ? null : known(from), to: to === null ? null : known(to) },
        } as const;
        return (await addMember(desk, app.world.granby, member)) ?? 'done';
      });
    const confirm = (proposal: Proposal, roundNumber = 1) =>
      doAs(app, 'chair', (desk) => confirmRatification(desk, proposal, { roundNumber }));
    const refused = async (act: () => Promise<unknown>): Promise<string> =>
      refusedOf(await expectNoChange(app.house.engine, act));
    const revised = (proposal: Proposal) =>
      doneAs(app, 'secretary', async (desk) => {
        const current = await desk.proposals.byId(proposal.id);
        return reviseProposal(desk, proposal, { revision: current?.revision ?? 0, because: 'En ny medlem.' });
      });
    for (const [says, from] of [
      ['since yesterday', '2026-03-01'],
      ['from next year', '2027-01-01'],
      ['from a day not known', null],
    ] as const)
      it(`a member that the register takes in ${says} while it is out must adopt it: it is asked again`, async () => {
        const sent = await sentOut(app, await begun(app, wording(purpose)));
        await allAdopt(app, sent);
        await kommun();
        await takenIn(from);
        const no = await confirm(sent);
        expect(no).to.deep.include({
          refused: 'ratification.othersMustAdopt',
          facts: { members: 'Björkby kommun' },
        });
        await sentOut(app, await revised(sent));
        expect(await membersOf(app, sent)).to.have.lengthOf(5);
        expect(await ratifiedByAll(app, sent, { roundNumber: 2 })).to.have.property('state', 'ratified');
      });

    it('no further answer is recorded, and nobody signs, where another must adopt', async () => {
      const forceRule = { kind: 'whenAdoptedAndSigned', earliest: null } as const;
      const sent = await sentOut(app, await begun(app, wording('Något annat.')));
      const waiting = await ratifiedByAll(
        app,
        await sentOut(app, await begun(app, wording(purpose), { forceRule })),
      );
      const [memberId = ''] = await membersOf(app, sent);
      await kommun();
      await takenIn('2026-03-01');
      const answer = () => doAs(app, 'secretary', (desk) => recordAnswer(desk, sent, answerOf(memberId)));
      expect(await refused(answer)).to.equal('ratification.othersMustAdopt');
      const signature = { roundNumber: 1, memberId, signedOn: on('2026-03-02'), attachment: null };
      const sign = () => doAs(app, 'secretary', (desk) => recordSignature(desk, waiting, signature));
      expect(await refused(sign)).to.equal('ratification.othersMustAdopt');
      expect(await revised(waiting)).to.include({ state: 'draft' });
    });

    it('who joins by another proposal must adopt what is out as amendments: its round is over', async () => {
      const joining = await kommun();
      const amendments = { adoptedAs: 'amendments' } as const;
      const out = await sentOut(app, await begun(app, wording(purpose), amendments));
      const joins = [{ memberId: joining.id, party }];
      const accession = await begun(app, wording('Förbundet ska stödja finansiell samordning.', 'sju'), {
        ...amendments,
        effects: { ...noEffects, joins },
      });
      await ratifiedByAll(app, await sentOut(app, accession));
      expect(isSuperseded(await latest(app, out))).to.equal(true);
      expect(await refused(() => confirm(out))).to.equal('ratification.superseded');
    });

    it('a member from a later day is asked, and can leave, have seats and shares', async () => {
      const later = await kommun();
      await takenIn('2027-01-01');
      const effects = {
        ...noEffects,
        seats: [{ memberId: later.id, ordinary: 1, alternates: 1 }],
        shares: [{ party, memberId: later.id, numerator: 1, denominator: 8 }],
      };
      const sent = await sentOut(app, await begun(app, wording(purpose), { effects }));
      expect(await membersOf(app, sent)).to.include(later.id);
      const leaving = (day: string) =>
        begun(app, wording(purpose), {
          effects: { ...noEffects, leaves: [{ memberId: later.id }] },
          forceRule: { kind: 'fixedDay', day: on(day) },
        });
      const approve = (draft: Proposal) =>
        doAs(app, 'chair', (desk) => approveProposal(desk, draft, { revision: 1, decision }));
      for (const day of ['2026-06-01', '2027-01-01'])
        expect(refusedOf(await approve(await leaving(day)))).to.equal('proposal.leavesBeforeJoining');
      const left = await ratifiedByAll(app, await sentOut(app, await leaving('2027-06-01')));
      expect(left.state).to.equal('ratified');
      expect((await spells()).find(({ memberId }) => memberId === later.id)).to.include({
        ...{ from: '2027-01-01', to: '2027-05-31' },
      });
    });

    it('who leaves with it adopts it too, and is a member to the day of the last decision', async () => {
      const leaving = await kommun();
      await takenIn('2020-01-01');
      const effects = { ...noEffects, leaves: [{ memberId: leaving.id }] };
      const sent = await sentOut(app, await begun(app, wording(purpose), { effects }));
      const members = await membersOf(app, sent);
      expect(members).to.include(leaving.id);
      for (const memberId of members.filter((id) => id !== leaving.id))
        await doneAs(app, 'secretary', (desk) => recordAnswer(desk, sent, answerOf(memberId)));
      expect(refusedOf(await confirm(sent))).to.equal('ratification.missingAdoptions');
      await doneAs(app, 'secretary', (desk) => recordAnswer(desk, sent, answerOf(leaving.id)));
      expect(await confirm(sent)).to.include({ state: 'ratified' });
      expect((await spells()).find(({ memberId }) => memberId === leaving.id)?.to).to.equal('2026-03-02');
    });

    it('who has given notice is not asked, and the text waits until it has left', async () => {
      const leaving = await kommun();
      await takenIn('2020-01-01');
      const membership = (await spells()).find(({ memberId }) => memberId === leaving.id);
      const notice = { givenOn: on('2026-03-01'), noticeMonths: 36, clause: '' };
      await doneAs(app, 'secretary', async (desk) => {
        const given = { ...notice, member: membership?.id ?? '' };
        return (await noticeWithdrawal(desk, app.world.granby, given)) ?? 'done';
      });
      const effects = { ...noEffects, leaves: [{ memberId: leaving.id }] };
      const draft = (day: string | null) =>
        begun(app, wording(purpose), {
          effects,
          forceRule:
            day === null ? { kind: 'whenAdopted', earliest: null } : { kind: 'fixedDay', day: on(day) },
        });
      for (const day of [null, '2028-01-01', '2029-03-01']) {
        const early = await draft(day);
        const approve = (desk: HouseDesk) => approveProposal(desk, early, { revision: 1, decision });
        expect(await doAs(app, 'chair', approve)).to.deep.include({
          refused: 'proposal.leavesBeforeNotice',
          facts: { date: '2029-03-01', member: 'Björkby kommun' },
        });
      }
      const sent = await sentOut(app, await draft('2029-03-02'));
      expect(await membersOf(app, sent))
        .to.have.lengthOf(4)
        .and.to.not.include(leaving.id);
      await allAdopt(app, sent);
      expect(await confirm(sent)).to.include({ state: 'ratified' });
      expect((await spells()).find(({ memberId }) => memberId === leaving.id)?.to).to.equal('2029-03-01');
    });

    it('who takes its notice back while it is out must adopt it after all', async () => {
      const leaving = await kommun();
      await takenIn('2020-01-01');
      const membership = (await spells()).find(({ memberId }) => memberId === leaving.id);
      const notice = { givenOn: on('2026-03-01'), noticeMonths: 36, clause: '' };
      await doneAs(app, 'secretary', async (desk) => {
        const given = { ...notice, member: membership?.id ?? '' };
        return (await noticeWithdrawal(desk, app.world.granby, given)) ?? 'done';
      });
      const effects = { ...noEffects, leaves: [{ memberId: leaving.id }] };
      const forceRule = { kind: 'fixedDay', day: on('2029-03-02') } as const;
      const sent = await sentOut(app, await begun(app, wording(purpose), { effects, forceRule }));
      await allAdopt(app, sent);
      const [given] = await reading().organisations.withdrawals(app.world.granby.id);
      await doneAs(
        app,
        'secretary',
        async (desk) => (await takeBackWithdrawal(desk, app.world.granby, given?.id ?? '')) ?? 'done',
      );
      expect(await refused(() => confirm(sent))).to.equal('ratification.othersMustAdopt');
    });
  });
});

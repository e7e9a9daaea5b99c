// Two people at once, on both engines: one is done, the other gets a clear no, and nothing is lost.
import { expect } from 'chai';
import type { Proposal } from '../../../server/domain/proposals/proposal.ts';
import { isRefusal } from '../../../server/domain/refusal.ts';
import {
  approveProposal,
  beginProposal,
  changeText,
  confirmRatification,
  confirmSignatures,
  dispatchProposal,
  recordAnswer,
  recordSignature,
  reviseProposal,
  withdrawProposal,
} from '../../../server/features/proposals/index.ts';
import { registerOrganisation } from '../../../server/features/organisations/index.ts';
import type { HouseDesk } from '../../../server/house.ts';
import { appOfSuite, type TestApp } from '../../support/app.ts';
import { wording, type Somebody } from '../../support/cast.ts';
import { on } from '../../support/days.ts';
import { forEachEngine } from '../../support/engines.ts';
import {
  allAdopt,
  answerOf,
  approvedBy,
  begun,
  clauses,
  decision,
  doAs,
  doneAs,
  latest,
  membersOf,
  ratifiedByAll,
  sentOut,
} from '../../support/proposals.ts';
import { read } from '../../support/rounds.ts';

let made = 0;
const words = (): string => {
  made += 1;
  return wording(`Förbundet ska stödja samordning på ${String(made)} sätt.`, 'sex');
};
const because = 'Ett ord blev fel.';

/** How many of them were done, and the codes of the others' refusals. */
const told = (answers: readonly unknown[]): readonly string[] =>
  answers.map((answer) => (isRefusal(answer) ? answer.refused : 'done')).toSorted();

const atOnce = (
  app: TestApp,
  doing: readonly (readonly [Somebody, (desk: HouseDesk) => Promise<unknown>])[],
): Promise<readonly unknown[]> => Promise.all(doing.map(([who, act]) => doAs(app, who, act)));

describe('two at once', () => {
  forEachEngine((under) => {
    const app = appOfSuite(() => under.url());
    const sent = async (): Promise<Proposal> => sentOut(app(), await begun(app(), words()));

    it('change one text: the second is told, and keeps what it wrote', async () => {
      const draft = await begun(app(), words());
      const change = (source: string) => (desk: HouseDesk) =>
        changeText(desk, draft, { revision: 1, text: read(source) });
      const answers = await atOnce(app(), [
        ['secretary', change(words())],
        ['networkOffice', change(words())],
      ]);
      expect(told(answers)).to.deep.equal(['done', 'edit.conflict']);
      expect(await latest(app(), draft)).to.include({ revision: 2, textNumber: 2 });
    });

    it('approve, and change what is approved', async () => {
      const draft = await begun(app(), words());
      const answers = await atOnce(app(), [
        ['chair', (desk) => approveProposal(desk, draft, { revision: 1, decision })],
        ['secretary', (desk) => changeText(desk, draft, { revision: 1, text: read(words()) })],
      ]);
      expect(told(answers)).to.deep.equal(['done', 'edit.conflict']);
    });

    it('dispatch: there is one round', async () => {
      const approved = await approvedBy(app(), await begun(app(), words()));
      const dispatch = (desk: HouseDesk) =>
        dispatchProposal(desk, approved, { revision: 2, answerBy: null, bodies: new Map() });
      const answers = await atOnce(app(), [
        ['secretary', dispatch],
        ['chair', dispatch],
      ]);
      expect(told(answers)).to.deep.equal(['done', 'edit.conflict']);
      const { proposals } = app().house.desk(app().house.engine.read, null);
      expect(await proposals.rounds(approved.id)).to.have.lengthOf(1);
    });

    it('record an answer of one member: one stands, the other is told', async () => {
      const proposal = await sent();
      const [memberId = ''] = await membersOf(app(), proposal);
      const answer = (minutes: string) => (desk: HouseDesk) =>
        recordAnswer(desk, proposal, answerOf(memberId, { minutes }));
      const answers = await atOnce(app(), [
        ['secretary', answer('47')],
        ['memberOfficial', answer('48')],
      ]);
      expect(told(answers)).to.deep.equal(['done', 'ratification.alreadyAnswered']);
    });

    it('record answers of different members: all stand', async () => {
      const proposal = await sent();
      const members = await membersOf(app(), proposal);
      const answers = await atOnce(
        app(),
        members.map((memberId) => ['secretary', (desk) => recordAnswer(desk, proposal, answerOf(memberId))]),
      );
      expect(told(answers)).to.deep.equal(['done', 'done', 'done', 'done']);
      const confirmed = await doAs(app(), 'chair', (desk) =>
        confirmRatification(desk, proposal, { roundNumber: 1 }),
      );
      expect(confirmed).to.deep.include({ state: 'ratified' });
    });

    it('confirm: there is one version', async () => {
      const proposal = await sent();
      await allAdopt(app(), proposal);
      const count = async () =>
        (await app().house.desk(app().house.engine.read, null).statutes.versions(app().world.granby.id))
          .length;
      const before = await count();
      const confirm = (desk: HouseDesk) => confirmRatification(desk, proposal, { roundNumber: 1 });
      const answers = await atOnce(app(), [
        ['chair', confirm],
        ['boardMember', confirm],
      ]);
      expect(told(answers)).to.deep.equal(['done', 'proposal.notNow']);
      expect(await count()).to.equal(before + 1);
    });

    it('sign, and confirm the last signature: there is one version', async () => {
      const forceRule = { kind: 'whenAdoptedAndSigned', earliest: null } as const;
      const draft = await begun(app(), words(), { forceRule });
      const proposal = await ratifiedByAll(app(), await sentOut(app(), draft));
      const members = await membersOf(app(), proposal);
      const sign = (memberId: string) => (desk: HouseDesk) =>
        recordSignature(desk, proposal, {
          ...{ roundNumber: 1, memberId, signedOn: on('2026-03-02'), attachment: null },
        });
      const answers = await atOnce(
        app(),
        members.map((memberId) => ['secretary', sign(memberId)]),
      );
      expect(told(answers)).to.deep.equal(['done', 'done', 'done', 'done']);
      const confirm = (desk: HouseDesk) => confirmSignatures(desk, proposal, { roundNumber: 1 });
      const confirmed = await atOnce(app(), [
        ['chair', confirm],
        ['boardMember', confirm],
      ]);
      expect(told(confirmed)).to.deep.equal(['done', 'proposal.notNow']);
      expect((await latest(app(), proposal)).versionId).to.be.a('string');
    });

    it('confirm, and take it back: whichever comes first', async () => {
      const proposal = await sent();
      await allAdopt(app(), proposal);
      const { revision } = proposal;
      const answers = await atOnce(app(), [
        ['chair', (desk) => confirmRatification(desk, proposal, { roundNumber: 1 })],
        ['secretary', (desk) => withdrawProposal(desk, proposal, { revision, because })],
      ]);
      expect(told(answers)).to.include('done');
      expect(answers.filter((answer) => isRefusal(answer))).to.have.lengthOf(1);
      const { state, versionId } = await latest(app(), proposal);
      expect(versionId === null).to.equal(state === 'withdrawn');
    });

    it('answer, and revise: an answer never goes to a round that has ended', async () => {
      const proposal = await sent();
      const [memberId = ''] = await membersOf(app(), proposal);
      const { revision } = proposal;
      const answers = await atOnce(app(), [
        ['memberOfficial', (desk) => recordAnswer(desk, proposal, answerOf(memberId))],
        ['secretary', (desk) => reviseProposal(desk, proposal, { revision, because })],
      ]);
      const refused = answers.filter((answer) => isRefusal(answer));
      expect(refused.map(({ refused: code }) => code)).to.be.deep.oneOf([[], ['proposal.notNow']]);
      expect((await latest(app(), proposal)).state).to.equal('draft');
    });

    it('confirm two proposals of one statute: the later is carried over first, or superseded', async () => {
      const one = await sent();
      const other = await sent();
      await allAdopt(app(), one);
      await allAdopt(app(), other);
      const confirm = (proposal: Proposal) => (desk: HouseDesk) =>
        confirmRatification(desk, proposal, { roundNumber: 1 });
      const answers = await atOnce(app(), [
        ['chair', confirm(one)],
        ['boardMember', confirm(other)],
      ]);
      expect(told(answers)).to.deep.equal(['done', 'ratification.superseded']);
    });

    it('begin to form one förbund: there is one proposal', async () => {
      const register = (name: string, kind: 'forbund' | 'municipality') =>
        doneAs(app(), null, (desk) =>
          registerOrganisation(desk, {
            ...{ name, nameFrom: null, kind, formedOn: null, note: null, shortName: null },
          }),
        );
      const forbund = await register('Samordningsförbundet Björkdal', 'forbund');
      const founders = [
        await register('Björkdal', 'municipality'),
        await register('Björkby', 'municipality'),
      ];
      const begin = (desk: HouseDesk) =>
        beginProposal(desk, forbund, {
          ...{ kind: 'formation', heading: 'H', adoptedAs: 'whole', text: read(clauses(2)) },
          forceRule: { kind: 'whenAdopted', earliest: null },
          effects: {
            joins: founders.map(({ id }) => ({ memberId: id, party: 'municipalities' as const })),
            ...{ leaves: [], seats: [], shares: [] },
          },
        });
      const answers = await atOnce(app(), [
        ['networkOffice', begin],
        ['secretary', begin],
      ]);
      expect(told(answers)).to.deep.equal(['done', 'proposal.oneFormation']);
    });
  });
});

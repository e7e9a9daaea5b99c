// The proposals' store on both engines: what is written comes back as it was, and nobody writes over anybody unseen.
import { expect } from 'chai';
import type { Engine } from '../../../server/database/engine.ts';
import type { Proposal } from '../../../server/domain/proposals/proposal.ts';
import { readStatute } from '../../../server/domain/statutes/parse/read-statute.ts';
import { proposalStore } from '../../../server/features/proposals/index.ts';
import { faultOf, opener } from '../../support/databases.ts';
import { on } from '../../support/days.ts';
import { forEachEngine } from '../../support/engines.ts';
import { writeHistory } from '../../support/history.ts';
import { draftedRows, writeProposalHistory } from '../../support/proposal-history.ts';

const written = (engine: Engine) =>
  engine.write(async (transaction) => {
    const history = await writeHistory(transaction);
    return { ...history, ...(await writeProposalHistory(transaction, history)) };
  });

describe("the proposals' store", () => {
  forEachEngine((under) => {
    const databases = opener(under);

    it('gives back everything as it was written', async () => {
      const engine = await databases.migrated();
      const rows = await written(engine);
      const store = proposalStore(engine.read);
      const { id } = rows.proposal;
      expect(await store.byId(id)).to.deep.equal(rows.proposal);
      expect(await store.byIds([id, 'none'])).to.deep.equal([rows.proposal]);
      expect(await store.text(id, 1)).to.deep.equal(rows.text);
      const header: Record<string, unknown> = { ...rows.text };
      for (const part of ['source', 'reading', 'amendments', 'carriedOver'])
        Reflect.deleteProperty(header, part);
      expect(await store.textHeaders(id)).to.deep.equal([header]);
      expect(await store.consultations(id)).to.deep.equal([rows.consultation]);
      expect(await store.comments(id)).to.deep.equal([rows.comment]);
      expect(await store.replies(id)).to.deep.equal([rows.reply]);
      expect(await store.rounds(id)).to.deep.equal([rows.round]);
      expect([...(await store.newestRounds([id, 'none']))]).to.deep.equal([[id, rows.round]]);
      expect(await store.answers(rows.round.id)).to.deep.equal([rows.answer]);
      expect(await store.confirmation(rows.round.id)).to.deep.equal(rows.confirmation);
      expect(await store.signatures(rows.round.id)).to.deep.equal([rows.signature]);
      expect(await store.signatureConfirmation(rows.round.id)).to.deep.equal(rows.signing);
      expect(await store.meetingAdoptions(id)).to.deep.equal([{ ...rows.adoption, body: 'Mötet' }]);
      expect(await store.contacts(rows.organisationId)).to.deep.equal([rows.contact]);
      expect(await store.contactsOf(rows.accountId)).to.deep.equal([rows.contact]);
    });

    it('gives a file its bytes, to its own organisation only', async () => {
      const engine = await databases.migrated();
      const { attachment, organisationId } = await written(engine);
      const store = proposalStore(engine.read);
      expect(await store.attachmentsByIds([attachment.id])).to.deep.equal([attachment]);
      const bytes = await store.attachmentBytes(organisationId, attachment.id);
      expect(bytes?.toString('latin1')).to.equal('%PDF-1.7');
      expect(await store.attachmentBytes('another', attachment.id)).to.equal(null);
    });

    it('finds nothing where there is nothing', async () => {
      const engine = await databases.migrated();
      const store = proposalStore(engine.read);
      expect(await store.byId('none')).to.equal(null);
      expect(await store.byIds([])).to.deep.equal([]);
      expect(await store.text('none', 1)).to.equal(null);
      expect(await store.confirmation('none')).to.equal(null);
      expect(await store.signatureConfirmation('none')).to.equal(null);
      expect(await store.inState([], ['draft'])).to.deep.equal([]);
      expect([...(await store.newestRounds([]))]).to.deep.equal([]);
      expect(await store.attachmentsByIds([])).to.deep.equal([]);
    });

    it('changes a proposal at the revision that was read, and no other', async () => {
      const engine = await databases.migrated();
      const { proposal, versionId } = await written(engine);
      const to: Proposal = {
        ...proposal,
        ...{ state: 'boardApproved', heading: 'Ny', adoptedAs: 'amendments', revision: 2, textNumber: 1 },
        forceRule: { kind: 'fixedDay', day: on('2028-02-29') },
        effects: {
          ...{ joins: [{ memberId: 'm', party: 'regions' }], leaves: [{ memberId: 'n' }] },
          seats: [{ memberId: 'm', ordinary: 1, alternates: 2 }],
          shares: [{ party: 'regions', memberId: null, numerator: 1, denominator: 4 }],
        },
        board: { body: 'Styrelsen', on: on('2026-03-01'), minutes: '7', registryNumber: 'X 1' },
        ...{
          rebaseOnto: versionId,
          endedBecause: 'därför',
          versionId,
          changedAt: '2026-03-03T00:00:00.000Z',
        },
        rebaseChoices: new Map<string, 'ours' | { readonly text: string }>([
          ['c.1', 'ours'],
          ['c.2', { text: 'egna ord' }],
        ]),
        rebaseFrom: { source: 'Som det stod i filen.', reading: readStatute('Som det stod i filen.') },
      };
      const change = (from: Proposal): Promise<boolean> =>
        engine.write((transaction) => proposalStore(transaction).change(to, from));
      expect(await change(proposal)).to.equal(true);
      expect(await proposalStore(engine.read).byId(proposal.id)).to.deep.equal(to);
      expect(await change(proposal)).to.equal(false);
      expect(await change({ ...to, state: 'draft' })).to.equal(false);
    });

    it('lists those under way: not ended, and no version yet', async () => {
      const engine = await databases.migrated();
      const { organisationId, versionId, proposal } = await written(engine);
      const states = ['draft', 'consultation', 'ratified', 'lapsed', 'withdrawn'] as const;
      const made = await engine.write(async (transaction) => {
        const store = proposalStore(transaction);
        const all: Proposal[] = [];
        for (const [index, state] of states.entries()) {
          const drafted = draftedRows(organisationId, versionId).proposal;
          const begunAt = `2026-03-0${String(index + 3)}T00:00:00.000Z`;
          all.push({ ...drafted, state, begunAt, changedAt: begunAt });
        }
        all.push({ ...draftedRows(organisationId, versionId).proposal, state: 'ratified', versionId });
        for (const each of all) await store.add(each, null);
        return all;
      });
      const store = proposalStore(engine.read);
      const ids = (found: readonly Proposal[]): readonly string[] => found.map(({ id }) => id);
      const [draft, consulted, ratified] = ids(made);
      expect(ids(await store.underWay(organisationId))).to.deep.equal([
        ...[proposal.id, draft, consulted, ratified],
      ]);
      expect(ids(await store.inState([organisationId], ['draft', 'consultation']))).to.deep.equal([
        ...[proposal.id, draft, consulted],
      ]);
      expect(await store.ofOrganisation(organisationId)).to.have.lengthOf(7);
      expect(await store.underWay('another')).to.deep.equal([]);
    });

    it('ends a contact once', async () => {
      const engine = await databases.migrated();
      const { contact, organisationId, accountId } = await written(engine);
      const end = () =>
        engine.write((transaction) =>
          proposalStore(transaction).endContact(contact.id, '2026-04-01T00:00:00.000Z'),
        );
      expect([await end(), await end()]).to.deep.equal([true, false]);
      expect(await proposalStore(engine.read).contacts(organisationId)).to.deep.equal([]);
      expect(await proposalStore(engine.read).contactsOf(accountId)).to.deep.equal([]);
    });

    it("refuses what points at another's rows, and a second of what there is one of", async () => {
      const engine = await databases.migrated();
      const rows = await written(engine);
      const { text, round, answer, confirmation, signature, organisationId } = rows;
      const refused = async (work: (store: ReturnType<typeof proposalStore>) => Promise<void>) =>
        (await faultOf(engine.write((transaction) => work(proposalStore(transaction))))).message;
      const twice = /unique|duplicate/i;
      expect(await refused((store) => store.addText(organisationId, text))).to.match(twice);
      expect(await refused((store) => store.addAnswer(organisationId, { ...answer, id: 'x' }))).to.match(
        twice,
      );
      expect(
        await refused((store) => store.addConfirmation(organisationId, round.id, confirmation)),
      ).to.match(twice);
      expect(await refused((store) => store.addRound({ ...round, id: 'x' }))).to.match(twice);
      expect(
        await refused((store) => store.addSignature(organisationId, round.id, { ...signature, id: 'x' })),
      ).to.match(twice);
      const { signing } = rows;
      expect(
        await refused((store) => store.addSignatureConfirmation(organisationId, round.id, signing)),
      ).to.match(twice);
      const strange = { ...answer, id: 'y', sequence: 2, memberId: 'nobody' };
      expect(await refused((store) => store.addAnswer(organisationId, strange))).to.match(/foreign key/i);
    });
  });
});

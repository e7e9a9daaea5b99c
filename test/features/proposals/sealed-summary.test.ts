// The summary of a consultation: sealed once nothing in it can change, and read only by those whose matter it is.
import { expect } from 'chai';
import {
  changeTerms,
  closeConsultation,
  comment,
  dispatchProposal,
  openConsultation,
  replyToComment,
  reviseProposal,
  withdrawProposal,
} from '../../../server/features/proposals/index.ts';
import type { Proposal } from '../../../server/domain/proposals/proposal.ts';
import { appOfSuite, type TestApp } from '../../support/app.ts';
import { wording, type Somebody } from '../../support/cast.ts';
import { on } from '../../support/days.ts';
import { expectPage } from '../../support/page.ts';
import { approvedBy, begun, doAs, doneAs, latest, refusedOf } from '../../support/proposals.ts';
import { askedOf, doing, officialNamed, root } from '../../support/rounds.ts';
import { waitingFor } from '../../support/waiting.ts';

let made = 0;
/** A consultation that is over, with one comment that nobody has answered. */
async function consulted(app: TestApp) {
  made += 1;
  const heading = `Förslag ${String(made)} på samråd`;
  const begins = await begun(app, wording(`Förbundet ger ${String(made)} råd.`, 'åtta'), { heading });
  const [member] = await doing(app, (desk) => desk.organisations.memberships(begins.organisationId));
  const memberId = member?.memberId ?? '';
  const { revision } = begins;
  const open = await doneAs(app, 'secretary', (desk) =>
    openConsultation(desk, begins, { revision, answerBy: on('2026-04-01') }),
  );
  const [consultation] = await doing(app, (desk) => desk.proposals.consultations(begins.id));
  const consultationId = consultation?.id ?? '';
  const said = await doneAs(app, 'secretary', (desk) =>
    comment(desk, open, { consultationId, memberId, clause: '', text: 'Mellan oss.', proposedWording: '' }),
  );
  const proposal = await doneAs(app, 'secretary', (desk) =>
    closeConsultation(desk, open, { revision: open.revision }),
  );
  return { proposal, consultationId, commentId: said.id, memberId };
}

const isOrdered = (app: TestApp, id: string): Promise<boolean> =>
  doing(app, async (desk) => (await desk.documents.job('consultation', id)) !== null);

const replied = (app: TestApp, proposal: Proposal, commentId: string) =>
  doAs(app, 'secretary', (desk) =>
    replyToComment(desk, proposal, { commentId, outcome: 'accepted', text: 'Ändrat.' }),
  );

const sent = async (app: TestApp, proposal: Proposal): Promise<Proposal> =>
  doneAs(app, 'secretary', async (desk) => {
    const { revision } = (await desk.proposals.byId(proposal.id)) ?? proposal;
    return dispatchProposal(desk, proposal, { revision, answerBy: null, bodies: new Map() });
  });

describe('the summary of a consultation', () => {
  const app = appOfSuite();

  it('is not sealed by the board: what goes back to draft can still be answered', async () => {
    const { proposal, consultationId, commentId } = await consulted(app());
    const approved = await approvedBy(app(), proposal);
    expect(await isOrdered(app(), consultationId)).to.equal(false);
    expect(refusedOf(await replied(app(), proposal, commentId))).to.equal('proposal.notNow');
    const { adoptedAs, forceRule, effects, revision } = approved;
    await doneAs(app(), 'secretary', (desk) =>
      changeTerms(desk, approved, { revision, heading: 'Ny rubrik', adoptedAs, forceRule, effects }),
    );
    expect(await replied(app(), proposal, commentId)).to.include({ outcome: 'accepted' });
    await approvedBy(app(), proposal);
    await sent(app(), proposal);
    expect(await isOrdered(app(), consultationId)).to.equal(true);
  });

  it('is sealed when it is sent, and never says less than was answered, also when it is drafted anew', async () => {
    const { proposal, consultationId, commentId } = await consulted(app());
    await approvedBy(app(), proposal);
    const out = await sent(app(), proposal);
    expect(await isOrdered(app(), consultationId)).to.equal(true);
    await doneAs(app(), 'secretary', (desk) =>
      reviseProposal(desk, out, { revision: out.revision, because: 'Fel bilaga.' }),
    );
    expect((await latest(app(), proposal)).state).to.equal('draft');
    expect(refusedOf(await replied(app(), proposal, commentId))).to.equal('consultation.summarised');
    const secretary = await app().as('secretary');
    const page = expectPage(await secretary.get(`${root}/${proposal.id}/samrad`));
    expect(page.text).to.include('Mellan oss.');
    expect(page.values('reply')).to.deep.equal([]);
    const { toDo } = await waitingFor(secretary);
    const waits = [...toDo.keys()].filter((line) => line.includes(proposal.heading));
    expect(waits.filter((line) => line.startsWith('Besvara'))).to.deep.equal([]);
  });

  it('is sealed when the proposal is withdrawn', async () => {
    const { proposal, consultationId } = await consulted(app());
    const { revision } = proposal;
    await doneAs(app(), 'secretary', (desk) =>
      withdrawProposal(desk, proposal, { revision, because: 'Behövs inte.' }),
    );
    expect(await isOrdered(app(), consultationId)).to.equal(true);
  });

  it('is for those whose matter it is, as the page is, also when the text is public', async () => {
    const { proposal, consultationId } = await consulted(app());
    await approvedBy(app(), proposal);
    await sent(app(), proposal);
    const [first] = await askedOf(app(), proposal);
    await officialNamed(app(), first?.memberId ?? '');
    const page = `${root}/${proposal.id}/samrad`;
    const file = `${page}/${consultationId}/handling`;
    expect((await app().stranger.get(`${root}/${proposal.id}`)).status, 'the text is public').to.equal(200);
    for (const address of [page, file]) {
      const stranger = await app().stranger.get(address);
      expect(stranger.text).to.not.include('Mellan oss.');
      expect([address, stranger.status]).to.deep.equal([address, 303]);
      const other = await (await app().as('otherSecretary')).get(address);
      expect([address, other.status]).to.deep.equal([address, 404]);
      for (const who of ['secretary', 'memberOfficial'] satisfies Somebody[])
        expect((await (await app().as(who)).get(address)).status, `${who} ${address}`).to.be.lessThan(300);
    }
  });
});

// Whom a förbund writes to: a contact speaks for its member in that förbund's matters, and in no other's.
import { expect } from 'chai';
import { addMember } from '../../../server/features/organisations/index.ts';
import {
  closeConsultation,
  comment,
  endContact,
  nameContact,
  openConsultation,
  replyToComment,
  type NewComment,
} from '../../../server/features/proposals/index.ts';
import { noEffects, type Proposal } from '../../../server/domain/proposals/proposal.ts';
import { appOfSuite, type TestApp } from '../../support/app.ts';
import { expectLogged, expectNoChange } from '../../support/assertions.ts';
import { emailOf, wording } from '../../support/cast.ts';
import { on } from '../../support/days.ts';
import { begun, doAs, doneAs, person, refusedOf, rewritten } from '../../support/proposals.ts';

const address = 'registrator@granby.stadga.example';
const membersNow = async ({ house, world }: TestApp): Promise<readonly string[]> =>
  (await house.desk(house.engine.read, null).organisations.memberships(world.granby.id)).map(
    ({ memberId }) => memberId,
  );

describe("a member's contact", () => {
  const app = appOfSuite();
  const name = (memberId: string, email: string, at = app().world.granby) =>
    doAs(app(), 'secretary', (desk) => nameContact(desk, at, memberId, email));
  const grantsOf = async (email: string) => {
    const { accounts } = app().house.desk(app().house.engine.read, null);
    return (await accounts.byEmail(email))?.person.grants ?? [];
  };

  it('gets an account that nobody has the key to, and the role in this förbund only', async () => {
    const [memberId = ''] = await membersNow(app());
    const { entries } = await expectLogged(
      app().house.engine,
      ['account.opened', 'role.granted', 'contact.named'],
      () => name(memberId, address),
    );
    expect(JSON.stringify(entries)).to.not.include(address);
    expect(await grantsOf(address)).to.deep.equal([
      { role: 'memberOfficial', organisationId: app().world.granby.id },
    ]);
    const { accounts } = app().house.desk(app().house.engine.read, null);
    const found = await accounts.byEmail(address);
    expect(found?.passwordHash).to.equal(null);
    expect(await accounts.standing(found?.person.accountId ?? '')).to.deep.equal({
      ...{ vouchedBy: null, hasPassword: false },
    });
  });

  it('is named once for a member, and may speak for another member too', async () => {
    const [first = '', second = ''] = await membersNow(app());
    expect(refusedOf(await name(first, address))).to.equal('contact.alreadyNamed');
    expect(await name(second, address)).to.have.property('memberId', second);
    expect(await grantsOf(address)).to.have.lengthOf(1);
  });

  it('loses the role with the last member it speaks for, and only one that came so', async () => {
    const { granby } = app().world;
    const end = (contactId: string) =>
      doAs(app(), 'secretary', (desk) => endContact(desk, granby, contactId));
    const { proposals } = app().house.desk(app().house.engine.read, null);
    const [first, second] = await proposals.contacts(granby.id);
    await end(first?.id ?? '');
    expect(await grantsOf(address)).to.have.lengthOf(1);
    expect(refusedOf(await end(first?.id ?? ''))).to.equal('access.notFound');
    await end(second?.id ?? '');
    expect(await grantsOf(address)).to.deep.equal([]);
    const [memberId = ''] = await membersNow(app());
    const official = await name(memberId, emailOf('memberOfficial'));
    if ('refused' in official) throw new Error(official.refused);
    await end(official.id);
    expect(await grantsOf(emailOf('memberOfficial'))).to.have.lengthOf(1);
  });

  it('stands for a member, or for one that joins with a proposal', async () => {
    const { ekdal, granby, network } = app().world;
    for (const memberId of [granby.id, network.id, 'nobody'])
      expect(refusedOf(await expectNoChange(app().house.engine, () => name(memberId, 'a@b.se')))).to.equal(
        'contact.notMember',
      );
    await doneAs(app(), null, async (desk) => {
      const group = 'municipality' as const;
      return (await addMember(desk, ekdal, { member: 'Björkby', group, from: null, to: null })) ?? 'done';
    });
    const all = await app().house.desk(app().house.engine.read, null).organisations.all();
    const joining = all.find(({ names }) => names.some((each) => each.name === 'Björkby'));
    expect(refusedOf(await name(joining?.id ?? '', 'a@b.se'))).to.equal('contact.notMember');
    await begun(app(), wording('Ett nytt ändamål.'), {
      effects: { ...noEffects, joins: [{ memberId: joining?.id ?? '', party: 'municipalities' }] },
    });
    expect(await name(joining?.id ?? '', 'a@b.se')).to.have.property('memberId', joining?.id);
  });

  it('is not somebody whose account another förbund has the key to', async () => {
    const { ekdal } = app().world;
    await app().house.engine.write((transaction) =>
      app()
        .house.desk(transaction, null)
        .accounts.add('kept-by-ekdal', ekdal.id, 'ombud@ekdal.stadga.example', '2026', ekdal.id),
    );
    const [memberId = ''] = await membersNow(app());
    const naming = () => name(memberId, 'ombud@ekdal.stadga.example');
    expect(refusedOf(await expectNoChange(app().house.engine, naming))).to.equal('contact.otherForbund');
  });
});

describe('a consultation', () => {
  const app = appOfSuite();
  const opened = async (): Promise<Proposal> => {
    const draft = await begun(app(), wording('Ett nytt ändamål.'));
    return doneAs(app(), 'secretary', (desk) =>
      openConsultation(desk, draft, { revision: 1, answerBy: on('2026-04-01') }),
    );
  };
  const consultationOf = async ({ id }: Proposal): Promise<string> =>
    (await app().house.desk(app().house.engine.read, null).proposals.consultations(id)).at(-1)?.id ?? '';
  const say = async (proposal: Proposal, change: Partial<NewComment> = {}) => {
    const [memberId = ''] = await membersNow(app());
    const consultationId = await consultationOf(proposal);
    return doAs(app(), 'memberOfficial', (desk) =>
      comment(desk, proposal, {
        ...{ consultationId, memberId, clause: 'p1', text: 'Bra.', proposedWording: '' },
        ...change,
      }),
    );
  };

  it('is opened with a day ahead', async () => {
    const draft = await begun(app(), wording('Ett nytt ändamål.'));
    const open = await doAs(app(), 'secretary', (desk) =>
      openConsultation(desk, draft, { revision: 1, answerBy: on('2026-03-01') }),
    );
    expect(refusedOf(open)).to.equal('proposal.answerByPassed');
  });

  it('takes comments on clauses of the text that was sent, though it has been changed since', async () => {
    const proposal = await opened();
    const added = `${wording('Ett nytt ändamål.')}\n4 § Ny\nEn ny paragraf.\n`;
    const changed = await rewritten(app(), proposal, added);
    expect(await say(changed)).to.include({
      clause: 'p1',
      by: (await person(app(), 'memberOfficial')).accountId,
    });
    expect(await say(changed, { clause: '' })).to.include({ clause: '' });
    expect(refusedOf(await say(changed, { clause: 'p4' }))).to.equal('consultation.unknownClause');
  });

  for (const [says, change, code] of [
    ['nothing', { text: ' \n' }, 'form.required'],
    ['too much', { text: 'x'.repeat(20_001) }, 'form.tooLong'],
    ['too long a wording', { proposedWording: 'x'.repeat(20_001) }, 'form.tooLong'],
    ['for nobody', { memberId: 'nobody' }, 'consultation.unknownMember'],
    ['in another consultation', { consultationId: 'another' }, 'consultation.closed'],
  ] as const)
    it(`refuses a comment that says ${says}`, async () => {
      expect(refusedOf(await say(await opened(), change))).to.equal(code);
    });

  it('answers each comment, and a new answer takes the place of the old', async () => {
    const proposal = await opened();
    const said = await say(proposal);
    if ('refused' in said) throw new Error(said.refused);
    const reply = (commentId: string, outcome: 'accepted' | 'declined', text = '') =>
      doAs(app(), 'secretary', (desk) => replyToComment(desk, proposal, { commentId, outcome, text }));
    await reply(said.id, 'declined', 'Nej.');
    await reply(said.id, 'accepted', 'Jo.');
    const { proposals } = app().house.desk(app().house.engine.read, null);
    expect((await proposals.replies(proposal.id)).map(({ outcome }) => outcome)).to.deep.equal([
      ...['declined', 'accepted'],
    ]);
    expect(refusedOf(await reply('another', 'accepted'))).to.equal('consultation.unknownComment');
    expect(refusedOf(await reply(said.id, 'accepted', 'x'.repeat(20_001)))).to.equal('form.tooLong');
  });

  it('takes no comment when it has ended, or in another that is opened after it', async () => {
    const proposal = await opened();
    const old = await consultationOf(proposal);
    const closed = await doneAs(app(), 'secretary', (desk) =>
      closeConsultation(desk, proposal, { revision: proposal.revision }),
    );
    expect(refusedOf(await say(closed))).to.equal('proposal.notNow');
    const again = await doneAs(app(), 'secretary', (desk) =>
      openConsultation(desk, closed, { revision: closed.revision, answerBy: on('2026-05-01') }),
    );
    expect(refusedOf(await say(again, { consultationId: old }))).to.equal('consultation.closed');
    expect(await say(again)).to.include({ text: 'Bra.' });
  });
});

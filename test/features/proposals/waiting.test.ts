// What waits among the proposals, for the secretary, the board, and a member's official in every förbund that named it; and a round's ends.
import { expect } from 'chai';
import { askAgain } from '../../../server/features/proposals/actions/answers.ts';
import { approveProposal } from '../../../server/features/proposals/actions/board.ts';
import { nameContact } from '../../../server/features/proposals/actions/contacts.ts';
import { beginProposal } from '../../../server/features/proposals/actions/draft.ts';
import { dispatchProposal } from '../../../server/features/proposals/actions/round.ts';
import { proposalsWaiting } from '../../../server/features/proposals/index.ts';
import { readInVersion } from '../../../server/features/statutes/index.ts';
import type { Proposal } from '../../../server/domain/proposals/proposal.ts';
import { appOfSuite, type TestApp } from '../../support/app.ts';
import { emailOf, wording, type Somebody } from '../../support/cast.ts';
import { known, on } from '../../support/days.ts';
import { done } from '../../support/held-meeting.ts';
import { expectPage, expectRedirect } from '../../support/page.ts';
import {
  answered,
  approved,
  askedOf,
  deviatingText,
  dispatched,
  doing,
  drafted,
  officialNamed,
  proposedText,
  read,
  root,
} from '../../support/rounds.ts';
import { waitingFor } from '../../support/waiting.ts';

/** The lines about a proposal, without their last days. */
async function linesOf(app: TestApp, who: Somebody, { heading }: Proposal, part: 'toDo' | 'toKnow' = 'toDo') {
  const waiting = await waitingFor(await app.as(who));
  return [...waiting[part]].filter(([line]) => line.includes(`”${heading}”`));
}

const kommunOf = async (app: TestApp, proposal: Proposal): Promise<string> =>
  (await askedOf(app, proposal)).find(({ party }) => party === 'municipalities')?.memberId ?? '';

describe('what waits among the proposals', () => {
  const app = appOfSuite();

  it('is to be sent once the board has decided', async () => {
    const proposal = await approved(app());
    for (const who of ['secretary', 'chair'] as const)
      expect((await linesOf(app(), who, proposal))[0]?.[1]).to.equal(`${root}/${proposal.id}/utskick`);
    expect(await linesOf(app(), 'boardMember', proposal)).to.deep.equal([]);
    expect(await linesOf(app(), 'otherSecretary', proposal)).to.deep.equal([]);
  });

  it('is the official’s until the member has answered, and anew when it is asked again', async () => {
    const proposal = await dispatched(app());
    const memberId = await kommunOf(app(), proposal);
    await officialNamed(app(), memberId);
    const mine = () => linesOf(app(), 'memberOfficial', proposal);
    const [first] = await mine();
    const [line, path] = first ?? ['', ''];
    expect(line).to.include('för Granbys kommun').and.include('30 juni 2026');
    expect(path).to.equal(`${root}/${proposal.id}/antagande/granbys-kommun`);
    done(await answered(app(), proposal, memberId, { answer: 'refused' }));
    expect(await mine()).to.deep.equal([]);
    app().clock.now += 1_000;
    await doing(app(), async (desk) =>
      done(await askAgain(desk, proposal, { roundNumber: 1, memberId, note: '' })),
    );
    expect(await mine()).to.have.length(1);
  });

  it('is the board’s when an answer deviates, and the secretary’s when the last day has passed', async () => {
    const proposal = await dispatched(app());
    const members = await askedOf(app(), proposal);
    const [first, second] = [members[0]?.memberId ?? '', members[1]?.memberId ?? ''];
    const deviating = { answer: 'adoptedDeviating', deviation: read(deviatingText) } as const;
    done(await answered(app(), proposal, first, deviating));
    done(await answered(app(), proposal, second, { answer: 'referredBack' }));
    const [told] = await linesOf(app(), 'chair', proposal);
    const [line] = told ?? [''];
    expect(line).to.include('Ta ställning').and.include('Granbys kommun, Region Grandal');
    // Nobody's session lasts until then: the room is asked itself.
    const { house } = app();
    const secretary = await doing(app(), (desk) => desk.accounts.byEmail(emailOf('secretary')));
    if (secretary === null) throw new Error('the cast has a secretary');
    const later = house.desk(house.engine.read, secretary.person, Date.parse('2026-07-01T08:00:00Z'));
    const late = (await proposalsWaiting(later, secretary.person)).find(
      ({ what, facts }) =>
        what === 'ratification.waiting.deadlinePast' && facts?.['heading'] === proposal.heading,
    );
    expect(late?.by).to.equal('2026-06-30');
    expect(late?.facts?.['names']).to.equal('Försäkringskassan, Arbetsförmedlingen');
  });

  it('is to confirm for everybody but whoever recorded the last answer, who is told that others can', async () => {
    const proposal = await dispatched(app());
    const members = await askedOf(app(), proposal);
    for (const { memberId } of members.slice(1)) done(await answered(app(), proposal, memberId));
    app().clock.now += 1_000;
    const page = `${root}/${proposal.id}/antagande/${members[0]?.slug ?? ''}`;
    const form = {
      round: '1',
      answer: 'adopted',
      decidedOn: '2026-03-01',
      minutes: '§ 1',
      registryNumber: '',
    };
    expectRedirect(await (await app().as('secretary')).upload(page, { ...form, note: '', deviation: '' }));
    const confirmation = `${root}/${proposal.id}/bekraftelse`;
    expect((await linesOf(app(), 'chair', proposal))[0]?.[1]).to.equal(confirmation);
    expect((await linesOf(app(), 'boardMember', proposal))[0]?.[1]).to.equal(confirmation);
    expect(await linesOf(app(), 'secretary', proposal)).to.deep.equal([]);
    expect((await linesOf(app(), 'secretary', proposal, 'toKnow'))[0]?.[0]).to.include('Någon annan än du');
  });

  it('is told of every förbund that has named the official', async () => {
    const own = await dispatched(app());
    const { ekdal } = app().world;
    const other = await doing(app(), async (desk) => {
      const source = wording('Förbundet ska samordna.').replace('Granby', 'Ekdal');
      done(await readInVersion(desk, ekdal, { source, effectiveFrom: known('2015'), decisions: [] }));
      const begun = done(
        await beginProposal(desk, ekdal, {
          ...{ kind: 'revision', heading: 'Ekdals nya ordning', adoptedAs: 'whole' },
          forceRule: { kind: 'whenAdopted', earliest: null },
          effects: { joins: [], leaves: [], seats: [], shares: [] },
          text: read(wording('Förbundet ska samordna mer.').replace('Granby', 'Ekdal')),
        }),
      );
      const decision = { body: 'Styrelsen', on: on('2026-03-02'), minutes: '§ 1', registryNumber: '' };
      const ready = done(await approveProposal(desk, begun, { revision: begun.revision, decision }));
      const sending = {
        revision: ready.revision,
        answerBy: on('2026-05-01'),
        bodies: new Map<string, string>(),
      };
      const sent = done(await dispatchProposal(desk, ready, sending));
      const region = (await desk.organisations.memberships(ekdal.id)).find(
        ({ party }) => party === 'regions',
      );
      done(await nameContact(desk, ekdal, region?.memberId ?? '', emailOf('memberOfficial')));
      return sent;
    });
    const ownLines = await linesOf(app(), 'memberOfficial', own);
    const otherLines = await linesOf(app(), 'memberOfficial', other);
    expect([ownLines.length, otherLines.length]).to.deep.equal([1, 1]);
    // There it speaks for the region, and here for the kommun: nowhere for anybody else.
    const official = await app().as('memberOfficial');
    expect((await official.get(`${root}/${own.id}/antagande/region-grandal`)).status).to.equal(403);
    const elsewhere = `/forbund/ekdal/forbundsordning/forslag/${other.id}/antagande`;
    expectPage(await official.get(`${elsewhere}/region-grandal`));
    expect((await official.get(`${elsewhere}/ekdals-kommun`)).status).to.equal(403);
  });
});

describe('a round that ends', () => {
  const app = appOfSuite();

  it('in signatures, waits for each member’s, and then has its day', async () => {
    const proposal = await dispatched(app(), { kind: 'whenAdoptedAndSigned', earliest: on('2026-04-01') });
    const members = await askedOf(app(), proposal);
    for (const { memberId } of members) done(await answered(app(), proposal, memberId));
    const chair = await app().as('chair');
    const way = `${root}/${proposal.id}/bekraftelse`;
    expect(expectPage(await chair.get(way)).text).to.include('när alla medlemmar har undertecknat');
    expectRedirect(await chair.post(way, { round: '1' }));
    const board = `${root}/${proposal.id}/antagande`;
    expect(expectPage(await app().stranger.get(board)).text).to.include('måste först ha undertecknat');
    const secretary = await app().as('secretary');
    const signing = (slug: string, signedOn: string) =>
      secretary.upload(`${board}/${slug}/underskrift`, { round: '1', signedOn });
    const early = expectPage(await signing(members[0]?.slug ?? '', '2026-03-01'), 422);
    expect(early.errorAt('signedOn')).to.not.equal(null);
    expect(early.value('signedOn')).to.equal('2026-03-01');
    for (const { slug } of members) expectRedirect(await signing(slug, '2026-03-02'));
    expect(expectPage(await app().stranger.get(board)).text).to.not.include('Gäller från och med');
    expectRedirect(await chair.post(`${way}/underskrifter`, { round: '1' }));
    expect(expectPage(await app().stranger.get(board)).text).to.include('Gäller från och med 1 april 2026');
  });

  it('because another proposal came before it, takes no more answers and says why', async () => {
    const [one, another] = ['alla sina', 'alla våra'].map((word) => proposedText.replace('deras', word));
    const [first, second] = [
      await dispatched(app(), undefined, one),
      await dispatched(app(), undefined, another),
    ];
    const members = await askedOf(app(), first);
    for (const { memberId } of members) done(await answered(app(), first, memberId));
    expectRedirect(await (await app().as('chair')).post(`${root}/${first.id}/bekraftelse`, { round: '1' }));
    const board = `${root}/${second.id}/antagande`;
    expect(expectPage(await app().stranger.get(board)).text).to.include('En annan ändring har antagits');
    const form = {
      round: '1',
      answer: 'adopted',
      decidedOn: '2026-03-01',
      minutes: '§ 1',
      registryNumber: '',
    };
    const secretary = await app().as('secretary');
    const page = `${board}/${members[0]?.slug ?? ''}`;
    const late = expectPage(
      await secretary.upload(page, { ...form, note: 'Vi var sena.', deviation: '' }),
      409,
    );
    expect(late.mistakes[0]).to.include('En annan lydelse har antagits');
    expect(late.text).to.include('Det du skrev').and.include('Vi var sena.');
    expect((await linesOf(app(), 'secretary', second))[0]?.[0]).to.include('en annan ändring hann före');
  });

  it('withdrawn though all had adopted, tells no day, and why', async () => {
    const proposal = await dispatched(app(), undefined, proposedText.replace('deras', 'många'));
    for (const { memberId } of await askedOf(app(), proposal))
      done(await answered(app(), proposal, memberId));
    const chair = await app().as('chair');
    const board = `${root}/${proposal.id}/antagande`;
    const revision = expectPage(await chair.get(board)).values('revision')[0] ?? '';
    const because = 'Lagen ändrades.';
    expectRedirect(await chair.post(`${root}/${proposal.id}/aterkallelse`, { revision, because }));
    const page = expectPage(await app().stranger.get(board));
    expect(page.text).to.include('Återkallat').and.include(because).and.not.include('Gäller från och med');
  });

  it('by being revised, is still there to be read beside the next', async () => {
    const proposal = await dispatched(app(), undefined, proposedText.replace('deras', 'några'));
    const [first] = await askedOf(app(), proposal);
    done(await answered(app(), proposal, first?.memberId ?? '', { answer: 'refused', minutes: '§ 471' }));
    const chair = await app().as('chair');
    const here = `${root}/${proposal.id}`;
    const revisionAt = async (path: string): Promise<string> =>
      expectPage(await chair.get(path)).values('revision')[0] ?? '';
    const revision = await revisionAt(`${here}/antagande`);
    expectRedirect(await chair.post(`${here}/revidering`, { revision, because: 'Nya ord.' }));
    const over = expectPage(await app().stranger.get(`${here}/antagande`));
    expect(over.text).to.include('Det här är omgång 1, som är avslutad.').and.include('§ 471');
    const decision = { body: 'Styrelsen', decidedOn: '2026-03-02', minutes: '§ 15', registryNumber: '' };
    const decided = { ...decision, revision: await revisionAt(`${here}/styrelsebeslut`) };
    expectRedirect(await chair.post(`${here}/styrelsebeslut`, decided));
    const form = expectPage(await chair.get(`${here}/utskick`));
    const bodies = form.ids.filter((id) => id.startsWith('body.'));
    expectRedirect(
      await chair.post(`${here}/utskick`, {
        ...Object.fromEntries(bodies.map((id) => [id, form.value(id)])),
        ...{ revision: form.values('revision')[0] ?? '', answerBy: '2026-09-01' },
      }),
    );
    const now = expectPage(await app().stranger.get(`${here}/antagande`));
    expect(now.text).to.include('0 av 4').and.not.include('§ 471');
    expect(now.links).to.include(`${here}/antagande?omgang=1`);
    expect(expectPage(await app().stranger.get(`${here}/antagande?omgang=1`)).text).to.include('§ 471');
    const late = {
      round: '1',
      answer: 'adopted',
      decidedOn: '2026-03-02',
      minutes: '§ 1',
      registryNumber: '',
    };
    const answering = await chair.upload(`${here}/antagande/${first?.slug ?? ''}`, {
      ...late,
      note: '',
      deviation: '',
    });
    expect(answering.status).to.equal(409);
  });

  it('is not answered by a member that has left since', async () => {
    const proposal = await dispatched(app(), undefined, proposedText.replace('deras', 'flera'));
    const memberId = await kommunOf(app(), proposal);
    await doing(app(), async (desk) => {
      const spell = (await desk.organisations.memberships(app().world.granby.id)).find(
        (each) => each.memberId === memberId,
      );
      if (spell !== undefined)
        await desk.organisations.changeMembership({ ...spell, to: known('2026-02-28') });
    });
    const form = {
      round: '1',
      answer: 'adopted',
      decidedOn: '2026-03-01',
      minutes: '§ 1',
      registryNumber: '',
    };
    const page = `${root}/${proposal.id}/antagande/granbys-kommun`;
    const refused = await (await app().as('secretary')).upload(page, { ...form, note: '', deviation: '' });
    expect(expectPage(refused, 409).mistakes[0]).to.include('Granbys kommun');
  });
});

describe('who may open what of a round', () => {
  const app = appOfSuite();

  it('is told to everybody of the cast', async () => {
    const proposal = await drafted(app());
    const ahead = `${root}/${proposal.id}/antagande`;
    expect((await (await app().as('secretary')).get(ahead)).status).to.equal(404);
    const sent = await dispatched(app());
    await officialNamed(app(), await kommunOf(app(), sent));
    const board = `${root}/${sent.id}/antagande`;
    const statuses = async (path: string): Promise<readonly number[]> => {
      const found: number[] = [(await app().stranger.get(path)).status];
      for (const who of [
        'secretary',
        'chair',
        'boardMember',
        'delegate',
        'memberOfficial',
        'otherSecretary',
      ] as const)
        found.push((await (await app().as(who)).get(path)).status);
      return found;
    };
    expect(await statuses(board)).to.deep.equal([200, 200, 200, 200, 200, 200, 200]);
    expect(await statuses(`${board}/granbys-kommun`)).to.deep.equal([303, 200, 200, 403, 403, 200, 403]);
    expect(await statuses(`${board}/region-grandal`)).to.deep.equal([303, 200, 200, 403, 403, 403, 403]);
    const confirmation = `${root}/${sent.id}/bekraftelse`;
    expect(await statuses(confirmation)).to.deep.equal([303, 200, 200, 200, 403, 403, 403]);
  });
});

// Sending a motion: late or in time to the second, with others, and many at once with numbers that have no gap.
import { expect } from 'chai';
import { contentHash } from '../../../server/domain/motions/submission.ts';
import {
  changeDraft,
  confirmCoMover,
  endorseMotion,
  submitMotion,
} from '../../../server/features/motions/index.ts';
import { isRefusal } from '../../../server/domain/refusal.ts';
import { appOfSuite, openApp, type TestApp } from '../../support/app.ts';
import { expectLogged, expectNoChange } from '../../support/assertions.ts';
import { forEachEngine } from '../../support/engines.ts';
import { on } from '../../support/days.ts';
import { acting } from '../../support/held-meeting.ts';
import { draftedMotion, ekdalJoins, endorsed, meetingAhead } from '../../support/motions.ts';
import { expectPage, expectRedirect } from '../../support/page.ts';

const draftPath = (id: string): string => `/motioner/utkast/${id}`;

describe('the deadline', () => {
  const open = appOfSuite();
  // Eight weeks before 6 May is 11 March; the day ends at 23.00 UTC.
  const lastMoment = Date.parse('2026-03-11T22:59:59.999Z');
  before(() => meetingAhead(open().house, open().world, '2026-05-06', 8));

  it('lets a motion in until its last moment', async () => {
    const { house, world, clock } = open();
    const motion = await endorsed(house, await draftedMotion(house, world));
    clock.now = lastMoment - 60_000;
    const secretary = await open().as('secretary');
    expect(expectPage(await secretary.get(`${draftPath(motion.id)}/inlamning`)).text).to.include(
      'Motionstiden går ut 11 mars 2026 kl. 24.00',
    );
    clock.now = lastMoment;
    const to = expectRedirect(
      await secretary.post(`${draftPath(motion.id)}/inlamning`, { revision: '1', step: 'submit' }),
    );
    expect(expectPage(await secretary.get(to)).text).not.to.include('För sent inkommen');
  });

  it('that passes while the form is open is judged at the act: refused, nothing changed, and offered as late', async () => {
    const { house, world, clock } = open();
    clock.now = lastMoment - 60_000;
    const motion = await endorsed(house, await draftedMotion(house, world));
    const secretary = await open().as('secretary');
    const path = `${draftPath(motion.id)}/inlamning`;
    expect((await secretary.get(path)).text).not.to.include('value="late"');
    clock.now = lastMoment + 1;
    const refused = await expectNoChange(
      house.engine,
      () => secretary.post(path, { revision: '1', step: 'submit' }),
      'sessions',
    );
    const page = expectPage(refused, 409);
    expect(page.mistakes.join()).to.equal(
      'Motionstiden gick ut 11 mars 2026 kl. 24.00. Inget har ändrats. Du kan lämna in motionen som för sent inkommen.',
    );
    expect(refused.text).to.include('value="late"');
    const english = await open()
      .visitor(`${secretary.cookie ?? ''}; stadga-sprak=en`)
      .post(path, { revision: '1', step: 'submit' });
    expect(expectPage(english, 409).mistakes.join()).to.equal(
      'The deadline for motions passed on 11 March 2026 at 24.00. Nothing has been changed. You can submit the motion as late.',
    );
    expect(english.text).not.to.include('11 mars 2026');
    const { done, entries } = await expectLogged(house.engine, ['motion.submitted'], () =>
      secretary.post(path, { revision: '1', step: 'late' }),
    );
    expect(entries[0]?.facts['late']).to.equal('late');
    const address = expectRedirect(done).split('?')[0] ?? '';
    const shown = expectPage(await open().stranger.get(address));
    expect(shown.text).to.include('För sent inkommen');
    const office = await open().as('networkOffice');
    expectPage(await office.post(`${address}/provning`, { decision: 'kanske' }), 422);
    expectRedirect(await office.post(`${address}/registrering`));
    await expectLogged(house.engine, ['motion.lateAdmitted'], async () =>
      expectRedirect(await office.post(`${address}/provning`, { decision: 'admitted' })),
    );
    expectPage(await office.post(`${address}/provning`, { decision: 'refused' }), 409);
    expect(expectPage(await open().stranger.get(address)).text).to.include('Sent inkommen, tas upp');
  });
});

describe('a late motion that is refused', () => {
  const open = appOfSuite();
  before(() => meetingAhead(open().house, open().world, '2026-05-06', 30));

  it('is closed by the network’s office, and no other motion before it is decided', async () => {
    const { house, world } = open();
    const motion = await endorsed(house, await draftedMotion(house, world));
    const [secretary, office] = [await open().as('secretary'), await open().as('networkOffice')];
    const sent = await secretary.post(`${draftPath(motion.id)}/inlamning`, { revision: '1', step: 'late' });
    const address = expectRedirect(sent).split('?')[0] ?? '';
    expect((await office.get(address)).text).not.to.include(`${address}/avslutning`);
    expectPage(await office.post(`${address}/avslutning`), 409);
    expectRedirect(await office.post(`${address}/provning`, { decision: 'refused' }));
    expect((await office.get(address)).text).to.include(`${address}/avslutning`);
    await expectLogged(house.engine, ['motion.closed'], async () =>
      expectRedirect(await office.post(`${address}/avslutning`)),
    );
    expect(expectPage(await open().stranger.get(address)).text).to.include('Avslutad');
    expectPage(await secretary.post(`${address}/aterkallelse`), 409);
  });
});

describe('an empty row', () => {
  const open = appOfSuite();

  it('falls at submission: what is read, decided on and logged is what was sent', async () => {
    const { house, world } = open();
    const draft = await draftedMotion(house, world);
    const reading = house.desk(house.engine.read, null);
    const empty = { id: reading.newId(), text: '' };
    const clauses = [empty, ...draft.content.clauses, { id: reading.newId(), text: ' ' }];
    const changed = await acting(house, null, (desk) =>
      changeDraft(desk, draft, { ...draft.content, clauses }, 1),
    );
    if (isRefusal(changed)) throw new Error(changed.refused);
    await endorsed(house, changed);
    const [secretary, office] = [await open().as('secretary'), await open().as('networkOffice')];
    const { done, entries } = await expectLogged(house.engine, ['motion.submitted'], () =>
      secretary.post(`${draftPath(draft.id)}/inlamning`, { revision: '2', step: 'submit' }),
    );
    const address = expectRedirect(done).split('?')[0] ?? '';
    const stored = await reading.motions.byId(draft.id);
    expect(stored?.content.clauses).to.deep.equal(draft.content.clauses);
    expect(stored?.revision).to.equal(3);
    expect((await reading.motions.revision(draft.id, 2))?.clauses).to.deep.equal(clauses);
    expect(entries[0]?.facts['contentHash']).to.equal(contentHash(draft.content));
    const ids = draft.content.clauses.map(({ id }) => id);
    expect((await reading.motions.clauseIdsOf([draft.id])).get(draft.id)).to.deep.equal(ids);
    expectRedirect(await office.post(`${address}/registrering`));
    expectRedirect(await office.post(`${address}/beredning`));
    expectRedirect(
      await office.post(`${address}/yttrande`, {
        ...{ 'recommendation.0': 'recommendApproval', 'reason.0': 'Bra.' },
        ...{ 'recommendation.1': 'recommendRejection', 'reason.1': '' },
      }),
    );
  });
});

describe('a board’s decision', () => {
  forEachEngine((under) => {
    const open = appOfSuite(() => under.url());

    for (const [what, change, code] of [
      ['heading', { heading: ' ' }, 'motion.withoutHeading'],
      ['att-sats', { clauses: [] }, 'motion.withoutResolution'],
      ['“att”', { clauses: [{ id: 'a', text: 'Nätverket tar fram ett mönster' }] }, 'motion.withoutAtt'],
    ] as const) {
      it(`is not recorded on a text without ${what}: it could never be sent`, async () => {
        const { house, world } = open();
        const draft = await draftedMotion(house, world, change);
        const refused = await acting(house, null, (desk) =>
          endorseMotion(desk, draft, { on: on('2026-02-03'), minutes: '12' }, 1),
        );
        expect(refused).to.include({ refused: code });
      });
    }

    it('never falls on a text that was changed while it was on its way', async () => {
      const { house, world } = open();
      await ekdalJoins(house, world);
      const draft = await draftedMotion(house, world);
      const decided = { on: on('2026-02-03'), minutes: '12' };
      const secretary = await open().as('secretary');
      expectRedirect(
        await secretary.post(`${draftPath(draft.id)}/medmotionarer`, {
          coMover: 'Samordningsförbundet Ekdal',
        }),
      );
      const changing = acting(house, null, async (desk) => {
        const changed = await changeDraft(desk, draft, { ...draft.content, heading: 'Ny' }, 1);
        // The others ask while this change is not yet committed.
        await new Promise((resolve) => setTimeout(resolve, 300));
        return changed;
      });
      await new Promise((resolve) => setTimeout(resolve, 100));
      const answers = await Promise.all([
        (await open().as('chair')).post(`${draftPath(draft.id)}/styrelsebeslut`, {
          ...{ endorsedOn: '2026-02-03', minutes: '12', revision: '1' },
        }),
        (await open().as('otherSecretary')).post(`${draftPath(draft.id)}/medmotionarer/ekdal`, {
          ...{ endorsedOn: '2026-02-03', minutes: '12', revision: '1' },
        }),
      ]);
      expect(isRefusal(await changing)).to.equal(false);
      expect(answers.map(({ status }) => status)).to.deep.equal([409, 409]);
      const stored = await house.desk(house.engine.read, null).motions.byId(draft.id);
      expect(stored).to.include({ state: 'draft', endorsement: null, revision: 2 });
      expect(stored?.coMovers).to.deep.equal([{ organisationId: world.ekdal.id, endorsement: null }]);
      const conflict = { refused: 'edit.conflict' };
      expect(await acting(house, null, (desk) => endorseMotion(desk, draft, decided, 1))).to.deep.equal(
        conflict,
      );
      expect(
        await acting(house, null, (desk) => confirmCoMover(desk, draft, world.ekdal.id, decided, 1)),
      ).to.deep.equal(conflict);
    });
  });
});

describe('co-movers', () => {
  const open = appOfSuite();
  before(() => ekdalJoins(open().house, open().world));

  it('confirm for themselves on a page of theirs, and the motion waits for them', async () => {
    const { house, world } = open();
    const motion = await endorsed(house, await draftedMotion(house, world));
    const [secretary, other] = [await open().as('secretary'), await open().as('otherSecretary')];
    const path = draftPath(motion.id);
    const theirs = `${path}/medmotionarer/ekdal`;
    expectPage(await other.get(theirs), 404);
    expectPage(
      await secretary.post(`${path}/medmotionarer`, { coMover: 'Samordningsförbundet Ingenstans' }),
      422,
    );
    expectRedirect(await secretary.post(`${path}/medmotionarer`, { coMover: 'samordningsförbundet ekdal' }));
    expectPage(await secretary.post(`${path}/medmotionarer`, { coMover: 'Samordningsförbundet Ekdal' }), 422);
    expectPage(
      await secretary.post(`${path}/medmotionarer`, { coMover: 'Samordningsförbundet Granby' }),
      422,
    );
    const refused = expectPage(
      await secretary.post(`${path}/inlamning`, { revision: '1', step: 'submit' }),
      422,
    );
    expect(refused.mistakes.join()).to.include('Samordningsförbundet Ekdal');

    expectPage(await other.get(path), 404);
    expectPage(await secretary.get(theirs), 404);
    expectPage(await open().stranger.get(theirs), 404);
    expect(expectPage(await other.get('/vantar')).links).to.include(theirs);
    expect(expectPage(await other.get(theirs)).text).to.include('att nätverket tar fram ett mönster');
    const decided = { endorsedOn: '2026-02-10', minutes: '7', revision: '1' };
    expectPage(await other.post(theirs, { ...decided, endorsedOn: '' }), 422);
    expectPage(await other.post(theirs, { ...decided, revision: '9' }), 409);
    await expectLogged(house.engine, ['motion.coMoverConfirmed'], async () =>
      expectRedirect(await other.post(theirs, decided)),
    );
    const to = expectRedirect(await secretary.post(`${path}/inlamning`, { revision: '1', step: 'submit' }));
    expect(expectPage(await open().stranger.get(to)).text).to.include('Samordningsförbundet Ekdal');
    expectPage(await other.get(theirs), 404);
  });

  it('fall out again when they are removed, and their decision when the text is changed', async () => {
    const { house, world } = open();
    const motion = await draftedMotion(house, world);
    const [secretary, other] = [await open().as('secretary'), await open().as('otherSecretary')];
    const path = draftPath(motion.id);
    const theirs = `${path}/medmotionarer/ekdal`;
    expectRedirect(await secretary.post(`${path}/medmotionarer`, { coMover: 'Samordningsförbundet Ekdal' }));
    expectRedirect(await other.post(theirs, { endorsedOn: '2026-02-10', minutes: '7', revision: '1' }));
    expectRedirect(
      await secretary.upload(path, {
        heading: 'Ny',
        revision: '1',
        clause: 'att x',
        clauseId: '',
        step: 'save',
      }),
    );
    expect(expectPage(await secretary.get(`${path}/inlamning`)).text).to.include('inte bekräftat än');
    expectRedirect(await secretary.post(`${path}/medmotionarer`, { remove: world.ekdal.id }));
    expectPage(await other.get(theirs), 404);
  });
});

describe('who may send', () => {
  const open = appOfSuite();

  it('is a member of the network that day', async () => {
    const { house, world } = open();
    const other = await open().as('otherSecretary');
    expect(expectPage(await other.get('/motioner/ny')).text).to.include('inte sekreterare i något förbund');
    expectPage(await other.post('/motioner/ny', { mover: `${world.granby.id}.${world.network.id}` }), 422);
    expectPage(await other.post('/motioner/ny', { mover: `${world.ekdal.id}.${world.network.id}` }), 422);
    const motion = await endorsed(house, await draftedMotion(house, { ...world, granby: world.ekdal }));
    const page = expectPage(
      await other.post(`${draftPath(motion.id)}/inlamning`, { revision: '1', step: 'submit' }),
      422,
    );
    expect(page.mistakes.join()).to.include('inte medlem i nätverket');
  });

  it('is the network’s office for the proposals of its board, in a series of their own and without deadline', async () => {
    const { house, world } = open();
    await meetingAhead(house, world, '2026-03-20', 50);
    const office = await open().as('networkOffice');
    const path = expectRedirect(
      await office.post('/motioner/ny', { mover: `${world.network.id}.${world.network.id}` }),
    );
    const id = path.split('/').at(-1) ?? '';
    expectPage(await (await open().as('secretary')).get(path), 404);
    expectRedirect(
      await office.upload(path, {
        heading: 'Budget',
        revision: '1',
        clause: 'att budgeten antas',
        clauseId: '',
        step: 'save',
      }),
    );
    expectRedirect(
      await office.post(`${path}/styrelsebeslut`, { endorsedOn: '2026-02-01', minutes: '3', revision: '2' }),
    );
    const to = expectRedirect(
      await office.post(`${draftPath(id)}/inlamning`, { revision: '2', step: 'submit' }),
    );
    expect(to).to.equal('/motioner/natverket-2026-p1?kvitto=motionSubmitted');
    expect(expectPage(await open().stranger.get('/motioner?forslag=boardProposal')).text).to.include(
      'Styrelsens förslag',
    );
  });
});

describe('five hundred submissions at once', () => {
  const count = 500;

  /** Submits all of them at once and gives the numbers in order. */
  async function numbersOf(app: TestApp, ids: readonly string[]): Promise<readonly number[]> {
    const answers = await Promise.all(
      ids.map((id) =>
        acting(app.house, null, (desk) => submitMotion(desk, { id }, { revision: 1, sendsLate: false })),
      ),
    );
    return answers
      .map((answer) => (isRefusal(answer) ? 0 : (answer.number?.sequence ?? 0)))
      .toSorted((a, b) => a - b);
  }

  forEachEngine((under) => {
    it('get consecutive numbers, without a gap and without a double', async function many() {
      this.timeout(240_000);
      const app = await openApp(await under.url());
      const { house, world } = app;
      const ids: string[] = [];
      for (let index = 0; index < count; index += 1) {
        const motion = await draftedMotion(house, world, { rationale: '' });
        ids.push((await endorsed(house, motion)).id);
      }
      expect(await numbersOf(app, ids)).to.deep.equal(Array.from({ length: count }, (_, index) => index + 1));
      const lines = await house.desk(house.engine.read, null).motions.submitted();
      expect(new Set(lines.map(({ number }) => number?.sequence)).size).to.equal(count);
      // The same ones once more: each has its number, and no number is used up.
      expect(new Set(await numbersOf(app, ids.slice(0, 20)))).to.deep.equal(new Set([0]));
      const motion = await endorsed(house, await draftedMotion(house, world));
      expect(await numbersOf(app, [motion.id, motion.id, motion.id])).to.deep.equal([0, 0, count + 1]);
      await app.close();
    });
  });
});

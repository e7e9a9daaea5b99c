// Bylaws that two meetings must adopt: brought before the second by the board, and what is needed of both together.
import { expect } from 'chai';
import type { Motion } from '../../../server/domain/motions/motion.ts';
import { registerMotion } from '../../../server/features/motions/index.ts';
import { recordRule } from '../../../server/features/organisations/index.ts';
import { changeText } from '../../../server/features/proposals/index.ts';
import { appOfSuite, type TestApp } from '../../support/app.ts';
import {
  heldOn,
  motionOn,
  nextMeeting,
  proposalOf,
  reading,
  record,
  twoThirds,
} from '../../support/bylaws-meeting.ts';
import { on } from '../../support/days.ts';
import { forEachEngine } from '../../support/engines.ts';
import { acting, done, heldMeeting, type HeldMeeting } from '../../support/held-meeting.ts';
import { expectPage, expectRedirect } from '../../support/page.ts';
import { read } from '../../support/rounds.ts';

const newWords = 'Nätverket har sitt säte i Ekdal.';

/** The first meeting, which has adopted the change, and its motion. */
async function adoptedOnce(app: TestApp): Promise<HeldMeeting> {
  const { house, world } = app;
  const held = await heldMeeting(house, world, 3, await motionOn(house, world, 'p3', newWords));
  await heldOn(house, held);
  done(await record(house, held.office, held.motion));
  return held;
}

/** The board's draft to the next meeting by its pages, and what it can carry there. */
async function boardDraft(app: TestApp) {
  const office = await app.as('networkOffice');
  const { id: network } = app.world.network;
  const draft = expectRedirect(await office.post('/motioner/ny', { mover: `${network}.${network}` }));
  const to = expectRedirect(
    await office.upload(draft, {
      ...{ heading: 'Stadgarna igen', revision: '1', clause: 'att stadgarna ändras', clauseId: '' },
      ...{ rationale: 'Ett möte har antagit ändringen.', step: 'amend.0' },
    }),
  );
  const answer = await office.get(to);
  const choices = [...answer.text.matchAll(/<option value="(\S+ [0-9a-f]{64})"/gu)].map(
    ([, value]) => value ?? '',
  );
  return { office, draft, to, page: expectPage(answer), choices };
}

/** Brings the change before another meeting by the board's pages. */
async function broughtAgain(app: TestApp): Promise<Motion> {
  const { office, draft, to, page, choices } = await boardDraft(app);
  const [proposal = ''] = choices;
  expectRedirect(
    await office.upload(to, { revision: page.values('revision')[0] ?? '', proposal, step: 'carry' }),
  );
  const revision = expectPage(await office.get(draft)).values('revision')[0] ?? '';
  const decided = { endorsedOn: '2026-02-01', minutes: '3', revision };
  expectRedirect(await office.post(`${draft}/styrelsebeslut`, decided));
  expectRedirect(await office.post(`${draft}/inlamning`, { revision, step: 'submit' }));
  const motion = await reading(app.house).motions.byId(draft.split('/').at(-1) ?? '');
  if (motion === null) throw new Error('it was sent');
  return acting(app.house, null, async (desk) => done(await registerMotion(desk, motion)));
}

const again = async (
  app: TestApp,
  first: HeldMeeting,
  day: string,
  kind: 'annual' | 'extra' = 'extra',
): Promise<HeldMeeting> => {
  const motion = await broughtAgain(app);
  return nextMeeting(app.house, app.world, first, { day: on(day), kind, motion });
};

const pathOf = ({ kind, number }: Motion): string =>
  `/motioner/natverket-2026-${kind === 'motion' ? '' : 'p'}${String(number?.sequence)}/stadgeandring/1`;

const versionsOf = ({ house, world }: TestApp) => reading(house).statutes.versions(world.network.id);

type Work = (open: () => TestApp) => Promise<void>;
const cases: Readonly<Record<string, Work>> = {
  'is adopted by the second of two, by the board’s pages, and enters into force by its rule': async (
    open,
  ) => {
    const app = open();
    const { house, world } = app;
    await twoThirds(house, world, { meetings: 2 });
    const other = await motionOn(house, world, 'p1', 'Nätverket ska stödja förbunden.');
    const held = await heldMeeting(house, world, 3, await motionOn(house, world, 'p3', newWords));
    const carried = await proposalOf(house, held.motion);
    const names = async () => (await boardDraft(app)).choices.map((each) => each.split(' ')[0]);
    expect(await names(), 'while the first has it before it').to.not.include(carried.id);
    await heldOn(house, held);
    expect(await names(), 'until its adoption is recorded').to.not.include(carried.id);
    done(await record(house, held.office, held.motion));
    expect(await names()).to.deep.equal([carried.id]);

    const second = await again(app, held, '2026-09-10');
    expect((await proposalOf(house, second.motion)).id).to.equal(carried.id);
    expect(await names(), 'while the second has it before it').to.not.include(carried.id);
    await heldOn(house, second);
    const office = await app.as('networkOffice');
    const path = pathOf(second.motion);
    expect(expectPage(await office.get(path)).text).to.include('Antagen av ett möte av två.');
    expect(expectRedirect(await office.upload(path, { step: 'record' }))).to.include('adoptionRecorded');
    const adopted = await proposalOf(house, held.motion);
    expect(adopted.state).to.equal('ratified');
    const version = (await versionsOf(app)).at(-1);
    expect(version).to.include({ id: adopted.versionId, effectiveFrom: '2026-09-10' });
    const text = await reading(house).statutes.text(world.network.id, version?.id ?? '');
    expect(text?.source).to.include(newWords);
    const decisions = await reading(house).statutes.decisions(world.network.id, version?.id ?? '');
    expect(decisions.map(({ on: day }) => day)).to.deep.equal(['2026-04-20', '2026-09-10']);
    const followed = await proposalOf(house, other);
    const words = await reading(house).proposals.text(followed.id, followed.textNumber);
    expect(words).to.include({ because: 'rebased', baseVersionId: version?.id });
    expect(words?.source).to.include(newWords).and.to.include('stödja förbunden');
    for (const each of [held.motion, second.motion])
      expect(expectPage(await office.get(pathOf(each))).text).to.include('införd i stadgarna');
  },

  'counts a second meeting that is too soon as the first': async (open) => {
    const app = open();
    const { house, world } = app;
    await twoThirds(house, world, { meetings: 2, monthsBetween: 6, annual: 'any' });
    const first = await adoptedOnce(app);
    const told = expectPage(await app.stranger.get(pathOf(first.motion))).text;
    expect(told).to.include('Antagen av ett möte av två.').and.to.include('20 oktober 2026');
    const soon = await again(app, first, '2026-10-19');
    await heldOn(house, soon);
    const once = done(await record(house, first.office, soon.motion));
    expect(once).to.include({ state: 'boardApproved', versionId: null });
    expect(expectPage(await app.stranger.get(pathOf(soon.motion))).text).to.include('19 april 2027');
    const third = await again(app, soon, '2027-04-19');
    await heldOn(house, third);
    expect(done(await record(house, first.office, third.motion)).state).to.equal('ratified');
    expect((await versionsOf(app)).at(-1)?.effectiveFrom).to.equal('2027-04-19');
  },

  'counts neither for the other where the second decides in other words': async (open) => {
    const app = open();
    const { house, world } = app;
    await twoThirds(house, world, { meetings: 2 });
    const first = await adoptedOnce(app);
    const second = await again(app, first, '2026-09-10');
    await heldOn(house, second, 'approved', 'att nätverket ska ha sitt säte i Storvik');
    app.clock.now += 60_000;
    const before = await proposalOf(house, second.motion);
    const text = await reading(house).proposals.text(before.id, before.textNumber);
    const source = (text?.source ?? '').replace('Ekdal', 'Storvik');
    await acting(house, second.teller, async (desk) =>
      done(
        await changeText(desk, before, { revision: before.revision, text: read(source), because: 'edited' }),
      ),
    );
    const once = done(await record(house, second.office, second.motion));
    expect(once.versionId, 'the first adopted other words').to.equal(null);
    expect(expectPage(await app.stranger.get(pathOf(second.motion))).text).to.include(
      'Antagen av ett möte av två.',
    );
    const third = await again(app, second, '2027-04-20', 'annual');
    await heldOn(house, third);
    const adopted = done(await record(house, second.office, third.motion));
    expect(adopted.state).to.equal('ratified');
    const enacted = await reading(house).statutes.text(world.network.id, adopted.versionId ?? '');
    expect(enacted?.source).to.include('Storvik').and.not.to.include('Ekdal');
    const decisions = await reading(house).statutes.decisions(world.network.id, adopted.versionId ?? '');
    expect(decisions.map(({ on: day }) => day)).to.deep.equal(['2026-09-10', '2027-04-20']);
  },

  'counts both where the second changed the att-sats and not the words': async (open) => {
    const app = open();
    const { house, world } = app;
    await twoThirds(house, world, { meetings: 2 });
    const first = await adoptedOnce(app);
    const second = await again(app, first, '2026-09-10');
    await heldOn(house, second, 'approved', 'att stadgarna ändras genast');
    app.clock.now += 60_000;
    const office = await app.as('networkOffice');
    const path = pathOf(second.motion);
    const page = expectPage(await office.get(path));
    expect(page.text).to.include('Texten är som mötet beslutade');
    const said = { revision: page.values('revision')[0] ?? '', from: '', step: 'write' };
    expect(expectRedirect(await office.upload(path, said))).to.include('wordingWritten');
    expect(done(await record(house, second.teller, second.motion)).state).to.equal('ratified');
  },

  'falls where the second says no, and is never a version': async (open) => {
    const app = open();
    const { house, world } = app;
    await twoThirds(house, world, { meetings: 2 });
    const first = await adoptedOnce(app);
    const second = await again(app, first, '2026-09-10');
    await heldOn(house, second, 'rejected');
    const fallen = await proposalOf(house, first.motion);
    expect(fallen).to.include({ state: 'withdrawn', versionId: null });
    expect(await versionsOf(app)).to.have.lengthOf(1);
    const outcomes = await reading(house).proposals.meetingAdoptions(fallen.id);
    expect(outcomes.map(({ outcome }) => outcome)).to.deep.equal(['adopted', 'rejected']);
    expect(expectPage(await app.stranger.get(pathOf(first.motion))).text).to.include('Förslaget har fallit.');
  },

  'goes by the rule of the second meeting’s day, where that was changed between them': async (open) => {
    const app = open();
    const { house, world } = app;
    await twoThirds(house, world, { meetings: 1 });
    await acting(house, null, async (desk) =>
      done(
        await recordRule(desk, world.network, {
          kind: 'bylawsChange',
          value: {
            ...{ numerator: 2, denominator: 3, reach: 'atLeast', meetings: 2, annual: 'one' },
            monthsBetween: 0,
          },
          ...{ from: on('2026-04-01'), clause: '19 §' },
        }),
      ),
    );
    const first = await adoptedOnce(app);
    expect((await proposalOf(house, first.motion)).state).to.equal('boardApproved');
    await acting(house, null, async (desk) =>
      done(
        await recordRule(desk, world.network, {
          kind: 'bylawsChange',
          value: {
            ...{ numerator: 2, denominator: 3, reach: 'atLeast', meetings: 1, annual: 'any' },
            monthsBetween: 0,
          },
          ...{ from: on('2026-09-01'), clause: '19 §' },
        }),
      ),
    );
    expect((await proposalOf(house, first.motion)).state, 'no rule adopts by itself').to.equal(
      'boardApproved',
    );
    const second = await again(app, first, '2026-09-10');
    await heldOn(house, second);
    expect(done(await record(house, first.office, second.motion)).state).to.equal('ratified');
  },
};

describe('a change of the bylaws by two meetings', () => {
  for (const [name, work] of Object.entries(cases))
    describe(name, () => {
      forEachEngine((under) => {
        const open = appOfSuite(() => under.url());
        it('holds', function onItsOwn() {
          this.timeout(120_000);
          return work(open);
        });
      });
    });
});

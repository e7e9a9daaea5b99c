// A change of the bylaws from an att-sats to a version: written as data, decided by two thirds, recorded by another, the rest carried over.
import { expect } from 'chai';
import type { Majority } from '../../../server/domain/meetings/meeting.ts';
import type { Motion, WordingAmendment } from '../../../server/domain/motions/motion.ts';
import type { Person } from '../../../server/domain/permissions.ts';
import { isRefusal, type Refusal } from '../../../server/domain/refusal.ts';
import {
  amendClause,
  beginMotion,
  motionsWaiting,
  withdrawMotion,
} from '../../../server/features/motions/index.ts';
import { writeDecided } from '../../../server/features/proposals/index.ts';
import type { House } from '../../../server/house.ts';
import { appOfSuite, type TestApp } from '../../support/app.ts';
import {
  clauseOf,
  close,
  decide,
  motionOn,
  polled,
  proposalOf,
  reading,
  record,
  twoThirds,
} from '../../support/bylaws-meeting.ts';
import { forEachEngine } from '../../support/engines.ts';
import { acting, done, heldMeeting } from '../../support/held-meeting.ts';
import { changeOfBylaws } from '../../support/motions.ts';

const code = (answer: unknown): string | null => (isRefusal(answer) ? answer.refused : null);
/** Which of the bylaws' steps wait for somebody. */
const waitingFor = async (house: House, who: Person) =>
  (await motionsWaiting(house.desk(house.engine.read, who), who))
    .map(({ what }) => what)
    .filter((what) => /writeDecided|recordAdoption/.test(what));

type Work = (open: () => TestApp) => Promise<void>;

/** Each on a database of its own, on both engines. */
function eachOnItsOwn(tests: Readonly<Record<string, Work>>): void {
  for (const [name, work] of Object.entries(tests))
    describe(name, () => {
      forEachEngine((under) => {
        const open = appOfSuite(() => under.url());
        it('holds', function onItsOwn() {
          this.timeout(120_000);
          return work(open);
        });
      });
    });
}

describe('a change of the bylaws by a meeting', () => {
  eachOnItsOwn({
    'is written as data, decided by two thirds, and becomes a version; the others are carried over': async (
      open,
    ) => {
      const { house, world } = open();
      await twoThirds(house, world);
      const motion = await motionOn(house, world, 'p3', 'Nätverket har sitt säte i Ekdal.');
      expect(motion.content.clauses[0]?.text).to.equal('att 3 § i stadgarna ska ha den lydelse som föreslås');
      const apart = await motionOn(house, world, 'p1', 'Nätverket ska stödja förbunden.');
      const against = await motionOn(house, world, 'p3', 'Nätverket har sitt säte i Storvik.');
      expect((await proposalOf(house, motion)).state).to.equal('boardApproved');

      const held = await heldMeeting(house, world, 3, motion);
      const poll = await polled(house, held, ['yes', 'yes', 'no']);
      const needed: Majority = { numerator: 2, denominator: 3, isExceeded: false };
      expect(poll.majority).to.deep.equal(needed);
      expect(code(await record(house, held.office, motion))).to.equal('proposal.notApproved');
      await decide(house, held, 'approved', poll.id);
      expect(code(await record(house, held.office, motion))).to.equal('proposal.meetingOpen');
      await close(house, held);
      expect(await waitingFor(house, held.chair)).to.deep.equal([]);
      expect(await waitingFor(house, held.office)).to.deep.equal(['motions.waiting.recordAdoption']);
      expect(code(await record(house, held.chair, motion))).to.equal('proposal.sealedBySame');
      const adopted = done(await record(house, held.office, motion));
      expect(adopted.state).to.equal('ratified');
      expect(code(await record(house, held.office, motion))).to.equal('proposal.notNow');

      const desk = reading(house);
      const version = (await desk.statutes.versions(world.network.id)).at(-1);
      expect(version?.id).to.equal(adopted.versionId);
      expect(version?.effectiveFrom).to.equal('2026-04-20');
      const text = await desk.statutes.text(world.network.id, version?.id ?? '');
      expect(text?.source).to.include('Nätverket har sitt säte i Ekdal.').and.not.to.include('säte i Granby');
      expect((await desk.statutes.decisions(world.network.id, version?.id ?? ''))[0]).to.include({
        ...{ body: 'Årsmötet', on: '2026-04-20', minutes: '§ 7' },
      });
      const carried = await proposalOf(house, apart);
      expect(carried.rebaseOnto).to.equal(null);
      const carriedText = await desk.proposals.text(carried.id, carried.textNumber);
      expect(carriedText?.because).to.equal('rebased');
      expect(carriedText?.source).to.include('säte i Ekdal').and.to.include('stödja förbunden');
      expect((await proposalOf(house, against)).rebaseOnto).to.equal(version?.id);
    },

    'waits for two thirds, and cannot be changed or taken back on the way': async (open) => {
      const { house, world } = open();
      await twoThirds(house, world);
      const motion = await motionOn(house, world, 'p3', 'Nätverket har sitt säte i Ekdal.');
      const proposal = await proposalOf(house, motion);
      const held = await heldMeeting(house, world, 5, motion);
      const poll = await polled(house, held, ['yes', 'yes', 'yes', 'no', 'no']);
      expect((await reading(house).meetings.poll(poll.id))?.result?.outcome).to.equal('rejected');
      await decide(house, held, 'rejected', poll.id);
      const fallen = await proposalOf(house, motion);
      expect(fallen).to.include({ state: 'withdrawn', endedBecause: 'Mötet har avslagit förslaget.' });
      expect(await reading(house).proposals.meetingAdoptions(proposal.id)).to.have.lengthOf(1);
      expect(await reading(house).statutes.versions(world.network.id)).to.have.lengthOf(1);
    },

    'falls with a motion that is taken back': async (open) => {
      const { house, world } = open();
      const motion = await motionOn(house, world, 'p3', 'Nätverket har sitt säte i Ekdal.');
      done(await acting(house, null, (desk) => withdrawMotion(desk, motion)));
      expect((await proposalOf(house, motion)).state).to.equal('withdrawn');
    },

    'takes two meetings where the rule says two, and tells what is missing': async (open) => {
      const { house, world } = open();
      await twoThirds(house, world, { meetings: 2 });
      const motion = await motionOn(house, world, 'p3', 'Nätverket har sitt säte i Ekdal.');
      const held = await heldMeeting(house, world, 3, motion);
      const poll = await polled(house, held, ['yes', 'yes', 'yes']);
      await decide(house, held, 'approved', poll.id);
      await close(house, held);
      const adopted = done(await record(house, held.office, motion));
      expect(adopted).to.include({ state: 'boardApproved', versionId: null });
      expect(code(await record(house, held.office, motion))).to.equal('proposal.meetingRecorded');
      const page = await open().stranger.get('/motioner/natverket-2026-1/stadgeandring/1');
      expect(page.text).to.include('Antagen av ett möte av två.');
      expect(page.status).to.equal(200);
    },

    'becomes what the meeting decided, once it is written in and read by another': async (open) => {
      const { house, world } = open();
      await twoThirds(house, world);
      const motion = await motionOn(house, world, 'p3', 'Nätverket har sitt säte i Ekdal.');
      const held = await heldMeeting(house, world, 3, motion);
      const poll = await polled(house, held, ['yes', 'yes', 'yes']);
      await decide(house, held, 'approved', poll.id, 'att nätverket ska ha sitt säte i Storvik');
      await close(house, held);
      expect(code(await record(house, held.office, motion))).to.equal('proposal.wordingFirst');
      expect(await waitingFor(house, held.office)).to.deep.equal(['motions.waiting.writeDecided']);
      const office = await open().as('networkOffice');
      const path = '/motioner/natverket-2026-1/stadgeandring/1';
      const proposal = await proposalOf(house, motion);
      open().clock.now += 60_000;
      const typed = {
        revision: String(proposal.revision),
        wording: 'Nätverket har sitt säte i Storvik.',
        from: '',
      };
      const written = await office.upload(path, { ...typed, step: 'write' });
      expect(written.status).to.equal(303);
      const page = await office.get(path);
      expect(page.text).to.include('Föreslagen och beslutad lydelse').and.to.include('Storvik');
      expect(code(await record(house, held.office, motion))).to.equal('proposal.wordingBySame');
      const stale = await office.upload(path, { ...typed, wording: 'Något annat.', step: 'write' });
      expect(stale.status).to.equal(409);
      expect(stale.text).to.include('Något annat.');
      const teller = held.teller;
      const adopted = done(await record(house, teller, motion));
      const text = await reading(house).statutes.text(world.network.id, adopted.versionId ?? '');
      expect(text?.source).to.include('säte i Storvik');
    },
  });

  const open = appOfSuite();

  it('is refused where the words are those of the bylaws, none, more than one clause, or written against others', async () => {
    const { house, world } = open();
    const draft = await acting(house, null, async (desk) =>
      done(
        await beginMotion(desk, {
          ...{ networkId: world.network.id, moverId: world.granby.id, kind: 'motion' },
          content: {
            heading: 'Ord',
            clauses: [{ id: desk.newId(), text: 'att' }],
            rationale: '',
            citations: [],
          },
        }),
      ),
    );
    const writing = (change: Partial<WordingAmendment>): Promise<Motion | Refusal> =>
      acting(house, null, async (desk) => {
        const base = await changeOfBylaws(desk, world, 'p3', 'Nätverket har sitt säte i Ekdal.');
        return amendClause(desk, draft, {
          ...{ clauseId: clauseOf(draft), amendment: { ...base, ...change }, revision: 1 },
        });
      });
    for (const [change, refused] of [
      [{ wording: 'Förbundet har sitt säte i Granby.' }, 'motion.amendmentSame'],
      [{ wording: ' \n ' }, 'motion.amendmentEmpty'],
      [{ wording: 'Ett.\n\n4 § Nytt\nTvå.' }, 'proposal.clauseInside'],
      [{ clauseHash: '0'.repeat(64) }, 'motion.amendmentOutdated'],
      [{ anchor: 'p99' }, 'motion.amendmentOutdated'],
      [{ wording: `a${'b'.repeat(70_000)}` }, 'form.tooLong'],
    ] as const)
      expect(code(await writing(change)), refused).to.equal(refused);
    const proposal = { kind: 'proposal', proposalId: 'none', textHash: '' } as const;
    const carrying = await acting(house, null, (desk) =>
      amendClause(desk, draft, { clauseId: clauseOf(draft), amendment: proposal, revision: 1 }),
    );
    expect(code(carrying)).to.equal('motion.amendmentProposal');
    done(await writing({}));
    expect(code(await writing({ wording: 'Något annat.' }))).to.equal('edit.conflict');
    expect(
      code(
        await acting(house, null, (desk) =>
          writeDecided(
            desk,
            { id: 'none', organisationId: world.network.id },
            {
              ...{ clauseId: '', revision: 1, text: { source: '', reading: { clauses: [] } as never } },
              forceRule: { kind: 'whenAdopted', earliest: null },
            },
          ),
        ),
      ),
    ).to.equal('access.notFound');
  });
});

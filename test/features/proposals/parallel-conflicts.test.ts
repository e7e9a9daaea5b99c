// Twenty-five proposals with the members at once, where five at a time want the same clause otherwise: each ends adopted, withdrawn, or with its conflicts shown.
import { expect } from 'chai';
import type { Choice } from '../../../server/domain/comparison/merge-conflicts.ts';
import { mergeStatutes } from '../../../server/domain/comparison/merge.ts';
import { isSuperseded } from '../../../server/domain/proposals/lifecycle.ts';
import type { Proposal } from '../../../server/domain/proposals/proposal.ts';
import {
  confirmRatification,
  recordAnswer,
  reviseProposal,
  settleRebase,
  withdrawProposal,
} from '../../../server/features/proposals/index.ts';
import { isRefusal } from '../../../server/domain/refusal.ts';
import { readInVersion } from '../../../server/features/statutes/index.ts';
import type { HouseDesk } from '../../../server/house.ts';
import { appOfSuite, type TestApp } from '../../support/app.ts';
import { known } from '../../support/days.ts';
import { forEachEngine } from '../../support/engines.ts';
import { acting } from '../../support/held-meeting.ts';
import { expectPage } from '../../support/page.ts';
import {
  answerOf,
  begun,
  clauses,
  doAs,
  doneAs,
  latest,
  membersOf,
  person,
  ratifiedByAll,
  sentOut,
} from '../../support/proposals.ts';
import { root } from '../../support/rounds.ts';

const proposals = 25;
const perClause = 5;
const size = 30;
const own = (number: number): string => `Om fråga ${String(number)} beslutar medlemmarna var för sig.`;
const shared = (number: number): string => `Ordning ${String(number)} gäller för frågan från och med nu.`;
/** The clause that a proposal wants otherwise than four others do. */
const contended = (number: number): number => proposals + Math.ceil(number / perClause);
const reading = ({ house }: TestApp): HouseDesk => house.desk(house.engine.read, null);

/** Its conflicts with the newest version, settled: the proposal's way, or the version's. */
async function settled(app: TestApp, id: string, way: Choice): Promise<number> {
  const desk = reading(app);
  const proposal = await latest(app, { id });
  const text = await desk.proposals.text(id, proposal.textNumber);
  const of = (version: string | null) => desk.statutes.text(proposal.organisationId, version ?? '');
  const [base, onto] = [await of(text?.baseVersionId ?? null), await of(proposal.rebaseOnto)];
  if (text === null || base === null || onto === null) throw new Error('it waits to be carried over');
  const { conflicts } = mergeStatutes(base, onto, text);
  // One at a time: each is kept, and the last carries it over.
  for (const { id: conflict } of conflicts) {
    const { revision } = await latest(app, { id });
    await doneAs(app, 'secretary', (now) =>
      settleRebase(now, proposal, { revision, choices: new Map([[conflict, way]]) }),
    );
  }
  return conflicts.length;
}

describe('twenty-five proposals of one statute, with conflicts', () => {
  forEachEngine((under) => {
    const open = appOfSuite(() => under.url());

    it('end adopted, withdrawn or with their conflicts shown: nothing is lost', async function manyAtOnce() {
      this.timeout(240_000);
      const app = open();
      await doneAs(app, 'secretary', (desk) =>
        readInVersion(desk, app.world.granby, {
          ...{ source: clauses(size), effectiveFrom: known('2025-01-01'), decisions: [] },
        }),
      );
      const before = (await reading(app).statutes.versions(app.world.granby.id)).length;
      const all: Proposal[] = [];
      for (let number = 1; number <= proposals; number += 1) {
        const words = { [number]: own(number), [contended(number)]: shared(number) };
        all.push(await sentOut(app, await begun(app, clauses(size, words), { adoptedAs: 'amendments' })));
      }
      const secretary = await person(app, 'secretary');
      for (const memberId of await membersOf(app, all[0] ?? { id: '' }))
        await Promise.all(
          all.map((proposal) =>
            acting(app.house, secretary, (desk) => recordAnswer(desk, proposal, answerOf(memberId))),
          ),
        );
      const outcomes = await Promise.all(
        all.map((each) => doAs(app, 'chair', (desk) => confirmRatification(desk, each, { roundNumber: 1 }))),
      );
      const first = outcomes.filter((outcome) => !isRefusal(outcome));
      expect(first, 'one for each contended clause').to.have.lengthOf(proposals / perClause);

      // The board goes on with what waits, one by one: adopts three more of each five, withdraws one, leaves one.
      const left: string[] = [];
      for (const [index, { id, organisationId }] of all.entries()) {
        const waiting = await latest(app, { id });
        if (waiting.versionId !== null) continue;
        expect(isSuperseded(waiting), `${String(index + 1)} waits, as members adopted other words`).to.equal(
          true,
        );
        const named = { id, organisationId };
        if (index % perClause === 1) {
          left.push(id);
          continue;
        }
        const { revision } = waiting;
        if (index % perClause === 2) {
          const because = 'Ett annat har antagits.';
          await doneAs(app, 'secretary', (desk) => withdrawProposal(desk, named, { revision, because }));
          continue;
        }
        await doneAs(app, 'secretary', (desk) => reviseProposal(desk, named, { revision, because: 'Igen.' }));
        const met = await settled(app, id, index % 2 === 0 ? 'theirs' : 'ours');
        expect(met).to.be.greaterThan(0);
        const again = await sentOut(app, await latest(app, { id }));
        await ratifiedByAll(app, again, { roundNumber: 2 });
      }

      const desk = reading(app);
      const versions = await desk.statutes.versions(app.world.granby.id);
      const newest = versions.at(-1);
      const ends = await Promise.all(all.map((each) => latest(app, each)));
      const adopted = ends.filter(({ versionId }) => versionId !== null);
      expect(new Set(adopted.map(({ versionId }) => versionId)).size, 'a version each').to.equal(
        adopted.length,
      );
      expect(versions).to.have.lengthOf(before + adopted.length);
      const withdrawn = ends.filter(({ state }) => state === 'withdrawn');
      expect(adopted.length + withdrawn.length + left.length).to.equal(proposals);
      const text = await desk.statutes.text(app.world.granby.id, newest?.id ?? '');
      for (const [index, { versionId }] of ends.entries())
        expect(text?.source.includes(own(index + 1)), `${String(index + 1)} §`).to.equal(versionId !== null);
      const office = await app.as('secretary');
      for (const id of left) {
        const waiting = await latest(app, { id });
        expect(waiting.rebaseOnto).to.equal(newest?.id);
        const number = all.findIndex((each) => each.id === id) + 1;
        const page = expectPage(await office.get(`${root}/${id}/ombasering`));
        expect(page.text, 'its conflict is shown').to.include(`${String(contended(number))} §`);
        const kept = await desk.proposals.text(id, 1);
        expect(kept?.source, 'what it proposed is kept').to.include(own(number)).and.include(shared(number));
      }
    });
  });
});

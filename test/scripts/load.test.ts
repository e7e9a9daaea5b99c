// The load scripts in small: votes on the real program with its power cut, and many submissions at once on each engine.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { startProgram } from '../../scripts/bench/program.ts';
import { submitAll } from '../../scripts/bench/submissions.ts';
import { castAll, faultsAfter, fillBallots, isAcknowledged, killInBurst } from '../../scripts/bench/votes.ts';
import { gatherElectorate, openNextPoll, sealResult } from '../../scripts/bench/voters.ts';
import { readConfig } from '../../server/config.ts';
import { buildHouse, type House } from '../../server/house.ts';
import { forEachEngine } from '../support/engines.ts';

const size = 80;

describe('under load', () => {
  forEachEngine((under) => {
    let folder: string;
    beforeEach(() => {
      folder = mkdtempSync(path.join(tmpdir(), 'stadga-load-'));
    });
    afterEach(() => {
      rmSync(folder, { recursive: true, force: true });
    });
    const settingsFor = async () => ({
      DATABASE_URL: await under.url(),
      DATA_DIR: folder,
      DEMO: 'off',
      LOG_LEVEL: 'error',
      SESSION_SECRET: 'a secret of the tests, long enough for it',
    });
    type Settings = Awaited<ReturnType<typeof settingsFor>>;
    const withHouse = async <T>(settings: Settings, work: (house: House) => Promise<T>): Promise<T> => {
      const house = await buildHouse(readConfig(settings));
      try {
        return await work(house);
      } finally {
        await house.close();
      }
    };

    it('nothing acknowledged is lost when the program is killed while everybody votes, twice', async function () {
      this.timeout(120_000);
      const settings = await settingsFor();
      const electorate = await withHouse(settings, (house) => gatherElectorate(house, size));
      for (let round = 0; round < 2; round += 1) {
        const poll = await withHouse(settings, (house) => openNextPoll(house, electorate));
        const ballots = fillBallots(electorate);
        const after = 20 + Math.random() * 200;
        const told = await killInBurst(() => startProgram(settings), poll.id, ballots, after);
        expect(told.unanswered).to.equal(0);
        await withHouse(settings, async (house) => {
          expect(await faultsAfter(house, poll, ballots)).to.deep.equal([]);
          const { result } = await sealResult(house, poll);
          expect(result?.tally).to.include({ notVoted: 0 });
        });
      }
    });

    it('a form that is sent several times at once is one vote, and each sending is told so', async function () {
      this.timeout(120_000);
      const settings = await settingsFor();
      const electorate = await withHouse(settings, (house) => gatherElectorate(house, 20));
      const poll = await withHouse(settings, (house) => openNextPoll(house, electorate));
      const ballots = fillBallots(electorate);
      const program = await startProgram(settings);
      const many = [ballots, ballots, ballots].flat();
      const answers = await castAll(program.origin, poll.id, many, { retries: true });
      const others = await castAll(program.origin, poll.id, fillBallots(electorate), { retries: true });
      await program.stop();
      expect(answers.filter((answer) => !isAcknowledged(answer))).to.deep.equal([]);
      expect(new Set(others.map(({ status }) => status))).to.deep.equal(new Set([409]));
      expect(await withHouse(settings, (house) => faultsAfter(house, poll, ballots))).to.deep.equal([]);
    });

    it('500 motions submitted at once get numbers that follow on one another', async function () {
      this.timeout(120_000);
      const { errors, faults } = await submitAll(await settingsFor(), 500);
      expect(faults).to.deep.equal([]);
      expect(errors).to.equal(0);
    });
  });
});

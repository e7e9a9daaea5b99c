// Votes under load: a burst beside a bare reference in the same run, power cuts in the middle of bursts, and submissions all at once.
// npm run bench:votes -- [--voters 500] [--rounds 5] [--kill 10] [--submissions 500]; exits 1 where something is lost or a target missed.
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readConfig } from '../server/config.ts';
import { buildHouse, type House } from '../server/house.ts';
import { postgresMissing, startCluster } from '../test/support/postgres.ts';
import { burst, percentile, type Answered } from './bench/burst.ts';
import { startProgram, type Program } from './bench/program.ts';
import { submitAll } from './bench/submissions.ts';
import { castAll, faultsAfter, fillBallots, isAcknowledged, killInBurst } from './bench/votes.ts';
import { gatherElectorate, openNextPoll, sealResult, type Electorate } from './bench/voters.ts';

const { values } = parseArgs({
  options: {
    voters: { type: 'string', default: '500' },
    rounds: { type: 'string', default: '5' },
    kill: { type: 'string', default: '10' },
    submissions: { type: 'string', default: '500' },
  },
});
const [size, rounds, kills, submissions] = [
  values.voters,
  values.rounds,
  values.kill,
  values.submissions,
].map(Number) as [number, number, number, number];
/** How much slower than the bare reference the slowest voters may be answered. */
const target = 2;

const folder = mkdtempSync(join(tmpdir(), 'stadga-votes-'));
process.once('exit', () => {
  rmSync(folder, { recursive: true, force: true });
});
const settings = {
  DATABASE_URL: `file:${join(folder, 'votes.sqlite')}`,
  DATA_DIR: folder,
  DEMO: 'off',
  LOG_LEVEL: 'error',
  SESSION_SECRET: 'a secret of the load script, long enough for it',
};
const say = (sentence: string): void => void process.stdout.write(`${sentence}\n`);
const milliseconds = (value: number): string => `${value.toFixed(0)} ms`;

const withHouse = async <T>(work: (house: House) => Promise<T>): Promise<T> => {
  const house = await buildHouse(readConfig(settings));
  try {
    return await work(house);
  } finally {
    await house.close();
  }
};

const verdicts: boolean[] = [];
const judge = (holds: boolean): string => {
  verdicts.push(holds);
  return holds ? 'met' : 'MISSED';
};

const electorate = await withHouse((house) => gatherElectorate(house, size));
say(`${String(size)} delegates of ${String(size)} förbund in the room`);
if (rounds > 0) await burstsBesideReference();
if (kills > 0) await powerCuts();
if (submissions > 0) await submissionsAtOnce();
process.exit(verdicts.every((holds) => holds) ? 0 : 1);

/** Rounds on ours and on the reference in turn, so that what else the machine does meets both. */
async function burstsBesideReference(): Promise<void> {
  const reference = await startReference(join(folder, 'reference.sqlite'));
  const [ours, bare]: [Answered[][], Answered[][]] = [[], []];
  const program = await startProgram(settings);
  for (let round = 0; round < rounds; round += 1) {
    const poll = await withHouse((house) => openNextPoll(house, electorate));
    const ballots = fillBallots(electorate);
    await openTheForm(program, electorate);
    ours.push([...(await castAll(program.origin, poll.id, ballots, { retries: true }))]);
    const posts = ballots.map(({ choice, key }) => ({
      ...{ url: reference, cookie: '' },
      body: new URLSearchParams({ choice, key }).toString(),
    }));
    bare.push([...(await burst(posts, { retries: true }))]);
    const faults = await withHouse(async (house) => {
      await sealResult(house, poll);
      return faultsAfter(house, poll, ballots);
    });
    for (const fault of faults) say(`  ${fault}`);
    judge(faults.length === 0);
  }
  await program.stop();
  const took = (answers: readonly Answered[]): readonly number[] => answers.map((each) => each.took);
  const errors = ours.flat().filter((answer) => !isAcknowledged(answer)).length;
  const ratios = ours.map(
    (answers, round) => percentile(took(answers), 99) / percentile(took(bare[round] ?? []), 99),
  );
  const ratio = percentile(ratios, 50);
  const line = (name: string, all: readonly (readonly Answered[])[]): void => {
    const [half, most] = [50, 99].map((percent) =>
      percentile(
        all.map((each) => percentile(took(each), percent)),
        50,
      ),
    );
    say(`${name.padEnd(10)} p50 ${milliseconds(half ?? NaN)}  p99 ${milliseconds(most ?? NaN)}`);
  };
  say(
    `${String(rounds)} bursts of ${String(size)} votes: ${String(errors)} errors, target 0: ${judge(errors === 0)}`,
  );
  line('ours', ours);
  line('reference', bare);
  say(`p99 is ${ratio.toFixed(2)} of the reference, target ${String(target)}: ${judge(ratio <= target)}`);
}

/** Every delegate has the form before them when the vote begins. */
async function openTheForm({ origin }: Program, { voters, slug }: Electorate): Promise<void> {
  for (const { cookie } of voters) {
    const page = await fetch(`${origin}/moten/${slug}/rosta`, { headers: { cookie } });
    if (!(await page.text()).includes('name="key"')) throw new Error('a delegate has no form to vote by');
  }
}

async function powerCuts(): Promise<void> {
  let [lost, slowest, inTheMiddle] = [0, 0, 0];
  for (let round = 0; round < kills; round += 1) {
    const poll = await withHouse((house) => openNextPoll(house, electorate));
    const ballots = fillBallots(electorate);
    const told = await killInBurst(() => startProgram(settings), poll.id, ballots, 50 + Math.random() * 550);
    const faults = await withHouse(async (house) => {
      await sealResult(house, poll);
      return faultsAfter(house, poll, ballots);
    });
    for (const fault of faults) say(`  ${fault}`);
    lost += faults.length + told.unanswered;
    slowest = Math.max(slowest, told.readyAfter);
    if (told.acknowledgedBefore > 0 && told.acknowledgedBefore < size) inTheMiddle += 1;
    say(
      `kill -9 after ${milliseconds(told.killedAfter)}: ${String(told.acknowledgedBefore)} acknowledged before, ready again in ${milliseconds(told.readyAfter)}`,
    );
  }
  say(
    `${String(kills)} kills, ${String(inTheMiddle)} of them between the first answer and the last: ${String(lost)} lost, doubled or wrong, target 0: ${judge(lost === 0)}`,
  );
  say(`slowest start ${milliseconds(slowest)}, target 2000 ms: ${judge(slowest <= 2000)}`);
}

async function submissionsAtOnce(): Promise<void> {
  const run = async (name: string, databaseUrl: string): Promise<void> => {
    const told = await submitAll({ ...settings, DATABASE_URL: databaseUrl }, submissions);
    for (const fault of told.faults) say(`  ${fault}`);
    say(
      `${String(submissions)} submissions at once on ${name}: ${String(told.errors)} errors, numbers ${told.faults.length === 0 ? 'consecutive' : 'NOT consecutive'}, p99 ${milliseconds(percentile(told.took, 99))}: ${judge(told.errors === 0 && told.faults.length === 0)}`,
    );
  };
  await run('SQLite', `file:${join(folder, 'motions.sqlite')}`);
  const missing = postgresMissing();
  if (missing !== undefined) {
    say(`not on PostgreSQL: ${missing}`);
    return;
  }
  const cluster = await startCluster({ durable: true });
  await run('PostgreSQL', await cluster.createDatabase());
  await cluster.stop();
}

async function startReference(file: string): Promise<string> {
  const child = fork(fileURLToPath(new URL('./bench/reference-votes.ts', import.meta.url)));
  process.once('exit', () => child.kill());
  const port = new Promise<number>((resolve) =>
    child.once('message', (message) => {
      resolve(Number(message));
    }),
  );
  child.send(file);
  return `http://127.0.0.1:${String(await port)}/`;
}

// The comparison engine beside other programs on the same texts, in one run; exits 1 on a missed row.

import { compareStatutes } from '../server/domain/comparison/compare.ts';
import type { ReadText } from '../server/domain/comparison/pieces.ts';
import { compareTexts } from '../server/domain/comparison/texts.ts';
import { readStatute } from '../server/domain/statutes/parse/read-statute.ts';
import { rewrittenPair, statutePair, unrelatedPair, type TextPair } from './bench/compare/generated.ts';
import { extraMemory, median, ratioOf, timeBeside, type Timing } from './bench/compare/measure.ts';
import { movesShownTwice, qualityOf } from './bench/compare/quality.ts';
import {
  amendedClauses,
  hasCorpus,
  lengthenedLaw,
  longestLaw,
  seedPair,
  steps,
} from './bench/compare/real-texts.ts';
import { referenceNames, type ReferenceName } from './bench/compare/reference-programs.ts';

type Targets = Partial<Readonly<Record<ReferenceName, number>>>;

interface SpeedRow {
  readonly name: string;
  readonly pairs: readonly TextPair[];
  /** Most that ours may take, as a share of what a reference takes. */
  readonly targets: Targets;
  /** Milliseconds after which a reference is ended; references not named are left out. */
  readonly bound: number;
  readonly references: readonly ReferenceName[];
}

const everyone = referenceNames;
const realClauses = 45;

let missed = 0;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function judge(label: string, value: number, most: number, digits = 2): void {
  const isMet = value <= most;
  if (!isMet) missed += 1;
  say(`  ${label}: ${value.toFixed(digits)}, target ≤ ${String(most)}: ${isMet ? 'met' : 'MISSED'}`);
}

const read = (source: string): ReadText => ({ source, reading: readStatute(source) });

async function measureRow(row: SpeedRow): Promise<number> {
  const readings = row.pairs.map(({ before, after }) => [read(before), read(after)] as const);
  const size = row.pairs.reduce((sum, { before, after }) => sum + before.length + after.length, 0) / 2000;
  say(`\n${row.name} (${size.toFixed(1)} thousand characters a side)`);
  const ours = {
    stored: () => readings.map(([before, after]) => compareStatutes(before, after)),
    raw: () => row.pairs.map(({ before, after }) => compareTexts(before, after)),
  };
  const timings = await timeBeside(ours, row.references, row.pairs, row.bound);
  say(`  ${'ours, stored'.padEnd(16)} ${shown(timings.stored)}`);
  say(`  ${'ours, raw text'.padEnd(16)} ${shown(timings.raw)}`);
  for (const name of row.references) {
    const other = timings[name];
    const ratios = `ours is ${ratioText(timings.stored, other)} of it, from raw text ${ratioText(timings.raw, other)}`;
    say(`  ${name.padEnd(16)} ${shown(other)}  ${ratios}`);
  }
  for (const [name, most] of Object.entries(row.targets) as [ReferenceName, number][]) {
    judge(`stored against ${name}`, ratioOf(timings.stored, timings[name]), most, 4);
  }
  return timings.stored.ms;
}

function shown(timing: Timing): string {
  const ms = `${timing.ms.toFixed(timing.ms < 10 ? 3 : 0).padStart(9)} ms`;
  if (timing.rounds === 0) return `${ms} and no result`;
  return timing.rounds === 1 ? `${ms} (1 round)` : ms;
}

function ratioText(ours: Timing, other: Timing): string {
  return `${other.rounds === 0 ? 'less than ' : ''}${ratioOf(ours, other).toFixed(4)}`;
}

async function measureSpeed(): Promise<void> {
  if (hasCorpus) {
    await measureRow({
      name: 'one § of two förbund',
      pairs: [seedPair()],
      targets: { diffWords: 0.5 },
      bound: 5000,
      references: everyone,
    });
    await measureRow({
      name: `${String(realClauses)} real §§ as they were amended`,
      pairs: amendedClauses(realClauses),
      targets: { diffWords: 0.4 },
      bound: 5000,
      references: everyone,
    });
  }
  const generated = (stycken: number): Pick<SpeedRow, 'name' | 'pairs'> => ({
    name: `generated statute of ${String(stycken)} stycken, a tenth amended, some moved, all renumbered`,
    pairs: [statutePair(stycken)],
  });
  await measureRow({ ...generated(100), targets: {}, bound: 5000, references: everyone });
  const thousand = await measureRow({
    ...generated(1000),
    targets: { diffWords: 0.03, linesThenWords: 0.2 },
    bound: 10_000,
    references: everyone,
  });
  const tenThousand = await measureRow({
    ...generated(10_000),
    targets: { floor: 0.6 },
    bound: 6000,
    references: ['linesThenWords', 'matchPatchWords', 'floor'],
  });
  judge('growth from 1,000 to 10,000 stycken', tenThousand / thousand, 13, 1);
  if (hasCorpus) {
    await measureRow({
      name: 'the longest real law, as it is, amended by our rule',
      pairs: [longestLaw()],
      targets: {},
      bound: 10_000,
      references: everyone,
    });
    await measureRow({
      name: 'the same law five times over with other words each time, to 0.5 MB, amended by our rule',
      pairs: [lengthenedLaw(500_000)],
      targets: { diffWords: 0.015 },
      bound: 15_000,
      references: everyone,
    });
  }
  await measureRow({
    name: 'two unrelated texts of 1 MB',
    pairs: [unrelatedPair(1_000_000)],
    targets: { floor: 2 },
    bound: 6000,
    references: everyone,
  });
  await measureRow({
    name: 'one rewritten stycke of 4,000 words',
    pairs: [rewrittenPair(4000)],
    targets: { diffWords: 0.01 },
    bound: 10_000,
    references: everyone,
  });
}

function measureMemory(): void {
  const { before, after } = hasCorpus ? lengthenedLaw(500_000) : statutePair(2500);
  const left = read(before);
  const right = read(after);
  const each = Array.from({ length: 7 }, () => extraMemory(() => compareStatutes(left, right)));
  say(`\nmemory on ${hasCorpus ? 'the law' : 'a generated statute'} of 0.5 MB, garbage included`);
  judge('extra memory in MB', median(each), 20, 1);
}

function measureQuality(name: string, pairs: readonly TextPair[]): void {
  const compared = pairs.map(({ before, after }) => {
    const comparison = compareStatutes(read(before), read(after));
    return { ...qualityOf(before, after, comparison), moves: movesShownTwice(comparison) };
  });
  const sum = (count: (each: (typeof compared)[number]) => number): number =>
    compared.reduce((total, each) => total + count(each), 0);
  const ratios = compared.flatMap(({ changed, leastChanged }) =>
    leastChanged > 0 ? [changed / leastChanged] : [],
  );
  say(`\nquality of ${name}`);
  judge(
    'texts not restored exactly',
    sum(({ isExact }) => (isExact ? 0 : 1)),
    0,
    0,
  );
  judge(
    'cuts inside a word',
    sum(({ midWordCuts }) => midWordCuts),
    0,
    0,
  );
  judge(
    'moves shown as gone and new',
    sum(({ moves }) => moves),
    0,
    0,
  );
  if (pairs.length === realClauses)
    judge(
      'islands of one or two short words',
      sum(({ islands }) => islands),
      2,
      0,
    );
  const all = sum(({ changed }) => changed) / sum(({ leastChanged }) => leastChanged);
  say(`  changed words over the fewest possible, all together: ${all.toFixed(3)}`);
  judge('changed words over the fewest possible, median', median(ratios), 1.15, 3);
}

say(
  'Each program gets the same two texts. "stored": readings are at hand, as they are for stored versions, and the',
);
say(
  'time is that of comparing; targets are judged on it. "raw text": the time of reading both texts is included.',
);
say(
  'Medians of 7 interleaved rounds; a reference that needs more than 5 s has one round, in a thread of its own.',
);
if (!hasCorpus) say('Left out: every row on real texts, because the shared corpus is not on this machine.');
await measureSpeed();
measureMemory();
if (hasCorpus) {
  measureQuality(`${String(realClauses)} real §§`, amendedClauses(realClauses));
  measureQuality('every step of the real series', steps());
}
measureQuality('generated statutes', [statutePair(100), statutePair(300)]);
say(missed === 0 ? '\nevery target met' : `\n${String(missed)} targets missed`);
process.exitCode = missed === 0 ? 0 : 1;

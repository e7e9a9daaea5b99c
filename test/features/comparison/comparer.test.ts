// The comparer: what is kept, what is shared, what is given up, and that stored readings are used.
import { expect } from 'chai';
import type { Comparison } from '../../../server/domain/comparison/change.ts';
import { readStatute } from '../../../server/domain/statutes/parse/read-statute.ts';
import { comparer, type ComparerLimits } from '../../../server/features/comparison/comparer.ts';
import { keptResults, type KeptResults } from '../../../server/features/comparison/kept-results.ts';
import type { Pair } from '../../../server/features/comparison/pair.ts';
import type { Outcome } from '../../../server/jobs/thread.ts';

const text = (words: string): string =>
  `1 § Namn\nFörbundet heter ${words}.\n\n2 § Säte\nSätet är i Granby.\n`;
const pairOf = (before: string, after: string): Pair => ({
  before: { source: text(before) },
  after: { source: text(after) },
});
const resultOf = (outcome: Outcome<Comparison>): Comparison => {
  if (typeof outcome === 'string') throw new Error(outcome);
  return outcome.result;
};

describe('the comparer', () => {
  const closing: (() => Promise<void>)[] = [];
  const opened = (limits?: Partial<ComparerLimits>) => {
    const made = comparer(limits);
    closing.push(made.close);
    return made.compare;
  };
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
  });

  it('makes one comparison of equal texts, and another of others', async () => {
    const compare = opened();
    const first = resultOf(await compare(pairOf('Ån', 'Sjön')));
    expect(resultOf(await compare(pairOf('Ån', 'Sjön')))).to.equal(first);
    expect(resultOf(await compare(pairOf('Sjön', 'Ån')))).not.to.equal(first);
    expect(resultOf(await compare(pairOf('Ån', 'Havet')))).not.to.equal(first);
  });

  it('gives the same answer in the thread as at once', async () => {
    const pair = pairOf('Ån', 'Sjön');
    expect(resultOf(await opened({ smallEnough: 0 })(pair))).to.deep.equal(resultOf(await opened()(pair)));
  });

  it('shares one computation between those who ask at the same time', async () => {
    const compare = opened({ smallEnough: 0 });
    const [one, other] = await Promise.all([compare(pairOf('Ån', 'Sjön')), compare(pairOf('Ån', 'Sjön'))]);
    expect(resultOf(one)).to.equal(resultOf(other));
  });

  it('compares by the stored reading, and keeps apart what was read differently', async () => {
    const compare = opened();
    const pair = pairOf('Ån', 'Sjön');
    const reading = readStatute(pair.after.source);
    const renamed = {
      ...reading,
      clauses: reading.clauses.map((clause) => ({ ...clause, number: `${clause.number} a` })),
    };
    const plain = resultOf(await compare(pair));
    const stored = resultOf(
      await compare({ before: pair.before, after: { ...pair.after, reading: renamed } }),
    );
    expect(plain.clauses.map(({ after }) => after[0]?.number)).to.deep.equal(['1', '2']);
    expect(stored.clauses.map(({ after }) => after[0]?.number)).to.deep.equal(['1 a', '2 a']);
  });

  it('says what changed in the drafting formula, and keeps it apart from the comparison', async () => {
    const { compare, amend, close } = comparer();
    closing.push(close);
    const pair = pairOf('Ån', 'Sjön');
    await compare(pair);
    const outcome = await amend(pair, { statuteKind: 'forbundsordning', owner: 'Granby' });
    if (typeof outcome === 'string') throw new Error(outcome);
    expect(outcome.result.text)
      .to.include('förbundsordningen för Granby att 1 § ska ha följande lydelse')
      .and.include('Förbundet heter Sjön.');
  });

  it('refuses what is too much to hand on, at once or from the thread', async () => {
    for (const smallEnough of [0, 1_000_000])
      expect(await opened({ smallEnough, mostPieces: 3 })(pairOf('Ån', 'Sjön'))).to.equal('tookTooLong');
  });

  it('takes a text of very many lines for a large one', async () => {
    const compare = opened({ fewEnough: 3, time: 0 });
    expect(await compare(pairOf('Ån', 'Sjön'))).to.equal('tookTooLong');
  });

  it('weighs what it keeps by what it holds', async () => {
    const compare = opened({ mostKeptSize: 20_000 });
    const tiny = (words: string): string => `1 § A\n${`${words}\n\n`.repeat(100)}`;
    const whole = pairOf('Ån', 'Sjön');
    const many: Pair = { before: { source: tiny('ab') }, after: { source: tiny('cd') } };
    expect(resultOf(await compare(whole))).to.equal(resultOf(await compare(whole)));
    expect(resultOf(await compare(many))).not.to.equal(resultOf(await compare(many)));
  });

  it('gives up in time, and does not keep that it did', async () => {
    const compare = opened({ smallEnough: 0, time: 0 });
    const pair = pairOf('Ån', 'Sjön');
    const first = compare(pair);
    expect(await first).to.equal('tookTooLong');
    const second = compare(pair);
    expect(second).not.to.equal(first);
    expect(await second).to.equal('tookTooLong');
  });
});

describe('kept results', () => {
  const nothing = {};
  const keys = (kept: KeptResults<object>, names: string): string =>
    names
      .split(' ')
      .filter((name) => kept.find(name) !== null)
      .join(' ');

  it('are as many as may be, the least lately asked for forgotten first', () => {
    const kept = keptResults<object>(2, 100);
    kept.keep('a', 1, nothing);
    kept.keep('b', 1, nothing);
    kept.find('a');
    kept.keep('c', 1, nothing);
    expect(keys(kept, 'a b c')).to.equal('a c');
  });

  it('are as large as may be together, however often one is kept', () => {
    const kept = keptResults<object>(10, 100);
    kept.keep('a', 60, nothing);
    kept.keep('a', 60, nothing);
    kept.keep('b', 40, nothing);
    expect(keys(kept, 'a b')).to.equal('a b');
    kept.keep('c', 50, nothing);
    expect(keys(kept, 'a b c')).to.equal('b c');
    kept.keep('d', 101, nothing);
    expect(keys(kept, 'b c d')).to.equal('b c');
  });
});

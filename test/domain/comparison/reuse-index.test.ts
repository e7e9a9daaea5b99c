// Where else a wording stands and since when, and the closest clauses of others: cases, against a plain search, and what it costs.
import { expect } from 'chai';
import fc from 'fast-check';
import { ReuseIndex, type IndexedVersion } from '../../../server/domain/comparison/reuse-index.ts';
import { sharedStretches } from '../../../server/domain/comparison/reuse-words.ts';
import { styckenOf } from '../../../server/domain/comparison/stycken.ts';
import { readStatute } from '../../../server/domain/statutes/parse/read-statute.ts';
import { maybe } from '../../support/days.ts';

const seat = 'Förbundet har sitt säte i Vikby och sitt kansli på samma ort.';
const goal = 'Målet är att fler invånare kommer i arbete eller studier inom två år.';
const plan = 'Förbundet ska varje år ta fram en plan för stödet till unga vuxna.';

const version = (
  id: string,
  effectiveFrom: string | null,
  ...clauses: readonly string[]
): IndexedVersion => ({
  id,
  owner: id.split(' ')[0] ?? '',
  effectiveFrom: maybe(effectiveFrom),
  clauses: readStatute(
    clauses.map((text, index) => `${String(index + 1)} § Rubrik\n${text}\n`).join('\n'),
  ).clauses.map((clause) => ({ stycken: styckenOf(clause) })),
});
const indexOf = (...versions: readonly IndexedVersion[]): ReuseIndex => {
  const index = new ReuseIndex();
  for (const each of versions) index.add(each);
  return index;
};
const standing = (index: ReuseIndex, text: string, ...current: readonly string[]) =>
  index.standings(index.spell(text).ids, new Set(current));

describe('where else a wording stands', () => {
  const index = indexOf(
    version('alm 1', '2010-05-01', goal),
    version('alm 2', '2014', seat, goal),
    version('björk 1', null, goal),
    version('björk 2', '2020-01-01', `${plan} ${goal}`),
    version('ek 1', null, seat),
  );

  it('is told with the earliest version that has it, unknown dates last', () => {
    const found = standing(index, goal, 'alm 2', 'björk 2')?.map(({ owner, since, isSinceUncertain }) => [
      owner,
      since,
      isSinceUncertain,
    ]);
    expect(found).to.deep.equal([
      ['alm', '2010-05-01', false],
      ['björk', '2020-01-01', true],
    ]);
    expect(standing(index, seat)?.map(({ owner, since }) => [owner, since])).to.deep.equal([
      ['alm', '2014'],
      ['ek', null],
    ]);
  });

  it('names the place in the current text, and none where it has gone', () => {
    expect(standing(index, goal, 'alm 2')?.map(({ current }) => current)).to.deep.equal([
      { version: 'alm 2', clause: 1 },
      null,
    ]);
  });

  it('looks past case, marks and white space, but at every word', () => {
    expect(standing(index, '  målet är: att FLER invånare, kommer i arbete')).to.have.length(2);
    expect(standing(index, 'Målet är att färre invånare kommer i arbete')).to.deep.equal([]);
    expect(standing(index, 'fler invånare kommer'), 'too short to tell').to.equal(null);
    expect(standing(index, 'ja '.repeat(500)), 'too long to be a sentence').to.equal(null);
  });

  it('sees a version that is taken in later, and each once', () => {
    const later = indexOf(version('alm 1', '2010', goal));
    expect(standing(later, seat)).to.deep.equal([]);
    for (let time = 0; time < 2; time += 1) later.add(version('ek 1', '2020', seat));
    expect(standing(later, seat)).to.have.length(1);
  });

  it('is what a plain search finds', () => {
    const words = ['mål', 'plan', 'stöd', 'vård', 'år'];
    const text = fc
      .array(fc.constantFrom(...words), { minLength: 1, maxLength: 12 })
      .map((each) => each.join(' '));
    const asked = fc
      .array(fc.constantFrom(...words), { minLength: 4, maxLength: 6 })
      .map((each) => each.join(' '));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 6 }), asked, (texts, looked) => {
        const all = texts.map((each, owner): IndexedVersion => ({
          ...{ id: `${String(owner)} 1`, owner: String(owner), effectiveFrom: null },
          clauses: [{ stycken: [[{ label: null, text: each }]] }],
        }));
        const found = standing(indexOf(...all), looked)
          ?.map(({ owner }) => Number(owner))
          .toSorted((a, b) => a - b);
        const plain = texts.flatMap((each, owner) => (` ${each} `.includes(` ${looked} `) ? [owner] : []));
        expect(found).to.deep.equal(plain);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the closest clauses of others', () => {
  const index = indexOf(
    version('alm 1', '2010', seat, `${goal}\n${plan}`),
    version('björk 1', '2010', `${plan} Planen skickas till medlemmarna före sommaren varje år.`, seat),
    version('björk 0', '2000', `${goal}\n${plan}`),
    version('ek 1', '2010', goal),
    version('lind 1', '2010', 'Något helt annat står i den här paragrafen i stället för det.'),
  );
  const among = new Set(['alm 1', 'björk 1', 'ek 1', 'lind 1']);

  it('are ranked by what the shorter holds, one of each, none of its own', () => {
    const found = index.closest({ version: 'alm 1', clause: 1 }, among);
    expect(found.map(({ owner, clause, sharedWords }) => [owner, clause, sharedWords])).to.deep.equal([
      ['ek', 0, 13],
      ['björk', 0, 13],
    ]);
    expect(found.map(({ containment }) => containment)).to.deep.equal([1, 13 / 21]);
  });

  it('are looked for in the versions given only', () => {
    expect(
      index.closest({ version: 'alm 1', clause: 1 }, new Set(['björk 0'])).map(({ version: id }) => id),
    ).to.deep.equal(['björk 0']);
    expect(index.closest({ version: 'unknown', clause: 0 }, among)).to.deep.equal([]);
    expect(index.closest({ version: 'alm 1', clause: 99 }, among)).to.deep.equal([]);
  });
});

describe('the index', () => {
  it('marks the stretches that are shared', () => {
    const index = new ReuseIndex();
    const text = 'Ett, två tre fyra – fem. Sex sju åtta nio';
    const spelled = index.spell(text);
    const stretches = (begins: (at: number) => boolean) =>
      sharedStretches(
        spelled,
        0,
        spelled.ids.map((_, at) => begins(at)),
      ).map(({ start, end }) => text.slice(start, end));
    expect(stretches((at) => at <= 1)).to.deep.equal(['Ett, två tre fyra – fem']);
    expect(stretches((at) => at === 0 || at === 5)).to.deep.equal(['Ett, två tre fyra', 'Sex sju åtta nio']);
    expect(stretches(() => false)).to.deep.equal([]);
    const second = index.spell('tre fyra');
    expect(
      sharedStretches(second, 2, [true, false, false, false]),
      'a run from the part before',
    ).to.deep.equal([{ start: 0, end: 8 }]);
  });

  it('takes in no more than it can hold, and says so', () => {
    const index = new ReuseIndex(20);
    index.add(version('alm 1', '2010', seat));
    expect(index.isCut).to.equal(false);
    index.add(version('ek 1', '2010', goal));
    expect(index.isCut).to.equal(true);
    expect(standing(index, seat)).to.have.length(1);
    expect(standing(index, goal)).to.deep.equal([]);
  });

  it('asks few steps of a sentence, however many versions there are', () => {
    const steps = (owners: number): number => {
      const own = (owner: number): string =>
        Array.from({ length: 40 }, (_, at) => `ord${String((owner * 31 + at * 7) % 997)}`).join(' ');
      const index = indexOf(
        ...Array.from({ length: owners }, (_, owner) =>
          version(`o${String(owner)} 1`, '2010', `${own(owner)}.`, goal),
        ),
      );
      const asked = own(3);
      expect(standing(index, asked)).to.have.length.at.least(1);
      index.steps = 0;
      standing(index, asked);
      return index.steps;
    };
    expect(steps(300)).to.be.at.most(steps(30) + 40);
  });

  it('bears a text of one word, over and over', () => {
    const index = indexOf(
      version('alm 1', '2010', 'ja '.repeat(30_000)),
      version('ek 1', '2010', 'ja '.repeat(29_000)),
    );
    index.steps = 0;
    expect(standing(index, 'ja ja ja ja ja')).to.have.length(2);
    expect(index.closest({ version: 'alm 1', clause: 0 }, new Set(['ek 1']))[0]?.containment).to.equal(1);
    expect(index.steps).to.be.lessThan(400_000);
  });
});

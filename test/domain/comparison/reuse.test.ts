// What statutes share stycke by stycke: relations, several sources of one stycke, what is new, and bounds.
import { expect } from 'chai';
import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { reuse, type Reuse, type StyckePlace } from '../../../server/domain/comparison/reuse.ts';
import { sharedWith, Tiles, WordNumbers } from '../../../server/domain/comparison/reuse-words.ts';
import { readStatute } from '../../../server/domain/statutes/parse/read-statute.ts';
import { skipWithReason } from '../../support/requirements.ts';

const texts = (...sources: readonly string[]) => sources.map((source) => readStatute(source));
const told = ({ shared, fresh }: Reuse) => ({
  shared: shared.map(({ from, to, relation }) => `${place(from)} ${relation} ${place(to)}`),
  fresh: fresh.map(place),
});
const place = ({ text, clause, paragraph }: StyckePlace): string =>
  `${String(text)}:${String((clause ?? -1) + 1)}.${String(paragraph)}`;

const purpose = (...stycken: readonly string[]): string => `4 § Ändamål\n\n${stycken.join('\n\n')}\n`;
const plan = 'Förbundet ska varje år tillsammans med medlemmarna ta fram en plan för stödet till unga vuxna.';
const habit = 'Vid planeringen ska den enskildes egna erfarenheter tas till vara och redovisas öppet.';
const goal = 'Målet är att fler invånare kommer i arbete eller studier inom två år.';

describe('reuse', () => {
  it('tells identical, near, fused and contained stycken apart, and what is new', () => {
    const other = purpose(
      `${plan} ${habit}`,
      goal.replace('invånare', 'kommuninvånare'),
      'Något som ingen annan har skrivit förut på det sättet.',
    );
    expect(told(reuse(texts(purpose(plan, habit, goal), other)))).to.deep.equal({
      shared: ['0:1.1 fused 1:1.1', '0:1.2 fused 1:1.1', '0:1.3 near 1:1.2'],
      fresh: ['1:1.3'],
    });
    expect(told(reuse(texts(other, purpose(plan, goal)))).shared).to.deep.equal([
      '0:1.1 contains 1:1.1',
      '0:1.2 near 1:1.2',
    ]);
    expect(told(reuse(texts(purpose(goal), purpose(goal.toUpperCase()))))).to.deep.equal({
      shared: ['0:1.1 identical 1:1.1'],
      fresh: [],
    });
  });

  it('finds one stycke in several texts', () => {
    const { shared, fresh } = told(reuse(texts(purpose(plan), purpose(goal), purpose(habit, plan, goal))));
    expect(shared).to.deep.equal(['0:1.1 identical 2:1.2', '1:1.1 identical 2:1.3']);
    expect(fresh).to.deep.equal(['2:1.1']);
  });

  it('counts a list to the stycke that introduces it', () => {
    const list =
      'Förbundet ska\n- besluta om mål och riktlinjer för samordningen,\n- stödja samverkan mellan parterna';
    const { shared } = reuse(texts(purpose(list, goal), purpose(goal, list)));
    expect(shared.map(({ sharedWords, containment }) => ({ sharedWords, containment }))).to.deep.equal([
      { sharedWords: 13, containment: 1 },
      { sharedWords: 13, containment: 1 },
    ]);
  });

  it('takes a turn of phrase for no shared wording', () => {
    const one = `I förhållande till vad som har sagts ska styrelsen arbeta vidare med frågan under hela året.`;
    const other = `Kostnaderna delas i förhållande till vad som gäller för kommunernas invånarantal i länet den dagen.`;
    expect(told(reuse(texts(purpose(one), purpose(other)))).shared).to.deep.equal([]);
  });

  it('reads a text without clauses by its stycken', () => {
    const { shared } = reuse(texts(`${plan}\n\n${goal}\n`, `${goal}\n`));
    expect(shared.map(({ from, to }) => [from.clause, from.paragraph, to.paragraph])).to.deep.equal([
      [null, 2, 1],
    ]);
  });

  it('is the same seen from either side', () => {
    const word = fc.constantFrom('mål', 'plan', 'stöd', 'vård', 'arbete', 'region', 'kommun', 'år');
    const stycke = fc.array(word, { minLength: 1, maxLength: 14 }).map((words) => words.join(' '));
    const text = fc.array(stycke, { minLength: 1, maxLength: 5 }).map((stycken) => purpose(...stycken));
    fc.assert(
      fc.property(text, text, (one, other) => {
        const [there, back] = [reuse(texts(one, other)), reuse(texts(other, one))];
        expect(
          back.shared.map(({ from, to, sharedWords }) => [to, from, sharedWords].map(flat)).toSorted(),
        ).to.deep.equal(
          there.shared
            .map(({ from, to, sharedWords }) => [swapped(from), swapped(to), sharedWords].map(flat))
            .toSorted(),
        );
        for (const { containment } of there.shared) expect(containment).to.be.within(0, 1);
      }),
      { numRuns: 60 },
    );
  });

  it('is bounded where every stycke is the same, and where all differ', () => {
    const same = purpose(...Array.from({ length: 4000 }, () => goal));
    const { shared, fresh, isCut } = reuse(texts(same, same));
    expect(fresh).to.deep.equal([]);
    expect(isCut).to.equal(false);
    expect(shared.length).to.be.at.most(4000 * 5);
    const one = purpose('ja '.repeat(40_000));
    expect(reuse(texts(one, one)).shared).to.have.length(1);
    expect(reuse(texts(one, purpose('nej ja '.repeat(20_000)))).shared).to.have.length.at.most(1);
  });
});

const flat = (value: unknown): string => JSON.stringify(value);
const swapped = (each: StyckePlace): StyckePlace => ({ ...each, text: 1 - each.text });

describe('the two real § 4', () => {
  const corpus = '../shared/corpus/statutes';
  const files = ['sf-ostra-ostergotland-4-par-2017.txt', 'sf-umearegionen-4-par-2019.txt'] as const;

  it('share 156 of 179 words; one stycke is fused, one is new', function () {
    if (!files.every((file) => existsSync(`${corpus}/${file}`))) {
      skipWithReason(this, `${corpus} is missing: only our own texts are looked at`);
    }
    const sources = files.map((file) => readFileSync(`${corpus}/${file}`, 'utf8'));
    const result = reuse(texts(...sources));
    expect(told(result)).to.deep.equal({
      shared: [
        '0:1.1 shares 1:1.1',
        '0:1.2 near 1:1.2',
        '0:1.3 fused 1:1.1',
        '0:1.4 near 1:1.3',
        '0:1.5 identical 1:1.4',
      ],
      fresh: ['1:1.5'],
    });
    const numbers = new WordNumbers();
    const [from, to] = sources.map((source) => numbers.spell(source.slice(source.indexOf('\n'))).ids);
    expect(from).to.have.length(179);
    expect(sharedWith(from ?? [], new Tiles(to ?? []))).to.equal(156);
  });
});

import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { compareTexts } from '../../../server/domain/comparison/texts.ts';
import { lifeOf } from '../../../server/domain/history/life.ts';
import { sentenceHistories, type Step } from '../../../server/domain/history/origins.ts';
import { readStatute } from '../../../server/domain/statutes/parse/read-statute.ts';

function stepsOf(sources: readonly string[]): readonly Step[] {
  return sources.map((source, index) => {
    const before = sources[index - 1];
    return {
      source,
      reading: readStatute(source),
      comparison: before === undefined ? null : compareTexts(before, source),
    };
  });
}

const told = (sources: readonly string[]): readonly string[] =>
  sentenceHistories(stepsOf(sources)).map(
    ({ text, events }) =>
      `${text.trim()} | ${events.map(({ step, kind }) => `${kind} ${String(step)}`).join(', ')}`,
  );

const first = `1 § Namn

Förbundet heter Samordningsförbundet Granliden. Det har sitt säte i Granliden.

2 § Styrelse

Styrelsen består av åtta ledamöter och åtta ersättare. Mandattiden är fyra år.

3 § Ekonomi

Förbundet får inte låna pengar. Medlemmarna betalar enligt lagen.
`;

describe('which version brought a sentence', () => {
  it('is the first that had its words', () => {
    const second = first.replace('fyra år.', 'två år. Ordföranden utses av styrelsen.');
    expect(told([first, second])).to.deep.equal([
      'Förbundet heter Samordningsförbundet Granliden. | brought 0',
      'Det har sitt säte i Granliden. | brought 0',
      'Styrelsen består av åtta ledamöter och åtta ersättare. | brought 0',
      'Mandattiden är två år. | brought 0, changed 1',
      'Ordföranden utses av styrelsen. | brought 1',
      'Förbundet får inte låna pengar. | brought 0',
      'Medlemmarna betalar enligt lagen. | brought 0',
    ]);
  });

  it('tells an edited sentence from one that says something else', () => {
    const second = first
      .replace('Förbundet får inte låna pengar.', 'Förbundet får inte låna pengar!')
      .replace('Styrelsen består', 'Styrelsen skall bestå')
      .replace('Medlemmarna betalar', 'Medlemmarna skall betala');
    const third = second.replace('Medlemmarna skall betala', 'Medlemmarna ska betala');
    expect(told([first, second, third])).to.include(
      'Medlemmarna ska betala enligt lagen. | brought 0, changed 1, edited 2',
    );
  });

  it('is the one that took words out of it', () => {
    const second = first.replace(' och åtta ersättare', '');
    expect(told([first, second])).to.include('Styrelsen består av åtta ledamöter. | brought 0, changed 1');
  });

  it('follows a clause that gets another number, place or layout', () => {
    const second = first
      .replace('3 § Ekonomi', '4 § Ekonomi')
      .replace(
        '2 § Styrelse',
        '2 § Ändamål\n\nFörbundet ska främja samverkan om rehabilitering för dem som bor i Granliden.\n\n3 § Styrelse',
      );
    const third = second.replaceAll(/(\d) § /gu, '§ $1 ').replaceAll(' säte i ', '  säte  i ');
    const lines = told([first, second, third]);
    expect(lines).to.include('Styrelsen består av åtta ledamöter och åtta ersättare. | brought 0');
    expect(lines).to.include('Det har sitt säte i Granliden. | brought 0');
    expect(lines).to.include(
      'Förbundet ska främja samverkan om rehabilitering för dem som bor i Granliden. | brought 1',
    );
  });

  it('tells what stood there before', () => {
    const second = first.replace('fyra år', 'två år');
    const [changed] = sentenceHistories(stepsOf([first, second])).filter(({ events }) => events.length > 1);
    expect(changed?.events[1]).to.deep.equal({
      step: 1,
      kind: 'changed',
      previous: 'Mandattiden är fyra år.',
    });
  });

  it('begins anew when a sentence comes back after having been gone', () => {
    const without = first.replace(' Mandattiden är fyra år.', '');
    expect(told([first, without, first])).to.include('Mandattiden är fyra år. | brought 2');
  });

  it('keeps every sentence of every version of a real length', () => {
    const sources = ['2006', '2014', '2022', '2026'].map((year) =>
      readFileSync(`content/demo/statutes/alvmarken-${year}.txt`, 'utf8'),
    );
    const steps = stepsOf(sources);
    const histories = sentenceHistories(steps);
    const letters = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]+/gu, '');
    const clauses = steps.at(-1)?.reading.clauses ?? [];
    expect(letters(histories.map(({ text }) => text).join(''))).to.equal(
      letters(
        clauses
          .flatMap(({ blocks }) => blocks)
          .map((block) =>
            block.kind === 'paragraph' ? block.passage.text : block.items.map(({ text }) => text).join(''),
          )
          .join(''),
      ),
    );
    const brought = new Set(histories.map(({ events }) => events.at(-1)?.step));
    expect([...brought].toSorted()).to.deep.equal([0, 1, 2, 3]);
  });
});

describe('the life of a clause', () => {
  it('goes through a renumbering and ends with a repeal', () => {
    const second = first
      .replace('3 § Ekonomi', '4 § Ekonomi')
      .replace(
        '2 § Styrelse',
        '2 § Ändamål\n\nFörbundet ska främja samverkan om rehabilitering för dem som bor i Granliden.\n\n3 § Styrelse',
      );
    const third = second.slice(0, second.indexOf('4 § Ekonomi'));
    const steps = stepsOf([first, second, third]);
    const comparisons = steps.flatMap(({ comparison }) => (comparison === null ? [] : [comparison]));
    const life = lifeOf(comparisons, 1, 3);
    expect(life.map(({ step, clauses }) => [step, clauses])).to.deep.equal([
      [0, [2]],
      [1, [3]],
      [2, []],
    ]);
    expect(
      life.map(({ changes }) => changes?.map(({ kind, renumbered }) => [kind, renumbered]) ?? null),
    ).to.deep.equal([null, [['same', true]], [['repealed', false]]]);
  });

  it('begins where the clause came', () => {
    const second = `${first}\n4 § Tvister\n\nTvister avgörs av allmän domstol.\n`;
    const comparison = compareTexts(first, second);
    expect(lifeOf([comparison], 1, 3).map(({ step, clauses }) => [step, clauses])).to.deep.equal([[1, [3]]]);
  });
});

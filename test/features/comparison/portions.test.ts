// Comparisons too large for one page: each stycke in one part and no more, links that hold within a part, and a server that goes on answering.
import { expect } from 'chai';
import { comparePair } from '../../../server/features/comparison/pair.ts';
import { portionsOf } from '../../../server/features/comparison/portions.ts';
import { allNatures, show, type Portion } from '../../../server/features/comparison/shown.ts';
import { appOfSuite, type Typed } from '../../support/app.ts';
import { elementsOf } from '../../support/markup.ts';
import { expectPage, type PageRead } from '../../support/page.ts';

const clause = (number: number, words: string): string =>
  `${String(number)} § Regel\nOm ${words} gäller regel ${String(number)}.\n`;
const clauses = (count: number, words: string): string =>
  Array.from({ length: count }, (_, index) => clause(index + 1, words)).join('\n');
const shownOf = (before: string, after: string) =>
  show(comparePair({ before: { source: before }, after: { source: after } }), allNatures);
const rowsOf = ({ clauses: own, preamble }: Portion) => [...own.flatMap(({ rows }) => rows), ...preamble];

describe('the parts of a large comparison', () => {
  it('is one where all of it has room', () => {
    const shown = shownOf(clauses(5, 'ägande'), clauses(5, 'lån'));
    expect(portionsOf(shown)).to.have.lengthOf(1);
  });

  it('hold every stycke once, in order, and clauses whole where they can be', () => {
    const long = 'Ett stycke om arkiv.\n\n'.repeat(30);
    const before = `Antagen 2024\n\n${clauses(20, 'ägande')}\n21 § Arkiv\n${long}`;
    const shown = shownOf(before, before.replaceAll('regel', 'krav').replaceAll('arkiv', 'handlingar'));
    const portions = portionsOf(shown, 25);
    expect(portions.length).to.be.greaterThan(4);
    expect(portions.flatMap(rowsOf)).to.deep.equal(rowsOf(shown));
    const places = portions.flatMap((portion) => portion.clauses.map(({ place }) => place));
    expect([...new Set(places.filter((place, index) => places.indexOf(place) < index))]).to.deep.equal([20]);
    for (const portion of portions) expect(rowsOf(portion).length).to.be.within(1, 25);
  });

  it('draws a stycke of very many changes as its two wordings', () => {
    const runs = Array.from({ length: 3000 }, (_, index) => [
      { kind: 'same' as const, text: `a${String(index)} ` },
      { kind: 'inserted' as const, text: 'b ' },
    ]).flat();
    const [row] = shownOf('1 § A\nett två tre', '1 § A\nett fyra tre').clauses[0]?.rows ?? [];
    if (row === undefined) throw new Error('no row');
    const { preamble } = show(
      {
        ...comparePair({ before: { source: 'a' }, after: { source: 'b' } }),
        preamble: [{ ...row.row, runs }],
      },
      allNatures,
    );
    expect(preamble[0]?.runs.map(({ kind }) => kind)).to.deep.equal(['deleted', 'inserted']);
    expect(preamble[0]?.runs[1]?.text).to.equal(runs.map(({ text }) => text).join(''));
  });
});

describe('a large comparison', () => {
  const open = appOfSuite();
  const upload = (typed: Typed, del = '') => open().stranger.upload(`/jamfor${del}`, typed, {});
  const [before, after] = [
    `${clauses(900, 'ägande')}\n901 § Sist\nDetta ska flyttas och står därför sist i hela texten med sina många ord.\n`,
    `1 § Regel\nOm lån gäller regel 1.\n\nDetta ska flyttas och står därför sist i hela texten med sina många ord.\n\n${clauses(900, 'lån').slice(clause(1, 'lån').length + 1)}`,
  ];
  const whole = (page: PageRead): void => {
    for (const link of page.links.filter((to) => to.startsWith('#') && to !== '#innehall'))
      expect(page.ids, link).to.include(link.slice(1));
    expect(new Set(page.ids).size).to.equal(page.ids.length);
  };
  const actions = (page: PageRead): readonly string[] =>
    [...elementsOf(page.root)].flatMap(({ attributes }) => attributes.get('formaction') ?? []);

  for (const vy of ['rad', 'spalter', 'lista'])
    it(`is shown in parts in ${vy}, each led to from the others`, async () => {
      const first = expectPage(await upload({ beforeText: before, afterText: after, vy }));
      expect(first.text).to.include('Del 1 av 2').and.include('för stor för en sida');
      expect(actions(first)).to.include('/jamfor?del=2');
      whole(first);
      const last = expectPage(await upload({ beforeText: before, afterText: after, vy }, '?del=2'));
      expect(last.text).to.include('Del 2 av 2').and.include('900 §');
      expect(last.text).not.to.include('Nästa del');
      if (vy === 'lista')
        expect(actions(last).filter((to) => to.startsWith('/jamfor?del=2#a'))).not.to.be.empty;
      whole(last);
      const beyond = expectPage(await upload({ beforeText: before, afterText: after, vy }, '?del=99'));
      expect(beyond.text).to.equal(last.text);
    });

  it('is refused in a sentence where it is more than can be handed on', async () => {
    const many = (words: string): string => `1 § A\n${`${words}\n\n`.repeat(20_000)}`;
    const page = expectPage(await upload({ beforeText: many('ab'), afterText: many('cd') }), 422);
    expect(page.mistakes).to.deep.equal([
      'Jämförelsen blev för stor eller tog för lång tid, och avbröts. Jämför en del av texten i taget.',
    ]);
  });
});

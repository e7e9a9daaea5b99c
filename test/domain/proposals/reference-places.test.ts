// References to a stycke or a punkt lead to the same words after an edit, or are listed.
import { expect } from 'chai';
import { clauseSource as sourceOf } from '../../../server/domain/proposals/clause-source.ts';
import {
  contentOf,
  writeContent,
  type ContentBlock,
  type ContentClause,
} from '../../../server/domain/comparison/merge-content.ts';
import { withClauseWorded, type Edited } from '../../../server/domain/proposals/editing.ts';
import { rebase } from '../../../server/domain/proposals/rebase.ts';
import { amendmentsBetween } from '../../../server/domain/proposals/amendments.ts';
import type { ReadText } from '../../../server/domain/comparison/pieces.ts';
import { isRefusal } from '../../../server/domain/refusal.ts';
import { rollsFrom } from '../../support/random-statutes.ts';

type Roll = (bound: number) => number;

const stycke = (text: string): ContentBlock => ({ kind: 'paragraph', text });
const list = (...texts: readonly string[]): ContentBlock => ({
  kind: 'list',
  items: texts.map((text, index) => ({ label: `${String(index + 1)}.`, text })),
});
const clause = (number: string, ...blocks: readonly ContentBlock[]): ContentClause => ({
  ...{ number, heading: `Rubrik ${number}`, chapter: null, blocks },
});
const statute = (...clauses: readonly ContentClause[]): ReadText =>
  writeContent({ title: 'Förbundsordning', opening: [], clauses, closing: [] });

function reworded(text: ReadText, index: number, blocks: readonly ContentBlock[]): Edited {
  const outcome = withClauseWorded(text, index, {
    heading: contentOf(text.reading).clauses[index]?.heading ?? null,
    source: sourceOf(blocks),
  });
  if (isRefusal(outcome)) throw new Error(outcome.refused);
  return outcome;
}

const tasks = ['fastställa budgeten', 'utse två revisorer', 'pröva ansökan om inträde'] as const;
const meets = 'Styrelsen sammanträder fyra gånger varje år.';
const calls = 'Kallelsen skickas fjorton dagar i förväg.';
const before = (refers: string): ReadText =>
  statute(
    clause('1', stycke('Styrelsen ska'), list(...tasks)),
    clause('2', stycke(meets), stycke(calls)),
    clause('3', stycke(refers)),
  );
const openAfter = (refers: string, at: number, ...blocks: readonly ContentBlock[]): readonly string[] =>
  reworded(before(refers), at, blocks).open.map(({ reference, why }) => `${reference}: ${why}`);

describe('references to a stycke or a punkt', () => {
  const refers = 'Enligt 1 § 3 och 2 § andra stycket gäller detta.';
  const must = stycke('Styrelsen ska');

  it('are listed where another punkt has come before, or only some are left', () => {
    const [one, two, three] = tasks;
    expect(openAfter(refers, 0, must, list(one, 'anställa kanslichef', two, three))).to.eql([
      '1 § 3: captured',
    ]);
    expect(openAfter(refers, 0, must, list(one))).to.eql(['1 § 3: gone']);
    expect(openAfter(refers, 0, must, list(three, two, one))).to.eql(['1 § 3: captured']);
  });

  it('are listed where a stycke has come before or gone', () => {
    expect(openAfter(refers, 1, stycke('Ordföranden leder arbetet.'), stycke(meets), stycke(calls))).to.eql([
      '2 § andra stycket: captured',
    ]);
    expect(openAfter(refers, 1, stycke(calls))).to.eql(['2 § andra stycket: gone']);
  });

  it('are left in peace where the same stycke or punkt is reworded, or what comes after it', () => {
    const [one, two, three] = tasks;
    expect(openAfter(refers, 0, must, list(one, two, 'pröva varje ansökan om inträde'))).to.eql([]);
    expect(openAfter(refers, 0, must, list(one, two, three, 'anställa kanslichef'))).to.eql([]);
    expect(openAfter(refers, 1, stycke(meets), stycke('Kallelsen skickas tio dagar i förväg.'))).to.eql([]);
  });

  it('are told by the words in every way they are written', () => {
    const first = stycke('Ordföranden leder arbetet.');
    const open = (words: string): readonly string[] =>
      openAfter(`Det följer av ${words}.`, 1, first, stycke(meets), stycke(calls));
    expect(open('andra stycket i 2 §')).to.eql(['andra stycket i 2 §: captured']);
    expect(open('2 § första och andra styckena')).to.eql(['2 § första och andra styckena: captured']);
    expect(open('2 § första stycket andra meningen')).to.eql(['2 § första stycket andra meningen: captured']);
    expect(open('2 § sista stycket')).to.eql([]);
    expect(open('2 §')).to.eql([]);
    expect(open('2 § andra stycket lagen (2003:1210) om finansiell samordning')).to.eql([]);
    expect(open('andra stycket')).to.eql([]);
  });

  it('are listed within the clause itself too', () => {
    const own = 'Undantag från första stycket beslutas av ordföranden.';
    const text = statute(clause('1', stycke(meets), stycke(own)));
    expect(reworded(text, 0, [stycke(calls), stycke(meets), stycke(own)]).open).to.eql([
      { clause: { chapter: null, number: '1' }, reference: 'första stycket', why: 'captured' },
    ]);
  });

  it('are listed where a proposal is carried over', () => {
    const [one, two, three] = tasks;
    const base = before('Om annat inte sägs gäller detta.');
    const onto = reworded(base, 0, [must, list(one, 'anställa kanslichef', two, three)]).text;
    const proposal = reworded(base, 2, [stycke(refers)]).text;
    const outcome = rebase(base, onto, proposal, new Map(), amendmentsBetween(base, proposal));
    if (!('done' in outcome)) throw new Error('conflict');
    expect(outcome.done.references).to.deep.include({
      ...{ clause: { chapter: null, number: '3' }, reference: '1 § 3', why: 'captured' },
    });
  });

  it('are found in bounded time', () => {
    const many = Array.from({ length: 300 }, (_, at) =>
      clause(
        String(at + 1),
        stycke(`Se ${'1 § första stycket 1–99 och tredje stycket, '.repeat(30)}`),
        list(...Array.from({ length: 20 }, (_each, punkt) => `punkt ${String(punkt)} om ${String(at)}`)),
      ),
    );
    const [first, ...others] = many;
    const start = performance.now();
    const [head, items] = first?.blocks ?? [];
    if (head === undefined || items === undefined) throw new Error('no clause');
    const outcome = reworded(statute(...many), 0, [stycke('Ett nytt stycke först.'), head, items]);
    expect(outcome.open.length).to.be.at.least(others.length);
    const hostile = statute(
      clause('1', stycke(`första${', första'.repeat(1_000)} punkt 1${' 1 § 1'.repeat(900)}`)),
    );
    reworded(hostile, 0, [
      stycke('Ett nytt stycke.'),
      ...(contentOf(hostile.reading).clauses[0]?.blocks ?? []),
    ]);
    expect(performance.now() - start).to.be.below(5_000);
  });
});

/** A clause whose stycken and punkter are each known by a name that they keep when they are reworded or moved. */
interface Named {
  readonly name: number;
  readonly text: string;
  readonly items: readonly Named[];
}

const syllables = ['ba', 'ke', 'lo', 'mi', 'nu', 'ry', 'så', 'tä', 'vö', 'da'];
const unlike = (name: number): string =>
  Array.from({ length: 6 }, (_, at) =>
    Array.from(String(name * 6 + at + 1000), (digit) => syllables[Number(digit)]).join(''),
  ).join(' ');

describe('any edit of the stycken and punkter of a clause', () => {
  it('leaves every reference to them leading to the same, or lists it', () => {
    let [listed, steady] = [0, 0];
    for (let seed = 1; seed <= 400; seed += 1) {
      const roll: Roll = rollsFrom(seed);
      let names = 0;
      const fresh = (items: readonly Named[]): Named => {
        names += 1;
        return { name: names, text: unlike(names), items };
      };
      const some = (most: number): Named[] => Array.from({ length: roll(most) }, () => fresh([]));
      const old = Array.from({ length: 1 + roll(4) }, () => fresh(some(5)));
      const edit = (all: readonly Named[], make: () => Named): readonly Named[] => {
        const at = roll(all.length + 1);
        const kind = roll(5);
        const chosen = all[at];
        if (kind === 0 || chosen === undefined) return all.toSpliced(at, 0, make());
        if (kind === 1) return all.length > 1 ? all.toSpliced(at, 1) : all;
        if (kind === 2) return all.toSpliced(at, 1).toSpliced(roll(all.length), 0, chosen);
        if (kind === 3) return all.with(at, { ...chosen, text: `${chosen.text} alltid` });
        return all.with(at, { ...make(), items: chosen.items });
      };
      let now: readonly Named[] = old;
      for (let times = 1 + roll(3); times > 0; times -= 1) {
        const at = roll(now.length);
        const within = now[at];
        now =
          roll(2) === 0 || within === undefined || within.items.length === 0
            ? edit(now, () => fresh(some(4)))
            : now.with(at, { ...within, items: edit(within.items, () => fresh([])) });
      }
      const blocksOf = (all: readonly Named[]): ContentBlock[] =>
        all.flatMap(({ text, items }) => [
          stycke(text),
          ...(items.length === 0 ? [] : [list(...items.map((each) => each.text))]),
        ]);
      const ordinals = ['första', 'andra', 'tredje', 'fjärde', 'femte', 'sjätte'];
      const references = ordinals.flatMap((ordinal, at) => [
        { words: `1 § ${ordinal} stycket`, of: (all: readonly Named[]) => all[at]?.name },
        ...[0, 1, 2, 3, 4].map((punkt) => ({
          words: `1 § ${ordinal} stycket ${String(punkt + 1)}`,
          of: (all: readonly Named[]) => all[at]?.items[punkt]?.name,
        })),
      ]);
      const text = statute(
        clause('1', ...blocksOf(old)),
        clause('2', ...references.map(({ words }) => stycke(`Det gäller ${words}.`))),
      );
      const outcome = reworded(text, 0, blocksOf(now));
      const open = new Set(outcome.open.map(({ reference }) => reference));
      expect(contentOf(outcome.text.reading).clauses[1]).to.eql(contentOf(text.reading).clauses[1]);
      for (const { words, of } of references) {
        const isSame = of(old) === of(now);
        if (!isSame) expect(open.has(words), `${String(seed)}: ${words}`).to.equal(true);
        if (open.has(words)) listed += 1;
        else if (of(now) !== undefined) steady += 1;
      }
    }
    expect(listed).to.be.above(1000);
    expect(steady).to.be.above(1000);
  });
});

// What becomes of clauses, stycken and punkter when a statute is rebuilt: renumbered, divided, joined, moved, listed.

import { expect } from 'chai';
import type { Comparison } from '../../../server/domain/comparison/change.ts';
import { compareStatutes } from '../../../server/domain/comparison/compare.ts';
import { comparisonToJson } from '../../../server/domain/comparison/json.ts';
import { readStatute } from '../../../server/domain/statutes/parse/read-statute.ts';

const read = (source: string): Parameters<typeof compareStatutes>[0] => ({
  source,
  reading: readStatute(source),
});

const compare = (before: string, after: string): Comparison => compareStatutes(read(before), read(after));

/** One line a clause: "3→4 same renumbered". */
function fates(comparison: Comparison): string[] {
  return comparison.clauses.map(({ before, after, kind, renumbered, moved }) => {
    const name = (refs: typeof before): string =>
      refs.map((ref) => `${ref.chapter === null ? '' : `${ref.chapter.number}:`}${ref.number}`).join('+');
    const marks = `${renumbered ? ' renumbered' : ''}${moved ? ' moved' : ''}`;
    return `${name(before)}→${name(after)} ${kind}${marks}`;
  });
}

const bodies = [
  'Förbundet har sitt säte i Granby.',
  'Förbundet ska svara för finansiell samordning mellan medlemmarna så att resurserna används effektivt.',
  'Styrelsen består av fyra ledamöter och lika många ersättare som medlemmarna utser.',
  'Varje medlem utser en revisor, och revisorernas mandattid är densamma som styrelsens.',
  'Kallelse till sammanträde ska skickas senast en vecka i förväg med handlingarna.',
  'Protokoll ska justeras av ordföranden och ytterligare en ledamot inom fjorton dagar.',
  'Förbundets räkenskapsår är kalenderår, och bokföringen sköts av en medlem enligt avtal.',
  'En medlem som vill utträda ska säga upp sitt medlemskap skriftligen ett år i förväg.',
];
const loans = 'Förbundet får inte ta upp lån eller teckna borgen för andras åtaganden.';

const numbered = (list: readonly string[]): string =>
  list.map((body, index) => `${String(index + 1)} §\n${body}\n`).join('\n');

describe('clauses of a rebuilt statute', () => {
  it('are followed through a whole run of new numbers', () => {
    const after = [...bodies.slice(0, 2), loans, ...bodies.slice(2)];
    expect(fates(compare(numbered(bodies), numbered(after)))).to.deep.equal([
      '1→1 same',
      '2→2 same',
      '→3 inserted',
      ...[3, 4, 5, 6, 7, 8].map((old) => `${String(old)}→${String(old + 1)} same renumbered`),
    ]);
  });

  it('are followed when each of them was edited as well', () => {
    const edited = bodies.map((body) => body.replace(/ (och|ska|har|är) /u, ' $1 alltid '));
    const after = [...edited.slice(0, 2), loans, ...edited.slice(2)];
    expect(fates(compare(numbered(bodies), numbered(after)))).to.deep.equal([
      '1→1 changed',
      '2→2 changed',
      '→3 inserted',
      ...[3, 4, 5, 6, 7, 8].map((old) => `${String(old)}→${String(old + 1)} changed renumbered`),
    ]);
  });

  it('pair under the same rubric and number though rewritten, and not under a number alone', () => {
    const statute = (rubrics: readonly string[], list: readonly string[]): string =>
      list.map((body, index) => `${String(index + 1)} § ${rubrics[index] ?? ''}\n${body}\n`).join('\n');
    const names = ['Säte', 'Ändamål', 'Styrelse', 'Upplåning'];
    const old = statute(names, [...bodies.slice(0, 3), loans]);
    const rewritten = statute(names, [...bodies.slice(0, 3), 'Krediter kräver medgivande från samtliga.']);
    expect(fates(compare(old, rewritten)).at(-1)).to.equal('4→4 changed');
    const replaced = [...bodies.slice(0, 3), bodies[7] ?? ''];
    expect(
      fates(compare(numbered([...bodies.slice(0, 3), loans]), numbered(replaced))).slice(3),
    ).to.deep.equal(['4→ repealed', '→4 inserted']);
  });

  it('are followed from chapter to chapter, whatever these are called', () => {
    const chapters = (names: readonly string[], lists: readonly (readonly string[])[]): string =>
      lists
        .map((list, index) => `${String(index + 1)} kap. ${names[index] ?? ''}\n\n${numbered(list)}`)
        .join('\n');
    const before = chapters(['Allmänt', 'Organ'], [bodies.slice(0, 3), bodies.slice(3, 6)]);
    const after = chapters(
      ['Allmänt', 'Ekonomi', 'Organ'],
      [bodies.slice(0, 3), [loans], bodies.slice(3, 6)],
    );
    expect(fates(compare(before, after))).to.deep.equal([
      '1:1→1:1 same',
      '1:2→1:2 same',
      '1:3→1:3 same',
      '→2:1 inserted',
      '2:1→3:1 same renumbered',
      '2:2→3:2 same renumbered',
      '2:3→3:3 same renumbered',
    ]);
  });

  it('are moved and changed at once, and never gone and new', () => {
    const moved = (bodies[1] ?? '').replace('effektivt', 'väl');
    const after = [bodies[0] ?? '', ...bodies.slice(2), moved];
    const comparison = compare(numbered(bodies), numbered(after));
    expect(fates(comparison).at(-1)).to.equal('2→8 changed renumbered moved');
    expect(comparison.clauses.filter(({ kind }) => kind === 'inserted' || kind === 'repealed')).to.deep.equal(
      [],
    );
    expect(comparison.moved.map(({ kind, from, to }) => [kind, from.clause, to.clause])).to.deep.equal([
      ['clause', '2', '8'],
    ]);
  });

  it('are repealed in place beside one that came in', () => {
    const after = [...bodies.slice(0, 3), ...bodies.slice(4, 6), loans, ...bodies.slice(6)];
    expect(fates(compare(numbered(bodies), numbered(after)))).to.deep.equal([
      '1→1 same',
      '2→2 same',
      '3→3 same',
      '4→ repealed',
      '5→4 same renumbered',
      '6→5 same renumbered',
      '→6 inserted',
      '7→7 same',
      '8→8 same',
    ]);
  });

  it('are split and merged with small edits', () => {
    const joined = `${bodies[2] ?? ''}\n\n${bodies[3] ?? ''}`;
    const before = [bodies[0] ?? '', joined, bodies[4] ?? ''];
    const after = [
      bodies[0] ?? '',
      bodies[2] ?? '',
      (bodies[3] ?? '').replace('mandattid', 'uppdragstid'),
      bodies[4] ?? '',
    ];
    expect(fates(compare(numbered(before), numbered(after)))).to.deep.equal([
      '1→1 same',
      '2→2+3 split',
      '3→4 same renumbered',
    ]);
    expect(fates(compare(numbered(after), numbered(before)))).to.deep.equal([
      '1→1 same',
      '2+3→2 merged',
      '4→3 same renumbered',
    ]);
  });
});

describe('stycken and punkter of a clause', () => {
  const paragraphs = (before: string, after: string): unknown =>
    comparisonToJson(compare(`1 §\n${before}\n`, `1 §\n${after}\n`)).clauses[0]?.paragraphs;
  const items = (before: string, after: string): unknown =>
    compare(`1 §\n${before}\n`, `1 §\n${after}\n`).clauses[0]?.paragraphs.map(({ kind, moved, item }) => [
      kind,
      moved,
      item?.before ?? null,
      item?.after ?? null,
    ]);

  it('split and merge', () => {
    const [one, two] = [bodies[2] ?? '', bodies[3] ?? ''];
    expect(paragraphs(`${one} ${two}`, `${one}\n\n${two}`)).to.deep.equal([
      { kind: 'same', before: [1], after: [1] },
      { kind: 'same', before: [1], after: [2] },
    ]);
    expect(paragraphs(`${one}\n\n${two}`, `${one} ${two.replace('revisor', 'granskare')}`)).to.deep.equal([
      { kind: 'same', before: [1], after: [1] },
      { kind: 'changed', before: [2], after: [1] },
    ]);
  });

  it('trade places without being gone', () => {
    const changes = compare(
      `1 §\n${bodies[2] ?? ''}\n\n${bodies[3] ?? ''}\n\n${loans}\n`,
      `1 §\n${loans}\n\n${bodies[2] ?? ''}\n\n${bodies[3] ?? ''}\n`,
    ).clauses[0]?.paragraphs.map(({ kind, moved, before, after }) => [kind, moved, before[0], after[0]]);
    expect(changes).to.deep.equal([
      ['same', true, 3, 1],
      ['same', false, 1, 2],
      ['same', false, 2, 3],
    ]);
  });

  const lead = 'Styrelsen ska';
  const list = [
    'besluta om mål och riktlinjer,',
    'fastställa budget för verksamheten,',
    'följa upp insatserna.',
  ];
  const lettered = (texts: readonly string[]): string =>
    [lead, ...texts.map((text, index) => `${String.fromCharCode(97 + index)}) ${text}`)].join('\n');
  const dashed = (texts: readonly string[]): string => [lead, ...texts.map((text) => `- ${text}`)].join('\n');

  it('take a new punkt without changing the others, whose labels follow', () => {
    const fresh = [list[0] ?? '', 'stödja samverkan mellan parterna,', ...list.slice(1)];
    expect(items(lettered(list), lettered(fresh))).to.deep.equal([
      ['same', false, null, null],
      ['same', false, 'a)', 'a)'],
      ['inserted', false, null, 'b)'],
      ['same', false, 'b)', 'c)'],
      ['same', false, 'c)', 'd)'],
    ]);
  });

  it('keep their punkter when the labels are of another kind', () => {
    const comparison = compare(`1 §\n${lettered(list)}\n`, `1 §\n${dashed(list)}\n`);
    expect(comparison.clauses[0]?.kind).to.equal('same');
    expect(comparison.isFormattingOnly).to.equal(true);
  });

  it('say which punkt moved', () => {
    const [one = '', two = '', three = ''] = list.map((text) => text.replace(/[,.]$/u, ','));
    expect(items(lettered([one, two, three]), lettered([three, one, two]))).to.deep.equal([
      ['same', false, null, null],
      ['same', true, 'c)', 'a)'],
      ['same', false, 'a)', 'b)'],
      ['same', false, 'b)', 'c)'],
    ]);
  });

  it('are the same words as a list and as running text', () => {
    const flowing = `${lead} ${list.join(' ')}`;
    for (const [before, after] of [
      [flowing, dashed(list)],
      [dashed(list), flowing],
    ] as const) {
      const comparison = compare(`1 §\n${before}\n`, `1 §\n${after}\n`);
      const kinds = new Set(comparison.clauses.flatMap((clause) => clause.paragraphs.map((row) => row.kind)));
      expect([...kinds]).to.deep.equal(['same']);
    }
  });
});

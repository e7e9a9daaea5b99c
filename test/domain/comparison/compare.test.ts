// Comparing: what becomes of clauses and stycken, and that both texts can always be had back.

import { expect } from 'chai';
import fc from 'fast-check';
import { compareStatutes } from '../../../server/domain/comparison/compare.ts';
import { comparisonToJson } from '../../../server/domain/comparison/json.ts';
import { summarise } from '../../../server/domain/comparison/summary.ts';
import { readStatute } from '../../../server/domain/statutes/parse/read-statute.ts';
import { afterOf, beforeOf, textOf } from './readings.ts';

const compare = (before: string, after: string): ReturnType<typeof comparisonToJson> =>
  comparisonToJson(compareStatutes(textOf(before), textOf(after)));

const kinds = (before: string, after: string): string[] =>
  compare(before, after).clauses.map((clause) => {
    const numbers = (refs: readonly { number: string }[]): string => refs.map((ref) => ref.number).join('+');
    const marks = `${clause.renumbered ? ' renumbered' : ''}${clause.moved ? ' moved' : ''}`;
    return `${numbers(clause.before)}→${numbers(clause.after)} ${clause.kind}${marks}`;
  });

const readText = (source: string): Parameters<typeof compareStatutes>[0] => ({
  source,
  reading: readStatute(source),
});

const purpose =
  'Förbundet ska svara för finansiell samordning mellan medlemmarna så att resurserna används effektivt.';
const board = 'Styrelsen består av fyra ledamöter och lika många ersättare som medlemmarna utser.';
const loans = 'Förbundet får inte ta upp lån eller teckna borgen för andras åtaganden.';
const audit = 'Varje medlem utser en revisor, och revisorernas mandattid är densamma som styrelsens.';
const seat = 'Förbundet har sitt säte i Granby.';

describe('comparison: clauses', () => {
  it('finds nothing between equal texts', () => {
    const text = `1 § Ändamål\n${purpose}\n2 § Styrelse\n${board}`;
    const comparison = compareStatutes(textOf(text), textOf(text));
    expect(summarise(comparison)).to.include({ identical: true, formattingOnly: false, changeGroups: 0 });
    expect(comparison.segments).to.deep.equal([['=', text]]);
  });

  it('calls layout formatting only', () => {
    const before = `1 § Ändamål\n${purpose}\n2 § Styrelse\n${board}`;
    const after = `1§ Ändamål\n\n${purpose.replace(' ', '  ')}\n\n2 §  Styrelse\n${board}`;
    const summary = summarise(compareStatutes(textOf(before), textOf(after)));
    expect(summary).to.include({ identical: false, formattingOnly: true, changeGroups: 0 });
  });

  it('follows clauses through insertion and repeal', () => {
    const before = `1 § Säte\n${seat}\n2 § Ändamål\n${purpose}\n3 § Lån\n${loans}\n4 § Revision\n${audit}`;
    const after = `1 § Säte\n${seat}\n2 § Styrelse\n${board}\n3 § Ändamål\n${purpose}\n4 § Revision\n${audit}`;
    expect(kinds(before, after)).to.deep.equal([
      '1→1 same',
      '→2 inserted',
      '2→3 same renumbered',
      '3→ repealed',
      '4→4 same',
    ]);
  });

  it('shows a moved clause as moved, never as gone and new', () => {
    const before = `1 § Säte\n${seat}\n2 § Lån\n${loans}\n3 § Ändamål\n${purpose}\n4 § Styrelse\n${board}`;
    const after = `1 § Säte\n${seat}\n2 § Ändamål\n${purpose}\n3 § Styrelse\n${board}\n4 § Lån\n${loans}`;
    expect(kinds(before, after)).to.deep.equal([
      '1→1 same',
      '3→2 same renumbered',
      '4→3 same renumbered',
      '2→4 same renumbered moved',
    ]);
    const { moved } = compare(before, after);
    expect(moved).to.have.length(1);
    expect(moved[0]).to.include({ kind: 'clause', text: loans, words: 12 });
    const [start, end] = moved[0]?.beforeRange ?? [0, 0];
    expect(before.slice(start, end)).to.equal(`2 § Lån\n${loans}`);
  });

  it('goes by rubric and number when a stycke has moved to another clause', () => {
    const budget =
      'Styrelsen ska fastställa budgeten senast den 30 november. Förslag ska ha sänts till medlemmarna en månad före.';
    const before = `1 § Säte\n${seat}\n2 § Styrelse\n${board}\n${budget}\n3 § Revision\n${audit}`;
    const after = `1 § Säte\n${seat}\n2 § Styrelse\n${board}\n3 § Revision\n${audit}\n${budget}`;
    expect(kinds(before, after)).to.deep.equal(['1→1 same', '2→2 changed', '3→3 changed']);
  });

  it('keeps a clause that is rewritten under its rubric, and replaces one that shares nothing but its number', () => {
    const before = `1 § Säte\n${seat}\n2 § Lån\n${loans}\n3 § Revision\n${audit}`;
    const rewritten = before.replace(loans, 'Upplåning kräver medgivande från samtliga.');
    expect(kinds(before, rewritten)).to.deep.equal(['1→1 same', '2→2 changed', '3→3 same']);
    const replaced = rewritten.replace('2 § Lån', '2 § Kungörelser');
    expect(kinds(before, replaced)).to.deep.equal(['1→1 same', '2→ repealed', '→2 inserted', '3→3 same']);
  });

  it('calls a new rubric editorial, and other letters in it no change of the clause', () => {
    const before = `1 § Säte\n${seat}`;
    expect(kinds(before, before.replace('Säte', 'Förbundets säte'))).to.deep.equal(['1→1 editorial']);
    expect(kinds(before, before.replace('Säte', 'SÄTE'))).to.deep.equal(['1→1 same']);
  });

  it('does not call it layout when a text loses its clauses', () => {
    const comparison = compareStatutes(textOf(`1 § Säte\n${seat}`), textOf(seat));
    expect(comparison).to.include({ isFormattingOnly: false, isIdentical: false });
  });

  it('sees a clause split in two, and two merged into one', () => {
    const joined = `1 § Säte\n${seat}\n2 § Organisation\n${board}\n${audit}`;
    const apart = `1 § Säte\n${seat}\n2 § Styrelse\n${board}\n3 § Revision\n${audit}`;
    expect(kinds(joined, apart)).to.deep.equal(['1→1 same', '2→2+3 split']);
    expect(kinds(apart, joined)).to.deep.equal(['1→1 same', '2+3→2 merged']);
  });

  it('calls a reference that only follows a renumbering editorial', () => {
    const before = `1 § Säte\n${seat}\n2 § Ändamål\n${purpose}\n3 § Revision\n${audit} Se även 2 § om ändamålet.`;
    const after = `1 § Säte\n${seat}\n2 § Lån\n${loans}\n3 § Ändamål\n${purpose}\n4 § Revision\n${audit} Se även 3 § om ändamålet.`;
    expect(kinds(before, after).at(-1)).to.equal('3→4 editorial renumbered');
    const other = after.replace('Se även 3 §', 'Se även 1 §');
    expect(kinds(before, other).at(-1)).to.equal('3→4 changed renumbered');
  });

  it('follows the numbers of a list of references, and the same number in another chapter', () => {
    const before = `1 § Säte\n${seat}\n2 § Ändamål\n${purpose}\n3 § Styrelse\n${board}\n4 § Revision\n${audit} Se 2 och 3 §§.`;
    const after = `1 § Säte\n${seat}\n2 § Lån\n${loans}\n3 § Ändamål\n${purpose}\n4 § Styrelse\n${board}\n5 § Revision\n${audit} Se 3 och 4 §§.`;
    expect(kinds(before, after).at(-1)).to.equal('4→5 editorial renumbered');
    expect(kinds(before, after.replace('3 och 4 §§', '1 och 4 §§')).at(-1)).to.equal(
      '4→5 changed renumbered',
    );
    const chapters = (first: string, second: string): string =>
      `1 kap. Allmänt\n\n${first}\n\n2 kap. Särskilt\n\n1 § ${board} Detta gäller utöver ${second}.`;
    const old = readText(chapters(`1 § ${purpose}`, '1 kap. 1 §'));
    const fresh = readText(chapters(`1 § ${seat}\n\n2 § ${purpose}`, '1 kap. 2 §'));
    expect(compareStatutes(old, fresh).clauses.map((clause) => clause.kind)).to.deep.equal([
      'inserted',
      'same',
      'editorial',
    ]);
  });

  it('renumbers nothing where chapters come in over numbers that run on', () => {
    const before = `1 § ${purpose}\n\n2 § ${board}\n`;
    const after = `1 kap. Allmänt\n\n1 § ${purpose}\n\n2 kap. Organ\n\n2 § ${board}\n`;
    const { clauses, isFormattingOnly } = compareStatutes(readText(before), readText(after));
    expect(clauses.map(({ kind, renumbered }) => [kind, renumbered])).to.deep.equal([
      ['same', false],
      ['same', false],
    ]);
    expect(isFormattingOnly).to.equal(false);
    const restarted = compareStatutes(readText(before), readText(after.replace('2 §', '1 §')));
    expect(restarted.clauses.map((clause) => clause.renumbered)).to.deep.equal([true, true]);
  });

  it('takes letters in other code points for layout, and cuts no word where they differ', () => {
    const before = `1 § Säte\n${seat}\n2 § Ändamål\n${purpose}`;
    const decomposed = compareStatutes(readText(before), readText(before.normalize('NFD')));
    expect(summarise(decomposed)).to.include({ formattingOnly: true, changeGroups: 0 });
    const edges = decomposed.segments.map(([, text]) =>
      [/^[\p{L}\p{M}]/u, /\p{L}$/u].map((edge) => edge.test(text)),
    );
    for (const [index, [, ends]] of edges.entries()) {
      const [kind] = decomposed.segments[index] ?? [];
      const [next] = decomposed.segments[index + 1] ?? [];
      if (kind === '=' || next === '=')
        expect(ends === true && edges[index + 1]?.[0] === true).to.equal(false);
    }
    const changed = before.replace('Granby', 'Storby').normalize('NFD');
    expect(summarise(compareStatutes(readText(before), readText(changed))).changeGroups).to.equal(1);
  });

  it('puts a new first sentence before the old one when both begin alike', () => {
    const old = '1 § A\nStyrelsen ska leda arbetet.\n';
    const { segments } = compareStatutes(
      readText(old),
      readText(old.replace('Styrelsen', 'Styrelsen ska mötas. Styrelsen')),
    );
    expect(segments.filter(([kind]) => kind !== '=')).to.deep.equal([['+', 'Styrelsen ska mötas. ']]);
  });

  it('puts a new chapter before the number of its first clause', () => {
    const old = `1 § Säte\n${seat}\n`;
    const { segments } = compareStatutes(readText(old), readText(`1 kap. Allmänt\n\n${old}`));
    expect(segments[0]).to.deep.equal(['+', '1 kap. Allmänt\n\n']);
  });

  it('counts no change where only the sign changed its place', () => {
    const before = `1 § Säte\n${seat}\n2 § Ändamål\n${purpose}`;
    const after = before.replaceAll(/^(\d) §/gmu, '§ $1');
    expect(summarise(compareStatutes(readText(before), readText(after)))).to.include({
      formattingOnly: true,
      changeGroups: 0,
    });
  });

  it('aligns punkter inside their stycke', () => {
    const lead = '5 § Uppgifter\nFörbundet ska';
    const before = `${lead}\n- besluta om mål och riktlinjer,\n- följa upp insatserna.\n${loans}`;
    const after = `${lead}\n- besluta om mål och riktlinjer,\n- stödja samverkan mellan parterna,\n- följa upp insatserna.\n${loans}`;
    const [clause] = compare(before, after).clauses;
    expect(clause?.paragraphs).to.deep.equal([
      { kind: 'changed', before: [1], after: [1] },
      { kind: 'same', before: [2], after: [2] },
    ]);
  });

  it('compares texts without clauses as running text', () => {
    const { preamble, clauses } = compare(`${purpose}\n${board}`, `${purpose}\n${loans}\n${board}`);
    expect(clauses).to.deep.equal([]);
    expect(preamble).to.deep.equal([
      { kind: 'same', before: [1], after: [1] },
      { kind: 'inserted', before: [], after: [2] },
      { kind: 'same', before: [2], after: [3] },
    ]);
  });
});

describe('comparison: both texts can be had back', () => {
  const holds = (before: string, after: string): void => {
    for (const read of [textOf, readText]) {
      const { segments } = compareStatutes(read(before), read(after));
      expect(beforeOf(segments)).to.equal(before);
      expect(afterOf(segments)).to.equal(after);
      for (const [index, [kind, text]] of segments.entries()) {
        expect(text).not.to.equal('');
        expect(text.isWellFormed()).to.equal(true);
        expect(kind).not.to.equal(segments[index - 1]?.[0]);
      }
    }
  };

  it('for any two texts', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), holds), {
      numRuns: 200,
    });
  });

  it('for edits of texts like statutes', () => {
    const word = fc.constantFrom(
      'förbundet',
      'ska',
      'och',
      'Granby',
      '4 §',
      '4§',
      'e\u0301n',
      'sam\u00adordning',
      '𝔘mlaut',
      '.',
      ',',
    );
    const sentence = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '));
    const line = fc.oneof(
      sentence,
      sentence.map((text) => `- ${text}`),
      fc.integer({ min: 1, max: 9 }).map((number) => `${String(number)} § Rubrik`),
    );
    const statute = fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n'));
    fc.assert(fc.property(statute, statute, holds), { numRuns: 300 });
  });
});

// The amending sentence: its Swedish, and that applying it gives exactly the new statute.
import { expect } from 'chai';
import fc from 'fast-check';
import { existsSync, globSync, readFileSync } from 'node:fs';
import {
  amendingSentence,
  applyAmendingSentence,
  type AmendedStatute,
} from '../../../server/domain/comparison/amending.ts';
import { compareStatutes } from '../../../server/domain/comparison/compare.ts';
import type { Content } from '../../../server/domain/comparison/merge-content.ts';
import type { ReadText } from '../../../server/domain/comparison/pieces.ts';
import { textHash } from '../../../server/domain/statutes/identity.ts';
import { readStatute } from '../../../server/domain/statutes/parse/read-statute.ts';
import { skipWithReason } from '../../support/requirements.ts';
import { edit, edited, statute, textFrom } from './amending-statutes.ts';
import { textOf } from './readings.ts';

const say = (before: ReadText, after: ReadText, of?: AmendedStatute) =>
  amendingSentence(compareStatutes(before, after), before, after, of);

/** The formula alone, of two texts in the simple layout of `textOf`. */
const formula = (before: string, after: string): string => {
  const sentence = say(textOf(before), textOf(after));
  return sentence.text === null ? sentence.reason : (sentence.text.trim().split('\n\n')[0] ?? '');
};

const lead = 'Härigenom föreskrivs i fråga om förbundsordningen';
const seat = 'Styrelsen har sitt säte i Granby kommun.';
const audit = 'Revisorerna granskar räkenskaperna en gång om året.';
const money = 'Budgeten fastställs av styrelsen senast i november.';
const board = 'Varje medlem utser en ledamot och en ersättare i styrelsen.';

/** Says what changed, follows what was said, and asks that it gives the new statute. */
const backAndForth = (before: ReadText, after: ReadText): string => {
  const sentence = say(before, after);
  if (sentence.text === null) return sentence.reason;
  const applied = applyAmendingSentence(before.reading, sentence.text);
  if ('why' in applied) expect.fail(`${applied.why}: ${applied.what}`);
  expect(textHash(applied.reading)).to.equal(textHash(after.reading));
  return 'said';
};

describe('the amending sentence', () => {
  it('needs no dels for one change', () => {
    expect(formula(`1 § Säte\n${seat}\n2 § Revision\n${audit}`, `1 § Säte\n${seat}`)).to.equal(
      `${lead} att 2 § ska upphöra att gälla.`,
    );
    expect(formula(`1 § Säte\n${seat}`, `1 § Säte\n${seat}\n2 § Revision\n${audit}`)).to.equal(
      `${lead} att det ska införas en ny paragraf, 2 §, av följande lydelse.`,
    );
    expect(formula(`1 § Säte\n${seat}`, `1 § Kansli\n${seat}`)).to.equal(
      `${lead} att rubriken till 1 § ska lyda ”Kansli”.`,
    );
    expect(formula(`1 § Säte\n${seat}`, `1 §\n${seat}`)).to.equal(`${lead} att rubriken till 1 § ska utgå.`);
    expect(formula(`1 §\n${seat}`, `1 § Säte\n${seat}`)).to.equal(
      `${lead} att det till 1 § ska införas en rubrik med lydelsen ”Säte”.`,
    );
  });

  it('repeals, renumbers, rewords and inserts in the order of the drafting formula', () => {
    const before = `2 §\n${seat}\n4 §\n${audit}\n5 §\nDenna paragraf har ingen uppgift kvar.\n6 §\n${money}`;
    const after = `2 §\n${seat} Det kan flyttas.\n4 §\n${audit} De får göra det oftare.\n4 a §\n${board}\n5 §\n${money}`;
    expect(formula(before, after)).to.equal(
      [
        lead,
        'dels att 5 § ska upphöra att gälla,',
        'dels att nuvarande 6 § ska betecknas 5 §,',
        'dels att 2 och 4 §§ ska ha följande lydelse,',
        'dels att det ska införas en ny paragraf, 4 a §, av följande lydelse.',
      ].join('\n'),
    );
  });

  it('writes runs of numbers as ranges, but not over a clause between them', () => {
    const bodies = [seat, audit, money, board, 'Förbundet bildades av fyra medlemmar.'];
    const numbered = (numbers: readonly string[], addition = ''): string =>
      numbers.map((number, index) => `${number} §\n${bodies[index] ?? ''}${addition}`).join('\n');
    expect(formula(numbered(['1', '2', '3', '4']), numbered(['5', '6', '7', '8']))).to.equal(
      `${lead} att nuvarande 1–4 §§ ska betecknas 5–8 §§.`,
    );
    const reworded = ` Detta gäller alltid.`;
    expect(formula(numbered(['1', '2', '3', '5']), numbered(['1', '2', '3', '5'], reworded))).to.equal(
      `${lead} att 1–3 och 5 §§ ska ha följande lydelse.`,
    );
    const withLetter = `1 §\n${seat}${reworded}\n2 §\n${audit}${reworded}\n2 a §\n${board}\n3 §\n${money}${reworded}`;
    expect(formula(withLetter.replaceAll(reworded, ''), withLetter)).to.equal(
      `${lead} att 1, 2 och 3 §§ ska ha följande lydelse.`,
    );
  });

  it('calls a clause that was renumbered and reworded the new one', () => {
    const before = `1 §\n${seat}\n2 §\n${audit}`;
    expect(formula(before, `1 §\n${seat}\n3 §\n${audit} De utses för fyra år.`)).to.equal(
      [
        lead,
        'dels att nuvarande 2 § ska betecknas 3 §,',
        'dels att den nya 3 § ska ha följande lydelse.',
      ].join('\n'),
    );
  });

  it('lets two clauses change numbers with each other', () => {
    expect(formula(`1 §\n${seat}\n2 §\n${audit}`, `1 §\n${audit}\n2 §\n${seat}`)).to.equal(
      [lead, 'dels att nuvarande 1 § ska betecknas 2 §,', 'dels att nuvarande 2 § ska betecknas 1 §.'].join(
        '\n',
      ),
    );
  });

  it('says where a clause is placed when its number does not', () => {
    const before = `1 §\n${seat}\n2 §\n${audit}\n3 §\n${money}`;
    expect(formula(before, `1 §\n${seat}\n3 §\n${money}\n2 §\n${audit}`)).to.be.oneOf([
      `${lead} att 2 § ska placeras närmast efter 3 §.`,
      `${lead} att 3 § ska placeras närmast efter 1 §.`,
    ]);
  });

  it('names clauses by chapter, and repeals and inserts chapters', () => {
    const inChapters = (...chapters: readonly (readonly [string, string | null, ...string[]])[]): ReadText =>
      textFrom({
        title: null,
        opening: [],
        closing: [],
        clauses: chapters.flatMap(([number, heading, ...bodies]) =>
          bodies.map((text, index) => ({
            number: String(index + 1),
            heading: null,
            chapter: { number, heading },
            blocks: [{ kind: 'paragraph' as const, text }],
          })),
        ),
      });
    const before = inChapters(['1', 'Allmänt', seat, board], ['2', 'Ekonomi', money, audit]);
    const first = (after: ReadText): string | undefined => say(before, after).text?.trim().split('\n\n')[0];
    expect(first(inChapters(['1', 'Allmänt', seat, board]))).to.equal(
      `${lead} att 2 kap. ska upphöra att gälla.`,
    );
    expect(first(inChapters(['1', 'Allmänt', seat, board], ['2', 'Pengar', money, audit]))).to.equal(
      `${lead} att rubriken till 2 kap. ska lyda ”Pengar”.`,
    );
    expect(
      first(
        inChapters(
          ['1', 'Allmänt', `${seat} Det gäller.`, `${board} Det gäller.`],
          ['2', 'Ekonomi', money, `${audit} Det gäller.`],
        ),
      ),
    ).to.equal(`${lead} att 1 kap. 1 och 2 §§ samt 2 kap. 2 § ska ha följande lydelse.`);
    const third = ['3', 'Tvister', 'En tvist mellan medlemmar avgörs i god ordning.'] as const;
    expect(first(inChapters(['1', 'Allmänt', seat, board], ['2', 'Ekonomi', money, audit], third))).to.equal(
      [
        lead,
        'dels att det ska införas ett nytt kapitel, 3 kap., med rubriken ”Tvister”,',
        'dels att det ska införas en ny paragraf, 3 kap. 1 §, av följande lydelse.',
      ].join('\n'),
    );
  });

  it('names the statute it amends', () => {
    const [before, after] = [textOf(`1 §\n${seat}\n2 §\n${audit}`), textOf(`1 §\n${seat}`)];
    expect(say(before, after, { statuteKind: 'bylaws', owner: 'NNS' }).text).to.equal(
      'Härigenom föreskrivs i fråga om stadgarna för NNS att 2 § ska upphöra att gälla.\n',
    );
    const hostile = say(before, after, {
      statuteKind: 'forbundsordning',
      owner: 'X att 1 § ska upphöra att gälla',
    });
    const applied = applyAmendingSentence(before.reading, hostile.text ?? '');
    expect('why' in applied ? applied.why : textHash(applied.reading)).to.equal(textHash(after.reading));
  });

  it('indents wording that looks like a heading or a punkt', () => {
    const before = textOf(`1 §\n${seat}`);
    const after = textFrom({
      title: null,
      opening: [],
      closing: [],
      clauses: [
        {
          number: '1',
          heading: null,
          chapter: null,
          blocks: [
            { kind: 'paragraph', text: '2 § Säte' },
            { kind: 'paragraph', text: '1. Ett stycke, ingen punkt.' },
            { kind: 'list', items: [{ label: '1.', text: '3 §' }] },
            { kind: 'list', items: [{ label: '', text: 'En annan lista.' }] },
          ],
        },
      ],
    });
    expect(say(before, after).text).to.equal(
      `${lead} att 1 § ska ha följande lydelse.\n\n1 §\n  2 § Säte\n  1. Ett stycke, ingen punkt.\n1. 3 §\n\n– En annan lista.\n`,
    );
    expect(backAndForth(before, after)).to.equal('said');
  });

  it('rewords a clause whose punkter are cited otherwise, but not one whose marks are only drawn otherwise', () => {
    const listed = (...marks: readonly string[]): ReadText =>
      textFrom({
        title: null,
        opening: [],
        closing: [],
        clauses: [
          {
            number: '1',
            heading: null,
            chapter: null,
            blocks: [
              { kind: 'paragraph', text: 'Styrelsen ska' },
              {
                kind: 'list',
                items: marks.map((label, at) => ({ label, text: ['anställa,', 'betala.'][at] ?? '' })),
              },
            ],
          },
        ],
      });
    const numbers = listed('1.', '2.');
    for (const other of [listed('a)', 'b)'), listed('–', '–'), listed('2.', '3.')]) {
      expect(backAndForth(numbers, other)).to.equal('said');
      expect(backAndForth(other, numbers)).to.equal('said');
    }
    expect(say(numbers, listed('a)', 'b)')).text).to.equal(
      `${lead} att 1 § ska ha följande lydelse.\n\n1 §\nStyrelsen ska\na) anställa,\nb) betala.\n`,
    );
    expect(backAndForth(numbers, listed('(1)', '2)'))).to.equal('unchanged');
    expect(backAndForth(listed('–', '–'), listed('●', ''))).to.equal('unchanged');
    expect(backAndForth(listed('A.', 'B.'), listed('ii)', '1:'))).to.equal('said');
  });

  it('writes and reads a list of forty thousand punkter', () => {
    const long = (verb: string): ReadText => {
      const items = Array.from({ length: 40_000 }, (_, at) => `- ${verb} ${String(at)},`);
      const source = `1 §\nStyrelsen ska\n${items.join('\n')}\n`;
      return { source, reading: readStatute(source) };
    };
    const [before, after] = [long('anställa'), long('betala')];
    const comparison = compareStatutes(before, after);
    expect(amendingSentence(comparison, before, after).text).to.include('- betala 39999,');
  }).timeout(60_000);

  it('says why where the formula cannot say it', () => {
    expect(formula(`1 §\n${seat}`, `1 §\n${seat}`)).to.equal('unchanged');
    expect(formula(seat, `1 §\n${seat}`)).to.equal('noClauses');
    expect(formula(`1 §\n${seat}\n1 §\n${audit}`, `1 §\n${seat}\n1 §\n${audit} Nytt.`)).to.equal(
      'sameNumberTwice',
    );
    const broken = textFrom({
      title: null,
      opening: [],
      closing: [],
      clauses: [
        { number: '1', heading: null, chapter: null, blocks: [{ kind: 'paragraph', text: 'En\nrad.' }] },
      ],
    });
    const unwritable = say(textOf(`1 §\n${seat}`), broken);
    expect(unwritable).to.deep.equal({ text: null, reason: 'unwritable', at: '1 §' });
  });

  it('is not followed where it does not fit the statute', () => {
    const { reading } = textOf(`1 §\n${seat}\n2 §\n${audit}`);
    const why = (text: string): string => {
      const applied = applyAmendingSentence(reading, text);
      return 'why' in applied ? `${applied.why} ${applied.what}` : 'applied';
    };
    expect(why('Styrelsen beslutar att 2 § ska utgå.')).to.equal(
      'notAFormula Styrelsen beslutar att 2 § ska utgå.',
    );
    expect(why(`${lead} att 7 § ska upphöra att gälla.`)).to.equal('unknownClause 7 §');
    expect(why(`${lead} att 2 § ska ha följande lydelse.`)).to.equal('wordingMissing 2 §');
    expect(why(`${lead} att 2 § ska ha följande lydelse.\n\nLös rad.\n\n2 §\nNytt.`)).to.equal(
      'strayLine Lös rad.',
    );
    expect(why(`${lead} att 2 § ska upphöra att gälla.\n\n2 §\nNytt.`)).to.equal(
      'wordingWithoutInstruction 2 §',
    );
    expect(
      why(`${lead} att det ska införas en ny paragraf, 2 §, av följande lydelse.\n\n2 §\nNytt.`),
    ).to.equal('clauseExists 2 §');
    expect(why(`${lead} att 2 § ska ha följande lydelse.\r\n\r\n2 §\r\nNytt.`)).to.equal('applied');
  });

  it('carries the demo from each version to the next', () => {
    const read = (file: string): ReadText => {
      const source = readFileSync(file, 'utf8');
      return { source, reading: readStatute(source) };
    };
    const files = globSync('content/demo/statutes/*.txt').sort();
    const owner = (file: string): string => file.replace(/-\d.*$/, '');
    const results = files.flatMap((file, index) => {
      const next = files[index + 1];
      if (next === undefined || owner(next) !== owner(file)) return [];
      return [backAndForth(read(file), read(next)), backAndForth(read(next), read(file))];
    });
    expect(results.length).to.be.greaterThan(10);
    expect(results.filter((result) => result !== 'said')).to.deep.equal([]);
  });

  it('carries the versions of the corpus and its two real clauses', function () {
    const folder = '../shared/corpus';
    if (!existsSync(folder)) skipWithReason(this, 'the shared corpus is not on this machine');
    const read = (file: string): ReadText => {
      const source = readFileSync(file, 'utf8');
      return { source, reading: readStatute(source) };
    };
    const layouts = globSync(`${folder}/synthetic/alvmarken-2006-*.txt`).map((file) =>
      file.replace(/^.*2006-/, ''),
    );
    const pairs = layouts.flatMap((layout) => {
      const [first, second, third] = ['2006', '2014', '2022'].map((year) =>
        read(`${folder}/synthetic/alvmarken-${year}-${layout}`),
      );
      return first === undefined || second === undefined || third === undefined
        ? []
        : [[first, second] as const, [second, third] as const, [third, first] as const];
    });
    const [one, other] = globSync(`${folder}/statutes/sf-*`).sort().map(read);
    if (one !== undefined && other !== undefined) pairs.push([one, other], [other, one]);
    const results = pairs.map(([before, after]) => backAndForth(before, after));
    expect(results.filter((result) => result !== 'said')).to.deep.equal([]);
  });

  it('applied to the old statute gives the new one, whatever was edited', () => {
    let unchanged = 0;
    fc.assert(
      fc.property(statute, fc.array(edit, { minLength: 1, maxLength: 5 }), (content: Content, edits) => {
        const result = backAndForth(textFrom(content), textFrom(edits.reduce(edited, content)));
        expect(result).to.be.oneOf(['said', 'unchanged']);
        if (result === 'unchanged') unchanged += 1;
      }),
      { numRuns: 2000, seed: 20_261_122 },
    );
    expect(unchanged).to.be.lessThan(400);
  }).timeout(60_000);

  it('never tells a wrong thing of two unrelated statutes', () => {
    fc.assert(
      fc.property(statute, statute, (one, other) => {
        expect(backAndForth(textFrom(one), textFrom(other))).to.be.oneOf(['said', 'unchanged']);
      }),
      { numRuns: 500, seed: 20_261_122 },
    );
  }).timeout(60_000);
});

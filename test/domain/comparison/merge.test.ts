// Three-way merging: what goes together, what is a conflict, and that nothing is ever lost.
import { expect } from 'chai';
import fc from 'fast-check';
import { mergedText, mergeStatutes, settle, type Merge } from '../../../server/domain/comparison/merge.ts';
import {
  contentOf,
  type Content,
  type ContentClause,
} from '../../../server/domain/comparison/merge-content.ts';
import type { ReadText } from '../../../server/domain/comparison/pieces.ts';
import { edit, edited, statute, textFrom } from './amending-statutes.ts';
import { textOf } from './readings.ts';

const base = [
  '1 § Säte',
  'Förbundet har sitt säte i Granby kommun.',
  '2 § Styrelse',
  'Styrelsen har fem ledamöter som medlemmarna utser.',
  'Styrelsen väljer ordförande bland ledamöterna.',
  '3 § Revision',
  'Revisorerna granskar räkenskaperna varje år.',
].join('\n');

const merge = (ours: string, theirs: string, from = base): Merge =>
  mergeStatutes(textOf(from), textOf(ours), textOf(theirs));
const linesOf = (merged: Merge): readonly string[] | null =>
  mergedText(merged)
    ?.source.split('\n')
    .filter((line) => line !== '') ?? null;
const kinds = ({ conflicts }: Merge): readonly string[] => conflicts.map(({ kind }) => kind);

describe('three-way merging', () => {
  it('puts edits of the same stycke together where their words do not overlap', () => {
    const merged = merge(base.replace('fem', 'sex'), base.replace('utser', 'väljer'));
    expect(linesOf(merged)).to.include('Styrelsen har sex ledamöter som medlemmarna väljer.');
    const beside = merge(base.replace('fem', 'sex'), base.replace('fem ledamöter', 'fem ordinarie'));
    expect(linesOf(beside)).to.include('Styrelsen har sex ordinarie som medlemmarna utser.');
  });

  it('asks where both changed the same words, and takes any answer', () => {
    const merged = merge(base.replace('fem', 'sex'), base.replace('fem', 'sju'));
    expect(mergedText(merged)).to.equal(null);
    expect(merged.conflicts).to.deep.equal([
      { id: 'u2.1', kind: 'wording', clause: '2 §', base: 'fem', ours: 'sex', theirs: 'sju', proposal: null },
    ]);
    const settled = (choice: Parameters<typeof settle>[2]): string | undefined =>
      linesOf(settle(merged, 'u2.1', choice))?.[3];
    expect(settled('base')).to.equal('Styrelsen har fem ledamöter som medlemmarna utser.');
    expect(settled('ours')).to.equal('Styrelsen har sex ledamöter som medlemmarna utser.');
    expect(settled('theirs')).to.equal('Styrelsen har sju ledamöter som medlemmarna utser.');
    expect(settled({ text: 'åtta' })).to.equal('Styrelsen har åtta ledamöter som medlemmarna utser.');
  });

  it('takes the same change on both sides once', () => {
    const same = base.replace('fem', 'sex');
    expect(linesOf(merge(same, same))).to.include('Styrelsen har sex ledamöter som medlemmarna utser.');
    const added = `${base}\n4 § Nytt\nEn paragraf som båda vill ha.`;
    expect(linesOf(merge(added, added))?.filter((line) => line === '4 § Nytt')).to.have.lengthOf(1);
  });

  it('keeps two insertions at one place, stycken by their letters and clauses by number', () => {
    const put = (text: string): string => base.replace('Styrelsen väljer', `${text}\nStyrelsen väljer`);
    const [one, other] = ['En ersättare utses för varje ledamot.', 'Arvode betalas av förbundet.'];
    const lines = linesOf(merge(put(one), put(other)));
    expect(lines?.slice(4, 6)).to.deep.equal([other, one]);
    const clause = (number: string): string =>
      base.replace('3 § Rev', `${number} § Nytt\nEn ny paragraf, den ${number}.\n3 § Rev`);
    expect(
      linesOf(merge(clause('2 b'), clause('2 a')))?.filter((line) => line.includes('§ Nytt')),
    ).to.deep.equal(['2 a § Nytt', '2 b § Nytt']);
  });

  it('keeps two sentences put in at one place, but not two halves of one', () => {
    const after = (text: string): string => base.replace('kommun.', `kommun.${text}`);
    expect(linesOf(merge(after(' Kansliet ligger där.'), after(' Arkivet ligger där.')))?.[1]).to.equal(
      'Förbundet har sitt säte i Granby kommun. Arkivet ligger där. Kansliet ligger där.',
    );
    const halves = merge(base.replace('har fem', 'har minst fem'), base.replace('har fem', 'har högst fem'));
    expect(kinds(halves)).to.deep.equal(['insertion']);
  });

  it('asks about the number where both put in a clause with the same one', () => {
    const put = (text: string): string => `${base}\n3 a § ${text}\nDet här gäller om ${text}.`;
    const merged = merge(put('arkiv'), put('arvode'));
    expect(merged.conflicts.map(({ kind, proposal }) => [kind, proposal])).to.deep.equal([['number', '3 b']]);
    const lines = linesOf(settle(merged, merged.conflicts[0]?.id ?? '', { text: '3 b' })) ?? [];
    expect(lines.filter((line) => line.startsWith('3 '))).to.deep.equal([
      '3 § Revision',
      '3 a § arkiv',
      '3 b § arvode',
    ]);
  });

  it('goes on counting where both put a clause into a counted statute', () => {
    const shift = (from: number, rubric: string): string => {
      const numbered = base.replaceAll(/(\d) §/g, (_, number: string) =>
        Number(number) >= from ? `${String(Number(number) + 1)} §` : `${number} §`,
      );
      return numbered.replace(
        `${String(from + 1)} § `,
        `${String(from)} § ${rubric}\nDet nya om ${rubric}.\n${String(from + 1)} § `,
      );
    };
    const merged = merge(shift(2, 'Syfte'), shift(3, 'Arkiv'));
    expect(linesOf(merged)?.filter((line) => line.includes('§'))).to.deep.equal([
      '1 § Säte',
      '2 § Syfte',
      '3 § Styrelse',
      '4 § Arkiv',
      '5 § Revision',
    ]);
    expect(merged.recounted).to.deep.equal(['4', '5']);
    expect(merge(shift(2, 'Syfte'), base.replace('fem', 'sex')).recounted).to.deep.equal([]);
  });

  it('lets an edit follow a clause that was renumbered, moved, merged or split', () => {
    const edits = base.replace('varje år', 'två gånger om året');
    const renumbered = base.replace('3 § Rev', '7 § Rev');
    expect(linesOf(merge(renumbered, edits))?.slice(-2)).to.deep.equal([
      '7 § Revision',
      'Revisorerna granskar räkenskaperna två gånger om året.',
    ]);
    const [head, tail] = [base.slice(0, base.indexOf('3 §')), base.slice(base.indexOf('3 §'))];
    const moved = `${tail}\n${head.trim()}`;
    expect(linesOf(merge(moved, edits))?.[1]).to.equal(
      'Revisorerna granskar räkenskaperna två gånger om året.',
    );
    const merged = merge(base.replace('3 § Revision\n', ''), edits);
    expect(linesOf(merged)?.at(-1)).to.equal('Revisorerna granskar räkenskaperna två gånger om året.');
    expect(linesOf(merged)?.filter((line) => line.includes('§'))).to.deep.equal(['1 § Säte', '2 § Styrelse']);
    const split = base.replace('Styrelsen väljer', '2 a § Ordförande\nStyrelsen väljer');
    const chair = base.replace('ordförande', 'ordförande och vice ordförande');
    expect(linesOf(merge(split, chair))?.slice(4, 6)).to.deep.equal([
      '2 a § Ordförande',
      'Styrelsen väljer ordförande och vice ordförande bland ledamöterna.',
    ]);
    const added = base.replace('3 § Rev', 'Vice ordförande utses på samma sätt.\n3 § Rev');
    expect(linesOf(merge(split, added))?.slice(4, 7)).to.deep.equal([
      '2 a § Ordförande',
      'Styrelsen väljer ordförande bland ledamöterna.',
      'Vice ordförande utses på samma sätt.',
    ]);
  });

  it('lets an edit follow a stycke that was cut in two or joined with the next', () => {
    const long = `${base}\nDe lämnar en berättelse till medlemmarna. Styrelsen svarar på deras anmärkningar inom en månad.`;
    const cut = long.replace('medlemmarna. Styrelsen svarar', 'medlemmarna.\nStyrelsen svarar');
    expect(linesOf(merge(cut, long.replace('en månad', 'två månader'), long))?.slice(-2)).to.deep.equal([
      'De lämnar en berättelse till medlemmarna.',
      'Styrelsen svarar på deras anmärkningar inom två månader.',
    ]);
    const joined = long.replace('varje år.\nDe', 'varje år. De');
    expect(linesOf(merge(joined, long.replace('berättelse', 'skriftlig berättelse'), long))?.at(-1)).to.equal(
      'Revisorerna granskar räkenskaperna varje år. De lämnar en skriftlig berättelse till medlemmarna. Styrelsen svarar på deras anmärkningar inom en månad.',
    );
  });

  it('asks where one takes away what the other edits, and only there', () => {
    const without = base.slice(0, base.indexOf('\n3 §'));
    const repealed = merge(without, base.replace('varje år', 'två gånger om året'));
    expect(repealed.conflicts.map(({ kind, ours, theirs }) => [kind, ours, theirs])).to.deep.equal([
      ['repeal', null, 'Revision\nRevisorerna granskar räkenskaperna två gånger om året.'],
    ]);
    const id = repealed.conflicts[0]?.id ?? '';
    expect(linesOf(settle(repealed, id, 'ours'))?.at(-1)).to.equal(
      'Styrelsen väljer ordförande bland ledamöterna.',
    );
    expect(linesOf(settle(repealed, id, 'theirs'))?.at(-1)).to.equal(
      'Revisorerna granskar räkenskaperna två gånger om året.',
    );
    expect(linesOf(settle(repealed, id, 'base'))?.at(-1)).to.equal(
      'Revisorerna granskar räkenskaperna varje år.',
    );
    expect(linesOf(settle(repealed, id, { text: 'Revision sker.' }))?.slice(-2)).to.deep.equal([
      '3 § Revision',
      'Revision sker.',
    ]);
    const stycke = merge(
      base.replace('Styrelsen väljer ordförande bland ledamöterna.\n', ''),
      base.replace('bland ledamöterna', 'för ett år'),
    );
    expect(kinds(stycke)).to.deep.equal(['deletion']);
    expect(kinds(merge(without, base.replace('3 § Rev', '4 § Rev')))).to.deep.equal([]);
    expect(kinds(merge(without, base.replace('fem', 'sex')))).to.deep.equal([]);
  });

  const lists = (...sides: readonly (readonly (readonly [string, string])[])[]): Merge => {
    const [was, mine, other] = sides.map((items) =>
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
              { kind: 'list', items: items.map(([label, text]) => ({ label, text })) },
            ],
          },
        ],
      }),
    );
    if (was === undefined || mine === undefined || other === undefined)
      throw new Error('three lists are needed');
    return mergeStatutes(was, mine, other);
  };
  const [hire, pay, plan, report] = [
    'anställa personal,',
    'betala räkningar,',
    'göra planer,',
    'lämna berättelse.',
  ];

  it('counts a list anew that both changed, and asks only what kind of marks it is to have', () => {
    const was = [
      ['1.', hire],
      ['2.', pay],
      ['3.', plan],
    ] as const;
    const counted = lists(
      was,
      [
        ['1.', pay],
        ['2.', plan],
      ],
      [...was, ['4.', report]],
    );
    expect(linesOf(counted)?.slice(2)).to.deep.equal([`1. ${pay}`, `2. ${plan}`, `3. ${report}`]);
    const apart = lists(
      was,
      [
        ['1.', pay],
        ['2.', plan],
      ],
      [
        ['1.', report],
        ['2.', hire],
        ['3.', pay],
        ['4.', plan],
      ],
    );
    expect(linesOf(apart)?.slice(2)).to.deep.equal([`1. ${report}`, `2. ${pay}`, `3. ${plan}`]);
    const marked = lists([['1.', hire]], [['a)', hire]], [['–', hire]]);
    expect(
      marked.conflicts.map(({ kind, base: first, ours, theirs }) => [kind, first, ours, theirs]),
    ).to.deep.equal([['mark', '1.', 'a)', '–']]);
    expect(linesOf(settle(marked, marked.conflicts[0]?.id ?? '', 'ours'))?.at(-1)).to.equal(`a) ${hire}`);
    expect(linesOf(settle(marked, marked.conflicts[0]?.id ?? '', 'base'))?.at(-1)).to.equal(`1. ${hire}`);
  });

  it('asks where one takes away the stycke that the other makes a punkt', () => {
    const was = base.replace(
      'Styrelsen väljer',
      'Styrelsen kan\nutse ett utskott för beredning av ärenden.\nStyrelsen väljer',
    );
    const merged = merge(
      was.replace('utse ett utskott för beredning av ärenden.\n', ''),
      was.replace('utse ett', '- utse ett'),
      was,
    );
    expect(kinds(merged)).to.deep.equal(['deletion']);
    const lines = (choice: 'base' | 'ours' | 'theirs') =>
      linesOf(settle(merged, merged.conflicts[0]?.id ?? '', choice));
    expect(lines('ours')?.join(' ')).to.not.include('utskott');
    expect(lines('theirs')).to.include('- utse ett utskott för beredning av ärenden.');
    expect(lines('base')).to.include('utse ett utskott för beredning av ärenden.');
  });

  it('asks where both put in one thing in different words', () => {
    const put = (sum: string): string =>
      base.replace('3 § Rev', `Arvode betalas med ${sum} kronor per möte.\n3 § Rev`);
    const merged = merge(put('500'), put('600'));
    expect(merged.conflicts.map(({ kind, base: was, ours }) => [kind, was, ours])).to.deep.equal([
      ['insertion', null, 'Arvode betalas med 500 kronor per möte.'],
    ]);
    const id = merged.conflicts[0]?.id ?? '';
    const sums = (choice: Parameters<typeof settle>[2]): readonly string[] =>
      linesOf(settle(merged, id, choice))?.filter((line) => line.startsWith('Arvode')) ?? [];
    expect(sums('ours')).to.deep.equal(['Arvode betalas med 500 kronor per möte.']);
    expect(sums('theirs')).to.deep.equal(['Arvode betalas med 600 kronor per möte.']);
    expect(sums('base')).to.deep.equal([]);
    expect(sums({ text: 'Arvode betalas inte.' })).to.deep.equal(['Arvode betalas inte.']);
    const clause = (sum: string): string =>
      `${base}\n3 a § Arvode\nArvode betalas med ${sum} kronor per möte.`;
    const clauses = merge(clause('500'), clause('600'));
    expect(kinds(clauses)).to.deep.equal(['insertion']);
    expect(linesOf(settle(clauses, clauses.conflicts[0]?.id ?? '', 'theirs'))?.slice(-2)).to.deep.equal([
      ...['3 a § Arvode', 'Arvode betalas med 600 kronor per möte.'],
    ]);
  });

  it('asks where one wrote a stycke anew that the other added to', () => {
    const anew = base.replace(
      'Styrelsen väljer ordförande bland ledamöterna.',
      'Årsmötet utser den som leder arbetet.',
    );
    const merged = merge(anew, base.replace('bland ledamöterna.', 'bland ledamöterna. Valet är slutet.'));
    expect(kinds(merged)).to.deep.equal(['wording']);
    expect(linesOf(merge(anew, base.replace('fem', 'sex')))).to.include(
      'Årsmötet utser den som leder arbetet.',
    );
  });

  it('asks about rubrics that both changed', () => {
    const merged = merge(base.replace('§ Säte', '§ Kansli'), base.replace('§ Säte', '§ Ort'));
    expect(kinds(merged)).to.deep.equal(['heading']);
    expect(linesOf(settle(merged, 'c1.heading', { text: 'Plats' }))?.[0]).to.equal('1 § Plats');
    expect(
      linesOf(merge(base.replace('§ Säte', '§ Kansli'), base.replace('Granby', 'Sundsele')))?.slice(0, 2),
    ).to.deep.equal(['1 § Kansli', 'Förbundet har sitt säte i Sundsele kommun.']);
  });
});

const sameAs = (merged: Merge, expected: ReadText): void => {
  expect(merged.conflicts).to.deep.equal([]);
  expect(mergedText(merged)?.source).to.equal(expected.source);
  const written = mergeStatutes(merged.base, merged.ours, merged.theirs);
  expect(written.tree).to.deep.equal(merged.tree);
};

/** Two sides each edited at random. */
const threeSides = fc
  .tuple(statute, fc.array(edit, { maxLength: 4 }), fc.array(edit, { maxLength: 4 }))
  .map(
    ([content, mine, other]) =>
      [
        textFrom(content),
        textFrom(mine.reduce(edited, content)),
        textFrom(other.reduce(edited, content)),
      ] as const,
  );

describe('merging hostile texts', () => {
  it('comes to an end whatever is merged', () => {
    const many = (count: number, text: (index: number) => string): ReadText =>
      textFrom({
        title: null,
        opening: [],
        closing: [],
        clauses: [
          {
            number: '1',
            heading: null,
            chapter: null,
            blocks: Array.from({ length: count }, (_, index) => ({
              kind: 'paragraph' as const,
              text: text(index),
            })),
          },
        ],
      });
    const words = (from: number, count: number): string =>
      Array.from({ length: count }, (_, index) => `w${String((from * 7919 + index * 104_729) % 997)}`).join(
        ' ',
      );
    mergeStatutes(
      many(3000, (at) => words(at, 9)),
      many(3000, (at) => words(at + 1, 8)),
      many(2900, (at) => words(at + 2, 7)),
    );
    mergeStatutes(
      many(2000, () => 'samma text'),
      many(1500, () => 'samma text'),
      many(1800, () => 'samma text'),
    );
    mergeStatutes(
      many(1, () => words(1, 20_000)),
      many(1, () => words(2, 20_000)),
      many(1, () => words(3, 20_000)),
    );
  }).timeout(60_000);
});

/** The same cases each time: a fault found is found again. */
const runs = (numRuns: number): { numRuns: number; seed: number } => ({ numRuns, seed: 20_261_122 });

describe('laws of three-way merging', () => {
  it('gives the other side exactly where one changed nothing, and either where both are equal', () => {
    fc.assert(
      fc.property(threeSides, ([old, one, other]) => {
        sameAs(mergeStatutes(old, old, one), one);
        sameAs(mergeStatutes(old, other, old), other);
        sameAs(mergeStatutes(old, one, one), one);
      }),
      runs(400),
    );
  }).timeout(60_000);

  it('does not care which side is called ours', () => {
    const swapped = (text: string): string =>
      text.replaceAll(/ours|theirs/g, (name) => (name === 'ours' ? 'theirs' : 'ours'));
    fc.assert(
      fc.property(threeSides, ([old, one, other]) => {
        const [merged, mirrored] = [mergeStatutes(old, one, other), mergeStatutes(old, other, one)];
        expect(mergedText(mirrored)?.source).to.equal(mergedText(merged)?.source);
        expect(mirrored.conflicts.length).to.equal(merged.conflicts.length);
        const plain = ({ conflicts }: Merge): unknown =>
          conflicts.map(({ kind, base: was, ours, theirs }) => ({ kind, was, ours, theirs }));
        expect(JSON.parse(swapped(JSON.stringify(plain(mirrored))))).to.deep.equal(plain(merged));
      }),
      runs(400),
    );
  }).timeout(60_000);

  it('can always be settled, and then has a text', () => {
    fc.assert(
      fc.property(
        threeSides,
        fc.constantFrom('base' as const, 'ours' as const, 'theirs' as const),
        ([old, one, other], side) => {
          let merged = mergeStatutes(old, one, other);
          for (let round = 0; round < 60 && merged.conflicts.length > 0; round += 1)
            merged = settle(merged, merged.conflicts[0]?.id ?? '', side);
          expect(merged.conflicts).to.deep.equal([]);
          expect(mergedText(merged)).to.not.equal(null);
        },
      ),
      runs(400),
    );
  }).timeout(60_000);
});

/** A statute where every word occurs once, so that each can be followed. */
const unique = fc
  .array(fc.array(fc.integer({ min: 6, max: 12 }), { minLength: 1, maxLength: 4 }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((sizes): Content => {
    let word = 0;
    const next = (): string => {
      word += 1;
      return `ord${String(word)}`;
    };
    return {
      title: null,
      opening: [],
      closing: [],
      clauses: sizes.map((stycken, index): ContentClause => ({
        number: String(index + 1),
        heading: null,
        chapter: null,
        blocks: stycken.map((size) => ({
          kind: 'paragraph' as const,
          text: `${Array.from({ length: size }, next).join(' ')}.`,
        })),
      })),
    };
  });

interface WordEdit {
  readonly clause: number;
  readonly stycke: number;
  readonly word: number;
  readonly kind:
    | 'replace'
    | 'delete'
    | 'insert'
    | 'insertStycke'
    | 'deleteStycke'
    | 'deleteClause'
    | 'moveClause'
    | 'splitClause'
    | 'splitStycke'
    | 'joinStycken';
}
const place = fc.nat(30);
const wordEdit: fc.Arbitrary<WordEdit> = fc.record({
  clause: place,
  stycke: place,
  word: place,
  kind: fc.constantFrom(
    ...(['replace', 'replace', 'delete', 'insert', 'insert', 'insertStycke', 'deleteStycke'] as const),
    ...(['deleteClause', 'moveClause', 'splitClause', 'splitStycke', 'joinStycken'] as const),
  ),
});

/** Applies an edit; new words carry the side's name and count, so that they too occur once. */
const edits = (content: Content, list: readonly WordEdit[], side: string): Content => {
  let count = 0;
  const fresh = (): string => {
    count += 1;
    return `${side}${String(count)}`;
  };
  return list.reduce((last, { clause, stycke, word, kind }) => {
    const clauses = [...last.clauses];
    const at = clause % Math.max(1, clauses.length);
    const old = clauses[at];
    if (old === undefined) return last;
    const blocks = [...old.blocks];
    const line = stycke % Math.max(1, blocks.length);
    const block = blocks[line];
    if (kind === 'deleteClause') clauses.splice(at, 1);
    else if (kind === 'moveClause') {
      clauses.splice(at, 1);
      clauses.splice(word % (clauses.length + 1), 0, old);
    } else if (kind === 'insertStycke') {
      blocks.splice(line, 0, { kind: 'paragraph', text: `${fresh()} ${fresh()} ${fresh()} ${fresh()}.` });
      clauses[at] = { ...old, blocks };
    } else if (block?.kind === 'paragraph') {
      const words = block.text.slice(0, -1).split(' ');
      const spot = word % words.length;
      if (kind === 'splitClause') {
        clauses[at] = { ...old, blocks: blocks.slice(0, line) };
        clauses.splice(at + 1, 0, {
          ...old,
          number: `${old.number.split(' ')[0] ?? ''} a`,
          blocks: blocks.slice(line),
        });
        return { ...last, clauses };
      }
      if (kind === 'deleteStycke') blocks.splice(line, 1);
      else if (kind === 'splitStycke' && spot > 0) {
        const halves = [words.slice(0, spot), words.slice(spot)];
        blocks.splice(
          line,
          1,
          ...halves.map((half) => ({ kind: 'paragraph' as const, text: `${half.join(' ')}.` })),
        );
      } else if (kind === 'joinStycken' && line > 0) {
        const previous = blocks[line - 1];
        const text = previous?.kind === 'paragraph' ? `${previous.text} ${block.text}` : block.text;
        blocks.splice(line - 1, 2, { kind: 'paragraph', text });
      } else {
        if (kind === 'replace') words[spot] = fresh();
        else if (kind === 'insert') words.splice(spot, 0, fresh());
        else if (kind === 'delete' && words.length > 1) words.splice(spot, 1);
        blocks[line] = { kind: 'paragraph', text: `${words.join(' ')}.` };
      }
      clauses[at] = { ...old, blocks };
    }
    return { ...last, clauses };
  }, content);
};

const wordsOf = (text: string): Set<string> => new Set(text.match(/\p{L}+\d+/gu) ?? []);
const allWords = (content: Content): Set<string> =>
  wordsOf(
    content.clauses
      .flatMap(({ blocks }) => blocks.map((block) => (block.kind === 'paragraph' ? block.text : '')))
      .join(' '),
  );
const standing = ({ tree }: Merge): Set<string> =>
  wordsOf(
    tree.clauses
      .filter(({ state, conflict }) => state !== 'repealed' && conflict === null)
      .flatMap(({ units }) => units)
      .filter(({ state }) => state !== 'deleted')
      .flatMap(({ runs }) =>
        runs.map((run) => (run.kind === 'same' || run.kind === 'inserted' ? run.text : '')),
      )
      .join(' '),
  );

describe('nothing is lost in a merge', () => {
  it('keeps every new word and every kept one, and drops every one that a side deleted, but for conflicts', () => {
    let conflicted = 0;
    let clean = 0;
    fc.assert(
      fc.property(
        unique,
        fc.array(wordEdit, { maxLength: 4 }),
        fc.array(wordEdit, { maxLength: 4 }),
        (content, mine, other) => {
          const [ours, theirs] = [edits(content, mine, 'vi'), edits(content, other, 'de')];
          const merged = mergeStatutes(textFrom(content), textFrom(ours), textFrom(theirs));
          const result = standing(merged);
          const asked = wordsOf(
            merged.conflicts
              .flatMap((each) => [each.base, each.ours, each.theirs].map((text) => text ?? ''))
              .join(' '),
          );
          const [inBase, inOurs, inTheirs] = [allWords(content), allWords(ours), allWords(theirs)];
          for (const word of [...inOurs, ...inTheirs])
            if (!inBase.has(word)) expect(result.has(word) || asked.has(word), `lost ${word}`).to.equal(true);
          for (const word of inBase) {
            const keepers = [
              { words: inOurs, list: mine },
              { words: inTheirs, list: other },
            ].filter(({ words }) => words.has(word));
            // What one deleted and the other took to a new place with other words is new there.
            const tookElsewhere = (list: readonly WordEdit[]): boolean => {
              const did = new Set(list.map(({ kind }) => kind));
              // A part of a stycke that was set apart, and then edited or joined to another, is a new stycke with old words.
              return did.has('splitClause') || (did.has('splitStycke') && did.size > 1);
            };
            if (keepers.some(({ list }) => tookElsewhere(list))) continue;
            if (keepers.length === 2)
              expect(result.has(word) || asked.has(word), `lost ${word}`).to.equal(true);
            else expect(result.has(word) && !asked.has(word), `kept ${word}`).to.equal(false);
          }
          if (merged.conflicts.length > 0) conflicted += 1;
          else clean += 1;
        },
      ),
      runs(1200),
    );
    expect(conflicted).to.be.greaterThan(60);
    expect(clean).to.be.greaterThan(60);
  }).timeout(60_000);

  it('never sees a conflict between edits of different stycken', () => {
    fc.assert(
      fc.property(
        unique,
        fc.array(fc.constantFrom('ours', 'theirs', 'nobody'), { minLength: 24, maxLength: 24 }),
        fc.array(wordEdit, { minLength: 24, maxLength: 24 }),
        (content, owners, list) => {
          const side = (name: string): Content => {
            let stycke = -1;
            return {
              ...content,
              clauses: content.clauses.map((clause) => ({
                ...clause,
                blocks: clause.blocks.flatMap((block) => {
                  stycke += 1;
                  const change = list[stycke];
                  if (owners[stycke] !== name || change === undefined || block.kind !== 'paragraph')
                    return [block];
                  if (change.kind === 'deleteStycke') return [];
                  const extra = { kind: 'paragraph' as const, text: `Nytt${String(stycke)} stycke efter.` };
                  if (change.kind === 'insertStycke') return [block, extra];
                  return [{ ...block, text: block.text.replace(/\S+/, `ny${String(stycke)}`) }];
                }),
              })),
            };
          };
          const merged = mergeStatutes(textFrom(content), textFrom(side('ours')), textFrom(side('theirs')));
          expect(merged.conflicts).to.deep.equal([]);
          const expected = side('ours');
          const words = allWords(contentOf(mergedText(merged)?.reading ?? textFrom(expected).reading));
          const both = [...allWords(side('ours')), ...allWords(side('theirs'))].filter(
            (word) => !/^ord/.test(word),
          );
          for (const word of both) expect(words.has(word)).to.equal(true);
        },
      ),
      runs(1000),
    );
  }).timeout(60_000);
});

// What holds for every pair of texts, tried on tens of thousands: nothing lost, nothing made up, the same both ways.

import { expect } from 'chai';
import { diffArrays } from 'diff';
import fc from 'fast-check';
import { columnOf, type Comparison, type Segment } from '../../../server/domain/comparison/change.ts';
import { cleanUp } from '../../../server/domain/comparison/clean-up.ts';
import { compareTexts } from '../../../server/domain/comparison/texts.ts';
import { tokenise, Vocabulary, type Tokens } from '../../../server/domain/comparison/tokens.ts';
import { matchTokens, type Match } from '../../../server/domain/comparison/words.ts';
import { afterOf, beforeOf } from './readings.ts';

/** Milliseconds for a test of thousands of cases, on a machine that may have much else to do. */
const patience = 120_000;

/** The same cases every time, so that a run means the same on every machine. */
const runs = (numRuns: number): { numRuns: number; seed: number } => ({ numRuns, seed: 20_261_122 });

const numberOf = (ids: readonly number[]): ((id: number) => number) => {
  const numbers = new Map([...new Set(ids)].map((id, index) => [id, index]));
  return (id) => numbers.get(id) ?? -1;
};

function expectValid(before: readonly number[], after: readonly number[], matches: readonly Match[]): void {
  let b = 0;
  let a = 0;
  for (const match of matches) {
    expect(match.length).to.be.greaterThan(0);
    expect(match.before).to.be.at.least(b);
    expect(match.after).to.be.at.least(a);
    b = match.before + match.length;
    a = match.after + match.length;
    expect(before.slice(match.before, b)).to.deep.equal(after.slice(match.after, a));
  }
  expect(b).to.be.at.most(before.length);
  expect(a).to.be.at.most(after.length);
}

const kept = (matches: readonly Match[]): number => matches.reduce((sum, { length }) => sum + length, 0);

const mostKept = (before: readonly number[], after: readonly number[]): number =>
  diffArrays([...before], [...after]).reduce(
    (sum, part) => (part.added || part.removed ? sum : sum + part.value.length),
    0,
  );

/** Characters that break what takes text for ASCII. */
const hostile = fc.constantFrom(
  ...[
    'a',
    'å',
    'a\u030a',
    '\u0308',
    'é',
    '1',
    '2',
    '§',
    '.',
    ',',
    '(',
    ')',
    '-',
    '–',
    '”',
    '*',
    '#',
    '_',
    '[',
    '|',
  ],
  ...[
    ' ',
    '\u00a0',
    '\u2009',
    '\t',
    '\n',
    '\r\n',
    '\r',
    '\u2028',
    '\f',
    '\u00ad',
    '\u200b',
    '\u200d',
    '\ufeff',
  ],
  ...['👩‍👧', '🇸🇪', '𝔘', '\ud800', '\udc00', 'שלום', 'مرحبا', '\u202e', 'Ж', '字', '½', '\0', 'ß', 'ﬁ', 'İ'],
);
const phrase = fc.constantFrom(
  ...[
    'Styrelsen',
    'beslutar',
    'förbundet',
    'och',
    'att',
    'ska',
    '4 §',
    '4§',
    '§ 4',
    '5 §§',
    '2 kap. 3 §',
    '1.',
    'a)',
  ],
  ...[
    '50 000 kronor',
    '1 januari 2026',
    '2026-01-01',
    'Lag (2010:350)',
    '3,5 %',
    '5 § andra stycket 3',
    'slut.',
    'bl.a.',
  ],
  ...[
    'sam-\nverkan',
    'sam\u00adverkan',
    '\n\n',
    '\n',
    '- ',
    'Sida 1 (2)',
    '§ 2 Ändamål',
    '\n3 § Namn\n',
    '**',
    '1 kap.',
  ],
);
const separator = fc.constantFrom(' ', ' ', ' ', '', '\n', '\u00a0', '  ', '\r\n');
const hostileText = fc
  .array(fc.tuple(fc.oneof(hostile, phrase), separator), { maxLength: 14 })
  .map((parts) => parts.map(([text, space]) => text + space).join(''));
/** The same text with some of it changed: pairs that share most of what they hold. */
const hostilePair = fc
  .tuple(hostileText, fc.array(fc.tuple(fc.nat(), fc.nat({ max: 6 }), hostileText), { maxLength: 3 }))
  .map(([before, edits]) => ({
    before,
    after: edits.reduce((text, [place, length, put]) => {
      const at = text.length === 0 ? 0 : place % text.length;
      return text.slice(0, at) + put + text.slice(at + length);
    }, before),
  }));

const sentences: readonly string[] = [
  'Styrelsen ska bestå av fyra ledamöter och fyra ersättare.',
  'Ordföranden kallar till sammanträde minst fyra gånger om året.',
  'Förbundets ändamål är att svara för finansiell samordning i länet.',
  'Medlemmarna betalar var sin del av kostnaden enligt 4 §.',
  'Revisorerna lämnar sin berättelse senast den 1 mars.',
  'Den som vill utträda säger upp sitt medlemskap skriftligen ett år i förväg.',
  'Anslagstavlan finns på förbundets kansli.',
  'Vid lika röstetal har ordföranden utslagsröst.',
];
const clause = fc.array(fc.shuffledSubarray([...sentences], { minLength: 1, maxLength: 2 }), {
  minLength: 1,
  maxLength: 2,
});
const clauses = fc.array(clause, { minLength: 1, maxLength: 4 });
const statute = (list: readonly (readonly (readonly string[])[])[]): string =>
  list
    .map(
      (stycken, index) =>
        `${String(index + 1)} § Rubrik\n${stycken.map((text) => text.join(' ')).join('\n')}\n`,
    )
    .join('\n');
const statutes = fc
  .tuple(clauses, fc.nat(), fc.nat(), clause, fc.constantFrom('edit', 'move', 'remove', 'insert', 'replace'))
  .map(([list, one, other, made, kind]) => {
    const fresh = [...list];
    const from = one % fresh.length;
    const to = other % fresh.length;
    if (kind === 'remove') fresh.splice(from, 1);
    else if (kind === 'insert') fresh.splice(from, 0, made);
    else if (kind === 'replace') fresh[from] = made;
    else if (kind === 'move') fresh.splice(to, 0, ...fresh.splice(from, 1));
    else
      fresh[from] = (fresh[from] ?? []).map((texts) =>
        texts.map((text) =>
          text
            .replace('ska', 'kan')
            .replace('fyra', 'sex')
            .replace(/ om året| i länet/, ''),
        ),
      );
    return { before: statute(list), after: statute(fresh) };
  });

function expectExact(before: string, after: string, comparison: Comparison): void {
  expect(beforeOf(comparison.segments)).to.equal(before);
  expect(afterOf(comparison.segments)).to.equal(after);
  for (const [, text] of comparison.segments) expect(text).not.to.equal('');
}

const plain = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase();

/** The old text of each stycke that changed places with what stands around it, edited or not. */
const movedWhole = (comparison: Comparison): string[] =>
  comparison.clauses
    .flatMap(({ paragraphs }) => paragraphs)
    .filter(({ moved, kind }) => moved && kind === 'changed')
    .map(({ runs }) =>
      columnOf(runs, 'before')
        .map((run) => run.text)
        .join(''),
    );

function sharedWords(one: string, other: string): number {
  const words = (text: string): string[] => text.match(/\p{L}+/gu) ?? [];
  const known = new Set(words(one));
  return words(other).filter((word) => known.has(word)).length;
}

/** No change of letters or digits begins or ends inside a word, on this side. */
function expectWholeWords(segments: readonly Segment[], side: '-' | '+'): void {
  const own = segments.filter(([kind]) => kind === '=' || kind === side);
  for (const [index, [kind, text]] of own.entries()) {
    const previous = own[index - 1];
    if (previous === undefined || previous[0] === kind) continue;
    if (!/[\p{L}\p{N}]/u.test(kind === '=' ? previous[1] : text)) continue;
    // "§ 2Ändamål" is a number and a rubric without the space between them.
    const isCut =
      (/[\p{L}\p{M}]$/u.test(previous[1]) && /^[\p{L}\p{M}]/u.test(text)) ||
      (/\p{N}$/u.test(previous[1]) && /^\p{N}/u.test(text));
    expect(isCut, JSON.stringify(segments)).to.equal(false);
  }
}

/** The segments said backwards: what was put in is taken out. */
function turned(segments: readonly Segment[]): string[] {
  const result: string[] = [];
  let gone = '';
  let added = '';
  const flush = (): void => {
    if (gone !== '') result.push(`-${gone}`);
    if (added !== '') result.push(`+${added}`);
    gone = added = '';
  };
  for (const [kind, text] of segments) {
    if (kind === '=') {
      flush();
      result.push(`=${text}`);
    } else if (kind === '-') added += text;
    else gone += text;
  }
  flush();
  return result;
}

describe('the raw word layer', function () {
  this.timeout(patience);

  const ids = (max: number, maxLength: number): fc.Arbitrary<number[]> =>
    fc.array(fc.nat({ max }), { maxLength });

  it('keeps as many tokens as any comparison could', () => {
    const pair = fc.oneof(
      fc.tuple(ids(2, 12), ids(2, 12)),
      fc.tuple(ids(5, 40), ids(5, 40)),
      fc.tuple(ids(30, 60), ids(30, 60)),
    );
    fc.assert(
      fc.property(pair, ([before, after]) => {
        const matches = matchTokens(before, after);
        expectValid(before, after, matches);
        expect(kept(matches)).to.equal(mostKept(before, after));
      }),
      runs(8000),
    );
  });

  it('does so on texts that are amended here and there', () => {
    const amended = fc.tuple(
      ids(50, 120),
      fc.array(fc.tuple(fc.nat(), fc.nat({ max: 4 }), ids(50, 4)), { maxLength: 8 }),
    );
    fc.assert(
      fc.property(amended, ([before, edits]) => {
        const after = [...before];
        for (const [place, length, put] of edits) after.splice(place % (after.length + 1), length, ...put);
        const matches = matchTokens(before, after);
        expectValid(before, after, matches);
        expect(kept(matches)).to.equal(mostKept(before, after));
      }),
      runs(3000),
    );
  });
});

describe('tokens of any text', function () {
  this.timeout(patience);

  it('are all of it but white space, and numbered by what they say', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const vocabulary = new Vocabulary();
        const { starts, ends, ids } = tokenise(text, vocabulary);
        let from = 0;
        const said = new Map<string, number>();
        for (const [index, start] of starts.entries()) {
          const end = ends[index] ?? 0;
          expect(text.slice(from, start)).to.match(/^\s*$/u);
          expect(end).to.be.greaterThan(start);
          const token = text.slice(start, end).replaceAll(' ', '');
          const id = ids[index] ?? -1;
          expect(vocabulary.textOf(id)).to.equal(token);
          expect(said.get(token) ?? id).to.equal(id);
          said.set(token, id);
          from = end;
        }
        expect(text.slice(from)).to.match(/^\s*$/u);
      }),
      runs(3000),
    );
  });

  it('are numbered in the order they are met', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 400 }), { maxLength: 60 }), (list) => {
        const vocabulary = new Vocabulary();
        const number = numberOf(list);
        for (const each of list) expect(vocabulary.idOf(`ord${String(each)}`, true)).to.equal(number(each));
        expect(vocabulary.size).to.equal(new Set(list).size);
      }),
      runs(1000),
    );
  });
});

describe('cleaned up changes of any text', function () {
  this.timeout(patience);

  const word = fc.constantFrom(
    'att',
    'och',
    'ska',
    'styrelsen',
    'beslutar',
    'förbundet',
    'ledamöter',
    '.',
    ',',
    '4 §',
  );
  const text = fc.array(word, { maxLength: 30 }).map((words) => words.join(' '));

  it('keep only what is equal, in the same order on both sides', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const vocabulary = new Vocabulary();
        const left = tokenise(before, vocabulary);
        const right = tokenise(after, vocabulary);
        const matches = cleanUp(left, right, matchTokens(left.ids, right.ids), vocabulary);
        expectValid(left.ids, right.ids, matches);
        expectNoIslands(left, right, matches, vocabulary);
      }),
      runs(3000),
    );
  });

  /** Between two exchanges of words, nothing but one or two short words is kept only where a sentence ends there. */
  function expectNoIslands(
    left: Tokens,
    right: Tokens,
    matches: readonly Match[],
    vocabulary: Vocabulary,
  ): void {
    for (const [index, match] of matches.entries()) {
      const previous = matches[index - 1];
      const next = matches[index + 1];
      if (previous === undefined || next === undefined) continue;
      const isExchange = (from: Match, to: Match): boolean =>
        to.before > from.before + from.length && to.after > from.after + from.length;
      if (!isExchange(previous, match) || !isExchange(match, next)) continue;
      const texts = left.ids
        .slice(match.before, match.before + match.length)
        .map((id) => vocabulary.textOf(id));
      const isShort = texts.every((each) => each.length <= 4 && each !== '.');
      expect(isShort && texts.length <= 2, `${left.text} | ${right.text}: ${texts.join(' ')}`).to.equal(
        false,
      );
    }
  }
});

describe('two texts of any kind', function () {
  this.timeout(patience);

  it('are both restored from the segments', () => {
    fc.assert(
      fc.property(hostilePair, ({ before, after }) => {
        const { segments } = compareTexts(before, after);
        expectExact(before, after, compareTexts(before, after));
        expectWholeWords(segments, '-');
        expectWholeWords(segments, '+');
      }),
      runs(2500),
    );
  });

  it('are compared backwards with the inverse segments', () => {
    fc.assert(
      fc.property(hostilePair, ({ before, after }) => {
        const backward = compareTexts(after, before).segments.map(([kind, text]) => kind + text);
        expect(backward).to.deep.equal(turned(compareTexts(before, after).segments));
      }),
      runs(1000),
    );
  });

  it('that share nothing by rule are restored too', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (before, after) => {
        expectExact(before, after, compareTexts(before, after));
      }),
      runs(1000),
    );
  });

  it('that are one and the same show no change', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const { isIdentical, isFormattingOnly, segments, moved, clauses, preamble } = compareTexts(
          text,
          text,
        );
        expect({ isIdentical, isFormattingOnly, moved }).to.deep.equal({
          isIdentical: true,
          isFormattingOnly: false,
          moved: [],
        });
        expect(segments).to.deep.equal(text === '' ? [] : [['=', text]]);
        expect([...clauses, ...preamble].every((each) => each.kind === 'same' && !each.moved)).to.equal(true);
      }),
      runs(1000),
    );
  });
});

describe('two small statutes', function () {
  this.timeout(patience);

  it('are restored, and moved words are the same at both places', () => {
    fc.assert(
      fc.property(statutes, ({ before, after }) => {
        const comparison = compareTexts(before, after);
        expectExact(before, after, comparison);
        for (const { beforeRange, afterRange, kind, text } of comparison.moved) {
          const from = before.slice(beforeRange.start, beforeRange.end);
          const to = after.slice(afterRange.start, afterRange.end);
          expect(plain(from)).to.include(plain(text));
          // What moved as a whole may have changed on the way; words that moved out of a stycke have not.
          const isWhole =
            kind === 'clause' || movedWhole(comparison).some((row) => plain(row) === plain(text));
          if (!isWhole) expect(plain(from)).to.equal(plain(to));
          else expect(sharedWords(from, to)).to.be.greaterThan(0);
        }
      }),
      runs(1500),
    );
  });

  it('are compared backwards with the inverse result', () => {
    fc.assert(
      fc.property(statutes, ({ before, after }) => {
        const forward = compareTexts(before, after);
        const backward = compareTexts(after, before);
        expect(backward.segments.map(([kind, text]) => kind + text)).to.deep.equal(turned(forward.segments));
        const kinds = (comparison: Comparison): string[] =>
          comparison.clauses
            .map(({ kind, moved, renumbered }) => `${kind} ${String(moved)} ${String(renumbered)}`)
            .toSorted();
        const opposite = (kind: string): string =>
          kind.replace(
            /^(inserted|repealed|split|merged)/,
            (found) =>
              ({ inserted: 'repealed', repealed: 'inserted', split: 'merged', merged: 'split' })[found] ??
              found,
          );
        expect(kinds(backward)).to.deep.equal(kinds(forward).map(opposite).toSorted());
        expect(backward.moved.length).to.equal(forward.moved.length);
      }),
      runs(800),
    );
  });
});

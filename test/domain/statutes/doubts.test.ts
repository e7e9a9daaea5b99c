// Doubts have names that last while their lines do, so that what was said of them is not lost when something else is mended.
import { expect } from 'chai';
import fc from 'fast-check';
import {
  doubtsOf,
  isDoubtKey,
  mendedSince,
  settledAmong,
  withLine,
  type Settlement,
} from '../../../server/domain/statutes/doubts.ts';
import { readStatute } from '../../../server/domain/statutes/parse/read-statute.ts';
import { sourceLines } from '../../../server/domain/statutes/parse/source-lines.ts';

const source = '1 § Ändamål\nText ett.\n\n2 § Säte\nText två.\n\n2 § Styrelse\nText tre.\n';
const doubts = (text: string) => doubtsOf(text, readStatute(text));
const said = (doubt: string, settlement: Settlement['settlement'], at = '1'): Settlement => ({
  ...{ doubt, settlement, note: '', at, by: null },
});

describe('a doubt', () => {
  it('tells its line, the words of it, and its clause', () => {
    const [doubt, ...more] = doubts(source);
    expect(more).to.deep.equal([]);
    expect(doubt).to.deep.include({ why: 'numberDuplicate', line: 7, text: '2 § Styrelse', clause: 2 });
    expect(isDoubtKey(doubt?.key ?? '')).to.equal(true);
  });

  it('keeps its name when other lines change, and has another when its own does', () => {
    const [key] = doubts(source).map((doubt) => doubt.key);
    const [moved] = doubts(`Ny rubrik\n\n${source.replace('Text ett', 'Annan text')}`);
    expect(moved).to.deep.include({ key, line: 9 });
    expect(doubts(source.replace('Styrelse', 'Styrelsen')).map((doubt) => doubt.key)).to.not.include(key);
  });

  it('has a name of its own beside another of the same line', () => {
    const reading = { clauses: [], doubts: [1, 2].map((line) => ({ line, why: 'signLost', text: 'a' })) };
    const keys = doubtsOf('a\na\n', reading).map(({ key }) => key);
    expect(new Set(keys).size).to.equal(2);
    expect(keys.every(isDoubtKey)).to.equal(true);
  });

  describe('of a line that comes more than once', () => {
    const thrice = '1 § Namn\nText noll.\n\n2 §\nText ett.\n\n2 §\nText två.\n\n2 §\nText tre.\n';
    const [second, third] = doubts(thrice);
    const lineMended = withLine(thrice, 7, '3 §') ?? '';

    it('keeps its name when an equal line is mended', () => {
      expect([second?.line, third?.line]).to.deep.equal([7, 10]);
      expect(doubts(lineMended).map(({ key, line }) => [key, line])).to.deep.equal([[third?.key, 10]]);
      const other = withLine(thrice, 10, '3 §') ?? '';
      expect(doubts(other).map(({ key }) => key)).to.deep.equal([second?.key]);
    });

    it('stays settled, or open, as it was', () => {
      const [mendedKey, stillThere] = [second?.key ?? '', third?.key ?? ''];
      const isOpen = (settledKey: string): boolean => {
        const settled = settledAmong([said(settledKey, 'asItStands')]);
        return doubts(lineMended).some(({ key }) => !settled.has(key));
      };
      expect(isOpen(stillThere), 'settled itself').to.equal(false);
      expect(isOpen(mendedKey), 'nobody looked at it').to.equal(true);
    });

    it('is mended alone, and not when what stands beside it is', () => {
      const before = doubts(thrice);
      expect(mendedSince(before, doubts(lineMended), new Map())).to.deep.equal([second?.key]);
      const beside = doubts(thrice.replace('Text två', 'Text två och en halv'));
      expect(beside.map(({ line }) => line)).to.deep.equal([7, 10]);
      expect(mendedSince(before, beside, new Map())).to.deep.equal([]);
    });
  });

  it('stands in its clause in a stycke of more lines than a call may have arguments', () => {
    const long = `1 § Ändamål\n${'a\n'.repeat(200_000)}\n1 § Säte\nText.\n`;
    const found = doubts(long).find(({ why }) => why === 'numberDuplicate');
    expect(found).to.deep.include({ line: 200_003, clause: 1 });
  });

  it('is one of the first, where there are more than anybody goes through', () => {
    const found = doubts('2 §\n'.repeat(20_000));
    expect(found).to.have.length(5_000);
    expect(new Set(found.map(({ key }) => key)).size, 'each has a name').to.equal(5_000);
    expect(found.every(({ key }) => isDoubtKey(key))).to.equal(true);
  });

  it('stands in the last clause that has begun, wherever the lines end', () => {
    const reading = readStatute(source);
    const lines = sourceLines(source);
    const all = { ...reading, doubts: lines.map((text, index) => ({ line: index + 1, why: 'a', text })) };
    expect(doubtsOf(source, all).map(({ clause }) => clause)).to.deep.equal([0, 0, 0, 1, 1, 1, 2, 2, 2]);
    const before = { ...all, clauses: reading.clauses.slice(1) };
    expect(doubtsOf(source, before).map(({ clause }) => clause)).to.deep.equal([
      ...[null, null, null, 0, 0, 0, 1, 1, 1],
    ]);
  });

  it('is settled by the last that was said of it', () => {
    const settled = settledAmong([
      said('a', 'asItStands'),
      said('b', 'asItStands'),
      said('b', 'open', '2'),
      said('c', 'mended'),
    ]);
    expect([...settled.keys()]).to.deep.equal(['a']);
  });

  it('is mended when it is gone, unless it was right as it stood', () => {
    const before = doubts(source);
    const [key = ''] = before.map((doubt) => doubt.key);
    const after = doubts(source.replace('2 § Styrelse', '3 § Styrelse'));
    expect(mendedSince(before, after, new Map())).to.deep.equal([key]);
    expect(mendedSince(before, before, new Map())).to.deep.equal([]);
    expect(mendedSince(before, after, settledAmong([said(key, 'asItStands')]))).to.deep.equal([]);
  });
});

describe('another line in its place', () => {
  it('leaves every other line as it was, however lines end', () => {
    const line = fc.stringMatching(/^[a-zåäö §\f]{0,8}$/);
    const lines = fc.array(fc.tuple(line, fc.constantFrom('\n', '\r\n', '\r')), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(lines, fc.nat(), (made, place) => {
        const text = made.map(([words, end]) => words + end).join('');
        const before = sourceLines(text);
        const number = (place % before.length) + 1;
        const after = sourceLines(withLine(text, number, 'NY') ?? '');
        expect(after).to.deep.equal(before.map((words, index) => (index === number - 1 ? 'NY' : words)));
      }),
    );
  });

  it('is refused where there is no such line', () => {
    expect([withLine('a\nb', 0, 'x'), withLine('a\nb', 3, 'x')]).to.deep.equal([null, null]);
  });
});

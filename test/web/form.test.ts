// From typed fields to a command: lines, dates, choices, revisions, and fields that do not belong.
import { expect } from 'chai';
import { z } from 'zod';
import { field, fields, formBody, holdsZero } from '../../server/web/body.ts';
import {
  choice,
  dayAsked,
  line,
  optionalPartialDate,
  readForm,
  requiredLine,
  revision,
} from '../../server/web/form.ts';
import { on } from '../support/days.ts';

const schema = z.strictObject({
  name: requiredLine(10),
  note: line(5),
  from: optionalPartialDate,
  kind: choice(['a', 'b']),
  revision,
});
const good = { name: 'Granby', note: '', from: '', kind: 'a', revision: '1' };
const read = (change: Record<string, string | readonly string[]>) =>
  readForm(schema, formBody({ ...good, ...change }));

describe('a form', () => {
  it('becomes a command', () => {
    expect(read({ from: ' 2014-05 ' })).to.deep.equal({
      command: { name: 'Granby', note: '', from: '2014-05', kind: 'a', revision: 1 },
    });
  });

  for (const [typed, name] of [
    ['  Gran   by ', 'Gran by'],
    ['Gran\u00a0by', 'Gran by'],
    ['A\u030alv', 'Ålv'],
    ['1212-1212', '1212-1212'],
  ] as const) {
    it(`reads ${JSON.stringify(typed)} as the line ${JSON.stringify(name)}`, () => {
      expect(read({ name: typed })).to.have.nested.property('command.name', name);
    });
  }

  for (const [change, refused, at] of [
    [{ name: '' }, 'form.required', 'name'],
    [{ name: ' \u00a0 ' }, 'form.required', 'name'],
    [{ name: 'x'.repeat(11) }, 'form.tooLong', 'name'],
    [{ note: 'x'.repeat(6) }, 'form.tooLong', 'note'],
    [{ name: 'a\nb' }, 'form.invisible', 'name'],
    [{ name: 'a\u202eb' }, 'form.invisible', 'name'],
    [{ name: 'a\u2067b' }, 'form.invisible', 'name'],
    [{ name: 'a\u200bb' }, 'form.invisible', 'name'],
    [{ name: '121212-1212'.slice(0, 11) }, 'form.tooLong', 'name'],
    [{ from: '2014-5' }, 'form.date', 'from'],
    [{ from: '2014-02-30' }, 'form.date', 'from'],
    [{ kind: 'c' }, 'form.choice', 'kind'],
    [{ kind: 'toString' }, 'form.choice', 'kind'],
    [{ revision: '0' }, 'form.choice', 'revision'],
    [{ revision: '1.5' }, 'form.choice', 'revision'],
    [{ revision: '2147483648' }, 'form.choice', 'revision'],
    [{ other: 'x' }, 'form.unknownField', undefined],
    [{ __proto__x: 'x' }, 'form.unknownField', undefined],
  ] as const) {
    it(`refuses ${JSON.stringify(change)}: ${refused}`, () => {
      const filled = read(change);
      expect(
        'refusals' in filled ? filled.refusals.map((refusal) => [refusal.refused, refusal.field]) : filled,
      ).to.deep.equal([[refused, at]]);
    });
  }

  for (const [text, isOne] of [
    ['191212121212', true],
    ['19121212-1212', true],
    ['121212-1212', true],
    ['121212+1212', true],
    ['numret 850709-9805.', true],
    ['556000-0001', false],
    ['diarienr 2024-1234', false],
    ['2014-05-01', false],
    ['1912121212123', false],
  ] as const) {
    it(`${isOne ? 'refuses' : 'takes'} ${text} for a personal identity number`, () => {
      const filled = readForm(z.strictObject({ text: line(50) }), { text });
      expect('refusals' in filled ? filled.refusals[0]?.refused : 'taken').to.equal(
        isOne ? 'form.personalNumber' : 'taken',
      );
    });
  }

  it('names one mistake for each field, and all of them', () => {
    const filled = read({ name: `\u202e${'x'.repeat(11)}`, from: 'x', kind: '' });
    expect('refusals' in filled ? filled.refusals.map(({ field: at }) => at) : []).to.deep.equal([
      'name',
      'from',
      'kind',
    ]);
  });
});

describe('the body of a form', () => {
  it('is a record without a prototype, of texts only', () => {
    const form = formBody(JSON.parse('{"a":"1","b":["2",{"c":3},"4"],"__proto__":"x","d":{"e":"5"},"f":6}'));
    expect(Object.getPrototypeOf(form)).to.equal(null);
    expect({ ...form }).to.have.keys('a', 'b', '__proto__');
    expect([field(form, 'b'), field(form, 'none'), field(form, 'toString')]).to.deep.equal(['4', '', '']);
    expect([fields(form, 'a'), fields(form, 'b'), fields(form, 'none')]).to.deep.equal([
      ['1'],
      ['2', '4'],
      [],
    ]);
    for (const nothing of [null, undefined, 'text', 7])
      expect(Object.keys(formBody(nothing))).to.deep.equal([]);
  });

  for (const [form, holds] of [
    [{ a: 'x\0' }, true],
    [{ a: ['x', '\0'] }, true],
    [{ 'a\0': 'x' }, true],
    [{ a: '0' }, false],
    [{}, false],
  ] as const) {
    it(`${JSON.stringify(form)} ${holds ? 'holds a zero byte' : 'is whole'}`, () => {
      expect(holdsZero(form)).to.equal(holds);
    });
  }
});

describe('the day asked about', () => {
  const today = on('2026-03-02');
  for (const [typed, shown, isToday, isRefused] of [
    ['', '2026-03-02', true, false],
    ['2026-03-02', '2026-03-02', true, false],
    [' 2020-02-29 ', '2020-02-29', false, false],
    ['2021-02-29', '2026-03-02', true, true],
    ['2021-02', '2026-03-02', true, true],
  ] as const) {
    it(`${JSON.stringify(typed)} shows ${shown}${isRefused ? ', with a refusal' : ''}`, () => {
      const asked = dayAsked(typed, today);
      expect([asked.on, asked.isToday, asked.refusals.length > 0]).to.deep.equal([shown, isToday, isRefused]);
    });
  }
});

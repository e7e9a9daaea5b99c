// An entry's canonical form and leaf hash: one form for one entry, whatever order and composition it was written in.
import { createHash } from 'node:crypto';
import { expect } from 'chai';
import fc from 'fast-check';
import { canonical, leafHash, type Entry, type Fact } from '../../../server/domain/log/entry.ts';

const entry: Entry = {
  sequence: 7,
  kind: 'organisation.renamed',
  organisationId: 'o1',
  subjectId: 's1',
  at: '2026-03-01T10:00:00.000Z',
  by: null,
  facts: { name: 'Granby', from: null },
};
const withFacts = (facts: Entry['facts']): string => canonical({ ...entry, facts });
/** The part of the canonical form that the facts make. */
const factsOf = (facts: Entry['facts']): string => /"facts":(.*),"kind":/s.exec(withFacts(facts))?.[1] ?? '';

describe('log entry: the canonical form', () => {
  it('is exactly this', () => {
    expect(canonical(entry)).to.equal(
      '{"at":"2026-03-01T10:00:00.000Z","by":null,"facts":{"from":null,"name":"Granby"},"kind":"organisation.renamed","organisation":"o1","sequence":7,"subject":"s1"}',
    );
  });

  const forms: readonly (readonly [string, Entry['facts'], string])[] = [
    ['keys in code-unit order', { b: 1, a: 2, Z: 3, å: 4, _: 5 }, '{"Z":3,"_":5,"a":2,"b":1,"å":4}'],
    ['keys inside keys too', { x: { b: 1, a: [{ d: 1, c: 2 }] } }, '{"x":{"a":[{"c":2,"d":1}],"b":1}}'],
    ['numbers as keys in order of text', { 10: 1, 9: 2 }, '{"10":1,"9":2}'],
    ['text in NFC', { name: 'A\u030alvmarken' }, '{"name":"Ålvmarken"}'],
    ['what must be escaped escaped once', { a: '"\\\n\u0001' }, '{"a":"\\"\\\\\\n\\u0001"}'],
    ['line separators as they are', { a: '\u2028' }, '{"a":"\u2028"}'],
    ['a lone surrogate escaped, as no UTF-8 can hold it', { a: '\ud800' }, '{"a":"\\ud800"}'],
    ['zero without a sign', { a: -0 }, '{"a":0}'],
    ['the greatest whole number', { a: Number.MAX_SAFE_INTEGER }, '{"a":9007199254740991}'],
    ['nothing', {}, '{}'],
    ['null and lists', { a: null, b: [], c: [1, 'x', null] }, '{"a":null,"b":[],"c":[1,"x",null]}'],
  ];
  for (const [what, facts, form] of forms) {
    it(`has ${what}`, () => {
      expect(factsOf(facts)).to.equal(form);
    });
  }

  for (const number of [0.5, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER + 1]) {
    it(`refuses ${String(number)}: it has no single form`, () => {
      expect(() => withFacts({ number })).to.throw(RangeError);
    });
  }

  const facts = fc.letrec<{ fact: Fact; facts: Readonly<Record<string, Fact>> }>((tie) => ({
    fact: fc.oneof(
      { maxDepth: 3 },
      fc.string(),
      fc.maxSafeInteger(),
      fc.constant(null),
      fc.array(tie('fact'), { maxLength: 3 }),
      tie('facts'),
    ),
    facts: fc.dictionary(
      fc.string().filter((key) => key !== '__proto__'),
      tie('fact'),
      { maxKeys: 4, noNullPrototype: true },
    ),
  }));

  it('does not depend on the order of keys', () => {
    const backwards = (fact: Fact): Fact => {
      if (fact === null || typeof fact !== 'object') return fact;
      if (Array.isArray(fact)) return (fact as readonly Fact[]).map(backwards);
      return Object.fromEntries(
        Object.entries(fact)
          .toReversed()
          .map(([key, value]) => [key, backwards(value)]),
      );
    };
    fc.assert(
      fc.property(facts.facts, (given) => {
        expect(withFacts(given)).to.equal(withFacts(backwards(given) as Entry['facts']));
      }),
    );
  });

  it('can be read back as JSON to the very same facts', () => {
    fc.assert(
      fc.property(facts.facts, (given) => {
        const normalised: unknown = JSON.parse(JSON.stringify(given).normalize('NFC'));
        expect(JSON.parse(factsOf(given))).to.deep.equal(normalised);
      }),
    );
  });

  it('tells different facts apart', () => {
    fc.assert(
      fc.property(facts.facts, facts.facts, (one, other) => {
        const areSame =
          JSON.stringify(JSON.parse(factsOf(one))) === JSON.stringify(JSON.parse(factsOf(other)));
        expect(withFacts(one) === withFacts(other)).to.equal(areSame);
      }),
    );
  });
});

describe('log entry: the leaf hash', () => {
  it("is RFC 6962's leaf of nothing for the empty form", () => {
    expect(leafHash('')).to.equal('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
  });

  it('is SHA-256 over a zero byte and the UTF-8 bytes', () => {
    const bytes = Buffer.concat([Buffer.of(0), Buffer.from('{"a":"å"}', 'utf8')]);
    expect(leafHash('{"a":"å"}')).to.equal(createHash('sha256').update(bytes).digest('hex'));
  });
});

import { expect } from 'chai';
import { comparisonToJson } from '../../../server/domain/comparison/json.ts';
import { compareTexts } from '../../../server/domain/comparison/texts.ts';

type Marked = [kept: string, gone: string, added: string];

const letters = (text: string): string =>
  text
    .replaceAll(/[^\p{L}]+/gu, ' ')
    .trim()
    .toLowerCase();

function marked(before: string, after: string): Marked {
  const of = (kind: string): string =>
    letters(
      compareTexts(before, after)
        .segments.filter((segment) => segment[0] === kind)
        .map((segment) => segment[1])
        .join(' '),
    );
  return [of('='), of('-'), of('+')];
}

const relations = (before: string, after: string): string[] =>
  comparisonToJson(compareTexts(before, after)).clauses.flatMap(({ paragraphs }) =>
    paragraphs.map(({ kind, before: old, after: fresh }) => `${old.join('+')}→${fresh.join('+')} ${kind}`),
  );

const lead = 'Förbundet ska svara för samordning av insatser mellan medlemmarna i syfte att spara pengar.';
const edited =
  'Kroknäs har till uppgift att svara för samordning av insatser mellan medlemmarna för att spara pengar.';
const second = 'Målet är att enskilda får den hjälp som de behöver.';
const third = 'Medlemmarna följer varje år upp vad insatserna har gett.';
const clause = (...stycken: readonly string[]): string => `1 § Ändamål\n\n${stycken.join('\n\n')}\n`;

describe('stycken that were joined or divided and edited too', () => {
  const apart = clause(lead, second);
  const joined = clause(`${edited} ${second}`);

  it('are each found in what they became', () => {
    expect(relations(apart, joined)).to.deep.equal(['1→1 changed', '2→1 same']);
    expect(relations(joined, apart)).to.deep.equal(['1→1 changed', '1→2 same']);
    expect(marked(apart, joined).slice(1)).to.deep.equal([
      'förbundet ska i syfte',
      'kroknäs har till uppgift att för',
    ]);
    expect(compareTexts(apart, joined).moved).to.deep.equal([]);
  });

  it('are so where several are joined, each with a word changed', () => {
    const one = `${edited} ${second.replace('hjälp', 'vård')} ${third.replace('vad', 'det som')}`;
    expect(relations(clause(lead, second, third), clause(one))).to.deep.equal([
      '1→1 changed',
      '2→1 changed',
      '3→1 changed',
    ]);
  });

  it('are not where the new wording only has common words with the one that went', () => {
    const other = 'Arvoden betalas av den kommun som ledamoten har utsetts av.';
    expect(relations(clause(lead, second), clause(`${other} ${second}`))).to.deep.equal([
      '1→ repealed',
      '2→1 changed',
    ]);
  });
});

describe('punkter that became running text', () => {
  const list =
    '1 § Uppgifter\n\nStyrelsen ska\n1. fastställa mål,\n2. besluta om budget för varje år,\n3. anställa personal.\n';
  const text =
    '1 § Uppgifter\n\nStyrelsen ska fastställa mål, besluta om budget för varje år och anställa personal.\n';

  it('keep every word, however short they are, and back', () => {
    expect(marked(list, text).slice(1)).to.deep.equal(['', 'och']);
    expect(marked(text, list).slice(1)).to.deep.equal(['och', '']);
  });

  it('keep every word when two of them are joined', () => {
    const joined = list.replace('mål,\n2. ', 'mål och ').replace('3. ', '2. ');
    expect(marked(list, joined).slice(1)).to.deep.equal(['', 'och']);
    expect(marked(joined, list).slice(1)).to.deep.equal(['och', '']);
  });
});

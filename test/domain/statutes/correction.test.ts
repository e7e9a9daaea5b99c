// Corrections: one clause, old and new words, two people, and which versions can be corrected.
import { expect } from 'chai';
import fc from 'fast-check';
import { isRefusal } from '../../../server/domain/refusal.ts';
import {
  changedWords,
  clauseTyped,
  confirmingFault,
  correctedText,
  correctionFault,
  standingVersions,
} from '../../../server/domain/statutes/correction.ts';
import { textHash } from '../../../server/domain/statutes/identity.ts';
import { readStatute } from '../../../server/domain/statutes/parse/read-statute.ts';

const source = `Förbundsordning för Samordningsförbundet Granby

1 § Namn
Förbundet heter Samordningsförbundet Granby.

2 § Uppgifter
Förbundet ska
1. stödja samverkan, och
2. finansiera insater.

3 § Säte
Sätet är Granby, se 2 §.
`;
const text = { source, reading: readStatute(source) };

describe('a correction', () => {
  it('changes one clause, and nothing else', () => {
    const before = clauseTyped(text, 'p2');
    if (before === null) throw new Error('there is a 2 §');
    const corrected = correctedText(text, 'p2', {
      ...before,
      source: before.source.replace('insater', 'insatser'),
    });
    if (isRefusal(corrected)) throw new Error(corrected.refused);
    const { reading } = corrected.text;
    expect(reading.clauses.map(({ number }) => number)).to.deep.equal(['1', '2', '3']);
    expect(
      textHash({ clauses: [reading.clauses[0], reading.clauses[2]].flatMap((each) => each ?? []) }),
    ).to.equal(
      textHash({ clauses: [text.reading.clauses[0], text.reading.clauses[2]].flatMap((each) => each ?? []) }),
    );
    expect(textHash(readStatute(corrected.text.source)), 'it reads back the same').to.equal(
      textHash(reading),
    );
    expect(corrected.clause.reference).to.equal('2 §');
    expect(corrected.clause.after.source).to.include('insatser');
  });

  it('is refused where nothing is changed, no such clause is there, or another clause is typed', () => {
    const before = clauseTyped(text, 'p1');
    if (before === null) throw new Error('there is a 1 §');
    expect(correctedText(text, 'p1', before)).to.include({ refused: 'correction.nothingChanged' });
    expect(correctedText(text, 'p9', before)).to.include({ refused: 'correction.unknownClause' });
    expect(correctedText(text, 'p1', { ...before, source: 'Ord.\n\n4 § Annat\nMer.' })).to.include({
      refused: 'proposal.clauseInside',
    });
    expect(correctedText(text, 'p1', { ...before, source: '' })).to.have.property('refused');
  });

  it('takes two people, once', () => {
    const pending = { state: 'pending', proposedBy: 'a' } as const;
    expect(confirmingFault(pending, 'b')).to.equal(null);
    expect(confirmingFault(pending, 'a')).to.include({ refused: 'correction.samePerson' });
    expect(confirmingFault(pending, null)).to.include({ refused: 'correction.samePerson' });
    expect(confirmingFault({ ...pending, state: 'declined' }, 'b')).to.include({
      refused: 'correction.settled',
    });
  });

  it('is of a version that stands: an older one can be corrected, a corrected one cannot', () => {
    const versions = [
      { id: 'old', correctsVersionId: null },
      { id: 'new', correctsVersionId: null },
      { id: 'mended', correctsVersionId: 'old' },
    ];
    expect(correctionFault(versions, 'new')).to.equal(null);
    expect(correctionFault(versions, 'old')).to.include({ refused: 'correction.overtaken' });
    expect(correctionFault(versions, 'mended')).to.equal(null);
    expect(standingVersions(versions).map(({ id }) => id)).to.deep.equal(['new', 'mended']);
  });

  it('shows the stretch that differs', () => {
    expect(
      changedWords('Förbundet har sätet i Granby kommun.', 'Förbundet har sitt säte i Granby kommun.'),
    ).to.deep.equal({
      lead: 'Förbundet har ',
      before: 'sätet',
      after: 'sitt säte',
      tail: 'i Granby kommun.',
    });
  });

  it('shows all that differs, whatever the words', () => {
    const words = fc.array(fc.constantFrom('att', 'och', 'förbundet', 'ska', 'medlem'), { maxLength: 30 });
    fc.assert(
      fc.property(words, words, (one, other) => {
        const { before, after, lead, tail } = changedWords(one.join(' '), other.join(' '));
        if (one.join(' ') === other.join(' ')) return before === '' && after === '';
        const whole = (middle: string): string =>
          [lead.trim(), middle, tail.trim()].filter((each) => each !== '').join(' ');
        const clean = (shown: string): string => shown.replace(/^… ?| ?…$/gu, '').trim();
        return one.join(' ').includes(clean(whole(before))) && other.join(' ').includes(clean(whole(after)));
      }),
    );
  });
});

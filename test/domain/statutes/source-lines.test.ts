// The reader's line numbers and the lines shown beside its doubts are the same lines.
import { expect } from 'chai';
import fc from 'fast-check';
import { readStatute } from '../../../server/domain/statutes/parse/read-statute.ts';
import { sourceLines } from '../../../server/domain/statutes/parse/source-lines.ts';

describe('lines of a source', () => {
  it('end at LF, CR and CRLF, not at a page break', () => {
    expect(sourceLines('a\nb\r\nc\rd\fe')).to.deep.equal(['a', 'b', 'c', 'd\fe']);
  });

  it('carry the numbers that the reader gives its notes', () => {
    const line = fc.constantFrom(
      '1 § Namn',
      '3 § Säte',
      '§ l Ort',
      'Förbundet har ett säte.',
      'Sida 2 (6)',
      '',
      '\f',
    );
    const end = fc.constantFrom('\n', '\r\n', '\r', '\v', '\f', '\n\f', '\u2028');
    fc.assert(
      fc.property(fc.array(fc.tuple(line, end), { maxLength: 30 }), (rows) => {
        const source = rows.flat().join('');
        const lines = sourceLines(source);
        for (const { line: number, text } of readStatute(source).leftOut) {
          const shown = lines[number - 1] ?? '';
          expect(shown.replace(/\s+/g, ' ')).to.contain(text.trim().split('\n')[0]?.replace(/\s+/g, ' '));
        }
      }),
      { numRuns: 300 },
    );
  });
});

// The reader's work grows no faster than its text: counted in executed blocks of its own code, never by a clock.
import { expect } from 'chai';
import { Session } from 'node:inspector/promises';
import { readStatute } from '../../../server/domain/statutes/parse/read-statute.ts';

/** How often the functions and blocks of the reader ran while it read a text. */
const countWork = async (session: Session, text: string): Promise<number> => {
  // Taking the counts sets them to nothing.
  await session.post('Profiler.takePreciseCoverage');
  readStatute(text);
  const { result } = await session.post('Profiler.takePreciseCoverage');
  let count = 0;
  for (const script of result)
    if (script.url.includes('/domain/statutes/parse/'))
      for (const { ranges } of script.functions) for (const range of ranges) count += range.count;
  return count;
};

const hostile: readonly (readonly [string, string])[] = [
  ['one letter', 'a'],
  ['clauses without words', '§ 1\n'],
  ['brackets', '(\n'],
  ['nested emphasis', '*_'],
  ['open emphasis', '**a '],
  ['half links', '[a]('],
  ['half tags', '<a '],
  ['signs', '§'],
  ['numbers', '1 A '],
  ['bare numbers on lines', '1\n'],
  ['clauses that never rise', '2 § A\nb.\n\n'],
  ['rubrics that come back', 'Namn\n\nText om det.\n\n'],
  ['headings', '= a\n'],
  ['hyphens at line ends', 'ab-\nab'],
  ['combining marks', '\u0301'],
  ['soft hyphens', 'a\u00ad'],
  ['hidden characters', '\u200b'],
  ['no-break spaces', 'a\u00a0'],
  ['carriage returns', 'ab\r'],
  ['pages', 'Sida 1\n\fabc def\n\n'],
  ['page numbers', '\f3\n\nOrd som går\n\n'],
  ['att-lists', 'att a,\n'],
  ['lists without labels', 'Det är:\nen sak,\nen sak till,\n'],
  ['labels alone on lines', '-\nord\n'],
  ['chapters', '1 kap. A\n1 § B\n'],
  ['leaders', 'a ....... 3\n'],
  ['contents', 'Innehåll\n1 § A 2\n'],
  ['dates', '2014-01-01 '],
  ['decisions', 'Antagen av KF 2014-01-01 § 3\n'],
  ['commands', '\\begin{document}\n\\a{'],
  ['table rows', '| a | b |\n'],
  ['footnotes', 'ord¹\n¹ not\n'],
  ['margins', 'Namn      1 § Text om det.\n'],
  ['rubrics before numbers', 'Namn (1 §)\nText.\n'],
];

const least = 3000;
const times = 4;

describe('the reader’s work', function () {
  this.timeout(60_000);
  const session = new Session();
  before(async () => {
    session.connect();
    await session.post('Profiler.enable');
    // Begun once: what was compiled before it began is counted from its next compilation only.
    await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
    for (const [, piece] of hostile) readStatute(piece.repeat(2));
  });
  after(async () => {
    await session.post('Profiler.stopPreciseCoverage');
    session.disconnect();
  });

  for (const [name, piece] of hostile)
    it(`grows with the length of a text of ${name}`, async () => {
      const text = piece.repeat(least / piece.length);
      const once = await countWork(session, text);
      const more = await countWork(session, text.repeat(times));
      expect(once).to.be.greaterThan(0);
      expect(more).to.be.lessThan(once * (times + 1.5) + 2000);
    });
});

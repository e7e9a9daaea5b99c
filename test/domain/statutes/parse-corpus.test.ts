// The synthetic förbundsordning of the corpus in nine layouts against its truth, and hostile texts against the clock.
import { expect } from 'chai';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readStatute } from '../../../server/domain/statutes/parse/read-statute.ts';
import { readingToJson } from '../../../server/domain/statutes/parse/reading-json.ts';
import type { ReadingJson } from '../../../server/domain/statutes/parse/reading-json.ts';
import { skipWithReason } from '../../support/requirements.ts';

const folder = '../shared/corpus/synthetic';
const read = (path: string): ReadingJson => readingToJson(readStatute(readFileSync(path, 'utf8')));
const wordsOf = (clause: ReadingJson['clauses'][number]): string[] =>
  clause.blocks
    .flatMap((block) => (typeof block === 'string' ? [block] : block.list))
    .join(' ')
    .split(' ');

describe('reading the synthetic corpus', function () {
  before(function () {
    if (existsSync(folder)) return;
    skipWithReason(this, `${folder} is missing: only the layouts of our own text are read`);
  });

  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.txt')) : [];
  it('has its files', () => expect(files).to.have.length(27));

  for (const file of files) {
    const year = /\d{4}/.exec(file)?.[0] ?? '';
    it(file, () => {
      const truth = JSON.parse(readFileSync(`${folder}/truth-${year}.json`, 'utf8')) as ReadingJson;
      const reading = read(`${folder}/${file}`);
      if (!file.includes('-k-')) {
        expect({ ...reading, doubts: [], leftOut: [] }).to.deep.equal({ ...truth, doubts: [], leftOut: [] });
        return;
      }
      expect(reading.title).to.equal(truth.title);
      expect(reading.clauses.map(({ number, heading }) => [number, heading])).to.deep.equal(
        truth.clauses.map(({ number, heading }) => [number, heading]),
      );
      const doubtful = reading.doubts.filter((doubt) => doubt.why === 'styckenUnknown');
      expect(doubtful).to.have.length(truth.clauses.length);
      // The transcript lost §, days and one "att"; every other word must be there, in order.
      for (const [index, clause] of truth.clauses.entries()) {
        const lost = /^(?:§\.?|\d{1,2}|att)$/;
        const own = reading.clauses[index];
        const kept = (words: string[]): string =>
          words
            .map((word) => word.replace(/\.$/, ''))
            .filter((word) => !lost.test(word))
            .join(' ');
        expect(own === undefined ? '' : kept(wordsOf(own))).to.equal(kept(wordsOf(clause)));
      }
    });
  }
});

describe('reading hostile texts', () => {
  const size = 200_000;
  const hostile: readonly (readonly [string, string])[] = [
    ['one letter', 'a'],
    ['clauses without words', '§ 1\n'],
    ['brackets', '(\n'],
    ['nested emphasis', '*_'],
    ['open emphasis', '**a '],
    ['half links', '[a]('],
    ['signs', '§'],
    ['numbers', '1 A '],
    ['spaces', ' '],
    ['headings', '= a\n'],
    ['hyphens', 'ab-\nab'],
    ['combining marks', '\u0301'],
    ['pages', 'Sida 1\n\fabc def\n\n'],
    ['commas', 'att a,\n'],
    ['chapters', '1 kap. A\n1 § B\n'],
    ['leaders', 'a ....... 3\n'],
    ['dates', '2014-01-01 '],
    ['commands', '\\begin{document}\n\\a{'],
  ];
  for (const [name, piece] of hostile)
    it(name, function () {
      this.timeout(20_000);
      const text = piece.repeat(size / piece.length);
      // Processor time, so that a busy machine proves nothing.
      const start = process.cpuUsage();
      const reading = readStatute(text);
      expect(process.cpuUsage(start).user / 1000).to.be.lessThan(2000);
      expect(reading.clauses.length).to.be.at.least(0);
    });
});

// The fictional förbundsordning in three versions and nine layouts: what became of each clause, and nothing lost between any two.

import { expect } from 'chai';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { ReadText } from '../../../server/domain/comparison/pieces.ts';
import { compareStatutes } from '../../../server/domain/comparison/compare.ts';
import { readStatute } from '../../../server/domain/statutes/parse/read-statute.ts';
import { skipWithReason } from '../../support/requirements.ts';
import { afterOf, beforeOf } from './readings.ts';

const folder = '../shared/corpus/synthetic';

interface Fate {
  readonly kind: string;
  readonly renumbered?: boolean;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

const sentence = (fate: Fate): string =>
  `${fate.before.join('+')}→${fate.after.join('+')} ${fate.kind === 'editorial' ? 'changed' : fate.kind}${fate.renumbered === true ? ' renumbered' : ''}`;

function fatesOf(before: ReadText, after: ReadText): string[] {
  return compareStatutes(before, after)
    .clauses.map((clause) =>
      sentence({
        ...clause,
        before: clause.before.map((ref) => ref.number),
        after: clause.after.map((ref) => ref.number),
      }),
    )
    .toSorted();
}

describe('the fictional förbundsordning', () => {
  const texts = new Map<string, ReadText>();

  before(function () {
    if (!existsSync(folder)) skipWithReason(this, 'the shared corpus is not on this machine');
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.txt'))) {
      const source = readFileSync(`${folder}/${file}`, 'utf8');
      texts.set(file.slice('alvmarken-'.length), { source, reading: readStatute(source) });
    }
    expect(texts.size).to.equal(27);
  });

  /** The text of a year in the layout of another file. */
  const sameLayout = (file: string, year: string): ReadText => {
    const found = texts.get(`${year}${file.slice(4)}`);
    if (found === undefined) throw new Error(`no ${year} in the layout of ${file}`);
    return found;
  };

  it('has the fate of each clause right, in every layout', () => {
    const truth = JSON.parse(readFileSync(`${folder}/truth-concordance.json`, 'utf8')) as Record<
      string,
      readonly Fate[]
    >;
    for (const [step, from, to] of [
      ['2006->2014', '2006', '2014'],
      ['2014->2022', '2014', '2022'],
    ] as const) {
      const expected = truth[step]?.map(sentence).toSorted();
      for (const [file, text] of texts) {
        if (file.startsWith(from)) expect(fatesOf(text, sameLayout(file, to)), file).to.deep.equal(expected);
      }
    }
  });

  it('is formatting only between two layouts that lose nothing', () => {
    const clean = [...texts].filter(([file]) => !file.includes('-k-') && !file.includes('-m-'));
    for (const [file, text] of clean) {
      for (const [other, otherText] of clean) {
        if (file.slice(0, 4) !== other.slice(0, 4) || file === other) continue;
        expect(compareStatutes(text, otherText).isFormattingOnly, `${file} ${other}`).to.equal(true);
      }
    }
  });

  it('is the same clause by clause when a PDF has lost where stycken end', () => {
    for (const [file, text] of texts) {
      const [year = ''] = file.split('-');
      if (!file.includes('-m-')) continue;
      const plain = [...texts].find(([name]) => name.startsWith(`${year}-a-`))?.[1];
      if (plain === undefined) throw new Error(`no plain text of ${year}`);
      const kinds = new Set(compareStatutes(plain, text).clauses.map((clause) => clause.kind));
      expect([...kinds], file).to.deep.equal(['same']);
    }
  });

  it('can be had back from the segments of any two of the 27 texts', () => {
    const all = [...texts];
    for (const [place, [file, text]] of all.entries()) {
      for (const [other, otherText] of all.slice(place)) {
        const { segments } = compareStatutes(text, otherText);
        expect(beforeOf(segments) === text.source, `${file} of ${file} ${other}`).to.equal(true);
        expect(afterOf(segments) === otherText.source, `${other} of ${file} ${other}`).to.equal(true);
      }
    }
  });
});

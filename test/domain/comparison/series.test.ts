// Real bylaws and laws through all their amendments, each step compared: nothing lost, layout told as layout, few words marked.

import { expect } from 'chai';
import type { Comparison } from '../../../server/domain/comparison/change.ts';
import { summarise } from '../../../server/domain/comparison/summary.ts';
import { compareTexts } from '../../../server/domain/comparison/texts.ts';
import { statutePair } from '../../../scripts/bench/compare/generated.ts';
import { median } from '../../../scripts/bench/compare/measure.ts';
import { movesShownTwice, qualityOf, type Quality } from '../../../scripts/bench/compare/quality.ts';
import { hasCorpus, steps, type Step } from '../../../scripts/bench/compare/real-texts.ts';
import { skipWithReason } from '../../support/requirements.ts';
import { afterOf, beforeOf } from './readings.ts';

/** Milliseconds, on a machine that may have much else to do. */
const patience = 120_000;
const mostOfOptimum = 1.15;

interface Compared extends Step {
  readonly comparison: Comparison;
  readonly quality: Quality;
}

const compared = (list: readonly Step[]): Compared[] =>
  list.map((step) => {
    const comparison = compareTexts(step.before, step.after);
    return { ...step, comparison, quality: qualityOf(step.before, step.after, comparison) };
  });

/** Names of the steps for which something does not hold. */
const exceptions = (list: readonly Compared[], holds: (step: Compared) => boolean): string[] =>
  list.filter((step) => !holds(step)).map(({ name }) => name);

const letters = (text: string): string => text.normalize('NFC').replaceAll(/[^\p{L}\p{N}]+/gu, '');

function describeSteps(texts: () => readonly Compared[]): void {
  it('restores both texts of each step, forward and backward', () => {
    expect(exceptions(texts(), ({ quality }) => quality.isExact)).to.deep.equal([]);
    const isRestored = ({ before, after }: Step): boolean => {
      const { segments } = compareTexts(after, before);
      return beforeOf(segments) === after && afterOf(segments) === before;
    };
    expect(exceptions(texts(), isRestored)).to.deep.equal([]);
  });

  it('calls no step changed in substance whose letters and digits are equal', () => {
    const sameLetters = texts().filter(({ before, after }) => letters(before) === letters(after));
    expect(sameLetters.length).to.be.greaterThan(0);
    const isMild = ({ comparison }: Compared): boolean =>
      [...comparison.clauses, ...comparison.preamble].every(
        ({ kind, nature }) => kind === 'same' || (kind === 'editorial' && nature === 'editorial'),
      );
    expect(exceptions(sameLetters, isMild)).to.deep.equal([]);
  });

  it('says so where a step differs in white space alone', () => {
    const isLayout = ({ before, after }: Compared): boolean =>
      before !== after && before.replaceAll(/\s+/gu, '') === after.replaceAll(/\s+/gu, '');
    const layout = texts().filter(
      // A word that was divided by a space is another word.
      (step) => isLayout(step) && step.before.split(/\s+/u).length === step.after.split(/\s+/u).length,
    );
    expect(layout.length).to.be.greaterThan(0);
    const saysSo = ({ comparison }: Compared): boolean =>
      comparison.isFormattingOnly && summarise(comparison).changeGroups === 0;
    expect(exceptions(layout, saysSo)).to.deep.equal([]);
  });

  it('cuts no word, and shows no moved words as gone and new', () => {
    expect(exceptions(texts(), ({ quality }) => quality.midWordCuts === 0)).to.deep.equal([]);
    expect(exceptions(texts(), ({ comparison }) => movesShownTwice(comparison) === 0)).to.deep.equal([]);
  });

  it('marks few more words than any comparison must', () => {
    const ratios = texts().flatMap(({ quality: { changed, leastChanged } }) =>
      leastChanged > 0 ? [changed / leastChanged] : [],
    );
    expect(median(ratios)).to.be.at.most(mostOfOptimum);
  });
}

describe('every amendment of the real series', function () {
  this.timeout(patience);
  let texts: readonly Compared[] = [];

  before(function () {
    if (!hasCorpus) skipWithReason(this, 'the shared corpus is not on this machine');
    texts = compared(steps());
    expect(texts.length).to.be.greaterThan(100);
  });

  describeSteps(() => texts);
});

describe('amendments of our own texts', function () {
  this.timeout(patience);
  let texts: readonly Compared[] = [];

  before(() => {
    const pairs = [20, 60, 120].map((stycken) => ({
      name: `${String(stycken)} stycken`,
      ...statutePair(stycken),
    }));
    const { before } = statutePair(40);
    const respaced = before.replaceAll('\n\n', '\n').replaceAll(/ (?=[a-ö]{6})/gu, '\u00a0');
    const wrapped = before.replaceAll(/(.{60,80}) /gu, '$1\n');
    const marked = before.replaceAll(/(?<=[a-ö]{8}) (?=och )/gu, ', ');
    texts = compared([
      ...pairs,
      { name: 'other white space', before, after: respaced },
      { name: 'wrapped lines', before, after: wrapped },
      { name: 'more commas', before, after: marked },
    ]);
  });

  describeSteps(() => texts);
});

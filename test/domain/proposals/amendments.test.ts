// A proposal as amendments: every difference is one, and together they make the proposal again.
import { expect } from 'chai';
import fc from 'fast-check';
import { contentOf, writeContent, type Content } from '../../../server/domain/comparison/merge-content.ts';
import type { ReadText } from '../../../server/domain/comparison/pieces.ts';
import { amendmentsBetween, applyAmendments } from '../../../server/domain/proposals/amendments.ts';
import {
  renumberedFrom,
  withClauseInserted,
  withClauseRepealed,
} from '../../../server/domain/proposals/editing.ts';
import type { Amendment } from '../../../server/domain/proposals/proposal.ts';
import { isRefusal } from '../../../server/domain/refusal.ts';
import { readStatute } from '../../../server/domain/statutes/parse/read-statute.ts';
import { hasCorpus, steps } from '../../../scripts/bench/compare/real-texts.ts';
import { edit, edited, statute } from '../comparison/amending-statutes.ts';
import { randomVersions } from '../../support/random-statutes.ts';
import { skipWithReason } from '../../support/requirements.ts';

const read = (source: string): ReadText => ({ source, reading: readStatute(source) });
const content = ({ reading }: ReadText): Content => contentOf(reading);
const applied = (base: ReadText | null, amendments: readonly Amendment[]): Content => {
  const text = applyAmendments(base, amendments);
  if (isRefusal(text)) throw new Error(JSON.stringify(text));
  return content(text);
};
const brief = ({ kind, clause, proposed, nature }: Amendment): string =>
  [kind, clause?.number ?? '–', proposed?.number ?? '–', nature].join(' ');

/** Amendments give exactly the content of the other text. */
const isRestored = (one: ReadText, other: ReadText): boolean =>
  JSON.stringify(applied(one, amendmentsBetween(one, other))) === JSON.stringify(content(other)) &&
  JSON.stringify(applied(null, amendmentsBetween(null, other))) === JSON.stringify(content(other));

const source = [
  'Förbundsordning för Samordningsförbundet Älvmarken',
  '1 § Namn\nFörbundet heter Samordningsförbundet Älvmarken.',
  '2 § Säte\nFörbundet har sitt säte i Granby kommun.',
  '3 § Styrelse\nStyrelsen har fem ledamöter. De utses enligt 4 §.',
  '4 § Val\nMedlemmarna utser var sin ledamot och ersättare.',
  '5 § Revision\nRevisorerna granskar räkenskaperna varje år.',
].join('\n\n');
const base = read(source);

describe('amendments between two texts', () => {
  it('are one for each clause that differs, with both wordings and a suggested nature', () => {
    const proposed = read(
      source
        .replace('fem ledamöter', 'sju ledamöter')
        .replace('Granby kommun', 'Granby Kommun')
        .replace('\n\n5 § Revision\nRevisorerna granskar räkenskaperna varje år.', '')
        .replace(
          '4 § Val',
          '3 a § Arvode\nArvode betalas av den medlem som har utsett ledamoten.\n\n4 § Val',
        ),
    );
    const amendments = amendmentsBetween(base, proposed);
    expect(amendments.map(brief)).to.deep.equal([
      'change 2 2 editorial',
      'change 3 3 substantive',
      'insert – 3 a substantive',
      'repeal 5 – substantive',
    ]);
    expect(amendments[1]?.currentWording?.blocks).to.deep.equal([
      { kind: 'paragraph', text: 'Styrelsen har fem ledamöter. De utses enligt 4 §.' },
    ]);
    expect(amendments.map(({ position }) => position)).to.deep.equal([1, 2, 3, null]);
    expect(applied(base, amendments)).to.deep.equal(content(proposed));
  });

  it('call a reference that follows a renumbering a consequence', () => {
    const inserted = withClauseInserted(
      base,
      1,
      { heading: 'Syfte', source: 'Syftet är samordning.' },
      { renumbers: true },
    );
    if (isRefusal(inserted)) throw new Error(inserted.refused);
    const amendments = amendmentsBetween(base, inserted.text);
    expect(amendments.map(brief)).to.deep.equal([
      'insert – 3 substantive',
      'redesignate 3 4 consequential',
      'redesignate 4 5 editorial',
      'redesignate 5 6 editorial',
    ]);
  });

  it('carry what stands outside the clauses, and the rubrics of chapters', () => {
    const chapters = read(
      'Stadgar\n\nAntagna 2019.\n\n1 kap. Allmänt\n\n1 § Namn\nEtt.\n\n2 kap. Styrelse\n\n2 § Val\nTvå.\n',
    );
    const proposed = read(
      'Nya stadgar\n\nAntagna 2026.\n\n1 kap. Inledning\n\n1 § Namn\nEtt.\n\n2 kap. Styrelse\n\n2 § Val\nTvå.\n\n3 kap. Slut\n\n3 § Tvister\nTre.\n',
    );
    const amendments = amendmentsBetween(chapters, proposed);
    expect(amendments.map(({ kind, part }) => part ?? kind)).to.deep.equal([
      ...['title', 'opening', 'chapter', 'chapter', 'insert'],
    ]);
    expect(applied(chapters, amendments)).to.deep.equal(content(proposed));
  });

  it('tell two chapters of one number apart', () => {
    const under = (...headings: readonly (string | null)[]): ReadText =>
      writeContent({
        ...{ title: null, opening: [], closing: [] },
        clauses: headings.map((heading, index) => ({
          ...{ number: String(index + 1), heading: null, blocks: [] },
          chapter: { number: '1', heading },
        })),
      });
    const lists = [under('A', 'B', 'A'), under('A', 'A', 'A'), under('B', 'A', null), under(null, null, 'B')];
    for (const one of lists) for (const other of lists) expect(isRestored(one, other)).to.equal(true);
  });

  it('are all inserts in a formation', () => {
    const amendments = amendmentsBetween(null, base);
    expect(new Set(amendments.slice(1).map(({ kind }) => kind))).to.deep.equal(new Set(['insert']));
    expect(amendments[0]?.part).to.equal('title');
    expect(applied(null, amendments)).to.deep.equal(content(base));
  });

  it('keep reasons and set natures when the proposal is edited on', () => {
    const inserted = withClauseInserted(base, 3, {
      heading: 'Arvode',
      source: 'Arvode betalas av den medlem som utser.',
    });
    if (isRefusal(inserted)) throw new Error(inserted.refused);
    const told = amendmentsBetween(base, read(inserted.text.source.replace('fem', 'sju'))).map(
      (amendment): Amendment =>
        amendment.kind === 'insert'
          ? { ...amendment, reason: 'Arvoden ska vara lika.', nature: 'consequential', natureIsSet: true }
          : { ...amendment, reason: 'Boden går med.' },
    );
    const first = read(inserted.text.source.replace('fem', 'nio'));
    const repealed = withClauseRepealed(first, 1);
    const closed = isRefusal(repealed) ? repealed : renumberedFrom(repealed.text, 1);
    if (isRefusal(closed)) throw new Error(closed.refused);
    const now = amendmentsBetween(base, closed.text, told);
    expect(
      now.map((each) => [each.kind, each.proposed?.number ?? '–', each.reason, each.natureIsSet]),
    ).to.deep.equal([
      ['repeal', '–', '', false],
      ['redesignate', '2', 'Boden går med.', false],
      ['redesignate', '3', '', false],
      ['insert', '3 a', 'Arvoden ska vara lika.', true],
      ['redesignate', '4', '', false],
    ]);
    expect(now.find(({ kind }) => kind === 'insert')?.nature).to.equal('consequential');
  });

  it('are refused where the text is no longer what they were written against', () => {
    const proposed = read(source.replace('fem ledamöter', 'sju ledamöter'));
    const amendments = amendmentsBetween(base, proposed);
    const other = read(source.replace('fem ledamöter', 'sex ledamöter'));
    expect(applyAmendments(other, amendments)).to.deep.equal({
      ...{ refused: 'proposal.amendmentOutdated', facts: { clause: '3 §' } },
    });
    const gone = read(
      source.replace('3 § Styrelse\nStyrelsen har fem ledamöter. De utses enligt 4 §.\n\n', ''),
    );
    expect(applyAmendments(gone, amendments)).to.deep.equal({
      ...{ refused: 'proposal.amendmentTarget', facts: { clause: '3 §' } },
    });
    const titled = amendmentsBetween(base, read(source.replace('Älvmarken', 'Ådalen')));
    const retitled = read(source.replace('Älvmarken', 'Fjällen'));
    expect(applyAmendments(retitled, titled)).to.deep.equal({ refused: 'proposal.outsideOutdated' });
    expect(applyAmendments(base, [])).to.equal(base);
  });

  it('can be made some at a time', () => {
    const proposed = read(
      source
        .replace('fem ledamöter', 'sju ledamöter')
        .replace('2 § Säte', '1 a § Syfte\nSamordning.\n\n2 § Säte'),
    );
    const [insert, change] = amendmentsBetween(base, proposed);
    if (insert === undefined || change === undefined) throw new Error('two amendments were expected');
    expect(applied(base, [change])).to.deep.equal(
      content(read(source.replace('fem ledamöter', 'sju ledamöter'))),
    );
    expect(applied(base, [insert]).clauses.map(({ number }) => number)).to.deep.equal([
      '1',
      '1 a',
      '2',
      '3',
      '4',
      '5',
    ]);
  });
});

describe('the amendments of a proposal make it', () => {
  const seeds = 1500;
  it(`for ${String(seeds)} statutes made by chance`, () => {
    let most = 0;
    for (let seed = 1; seed <= seeds; seed += 1) {
      const { before, after } = randomVersions(seed);
      const [one, other] = [read(before), read(after)];
      expect(isRestored(one, other), `seed ${String(seed)}`).to.equal(true);
      most = Math.max(most, amendmentsBetween(one, other).length);
    }
    expect(most).to.be.greaterThan(8);
  }).timeout(60_000);

  it('for statutes whose words look like headings and numbers', () => {
    fc.assert(
      fc.property(statute, fc.array(edit, { maxLength: 6 }), statute, (old, list, unlike) => {
        const one = writeContent(old);
        expect(isRestored(one, writeContent(list.reduce(edited, old)))).to.equal(true);
        expect(isRestored(one, writeContent(unlike))).to.equal(true);
      }),
      { numRuns: 1000, seed: 20_261_122 },
    );
  }).timeout(60_000);

  it('for every amendment of the real series', function () {
    this.timeout(120_000);
    if (!hasCorpus) skipWithReason(this, 'the shared corpus is not on this machine');
    const failing = steps().filter(({ before, after }) => !isRestored(read(before), read(after)));
    expect(failing.map(({ name }) => name)).to.deep.equal([]);
  });
});

// Wording that went from one place to another: said once, as moved, with both places in the stored texts.

import { expect } from 'chai';
import { existsSync, readFileSync } from 'node:fs';
import { compareStatutes } from '../../../server/domain/comparison/compare.ts';
import { comparisonToJson, type ComparisonJson } from '../../../server/domain/comparison/json.ts';
import { summarise } from '../../../server/domain/comparison/summary.ts';
import { readStatute } from '../../../server/domain/statutes/parse/read-statute.ts';
import { skipWithReason } from '../../support/requirements.ts';
import { textOf } from './readings.ts';

const read = (source: string): Parameters<typeof compareStatutes>[0] => ({
  source,
  reading: readStatute(source),
});

function expectFused(
  json: ComparisonJson,
  before: string,
  after: string,
  wording: string,
  words: number,
): void {
  expect(json.clauses).to.have.length(1);
  expect(json.clauses[0]?.paragraphs).to.deep.equal([
    { kind: 'changed', before: [1], after: [1] },
    { kind: 'changed', before: [2], after: [2] },
    { kind: 'merged', before: [3], after: [1] },
    { kind: 'changed', before: [4], after: [3] },
    { kind: 'same', before: [5], after: [4] },
    { kind: 'inserted', before: [], after: [5] },
  ]);
  expect(json.moved).to.have.length(1);
  const [moved] = json.moved;
  expect(moved).to.include({ kind: 'wording', words });
  expect(moved?.text.startsWith(wording)).to.equal(true);
  expect(moved?.from).to.deep.equal({ clause: '4', paragraph: 3 });
  expect(moved?.to).to.deep.equal({ clause: '4', paragraph: 1 });
  expect(before.slice(...(moved?.beforeRange ?? []))).to.equal(moved?.text);
  expect(after.slice(...(moved?.afterRange ?? []))).to.equal(moved?.text);
  expect(json.summary.changeGroups).to.be.at.most(12);
}

/** Kept stretches of one or two short words with changed words on both sides. */
function islandsIn(json: ComparisonJson): string[] {
  const words = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];
  return json.segments.flatMap(([kind, text], index) => {
    const neighbours = [json.segments[index - 1], json.segments[index + 1]];
    const changed = neighbours.every((segment) => segment !== undefined && words(segment[1]).length > 0);
    const own = words(text);
    const isShort = own.length > 0 && own.length <= 2 && own.every((word) => word.length <= 5);
    return kind === '=' && changed && isShort ? [text] : [];
  });
}

describe('moved wording', () => {
  it('of a stycke that was fused with another, in two real purposes', function () {
    const files = ['sf-ostra-ostergotland-4-par-2017.txt', 'sf-umearegionen-4-par-2019.txt'].map(
      (name) => `../shared/corpus/statutes/${name}`,
    );
    if (!files.every((file) => existsSync(file)))
      skipWithReason(this, 'the shared corpus is not on this machine');
    const [before, after] = files.map((file) => readFileSync(file, 'utf8'));
    if (before === undefined || after === undefined) throw new Error('two files were read');
    const json = comparisonToJson(compareStatutes(read(before), read(after)));
    expectFused(json, before, after, 'att bidra till systemutveckling', 20);
    expect(islandsIn(json)).to.deep.equal([]);
  });

  it('of a stycke that was fused with another, in texts of our own', () => {
    const fused =
      'verka för att arbetssätt som har prövats i projekt tas till vara i parternas ordinarie arbete';
    const before = `4 § Ändamål
Förbundets uppgift är att i Granby och Sundsele ansvara för samordnad rehabilitering åt invånare i arbetsför ålder. Medlen ska ge fler människor egen försörjning.
Målgruppen är vuxna som har kontakt med flera myndigheter och som behöver gemensamma insatser under längre tid.
Förbundet ska dessutom ${fused}.
Förbundet är en mötesplats där parterna delar kunskap om varandras uppdrag och utvecklar stöd till kommuninvånare.
Budgeten anger den ram inom vilken insatser kan finansieras under året.`;
    const after = `4§ Ändamål
Förbundets uppgift är att i Norrvik och Älvåsen ansvara för samordnad rehabilitering åt invånare i arbetsför ålder. Förbundet ska också ${fused}. Medlen ska ge fler människor egen försörjning.
Insatserna vänder sig till dem som har kontakt med flera myndigheter och som behöver gemensamma insatser under längre tid.
Förbundet är en mötesplats där parterna delar kunskap om varandras uppdrag och utvecklar stöd till människor.
Budgeten anger den ram inom vilken insatser kan finansieras under året.
Förbundet ska motverka all diskriminering och främja lika rättigheter.`;
    const json = comparisonToJson(compareStatutes(textOf(before), textOf(after)));
    expectFused(json, before, after, 'verka för att arbetssätt', 16);
    expect(islandsIn(json)).to.deep.equal([]);
  });

  it('is drawn as moved in both places', () => {
    const sentence = 'Revisorerna ska lämna sin berättelse senast den 1 april varje år.';
    const before = `1 § Styrelse\nStyrelsen leder förbundet. ${sentence}\n2 § Revision\nVarje medlem utser en revisor.`;
    const after = `1 § Styrelse\nStyrelsen leder förbundet.\n2 § Revision\nVarje medlem utser en revisor. ${sentence}`;
    const { clauses, moved } = compareStatutes(textOf(before), textOf(after));
    const kinds = clauses.flatMap((clause) =>
      clause.paragraphs.flatMap((paragraph) => paragraph.runs.map((run) => run.kind)),
    );
    expect(kinds).to.include.members(['movedFrom', 'movedTo']);
    expect(moved.map(({ from, to }) => [from.clause, to.clause])).to.deep.equal([['1', '2']]);
  });

  it('of a whole stycke into another clause makes it neither gone nor new', () => {
    const stycke = 'Styrelsen ska fastställa budgeten senast den 30 november varje år.';
    const before = `1 § Styrelse\nStyrelsen leder förbundet.\n${stycke}\n2 § Revision\nVarje medlem utser en revisor.`;
    const after = `1 § Styrelse\nStyrelsen leder förbundet.\n2 § Revision\nVarje medlem utser en revisor.\n${stycke}`;
    const comparison = compareStatutes(textOf(before), textOf(after));
    expect(comparison.clauses.map((clause) => clause.kind)).to.deep.equal(['changed', 'changed']);
    const { paragraphs, changeGroups, words } = summarise(comparison);
    expect(paragraphs).to.include({ repealed: 0, inserted: 0, moved: 1, same: 2 });
    expect(words).to.deep.equal({ same: 8, deleted: 0, inserted: 0, moved: 10 });
    expect(changeGroups).to.equal(0);
  });
});

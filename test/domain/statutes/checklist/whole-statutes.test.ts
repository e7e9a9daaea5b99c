// Whole statutes against the list: our own world's on both sides of their revisions, other layouts, and texts that are no förbundsordning.
import { expect } from 'chai';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import type { Day, PartialDate } from '../../../../server/domain/language/dates.ts';
import {
  checklistOf,
  lawChecks,
  type CheckedForbund,
  type CheckedMember,
  type ChecklistRow,
} from '../../../../server/domain/statutes/checklist.ts';
import { readStatute } from '../../../../server/domain/statutes/parse/read-statute.ts';
import { lawItems } from '../../../../server/domain/topics/topics.ts';
import { skipWithReason } from '../../../support/requirements.ts';
import { anotherStatute } from '../../topics/another-statute.ts';
import { forbund, on } from './forbund.ts';

const member = (
  name: string,
  party: CheckedMember['party'],
  formerNames: readonly string[] = [],
): CheckedMember => ({
  ...{ id: name, name, formerNames, party },
});
const alvmarken = (year: string): CheckedForbund => ({
  name: 'Samordningsförbundet Älvmarken',
  formerNames: [],
  members: [
    member('Granby kommun', 'municipalities'),
    member('Sundsele kommun', 'municipalities'),
    ...(year === '2006' ? [] : [member('Norrvikens kommun', 'municipalities')]),
    member(year === '2022' ? 'Region Älvmarken' : 'Älvmarkens läns landsting', 'regions', [
      'Älvmarkens läns landsting',
    ]),
    member('Försäkringskassan', 'socialInsuranceAgency'),
    member(year === '2006' ? 'Länsarbetsnämnden' : 'Arbetsförmedlingen', 'employmentService', [
      'Länsarbetsnämnden',
    ]),
  ],
});
const rows = (source: string, of: CheckedForbund, day: string): readonly ChecklistRow[] =>
  checklistOf(readStatute(source), { on: day as Day, forbund: of });
const faults = (found: readonly ChecklistRow[]): readonly string[] =>
  found
    .filter(({ verdict }) => verdict !== 'found' && verdict !== 'notAsked')
    .map(({ check, why }) => `${check} ${why}`);
const demo = (name: string): string => readFileSync(`content/demo/statutes/${name}.txt`, 'utf8');

describe('the checklist of a whole statute', () => {
  it('is red on each part in 2014, and green in 2022', () => {
    expect(faults(rows(demo('alvmarken-2014'), alvmarken('2014'), '2015-01-01'))).to.deep.equal([
      'boardSeats byPart',
      'boardTerm termOtherStart',
    ]);
    expect(faults(rows(demo('alvmarken-2022'), alvmarken('2022'), '2023-01-01'))).to.deep.equal([]);
  });

  it('doubts the names of another day', () => {
    expect(faults(rows(demo('alvmarken-2014'), alvmarken('2022'), '2023-01-01'))).to.include(
      'members formerMemberNames',
    );
  });

  it('has all items of the law in its order, each once, with words that stand in the text', () => {
    const source = demo('alvmarken-2022');
    const found = rows(source, alvmarken('2022'), '2023-01-01');
    expect([...new Set(found.flatMap(({ item }) => item ?? []))]).to.deep.equal(
      Array.from({ length: 17 }, (_, index) => index + 1),
    );
    expect(new Set(found.map(({ check }) => check)).size).to.equal(found.length);
    const flat = source.replace(/\n- /gu, ' ').replace(/\s+/gu, ' ');
    for (const { grounds } of found)
      for (const { words } of grounds) expect(flat).to.include(words.split(/, | …/u)[0]);
  });

  it('reads a statute that it was not written from, and misses what is taken away', () => {
    const found = rows(anotherStatute, { ...forbund, members: [] }, on);
    const missing = found.filter(({ verdict }) => verdict === 'missing').map(({ check }) => check);
    expect(missing).to.deep.equal([]);
    expect(found.find(({ check }) => check === 'boardSeats')).to.include({
      verdict: 'contrary',
      why: 'byPart',
    });
    const without = anotherStatute
      .replace(/§ 19 Konflikter\n[^\n]+\n/u, '')
      .replace(/§ 17 [\s\S]*?(?=§ 18)/u, '');
    expect(
      rows(without, { ...forbund, members: [] }, on)
        .filter(({ verdict }) => verdict === 'missing')
        .map(({ check }) => check),
    ).to.deep.equal(['withdrawal', 'disputes']);
  });

  it('finds nothing in an empty statute, and is not misled by rubrics alone', () => {
    const rubrics = [
      'Namn',
      'Medlemmar',
      'Ändamål',
      'Styrelse',
      'Lån',
      'Budget',
      'Utträde',
      'Tvister',
      'Arvoden',
    ];
    const source = rubrics
      .map((rubric, index) => `${String(index + 1)} § ${rubric}\nAvsiktligt tom.\n`)
      .join('\n');
    expect(rows(source, forbund, on).filter(({ verdict }) => verdict === 'found')).to.deep.equal([]);
  });

  it('takes an item that is repealed, or left to another text, for no statement', () => {
    const of = (words: string) =>
      rows(`1 § Namn\nFörbundet heter X.\n\n2 § Tvister\n${words}\n`, forbund, on).find(
        ({ check }) => check === 'disputes',
      )?.verdict;
    expect(of('Tvister avgörs av allmän domstol.')).to.equal('found');
    expect(of('Paragrafen är upphävd.')).to.equal('missing');
    expect(of('Hur tvister avgörs regleras i särskilt avtal.')).to.equal('doubtful');
  });

  it('goes by the law of the day: rows close and others open', () => {
    const items = [
      ...lawItems.map((each) =>
        each.topic === 'notices' ? { ...each, to: '2029-12-31' as PartialDate } : each,
      ),
      { item: 7, topic: 'amendment' as const, from: '2030-01-01' as PartialDate, to: null },
    ];
    const checks = lawChecks.map((each) => ({ ...each, from: '2030-01-01' as PartialDate }));
    const of = (day: string) =>
      checklistOf(readStatute(anotherStatute), { on: day as Day, forbund, items, checks }).map(
        ({ check }) => check,
      );
    expect(of('2029-12-31')).to.include('notices').and.not.include('boardSeats');
    expect(of('2030-01-01')).to.include('boardSeats').and.not.include('notices');
    expect(rows(anotherStatute, forbund, '2003-12-31').filter(({ item }) => item === null)).to.deep.equal([]);
  });

  it('is quick on a text of any length', () => {
    const long = `1 § Styrelse\n${'Varje medlem utser en ledamot och en ersättare för fyra år från den 1 april. '.repeat(3000)}\n`;
    const odd = `1 § Andelar\n${'1/2 1/4 '.repeat(20_000)}\n\n2 § Namn\n${'varje '.repeat(40_000)}\n`;
    for (const source of [long, odd]) {
      const reading = readStatute(source);
      const begun = performance.now();
      checklistOf(reading, { on, forbund });
      expect(performance.now() - begun).to.be.below(3000);
    }
  });
});

const layouts = '../shared/corpus/synthetic';
const others = '../shared/corpus/statutes';

describe('the checklist in other layouts', function () {
  before(function () {
    if (existsSync(layouts)) return;
    skipWithReason(this, `${layouts} is missing: only the layouts of our own texts are checked`);
  });
  for (const file of existsSync(layouts)
    ? readdirSync(layouts).filter((name) => name.endsWith('.txt'))
    : []) {
    const year = /\d{4}/.exec(file)?.[0] ?? '';
    it(file, () => {
      const found = faults(
        rows(readFileSync(`${layouts}/${file}`, 'utf8'), alvmarken(year), `${year}-12-01`),
      );
      // This text says nothing of its organisation or remuneration. A transcript without line ends has lost its days too.
      expect(
        found.filter((fault) => /^(?:organisation|remuneration) notStated$/u.test(fault)),
      ).to.have.length(2);
      const rest = found.filter((fault) => !/^(?:organisation|remuneration)/u.test(fault));
      const term = file.includes('-k-') ? 'boardTerm termStartUnread' : 'boardTerm termOtherStart';
      expect(rest).to.deep.equal(
        year === '2022' ? (file.includes('-k-') ? [term] : []) : ['boardSeats byPart', term],
      );
    });
  }
});

describe('the checklist of other associations and laws', function () {
  before(function () {
    if (existsSync(others)) return;
    skipWithReason(this, `${others} is missing: no texts of others are checked`);
  });
  for (const file of existsSync(others) ? readdirSync(others).filter((name) => name.endsWith('.txt')) : []) {
    it(`is never green on who has seats and pays in ${file}`, function () {
      this.timeout(20_000);
      const found = rows(readFileSync(`${others}/${file}`, 'utf8'), forbund, on);
      for (const check of ['name', 'members', 'boardSeats', 'costShares'])
        expect(found.find((row) => row.check === check)?.verdict, check).not.to.equal('found');
    });
  }
});

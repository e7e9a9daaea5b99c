// Whether a change is one in substance: references that follow a renumbering, new names, case, marks and spelling are not.

import { expect } from 'chai';
import { compareTexts } from '../../../server/domain/comparison/texts.ts';
import type { Comparison, Nature, Run } from '../../../server/domain/comparison/change.ts';
import { compareStatutes } from '../../../server/domain/comparison/compare.ts';
import { summarise } from '../../../server/domain/comparison/summary.ts';
import { knownRenamings } from '../../../server/domain/organisations/renamings.ts';
import type { Renaming } from '../../../server/domain/comparison/renamings.ts';
import { readStatute } from '../../../server/domain/statutes/parse/read-statute.ts';

const read = (source: string): Parameters<typeof compareStatutes>[0] => ({
  source,
  reading: readStatute(source),
});

const bodies = [
  'Förbundet har sitt säte i Granby.',
  'Förbundet ska svara för finansiell samordning mellan medlemmarna så att resurserna används effektivt.',
  'Styrelsen består av fyra ledamöter och lika många ersättare som medlemmarna utser.',
  'Varje medlem utser en revisor, och revisorernas mandattid är densamma som styrelsens.',
  'Kallelse till sammanträde ska skickas senast en vecka i förväg med handlingarna.',
  'Protokoll ska justeras av ordföranden och ytterligare en ledamot inom fjorton dagar.',
];
const added = 'Förbundet får inte ta upp lån eller teckna borgen för andras åtaganden.';

/** Six clauses and a seventh with this text; a new clause comes in as 3 §, so that 3–7 §§ become 4–8 §§. */
function renumbering(old: string, fresh: string): Comparison {
  const numbered = (list: readonly string[]): string =>
    list.map((body, index) => `${String(index + 1)} §\n${body}\n`).join('\n');
  const before = [...bodies, old];
  const after = [...bodies.slice(0, 2), added, ...bodies.slice(2), fresh];
  return compareStatutes(read(numbered(before)), read(numbered(after)));
}

function changedRuns(comparison: Comparison): { text: string; because: string | null }[] {
  const isChange = (run: Run): boolean => run.kind === 'deleted' || run.kind === 'inserted';
  return [...comparison.clauses.flatMap((clause) => clause.paragraphs), ...comparison.preamble]
    .filter((paragraph) => paragraph.before.length > 0 && paragraph.after.length > 0)
    .flatMap((paragraph) => paragraph.runs.filter(isChange))
    .map((run) => ({ text: run.text, because: 'because' in run ? run.because : null }));
}

const lastNature = (comparison: Comparison): Nature | undefined => comparison.clauses.at(-1)?.nature;

describe('a reference after a renumbering', () => {
  const follows: readonly (readonly [string, string])[] = [
    ['enligt 5 §', 'enligt 6 §'],
    ['enligt § 5', 'enligt § 6'],
    ['enligt 3 och 5 §§', 'enligt 4 och 6 §§'],
    ['enligt 3, 4 eller 6 §§', 'enligt 4, 5 eller 7 §§'],
    ['enligt 3–5 §§', 'enligt 4–6 §§'],
    ['enligt 3-5 §§', 'enligt 4-6 §§'],
    ['enligt 5 § andra stycket 3', 'enligt 6 § andra stycket 3'],
    ['enligt 5 § första stycket', 'enligt 6 § första stycket'],
    ['enligt 2 och 5 §§', 'enligt 2 och 6 §§'],
  ];
  for (const [old, fresh] of follows) {
    it(`is a consequence: ${old} → ${fresh}`, () => {
      const comparison = renumbering(`Styrelsen beslutar ${old}.`, `Styrelsen beslutar ${fresh}.`);
      expect(lastNature(comparison)).to.equal('consequential');
      const runs = changedRuns(comparison);
      expect(runs).not.to.deep.equal([]);
      expect(runs.filter((run) => run.because !== 'consequential')).to.deep.equal([]);
    });
  }

  const leadsElsewhere: readonly (readonly [string, string])[] = [
    ['enligt 5 §', 'enligt 7 §'],
    ['enligt 5 §', 'enligt 2 §'],
    ['enligt 3–5 §§', 'enligt 4–7 §§'],
    ['enligt 5 § andra stycket', 'enligt 6 § tredje stycket'],
    ['enligt 5 § kommunallagen', 'enligt 6 § kommunallagen'],
    ['enligt 5 § lagen (2003:1210) om samordning', 'enligt 6 § lagen (2003:1210) om samordning'],
    ['inom 5 dagar', 'inom 6 dagar'],
    ['5 ledamöter', '6 ledamöter'],
  ];
  for (const [old, fresh] of leadsElsewhere) {
    it(`is one in substance: ${old} → ${fresh}`, () => {
      const comparison = renumbering(`Styrelsen beslutar ${old}.`, `Styrelsen beslutar ${fresh}.`);
      expect(lastNature(comparison)).to.equal('substance');
    });
  }

  it('is known by its letter and by its chapter', () => {
    const lettered = (number: string, reference: string): string =>
      `1 §\n${bodies[1] ?? ''}\n\n${number} §\n${bodies[2] ?? ''}\n\n9 §\nStyrelsen beslutar enligt ${reference}.\n`;
    const one = compareStatutes(read(lettered('1 a', '1 a §')), read(lettered('2', '2 §')));
    expect(lastNature(one)).to.equal('consequential');
    const chapters = (first: string, reference: string): string =>
      `1 kap. Allmänt\n\n${first}\n\n2 kap. Särskilt\n\n1 §\nDetta gäller utöver ${reference}.\n`;
    const old = `1 §\n${bodies[1] ?? ''}`;
    const two = compareStatutes(
      read(chapters(old, '1 kap. 1 §')),
      read(chapters(`1 §\n${added}\n\n2 §\n${bodies[1] ?? ''}`, '1 kap. 2 §')),
    );
    expect(lastNature(two)).to.equal('consequential');
  });

  it('beside one word of substance makes the stycke one of substance, and is still told apart', () => {
    const comparison = renumbering(
      'Styrelsen beslutar enligt 5 § om medlen ska fördelas mellan parterna.',
      'Styrelsen beslutar enligt 6 § om medlen får fördelas mellan parterna.',
    );
    expect(lastNature(comparison)).to.equal('substance');
    expect(changedRuns(comparison)).to.deep.equal([
      { text: '5 §', because: 'consequential' },
      { text: '6 §', because: 'consequential' },
      { text: 'ska', because: null },
      { text: 'får', because: null },
    ]);
  });
});

describe('a new name', () => {
  const compare = (before: string, after: string, renamings: readonly Renaming[]): Comparison =>
    compareStatutes(read(`1 §\n${before}\n`), read(`1 §\n${after}\n`), { renamings });

  const known: readonly (readonly [string, string])[] = [
    ['Medlemmar är kommunen och landstinget.', 'Medlemmar är kommunen och regionen.'],
    ['Förslaget ska ha landstingets stöd.', 'Förslaget ska ha regionens stöd.'],
    ['Valet görs av landstingsfullmäktige i god tid.', 'Valet görs av regionfullmäktige i god tid.'],
    [
      'Medlemmar är Granby kommun och Älvmarkens läns landsting.',
      'Medlemmar är Granby kommun och Region Älvmarken.',
    ],
    ['Medlemmar är Granby kommun och Landstinget Norrvik.', 'Medlemmar är Granby kommun och Region Norrvik.'],
    [
      'Medlemmar är Granby kommun och Landstinget i Norrviks län.',
      'Medlemmar är Granby kommun och Region Norrviks län.',
    ],
    ['Medlemmar är kommunen och länsarbetsnämnden.', 'Medlemmar är kommunen och Arbetsförmedlingen.'],
    ['Beslut fattas av den allmänna försäkringskassan.', 'Beslut fattas av Försäkringskassan.'],
  ];
  for (const [old, fresh] of known) {
    it(`of a body is known: ${fresh}`, () => {
      const comparison = compare(old, fresh, knownRenamings());
      const [clause] = comparison.clauses;
      expect([clause?.kind, clause?.nature]).to.deep.equal(['editorial', 'editorial']);
      const reasons = new Set(changedRuns(comparison).map((run) => run.because));
      expect([...reasons]).to.deep.equal(['renaming']);
      expect(compare(fresh, old, knownRenamings()).clauses[0]?.nature).to.equal('editorial');
      expect(compare(old, fresh, []).clauses[0]?.nature).to.equal('substance');
    });
  }

  it('is whole, although a word of it stays', () => {
    const comparison = compare(
      'Medlem är Granby landsting sedan 2005.',
      'Medlem är Region Granby sedan 2005.',
      [{ from: 'Granby landsting', to: 'Region Granby' }],
    );
    expect(changedRuns(comparison)).to.deep.equal([
      { text: 'Granby landsting', because: 'renaming' },
      { text: 'Region Granby', because: 'renaming' },
    ]);
    const { segments } = comparison;
    expect(segments.filter(([kind]) => kind !== '=')).to.deep.equal([
      ['-', 'Granby landsting'],
      ['+', 'Region Granby'],
    ]);
  });

  it('is none where another body came in its place', () => {
    const nature = (old: string, fresh: string): Nature | undefined =>
      compare(old, fresh, knownRenamings()).clauses[0]?.nature;
    expect(nature('Frågan avgörs av landstinget.', 'Frågan avgörs av kommunen.')).to.equal('substance');
    expect(nature('Frågan avgörs av Landstinget Norrvik.', 'Frågan avgörs av Region Granby.')).to.equal(
      'substance',
    );
    expect(nature('Frågan avgörs av regionen.', 'Frågan avgörs av landstingen.')).to.equal('substance');
  });

  it('is known from the day it came', () => {
    const names = (day: string): string[] => knownRenamings(day).map((renaming) => renaming.from);
    expect(names('2004-12-31')).to.deep.equal([]);
    expect(names('2008-01-01')).to.include('länsarbetsnämnden').and.not.include('landsting');
    expect(names('2019-01-01')).to.include('landsting');
  });
});

describe('a dash', () => {
  const natureOf = (before: string, after: string): string | undefined =>
    compareTexts(`1 § Bidrag\n\n${before}\n`, `1 § Bidrag\n\n${after}\n`).clauses[0]?.nature;

  for (const [before, after, nature] of [
    ['Den som är 16-64 år får stöd.', 'Den som är 16–64 år får stöd.', 'editorial'],
    ['Enligt 5-7 §§ gäller det.', 'Enligt 5–7 §§ gäller det.', 'editorial'],
    ['Styrelsen - och bara den - beslutar.', 'Styrelsen – och bara den – beslutar.', 'editorial'],
    ['Taket är -5 procent.', 'Taket är −5 procent.', 'editorial'],
    ['Taket är -5 procent.', 'Taket är 5 procent.', 'substance'],
    ['Taket är 5 procent.', 'Taket är −5 procent.', 'substance'],
  ] as const) {
    it(`${before} → ${after}: ${nature}`, () => {
      expect(natureOf(before, after)).to.equal(nature);
    });
  }
});

describe('an editorial change', () => {
  const compare = (before: string, after: string): Comparison =>
    compareStatutes(read(`1 §\n${before}\n`), read(`1 §\n${after}\n`));

  it('is one of case, marks and spelling', () => {
    for (const [old, fresh] of [
      ['Styrelsen skall besluta om budget.', 'Styrelsen ska besluta om budget.'],
      ['Styrelsen ska besluta om budget.', 'Styrelsen ska besluta om Budget.'],
      ['Styrelsen ska, om så krävs, besluta.', 'Styrelsen ska om så krävs besluta.'],
    ] as const) {
      const comparison = compare(old, fresh);
      expect(comparison.clauses[0]).to.include({ kind: 'editorial', nature: 'editorial' });
      const reasons = changedRuns(comparison).map((run) => run.because);
      expect([...new Set(reasons)]).to.deep.equal(['editorial']);
    }
  });

  it('is none where a word is another', () => {
    const comparison = compare('Styrelsen skall besluta om budget.', 'Styrelsen får besluta om budget.');
    expect(comparison.clauses[0]).to.include({ kind: 'changed', nature: 'substance' });
  });

  it('is a clause that only changed its place, but not wording that went to another clause', () => {
    const statute = (list: readonly string[]): string =>
      list.map((body, index) => `${String(index + 1)} §\n${body}\n`).join('\n');
    const [one = '', two = '', three = '', four = ''] = bodies;
    const moved = compareStatutes(
      read(statute([one, two, three, four])),
      read(statute([one, three, four, two])),
    );
    expect(moved.clauses.map((clause) => clause.nature)).to.deep.equal([
      'none',
      'editorial',
      'editorial',
      'editorial',
    ]);
    const apart = compareStatutes(
      read(statute([one, `${two}\n\n${added}`, three])),
      read(statute([one, two, `${three}\n\n${added}`])),
    );
    expect(apart.clauses.map((clause) => clause.nature)).to.deep.equal(['none', 'substance', 'substance']);
  });

  it('is counted by itself in the summary', () => {
    const before = `1 §\nStyrelsen skall leda.\n\n2 §\n${bodies[1] ?? ''}\n\n3 §\n${bodies[2] ?? ''}\n`;
    const after = before.replace('skall', 'ska').replace('fyra', 'fem');
    const { natures } = summarise(compareStatutes(read(before), read(after)));
    expect(natures).to.deep.equal({ none: 1, editorial: 1, consequential: 0, substance: 1 });
  });
});

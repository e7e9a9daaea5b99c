// The library: what is marked as shared, where sentences stand, and what is closest, over readings of real layout.
import { expect } from 'chai';
import { Library, type MarkedStycke } from '../../../server/domain/topics/library.ts';
import { readStatute } from '../../../server/domain/statutes/parse/read-statute.ts';
import { maybe } from '../../support/days.ts';

const list = 'Förbundet ska\n- besluta om mål för samordningen,\n- stödja samverkan mellan parterna.';
const libraryOf = (texts: Readonly<Record<string, readonly [string | null, string]>>): Library => {
  const library = new Library();
  for (const [id, [from, text]] of Object.entries(texts)) {
    const owner = id.split(' ')[0] ?? '';
    library.take({ id, owner, effectiveFrom: maybe(from), reading: readStatute(text) });
  }
  return library;
};
const marked = (stycken: readonly MarkedStycke[]): readonly string[] =>
  stycken.flatMap((stycke) =>
    stycke.flatMap(({ runs }) => runs.flatMap(({ text, isShared }) => (isShared ? [text] : []))),
  );

describe('the library', () => {
  const library = libraryOf({
    'alm 1': ['2010', `1 § Uppgifter\n${list}\nDet är allt som ska sägas om det här.\n`],
    'alm 2': ['2020', `1 § Uppgifter\n${list}\nDet är allt som ska sägas om det här.\n`],
    'björk 1': [
      null,
      `1 § Namn\nFörbundets namn är Björk.\n\n2 § Uppgifter\n${list}\nMen mer kan tilläggas sedan.\n`,
    ],
  });
  const places = [
    { version: 'alm 2', clause: 0 },
    { version: 'björk 1', clause: 1 },
  ];

  it('knows what it lacks', () => {
    expect(library.missing(['alm 1', 'ek 1'])).to.deep.equal(['ek 1']);
  });

  it('tells what clauses are about, under their addresses', () => {
    const [björk] = library.heads(['björk 1']).versions;
    expect(
      björk?.clauses.map(({ anchor, reference, found }) => [anchor, reference, found[0]?.topic]),
    ).to.deep.equal([
      ['p1', '1 §', 'name'],
      ['p2', '2 §', 'tasks'],
    ]);
  });

  it('marks what others share, over the points of a list', () => {
    const [alm, björk] = library.beside(places, places, ['alm 2', 'björk 1']);
    const both = ['Förbundet ska', 'besluta om mål för samordningen', 'stödja samverkan mellan parterna'];
    expect(marked(alm?.stycken ?? [])).to.deep.equal(both);
    expect(marked(björk?.stycken ?? [])).to.deep.equal(both);
    expect(
      alm?.stycken.flat().map(({ runs }) => runs.map(({ text }) => text).join('')),
      'all text is there',
    ).to.deep.equal([
      'Förbundet ska',
      'besluta om mål för samordningen,',
      'stödja samverkan mellan parterna.',
      'Det är allt som ska sägas om det här.',
    ]);
  });

  it('marks nothing that only its own statute has', () => {
    const [alm] = library.beside(places.slice(0, 1), places.slice(0, 1), []);
    expect(marked(alm?.stycken ?? [])).to.deep.equal([]);
  });

  it('tells of each sentence whose statute has it, since when, and what is too short to tell', () => {
    const [alm] = library.beside(places.slice(0, 1), places, ['alm 2', 'björk 1']);
    expect(
      alm?.sentences.map(({ text, isAsked, own, others }) => [
        text,
        isAsked,
        own?.since ?? null,
        others.map(({ owner }) => owner),
      ]),
    ).to.deep.equal([
      ['Förbundet ska', false, null, []],
      ['besluta om mål för samordningen,', true, '2010', ['björk']],
      ['stödja samverkan mellan parterna.', true, '2010', ['björk']],
      ['Det är allt som ska sägas om det här.', true, '2010', []],
    ]);
    expect(alm?.sentences[1]?.others[0], 'a version without a date').to.include({
      since: null,
      isSinceUncertain: true,
    });
  });

  it('finds the closest clause with the words they share', () => {
    const { asked, close } = library.closest({ version: 'alm 2', clause: 0 }, ['björk 1', 'alm 1']);
    expect(close.map(({ owner, place, sharedWords }) => [owner, place.clause, sharedWords])).to.deep.equal([
      ['björk', 1, 11],
    ]);
    expect(marked(asked)).to.deep.equal(marked(close[0]?.stycken ?? []));
  });
});

// What is written into a förbundsordning when a member joins: its name where that is sure, and nothing where it is not.
import { expect } from 'chai';
import { withNewMember } from '../../../server/domain/organisations/accession.ts';
import { firstDraft } from '../../../server/domain/organisations/first-draft.ts';
import { readStatute } from '../../../server/domain/statutes/parse/read-statute.ts';

const kommuner = ['Granby kommun', 'Ekdals kommun'];
const written = (members: string, name = 'Björkviks kommun'): string | null => {
  const source = `Förbundsordning\n\n1 § Namn\nFörbundets namn är Ån.\n\n2 § Medlemmar\n${members}\n\n3 § Säte\nSätet är Granby kommun, Ekdals kommun, eller nära.\n`;
  const clause = readStatute(source).clauses.find(({ number }) => number === '2');
  if (clause === undefined) throw new Error('no 2 §');
  const text = withNewMember(source, clause, kommuner, name);
  if (text === null) return null;
  // Only the clause itself is touched.
  expect(text.startsWith('Förbundsordning\n\n1 § Namn\nFörbundets namn är Ån.\n\n2 § Medlemmar\n')).to.equal(
    true,
  );
  expect(text.endsWith('\n\n3 § Säte\nSätet är Granby kommun, Ekdals kommun, eller nära.\n')).to.equal(true);
  return text.split('2 § Medlemmar\n')[1]?.split('\n\n3 §')[0] ?? '';
};

describe('accession: the new member in the list', () => {
  for (const [what, before, after] of [
    [
      'numbered, with the numbers behind it moved',
      'Medlemmarna är\n1. Granby kommun,\n2. Ekdals kommun,\n3. Region Grandal, och\n4. Försäkringskassan.',
      'Medlemmarna är\n1. Granby kommun,\n2. Ekdals kommun,\n3. Björkviks kommun,\n4. Region Grandal, och\n5. Försäkringskassan.',
    ],
    [
      'lettered',
      'Medlemmarna är\na) Granby kommun,\nb) Ekdals kommun,\nc) Region Grandal.',
      'Medlemmarna är\na) Granby kommun,\nb) Ekdals kommun,\nc) Björkviks kommun,\nd) Region Grandal.',
    ],
    [
      'with dashes',
      'Medlemmarna är\n– Granby kommun,\n– Ekdals kommun,\n– Region Grandal.',
      'Medlemmarna är\n– Granby kommun,\n– Ekdals kommun,\n– Björkviks kommun,\n– Region Grandal.',
    ],
    [
      'in a sentence',
      'Medlemmar är Granby kommun, Ekdals kommun, Region Grandal och Försäkringskassan.',
      'Medlemmar är Granby kommun, Ekdals kommun, Björkviks kommun, Region Grandal och Försäkringskassan.',
    ],
    [
      'in a sentence where the last kommun stands before "och"',
      'Medlemmar är Region Grandal, Granby kommun, Försäkringskassan och Ekdals kommun.',
      'Medlemmar är Region Grandal, Granby kommun, Björkviks kommun, Försäkringskassan och Ekdals kommun.',
    ],
    ['where nobody it stands with is named', 'Medlemmar är de som har antagit förbundsordningen.', null],
    ['where it stands already', 'Medlemmar är Granby kommun, Björkviks kommun, och Ekdals kommun.', null],
    [
      'where a kommun is named twice',
      'Medlemmar är Granby kommun, Ekdals kommun. Granby kommun, som har sätet, och Ekdals kommun, delar.',
      null,
    ],
    [
      'where the numbers do not follow',
      'Medlemmarna är\n1. Granby kommun,\n2. Ekdals kommun,\n5. Region Grandal.',
      null,
    ],
  ] as const)
    it(what, () => {
      expect(written(before)).to.equal(after);
    });

  it('takes a name as it is, whatever signs it has', () => {
    const name = 'A$& (B) kommun';
    expect(written('Medlemmar är Granby kommun, Ekdals kommun, Region Grandal.', name)).to.include(
      `Ekdals kommun, ${name}, Region`,
    );
  });

  it('reads as one more punkt, and every clause as before', () => {
    const source = firstDraft('Samordningsförbundet Ån', [
      ...kommuner,
      'Region Grandal',
      'Försäkringskassan',
    ]);
    const before = readStatute(source);
    const clause = before.clauses[1];
    const text = clause === undefined ? null : withNewMember(source, clause, kommuner, 'Björkviks kommun');
    const after = readStatute(text ?? '');
    expect(after.clauses.map(({ number, heading }) => [number, heading])).to.deep.equal(
      before.clauses.map(({ number, heading }) => [number, heading]),
    );
    const items =
      after.clauses[1]?.blocks.flatMap((block) => (block.kind === 'list' ? block.items : [])) ?? [];
    expect(items.map(({ label }) => label)).to.deep.equal(['1.', '2.', '3.', '4.', '5.']);
  });
});

describe('formation: the first draft', () => {
  it('reads without a doubt, states name and members, and says where the rest is to be written', () => {
    const reading = readStatute(firstDraft('Samordningsförbundet Ån', ['Granby kommun', 'Region Grandal']));
    expect([reading.doubts, reading.leftOut]).to.deep.equal([[], []]);
    expect(reading.clauses.length).to.be.above(15);
    expect(reading.clauses.filter(({ heading }) => heading === null)).to.deep.equal([]);
    expect(JSON.stringify(reading.clauses[1])).to.include('Granby kommun').and.include('Region Grandal');
  });
});

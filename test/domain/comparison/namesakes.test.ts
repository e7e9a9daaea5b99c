// Clauses that kept rubric and number stay paired, whatever stycke moved between them.
import { expect } from 'chai';
import { compareTexts } from '../../../server/domain/comparison/texts.ts';

const moved = 'Förbundet får lämna stöd till sina medlemmar för gemensamma insatser i länet.';

function pairsOf(before: string, after: string): string[] {
  return compareTexts(before, after).clauses.map(
    (clause) =>
      `${clause.before.map(({ heading }) => heading ?? '').join()} → ${clause.after.map(({ heading }) => heading ?? '').join()}`,
  );
}

describe('two very small clauses', () => {
  const before = `1 § Ändamål\n\nFörbundet ska samordna insatser.\n\n${moved}\n\n2 § Säte\n\nFörbundet har sitt säte i Granby.\n`;
  const after = `1 § Ändamål\n\nFörbundet samordnar insatser.\n\n2 § Säte\n\nSätet är Granby.\n\n${moved}\n`;

  it('keep their partners when a longer stycke moves from one to the other', () => {
    expect(pairsOf(before, after)).to.deep.equal(['Ändamål → Ändamål', 'Säte → Säte']);
    expect(pairsOf(after, before)).to.deep.equal(['Ändamål → Ändamål', 'Säte → Säte']);
  });

  it('keep them beside clauses that stay', () => {
    const rest = '\n3 § Förvaltning\n\nText som står kvar.\n';
    expect(pairsOf(before + rest, after + rest).slice(0, 2)).to.deep.equal([
      'Ändamål → Ändamål',
      'Säte → Säte',
    ]);
  });

  it('are paired by their text where nearly all of it changed places', () => {
    const swapped = `1 § Ändamål\n\nFörbundet har sitt säte i Granby.\n\n2 § Säte\n\nFörbundet ska samordna insatser.\n\n${moved}\n`;
    expect(pairsOf(before, swapped)).to.deep.equal(['Säte → Ändamål', 'Ändamål → Säte']);
  });
});

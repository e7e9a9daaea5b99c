// A text given back changed: one answer for each clause that differs, whatever has become of it, and none lost.
import { expect } from 'chai';
import { compareStatutes } from '../../../server/domain/comparison/compare.ts';
import { clauseAnswers } from '../../../server/domain/proposals/answered-text.ts';
import { readStatute } from '../../../server/domain/statutes/parse/read-statute.ts';

const read = (source: string) => ({ source, reading: readStatute(source) });
const sent = `Förbundsordning för Samordningsförbundet Granby

1 § Ändamål
Förbundet ska stödja samverkan mellan sina medlemmar.

2 § Säte
Förbundet har sitt säte i Granby.

3 § Styrelse
Styrelsen har sex ledamöter. De väljs för fyra år.
`;

function answers(given: string) {
  const [before, after] = [read(sent), read(given)];
  return clauseAnswers(compareStatutes(before, after), before.reading, after.reading);
}
const change = (from: string, to: string) => answers(sent.replace(from, to));

describe('the answers that a changed text holds', () => {
  it('are none where only the layout differs', () => {
    expect(answers(sent)).to.deep.equal([]);
    expect(answers(sent.replaceAll('\n', '\r\n').replace('Granby.', 'Granby.  '))).to.deep.equal([]);
  });

  it('give a reworded clause its wording, and only that', () => {
    expect(change('sex ledamöter', 'sju ledamöter')).to.deep.equal([
      {
        clause: 'p3',
        differences: [{ kind: 'reworded' }],
        wording: 'Styrelsen har sju ledamöter. De väljs för fyra år.',
      },
    ]);
  });

  it('tell of a rubric by itself', () => {
    expect(change('§ Säte', '§ Ort')).to.deep.equal([
      { clause: 'p2', differences: [{ kind: 'headed', heading: 'Ort' }], wording: '' },
    ]);
    expect(change('2 § Säte', '2 §')).to.deep.equal([
      { clause: 'p2', differences: [{ kind: 'headed', heading: '' }], wording: '' },
    ]);
  });

  it('tell of a clause struck out, and of one put in and those it pushes', () => {
    const found = answers(
      sent
        .replace('2 § Säte\nFörbundet har sitt säte i Granby.\n\n', '')
        .replace('3 §', '2 §')
        .replace('\n1 §', '\n1 § Namn\nFörbundet heter Granby samverkan.\n\n1 a §'),
    );
    const told = new Map(
      found.map(({ clause, differences }) => [clause, differences.map(({ kind }) => kind)]),
    );
    expect(told.get('p2')).to.deep.equal(['repealed']);
    expect(told.get('p3')).to.deep.equal(['renumbered']);
    expect(told.get('')).to.deep.equal(['inserted']);
    expect(found.find(({ clause }) => clause === '')?.wording).to.equal('Förbundet heter Granby samverkan.');
  });

  it('tell of what stands outside the clauses', () => {
    expect(change('Samordningsförbundet Granby', 'Samordningsförbundet Stora Granby')).to.deep.equal([
      {
        clause: '',
        differences: [{ kind: 'outside', removed: 'Förbundsordning för Samordningsförbundet Granby' }],
        wording: 'Förbundsordning för Samordningsförbundet Stora Granby',
      },
    ]);
  });

  it('keep every word of clauses that are put together or parted', () => {
    const parted = answers(sent.replace(' De väljs för fyra år.', '\n\n4 § Tid\nDe väljs för fyra år.'));
    expect(parted.map(({ wording }) => wording).join(' '))
      .to.include('Styrelsen har sex ledamöter.')
      .and.include('De väljs för fyra år.');
    const joined = answers(sent.replace('\n\n2 § Säte\nFörbundet', ' Förbundet').replace('3 §', '2 §'));
    expect(joined.map(({ clause }) => clause)).to.include.members(['p1', 'p2']);
    expect(joined.map(({ wording }) => wording).join(' ')).to.include('säte i Granby');
  });
});

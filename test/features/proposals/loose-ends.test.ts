// References that follow a renumbering, and those that lead nowhere any longer.
import { expect } from 'chai';
import { comparePair } from '../../../server/features/comparison/pair.ts';
import { looseEndsOf } from '../../../server/features/proposals/loose-ends.ts';
import { read } from '../../support/rounds.ts';

const before = read(`Förbundsordning för Förbundet

1 § Ändamål
Förbundet ska stödja samordning.

2 § Styrelse
Styrelsen leder verksamheten enligt 1 § och beslutar om medlemsavgiften.

3 § Budget
Styrelsen beslutar om budget enligt 2 § och hämtar in medlemmarnas synpunkter.
`);

describe('the loose ends of a proposal', () => {
  it('are references that followed', () => {
    const after = read(
      before.source
        .replace('3 § Budget', '4 § Budget')
        .replace('enligt 2 §', 'enligt 3 §')
        .replace('2 § Styrelse', '2 § Säte\nSätet är i Granby.\n\n3 § Styrelse'),
    );
    const comparison = comparePair({ before, after });
    expect(looseEndsOf({ comparison, before }, after)).to.deep.equal({
      followed: [{ where: '4 §', from: '2 §', to: '3 §' }],
      dangling: [],
    });
  });

  it('are references to what is repealed', () => {
    const after = read(before.source.replace(/1 § Ändamål\n.*\n/u, ''));
    const comparison = comparePair({ before, after });
    expect(looseEndsOf({ comparison, before }, after).dangling).to.deep.equal([
      { where: '2 §', text: '1 §' },
    ]);
  });
});

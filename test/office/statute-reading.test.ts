// Reading statutes at once or in the thread: the same answer, and nobody waits for a large text.
import { expect } from 'chai';
import { readStatute } from '../../server/domain/statutes/parse/read-statute.ts';
import { statuteReader } from '../../server/office/statute-reading.ts';

const source = '1 § Ändamål\nFörbundet ska samordna.\n\n2 § Säte\nSätet är Granby.\n\n2 § Styrelse\nText.\n';

describe('the reader of statutes', () => {
  it('reads the same in its thread as at once', async () => {
    const [atOnce, inThread] = [statuteReader(), statuteReader(0)];
    try {
      const reading = readStatute(source);
      expect(await atOnce.read(source)).to.deep.equal({ result: reading });
      expect(await inThread.read(source)).to.deep.equal({ result: reading });
    } finally {
      await atOnce.close();
      await inThread.close();
    }
  });

  it('leaves the house free while it reads a large text, and says when too many wait', async () => {
    const reader = statuteReader();
    const large = source + 'Ord som följer på ord.\n'.repeat(10_000);
    try {
      let turns = 0;
      const turning = setInterval(() => (turns += 1), 5);
      const outcomes = await Promise.all(Array.from({ length: 12 }, () => reader.read(large)));
      clearInterval(turning);
      expect(turns, 'others had their turn').to.be.greaterThan(3);
      expect(outcomes.filter((outcome) => outcome === 'busy')).to.have.length(3);
    } finally {
      await reader.close();
    }
  });
});

// A text with its reading: asked for once in a request, and what is said when it cannot be read now.
import { expect } from 'chai';
import { readStatute } from '../../../server/domain/statutes/parse/read-statute.ts';
import { eachOnce, textRead } from '../../../server/features/statutes/text-read.ts';

const source = '1 § Ändamål\nFörbundet ska samordna.\n';

describe('a text with its reading', () => {
  it('is read once, however often and however soon it is asked for', async () => {
    const asked: string[] = [];
    const read = eachOnce((text) => {
      asked.push(text);
      return Promise.resolve({ result: readStatute(text) });
    });
    const texts = await Promise.all([source, 'annat', source].map((text) => textRead(read, text)));
    expect(asked).to.deep.equal([source, 'annat']);
    expect(texts[2]).to.deep.equal({ source, reading: readStatute(source) });
  });

  it('is refused beside its field where it takes too long, or too many wait', async () => {
    expect(await textRead(() => Promise.resolve('tookTooLong'), source)).to.deep.include({
      refused: 'statute.takesTooLong',
      field: 'source',
    });
    expect(await textRead(() => Promise.resolve('busy'), source)).to.deep.include({
      refused: 'request.busy',
      field: 'source',
    });
  });
});

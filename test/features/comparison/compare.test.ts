// Comparing over HTTP: any two texts, stored versions under a lasting address, Word; and nothing is ever saved.
import { expect } from 'chai';
import type { Response } from 'supertest';
import { longestText } from '../../../server/features/comparison/forms.ts';
import { appOfSuite, type Typed } from '../../support/app.ts';
import { expectNoChange } from '../../support/assertions.ts';
import { granbyTexts } from '../../support/cast.ts';
import { elementsOf, textOf } from '../../support/markup.ts';
import { expectPage, expectRedirect, type PageRead } from '../../support/page.ts';

const [before, after] = [granbyTexts['2014-05-01'], granbyTexts['2018-01-01']];

/** The words that a comparison marks as gone and as new, without what is only spoken. */
function marked(page: PageRead): { readonly gone: readonly string[]; readonly added: readonly string[] } {
  const words = (tag: string): string[] =>
    [...elementsOf(page.root)]
      .filter(({ attributes }) => attributes.get('class') === 'clause-change')
      .flatMap((clause) => [...elementsOf(clause)].filter((element) => element.tag === tag))
      .map((element) =>
        element.children
          .map((child) =>
            typeof child === 'string'
              ? child
              : child.attributes.get('class') === 'visually-hidden'
                ? ''
                : textOf(child),
          )
          .join('')
          .trim(),
      );
  return { gone: words('del'), added: words('ins') };
}

describe('comparing', () => {
  const open = appOfSuite();
  const compare = (typed: Typed, files = {}): Promise<Response> =>
    expectNoChange(open().house.engine, () => open().stranger.upload('/jamfor', typed, files));
  const versionIds = async (): Promise<readonly [string, string, string]> => {
    const versions = await open()
      .house.desk(open().house.engine.read, null)
      .statutes.versions(open().world.granby.id);
    const [first = '', second = '', third = ''] = versions.map(({ id }) => id);
    return [first, second, third];
  };

  it('two pasted texts shows word by word what changed, and keeps the texts in the form', async () => {
    const page = expectPage(await compare({ beforeText: before, afterText: after }));
    expect(marked(page)).to.deep.equal({ gone: ['fyra'], added: ['sex'] });
    expect([page.values('beforeText').at(-1), page.values('afterText').at(-1)]).to.deep.equal([
      before,
      after,
    ]);
  });

  it('two uploaded files works as well, whatever their encoding', async () => {
    const files = {
      beforeFile: { name: 'före.txt', bytes: Buffer.from(before, 'latin1') },
      afterFile: { name: 'efter.txt', bytes: Buffer.from(after, 'utf8') },
    };
    const page = expectPage(await compare({}, files));
    expect(marked(page)).to.deep.equal({ gone: ['fyra'], added: ['sex'] });
    expect(page.values('beforeText').at(-1)).to.equal(before);
  });

  it('a file with a stored version works', async () => {
    const [first] = await versionIds();
    const page = expectPage(
      await compare({ beforeVersion: first }, { afterFile: { name: 'x.txt', bytes: Buffer.from(after) } }),
    );
    expect(marked(page)).to.deep.equal({ gone: ['fyra'], added: ['sex'] });
  });

  it('in two columns says the same', async () => {
    const page = expectPage(await compare({ beforeText: before, afterText: after, vy: 'spalter' }));
    expect(marked(page)).to.deep.equal({ gone: ['fyra'], added: ['sex'] });
  });

  it('equal texts, and texts that differ in layout only, says so', async () => {
    const same = expectPage(await compare({ beforeText: before, afterText: before }));
    const layout = expectPage(
      await compare({ beforeText: before, afterText: before.replaceAll('\n\n', '\n\n\n') }),
    );
    for (const page of [same, layout]) expect(marked(page)).to.deep.equal({ gone: [], added: [] });
    expect(same.text).to.not.equal(layout.text);
  });

  it('stored versions leads to an address that can be sent to somebody', async () => {
    const [first, second] = await versionIds();
    const to = expectRedirect(await compare({ beforeVersion: first, afterVersion: second }));
    expect(to).to.match(/^\/jamfor\?fran=/);
    for (const address of [to, `${to}&vy=spalter`]) {
      const page = expectPage(await open().stranger.get(address));
      expect(marked(page)).to.deep.equal({ gone: ['fyra'], added: ['sex'] });
      expect(page.links)
        .to.include('/forbund/granby/forbundsordning/lydelser/1')
        .and.include(address.replace('/jamfor', '/jamfor/word'));
      expect(page.text).to.include('1 maj 2014').and.include('1 januari 2018');
    }
  });

  const long = 'x'.repeat(longestText + 1);
  const file = (bytes: Buffer) => ({ beforeFile: { name: 'fil.bin', bytes } });
  const refused: readonly (readonly [
    what: string,
    typed: Typed,
    files: Record<string, unknown>,
    fields: readonly string[],
  ])[] = [
    ['nothing at all', {}, {}, ['beforeText', 'afterText']],
    ['one side only', { beforeText: before }, {}, ['afterText']],
    ['blanks', { beforeText: ' \n', afterText: after }, {}, ['beforeText']],
    ['too long a text', { beforeText: before, afterText: long }, {}, ['afterText']],
    ['too long a file', { afterText: after }, file(Buffer.from(long)), ['beforeFile']],
    ['a PDF', { afterText: after }, file(Buffer.from('%PDF-1.7')), ['beforeFile']],
    ['a Word file', { afterText: after }, file(Buffer.from('PK\u0003\u0004')), ['beforeFile']],
    ['a file of blanks', { afterText: after }, file(Buffer.from(' \n ')), ['beforeFile']],
    ['an unknown version', { beforeVersion: 'ingen', afterText: after }, {}, ['beforeVersion']],
  ];
  for (const [what, typed, files, fields] of refused) {
    it(`is refused of ${what}, in a sentence beside the field, with the texts kept`, async () => {
      const response = await compare(typed, files);
      const page = expectPage(response, fields[0] === 'beforeVersion' ? 404 : 422);
      for (const field of fields) expect(page.errorAt(field), field).to.be.a('string');
      expect(page.mistakes).to.have.lengthOf(fields.length);
      const kept = typed['afterText'];
      if (kept !== undefined) expect(page.values('afterText')).to.deep.equal([kept]);
    });
  }

  for (const address of [
    '/jamfor?fran=ingen&till=ingen',
    '/jamfor/word?fran=ingen&till=ingen',
    '/jamfor/word?fran=%22%3E&till=%00',
  ]) {
    it(`${address} is refused on a page with the form`, async () => {
      const response = await open().stranger.get(address);
      expect(response.status).to.be.oneOf([404, 422]);
      expectPage(response, response.status);
    });
  }
});

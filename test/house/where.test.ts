// docs/where.md answers "where do I change …?" with places that exist.
import { expect } from 'chai';
import { plant, projectRoot } from './planted.ts';
import { whereFaults } from './where.ts';

describe('docs/where.md', () => {
  it('names only what exists', () => {
    expect(whereFaults(projectRoot)).to.deep.equal([]);
  });

  it('so does CONTRIBUTING.md', () => {
    expect(whereFaults(projectRoot, 'CONTRIBUTING.md')).to.deep.equal([]);
  });

  it('a lost path and a lost symbol are seen', () => {
    const root = plant({
      'docs/where.md':
        'See `server/here.ts#kept`, `server/here.ts#lost`, `server/gone.ts`, `npm start` and `word`.',
      'server/here.ts': 'export function kept() {}\n// lost\n',
    });
    expect(whereFaults(root)).to.deep.equal([
      'docs/where.md names server/here.ts#lost, which is not declared there',
      'docs/where.md names server/gone.ts, which does not exist',
    ]);
  });

  it('an empty or missing page is seen', () => {
    expect(whereFaults(plant({ 'docs/where.md': 'Nothing here.' }))).to.deep.equal([
      'docs/where.md names no path',
    ]);
    expect(whereFaults(plant({}))).to.deep.equal(['docs/where.md is missing']);
  });
});

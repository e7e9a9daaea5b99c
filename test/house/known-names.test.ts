// No page, parser or script knows a name of the demo world or of the corpus.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { skipWithReason } from '../support/requirements.ts';
import { corpusNames, demoNames, nameFaults } from './known-names.ts';
import { plant, projectRoot } from './planted.ts';

const corpus = path.join(projectRoot, '../shared/corpus');

const demo = JSON.stringify({
  organisations: [
    { slug: 'sagodalen', kind: 'forbund', names: [{ name: 'Samordningsförbundet Sagodalen' }] },
    { slug: 'arbetsformedlingen', kind: 'agency', names: [{ name: 'Arbetsförmedlingen' }] },
  ],
});

describe('names of the demo and the corpus', () => {
  it('are not known to the program', () => {
    expect(nameFaults(projectRoot, corpus)).to.deep.equal([]);
  });

  it('are gathered from the demo', () => {
    expect(demoNames(projectRoot)).to.include.members(['granby', 'kvarnhede']);
  });

  it('are gathered from the corpus', function () {
    if (!existsSync(corpus)) skipWithReason(this, 'the shared corpus is not here');
    expect(corpusNames(corpus)).to.include.members(['datasektionen', 'alvmarken']);
  });

  it('a planted name is seen in a program, a page, a path and a slug; common words are not', () => {
    const root = plant({
      'content/demo/world.json': demo,
      'server/parse.ts': "if (title === 'Sagodalen') {}",
      'views/home/show.hbs': '<a href="/forbund/sagodalen">Arbetsförmedlingen</a>',
      'scripts/sagodalen.ts': '',
      'server/other.ts': '// Samordningsförbundet i en region',
    });
    expect(nameFaults(root, path.join(root, 'none'))).to.deep.equal([
      'server/parse.ts knows the name sagodalen',
      'views/home/show.hbs knows the name sagodalen',
      'scripts/sagodalen.ts knows the name sagodalen',
    ]);
  });

  it('a planted name of a corpus file is seen', () => {
    const root = plant({
      'content/demo/world.json': demo,
      'corpus/series/spexarna-stadgar/001.md': '',
      'server/parse.ts': '// tuned to Spexarna',
    });
    expect(nameFaults(root, path.join(root, 'corpus'))).to.deep.equal([
      'server/parse.ts knows the name spexarna',
    ]);
  });

  it('a demo without names is a fault', () => {
    expect(nameFaults(plant({ 'server/a.ts': '' }), 'none')).to.have.length(1);
  });
});

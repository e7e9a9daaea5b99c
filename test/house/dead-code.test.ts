// Nothing is exported that nobody uses.
import { expect } from 'chai';
import { unusedExports } from '../../scripts/checks/dead-code.ts';
import { plant, projectRoot } from './planted.ts';

const main = `import { used, type Kind } from './parts.ts';
import * as whole from './whole.ts';
import { handedOn } from './index.ts';
void [used, whole, handedOn, import('./later.ts')];
export type Mine = Kind;
const mine: Mine = 1;
`;

const tree = {
  'server/main.ts': main,
  'server/parts.ts':
    'export const used = 1;\nexport type Kind = 1;\nexport function within() {}\nwithin();\n',
  'server/whole.ts': 'export const any = 1;\n',
  'server/later.ts': 'export const later = 1;\n',
  'server/index.ts': "export { origin as handedOn } from './origin.ts';\n",
  'server/origin.ts': 'export const origin = 1;\n',
};

describe('dead code', () => {
  it('there is none', () => {
    expect(unusedExports(projectRoot)).to.deep.equal([]);
  });

  it('what is used is left alone, however it is taken', () => {
    expect(unusedExports(plant(tree))).to.deep.equal([]);
  });

  it('a planted unused export is seen: a value, a type, a function and one that is only handed on', () => {
    const root = plant({
      ...tree,
      'server/dead.ts':
        'export const value = 1;\nexport interface Shape {}\nexport async function act() {}\n',
      'server/features/index.ts': "export { value } from '../dead.ts';\n",
    });
    expect(unusedExports(root)).to.deep.equal([
      'server/dead.ts:2 exports Shape',
      'server/dead.ts:3 exports act',
      'server/features/index.ts:1 exports value',
    ]);
  });
});

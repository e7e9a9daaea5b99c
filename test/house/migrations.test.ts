// Migrations are numbered and never edited.
import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { migrationFaults } from './migrations.ts';
import { plant, projectRoot } from './planted.ts';

const folder = 'server/database/migrations';
const text = 'export const up = 1;\n';
const sha256 = createHash('sha256').update(text).digest('hex');

function tree(names: readonly string[], recorded: Readonly<Record<string, string>>): string {
  return plant({
    ...Object.fromEntries(names.map((name) => [`${folder}/${name}`, text])),
    [`${folder}/index.ts`]: names.map((name) => `import './${name}';`).join('\n'),
    'test/house/migrations.json': JSON.stringify(recorded),
  });
}

describe('migrations', () => {
  it('are numbered, listed, recorded and unedited', () => {
    expect(migrationFaults(projectRoot)).to.deep.equal([]);
  });

  it('may be added', () => {
    const root = tree(['0001-first.ts', '0002-second.ts'], {
      '0001-first.ts': sha256,
      '0002-second.ts': sha256,
    });
    expect(migrationFaults(root)).to.deep.equal([]);
  });

  it('an edited one is seen', () => {
    const faults = migrationFaults(tree(['0001-first.ts'], { '0001-first.ts': '0'.repeat(64) }));
    expect(faults).to.deep.equal([
      '0001-first.ts has been edited after it was recorded; write a new migration instead',
    ]);
  });

  it('a new one that is not recorded is seen, with the line to add', () => {
    expect(migrationFaults(tree(['0001-first.ts'], {})).join()).to.include(
      `add "0001-first.ts": "${sha256}"`,
    );
  });

  it('a gap, a lost one and one that is not listed are seen', () => {
    const gap = tree(['0001-first.ts', '0003-third.ts'], {
      '0001-first.ts': sha256,
      '0003-third.ts': sha256,
    });
    expect(migrationFaults(gap)).to.deep.equal([
      '0003-third.ts should be number 0002, followed by a name in kebab-case',
    ]);
    const lost = tree(['0001-first.ts'], { '0001-first.ts': sha256, '0002-second.ts': sha256 });
    expect(migrationFaults(lost).join()).to.include('0002-second.ts is recorded');
    const unlisted = plant({
      [`${folder}/0001-first.ts`]: text,
      [`${folder}/index.ts`]: '',
      'test/house/migrations.json': JSON.stringify({ '0001-first.ts': sha256 }),
    });
    expect(migrationFaults(unlisted)).to.deep.equal([`${folder}/index.ts does not list 0001-first.ts`]);
  });
});

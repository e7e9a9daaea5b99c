// The arrows point inward: each rule of .dependency-cruiser.cjs holds here and catches a planted fault.
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect } from 'chai';
import { cruise } from 'dependency-cruiser';
import type { ICruiseOptions, IConfiguration } from 'dependency-cruiser';
import { plantProject, projectRoot } from './planted.ts';

interface Fault {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

async function faults(root: string): Promise<readonly Fault[]> {
  const configuration = createRequire(import.meta.url)(
    path.join(projectRoot, '.dependency-cruiser.cjs'),
  ) as IConfiguration;
  const options: ICruiseOptions = {
    ...configuration.options,
    baseDir: root,
    validate: true,
    ruleSet: { forbidden: configuration.forbidden ?? [] },
  };
  const { output } = await cruise(['server', 'scripts'], options);
  if (typeof output === 'string') throw new Error(output);
  return output.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
}

/** Each planted file breaks one rule. Those which nothing imports would also be orphans: scripts/all.ts takes them in. */
const planted: readonly { rule: string; file: string; text: string }[] = [
  { rule: 'domain-is-pure', file: 'server/domain/reads.ts', text: "import 'node:fs';" },
  { rule: 'domain-is-pure', file: 'server/domain/asks.ts', text: "import 'zod';" },
  {
    rule: 'domain-is-pure',
    file: 'server/domain/outward.ts',
    text: "import type { Right } from '../web/right.ts';\nexport type Mine = Right;",
  },
  {
    rule: 'stores-alone-speak-sql',
    file: 'server/features/a/actions.ts',
    text: "import type { Kysely } from 'kysely';\nexport type K = Kysely<object>;",
  },
  {
    rule: 'engines-alone-know-drivers',
    file: 'server/features/b/store.ts',
    text: "import 'better-sqlite3';",
  },
  { rule: 'routes-never-open-stores', file: 'server/features/c/routes.ts', text: "import './store.ts';" },
  { rule: 'stores-know-no-express', file: 'server/features/d/store.ts', text: "import 'express';" },
  { rule: 'rooms-have-one-door', file: 'server/features/e/pages.ts', text: "import '../c/store.ts';" },
  {
    rule: 'rooms-reach-the-world-through-engines',
    file: 'server/features/f/actions.ts',
    text: "import 'node:fs';",
  },
  { rule: 'engines-know-no-room', file: 'server/database/nosy.ts', text: "import '../features/c/index.ts';" },
  {
    rule: 'only-the-house-knows-everyone',
    file: 'server/config.ts',
    text: "import './features/c/index.ts';",
  },
  {
    rule: 'nobody-asks-for-the-house',
    file: 'server/features/g/actions.ts',
    text: "import '../../house.ts';",
  },
  { rule: 'server-stands-alone', file: 'server/web/tested.ts', text: "import '../../test/cast.ts';" },
  { rule: 'runs-without-dev-dependencies', file: 'server/web/wide.ts', text: "import 'mocha';" },
  {
    rule: 'no-circles',
    file: 'server/web/egg.ts',
    text: "import type { Hen } from './hen.ts';\nexport type Egg = Hen | 1;",
  },
  { rule: 'every-import-is-found', file: 'server/web/lost.ts', text: "import './nowhere.ts';" },
  { rule: 'no-orphans', file: 'server/web/forgotten.ts', text: 'export const forgotten = 1;' },
];

const innocent: Readonly<Record<string, string>> = {
  'test/cast.ts': 'export const cast = 1;',
  'server/house.ts': 'export const house = 1;',
  'server/web/right.ts': 'export type Right = 1;',
  'server/web/hen.ts': "import type { Egg } from './egg.ts';\nexport type Hen = Egg | 2;",
  'server/domain/pure.ts': "import 'diff';\nimport 'marked';\nimport 'node:crypto';",
  'server/features/c/index.ts': 'export const door = 1;',
  'server/features/c/store.ts': "import 'kysely';",
  'server/features/h/pages.ts': "import '../c/index.ts';\nimport '../../domain/pure.ts';",
  'server/database/engines/sqlite.ts': "import 'better-sqlite3';\nimport 'kysely';",
};

describe('boundaries', function () {
  this.timeout(30_000);

  it('hold', async () => {
    const found = await faults(projectRoot);
    expect(found.map(({ rule, from, to }) => `${rule}: ${from} → ${to}`)).to.deep.equal([]);
  });

  describe('when broken', () => {
    let found: readonly Fault[];

    before(async () => {
      const files = { ...innocent, ...Object.fromEntries(planted.map(({ file, text }) => [file, text])) };
      const taken = Object.keys(files).filter(
        (file) => file.startsWith('server/') && !file.includes('forgotten'),
      );
      const all = taken.map((file) => `import '../${file}';`).join('\n');
      found = await faults(
        plantProject({ ...files, 'scripts/all.ts': all }, ['package.json', 'tsconfig.json']),
      );
    });

    for (const { rule, file } of planted) {
      it(`${rule} is seen in ${file}`, () => {
        const rules = found.filter(
          ({ from, rule: name }) => from === file || (name === 'no-orphans' && rule === name),
        );
        expect(rules.map((fault) => fault.rule)).to.include(rule);
      });
    }

    it('what keeps the rules is left alone', () => {
      const hen = 'server/web/hen.ts';
      expect(found.filter(({ from }) => from in innocent && from !== hen)).to.deep.equal([]);
    });

    it('every rule has a planted fault', () => {
      const rules = createRequire(import.meta.url)(
        path.join(projectRoot, '.dependency-cruiser.cjs'),
      ) as IConfiguration;
      expect(planted.map(({ rule }) => rule)).to.include.members(
        (rules.forbidden ?? []).map(({ name }) => name),
      );
    });
  });
});

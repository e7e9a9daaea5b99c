// The linter keeps the domain pure, rooms without try, and settings in one place: shown on planted faults.
import { expect } from 'chai';
import { ESLint } from 'eslint';
import path from 'node:path';
import { plantProject } from './planted.ts';

type Planted = readonly [file: string, rule: string, text: string];

const domain = (name: string): string => `server/domain/${name}.ts`;

const planted: readonly Planted[] = [
  [domain('async'), 'no-restricted-syntax', 'export const wait = async (): Promise<void> => { await 1; };'],
  [domain('promise'), 'no-restricted-globals', 'export const later = Promise.resolve(1);'],
  [domain('promised'), 'no-restricted-syntax', 'export type Later = Promise<number>;'],
  [domain('clock-now'), 'no-restricted-syntax', 'export const now = (): number => Date.now();'],
  [domain('clock-new'), 'no-restricted-syntax', 'export const now = (): Date => new Date();'],
  [
    domain('local-time'),
    'no-restricted-syntax',
    'export const year = (day: Date): number => day.getFullYear();',
  ],
  [domain('local-date'), 'no-restricted-syntax', 'export const day = new Date(2026, 1, 1);'],
  [domain('random'), 'no-restricted-syntax', 'export const lot = (): number => Math.random();'],
  [domain('environment'), 'no-restricted-globals', "export const mode = process.env['MODE'];"],
  [
    domain('network'),
    'no-restricted-globals',
    "export const page = (): unknown => fetch('http://localhost');",
  ],
  [domain('timer'), 'no-restricted-globals', 'setTimeout(() => undefined, 1);'],
  [domain('console'), 'no-restricted-globals', "console.log('domain');"],
  [domain('collator'), 'no-restricted-syntax', 'export const order = new Intl.Collator();'],
  [domain('zone'), 'no-restricted-syntax', "export const format = new Intl.DateTimeFormat('sv');"],
  [domain('compare'), 'no-restricted-syntax', "export const order = 'å'.localeCompare('ä');"],
  [domain('locale'), 'no-restricted-syntax', 'export const sum = (1000).toLocaleString();'],
  [
    domain('state'),
    'no-restricted-syntax',
    'export let count = 0;\nexport const next = (): number => (count += 1);',
  ],
  [
    domain('file'),
    'no-restricted-imports',
    "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;",
  ],
  [
    domain('id'),
    'no-restricted-imports',
    "import { randomUUID } from 'node:crypto';\nexport const id = randomUUID;",
  ],
  [domain('html'), 'no-restricted-imports', "import { parse } from 'marked';\nexport const html = parse;"],
  [
    'server/features/room/actions.ts',
    'no-restricted-syntax',
    "try {\n  JSON.parse('1');\n} finally {\n  JSON.parse('2');\n}",
  ],
  ['server/features/room/forms.ts', 'no-restricted-properties', "export const mode = process.env['MODE'];"],
  [
    'server/web/mode.ts',
    'no-restricted-imports',
    "import { env } from 'node:process';\nexport const mode = env['MODE'];",
  ],
  [
    'server/web/loose.ts',
    '@typescript-eslint/no-explicit-any',
    'export const loose = (given: any): number => Number(given);',
  ],
  [
    'server/web/bang.ts',
    '@typescript-eslint/no-non-null-assertion',
    'export const first = (all: readonly string[]): string => all[0]!;',
  ],
  ['server/web/later.ts', 'no-warning-comments', '// TODO: think\nexport const later = 1;'],
  [
    'server/web/half.ts',
    '@typescript-eslint/switch-exhaustiveness-check',
    "export const half = (side: 'a' | 'b'): number => {\n  switch (side) {\n    case 'a':\n      return 1;\n  }\n  return 2;\n};",
  ],
  ['test/only.test.ts', 'no-restricted-syntax', "it.only('alone', () => undefined);"],
  ['test/skip.test.ts', 'no-restricted-syntax', "it('left out', function () {\n  this.skip();\n});"],
];

const innocent: Readonly<Record<string, string>> = {
  'server/domain/pure.ts': `import { createHash } from 'node:crypto';
import { diffArrays } from 'diff';
import { lexer } from 'marked';
export const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
export const days = (day: string): number => new Date(day + 'T00:00:00Z').getUTCDate();
export const order = new Intl.Collator('sv');
export const changes = diffArrays(['a'], ['b']).length + lexer('a').length;
`,
  'server/config.ts': "export const mode = process.env['MODE'];\n",
};

describe('purity', function () {
  this.timeout(60_000);
  let found: ReadonlyMap<string, readonly string[]>;

  before(async () => {
    const files = {
      ...innocent,
      ...Object.fromEntries(planted.map(([file, , text]) => [file, `${text}\n`])),
    };
    const root = plantProject(files, ['eslint.config.js', 'tsconfig.json', 'package.json']);
    const results = await new ESLint({ cwd: root }).lintFiles(['server', 'test']);
    found = new Map(
      results.map(({ filePath, messages }) => [
        path.relative(root, filePath),
        messages.map(({ ruleId, message }) => ruleId ?? message),
      ]),
    );
  });

  for (const [file, rule] of planted) {
    it(`${rule} is seen in ${file}`, () => {
      expect(found.get(file)).to.include(rule);
    });
  }

  it('what keeps the rules is left alone', () => {
    for (const file of Object.keys(innocent)) expect(found.get(file)).to.deep.equal([]);
  });
});

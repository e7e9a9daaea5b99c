// The linter's rules: strict types everywhere, a pure domain, no try in rooms, settings read in one place.
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const typescript = ['server/**/*.ts', 'scripts/**/*.ts', 'test/**/*.ts'];

const domainImports = {
  paths: [
    {
      name: 'node:crypto',
      allowImportNames: ['createHash'],
      message: 'The domain may only take createHash.',
    },
    {
      name: 'marked',
      allowImportNames: ['lexer', 'Lexer', 'Token', 'Tokenizer', 'Tokens', 'TokensList'],
      message: "The domain may only take marked's lexer.",
    },
  ],
  patterns: [
    {
      regex: '^(?!\\.{1,2}/|diff$|marked$|node:crypto$)',
      message: 'The domain imports only itself, diff, marked and createHash.',
    },
  ],
};

const impureGlobals = [
  ...[
    'process',
    'fetch',
    'console',
    'performance',
    'crypto',
    'navigator',
    'globalThis',
    'Promise',
    'require',
  ],
  ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'XMLHttpRequest', 'WebSocket', 'Worker'],
].map((name) => ({ name, message: 'The domain is pure: facts come in as arguments.' }));

const impureSyntax = [
  [':function[async=true]', 'The domain is synchronous.'],
  ['AwaitExpression', 'The domain is synchronous.'],
  ['ForOfStatement[await=true]', 'The domain is synchronous.'],
  ['ImportExpression', 'The domain is synchronous.'],
  ["TSTypeReference[typeName.name='Promise']", 'The domain is synchronous.'],
  ["NewExpression[callee.name='Date'][arguments.length=0]", 'No clock in the domain: today is an argument.'],
  ["CallExpression[callee.name='Date']", 'No clock in the domain: today is an argument.'],
  [
    "MemberExpression[object.name='Date'][property.name='now']",
    'No clock in the domain: today is an argument.',
  ],
  [
    "NewExpression[callee.name='Date'][arguments.length>1]",
    'Local time depends on the machine: use Date.UTC.',
  ],
  [
    'CallExpression[callee.property.name=/^(get|set)(FullYear|Month|Date|Day|Hours|Minutes|Seconds|TimezoneOffset)$/]',
    'Local time depends on the machine: use the UTC form.',
  ],
  ["MemberExpression[object.name='Math'][property.name='random']", 'No randomness in the domain.'],
  ['CallExpression[callee.property.name=/^toLocale/][arguments.length=0]', 'Name the language.'],
  ["CallExpression[callee.property.name='localeCompare'][arguments.length=1]", 'Name the language.'],
  ["NewExpression[callee.object.name='Intl'][arguments.length=0]", 'Name the language.'],
  [
    "NewExpression[callee.object.name='Intl'][callee.property.name='DateTimeFormat']:not(:has(Property[key.name='timeZone']))",
    'Name the time zone.',
  ],
  [
    ":matches(Program, ExportNamedDeclaration) > VariableDeclaration[kind='let']",
    'No state in the domain: a module-level name is const.',
  ],
].map(([selector, message]) => ({ selector, message }));

const oneReader = {
  object: 'process',
  property: 'env',
  message: 'Settings are read by server/config.ts and handed on.',
};

const browserGlobals = [
  ...[
    'document',
    'window',
    'navigator',
    'location',
    'history',
    'localStorage',
    'sessionStorage',
    'matchMedia',
  ],
  ...[
    'customElements',
    'HTMLElement',
    'HTMLFormElement',
    'HTMLInputElement',
    'HTMLTextAreaElement',
    'Element',
  ],
  ...[
    'HTMLSelectElement',
    'HTMLDetailsElement',
    'HTMLDialogElement',
    'HTMLButtonElement',
    'HTMLAnchorElement',
  ],
  ...[
    'Event',
    'CustomEvent',
    'Node',
    'NodeFilter',
    'Range',
    'DOMParser',
    'MutationObserver',
    'ResizeObserver',
  ],
  ...[
    'IntersectionObserver',
    'AbortController',
    'EventSource',
    'FormData',
    'File',
    'FileReader',
    'Blob',
    'URL',
  ],
  ...['URLSearchParams', 'fetch', 'console', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'],
  ...['requestAnimationFrame', 'requestIdleCallback', 'getComputedStyle', 'addEventListener', 'CSS', 'Intl'],
];
const nodeGlobals = [
  ...[
    'process',
    'console',
    'URL',
    'Buffer',
    'setTimeout',
    'module',
    'require',
    '__dirname',
    'SharedArrayBuffer',
  ],
  'Atomics',
];
const readonly = (names) => Object.fromEntries(names.map((name) => [name, 'readonly']));

export default defineConfig(
  { ignores: ['node_modules/', 'var/', 'coverage/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'no-eval': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'], location: 'start' }],
      'prefer-const': 'error',
    },
  },
  {
    files: typescript,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_$' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true },
      ],
    },
  },
  {
    files: ['server/**/*.ts'],
    ignores: ['server/config.ts', 'server/main.ts'],
    rules: {
      'no-restricted-properties': ['error', oneReader],
      'no-restricted-imports': [
        'error',
        { paths: ['process', { name: 'node:process', message: oneReader.message }] },
      ],
    },
  },
  {
    files: ['server/domain/**/*.ts'],
    rules: {
      'no-restricted-imports': ['error', domainImports],
      'no-restricted-globals': ['error', ...impureGlobals],
      'no-restricted-syntax': ['error', ...impureSyntax],
    },
  },
  {
    files: ['server/features/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'TryStatement',
          message: 'No try in rooms: an expected no is a Refusal, the unexpected is thrown to web/errors.ts.',
        },
      ],
    },
  },
  {
    files: ['scripts/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['test/**/*.ts'],
    ignores: ['test/support/requirements.ts'],
    rules: {
      // expect(x).to.be.true is a whole sentence in chai.
      '@typescript-eslint/no-unused-expressions': 'off',
      'no-restricted-syntax': [
        'error',
        {
          selector: 'MemberExpression[object.name=/^(describe|context|it)$/][property.name=/^(only|skip)$/]',
          message: 'Nothing is left out of a run.',
        },
        {
          selector: 'CallExpression[callee.name=/^x(it|describe|context)$/]',
          message: 'Nothing is left out of a run.',
        },
        {
          selector: "CallExpression[callee.property.name='skip'][callee.object.type='ThisExpression']",
          message: 'Skip through test/support/requirements.ts, which says why.',
        },
      ],
    },
  },
  {
    files: ['views/assets/scripts/**/*.js'],
    extends: [tseslint.configs.recommended],
    languageOptions: { sourceType: 'module', globals: readonly(browserGlobals) },
    rules: {
      'no-undef': 'error',
      'no-restricted-properties': [
        'error',
        ...['innerHTML', 'outerHTML', 'insertAdjacentHTML'].map((property) => ({
          property,
          message: 'Build elements and set textContent.',
        })),
      ],
    },
  },
  {
    files: ['*.js', '*.cjs', 'scripts/**/*.mjs'],
    extends: [tseslint.configs.recommended],
    languageOptions: { globals: readonly(nodeGlobals) },
    rules: { 'no-undef': 'error', '@typescript-eslint/no-require-imports': 'off' },
  },
);

// Which way the arrows point: the one rule of the house, and its corollaries, as patterns over import paths.

const npm = (names) => `(^|/)node_modules/(${names})/`;
const engines = 'database|pdf|office|signing|mail|jobs|web';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'domain-is-pure',
      comment: 'server/domain imports nothing but itself, diff, marked and createHash.',
      severity: 'error',
      from: { path: '^server/domain/' },
      to: { pathNot: ['^server/domain/', npm('diff|marked'), '^(node:)?crypto$'] },
    },
    {
      name: 'stores-alone-speak-sql',
      comment: 'Only server/database and the store.ts of a room import Kysely.',
      severity: 'error',
      from: { path: '^server/', pathNot: ['^server/database/', '^server/features/[^/]+/store\\.ts$'] },
      to: { path: npm('kysely') },
    },
    {
      name: 'engines-alone-know-drivers',
      comment: 'Only server/database/engines knows which database it is.',
      severity: 'error',
      from: { path: '^server/', pathNot: '^server/database/engines/' },
      to: { path: npm('better-sqlite3|pg') },
    },
    {
      name: 'routes-never-open-stores',
      comment: 'A route names an action or a page; the store is theirs.',
      severity: 'error',
      from: { path: '^server/features/[^/]+/routes\\.ts$' },
      to: { path: '^server/features/[^/]+/store\\.ts$' },
    },
    {
      name: 'stores-know-no-express',
      comment: 'A store answers questions, not requests.',
      severity: 'error',
      from: { path: '^server/features/[^/]+/store\\.ts$' },
      to: { path: [npm('express|@types/express'), '^server/web/'] },
    },
    {
      name: 'rooms-have-one-door',
      comment: 'A room enters another only by its index.ts.',
      severity: 'error',
      from: { path: '^server/features/([^/]+)/' },
      to: {
        path: '^server/features/',
        pathNot: ['^server/features/$1/', '^server/features/[^/]+/index\\.ts$'],
      },
    },
    {
      name: 'rooms-reach-the-world-through-engines',
      comment:
        'No files, sockets or processes in a room; the program of a thread knows its port, and only that.',
      severity: 'error',
      from: { path: '^server/features/', pathNot: '-thread\\.ts$' },
      to: {
        path: '^(node:)?(fs|fs/promises|net|tls|dgram|dns|http|https|http2|child_process|worker_threads|os)$',
      },
    },
    {
      name: 'engines-know-no-room',
      comment: 'Arrows point inward: an engine is told what it needs.',
      severity: 'error',
      from: { path: `^server/(${engines})/` },
      to: { path: '^server/(features/|house\\.ts|app\\.ts|main\\.ts)' },
    },
    {
      name: 'only-the-house-knows-everyone',
      comment: 'Rooms are put together in house.ts and opened in app.ts; nobody else reaches into them.',
      severity: 'error',
      from: { path: '^server/', pathNot: ['^server/features/', '^server/(house|app)\\.ts$'] },
      to: { path: '^server/features/' },
    },
    {
      name: 'nobody-asks-for-the-house',
      comment:
        'What a room needs is handed to it; house.ts, app.ts and main.ts are imported from the top only.',
      severity: 'error',
      from: { path: '^server/', pathNot: '^server/(main|app)\\.ts$' },
      to: { path: '^server/(house|app|main)\\.ts$' },
    },
    {
      name: 'server-stands-alone',
      comment:
        'The program imports neither its scripts nor its tests; main.ts may fill a new house with the demo world.',
      severity: 'error',
      from: { path: '^server/', pathNot: '^server/main\\.ts$' },
      to: { path: '^(scripts|test)/' },
    },
    {
      name: 'runs-without-dev-dependencies',
      comment: 'With NODE_ENV=production the packages for checks are not installed.',
      severity: 'error',
      from: { path: '^(server|scripts)/', pathNot: '^scripts/(test|check|bench)' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: npm('@types/[^/]+') },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment:
        'Every file of the program is reached from main.ts or a script. A thread is started by its address.',
      severity: 'error',
      from: { path: '^(server/main\\.ts|server/.+-thread\\.ts|scripts/[^/]+\\.m?[jt]s)$' },
      to: { path: '^server/', pathNot: '^server/main\\.ts$|-thread\\.ts$', reachable: false },
    },
    {
      name: 'every-import-is-found',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Types count: `import type` from the wrong room is the same arrow.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};

// Whether migrations are numbered without a gap, all listed in order, and none edited since it was recorded.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { filesUnder } from './planted.ts';

const folder = 'server/database/migrations';
const record = 'test/house/migrations.json';

/** The faults of a tree's migrations, one sentence each. */
export function migrationFaults(root: string): readonly string[] {
  const names = filesUnder(root, folder, ['.ts'])
    .map((file) => path.basename(file))
    .filter((name) => name !== 'index.ts');
  const recorded = JSON.parse(readFileSync(path.join(root, record), 'utf8')) as Readonly<
    Record<string, string>
  >;
  const index = readFileSync(path.join(root, folder, 'index.ts'), 'utf8');
  return [
    ...(names.length === 0 ? [`${folder} has no migrations`] : []),
    ...names.flatMap((name, place) => numberFault(name, place + 1)),
    ...names.flatMap((name) =>
      index.includes(`./${name}`) ? [] : [`${folder}/index.ts does not list ${name}`],
    ),
    ...names.flatMap((name) => editFault(name, hash(path.join(root, folder, name)), recorded[name])),
    ...Object.keys(recorded).flatMap((name) =>
      existsSync(path.join(root, folder, name)) ? [] : [`${name} is recorded in ${record} but has gone`],
    ),
  ];
}

function numberFault(name: string, number: number): readonly string[] {
  const expected = String(number).padStart(4, '0');
  return /^\d{4}-[a-z0-9-]+\.ts$/.test(name) && name.startsWith(expected)
    ? []
    : [`${name} should be number ${expected}, followed by a name in kebab-case`];
}

function editFault(name: string, now: string, recorded: string | undefined): readonly string[] {
  if (recorded === undefined) return [`${name} is not recorded: add "${name}": "${now}" to ${record}`];
  return recorded === now
    ? []
    : [`${name} has been edited after it was recorded; write a new migration instead`];
}

function hash(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

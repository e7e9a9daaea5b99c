// Which files belong to the project.
import { execFileSync } from 'node:child_process';
import { existsSync, globSync, statSync } from 'node:fs';
import path from 'node:path';

const leftOut = ['node_modules', 'var', 'coverage', '.git', '.setup.lock'];

/** The files that git keeps or would keep, from the root; in a tree without git, all that is not made by running. */
export function trackedFiles(root: string): readonly string[] {
  const files = existsSync(path.join(root, '.git'))
    ? listedByGit(root)
    : globSync('**/*', { cwd: root, exclude: (name) => leftOut.includes(name) });
  // What git lists may have been removed since; what the folder lists may be a folder.
  return files.filter(
    (file) => statSync(path.join(root, file), { throwIfNoEntry: false })?.isFile() === true,
  );
}

function listedByGit(root: string): readonly string[] {
  // A clone may belong to another user than the one who checks it; reading its list of files is safe.
  const options = ['-c', 'safe.directory=*', 'ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  return execFileSync('git', options, { cwd: root, maxBuffer: 64 * 1024 * 1024 })
    .toString()
    .split('\0')
    .filter((file) => file !== '');
}

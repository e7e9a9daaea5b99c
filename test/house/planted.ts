// Plants a small tree of files in a temporary folder: every guard of the house is shown to catch a planted fault.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The project itself. */
export const projectRoot = path.resolve(import.meta.dirname, '../..');

const planted: string[] = [];

function uproot(): void {
  for (const root of planted) rmSync(root, { recursive: true, force: true });
}

/** Writes files (path → text) under a fresh folder, which goes away with the process; gives the folder. */
export function plant(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(path.join(tmpdir(), 'stadga-planted-'));
  if (planted.length === 0) process.once('exit', uproot);
  planted.push(root);
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return root;
}

/** As `plant`, with the project's packages and the named files of its own beside the planted ones. */
export function plantProject(files: Readonly<Record<string, string>>, own: readonly string[]): string {
  const root = plant(files);
  symlinkSync(path.join(projectRoot, 'node_modules'), path.join(root, 'node_modules'));
  for (const name of own) cpSync(path.join(projectRoot, name), path.join(root, name), { recursive: true });
  return root;
}

/** The files under `folder` with one of these endings, as paths from `root` with forward slashes, in order. */
export function filesUnder(root: string, folder: string, endings: readonly string[]): readonly string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => endings.some((ending) => name.endsWith(ending)))
    .map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
    .sort();
}

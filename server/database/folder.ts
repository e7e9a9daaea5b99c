// Makes a folder with those above it, step by step: Node's own recursive way never ends under /proc.
import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** @param folder an absolute path. @throws the file system's error for the first step that cannot be made */
export function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false }) !== undefined) return;
  const above = dirname(folder);
  if (above !== folder) makeFolder(above);
  try {
    mkdirSync(folder);
  } catch (fault) {
    // Another process may have made it in between.
    if (!(fault instanceof Error && 'code' in fault && fault.code === 'EEXIST')) throw fault;
  }
}

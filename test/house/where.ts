// Whether every path and symbol that docs/where.md names is there.
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** In backticks: a path from the root with a slash or an ending, then perhaps "#" and a name in that file. */
const place = /`([\w.@-]+(?:\/[\w.@-]+)*\/?)(?:#([\w-]+))?`/g;

/** The faults of a document, one sentence each. One that names no path at all is a fault too. */
export function whereFaults(root: string, document = 'docs/where.md'): readonly string[] {
  if (!existsSync(path.join(root, document))) return [`${document} is missing`];
  const places = [...readFileSync(path.join(root, document), 'utf8').matchAll(place)].filter(
    ([, file]) => file !== undefined && (file.includes('/') || /\.\w+$/.test(file)),
  );
  if (places.length === 0) return [`${document} names no path`];
  return places.flatMap(([, file = '', symbol]) => placeFault(root, document, file, symbol));
}

function placeFault(
  root: string,
  document: string,
  file: string,
  symbol: string | undefined,
): readonly string[] {
  const status = statSync(path.join(root, file), { throwIfNoEntry: false });
  if (status === undefined) return [`${document} names ${file}, which does not exist`];
  if (symbol === undefined) return [];
  if (!status.isFile() || !declares(file, readFileSync(path.join(root, file), 'utf8'), symbol)) {
    return [`${document} names ${file}#${symbol}, which is not declared there`];
  }
  return [];
}

function declares(file: string, text: string, symbol: string): boolean {
  if (!/\.[cm]?[jt]s$/.test(file)) return text.includes(symbol);
  return new RegExp(`\\b(function\\*?|const|let|class|interface|type)\\s+${symbol}\\b`).test(text);
}

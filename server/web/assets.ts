// Styles, scripts and fonts served by us, each under an address that carries its content's hash.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import type { RequestHandler } from 'express';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

export interface Assets {
  /** The address of a file: `styles/base.css` → `/tillgangar/3f2a…/styles/base.css`. @throws Error for an unknown name */
  path(name: string): string;
  readonly serve: RequestHandler;
}

/**
 * Reads every asset into memory once.
 * @param folders folder → the prefix its files get; files of packages (fonts, the base stylesheet) are named one by one
 */
export function loadAssets(folder: string, packaged: Readonly<Record<string, string>>): Assets {
  const files = new Map<string, { readonly bytes: Buffer; readonly type: string }>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    add(files, relative(folder, file).split(sep).join('/'), file);
  }
  for (const [name, file] of Object.entries(packaged)) add(files, name, file);
  // One version for all: a stylesheet names its fonts and imports by relative addresses, so they must move together.
  const version = createHash('sha256');
  for (const [name, { bytes }] of [...files].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    version.update(name).update(bytes);
  const prefix = `/tillgangar/${version.digest('hex').slice(0, 12)}/`;
  return {
    path(name) {
      if (!files.has(name)) throw new Error(`no asset ${name}`);
      return prefix + name;
    },
    serve(request, response, next) {
      const name = /^\/tillgangar\/[0-9a-f]+\/(.+)$/.exec(request.path)?.[1];
      const file = name === undefined ? undefined : files.get(name);
      if (file === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) {
        next();
        return;
      }
      const isCurrent = request.path.startsWith(prefix);
      response.set('Cache-Control', isCurrent ? 'public, max-age=31536000, immutable' : 'no-cache');
      response.type(file.type).send(file.bytes);
    },
  };
}

function add(
  files: Map<string, { readonly bytes: Buffer; readonly type: string }>,
  name: string,
  file: string,
): void {
  const type = types[extname(file)];
  if (type === undefined) throw new Error(`asset ${name} is of a kind that is not served`);
  files.set(name, { bytes: readFileSync(file), type });
}

// What must not be in any file of the project: secrets, paths of somebody's machine, addresses of a package registry.
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Written in pieces where this very file would else be found. */
const leaks: readonly [what: string, pattern: RegExp][] = [
  ['a private key', /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/],
  [
    'an access token',
    /\b(?:gh[pousr]_\w{30,}|npm_\w{30,}|AKIA[A-Z0-9]{16}|xox[abp]-\w{10,}|glpat-[\w-]{20,})/,
  ],
  ['a password in an address', /\b[a-z][a-z+]+:\/\/[^\s/:@'"`${}]+:(?!PASSWORD@|p@)[^\s/:@'"`${}]+@/],
  ['a path of somebody’s machine', /(?<![\w.~-])\/(?:home\/\w|root\/|Users\/\w|work\/\w)|\b[A-Z]:\\Users\\/],
  [
    'the address of a registry',
    /\b(?:registry\.(?:npmjs|yarnpkg)\.|https?:\/\/[^\s"'`]*(?:artifactory|verdaccio|\/nexus\/))/i,
  ],
  ['a package’s address in the lock file', /"resolved"\s*:\s*"https?:/],
];

const binary = /\.(?:png|jpe?g|gif|webp|ico|woff2?|pdf|docx|sqlite)$/i;

/** The leaks in the given files of a tree, one sentence each. */
export function leakFaults(root: string, files: readonly string[]): readonly string[] {
  return files
    .filter((file) => !binary.test(file))
    .flatMap((file) => {
      const lines = readFileSync(path.join(root, file), 'utf8').split('\n');
      return lines.flatMap((line, place) =>
        leaks
          .filter(([, pattern]) => pattern.test(line))
          .map(([what]) => `${file}:${String(place + 1)} contains ${what}`),
      );
    });
}

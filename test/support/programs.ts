// Programs of the system that tests ask about PDFs and certificates, and the Debian packages they come in.
import { accessSync, constants } from 'node:fs';
import path from 'node:path';

export const packageOf = {
  qpdf: 'qpdf',
  pdfinfo: 'poppler-utils',
  pdftotext: 'poppler-utils',
  pdffonts: 'poppler-utils',
  pdfsig: 'poppler-utils',
  pdftoppm: 'poppler-utils',
  openssl: 'openssl',
  certutil: 'libnss3-tools',
} as const;
export type Program = keyof typeof packageOf;

const isExecutable = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const isThere = (program: Program): boolean =>
  (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .some((folder) => folder !== '' && isExecutable(path.join(folder, program)));

/** Which of these programs are not on the PATH; all of them where none are named. */
export const missingPrograms = (
  programs: readonly Program[] = Object.keys(packageOf) as readonly Program[],
): readonly Program[] => programs.filter((program) => !isThere(program));

/** Why tests with these programs cannot run here, as a sentence for `skipWhenMissing`; undefined when they can. */
export function programsMissing(...programs: readonly Program[]): string | undefined {
  const missing = missingPrograms(programs);
  if (missing.length === 0) return undefined;
  const packages = [...new Set(missing.map((program) => packageOf[program]))];
  return `${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} not installed (Debian: ${packages.join(', ')})`;
}

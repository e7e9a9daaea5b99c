// The PDF programs that tests ask for a second opinion: qpdf, and pdfinfo, pdffonts and pdftotext of poppler.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const tools = ['qpdf', 'pdfinfo', 'pdffonts', 'pdftotext'] as const;

export type PdfTool = (typeof tools)[number];

/** Why other programs cannot be asked here, as a sentence for `skipWhenMissing`; undefined when they can. */
export function pdfToolsMissing(): string | undefined {
  const missing = tools.filter(
    (tool) => spawnSync(tool, ['--version'], { stdio: 'ignore' }).error !== undefined,
  );
  return missing.length === 0
    ? undefined
    : `${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not installed (packages qpdf and poppler-utils)`;
}

/** What the program says about the file, and its exit status. `FILE` among the arguments is the file. */
export function ask(
  tool: PdfTool,
  args: readonly string[],
  bytes: Uint8Array,
): { readonly status: number | null; readonly said: string } {
  const folder = mkdtempSync(path.join(tmpdir(), 'stadga-pdf-'));
  try {
    const file = path.join(folder, 'document.pdf');
    writeFileSync(file, bytes);
    const result = spawnSync(
      tool,
      args.map((each) => (each === 'FILE' ? file : each)),
      { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
    );
    return { status: result.status, said: `${result.stdout}${result.stderr}` };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

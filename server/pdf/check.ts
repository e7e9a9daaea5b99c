// Our own gate: whether a file is what we promise, an accessible document for the archive. It knows nothing of the writer.
import { annotationFindings } from './check/annotations.ts';
import { readContent } from './check/content.ts';
import { documentFindings } from './check/document.ts';
import { openView } from './check/file-view.ts';
import type { Finding } from './check/file-view.ts';
import { fontReader } from './check/fonts.ts';
import { forbiddenFindings } from './check/forbidden.ts';
import { roleFindings } from './check/roles.ts';
import { readTree } from './check/structure-tree.ts';

export type { Finding } from './check/file-view.ts';

/**
 * What is wrong with the file, by PDF/UA-1 and PDF/A-2a as far as our files use them; nothing when all is well.
 * Never throws: what is no PDF, or cannot be read, is one finding `unreadable`.
 */
export async function checkPdf(bytes: Uint8Array): Promise<readonly Finding[]> {
  const view = await openView(bytes);
  if (typeof view === 'string') return [{ rule: 'unreadable', message: view }];
  try {
    const fonts = fontReader(view);
    const content = readContent(view, fonts);
    const tree = readTree(view, content.marked);
    return [
      ...documentFindings(view),
      ...forbiddenFindings(view),
      ...content.findings,
      ...fonts.findings,
      ...tree.findings,
      ...roleFindings(view, tree.elements),
      ...annotationFindings(view, tree.elements, tree.holders),
    ];
  } catch (error) {
    // An object that the reader cannot make sense of, met late.
    return [{ rule: 'unreadable', message: error instanceof Error ? error.message : String(error) }];
  }
}

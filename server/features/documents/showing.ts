// The address of a document: its file, or the page that says how far it has come.
import { issuedFile, type Answer } from '../../web/answer.ts';
import type { Visit } from '../../web/room.ts';
import type { DocumentsDesk } from './actions.ts';
import { waitingPage, type DocumentPlace } from './pages.ts';
import type { DocumentKind } from './records.ts';

/**
 * Answers the file (200), a page while it is made (202), a page with a reference when it could not be (500),
 * or that there is nothing, where it was never ordered. Whoever calls has decided that the visitor may read it.
 */
export async function showDocument(
  { desk }: Pick<Visit<DocumentsDesk>, 'desk'>,
  document: DocumentPlace & { readonly kind: DocumentKind; readonly subjectId: string },
): Promise<Answer> {
  const { kind, subjectId } = document;
  const issued = await desk.documents.issued(kind, subjectId);
  const bytes = issued === null ? null : await desk.documents.bytes(issued.id);
  if (issued !== null && bytes !== null)
    return issuedFile(issued.fileName, 'application/pdf', bytes, issued.sha256);
  const job = await desk.documents.job(kind, subjectId);
  if (job === null) return { refused: 'access.notFound' };
  return waitingPage(document, job, await desk.documents.before(job));
}

// The acts on documents: order one to be made, and find one that was.
import type { Desk } from '../../web/desk.ts';
import type { DocumentKind, DocumentOrder, IssuedDocument } from './records.ts';
import type { DocumentStore } from './store.ts';

export interface DocumentsDesk extends Desk {
  readonly documents: DocumentStore;
}

/** Orders the document in the act's own transaction: it is made after the commit, once however often it is ordered. */
export async function orderDocument(desk: DocumentsDesk, order: DocumentOrder): Promise<void> {
  await desk.documents.order(desk.newId(), order, desk.now);
}

/** The file that was issued, without its bytes; null until it is there. */
export async function issuedDocument(
  desk: Pick<DocumentsDesk, 'documents'>,
  kind: DocumentKind,
  subjectId: string,
): Promise<IssuedDocument | null> {
  return desk.documents.issued(kind, subjectId);
}

// The door of the documents' room.
export { issuedDocument, orderDocument, type DocumentsDesk } from './actions.ts';
export type { DocumentKind, DocumentOrder, IssuedDocument, PaperToIssue } from './records.ts';
export { shownBlocks, type ShownBlock } from './shown-blocks.ts';
export { documentStore, type DocumentStore } from './store.ts';

// The door of the documents' room.
export { issuedDocument, orderDocument, type DocumentsDesk } from './actions.ts';
export { issuing, type Issuing, type PrintDraft } from './issuing.ts';
export type { Papers } from './making.ts';
export type { IssuedDocument, PaperToIssue } from './records.ts';
export { verifyPath } from './paths.ts';
export { documentsRoutes } from './routes.ts';
export { shownBlocks } from './shown-blocks.ts';
export { showDocument } from './showing.ts';
export { documentStore, type DocumentStore } from './store.ts';

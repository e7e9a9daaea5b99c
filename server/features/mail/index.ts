// The door of the mail's room.
export { queueMail } from './actions.ts';
export { outboxPath } from './paths.ts';
export type { Enclosure, MailKind } from './records.ts';
export { mailRoutes } from './routes.ts';
export { mailWorker } from './sending.ts';
export { mailWaiting } from './waiting.ts';
export { mailStore, type MailStore } from './store.ts';

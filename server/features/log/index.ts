// The door of the log's room.
export { appendEntry, logStore, type LoggedEntry, type LogStore } from './store.ts';

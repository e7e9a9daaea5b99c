// The door of the log's room.
export { appendEntry, logStore, type LoggedEntry, type LogStore, type ToldEntry } from './store.ts';

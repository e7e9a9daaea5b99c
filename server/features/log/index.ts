// The door of the log's room.
export { appendEntry, logStore, type LogStore } from './store.ts';

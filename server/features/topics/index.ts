// The door of the topics' room.
export { librarian } from './librarian.ts';
export { clauseTopicsPath, similarPath, topicsPath } from './paths.ts';
export { topicsRoutes } from './routes.ts';
export { topicStore, type TopicStore } from './store.ts';

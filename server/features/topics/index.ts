// The door of the topics' room.
export { librarian, type AskLibrary } from './librarian.ts';
export { clauseTopicsPath, similarPath, topicsPath } from './paths.ts';
export { topicsRoutes } from './routes.ts';
export { everythingOn, type TopicsDesk } from './shelf.ts';
export { topicStore, type TopicStore } from './store.ts';

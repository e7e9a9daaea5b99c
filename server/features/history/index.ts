// The door of the history room.
export { historyPath } from './paths.ts';
export { historyRoutes } from './routes.ts';

// The door of the room where texts are checked against the law's list.
export { checklistPath, overviewPath } from './paths.ts';
export { checklistRoutes, proposedChecklistPage, proposedFaults } from './routes.ts';

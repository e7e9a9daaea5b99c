// The door of the comparison's room.
export { comparer } from './comparer.ts';
export { paragraphModel } from './drawn-rows.ts';
export { clausesComparedPath, comparisonPath, versionsComparedPath } from './paths.ts';
export { comparisonRoutes } from './routes.ts';

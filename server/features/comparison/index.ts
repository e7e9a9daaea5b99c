// The door of the comparison's room.
export { comparedSides, type Compared } from './compared.ts';
export { comparer, type Amender, type Comparer } from './comparer.ts';
export { proposedColumns } from './document-blocks.ts';
export { pdfFile, wordFile } from './files.ts';
export { drawnClauses } from './drawn-clauses.ts';
export { paragraphModel, type RowModel } from './drawn-rows.ts';
export { clausesComparedPath, comparisonPath, versionsComparedPath } from './paths.ts';
export { resultModel } from './pages.ts';
export { comparisonRoutes } from './routes.ts';
export type { FoundSide } from './sides.ts';
export { viewingIn, viewingQuery, type Viewing } from './viewing.ts';

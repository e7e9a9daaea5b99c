// The door of what tells which documents a change of clauses affects.
export { affectedBy } from './affected.ts';

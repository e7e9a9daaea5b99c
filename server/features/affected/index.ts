// The door of what tells which documents a change of clauses affects.
export { affectedBy, type AffectedDesk, type ChangedText } from './affected.ts';

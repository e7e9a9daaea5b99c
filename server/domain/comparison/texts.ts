// Comparing two texts as they were given: read, then compared.

import { knownRenamings } from '../organisations/renamings.ts';
import { readStatute } from '../statutes/parse/read-statute.ts';
import type { Comparison } from './change.ts';
import { compareStatutes, type ComparingOptions } from './compare.ts';

const renamings = knownRenamings();

/**
 * Reads both texts and compares what was read. Takes its time on large texts; see `compareStatutes`.
 * Without `renamings` the known ones of public bodies are used.
 */
export function compareTexts(before: string, after: string, options: ComparingOptions = {}): Comparison {
  return compareStatutes(
    { source: before, reading: readStatute(before) },
    { source: after, reading: readStatute(after) },
    { renamings, ...options },
  );
}

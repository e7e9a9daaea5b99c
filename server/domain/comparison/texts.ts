// Comparing two texts as they were given: read, then compared.
import { readStatute } from '../statutes/parse/read-statute.ts';
import type { Comparison } from './change.ts';
import { compareStatutes } from './compare.ts';

/** Reads both texts and compares what was read. Takes its time on large texts; see `compareStatutes`. */
export function compareTexts(before: string, after: string): Comparison {
  return compareStatutes(
    { source: before, reading: readStatute(before) },
    { source: after, reading: readStatute(after) },
  );
}

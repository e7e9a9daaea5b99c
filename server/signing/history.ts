// What happened to a file after it was signed: whatever a later revision changed must be allowed, back to the first signature.
import { apply } from './file/revisions.ts';
import type { Revision } from './file/revisions.ts';
import type { PdfObject } from './file/values.ts';
import { referencesIn } from './file/values.ts';
import { checkChanges } from './later-changes.ts';
import type { Reason } from './reasons.ts';
import { noting } from './reasons.ts';

/** The reasons against each revision behind `firstSigned`, the index of the first that a signature ends. */
export function checkHistory(revisions: readonly Revision[], firstSigned: number): readonly Reason[] {
  const reasons: Reason[] = [];
  const objects = new Map<number, PdfObject>();
  const mentioned = new Set<number>();
  revisions.forEach((revision, index) => {
    const earlier = revisions[index - 1];
    if (earlier !== undefined && index > firstSigned) {
      noting(reasons, { revision: index + 1 }, () => {
        checkChanges({ objects, mentioned, revision: earlier }, revision);
      });
    }
    apply(revision, objects);
    for (const object of revision.changes.values()) {
      if (object !== null) referencesIn(object.value, mentioned);
    }
  });
  return reasons;
}

// The order in which changes are shown: that of the new text, with what is gone where it stood in the old.

/** Where something stands in each text; -1 where it has no place of its own there. */
export interface Standing<Entry> {
  before(entry: Entry): number;
  after(entry: Entry): number;
  moved(entry: Entry): boolean;
}

export function inDisplayOrder<Entry>(
  entries: readonly Entry[],
  standing: Standing<Entry>,
): readonly Entry[] {
  if (isInOrder(entries, standing)) return entries;
  const placed = entries.filter((entry) => standing.after(entry) >= 0);
  placed.sort((x, y) => standing.after(x) - standing.after(y));
  const gone = entries.filter((entry) => standing.after(entry) < 0);
  if (gone.length === 0) return placed;
  gone.sort((x, y) => standing.before(x) - standing.before(y));
  const holdsPlace = (entry: Entry): boolean => standing.before(entry) >= 0 && !standing.moved(entry);
  const shown: Entry[] = [];
  let next = 0;
  const showGone = (until: Entry | undefined): void => {
    for (; next < gone.length; next += 1) {
      const found = gone[next];
      if (found === undefined) return;
      if (until !== undefined && standing.before(found) > standing.before(until)) return;
      shown.push(found);
    }
  };
  // What is gone stands straight after what it followed, before anything new that was put there.
  const steady = placed.filter(holdsPlace);
  showGone(steady[0]);
  let passed = 0;
  for (const entry of placed) {
    shown.push(entry);
    if (!holdsPlace(entry)) continue;
    passed += 1;
    showGone(steady[passed]);
  }
  return shown;
}

/** Nothing is gone, and everything stands in the order of the new text. */
function isInOrder<Entry>(entries: readonly Entry[], standing: Standing<Entry>): boolean {
  let last = -1;
  for (const entry of entries) {
    const place = standing.after(entry);
    if (place <= last) return false;
    last = place;
  }
  return true;
}

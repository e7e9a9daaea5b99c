// The order in which changes are shown: that of the new text, with what is gone where it stood in the old.

/** Where something stands in each text; -1 where it has no place of its own there. */
export interface Standing {
  readonly before: number;
  readonly after: number;
  readonly moved: boolean;
}

export function inDisplayOrder<Entry>(
  entries: readonly Entry[],
  standingOf: (entry: Entry) => Standing,
): Entry[] {
  const placed: { entry: Entry; standing: Standing }[] = [];
  const gone: { entry: Entry; standing: Standing }[] = [];
  for (const entry of entries) {
    const standing = standingOf(entry);
    (standing.after < 0 ? gone : placed).push({ entry, standing });
  }
  placed.sort((x, y) => x.standing.after - y.standing.after);
  if (gone.length === 0) return placed.map(({ entry }) => entry);
  gone.sort((x, y) => x.standing.before - y.standing.before);
  const holdsPlace = ({ standing }: { standing: Standing }): boolean =>
    standing.before >= 0 && !standing.moved;
  const shown: Entry[] = [];
  let next = 0;
  const showGone = (until: number): void => {
    for (; (gone[next]?.standing.before ?? Infinity) < until; next += 1) {
      const found = gone[next];
      if (found !== undefined) shown.push(found.entry);
    }
  };
  // What is gone stands straight after what it followed, before anything new that was put there.
  const steady = placed.filter(holdsPlace);
  showGone(steady[0]?.standing.before ?? Infinity);
  let passed = 0;
  for (const item of placed) {
    shown.push(item.entry);
    if (!holdsPlace(item)) continue;
    passed += 1;
    showGone(steady[passed]?.standing.before ?? Infinity);
  }
  return shown;
}

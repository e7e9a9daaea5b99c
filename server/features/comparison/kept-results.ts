// Results kept in memory, so that another view of the same pair, or another reader, does not wait for it again.

export interface KeptResults<T> {
  find(key: string): T | null;
  /** @param size bytes it takes up, by estimate; what is larger than all that may be kept is not */
  keep(key: string, size: number, result: T): void;
}

/** Those least lately asked for make room. @param mostSize bytes of all that is kept */
export function keptResults<T>(mostKept: number, mostSize: number): KeptResults<T> {
  const kept = new Map<string, { readonly size: number; readonly result: T }>();
  let total = 0;
  const remove = (key: string): void => {
    total -= kept.get(key)?.size ?? 0;
    kept.delete(key);
  };
  return {
    find(key) {
      const known = kept.get(key);
      if (known === undefined) return null;
      kept.delete(key);
      kept.set(key, known);
      return known.result;
    },
    keep(key, size, result) {
      remove(key);
      if (size > mostSize) return;
      kept.set(key, { size, result });
      total += size;
      for (const oldest of kept.keys()) {
        if (kept.size <= mostKept && total <= mostSize) return;
        remove(oldest);
      }
    },
  };
}

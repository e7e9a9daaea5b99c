// Swedish order: å, ä, ö last, and w beside v where only that differs.

const collator = new Intl.Collator('sv', { numeric: true });

/** Sorts by a text in Swedish order. */
export function inSwedishOrder<T>(list: readonly T[], text: (each: T) => string): readonly T[] {
  return list.toSorted((a, b) => collator.compare(text(a), text(b)));
}

/** The same word or name, however it was typed: case and spacing aside. */
export function sameName(a: string, b: string): boolean {
  return folded(a) === folded(b);
}

const folded = (text: string): string =>
  text.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('sv');

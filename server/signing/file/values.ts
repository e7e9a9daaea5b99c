// The values that a PDF is made of, each with the place where it was written.

interface Placed {
  /** Offsets in the buffer that the value was read from. */
  readonly start: number;
  readonly end: number;
}
export type PdfName = Placed & { readonly kind: 'name'; readonly name: string };
export type PdfNumber = Placed & { readonly kind: 'number'; readonly number: number };
export type PdfString = Placed & { readonly kind: 'string'; readonly isHex: boolean; readonly bytes: Buffer };
export type PdfArray = Placed & { readonly kind: 'array'; readonly items: readonly PdfValue[] };
export type PdfDictionary = Placed & {
  readonly kind: 'dictionary';
  readonly entries: ReadonlyMap<string, PdfValue>;
};
export type PdfReference = Placed & { readonly kind: 'reference'; readonly to: number };
export type PdfWord = Placed & { readonly kind: 'word'; readonly word: 'true' | 'false' | 'null' };
export type PdfValue = PdfName | PdfNumber | PdfString | PdfArray | PdfDictionary | PdfReference | PdfWord;

/** A numbered object: its value and, for a stream, its bytes as they stand in the file. */
export interface PdfObject {
  readonly number: number;
  readonly value: PdfValue;
  readonly stream: Buffer | null;
  /** The buffer that the value's offsets count in: the file, or an object stream's content. */
  readonly source: Buffer;
  /** Where the object ends in the file; for one in an object stream, nowhere. */
  readonly end: number;
  readonly isInObjectStream: boolean;
}

/** Whether two values are the same value, wherever they stand and however they were written. */
export function isSame(left: PdfValue, right: PdfValue): boolean {
  switch (left.kind) {
    case 'name':
      return right.kind === 'name' && left.name === right.name;
    case 'number':
      return right.kind === 'number' && left.number === right.number;
    case 'string':
      return right.kind === 'string' && left.bytes.equals(right.bytes);
    case 'reference':
      return right.kind === 'reference' && left.to === right.to;
    case 'word':
      return right.kind === 'word' && left.word === right.word;
    case 'array':
      return (
        right.kind === 'array' &&
        left.items.length === right.items.length &&
        left.items.every((item, index) => isSameOrNeither(item, right.items[index]))
      );
    case 'dictionary':
      return right.kind === 'dictionary' && changedKeys(left, right).length === 0;
  }
}

/** The keys that one dictionary has and the other has not, or has with another value. */
export function changedKeys(left: PdfDictionary, right: PdfDictionary): readonly string[] {
  return [...new Set([...left.entries.keys(), ...right.entries.keys()])].filter(
    (key) => !isSameOrNeither(left.entries.get(key), right.entries.get(key)),
  );
}

/** The same, where either may be absent. */
export function isSameOrNeither(left: PdfValue | undefined, right: PdfValue | undefined): boolean {
  return left === undefined || right === undefined ? left === right : isSame(left, right);
}

export function isSameObject(left: PdfObject, right: PdfObject): boolean {
  if (left.stream === null || right.stream === null) {
    return left.stream === right.stream && isSame(left.value, right.value);
  }
  return left.stream.equals(right.stream) && isSame(left.value, right.value);
}

/** Every number that a value refers to. */
export function referencesIn(value: PdfValue, found: Set<number> = new Set<number>()): Set<number> {
  if (value.kind === 'reference') found.add(value.to);
  else if (value.kind === 'array') for (const item of value.items) referencesIn(item, found);
  else if (value.kind === 'dictionary')
    for (const entry of value.entries.values()) referencesIn(entry, found);
  return found;
}

export function entryOf(value: PdfValue | undefined, key: string): PdfValue | undefined {
  return value?.kind === 'dictionary' ? value.entries.get(key) : undefined;
}

export const numberIn = (value: PdfValue | undefined): number | undefined =>
  value?.kind === 'number' ? value.number : undefined;

export const nameIn = (value: PdfValue | undefined): string | undefined =>
  value?.kind === 'name' ? value.name : undefined;

// What a revision behind a signature may change: fill an empty signature field, add one without extent, add proofs.
import {
  entryOf,
  changedKeys,
  isSame,
  isSameObject,
  isSameOrNeither,
  nameIn,
  numberIn,
} from './file/values.ts';
import type { PdfDictionary, PdfObject, PdfValue } from './file/values.ts';
import type { Objects, Revision } from './file/revisions.ts';
import { resolved } from './file/fields.ts';
import { Broken } from './reasons.ts';

/** The file as it was before a revision. */
interface Before {
  readonly objects: Objects;
  /** Every number that anything in it refers to, or once referred to. */
  readonly mentioned: ReadonlySet<number>;
  /** Its last revision. */
  readonly revision: Revision;
}

/** Throws Broken 'laterChange' at the first change that is not allowed. */
export function checkChanges({ objects, mentioned, revision }: Before, later: Revision): void {
  checkTrailer(revision.trailer, later.trailer);
  const change: Change = {
    before: objects,
    later,
    root: rootOf(revision.trailer),
    annotations: annotationLists(objects),
  };
  for (const [number, object] of later.changes) {
    const old = objects.get(number);
    if (old === undefined) {
      // What was referred to but not there was nothing; now it would be something.
      if (object !== null && mentioned.has(number)) throw refused(number);
    } else if (object === null) throw refused(number);
    else if (!isSameObject(old, object) && !isAllowed(old, object, change)) throw refused(number);
  }
}

interface Change {
  readonly before: Objects;
  readonly later: Revision;
  readonly root: number;
  /** The objects that are a page's list of annotations. */
  readonly annotations: ReadonlySet<number>;
}

const refused = (object: number): Broken => new Broken('laterChange', { object });

const trailerEntries = ['Size', 'Prev', 'Type', 'W', 'Index', 'Filter', 'DecodeParms', 'Length', 'ID'];

function checkTrailer(earlier: PdfDictionary, later: PdfDictionary): void {
  const changed = changedKeys(earlier, later).filter((key) => !trailerEntries.includes(key));
  const [left, right] = [earlier, later].map((trailer) => {
    const id = trailer.entries.get('ID');
    return id?.kind === 'array' ? id.items[0] : undefined;
  });
  if (changed.length > 0 || !isSameOrNeither(left, right)) throw refused(0);
}

function rootOf(trailer: PdfDictionary): number {
  const root = entryOf(trailer, 'Root');
  return root?.kind === 'reference' ? root.to : 0;
}

function isAllowed(old: PdfObject, now: PdfObject, change: Change): boolean {
  if (old.stream !== null || now.stream !== null) return false;
  const catalog = change.before.get(change.root)?.value;
  const form = entryOf(catalog, 'AcroForm');
  const isAt = (value: PdfValue | undefined): boolean =>
    value?.kind === 'reference' && value.to === old.number;
  if (old.value.kind === 'array' && now.value.kind === 'array') {
    const isFields = isAt(entryOf(resolved(change.before, form), 'Fields'));
    return (isFields || change.annotations.has(old.number)) && addsOnlyFields(old.value, now.value, change);
  }
  if (old.value.kind !== 'dictionary' || now.value.kind !== 'dictionary') return false;
  const changed = changedKeys(old.value, now.value);
  if (isAt(entryOf(catalog, 'DSS'))) return true;
  if (old.number === change.root) {
    return changed.every(
      (key) => isProof(key) || (key === 'AcroForm' && isFormExtended(old.value, now.value, change)),
    );
  }
  if (isAt(form)) return isFormChange(old.value, now.value, change);
  if (nameIn(old.value.entries.get('Type')) === 'Page') {
    return changed.every((key) => key === 'Annots' && isListExtended(old.value, now.value, key, change));
  }
  return isFilled(old.value, now.value, changed, change);
}

/** Certificates and answers about revocation, and the extensions they are announced by: nothing that is seen. */
const isProof = (key: string): boolean => key === 'DSS' || key === 'Extensions';

function annotationLists(objects: Objects): Set<number> {
  const lists = new Set<number>();
  for (const { value } of objects.values()) {
    const list = nameIn(entryOf(value, 'Type')) === 'Page' ? entryOf(value, 'Annots') : undefined;
    if (list?.kind === 'reference') lists.add(list.to);
  }
  return lists;
}

function isFormExtended(old: PdfValue, now: PdfValue, change: Change): boolean {
  const [before, after] = [entryOf(old, 'AcroForm'), entryOf(now, 'AcroForm')];
  if (after?.kind !== 'dictionary') return false;
  const none: PdfDictionary = { ...after, entries: new Map<string, PdfValue>() };
  return (
    (before === undefined || before.kind === 'dictionary') && isFormChange(before ?? none, after, change)
  );
}

/** Further fields, and the flags that say that there are signatures. */
function isFormChange(old: PdfDictionary, now: PdfDictionary, change: Change): boolean {
  return changedKeys(old, now).every((key) =>
    key === 'SigFlags'
      ? numberIn(now.entries.get(key)) === 3
      : key === 'Fields' && isListExtended(old, now, key, change),
  );
}

function isListExtended(old: PdfValue, now: PdfValue, key: string, change: Change): boolean {
  const [before, after] = [entryOf(old, key), entryOf(now, key)];
  if (after?.kind !== 'array' || (before !== undefined && before.kind !== 'array')) return false;
  return addsOnlyFields(before ?? { ...after, items: [] }, after, change);
}

type List = PdfValue & { readonly kind: 'array' };

function addsOnlyFields(old: List, now: List, { before, later }: Change): boolean {
  if (!old.items.every((item, index) => isSameOrNeither(item, now.items[index]))) return false;
  return now.items.slice(old.items.length).every((item) => {
    const added = item.kind === 'reference' && !before.has(item.to) ? later.changes.get(item.to) : undefined;
    return added?.value.kind === 'dictionary' && isInvisibleSignature(added.value);
  });
}

const fieldKeys = ['Type', 'Subtype', 'FT', 'T', 'TU', 'V', 'F', 'Ff', 'P', 'Rect', 'AP', 'Lock', 'DR', 'DA'];

/** A signature field without extent and without anything that acts. */
function isInvisibleSignature({ entries }: PdfDictionary): boolean {
  const rectangle = entries.get('Rect');
  const [left, bottom, right, top] = rectangle?.kind === 'array' ? rectangle.items.map(numberIn) : [];
  const hasNoExtent = left !== undefined && left === right && bottom !== undefined && bottom === top;
  return (
    nameIn(entries.get('FT')) === 'Sig' &&
    nameIn(entries.get('Subtype')) === 'Widget' &&
    entries.get('V')?.kind === 'reference' &&
    hasNoExtent &&
    [...entries.keys()].every((key) => fieldKeys.includes(key))
  );
}

/** An empty signature field that now has a signature of this revision, and possibly the signer's picture. */
function isFilled(
  old: PdfDictionary,
  now: PdfDictionary,
  changed: readonly string[],
  { before, later }: Change,
): boolean {
  const value = now.entries.get('V');
  const signature =
    value?.kind === 'reference' && !before.has(value.to) ? later.changes.get(value.to) : undefined;
  const isNewSignature = entryOf(signature?.value, 'ByteRange') !== undefined;
  const type = old.entries.get('FT');
  return (
    type !== undefined &&
    isSame(type, { kind: 'name', name: 'Sig', start: 0, end: 0 }) &&
    !old.entries.has('V') &&
    isNewSignature &&
    changed.every((key) => key === 'V' || key === 'AP')
  );
}

// A PDF file as a sequence of revisions, each with its objects, in which every byte has its place.
import { Broken } from '../reasons.ts';
import { objectsIn, readLength, readObject } from './objects.ts';
import type { Budget } from './reading.ts';
import { unreadable } from './reading.ts';
import type { Place, Section } from './sections.ts';
import { readSections } from './sections.ts';
import type { PdfObject } from './values.ts';
import { entryOf, nameIn } from './values.ts';

/** What one revision adds, and what the file holds with it. */
export interface Revision extends Section {
  readonly start: number;
  /** The objects of this revision; null for one that it frees. */
  readonly changes: ReadonlyMap<number, PdfObject | null>;
}

/** Everything that is in force after a revision. */
export type Objects = ReadonlyMap<number, PdfObject>;

const largestFile = 64 * 1024 * 1024;
const mostValues = 2_000_000;
const headLine = /^%PDF-[12]\.\d\s*?(?:\r\n|\n|\r)(?:%[^\r\n]*(?:\r\n|\n|\r))?\s*$/u;

/**
 * The revisions from the first to the last.
 * Throws Broken: 'notPdf', 'tooLarge', 'encrypted', 'unreadable', 'strayBytes'.
 */
export function readRevisions(bytes: Buffer): readonly Revision[] {
  if (bytes.length > largestFile) throw new Broken('tooLarge');
  if (bytes.toString('latin1', 0, 5) !== '%PDF-') {
    throw bytes.subarray(0, 1024).includes('%PDF-')
      ? new Broken('strayBytes', { at: 0 })
      : new Broken('notPdf');
  }
  const budget: Budget = { left: mostValues };
  const places = new Map<number, Place>();
  let start = 0;
  const sections = readSections(bytes, budget);
  const end = sections.at(-1)?.end ?? 0;
  if (end !== bytes.length) throw new Broken('strayBytes', { at: end });
  return sections.map((section) => {
    for (const [number, place] of section.places) places.set(number, place);
    const changes = readChanges(bytes, start, section, places, budget);
    const revision = { ...section, start, changes };
    start = section.end;
    return revision;
  });
}

/** Takes the changes of a revision into what was in force before it. */
export function apply(revision: Revision, objects: Map<number, PdfObject>): void {
  for (const [number, object] of revision.changes) {
    if (object === null) objects.delete(number);
    else objects.set(number, object);
  }
}

function readChanges(
  bytes: Buffer,
  start: number,
  section: Section,
  places: ReadonlyMap<number, Place>,
  budget: Budget,
): Map<number, PdfObject | null> {
  const lengthAt = (number: number): number | undefined => {
    const place = places.get(number);
    return place?.kind === 'at' ? readLength(bytes, place.offset, budget) : undefined;
  };
  const offsets = [...section.places]
    .flatMap(([number, place]) =>
      place.kind === 'at' && place.offset !== section.at ? [{ number, at: place.offset }] : [],
    )
    .sort((left, right) => left.at - right.at);
  const changes = new Map<number, PdfObject | null>();
  let behind = start;
  offsets.forEach(({ number, at }, index) => {
    checkBetween(bytes, behind, at, start);
    const object = readObject(bytes, at, offsets[index + 1]?.at ?? section.at, budget, lengthAt);
    if (object.number !== number) throw unreadable(at);
    changes.set(number, object);
    behind = object.end;
  });
  checkBetween(bytes, behind, section.at, start);
  if (section.stream !== null) changes.set(section.stream.number, section.stream);
  checkOwnPlace(section);
  addContained(section, changes, budget);
  for (const [number, place] of section.places) if (place.kind === 'free') changes.set(number, null);
  return changes;
}

/** Between objects there is nothing but white space; before the first, the head of the file. */
function checkBetween(bytes: Buffer, from: number, to: number, start: number): void {
  if (to < from) throw unreadable(to);
  if (from === 0 && start === 0) {
    if (to > 256 || !headLine.test(bytes.toString('latin1', 0, to)))
      throw new Broken('strayBytes', { at: 0 });
    return;
  }
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at];
    if (byte !== 0x0a && byte !== 0x0d && byte !== 0x20) throw new Broken('strayBytes', { at });
  }
}

/** A cross-reference stream may say where it is itself, and a table may not point at itself. */
function checkOwnPlace({ at, places, stream }: Section): void {
  for (const [number, place] of places) {
    const isOwn = place.kind === 'at' && place.offset === at;
    if (number === stream?.number ? !isOwn : isOwn) throw unreadable(at);
  }
}

/** The objects in object streams: those that the places name and those that are there must be the same. */
function addContained(section: Section, changes: Map<number, PdfObject | null>, budget: Budget): void {
  const named = [...section.places].filter(([, place]) => place.kind === 'in').length;
  let found = 0;
  for (const container of [...changes.values()]) {
    if (container === null || nameIn(entryOf(container.value, 'Type')) !== 'ObjStm') continue;
    objectsIn(container, budget).forEach((object, index) => {
      const place = section.places.get(object.number);
      const isNamed = place?.kind === 'in' && place.stream === container.number && place.index === index;
      if (!isNamed) throw unreadable(container.value.start);
      changes.set(object.number, object);
      found += 1;
    });
  }
  if (found !== named) throw unreadable(section.at);
}

// One clause of a merge: its number, rubric and chapter, and its stycken word by word.

import type { Chapter } from '../statutes/statute.ts';
import type { Conflicts } from './merge-conflicts.ts';
import type { ContentClause } from './merge-content.ts';
import type { Counting } from './merge-numbers.ts';
import {
  byOf,
  mergeValues,
  type MergedClause,
  type MergedUnit,
  type Node,
  type PlacedUnit,
  type SideName,
  type TreeRun,
} from './merge-tree.ts';
import { mergeWords, type By } from './merge-words.ts';
import type { Unit } from './merge-chains.ts';

export function mergeClause(
  node: Node,
  placed: readonly PlacedUnit[],
  counting: Counting,
  conflicts: Conflicts,
): MergedClause {
  const { part, clauses } = node;
  const name = nameOf(clauses.ours ?? clauses.theirs ?? clauses.base);
  const place = {
    base: part?.base ?? null,
    ours: part?.ours ?? null,
    theirs: part?.theirs ?? null,
  };
  const repealer = repealerOf(node);
  if (repealer === 'both') return repealed(node, place, 'both', placed);
  if (repealer !== null) {
    const other = repealer === 'ours' ? 'theirs' : 'ours';
    if (!isEdited(node, placed, other)) return repealed(node, place, repealer, placed);
    return fought(node, place, repealer, placed, conflicts);
  }
  const units = placed.map((each) => mergeUnit(each, name, conflicts));
  const { heading, chapter, number } = mergeAttributes(node, counting, conflicts);
  const inserter =
    part !== null && part.base === null ? byOf(part.ours !== null, part.theirs !== null) : null;
  const attributes = ({ heading: rubric, number: own, chapter: home }: ContentClause): string =>
    JSON.stringify([rubric, own, home]);
  const changed = (['ours', 'theirs'] as const).map(
    (side) =>
      (clauses.base !== null &&
        clauses[side] !== null &&
        attributes(clauses.base) !== attributes(clauses[side])) ||
      units.some(({ by }) => by === side || by === 'both'),
  );
  return {
    ...{ number, heading, chapter, units, ...place, conflict: null },
    state: inserter === null ? 'kept' : 'inserted',
    by: inserter ?? byOf(changed[0] === true, changed[1] === true),
  };
}

function nameOf(clause: ContentClause | null): string | null {
  if (clause === null) return null;
  return `${clause.chapter === null ? '' : `${clause.chapter.number} kap. `}${clause.number} §`;
}

function repealerOf({ part }: Node): By | null {
  if (part === null || part.base === null) return null;
  return byOf(part.ours === null, part.theirs === null);
}

/** Whether a side did more to a clause than renumber it, move it or take something away. */
function isEdited({ clauses }: Node, placed: readonly PlacedUnit[], side: SideName): boolean {
  if (clauses[side]?.heading !== clauses.base?.heading) return true;
  return placed.some(({ units, isMoved }) => {
    const unit = units[side];
    const { base } = units;
    return unit !== null && (unit.text !== base?.text || unit.kind !== base.kind || isMoved[side]);
  });
}

/** A clause that one side repealed and the other edited. */
function fought(
  node: Node,
  place: Pick<MergedClause, 'base' | 'ours' | 'theirs'>,
  repealer: SideName,
  placed: readonly PlacedUnit[],
  conflicts: Conflicts,
): MergedClause {
  const other = repealer === 'ours' ? 'theirs' : 'ours';
  const { clauses } = node;
  const unitsOn = (side: 'base' | SideName): Unit[] => placed.flatMap(({ units }) => units[side] ?? []);
  const textOn = (side: 'base' | SideName): string =>
    [clauses[side]?.heading ?? null, ...unitsOn(side).map(({ text }) => text)]
      .filter((line) => line !== null)
      .join('\n');
  const id = node.id;
  const texts = { base: textOn('base'), [repealer]: null, [other]: textOn(other) };
  const settled = conflicts.settle({
    ...{ id, kind: 'repeal', clause: nameOf(clauses[other] ?? clauses.base) },
    ...{ ours: null, theirs: null, ...texts },
  });
  const choice = conflicts.choiceOf(id);
  if (settled === null) return { ...repealed(node, place, repealer, placed), conflict: id };
  const kept = choice === 'base' ? 'base' : other;
  const lines: Pick<Unit, 'kind' | 'label' | 'startsList' | 'text'>[] =
    typeof choice === 'object'
      ? choice.text
          .split('\n')
          .filter((line) => line.trim() !== '')
          .map((text) => ({ kind: 'paragraph', label: '', startsList: false, text: text.trim() }))
      : unitsOn(kept);
  const clause = clauses[kept] ?? clauses.base;
  return {
    number: clause?.number ?? '',
    heading: clause?.heading ?? null,
    chapter: clause?.chapter ?? null,
    ...place,
    state: 'kept',
    by: 'both',
    units: lines.map(({ kind, label, startsList, text }) => ({
      ...{ kind, label, startsList, state: 'kept', by: other, conflict: null },
      runs: [{ kind: 'same', text: ` ${text}` }],
    })),
    conflict: id,
  };
}

function repealed(
  { clauses: { base } }: Node,
  place: Pick<MergedClause, 'base' | 'ours' | 'theirs'>,
  by: By,
  placed: readonly PlacedUnit[],
): MergedClause {
  return {
    number: base?.number ?? '',
    heading: base?.heading ?? null,
    chapter: base?.chapter ?? null,
    ...place,
    state: 'repealed',
    by,
    units: placed.flatMap(({ units }) => (units.base === null ? [] : [deleted(units.base, by, null)])),
    conflict: null,
  };
}

function deleted({ kind, label, startsList, text }: Unit, by: By, conflict: string | null): MergedUnit {
  return {
    ...{ kind, label, startsList, by, conflict },
    state: 'deleted',
    runs: [{ kind: 'deleted', by, text: ` ${text}` }],
  };
}

function mergeUnit(
  { id, units, isMoved }: PlacedUnit,
  clause: string | null,
  conflicts: Conflicts,
): MergedUnit {
  const { base, ours, theirs } = units;
  if (base === null) return inserted(id, [ours, theirs], clause, conflicts);
  if (ours === null && theirs === null) return deleted(base, 'both', null);
  if (ours !== null && theirs !== null) {
    const runs = wordRuns(id, [base, ours, theirs], clause, conflicts);
    const changes = (side: SideName): boolean =>
      units[side]?.text !== base.text || units[side].kind !== base.kind || isMoved[side];
    return {
      kind: mergeValues(base.kind, ours.kind, theirs.kind) ?? base.kind,
      ...mergeLabels(id, [base, ours, theirs], clause, conflicts),
      startsList: mergeValues(base.startsList, ours.startsList, theirs.startsList) ?? base.startsList,
      state: 'kept',
      by: byOf(changes('ours'), changes('theirs')),
      runs,
      conflict: null,
    };
  }
  const [deleter, other, left] =
    ours === null ? (['ours', 'theirs', theirs ?? base] as const) : (['theirs', 'ours', ours] as const);
  const isKept = left.text === base.text && left.kind === base.kind && !isMoved[other];
  if (isKept) return deleted(base, deleter, null);
  const texts = { ours: null, theirs: null, [other]: left.text };
  const settled = conflicts.settle({ id, kind: 'deletion', clause, base: base.text, ...texts });
  if (settled === null) return deleted(base, deleter, id);
  const { kind, label, startsList } = conflicts.choiceOf(id) === 'base' ? base : left;
  return {
    ...{ kind, label, startsList, state: 'kept', by: 'both' },
    runs: [
      {
        ...{ kind: 'conflict', id, base: base.text, ours: '', theirs: '', [other]: left.text },
        settled: settled === undefined ? null : ` ${settled}`,
      },
    ],
    conflict: id,
  };
}

/** The kind of mark that a punkt has: "1." for "2.", "a)" for "b)", one for all bullets. */
function kindOfMark(label: string): string {
  const [, open = '', mark, close = ''] = /^(\(?)([0-9]+|\p{L}+)([.):])$/u.exec(label) ?? [];
  return mark === undefined ? '–' : `${open}${/^[0-9]/.test(mark) ? '1' : 'a'}${close}`;
}

/** Numbers that both changed are counted anew with their list; it is only asked about what kind of mark there is to be. */
function mergeLabels(
  id: string,
  [base, ours, theirs]: readonly [Unit, Unit, Unit],
  clause: string | null,
  conflicts: Conflicts,
): Pick<MergedUnit, 'label' | 'isRecounted'> {
  const agreed = mergeValues(base.label, ours.label, theirs.label);
  if (agreed !== undefined) return { label: agreed };
  const kinds = [base, ours, theirs].map(({ label }) => kindOfMark(label));
  const kind = mergeValues(kinds[0], kinds[1], kinds[2]);
  if (kind !== undefined) {
    // The same whichever side is called ours.
    const label =
      [ours.label, theirs.label].filter((each) => kindOfMark(each) === kind).sort()[0] ?? base.label;
    return { label, isRecounted: true };
  }
  const texts = { base: base.label, ours: ours.label, theirs: theirs.label };
  const settled = conflicts.settle({ id: `${id}.mark`, kind: 'mark', clause, ...texts });
  return { label: settled ?? base.label };
}

function inserted(
  id: string,
  [ours, theirs]: readonly [Unit | null, Unit | null],
  clause: string | null,
  conflicts: Conflicts,
): MergedUnit {
  const by = byOf(ours !== null, theirs !== null) ?? 'both';
  const unit = ours ?? theirs;
  const common: Omit<MergedUnit, 'runs'> = {
    ...{ kind: unit?.kind ?? 'paragraph', label: unit?.label ?? '', startsList: unit?.startsList ?? false },
    ...{ state: 'inserted', by, conflict: null },
  };
  if (ours === null || theirs === null || ours.text === theirs.text)
    return { ...common, runs: [{ kind: 'inserted', by, text: ` ${unit?.text ?? ''}` }] };
  const texts = { base: null, ours: ours.text, theirs: theirs.text };
  const settled = conflicts.settle({ id, kind: 'insertion', clause, ...texts });
  const label = [ours.label, theirs.label].sort()[0] ?? '';
  return {
    ...{ ...common, label },
    runs: [
      {
        ...{ kind: 'conflict', id, base: '', ours: ` ${ours.text}`, theirs: ` ${theirs.text}` },
        settled:
          settled === undefined || settled === null || settled.trim() === '' ? null : ` ${settled.trim()}`,
      },
    ],
  };
}

function wordRuns(
  unit: string,
  [base, ours, theirs]: readonly [Unit, Unit, Unit],
  clause: string | null,
  conflicts: Conflicts,
): TreeRun[] {
  let count = 0;
  return mergeWords(base.text, ours.text, theirs.text).map((run): TreeRun => {
    if (run.kind !== 'conflict') return run;
    count += 1;
    const id = `${unit}.${String(count)}`;
    const settled = conflicts.settle({
      ...{ id, kind: run.base === '' ? 'insertion' : 'wording', clause },
      ...{ base: run.base.trim(), ours: run.ours.trim(), theirs: run.theirs.trim() },
    });
    if (settled === undefined || settled === null) return { ...run, id, settled: null };
    const choice = conflicts.choiceOf(id);
    if (typeof choice === 'string') return { ...run, id, settled: run[choice] };
    const isSpaced = [run.base, run.ours, run.theirs].some((text) => text.startsWith(' '));
    return { ...run, id, settled: settled.trim() === '' ? '' : `${isSpaced ? ' ' : ''}${settled.trim()}` };
  });
}

interface Attributes {
  readonly number: string;
  readonly heading: string | null;
  readonly chapter: Chapter | null;
}

function mergeAttributes({ id, clauses }: Node, counting: Counting, conflicts: Conflicts): Attributes {
  const { base, ours, theirs } = clauses;
  const only = ours ?? theirs ?? base;
  // A clause that both put in has one number and one rubric.
  if (base === null || ours === null || theirs === null)
    return { number: only?.number ?? '', heading: only?.heading ?? null, chapter: only?.chapter ?? null };
  const clause = nameOf(ours);
  const agree = (
    kind: 'number' | 'heading',
    was: string | null,
    mine: string | null,
    other: string | null,
  ) => {
    const agreed = mergeValues(was, mine, other);
    if (agreed !== undefined) return agreed;
    const settled = conflicts.settle({
      ...{ id: `${id}.${kind}`, kind, clause, base: was, ours: mine, theirs: other },
    });
    return settled === undefined ? was : settled;
  };
  return {
    // Counted clauses get their numbers when all have their places.
    number:
      counting === 'otherwise'
        ? (agree('number', base.number, ours.number, theirs.number) ?? '')
        : (mergeValues(base.number, ours.number, theirs.number) ?? base.number),
    heading: agree('heading', base.heading, ours.heading, theirs.heading),
    chapter: mergeChapter(id, clause, [base.chapter, ours.chapter, theirs.chapter], conflicts),
  };
}

function mergeChapter(
  id: string,
  clause: string | null,
  [base, ours, theirs]: readonly [Chapter | null, Chapter | null, Chapter | null],
  conflicts: Conflicts,
): Chapter | null {
  const text = (chapter: Chapter | null): string | null =>
    chapter === null ? null : `${chapter.number} kap. ${chapter.heading ?? ''}`.trim();
  const agreed = mergeValues(text(base), text(ours), text(theirs));
  const found = [base, ours, theirs].find((chapter) => text(chapter) === agreed);
  if (found !== undefined) return found;
  if (base !== null && ours !== null && theirs !== null) {
    const number = mergeValues(base.number, ours.number, theirs.number);
    const heading = mergeValues(base.heading, ours.heading, theirs.heading);
    if (number !== undefined && heading !== undefined) return { number, heading };
  }
  const settled = conflicts.settle({
    ...{ id: `${id}.chapter`, kind: 'chapter', clause },
    ...{ base: text(base), ours: text(ours), theirs: text(theirs) },
  });
  if (settled === undefined) return base;
  const known = [base, ours, theirs].find((chapter) => text(chapter) === settled);
  if (known !== undefined || settled === null) return known ?? null;
  const read = /^(\d{1,4}(?: [a-z])?) kap\. ?(.*)$/u.exec(settled);
  return read === null ? base : { number: read[1] ?? '', heading: read[2] === '' ? null : (read[2] ?? null) };
}

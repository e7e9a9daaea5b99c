// The tape of a text with tracked changes, and its order: as few tracked ends of paragraphs as both texts allow, never the last, and moves in pairs.

import type { TrackedStyle } from './tracked-units.ts';

export type TrackedKind = 'same' | 'deleted' | 'inserted' | 'movedFrom' | 'movedTo';

/** Words, and what becomes of them. `move` joins the two places of what moved; tabs stand after labels. */
export interface TrackedRun {
  readonly kind: TrackedKind;
  readonly text: string;
  readonly move?: string;
}

/** What stands on the tape: words, and ends of paragraphs. */
export type Written =
  | TrackedRun
  | {
      readonly end: TrackedKind;
      readonly style: TrackedStyle;
      readonly formerStyle: TrackedStyle;
      /** It follows words of both texts. */
      readonly isShared: boolean;
    };

const inOld = (kind: TrackedKind): boolean => kind !== 'inserted' && kind !== 'movedTo';
const inNew = (kind: TrackedKind): boolean => kind !== 'deleted' && kind !== 'movedFrom';

/** Where a paragraph ends in one text, and in the other only after words of that other, one end serves both. */
export function joinMarks(tape: readonly Written[]): readonly Written[] {
  const joined: Written[] = [];
  /** The end of one text that may yet be found to be that of both, and where it stands in `joined`. */
  let open: { at: number; end: 'inserted' | 'deleted' } | null = null;
  for (const each of tape) {
    if (!('end' in each)) {
      if (open !== null && (open.end === 'inserted' ? inNew(each.kind) : inOld(each.kind))) open = null;
      joined.push(each);
      continue;
    }
    const first = joined[open?.at ?? -1];
    const closes = open !== null && each.end === (open.end === 'inserted' ? 'deleted' : 'inserted');
    if (open !== null && closes && first !== undefined && 'end' in first) {
      const [fresh, old] = open.end === 'inserted' ? [first, each] : [each, first];
      joined.splice(open.at, 1);
      joined.push({ ...fresh, end: 'same', formerStyle: old.formerStyle });
      open = null;
      continue;
    }
    joined.push(each);
    const { end } = each;
    open = each.isShared && (end === 'inserted' || end === 'deleted') ? { at: joined.length - 1, end } : null;
  }
  return joined;
}

/**
 * What is new from the end of one paragraph through whole paragraphs after it is one insertion, as when somebody typed
 * it there: the first paragraph's end is new, and its old one stands last. LibreOffice rejects it only in that form.
 */
export function joinInsertions(tape: readonly Written[]): readonly Written[] {
  const joined = [...tape];
  for (let at = 1; at < joined.length; at += 1) {
    const [before, end] = [joined[at - 1], joined[at]];
    if (before === undefined || 'end' in before || inOld(before.kind)) continue;
    if (end === undefined || !('end' in end) || end.end !== 'same') continue;
    const until = endOfInsertion(joined, at + 1);
    const last = joined[until];
    if (last === undefined || !('end' in last)) continue;
    joined[at] = { ...end, end: 'inserted', formerStyle: end.style };
    joined[until] = { ...last, end: 'same', formerStyle: end.formerStyle };
    at = until;
  }
  return joined;
}

/** The last end of a paragraph before anything of the old text; -1 where that comes first. */
function endOfInsertion(tape: readonly Written[], from: number): number {
  let until = -1;
  for (let at = from; at < tape.length; at += 1) {
    const each = tape[at];
    if (each === undefined || inOld('end' in each ? each.end : each.kind)) break;
    if ('end' in each) until = at;
  }
  return until;
}

/**
 * A document's last paragraph cannot lose its end, so that of the other text is taken from where it last stands:
 * what follows there belongs to one text only.
 */
export function lastMarkStands(tape: readonly Written[]): readonly Written[] {
  const last = tape.at(-1);
  if (last === undefined || !('end' in last) || last.end === 'same') return tape;
  const belongs = inNew(last.end) ? inOld : inNew;
  const at = tape.findLastIndex((each) => 'end' in each && belongs(each.end));
  const taken = tape[at];
  // The other text is empty; a document of it still has one paragraph.
  if (taken === undefined || !('end' in taken)) return [...tape.slice(0, -1), { ...last, end: 'same' }];
  const [fresh, old] = inNew(last.end) ? [last, taken] : [taken, last];
  const kept: Written[] =
    taken.end === 'same'
      ? [
          {
            ...taken,
            end: inNew(last.end) ? 'inserted' : 'deleted',
            style: inNew(last.end) ? taken.style : taken.formerStyle,
          },
        ]
      : [];
  return [
    ...tape.slice(0, at),
    ...kept,
    ...tape.slice(at + 1, -1),
    { ...fresh, end: 'same', formerStyle: old.formerStyle },
  ];
}

/** A move has one place in each text: what stands at one only, or at several, is gone or new. */
export function withPairedMoves(tape: readonly Written[]): readonly Written[] {
  const counts = new Map<string, { from: number; to: number }>();
  let last: TrackedRun | null = null;
  const joinedTape: Written[] = [];
  for (const each of tape) {
    const previous: Written | undefined = joinedTape.at(-1);
    if (!('end' in each) && previous !== undefined && !('end' in previous)) {
      if (previous.kind === each.kind && previous.move === each.move) {
        joinedTape[joinedTape.length - 1] = { ...previous, text: previous.text + each.text };
        continue;
      }
    }
    joinedTape.push(each);
  }
  for (const each of joinedTape) {
    if ('end' in each || each.move === undefined) continue;
    const count = counts.get(each.move) ?? { from: 0, to: 0 };
    // Edits inside what moved stand between stretches of one and the same move.
    const isNew = last?.move !== each.move || last.kind !== each.kind;
    if (isNew && each.kind === 'movedFrom') count.from += 1;
    if (isNew && each.kind === 'movedTo') count.to += 1;
    counts.set(each.move, count);
    last = each;
  }
  return joinedTape.map((each): Written => {
    if ('end' in each || each.move === undefined) return each;
    const count = counts.get(each.move);
    if (count?.from === 1 && count.to === 1) return each;
    return { kind: each.kind === 'movedFrom' ? 'deleted' : 'inserted', text: each.text };
  });
}

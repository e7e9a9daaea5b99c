// The lines that show what became of words: struck or underlined, dashed where they moved, with a tint behind.
import type { MarkKind } from '../domain/documents/blocks.ts';
import { number } from './numbers.ts';
import { markColours } from './theme.ts';

/** A tint behind the letters. The baseline is in points below the page's top edge. */
export function behind(
  kind: MarkKind,
  left: number,
  baseline: number,
  width: number,
  size: number,
): readonly string[] {
  const [top, height] = [baseline - size * 0.82, size * 1.14];
  return [
    `${markColours[kind].surface.join(' ')} rg`,
    `${[left - 0.6, top, width + 1.2, height].map(number).join(' ')} re f`,
  ];
}

/** Solid for what is gone or new, dashed for what stands elsewhere. */
export function linesOf(
  kind: MarkKind,
  left: number,
  baseline: number,
  width: number,
  size: number,
): readonly string[] {
  const through = baseline - size * 0.27;
  const under = baseline + size * 0.16;
  const heights = { deleted: [through], inserted: [under], movedFrom: [through, under], movedTo: [under] }[
    kind
  ];
  const isDashed = kind === 'movedFrom' || kind === 'movedTo';
  return [
    `q ${markColours[kind].line.join(' ')} RG ${number(size * 0.07)} w${isDashed ? ' [2.2 1.4] 0 d' : ''}`,
    ...heights.map((y) => `${number(left)} ${number(y)} m ${number(left + width)} ${number(y)} l S`),
    'Q',
  ];
}

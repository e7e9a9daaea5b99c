// The numbers of motions: "nns-2026-3", for the board's own proposals "nns-2026-p1".
import type { MotionKind, MotionNumber } from './motion.ts';

/** The number that follows those given out of a network, kind and year. */
export const nextSequence = (last: number | null): number => (last ?? 0) + 1;

/** As it stands in addresses and on documents. */
export function numberOf(networkSlug: string, kind: MotionKind, { year, sequence }: MotionNumber): string {
  return `${networkSlug}-${String(year)}-${kind === 'boardProposal' ? 'p' : ''}${String(sequence)}`;
}

export interface NumberRead {
  readonly networkSlug: string;
  readonly kind: MotionKind;
  readonly number: MotionNumber;
}

const pattern = /^([a-z0-9-]{1,80})-([1-9]\d{3})-(p?)([1-9]\d{0,5})$/;

/** Reads a number as it stands in an address; null where it is none. One motion has one spelling. */
export function readNumber(text: string): NumberRead | null {
  const match = pattern.exec(text);
  if (match === null) return null;
  const [, networkSlug = '', year, proposal, sequence] = match;
  return {
    networkSlug,
    kind: proposal === 'p' ? 'boardProposal' : 'motion',
    number: { year: Number(year), sequence: Number(sequence) },
  };
}

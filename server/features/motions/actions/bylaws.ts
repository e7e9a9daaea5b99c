// The bylaws that motions propose to change.
import type { ReadText } from '../../../domain/comparison/pieces.ts';
import { newestOf } from '../../../domain/statutes/timeline.ts';
import type { MotionsDesk } from './desk.ts';

export interface Bylaws extends ReadText {
  readonly versionId: string;
  readonly sequence: number;
}

/** The network's newest adopted bylaws, also those not yet in force: what a change is written against. Null where none are here. */
export async function bylawsOf(
  desk: Pick<MotionsDesk, 'statutes'>,
  networkId: string,
): Promise<Bylaws | null> {
  const newest = newestOf(await desk.statutes.versions(networkId));
  const text = newest === null ? null : await desk.statutes.text(networkId, newest.id);
  return newest === null || text === null
    ? null
    : { ...text, versionId: newest.id, sequence: newest.sequence };
}

// Reading motions, for other rooms and for our own pages.
import type { Motion } from '../../domain/motions/motion.ts';
import { numberOf } from '../../domain/motions/numbering.ts';
import type { MotionsDesk } from './actions/desk.ts';

type Reading = Pick<MotionsDesk, 'motions'>;

export const motionById = (desk: Reading, id: string): Promise<Motion | null> => desk.motions.byId(id);

/** What can be placed on an agenda: registered and on, late ones only when admitted. */
export async function motionsForAgenda(desk: Reading, networkId: string): Promise<readonly Motion[]> {
  const found = await desk.motions.ofNetworkIn(networkId, [
    'registered',
    'underPreparation',
    'opinionIssued',
  ]);
  return found.filter(({ lateAdmission }) => lateAdmission === null || lateAdmission === 'admitted');
}

/** The motions that a meeting treats or has treated: those it decided on too which have since been taken up again. */
export const motionsOfMeeting = (desk: Reading, meetingId: string): Promise<readonly Motion[]> =>
  desk.motions.ofMeeting(meetingId);

/** "nns-2026-3"; empty for a draft, which has no number yet. */
export const numberText = (networkSlug: string, { kind, number }: Pick<Motion, 'kind' | 'number'>): string =>
  number === null ? '' : numberOf(networkSlug, kind, number);

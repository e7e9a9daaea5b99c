// Motions of the cast's world, made through their own acts: written, endorsed, submitted; and the meeting they are for.
import {
  beginMotion,
  endorseMotion,
  submitMotion,
  type MotionsDesk,
} from '../../server/features/motions/index.ts';
import { planMeeting } from '../../server/features/meetings/index.ts';
import { addMember, recordRule } from '../../server/features/organisations/index.ts';
import { clauseAt } from '../../server/domain/motions/citation.ts';
import type { Motion, MotionContent, WordingAmendment } from '../../server/domain/motions/motion.ts';
import { clauseHash } from '../../server/domain/statutes/identity.ts';
import type { House } from '../../server/house.ts';
import type { World } from './cast.ts';
import { known, on } from './days.ts';
import { acting, done } from './held-meeting.ts';

export const written = (newId: () => string, change: Partial<MotionContent> = {}): MotionContent => ({
  heading: 'Gemensamt språk',
  clauses: [
    { id: newId(), text: 'att nätverket tar fram ett mönster' },
    { id: newId(), text: 'att mönstret är frivilligt' },
  ],
  rationale: 'Varje förbund har **egna ord**.\n\nDet är svårt att jämföra.',
  citations: [],
  ...change,
});

/** A draft of Granby's. */
export const draftedMotion = (
  house: House,
  world: World,
  change: Partial<MotionContent> = {},
): Promise<Motion> =>
  acting(house, null, async (desk) =>
    done(
      await beginMotion(desk, {
        ...{ networkId: world.network.id, moverId: world.granby.id, kind: 'motion' },
        content: written(desk.newId, change),
      }),
    ),
  );

/** The draft as its board has decided on it. */
export const endorsed = (house: House, motion: Motion): Promise<Motion> =>
  acting(house, null, async (desk) =>
    done(await endorseMotion(desk, motion, { on: on('2026-02-03'), minutes: '12' }, motion.revision)),
  );

/** A clause of the network's newest bylaws in new words. */
export async function changeOfBylaws(
  desk: Pick<MotionsDesk, 'statutes'>,
  world: World,
  anchor: string,
  wording: string,
): Promise<WordingAmendment> {
  const version = (await desk.statutes.versions(world.network.id)).at(-1);
  const text = version === undefined ? null : await desk.statutes.text(world.network.id, version.id);
  const clause = clauseAt(text?.reading.clauses ?? [], anchor);
  if (version === undefined || clause === null) throw new Error(`the bylaws have no ${anchor}`);
  const pinned = { versionId: version.id, anchor, clauseHash: clauseHash(clause) };
  return { kind: 'wording', ...pinned, wording, from: null };
}

export async function submittedMotion(
  house: House,
  world: World,
  change: Partial<MotionContent> = {},
): Promise<Motion> {
  const motion = await endorsed(house, await draftedMotion(house, world, change));
  return acting(house, null, async (desk) => done(await sent(desk, motion)));
}

const sent = (desk: MotionsDesk, motion: Motion) =>
  submitMotion(desk, motion, { revision: motion.revision, sendsLate: false });

/** An annual meeting on the day, and motions so many weeks before. */
export const meetingAhead = (house: House, world: World, day: string, weeksBefore: number): Promise<void> =>
  acting(house, null, async (desk) => {
    done(
      await planMeeting(desk, world.network, {
        ...{ kind: 'annual', name: 'Årsmötet', day: on(day), time: '10.00', place: 'Grandal' },
      }),
    );
    done(
      await recordRule(desk, world.network, {
        ...{ kind: 'motionDeadline', value: { weeksBefore }, from: on('2020-01-01'), clause: '7 §' },
      }),
    );
  });

/** Ekdal joins the network, so that it can move motions too. */
export const ekdalJoins = (house: House, world: World): Promise<void> =>
  acting(house, null, async (desk) => {
    const refusal = await addMember(desk, world.network, {
      ...{ member: 'Samordningsförbundet Ekdal', group: 'forbund', from: known('2016'), to: null },
    });
    if (refusal !== null) done(refusal);
  });

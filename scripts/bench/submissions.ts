// Motions from as many förbund, all submitted to the real program at the same moment: their numbers must follow on one another.
import { endorseMotion, beginMotion } from '../../server/features/motions/index.ts';
import { openAccount } from '../../server/features/accounts/index.ts';
import { addMember, registerOrganisation } from '../../server/features/organisations/index.ts';
import { partialDate } from '../../server/domain/language/dates.ts';
import { readConfig } from '../../server/config.ts';
import { buildHouse, type House } from '../../server/house.ts';
import { burst } from './burst.ts';
import { startProgram } from './program.ts';
import { beginSession, must } from './voters.ts';

interface Draft {
  readonly motionId: string;
  readonly cookie: string;
}

export interface Submissions {
  /** How long each was waited for, milliseconds. */
  readonly took: readonly number[];
  /** Those that were not answered with the motion's own page. */
  readonly errors: number;
  /** What is wrong with the numbers; empty when they follow on one another from 1. */
  readonly faults: readonly string[];
}

/** Prepares the drafts on a fresh database, starts the program on it, and submits all at once. */
export async function submitAll(
  settings: Readonly<Record<string, string>>,
  size: number,
): Promise<Submissions> {
  const withHouse = async <T>(work: (house: House) => Promise<T>): Promise<T> => {
    const house = await buildHouse(readConfig(settings));
    try {
      return await work(house);
    } finally {
      await house.close();
    }
  };
  const drafts = await withHouse((house) => prepareDrafts(house, size));
  const program = await startProgram(settings);
  const answers = await burst(
    drafts.map(({ motionId, cookie }) => ({
      ...{ url: `${program.origin}/motioner/utkast/${motionId}/inlamning`, cookie },
      body: new URLSearchParams({ revision: '1' }).toString(),
    })),
    { retries: false },
  );
  await program.stop();
  const numbers = await withHouse(async (house) =>
    (await house.desk(house.engine.read, null).motions.submitted()).flatMap(({ number }) =>
      number === null ? [] : [number.sequence],
    ),
  );
  const addresses = new Set(answers.map(({ location }) => location));
  return {
    took: answers.map(({ took }) => took),
    errors: answers.filter(({ status }) => status !== 303).length,
    faults: [
      ...numbers
        .toSorted((a, b) => a - b)
        .flatMap((number, index) =>
          number === index + 1 ? [] : [`number ${String(number)} stands at place ${String(index + 1)}`],
        ),
      ...(numbers.length === size ? [] : [`${String(numbers.length)} numbers for ${String(size)} motions`]),
      ...(addresses.size === size ? [] : [`${String(addresses.size)} addresses for ${String(size)} motions`]),
    ],
  };
}

async function prepareDrafts(house: House, size: number): Promise<readonly Draft[]> {
  const made = await house.engine.write(async (transaction) => {
    const desk = house.desk(transaction, null);
    const register = (name: string, kind: 'network' | 'forbund') =>
      registerOrganisation(desk, {
        ...{ name, kind, nameFrom: null, formedOn: null, note: null, shortName: null },
      });
    const network = must(await register('Nätverket för prov', 'network'));
    const found: { readonly motionId: string; readonly accountId: string }[] = [];
    for (let number = 1; number <= size; number += 1) {
      const name = `Samordningsförbundet ${String(number)}`;
      const { id: moverId } = must(await register(name, 'forbund'));
      must(
        await addMember(desk, network, {
          ...{ member: name, group: 'forbund' },
          ...{ from: partialDate('2020'), to: null },
        }),
      );
      const accountId = await openAccount(
        desk,
        `sekreterare-${String(number)}@stadga.example`,
        'secretary',
        moverId,
      );
      const content = {
        heading: `Motion ${String(number)}`,
        clauses: [{ id: desk.newId(), text: 'att förslaget bifalls' }],
        rationale: 'Därför.',
        citations: [],
      };
      const motion = must(
        await beginMotion(desk, { networkId: network.id, moverId, kind: 'motion', content }),
      );
      must(await endorseMotion(desk, motion, { on: desk.today, minutes: '§ 1' }, motion.revision));
      found.push({ motionId: motion.id, accountId });
    }
    return found;
  });
  const drafts: Draft[] = [];
  for (const { motionId, accountId } of made)
    drafts.push({ motionId, cookie: await beginSession(house, accountId) });
  return drafts;
}

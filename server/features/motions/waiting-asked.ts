// Who asks what waits for them among the motions, and what every line is told from.
import type { Day } from '../../domain/language/dates.ts';
import { may, type Act, type Person } from '../../domain/permissions.ts';
import type { StoredOrganisation } from '../organisations/index.ts';
import { deadlineNow, type MotionsDesk } from './actions/desk.ts';

export interface Asked {
  readonly desk: MotionsDesk;
  readonly person: Person;
  /** Where the person has a role. */
  readonly organisations: readonly StoredOrganisation[];
  /** The ids of those where the person may do the act. */
  readonly those: (act: Act) => readonly string[];
  /** The last day for motions to the network's next annual meeting; asked once for each network. */
  readonly lastDay: (networkId: string) => Promise<Day | null>;
}

export async function askedBy(desk: MotionsDesk, person: Person): Promise<Asked> {
  const held = [...new Set(person.grants.map(({ organisationId }) => organisationId))].sort();
  const lastDays = new Map<string, Promise<Day | null>>();
  return {
    ...{ desk, person },
    organisations: await desk.organisations.byIds(held),
    those: (act) => held.filter((id) => may(person, act, id)),
    lastDay: (networkId) => {
      const lastDay =
        lastDays.get(networkId) ?? deadlineNow(desk, networkId).then((ahead) => ahead?.deadline.day ?? null);
      lastDays.set(networkId, lastDay);
      return lastDay;
    },
  };
}

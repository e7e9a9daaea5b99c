// A reading's doubts with what was said of them, and by whom for those who may see it.
import { settledAmong, type Doubt, type Settlement } from '../../domain/statutes/doubts.ts';
import type { StatutesDesk } from './actions.ts';
import type { DoubtsView } from './doubts-shown.ts';

export async function doubtsView(
  desk: StatutesDesk,
  doubts: readonly Doubt[],
  settlements: readonly Settlement[],
  maySeeNames: boolean,
): Promise<DoubtsView> {
  const settled = settledAmong(settlements);
  const names = new Map<string, string>();
  for (const { by } of maySeeNames ? settled.values() : []) {
    if (by === null || names.has(by)) continue;
    const account = await desk.accounts.byId(by);
    if (account !== null) names.set(by, account.email);
  }
  return { doubts, settled, names };
}

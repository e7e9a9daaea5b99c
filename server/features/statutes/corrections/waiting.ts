// Corrections that wait for somebody's confirmation (words: corrections.waiting.*).
import { may, type Person } from '../../../domain/permissions.ts';
import { nameOn } from '../../../domain/organisations/organisation.ts';
import { correctedBy } from '../../../domain/statutes/correction.ts';
import type { Waiting } from '../../../web/waiting.ts';
import type { StatutesDesk } from '../actions.ts';
import { correctionPath } from '../paths.ts';

/** Those that another person proposed, and this one may confirm. What has been corrected otherwise waits for its proposer. */
export async function correctionsWaiting(
  desk: StatutesDesk,
  { accountId, ...person }: Person,
): Promise<readonly Waiting[]> {
  const waiting: Waiting[] = [];
  for (const correction of await desk.statutes.pendingCorrections()) {
    const { organisationId, versionId, proposedBy } = correction;
    if (!may({ accountId, ...person }, 'correction.confirm', organisationId)) continue;
    const versions = await desk.statutes.versions(organisationId);
    const isOvertaken = correctedBy(versions, versionId) !== null;
    if ((proposedBy === accountId) !== isOvertaken) continue;
    const version = versions.find(({ id }) => id === versionId);
    const [organisation] = await desk.organisations.byIds([organisationId]);
    if (version === undefined || organisation === undefined) continue;
    waiting.push({
      what: isOvertaken ? 'corrections.waiting.overtaken' : 'corrections.waiting.confirm',
      facts: {
        clause: correction.clauses.map(({ reference }) => reference).join(', '),
        name: nameOn(organisation, desk.today),
      },
      path: correctionPath(organisation, version.sequence, correction.id),
      by: null,
    });
  }
  return waiting;
}

// Addresses of corrections: those of a version, one of them, and the acts of the two people.
import { may } from '../../../domain/permissions.ts';
import { isRefusal, type Refusal } from '../../../domain/refusal.ts';
import { correctedBy, type Correction } from '../../../domain/statutes/correction.ts';
import { redirect, type Answer } from '../../../web/answer.ts';
import { field, type Form } from '../../../web/body.ts';
import type { Room, Visit } from '../../../web/room.ts';
import { onOrganisation, organisationInPath } from '../../organisations/index.ts';
import type { StatutesDesk } from '../actions.ts';
import { correctionPath, statutePatterns, versionPath } from '../paths.ts';
import { confirmCorrection, declineCorrection, proposeCorrection, type AfterVersion } from './actions.ts';
import { correctionForm } from './forms.ts';
import { correctionPage, correctionsPage, type CorrectedVersion } from './pages.ts';

export interface CorrectionDoors<D extends StatutesDesk> {
  /** What follows in other rooms when a version has been added: proposals are carried over to it. */
  readonly afterVersion: AfterVersion<D>;
}

export function correctionRoutes<D extends StatutesDesk>(
  room: Room<D>,
  { afterVersion }: CorrectionDoors<D>,
): void {
  const seen = onOrganisation<D>('correction.confirm');
  for (const pattern of statutePatterns) {
    const at = `${pattern}/lydelser/:sequence/rattelse`;
    room.get(at, seen, (visit) => showCorrections(visit, Object.create(null) as Form, []));
    room.act(at, onOrganisation('correction.propose'), propose);
    room.get(`${at}/:id`, seen, (visit) => showCorrection(visit, []));
    room.act(`${at}/:id/bekraftelse`, seen, (visit) => confirm(visit, afterVersion));
    room.act(`${at}/:id/avslag`, seen, decline);
  }
}

async function versionInPath<D extends StatutesDesk>(visit: Visit<D>): Promise<CorrectedVersion | null> {
  const organisation = await organisationInPath(visit);
  if (organisation === null) return null;
  const { statutes } = visit.desk;
  const versions = await statutes.versions(organisation.id);
  const version = versions.find(({ sequence }) => String(sequence) === visit.parameters['sequence']);
  const text = version === undefined ? null : await statutes.text(organisation.id, version.id);
  if (version === undefined || text === null) return null;
  const corrections = await statutes.corrections(organisation.id);
  return {
    ...{ organisation, version, text, versions },
    corrections: corrections.filter(({ versionId }) => versionId === version.id),
  };
}

async function showCorrections<D extends StatutesDesk>(
  visit: Visit<D>,
  form: Form,
  refusals: readonly Refusal[],
): Promise<Answer> {
  const found = await versionInPath(visit);
  if (found === null) return { refused: 'access.notFound' };
  const mayPropose =
    may(visit.who, 'correction.propose', found.organisation.id) &&
    correctedBy(found.versions, found.version.id) === null;
  const chosen = field(form, 'clause') || field(visit.query, 'paragraf');
  return correctionsPage(found, form, chosen, mayPropose, visit.today, refusals);
}

async function propose<D extends StatutesDesk>(visit: Visit<D>): Promise<Answer> {
  const found = await versionInPath(visit);
  if (found === null) return { refused: 'access.notFound' };
  const filled = correctionForm(visit.form);
  if ('refusals' in filled) return showCorrections(visit, visit.form, filled.refusals);
  const { organisation, version, text } = found;
  const proposed = await proposeCorrection(visit.desk, version, text, filled.command);
  return isRefusal(proposed)
    ? showCorrections(visit, visit.form, [proposed])
    : redirect(correctionPath(organisation, version.sequence, proposed.id));
}

async function correctionInPath<D extends StatutesDesk>(
  visit: Visit<D>,
): Promise<{ readonly found: CorrectedVersion; readonly correction: Correction } | null> {
  const found = await versionInPath(visit);
  const correction = found?.corrections.find(({ id }) => id === visit.parameters['id']);
  return found === null || correction === undefined ? null : { found, correction };
}

async function showCorrection<D extends StatutesDesk>(
  visit: Visit<D>,
  refusals: readonly Refusal[],
): Promise<Answer> {
  const asked = await correctionInPath(visit);
  if (asked === null) return { refused: 'access.notFound' };
  const { found, correction } = asked;
  const proposer = await visit.desk.accounts.byId(correction.proposedBy);
  return correctionPage(
    found,
    correction,
    {
      proposer: proposer?.email ?? '',
      isOwn: visit.who?.accountId === correction.proposedBy,
      isOvertaken: correction.state === 'pending' && correctedBy(found.versions, found.version.id) !== null,
    },
    visit.today,
    refusals,
  );
}

async function confirm<D extends StatutesDesk>(
  visit: Visit<D>,
  afterwards: AfterVersion<D>,
): Promise<Answer> {
  const asked = await correctionInPath(visit);
  if (asked === null) return { refused: 'access.notFound' };
  const { organisation } = asked.found;
  const saved = await confirmCorrection(visit.desk, organisation, asked.correction.id, afterwards);
  return isRefusal(saved)
    ? showCorrection(visit, [saved])
    : redirect(`${versionPath(organisation, saved.sequence)}?kvitto=corrected`);
}

async function decline<D extends StatutesDesk>(visit: Visit<D>): Promise<Answer> {
  const asked = await correctionInPath(visit);
  if (asked === null) return { refused: 'access.notFound' };
  const { organisation, version } = asked.found;
  const refusal = await declineCorrection(visit.desk, organisation, asked.correction.id);
  return refusal === null
    ? redirect(correctionPath(organisation, version.sequence, asked.correction.id))
    : showCorrection(visit, [refusal]);
}

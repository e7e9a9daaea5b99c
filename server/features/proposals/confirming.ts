// The second person's word on the last adoption.
import { nameOn } from '../../domain/organisations/organisation.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import { redirect, type Answer } from '../../web/answer.ts';
import { field } from '../../web/body.ts';
import type { Room } from '../../web/room.ts';
import { statutePatterns } from '../statutes/index.ts';
import type { ProposalsDesk } from './actions/desk.ts';
import { unaskedFault } from './actions/must-adopt.ts';
import { confirmRatification } from './actions/ratify.ts';
import { confirmSignatures } from './actions/signatures.ts';
import { confirmationPage } from './pages/confirming.ts';
import { crumbsUnder } from './pages/crumbs.ts';
import { confirmationPath, proposalPath, ratificationPath } from './paths.ts';
import { confirmableOf, confirmFault, forceTold, lineOf, readRound } from './round-reading.ts';
import { onProposal, proposalInPath, type V } from './visits.ts';

const missing: Refusal = { refused: 'access.notFound' };

export function confirmingRoutes<D extends ProposalsDesk>(room: Room<D>): void {
  for (const pattern of statutePatterns) {
    const here = `${pattern}/forslag/:id/bekraftelse`;
    room.get(here, onProposal('proposal.confirm'), (visit) => showConfirmation(visit));
    room.act(here, onProposal('proposal.confirm'), (visit) => confirm(visit, confirmRatification));
    room.act(`${here}/underskrifter`, onProposal('proposal.confirm'), (visit) =>
      confirm(visit, confirmSignatures),
    );
  }
}

async function showConfirmation(visit: V, refusals: readonly Refusal[] = []): Promise<Answer> {
  const found = await proposalInPath(visit);
  if (found === null) return missing;
  const { organisation, proposal } = found;
  const { desk, today } = visit;
  const round = (await desk.proposals.newestRounds([proposal.id])).get(proposal.id);
  if (round === undefined) return missing;
  const read = await readRound(desk, round);
  const { tally, signing } = read;
  const confirmable = confirmableOf(proposal, read);
  const signs = proposal.state === 'ratified' && round.forceRule.kind === 'whenAdoptedAndSigned';
  const others = confirmable === null ? null : await unaskedFault(desk, proposal, round);
  const versions = await desk.statutes.versions(organisation.id);
  return confirmationPage({
    ...{ proposal, round },
    refusals: refusals.length === 0 && others !== null ? [others] : refusals,
    crumbs: crumbsUnder(organisation, proposal, today),
    forbundName: nameOn(organisation, today),
    lines: tally.standings.map((standing) => lineOf(found, read, standing, true)),
    lastMemberId: confirmable?.memberId ?? null,
    missing: tally.missing.map(({ name }) => name),
    unsigned: signs ? signing.missing.map(({ name }) => name) : [],
    force: await forceTold(desk, proposal, read),
    replacesOne: versions.length > 0,
    isDone: proposal.state === 'ratified' && confirmable === null,
    what: confirmable?.what ?? null,
    fault: confirmable === null ? null : (others ?? (await confirmFault(visit, proposal, confirmable))),
    paths: {
      board: ratificationPath(organisation, proposal.id),
      confirmation: `${confirmationPath(organisation, proposal.id)}${confirmable?.what === 'signature' ? '/underskrifter' : ''}`,
      proposal: proposalPath(organisation, proposal.id),
    },
  });
}

async function confirm(
  visit: V,
  act: typeof confirmRatification | typeof confirmSignatures,
): Promise<Answer> {
  const found = await proposalInPath(visit);
  if (found === null) return missing;
  const { organisation, proposal } = found;
  const round = Number(field(visit.form, 'round'));
  const confirmed = Number.isSafeInteger(round)
    ? await act(visit.desk, proposal, { roundNumber: round })
    : refuse('ratification.oldRound');
  return isRefusal(confirmed)
    ? showConfirmation(visit, [confirmed])
    : redirect(`${ratificationPath(organisation, proposal.id)}?kvitto=ratificationConfirmed`);
}

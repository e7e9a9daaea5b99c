// The second person's word on the last adoption.
import { nameOn } from '../../domain/organisations/organisation.ts';
import { isSuperseded, next } from '../../domain/proposals/lifecycle.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import { redirect, type Answer } from '../../web/answer.ts';
import { field } from '../../web/body.ts';
import type { Room } from '../../web/room.ts';
import { statutePatterns } from '../statutes/index.ts';
import type { ProposalsDesk } from './actions/desk.ts';
import { unaskedFault } from './actions/must-adopt.ts';
import { confirmRatification } from './actions/ratify.ts';
import { confirmationPage } from './pages/confirming.ts';
import { crumbsUnder } from './pages/crumbs.ts';
import { confirmationPath, proposalPath, ratificationPath } from './paths.ts';
import { forceTold, lineOf, mayConfirm, readRound } from './round-reading.ts';
import { onProposal, proposalInPath, type V } from './visits.ts';

const missing: Refusal = { refused: 'access.notFound' };

export function confirmingRoutes<D extends ProposalsDesk>(room: Room<D>): void {
  for (const pattern of statutePatterns) {
    const here = `${pattern}/forslag/:id/bekraftelse`;
    room.get(here, onProposal('proposal.confirm'), (visit) => showConfirmation(visit));
    room.act(here, onProposal('proposal.confirm'), confirm);
  }
}

async function showConfirmation(visit: V, refusals: readonly Refusal[] = []): Promise<Answer> {
  const found = await proposalInPath(visit);
  if (found === null) return missing;
  const { organisation, proposal } = found;
  const { desk, who, today } = visit;
  const round = (await desk.proposals.newestRounds([proposal.id])).get(proposal.id);
  if (round === undefined) return missing;
  const read = await readRound(desk, round);
  const { tally } = read;
  const isOpen = next(proposal.state, 'confirm') !== null && !isSuperseded(proposal);
  const others = isOpen ? await unaskedFault(desk, proposal, round) : null;
  const versions = await desk.statutes.versions(organisation.id);
  return confirmationPage({
    ...{ proposal, round, isOpen },
    refusals: refusals.length === 0 && others !== null ? [others] : refusals,
    crumbs: crumbsUnder(organisation, proposal, today),
    forbundName: nameOn(organisation, today),
    lines: tally.standings.map((standing) => lineOf(found, read, standing, true)),
    lastMemberId: tally.lastAdoption?.memberId ?? null,
    missing: tally.missing.map(({ name }) => name),
    force: await forceTold(desk, proposal, read),
    replacesOne: versions.length > 0,
    isDone: proposal.state === 'ratified',
    canConfirm: others === null && mayConfirm(visit, organisation.id, tally),
    isRecorder: who !== null && who.accountId === tally.lastAdoption?.recordedBy,
    paths: {
      board: ratificationPath(organisation, proposal.id),
      confirmation: confirmationPath(organisation, proposal.id),
      proposal: proposalPath(organisation, proposal.id),
    },
  });
}

async function confirm(visit: V): Promise<Answer> {
  const found = await proposalInPath(visit);
  if (found === null) return missing;
  const { organisation, proposal } = found;
  const round = Number(field(visit.form, 'round'));
  const confirmed = Number.isSafeInteger(round)
    ? await confirmRatification(visit.desk, proposal, { roundNumber: round })
    : refuse('ratification.oldRound');
  return isRefusal(confirmed)
    ? showConfirmation(visit, [confirmed])
    : redirect(`${ratificationPath(organisation, proposal.id)}?kvitto=ratificationConfirmed`);
}

// Reminding a member by hand.
import { authorize } from '../../domain/permissions.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { redirect, type Answer } from '../../web/answer.ts';
import type { Room } from '../../web/room.ts';
import { statutePatterns } from '../statutes/index.ts';
import type { ProposalsDesk } from './actions/desk.ts';
import { remind } from './papers/reminding.ts';
import { consultationPath, ratificationPath } from './paths.ts';
import { proposalInPath, type V } from './visits.ts';

const missing: Refusal = { refused: 'access.notFound' };

export function remindingRoutes<D extends ProposalsDesk>(room: Room<D>): void {
  for (const pattern of statutePatterns)
    room.act(`${pattern}/forslag/:id/paminnelse/:member`, { act: 'account.readOwn' }, remindMember);
}

async function remindMember(visit: V): Promise<Answer> {
  const found = await proposalInPath(visit);
  const member = await visit.desk.organisations.bySlug(visit.parameters['member'] ?? '');
  if (found === null || member === null) return missing;
  const { organisation, proposal } = found;
  const fault = authorize(visit.who, 'proposal.recordAnswer', organisation.id);
  if (fault !== null) return fault;
  const refusal = await remind(visit.desk, proposal, { memberId: member.id });
  if (refusal !== null) return refusal;
  const page = proposal.state === 'consultation' ? consultationPath : ratificationPath;
  return redirect(`${page(organisation, proposal.id)}?kvitto=memberReminded`);
}

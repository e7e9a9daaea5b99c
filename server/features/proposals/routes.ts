// Addresses of proposals of statutes: each part of a proposal's life has its own.
import type { Room } from '../../web/room.ts';
import type { ProposalsDesk } from './actions/desk.ts';
import { answeringRoutes } from './answering.ts';
import { confirmingRoutes } from './confirming.ts';
import { consultingRoutes } from './consulting.ts';
import { decidingRoutes } from './deciding.ts';
import { draftingRoutes } from './drafting-routes.ts';
import { papersRoutes } from './papers/routes.ts';
import { ratifyingRoutes } from './ratifying.ts';
import { remindingRoutes } from './reminding.ts';
import type { ProposalsDoors } from './visits.ts';

/** A part opens its addresses under every pattern of `statutePatterns`, "…/forslag" and further. */
export function proposalsRoutes<D extends ProposalsDesk>(room: Room<D>, doors: ProposalsDoors): void {
  draftingRoutes(room, doors);
  consultingRoutes(room, doors);
  decidingRoutes(room, doors);
  ratifyingRoutes(room, doors);
  answeringRoutes(room, doors);
  confirmingRoutes(room);
  papersRoutes(room, doors);
  remindingRoutes(room);
}

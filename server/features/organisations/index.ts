// The door of the organisations' room.
export {
  changeDates,
  findOrRegister,
  addMember,
  recordSuccession,
  registerOrganisation,
  renameOrganisation,
  setUpForbund,
} from './actions/register.ts';
export { carryOut, markFormed } from './actions/effects.ts';
export { recordSeats, recordShares } from './actions/seats.ts';
export { recordRule } from './actions/rules.ts';
export type { OrganisationsDesk } from './actions/desk.ts';
export { crumbsTo } from './pages/frame.ts';
export { organisationPath, registerPath, rulesPath, setUpPath } from './paths.ts';
export { organisationsRoutes, type OrganisationsDoors } from './routes.ts';
export { onOrganisation, organisationInPath } from './visits.ts';
export type { StoredOrganisation } from './records.ts';
export type { RuleClauses } from './rules.ts';
export { organisationStore, type OrganisationStore } from './store.ts';

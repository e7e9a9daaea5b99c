// The door of the organisations' room.
export {
  changeDates,
  addMember,
  recordRule,
  recordSuccession,
  registerOrganisation,
  renameOrganisation,
  setUpForbund,
  type OrganisationsDesk,
} from './actions.ts';
export { crumbsTo } from './pages.ts';
export { organisationPath, registerPath, setUpPath } from './paths.ts';
export { onOrganisation, organisationInPath, organisationsRoutes } from './routes.ts';
export type { StoredOrganisation } from './records.ts';
export { organisationStore, type OrganisationStore } from './store.ts';

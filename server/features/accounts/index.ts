// The door of the accounts' room.
export type { AccountsDesk } from './actions.ts';
export {
  endMandateRole,
  grantByMandate,
  grantRole,
  issueLink,
  openAccount,
  openForLetters,
  openForMandate,
  setPassword,
} from './actions.ts';
export { identities } from './identities.ts';
export { linkTokens, type LinkTokens } from './link-tokens.ts';
export { endPersonalLink, personalLink } from './personal-links.ts';
export { hashPassword } from './passwords.ts';
export { entrancePath, linkPath, myPath, signInPath, signOutPath, waitingPath } from './paths.ts';
export { accountsRoutes, type AccountsDoors, type DemoAccounts } from './routes.ts';
export { accountStore, type AccountStore } from './store.ts';
export { signInThrottle } from './throttle.ts';

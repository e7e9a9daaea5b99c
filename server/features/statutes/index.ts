// The door of the statutes' room.
export { addRatifiedVersion, readInVersion, startDraft } from './actions.ts';
export { orderMissingVersions, versionToIssue } from './document.ts';
export type { AffectedDocument, AskAffected, ChangedText } from './affected.ts';
export { correctionsWaiting } from './corrections/waiting.ts';
export { longestText, pastedIn, sourceIn } from './forms.ts';
export { statuteCrumb } from './crumbs.ts';
export { startDraftPath, statuteKindOf, statutePath, statutePatterns, versionPath } from './paths.ts';
export type { Decision, VersionHeader, VersionText } from './records.ts';
export { statutesRoutes } from './routes.ts';
export { ruleClauses } from './rule-clauses.ts';
export { versionOn } from './standing.ts';
export { mostKeptTexts, statuteStore, type KeptTexts, type StatuteStore } from './store.ts';
export { textRead } from './text-read.ts';

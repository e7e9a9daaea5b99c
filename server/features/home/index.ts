// The door of the home room.
export { aboutPath, accessibilityPath, homePath, languagePath, privacyPath } from './paths.ts';
export { homeRoutes } from './routes.ts';

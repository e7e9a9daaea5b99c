// Addresses of our own: a path that no browser reads as another host.

/** The address if it is a path of ours, else null: `//host`, `/\host` and anything with white space are not. */
export function ownAddress(asked: string): string | null {
  return /^\/(?![/\\])[^\s\\]*$/.test(asked) ? asked : null;
}

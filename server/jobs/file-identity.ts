// The identity that a PDF's trailers carry: what an altered file of ours is recognised by.

/** `/ID [<…> <…>]`: the first of the two stays the same through every revision (ISO 32000-1, 14.4). */
const identity = /\/ID\s*\[\s*<([0-9a-f]{32})>/gi;
const most = 20;

/** The identities found anywhere in the bytes, hexadecimal and small; a whole file of ours has one, in each trailer. */
export function fileIdentities(bytes: Uint8Array): readonly string[] {
  const found = new Set<string>();
  for (const [, id = ''] of Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    .toString('latin1')
    .matchAll(identity)) {
    found.add(id.toLowerCase());
    if (found.size >= most) break;
  }
  return [...found];
}

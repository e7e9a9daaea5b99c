// Taking a signature's DER apart and building it again with something changed in it, and putting it back in its file.
import { childrenOf, onlyElement } from '../../server/signing/der-reading.ts';
import { der } from '../../server/signing/der-writing.ts';

/** The places of children that lead from the outermost element to one within. */
export type Path = readonly number[];

// ContentInfo → [0] → SignedData → version, digestAlgorithms, content, certificates, signerInfos.
export const body: Path = [1, 0];
export const signerInfo: Path = [...body, 4, 0];
// SignerInfo → version, signer, hash, [0] signed, algorithm, value, [1] unsigned → attribute → values → token.
export const token: Path = [...signerInfo, 6, 0, 1, 0];

/** Rebuilds nested elements: the one that `path` leads to gets other bytes, none or several elements' even. */
export function rebuilt(whole: Buffer, path: Path, change: (element: Buffer) => Buffer): Buffer {
  const [place, ...rest] = path;
  if (place === undefined) return change(whole);
  const element = onlyElement(whole);
  const children = childrenOf(element).map(({ whole: child }, index) =>
    index === place ? rebuilt(child, rest, change) : child,
  );
  return der(element.tag, ...children);
}

/** Puts the children of an element anew, bytes for bytes. */
export const rearranged =
  (change: (children: readonly Buffer[]) => readonly Buffer[]) =>
  (element: Buffer): Buffer => {
    const { tag } = onlyElement(element);
    return der(tag, ...change(childrenOf(onlyElement(element)).map(({ whole }) => whole)));
  };

/** The way to each element, the outermost first. */
export function pathsIn(whole: Buffer, from: Path = []): readonly Path[] {
  const element = onlyElement(whole);
  if ((element.tag & 0x20) === 0) return [from];
  const within = childrenOf(element).flatMap((child, index) => pathsIn(child.whole, [...from, index]));
  return [from, ...within];
}

interface Gap {
  /** Where the hexadecimal digits of a file's last signature begin and end. */
  readonly start: number;
  readonly end: number;
}

export function gapOf(file: Buffer): Gap {
  const start = file.lastIndexOf('/Contents <') + '/Contents <'.length;
  return { start, end: file.indexOf('>', start) };
}

/** A file's last signature. */
export function signatureOf(file: Buffer): Buffer {
  const { start, end } = gapOf(file);
  const bytes = Buffer.from(file.toString('latin1', start, end), 'hex');
  return bytes.subarray(0, 4 + bytes.readUInt16BE(2));
}

/** The file with other bytes as its last signature, written as ours are; nothing else is touched. */
export function withSignature(file: Buffer, signature: Buffer): Buffer {
  const { start, end } = gapOf(file);
  const digits = signature.toString('hex').toUpperCase();
  if (digits.length > end - start) throw new Error('No room');
  const copy = Buffer.from(file);
  copy.write(digits.padEnd(end - start, '0'), start, 'latin1');
  return copy;
}
